//! The live objects that a plan touches, with every state that it may meet each in: found by replaying the plan on a model.

use std::collections::{BTreeMap, BTreeSet};

use super::build::{PlanError, Request};
use super::condition::ObjectRef;
use super::file::{Extent, ObjectFile, sha256};
use super::fingerprint::{fingerprint, state};
use super::step::{Batch, Draft};
use super::touched;
use crate::ddl::Statement;
use crate::ddl::replay::Model;
use crate::model::{Catalog, ConstraintKind, ObjectId, QName};

/// Enough of a state to see what is different.
fn shortened(state: String) -> String {
    const MOST: usize = 400;
    match state.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &state[..at]),
        None => state,
    }
}

/// Replays the plan and collects, for every object that it touches, the states it passes through.
pub(super) fn objects(
    drafts: &[&Draft],
    request: &Request<'_>,
) -> Result<Vec<ObjectFile>, PlanError> {
    let live = &request.context.live.catalog;
    let mut seen: BTreeMap<(ObjectId, Extent), ObjectFile> = BTreeMap::new();
    let mut users: BTreeMap<ObjectId, Vec<Extent>> = BTreeMap::new();
    for draft in drafts {
        for (id, extent) in touched::of(draft, live) {
            seen.entry((id.clone(), extent)).or_insert_with(|| {
                users.entry(id.clone()).or_default().push(extent);
                let was = state(live, &id, extent);
                ObjectFile {
                    object: ObjectRef::from(&id),
                    extent,
                    before: was.as_deref().map(sha256),
                    was: was.map(shortened),
                    after: Vec::new(),
                    renamed_from: None,
                }
            });
        }
    }
    for (from, to) in touched::renamed_for_good(drafts) {
        let was_there = fingerprint(live, &from, Extent::Whole).is_some();
        if was_there && let Some(object) = seen.get_mut(&(to, Extent::Whole)) {
            object.renamed_from = Some(ObjectRef::from(&from));
        }
    }
    let named: BTreeSet<&QName> = drafts
        .iter()
        .flat_map(|d| &d.forward)
        .flat_map(|b| &b.statements)
        .filter_map(|s| {
            if let Statement::AlterTable { table, .. } = s {
                Some(table)
            } else {
                None
            }
        })
        .collect();
    let mut model =
        Model::new(restricted(live, &seen, &named)).with_children(&request.context.live.children);
    let mut half_way: Vec<(ObjectRef, Extent, Option<String>)> = Vec::new();
    for draft in drafts {
        for (at, b) in draft.forward.iter().enumerate() {
            for statement in &b.statements {
                model
                    .apply(statement)
                    .map_err(|refusal| PlanError::Replay {
                        title: draft.title.clone(),
                        refusal,
                    })?;
            }
            // A run can end here too. What the last transaction leaves, the step leaves.
            if at + 1 < draft.forward.len() {
                for (id, extent) in half_way_forward(draft, b, &users) {
                    if let Some(object) = seen.get(&(id.clone(), extent)) {
                        let state = fingerprint(model.catalog(), &id, extent);
                        if object.after.last().unwrap_or(&object.before) != &state {
                            half_way.push((object.object.clone(), extent, state));
                        }
                    }
                }
            }
        }
        let mut changed: BTreeSet<ObjectId> = draft.subjects.iter().cloned().collect();
        changed.extend(touched::changed_by(draft, &draft.forward));
        // What the server prints of everything that names a type or a label changes with the name.
        let statements = || draft.forward.iter().flat_map(|b| &b.statements);
        if statements().any(touched::renames_texts) {
            changed.extend(users.keys().cloned());
        }
        for id in changed {
            for &extent in users.get(&id).into_iter().flatten() {
                if let Some(object) = seen.get_mut(&(id.clone(), extent)) {
                    let now = fingerprint(model.catalog(), &id, extent);
                    if object.after.last().unwrap_or(&object.before) != &now {
                        object.after.push(now);
                    }
                }
            }
        }
        for (id, extent, state) in half_way_back(draft, model.catalog(), live, &users) {
            if let Some(object) = seen.get_mut(&(id, extent))
                && object.before != state
                && !object.after.contains(&state)
            {
                half_way.push((object.object.clone(), extent, state));
            }
        }
    }
    // Behind the states forward, which follow one another.
    for (object, extent, state) in half_way {
        if let Ok(id) = object.to_id()
            && let Some(object) = seen.get_mut(&(id, extent))
            && object.before != state
            && !object.after.contains(&state)
        {
            object.after.push(state);
        }
    }
    for (id, extent) in seen.keys().cloned().collect::<Vec<_>>() {
        if let Some(state) = kept_labels(&id, extent, drafts, live, model.catalog())
            && let Some(object) = seen.get_mut(&(id, extent))
            && object.before.as_ref() != Some(&state)
            && !object.after.contains(&Some(state.clone()))
        {
            object.after.push(Some(state));
        }
    }
    for (id, extent, state) in way_back(drafts, &mut model, &users) {
        if let Some(object) = seen.get_mut(&(id, extent))
            && object.before != state
            && !object.after.contains(&state)
        {
            object.after.push(state);
        }
    }
    Ok(seen.into_values().collect())
}

