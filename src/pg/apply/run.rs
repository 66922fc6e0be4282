//! The loop over a plan's steps, forward or back.
//!
//! For each transaction: does its done-test hold? Then skip it; else run it until it does. Nothing
//! else decides what is left to do, so every prefix is a place to go on from, in both directions.

use std::collections::{BTreeSet, VecDeque};
use std::time::{Duration, Instant};

use super::batch::Broke;
use super::error::{ApplyError, Fault, Refusal};
use super::gone;
use super::grown;
use super::guard;
use super::journal::Journal;
use super::options::{Journaling, Options, Preflight, Unproved};
use super::progress::{Event, Reporter, StepRef};
use super::session::Session;
use super::status::not_begun;
use super::target::Target;
use super::trees;
use crate::plan::condition::Condition;
use crate::plan::file::{PlanFile, Proof, StepFile, UndoFile};
use crate::render::files::Direction;
use crate::render::quote::shell;

/// Done-tests that are asked in one query while steps are being skipped.
const AHEAD: usize = 128;

/// A run that ended well.
#[derive(Clone, Debug, Default)]
pub struct Applied {
    /// What became of each step, in the order of execution.
    pub steps: Vec<StepReport>,
}

impl Applied {
    /// Steps that were executed, wholly or in part.
    pub fn executed(&self) -> usize {
        let executed = |s: &&StepReport| s.outcome == Outcome::Executed;
        self.steps.iter().filter(executed).count()
    }

    /// Steps that were in force already.
    pub fn skipped(&self) -> usize {
        self.steps.len() - self.executed()
    }
}

/// One step of a run.
#[derive(Clone, Debug)]
pub struct StepReport {
    /// Its number.
    pub number: u32,
    /// What was done.
    pub outcome: Outcome,
    /// How long it took, waits included.
    pub elapsed: Duration,
}

/// What was done about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Something of it ran.
    Executed,
    /// All its done-tests held.
    Skipped,
}

/// Executes the plan, or what is left of it.
///
/// # Errors
/// [`ApplyError`]; [`ApplyError::is_users`] tells exit code 1 from 3.
pub async fn apply<T: Target>(
    target: &T,
    plan: &PlanFile,
    options: &Options,
    reporter: &dyn Reporter,
) -> Result<Applied, ApplyError> {
    match plan.proof {
        Proof::Proved => {}
        Proof::NotProved => reporter.report(&Event::Warning(
            "this plan is not proved: no scratch server has executed it; `lockstep prove` does"
                .to_owned(),
        )),
        Proof::Failed if options.unproved == Unproved::Refuse => {
            return Err(Refusal::ProofFailed.into());
        }
        Proof::Failed => reporter.report(&Event::Warning(
            "the proof of this plan failed; applying it all the same, as allowed".to_owned(),
        )),
    }
    start(target, plan, options, reporter, Direction::Forward).await
}

/// Undoes what was applied of the plan, last step first. What it loses is said by
/// [`rollback_losses`]; asking the user is the caller's.
///
/// # Errors
/// [`ApplyError`], as [`apply`].
pub async fn rollback<T: Target>(
    target: &T,
    plan: &PlanFile,
    options: &Options,
    reporter: &dyn Reporter,
) -> Result<Applied, ApplyError> {
    start(target, plan, options, reporter, Direction::Rollback).await
}

/// Steps whose rollback loses data: number, title, what is lost.
pub fn rollback_losses(plan: &PlanFile) -> Vec<(u32, &str, &str)> {
    undo(plan, |u| match u {
        UndoFile::Loses(text) => Some(text),
        UndoFile::Exact | UndoFile::Nothing(_) | UndoFile::Keeps(_) | UndoFile::Impossible(_) => {
            None
        }
    })
}

/// Steps whose rollback leaves something: number, title, what stays and why.
pub fn rollback_keeps(plan: &PlanFile) -> Vec<(u32, &str, &str)> {
    undo(plan, |u| match u {
        UndoFile::Keeps(text) | UndoFile::Impossible(text) => Some(text),
        UndoFile::Exact | UndoFile::Nothing(_) | UndoFile::Loses(_) => None,
    })
}

