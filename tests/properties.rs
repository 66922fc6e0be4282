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
use lockstep::overlay::Target;
use lockstep::pg::apply::check_stale;
use lockstep::plan::build::{Request, build};
use lockstep::plan::file::{UndoFile, sha256};
use lockstep::plan::hazard::Code;
use lockstep::plan::holds::holds;
use lockstep::plan::recipe::{Context, ordered};
use lockstep::plan::step::{Batch, Draft};
use proptest::prelude::*;

mod support_random;

use support_random::{Case, Wish, case, catalog, id, is_supported, made, q, wishes};

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
        rewrites: lockstep::plan::recipe::Rewrites::Avoided,
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
        keep_added_labels(back.catalog(), &case.target, &mut start);
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
fn keep_added_labels(back: &Catalog, target: &Target, start: &mut Catalog) {
    for (name, e) in &mut start.enums {
        if let Some(now) = back.enums.get(name)
            && !target.is_replaced(name)
        {
            e.values.clone_from(&now.values);
        }
    }
}

/// The plan as it is written, stopped after each of its transactions, forward and back: what is there then is no
/// other database to `apply`, and the way back is open.
fn check_stops(case: &Case) -> Result<(), TestCaseError> {
    let changes = diff(&case.target);
    let context = || Context {
        live: &case.live,
        target: &case.target,
        small_rows: 0,
        rewrites: lockstep::plan::recipe::Rewrites::Avoided,
    };
    let allow: BTreeSet<Code> = Code::ALL.into_iter().collect();
    let request = Request {
        name: "p",
        context: context(),
        allow: &allow,
    };
    let Ok(plan) = build(&changes, &request) else {
        return Err(TestCaseError::fail("no plan"));
    };
    let (recipes, ordered) = ordered(&changes, &context(), |i, draft, phase| {
        let group = draft.subjects.first().map(ToString::to_string);
        (phase, draft.rank, group.unwrap_or_default(), i)
    })
    .unwrap();
    let drafts: Vec<&Draft> = recipes.iter().flatten().collect();
    let in_order: Vec<&Draft> = ordered.order.iter().map(|&i| drafts[i]).collect();
    let titles: Vec<&String> = in_order.iter().map(|d| &d.title).collect();
    let in_plan: Vec<&String> = plan.steps.iter().map(|s| &s.title).collect();
    prop_assert_eq!(&titles, &in_plan);
    let known = |model: &Model, what: &str| {
        check_stale(&plan, model.catalog())
            .map_err(|e| TestCaseError::fail(format!("{what}: {e}\n{titles:#?}")))
    };
    let mut model = Model::new(case.live.catalog.clone()).with_children(&case.live.children);
    for (at, draft) in in_order.iter().enumerate() {
        for (n, batch) in draft.forward.iter().enumerate() {
            let what = format!("transaction {n} of step {at} {}", draft.title);
            let fail = |e| TestCaseError::fail(format!("{what}: {e}"));
            run(&mut model, batch).map_err(fail)?;
            known(&model, &what)?;
            let mut back = Model::new(model.catalog().clone()).with_children(&case.live.children);
            for draft in in_order[..=at].iter().rev() {
                for batch in &draft.rollback {
                    let what = format!("after {what}, undo of {}", draft.title);
                    let fail = |e| TestCaseError::fail(format!("{what}: {e}"));
                    run(&mut back, batch).map_err(fail)?;
                    known(&back, &what)?;
                }
            }
            if in_order[..=at].iter().all(|d| d.undo == UndoFile::Exact) {
                let mut start = case.target.states.from.clone();
                keep_added_labels(back.catalog(), &case.target, &mut start);
                prop_assert!(
                    same(back.catalog(), &start),
                    "rollback after {what}\n{titles:#?}\n{:#?}\n{start:#?}",
                    back.catalog()
                );
            }
        }
    }
    Ok(())
}

