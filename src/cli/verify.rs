//! `lockstep verify`: is a plan in force, phase by phase, and what is not?

use serde_json::json;

use crate::pg::apply::{self, PhaseState, Verified, VerifiedPhase};
use crate::render::markdown::{cell, table};

use super::args::{Format, VerifyArgs};
use super::execute::{Database, read};
use super::failure::Failure;
use super::output::{BAD, GOOD, Printer, WARN, count, cut};
use super::side::settings;

pub(crate) async fn verify(args: &VerifyArgs, printer: &Printer) -> Result<(), Failure> {
    let plan = read(&args.plan)?;
    super::phase::of_plan(args.phase, &plan)?;
    let target = Database {
        settings: settings(&args.connection, printer)?,
    };
    let verified = apply::verify(&target, &plan, args.phase).await?;
    match args.format {
        Format::Json => printer.data(&serde_json::to_string_pretty(&verified_json(
            &plan.name, &verified,
        ))?)?,
        Format::Human => {
            let table = verified_text(&verified, printer);
            if !table.is_empty() {
                printer.data(&table)?;
            }
        }
    }
    let phases = verified.phases();
    if phases.len() > 1 {
        for p in &phases {
            printer.talk(&phase_text(p, printer));
        }
    }
    let missing = verified
        .steps
        .iter()
        .filter(|s| !s.missing.is_empty())
        .count();
    let upto = args
        .phase
        .map_or(String::new(), |p| format!(" up to phase {p}"));
    if missing == 0 {
        printer.talk(&format!(
            "{}: all {} steps of {}{upto}",
            printer.err(GOOD, "in force"),
            verified.steps.len(),
            plan.name
        ));
        Ok(())
    } else {
        printer.talk(&format!(
            "{missing} of {} steps{upto} are not in force",
            verified.steps.len()
        ));
        Err(Failure::Difference)
    }
}

fn verified_json(plan: &str, verified: &Verified) -> serde_json::Value {
    let steps: Vec<_> = verified
        .steps
        .iter()
        .filter(|s| !s.missing.is_empty())
        .map(|s| {
            let objects: Vec<_> = s
                .lines
                .iter()
                .map(|l| json!({"object": l.object, "wanted": l.wanted, "found": l.found}))
                .collect();
            json!({"step": s.number, "phase": s.phase, "title": s.title, "missing": s.missing, "objects": objects})
        })
        .collect();
    let phases: Vec<_> = verified
        .phases()
        .iter()
        .map(|p| json!({"phase": p.phase, "state": phase_word(p.state), "in_force": p.done, "steps": p.steps}))
        .collect();
    json!({
        "plan": plan,
        "in_force": verified.in_force(),
        "steps": verified.steps.len(),
        "phases": phases,
        "missing": steps,
    })
}

fn phase_word(state: PhaseState) -> &'static str {
    match state {
        PhaseState::InForce => "in force",
        PhaseState::Partly => "in force in part",
        PhaseState::NotApplied => "not applied yet",
    }
}

fn phase_text(p: &VerifiedPhase, printer: &Printer) -> String {
    let style = match p.state {
        PhaseState::InForce => GOOD,
        PhaseState::Partly => BAD,
        PhaseState::NotApplied => WARN,
    };
    let count = match p.state {
        PhaseState::InForce => count(p.steps, "step", "steps"),
        PhaseState::Partly => format!("{} of {} steps", p.done, p.steps),
        PhaseState::NotApplied => count(p.steps, "step", "steps"),
    };
    format!(
        "phase {}: {} ({count})",
        p.phase,
        printer.err(style, phase_word(p.state))
    )
}

/// What is not as wanted, a line for each object. A later phase of which nothing has run is left to its
/// one line on stderr.
fn verified_text(verified: &Verified, printer: &Printer) -> String {
    const WIDEST: usize = 60;
    let phases = verified.phases();
    let some = phases.iter().any(|p| p.state != PhaseState::NotApplied);
    let waiting = |phase: u32| {
        some && phases
            .iter()
            .any(|p| p.phase == phase && p.state == PhaseState::NotApplied)
    };
    // What several steps of a change want alike is one line.
    let mut rows: Vec<Vec<String>> = Vec::new();
    for step in &verified.steps {
        if step.missing.is_empty() || waiting(step.phase) {
            continue;
        }
        for l in &step.lines {
            let told = [&l.object, &l.wanted, &l.found].map(|t| cell(&cut(t, WIDEST)));
            match rows.iter_mut().find(|r| r[1..] == told) {
                Some(row) => row[0].push_str(&format!(", {:03}", step.number)),
                None => {
                    let mut row = vec![format!("{:03}", step.number)];
                    row.extend(told);
                    rows.push(row);
                }
            }
        }
    }
    if rows.is_empty() {
        return String::new();
    }
    let table = table(&["step", "object", "wanted", "found"], &rows);
    format!("{}\n{}", printer.out(BAD, "not in force"), table.trim_end())
}
