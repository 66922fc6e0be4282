//! The states that the objects of a plan pass through, found by replaying it on a model.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::build::PlanError;
use super::condition::ObjectRef;
use super::file::{Extent, ObjectFile};
use super::fingerprint;
use super::step::Draft;
use super::touched;
use crate::ddl::Statement;
use crate::ddl::replay::Model;
use crate::model::{Catalog, ObjectId};

/// A fingerprint, `None` where the object is not there. Equal ones share their text: of a hundred
/// thousand columns most have one of a few types.
type Print = Option<Arc<str>>;

/// What is kept of an object until it is written.
struct Passed {
    before: Print,
    after: Vec<Print>,
    renamed_from: Option<Box<ObjectId>>,
}

/// Every object that a plan touches, with its states.
pub(super) struct States(BTreeMap<(ObjectId, Extent), Passed>);

impl States {
    /// As the plan file has them, in the order of the objects.
    pub(super) fn into_files(self) -> impl Iterator<Item = ObjectFile> {
        let text = |print: Print| print.map(|p| p.as_ref().to_owned());
        self.0
            .into_iter()
            .map(move |((id, extent), passed)| ObjectFile {
                object: ObjectRef::from(&id),
                extent,
                before: text(passed.before),
                after: passed.after.into_iter().map(text).collect(),
                renamed_from: passed.renamed_from.map(|id| ObjectRef::from(id.as_ref())),
            })
    }
}

/// Fingerprints by the state in words: few words, many objects.
#[derive(Default)]
struct Prints(BTreeMap<String, Arc<str>>);

impl Prints {
    fn of(&mut self, catalog: &Catalog, id: &ObjectId, extent: Extent) -> Print {
        let state = fingerprint::state(catalog, id, extent)?;
        if extent == Extent::Whole {
            return Some(fingerprint::of_state(&state).into());
        }
        if let Some(known) = self.0.get(&state) {
            return Some(known.clone());
        }
        let print: Arc<str> = fingerprint::of_state(&state).into();
        self.0.insert(state, print.clone());
        Some(print)
    }
}

/// Replays the plan and collects, for every object that it touches, the states it passes through.
pub(super) fn passed(drafts: &[&Draft], live: &Catalog) -> Result<States, PlanError> {
    let mut prints = Prints::default();
    let mut seen: BTreeMap<(ObjectId, Extent), Passed> = BTreeMap::new();
    for draft in drafts {
        for key in touched::of(draft, live) {
            if let Entry::Vacant(place) = seen.entry(key) {
                let (id, extent) = place.key();
                let before = prints.of(live, id, *extent);
                place.insert(Passed {
                    before,
                    after: Vec::new(),
                    renamed_from: None,
                });
            }
        }
    }
    for (from, to) in touched::renamed_for_good(drafts) {
        let was_there = prints.of(live, &from, Extent::Whole).is_some();
        if was_there && let Some(object) = seen.get_mut(&(to, Extent::Whole)) {
            object.renamed_from = Some(Box::new(from));
        }
    }
    let mut model = Model::new(restricted(live, &seen));
    for draft in drafts {
        for statement in draft.forward.iter().flat_map(|b| &b.statements) {
            model
                .apply(statement)
                .map_err(|refusal| PlanError::Replay {
                    title: draft.title.clone(),
                    refusal,
                })?;
        }
        let mut changed: BTreeSet<ObjectId> = draft.subjects.iter().cloned().collect();
        changed.extend(touched::changed_by(draft));
        for id in changed {
            let mut key = (id, Extent::Whole);
            for extent in [Extent::Whole, Extent::Type] {
                key.1 = extent;
                if let Some(object) = seen.get_mut(&key) {
                    let now = prints.of(model.catalog(), &key.0, extent);
                    if object.after.last().unwrap_or(&object.before) != &now {
                        if object.after.is_empty() {
                            object.after.reserve_exact(1);
                        }
                        object.after.push(now);
                    }
                }
            }
        }
    }
    let enums = seen
        .iter_mut()
        .filter(|((id, _), _)| matches!(id, ObjectId::Enum(_)));
    for ((id, extent), object) in enums {
        if let Some(state) = kept_labels(id, *extent, drafts, live, model.catalog())
            && object.before.as_deref() != Some(state.as_str())
            && !object
                .after
                .iter()
                .any(|p| p.as_deref() == Some(state.as_str()))
        {
            object.after.push(Some(state.into()));
        }
    }
    Ok(States(seen))
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
            | Statement::AlterTable { .. }
            | Statement::RenameConstraint { .. }
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
    fingerprint::fingerprint(&catalog, id, extent)
}

/// The part of the catalog that the replay needs: tables that the plan touches or refers to.
fn restricted(live: &Catalog, seen: &BTreeMap<(ObjectId, Extent), Passed>) -> Catalog {
    let tables: BTreeSet<_> = seen.keys().filter_map(|(id, _)| id.table()).collect();
    Catalog {
        extensions: live.extensions.clone(),
        enums: live.enums.clone(),
        tables: live.tables.only(|name, table| {
            tables.contains(name)
                || table.constraints.values().any(|c| {
                    matches!(&c.kind, crate::model::ConstraintKind::ForeignKey(fk)
                        if tables.contains(&fk.table))
                })
        }),
    }
}