fn undo(plan: &PlanFile, pick: fn(&UndoFile) -> Option<&String>) -> Vec<(u32, &str, &str)> {
    plan.steps
        .iter()
        .filter_map(|s| pick(&s.undo).map(|t| (s.number, s.title.as_str(), t.as_str())))
        .collect()
}

/// The steps of a run in their order.
pub(super) fn steps<'p>(
    plan: &'p PlanFile,
    options: &Options,
    direction: Direction,
) -> Vec<&'p StepFile> {
    match direction {
        Direction::Forward => plan
            .steps
            .iter()
            .take_while(|s| options.phase.is_none_or(|p| s.phase <= p))
            .collect(),
        Direction::Rollback => plan.steps.iter().rev().collect(),
    }
}

/// How many steps a run would look at, done ones among them.
pub fn steps_of_run(plan: &PlanFile, options: &Options, direction: Direction) -> usize {
    steps(plan, options, direction).len()
}

/// The plan's folder as it is typed in a shell.
pub(super) fn path(plan: &PlanFile, options: &Options) -> String {
    if options.plan_path.is_empty() {
        shell(&format!("plans/{}", plan.name))
    } else {
        shell(&options.plan_path)
    }
}

/// The command that goes on.
pub(super) fn command(plan: &PlanFile, options: &Options, direction: Direction) -> String {
    let word = match direction {
        Direction::Forward => "apply",
        Direction::Rollback => "rollback",
    };
    let path = path(plan, options);
    match (direction, options.phase) {
        (Direction::Forward, Some(phase)) => format!("lockstep {word} {path} --phase {phase}"),
        (Direction::Forward | Direction::Rollback, _) => format!("lockstep {word} {path}"),
    }
}

/// What a step does in this direction, in one line: as its file and `--dry-run` call it. The way back has no title of its own
/// in the plan.
pub fn title(step: &StepFile, direction: Direction) -> String {
    match direction {
        Direction::Forward => step.title.clone(),
        Direction::Rollback if step.rollback.is_empty() => match &step.undo {
            UndoFile::Nothing(why) | UndoFile::Keeps(why) | UndoFile::Impossible(why) => {
                format!("undo {}: nothing to execute: {why}", step.title)
            }
            UndoFile::Exact | UndoFile::Loses(_) => {
                format!("undo {}: nothing to execute", step.title)
            }
        },
        Direction::Rollback => format!("undo {}", step.title),
    }
}

/// A run.
pub(super) struct Engine<'a, T> {
    pub(super) target: &'a T,
    pub(super) plan: &'a PlanFile,
    pub(super) options: &'a Options,
    pub(super) reporter: &'a dyn Reporter,
    pub(super) session: Session,
    pub(super) journal: Option<Journal>,
    pub(super) direction: Direction,
    /// Steps that a rollback has nothing to undo of, whatever their done-tests say.
    untouched: BTreeSet<u32>,
    /// Answers to the done-tests that come next; worth nothing once something has run.
    ahead: VecDeque<bool>,
    /// How many to ask at once.
    stride: usize,
}

