//! A constraint whose rule changes: R-REPLACE. The new rule is proved beside the old one where that can
//! be; where it cannot, one goes and the other comes in one transaction.

use super::comments::{carry_index_comment, restore_comment};
use super::constraints::{add_action, batches, drop_action, exclusion_hazard, renamed, staged};
use super::duplicates::duplicates;
use super::foreign_keys::orphans;
use super::names::{before, helper};
use super::overlaps::overlaps;
use super::partitioned_foreign_key_changes;
use super::partitions::{self, Trees};
use super::references::References;
use super::texts::{frees_of_text, needs_of_text};
use super::{
    Context, enforcement, foreign_keys_to_partitions, key_changes, keys, partitioned_foreign_keys,
    partitioned_key_changes, rows_of,
};
use crate::ddl::{Existence, Statement};
use crate::model::{Constraint, ConstraintKind, Ident, ObjectId, Pair, Period, QName, Validity};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key, sorted};
use crate::plan::file::UndoFile;
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Batch, Draft, Rank};
use crate::render::definition;

/// A constraint whose rule changes, with no moment without the old or the new one.
pub(super) fn replace(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    trees: &Trees,
    resting: &References,
    context: &Context<'_>,
) -> Vec<Draft> {
    let same_kind = std::mem::discriminant(&constraint.from.kind)
        == std::mem::discriminant(&constraint.to.kind);
    if same_kind && enforcement::applies(constraint) {
        return enforcement::replace(table, name, constraint, context);
    }
    if same_kind && let Some(steps) = parted(table, name, constraint, trees, context) {
        return steps;
    }
    if let Some(steps) = foreign_keys_to_partitions::replace(table, name, constraint, context) {
        return steps;
    }
    match &constraint.to.kind {
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_)
            if key_changes::is_beside(table, constraint, context) =>
        {
            key_changes::replace(table, name, constraint, resting, context)
        }
        ConstraintKind::Check(_) | ConstraintKind::ForeignKey(_)
            if same_kind && staged(table, &constraint.to.kind, context) =>
        {
            staged_replace(table, name, constraint, context)
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Exclusion(_) => at_once(table, name, constraint, context),
    }
}

/// A partitioned table's, of which each partition gets the new one first: a key however small, since the old one's
/// parts have names that only they give back.
fn parted(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    trees: &Trees,
    context: &Context<'_>,
) -> Option<Vec<Draft>> {
    match &constraint.to.kind {
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => {
            if !context.is_partitioned(table) || is_temporal(constraint) {
                return None;
            }
            partitioned_key_changes::replace(table, name, constraint, trees, context)
        }
        ConstraintKind::ForeignKey(fk) => {
            // From 18 on the short way goes by a helper name, which the parts would keep, as they keep one of before a rename.
            let keeps_names = context.version() < 180_000 && before(table, name, context) == name;
            let short = partitioned_foreign_keys::short(table, &fk.table, context);
            if short.is_some() && keeps_names {
                return None;
            }
            let swap =
                partitioned_foreign_key_changes::Swap::new(table, name, constraint, context)?;
            let mut steps = swap.steps(context);
            if let Some(first) = steps.first_mut() {
                let text = definition::constraint(&constraint.to.kind);
                first.needs.extend(needs_of_text(table, &text, context));
                first.needs.extend(renamed(table, name, context));
                first.needs.extend([key(&fk.table, &fk.referenced)]);
                first.preflight.extend(orphans(table, name, fk));
            }
            if let (Some(last), ConstraintKind::ForeignKey(old)) =
                (steps.last_mut(), &constraint.from.kind)
            {
                let text = definition::constraint(&constraint.from.kind);
                last.gives.extend(frees_of_text(table, &text, context));
                let referenced = Fact::Unreferenced(old.table.clone(), sorted(&old.referenced));
                last.gives.extend([referenced]);
                // A rename has given it before.
                if renamed(table, name, context).is_none() {
                    last.gives
                        .extend([Fact::Constraint(table.clone(), name.clone())]);
                }
            }
            Some(steps)
        }
        ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => None,
    }
}

/// Does the new rule ask the rows that are there? With `not_valid: true` it does not.
fn is_proved(kind: &ConstraintKind) -> bool {
    kind.validity() == Validity::Valid
}

