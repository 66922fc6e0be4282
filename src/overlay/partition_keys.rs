//! What is unique on a partitioned table has the partition key in it: each partition sees to its own rows alone
//! (manual, 5.11.2.3).

use super::{Problems, Target};
use crate::ddl::spread::below;
use crate::model::declaration::Site;
use crate::model::{ConstraintKind, Element, Ident, Live, ObjectId, QName, Uniqueness};

/// Names each new key and unique index that lacks a column of the table's partition key, or of that of a partition which is
/// partitioned itself.
pub(super) fn check(live: &Live, out: &Target, problems: &mut Problems) {
    for (table, to) in &out.states.to.tables {
        if !live.partition_keys.contains_key(table) {
            continue;
        }
        let from = out.states.from.tables.get(table);
        for (name, c) in &to.constraints {
            let columns: Vec<&Ident> = match &c.kind {
                ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => {
                    k.columns.iter().collect()
                }
                ConstraintKind::ForeignKey(_)
                | ConstraintKind::Check(_)
                | ConstraintKind::Exclusion(_) => continue,
            };
            let before = from.and_then(|t| t.constraints.get(name));
            if before.is_none_or(|b| b.kind != c.kind) {
                let id = ObjectId::Constraint(table.clone(), name.clone());
                has_partition_keys(id, table, &columns, live, problems);
            }
        }
        for (name, index) in &to.indexes {
            let before = from.and_then(|t| t.indexes.get(name));
            let is_new = before.is_none_or(|b| b.def != index.def);
            if !is_new || index.def.uniqueness == Uniqueness::Plain {
                continue;
            }
            let keys = index.def.keys.iter().filter_map(|k| match &k.element {
                Element::Column(c) => Some(c),
                Element::Expression(_) => None,
            });
            let id = ObjectId::Index(table.clone(), name.clone());
            has_partition_keys(id, table, &keys.collect::<Vec<_>>(), live, problems);
        }
    }
}

fn has_partition_keys(
    id: ObjectId,
    table: &QName,
    columns: &[&Ident],
    live: &Live,
    problems: &mut Problems,
) {
    let mut tables = vec![table.clone()];
    tables.extend(below(table, &live.children));
    for partitioned in &tables {
        for part in live.partition_keys.get(partitioned).into_iter().flatten() {
            let (message, help) = match part {
                Some(column) if columns.contains(&column) => continue,
                Some(column) => (
                    format!("{id} lacks `{column}`, by which `{partitioned}` is partitioned"),
                    format!(
                        "add `{column}` to its columns: each partition sees to its own rows alone"
                    ),
                ),
                None => (
                    format!("{id} cannot be: `{partitioned}` is partitioned by an expression"),
                    "declare it on each partition, which sees to its own rows alone".to_owned(),
                ),
            };
            problems.push(Site::whole(id), message, Some(help));
            return;
        }
    }
}
