//! One run at a time: an advisory lock of the executing session.
//!
//! Polled, never waited for: a session that waits in `pg_advisory_lock` holds a snapshot, and an index
//! build of the run that has the lock would wait for that snapshot: a deadlock.

use std::fmt;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use tokio_postgres::Client;

use super::error::{ApplyError, Fault};
use super::options::Options;
use super::progress::{Event, Reporter};
use super::session::{Session, number, one, rows, text};

/// The session that holds the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its backend.
    pub pid: i32,
    /// `application_name`.
    pub application: String,
    /// Its role, where the server shows it.
    pub role: Option<String>,
    /// When it connected, where the server shows it.
    pub since: Option<String>,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "pid {}", self.pid)?;
        if !self.application.is_empty() {
            write!(f, ", `{}`", self.application)?;
        }
        if let Some(role) = &self.role {
            write!(f, ", role {role}")?;
        }
        if let Some(since) = &self.since {
            write!(f, ", connected since {since}")?;
        }
        Ok(())
    }
}

/// The lock's key for a database.
fn key(database: &str) -> i64 {
    let mut hasher = Sha256::new();
    hasher.update(b"pg-lockstep/apply/1\0");
    hasher.update(database.as_bytes());
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hasher.finalize()[..8]);
    i64::from_be_bytes(bytes)
}

/// Takes the lock on the executing session, or says who has it.
pub(crate) async fn acquire(
    session: &Session,
    options: &Options,
    reporter: &dyn Reporter,
) -> Result<(), ApplyError> {
    let start = Instant::now();
    let key = key(&session.facts.database);
    let sql = format!("SELECT pg_catalog.pg_try_advisory_lock({key})");
    let mut told: Option<Instant> = None;
    let mut pause = Duration::from_millis(50);
    loop {
        let row = one(&session.ddl, &sql)
            .await
            .map_err(|e| e.during("cannot take the advisory lock"))?;
        if text(&row, 0).as_deref() == Some("t") {
            return Ok(());
        }
        let holder = holder(&session.watch, &session.facts.database)
            .await
            .map_err(|e| e.during("cannot see who holds the advisory lock"))?;
        let waited = start.elapsed();
        if waited >= options.turn_wait || options.stopping() {
            return Err(ApplyError::Busy { holder, waited });
        }
        if told.is_none_or(|t| t.elapsed() > Duration::from_secs(10)) {
            reporter.report(&Event::WaitingForTurn { holder, waited });
            told = Some(Instant::now());
        }
        options
            .pause(pause.min(options.turn_wait.saturating_sub(waited)))
            .await;
        pause = (pause * 2).min(Duration::from_secs(1));
    }
}

/// Gives the lock back; the end of the session would do so too.
pub(crate) async fn release(session: &Session) {
    let sql = format!(
        "SELECT pg_catalog.pg_advisory_unlock({})",
        key(&session.facts.database)
    );
    // A session that cannot answer has no lock either.
    let _ = session.ddl.simple_query(&sql).await;
}

/// Who holds the lock of this database.
pub(crate) async fn holder(client: &Client, database: &str) -> Result<Option<Holder>, Fault> {
    let key = key(database).cast_unsigned();
    let sql = format!(
        "SELECT l.pid, a.application_name, a.usename, \
         pg_catalog.to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ') \
         FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid \
         WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 \
         AND l.classid = {} AND l.objid = {} AND l.database = \
         (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())",
        key >> 32,
        key & 0xffff_ffff
    );
    Ok(rows(client, &sql).await?.first().map(|row| Holder {
        pid: number(row, 0),
        application: text(row, 1).unwrap_or_default(),
        role: text(row, 2),
        since: text(row, 3),
    }))
}
