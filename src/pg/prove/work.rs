//! What a statement read, built or wrote as a whole: by the server's own DEBUG1 messages, by its counters of scans, and
//! by files that were replaced.
//!
//! The tables of a scratch server have no rows; a scan of nothing is counted like any other.

use std::collections::{BTreeMap, BTreeSet};

use super::ask::Asker;
use super::locks::Relation;
use crate::pg::error::{DbError, ServerMessage};
use crate::proof::{Work, WorkKind};

/// Counters of this transaction, and files of rows, by relation.
pub(super) struct Before {
    scans: BTreeMap<u32, i64>,
    filenodes: BTreeMap<u32, u32>,
}

const SCANS: &str = "SELECT o, pg_catalog.pg_stat_get_xact_numscans(o) \
     FROM pg_catalog.unnest($1::oid[]) o";

const COUNTED: &str = "SELECT c.oid, pg_catalog.pg_stat_get_xact_numscans(c.oid) FROM pg_catalog.pg_class c \
     WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm') AND pg_catalog.pg_stat_get_xact_numscans(c.oid) > 0";

/// Where the counters stand: they go on from one transaction to the next until the server collects them.
pub(super) async fn now(client: &Asker) -> Result<Before, DbError> {
    let rows = client.rows(COUNTED, &[]).await?;
    Ok(Before {
        scans: rows.iter().map(|row| (row.get(0), row.get(1))).collect(),
        filenodes: BTreeMap::new(),
    })
}

const FILENODES: &str =
    "SELECT o, pg_catalog.pg_relation_filenode(o) FROM pg_catalog.unnest($1::oid[]) o";

/// What happened since `before` to the locked relations; updates `before`. Runs on the session that executes.
pub(super) async fn since(
    client: &Asker,
    before: &mut Before,
    locked: &[Relation],
    notices: &[ServerMessage],
) -> Result<Vec<Work>, DbError> {
    let mut out: BTreeSet<Work> = notices.iter().filter_map(told).collect();
    let name = |r: &Relation| format!("{}.{}", r.schema, r.name);
    let tables: BTreeMap<u32, &Relation> = locked
        .iter()
        .filter(|r| matches!(r.kind, 'r' | 'm'))
        .map(|r| (r.oid, r))
        .collect();
    let oids: Vec<u32> = tables.keys().copied().collect();
    for row in client.rows(SCANS, &[&oids]).await? {
        let (oid, now): (u32, i64) = (row.get(0), row.get(1));
        if now > before.scans.insert(oid, now).unwrap_or(0)
            && let Some(table) = tables.get(&oid)
        {
            out.insert(Work {
                kind: WorkKind::Scan,
                on: name(table),
            });
        }
    }
    for row in client.rows(FILENODES, &[&oids]).await? {
        let (oid, now): (u32, Option<u32>) = (row.get(0), row.get(1));
        let (Some(now), Some(table)) = (now, tables.get(&oid)) else {
            continue;
        };
        let was = before.filenodes.insert(oid, now).or(table.filenode);
        if was != Some(now) {
            out.insert(Work {
                kind: WorkKind::Rewrite,
                on: name(table),
            });
        }
    }
    Ok(out.into_iter().collect())
}

/// What a DEBUG1 message of ALTER TABLE or CREATE INDEX tells (the server speaks English: `lc_messages` is C).
pub(super) fn told(message: &ServerMessage) -> Option<Work> {
    let text = message.message.as_str();
    let kinds = [
        ("verifying table ", WorkKind::Scan),
        ("validating foreign key constraint ", WorkKind::Scan),
        ("rewriting table ", WorkKind::Rewrite),
        ("building index ", WorkKind::Build),
    ];
    kinds.into_iter().find_map(|(start, kind)| {
        let rest = text.strip_prefix(start)?;
        let on = rest.split('"').nth(1).unwrap_or(rest);
        // A table that may hold long values now gets a TOAST table, which is empty.
        if kind == WorkKind::Build && on.starts_with("pg_toast_") {
            return None;
        }
        Some(Work {
            kind,
            on: on.to_owned(),
        })
    })
}
