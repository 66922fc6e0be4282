//! Indexes of partitions that are part of an index of the table above, on a model.

use std::collections::BTreeMap;

use super::{Outcome, refuse};
use crate::ddl::Completes;
use crate::model::{Catalog, ConstraintKind, Ident, IndexState, QName, Table};

/// The partition's own index becomes part of the one above; the last one that was missing makes that valid.
pub(super) fn attach(
    catalog: &mut Catalog,
    children: &BTreeMap<QName, Vec<QName>>,
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
    let whole = above.sibling(index.clone());
    t.attached.insert(own.clone(), whole.clone());
    let lacks = |child: &&QName| {
        let t = catalog.tables.get(child);
        t.is_some_and(|t| t.attached.values().all(|above| *above != whole))
    };
    let lacking = children.get(above).into_iter().flatten().find(lacks);
    if let (Completes::Yes, Some(child)) = (completes, lacking) {
        return refuse(format!(
            "index {index} is not valid: {child} has no part of it"
        ));
    }
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

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::*;
    use crate::ddl::{Build, Existence, Statement};
    use crate::model::{Column, IndexDef, IndexKey, Nullability, StorageParameters, TableKind};
    use crate::model::{TableSize, TypeName, Uniqueness, ValueSource};

    fn id(name: &str) -> Ident {
        Ident::new(name).unwrap()
    }

    fn q(name: &str) -> QName {
        QName::new(id("public"), id(name))
    }

    /// A partition whose index `part` is attached to an index of the table above.
    fn model() -> Model {
        let column = Column {
            position: 1,
            data_type: TypeName::new("integer"),
            collation: None,
            nullability: Nullability::Nullable,
            source: ValueSource::None,
            comment: None,
        };
        let table = Table {
            kind: TableKind::Partition { parent: q("r") },
            columns: [(id("a"), column)].into(),
            constraints: BTreeMap::new(),
            indexes: BTreeMap::new(),
            attached: [(id("part"), q("whole"))].into(),
            comment: None,
            size: TableSize::default(),
        };
        let mut catalog = Catalog::default();
        catalog.tables.insert(q("r1"), table);
        Model::new(catalog)
    }

    #[test]
    fn the_name_of_an_attached_index_is_taken() {
        let refusal = model().apply(&Statement::CreateIndex {
            table: q("r1"),
            name: id("part"),
            def: IndexDef {
                uniqueness: Uniqueness::Plain,
                method: crate::ddl::btree(),
                keys: vec![IndexKey::column(id("a"))],
                include: vec![],
                predicate: None,
                storage: StorageParameters::none(),
                tablespace: None,
            },
            build: Build::Concurrently,
        });
        assert_eq!(refusal.unwrap_err().0, "relation part already exists");
    }

    #[test]
    fn an_attached_index_does_not_go_alone() {
        let refusal = model().apply(&Statement::DropIndex {
            table: q("r1"),
            name: id("part"),
            build: Build::Concurrently,
            existence: Existence::IfExists,
        });
        assert_eq!(
            refusal.unwrap_err().0,
            "cannot drop index part because index public.whole requires it"
        );
    }
}
