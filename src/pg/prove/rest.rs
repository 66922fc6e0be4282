//! What `rollback` would execute of steps that are not there yet.
//!
//! The walk undoes the steps that were executed; `rollback` looks at every step of the plan, and tells by their done-tests
//! what is to be undone. Mostly that is nothing of the others, or what an earlier step has prepared for one of them.

use super::ask::Asker;
use crate::pg::error::DbError;
use crate::plan::file::{PlanFile, StepFile};
use crate::plan::untouched::{Seen, untouched};

/// A plan of so many steps is looked at in every state.
const ALL: usize = 30;
/// One of more steps in so many.
const SOME: usize = 4;

/// Is this state, after `k` of `n` steps, one to look at?
pub(super) fn is_looked_at(k: usize, n: usize) -> bool {
    n <= ALL || k.is_multiple_of(n.div_ceil(SOME))
}

/// In the state after the first `k` steps, those of the others that a rollback would execute a statement of.
pub(super) async fn executed<'p>(
    eye: &Asker,
    plan: &'p PlanFile,
    k: usize,
) -> Result<Vec<&'p StepFile>, DbError> {
    let mut forward = Vec::new();
    for step in &plan.steps {
        let tests: Vec<_> = step.forward.iter().map(|b| &b.done).collect();
        forward.push(tests);
    }
    let answers = eye.hold(&forward.concat()).await?;
    let mut answers = answers.into_iter();
    let in_force: Vec<bool> = forward
        .iter()
        .map(|tests| {
            let open = answers.by_ref().take(tests.len()).filter(|done| !done);
            open.count() == 0
        })
        .collect();
    let left = untouched(plan, |at, _| Seen {
        in_force: in_force.get(at).copied().unwrap_or(false),
        begun: at < k,
    });
    let mut out = Vec::new();
    let others = plan.steps.iter().skip(k);
    for step in others.filter(|s| !left.contains(&s.number)) {
        let tests: Vec<_> = step.rollback.iter().map(|b| &b.done).collect();
        if eye.hold(&tests).await?.contains(&false) {
            out.push(step);
        }
    }
    Ok(out)
}
