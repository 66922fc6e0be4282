//! The plan's data checks right before the first step: rows in the way are found while nothing has been
//! changed yet.
//!
//! Runs on the executing session, which holds the advisory lock, in a read-only transaction that is
//! over before any step begins: no snapshot is left for a CONCURRENTLY to wait for. The server proves
//! every rule again, so a check that cannot run or takes too long is a warning.

use std::collections::BTreeSet;
use std::fmt;
use std::time::{Duration, Instant};

use super::batch::holds;
use super::error::{ApplyError, Fault};
use super::options::Options;
use super::progress::{Event, Reporter};
use super::run::{path, steps};
use super::session::Session;
use crate::ddl::Otherwise;
use crate::pg::preflight::{self, Checked, Next};
use crate::plan::condition::Condition;
use crate::plan::file::{BatchFile, CheckFile, PlanFile, StepFile};
use crate::render::alone::fate;
use crate::render::files::Direction;

/// Done-tests in one query.
const CHUNK: usize = 128;

/// Data checks that found rows; nothing was executed.
#[derive(Clone, Debug)]
pub struct Unfit {
    /// The checks that found rows, with their evidence.
    pub found: Vec<Checked>,
    /// Checks that ran.
    pub checks: usize,
    /// The plan's folder as it is typed in a shell.
    pub path: String,
    /// Of a run forward, or back.
    pub direction: Direction,
}

impl std::error::Error for Unfit {}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 10;
        let are_rows = self.found.iter().any(|c| !c.is_of_catalog());
        write!(
            f,
            "{} of {} data checks found {} in the way; nothing was changed",
            self.found.len(),
            self.checks,
            if are_rows { "rows" } else { "objects" }
        )?;
        for c in self.found.iter().take(MOST) {
            if c.is_of_catalog() {
                // The query is long, and what it has found is short.
                write!(f, "\n  step {:03}: {}", c.step, c.title)?;
                for row in &c.evidence {
                    let row: Vec<&str> = row.iter().flatten().map(String::as_str).collect();
                    write!(f, "\n      {}", row.join(" "))?;
                }
                continue;
            }
            write!(
                f,
                "\n  step {:03}: {}: {}\n      query: {}",
                c.step,
                c.title,
                c.how_many(),
                c.sql
            )?;
        }
        if self.found.len() > MOST {
            write!(f, "\n  and {} more", self.found.len() - MOST)?;
        }
        if !are_rows {
            let (again, once) = match self.direction {
                Direction::Forward => ("apply", "the plan is in force"),
                Direction::Rollback => ("roll back", "the plan is undone"),
            };
            return write!(
                f,
                "\n  help: drop what is named and {again} again; make it again, by hand, once {once}"
            );
        }
        write!(
            f,
            "\n  help: mend the rows; `lockstep preflight {}` shows them. With --no-preflight the plan runs until the server finds them itself",
            self.path
        )
    }
}

/// Runs the checks that belong to steps of this run that are not done.
///
/// # Errors
/// [`ApplyError::Unfit`] when a check finds rows; otherwise where the server cannot be asked.
pub(super) async fn check(
    session: &Session,
    plan: &PlanFile,
    options: &Options,
    reporter: &dyn Reporter,
) -> Result<(), ApplyError> {
    if plan.preflight.is_empty() {
        return Ok(());
    }
    let what = "cannot run the data checks";
    let due = due(session, plan, options)
        .await
        .map_err(|e| e.during(what))?;
    let (due, not_now) = preflight::as_things_are(&session.ddl, plan, due.into_iter().cloned())
        .await
        .map_err(|e| Fault::Lost(e.to_string()).during(what))?;
    for title in not_now {
        reporter.report(&Event::Warning(format!(
            "preflight does not look for {title}: a part of the plan has changed these rows; the server proves it all the same"
        )));
    }
    if due.is_empty() {
        return Ok(());
    }
    let start = Instant::now();
    let total = due.len();
    let cancel = format!("SELECT pg_catalog.pg_cancel_backend({})", session.facts.pid);
    let results = {
        let running = preflight::run_each(
            &session.ddl,
            due.iter(),
            options.check_timeout,
            |position, check: &CheckFile| {
                if options.stopping() {
                    return Next::Stop;
                }
                reporter.report(&Event::Checking {
                    title: check.title.clone(),
                    position,
                    total,
                });
                Next::Run
            },
        );
        tokio::pin!(running);
        // A cancellation that comes between two queries is lost, so it is repeated.
        let mut pause = Duration::ZERO;
        loop {
            let stopped = async {
                options.stopped().await;
                tokio::time::sleep(pause).await;
            };
            tokio::select! {
                biased;
                results = &mut running => break results,
                () = stopped => {
                    pause = Duration::from_millis(100);
                    let _ = session.watch.simple_query(&cancel).await;
                }
            }
        }
    };
    let results = results.map_err(|e| Fault::Lost(e.to_string()).during(what))?;
    let found: Vec<Checked> = results.iter().filter(|c| c.rows > 0).cloned().collect();
    if !found.is_empty() {
        return Err(Unfit {
            found,
            checks: results.len(),
            path: path(plan, options),
            direction: Direction::Forward,
        }
        .into());
    }
    if options.stopping() {
        // The first step says so.
        return Ok(());
    }
    let unknown: Vec<&Checked> = results.iter().filter(|c| c.error.is_some()).collect();
    for c in unknown.iter().take(5) {
        reporter.report(&Event::Warning(format!(
            "preflight could not look for {}: {}; the server proves it all the same",
            c.title,
            c.error.as_deref().unwrap_or_default()
        )));
    }
    if unknown.len() > 5 {
        reporter.report(&Event::Warning(format!(
            "nor could {} more checks run",
            unknown.len() - 5
        )));
    }
    reporter.report(&Event::Checked {
        checks: results.len() - unknown.len(),
        elapsed: start.elapsed(),
    });
    Ok(())
}

