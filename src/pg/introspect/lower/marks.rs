//! Marks on an index that no CREATE INDEX says: replica identity, CLUSTER, not complete.
//!
//! Input: rows of `pg_index`.

use super::{Lowering, RawIndex, ident};
use crate::model::QName;

impl Lowering {
    /// Marks of `pg_index` that go with the index.
    pub(super) fn index_uses(&mut self, table: &QName, index: &RawIndex) {
        let row = &index.row;
        if let Ok(name) = ident(row.name.as_str()) {
            let marks = (row.is_replica_identity, row.is_clustered);
            self.marked(table, &table.sibling(name), marks);
        }
    }

    pub(super) fn marked(&mut self, table: &QName, index: &QName, marks: (bool, bool)) {
        let words = [
            (marks.0, "the replica identity"),
            (marks.1, "the mark of CLUSTER"),
        ];
        let words: Vec<String> = words
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, what)| format!("{what} of {table}"))
            .collect();
        if !words.is_empty() {
            let uses = self.live.index_uses.entry(index.clone()).or_default();
            uses.extend(words);
        }
    }
}

/// What an index carries beyond CREATE INDEX, in words.
pub(super) fn marks(index: &RawIndex) -> Vec<String> {
    let row = &index.row;
    let mut marks = Vec::new();
    if row.is_clustered {
        marks.push("the mark of CLUSTER is not modelled".to_owned());
    }
    if row.is_replica_identity {
        marks.push("its use as replica identity is not modelled".to_owned());
    }
    if row.kind.0 == 'I' && !row.valid {
        marks.push("it is not complete: some partitions have no index attached to it".to_owned());
    }
    marks
}