/// An index on the first column of the tables of the case.
fn index(table: &Table, fillfactor: &str, state: IndexState) -> Index {
    let column = table.columns.keys().next().unwrap().clone();
    let storage = ("fillfactor".to_owned(), fillfactor.to_owned());
    Index {
        def: IndexDef {
            uniqueness: Uniqueness::Plain,
            method: lockstep::ddl::btree(),
            keys: vec![IndexKey::column(column)],
            include: vec![],
            predicate: None,
            storage: [storage].into_iter().collect(),
            tablespace: None,
        },
        state,
        comment: None,
    }
}

/// A table, a partition of it that is partitioned again, and partitions of that, with an index on the whole before and
/// after the plan: its fillfactor.
fn tree(before: Option<&str>, after: Option<&str>) -> Case {
    let first = catalog(&[]).tables.values().next().unwrap().clone();
    let mut children = BTreeMap::new();
    let mut live = Catalog::default();
    for (name, above) in [
        ("r", None),
        ("r1", Some("r")),
        ("r1a", Some("r1")),
        ("r1b", Some("r1")),
        ("r2", Some("r")),
    ] {
        let mut table = first.clone();
        table.kind = TableKind::Partitioned;
        if let Some(above) = above {
            let parent = q(above);
            let all: &mut Vec<QName> = children.entry(parent.clone()).or_default();
            all.push(q(name));
            table.kind = TableKind::Partition { parent };
            if before.is_some() {
                let above = if above == "r" { q("i") } else { q("r1_i") };
                table.attached.insert(id(&format!("{name}_i")), above);
            }
        }
        live.tables.insert(q(name), table);
    }
    let with = |fillfactor: Option<&str>| {
        let mut catalog = live.clone();
        let r = catalog.tables.get_mut(&q("r")).unwrap();
        let made = fillfactor.map(|f| index(r, f, IndexState::Valid));
        r.indexes.extend(made.map(|made| (id("i"), made)));
        catalog
    };
    let mut case = made(with(before), with(after), 150_018);
    case.live.children = children;
    case
}

#[test]
fn indexes_of_partitions_can_be_left_half_way() {
    for (before, after) in [
        (None, Some("70")),
        (Some("70"), None),
        (Some("70"), Some("80")),
    ] {
        check_stops(&tree(before, after)).unwrap();
    }
}

#[test]
fn an_invalid_index_can_be_left_between_its_drop_and_its_build() {
    let from = catalog(&[]);
    let name = from.tables.keys().next().unwrap().clone();
    let with = |state| {
        let mut catalog = from.clone();
        let table = catalog.tables.get_mut(&name).unwrap();
        let made = index(table, "70", state);
        table.indexes.insert(id("i"), made);
        catalog
    };
    let case = made(with(IndexState::Invalid), with(IndexState::Valid), 150_018);
    check_stops(&case).unwrap();
}

/// A changed index that gets a comment: back past the step of the comment, the helper's name has it again.
#[test]
fn a_plan_can_be_left_where_a_helper_has_a_comment() {
    let before = [Wish::Index(0, 0, vec![0], false, false)];
    let after = [
        Wish::Index(0, 0, vec![1], false, false),
        Wish::CommentOn(0, 0, 0),
    ];
    check_stops(&case(&before, &after, 150_018)).unwrap();
}

/// The comment of a changed CHECK waits for the new one, whatever the order of ready steps.
#[test]
fn a_comment_comes_after_what_it_is_on() {
    let before = [Wish::Check(1, 0, 0, 0)];
    let after = [
        Wish::Check(1, 0, 0, 1),
        Wish::Enum(0, 0),
        Wish::CommentOn(1, 0, 0),
    ];
    for seed in 0..50 {
        check(&case(&before, &after, 150_018), seed).unwrap();
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

    /// A run that ends between two transactions of a step goes on, forward or back.
    #[test]
    fn a_plan_can_be_left_after_any_transaction(before in wishes(), after in wishes(), new in any::<bool>()) {
        let case = case(&before, &after, if new { 180_004 } else { 150_018 });
        prop_assume!(is_supported(&case));
        check_stops(&case)?;
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
            let context = Context { live: &case.live, target: &case.target, small_rows: 10_000, rewrites: lockstep::plan::recipe::Rewrites::Avoided };
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
