//! Properties of the planner on random pairs of catalogs, without a server.
//!
//! The order of a plan must follow from its edges alone: the steps are also ordered by a hash among
//! the ready ones, and every prefix is replayed on a model that refuses what PostgreSQL refuses. A
//! tidy order would hide missing edges.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::collections::{BTreeMap, BTreeSet};

use lockstep::ddl::replay::Model;
use lockstep::diff::diff;
use lockstep::model::*;
use lockstep::overlay::{Pair2, Target};
use lockstep::plan::build::{Request, build};
use lockstep::plan::file::sha256;
use lockstep::plan::hazard::Code;
use lockstep::plan::holds::holds;
use lockstep::plan::recipe::{Context, ordered};
use lockstep::plan::step::{Batch, Draft};
use proptest::prelude::*;

fn id(name: &str) -> Ident {
    Ident::new(name).unwrap()
}

fn q(name: &str) -> QName {
    QName::new(id("public"), id(name))
}

const TABLES: [&str; 3] = ["t1", "t2", "t3"];
const COLUMNS: [&str; 3] = ["a", "b", "c"];
const NAMES: [&str; 4] = ["x", "y", "z", "w"];

/// One wish; wishes that PostgreSQL would refuse in this catalog are skipped.
#[derive(Clone, Debug)]
enum Wish {
    Enum(usize, usize),
    ColumnEnum(usize, usize, usize),
    NotNull(usize, usize),
    Default(usize, usize, u8),
    PrimaryKey(usize, usize, Vec<usize>),
    Unique(usize, usize, Vec<usize>, bool),
    Check(usize, usize, usize, u8),
    ForeignKey(usize, usize, usize, usize, bool),
    Index(usize, usize, Vec<usize>, bool, bool),
    Comment(usize, u8),
}

fn columns() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..COLUMNS.len(), 1..3)
}

fn wish() -> impl Strategy<Value = Wish> {
    let t = 0..TABLES.len();
    let c = 0..COLUMNS.len();
    let n = 0..NAMES.len();
    prop_oneof![
        (0..2usize, 1..4usize).prop_map(|(e, v)| Wish::Enum(e, v)),
        (t.clone(), c.clone(), 0..2usize).prop_map(|(t, c, e)| Wish::ColumnEnum(t, c, e)),
        (t.clone(), c.clone()).prop_map(|(t, c)| Wish::NotNull(t, c)),
        (t.clone(), c.clone(), 0..3u8).prop_map(|(t, c, d)| Wish::Default(t, c, d)),
        (t.clone(), n.clone(), columns()).prop_map(|(t, n, c)| Wish::PrimaryKey(t, n, c)),
        (t.clone(), n.clone(), columns(), any::<bool>())
            .prop_map(|(t, n, c, d)| Wish::Unique(t, n, c, d)),
        (t.clone(), n.clone(), c.clone(), 0..4u8).prop_map(|(t, n, c, v)| Wish::Check(t, n, c, v)),
        (t.clone(), n.clone(), c.clone(), t.clone(), any::<bool>())
            .prop_map(|(t, n, c, p, v)| Wish::ForeignKey(t, n, c, p, v)),
        (
            t.clone(),
            n.clone(),
            columns(),
            any::<bool>(),
            any::<bool>()
        )
            .prop_map(|(t, n, c, u, w)| Wish::Index(t, n, c, u, w)),
        (t, 0..3u8).prop_map(|(t, v)| Wish::Comment(t, v)),
    ]
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    prop::collection::vec(wish(), 0..14)
}

fn column_list(columns: &[usize]) -> Vec<Ident> {
    let mut seen = BTreeSet::new();
    columns
        .iter()
        .filter(|c| seen.insert(**c))
        .map(|c| id(COLUMNS[*c]))
        .collect()
}

fn key(columns: Vec<Ident>, deferral: Deferral) -> Key {
    Key {
        columns,
        include: vec![],
        nulls: NullsDistinct::Distinct,
        deferral,
        period: Period::No,
        storage: StorageParameters::none(),
        tablespace: None,
    }
}

