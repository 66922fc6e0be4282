//! One transaction of a run with what surrounds it: the journal's line, a lost connection, the report
//! of where it stopped.

use std::time::{Duration, Instant};

use super::batch::Broke;
use super::error::{ApplyError, Fault, ServerError};
use super::guard;
use super::journal::Journal;
use super::progress::Event;
use super::run::{Engine, command, path, steps};
use super::session::{Session, connect};
use super::stopped::{Aftermath, Cause, Stopped};
use super::target::Target;
use super::unrecorded;
use crate::ddl::Sync;
use crate::plan::condition::Condition;
use crate::plan::file::{BatchFile, StepFile, UndoCheckFile};
use crate::render::files::{Direction, step_path};
use crate::render::quote::{ident_as_printed, qname};

/// The name of the CHECK that proves two columns the same ends so.
const SAME: &str = "__lockstep_same";
/// How long a lost server is given to come back.
const COMEBACK: Duration = Duration::from_secs(20);

impl<T: Target> Engine<'_, T> {
    pub(super) async fn run_batch(
        &mut self,
        step: &StepFile,
        at: usize,
        number: usize,
        batch: &BatchFile,
    ) -> Result<(), ApplyError> {
        if self.options.stopping() {
            return Err(self.stopped(
                step,
                at,
                Broke::Stop {
                    cause: Cause::Interrupted,
                    statement: None,
                    aftermath: Aftermath::NotStarted,
                },
            ));
        }
        if self.session.watch.is_closed() {
            // The first connection will tell if the server is gone altogether.
            if let Ok((watch, facts)) = connect(self.target, "lockstep watch").await {
                self.session.watch = watch;
                self.session.watch_pid = facts.pid;
            }
        }
        let mut reconnected = false;
        loop {
            let row = self.note_begin(step, number).await;
            match self.execute(batch).await {
                Ok(()) => {
                    self.note_end(row, "done", None).await;
                    return Ok(());
                }
                Err(Broke::Lost(why)) if !reconnected => {
                    reconnected = true;
                    self.reconnect(step, at, why).await?;
                    // It may have succeeded without our hearing of it.
                    if self.hold(&[&batch.done]).await.is_ok_and(|a| a == [true]) {
                        self.note_end(row, "done", None).await;
                        return Ok(());
                    }
                    self.note_end(row, "lost", None).await;
                }
                Err(broke) => {
                    if let Broke::Stop { cause, .. } = &broke {
                        let (outcome, error) = match cause {
                            Cause::Server(e) => ("failed", Some(e.clone())),
                            Cause::Interrupted => ("interrupted", None),
                            Cause::Locks { .. } => ("gave up waiting for locks", None),
                            Cause::Prepared { .. }
                            | Cause::NotDone(_)
                            | Cause::OtherIndex { .. }
                            | Cause::BeingBuilt { .. }
                            | Cause::Lost(_) => ("failed", None),
                        };
                        self.note_end(row, outcome, error.as_ref()).await;
                    }
                    let mut error = self.stopped(step, at, broke);
                    if let ApplyError::Stopped(stopped) = &mut error {
                        stopped.earlier = number;
                    }
                    return Err(error);
                }
            }
        }
    }

    /// New connections, the lock again: once for each loss.
    pub(super) async fn reconnect(
        &mut self,
        step: &StepFile,
        at: usize,
        why: String,
    ) -> Result<(), ApplyError> {
        self.reporter.report(&Event::Reconnecting(why.clone()));
        let start = Instant::now();
        let mut pause = Duration::from_millis(100);
        let session = loop {
            match Session::open(self.target, self.plan).await {
                Ok(session) => break session,
                Err(ApplyError::Refused(refusal)) => return Err(refusal.into()),
                Err(_) if start.elapsed() < COMEBACK && !self.options.stopping() => {
                    self.options.pause(pause).await;
                    pause = (pause * 2).min(Duration::from_secs(2));
                }
                Err(_) => return Err(self.stopped(step, at, Broke::Lost(why))),
            }
        };
        // The lost session may still be at work: it has the lock until it notices.
        guard::acquire(&session, self.options, self.reporter).await?;
        self.session = session;
        Ok(())
    }

    pub(super) fn stopped(&self, step: &StepFile, at: usize, broke: Broke) -> ApplyError {
        let (cause, statement, aftermath) = match broke {
            Broke::Lost(why) => (Cause::Lost(why), None, Aftermath::Unknown),
            Broke::Stop {
                cause,
                statement,
                aftermath,
            } => (cause, statement, aftermath),
        };
        let rows = match self.direction {
            Direction::Forward => Vec::new(),
            Direction::Rollback => step.undo_checks.clone(),
        };
        let sqlstate = match &cause {
            Cause::Server(e) => e.sqlstate.as_str(),
            Cause::Locks { .. }
            | Cause::Prepared { .. }
            | Cause::NotDone(_)
            | Cause::OtherIndex { .. }
            | Cause::BeingBuilt { .. }
            | Cause::Interrupted
            | Cause::Lost(_) => "",
        };
        // check_violation
        let violated = statement.as_deref().filter(|_| sqlstate == "23514");
        let (cure, rows) = in_the_way(step, violated, rows);
        ApplyError::Stopped(Box::new(Stopped {
            plan: self.plan.name.clone(),
            path: path(self.plan, self.options),
            direction: self.direction,
            total: steps(self.plan, self.options, self.direction).len(),
            before: at,
            step: step.number,
            title: step.title.clone(),
            file: step_path(step, self.direction),
            statement,
            cause,
            aftermath,
            rows,
            cure,
            earlier: 0,
            role: self.session.facts.role.clone(),
            resume: command(self.plan, self.options, self.direction),
            back: (self.direction == Direction::Forward && self.plan.no_way_back().is_empty())
                .then(|| command(self.plan, self.options, Direction::Rollback)),
        }))
    }

    async fn note_begin(&self, step: &StepFile, batch: usize) -> Option<(Journal, i64)> {
        let journal = self.journal?;
        let effects: Vec<String> = match self.direction {
            Direction::Forward => step.forward.get(batch).map(unrecorded::effects),
            Direction::Rollback => {
                Some(step.forward.iter().flat_map(unrecorded::effects).collect())
            }
        }
        .unwrap_or_default();
        let noted = journal
            .begin(
                &self.session.watch,
                self.direction,
                (step.number, &step.file),
                batch,
                &effects,
            )
            .await;
        match noted {
            Ok(row) => Some((journal, row)),
            Err(e) => {
                self.journal_failed(&e);
                None
            }
        }
    }

    async fn note_end(
        &self,
        row: Option<(Journal, i64)>,
        outcome: &str,
        error: Option<&ServerError>,
    ) {
        if let Some((journal, row)) = row {
            let noted = journal.end(&self.session.watch, row, outcome, error).await;
            if let Err(e) = noted {
                self.journal_failed(&e);
            }
        }
    }

    fn journal_failed(&self, fault: &Fault) {
        self.reporter.report(&Event::Warning(format!(
            "the journal could not be written: {}; going on without that line",
            fault.words()
        )));
    }
}

/// Of what a step's rollback asks of the rows: what the statement that was refused asks, and what brings two columns in step
/// where it asks that.
fn in_the_way(
    step: &StepFile,
    violated: Option<&str>,
    rows: Vec<UndoCheckFile>,
) -> (Option<String>, Vec<UndoCheckFile>) {
    let sync = step.rollback.iter().find_map(|b| sync(&b.done));
    let (Some(sync), Some(statement)) = (sync, violated) else {
        return (None, rows);
    };
    let old = ident_as_printed(sync.columns.to.as_str());
    let asks = |sql: &str| sql.contains("IS DISTINCT FROM") && sql.contains(old.as_str());
    let (same, rules): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|r| r.sql.as_deref().is_some_and(asks));
    if !statement.contains(SAME) {
        return (None, rules);
    }
    let column = ident_as_printed(sync.columns.from.as_str());
    let cure = format!(
        "UPDATE {} SET {column} = {column} WHERE {column}::text IS DISTINCT FROM {old}",
        qname(&sync.table)
    );
    (Some(cure), same)
}

fn sync(condition: &Condition) -> Option<Sync> {
    if let Condition::All(list) | Condition::Any(list) = condition {
        return list.iter().find_map(sync);
    }
    condition.as_sync()
}
