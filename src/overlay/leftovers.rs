//! What a type change by a new column has left beside it: the old column, with its rules and indexes. Nobody declares it; it
//! stays as it is until a plan that is allowed to takes it away. And what a plan under way has prepared, which is as little
//! anybody's declaration.

use crate::model::{Catalog, Ident, ObjectId, QName, Table};
use crate::render::{definition, tokens};

/// The leftover columns of a table.
pub fn columns(table: &Table) -> impl Iterator<Item = &Ident> {
    table.columns.keys().filter(|c| c.leftover_of().is_some())
}

/// Is the index or the constraint one on a leftover column?
pub fn is_on(table: &QName, t: &Table, id: &ObjectId) -> bool {
    let text = match id {
        ObjectId::Constraint(_, name) => t
            .constraints
            .get(name)
            .map(|c| definition::constraint(&c.kind)),
        ObjectId::Index(_, name) => t
            .indexes
            .get(name)
            .map(|i| definition::index(name, table, &i.def)),
        ObjectId::Extension(_) | ObjectId::Enum(_) | ObjectId::Table(_) | ObjectId::Column(..) => {
            None
        }
    };
    text.is_some_and(|text| columns(t).any(|c| tokens::mentions(&text, c)))
}

/// Exclusive ownership does not reach it.
pub(super) fn keep(name: &QName, before: &Table, after: &mut Table) {
    for column in columns(before) {
        if let Some(was) = before.columns.get(column) {
            after.columns.insert(column.clone(), was.clone());
        }
    }
    if columns(before).next().is_none() {
        return;
    }
    for (c, was) in &before.constraints {
        if is_on(name, before, &ObjectId::Constraint(name.clone(), c.clone())) {
            after.constraints.insert(c.clone(), was.clone());
        }
    }
    for (i, was) in &before.indexes {
        if is_on(name, before, &ObjectId::Index(name.clone(), i.clone())) {
            after.indexes.insert(i.clone(), was.clone());
        }
    }
}

/// The catalog as it is without them, and without what a plan under way has prepared.
#[must_use]
pub fn without(catalog: &Catalog) -> Catalog {
    let mut out = catalog.clone();
    for (name, before) in &catalog.tables {
        let Some(after) = out.tables.get_mut(name) else {
            continue;
        };
        let is_left = |id: &ObjectId| columns(before).next().is_some() && is_on(name, before, id);
        after.columns.retain(|c, _| !c.is_helper());
        after.constraints.retain(|c, _| {
            !c.is_helper() && !is_left(&ObjectId::Constraint(name.clone(), c.clone()))
        });
        after
            .indexes
            .retain(|i, _| !i.is_helper() && !is_left(&ObjectId::Index(name.clone(), i.clone())));
    }
    out
}
