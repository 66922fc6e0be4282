//! A plan folder that may have been edited, for the proof: what an editor made of it is what gets executed there, on a
//! scratch server, and is told. `apply` never reads folders this way.

use std::path::Path;

use super::read::{FolderError, MAX_FILE_BYTES, Problem, look, regular};
use crate::plan::file::{BatchFile, PlanFile};
use crate::render::files::{Direction, step_path};
use crate::scratch::transactions;

/// Reads the plan folder at `path`: the plan with edited step files taken in, and every difference to what was planned.
///
/// Where plan.json itself was edited, it is what counts.
///
/// # Errors
/// There is no plan, or nothing that could be executed in the order of a plan.
pub fn read_to_prove(path: &Path) -> Result<(PlanFile, Vec<Problem>), FolderError> {
    let (mut plan, mut problems) = look(path)?;
    let hopeless = |p: &Problem| matches!(p, Problem::Shape(_) | Problem::Json(_));
    if problems.iter().any(hopeless) {
        problems.sort();
        return Err(FolderError::Broken {
            path: path.to_owned(),
            problems,
        });
    }
    if !problems.contains(&Problem::Digest) {
        let mut lost = Vec::new();
        for problem in &problems {
            if let Problem::Edited(relative) = problem
                && relative.contains('/')
                && !take_in(path, relative, &mut plan)
            {
                lost.push(Problem::NotFollowed(relative.clone()));
            }
        }
        problems.extend(lost);
    }
    problems.sort();
    Ok((plan, problems))
}

/// Puts the statements of an edited file into its step, where its transactions are as many as the plan's. False where
/// they are not, or are none.
fn take_in(path: &Path, relative: &str, plan: &mut PlanFile) -> bool {
    let mut taken = false;
    for step in &mut plan.steps {
        for direction in [Direction::Forward, Direction::Rollback] {
            if step_path(step, direction) != relative {
                continue;
            }
            let text = regular(&path.join(relative), relative, MAX_FILE_BYTES)
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok());
            let Some(found) = text.as_deref().and_then(transactions) else {
                return false;
            };
            let batches: &mut Vec<BatchFile> = match direction {
                Direction::Forward => &mut step.forward,
                Direction::Rollback => &mut step.rollback,
            };
            if found.len() == batches.len() {
                for (batch, (in_block, statements)) in batches.iter_mut().zip(found) {
                    batch.transaction = in_block;
                    batch.sql = statements;
                }
                taken = true;
            }
        }
    }
    taken
}
