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
use crate::pg::preflight::{self, Checked, Next};
use crate::plan::condition::Condition;
use crate::plan::file::{CheckFile, PlanFile, StepFile};
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
}

impl std::error::Error for Unfit {}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 10;
        write!(
            f,
            "{} of {} data checks found rows in the way; nothing was changed",
            self.found.len(),
            self.checks
        )?;
        for c in self.found.iter().take(MOST) {
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
