//! PLAN.md: the plan for the person who has to approve it.

mod checklist;
mod crowds;
mod graph;
mod instead;
mod locks;
mod sizes;
mod statements;

use super::files::{Direction, step_path, stops, timeouts, undo_check, undo_of};
use super::markdown::{code, fenced, table, text};
use super::quote::shell;
use crate::model::Live;
use crate::plan::file::{BatchFile, ClassFile, PlanFile, Proof, StepFile, UndoFile};

/// More rows than this make a page that nobody reads and no viewer draws; plan.json has them all.
const MOST_ROWS: usize = 500;

/// The page. `path` is the plan's folder as the reader types it, `warnings` what was in the way of a plan when it was made,
/// `not_covered` what its proof says nothing of.
pub fn plan_md(
    plan: &PlanFile,
    live: &Live,
    path: &str,
    warnings: &[&str],
    not_covered: &[String],
) -> String {
    let mut out = format!("# Plan {}\n\n", text(&plan.name));
    summary(&mut out, plan, path, not_covered);
    for warning in warnings {
        out.push_str(&format!("> **Warning**: {}\n\n", text(warning)));
    }
    steps(&mut out, plan);
    graph::graph(&mut out, plan);
    locks::locks(&mut out, plan, live);
    hazards(&mut out, plan);
    instead::instead(&mut out, plan);
    rollback(&mut out, plan);
    sizes::long_steps(&mut out, plan, live);
    checklist::checklist(&mut out, plan, path);
    statements::each(&mut out, plan);
    links(&mut out, plan);
    out
}

/// What a proof says nothing of, in one line beside its verdict; all of it stands with the proof.
fn beside(not_covered: &[String]) -> String {
    match not_covered {
        [] => String::new(),
        [one] => format!("\n- Not covered by the proof: {}", text(one)),
        [first, more @ ..] => format!(
            "\n- Not covered by the proof: {}; and {} more at the end of this page",
            text(first),
            more.len()
        ),
    }
}

fn summary(out: &mut String, plan: &PlanFile, path: &str, not_covered: &[String]) {
    let major = plan.server_version_num / 10_000;
    let phases: std::collections::BTreeSet<u32> = plan.steps.iter().map(|s| s.phase).collect();
    let proof = match plan.proof {
        Proof::NotProved => "**not proved**: no scratch server has executed it",
        Proof::Failed => {
            "**FAILED: do not execute this plan**; what is wrong stands at the end of this page"
        }
        Proof::Proved => "proved on a scratch server: see proof.json",
    };
    let file = |name: &str| {
        code(&format!(
            "psql -X -v ON_ERROR_STOP=1 -f {}",
            shell(&format!("{path}/{name}"))
        ))
    };
    let ours = |word: &str| code(&format!("lockstep {word} {}", shell(path)));
    let apply = match plan.proof {
        Proof::Failed => format!("{} refuses; there is nothing to undo", ours("apply")),
        Proof::Proved | Proof::NotProved => {
            let undo = match plan.no_way_back().as_slice() {
                [] => format!("{}, or {}", ours("rollback"), file("rollback.sql")),
                why => format!("there is no way back: {}", text(&why.join("; "))),
            };
            format!(
                "{}, or {}\n- Undo: {undo}",
                ours("apply"),
                file("forward.sql")
            )
        }
    };
    out.push_str(&format!(
        "- Database: {}, PostgreSQL {major}\n- Steps: {}, in {}\n- Proof: {proof}{}\n- Apply: {apply}\n\n",
        text(&plan.database),
        plan.steps.len(),
        match phases.len() {
            1 => "one phase".to_owned(),
            n => format!("{n} phases"),
        },
        beside(not_covered),
    ));
}

fn strongest(batches: &[BatchFile]) -> Option<&str> {
    batches
        .iter()
        .flat_map(|b| &b.locks)
        .max_by_key(|l| strength(&l.mode))
        .map(|l| l.mode.as_str())
}

fn strength(mode: &str) -> usize {
    crate::ddl::locks::LockMode::ALL
        .iter()
        .position(|m| m.words() == mode)
        .unwrap_or(usize::MAX)
}

/// How long the strongest class of lock is held, and the limit that the files set to it.
fn length(batches: &[BatchFile]) -> String {
    let Some(mode) = strongest(batches) else {
        return "no lock".to_owned();
    };
    let holds = |b: &&BatchFile| b.locks.iter().any(|l| l.mode == mode);
    let under: Vec<&BatchFile> = batches.iter().filter(holds).collect();
    if under.iter().any(|b| b.class == ClassFile::StrongLong) {
        return "reads or builds under it, no limit".to_owned();
    }
    if under.iter().any(|b| b.class == ClassFile::WeakLong) {
        return "as long as it needs".to_owned();
    }
    match under.iter().map(|b| timeouts(b.class).1).max() {
        None => "nothing to do".to_owned(),
        Some(0) => "an instant".to_owned(),
        Some(ms) => format!("an instant, {} s at most", ms / 1000),
    }
}

fn steps(out: &mut String, plan: &PlanFile) {
    out.push_str("## Steps\n\nIn this order. The number is a link to the SQL; what a lock stops is stopped for everybody else who uses the table. Rollback `with its step`: the rollback of the step before covers it.\n\n");
    let rows: Vec<Vec<String>> = plan
        .steps
        .iter()
        .take(MOST_ROWS)
        .map(|s| {
            let lock = strongest(&s.forward);
            vec![
                format!("[{}]", s.number),
                s.phase.to_string(),
                text(&s.title),
                lock.unwrap_or("none").to_owned(),
                lock.map_or("nothing", stops_short).to_owned(),
                length(&s.forward),
                undo_short(s).to_owned(),
            ]
        })
        .collect();
    out.push_str(&table(
        &[
            "#",
            "phase",
            "step",
            "strongest lock",
            "stops",
            "held",
            "rollback",
        ],
        &rows,
    ));
    more(out, plan.steps.len(), MOST_ROWS);
    out.push('\n');
}