pub(super) fn is_temporal(constraint: &Pair<Constraint>) -> bool {
    [&constraint.from.kind, &constraint.to.kind]
        .into_iter()
        .filter_map(keys::key_of)
        .any(|k| k.period == Period::LastColumn)
}

fn staged_replace(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let phase = context.phase(&id);
    let (from, to) = (&constraint.from, &constraint.to);
    let word = to.kind.word().to_lowercase();
    let taken = |n: &Ident| {
        context
            .table(table)
            .is_some_and(|t| t.constraints.contains_key(n))
    };
    let new = helper(name, "__lockstep_new", taken);
    let in_force = Condition::constraint(table, name, &to.kind);
    let was_in_force = Condition::constraint(table, name, &from.kind);
    let bare = |c: &Constraint| Constraint {
        kind: c.kind.clone(),
        comment: None,
    };
    // The prepared batches under the helper name, each also done when the swap has happened.
    let prepare = |c: &Constraint, swapped: &Condition| -> Vec<Batch> {
        batches(table, &new, &bare(c), context)
            .into_iter()
            .map(|b| Batch::new(b.statements, Condition::Any(vec![swapped.clone(), b.done])))
            .collect()
    };
    let swap = |gone: &Constraint, comes: &Constraint, comment: &Option<String>| {
        let mut statements = vec![
            Statement::alter(table, drop_action(name, &gone.kind, Existence::Required)),
            Statement::RenameConstraint {
                table: table.clone(),
                name: Pair::new(new.clone(), name.clone()),
                has_index: comes.kind.has_index(),
            },
        ];
        statements.extend(restore_comment(id.clone(), comment));
        statements
    };
    let drop_new = Batch::new(
        vec![Statement::alter(
            table,
            drop_action(&new, &to.kind, Existence::IfExists),
        )],
        Condition::constraint(table, &new, &to.kind).negate(),
    );
    let mut back = prepare(from, &was_in_force);
    back.push(Batch::new(
        swap(to, from, &from.comment),
        was_in_force.clone(),
    ));
    let mut out = Vec::new();
    for (i, batch) in prepare(to, &in_force).into_iter().enumerate() {
        let draft = if i == 0 {
            let mut draft = Draft::new(
                Rank::Replace,
                phase,
                format!(
                    "add the new {word} {name} on {table} beside the old one, not validated{}",
                    if is_proved(&to.kind) { " yet" } else { "" }
                ),
                if is_proved(&to.kind) {
                    "the rule changed; the old one stays in force until the new one is proved"
                } else {
                    "the rule changed, and is declared not to ask the rows that are there; the old one stays in force until the new one takes its place"
                },
            )
            .rollback([drop_new.clone()])
            .needs(needs_of_text(
                table,
                &definition::constraint(&to.kind),
                context,
            ))
            .needs([Fact::Constraint(table.clone(), name.clone())]);
            match &to.kind {
                ConstraintKind::ForeignKey(fk) => {
                    draft = draft.needs([key(&fk.table, &fk.referenced)]);
                    if is_proved(&to.kind) {
                        draft = draft.preflight(orphans(table, name, fk));
                    }
                }
                ConstraintKind::Check(check) if is_proved(&to.kind) => {
                    draft = draft.preflight([rows_of(
                        table,
                        check.inheritance,
                        &format!("NOT ({})", check.expr),
                        format!("rows of {table} that break the new check {name}"),
                    )]);
                }
                ConstraintKind::Check(_)
                | ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::Exclusion(_) => {}
            }
            draft
        } else {
            Draft::new(
                Rank::Replace,
                phase,
                format!("validate the new {word} {name} on {table}"),
                "reads every row under a lock that stops neither reads nor writes",
            )
            .undo(UndoFile::Nothing(
                "the step that added it drops it".to_owned(),
            ))
        };
        out.push(draft.on([id.clone()]).forward(batch.statements, batch.done));
    }
    let mut last = Draft::new(
        Rank::Replace,
        phase,
        format!("replace {word} {name} on {table} by the new one"),
        "one short transaction: at no moment is neither rule in force",
    )
    .on([id.clone()])
    .forward(swap(from, to, &None), in_force)
    .rollback(back)
    .gives(frees_of_text(
        table,
        &definition::constraint(&from.kind),
        context,
    ));
    if let ConstraintKind::ForeignKey(fk) = &from.kind {
        last = last.gives([Fact::Unreferenced(fk.table.clone(), sorted(&fk.referenced))]);
    }
    // The needed constraint is the old one; only renames give it. Otherwise its comment waits for the new one.
    if renamed(table, name, context).is_none() {
        let there = Fact::Constraint(table.clone(), name.clone());
        if let Some(first) = out.first_mut() {
            first.needs.remove(&there);
        }
        last = last.gives([there]);
    }
    if let Some(first) = out.first_mut() {
        first.rollback.clone_from(&vec![drop_new]);
    }
    out.push(last);
    out
}

