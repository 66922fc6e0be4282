//! Locks that a backend holds, with the names that relations had before its transaction.
//!
//! Asked from another session: that one still sees the catalog as it was, so dropped relations have their names
//! and relations that the transaction made have none and are left out.

use std::collections::BTreeMap;

use super::ask::Asker;
use crate::ddl::locks::LockMode;
use crate::pg::error::DbError;
use crate::proof::LockSeen;

/// What one backend holds.
pub(super) struct Held {
    /// Relations of users that were there before, each with the strongest mode.
    pub(super) relations: Vec<Relation>,
    /// Anything else: `object pg_constraint`, `advisory`.
    pub(super) other: Vec<String>,
}

/// A locked relation.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) oid: u32,
    pub(super) schema: String,
    pub(super) name: String,
    /// `pg_class.relkind`.
    pub(super) kind: char,
    /// The table of an index, or of a column's sequence.
    pub(super) index_of: Option<String>,
    pub(super) mode: LockMode,
    /// The file of its rows before the transaction.
    pub(super) filenode: Option<u32>,
}

impl Relation {
    /// Does it hold rows of a user: a table, plain or partitioned?
    pub(super) fn is_table(&self) -> bool {
        matches!(self.kind, 'r' | 'p')
    }
}

const RELATIONS: &str = "SELECT c.oid, n.nspname::text, c.relname::text, c.relkind::text, l.mode::text, \
     pg_catalog.pg_relation_filenode(c.oid), \
     coalesce((SELECT t.relname::text FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class t ON t.oid = i.indrelid \
      WHERE i.indexrelid = c.oid), \
      (SELECT t.relname::text FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class t ON t.oid = d.refobjid \
      WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid \
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i') LIMIT 1)) \
     FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation \
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
     WHERE l.pid = $1 AND l.locktype = 'relation' AND l.granted AND c.oid < $2 \
     AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()) \
     AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'i', 'I', 'S', 'm', 'f')";

const OTHER: &str = "SELECT DISTINCT pg_catalog.concat_ws(' ', l.locktype, l.classid::pg_catalog.regclass, l.mode) \
     FROM pg_catalog.pg_locks l WHERE l.pid = $1 AND l.granted AND l.locktype IN ('object', 'advisory', 'page', 'tuple') \
     ORDER BY 1";

/// The first oid that no relation of now has: what a concurrent build makes comes after it.
pub(super) async fn horizon(eye: &Asker) -> Result<u32, DbError> {
    let row = eye
        .row(
            "SELECT coalesce(max(oid), 0)::oid FROM pg_catalog.pg_class",
            &[],
        )
        .await?;
    Ok(row.get::<_, u32>(0).saturating_add(1))
}

/// What the backend `pid` holds now; relations from `horizon` on are left out.
pub(super) async fn held(eye: &Asker, pid: i32, horizon: u32) -> Result<Held, DbError> {
    let mut relations: BTreeMap<u32, Relation> = BTreeMap::new();
    for row in eye.rows(RELATIONS, &[&pid, &horizon]).await? {
        let mode: String = row.get(4);
        let Some(mode) = LockMode::ALL
            .into_iter()
            .find(|m| m.pg_locks_name() == mode)
        else {
            continue;
        };
        let kind: String = row.get(3);
        let found = Relation {
            oid: row.get(0),
            schema: row.get(1),
            name: row.get(2),
            kind: kind.chars().next().unwrap_or('?'),
            mode,
            filenode: row.get(5),
            index_of: row.get(6),
        };
        let slot = relations.entry(found.oid).or_insert_with(|| found.clone());
        slot.mode = slot.mode.max(found.mode);
    }
    let other = eye.rows(OTHER, &[&pid]).await?;
    Ok(Held {
        relations: relations.into_values().collect(),
        other: other.iter().map(|row| row.get(0)).collect(),
    })
}

/// As files hold them, sorted.
pub(super) fn files(relations: &[Relation]) -> Vec<LockSeen> {
    let mut out: Vec<LockSeen> = relations
        .iter()
        .map(|r| LockSeen {
            index_of: r.index_of.clone(),
            schema: r.schema.clone(),
            relation: r.name.clone(),
            mode: r.mode.words().to_owned(),
        })
        .collect();
    out.sort_by(|a, b| (&a.schema, &a.relation).cmp(&(&b.schema, &b.relation)));
    out
}
