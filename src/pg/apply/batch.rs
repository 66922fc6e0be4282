//! One transaction of a step: tried, watched, tried again, confirmed.
//!
//! A strong lock is asked for with a short timeout only, and not at all while an old transaction
//! holds a conflicting one: whoever comes after a waiter waits behind it.

use std::time::{Duration, Instant};

use super::error::Fault;
use super::index::{self, Place};
use super::progress::Event;
use super::retry::{Backoff, Policy, worth_another_try};
use super::run::Engine;
use super::session::{rows, text};
use super::stopped::{Aftermath, Cause};
use super::target::Target;
use super::watch::{self, Blocker};
use super::words;
use crate::plan::condition::Condition;
use crate::plan::file::{BatchFile, ClassFile};
use crate::render::condition;
use crate::render::sync::commits;

/// Why a transaction did not succeed.
pub(super) enum Broke {
    /// The connection is gone.
    Lost(String),
    /// For good.
    Stop {
        cause: Cause,
        statement: Option<String>,
        aftermath: Aftermath,
    },
}

impl From<Fault> for Broke {
    fn from(fault: Fault) -> Broke {
        match fault {
            Fault::Lost(why) => Broke::Lost(why),
            Fault::Server(error) => Broke::Stop {
                cause: Cause::Server(error),
                statement: None,
                aftermath: Aftermath::NotStarted,
            },
        }
    }
}

/// A try that failed: at which statement, how, and who was in the way.
struct Failed {
    at: usize,
    fault: Fault,
    blockers: Vec<Blocker>,
}

