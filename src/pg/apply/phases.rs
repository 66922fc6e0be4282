//! Where a run stops because it was told to: at the end of a phase. That is no accident, and is not told as one.
//!
//! Pure: a plan and how far it has got.

use super::journal::Entry;
use super::options::Options;
use super::run::command;
use super::verify::VerifiedStep;
use crate::plan::file::PlanFile;
use crate::render::files::Direction;

/// A plan that is in force up to the end of a phase, and not in the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseEnd {
    /// The last phase that is in force.
    pub done: u32,
    /// The one to come.
    pub next: u32,
    /// All phases of the plan, in their order.
    pub all: Vec<u32>,
    /// The command that executes the next one, and nothing after it.
    pub resume: String,
}

impl PhaseEnd {
    /// What is left of a plan that was executed up to this phase; `None` where no phase comes after it, or none before.
    pub fn after(plan: &PlanFile, phase: u32, options: &Options) -> Option<PhaseEnd> {
        let mut all: Vec<u32> = plan.steps.iter().map(|s| s.phase).collect();
        all.sort_unstable();
        all.dedup();
        let done = *all.iter().rfind(|p| **p <= phase)?;
        let next = *all.iter().find(|p| **p > phase)?;
        let upto = Options {
            phase: Some(next),
            ..options.clone()
        };
        Some(PhaseEnd {
            done,
            next,
            all,
            resume: command(plan, &upto, Direction::Forward),
        })
    }

    /// `phase 1 of 3 done`; where phases are left out, `phase 1 of 1, 5, 7 done`.
    pub fn words(&self) -> String {
        let counted = (1..).zip(&self.all).all(|(n, phase)| n == *phase);
        let of = if counted {
            self.all.len().to_string()
        } else {
            let all: Vec<String> = self.all.iter().map(u32::to_string).collect();
            all.join(", ")
        };
        format!("phase {} of {of} done", self.done)
    }

    /// The command that goes on, and how all the rest is executed.
    pub fn go_on(&self) -> String {
        if self.all.last() == Some(&self.next) {
            return self.resume.clone();
        }
        format!("{}, or without --phase for all the rest", self.resume)
    }
}

/// Does the plan stand at the end of a phase? Every step up to there is in force, none after it, and the last thing that the
/// journal knows of, if it knows anything, went well: what failed, was killed or is on its way back is none of it.
pub(super) fn reached(
    plan: &PlanFile,
    verified: &[VerifiedStep],
    last: Option<&Entry>,
    options: &Options,
) -> Option<PhaseEnd> {
    let went_well = |e: &Entry| e.outcome == "done" && e.direction == Direction::Forward.folder();
    if !last.is_none_or(went_well) {
        return None;
    }
    let open = verified.iter().position(|s| !s.missing.is_empty())?;
    let done = plan.steps.get(open.checked_sub(1)?)?.phase;
    let is_end = plan.steps.get(open)?.phase > done;
    // A later step may be in force as well, by hand or because there was nothing to do.
    is_end.then(|| PhaseEnd::after(plan, done, options))?
}
