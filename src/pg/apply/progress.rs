//! What a run tells while it goes: events, for a terminal, a log or a test.

use std::time::Duration;

use super::guard::Holder;
use super::watch::{Blocker, BuildProgress};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// To be shown; the run goes on.
    Warning(String),
    /// Another run of Lockstep has the database.
    WaitingForTurn {
        /// Who.
        holder: Option<Holder>,
        /// Since when this run waits.
        waited: Duration,
    },
    /// A data check of the plan is about to run.
    Checking {
        /// What is looked for.
        title: String,
        /// Its place, from 1.
        position: usize,
        /// Checks of this run.
        total: usize,
    },
    /// No data check found a row that is in the way.
    Checked {
        /// Checks that ran to their end.
        checks: usize,
        /// How long they took together.
        elapsed: Duration,
    },
    /// The first transaction of a step is about to run.
    StepStarted(StepRef),
    /// Every done-test of the step held.
    StepSkipped(StepRef),
    /// The step is in force.
    StepDone {
        /// Which.
        step: StepRef,
        /// How long it took, waits included.
        elapsed: Duration,
    },
    /// The statement waits for a lock now.
    WaitingForLock {
        /// Who holds it.
        blockers: Vec<Blocker>,
        /// How long the try has run.
        waited: Duration,
    },
    /// Old transactions hold conflicting locks: the run waits without asking for the lock.
    WaitingOutside {
        /// Who holds them.
        blockers: Vec<Blocker>,
        /// How long it has waited.
        waited: Duration,
    },
    /// A block that fills a column has gone over the table: what is left are rows that others hold.
    RowsHeld {
        /// Who may hold them: transactions on the table from before that.
        blockers: Vec<Blocker>,
        /// How long it has gone over them again.
        waited: Duration,
    },
    /// Sessions whose snapshots an index build has to outwait.
    OldSnapshots(Vec<Blocker>),
    /// An index build advances.
    Build(BuildProgress),
    /// A try failed; there is another.
    Retrying {
        /// The pause before it.
        pause: Duration,
        /// Its number.
        attempt: u32,
        /// How many there are at most.
        of: u32,
        /// Why the last one failed.
        reason: String,
    },
    /// An interrupted build has left an INVALID index.
    DroppingInvalidIndex(String),
    /// The connection was lost.
    Reconnecting(String),
}

/// A step, for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRef {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its place in this run, from 1.
    pub position: usize,
    /// Steps of this run.
    pub total: usize,
}

/// Takes events. Called between and during statements, so it must not block.
pub trait Reporter {
    /// Something happened.
    fn report(&self, event: &Event);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Reporter for Silent {
    fn report(&self, _event: &Event) {}
}

/// A length of time for people: `340 ms`, `2.5 s`, `12 min 3 s`, `2 h 5 min`.
pub fn seconds(d: Duration) -> String {
    let s = d.as_secs();
    if d.as_millis() < 1000 {
        format!("{} ms", d.as_millis())
    } else if s < 60 {
        format!("{:.1} s", d.as_secs_f64())
    } else if s < 3600 {
        format!("{} min {} s", s / 60, s % 60)
    } else {
        format!("{} h {} min", s / 3600, s % 3600 / 60)
    }
}