/// The states on the whole way back: a step that is undone late may meet what a later one has left on its object, a comment
/// on what takes a helper's name again.
fn way_back(
    drafts: &[&Draft],
    model: &mut Model,
    users: &BTreeMap<ObjectId, Vec<Extent>>,
) -> Vec<(ObjectId, Extent, Option<String>)> {
    states_after_each(drafts.iter().rev().flat_map(|d| &d.rollback), model, users)
}

/// The states that each transaction leaves of the objects it changes, as far as the replay can follow.
fn states_after_each<'b>(
    batches: impl IntoIterator<Item = &'b Batch>,
    model: &mut Model,
    users: &BTreeMap<ObjectId, Vec<Extent>>,
) -> Vec<(ObjectId, Extent, Option<String>)> {
    let mut out = Vec::new();
    for batch in batches {
        for statement in &batch.statements {
            if model.apply(statement).is_err() {
                return out;
            }
        }
        for id in touched::changed(&batch.statements) {
            for &extent in users.get(&id).into_iter().flatten() {
                let state = fingerprint(model.catalog(), &id, extent);
                out.push((id.clone(), extent, state));
            }
        }
    }
    out
}

/// Objects whose states a transaction of a step changes, where others of the step follow it.
fn half_way_forward(
    draft: &Draft,
    batch: &Batch,
    users: &BTreeMap<ObjectId, Vec<Extent>>,
) -> Vec<(ObjectId, Extent)> {
    let mut changed: BTreeSet<ObjectId> = touched::changed_by(draft, [batch]).into_iter().collect();
    if batch.statements.iter().any(touched::renames_texts) {
        changed.extend(users.keys().cloned());
    }
    let with_extents = changed.into_iter().flat_map(|id| {
        let extents = users.get(&id).into_iter().flatten();
        extents.map(move |&extent| (id.clone(), extent))
    });
    with_extents.collect()
}

