//! Looking from the second connection: who blocks, who will block, how far an index build is.
//!
//! Other roles' sessions show little without `pg_read_all_stats`; what is not shown is left out.

use std::fmt;
use std::time::Duration;

use tokio_postgres::{Client, SimpleQueryRow};

use super::error::Fault;
use super::options::Queries;
use super::progress::seconds;
use super::session::{number, rows, text};
use crate::ddl::locks::LockMode;
use crate::plan::file::LockFile;
use crate::render::quote::literal;

/// A session that stands in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocker {
    /// Its backend; 0 for a prepared transaction.
    pub pid: i32,
    /// The name of a prepared transaction.
    pub gid: Option<String>,
    /// Its role.
    pub role: Option<String>,
    /// `application_name`.
    pub application: Option<String>,
    /// `active`, `idle in transaction`, …; for a background process its kind.
    pub state: Option<String>,
    /// Age of its transaction.
    pub age: Option<Duration>,
    /// The mode it holds, as `pg_locks` names it.
    pub mode: Option<String>,
    /// The relation.
    pub relation: Option<String>,
    /// The first 80 characters of its last query: not necessarily the one that took the lock.
    pub query: Option<String>,
}

impl fmt::Display for Blocker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(gid) = &self.gid {
            // `literal` makes of any name what psql takes.
            let name = literal(gid);
            write!(
                f,
                "the prepared transaction {name}, which no wait ends: COMMIT PREPARED {name} or ROLLBACK PREPARED {name}, whichever its owner says"
            )?;
        } else if self.pid == 0 {
            write!(f, "a prepared transaction")?;
        } else {
            write!(f, "pid {}", self.pid)?;
        }
        if let Some(role) = &self.role {
            write!(f, " ({role}")?;
            match &self.application {
                Some(a) if !a.is_empty() => write!(f, ", `{a}`)")?,
                Some(_) | None => write!(f, ")")?,
            }
        }
        if let Some(state) = &self.state {
            write!(f, ", {state}")?;
        }
        if let Some(age) = self.age {
            write!(f, ", transaction open for {}", seconds(age))?;
        }
        if let Some(mode) = &self.mode {
            write!(f, ", holds {mode}")?;
            if let Some(relation) = &self.relation {
                write!(f, " on {relation}")?;
            }
        }
        if let Some(query) = &self.query {
            write!(f, ", last query: {query}")?;
        }
        Ok(())
    }
}

/// How far an index build is (manual, `pg_stat_progress_create_index`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildProgress {
    /// The phase in the manual's words.
    pub phase: String,
    /// Blocks done in this phase.
    pub blocks_done: u64,
    /// Blocks of this phase; 0 where the phase counts none.
    pub blocks_total: u64,
    /// Rows done in this phase.
    pub tuples_done: u64,
    /// Rows of this phase.
    pub tuples_total: u64,
    /// Lockers already gone.
    pub lockers_done: u64,
    /// Lockers to wait for.
    pub lockers_total: u64,
    /// The one it waits for now; 0 is none.
    pub locker_pid: i32,
}

const ACTIVITY: &str = "a.usename, a.application_name, \
    CASE WHEN a.backend_type = 'client backend' THEN a.state ELSE a.backend_type END, \
    EXTRACT(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)";

fn query_column(queries: Queries) -> &'static str {
    match queries {
        Queries::Show => "pg_catalog.left(a.query, 80)",
        Queries::Hide => "NULL",
    }
}

/// pid, role, application, state, age, mode, relation, query.
fn blocker(row: &SimpleQueryRow) -> Blocker {
    let clean = |at| text(row, at).filter(|t| !t.is_empty());
    Blocker {
        pid: number(row, 0),
        gid: None,
        role: clean(1),
        application: clean(2),
        state: clean(3),
        age: text(row, 4)
            .and_then(|t| t.parse::<f64>().ok())
            .and_then(|s| Duration::try_from_secs_f64(s).ok()),
        mode: clean(5),
        relation: clean(6),
        query: clean(7).map(|q| shown(&q)),
    }
}

/// A query on one line; one that speaks of a password is not shown at all, and URLs lose theirs.
fn shown(query: &str) -> String {
    let lower = query.to_ascii_lowercase();
    if ["password", "passwd", "pwd=", "pwd =", "secret"]
        .iter()
        .any(|word| lower.contains(word))
    {
        return "(not shown: it speaks of a password)".to_owned();
    }
    let line = query.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::pg::connect::scrub(&line)
}

