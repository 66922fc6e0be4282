//! Steps that are in force although no run of this plan says that it made them so.
//!
//! A rollback goes by what the catalog shows, so it takes away an object of the plan's name and
//! definition whoever made it. That is right after `psql -f forward.sql`, which leaves no record, and a
//! surprise where another plan or somebody by hand made the object: so it is said before, with the name
//! of the plan that the journal knows.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;

use super::error::{ApplyError, Fault};
use super::journal::{self, Certainty};
use super::session::{connect, suits};
use super::target::Target;
use super::verify::{VerifiedStep, verified};
use super::words;
use crate::plan::condition::Condition;
use crate::plan::file::{BatchFile, PlanFile, StepFile};

/// A step that is in force, that a rollback would undo, and that no run of this plan has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrecorded {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// What it is about, in words: `constraint c on public.t`.
    pub objects: Vec<String>,
    /// The plan whose run has made it, where the journal has one.
    pub applied_by: Option<String>,
}

/// The steps of the plan that are in force without a run of it. None where the schema `lockstep` keeps no
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

/// What the journal knows of who made what.
pub(super) struct Recorded {
    /// The steps that `apply` of this plan has made and no `rollback` of it has undone since.
    own: BTreeSet<u32>,
    /// Those of them whose last transaction went through for certain.
    whole: BTreeSet<u32>,
    /// Whose run brought an effect about last; `None` is this plan.
    makers: BTreeMap<String, Option<String>>,
    /// Effects that a rollback of another plan has taken away since.
    undone: BTreeSet<String>,
    /// The steps that `apply` of this plan has made or begun and no `rollback` has come past, whether it had anything to undo
    /// there or not.
    kept: BTreeSet<u32>,
    /// Lines of all plans, and which of them is this plan's last.
    lines: usize,
    last: Option<usize>,
}

impl Recorded {
    /// Has a run of this plan made the step to its end, and no rollback of it undone it?
    pub(super) fn was_applied(&self, step: u32) -> bool {
        self.whole.contains(&step)
    }

    /// Has a run of this plan made the step or a part of it, and no rollback of the plan come past it since?
    pub(super) fn is_kept(&self, step: u32) -> bool {
        self.kept.contains(&step)
    }

    /// Does it know of no run at all?
    pub(super) fn is_empty(&self) -> bool {
        self.lines == 0
    }

    /// Which line is this plan's last, of those of all plans.
    pub(super) fn last(&self) -> Option<usize> {
        self.last
    }

    /// The other plan that made the step, or `Ok` for this one.
    fn maker(&self, step: &StepFile) -> Result<(), Option<String>> {
        let makers: Vec<Option<&Option<String>>> = step
            .forward
            .iter()
            .flat_map(effects)
            .map(|e| self.makers.get(&e))
            .collect();
        let undone = || {
            let mut all = step.forward.iter().flat_map(effects);
            all.any(|e| self.undone.contains(&e))
        };
        let other = || makers.iter().find_map(|m| m.cloned().flatten());
        if !self.own.contains(&step.number) || undone() {
            return Err(other());
        }
        // This plan made it; another one again, after it was gone, only if all of it.
        let all = !makers.is_empty() && makers.iter().all(|m| matches!(m, Some(Some(_))));
        if all { Err(other()) } else { Ok(()) }
    }
}

/// Of `steps`, which stand for the plan's own in their order.
pub(super) fn without_record(
    plan: &PlanFile,
    steps: &[VerifiedStep],
    recorded: &Recorded,
) -> Vec<Unrecorded> {
    plan.steps
        .iter()
        .zip(steps)
        .filter(|(step, live)| live.missing.is_empty() && !step.rollback.is_empty())
        .filter_map(|(step, _)| {
            Some(Unrecorded {
                number: step.number,
                title: step.title.clone(),
                objects: step
                    .subjects
                    .iter()
                    .filter_map(|o| o.to_id().ok())
                    .map(|id| id.to_string())
                    .collect(),
                applied_by: recorded.maker(step).err()?,
            })
        })
        .collect()
}

/// What a transaction brings about, each in words that are the same for every plan. That something is
/// gone counts only where nothing else happens: helpers of every plan have the same names.
pub(super) fn effects(batch: &BatchFile) -> Vec<String> {
    fn leaves<'c>(c: &'c Condition, out: &mut Vec<&'c Condition>) {
        if let Condition::All(list) = c {
            list.iter().for_each(|c| leaves(c, out));
        } else {
            out.push(c);
        }
    }
    let mut all = Vec::new();
    leaves(&batch.done, &mut all);
    let there = |c: &&&Condition| !matches!(c, Condition::Not(_));
    let some: Vec<&Condition> = all.iter().filter(there).copied().collect();
    let counted = if some.is_empty() { all } else { some };
    counted.into_iter().map(words::condition).collect()
}

/// What the journal says; `None` without one.
pub(super) async fn recorded(client: &Client, plan: &PlanFile) -> Result<Option<Recorded>, Fault> {
    let Some(history) = journal::history(client, plan).await? else {
        return Ok(None);
    };
    let by_number: BTreeMap<u32, &StepFile> = plan.steps.iter().map(|s| (s.number, s)).collect();
    let mut own = BTreeSet::new();
    let mut whole = BTreeSet::new();
    let mut makers = BTreeMap::new();
    let mut undone = BTreeSet::new();
    let (lines, mut last) = (history.len(), None);
    let mut kept = BTreeSet::new();
    for (at, line) in history.into_iter().enumerate() {
        let forward = line.direction == "forward";
        for effect in line.effects {
            if forward {
                undone.remove(&effect);
                makers.insert(effect, line.other.clone());
            } else {
                makers.remove(&effect);
                if line.other.is_some() {
                    undone.insert(effect);
                }
            }
        }
        if line.other.is_some() {
            continue;
        }
        last = Some(at);
        let is_last = |batches: fn(&StepFile) -> &Vec<BatchFile>| {
            let step = by_number.get(&line.step);
            step.is_some_and(|s| line.batch + 1 == batches(s).len())
        };
        if forward {
            own.insert(line.step);
            kept.insert(line.step);
            if line.certainty == Certainty::Done && is_last(|s| &s.forward) {
                whole.insert(line.step);
            }
            continue;
        }
        // What had nothing to undo left no line, so nothing counts as whole until it is made again.
        whole.clear();
        // From the last step to the first.
        kept.retain(|s| *s <= line.step);
        if is_last(|s| &s.rollback) {
            own.remove(&line.step);
            kept.remove(&line.step);
        }
    }
    Ok(Some(Recorded {
        own,
        whole,
        makers,
        undone,
        kept,
        lines,
        last,
    }))
}
