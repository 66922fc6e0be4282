//! Indexes of partitions that are part of an index of the table above, on a model.

use super::{Outcome, refuse};
use crate::ddl::Completes;
use crate::model::{Catalog, ConstraintKind, Ident, IndexState, QName, Table};

/// The partition's own index becomes part of the one above; the last one that was missing makes that valid.
pub(super) fn attach(
    catalog: &mut Catalog,
    (above, index): &(QName, Ident),
    (partition, own): &(QName, Ident),
    completes: Completes,
) -> Outcome {
    let there = |t: &Table| t.indexes.contains_key(index);
    if !catalog.tables.get(above).is_some_and(there) {
        return refuse(format!("index {index} does not exist"));
    }
    let Some(t) = catalog.tables.get_mut(partition) else {
        return refuse(format!("table {partition} does not exist"));
    };
    match t.indexes.remove(own) {
        Some(found) if found.state == IndexState::Valid => {}
        Some(_) => return refuse(format!("index {own} is not valid")),
        None => return refuse(format!("index {own} does not exist")),
    }
    t.attached.insert(own.clone(), above.sibling(index.clone()));
    if completes == Completes::Yes
        && let Some(found) = catalog
            .tables
            .get_mut(above)
            .and_then(|t| t.indexes.get_mut(index))
    {
        found.state = IndexState::Valid;
    }
    Ok(())
}

/// The partitions' own constraints become part of the one above: keys as their indexes do, foreign keys
/// without a trace of their own.
pub(super) fn adopt(
    catalog: &mut Catalog,
    table: &QName,
    (name, kind): (&Ident, &ConstraintKind),
    parts: &[(QName, Ident)],
) -> Outcome {
    for (partition, own) in parts {
        let Some(t) = catalog.tables.get_mut(partition) else {
            return refuse(format!("table {partition} does not exist"));
        };
        match t.constraints.remove(own) {
            Some(found) if found.kind == *kind => {}
            Some(_) => return refuse(format!("constraint {own} on {partition} is another one")),
            None => return refuse(format!("constraint {own} on {partition} does not exist")),
        }
        if kind.has_index() {
            t.attached.insert(own.clone(), table.sibling(name.clone()));
        }
    }
    Ok(())
}

/// The index has gone, and its parts with it, at whatever depth.
pub(super) fn forget(catalog: &mut Catalog, index: &QName) {
    for (table, own) in parts(catalog, index) {
        if let Some(t) = catalog.tables.get_mut(&table) {
            t.attached.remove(&own);
        }
        forget(catalog, &table.sibling(own));
    }
}

/// The index has another name; its parts keep theirs.
pub(super) fn rename(catalog: &mut Catalog, from: &QName, to: &QName) {
    for (table, own) in parts(catalog, from) {
        if let Some(t) = catalog.tables.get_mut(&table) {
            t.attached.insert(own, to.clone());
        }
    }
}

fn parts(catalog: &Catalog, index: &QName) -> Vec<(QName, Ident)> {
    let mut out = Vec::new();
    for (table, t) in &catalog.tables {
        let own = t.attached.iter().filter(|(_, above)| *above == index);
        out.extend(own.map(|(own, _)| (table.clone(), own.clone())));
    }
    out
}
