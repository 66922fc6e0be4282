//! How far a block that fills a column has got, which it tells itself by its `application_name`.

use tokio_postgres::Client;

use super::session::{rows, text};
use super::watch::BuildProgress;
use crate::render::sync::PROGRESS;

/// The phase of a block that fills a column.
pub const FILLING: &str = "filling the new column";

/// The blocks of the table that it has gone through, while it does.
pub(super) async fn progress(client: &Client, pid: i32) -> Option<BuildProgress> {
    let sql = format!("SELECT application_name FROM pg_catalog.pg_stat_activity WHERE pid = {pid}");
    let found = rows(client, &sql).await.ok()?;
    told(&text(found.first()?, 0)?)
}

fn told(name: &str) -> Option<BuildProgress> {
    let (done, total) = name.strip_prefix(PROGRESS)?.split_once(" of ")?;
    Some(BuildProgress {
        phase: FILLING.to_owned(),
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
    use super::told;

    #[test]
    fn only_the_blocks_own_words_are_progress() {
        let found = told("lockstep: block 128 of 4000").unwrap();
        assert_eq!((found.blocks_done, found.blocks_total), (128, 4000));
        assert!(told("psql").is_none() && told("lockstep: block x of y").is_none());
    }
}