/// Where there is no way to have both: old out and new in, in one transaction.
fn at_once(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let (from, to) = (&constraint.from, &constraint.to);
    let swap = |gone: &Constraint, comes: &Constraint, comment: &Option<String>| {
        let mut statements = vec![
            Statement::alter(table, drop_action(name, &gone.kind, Existence::Required)),
            Statement::alter(table, add_action(name, comes.kind.clone())),
        ];
        statements.extend(restore_comment(id.clone(), comment));
        if comes.kind.has_index() {
            statements.extend(carry_index_comment(table, name, context));
        }
        statements
    };
    let short = match &to.kind {
        ConstraintKind::ForeignKey(fk) => {
            partitioned_foreign_keys::short(table, &fk.table, context)
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => None,
    };
    let mut why =
        "the rule changed, and this kind cannot be prepared beside the old one".to_owned();
    if let Some(short) = &short {
        why = format!(
            "the rule changed; in one go with all partitions, which have at most {} rows together{}",
            short.limit,
            partitions::measured(table, context)
        );
    }
    let hazard = match &to.kind {
        ConstraintKind::Exclusion(_) => Some(exclusion_hazard(table, name, context)),
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) if is_temporal(constraint) => {
            Some(Hazard::new(
                Code::TemporalKeyBlocks,
                format!("constraint {name} on {table}"),
            ))
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Check(_) => {
            context.partition_hazard(table, &format!("constraint {name}"))
        }
    };
    let (drop_needs, drop_gives, _) = keys::dropping(table, &from.kind);
    let mut draft = Draft::new(
        Rank::Replace,
        context.phase(&id),
        format!(
            "replace {} {name} on {table} in one transaction",
            to.kind.word().to_lowercase()
        ),
        why,
    )
    .on([id.clone()])
    .hazard(if short.is_some() { None } else { hazard })
    .short(short)
    .forward(
        swap(from, to, &None),
        Condition::key_and_index(table, name, &to.kind).in_tablespace(
            table,
            name,
            tablespace(&to.kind),
            tablespace(&from.kind),
        ),
    )
    .rollback([Batch::new(
        swap(to, from, &from.comment),
        Condition::key_and_index(table, name, &from.kind).in_tablespace(
            table,
            name,
            tablespace(&from.kind),
            tablespace(&to.kind),
        ),
    )])
    .needs(drop_needs)
    .needs(needs_of_text(
        table,
        &definition::constraint(&to.kind),
        context,
    ))
    .gives([Fact::Constraint(table.clone(), name.clone())])
    .preflight(match &to.kind {
        ConstraintKind::Exclusion(_) => overlaps(table, name, &to.kind, context),
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => {
            duplicates(table, name, &to.kind, context)
        }
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => None,
    });
    if !matches!(to.kind, ConstraintKind::PrimaryKey(_)) {
        draft = draft.gives(drop_gives);
    }
    if let Some(k) = keys::key_of(&to.kind) {
        draft = draft.gives([key(table, &k.columns)]);
    }
    if let ConstraintKind::ForeignKey(fk) = &to.kind {
        draft = draft.needs([key(&fk.table, &fk.referenced)]);
    }
    vec![draft]
}

/// The tablespace of the index under it.
fn tablespace(kind: &ConstraintKind) -> &Option<Ident> {
    match kind {
        ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => &k.tablespace,
        ConstraintKind::Exclusion(x) => &x.tablespace,
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => &None,
    }
}
