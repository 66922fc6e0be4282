//! Looking a thing up in a model, and refusing where it is not there or in the way.

use super::{Model, Outcome, Refusal, refuse};
use crate::model::{
    Catalog, ConstraintKind, Element, Ident, IndexState, Nullability, QName, Table,
};

pub(super) fn table_mut<'a>(
    catalog: &'a mut Catalog,
    table: &QName,
) -> Result<&'a mut Table, Refusal> {
    match catalog.tables.get_mut(table) {
        Some(t) => Ok(t),
        None => refuse(format!("table {table} does not exist")),
    }
}

pub(super) fn column_mut<'a>(
    catalog: &'a mut Catalog,
    table: &QName,
    column: &Ident,
) -> Result<&'a mut crate::model::Column, Refusal> {
    match table_mut(catalog, table)?.columns.get_mut(column) {
        Some(c) => Ok(c),
        None => refuse(format!("column {table}.{column} does not exist")),
    }
}

pub(super) fn enum_values<'a>(
    catalog: &'a mut Catalog,
    name: &QName,
) -> Result<&'a mut Vec<String>, Refusal> {
    match catalog.enums.get_mut(name) {
        Some(e) => Ok(&mut e.values),
        None => refuse(format!("type {name} does not exist")),
    }
}

pub(super) fn in_primary_key(table: &Table, column: &Ident) -> bool {
    table.constraints.values().any(|c| match &c.kind {
        ConstraintKind::PrimaryKey(key) => key.columns.contains(column),
        ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => false,
    })
}

pub(super) fn is_constraint_name_taken(catalog: &Catalog, table: &QName, name: &Ident) -> bool {
    catalog.tables.get(table).is_some_and(|t| {
        t.constraints.contains_key(name)
            || t.columns.values().any(|c| match &c.nullability {
                Nullability::NotNull(nn) => nn.name.as_ref() == Some(name),
                Nullability::Nullable => false,
            })
    })
}

/// How many objects of the schema have the name. The index is only ever added to, so what it says
/// is looked up again.
pub(super) fn holders(model: &Model, relation: &QName) -> usize {
    model
        .relations
        .get(relation)
        .into_iter()
        .flatten()
        .filter_map(|t| Some((t, model.catalog.tables.get(t)?)))
        .map(|(t, table)| {
            usize::from(t.name == relation.name)
                + usize::from(table.indexes.contains_key(&relation.name))
                + usize::from(table.attached.contains_key(&relation.name))
                + usize::from(
                    table
                        .constraints
                        .get(&relation.name)
                        .is_some_and(|c| c.kind.has_index()),
                )
        })
        .sum()
}

pub(super) fn is_relation_taken(model: &Model, relation: &QName) -> bool {
    holders(model, relation) > 0
}

/// Like [`is_relation_taken`] after the table itself got the name.
pub(super) fn is_relation_taken_twice(model: &Model, table: &QName, name: &Ident) -> bool {
    let own = model.catalog.tables.get(table).map_or(0, |t| {
        usize::from(t.constraints.get(name).is_some_and(|c| c.kind.has_index()))
    });
    let relation = table.sibling(name.clone());
    let known = holders(model, &relation);
    let indexed = model
        .relations
        .get(&relation)
        .is_some_and(|tables| tables.contains(table));
    if indexed { known > own } else { known > 0 }
}

/// Is there a key of `table` with exactly these columns, in any order?
pub fn has_key(table: &Table, columns: &[Ident]) -> bool {
    let same =
        |key: &[Ident]| key.len() == columns.len() && columns.iter().all(|c| key.contains(c));
    table.constraints.values().any(|c| match &c.kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => same(&key.columns),
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            false
        }
    }) || table.indexes.values().any(|i| {
        let plain: Option<Vec<Ident>> = i
            .def
            .keys
            .iter()
            .map(|k| match &k.element {
                Element::Column(c) => Some(c.clone()),
                Element::Expression(_) => None,
            })
            .collect();
        i.state == IndexState::Valid
            && i.def.uniqueness != crate::model::Uniqueness::Plain
            && i.def.predicate.is_none()
            && plain.is_some_and(|p| same(&p))
    })
}

pub(super) fn require_key(catalog: &Catalog, table: &QName, columns: &[Ident]) -> Outcome {
    match catalog.tables.get(table) {
        Some(t) if has_key(t, columns) => Ok(()),
        Some(_) => refuse(format!("{table} has no unique key for the reference")),
        None => refuse(format!("table {table} does not exist")),
    }
}

pub(super) fn require_no_orphaned_foreign_key(
    model: &Model,
    table: &QName,
    was: &ConstraintKind,
) -> Outcome {
    let columns = match was {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => &key.columns,
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            return Ok(());
        }
    };
    for other in model.referencing.get(table).into_iter().flatten() {
        let Some(t) = model.catalog.tables.get(other) else {
            continue;
        };
        for (name, c) in &t.constraints {
            if let ConstraintKind::ForeignKey(fk) = &c.kind
                && &fk.table == table
                && fk.referenced.iter().all(|c| columns.contains(c))
                && require_key(&model.catalog, table, &fk.referenced).is_err()
            {
                return refuse(format!("foreign key {name} on {other} rests on it"));
            }
        }
    }
    Ok(())
}
