//! PLAN.md: the plan for the person who has to approve it.

use std::collections::BTreeMap;

use super::files::{Direction, MOST_BELOW, stops, timeouts, undo_check, undo_of};
use super::markdown::{mermaid, table, text};
use crate::model::{Live, ObjectId, QName};
use crate::plan::file::{
    BatchFile, ClassFile, LockFile, PlanFile, Proof, RelationFile, StepFile, UndoFile,
};

/// More rows than this make a page that nobody reads and no viewer draws; plan.json has them all.
const MOST_ROWS: usize = 500;
/// More nodes than this and Mermaid refuses to draw.
const MOST_NODES: usize = 120;

/// The page.
pub fn plan_md(plan: &PlanFile, live: &Live) -> String {
    let mut out = format!("# Plan {}\n\n", text(&plan.name));
    summary(&mut out, plan);
    steps(&mut out, plan);
    graph(&mut out, plan);
    locks(&mut out, plan);
    hazards(&mut out, plan);
    rollback(&mut out, plan);
    sizes(&mut out, plan, live);
    checklist(&mut out, plan);
    out
}

fn summary(out: &mut String, plan: &PlanFile) {
    let major = plan.server_version_num / 10_000;
    let phases: std::collections::BTreeSet<u32> = plan.steps.iter().map(|s| s.phase).collect();
    let proof = match plan.proof {
        Proof::NotProved => "**not proved**: no scratch server has executed it",
        Proof::Failed => "**FAILED**: see proof.json",
        Proof::Proved => "proved on a scratch server: see proof.json",
    };
    out.push_str(&format!(
        "- Database: {}, PostgreSQL {major}\n- Steps: {}, in {}\n- Proof: {proof}\n- Apply: `lockstep apply plans/{}`, or `psql -X -v ON_ERROR_STOP=1 -f forward.sql`\n- Undo: `lockstep rollback plans/{}`, or `psql -X -v ON_ERROR_STOP=1 -f rollback.sql`\n\n",
        text(&plan.database),
        plan.steps.len(),
        match phases.len() {
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

fn steps(out: &mut String, plan: &PlanFile) {
    out.push_str("## Steps\n\n");
    let rows: Vec<Vec<String>> = plan
        .steps
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

fn graph(out: &mut String, plan: &PlanFile) {
    out.push_str("## Dependencies\n\n");
    if plan.steps.len() > MOST_NODES {
        graph_of_tables(out, plan);
        return;
    }
    out.push_str(
        "An arrow points from a step to one that must come after it.\n\n```mermaid\nflowchart LR\n",
    );
    let mut phase = 0;
    for step in &plan.steps {
        if step.phase != phase {
            if phase != 0 {
                out.push_str("  end\n");
            }
            phase = step.phase;
            out.push_str(&format!("  subgraph phase{phase}[\"phase {phase}\"]\n"));
        }
        out.push_str(&format!(
            "    s{}[\"{} {}\"]\n",
            step.number,
            step.number,
            mermaid(&step.title)
        ));
    }
    if phase != 0 {
        out.push_str("  end\n");
    }
    for step in &plan.steps {
        for d in &step.depends_on {
            out.push_str(&format!("  s{} --> s{}\n", d.step, step.number));
        }
    }
    out.push_str("```\n\n");
    let rows: Vec<Vec<String>> = plan
        .steps
        .iter()
        .flat_map(|s| {
            s.depends_on
                .iter()
                .map(|d| vec![s.number.to_string(), d.step.to_string(), text(&d.reason)])
        })
        .take(MOST_ROWS)
        .collect();
    if !rows.is_empty() {
        out.push_str(&table(&["step", "after", "because"], &rows));
        out.push('\n');
    }
}

/// Too many steps to draw one by one: a node for all steps of a phase on one table.
fn graph_of_tables(out: &mut String, plan: &PlanFile) {
    let place = |step: &StepFile| {
        let object = step.subjects.first().and_then(|s| s.to_id().ok());
        let table = object.map_or_else(
            || step.title.clone(),
            |id| {
                id.table()
                    .map_or_else(|| id.to_string(), ToString::to_string)
            },
        );
        (step.phase, table)
    };
    let mut nodes: BTreeMap<(u32, String), Vec<u32>> = BTreeMap::new();
    let mut edges = std::collections::BTreeSet::new();
    let by_number: BTreeMap<u32, &StepFile> = plan.steps.iter().map(|s| (s.number, s)).collect();
    for step in &plan.steps {
        let to = place(step);
        for d in &step.depends_on {
            if let Some(before) = by_number.get(&d.step) {
                let from = place(before);
                if from != to {
                    edges.insert((from, to.clone()));
                }
            }
        }
        nodes.entry(to).or_default().push(step.number);
    }
    if nodes.len() > MOST_NODES {
        out.push_str(&format!(
            "{} steps on {} objects are too many to draw; plan.json lists what each waits for and why.\n\n",
            plan.steps.len(),
            nodes.len()
        ));
        return;
    }
    out.push_str("All steps of a phase on one table are one box; an arrow says that one of them must come after one of the other's. plan.json lists every step's own dependencies and their reasons.\n\n```mermaid\nflowchart LR\n");
    let ids: BTreeMap<&(u32, String), usize> = nodes.keys().zip(0..).collect();
    let mut phase = 0;
    for (node, steps) in &nodes {
        if node.0 != phase {
            if phase != 0 {
                out.push_str("  end\n");
            }
            phase = node.0;
            out.push_str(&format!("  subgraph phase{phase}[\"phase {phase}\"]\n"));
        }
        let numbers = match steps.as_slice() {
            [one] => format!("step {one}"),
            [first, .., last] => format!("{} steps, {first} to {last}", steps.len()),
            [] => String::new(),
        };
        out.push_str(&format!(
            "    t{}[\"{}: {numbers}\"]\n",
            ids[node],
            mermaid(&node.1)
        ));
    }
    if phase != 0 {
        out.push_str("  end\n");
    }
    for (from, to) in &edges {
        out.push_str(&format!("  t{} --> t{}\n", ids[from], ids[to]));
    }
    out.push_str("```\n\n");
}

/// Per relation: the strongest lock in each direction and the steps that take it.
fn locks(out: &mut String, plan: &PlanFile) {
    type Taken<'a> = BTreeMap<Direction, (&'a str, Vec<u32>)>;
    let crowds = crowds(plan);
    let mut relations: BTreeMap<String, Taken<'_>> = BTreeMap::new();
    for step in &plan.steps {
        for direction in [Direction::Forward, Direction::Rollback] {
            for lock in direction.batches(step).iter().flat_map(|b| &b.locks) {
                let taken = relations
                    .entry(crowds.name(lock))
                    .or_default()
                    .entry(direction)
                    .or_insert((lock.mode.as_str(), Vec::new()));
                match strength(&lock.mode).cmp(&strength(taken.0)) {
                    std::cmp::Ordering::Greater => *taken = (&lock.mode, vec![step.number]),
                    std::cmp::Ordering::Equal => {
                        if taken.1.last() != Some(&step.number) {
                            taken.1.push(step.number);
                        }
                    }
                    std::cmp::Ordering::Less => {}
                }
            }
        }
    }
    out.push_str("## Locks on each relation\n\nThe strongest lock in each direction, and the steps that take it. ACCESS EXCLUSIVE stops reads and writes, SHARE and SHARE ROW EXCLUSIVE stop writes, SHARE UPDATE EXCLUSIVE and weaker stop neither.\n\n");
    let cell = |taken: Option<&(&str, Vec<u32>)>| match taken {
        Some((mode, steps)) => {
            let numbers: Vec<String> = steps.iter().take(6).map(ToString::to_string).collect();
            let dots = if steps.len() > 6 { ", …" } else { "" };
            format!("{mode} ({}{dots})", numbers.join(", "))
        }
        None => "none".to_owned(),
    };
    let rows: Vec<Vec<String>> = relations
        .iter()
        .take(MOST_ROWS)
        .map(|(name, taken)| {
            vec![
                text(name),
                cell(taken.get(&Direction::Forward)),
                cell(taken.get(&Direction::Rollback)),
            ]
        })
        .collect();
    out.push_str(&table(
        &["relation", "forward (step)", "rollback (step)"],
        &rows,
    ));
    more(out, relations.len(), MOST_ROWS);
    out.push_str("\nTimeouts: ");
    let (short_lock, short_statement) = timeouts(ClassFile::StrongShort);
    out.push_str(&format!(
        "a lock that stops others is waited for {short_lock} ms at most, below `deadlock_timeout`, and held {} s at most; `lockstep apply` tries again, psql stops. Locks that stop nobody are waited for without limit.\n\n",
        short_statement / 1000
    ));
}

/// Partitions and children by INHERITS that share a row, because they are too many.
struct Crowds<'a> {
    /// For each relation that is locked only for the sake of a table above it: that table.
    below: BTreeMap<(&'a str, &'a str), &'a RelationFile>,
    count: BTreeMap<&'a RelationFile, usize>,
}

fn crowds(plan: &PlanFile) -> Crowds<'_> {
    let mut below: BTreeMap<(&str, &str), Option<&RelationFile>> = BTreeMap::new();
    let batches = plan
        .steps
        .iter()
        .flat_map(|s| s.forward.iter().chain(&s.rollback));
    for lock in batches.flat_map(|b| &b.locks) {
        let slot = below
            .entry((lock.schema.as_str(), lock.relation.as_str()))
            .or_insert(lock.below.as_ref());
        if *slot != lock.below.as_ref() {
            *slot = None;
        }
    }
    let below: BTreeMap<_, _> = below
        .into_iter()
        .filter_map(|(name, table)| table.map(|t| (name, t)))
        .collect();
    let mut count: BTreeMap<&RelationFile, usize> = BTreeMap::new();
    for table in below.values() {
        *count.entry(table).or_default() += 1;
    }
    count.retain(|_, n| *n > MOST_BELOW);
    Crowds { below, count }
}

impl Crowds<'_> {
    /// What the row of this lock is called.
    fn name(&self, lock: &LockFile) -> String {
        let table = self
            .below
            .get(&(lock.schema.as_str(), lock.relation.as_str()));
        match table.and_then(|t| self.count.get(t).map(|n| (t, n))) {
            Some((t, n)) => format!(
                "{}.{}: the {n} partitions and children below it",
                t.schema, t.name
            ),
            None => format!("{}.{}", lock.schema, lock.relation),
        }
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
        out.push_str("None.\n\n");
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
        out.push_str("The state of the catalog before, exactly, from every step.\n\n");
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
        .map(|(s, c)| {
            let query = c.sql.as_deref().unwrap_or("the server's error names them");
            vec![s.number.to_string(), text(&undo_check(c)), text(query)]
        })
        .collect();
    if !rows.is_empty() {
        out.push_str("Old rules and old types hold again only if the rows written meanwhile let them. `lockstep rollback` stops there, names the query, and goes on when it is run again after the rows are mended:\n\n");
        out.push_str(&table(
            &["step", "its rollback", "the query that looks"],
            &rows,
        ));
        out.push('\n');
    }
}

fn sizes(out: &mut String, plan: &PlanFile, live: &Live) {
    let mut work: BTreeMap<QName, Vec<u32>> = BTreeMap::new();
    for step in plan.steps.iter().filter(|s| is_long(s)) {
        for subject in &step.subjects {
            if let Some(table) = subject.to_id().ok().as_ref().and_then(ObjectId::table) {
                let steps = work.entry(table.clone()).or_default();
                if steps.last() != Some(&step.number) {
                    steps.push(step.number);
                }
            }
        }
    }
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

fn checklist(out: &mut String, plan: &PlanFile) {
    out.push_str("## Go / no-go\n\nTicked: known when the plan was made. Open: for people, in a copy (the review, the ticket): this folder is sealed.\n\n");
    let strong: Vec<&StepFile> = plan
        .steps
        .iter()
        .filter(|s| s.forward.iter().any(|b| b.class == ClassFile::StrongLong))
        .collect();
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
        strong.is_empty(),
        if strong.is_empty() {
            "No step reads, builds or rewrites under a lock that stops reads or writes".to_owned()
        } else {
            format!(
                "{} of {} steps read, build or rewrite under a lock that stops others: schedule a window",
                strong.len(),
                plan.steps.len()
            )
        },
    );
    let whole = plan
        .steps
        .iter()
        .all(|s| matches!(s.undo, UndoFile::Exact | UndoFile::Nothing(_)));
    item(
        whole,
        if whole {
            "Every step has a rollback that gives back the state of the catalog before".to_owned()
        } else {
            "Some rollbacks are not exact: read the table above".to_owned()
        },
    );
    if plan.steps.iter().any(|s| !s.undo_checks.is_empty()) {
        item(
            false,
            "Somebody looks, with the queries above, before a rollback is needed: rows written after the plan can stop it".to_owned(),
        );
    }
    item(
        plan.proof == Proof::Proved,
        "Executed forward and back on a scratch server (`lockstep prove`)".to_owned(),
    );
    item(
        plan.preflight.is_empty(),
        if plan.preflight.is_empty() {
            "The data cannot make it fail: no step depends on rows".to_owned()
        } else {
            format!(
                "`lockstep preflight` finds no row that breaks one of {} rules (preflight.sql)",
                plan.preflight.len()
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