/// Whom the session waits for at this moment.
pub(crate) async fn blocking(
    client: &Client,
    pid: i32,
    queries: Queries,
) -> Result<Vec<Blocker>, Fault> {
    let sql = format!(
        "WITH w AS MATERIALIZED (SELECT l.locktype, l.relation, l.mode FROM pg_catalog.pg_locks l \
           WHERE l.pid = {pid} AND NOT l.granted LIMIT 1) \
         SELECT DISTINCT ON (b.pid) b.pid, {ACTIVITY}, \
           (SELECT pg_catalog.string_agg(DISTINCT h.mode, ', ') FROM pg_catalog.pg_locks h, w \
            WHERE h.pid = b.pid AND h.granted AND h.locktype = 'relation' \
            AND h.relation = w.relation), \
           (SELECT w.relation::pg_catalog.regclass FROM w), {} \
         FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids({pid})) AS b(pid) \
         LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid ORDER BY b.pid",
        query_column(queries)
    );
    let mut found: Vec<Blocker> = rows(client, &sql).await?.iter().map(blocker).collect();
    if let Some(at) = found.iter().position(|b| b.pid == 0) {
        // The server says 0 for all of them; who is not found any more is gone.
        let nameless = found.remove(at);
        let gids = prepared_before(client, pid).await.unwrap_or_default();
        if gids.is_empty() {
            found.push(nameless);
        } else {
            found.extend(gids.into_iter().map(|gid| Blocker {
                gid: Some(gid),
                ..nameless.clone()
            }));
        }
    }
    Ok(found)
}

/// The prepared transactions that the session waits for at this moment: for their end, as a concurrent
/// build does, or for a lock that they hold.
async fn prepared_before(client: &Client, pid: i32) -> Result<Vec<String>, Fault> {
    let modes: Vec<String> = LockMode::ALL
        .into_iter()
        .map(|m| {
            let others: Vec<String> = conflicts(m.words()).into_iter().map(literal).collect();
            format!(
                "({}, ARRAY[{}]::pg_catalog.text[])",
                literal(m.pg_locks_name()),
                others.join(", ")
            )
        })
        .collect();
    let sql = format!(
        "WITH w AS MATERIALIZED (SELECT l.* FROM pg_catalog.pg_locks l \
           WHERE l.pid = {pid} AND NOT l.granted LIMIT 1) \
         SELECT DISTINCT p.gid FROM w, pg_catalog.pg_prepared_xacts p \
         WHERE p.transaction = w.transactionid OR EXISTS (SELECT FROM pg_catalog.pg_locks h \
           JOIN pg_catalog.pg_locks x ON x.locktype = 'transactionid' AND x.pid IS NULL \
             AND x.virtualtransaction = h.virtualtransaction \
           JOIN (VALUES {}) AS c(mode, others) ON c.mode = w.mode \
           WHERE x.transactionid = p.transaction AND h.pid IS NULL AND h.granted \
             AND h.locktype = 'relation' AND h.database = w.database \
             AND h.relation = w.relation AND h.mode = ANY (c.others)) ORDER BY p.gid",
        modes.join(", ")
    );
    Ok(rows(client, &sql)
        .await?
        .iter()
        .filter_map(|r| text(r, 0))
        .collect())
}

/// Modes (as `pg_locks` names them) that conflict with a mode in the manual's words (13.3.1).
fn conflicts(mode: &str) -> Vec<&'static str> {
    let weakest = match LockMode::ALL.into_iter().find(|m| m.words() == mode) {
        Some(LockMode::AccessShare) => LockMode::AccessExclusive,
        Some(LockMode::RowShare) => LockMode::Exclusive,
        Some(LockMode::RowExclusive) => LockMode::Share,
        Some(LockMode::ShareUpdateExclusive) => LockMode::ShareUpdateExclusive,
        Some(LockMode::Share | LockMode::ShareRowExclusive) => LockMode::RowExclusive,
        Some(LockMode::Exclusive) => LockMode::RowShare,
        // A mode that is not known is taken for the strongest.
        Some(LockMode::AccessExclusive) | None => LockMode::AccessShare,
    };
    LockMode::ALL
        .into_iter()
        .filter(|m| *m >= weakest)
        // SHARE does not conflict with itself, and RowExclusive does not with RowExclusive.
        .filter(|m| !(mode == "SHARE" && *m == LockMode::Share))
        .map(LockMode::pg_locks_name)
        .collect()
}

/// `(relation oid, conflicting modes)` of the claims as a FROM item `want(relation, modes)`.
fn wanted(locks: &[LockFile], override_mode: Option<&str>) -> Option<String> {
    let values: Vec<String> = locks
        .iter()
        .map(|l| {
            let modes: Vec<String> = conflicts(override_mode.unwrap_or(&l.mode))
                .into_iter()
                .map(literal)
                .collect();
            format!(
                "({}, {}, ARRAY[{}]::pg_catalog.text[])",
                literal(&l.schema),
                literal(&l.relation),
                modes.join(", ")
            )
        })
        .collect();
    if values.is_empty() {
        return None;
    }
    Some(format!(
        "(SELECT c.oid AS relation, v.modes FROM (VALUES {}) AS v(schema, name, modes) \
         JOIN pg_catalog.pg_namespace n ON n.nspname = v.schema \
         JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = v.name) AS want",
        values.join(", ")
    ))
}

const MINE: &str = "l.database = (SELECT d.oid FROM pg_catalog.pg_database d \
    WHERE d.datname = pg_catalog.current_database())";

