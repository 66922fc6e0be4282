//! What can go wrong while a plan is executed, with what the user needs to go on.

use std::fmt;
use std::time::Duration;

use super::check::Unfit;
use super::guard::Holder;
use super::mend;
use super::progress::seconds;
use super::stale::StaleError;
use super::stopped::Stopped;
use super::target::Failure;
use crate::plan::file::WayBackFile;

/// Why `apply`, `rollback`, `verify` or `status` ended early.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// No connection at the start.
    #[error("cannot connect: {0}")]
    Connect(Failure),
    /// Refused before anything was executed.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The database is not the one that was planned for.
    #[error("{0}")]
    Stale(#[from] StaleError),
    /// Rows are in the way of rules that the plan adds.
    #[error("{0}")]
    Unfit(#[from] Unfit),
    /// Another run of Lockstep has the database.
    #[error("another run of lockstep holds this database{}; waited {}\n  help: wait for it: `lockstep status` shows how far it got. One whose program is gone ends with its statement, or at once by {}", holder.as_ref().map_or(String::new(), |h| format!(": {h}")), seconds(*waited), holder.as_ref().map_or("`pg_terminate_backend`".to_owned(), |h| format!("`SELECT pg_terminate_backend({})`", h.pid)))]
    Busy {
        /// Who holds the lock.
        holder: Option<Holder>,
        /// How long this run has waited.
        waited: Duration,
    },
    /// The server refused something outside of a step.
    #[error("{what}: {error}")]
    Server {
        /// What was being done.
        what: &'static str,
        /// Its words.
        error: ServerError,
    },
    /// The server refused the journal's objects, or a line of it.
    #[error(
        "the journal (schema `lockstep`) could not be made or opened: {0}\n  help: apply with --no-journal: nothing but the history is lost"
    )]
    Journal(ServerError),
    /// The catalog could not be read.
    #[error("cannot read the catalog: {0}")]
    Live(Failure),
    /// A step did not succeed.
    #[error("{0}")]
    Stopped(Box<Stopped>),
}

impl ApplyError {
    /// Exit code 1 (the user's input or choice) rather than 3 (the server or the system)?
    pub fn is_users(&self) -> bool {
        match self {
            ApplyError::Refused(_) | ApplyError::Stale(_) | ApplyError::Unfit(_) => true,
            ApplyError::Connect(_)
            | ApplyError::Busy { .. }
            | ApplyError::Server { .. }
            | ApplyError::Journal(_)
            | ApplyError::Live(_)
            | ApplyError::Stopped(_) => false,
        }
    }
}

/// Why nothing was executed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The scratch server has shown that the plan does not work.
    #[error(
        "the proof of this plan failed\n  help: see proof.json; to apply it all the same: --allow unproved"
    )]
    ProofFailed,
    /// What the rollback needs is gone.
    #[error(
        "plan `{plan}` cannot be rolled back any more; nothing was executed{}",
        gone.iter().fold(String::new(), |mut out, (step, way)| {
            out.push_str(&format!("\n  step {step:03}: {}\n  help: {}", way.gone, way.help));
            out
        })
    )]
    NoWayBack {
        /// The plan's name.
        plan: String,
        /// For each step that cannot be undone: its number, what has happened, what is possible.
        gone: Vec<(u32, WayBackFile)>,
    },
    /// Made for another database.
    #[error(
        "the plan was made for database `{plan}`, this is `{live}`\n  help: connect to `{plan}`, or plan against `{live}`"
    )]
    Database {
        /// In the plan.
        plan: String,
        /// Connected to.
        live: String,
    },
    /// Made for another major version.
    #[error(
        "the plan was made for PostgreSQL {plan}, this is {live}\n  help: plan again, since what is safe differs between major versions; the way back is a plan too, made here with the declaration as it was before"
    )]
    Major {
        /// In the plan.
        plan: u32,
        /// Connected to.
        live: u32,
    },
    /// A hot standby.
    #[error("this server is a standby: it can only be read\n  help: connect to the primary")]
    Standby,
    /// `default_transaction_read_only`.
    #[error(
        "transactions on this connection are read-only\n  help: see `default_transaction_read_only` of the role, the database and the server"
    )]
    ReadOnly,
    /// Transaction pooling.
    #[error(
        "this connection goes through a pooler that gives each transaction another session: locks and settings of a session do not hold there\n  help: connect to the server itself, or to a port with session pooling"
    )]
    Pooler,
    /// No right to keep the journal.
    #[error(
        "role `{role}` may not keep the journal (schema `lockstep`): {message}\n  help: {grant}\n  help: or apply with --no-journal: nothing but the history is lost"
    )]
    Journal {
        /// Who is connected.
        role: String,
        /// The server's words.
        message: String,
        /// What an owner of the database executes.
        grant: String,
    },
    /// An event trigger does not let the journal be made.
    #[error(
        "the journal (schema `lockstep`) could not be made: event trigger `{trigger}` (function {function}) refuses its tables: {message}\n  help: have it let objects of schema `lockstep` pass, or ALTER EVENT TRIGGER … DISABLE for the first run\n  help: or apply with --no-journal: nothing but the history is lost"
    )]
    JournalGuarded {
        /// The event trigger.
        trigger: String,
        /// Its function.
        function: String,
        /// The server's words.
        message: String,
    },
}

/// What the server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerError {
    /// SQLSTATE (manual, appendix A).
    pub sqlstate: String,
    /// The message.
    pub message: String,
    /// DETAIL: may hold values of rows; never goes into the journal.
    pub detail: Option<String>,
    /// HINT.
    pub hint: Option<String>,
    /// CONTEXT: the functions that ran. Never shown.
    pub context: Option<String>,
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.sqlstate)?;
        if let Some(detail) = &self.detail {
            // One line for each object that depends.
            write!(f, "\n  detail: {}", detail.replace('\n', "\n          "))?;
        }
        if let Some(hint) = self.hint.as_ref().filter(|_| !mend::hides_hint(self)) {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

/// A request that failed: the connection is gone, or the server said no.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    Lost(String),
    Server(ServerError),
}

impl From<tokio_postgres::Error> for Fault {
    fn from(e: tokio_postgres::Error) -> Fault {
        match e.as_db_error() {
            // admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout, class 08
            Some(db)
                if ["57P01", "57P02", "57P03", "57P05"].contains(&db.code().code())
                    || db.code().code().starts_with("08") =>
            {
                Fault::Lost(db.message().to_owned())
            }
            Some(db) => Fault::Server(ServerError {
                sqlstate: db.code().code().to_owned(),
                message: db.message().to_owned(),
                detail: db.detail().map(str::to_owned),
                hint: db.hint().map(str::to_owned),
                context: db.where_().map(str::to_owned),
            }),
            None => Fault::Lost(e.to_string()),
        }
    }
}

impl Fault {
    /// For requests outside of steps.
    pub(crate) fn during(self, what: &'static str) -> ApplyError {
        match self {
            Fault::Lost(why) => {
                ApplyError::Connect(Failure(format!("the connection was lost: {why}")))
            }
            Fault::Server(error) => ApplyError::Server { what, error },
        }
    }

    pub(crate) fn words(&self) -> String {
        match self {
            Fault::Lost(why) => why.clone(),
            Fault::Server(e) => e.to_string(),
        }
    }
}
