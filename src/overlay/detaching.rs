//! Partitions that an interrupted DETACH PARTITION … CONCURRENTLY has left half detached: rules for the table above would reach
//! them or not, by the statement. No plan is made for such a table until somebody has finished it.

use super::{Problem, Target};
use crate::ddl::spread::Families;
use crate::model::declaration::Site;
use crate::model::{ConstraintKind, Live, ObjectId, QName, Table};
use crate::render::quote::qname;

pub(super) fn check(live: &Live, out: &mut Target) {
    if live.detaching.is_empty() {
        return;
    }
    let families = Families::new(live);
    let mut found = Vec::new();
    for (table, to) in &out.states.to.tables {
        let Some(from) = out.states.from.tables.get(table) else {
            continue;
        };
        let is_same = from.constraints == to.constraints
            && from.indexes == to.indexes
            && from.columns == to.columns;
        if is_same {
            continue;
        }
        let mut reached = families.below(table);
        for referenced in referenced(from, to) {
            reached.extend(families.below(referenced));
        }
        let pending = live.detaching.iter().filter(|(p, _)| reached.contains(p));
        found.extend(pending.map(|(partition, parent)| Problem {
            site: Site::whole(ObjectId::Table(table.clone())),
            message: format!(
                "nothing is planned for {table} while {}",
                half_detached(partition, parent)
            ),
            help: Some(format!("finish it: `{}`", finish_detach(partition, parent))),
        }));
    }
    out.refusals.extend(found);
}

/// The tables at the other end of foreign keys that come, go or change.
fn referenced<'a>(from: &'a Table, to: &'a Table) -> impl Iterator<Item = &'a QName> {
    let changed = |a: &'a Table, b: &'a Table| {
        let constraints = a.constraints.iter();
        constraints.filter(|(name, c)| b.constraints.get(*name).map(|o| &o.kind) != Some(&c.kind))
    };
    let both = changed(from, to).chain(changed(to, from));
    both.filter_map(|(_, c)| match &c.kind {
        ConstraintKind::ForeignKey(fk) => Some(&fk.table),
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => None,
    })
}

/// What is wrong with it, in words.
pub fn half_detached(partition: &QName, parent: &QName) -> String {
    format!(
        "partition {partition} is half detached from {parent}: DETACH PARTITION … CONCURRENTLY was interrupted, or is at work"
    )
}

/// The statement that finishes it.
pub fn finish_detach(partition: &QName, parent: &QName) -> String {
    format!(
        "ALTER TABLE {} DETACH PARTITION {} FINALIZE;",
        qname(parent),
        qname(partition)
    )
}