fn bare() -> Catalog {
    let column = |position| Column {
        position,
        data_type: TypeName::new("text"),
        collation: None,
        nullability: Nullability::Nullable,
        source: ValueSource::None,
        comment: None,
    };
    let table = || Table {
        kind: TableKind::Plain,
        columns: COLUMNS
            .iter()
            .enumerate()
            .map(|(i, c)| (id(c), column(i16::try_from(i).unwrap() + 1)))
            .collect(),
        constraints: BTreeMap::new(),
        indexes: BTreeMap::new(),
        comment: None,
        size: TableSize {
            rows: Some(5),
            bytes: 8192,
        },
    };
    Catalog {
        tables: TABLES.iter().map(|t| (q(t), table())).collect(),
        ..Catalog::default()
    }
}

fn relation_taken(catalog: &Catalog, name: &str) -> bool {
    catalog.tables.values().any(|t| {
        t.indexes.contains_key(name) || t.constraints.get(name).is_some_and(|c| c.kind.has_index())
    })
}

fn add(catalog: &mut Catalog, table: &str, name: &str, kind: ConstraintKind) {
    let taken = kind.has_index() && relation_taken(catalog, name);
    let t = catalog.tables.get_mut(&q(table)).unwrap();
    if taken || t.constraints.contains_key(name) {
        return;
    }
    if matches!(kind, ConstraintKind::PrimaryKey(_))
        && t.constraints
            .values()
            .any(|c| matches!(c.kind, ConstraintKind::PrimaryKey(_)))
    {
        return;
    }
    if let ConstraintKind::PrimaryKey(k) = &kind {
        for c in &k.columns {
            t.columns.get_mut(c).unwrap().nullability = Nullability::NotNull(NotNull::plain());
        }
    }
    t.constraints.insert(
        id(name),
        Constraint {
            kind,
            comment: None,
        },
    );
}

