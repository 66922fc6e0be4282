//! What of a plan is in force, told from what merely looks like it: a step that takes a helper away is
//! "done" before anything has run.
//!
//! Pure: a plan and a catalog. An object that is no longer as it was when the plan was made has moved;
//! a step is the plan's doing when its done-tests hold and one of its objects has moved.

use std::collections::BTreeSet;

use super::stale;
use super::verify::VerifiedStep;
use crate::model::Catalog;
use crate::plan::condition::{Condition, ObjectRef};
use crate::plan::file::{Extent, PlanFile, StepFile, sha256};
use crate::plan::fingerprint::state;
use crate::plan::holds::holds;
use crate::plan::untouched::{self, Seen};

/// The plan's objects that are not as they were before it, by whomever.
pub(super) fn moved<'p>(plan: &'p PlanFile, catalog: &Catalog) -> BTreeSet<&'p ObjectRef> {
    plan.objects
        .iter()
        .filter(|o| o.extent == Extent::Whole)
        .filter(|o| {
            let now = o
                .object
                .to_id()
                .ok()
                .and_then(|id| state(catalog, &id, o.extent));
            now.as_deref().map(sha256) != o.before
        })
        .map(|o| &o.object)
        .collect()
}

/// Did the step bring something about, given that its done-tests hold?
pub(super) fn is_effect(step: &StepFile, moved: &BTreeSet<&ObjectRef>) -> bool {
    !step.forward.is_empty() && step.subjects.iter().any(|s| moved.contains(s))
}

/// Does the test also hold where nothing of the step is there? That something is gone does.
pub(super) fn holds_of_nothing(done: &Condition) -> bool {
    if let Condition::All(list) = done {
        list.iter().all(holds_of_nothing)
    } else if let Condition::Any(list) = done {
        list.iter().any(holds_of_nothing)
    } else {
        matches!(done, Condition::Not(_))
    }
}

/// The steps that no run has begun, whatever their done-tests say. Of each step, in their order, `open` says how many of its
/// forward done-tests do not hold.
pub(super) fn untouched(plan: &PlanFile, catalog: &Catalog, open: &[usize]) -> BTreeSet<u32> {
    let moved = moved(plan, catalog);
    untouched::untouched(plan, |at, step| {
        let open = open.get(at).copied().unwrap_or(step.forward.len());
        Seen {
            in_force: open == 0,
            begun: open < step.forward.len() && is_effect(step, &moved),
        }
    })
}

/// Is a part of the step there, and not all? `step` is its state, `file` the step.
pub(super) fn is_half_done(
    step: &VerifiedStep,
    file: &StepFile,
    moved: &BTreeSet<&ObjectRef>,
) -> bool {
    let open = step.missing.len();
    let some = open > 0 && open < file.forward.len();
    some && (step.is_begun || is_effect(file, moved))
}

/// How much of the plan is in force in `catalog`: steps whose own effect is there. Half a step counts
/// (an INVALID index of it, say): 0 means that nothing of the plan is in the database but what no rollback could take away
/// (a label of an enum), which needs this plan neither to go on nor to go back.
pub fn begun(plan: &PlanFile, catalog: &Catalog) -> usize {
    let moved = moved(plan, catalog);
    let whole = plan
        .steps
        .iter()
        .filter(|s| is_effect(s, &moved))
        .filter(|s| s.forward.iter().all(|b| holds(&b.done, catalog)));
    let whole: Vec<&StepFile> = whole.collect();
    let of_a_step = |object: &ObjectRef, undone: bool| {
        let mut steps = plan.steps.iter().filter(|s| undone != stays(s));
        steps.any(|s| s.subjects.contains(object))
    };
    let half = plan.objects.iter().any(|o| {
        o.extent == Extent::Whole
            && moved.contains(&o.object)
            && (of_a_step(&o.object, true) || !of_a_step(&o.object, false))
            && stale::is_a_step(plan, catalog, o)
    });
    if !half && whole.iter().all(|s| stays(s)) {
        return 0;
    }
    whole.len().max(1)
}

/// Has a rollback nothing to execute for the step?
pub(super) fn stays(step: &StepFile) -> bool {
    step.rollback.is_empty()
}
