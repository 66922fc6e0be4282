//! What a run of `apply` or `rollback` may be told.

use std::time::Duration;

use tokio::sync::watch;

/// Is what happens written down in the target's schema `lockstep`?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journaling {
    /// Yes; refused where the role may not.
    On,
    /// No (`--no-journal`): done-tests are enough to go on after a failure.
    Off,
}

/// Are the plan's data checks run before the first step?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preflight {
    /// Those of the steps that are left; rows in the way are a refusal.
    Run,
    /// No (`--no-preflight`): the server finds such rows when it proves the rule, after the steps
    /// before it.
    Skip,
}

/// A plan whose proof failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unproved {
    /// Refused.
    Refuse,
    /// `--allow unproved`.
    Allow,
}

/// Are the queries of blocking sessions shown?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queries {
    /// Their first 80 characters.
    Show,
    /// Not at all: they may hold data.
    Hide,
}

/// See the fields; [`Options::default`] is what the command line starts from.
#[derive(Clone, Debug)]
pub struct Options {
    /// The plan folder as the user gave it: for the command that goes on.
    pub plan_path: String,
    /// Stop after this phase.
    pub phase: Option<u32>,
    /// What to do with a plan whose proof failed.
    pub unproved: Unproved,
    /// Run the data checks first?
    pub preflight: Preflight,
    /// How long one data check may take: more is a warning, since the server proves the rule anyway.
    pub check_timeout: Duration,
    /// Write the journal?
    pub journal: Journaling,
    /// How long one transaction may try to get its locks, waits and pauses together (`--lock-wait`).
    pub lock_wait: Duration,
    /// How long to wait for another run of Lockstep on the same database.
    pub turn_wait: Duration,
    /// A transaction older than this that holds a conflicting lock is waited for before a strong
    /// lock is asked for.
    pub old_transaction: Duration,
    /// Show the blocking sessions' queries?
    pub queries: Queries,
    /// Seed of the pauses' jitter.
    pub seed: u64,
    /// Becomes true when the user wants to stop (Ctrl-C): the statement is cancelled and undone.
    pub stop: Option<watch::Receiver<bool>>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            plan_path: String::new(),
            phase: None,
            unproved: Unproved::Refuse,
            preflight: Preflight::Run,
            check_timeout: Duration::from_secs(60),
            journal: Journaling::On,
            lock_wait: Duration::from_secs(600),
            turn_wait: Duration::from_secs(60),
            old_transaction: Duration::from_secs(5),
            queries: Queries::Show,
            seed: 1,
            stop: None,
        }
    }
}

impl Options {
    /// Has the user asked to stop?
    pub(crate) fn stopping(&self) -> bool {
        self.stop.as_ref().is_some_and(|s| *s.borrow())
    }

    /// Ends when the user asks to stop; never where nobody can.
    pub(crate) async fn stopped(&self) {
        if let Some(stop) = &self.stop {
            let mut stop = stop.clone();
            if stop.wait_for(|s| *s).await.is_ok() {
                return;
            }
        }
        std::future::pending().await
    }

    /// Sleeps, or less when the user asks to stop.
    pub(crate) async fn pause(&self, pause: Duration) {
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = self.stopped() => {}
        }
    }
}