async fn start<T: Target>(
    target: &T,
    plan: &PlanFile,
    options: &Options,
    reporter: &dyn Reporter,
    direction: Direction,
) -> Result<Applied, ApplyError> {
    let session = Session::open(target, plan).await?;
    guard::acquire(&session, options, reporter).await?;
    let live = target.live().await.map_err(ApplyError::Live)?;
    let left = match direction {
        Direction::Forward => None,
        Direction::Rollback => gone::without(plan, &live),
    };
    let settled = gone::settled(plan, &live);
    let plan = match &left {
        None if direction == Direction::Forward => settled.as_ref(),
        None => plan,
        Some((left, tables)) => {
            for table in tables {
                reporter.report(&Event::Warning(format!(
                    "{table} is gone since: there is nothing to undo on it, and what would be given back to it is left out"
                )));
            }
            left
        }
    };
    if direction == Direction::Rollback {
        // Before what has changed is told: it knows what to do.
        super::way_back::refuse(&session.watch, plan).await?;
    }
    let run = steps(plan, options, direction);
    let told = trees::check(&session.watch, plan, &run, direction, &live).await?;
    told.iter().for_each(|event| reporter.report(event));
    if direction == Direction::Forward {
        grown::check(&session.watch, plan, &run, &live).await?;
    }
    let untouched = match direction {
        Direction::Forward => BTreeSet::new(),
        Direction::Rollback => not_begun(&session.watch, plan, &live).await?,
    };
    drop(live);
    if direction == Direction::Forward && options.preflight == Preflight::Run {
        super::check::check(&session, plan, options, reporter).await?;
    }
    if direction == Direction::Rollback {
        super::check::check_back(&session, plan, options).await?;
    }
    let journal = match options.journal {
        Journaling::On => Some(Journal::open(&session.watch, &session.facts, plan).await?),
        Journaling::Off => None,
    };
    let mut engine = Engine {
        target,
        plan,
        options,
        reporter,
        session,
        journal,
        direction,
        untouched,
        ahead: VecDeque::new(),
        stride: 1,
    };
    let result = engine.run().await;
    guard::release(&engine.session).await;
    result
}

impl<T: Target> Engine<'_, T> {
    async fn run(&mut self) -> Result<Applied, ApplyError> {
        let steps = steps(self.plan, self.options, self.direction);
        let tests: Vec<&Condition> = steps
            .iter()
            .flat_map(|s| self.direction.batches(s).iter().map(|b| &b.done))
            .collect();
        let total = steps.len();
        let mut applied = Applied::default();
        let mut next = 0;
        for (at, step) in steps.into_iter().enumerate() {
            let name = StepRef {
                number: step.number,
                title: title(step, self.direction),
                position: at + 1,
                total,
            };
            let mut started: Option<Instant> = None;
            for (number, batch) in self.direction.batches(step).iter().enumerate() {
                let done = self.done(&tests[next..], step, at).await?;
                next += 1;
                if done || self.untouched.contains(&step.number) {
                    continue;
                }
                if started.is_none() {
                    self.reporter.report(&Event::StepStarted(name.clone()));
                    started = Some(Instant::now());
                }
                self.rests(step, at).await?;
                self.run_batch(step, at, number, batch).await?;
                self.ahead.clear();
                self.stride = 1;
            }
            let elapsed = started.map_or(Duration::ZERO, |s| s.elapsed());
            let outcome = match started {
                Some(_) => {
                    self.reporter.report(&Event::StepDone {
                        step: name,
                        elapsed,
                    });
                    Outcome::Executed
                }
                None => {
                    self.reporter.report(&Event::StepSkipped(name));
                    Outcome::Skipped
                }
            };
            applied.steps.push(StepReport {
                number: step.number,
                outcome,
                elapsed,
            });
        }
        Ok(applied)
    }

    /// Does the first of `tests` hold? Asks for more at once the longer nothing had to be run.
    async fn done(
        &mut self,
        tests: &[&Condition],
        step: &StepFile,
        at: usize,
    ) -> Result<bool, ApplyError> {
        if let Some(answer) = self.ahead.pop_front() {
            return Ok(answer);
        }
        let mut reconnected = false;
        loop {
            let some = &tests[..self.stride.min(tests.len())];
            match self.hold(some).await {
                Ok(answers) => {
                    self.ahead = answers.into();
                    self.stride = (self.stride * 2).min(AHEAD);
                    return Ok(self.ahead.pop_front().unwrap_or(false));
                }
                Err(Fault::Lost(why)) if !reconnected => {
                    reconnected = true;
                    self.reconnect(step, at, why).await?;
                }
                Err(fault) => {
                    let broke = Broke::from(fault);
                    return Err(self.stopped(step, at, broke));
                }
            }
        }
    }
}
