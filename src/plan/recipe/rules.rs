//! CHECK and NOT NULL: R-CHECK, R-NN, R-NN18, gathered per table and phase.
//!
//! Proved safe to batch: several ADD … NOT VALID in one ALTER TABLE (one short ACCESS EXCLUSIVE),
//! several VALIDATE CONSTRAINT in one (one scan under SHARE UPDATE EXCLUSIVE), several SET NOT NULL
//! with their proofs (no scan). Never in one statement: VALIDATE with anything stronger, SET NOT
//! NULL with the DROP of its proof; either would scan under ACCESS EXCLUSIVE.

use std::collections::BTreeMap;

use super::not_null::{not_null_comment, not_null_name, nulls};
use super::not_null_of_children::not_valid_again;
use super::proofs::{Proof, proofs, prove, set_not_null};
use super::{Context, frees_of_text, needs_of_text, rows_of, short};
use crate::ddl::{Existence, Statement, TableAction};
use crate::diff::Change;
use crate::model::declaration::Phase;
use crate::model::{
    Check, ConstraintKind, Enforcement, Ident, Inheritance, NotNull, ObjectId, QName, Validity,
};
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::step::{Batch, Draft, Rank};
use crate::render::definition;

/// Is the change one of those that [`gather`] takes?
pub(super) fn is_batched(change: &Change, _context: &Context<'_>) -> bool {
    matches!(
        change,
        Change::AddConstraint {
            kind: ConstraintKind::Check(_),
            ..
        }
    )
}

#[derive(Default)]
pub(super) struct Rules<'a> {
    pub(super) checks: Vec<(&'a Ident, &'a Check)>,
    pub(super) not_nulls: Vec<(&'a Ident, &'a NotNull)>,
}

/// One recipe for the new CHECKs and NOT NULLs of each table and phase.
pub(super) fn gather(changes: &[Change], context: &Context<'_>, out: &mut Vec<Vec<Draft>>) {
    let mut groups: BTreeMap<(Phase, &QName), Rules<'_>> = BTreeMap::new();
    for change in changes {
        let phase = context.phase(&change.subject());
        if let Change::AddConstraint {
            table,
            name,
            kind: ConstraintKind::Check(check),
        } = change
        {
            let group = groups.entry((phase, table)).or_default();
            group.checks.push((name, check));
        } else if let Change::SetNotNull {
            table,
            column,
            not_null,
        } = change
        {
            let group = groups.entry((phase, table)).or_default();
            group.not_nulls.push((column, not_null));
        }
    }
    for ((phase, table), rules) in groups {
        let mut drafts = recipe(table, phase, &rules, context);
        drafts.shrink_to_fit();
        out.push(drafts);
    }
}

pub(super) fn recipe(
    table: &QName,
    phase: Phase,
    rules: &Rules<'_>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let native = context.version() >= 180_000;
    let proofs = proofs(table, rules, context);
    let subjects: Vec<ObjectId> = rules
        .checks
        .iter()
        .map(|(n, _)| ObjectId::Constraint(table.clone(), (*n).clone()))
        .chain(
            rules
                .not_nulls
                .iter()
                .map(|(c, _)| ObjectId::Column(table.clone(), (*c).clone())),
        )
        .collect();
    let what = words(rules);
    let mut drafts = vec![add(table, phase, rules, &proofs, native, &what, context)];
    drafts.extend(prove(table, phase, rules, &proofs, native, &what));
    drafts.extend(set_not_null(table, phase, rules, &proofs, context));
    let not_null_facts: Vec<Fact> = rules
        .not_nulls
        .iter()
        .map(|(c, _)| Fact::NotNull(table.clone(), (*c).clone()))
        .collect();
    for draft in &mut drafts {
        draft.subjects.clone_from(&subjects);
    }
    if let Some(last) = drafts.last_mut() {
        last.gives.extend(not_null_facts);
    }
    drafts
}

fn words(rules: &Rules<'_>) -> String {
    let mut parts = Vec::new();
    match rules.checks.as_slice() {
        [] => {}
        [(name, _)] => parts.push(format!("check {name}")),
        many => parts.push(format!("{} checks", many.len())),
    }
    match rules.not_nulls.as_slice() {
        [] => {}
        [(column, _)] => parts.push(format!("not null of {column}")),
        many => parts.push(format!("{} not nulls", many.len())),
    }
    parts.join(" and ")
}

pub(super) fn is_provable(check: &Check) -> bool {
    check.enforcement == Enforcement::Enforced && check.validity == Validity::Valid
}