/// Transactions older than `age` that hold a lock which conflicts with the claims.
pub(crate) async fn old_holders(
    client: &Client,
    own: i32,
    locks: &[LockFile],
    age: Duration,
    queries: Queries,
) -> Result<Vec<Blocker>, Fault> {
    let Some(want) = wanted(locks, None) else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "SELECT DISTINCT ON (a.pid) a.pid, {ACTIVITY}, l.mode, \
         l.relation::pg_catalog.regclass, {} FROM {want} \
         JOIN pg_catalog.pg_locks l ON l.relation = want.relation AND l.locktype = 'relation' \
           AND l.granted AND {MINE} AND l.mode = ANY (want.modes) \
         JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid \
         WHERE a.pid NOT IN ({own}, pg_catalog.pg_backend_pid()) \
         AND a.xact_start < pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => {}) \
         ORDER BY a.pid, l.mode",
        query_column(queries),
        age.as_secs_f64(),
    );
    Ok(rows(client, &sql).await?.iter().map(blocker).collect())
}

/// Prepared transactions that hold a lock which conflicts with the claims, and have for `age`: they
/// stay until somebody ends them by name.
pub(crate) async fn prepared(
    client: &Client,
    locks: &[LockFile],
    override_mode: Option<&str>,
    age: Duration,
) -> Result<Vec<String>, Fault> {
    let Some(want) = wanted(locks, override_mode) else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "SELECT DISTINCT p.gid FROM {want} \
         JOIN pg_catalog.pg_locks l ON l.relation = want.relation AND l.locktype = 'relation' \
           AND l.granted AND l.pid IS NULL AND {MINE} AND l.mode = ANY (want.modes) \
         JOIN pg_catalog.pg_locks x ON x.locktype = 'transactionid' AND x.pid IS NULL \
           AND x.virtualtransaction = l.virtualtransaction \
         JOIN pg_catalog.pg_prepared_xacts p ON p.transaction = x.transactionid \
         WHERE p.prepared < pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => {}) \
         ORDER BY p.gid",
        age.as_secs_f64()
    );
    Ok(rows(client, &sql)
        .await?
        .iter()
        .filter_map(|r| text(r, 0))
        .collect())
}

/// Sessions with a snapshot, oldest first: a concurrent build waits at its end for the older ones.
pub(crate) async fn snapshots(
    client: &Client,
    own: i32,
    age: Duration,
    queries: Queries,
) -> Result<Vec<Blocker>, Fault> {
    let sql = format!(
        "SELECT a.pid, {ACTIVITY}, NULL, NULL, {} FROM pg_catalog.pg_stat_activity a \
         WHERE a.datname = pg_catalog.current_database() AND a.backend_xmin IS NOT NULL \
         AND a.pid NOT IN ({own}, pg_catalog.pg_backend_pid()) \
         AND a.xact_start < pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => {}) \
         ORDER BY a.xact_start LIMIT 10",
        query_column(queries),
        age.as_secs_f64(),
    );
    Ok(rows(client, &sql).await?.iter().map(blocker).collect())
}

/// The build that the session runs now.
pub(crate) async fn build(client: &Client, pid: i32) -> Result<Option<BuildProgress>, Fault> {
    let sql = format!(
        "SELECT p.phase, p.blocks_done, p.blocks_total, p.tuples_done, p.tuples_total, \
         p.lockers_done, p.lockers_total, coalesce(p.current_locker_pid, 0) \
         FROM pg_catalog.pg_stat_progress_create_index p WHERE p.pid = {pid}"
    );
    Ok(rows(client, &sql).await?.first().map(|r| BuildProgress {
        phase: text(r, 0).unwrap_or_default(),
        blocks_done: number(r, 1),
        blocks_total: number(r, 2),
        tuples_done: number(r, 3),
        tuples_total: number(r, 4),
        lockers_done: number(r, 5),
        lockers_total: number(r, 6),
        locker_pid: number(r, 7),
    }))
}

#[cfg(test)]
mod tests {
    use super::{conflicts, shown};

    #[test]
    fn passwords_of_others_are_not_shown() {
        assert_eq!(shown("SELECT\n  1"), "SELECT 1");
        assert!(!shown("ALTER ROLE x Password 'hush'").contains("hush"));
        let url = shown("SELECT dblink('postgres://u:hush@h/db', $1)");
        assert!(url.contains("dblink") && !url.contains("hush"), "{url}");
        for text in ["SET x.secret = 'hush'", "dblink('pwd=hush')", "PASSWD hush"] {
            assert!(!shown(text).contains("hush"));
        }
    }

    #[test]
    fn the_conflict_table_is_the_manuals() {
        assert_eq!(conflicts("ACCESS SHARE"), ["AccessExclusiveLock"]);
        assert_eq!(conflicts("ACCESS EXCLUSIVE").len(), 8);
        let share = conflicts("SHARE");
        assert!(share.contains(&"RowExclusiveLock") && share.contains(&"ShareUpdateExclusiveLock"));
        assert!(!share.contains(&"ShareLock") && !share.contains(&"RowShareLock"));
        assert_eq!(conflicts("SHARE ROW EXCLUSIVE").len(), 6);
        assert_eq!(conflicts("ROW EXCLUSIVE").len(), 4);
        assert!(!conflicts("SHARE UPDATE EXCLUSIVE").contains(&"RowExclusiveLock"));
    }
}
