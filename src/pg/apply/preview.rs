//! What a run would do now, step by step, without doing it.
//!
//! Reads only. Input: the plan, and the answers of the server to its done-tests.

use std::collections::BTreeSet;

use super::error::ApplyError;
use super::gone;
use super::grown;
use super::options::Options;
use super::run::steps;
use super::session::{connect, suits};
use super::status::{chunked, not_begun};
use super::target::Target;
use super::trees;
use super::way_back;
use crate::plan::condition::Condition;
use crate::plan::file::{ClassFile, LockFile, PlanFile};
use crate::render::files::{Direction, step_path};

/// What a run would do now (`--dry-run`).
#[derive(Clone, Debug)]
pub struct Preview {
    /// Steps in the order of execution.
    pub steps: Vec<PreviewStep>,
}

/// One step of a preview.
#[derive(Clone, Debug)]
pub struct PreviewStep {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its file inside the plan folder.
    pub file: String,
    /// Its transactions.
    pub batches: Vec<PreviewBatch>,
}

/// One transaction of a preview.
#[derive(Clone, Debug)]
pub struct PreviewBatch {
    /// Does its done-test hold already? Earlier steps can change that.
    pub done: bool,
    /// One transaction, or each statement by itself.
    pub transaction: bool,
    /// Its class.
    pub class: ClassFile,
    /// Its locks.
    pub locks: Vec<LockFile>,
    /// Its statements.
    pub sql: Vec<String>,
}

/// What [`super::apply`] or [`super::rollback`] would do now. Reads only.
///
/// # Errors
/// [`ApplyError`], also for a stale plan or another database.
pub async fn preview<T: Target>(
    target: &T,
    plan: &PlanFile,
    options: &Options,
    direction: Direction,
) -> Result<Preview, ApplyError> {
    let (client, facts) = connect(target, "lockstep").await?;
    suits(&facts, plan)?;
    let live = target.live().await.map_err(ApplyError::Live)?;
    let settled = gone::settled(plan, &live);
    let left = match direction {
        Direction::Forward => None,
        Direction::Rollback => gone::without(plan, &live),
    };
    let plan = match (&left, direction) {
        (Some((left, _)), _) => left,
        (None, Direction::Forward) => settled.as_ref(),
        (None, Direction::Rollback) => plan,
    };
    if direction == Direction::Rollback {
        way_back::refuse(&client, plan).await?;
    }
    let steps = steps(plan, options, direction);
    if direction == Direction::Forward {
        grown::check(&client, plan, &steps, &live).await?;
    }
    trees::check(&client, plan, &steps, direction, &live).await?;
    let untouched = match direction {
        Direction::Forward => BTreeSet::new(),
        Direction::Rollback => not_begun(&client, plan, &live).await?,
    };
    let tests: Vec<&Condition> = steps
        .iter()
        .flat_map(|s| direction.batches(s).iter().map(|b| &b.done))
        .collect();
    let mut answers = chunked(&client, &tests).await?.into_iter();
    Ok(Preview {
        steps: steps
            .into_iter()
            .map(|s| PreviewStep {
                number: s.number,
                title: s.title.clone(),
                file: step_path(s, direction),
                batches: direction
                    .batches(s)
                    .iter()
                    .map(|b| PreviewBatch {
                        done: answers.next().unwrap_or(false) || untouched.contains(&s.number),
                        transaction: b.transaction,
                        class: b.class,
                        locks: b.locks.clone(),
                        sql: b.sql.clone(),
                    })
                    .collect(),
            })
            .collect(),
    })
}
