//! Columns that come, go and change their names, on a model.

use super::look::{column_mut, table_mut};
use super::{Outcome, refuse};
use crate::ddl::Sync;
use crate::model::{
    Catalog, Column, ConstraintKind, Element, Ident, IndexDef, Nullability, Pair, QName, Table,
    TypeName, ValueSource,
};
use crate::render::{definition, tokens};

/// A column of its type and nothing else, behind all others.
pub(super) fn add(
    catalog: &mut Catalog,
    table: &QName,
    column: &Ident,
    data_type: &TypeName,
) -> Outcome {
    let t = table_mut(catalog, table)?;
    if t.columns.contains_key(column) {
        return refuse(format!("column {column} of {table} already exists"));
    }
    let last = t.columns.values().map(|c| c.position).max().unwrap_or(0);
    t.columns.insert(
        column.clone(),
        Column {
            position: last.saturating_add(1),
            data_type: data_type.clone(),
            collation: None,
            nullability: Nullability::Nullable,
            source: ValueSource::None,
            comment: None,
        },
    );
    Ok(())
}

/// The column, and the rules and indexes of its table that name it.
pub(super) fn drop(catalog: &mut Catalog, table: &QName, column: &Ident) -> Outcome {
    let t = table_mut(catalog, table)?;
    if t.columns.remove(column).is_none() {
        return refuse(format!("column {table}.{column} does not exist"));
    }
    t.constraints
        .retain(|_, c| !tokens::mentions(&definition::constraint(&c.kind), column));
    t.indexes
        .retain(|n, i| !tokens::mentions(&definition::index(n, table, &i.def), column));
    Ok(())
}

/// Everything of the table that names the column names it anew.
pub(super) fn rename(catalog: &mut Catalog, table: &QName, name: &Pair<Ident>) -> Outcome {
    let t = table_mut(catalog, table)?;
    if t.columns.contains_key(&name.to) {
        return refuse(format!("column {} of {table} already exists", name.to));
    }
    match t.columns.remove(&name.from) {
        Some(column) => {
            t.columns.insert(name.to.clone(), column);
        }
        None => return refuse(format!("column {table}.{} does not exist", name.from)),
    }
    rename_within(t, name);
    Ok(())
}

fn rename_within(table: &mut Table, name: &Pair<Ident>) {
    let one = |ident: &mut Ident| {
        if *ident == name.from {
            ident.clone_from(&name.to);
        }
    };
    for c in table.constraints.values_mut() {
        match &mut c.kind {
            ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => {
                k.columns.iter_mut().chain(&mut k.include).for_each(one);
            }
            ConstraintKind::ForeignKey(fk) => fk.columns.iter_mut().for_each(one),
            ConstraintKind::Check(check) => {
                check.expr = tokens::rename_column(&check.expr, name);
            }
            ConstraintKind::Exclusion(_) => {}
        }
    }
    for index in table.indexes.values_mut() {
        index.def = renamed(&index.def, name);
    }
}

/// The index with the column under its other name.
pub fn renamed(def: &IndexDef, name: &Pair<Ident>) -> IndexDef {
    let mut def = def.clone();
    for key in &mut def.keys {
        match &mut key.element {
            Element::Column(c) if *c == name.from => c.clone_from(&name.to),
            Element::Column(_) => {}
            Element::Expression(e) => *e = tokens::rename_column(e, name),
        }
    }
    for c in &mut def.include {
        if *c == name.from {
            c.clone_from(&name.to);
        }
    }
    if let Some(predicate) = &mut def.predicate {
        *predicate = tokens::rename_column(predicate, name);
    }
    def
}

/// Both columns of the sync are there.
pub(super) fn both(catalog: &mut Catalog, sync: &Sync) -> Outcome {
    column_mut(catalog, &sync.table, &sync.columns.from)?;
    column_mut(catalog, &sync.table, &sync.columns.to).map(std::mem::drop)
}

/// The column is.
pub(super) fn is_there(catalog: &mut Catalog, table: &QName, column: &Ident) -> Outcome {
    column_mut(catalog, table, column).map(std::mem::drop)
}

/// The column is filled, and says so.
pub(super) fn fill(catalog: &mut Catalog, sync: &Sync, comment: &Pair<String>) -> Outcome {
    both(catalog, sync)?;
    let column = column_mut(catalog, &sync.table, &sync.columns.to)?;
    column.comment = Some(comment.to.clone());
    Ok(())
}
