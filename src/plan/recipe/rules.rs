//! CHECK and NOT NULL: R-CHECK, R-NN, R-NN18, gathered per table and phase.
//!
//! Proved safe to batch: several ADD … NOT VALID in one ALTER TABLE (one short ACCESS EXCLUSIVE),
//! several VALIDATE CONSTRAINT in one (one scan under SHARE UPDATE EXCLUSIVE), several SET NOT NULL
//! with their proofs (no scan). Never in one statement: VALIDATE with anything stronger, SET NOT
//! NULL with the DROP of its proof; either would scan under ACCESS EXCLUSIVE.

use std::collections::BTreeMap;

use super::names::helper;
use super::{Context, frees_of_text, needs_of_text, rows_of, short};
use crate::ddl::{Existence, Statement, TableAction, Validated};
use crate::diff::Change;
use crate::model::declaration::Phase;
use crate::model::{
    Check, ConstraintKind, Enforcement, Expr, Ident, Inheritance, NotNull, Nullability, ObjectId,
    QName, Validity,
};
use crate::overlay::default_not_null_name;
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Preflight, Rank};
use crate::render::{definition, quote};

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
struct Rules<'a> {
    checks: Vec<(&'a Ident, &'a Check)>,
    not_nulls: Vec<(&'a Ident, &'a NotNull)>,
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
        out.push(recipe(table, phase, &rules, context));
    }
}

/// The CHECK that stands in for a NOT NULL until SET NOT NULL can take its word (14 to 17).
struct Proof {
    column: Ident,
    name: Ident,
    kind: ConstraintKind,
}

fn proofs(table: &QName, rules: &Rules<'_>, context: &Context<'_>) -> Vec<Proof> {
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

fn not_null_name(table: &QName, column: &Ident, not_null: &NotNull) -> Ident {
    not_null
        .name
        .clone()
        .unwrap_or_else(|| default_not_null_name(table, column))
}

fn recipe(table: &QName, phase: Phase, rules: &Rules<'_>, context: &Context<'_>) -> Vec<Draft> {
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
    drafts.extend(set_not_null(table, phase, rules, &proofs));
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

fn is_provable(check: &Check) -> bool {
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
            });
        }
    }
    let mut why = format!(
        "the declaration has {what} on {table}; added NOT VALID first, so that no row is read under the lock"
    );
    if !proofs.is_empty() {
        why.push_str("; a CHECK stands in for each NOT NULL until it is proved");
    }
    let statements = if actions.is_empty() {
        Vec::new()
    } else {
        vec![Statement::AlterTable {
            table: table.clone(),
            reach: crate::ddl::Reach::Children,
            actions,
        }]
    };
    Draft::new(
        Rank::Rules,
        phase,
        format!("add {what} on {table}, not validated yet"),
        why,
    )
    .forward(statements, Condition::All(done))
    .rollback([Batch::new(
        vec![Statement::AlterTable {
            table: table.clone(),
            reach: crate::ddl::Reach::Children,
            actions: undo,
        }],
        Condition::All(undone),
    )])
    .needs(needs.clone())
    .takes(
        needs
            .into_iter()
            .filter(|f| matches!(f, Fact::ConstraintNameFree(..))),
    )
    .gives(gives)
    .preflight(preflight)
}

fn nulls(table: &QName, column: &Ident, inheritance: Inheritance) -> Preflight {
    rows_of(
        table,
        inheritance,
        &format!("{} IS NULL", quote::ident_as_printed(column.as_str())),
        format!("rows of {table} in which {column} is NULL"),
    )
}

fn prove(
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
            what: Validated::Check,
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
            what: Validated::Check,
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

fn set_not_null(table: &QName, phase: Phase, rules: &Rules<'_>, proofs: &[Proof]) -> Option<Draft> {
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
    unset.extend(proofs.iter().map(|p| TableAction::DropNotNull {
        column: p.column.clone(),
    }));
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
        .rollback([Batch::new(
            vec![alter(unset)],
            Condition::All(
                proofs
                    .iter()
                    .map(|p| Condition::some_not_null(table, &p.column).negate())
                    .collect(),
            ),
        )]),
    )
}

/// DROP NOT NULL; the way back is the whole recipe.
pub(super) fn drop_not_null(
    table: &QName,
    column: &Ident,
    was: &NotNull,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Column(table.clone(), column.clone());
    let rules = Rules {
        checks: Vec::new(),
        not_nulls: vec![(column, was)],
    };
    let in_force = Condition::not_null(table, column, was);
    let back: Vec<Batch> = recipe(table, 1, &rules, context)
        .into_iter()
        .flat_map(|d| d.forward)
        .map(|b| Batch::new(b.statements, Condition::Any(vec![in_force.clone(), b.done])))
        .collect();
    vec![
        Draft::new(
            Rank::DropNotNull,
            context.phase(&id),
            format!("drop not null of {column} on {table}"),
            "the declaration says that the column takes NULL",
        )
        .on([id])
        .forward(
            vec![Statement::alter(
                table,
                TableAction::DropNotNull {
                    column: column.clone(),
                },
            )],
            Condition::some_not_null(table, column).negate(),
        )
        .rollback(back)
        .undo(UndoFile::Exact)
        .needs([Fact::NotInPrimaryKey(table.clone(), column.clone())])
        .takes([Fact::NotNull(table.clone(), column.clone())]),
    ]
}

/// A NOT NULL that is there NOT VALID (18 and later).
pub(super) fn validate_not_null(
    table: &QName,
    column: &Ident,
    name: &Ident,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Column(table.clone(), column.clone());
    let plain = NotNull::plain();
    let inheritance = match context
        .live
        .catalog
        .column(table, column)
        .map(|c| &c.nullability)
    {
        Some(Nullability::NotNull(nn)) => nn.inheritance,
        Some(Nullability::Nullable) | None => Inheritance::Inherited,
    };
    vec![
        Draft::new(
            Rank::Rules,
            context.phase(&id),
            format!("validate not null of {column} on {table}"),
            "it is there NOT VALID; the declaration wants it proved",
        )
        .on([id])
        .forward(
            vec![Statement::alter(
                table,
                TableAction::Validate {
                    name: name.clone(),
                    what: Validated::NotNull {
                        column: column.clone(),
                    },
                },
            )],
            Condition::not_null(table, column, &plain),
        )
        .rollback([Batch::new(
            vec![
                Statement::alter(
                    table,
                    TableAction::DropNotNull {
                        column: column.clone(),
                    },
                ),
                Statement::alter(
                    table,
                    TableAction::AddNotNull {
                        name: name.clone(),
                        column: column.clone(),
                        validity: Validity::NotValid,
                        inheritance,
                    },
                ),
            ],
            Condition::not_null(table, column, &plain).negate(),
        )])
        .preflight([nulls(table, column, inheritance)])
        .gives([Fact::NotNull(table.clone(), column.clone())]),
    ]
}

/// What a check's removal frees.
pub(super) fn frees(table: &QName, kind: &ConstraintKind, context: &Context<'_>) -> Vec<Fact> {
    frees_of_text(table, &definition::constraint(kind), context)
}
