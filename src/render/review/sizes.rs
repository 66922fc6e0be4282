//! How large the tables are that the long steps of a plan work on. Reads the plan and the statistics of the live catalog.

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST_ROWS, bytes, more, table, text};
use crate::ddl::spread::Families;
use crate::model::{Live, ObjectId, QName, TableSize};
use crate::plan::file::{BatchFile, ClassFile, PlanFile, StepFile};

pub(super) fn long_steps(out: &mut String, plan: &PlanFile, live: &Live) {
    let families = Families::new(live);
    let mut work: BTreeMap<QName, Vec<u32>> = BTreeMap::new();
    for step in plan.steps.iter().filter(|s| is_long(s)) {
        for subject in &step.subjects {
            let id = subject.to_id().ok();
            let Some(table) = id.as_ref().and_then(ObjectId::table) else {
                continue;
            };
            for table in worked_on(step, table, families) {
                let steps = work.entry(table).or_default();
                if steps.last() != Some(&step.number) {
                    steps.push(step.number);
                }
            }
        }
    }
    if work.is_empty() {
        return;
    }
    out.push_str("## Tables of the long steps\n\nWhat these steps read, index or wait for takes longer the larger the table. Sizes are the server's statistics of when the plan was made.\n\n");
    let rows: Vec<Vec<String>> = work
        .iter()
        .take(MOST_ROWS)
        .map(|(name, steps)| {
            let size = size(name, live, families);
            let numbers: Vec<String> = steps.iter().map(ToString::to_string).collect();
            vec![
                text(&name.to_string()),
                size.rows
                    .map_or("never counted".to_owned(), |r| r.to_string()),
                bytes(size.bytes),
                numbers.join(", "),
            ]
        })
        .collect();
    out.push_str(&table(&["table", "rows", "size", "long steps"], &rows));
    more(out, work.len(), MOST_ROWS);
    out.push('\n');
}

/// The table that a long step works on: of an index that is built partition by partition, the partition.
fn worked_on(step: &StepFile, table: &QName, families: Families<'_>) -> Vec<QName> {
    let long = step.forward.iter().filter(|b| is_long_batch(b));
    let locked: BTreeSet<(&str, &str)> = long
        .flat_map(|b| &b.locks)
        .map(|l| (l.schema.as_str(), l.relation.as_str()))
        .collect();
    let is_locked = |t: &QName| locked.contains(&(t.schema.as_str(), t.name.as_str()));
    if is_locked(table) {
        return vec![table.clone()];
    }
    let mut below: Vec<QName> = families.below(table).into_iter().collect();
    below.retain(is_locked);
    if below.is_empty() {
        below.push(table.clone());
    }
    below
}

/// What the statistics say of a table, of a partitioned one those of its partitions together.
fn size(table: &QName, live: &Live, families: Families<'_>) -> TableSize {
    let of = |t: &QName| live.catalog.tables.get(t).map(|t| t.size);
    if !families.is_partitioned(table) {
        return of(table).unwrap_or_default();
    }
    let below = families.below(table);
    let leaves = below.iter().filter(|t| !families.is_partitioned(t));
    let sizes: Option<Vec<TableSize>> = leaves.map(of).collect();
    let sizes = sizes.unwrap_or_default();
    let rows: Option<Vec<u64>> = sizes.iter().map(|s| s.rows).collect();
    TableSize {
        rows: rows.filter(|r| !r.is_empty()).map(|r| r.iter().sum()),
        bytes: sizes.iter().map(|s| s.bytes).sum(),
    }
}

fn is_long(step: &StepFile) -> bool {
    step.forward.iter().any(is_long_batch)
}

fn is_long_batch(batch: &BatchFile) -> bool {
    matches!(batch.class, ClassFile::WeakLong | ClassFile::StrongLong)
}