/// Where the numbers lead. Not in the table itself: that is also read as text.
fn links(out: &mut String, plan: &PlanFile) {
    out.push('\n');
    for s in plan.steps.iter().take(MOST_ROWS) {
        out.push_str(&format!(
            "[{}]: {}\n",
            s.number,
            step_path(s, Direction::Forward)
        ));
    }
}

fn more(out: &mut String, all: usize, shown: usize) {
    if all > shown {
        out.push_str(&format!("\n… and {} more in plan.json.\n", all - shown));
    }
}

fn stops_short(mode: &str) -> &'static str {
    match stops(mode) {
        "stops reads and writes" => "reads and writes",
        "stops writes" => "writes",
        _ => "nothing",
    }
}

fn undo_short(step: &StepFile) -> &'static str {
    match &step.undo {
        UndoFile::Exact if !step.undo_checks.is_empty() => "exact, if the rows let it",
        UndoFile::Exact => "exact",
        UndoFile::Nothing(_) => "with its step",
        UndoFile::Keeps(_) => "keeps something",
        UndoFile::Loses(_) => "LOSES DATA",
        UndoFile::Impossible(_) => "IMPOSSIBLE",
    }
}

fn hazards(out: &mut String, plan: &PlanFile) {
    out.push_str("## Hazards\n\n");
    let rows: Vec<Vec<String>> = plan
        .steps
        .iter()
        .flat_map(|s| {
            s.hazards
                .iter()
                .map(|h| vec![s.number.to_string(), h.code.clone(), text(&h.message)])
        })
        .take(MOST_ROWS)
        .collect();
    if rows.is_empty() {
        out.push_str("None that had to be allowed.");
        let small = under_strong_lock(plan);
        if !small.is_empty() {
            out.push_str(&format!(
                " But {} {} a whole table, a small one, under a lock that stops others: see its size below.",
                if small.len() == 1 { "step" } else { "steps" },
                match small.as_slice() {
                    [one] => format!("{one} reads or writes"),
                    many => format!("{} read or write", some(many)),
                }
            ));
        }
        out.push_str("\n\n");
    } else {
        out.push_str("Allowed by name when the plan was made:\n\n");
        out.push_str(&table(&["step", "code", "what happens"], &rows));
        out.push('\n');
    }
}

fn rollback(out: &mut String, plan: &PlanFile) {
    out.push_str("## What a rollback gives back\n\n");
    let rows: Vec<Vec<String>> = plan
        .steps
        .iter()
        .filter(|s| !matches!(s.undo, UndoFile::Exact | UndoFile::Nothing(_)))
        .take(MOST_ROWS)
        .map(|s| vec![s.number.to_string(), text(&undo_of(s))])
        .collect();
    if rows.is_empty() {
        out.push_str("The state of the catalog before, exactly, from every step, unless rows that are written meanwhile stand in the way.\n\n");
    } else {
        out.push_str("The state of the catalog before, exactly, but for these:\n\n");
        out.push_str(&table(&["step", "rollback"], &rows));
        out.push('\n');
    }
    let rows: Vec<Vec<String>> = plan
        .steps
        .iter()
        .flat_map(|s| s.undo_checks.iter().map(move |c| (s, c)))
        .take(MOST_ROWS)
        .map(|(s, c)| vec![s.number.to_string(), text(&undo_check(c))])
        .collect();
    if rows.is_empty() {
        return;
    }
    out.push_str("Old rules and old types hold again only if the rows written meanwhile let them. `lockstep rollback` stops there, names the query, and goes on when it is run again after the rows are mended:\n\n");
    out.push_str(&table(&["step", "its rollback"], &rows));
    out.push_str("\nThe queries that look:\n\n");
    // Not in the table: what is escaped for a cell is no SQL any more.
    let mut queries = String::new();
    let checks = plan
        .steps
        .iter()
        .flat_map(|s| s.undo_checks.iter().map(move |c| (s.number, c)));
    for (number, check) in checks.take(MOST_ROWS) {
        queries.push_str(&match &check.sql {
            Some(sql) => format!("-- step {number}\n{sql};\n"),
            None => format!("-- step {number}: none, the server's error names the rows\n"),
        });
    }
    out.push_str(&fenced("sql", &queries));
    out.push('\n');
}
/// Bytes in the largest unit that leaves at least one.
pub fn bytes(n: u64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"];
    let mut value = n;
    let mut unit = 0;
    while value >= 10_240 && unit + 1 < units.len() {
        value = (value + 512) / 1024;
        unit += 1;
    }
    format!("{value} {}", units[unit])
}

/// Steps that read, build or write a table while others are stopped.
fn under_strong_lock(plan: &PlanFile) -> Vec<u32> {
    plan.steps
        .iter()
        .filter(|s| s.forward.iter().any(|b| b.class == ClassFile::StrongLong))
        .map(|s| s.number)
        .collect()
}

/// The first few of a list of numbers.
fn some(numbers: &[u32]) -> String {
    let first: Vec<String> = numbers.iter().take(12).map(ToString::to_string).collect();
    let dots = if numbers.len() > 12 { ", …" } else { "" };
    format!("{}{dots}", first.join(", "))
}
