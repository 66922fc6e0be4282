//! The SQL files of a plan folder, as text, from plan.json's own values.
//!
//! `apply` renders them again and compares, so that what was reviewed is what runs.

use std::collections::BTreeMap;

use crate::plan::file::{
    BatchFile, ClassFile, LockFile, OnRows, PlanFile, RelationFile, StepFile, UndoCheckFile,
    UndoFile,
};

use super::quote::ident_as_printed;
use super::{scripts, sync};

/// Which way a plan is executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Towards the declaration.
    Forward,
    /// Back.
    Rollback,
}

impl Direction {
    /// The folder that holds the files: `forward` or `rollback`.
    pub fn folder(self) -> &'static str {
        match self {
            Direction::Forward => "forward",
            Direction::Rollback => "rollback",
        }
    }

    /// The transactions of a step in this direction.
    pub fn batches(self, step: &StepFile) -> &[BatchFile] {
        match self {
            Direction::Forward => &step.forward,
            Direction::Rollback => &step.rollback,
        }
    }
}

/// `lock_timeout` and `statement_timeout` of a class in ms; 0 is none.
///
/// A lock that stops others must not be waited for long, since everything queues behind the waiter;
/// and it must stay below `deadlock_timeout` (1 s by default), or the application's transaction
/// becomes the victim of a deadlock. A lock that stops nobody may be waited for.
pub fn timeouts(class: ClassFile) -> (u32, u32) {
    match class {
        ClassFile::CatalogOnly => (2_000, 30_000),
        ClassFile::WeakShort | ClassFile::WeakLong => (0, 0),
        ClassFile::StrongShort => (500, 15_000),
        ClassFile::StrongLong => (500, 0),
    }
}

/// The path of a step's file inside the plan folder, with `/`.
pub fn step_path(step: &StepFile, direction: Direction) -> String {
    format!("{}/{}.sql", direction.folder(), step.file)
}

/// The text of a step's file.
pub fn step_file(plan: &PlanFile, step: &StepFile, direction: Direction) -> String {
    let mut out = String::new();
    let word = match direction {
        Direction::Forward => "",
        Direction::Rollback => "undo ",
    };
    comment(
        &mut out,
        &format!("{:03} {word}{}", step.number, step.title),
    );
    comment(
        &mut out,
        &format!("Plan:        {} (phase {})", plan.name, step.phase),
    );
    comment(&mut out, &format!("Why:         {}", step.why));
    if direction == Direction::Forward {
        for d in &step.depends_on {
            comment(
                &mut out,
                &format!("After:       {:03}, {}", d.step, d.reason),
            );
        }
    }
    let batches = direction.batches(step);
    for batch in batches {
        locks(&mut out, batch);
        let mode = if batch.transaction {
            "one transaction"
        } else if batch.sql.iter().any(|s| sync::commits(s)) {
            "none: the block commits part by part"
        } else {
            "none: each statement by itself, CONCURRENTLY"
        };
        comment(&mut out, &format!("Transaction: {mode}"));
    }
    comment(&mut out, &format!("Rollback:    {}", undo_of(step)));
    for check in &step.undo_checks {
        comment(&mut out, &format!("             {}:", undo_check(check)));
        let query = check.sql.as_ref().map(|sql| format!("{sql};"));
        let query = query.as_deref().unwrap_or("the server's error names them");
        for line in query.split(['\n', '\r']) {
            comment(&mut out, &format!("               {line}"));
        }
    }
    for hazard in &step.hazards {
        comment(
            &mut out,
            &format!("Hazard:      {} (allowed): {}", hazard.code, hazard.message),
        );
    }
    if batches.is_empty() {
        out.push('\n');
        comment(&mut out, "Nothing to execute.");
        return out;
    }
    out.push('\n');
    out.push_str(&super::session::head());
    for batch in batches {
        let (lock, statement) = timeouts(batch.class);
        out.push('\n');
        let local = if batch.transaction {
            out.push_str("BEGIN;\n");
            " LOCAL"
        } else {
            ""
        };
        out.push_str(&format!("SET{local} lock_timeout = {};\n", duration(lock)));
        out.push_str(&format!(
            "SET{local} statement_timeout = {};\n",
            duration(statement)
        ));
        for sql in &batch.sql {
            out.push_str(&super::psql::escape(sql));
            out.push_str(";\n");
        }
        if batch.transaction {
            out.push_str("COMMIT;\n");
        }
    }
    out
}

fn duration(ms: u32) -> String {
    match ms {
        0 => "0".to_owned(),
        ms if ms % 1000 == 0 => format!("'{}s'", ms / 1000),
        ms => format!("'{ms}ms'"),
    }
}

fn locks(out: &mut String, batch: &BatchFile) {
    if batch.locks.is_empty() {
        comment(out, "Locks:       none on tables or indexes");
    }
    let crowds = crowds(batch);
    for lock in &batch.locks {
        if is_in(lock, &crowds) {
            continue;
        }
        let of = lock.below.as_ref().map_or(String::new(), |table| {
            format!(", below {}", printed(&table.schema, &table.name))
        });
        comment(
            out,
            &format!(
                "Locks:       {} on {}{of} ({})",
                lock.mode,
                printed(&lock.schema, &lock.relation),
                stops(&lock.mode)
            ),
        );
    }
    for ((table, mode), count) in &crowds {
        comment(
            out,
            &format!(
                "Locks:       {mode} on the {count} tables below {} ({}): plan.json names them",
                printed(&table.schema, &table.name),
                stops(mode)
            ),
        );
    }
}

