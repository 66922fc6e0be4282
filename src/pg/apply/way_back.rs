//! Can the plan still be undone? A later plan may have taken away, on purpose, what its rollback would need: that is told
//! before anything is executed, not by the statement that meets it.

use tokio_postgres::Client;

use super::error::{ApplyError, Refusal};
use super::session::{connect, suits};
use super::status::chunked;
use super::target::Target;
use crate::plan::condition::Condition;
use crate::plan::file::{PlanFile, StepFile, UndoFile, WayBackFile};

/// Of a step that nothing undoes.
const FORWARD: &str = "leave the plan in force; where another state is wanted, declare it, and `lockstep plan` makes a plan that goes there from here. Rows and values that are gone are in a backup only";

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
    let mut out: Vec<(u32, WayBackFile)> = ways
        .into_iter()
        .zip(answers)
        .filter(|(_, holds)| !holds)
        .map(|((number, way), _)| (number, way.clone()))
        .collect();
    out.extend(never(client, plan).await?);
    Ok(out)
}

/// The steps in force of a plan that has no way back at all.
async fn never(client: &Client, plan: &PlanFile) -> Result<Vec<(u32, WayBackFile)>, ApplyError> {
    let mut out = Vec::new();
    if plan.no_way_back().is_empty() {
        return Ok(out);
    }
    for StepFile {
        number,
        undo,
        forward,
        ..
    } in &plan.steps
    {
        let UndoFile::Impossible(why) = undo else {
            continue;
        };
        let tests: Vec<&Condition> = forward.iter().map(|b| &b.done).collect();
        if chunked(client, &tests).await?.iter().all(|done| *done) {
            let way = WayBackFile {
                needs: Condition::always(),
                gone: why.clone(),
                help: FORWARD.to_owned(),
            };
            out.push((*number, way));
        }
    }
    Ok(out)
}

/// Why what is in force of the plan can no longer be undone, step by step; empty where it can. Reads only.
///
/// # Errors
/// [`ApplyError`] where the server cannot be asked or is another database.
pub async fn no_way_back<T: Target>(
    target: &T,
    plan: &PlanFile,
) -> Result<Vec<(u32, String)>, ApplyError> {
    let (client, facts) = connect(target, "lockstep").await?;
    suits(&facts, plan)?;
    let gone = gone(&client, plan).await?.into_iter();
    Ok(gone.map(|(number, way)| (number, way.gone)).collect())
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
