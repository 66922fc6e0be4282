//! Runs one transaction of a plan, and sees what it locks, reads and stops.
//!
//! A statement in a transaction block is looked at before the commit. One that runs CONCURRENTLY commits as it likes; it
//! waits for others between its phases, so two sessions take turns to be in its way, and each time it rests it is
//! looked at. A block that commits by itself is looked at as one transaction, its commits left out.

use std::time::{Duration, Instant};

use tokio_postgres::Client;

use super::ask::Asker;
use super::locks::{self, Held, Relation};
use super::probe::probe;
use super::work;
use crate::pg::error::DbError;
use crate::plan::file::BatchFile;
use crate::proof::{Behaviour, StatementMeasured, Work};
use crate::render::quote::ident_str;
use crate::render::sync;

/// The sessions of a proof, all in one scratch database.
pub(super) struct Bench {
    /// Executes, with the rights of who owns the schema.
    pub(super) owner: Worker,
    /// Executes what is about extensions, which most need a superuser for. Nothing else: the schema's functions are
    /// anybody's, and to plan a query or to attach a partition can run them.
    pub(super) superuser: Worker,
    /// Sees, and tries what an application does.
    pub(super) eye: Asker,
    /// Stand in the way of concurrent statements, in turns.
    pub(super) holders: [Client; 2],
}

/// A session that executes.
pub(super) struct Worker {
    pub(super) asker: Asker,
    pub(super) pid: i32,
}

impl Worker {
    fn client(&self) -> &Client {
        self.asker.client()
    }
}

/// What a transaction showed.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) statements: Vec<StatementMeasured>,
    pub(super) behaviour: Vec<Behaviour>,
    pub(super) took: Duration,
}

/// A transaction that failed.
pub(super) struct Broken {
    /// Which statement, from 0.
    pub(super) at: usize,
    pub(super) error: DbError,
}

impl From<DbError> for Broken {
    fn from(error: DbError) -> Broken {
        Broken { at: 0, error }
    }
}

impl From<tokio_postgres::Error> for Broken {
    fn from(error: tokio_postgres::Error) -> Broken {
        DbError::from(error).into()
    }
}

impl Bench {
    fn worker(&self, batch: &BatchFile) -> &Worker {
        let about_extensions = |sql: &String| {
            [
                "CREATE EXTENSION ",
                "ALTER EXTENSION ",
                "DROP EXTENSION ",
                "COMMENT ON EXTENSION ",
            ]
            .iter()
            .any(|words| sql.starts_with(words))
        };
        if batch.sql.iter().all(about_extensions) {
            &self.superuser
        } else {
            &self.owner
        }
    }

    /// Runs it and looks at nothing.
    pub(super) async fn run(&self, batch: &BatchFile) -> Result<(), Broken> {
        let client = self.worker(batch).client();
        if batch.transaction {
            client.batch_execute("BEGIN").await?;
        }
        for (at, sql) in batch.sql.iter().enumerate() {
            if let Err(error) = client.execute(sql.as_str(), &[]).await {
                return Err(give_up(client, at, error.into()).await);
            }
        }
        if batch.transaction {
            client.batch_execute("COMMIT").await?;
        }
        Ok(())
    }

    /// Runs it and looks.
    pub(super) async fn measure(&self, batch: &BatchFile) -> Result<Seen, Broken> {
        let worker = self.worker(batch);
        worker
            .client()
            .batch_execute("SET client_min_messages = debug1")
            .await?;
        let whole = match batch.sql.as_slice() {
            // An edited one rests nowhere, so that its locks are seen in a transaction alone.
            [one] if !batch.transaction && is_at_once(one) => Some(one.clone()),
            [one] if !batch.transaction => sync::in_one_transaction(one),
            _ => None,
        };
        let seen = if let Some(sql) = whole {
            let sql = vec![sql];
            let whole = BatchFile {
                sql,
                ..batch.clone()
            };
            self.transaction(worker, &whole).await
        } else if batch.transaction {
            self.transaction(worker, batch).await
        } else {
            self.alone(worker, batch).await
        };
        if seen.is_ok() {
            worker
                .client()
                .batch_execute("SET client_min_messages = warning")
                .await?;
        }
        seen
    }

    async fn transaction(&self, worker: &Worker, batch: &BatchFile) -> Result<Seen, Broken> {
        let client = worker.client();
        let horizon = u32::MAX;
        let mut seen = Seen::default();
        let mut held: Vec<Relation> = Vec::new();
        client.batch_execute("BEGIN").await?;
        let mut before = work::now(&worker.asker).await?;
        for (at, sql) in batch.sql.iter().enumerate() {
            let _ = worker.asker.notices();
            let start = Instant::now();
            if let Err(error) = client.execute(sql.as_str(), &[]).await {
                return Err(give_up(client, at, error.into()).await);
            }
            seen.took += start.elapsed();
            let notices = worker.asker.notices();
            let now = locks::held(&self.eye, worker.pid, horizon).await?;
            let done = work::since(&worker.asker, &mut before, &now.relations, &notices).await?;
            seen.statements.push(statement(&now, done));
            held = now.relations;
        }
        seen.behaviour = probe(&self.eye, &held).await?;
        let start = Instant::now();
        if let Err(error) = client.batch_execute("COMMIT").await {
            let last = batch.sql.len().saturating_sub(1);
            return Err(give_up(client, last, error.into()).await);
        }
        seen.took += start.elapsed();
        Ok(seen)
    }

