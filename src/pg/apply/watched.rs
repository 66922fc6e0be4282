//! One statement while it runs: who blocks it, how far it is, and whether it has to be cancelled.
//!
//! It knows neither what comes before nor what after it. Input: the statement, and what the second connection sees.

use std::time::{Duration, Instant};

use super::error::Fault;
use super::fill::{Holding, Watching};
use super::index;
use super::progress::Event;
use super::run::Engine;
use super::target::Target;
use super::watch::{self, Blocker};
use crate::plan::file::{ClassFile, LockFile};
use crate::render::sync::commits;

/// A blocker's backend, or 0 and the name of a prepared transaction.
type Who = (i32, Option<String>);

impl<T: Target> Engine<'_, T> {
    /// Runs one statement and looks meanwhile who blocks it and how far it is; also returns whom it
    /// waited for when last seen waiting.
    pub(super) async fn watched(
        &self,
        sql: &str,
        (class, locks): (ClassFile, &[LockFile]),
        lock_ms: u32,
    ) -> (Result<(), Fault>, Vec<Blocker>) {
        let pid = self.session.facts.pid;
        let builds = class == ClassFile::WeakLong && index::is_concurrent(sql);
        let interval = match lock_ms {
            0 => Duration::from_millis(500),
            ms => Duration::from_millis(u64::from(ms / 2).max(10)),
        };
        let start = Instant::now();
        let mut seen: Vec<Blocker> = Vec::new();
        let mut told: Option<(Instant, Vec<Who>)> = None;
        let mut cancelled = false;
        let cancel = format!("SELECT pg_catalog.pg_cancel_backend({pid})");
        let mut filling = Watching::default();
        // One statement, by the protocol's own rule: a second one in the text is an error.
        let statement = self.session.ddl.execute(sql, &[]);
        tokio::pin!(statement);
        loop {
            tokio::select! {
                biased;
                result = &mut statement => {
                    return (result.map(drop).map_err(Fault::from), seen);
                }
                () = self.options.stopped(), if !cancelled => {
                    cancelled = true;
                    let _ = self.session.watch.simple_query(&cancel).await;
                    continue;
                }
                () = tokio::time::sleep(interval) => {}
            }
            let blockers = watch::blocking(&self.session.watch, pid, self.options.queries)
                .await
                .unwrap_or_default();
            if !blockers.is_empty() {
                let pids: Vec<Who> = blockers.iter().map(|b| (b.pid, b.gid.clone())).collect();
                if is_news(&mut told, pids) {
                    self.reporter.report(&Event::WaitingForLock {
                        blockers: blockers.clone(),
                        waited: start.elapsed(),
                    });
                }
                seen = blockers;
            }
            if commits(sql) {
                let client = &self.session.watch;
                let (progress, holding) =
                    filling.look(client, pid, locks, self.options.queries).await;
                progress
                    .into_iter()
                    .for_each(|p| self.reporter.report(&Event::Build(p)));
                if let Some(Holding { blockers, waited }) = holding
                    && !blockers.is_empty()
                {
                    let whom: Vec<Who> = blockers.iter().map(|b| (b.pid, b.gid.clone())).collect();
                    if is_news(&mut told, whom) {
                        let blockers = blockers.clone();
                        self.reporter.report(&Event::RowsHeld { blockers, waited });
                    }
                    seen = blockers;
                    if waited >= self.options.lock_wait && !cancelled {
                        cancelled = true;
                        let _ = client.simple_query(&cancel).await;
                    }
                }
            }
            if !builds {
                continue;
            }
            if let Ok(Some(progress)) = watch::build(&self.session.watch, pid).await {
                self.reporter.report(&Event::Build(progress));
            }
        }
    }
}

/// Has this not been told, or not for a while? It is from now on.
fn is_news(told: &mut Option<(Instant, Vec<Who>)>, whom: Vec<Who>) -> bool {
    let news = told
        .as_ref()
        .is_none_or(|(at, before)| *before != whom || at.elapsed() > Duration::from_secs(10));
    if news {
        *told = Some((Instant::now(), whom));
    }
    news
}
