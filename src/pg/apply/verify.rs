//! Is the plan in force? Every done-test is asked; what does not hold is told as object, wanted, found.

use tokio_postgres::Client;

use super::begun;
use super::error::ApplyError;
use super::gone;
use super::lines::{self, Line};
use super::session::{connect, suits};
use super::status::chunked;
use super::target::Target;
use super::words;
use crate::model::Live;
use crate::plan::condition::Condition;
use crate::plan::file::{PlanFile, StepFile};
use crate::render::files::{Direction, step_path};

/// Is the plan in force?
#[derive(Clone, Debug)]
pub struct Verified {
    /// Steps in order.
    pub steps: Vec<VerifiedStep>,
}

/// How far a phase has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseState {
    /// Every step is in force.
    InForce,
    /// Some are.
    Partly,
    /// Nothing of it has been executed.
    NotApplied,
}

/// A phase of a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifiedPhase {
    /// Its number.
    pub phase: u32,
    /// Steps in force.
    pub done: usize,
    /// Steps.
    pub steps: usize,
    /// How far it has got.
    pub state: PhaseState,
}

impl Verified {
    /// Every step is.
    pub fn in_force(&self) -> bool {
        self.steps.iter().all(|s| s.missing.is_empty())
    }

    /// Phase by phase, in order.
    pub fn phases(&self) -> Vec<VerifiedPhase> {
        let mut out: Vec<VerifiedPhase> = Vec::new();
        for group in self.steps.chunk_by(|a, b| a.phase == b.phase) {
            let done = group.iter().filter(|s| s.missing.is_empty()).count();
            let state = if done == group.len() {
                PhaseState::InForce
            } else if group.iter().any(|s| s.is_effect) {
                PhaseState::Partly
            } else {
                PhaseState::NotApplied
            };
            out.push(VerifiedPhase {
                phase: group.first().map_or(0, |s| s.phase),
                done,
                steps: group.len(),
                state,
            });
        }
        out
    }
}

/// One step of a verification.
#[derive(Clone, Debug)]
pub struct VerifiedStep {
    /// Its number.
    pub number: u32,
    /// Its phase.
    pub phase: u32,
    /// Its title.
    pub title: String,
    /// Its file inside the plan folder.
    pub file: String,
    /// Done-tests that do not hold, in words.
    pub missing: Vec<String>,
    /// The same, object by object.
    pub lines: Vec<Line>,
    /// Is something of it in force that was not before the plan?
    pub is_effect: bool,
    /// Does a done-test of it hold that would not hold without the step?
    pub(super) is_begun: bool,
}

/// Is every step up to `phase` in force, valid and validated? Reads only; works on a standby.
///
/// # Errors
/// [`ApplyError`] where the server cannot be asked or is another database.
pub async fn verify<T: Target>(
    target: &T,
    plan: &PlanFile,
    phase: Option<u32>,
) -> Result<Verified, ApplyError> {
    let (client, facts) = connect(target, "lockstep").await?;
    suits(&facts, plan)?;
    let mut steps = verified(&client, plan).await?;
    steps.retain(|s| phase.is_none_or(|p| s.phase <= p));
    if steps.iter().any(|s| !s.missing.is_empty()) {
        let live = target.live().await.map_err(ApplyError::Live)?;
        let settled = gone::settled(plan, &live);
        let plan = settled.as_ref();
        steps = verified(&client, plan).await?;
        steps.retain(|s| phase.is_none_or(|p| s.phase <= p));
        let moved = begun::moved(plan, &live.catalog);
        for (step, file) in steps.iter_mut().zip(&plan.steps) {
            if step.missing.is_empty() {
                step.is_effect = begun::is_effect(file, &moved);
                continue;
            }
            step.is_effect = begun::is_half_done(step, file, &moved);
            step.lines = lines(step, file, &live);
        }
    }
    Ok(Verified { steps })
}

/// What of a step is not in force, object by object.
pub(super) fn lines(step: &VerifiedStep, file: &StepFile, live: &Live) -> Vec<Line> {
    let mut out = Vec::new();
    for batch in &file.forward {
        lines::lines(&batch.done, &live.catalog, &mut out);
        lines::syncs(&batch.done, live, &mut out);
    }
    if out.is_empty() {
        // The server sees what the model does not hold.
        let object = file.subjects.first().map(words::name);
        out.extend(step.missing.iter().map(|m| Line {
            object: object.clone().unwrap_or_default(),
            wanted: m.clone(),
            found: "something else".to_owned(),
            is_helper: false,
        }));
    }
    out
}

/// Is the trigger that a step leaves for good all that is not as the step made it? It was made with what else is there, in
/// one transaction; the one that makes it again has run nowhere else.
pub(super) fn lacks_a_trigger(step: &VerifiedStep, file: &StepFile, live: &Live) -> bool {
    let mut triggers = Vec::new();
    for batch in &file.forward {
        lines::syncs(&batch.done, live, &mut triggers);
    }
    let all = lines(step, file, live);
    step.is_begun && !triggers.is_empty() && all.iter().all(|line| triggers.contains(line))
}

/// Every step with the done-tests that do not hold.
pub(super) async fn verified(
    client: &Client,
    plan: &PlanFile,
) -> Result<Vec<VerifiedStep>, ApplyError> {
    let tests: Vec<&Condition> = plan
        .steps
        .iter()
        .flat_map(|s| s.forward.iter().map(|b| &b.done))
        .collect();
    let mut answers = chunked(client, &tests).await?.into_iter();
    let mut out = Vec::with_capacity(plan.steps.len());
    for s in &plan.steps {
        let mut missing = Vec::new();
        let mut is_begun = false;
        for batch in &s.forward {
            if answers.next().unwrap_or(false) {
                is_begun |= !begun::holds_of_nothing(&batch.done);
            } else {
                missing.push(words::condition(&batch.done));
            }
        }
        out.push(VerifiedStep {
            number: s.number,
            phase: s.phase,
            title: s.title.clone(),
            file: step_path(s, Direction::Forward),
            missing,
            lines: Vec::new(),
            is_effect: false,
            is_begun,
        });
    }
    Ok(out)
}
