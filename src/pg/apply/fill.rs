//! How far a block that fills a column has got, which it tells itself by its `application_name`, and whom it waits for: rows
//! that others have locked are left for another round, so no wait for a lock shows in `pg_locks`.

use std::time::{Duration, Instant};

use tokio_postgres::Client;

use super::options::Queries;
use super::session::{rows, text};
use super::watch::{self, Blocker, BuildProgress};
use crate::plan::file::LockFile;
use crate::render::sync::{HELD, PROGRESS};

/// The phase of a block that fills a column.
pub const FILLING: &str = "filling the new column";

/// The phase in which it goes over the rows again that others held.
pub const HELD_ROWS: &str = "filling rows that others held";

/// What is seen of a block that fills a column.
#[derive(Default)]
pub(super) struct Watching {
    /// Since when it goes over held rows.
    held: Option<Instant>,
}

/// Whom the block waits for.
pub(super) struct Holding {
    /// Transactions that were there before it began to wait, and may hold rows of the table.
    pub(super) blockers: Vec<Blocker>,
    /// How long it has waited for rows.
    pub(super) waited: Duration,
}

impl Watching {
    /// The blocks that it has gone through, and who is in its way.
    pub(super) async fn look(
        &mut self,
        client: &Client,
        pid: i32,
        locks: &[LockFile],
        queries: Queries,
    ) -> (Option<BuildProgress>, Option<Holding>) {
        let progress = progress(client, pid).await;
        if progress.as_ref().is_none_or(|p| p.phase != HELD_ROWS) {
            return (progress, None);
        }
        let waited = self.held.get_or_insert_with(Instant::now).elapsed();
        let blockers = watch::old_holders(client, pid, &rows_of(locks), waited, queries)
            .await
            .unwrap_or_default();
        (progress, Some(Holding { blockers, waited }))
    }
}

/// Whoever has locked or written rows has at least ROW SHARE on the table, with which EXCLUSIVE conflicts.
fn rows_of(locks: &[LockFile]) -> Vec<LockFile> {
    let of_rows = |lock: &LockFile| LockFile {
        mode: "EXCLUSIVE".to_owned(),
        ..lock.clone()
    };
    locks.iter().map(of_rows).collect()
}

/// The blocks of the table that it has gone through, while it does.
async fn progress(client: &Client, pid: i32) -> Option<BuildProgress> {
    let sql = format!("SELECT application_name FROM pg_catalog.pg_stat_activity WHERE pid = {pid}");
    let found = rows(client, &sql).await.ok()?;
    told(&text(found.first()?, 0)?)
}

fn told(name: &str) -> Option<BuildProgress> {
    let (phase, blocks) = match name.strip_prefix(HELD) {
        Some(blocks) => (HELD_ROWS, blocks),
        None => (FILLING, name.strip_prefix(PROGRESS)?),
    };
    let (done, total) = blocks.split_once(" of ")?;
    Some(BuildProgress {
        phase: phase.to_owned(),
        blocks_done: done.parse().ok()?,
        blocks_total: total.parse().ok()?,
        tuples_done: 0,
        tuples_total: 0,
        lockers_done: 0,
        lockers_total: 0,
        locker_pid: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::{HELD_ROWS, told};

    #[test]
    fn only_the_blocks_own_words_are_progress() {
        let found = told("lockstep: block 128 of 4000").unwrap();
        assert_eq!((found.blocks_done, found.blocks_total), (128, 4000));
        let found = told("lockstep: held rows, block 4000 of 4000").unwrap();
        assert_eq!(found.phase, HELD_ROWS);
        assert!(told("psql").is_none() && told("lockstep: block x of y").is_none());
    }
}
