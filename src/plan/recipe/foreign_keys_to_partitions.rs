//! FOREIGN KEYs of ordinary tables to partitioned ones. The server keeps one more for each partition, whose name it takes
//! from what is free at that time, and before 18 VALIDATE leaves them unproved: a second one beside the first would get
//! other names than a rollback could give back.

use super::constraints::{add_action, batches, drop_action, renamed, staged};
use super::foreign_keys::orphans;
use super::names::free_before;
use super::{Context, frees_of_text, needs_of_text, restore_comment};
use crate::ddl::{Existence, Statement, TableAction};
use crate::model::{Constraint, ConstraintKind, Ident, ObjectId, Pair, QName, Validity};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key, sorted};
use crate::plan::step::{Batch, Draft, Rank};
use crate::render::definition;

/// Does an ordinary table refer to a partitioned one by it, which is staged?
fn is_one(table: &QName, kind: &ConstraintKind, context: &Context<'_>) -> bool {
    matches!(kind, ConstraintKind::ForeignKey(fk) if context.is_partitioned(&fk.table))
        && !context.is_partitioned(table)
        && staged(table, kind, context)
}

/// Can only one ADD give it back as it was?
pub(super) fn is_whole_again(table: &QName, kind: &ConstraintKind, context: &Context<'_>) -> bool {
    context.version() < 180_000
        && kind.validity() == Validity::Valid
        && is_one(table, kind, context)
}

/// What a plan says about it.
pub(super) const WHOLE_AGAIN: &str = "; a rollback adds it again in one go, which reads every row under locks that stop writes: before 18, VALIDATE would leave its parts to the partitions unproved";

/// The transactions of a rollback that bring it under its name.
pub(super) fn again(
    table: &QName,
    name: &Ident,
    constraint: &Constraint,
    context: &Context<'_>,
) -> Vec<Batch> {
    let kind = &constraint.kind;
    if !is_whole_again(table, kind, context) {
        return batches(table, name, constraint, context);
    }
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let mut statements = vec![Statement::alter(table, add_action(name, kind.clone()))];
    statements.extend(restore_comment(id, &constraint.comment));
    vec![Batch::new(
        statements,
        Condition::constraint(table, name, kind),
    )]
}

/// The same, made under the name that it has before the plan and renamed at once: what the server keeps for each partition
/// is called after the former, and keeps that when a rename is undone.
fn made_as_before(
    table: &QName,
    name: &Ident,
    mut batches: Vec<Batch>,
    context: &Context<'_>,
) -> Vec<Batch> {
    let Some(before) = free_before(table, name, context) else {
        return batches;
    };
    for batch in &mut batches {
        let mut statements = Vec::new();
        for mut statement in std::mem::take(&mut batch.statements) {
            let mut is_made = false;
            if let Statement::AlterTable { actions, .. } = &mut statement {
                for action in actions {
                    if let TableAction::AddConstraint { name: made, .. } = action
                        && made == name
                    {
                        made.clone_from(before);
                        is_made = true;
                    }
                }
            }
            statements.push(statement);
            if is_made {
                statements.push(Statement::RenameConstraint {
                    table: table.clone(),
                    name: Pair::new(before.clone(), name.clone()),
                    has_index: false,
                });
            }
        }
        batch.statements = statements;
    }
    batches
}

/// The rule changes: one short transaction takes the old one away and adds the new one for new rows; then that is proved.
pub(super) fn replace(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    context: &Context<'_>,
) -> Option<Vec<Draft>> {
    let Pair { from, to } = constraint;
    let (ConstraintKind::ForeignKey(old), ConstraintKind::ForeignKey(new)) = (&from.kind, &to.kind)
    else {
        return None;
    };
    if !staged(table, &to.kind, context)
        || ![from, to].iter().any(|c| is_one(table, &c.kind, context))
    {
        return None;
    }
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let after = |gone: &Constraint, mut comes: Vec<Batch>| {
        if let Some(first) = comes.first_mut() {
            let drop = drop_action(name, &gone.kind, Existence::Required);
            first.statements.insert(0, Statement::alter(table, drop));
        }
        comes
    };
    let silent = Constraint {
        kind: to.kind.clone(),
        comment: None,
    };
    let mut forth = after(from, batches(table, name, &silent, context)).into_iter();
    let first = forth.next()?;
    let mut why = "the old one and the new one in one short transaction, for new rows: beside each other, their parts to the partitions would have other names".to_owned();
    if is_whole_again(table, &from.kind, context) {
        why.push_str(WHOLE_AGAIN);
    }
    let mut out = vec![
        Draft::new(
            Rank::Replace,
            context.phase(&id),
            format!("replace foreign key {name} on {table} by the new one, not validated yet"),
            why,
        )
        .on([id.clone()])
        .forward(first.statements, first.done)
        .rollback(after(
            to,
            made_as_before(table, name, again(table, name, from, context), context),
        ))
        .needs(needs_of_text(
            table,
            &definition::constraint(&to.kind),
            context,
        ))
        .needs(renamed(table, name, context))
        .needs([key(&new.table, &new.referenced)])
        .gives(frees_of_text(
            table,
            &definition::constraint(&from.kind),
            context,
        ))
        .gives([Fact::Unreferenced(
            old.table.clone(),
            sorted(&old.referenced),
        )])
        .preflight(orphans(table, name, new)),
    ];
    out.extend(forth.map(|batch| {
        Draft::new(
            Rank::Replace,
            context.phase(&id),
            format!("validate the new foreign key {name} on {table}"),
            "reads every row under a lock that stops neither reads nor writes",
        )
        .on([id.clone()])
        .forward(batch.statements, batch.done)
        .undo(crate::plan::file::UndoFile::Nothing(
            "the step that replaced it brings the old one back".to_owned(),
        ))
    }));
    Some(out)
}
