//! `lockstep drift`: declared against live, for CI.

use crate::drift::{Finding, Kind, Paint, findings, human, json};

use super::args::{DriftArgs, Format};
use super::compare::compare;
use super::failure::Failure;
use super::output::{GOOD, HEAD, NAME, Printer, count};

pub(crate) async fn run(args: &DriftArgs, printer: &Printer) -> Result<(), Failure> {
    let comparison = compare(&args.live, &args.declared, printer).await?;
    let mut all = findings(&comparison.changes, &comparison.target, &comparison.live);
    name_the_plan(&mut all, &args.plans);
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

/// Says which plan a helper belongs to: the command that resumes it.
fn name_the_plan(all: &mut [Finding], plans: &std::path::Path) {
    let half: Vec<&mut Finding> = all
        .iter_mut()
        .filter(|f| f.kind == Kind::HalfApplied)
        .collect();
    if half.is_empty() {
        return;
    }
    let mut known: Vec<(String, crate::plan::file::PlanFile)> = Vec::new();
    for entry in std::fs::read_dir(plans).into_iter().flatten().flatten() {
        if let Ok(plan) = crate::folder::read(&entry.path()) {
            known.push((entry.path().display().to_string(), plan));
        }
    }
    known.sort_by(|a, b| a.0.cmp(&b.0));
    for finding in half {
        let object = crate::plan::condition::ObjectRef::from(&finding.object);
        let owner = known
            .iter()
            .find(|(_, plan)| plan.objects.iter().any(|o| o.object == object));
        finding.help = Some(match owner {
            Some((path, _)) => format!(
                "a plan is under way: go on with `lockstep apply {path}`, or back with `lockstep rollback {path}`"
            ),
            None => "a plan that is not here left it: go on with that plan, or drop it by hand"
                .to_owned(),
        });
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
