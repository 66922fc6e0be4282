//! The two connections of a run: one executes and holds the advisory lock, the other watches.
//!
//! Settings are made once for each session; a pooler that hands sessions around is refused, since
//! neither the settings nor the lock would hold.

use tokio_postgres::{Client, SimpleQueryMessage, SimpleQueryRow};

use super::error::{ApplyError, Fault, Refusal};
use super::target::Target;
use crate::plan::file::PlanFile;
use crate::render::quote::literal;

/// What the server says of itself and of the session.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) pid: i32,
    pub(crate) version_num: u32,
    pub(crate) database: String,
    pub(crate) role: String,
    pub(crate) deadlock_ms: u32,
    pub(crate) recovery: bool,
    pub(crate) read_only: bool,
}

/// The connections.
pub(crate) struct Session {
    /// Executes the plan.
    pub(crate) ddl: Client,
    /// Watches, and keeps the journal.
    pub(crate) watch: Client,
    pub(crate) facts: Facts,
    pub(crate) watch_pid: i32,
}

/// Opens a connection and empties the search path, so that the server prints names with schemas.
pub(crate) async fn connect<T: Target>(
    target: &T,
    application: &str,
) -> Result<(Client, Facts), ApplyError> {
    let client = target.connect().await.map_err(ApplyError::Connect)?;
    let what = "cannot prepare the session";
    prepare(&client, application)
        .await
        .map_err(|e| Fault::from(e).during(what))?;
    let facts = facts(&client).await.map_err(|e| e.during(what))?;
    Ok((client, facts))
}

async fn prepare(client: &Client, application: &str) -> Result<(), tokio_postgres::Error> {
    client
        .batch_execute(&format!(
            "{} SET application_name = {}; SET lock_timeout = 0; \
             SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; \
             SET client_min_messages = warning; SET idle_session_timeout = 0",
            crate::render::session::session(),
            literal(crate::model::name::clip(application, 63))
        ))
        .await?;
    // 17 and later; a limit on the whole transaction would end long validations.
    client
        .batch_execute(
            "SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings \
             WHERE name = 'transaction_timeout'",
        )
        .await
}

async fn facts(client: &Client) -> Result<Facts, Fault> {
    let row = one(
        client,
        "SELECT pg_catalog.pg_backend_pid(), pg_catalog.current_setting('server_version_num'), \
         pg_catalog.current_database(), current_user, \
         (SELECT s.setting FROM pg_catalog.pg_settings s WHERE s.name = 'deadlock_timeout'), \
         pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only')",
    )
    .await?;
    Ok(Facts {
        pid: number(&row, 0),
        version_num: number(&row, 1),
        database: text(&row, 2).unwrap_or_default(),
        role: text(&row, 3).unwrap_or_default(),
        deadlock_ms: text(&row, 4).and_then(|t| t.parse().ok()).unwrap_or(1000),
        recovery: text(&row, 5).as_deref() == Some("t"),
        read_only: text(&row, 6).as_deref() == Some("on"),
    })
}

impl Session {
    /// Opens both connections and refuses what cannot work.
    pub(crate) async fn open<T: Target>(
        target: &T,
        plan: &PlanFile,
    ) -> Result<Session, ApplyError> {
        let (ddl, facts) = connect(target, &format!("lockstep {}", plan.name)).await?;
        suits(&facts, plan)?;
        if facts.recovery {
            return Err(Refusal::Standby.into());
        }
        if facts.read_only {
            return Err(Refusal::ReadOnly.into());
        }
        let (watch, watch_facts) = connect(target, "lockstep watch").await?;
        let session = Session {
            ddl,
            watch,
            watch_pid: watch_facts.pid,
            facts,
        };
        let pooled = session
            .pooled()
            .await
            .map_err(|e| e.during("cannot look for a pooler"))?;
        if pooled {
            return Err(Refusal::Pooler.into());
        }
        session
            .watch
            .batch_execute(
                "SET statement_timeout = '10s'; SET lock_timeout = '2s'; SET synchronous_commit = off",
            )
            .await
            .map_err(|e| Fault::from(e).during("cannot prepare the session"))?;
        Ok(session)
    }

    /// Two clients on one session, or one client on two: while the second is in a transaction it
    /// keeps its session, and the first must still have its own.
    async fn pooled(&self) -> Result<bool, Fault> {
        let pid = "SELECT pg_catalog.pg_backend_pid()";
        self.watch.batch_execute("BEGIN").await?;
        let watch: i32 = number(&one(&self.watch, pid).await?, 0);
        let during: i32 = number(&one(&self.ddl, pid).await?, 0);
        self.watch.batch_execute("COMMIT").await?;
        let after: i32 = number(&one(&self.ddl, pid).await?, 0);
        let watch_after: i32 = number(&one(&self.watch, pid).await?, 0);
        let own = self.facts.pid;
        Ok(during != own
            || after != own
            || watch == own
            || watch != self.watch_pid
            || watch_after != watch)
    }
}

/// Is this the database that was planned for?
pub(crate) fn suits(facts: &Facts, plan: &PlanFile) -> Result<(), Refusal> {
    if facts.database != plan.database {
        return Err(Refusal::Database {
            plan: plan.database.clone(),
            live: facts.database.clone(),
        });
    }
    let (planned, live) = (plan.server_version_num / 10_000, facts.version_num / 10_000);
    if planned != live {
        return Err(Refusal::Major {
            plan: planned,
            live,
        });
    }
    Ok(())
}

/// The rows of a query.
pub(crate) async fn rows(client: &Client, sql: &str) -> Result<Vec<SimpleQueryRow>, Fault> {
    let messages = client.simple_query(sql).await?;
    Ok(messages
        .into_iter()
        .filter_map(|m| {
            if let SimpleQueryMessage::Row(row) = m {
                Some(row)
            } else {
                None
            }
        })
        .collect())
}

/// The one row of a query that has one.
pub(crate) async fn one(client: &Client, sql: &str) -> Result<SimpleQueryRow, Fault> {
    rows(client, sql)
        .await?
        .into_iter()
        .next()
        .ok_or_else(|| Fault::Lost("the server sent no row where one was due".to_owned()))
}

/// A column as text; `None` for NULL.
pub(crate) fn text(row: &SimpleQueryRow, at: usize) -> Option<String> {
    row.try_get(at).ok().flatten().map(str::to_owned)
}

/// A column as a number; 0 for what is none.
pub(crate) fn number<N: std::str::FromStr + Default>(row: &SimpleQueryRow, at: usize) -> N {
    row.try_get(at)
        .ok()
        .flatten()
        .and_then(|t| t.parse().ok())
        .unwrap_or_default()
}
