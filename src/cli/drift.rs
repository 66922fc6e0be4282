//! `lockstep drift`: declared against live, for CI.

use crate::drift::{Kind, Paint, findings, human, json};

use super::args::{DriftArgs, Format};
use super::compare::compare;
use super::failure::Failure;
use super::output::{GOOD, HEAD, NAME, Printer, count};
use super::phase;
use super::under_way;

pub(crate) async fn run(args: &DriftArgs, printer: &Printer) -> Result<(), Failure> {
    let comparison = compare(&args.live, &args.declared, &args.plans, printer).await?;
    let mut all = findings(&comparison.changes, &comparison.target, &comparison.live);
    if let Some(last) = args.phase {
        let target = &comparison.target;
        let phases = target.phases.values().copied().chain([1]).collect();
        phase::known(last, &phases, "the declaration")?;
        // A plan under way is of every phase.
        all.retain(|f| f.kind == Kind::HalfApplied || target.phase(&f.object) <= last);
    }
    under_way::name_the_plans(&mut all, &comparison.known);
    under_way::tell_leftovers(&comparison.target, printer);
    match args.format {
        Format::Json => printer.data(&json(&all)?)?,
        Format::Human if all.is_empty() => printer.talk(&format!(
            "{}: the database is in step with the declaration",
            printer.err(GOOD, "no drift")
        )),
        Format::Human => {
            printer.data(&human(&all, &Colours(printer)))?;
            printer.talk(&count(all.len(), "difference", "differences"));
        }
    }
    if all.is_empty() {
        Ok(())
    } else {
        Err(Failure::Difference)
    }
}

struct Colours<'a>(&'a Printer);

impl Paint for Colours<'_> {
    fn name(&self, text: &str) -> String {
        self.0.out(NAME, text)
    }
    fn plus(&self, text: &str) -> String {
        self.0.out(GOOD, text)
    }
    fn minus(&self, text: &str) -> String {
        self.0.out(anstyle::AnsiColor::Red.on_default(), text)
    }
    fn head(&self, text: &str) -> String {
        self.0.out(HEAD, text)
    }
}
