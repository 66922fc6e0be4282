//! Executing a plan against a database, going on where an earlier run stopped, and undoing it.
//!
//! The truth is in the catalog: every transaction has a done-test that is asked before and after, so
//! a run that was killed anywhere is repeated without a journal. The journal is for people.
//! Knows neither YAML nor how to connect or introspect: a [`Target`] does both.

mod batch;
mod begun;
mod check;
mod engine;
mod error;
mod expected;
mod fill;
mod gone;
mod grown;
mod guard;
mod index;
mod journal;
mod leftovers;
mod lines;
mod mend;
mod options;
mod phases;
mod preview;
mod progress;
mod retry;
mod rights;
mod run;
mod session;
mod stale;
mod standing;
mod status;
mod stopped;
mod target;
mod trees;
mod unrecorded;
mod verify;
mod watch;
mod watched;
mod way_back;
mod words;

pub use begun::begun;
pub use check::Unfit;
pub use error::{ApplyError, Refusal, ServerError};
pub use fill::{FILLING, HELD_ROWS};
pub use gone::settled;
pub use guard::Holder;
pub use leftovers::Leftover;
pub use lines::Line;
pub use options::{Journaling, Options, Preflight, Queries, Unproved};
pub use phases::PhaseEnd;
pub use preview::{Preview, PreviewBatch, PreviewStep, preview};
pub use progress::{Event, Reporter, Silent, StepRef, seconds};
pub use retry::{Backoff, Policy};
pub use run::{
    Applied, Outcome, StepReport, apply, rollback, rollback_keeps, rollback_losses, steps_of_run,
    title as title_of_step,
};
pub use stale::{Stale, StaleError, check as check_stale};
pub use standing::{Standing, UnderWay, standing};
pub use status::{RunRecord, Status, status};
pub use stopped::{Aftermath, Cause, Stopped};
pub use target::{Failure, Target};
pub use unrecorded::{Unrecorded, unrecorded};
pub use verify::{PhaseState, Verified, VerifiedPhase, VerifiedStep, verify};
pub use watch::{Blocker, BuildProgress};
pub use way_back::no_way_back;
pub use words::condition as condition_in_words;
