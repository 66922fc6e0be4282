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

/// The tables that have a foreign key of that name.
const KEYED: &str = "SELECT k.conrelid FROM pg_catalog.pg_constraint k \
     WHERE k.contype = 'f' AND k.conname = $1::text AND k.conrelid = ANY ($2::oid[])";

/// What happened since `before` to the locked relations; updates `before`. Runs on the session that executes.
pub(super) async fn since(
    client: &Asker,
    before: &mut Before,
    locked: &[Relation],
    notices: &[ServerMessage],
) -> Result<Vec<Work>, DbError> {
    let mut out: BTreeSet<Work> = BTreeSet::new();
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
    let mut all = Vec::new();
    for one in notices.iter().filter_map(told) {
        let meant: Vec<String> = match one.named {
            Named::Index => Vec::new(),
            Named::Table => {
                let same = tables.values().filter(|r| r.name == one.work.on);
                same.map(|r| name(r)).collect()
            }
            Named::ForeignKey => {
                let rows = client.rows(KEYED, &[&one.work.on, &oids]).await?;
                let keyed = rows.iter().filter_map(|row| tables.get(&row.get(0)));
                keyed.map(|r| name(r)).collect()
            }
        };
        all.push((one, meant));
    }
    Ok(named_once(all, out).into_iter().collect())
}

/// What a DEBUG1 message names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Table,
    ForeignKey,
    Index,
}

/// What a DEBUG1 message of ALTER TABLE or CREATE INDEX tells (the server speaks English: `lc_messages` is C). It gives no
/// schema, and of a foreign key not the table.
pub(super) struct Told {
    named: Named,
    work: Work,
}

impl Told {
    /// As the server told it.
    pub(super) fn plain(self) -> Work {
        self.work
    }
}

/// What the message tells, if it tells of work.
pub(super) fn told(message: &ServerMessage) -> Option<Told> {
    let text = message.message.as_str();
    let kinds = [
        ("verifying table ", WorkKind::Scan, Named::Table),
        (
            "validating foreign key constraint ",
            WorkKind::Scan,
            Named::ForeignKey,
        ),
        ("rewriting table ", WorkKind::Rewrite, Named::Table),
        ("building index ", WorkKind::Build, Named::Index),
    ];
    kinds.into_iter().find_map(|(start, kind, named)| {
        let rest = text.strip_prefix(start)?;
        let on = rest.split('"').nth(1).unwrap_or(rest);
        // A table that may hold long values now gets a TOAST table, which is empty.
        if kind == WorkKind::Build && on.starts_with("pg_toast_") {
            return None;
        }
        Some(Told {
            named,
            work: Work {
                kind,
                on: on.to_owned(),
            },
        })
    })
}

/// Each table once, by its whole name: what messages name in their way, counters and files have named already, or it is
/// the one locked table that can be meant.
fn named_once(told: Vec<(Told, Vec<String>)>, mut seen: BTreeSet<Work>) -> BTreeSet<Work> {
    for (Told { work, .. }, meant) in told {
        let mut whole = meant.into_iter().map(|on| Work {
            kind: work.kind,
            on,
        });
        let (first, more) = (whole.next(), whole.next());
        match (first, more) {
            (None, _) => {
                seen.insert(work);
            }
            (Some(one), None) => {
                seen.insert(one);
            }
            (Some(one), Some(other)) => {
                let counted = [one, other].into_iter().chain(whole);
                if !counted.into_iter().any(|w| seen.contains(&w)) {
                    seen.insert(work);
                }
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(on: &str) -> Work {
        Work {
            kind: WorkKind::Scan,
            on: on.to_owned(),
        }
    }

    fn told_of(on: &str, meant: &[&str]) -> (Told, Vec<String>) {
        let told = Told {
            named: Named::Table,
            work: scan(on),
        };
        (told, meant.iter().map(|m| (*m).to_owned()).collect())
    }

    #[test]
    fn a_table_is_named_once() {
        for (told, counted, out) in [
            (told_of("t", &["a.t"]), vec!["a.t"], vec!["a.t"]),
            (told_of("t", &["a.t"]), vec![], vec!["a.t"]),
            (told_of("t", &["a.t", "b.t"]), vec!["b.t"], vec!["b.t"]),
            (told_of("t", &["a.t", "b.t"]), vec![], vec!["t"]),
            (told_of("made", &[]), vec!["a.t"], vec!["a.t", "made"]),
        ] {
            let seen = counted.into_iter().map(scan).collect();
            let all = named_once(vec![told], seen);
            assert_eq!(all, out.into_iter().map(scan).collect());
        }
    }
}
