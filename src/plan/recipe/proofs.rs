//! The proof of new CHECKs and NOT NULLs: the scan under a weak lock, and what it spares.

use super::Context;
use super::names::helper;
use super::not_null::not_null_name;
use super::not_null_below;
use super::rules::{Rules, is_provable};
use crate::ddl::{Existence, Statement, TableAction, Validated};
use crate::model::declaration::Phase;
use crate::model::{Check, ConstraintKind, Enforcement, Expr, Ident, Inheritance, QName, Validity};
use crate::plan::condition::Condition;
use crate::plan::file::UndoFile;
use crate::plan::step::{Draft, Rank};
use crate::render::quote;

/// The CHECK that stands in for a NOT NULL until SET NOT NULL can take its word (14 to 17).
pub(super) struct Proof {
    pub(super) column: Ident,
    pub(super) name: Ident,
    pub(super) kind: ConstraintKind,
}

pub(super) fn proofs(table: &QName, rules: &Rules<'_>, context: &Context<'_>) -> Vec<Proof> {
    if context.version() >= 180_000 {
        return Vec::new();
    }
    let live = context.table(table);
    rules
        .not_nulls
        .iter()
        .map(|(column, _)| {
            let kind = ConstraintKind::Check(Check {
                expr: Expr::new(format!(
                    "({} IS NOT NULL)",
                    quote::ident_as_printed(column.as_str())
                )),
                inheritance: Inheritance::Inherited,
                validity: Validity::NotValid,
                enforcement: Enforcement::Enforced,
            });
            // One that an abandoned plan left behind is dropped by this one, not built upon.
            let taken = |name: &Ident| live.is_some_and(|t| t.constraints.contains_key(name));
            let name = helper(column, "__lockstep_not_null", taken);
            Proof {
                column: (*column).clone(),
                name,
                kind,
            }
        })
        .collect()
}

pub(super) fn prove(
    table: &QName,
    phase: Phase,
    rules: &Rules<'_>,
    proofs: &[Proof],
    native: bool,
    what: &str,
) -> Option<Draft> {
    let mut actions = Vec::new();
    let mut done = Vec::new();
    for (name, check) in rules.checks.iter().filter(|(_, c)| is_provable(c)) {
        actions.push(TableAction::Validate {
            name: (*name).clone(),
            what: Validated::Check {
                inheritance: check.inheritance,
            },
        });
        done.push(Condition::constraint_valid(
            table,
            name,
            &ConstraintKind::Check((*check).clone()),
        ));
    }
    for proof in proofs {
        actions.push(TableAction::Validate {
            name: proof.name.clone(),
            what: Validated::Check {
                inheritance: Inheritance::Inherited,
            },
        });
        done.push(Condition::Any(vec![
            Condition::constraint_valid(table, &proof.name, &proof.kind),
            Condition::some_not_null(table, &proof.column),
        ]));
    }
    if native {
        for (column, not_null) in &rules.not_nulls {
            if not_null.validity == Validity::Valid {
                actions.push(TableAction::Validate {
                    name: not_null_name(table, column, not_null),
                    what: Validated::NotNull {
                        column: (*column).clone(),
                        inheritance: not_null.inheritance,
                    },
                });
                done.push(Condition::not_null(table, column, not_null));
            }
        }
    }
    if actions.is_empty() {
        return None;
    }
    Some(
        Draft::new(
            Rank::Rules,
            phase,
            format!("validate {what} on {table}"),
            "reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan",
        )
        .forward(
            vec![Statement::AlterTable {
                table: table.clone(),
                reach: crate::ddl::Reach::Children,
                actions,
            }],
            Condition::All(done),
        )
        .undo(UndoFile::Nothing(
            "the step that added them drops them".to_owned(),
        )),
    )
}

pub(super) fn set_not_null(
    table: &QName,
    phase: Phase,
    rules: &Rules<'_>,
    proofs: &[Proof],
    context: &Context<'_>,
) -> Option<Draft> {
    if proofs.is_empty() {
        return None;
    }
    let columns: Vec<String> = rules.not_nulls.iter().map(|(c, _)| c.to_string()).collect();
    let set = proofs
        .iter()
        .map(|p| TableAction::SetNotNull {
            column: p.column.clone(),
            proof: Some(p.name.clone()),
        })
        .collect();
    let drop = proofs
        .iter()
        .map(|p| TableAction::DropConstraint {
            name: p.name.clone(),
            was: p.kind.clone().with_validity(Validity::Valid),
            existence: Existence::Required,
        })
        .collect();
    let mut unset: Vec<TableAction> = Vec::new();
    if !rules.checks.is_empty() {
        // Back to where the step before left it: that one adds CHECKs and stand-ins together, and
        // could not add half of them again.
        unset.extend(proofs.iter().map(|p| TableAction::AddConstraint {
            name: p.name.clone(),
            kind: p.kind.clone(),
        }));
    }
    let alter = |actions| Statement::AlterTable {
        table: table.clone(),
        reach: crate::ddl::Reach::Children,
        actions,
    };
    Some(
        Draft::new(
            Rank::Rules,
            phase,
            format!("set {} of {table} not null", columns.join(", ")),
            "the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan",
        )
        .forward(
            vec![alter(set), alter(drop)],
            Condition::All(
                proofs
                    .iter()
                    .flat_map(|p| {
                        [
                            Condition::some_not_null(table, &p.column),
                            Condition::constraint_named(table, &p.name).negate(),
                        ]
                    })
                    .collect(),
            ),
        )
        .rollback(not_null_below::undo(table, unset, proofs, context)),
    )
}
