//! Executes a plan on a scratch database, forward, back and forward again, and back from every prefix; measures.
//!
//! ```text
//! execute   one transaction, looked at        observe   the catalog, independent of the planner
//! ask       questions, each prepared once
//! locks     what a backend holds               work      scans, builds, rewrites
//! probe     what another session can do        walk      the order of it all
//! scope     what of the catalog is compared
//! ```
//!
//! It judges nothing: `proof::judge` does. Input: a plan, and connections to a scratch database that holds the schema
//! that the plan was made for.

mod ask;
mod execute;
mod locks;
mod observe;
mod probe;
mod rest;
mod scope;
mod walk;
mod work;

use crate::pg::connect::{ConnectError, Connection, Purpose, Settings, connect};
use crate::pg::error::DbError;
use crate::plan::file::PlanFile;
use crate::proof::{BatchMeasured, Finding};

/// Told as the proof goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps done, over all passes.
    pub done: usize,
    /// Steps to do, over all passes.
    pub of: usize,
}

/// What was seen.
#[derive(Debug)]
pub struct Walked {
    /// All steps forward, then all of them back.
    pub batches: Vec<BatchMeasured>,
    /// Failures and wrong states; locks are not judged yet.
    pub findings: Vec<Finding>,
    /// Prefixes whose rollback was shown to end in the state before.
    pub prefixes: u32,
}

/// The proof could not be made: nothing is said about the plan.
#[derive(Debug, thiserror::Error)]
pub enum ProveError {
    /// No connection to the scratch database.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// A question of the proof's own failed.
    #[error("the scratch server failed: {0}")]
    Server(String),
}

impl From<DbError> for ProveError {
    fn from(error: DbError) -> ProveError {
        ProveError::Server(error.to_string())
    }
}

impl From<tokio_postgres::Error> for ProveError {
    fn from(error: tokio_postgres::Error) -> ProveError {
        DbError::from(error).into()
    }
}

/// Walks through the plan in the scratch database that `owner` leads to, which is left in the state after it. What is about
/// extensions is done as `superuser`, all else as the owner of the schema.
///
/// # Errors
/// When the scratch server cannot be asked; a step that fails is a finding instead.
pub async fn prove(
    owner: &Settings,
    superuser: &Settings,
    plan: &PlanFile,
    progress: &mut dyn FnMut(Progress),
) -> Result<Walked, ProveError> {
    let bench = execute::Bench {
        owner: worker(owner).await?,
        superuser: worker(superuser).await?,
        eye: ask::Asker::new(session(owner).await?),
        holders: [
            session(owner).await?.into_client(),
            session(owner).await?.into_client(),
        ],
    };
    walk::walk(&bench, plan, progress).await
}

/// A session that executes.
async fn worker(settings: &Settings) -> Result<execute::Worker, ProveError> {
    let connection = session(settings).await?;
    let pid: i32 = connection
        .client()
        .query_one("SELECT pg_catalog.pg_backend_pid()", &[])
        .await?
        .get(0);
    Ok(execute::Worker {
        asker: ask::Asker::new(connection),
        pid,
    })
}

/// A session with the settings that every SQL file of a plan makes.
async fn session(settings: &Settings) -> Result<Connection, ProveError> {
    let connection = connect(settings, Purpose::Change).await?;
    connection
        .client()
        .batch_execute(&format!(
            "{} SET lock_timeout = 0; SET statement_timeout = 0; \
             SET client_min_messages = warning",
            crate::render::session::session()
        ))
        .await?;
    // Only a superuser may; a scratch server of our own speaks English in any case.
    let _ = connection
        .client()
        .batch_execute("SET lc_messages = 'C'")
        .await;
    Ok(connection)
}
