//! Are the tables still as small as a plan took them for? What is done in one go on a small table stops others for long on one
//! that has grown, or that was planned from a dump without its rows.

use std::collections::BTreeSet;

use tokio_postgres::Client;

use super::batch::holds;
use super::error::ApplyError;
use super::stale::{Stale, StaleError};
use crate::model::Live;
use crate::plan::condition::Condition;
use crate::plan::file::{PlanFile, RelationFile, StepFile};

const HELP: &str =
    "plan again, on this database: the new plan takes the way of large tables, or names the hazard";

/// Before the first step: the steps that are not done, and the statistics now.
///
/// # Errors
/// [`ApplyError::Stale`] with each table that has more rows than the step's limit.
pub(super) async fn check(
    client: &Client,
    plan: &PlanFile,
    run: &[&StepFile],
    live: &Live,
) -> Result<(), ApplyError> {
    let rows = |table: &RelationFile| {
        let mut all = live.catalog.tables.iter();
        let found = all.find(|(name, _)| RelationFile::from(*name) == *table);
        found.and_then(|(_, t)| t.size.rows)
    };
    let mut objects: Vec<Stale> = Vec::new();
    let mut told = BTreeSet::new();
    for step in run {
        let Some(short) = &step.short else { continue };
        let grown: Vec<(&RelationFile, u64)> = short
            .tables
            .iter()
            .filter_map(|t| Some((t, rows(t).filter(|rows| *rows > short.limit)?)))
            .collect();
        if grown.is_empty() {
            continue;
        }
        let done: Vec<&Condition> = step.forward.last().map(|b| &b.done).into_iter().collect();
        let answers = holds(client, &done)
            .await
            .map_err(|e| e.during("cannot ask how far the plan is"))?;
        if answers.iter().all(|done| *done) {
            continue;
        }
        for (table, rows) in grown {
            if told.insert(table) {
                objects.push(Stale {
                    object: format!("the rows of {}, for step {}", table.words(), step.number),
                    expected: format!(
                        "about {}, as when the plan was made; {} at most for what it does in one go",
                        short.rows, short.limit
                    ),
                    found: format!("about {rows}"),
                });
            }
        }
    }
    if objects.is_empty() {
        return Ok(());
    }
    Err(ApplyError::Stale(StaleError {
        plan: plan.name.clone(),
        objects,
        help: HELP,
    }))
}
