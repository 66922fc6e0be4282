//! `lockstep plan` where the sides differ and no plan can bring them together as things are.

use crate::drift::{findings, json};

use super::args::{Format, PlanArgs};
use super::compare::{Comparison, show};
use super::failure::Failure;
use super::output::{Printer, count};
use super::under_way;

/// There is a difference, and no plan for it: `--check` asks for the first, a plan is the second.
pub(crate) fn end(
    comparison: Comparison,
    args: &PlanArgs,
    printer: &Printer,
) -> Result<Failure, Failure> {
    if !args.check {
        return Ok(Failure::Diagnostics(comparison.refused));
    }
    show(&comparison.refused, printer);
    let mut all = findings(&comparison.changes, &comparison.target, &comparison.live);
    under_way::name_the_plans(&mut all, &comparison.known);
    match args.format {
        Format::Json => printer.data(&json(&all)?)?,
        Format::Human => {
            for f in &all {
                printer.talk(&format!("  {} {}", f.kind.word(), f.object));
            }
            printer.talk(&count(all.len(), "difference", "differences"));
        }
    }
    Ok(Failure::Difference)
}