fn grant(catalog: &mut Catalog, wish: &Wish) {
    match wish {
        Wish::Enum(e, n) => {
            catalog
                .enums
                .entry(q(["e1", "e2"][*e]))
                .or_insert_with(|| EnumType {
                    values: ["k", "l", "m"][..*n]
                        .iter()
                        .map(|s| (*s).to_owned())
                        .collect(),
                    comment: None,
                });
        }
        Wish::ColumnEnum(t, c, e) => {
            let name = ["e1", "e2"][*e];
            if catalog.enums.contains_key(&q(name)) {
                let table = catalog.tables.get_mut(&q(TABLES[*t])).unwrap();
                let printed = COLUMNS[*c];
                let used =
                    table.constraints.values().any(|k| {
                        lockstep::render::definition::constraint(&k.kind).contains(printed)
                    }) || table
                        .indexes
                        .iter()
                        .any(|(n, i)| i.def.predicate.is_some() && n.as_str() != printed);
                let column = table.columns.get_mut(printed).unwrap();
                if !used && column.default().is_none() {
                    column.data_type = TypeName::new(format!("public.{name}"));
                }
            }
        }
        Wish::NotNull(t, c) => {
            let table = catalog.tables.get_mut(&q(TABLES[*t])).unwrap();
            table.columns.get_mut(COLUMNS[*c]).unwrap().nullability =
                Nullability::NotNull(NotNull::plain());
        }
        Wish::Default(t, c, d) => {
            let table = catalog.tables.get_mut(&q(TABLES[*t])).unwrap();
            let column = table.columns.get_mut(COLUMNS[*c]).unwrap();
            let text = format!(
                "'{}'::{}",
                ["k", "l", "m"][usize::from(*d)],
                column.data_type
            );
            column.source = ValueSource::Default(Expr::new(text));
        }
        Wish::PrimaryKey(t, n, c) => add(
            catalog,
            TABLES[*t],
            NAMES[*n],
            ConstraintKind::PrimaryKey(key(column_list(c), Deferral::NotDeferrable)),
        ),
        Wish::Unique(t, n, c, deferred) => {
            let deferral = if *deferred {
                Deferral::Deferred
            } else {
                Deferral::NotDeferrable
            };
            add(
                catalog,
                TABLES[*t],
                NAMES[*n],
                ConstraintKind::Unique(key(column_list(c), deferral)),
            );
        }
        Wish::Check(t, n, c, v) => {
            let ty = catalog.tables[&q(TABLES[*t])].columns[COLUMNS[*c]]
                .data_type
                .clone();
            let validity = if *v == 3 {
                Validity::NotValid
            } else {
                Validity::Valid
            };
            let expr = format!(
                "({} <> '{}'::{ty})",
                COLUMNS[*c],
                ["k", "l", "m", "k"][usize::from(*v)]
            );
            add(
                catalog,
                TABLES[*t],
                NAMES[*n],
                ConstraintKind::Check(Check {
                    expr: Expr::new(expr),
                    inheritance: Inheritance::Inherited,
                    validity,
                    enforcement: Enforcement::Enforced,
                }),
            );
        }
        Wish::ForeignKey(t, n, c, p, valid) => {
            let parent = &catalog.tables[&q(TABLES[*p])];
            let Some(target) = parent.constraints.values().find_map(|k| match &k.kind {
                ConstraintKind::PrimaryKey(k) if k.columns.len() == 1 => Some(k.columns.clone()),
                ConstraintKind::Unique(k)
                    if k.columns.len() == 1 && k.deferral == Deferral::NotDeferrable =>
                {
                    Some(k.columns.clone())
                }
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::ForeignKey(_)
                | ConstraintKind::Check(_)
                | ConstraintKind::Exclusion(_) => None,
            }) else {
                return;
            };
            add(
                catalog,
                TABLES[*t],
                NAMES[*n],
                ConstraintKind::ForeignKey(ForeignKey {
                    columns: vec![id(COLUMNS[*c])],
                    table: q(TABLES[*p]),
                    referenced: target,
                    matching: Matching::Simple,
                    on_update: Action::NoAction,
                    on_delete: Action::Cascade,
                    on_delete_columns: vec![],
                    deferral: Deferral::NotDeferrable,
                    validity: if *valid {
                        Validity::Valid
                    } else {
                        Validity::NotValid
                    },
                    enforcement: Enforcement::Enforced,
                    period: Period::No,
                }),
            );
        }
        Wish::Index(t, n, c, unique, partial) => {
            let name = NAMES[*n];
            if relation_taken(catalog, name) {
                return;
            }
            let table = catalog.tables.get_mut(&q(TABLES[*t])).unwrap();
            let columns = column_list(c);
            let first = &table.columns[columns[0].as_str()];
            let predicate =
                partial.then(|| Expr::new(format!("({} <> 'k'::{})", columns[0], first.data_type)));
            table.indexes.insert(
                id(name),
                Index {
                    def: IndexDef {
                        uniqueness: if *unique {
                            Uniqueness::Unique(NullsDistinct::Distinct)
                        } else {
                            Uniqueness::Plain
                        },
                        method: lockstep::ddl::btree(),
                        keys: columns.into_iter().map(IndexKey::column).collect(),
                        include: vec![],
                        predicate,
                        storage: StorageParameters::none(),
                        tablespace: None,
                    },
                    state: IndexState::Valid,
                    comment: None,
                },
            );
        }
        Wish::Comment(t, v) => {
            catalog.tables.get_mut(&q(TABLES[*t])).unwrap().comment = Some(format!("note {v}"));
        }
    }
}

fn catalog(wishes: &[Wish]) -> Catalog {
    let mut out = bare();
    for w in wishes {
        grant(&mut out, w);
    }
    out
}

/// Labels can be added, not removed: what is live stays in the wanted list, in its order.
fn keep_labels(from: &Catalog, to: &mut Catalog) {
    for (name, e) in &mut to.enums {
        if let Some(live) = from.enums.get(name)
            && live.values.len() > e.values.len()
        {
            e.values.clone_from(&live.values);
        }
    }
}