fn add(
    table: &QName,
    phase: Phase,
    rules: &Rules<'_>,
    proofs: &[Proof],
    native: bool,
    what: &str,
    context: &Context<'_>,
) -> Draft {
    let mut actions = Vec::new();
    let mut undo = Vec::new();
    let mut done = Vec::new();
    let mut undone = Vec::new();
    let mut preflight = Vec::new();
    let mut needs: Vec<Fact> = Vec::new();
    let mut gives = Vec::new();
    for (name, check) in &rules.checks {
        let kind = ConstraintKind::Check((*check).clone()).with_validity(Validity::NotValid);
        let kind = match check.enforcement {
            Enforcement::Enforced => kind,
            Enforcement::NotEnforced => ConstraintKind::Check((*check).clone()),
        };
        needs.extend(needs_of_text(table, check.expr.as_str(), context));
        needs.push(Fact::ConstraintNameFree(table.clone(), (*name).clone()));
        gives.push(Fact::Constraint(table.clone(), (*name).clone()));
        done.push(Condition::constraint(table, name, &kind));
        undone.push(Condition::constraint(table, name, &kind).negate());
        if is_provable(check) {
            preflight.push(rows_of(
                table,
                check.inheritance,
                &format!("NOT ({})", check.expr),
                format!(
                    "rows of {table} that break check {name}: {}",
                    short(&check.expr)
                ),
            ));
        }
        undo.push(TableAction::DropConstraint {
            name: (*name).clone(),
            was: kind.clone(),
            existence: Existence::IfExists,
        });
        actions.push(TableAction::AddConstraint {
            name: (*name).clone(),
            kind,
        });
    }
    for proof in proofs {
        preflight.push(nulls(table, &proof.column, Inheritance::Inherited));
        done.push(Condition::Any(vec![
            Condition::constraint(table, &proof.name, &proof.kind),
            Condition::some_not_null(table, &proof.column),
        ]));
        undone.push(Condition::constraint(table, &proof.name, &proof.kind).negate());
        undo.push(TableAction::DropConstraint {
            name: proof.name.clone(),
            was: proof.kind.clone(),
            existence: Existence::IfExists,
        });
        actions.push(TableAction::AddConstraint {
            name: proof.name.clone(),
            kind: proof.kind.clone(),
        });
    }
    if native {
        for (column, not_null) in &rules.not_nulls {
            // What shall stay NOT VALID has nothing against the rows that are there.
            if not_null.validity == Validity::Valid {
                preflight.push(nulls(table, column, not_null.inheritance));
            }
            needs.push(Fact::ConstraintNameFree(
                table.clone(),
                not_null_name(table, column, not_null),
            ));
            done.push(Condition::some_not_null(table, column));
            undone.push(Condition::some_not_null(table, column).negate());
            actions.push(TableAction::AddNotNull {
                name: not_null_name(table, column, not_null),
                column: (*column).clone(),
                validity: Validity::NotValid,
                inheritance: not_null.inheritance,
            });
            undo.push(TableAction::DropNotNull {
                column: (*column).clone(),
                inheritance: not_null.inheritance,
            });
        }
    }
    let mut why = format!(
        "the declaration has {what} on {table}; added NOT VALID first, so that no row is read under the lock"
    );
    if !proofs.is_empty() {
        why.push_str("; a CHECK stands in for each NOT NULL until it is proved");
    }
    let mut statements = if actions.is_empty() {
        Vec::new()
    } else {
        vec![Statement::AlterTable {
            table: table.clone(),
            reach: crate::ddl::Reach::Children,
            actions,
        }]
    };
    if native {
        statements.extend(rules.not_nulls.iter().filter_map(|(column, not_null)| {
            let name = not_null_name(table, column, not_null);
            not_null_comment(table, column, name, context)
        }));
    }
    let mut back = vec![Statement::AlterTable {
        table: table.clone(),
        reach: crate::ddl::Reach::Children,
        actions: undo,
    }];
    if native {
        let proved = rules.not_nulls.iter();
        let proved = proved.filter(|(_, nn)| nn.validity == Validity::Valid);
        back.extend(
            proved.flat_map(|(column, nn)| not_valid_again(table, column, nn.inheritance, context)),
        );
    }
    Draft::new(
        Rank::Rules,
        phase,
        format!("add {what} on {table}, not validated yet"),
        why,
    )
    .forward(statements, Condition::All(done))
    .rollback([Batch::new(back, Condition::All(undone))])
    .needs(needs.clone())
    .takes(
        needs
            .into_iter()
            .filter(|f| matches!(f, Fact::ConstraintNameFree(..))),
    )
    .gives(gives)
    .preflight(preflight)
}

/// What a check's removal frees.
pub(super) fn frees(table: &QName, kind: &ConstraintKind, context: &Context<'_>) -> Vec<Fact> {
    frees_of_text(table, &definition::constraint(kind), context)
}
