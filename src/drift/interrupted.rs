//! What statements that were stopped half-way have left, with the statement that ends it: DETACH PARTITION CONCURRENTLY,
//! CREATE INDEX CONCURRENTLY, REINDEX CONCURRENTLY. No plan of ours made it, and none finishes it.

use super::{Finding, Kind};
use crate::ddl::spread::Families;
use crate::model::{Ident, IndexState, Live, ObjectId, QName};
use crate::overlay::{finish_detach, half_detached};
use crate::render::quote::qname;

/// Partitions that are half detached.
pub(super) fn detaching(live: &Live) -> impl Iterator<Item = Finding> {
    live.detaching.iter().map(|(partition, parent)| Finding {
        kind: Kind::HalfApplied,
        object: ObjectId::Table(partition.clone()),
        live: None,
        declared: None,
        help: Some(format!(
            "{}: `{}`",
            half_detached(partition, parent),
            finish_detach(partition, parent)
        )),
        parts: Vec::new(),
    })
}

/// An INVALID index that is not declared: what left it, and the statement that takes it away.
pub(super) fn of_index(table: &QName, name: &Ident, live: &Live) -> String {
    let index = qname(&table.sibling(name.clone()));
    if is_of_reindex(name) {
        return format!(
            "an interrupted REINDEX CONCURRENTLY left it: `DROP INDEX CONCURRENTLY {index};`"
        );
    }
    if Families::new(live).is_partitioned(table) {
        return format!(
            "partitions have no part of it: declare it and plan, or drop it: `DROP INDEX {index};`"
        );
    }
    format!(
        "an interrupted CREATE INDEX CONCURRENTLY left it: declare it and plan, or drop it: `DROP INDEX CONCURRENTLY {index};`"
    )
}

/// One that is declared, or the index of a declared key.
pub(super) fn of_declared(table: &QName, name: &Ident) -> String {
    let index = qname(&table.sibling(name.clone()));
    format!(
        "an interrupted build left it: a plan builds it again, or drop it: `DROP INDEX CONCURRENTLY {index};`"
    )
}

/// INVALID indexes that a REINDEX CONCURRENTLY has left on the table.
pub fn of_reindex<'a>(table: &'a QName, live: &'a Live) -> impl Iterator<Item = &'a Ident> {
    let indexes = live.catalog.tables.get(table).into_iter();
    let indexes = indexes.flat_map(|t| &t.indexes);
    let left = indexes.filter(|(n, i)| i.state == IndexState::Invalid && is_of_reindex(n));
    left.map(|(name, _)| name)
}

/// The names that the server gives: manual, REINDEX, "Rebuilding Indexes Concurrently".
fn is_of_reindex(name: &Ident) -> bool {
    let base = name.as_str().trim_end_matches(|c: char| c.is_ascii_digit());
    base.ends_with("_ccnew") || base.ends_with("_ccold")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_reindex_are_known() {
        for (name, is) in [
            ("a_ccnew", true),
            ("a_ccold", true),
            ("a_ccnew12", true),
            ("a_ccnewer", false),
            ("ccnew", false),
        ] {
            assert_eq!(is_of_reindex(&Ident::new(name).unwrap()), is, "{name}");
        }
    }
}
