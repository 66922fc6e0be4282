//! Many partitions, or many children by INHERITS, as one row of a table.

use std::collections::BTreeMap;

use crate::plan::file::{LockFile, PlanFile, RelationFile};
use crate::render::files::MOST_BELOW;

/// Partitions and children by INHERITS that share a row, because they are too many.
pub(super) struct Crowds<'a> {
    /// For each relation that is locked only for the sake of a table above it: that table.
    below: BTreeMap<(&'a str, &'a str), &'a RelationFile>,
    count: BTreeMap<&'a RelationFile, usize>,
}

pub(super) fn crowds(plan: &PlanFile) -> Crowds<'_> {
    let mut below: BTreeMap<(&str, &str), Option<&RelationFile>> = BTreeMap::new();
    let batches = plan
        .steps
        .iter()
        .flat_map(|s| s.forward.iter().chain(&s.rollback));
    for lock in batches.flat_map(|b| &b.locks) {
        let slot = below
            .entry((lock.schema.as_str(), lock.relation.as_str()))
            .or_insert(lock.below.as_ref());
        if *slot != lock.below.as_ref() {
            *slot = None;
        }
    }
    let below: BTreeMap<_, _> = below
        .into_iter()
        .filter_map(|(name, table)| table.map(|t| (name, t)))
        .collect();
    let mut count: BTreeMap<&RelationFile, usize> = BTreeMap::new();
    for table in below.values() {
        *count.entry(table).or_default() += 1;
    }
    count.retain(|_, n| *n > MOST_BELOW);
    Crowds { below, count }
}

impl Crowds<'_> {
    /// What the row of this lock is called.
    pub(super) fn name(&self, lock: &LockFile) -> String {
        let table = self
            .below
            .get(&(lock.schema.as_str(), lock.relation.as_str()));
        match table.and_then(|t| self.count.get(t).map(|n| (t, n))) {
            Some((t, n)) => format!(
                "{}.{}: the {n} partitions and children below it",
                t.schema, t.name
            ),
            None => format!("{}.{}", lock.schema, lock.relation),
        }
    }
}