/// The states between the transactions of a step's rollback: one that rows have stopped there is gone
/// on with, not refused.
fn half_way_back(
    draft: &Draft,
    after: &Catalog,
    live: &Catalog,
    users: &BTreeMap<ObjectId, Vec<Extent>>,
) -> Vec<(ObjectId, Extent, Option<String>)> {
    let Some((_, but_last)) = draft.rollback.split_last() else {
        return Vec::new();
    };
    if but_last.is_empty() {
        return Vec::new();
    }
    let statements = || draft.rollback.iter().flat_map(|b| &b.statements);
    let mut tables: BTreeSet<QName> = touched::changed(statements())
        .iter()
        .filter_map(|id| id.table().cloned())
        .collect();
    let referenced: Vec<QName> = tables
        .iter()
        .filter_map(|t| after.tables.get(t))
        .flat_map(|t| t.constraints.values().map(|c| &c.kind))
        .chain(statements().flat_map(touched::added))
        .filter_map(|kind| match kind {
            ConstraintKind::ForeignKey(fk) => Some(fk.table.clone()),
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_) => None,
        })
        .collect();
    tables.extend(referenced);
    let mut model = Model::new(Catalog {
        extensions: after.extensions.clone(),
        enums: after.enums.clone(),
        tables: tables
            .into_iter()
            .filter_map(|name| {
                let now = after.tables.shared(&name);
                let found = now.or_else(|| live.tables.shared(&name))?;
                Some((name, found))
            })
            .collect(),
    });
    states_after_each(but_last, &mut model, users)
}

/// An enum after a rollback: under its old names, with the labels that PostgreSQL cannot take away.
fn kept_labels(
    id: &ObjectId,
    extent: Extent,
    drafts: &[&Draft],
    live: &Catalog,
    after: &Catalog,
) -> Option<String> {
    let ObjectId::Enum(name) = id else {
        return None;
    };
    let before = live.enums.get(name)?;
    let mut now = name.clone();
    let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
    let mut added = false;
    for statement in drafts
        .iter()
        .flat_map(|d| &d.forward)
        .flat_map(|b| &b.statements)
    {
        match statement {
            Statement::RenameEnum { name } if name.from == now => now = name.to.clone(),
            Statement::RenameEnumValue { name, value } if *name == now => {
                renamed.insert(&value.to, &value.from);
            }
            Statement::AddEnumValue { name, .. } if *name == now => added = true,
            Statement::CreateExtension { .. }
            | Statement::DropExtension { .. }
            | Statement::UpdateExtension { .. }
            | Statement::CreateEnum { .. }
            | Statement::DropEnum { .. }
            | Statement::AddEnumValue { .. }
            | Statement::RenameEnumValue { .. }
            | Statement::RenameEnum { .. }
            | Statement::CarryTypeRights { .. }
            | Statement::Domain { .. }
            | Statement::AlterTable { .. }
            | Statement::RenameConstraint { .. }
            | Statement::RenameColumn { .. }
            | Statement::Sync { .. }
            | Statement::Alone(_)
            | Statement::Covered(_)
            | Statement::Backfill { .. }
            | Statement::AttachIndex { .. }
            | Statement::CreateIndex { .. }
            | Statement::DropIndex { .. }
            | Statement::RenameIndex { .. }
            | Statement::Comment { .. } => {}
        }
    }
    if !added {
        return None;
    }
    let mut kept = after.enums.get(&now)?.clone();
    for value in &mut kept.values {
        if let Some(old) = renamed.get(value.as_str()) {
            *value = (*old).to_owned();
        }
    }
    kept.comment.clone_from(&before.comment);
    let mut catalog = Catalog::default();
    catalog.enums.insert(name.clone(), kept);
    fingerprint(&catalog, id, extent)
}

/// The part of the catalog that the replay needs: tables that the plan touches or refers to.
fn restricted(
    live: &Catalog,
    seen: &BTreeMap<(ObjectId, Extent), ObjectFile>,
    named: &BTreeSet<&QName>,
) -> Catalog {
    let mut tables: BTreeSet<_> = seen.keys().filter_map(|(id, _)| id.table()).collect();
    tables.extend(named);
    Catalog {
        extensions: live.extensions.clone(),
        enums: live.enums.clone(),
        tables: live.tables.only(|name, table| {
            tables.contains(name)
                || table.constraints.values().any(|c| {
                    matches!(&c.kind, ConstraintKind::ForeignKey(fk)
                        if tables.contains(&fk.table))
                })
        }),
    }
}
