//! A key whose definition changes, or that a unique index becomes.

use super::comments::{carry_index_comment, restore_comment};
use super::duplicates::duplicates;
use super::indexes::{build, drop_if_exists, drop_statement};
use super::keys::{
    column_needs, drop_action, dropping, gives, hazard, is_primary, is_taken, key_of, needs,
    using_index,
};
use super::names::helper;
use super::partitions::Trees;
use super::references::{Reference, References};
use super::replace::is_temporal;
use super::{Context, partitioned_key_changes};
use crate::ddl::{Build, Existence, Statement, TableAction, index_of_key};
use crate::model::{Constraint, ConstraintKind, Ident, IndexDef, ObjectId, Pair, QName};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, sorted};
use crate::plan::step::{Batch, Draft, Rank};

/// Can the new key's index be built beside the old key, which one short transaction then drops?
pub(super) fn is_beside(
    table: &QName,
    constraint: &Pair<Constraint>,
    context: &Context<'_>,
) -> bool {
    let (from, to) = (&constraint.from.kind, &constraint.to.kind);
    key_of(to).is_some()
        && std::mem::discriminant(from) == std::mem::discriminant(to)
        && !context.is_partitioned(table)
        && !is_temporal(constraint)
}

/// A key whose definition changes: the new index is built first, then one short transaction drops
/// the old constraint and takes the new index over under the old name.
pub(super) fn replace(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    references: &References,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let phase = context.phase(&id);
    let word = constraint.to.kind.word().to_lowercase();
    let new = helper(name, "__lockstep_new", |n| is_taken(table, n, context));
    let (Some(def), Some(old_def)) = (
        index_of_key(&constraint.to.kind),
        index_of_key(&constraint.from.kind),
    ) else {
        return Vec::new();
    };
    let (resting, moved) = (references.resting(&id), references.moved(&id));
    let swap = |from: &Constraint, to: &Constraint, index: &Ident, resting: &[&Reference]| {
        let mut statements: Vec<Statement> = resting.iter().map(|r| r.drop()).collect();
        statements.extend([
            Statement::alter(table, drop_action(name, &from.kind, Existence::Required)),
            Statement::alter(table, using_index(name, &to.kind, index)),
        ]);
        statements.extend(restore_comment(id.clone(), &to.comment));
        statements.extend(carry_index_comment(table, name, context));
        statements.extend(resting.iter().flat_map(|r| r.add()));
        statements
    };
    let (drop_needs, _, drop_takes) = dropping(table, &constraint.from.kind);
    let (old, new_place) = (&old_def.tablespace, &def.tablespace);
    let in_force = Condition::key_and_index(table, name, &constraint.to.kind)
        .in_tablespace(table, name, new_place, old);
    let was_in_force = Condition::key_and_index(table, name, &constraint.from.kind)
        .in_tablespace(table, name, old, new_place);
    let silent = |c: &Constraint| Constraint {
        kind: c.kind.clone(),
        comment: None,
    };
    let build_back = |index: &Ident, def: &IndexDef| {
        Batch::new(
            vec![build(table, index, def, Build::Concurrently)],
            Condition::Any(vec![
                was_in_force.clone(),
                Condition::index(table, index, def),
            ]),
        )
    };
    // What rests on the new key's index before this step does so after its rollback.
    let (old_index, mut back) = if moved.is_empty() {
        (new.clone(), Vec::new())
    } else {
        let old = helper(name, "__lockstep_old", |n| is_taken(table, n, context));
        (old, vec![build_back(&new, &def)])
    };
    back.push(build_back(&old_index, &old_def));
    let all: Vec<&Reference> = resting.iter().chain(&moved).copied().collect();
    back.push(Batch::new(
        swap(&silent(&constraint.to), &constraint.from, &old_index, &all),
        was_in_force.clone(),
    ));
    back.extend(all.iter().filter_map(|r| r.validation_back()));
    let mut draft_swap = Draft::new(
        Rank::Replace,
        phase,
        format!("replace {word} {name} on {table} by the new one"),
        "one short transaction: at no moment is neither rule in force",
    )
    .on([id.clone()])
    .forward(
        swap(&constraint.from, &silent(&constraint.to), &new, &resting),
        in_force.clone(),
    )
    .rollback(back)
    .needs(drop_needs)
    .needs(resting.iter().filter_map(|r| r.needs(context)))
    .gives(gives(table, name, &constraint.to.kind));
    if key_of(&constraint.from.kind).map(|k| sorted(&k.columns))
        != key_of(&constraint.to.kind).map(|k| sorted(&k.columns))
    {
        draft_swap = draft_swap.takes(drop_takes);
    }
    if is_primary(&constraint.to.kind)
        && let (Some(old), Some(k)) = (key_of(&constraint.from.kind), key_of(&constraint.to.kind))
    {
        draft_swap = draft_swap.gives(
            old.columns
                .iter()
                .filter(|c| !k.columns.contains(c))
                .map(|c| Fact::NotInPrimaryKey(table.clone(), c.clone())),
        );
        draft_swap = draft_swap.needs(
            k.columns
                .iter()
                .map(|c| Fact::NotNull(table.clone(), c.clone())),
        );
    }
    let mut out = vec![
        Draft::new(
            Rank::Replace,
            phase,
            format!("build the unique index of the new {word} {name} on {table}"),
            "the definition changed; the old rule stays in force meanwhile",
        )
        .on([id])
        .hazard(hazard(table, name, &constraint.to.kind, context))
        .forward(
            vec![build(table, &new, &def, Build::Concurrently)],
            Condition::Any(vec![in_force, Condition::index(table, &new, &def)]),
        )
        .rollback([drop_if_exists(table, &new, &def)])
        .gives(
            key_of(&constraint.to.kind).map(|k| Fact::KeyIndex(table.clone(), sorted(&k.columns))),
        )
        .needs(column_needs(table, &constraint.to.kind, context))
        .preflight(duplicates(table, name, &constraint.to.kind, context)),
        draft_swap,
    ];
    out.extend(resting.iter().filter_map(|r| r.validate(phase)));
    out
}

