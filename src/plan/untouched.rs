//! Steps of a plan that no run has begun: what a rollback leaves alone, and what is in force by chance alone.
//!
//! Pure: a plan and what is told of its steps. A step comes after those that it needs, so nothing of it is there while one of
//! these is missing and no effect of its own is seen. Its rollback's done-tests say nothing then: they ask for objects by the
//! names that the plan gives them.

use std::collections::BTreeSet;

use super::file::{PlanFile, StepFile};

/// What is seen of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// All its done-tests hold.
    pub in_force: bool,
    /// An effect of its own is there.
    pub begun: bool,
}

/// The numbers of the steps that no run has begun, because something that they need is not in force.
pub fn untouched(plan: &PlanFile, seen: impl Fn(usize, &StepFile) -> Seen) -> BTreeSet<u32> {
    let mut missing = BTreeSet::new();
    let mut out = BTreeSet::new();
    for (at, step) in plan.steps.iter().enumerate() {
        let Seen { in_force, begun } = seen(at, step);
        let lacks = |d: &u32| missing.contains(d) || out.contains(d);
        if !begun && step.depends_on.iter().any(|d| lacks(&d.step)) {
            out.insert(step.number);
        }
        if !in_force {
            missing.insert(step.number);
        }
    }
    out
}
