//! Steps that are in force although no run of `apply` says that it made them so.
//!
//! A rollback goes by what the catalog shows, so it takes away an object of the plan's name and
//! definition whoever made it. That is right after `psql -f forward.sql`, which leaves no record, and a
//! surprise where somebody made the object by hand: so it is said before.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;

use super::error::{ApplyError, Fault};
use super::journal;
use super::session::{connect, suits};
use super::target::Target;
use super::verify::{VerifiedStep, verified};
use crate::plan::file::{PlanFile, StepFile};

/// A step that is in force, that a rollback would undo, and that no run has recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrecorded {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// What it is about, in words: `constraint c on public.t`.
    pub objects: Vec<String>,
}

/// The steps of the plan that are in force without a record. None where the schema `lockstep` keeps no
/// history at all, or may not be read. Reads only.
///
/// # Errors
/// [`ApplyError`] where the server cannot be asked or is another database.
pub async fn unrecorded<T: Target>(
    target: &T,
    plan: &PlanFile,
) -> Result<Vec<Unrecorded>, ApplyError> {
    let (client, facts) = connect(target, "lockstep").await?;
    suits(&facts, plan)?;
    let Some(recorded) = recorded(&client, plan)
        .await
        .map_err(|e| e.during("cannot read the history in schema `lockstep`"))?
    else {
        return Ok(Vec::new());
    };
    let steps = verified(&client, plan).await?;
    Ok(without_record(plan, &steps, &recorded))
}

/// Of `steps`, which stand for the plan's own in their order.
pub(super) fn without_record(
    plan: &PlanFile,
    steps: &[VerifiedStep],
    recorded: &BTreeSet<u32>,
) -> Vec<Unrecorded> {
    plan.steps
        .iter()
        .zip(steps)
        .filter(|(step, live)| {
            live.missing.is_empty() && !step.rollback.is_empty() && !recorded.contains(&step.number)
        })
        .map(|(step, _)| Unrecorded {
            number: step.number,
            title: step.title.clone(),
            objects: step
                .subjects
                .iter()
                .filter_map(|o| o.to_id().ok())
                .map(|id| id.to_string())
                .collect(),
        })
        .collect()
}

/// The steps that `apply` has made and no `rollback` has undone since; `None` without a history.
pub(super) async fn recorded(
    client: &Client,
    plan: &PlanFile,
) -> Result<Option<BTreeSet<u32>>, Fault> {
    let Some(history) = journal::history(client, plan).await? else {
        return Ok(None);
    };
    let by_number: BTreeMap<u32, &StepFile> = plan.steps.iter().map(|s| (s.number, s)).collect();
    let mut out = BTreeSet::new();
    for line in history {
        if line.direction == "forward" {
            out.insert(line.step);
        } else if by_number
            .get(&line.step)
            .is_some_and(|s| line.batch + 1 == s.rollback.len())
        {
            out.remove(&line.step);
        }
    }
    Ok(Some(out))
}