/// A proved rule is not asked to be forgotten: the overlay keeps it.
fn keep_proofs(from: &Catalog, to: &mut Catalog) {
    for (t, table) in &mut to.tables {
        for (n, c) in &mut table.constraints {
            if let Some(live) = from.tables[t].constraints.get(n)
                && c.kind.clone().with_validity(Validity::Valid) == live.kind
            {
                c.kind = live.kind.clone();
            }
        }
    }
}

struct Case {
    target: Target,
    live: Live,
}

fn case(before: &[Wish], after: &[Wish], version_num: u32) -> Case {
    let from = catalog(before);
    let mut to = catalog(after);
    keep_labels(&from, &mut to);
    keep_proofs(&from, &mut to);
    if version_num >= 180_000 {
        let mut from = from.clone();
        name_not_nulls(&mut from);
        name_not_nulls(&mut to);
        return made(from, to, version_num);
    }
    made(from, to, version_num)
}

fn made(from: Catalog, to: Catalog, version_num: u32) -> Case {
    let live = Live {
        catalog: from.clone(),
        version_num,
        database: "db".to_owned(),
        ..Live::default()
    };
    let target = Target {
        states: Pair2 { from, to },
        ..Target::default()
    };
    Case { target, live }
}

fn name_not_nulls(catalog: &mut Catalog) {
    for (t, table) in &mut catalog.tables {
        for (c, column) in &mut table.columns {
            if let Nullability::NotNull(nn) = &mut column.nullability {
                nn.name = Some(lockstep::overlay::default_not_null_name(t, c));
            }
        }
    }
}

/// A type change of a column that something unchanged mentions is refused elsewhere; leave such
/// pairs out.
fn is_supported(case: &Case) -> bool {
    let s = &case.target.states;
    for (name, to) in &s.to.tables {
        let from = &s.from.tables[name];
        for (c, column) in &to.columns {
            if from.columns[c].data_type == column.data_type {
                continue;
            }
            let unchanged = to.constraints.iter().any(|(n, k)| {
                from.constraints.get(n) == Some(k)
                    && lockstep::render::definition::constraint(&k.kind).contains(c.as_str())
            }) || to
                .indexes
                .iter()
                .any(|(n, i)| from.indexes.get(n) == Some(i));
            if unchanged {
                return false;
            }
        }
    }
    // A key that stays must not lose the rule that an unchanged foreign key rests on.
    for (table, to) in &s.to.tables {
        for c in to.constraints.values() {
            if let ConstraintKind::ForeignKey(fk) = &c.kind
                && s.from.tables[table].constraints.values().any(
                    |k| matches!(&k.kind, ConstraintKind::ForeignKey(f) if f.table == fk.table),
                )
                && s.from.tables[&fk.table].constraints != s.to.tables[&fk.table].constraints
            {
                return false;
            }
        }
    }
    true
}

fn run(model: &mut Model, batch: &Batch) -> Result<(), String> {
    if holds(&batch.done, model.catalog()) {
        return Ok(());
    }
    for statement in &batch.statements {
        model
            .apply(statement)
            .map_err(|e| format!("{e}: {}", lockstep::render::statement::sql(statement)))?;
    }
    if holds(&batch.done, model.catalog()) {
        Ok(())
    } else {
        Err(format!(
            "executed, yet its done-test fails: {:?}",
            batch.done
        ))
    }
}

fn forget_validity_of_names(mut catalog: Catalog) -> Catalog {
    // What 18 calls a NOT NULL does not matter to these properties.
    for t in catalog.tables.values_mut() {
        for c in t.columns.values_mut() {
            if let Nullability::NotNull(nn) = &mut c.nullability {
                nn.name = None;
            }
        }
        t.size = TableSize::default();
    }
    catalog
}

fn same(a: &Catalog, b: &Catalog) -> bool {
    forget_validity_of_names(a.clone()) == forget_validity_of_names(b.clone())
}

