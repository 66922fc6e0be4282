//! Random pairs of catalogs, drawn from few shared names so that they collide; what PostgreSQL or the overlay would refuse
//! is left out. Knows no server.

use std::collections::{BTreeMap, BTreeSet};

use lockstep::model::*;
use lockstep::overlay::{Pair2, Target};
use proptest::prelude::*;

// Each test binary uses a part of this module: naming all of it here keeps the rest from being called dead.
const _: () = {
    let _ = (case, is_supported, keep_proofs, made, catalog);
    let _ = |c: Case| c.live;
};

pub(crate) fn id(name: &str) -> Ident {
    Ident::new(name).unwrap()
}

pub(crate) fn q(name: &str) -> QName {
    QName::new(id("public"), id(name))
}

const TABLES: [&str; 3] = ["t1", "t2", "t3"];
const COLUMNS: [&str; 3] = ["a", "b", "c"];
/// Lists of labels between which some are added, removed and moved; what expressions say is in all of them.
const LABELS: [&[&str]; 4] = [
    &["k", "l", "m"],
    &["k", "l", "m", "n"],
    &["o", "k", "l", "m"],
    &["m", "l", "k"],
];
/// Extensions with the same version on each server, and nothing that the tables use.
const EXTENSIONS: [(&str, &str); 2] = [("hstore", "1.8"), ("pg_trgm", "1.6")];
const NAMES: [&str; 4] = ["x", "y", "z", "w"];

/// One wish; wishes that PostgreSQL would refuse in this catalog are skipped.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    Enum(usize, usize),
    ColumnEnum(usize, usize, usize),
    NotNull(usize, usize),
    Default(usize, usize, u8),
    PrimaryKey(usize, usize, Vec<usize>),
    Unique(usize, usize, Vec<usize>, bool),
    Check(usize, usize, usize, u8),
    ForeignKey(usize, usize, usize, usize, bool),
    Index(usize, usize, Vec<usize>, bool, bool),
    /// The index of an expression.
    Expression(usize, usize, usize),
    Exclusion(usize, usize, Vec<usize>),
    Extension(usize),
    Comment(usize, u8),
    /// On the object of that name, or on a column.
    CommentOn(usize, usize, u8),
}

fn columns() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..COLUMNS.len(), 1..3)
}

fn wish() -> impl Strategy<Value = Wish> {
    let t = 0..TABLES.len();
    let c = 0..COLUMNS.len();
    let n = 0..NAMES.len();
    prop_oneof![
        (0..2usize, 0..LABELS.len()).prop_map(|(e, v)| Wish::Enum(e, v)),
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
        (t.clone(), n.clone(), c).prop_map(|(t, n, c)| Wish::Expression(t, n, c)),
        (t.clone(), n.clone(), columns()).prop_map(|(t, n, c)| Wish::Exclusion(t, n, c)),
        (0..EXTENSIONS.len()).prop_map(Wish::Extension),
        (t.clone(), 0..3u8).prop_map(|(t, v)| Wish::Comment(t, v)),
        (t, n, 0..3u8).prop_map(|(t, n, v)| Wish::CommentOn(t, n, v)),
    ]
}

