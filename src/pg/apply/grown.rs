//! Are the tables still as small as a plan took them for? What is done in one go on a small table stops others for long on one
//! that has grown, or that was planned from a dump without its rows.

use std::collections::BTreeSet;

use tokio_postgres::Client;

use super::batch::holds;
use super::error::ApplyError;
use super::session::{number, rows};
use super::stale::{Stale, StaleError};
use crate::model::{Live, QName};
use crate::plan::condition::Condition;
use crate::plan::file::{PlanFile, StepFile};
use crate::render::quote::qname;

pub(super) const HELP: &str =
    "plan again, on this database: the new plan takes the way of large tables, or names the hazard";

/// Before the first step: the steps that are not done, and the tables now.
///
/// # Errors
/// [`ApplyError::Stale`] with each table that has more rows than the step's limit.
pub(super) async fn check(
    client: &Client,
    plan: &PlanFile,
    run: &[&StepFile],
    live: &Live,
) -> Result<(), ApplyError> {
    let objects = grown(client, run, live).await?;
    if objects.is_empty() {
        return Ok(());
    }
    Err(ApplyError::Stale(StaleError {
        plan: plan.name.clone(),
        objects,
        help: HELP,
    }))
}

/// Each table that has more rows than the limit of a step that is not done.
pub(super) async fn grown(
    client: &Client,
    run: &[&StepFile],
    live: &Live,
) -> Result<Vec<Stale>, ApplyError> {
    let mut objects: Vec<Stale> = Vec::new();
    let mut told = BTreeSet::new();
    for step in run {
        let Some(short) = &step.short else { continue };
        let done: Vec<&Condition> = step.forward.last().map(|b| &b.done).into_iter().collect();
        let answers = holds(client, &done)
            .await
            .map_err(|e| e.during("cannot ask how far the plan is"))?;
        if answers.iter().all(|done| *done) {
            continue;
        }
        for name in short.tables.iter().filter_map(|t| t.to_qname()) {
            let Some(table) = live.catalog.tables.get(&name) else {
                continue;
            };
            let found = match table.size.rows {
                Some(rows) if rows > short.limit => format!("about {rows}"),
                None if has_more(client, &name, short.limit).await => {
                    format!("more than {}", short.limit)
                }
                Some(_) | None => continue,
            };
            if told.insert(name.clone()) {
                objects.push(Stale {
                    object: format!("the rows of {name}, for step {}", step.number),
                    expected: format!(
                        "about {}, as when the plan was made; {} at most for what it does in one go",
                        short.rows, short.limit
                    ),
                    found,
                });
            }
        }
    }
    Ok(objects)
}

/// Counts no further than one more than the limit, where statistics know nothing. Rows that may not be read are not held
/// against a plan.
async fn has_more(client: &Client, table: &QName, limit: u64) -> bool {
    let sql = format!(
        "BEGIN TRANSACTION READ ONLY; SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '10s'; \
         SET LOCAL row_security = off; \
         SELECT pg_catalog.count(*) FROM (SELECT FROM {} LIMIT {}) AS found",
        qname(table),
        limit.saturating_add(1)
    );
    let counted = rows(client, &sql).await;
    // Also where it failed half-way.
    let _ = client.simple_query("ROLLBACK").await;
    counted.is_ok_and(|found| {
        found
            .first()
            .is_some_and(|row| number::<u64>(row, 0) > limit)
    })
}
