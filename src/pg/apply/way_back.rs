//! Can the plan still be undone? A later plan may have taken away, on purpose, what its rollback would need: that is told
//! before anything is executed, not by the statement that meets it.

use tokio_postgres::Client;

use super::error::{ApplyError, Refusal};
use super::status::chunked;
use crate::plan::condition::Condition;
use crate::plan::file::{PlanFile, WayBackFile};

/// Steps in force whose rollback needs what is gone: the number, what has happened, what is possible.
pub(super) async fn gone(
    client: &Client,
    plan: &PlanFile,
) -> Result<Vec<(u32, WayBackFile)>, ApplyError> {
    let steps = plan.steps.iter();
    let ways: Vec<(u32, &WayBackFile)> = steps
        .filter_map(|s| Some((s.number, s.way_back.as_deref()?)))
        .collect();
    let needs: Vec<&Condition> = ways.iter().map(|(_, way)| &way.needs).collect();
    let answers = chunked(client, &needs).await?;
    Ok(ways
        .into_iter()
        .zip(answers)
        .filter(|(_, holds)| !holds)
        .map(|((number, way), _)| (number, way.clone()))
        .collect())
}

/// Refuses a rollback that would not come through.
///
/// # Errors
/// [`Refusal::NoWayBack`], or where the server cannot be asked.
pub(super) async fn refuse(client: &Client, plan: &PlanFile) -> Result<(), ApplyError> {
    let gone = gone(client, plan).await?;
    if gone.is_empty() {
        return Ok(());
    }
    let plan = plan.name.clone();
    Err(Refusal::NoWayBack { plan, gone }.into())
}
