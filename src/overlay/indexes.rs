//! Indexes: renames, what is wanted, and names that something else has.

use std::collections::BTreeSet;

use super::constraints::unknown_column;
use super::{Problems, Rename, Target, note_phase, said};
use crate::ddl::index_of_key;
use crate::model::declaration::{Declaration, DeclaredTable, Facet, Ownership, Site};
use crate::model::{
    Element, Ident, Index, IndexState, Live, ObjectId, Pair, QName, RelationKind, Table,
};

pub(super) fn rename(
    table: &QName,
    declared: &DeclaredTable,
    out: &mut Target,
    problems: &mut Problems,
) {
    if declared.indexes.values().all(|d| d.was.is_none()) {
        return;
    }
    let Some(live) = out.states.from.tables.get_mut(table) else {
        return;
    };
    let mut lost = Vec::new();
    for (name, d) in &declared.indexes {
        let Some(was) = &d.was else { continue };
        match (
            live.indexes.contains_key(was),
            live.indexes.contains_key(name),
        ) {
            // An index of its own has the old name once the rename is done.
            (true, true) if declared.indexes.get(was).is_some_and(|o| o.was.is_none()) => {}
            (true, true) => problems.push(
                Site::new(ObjectId::Index(table.clone(), name.clone()), Facet::Was),
                format!("table `{table}` has both index `{was}` and `{name}`"),
                Some("a rename needs the new name to be free".to_owned()),
            ),
            (true, false) => {
                if let Some(found) = live.indexes.remove(was) {
                    out.renames.push(Rename::Index {
                        table: table.clone(),
                        name: Pair::new(was.clone(), name.clone()),
                    });
                    live.indexes.insert(name.clone(), found);
                }
            }
            (false, false) => lost.push(super::nothing_to_rename(
                ObjectId::Index(table.clone(), name.clone()),
                was,
                live.indexes.keys(),
            )),
            (false, true) => {}
        }
    }
    out.notes.extend(lost);
}

pub(super) fn overlay(
    table: &QName,
    declared: &DeclaredTable,
    after: &mut Table,
    live: &Live,
    out: &mut Target,
    problems: &mut Problems,
) {
    let _ = live;
    let before = std::mem::take(&mut after.indexes);
    let mut wanted = match declared.ownership {
        Ownership::Declared => before.clone(),
        Ownership::Exclusive => Default::default(),
    };
    // What an abandoned plan left behind goes.
    wanted.retain(|name, _| !name.is_helper());
    for name in &declared.absent_indexes {
        wanted.remove(name);
    }
    // An index that a declared key constraint takes over is no index of its own any more.
    for (name, constraint) in &after.constraints {
        if let (Some(found), Some(def)) = (before.get(name), index_of_key(&constraint.kind))
            && found.def == def
        {
            wanted.remove(name);
        }
    }
    for (name, d) in &declared.indexes {
        let id = ObjectId::Index(table.clone(), name.clone());
        note_phase(out, id.clone(), d.phase, declared.phase);
        let found = before.get(name);
        let mut def = d.value.clone();
        if def.tablespace.is_none() {
            def.tablespace = found.and_then(|i| i.def.tablespace.clone());
        }
        for (i, key) in def.keys.iter_mut().enumerate() {
            if let Element::Column(column) = &mut key.element {
                fold_like_sql(column, after);
                unknown_column(&id, column, Facet::Key(i), after, problems);
            }
        }
        for (i, column) in def.include.iter().enumerate() {
            unknown_column(&id, column, Facet::Include(i), after, problems);
        }
        wanted.insert(
            name.clone(),
            Index {
                def,
                state: IndexState::Valid,
                comment: said(
                    &d.comment,
                    found.and_then(|i| i.comment.clone()),
                    declared.ownership,
                ),
            },
        );
    }
    after.indexes = wanted;
}

/// `Reading_Date desc` means `reading_date` where no column has the name exactly as written.
fn fold_like_sql(column: &mut Ident, table: &Table) {
    if !table.columns.contains_key(&*column)
        && let Ok(folded) = Ident::new(column.as_str().to_lowercase())
        && table.columns.contains_key(&folded)
    {
        *column = folded;
    }
}

/// Names of new indexes and key constraints must be free in their schema.
pub(super) fn check_names(
    declaration: &Declaration,
    live: &Live,
    out: &Target,
    problems: &mut Problems,
) {
    // Most plans take no name that something has: then nobody asks.
    let mut freed = None;
    for (table, declared) in &declaration.tables {
        let (Some(from), Some(to)) = (
            out.states.from.tables.get(table),
            out.states.to.tables.get(table),
        ) else {
            continue;
        };
        let new_indexes = declared
            .indexes
            .keys()
            .filter(|n| !from.indexes.contains_key(*n))
            .map(|n| (n, ObjectId::Index(table.clone(), n.clone())));
        let new_keys = to
            .constraints
            .iter()
            .filter(|(n, c)| c.kind.has_index() && !from.constraints.contains_key(*n))
            .map(|(n, _)| (n, ObjectId::Constraint(table.clone(), n.clone())));
        for (name, id) in new_indexes.chain(new_keys) {
            let relation = table.sibling(name.clone());
            let Some(kind) = live.relation_names.get(&relation) else {
                continue;
            };
            if taken_over(name, from, to)
                || freed
                    .get_or_insert_with(|| freed_by(out))
                    .contains(&relation)
            {
                continue;
            }
            problems.push(
                Site::whole(id),
                format!("the name `{relation}` is taken by {}", words(*kind)),
                Some("indexes, tables, views and sequences of a schema share their names: choose another, or name the old one under `absent`".to_owned()),
            );
        }
    }
}

/// Names of relations that the plan itself frees, by dropping, replacing or renaming what has them.
fn freed_by(out: &Target) -> BTreeSet<QName> {
    let renamed = out.renames.iter().filter_map(|r| match r {
        Rename::Index { table, name } | Rename::Constraint { table, name, .. } => {
            Some(table.sibling(name.from.clone()))
        }
        Rename::Enum(_) | Rename::EnumValue(..) => None,
    });
    let changed = out.states.from.tables.iter().filter(|(name, table)| {
        let after = out.states.to.tables.get(name);
        after.is_some_and(|after| after != *table)
    });
    let held = changed.flat_map(|(name, table)| {
        let keys = table.constraints.iter();
        let keys = keys.filter_map(|(n, c)| c.kind.has_index().then_some(n));
        let names = table.indexes.keys().chain(keys);
        names.map(move |n| name.sibling(n.clone()))
    });
    renamed.chain(held).collect()
}

fn taken_over(name: &Ident, from: &Table, to: &Table) -> bool {
    match (from.indexes.get(name), to.constraints.get(name)) {
        (Some(index), Some(constraint)) => {
            index_of_key(&constraint.kind).is_some_and(|def| def == index.def)
        }
        (_, _) => false,
    }
}

fn words(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Table => "a table",
        RelationKind::Index => "an index",
        RelationKind::Sequence => "a sequence",
        RelationKind::View => "a view",
        RelationKind::MaterializedView => "a materialized view",
        RelationKind::CompositeType => "a composite type",
        RelationKind::ForeignTable => "a foreign table",
    }
}
