//! What `plan` tells of a plan: its steps, its weight, and what was left alone.
//!
//! It decides nothing. Input: the plan, and the comparison that it came from.

use super::compare::Comparison;
use super::output::{DIM, Detail, HEAD, NAME, Printer, count, cut};
use crate::plan::file::{ClassFile, PlanFile, Proof, UndoFile};
use crate::render::quote::shell;

/// What the live database holds that no declaration can say; only about declared tables, or the
/// list would be of no use.
pub(super) fn unmodelled(comparison: &Comparison, printer: &Printer) {
    let tables: Vec<String> = comparison
        .target
        .states
        .to
        .tables
        .keys()
        .map(ToString::to_string)
        .collect();
    for u in &comparison.live.unmodelled {
        if tables.iter().any(|t| u.object.contains(t.as_str())) {
            printer.note(&format!("left alone: {}: {}", u.object, u.what));
        }
    }
}

pub(super) fn summary(plan: &PlanFile, path: Option<&std::path::Path>, printer: &Printer) {
    let hold = plan
        .steps
        .iter()
        .filter(|s| s.forward.iter().any(|b| b.class == ClassFile::StrongLong))
        .count();
    let inexact = plan
        .steps
        .iter()
        .filter(|s| !matches!(s.undo, UndoFile::Exact | UndoFile::Nothing(_)))
        .count();
    let (most, width) = match printer.detail() {
        Detail::Full => (30, usize::MAX),
        Detail::Brief => (10, 74),
    };
    for step in plan.steps.iter().take(most) {
        printer.talk(&format!(
            "  {} {}",
            printer.err(DIM, &format!("{:03}", step.number)),
            cut(&step.title, width)
        ));
    }
    if plan.steps.len() > most {
        printer.talk(&format!("  … and {} more", plan.steps.len() - most));
    }
    printer.talk(&format!(
        "{} {}; {}; {}",
        printer.err(HEAD, "plan"),
        count(plan.steps.len(), "step", "steps"),
        match hold {
            0 => "none scans or builds under a strong lock".to_owned(),
            n => format!(
                "{} under a strong lock",
                count(n, "step scans or builds", "steps scan or build")
            ),
        },
        match inexact {
            0 if plan.steps.iter().any(|s| !s.undo_checks.is_empty()) => {
                "rollback is exact, if the rows written until then let it".to_owned()
            }
            0 => "rollback is exact".to_owned(),
            n => count(n, "rollback is not exact", "rollbacks are not exact"),
        }
    ));
    let gaps = crate::plan::gap::gaps(plan);
    for gap in gaps.iter().take(most) {
        printer.note(&gap.words());
    }
    if gaps.len() > most {
        printer.note(&format!("and {} more like that", gaps.len() - most));
    }
    for advice in plan.advice.iter().take(most) {
        printer.note(advice);
    }
    if plan.advice.len() > most {
        let more = plan.advice.len() - most;
        printer.note(&format!(
            "and {more} more notes like that: `advice` in plan.json"
        ));
    }
    if let Some(path) = path
        && plan.proof != Proof::Failed
    {
        printer.talk(&format!(
            "review {}, then {}",
            printer.err(NAME, &path.join("PLAN.md").display().to_string()),
            printer.err(
                NAME,
                &format!("lockstep apply {}", shell(&path.display().to_string()))
            )
        ));
    }
}