/// What a step of a rollback asks for under its lock, asked before the first of them: what was made on a column since that
/// is about to go.
///
/// # Errors
/// [`ApplyError::Unfit`] with the names; otherwise where the server cannot be asked.
pub(super) async fn check_back(
    session: &Session,
    plan: &PlanFile,
    options: &Options,
) -> Result<(), ApplyError> {
    let what = "cannot look for what hangs on the columns";
    let during = |e: Fault| e.during(what);
    let mut due: Vec<CheckFile> = Vec::new();
    for check in &plan.preflight {
        // Once the names are exchanged, the new column has the name that the check asks for, and its rules and indexes have
        // the names that it knows.
        let Some(title) = check.title.strip_suffix(fate(Otherwise::StaysBehind)) else {
            continue;
        };
        let asks = |b: &&BatchFile| {
            b.sql
                .iter()
                .any(|sql| sql.contains(fate(Otherwise::GoesBack)))
        };
        let step = plan.steps.iter().find(|s| s.number == check.step);
        let Some(batch) = step.and_then(|s| s.rollback.iter().find(asks)) else {
            continue;
        };
        let undone = holds(&session.watch, &[&batch.done])
            .await
            .map_err(during)?;
        let swapped = step.and_then(|s| s.forward.first()).map(|b| &b.done);
        let swapped: Vec<&Condition> = swapped.into_iter().collect();
        let swapped = holds(&session.watch, &swapped).await.map_err(during)?;
        if undone == [false] && swapped == [true] {
            due.push(CheckFile {
                title: format!("{title}{}", fate(Otherwise::GoesBack)),
                ..check.clone()
            });
        }
    }
    if due.is_empty() {
        return Ok(());
    }
    let results = preflight::run(&session.ddl, &due)
        .await
        .map_err(|e| Fault::Lost(e.to_string()).during(what))?;
    let checks = results.len();
    let found: Vec<Checked> = results.into_iter().filter(|c| c.rows > 0).collect();
    if found.is_empty() {
        return Ok(());
    }
    Err(Unfit {
        found,
        checks,
        path: path(plan, options),
        direction: Direction::Rollback,
    }
    .into())
}

/// A check is due while its step, or one that finishes what the step began on the same object, is not
/// done: a rule that is there as NOT VALID still has its rows before it.
async fn due<'p>(
    session: &Session,
    plan: &'p PlanFile,
    options: &Options,
) -> Result<Vec<&'p CheckFile>, Fault> {
    let own: BTreeSet<u32> = plan.preflight.iter().map(|c| c.step).collect();
    let run = steps(plan, options, Direction::Forward);
    let begun: std::collections::BTreeMap<u32, &StepFile> = run
        .iter()
        .filter(|s| own.contains(&s.number))
        .map(|s| (s.number, *s))
        .collect();
    // For each step of interest: the checked steps that it stands for.
    let mut asked: Vec<(&Condition, Vec<u32>)> = Vec::new();
    for step in run {
        let mut stands_for: Vec<u32> = step
            .depends_on
            .iter()
            .filter_map(|d| begun.get(&d.step))
            .filter(|b| b.subjects.iter().any(|s| step.subjects.contains(s)))
            .map(|b| b.number)
            .collect();
        if own.contains(&step.number) {
            stands_for.push(step.number);
        }
        if !stands_for.is_empty() {
            asked.extend(step.forward.iter().map(|b| (&b.done, stands_for.clone())));
        }
    }
    let mut open = BTreeSet::new();
    for chunk in asked.chunks(CHUNK) {
        let tests: Vec<&Condition> = chunk.iter().map(|(c, _)| *c).collect();
        let answers = holds(&session.watch, &tests).await?;
        for ((_, numbers), done) in chunk.iter().zip(answers) {
            if !done {
                open.extend(numbers.iter().copied());
            }
        }
    }
    Ok(plan
        .preflight
        .iter()
        .filter(|c| open.contains(&c.step))
        .collect())
}