fn check(case: &Case, seed: u64) -> Result<(), TestCaseError> {
    let changes = diff(&case.target);
    let context = Context {
        live: &case.live,
        target: &case.target,
        small_rows: 10_000,
    };
    let (recipes, ordered) =
        match ordered(&changes, &context, |i, _, _| sha256(&format!("{seed} {i}"))) {
            Ok(both) => both,
            Err(cycles) => return Err(TestCaseError::fail(format!("{cycles:?}"))),
        };
    let drafts: Vec<&Draft> = recipes.iter().flatten().collect();
    let in_order: Vec<&Draft> = ordered.order.iter().map(|&i| drafts[i]).collect();
    let titles = || {
        in_order
            .iter()
            .map(|d| d.title.clone())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let mut model = Model::new(case.target.states.from.clone());
    for (at, draft) in in_order.iter().enumerate() {
        for batch in &draft.forward {
            run(&mut model, batch).map_err(|e| {
                TestCaseError::fail(format!("step {at} {}: {e}\n{}", draft.title, titles()))
            })?;
        }
        // Going on after a failure: everything so far is done.
        for (i, earlier) in in_order[..=at].iter().enumerate() {
            for batch in &earlier.forward {
                prop_assert!(
                    holds(&batch.done, model.catalog()),
                    "after {at} {}, step {i} {} would run again\n{}",
                    draft.title,
                    earlier.title,
                    titles()
                );
            }
        }
        // Back from this prefix.
        let mut back = Model::new(model.catalog().clone());
        for draft in in_order[..=at].iter().rev() {
            for batch in &draft.rollback {
                run(&mut back, batch).map_err(|e| {
                    TestCaseError::fail(format!(
                        "undo of {} from {at}: {e}\n{}",
                        draft.title,
                        titles()
                    ))
                })?;
            }
        }
        let mut start = case.target.states.from.clone();
        keep_added_labels(back.catalog(), &mut start);
        prop_assert!(
            same(back.catalog(), &start),
            "rollback from {at}\n{}\n{:#?}\n{:#?}",
            titles(),
            back.catalog(),
            start
        );
    }
    prop_assert!(
        same(model.catalog(), &case.target.states.to),
        "not there\n{}\n{:#?}\n{:#?}",
        titles(),
        model.catalog(),
        case.target.states.to
    );
    Ok(())
}

/// An enum value that was added stays after a rollback.
fn keep_added_labels(back: &Catalog, start: &mut Catalog) {
    for (name, e) in &mut start.enums {
        if let Some(now) = back.enums.get(name) {
            e.values.clone_from(&now.values);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    /// Every order that the edges allow works, from every prefix back, and ends where it should.
    #[test]
    fn any_order_of_ready_steps_works(before in wishes(), after in wishes(), seed in any::<u64>(), new in any::<bool>()) {
        let case = case(&before, &after, if new { 180_004 } else { 150_018 });
        prop_assume!(is_supported(&case));
        check(&case, seed)?;
    }

    /// Equal states need no change.
    #[test]
    fn equal_states_need_nothing(wishes in wishes()) {
        let case = case(&wishes, &wishes, 150_018);
        prop_assert!(diff(&case.target).is_empty());
    }

    /// The same input gives the same bytes, and plan.json is read back as it was written.
    #[test]
    fn plans_are_deterministic_and_round_trip(before in wishes(), after in wishes()) {
        let case = case(&before, &after, 150_018);
        prop_assume!(is_supported(&case));
        let changes = diff(&case.target);
        let allow: BTreeSet<Code> = Code::ALL.into_iter().collect();
        let make = || {
            let context = Context { live: &case.live, target: &case.target, small_rows: 10_000 };
            let mut plan = build(&changes, &Request { name: "p", context, allow: &allow }).unwrap();
            let files = lockstep::render::files::folder(&mut plan, &case.live).unwrap();
            (plan, files)
        };
        let (plan, files) = make();
        prop_assert_eq!(&(plan.clone(), files), &make());
        let text = serde_json::to_string(&plan).unwrap();
        let again: lockstep::plan::file::PlanFile = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&again, &plan);
        prop_assert_eq!(again.compute_digest().unwrap(), plan.digest);
    }
}
