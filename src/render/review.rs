//! PLAN.md: the plan for the person who has to approve it.

mod graph;
mod locks;

use std::collections::{BTreeMap, BTreeSet};

use super::files::{stops, undo};
use super::markdown::{table, text};
use crate::model::{Live, ObjectId, QName};
use crate::plan::file::{BatchFile, ClassFile, PlanFile, Proof, StepFile, UndoFile};

/// More rows than this make a page that nobody reads and no viewer draws; plan.json has them all.
const MOST_ROWS: usize = 500;

/// The page.
pub fn plan_md(plan: &PlanFile, live: &Live) -> String {
    let mut review = Review::default();
    for step in &plan.steps {
        review.step(step);
    }
    review.page(plan, plan.preflight.len(), live)
}

/// What the page says, gathered while the steps go by: of a large plan they are not all in memory.
#[derive(Default)]
pub struct Review {
    /// Those that have a row of their own, somewhere.
    shown: Vec<StepFile>,
    tally: Tally,
    graph: graph::Graph,
    locks: locks::Locks,
    work: BTreeMap<QName, Vec<u32>>,
}

impl Review {
    /// The next step of the plan.
    pub fn step(&mut self, step: &StepFile) {
        let shown = [
            true,
            !step.hazards.is_empty(),
            !matches!(step.undo, UndoFile::Exact | UndoFile::Nothing(_)),
        ];
        let mut show = false;
        for (is, count) in shown.into_iter().zip(&mut self.tally.rows) {
            if is {
                show |= *count < MOST_ROWS;
                *count += 1;
            }
        }
        if show {
            self.shown.push(step.clone());
        }
        self.tally.phases.insert(step.phase);
        self.tally.strong += usize::from(
            step.forward
                .iter()
                .any(|b| b.class == ClassFile::StrongLong),
        );
        self.graph.step(step);
        self.locks.step(step);
        if is_long(step) {
            for subject in &step.subjects {
                if let Some(table) = subject.to_id().ok().as_ref().and_then(ObjectId::table) {
                    let steps = self.work.entry(table.clone()).or_default();
                    if steps.last() != Some(&step.number) {
                        steps.push(step.number);
                    }
                }
            }
        }
    }

    /// The page, of a plan whose steps were all given and that has so many data checks.
    pub fn page(self, plan: &PlanFile, checks: usize, live: &Live) -> String {
        let Review {
            shown,
            tally,
            graph,
            locks,
            work,
        } = self;
        let mut out = format!("# Plan {}\n\n", text(&plan.name));
        summary(&mut out, plan, &tally);
        steps(&mut out, &shown, &tally);
        graph.draw(&mut out, &shown, &tally);
        locks.list(&mut out);
        hazards(&mut out, &shown);
        rollback(&mut out, &shown);
        sizes(&mut out, &work, live);
        checklist(&mut out, plan, &tally, checks);
        out
    }
}

/// Numbers of the whole plan.
#[derive(Default)]
struct Tally {
    /// Steps; those with hazards; those whose rollback is not exact.
    rows: [usize; 3],
    phases: BTreeSet<u32>,
    /// Steps that are long under a lock that stops others.
    strong: usize,
}

impl Tally {
    fn steps(&self) -> usize {
        self.rows[0]
    }

    fn inexact(&self) -> usize {
        self.rows[2]
    }
}