    async fn alone(&self, worker: &Worker, batch: &BatchFile) -> Result<Seen, Broken> {
        let mut seen = Seen::default();
        let ways: Vec<String> = batch
            .locks
            .iter()
            .map(|l| format!("{}.{}", ident_str(&l.schema), ident_str(&l.relation)))
            .collect();
        for (at, sql) in batch.sql.iter().enumerate() {
            let one = self.concurrent(worker, sql, &ways, &mut seen).await;
            for holder in &self.holders {
                holder.batch_execute("ROLLBACK").await?;
            }
            one.map_err(|error| Broken { at, error })?;
        }
        Ok(seen)
    }

    /// One statement that commits between its phases.
    async fn concurrent(
        &self,
        worker: &Worker,
        sql: &str,
        ways: &[String],
        seen: &mut Seen,
    ) -> Result<(), DbError> {
        let horizon = locks::horizon(&self.eye).await?;
        let _ = worker.asker.notices();
        let start = Instant::now();
        let mut resting = Duration::ZERO;
        let mut turn = 0;
        self.stand(turn, ways).await?;
        let client = worker.client();
        let running = client.execute(sql, &[]);
        tokio::pin!(running);
        let mut held: Vec<Held> = Vec::new();
        loop {
            tokio::select! {
                biased;
                result = &mut running => {
                    result?;
                    break;
                }
                () = tokio::time::sleep(Duration::from_millis(1)) => {}
            }
            let rest = Instant::now();
            if !self.rests(worker).await? {
                continue;
            }
            let now = locks::held(&self.eye, worker.pid, horizon).await?;
            let tried = probe(&self.eye, &now.relations).await?;
            merge(&mut seen.behaviour, tried);
            held.push(now);
            // The next one stands before this one goes, so the next phase is met too.
            self.stand(1 - turn, ways).await?;
            if let Some(holder) = self.holders.get(turn) {
                holder.batch_execute("ROLLBACK").await?;
            }
            turn = 1 - turn;
            resting += rest.elapsed();
        }
        seen.took += start.elapsed().saturating_sub(resting);
        let done: Vec<Work> = worker
            .asker
            .notices()
            .iter()
            .filter_map(work::told)
            .map(work::Told::plain)
            .collect();
        seen.statements.push(strongest(&held, done));
        Ok(())
    }

    /// A session takes a writer's lock on each table, and a snapshot: concurrent statements wait for both.
    async fn stand(&self, which: usize, ways: &[String]) -> Result<(), DbError> {
        let Some(holder) = self.holders.get(which) else {
            return Ok(());
        };
        holder
            .batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1")
            .await?;
        for way in ways {
            // An index is not locked by LOCK TABLE; the savepoint keeps the rest.
            let sql = format!("SAVEPOINT one; LOCK TABLE ONLY {way} IN ROW EXCLUSIVE MODE NOWAIT");
            if holder.batch_execute(&sql).await.is_err() {
                holder.batch_execute("ROLLBACK TO SAVEPOINT one").await?;
            }
        }
        Ok(())
    }

    /// Does the executing session wait for another?
    async fn rests(&self, worker: &Worker) -> Result<bool, DbError> {
        let row = self
            .eye
            .row(
                "SELECT pg_catalog.cardinality(pg_catalog.pg_blocking_pids($1)) > 0",
                &[&worker.pid],
            )
            .await?;
        Ok(row.get(0))
    }
}

/// Is it the build or the removal of an index that is not CONCURRENTLY?
fn is_at_once(sql: &str) -> bool {
    ["CREATE INDEX ", "CREATE UNIQUE INDEX ", "DROP INDEX "]
        .iter()
        .filter_map(|words| sql.strip_prefix(words))
        .any(|rest| !rest.starts_with("CONCURRENTLY "))
}

async fn give_up(client: &Client, at: usize, error: DbError) -> Broken {
    // The session goes with the proof; this only frees what it holds.
    let _ = client.batch_execute("ROLLBACK").await;
    Broken { at, error }
}

fn statement(held: &Held, work: Vec<Work>) -> StatementMeasured {
    StatementMeasured {
        locks: locks::files(&held.relations),
        work,
        other: held.other.clone(),
    }
}

/// Over all rests of a concurrent statement: the strongest mode on each relation.
fn strongest(rests: &[Held], work: Vec<Work>) -> StatementMeasured {
    let mut all: Vec<Relation> = Vec::new();
    let mut other: Vec<String> = Vec::new();
    for held in rests {
        for relation in &held.relations {
            match all.iter_mut().find(|r| r.oid == relation.oid) {
                Some(known) => known.mode = known.mode.max(relation.mode),
                None => all.push(relation.clone()),
            }
        }
        other.extend(held.other.iter().cloned());
    }
    other.sort();
    other.dedup();
    statement(
        &Held {
            relations: all,
            other,
        },
        work,
    )
}

/// Stopped once is stopped.
fn merge(all: &mut Vec<Behaviour>, new: Vec<Behaviour>) {
    for b in new {
        let known = all
            .iter_mut()
            .find(|k| k.schema == b.schema && k.relation == b.relation);
        match known {
            Some(known) => {
                known.stops_select |= b.stops_select;
                known.stops_insert |= b.stops_insert;
                known.stops_for_update |= b.stops_for_update;
            }
            None => all.push(b),
        }
    }
}
