//! `--phase N`: is there such a phase?

use std::collections::BTreeSet;

use crate::plan::file::PlanFile;

use super::failure::Failure;

/// Refuses a phase that comes after the last one of a plan: nobody means it.
pub(crate) fn of_plan(phase: Option<u32>, plan: &PlanFile) -> Result<(), Failure> {
    match phase {
        Some(phase) => {
            let phases = plan.steps.iter().map(|s| s.phase).collect();
            known(phase, &phases, &format!("plan {}", plan.name))
        }
        None => Ok(()),
    }
}

/// The same for any set of phases; `of` is whose they are.
pub(crate) fn known(phase: u32, phases: &BTreeSet<u32>, of: &str) -> Result<(), Failure> {
    if phases.last().is_none_or(|last| phase <= *last) {
        return Ok(());
    }
    let list: Vec<String> = phases.iter().map(ToString::to_string).collect();
    Err(Failure::input(
        format!("{of} has no phase {phase}"),
        match list.as_slice() {
            [one] => format!("it has phase {one} only; leave --phase out"),
            many => format!("its phases are {}", many.join(", ")),
        },
    ))
}
