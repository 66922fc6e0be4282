//! What each step executes, forward and back, and why: folded away, for who wants to read it all.

use crate::plan::file::{BatchFile, PlanFile, StepFile};
use crate::render::files::{Direction, step_path, timeouts, undo};
use crate::render::markdown::{fenced, html, text};

/// Above this many steps the page would be too long to load; the numbers in its table lead to the files.
const MOST_STEPS: usize = 100;

/// A folded part for each step.
pub(super) fn each(out: &mut String, plan: &PlanFile) {
    out.push_str("\n## Why, and the SQL\n\n");
    if plan.steps.len() > MOST_STEPS {
        out.push_str(&format!(
            "{} steps are too many for this page. The numbers in the table of steps lead to the files: the head of each says why it is there, after which steps it comes and which locks it takes. `rollback/` has the way back under the same number.\n",
            plan.steps.len()
        ));
        return;
    }
    out.push_str("The session settings at the head of each file are left out.\n");
    for s in &plan.steps {
        step(out, s);
    }
}

fn step(out: &mut String, step: &StepFile) {
    out.push_str(&format!(
        "\n<details><summary>{} {}</summary>\n\n{}\n",
        step.number,
        html(&step.title),
        text(&step.why)
    ));
    for hazard in &step.hazards {
        out.push_str(&format!(
            "\n**Hazard** {}: {}\n",
            text(&hazard.code),
            text(&hazard.message)
        ));
    }
    direction(out, "**Forward**", step, Direction::Forward);
    direction(
        out,
        &format!("**Rollback**, {}", text(&undo(&step.undo))),
        step,
        Direction::Rollback,
    );
    out.push_str("\n</details>\n");
}

fn direction(out: &mut String, word: &str, step: &StepFile, direction: Direction) {
    let batches = direction.batches(step);
    out.push_str(&format!(
        "\n{word} ([file]({}))\n",
        step_path(step, direction)
    ));
    if !batches.is_empty() {
        let sql: Vec<String> = batches.iter().map(batch).collect();
        out.push('\n');
        out.push_str(&fenced("sql", &sql.join("\n")));
    }
}

fn batch(batch: &BatchFile) -> String {
    let (lock, statement) = timeouts(batch.class);
    let limit = |ms: u32| match ms {
        0 => "no limit".to_owned(),
        ms if ms % 1000 == 0 => format!("{} s", ms / 1000),
        ms => format!("{ms} ms"),
    };
    let mut out = format!(
        "-- waits for a lock: {}; runs: {}\n",
        limit(lock),
        limit(statement)
    );
    if batch.transaction {
        out.push_str("BEGIN;\n");
    }
    for sql in &batch.sql {
        out.push_str(sql);
        out.push_str(";\n");
    }
    if batch.transaction {
        out.push_str("COMMIT;\n");
    }
    out
}