/// A unique index of the constraint's name and definition becomes the constraint.
pub(super) fn promote(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    trees: &Trees,
    references: &References,
    context: &Context<'_>,
) -> Vec<Draft> {
    if context.is_partitioned(table) {
        return partitioned_key_changes::promote(table, name, kind, trees, context)
            .unwrap_or_else(|| promote_at_once(table, name, kind, context));
    }
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let Some(def) = index_of_key(kind) else {
        return Vec::new();
    };
    let spare = helper(name, "__lockstep_new", |n| is_taken(table, n, context));
    let no_constraint = Condition::constraint_named(table, name).negate();
    let comment = context
        .table(table)
        .and_then(|t| t.indexes.get(name))
        .and_then(|i| i.comment.clone());
    let mut back = vec![
        Statement::alter(table, drop_action(name, kind, Existence::Required)),
        Statement::RenameIndex {
            table: table.clone(),
            name: Pair::new(spare.clone(), name.clone()),
        },
    ];
    back.extend(restore_comment(
        ObjectId::Index(table.clone(), name.clone()),
        &comment,
    ));
    // A constraint goes only when nothing rests on it, so what rests on the index does the same.
    let resting = references.resting(&id);
    let mut back: Vec<Statement> = resting.iter().map(|r| r.drop()).chain(back).collect();
    back.extend(resting.iter().flat_map(|r| r.add()));
    let proved_again = resting.iter().filter_map(|r| r.validation_back());
    vec![
        Draft::new(
            Rank::Key,
            context.phase(&id),
            format!(
                "make the unique index {name} on {table} its {}",
                kind.word().to_lowercase()
            ),
            "a valid unique index of that name and definition is there already",
        )
        .on([id, ObjectId::Index(table.clone(), name.clone())])
        .forward(
            vec![Statement::alter(table, using_index(name, kind, name))],
            Condition::constraint(table, name, kind),
        )
        .rollback([
            Batch::new(
                vec![build(table, &spare, &def, Build::Concurrently)],
                Condition::Any(vec![
                    no_constraint.clone(),
                    Condition::index(table, &spare, &def),
                ]),
            ),
            Batch::new(back, no_constraint),
        ])
        .rollback(proved_again)
        .needs(dropping(table, kind).0)
        .needs(resting.iter().filter_map(|r| r.needs(context)))
        .needs(
            needs(table, name, kind)
                .into_iter()
                .filter(|f| !matches!(f, Fact::RelationNameFree(_))),
        )
        .gives(gives(table, name, kind)),
    ]
}

/// The same of a partitioned table whose partitions cannot each have both: one goes and the other comes.
fn promote_at_once(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let index = ObjectId::Index(table.clone(), name.clone());
    let Some(def) = index_of_key(kind) else {
        return Vec::new();
    };
    let live = context.table(table).and_then(|t| t.indexes.get(name));
    let comment = restore_comment(index.clone(), &live.and_then(|i| i.comment.clone()));
    let add = TableAction::AddConstraint {
        name: name.clone(),
        kind: kind.clone(),
    };
    let mut forth = vec![
        drop_statement(table, name, Build::Blocking, Existence::Required),
        Statement::alter(table, add),
    ];
    let mut back = vec![
        Statement::alter(table, drop_action(name, kind, Existence::Required)),
        build(table, name, &def, Build::Blocking),
    ];
    forth.extend(comment.clone());
    back.extend(comment);
    let needs = needs(table, name, kind).into_iter();
    vec![
        Draft::new(
            Rank::Key,
            context.phase(&id),
            format!(
                "replace the unique index {name} on {table} by a {}",
                kind.word().to_lowercase()
            ),
            "a partitioned table refuses USING INDEX on every server up to 18, and its partitions cannot each have the key first",
        )
        .on([id, index])
        .hazard(context.partition_hazard(table, &format!("{} {name}", kind.word())))
        .forward(forth, Condition::constraint(table, name, kind))
        .rollback([Batch::new(
            back,
            Condition::constraint_named(table, name).negate(),
        )])
        .needs(needs.filter(|f| !matches!(f, Fact::RelationNameFree(_))))
        .needs(column_needs(table, kind, context))
        .gives(gives(table, name, kind)),
    ]
}