pub(crate) fn wishes() -> impl Strategy<Value = Vec<Wish>> {
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

/// A literal of this type, of a label that every list has.
fn literal(ty: &TypeName, wanted: usize) -> String {
    format!("'{}'::{ty}", ["k", "l", "m"][wanted % 3])
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
        attached: BTreeMap::new(),
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

fn has_expression(def: &IndexDef) -> bool {
    let is_expression = |k: &IndexKey| matches!(k.element, Element::Expression(_));
    def.predicate.is_some() || def.keys.iter().any(is_expression)
}

fn index(keys: Vec<IndexKey>, uniqueness: Uniqueness, predicate: Option<Expr>) -> Index {
    Index {
        def: IndexDef {
            uniqueness,
            method: lockstep::ddl::btree(),
            keys,
            include: vec![],
            predicate,
            storage: StorageParameters::none(),
            tablespace: None,
        },
        state: IndexState::Valid,
        comment: None,
    }
}

fn grant(catalog: &mut Catalog, wish: &Wish) {
    match wish {
        Wish::Enum(e, n) => {
            catalog
                .enums
                .entry(q(["e1", "e2"][*e]))
                .or_insert_with(|| EnumType {
                    values: LABELS[*n].iter().map(|s| (*s).to_owned()).collect(),
                    comment: None,
                    ..EnumType::default()
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
                        .any(|(n, i)| has_expression(&i.def) && n.as_str() != printed);
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
            let text = literal(&column.data_type, usize::from(*d));
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
            let literal = literal(&ty, usize::from(*v));
            let expr = format!("({} <> {literal})", COLUMNS[*c]);
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
            let types = (
                &catalog.tables[&q(TABLES[*t])].columns[COLUMNS[*c]].data_type,
                &parent.columns[&target[0]].data_type,
            );
            if types.0 != types.1 {
                return;
            }
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
            let uniqueness = if *unique {
                Uniqueness::Unique(NullsDistinct::Distinct)
            } else {
                Uniqueness::Plain
            };
            let keys = columns.into_iter().map(IndexKey::column).collect();
            table
                .indexes
                .insert(id(name), index(keys, uniqueness, predicate));
        }
        Wish::Expression(t, n, c) => {
            let table = catalog.tables.get_mut(&q(TABLES[*t])).unwrap();
            let column = COLUMNS[*c];
            let is_text = table.columns[column].data_type.as_str() == "text";
            if is_text && !relation_taken(catalog, NAMES[*n]) {
                let key = IndexKey {
                    element: Element::Expression(Expr::new(format!("lower({column})"))),
                    ..IndexKey::column(id(column))
                };
                let table = catalog.tables.get_mut(&q(TABLES[*t])).unwrap();
                table
                    .indexes
                    .insert(id(NAMES[*n]), index(vec![key], Uniqueness::Plain, None));
            }
        }
        Wish::Exclusion(t, n, c) => {
            let element = |c| ExclusionElement {
                key: IndexKey::column(c),
                operator: "=".to_owned(),
            };
            let exclusion = Exclusion {
                method: lockstep::ddl::btree(),
                elements: column_list(c).into_iter().map(element).collect(),
                include: vec![],
                predicate: None,
                deferral: Deferral::NotDeferrable,
                storage: StorageParameters::none(),
                tablespace: None,
            };
            let kind = ConstraintKind::Exclusion(exclusion);
            add(catalog, TABLES[*t], NAMES[*n], kind);
        }
        Wish::Extension(e) => {
            let (name, version) = EXTENSIONS[*e];
            let extension = Extension {
                schema: id("public"),
                version: version.to_owned(),
                comment: None,
            };
            catalog.extensions.insert(id(name), extension);
        }
        Wish::CommentOn(t, n, v) => {
            let table = catalog.tables.get_mut(&q(TABLES[*t])).unwrap();
            let name = NAMES[*n];
            let text = Some(format!("remark {v}"));
            if let Some(c) = table.constraints.get_mut(name) {
                c.comment = text;
            } else if let Some(i) = table.indexes.get_mut(name) {
                i.comment = text;
            } else {
                table.columns.get_mut(COLUMNS[n % 3]).unwrap().comment = text;
            }
        }
        Wish::Comment(t, v) => {
            catalog.tables.get_mut(&q(TABLES[*t])).unwrap().comment = Some(format!("note {v}"));
        }
    }
}

pub(crate) fn catalog(wishes: &[Wish]) -> Catalog {
    let mut out = bare();
    for w in wishes {
        grant(&mut out, w);
    }
    out
}

/// A proved rule is not asked to be forgotten: the overlay keeps it.
pub(crate) fn keep_proofs(from: &Catalog, to: &mut Catalog) {
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

pub(crate) struct Case {
    pub(crate) target: Target,
    pub(crate) live: Live,
}

pub(crate) fn case(before: &[Wish], after: &[Wish], version_num: u32) -> Case {
    let from = catalog(before);
    let mut to = catalog(after);
    keep_proofs(&from, &mut to);
    if version_num >= 180_000 {
        let mut from = from.clone();
        name_not_nulls(&mut from);
        name_not_nulls(&mut to);
        return made(from, to, version_num);
    }
    made(from, to, version_num)
}

pub(crate) fn made(from: Catalog, to: Catalog, version_num: u32) -> Case {
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
pub(crate) fn is_supported(case: &Case) -> bool {
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
    // Foreign keys over a column of an enum that is made anew stay, or the overlay says no.
    let over = |table: &QName, columns: &[Ident]| {
        columns.iter().any(|c| {
            let data_type = &s.from.tables[table].columns[c].data_type;
            case.target.replaced_enum(data_type).is_some()
        })
    };
    for (one, other) in [(&s.from, &s.to), (&s.to, &s.from)] {
        for (table, t) in &one.tables {
            for (name, c) in &t.constraints {
                if let ConstraintKind::ForeignKey(fk) = &c.kind
                    && (over(table, &fk.columns) || over(&fk.table, &fk.referenced))
                    && other.tables[table].constraints.get(name) != Some(c)
                {
                    return false;
                }
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