fn printed(schema: &str, name: &str) -> String {
    format!("{}.{}", ident_as_printed(schema), ident_as_printed(name))
}

/// More partitions or children than this are counted, not named, wherever people read.
pub const MOST_BELOW: usize = 5;

type Crowds<'a> = BTreeMap<(&'a RelationFile, &'a str), usize>;

/// Partitions and children that are locked alike and are too many to be named.
fn crowds(batch: &BatchFile) -> Crowds<'_> {
    let mut out = Crowds::new();
    for lock in &batch.locks {
        if let Some(table) = &lock.below {
            *out.entry((table, lock.mode.as_str())).or_default() += 1;
        }
    }
    out.retain(|_, count| *count > MOST_BELOW);
    out
}

fn is_in(lock: &LockFile, crowds: &Crowds<'_>) -> bool {
    lock.below
        .as_ref()
        .is_some_and(|t| crowds.contains_key(&(t, lock.mode.as_str())))
}

/// What a lock mode, in the manual's words, stops of an application.
pub fn stops(mode: &str) -> &'static str {
    match mode {
        "ACCESS EXCLUSIVE" => "stops reads and writes",
        "EXCLUSIVE" | "SHARE ROW EXCLUSIVE" | "SHARE" => "stops writes",
        _ => "stops no reads and no writes",
    }
}

/// What a step's rollback gives back, in words.
pub fn undo_of(step: &StepFile) -> String {
    let words = undo(&step.undo);
    match (&step.undo, step.undo_checks.is_empty()) {
        (UndoFile::Exact, false) => {
            "exact as to the catalog; rows written meanwhile can be in its way".to_owned()
        }
        (_, true) => words,
        (_, false) => format!("{words}; and rows written meanwhile can be in its way"),
    }
}

/// Which rows are in the way of a rollback, and what it then does.
pub fn undo_check(check: &UndoCheckFile) -> String {
    let then = match check.then {
        OnRows::Refused => "it fails, and this step stays as the plan made it",
        OnRows::RefusedAndNotValid => "it fails, and leaves the old rule NOT VALID",
        OnRows::Changed => "it fails, or rounds or cuts what can be",
    };
    format!("{then}, when there are {}", check.title)
}

/// The undo in words.
pub fn undo(undo: &UndoFile) -> String {
    match undo {
        UndoFile::Exact => "exact".to_owned(),
        UndoFile::Nothing(text) => format!("nothing to do: {text}"),
        UndoFile::Keeps(text) => format!("keeps something: {text}"),
        UndoFile::Loses(text) => format!("LOSES DATA: {text}"),
        UndoFile::Impossible(text) => format!("IMPOSSIBLE: {text}"),
    }
}

/// One or more `-- ` lines; a text from outside cannot leave the comment.
fn comment(out: &mut String, text: &str) {
    for line in text.split(['\n', '\r']) {
        out.push_str("-- ");
        out.push_str(line);
        out.push('\n');
    }
}

/// `forward.sql` or `rollback.sql`: runs every step's file in order by psql.
pub fn script(plan: &PlanFile, direction: Direction) -> String {
    let mut out = String::new();
    let what = match direction {
        Direction::Forward => "runs the plan forward",
        Direction::Rollback => "undoes the whole plan, last step first",
    };
    comment(&mut out, &format!("Plan {}: {what}.", plan.name));
    comment(
        &mut out,
        &format!(
            "psql -X -v ON_ERROR_STOP=1 -f {}.sql DATABASE",
            direction.folder()
        ),
    );
    out.push_str("\\set ON_ERROR_STOP on\n");
    let mut steps: Vec<&StepFile> = plan.steps.iter().collect();
    if direction == Direction::Rollback {
        steps.reverse();
    }
    for step in steps {
        out.push_str(&format!("\\ir {}\n", step_path(step, direction)));
    }
    out
}

type Script = fn(&PlanFile, &mut dyn std::io::Write) -> std::io::Result<()>;

/// Every file of the plan folder but plan.json, by path with `/`; fills in `plan.files` and seals.
///
/// # Errors
/// Never for values that this crate makes; JSON can fail in principle.
pub fn folder(
    plan: &mut PlanFile,
    live: &crate::model::Live,
) -> Result<std::collections::BTreeMap<String, String>, serde_json::Error> {
    let mut files = std::collections::BTreeMap::new();
    for step in &plan.steps {
        for direction in [Direction::Forward, Direction::Rollback] {
            files.insert(step_path(step, direction), step_file(plan, step, direction));
        }
    }
    for direction in [Direction::Forward, Direction::Rollback] {
        files.insert(
            format!("{}.sql", direction.folder()),
            script(plan, direction),
        );
    }
    for (name, write) in [
        ("preflight.sql", scripts::preflight as Script),
        ("verify.sql", scripts::verify),
    ] {
        let mut text = Vec::new();
        write(plan, &mut text).map_err(serde_json::Error::io)?;
        files.insert(name.to_owned(), String::from_utf8_lossy(&text).into_owned());
    }
    files.insert(
        "PLAN.md".to_owned(),
        super::review::plan_md(plan, live, &format!("plans/{}", plan.name), &[], &[]),
    );
    plan.files = files
        .iter()
        .map(|(path, text)| (path.clone(), crate::plan::file::sha256(text)))
        .collect();
    plan.seal()?;
    Ok(files)
}
