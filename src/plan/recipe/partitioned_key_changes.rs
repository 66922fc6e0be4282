//! A key of a partitioned table whose definition changes: R-PART-UNIQUE. Each partition builds the index of the new
//! one first; a short transaction then drops the old key and makes the new one of these indexes.

use super::Context;
use super::comments::{carry_index_comment, restore_comment};
use super::duplicates::duplicates;
use super::indexes::drop_statement;
use super::keys::{column_needs, drop_action, dropping, gives, is_primary, key_of, needs};
use super::names::before;
use super::partitioned_indexes;
use super::partitioned_keys::{Online, why_each};
use super::partitions::{State, Trees, as_it_is};
use crate::ddl::{Build, Existence, Statement, index_of_key};
use crate::model::{Constraint, ConstraintKind, Ident, ObjectId, Pair, QName};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, sorted};
use crate::plan::step::{Batch, Draft, Rank};

/// The steps; `None` where the partitions cannot have both.
pub(super) fn replace(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    trees: &Trees,
    context: &Context<'_>,
) -> Option<Vec<Draft>> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let phase = context.phase(&id);
    let word = constraint.to.kind.word().to_lowercase();
    let (def, old_def) = (
        index_of_key(&constraint.to.kind)?,
        index_of_key(&constraint.from.kind)?,
    );
    let old_branches = as_it_is(table, before(table, name, context), context)?;
    let new = Online {
        table,
        name,
        kind: &constraint.to.kind,
        def: &def,
        branches: trees.of(&id)?,
    };
    let old = Online {
        table,
        name,
        kind: &constraint.from.kind,
        def: &old_def,
        branches: &old_branches,
    };
    let swap = |from: &Constraint, to: &Online<'_>, comment: &Option<String>| {
        let drop = drop_action(name, &from.kind, Existence::Required);
        let mut statements = vec![Statement::alter(table, drop)];
        statements.extend(to.over_its_indexes());
        statements.extend(restore_comment(id.clone(), comment));
        statements.extend(carry_index_comment(table, name, context));
        statements
    };
    let (old_place, new_place) = (&old_def.tablespace, &def.tablespace);
    let in_force = Condition::key_and_index(table, name, &constraint.to.kind)
        .in_tablespace(table, name, new_place, old_place);
    let was_in_force = Condition::key_and_index(table, name, &constraint.from.kind)
        .in_tablespace(table, name, old_place, new_place);

    let mut out = builds(&new, &id, &in_force, context);
    if let Some(first) = out.first_mut() {
        first.why = format!(
            "the definition changed; {}; {}",
            why_each(table, context),
            first.why
        );
        first
            .needs
            .extend(column_needs(table, &constraint.to.kind, context));
        first
            .preflight
            .extend(duplicates(table, name, &constraint.to.kind, context));
    }

    let mut back: Vec<Batch> = old
        .leaves()
        .map(|leaf| {
            let Batch { statements, done } = old.build(leaf);
            Batch::new(statements, Condition::Any(vec![was_in_force.clone(), done]))
        })
        .collect();
    back.push(Batch::new(
        swap(&constraint.to, &old, &constraint.from.comment),
        was_in_force,
    ));
    back.extend(new.indexes_back(context));
    let (drop_needs, _, drop_takes) = dropping(table, &constraint.from.kind);
    let mut last = Draft::new(
        Rank::Replace,
        phase,
        format!("replace {word} {name} on {table} by the new one"),
        "one short transaction: at no moment is neither rule in force, and no row is read",
    )
    .on([id.clone()])
    .forward(swap(&constraint.from, &new, &None), in_force)
    .rollback(back)
    .needs(drop_needs)
    .gives(gives(table, name, &constraint.to.kind));
    if let (Some(was), Some(is)) = (key_of(&constraint.from.kind), key_of(&constraint.to.kind)) {
        if sorted(&was.columns) != sorted(&is.columns) {
            last = last.takes(drop_takes);
        }
        if is_primary(&constraint.to.kind) {
            let no_longer = was.columns.iter().filter(|c| !is.columns.contains(c));
            let not_null = is.columns.iter();
            last = last
                .gives(no_longer.map(|c| Fact::NotInPrimaryKey(table.clone(), c.clone())))
                .needs(not_null.map(|c| Fact::NotNull(table.clone(), c.clone())));
        }
    }
    out.push(last);
    Some(out)
}