impl<T: Target> Engine<'_, T> {
    /// Which of the conditions hold now, in their order.
    pub(super) async fn hold(&self, conditions: &[&Condition]) -> Result<Vec<bool>, Fault> {
        holds(&self.session.ddl, conditions).await
    }

    /// Runs the batch until its done-test holds.
    pub(super) async fn execute(&self, batch: &BatchFile) -> Result<(), Broke> {
        let policy = Policy::of(
            batch.class,
            self.session.facts.deadlock_ms,
            self.options.lock_wait,
        );
        let mut backoff = Backoff::new(policy.clone(), self.options.seed);
        let start = Instant::now();
        let mut from = 0;
        loop {
            self.clear_the_way(batch, start).await?;
            let lock_ms = policy.lock_ms(backoff.attempt());
            let result = if batch.transaction {
                self.try_transaction(batch, lock_ms, policy.statement_ms)
                    .await
            } else {
                self.try_alone(batch, from, lock_ms, policy.statement_ms, start)
                    .await?
            };
            let Failed {
                at,
                fault,
                blockers,
            } = match result {
                Ok(()) => break,
                Err(failed) => failed,
            };
            let error = match fault {
                Fault::Lost(why) => return Err(Broke::Lost(why)),
                Fault::Server(error) => error,
            };
            from = at;
            let statement = batch.sql.get(at).cloned();
            let mut aftermath = aftermath(batch, at);
            if let Aftermath::InvalidIndex(name) = &aftermath
                && !index::is_there(&self.session.watch, name).await
            {
                aftermath = if at > 0 {
                    Aftermath::Partly
                } else {
                    Aftermath::NotStarted
                };
            }
            let stop = |cause| Broke::Stop {
                cause,
                statement: statement.clone(),
                aftermath: aftermath.clone(),
            };
            if self.options.stopping() {
                return Err(stop(Cause::Interrupted));
            }
            if !worth_another_try(&error.sqlstate, !blockers.is_empty()) {
                return Err(stop(Cause::Server(error)));
            }
            let attempt = backoff.attempt();
            let Some(pause) = backoff.next_pause(start.elapsed()) else {
                return Err(stop(Cause::Locks {
                    tries: attempt,
                    waited: start.elapsed(),
                    blockers,
                }));
            };
            self.reporter.report(&Event::Retrying {
                pause,
                attempt: backoff.attempt(),
                of: policy.tries,
                reason: error.to_string(),
            });
            self.options.pause(pause).await;
            if self.options.stopping() {
                return Err(stop(Cause::Interrupted));
            }
        }
        match self.hold(&[&batch.done]).await?.as_slice() {
            [true] => Ok(()),
            _ => Err(Broke::Stop {
                cause: Cause::NotDone(words::condition(&batch.done)),
                statement: batch.sql.last().cloned(),
                aftermath: Aftermath::Partly,
            }),
        }
    }

    /// Waits outside the queue for old transactions that hold conflicting locks.
    async fn clear_the_way(&self, batch: &BatchFile, start: Instant) -> Result<(), Broke> {
        let watch = &self.session.watch;
        let own = self.session.facts.pid;
        let concurrent = batch.sql.iter().find(|s| index::is_concurrent(s));
        let mode = concurrent.map(|sql| {
            if sql.starts_with("DROP") {
                "ACCESS EXCLUSIVE"
            } else {
                "SHARE"
            }
        });
        let stop = |cause| Broke::Stop {
            cause,
            statement: None,
            aftermath: Aftermath::NotStarted,
        };
        // What the second connection cannot tell is no reason to stop: the timeouts still hold.
        let age = self.options.old_transaction;
        let gids = watch::prepared(watch, &batch.locks, mode, age)
            .await
            .unwrap_or_default();
        if !gids.is_empty() {
            return Err(stop(Cause::Prepared { gids }));
        }
        if concurrent.is_some() {
            self.announce_snapshots().await;
        }
        match batch.class {
            ClassFile::CatalogOnly | ClassFile::WeakShort | ClassFile::WeakLong => return Ok(()),
            ClassFile::StrongShort | ClassFile::StrongLong => {}
        }
        let mut told: Option<Instant> = None;
        let mut pause = Duration::from_millis(100);
        loop {
            let old = watch::old_holders(watch, own, &batch.locks, age, self.options.queries)
                .await
                .unwrap_or_default();
            if old.is_empty() {
                return Ok(());
            }
            let waited = start.elapsed();
            if self.options.stopping() {
                return Err(stop(Cause::Interrupted));
            }
            if waited >= self.options.lock_wait {
                return Err(stop(Cause::Locks {
                    tries: 0,
                    waited,
                    blockers: old,
                }));
            }
            for b in &old {
                if b.state.as_deref() == Some("autovacuum worker") {
                    self.nudge_autovacuum(b).await;
                }
            }
            if told.is_none_or(|t| t.elapsed() > Duration::from_secs(10)) {
                self.reporter.report(&Event::WaitingOutside {
                    blockers: old,
                    waited,
                });
                told = Some(Instant::now());
            }
            let left = self.options.lock_wait.saturating_sub(waited);
            self.options.pause(pause.min(left)).await;
            pause = (pause * 2).min(Duration::from_secs(1));
        }
    }

    /// Autovacuum gives way to whoever has waited for `deadlock_timeout`, which a strong lock never
    /// does here. Waiting with a weak mode stops no reader and no writer.
    async fn nudge_autovacuum(&self, worker: &Blocker) {
        let Some(relation) = &worker.relation else {
            return;
        };
        let wait = self.session.facts.deadlock_ms.saturating_mul(2).max(100);
        // `relation` is the server's own spelling (regclass with an empty search_path).
        let sql = format!(
            "BEGIN; SET LOCAL lock_timeout = {wait}; \
             LOCK TABLE {relation} IN SHARE UPDATE EXCLUSIVE MODE; COMMIT"
        );
        if self.session.ddl.batch_execute(&sql).await.is_err() {
            let _ = self.session.ddl.batch_execute("ROLLBACK").await;
        }
    }

    async fn try_transaction(
        &self,
        batch: &BatchFile,
        lock_ms: u32,
        statement_ms: u32,
    ) -> Result<(), Failed> {
        let plain = |at: usize| {
            move |e: tokio_postgres::Error| Failed {
                at,
                fault: Fault::from(e),
                blockers: Vec::new(),
            }
        };
        let ddl = &self.session.ddl;
        ddl.batch_execute(&format!(
            "BEGIN; SET LOCAL lock_timeout = {lock_ms}; SET LOCAL statement_timeout = {statement_ms}"
        ))
        .await
        .map_err(plain(0))?;
        for (at, sql) in batch.sql.iter().enumerate() {
            let (result, blockers) = self
                .watched(sql, (batch.class, &batch.locks), lock_ms)
                .await;
            if let Err(fault) = result {
                if matches!(fault, Fault::Server(_)) {
                    ddl.batch_execute("ROLLBACK").await.map_err(plain(at))?;
                }
                return Err(Failed {
                    at,
                    fault,
                    blockers,
                });
            }
        }
        ddl.batch_execute("COMMIT")
            .await
            .map_err(plain(batch.sql.len().saturating_sub(1)))
    }

    async fn try_alone(
        &self,
        batch: &BatchFile,
        from: usize,
        lock_ms: u32,
        statement_ms: u32,
        start: Instant,
    ) -> Result<Result<(), Failed>, Broke> {
        let set = |lock: u32, statement: u32| {
            format!("SET lock_timeout = {lock}; SET statement_timeout = {statement}")
        };
        for (at, sql) in batch.sql.iter().enumerate().skip(from) {
            match self.make_room(batch, sql, start).await? {
                Place::Free => {}
                Place::Built => continue,
            }
            let ddl = &self.session.ddl;
            ddl.batch_execute(&set(lock_ms, statement_ms))
                .await
                .map_err(Fault::from)?;
            let (result, blockers) = self
                .watched(sql, (batch.class, &batch.locks), lock_ms)
                .await;
            if let Err(Fault::Lost(why)) = result {
                return Err(Broke::Lost(why));
            }
            ddl.batch_execute(&set(0, 0)).await.map_err(Fault::from)?;
            if let Err(fault) = result {
                return Ok(Err(Failed {
                    at,
                    fault,
                    blockers,
                }));
            }
        }
        Ok(Ok(()))
    }
}

/// What the failure of statement `at` leaves.
fn aftermath(batch: &BatchFile, at: usize) -> Aftermath {
    if batch.transaction {
        return Aftermath::RolledBack;
    }
    let left = batch
        .sql
        .get(at)
        .and_then(|sql| index::may_be_left(sql, &batch.done));
    match left {
        Some(name) => Aftermath::InvalidIndex(name),
        None if batch.sql.get(at).is_some_and(|sql| commits(sql)) => Aftermath::Filled,
        None if at > 0 => Aftermath::Partly,
        None => Aftermath::RolledBack,
    }
}

/// Which of the conditions hold, in one query.
pub(super) async fn holds(
    client: &tokio_postgres::Client,
    conditions: &[&Condition],
) -> Result<Vec<bool>, Fault> {
    if conditions.is_empty() {
        return Ok(Vec::new());
    }
    let list: Vec<String> = conditions.iter().map(|c| condition::sql(c)).collect();
    let rows = rows(client, &format!("SELECT {}", list.join(", "))).await?;
    Ok((0..conditions.len())
        .map(|at| {
            rows.first()
                .and_then(|r| text(r, at))
                .is_some_and(|t| t == "t")
        })
        .collect())
}