fn summary(out: &mut String, plan: &PlanFile, tally: &Tally) {
    let major = plan.server_version_num / 10_000;
    let proof = match plan.proof {
        Proof::NotProved => "**not proved**: no scratch server has executed it",
        Proof::Failed => "**FAILED**: see proof.json",
        Proof::Proved => "proved on a scratch server: see proof.json",
    };
    out.push_str(&format!(
        "- Database: {}, PostgreSQL {major}\n- Steps: {}, in {}\n- Proof: {proof}\n- Apply: `lockstep apply plans/{}`, or `psql -X -v ON_ERROR_STOP=1 -f forward.sql`\n- Undo: `lockstep rollback plans/{}`, or `psql -X -v ON_ERROR_STOP=1 -f rollback.sql`\n\n",
        text(&plan.database),
        tally.steps(),
        match tally.phases.len() {
            1 => "one phase".to_owned(),
            n => format!("{n} phases"),
        },
        text(&plan.name),
        text(&plan.name),
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

fn length(batches: &[BatchFile]) -> &'static str {
    let worst = batches.iter().map(|b| match b.class {
        ClassFile::CatalogOnly | ClassFile::StrongShort => 0,
        ClassFile::WeakLong => 1,
        ClassFile::StrongLong => 2,
    });
    match worst.max() {
        Some(2) => "reads or builds under it",
        Some(1) => "as long as it needs",
        Some(_) => "an instant",
        None => "nothing to do",
    }
}

fn steps(out: &mut String, shown: &[StepFile], tally: &Tally) {
    out.push_str("## Steps\n\n");
    let rows: Vec<Vec<String>> = shown
        .iter()
        .take(MOST_ROWS)
        .map(|s| {
            let lock = strongest(&s.forward);
            vec![
                s.number.to_string(),
                s.phase.to_string(),
                text(&s.title),
                lock.unwrap_or("none").to_owned(),
                lock.map_or("nothing", stops_short).to_owned(),
                length(&s.forward).to_owned(),
                undo_short(&s.undo).to_owned(),
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
    more(out, tally.steps(), MOST_ROWS);
    out.push('\n');
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

fn undo_short(undo: &UndoFile) -> &'static str {
    match undo {
        UndoFile::Exact => "exact",
        UndoFile::Nothing(_) => "with its step",
        UndoFile::Keeps(_) => "keeps something",
        UndoFile::Loses(_) => "LOSES DATA",
        UndoFile::Impossible(_) => "IMPOSSIBLE",
    }
}

fn hazards(out: &mut String, steps: &[StepFile]) {
    out.push_str("## Hazards\n\n");
    let rows: Vec<Vec<String>> = steps
        .iter()
        .flat_map(|s| {
            s.hazards
                .iter()
                .map(|h| vec![s.number.to_string(), h.code.clone(), text(&h.message)])
        })
        .take(MOST_ROWS)
        .collect();
    if rows.is_empty() {
        out.push_str("None.\n\n");
    } else {
        out.push_str("Allowed by name when the plan was made:\n\n");
        out.push_str(&table(&["step", "code", "what happens"], &rows));
        out.push('\n');
    }
}

fn rollback(out: &mut String, steps: &[StepFile]) {
    out.push_str("## What a rollback gives back\n\n");
    let rows: Vec<Vec<String>> = steps
        .iter()
        .filter(|s| !matches!(s.undo, UndoFile::Exact | UndoFile::Nothing(_)))
        .take(MOST_ROWS)
        .map(|s| vec![s.number.to_string(), text(&undo(&s.undo))])
        .collect();
    if rows.is_empty() {
        out.push_str("The state before, exactly, from every step.\n\n");
    } else {
        out.push_str("The state before, exactly, but for these:\n\n");
        out.push_str(&table(&["step", "rollback"], &rows));
        out.push('\n');
    }
}

fn sizes(out: &mut String, work: &BTreeMap<QName, Vec<u32>>, live: &Live) {
    if work.is_empty() {
        return;
    }
    out.push_str("## Tables that are read or indexed\n\nSizes are the server's statistics of when the plan was made.\n\n");
    let rows: Vec<Vec<String>> = work
        .iter()
        .take(MOST_ROWS)
        .map(|(name, steps)| {
            let size = live
                .catalog
                .tables
                .get(name)
                .map(|t| t.size)
                .unwrap_or_default();
            let numbers: Vec<String> = steps.iter().map(ToString::to_string).collect();
            vec![
                text(&name.to_string()),
                size.rows
                    .map_or("never counted".to_owned(), |r| r.to_string()),
                bytes(size.bytes),
                numbers.join(", "),
            ]
        })
        .collect();
    out.push_str(&table(&["table", "rows", "size", "read by steps"], &rows));
    more(out, work.len(), MOST_ROWS);
    out.push('\n');
}

fn is_long(step: &StepFile) -> bool {
    step.forward
        .iter()
        .any(|b| matches!(b.class, ClassFile::WeakLong | ClassFile::StrongLong))
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

fn checklist(out: &mut String, plan: &PlanFile, tally: &Tally, checks: usize) {
    out.push_str("## Go / no-go\n\nTicked: known when the plan was made. Open: for people, in a copy (the review, the ticket): this folder is sealed.\n\n");
    let mut item = |done: bool, line: String| {
        out.push_str(if done { "- [x] " } else { "- [ ] " });
        out.push_str(&line);
        out.push('\n');
    };
    item(
        true,
        format!(
            "Made for database {} on PostgreSQL {}; `apply` refuses another",
            text(&plan.database),
            plan.server_version_num / 10_000
        ),
    );
    item(
        tally.strong == 0,
        if tally.strong == 0 {
            "No step reads, builds or rewrites under a lock that stops reads or writes".to_owned()
        } else {
            format!(
                "{} of {} steps read, build or rewrite under a lock that stops others: schedule a window",
                tally.strong,
                tally.steps()
            )
        },
    );
    let whole = tally.inexact() == 0;
    item(
        whole,
        if whole {
            "Every step has a rollback that gives back the state before".to_owned()
        } else {
            "Some rollbacks are not exact: read the table above".to_owned()
        },
    );
    item(
        plan.proof == Proof::Proved,
        "Executed forward and back on a scratch server (`lockstep prove`)".to_owned(),
    );
    item(
        checks == 0,
        if checks == 0 {
            "The data cannot make it fail: no step depends on rows".to_owned()
        } else {
            format!(
                "`lockstep preflight` finds no row that breaks one of {} rules (preflight.sql)",
                checks
            )
        },
    );
    for line in [
        "A backup, or a restore point, is there and was tried",
        "The role that applies owns the tables, and may create indexes and types in their schemas",
        "No transaction runs for minutes: `lockstep apply` waits for it, and so does every CONCURRENTLY",
        "Disk space for the new indexes is there",
        "The rollback was read, and somebody is named to run it",
        "`lockstep verify` after the last step; error rates and lock waits watched for a day",
    ] {
        item(false, line.to_owned());
    }
}