/// A unique index of a partitioned table, of the key's name and definition, gives way to the key: USING INDEX is
/// refused there. The steps; `None` where the partitions cannot have both.
pub(super) fn promote(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    trees: &Trees,
    context: &Context<'_>,
) -> Option<Vec<Draft>> {
    let key_id = ObjectId::Constraint(table.clone(), name.clone());
    let index_id = ObjectId::Index(table.clone(), name.clone());
    let phase = context.phase(&key_id);
    let word = kind.word().to_lowercase();
    let def = index_of_key(kind)?;
    let live = context.table(table)?.indexes.get(name)?;
    let old_branches = as_it_is(table, name, context)?;
    let new = Online {
        table,
        name,
        kind,
        def: &def,
        branches: trees.of(&key_id)?,
    };
    let old = partitioned_indexes::Online {
        table,
        name,
        def: &def,
        branches: &old_branches,
    };
    let in_force = Condition::constraint(table, name, kind);
    let no_constraint = Condition::constraint_named(table, name).negate();
    let mut out = builds(&new, &key_id, &in_force, context);
    if let Some(first) = out.first_mut() {
        first.why = format!(
            "a unique index of that name and definition is there already, but {}; {}",
            why_each(table, context),
            first.why
        );
    }
    let mut back: Vec<Batch> = old
        .leaves()
        .flat_map(|leaf| old.leaf(leaf))
        .map(|b| {
            Batch::new(
                b.statements,
                Condition::Any(vec![no_constraint.clone(), b.done]),
            )
        })
        .collect();
    let comment = restore_comment(index_id.clone(), &live.comment);
    let mut again = vec![Statement::alter(
        table,
        drop_action(name, kind, Existence::Required),
    )];
    let parts = old.itself().into_iter().chain(old.attach());
    again.extend(parts.flat_map(|b| b.statements));
    again.extend(comment.clone());
    back.push(Batch::new(again, no_constraint));
    back.extend(new.indexes_back(context));
    let mut swap = vec![drop_statement(
        table,
        name,
        Build::Blocking,
        Existence::Required,
    )];
    swap.extend(new.over_its_indexes());
    swap.extend(comment);
    out.push(
        Draft::new(
            Rank::Key,
            phase,
            format!(
                "make a {word} of the new indexes, in place of the unique index {name} on {table}"
            ),
            "one short transaction: at no moment is neither rule in force, and no row is read",
        )
        .on([key_id, index_id])
        .forward(swap, in_force)
        .rollback(back),
    );
    let free = |f: &Fact| matches!(f, Fact::RelationNameFree(_));
    if let Some(first) = out.first_mut() {
        let needs = needs(table, name, kind).into_iter();
        first.needs.extend(needs.filter(|f| !free(f)));
        first.needs.extend(column_needs(table, kind, context));
    }
    if let Some(last) = out.last_mut() {
        last.gives.extend(gives(table, name, kind));
    }
    Some(out)
}

/// Each partition's index of the new key; `in_force`: that is there already.
fn builds(
    new: &Online<'_>,
    id: &ObjectId,
    in_force: &Condition,
    context: &Context<'_>,
) -> Vec<Draft> {
    let name = new.name;
    let word = new.kind.word().to_lowercase();
    // What a plan under way has built is there.
    let missing = new.leaves().filter(|leaf| leaf.state == State::Missing);
    missing
        .map(|leaf| {
            let (own, partition) = (&leaf.index, &leaf.table);
            let Batch { statements, done } = new.build(leaf);
            Draft::new(
                Rank::Replace,
                context.phase(id),
                format!(
                    "build unique index {own} on {partition}, its part of the new {word} {name}"
                ),
                "built CONCURRENTLY: reads and writes go on, and the old rule stays in force",
            )
            .on([id.clone()])
            .hazard(context.corruption_hazard(&format!("index {own} on {partition}")))
            .forward(statements, Condition::Any(vec![in_force.clone(), done]))
            .rollback([new.drop_index(leaf)])
        })
        .collect()
}
