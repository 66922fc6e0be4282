//! What can go wrong while a plan is executed, with what the user needs to go on.

use std::fmt;
use std::time::Duration;

use super::check::Unfit;
use super::guard::Holder;
use super::progress::seconds;
use super::stale::StaleError;
use super::target::Failure;
use super::watch::Blocker;
use crate::plan::file::{UndoCheckFile, WayBackFile};
use crate::render::files::{Direction, undo_check};
use crate::render::quote::literal;

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
        "the plan was made for PostgreSQL {plan}, this is {live}\n  help: plan again: what is safe differs between major versions"
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
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.sqlstate)?;
        if let Some(detail) = &self.detail {
            write!(f, "\n  detail: {detail}")?;
        }
        if let Some(hint) = &self.hint {
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

/// A step that did not succeed, and where that leaves the database.
#[derive(Debug)]
pub struct Stopped {
    /// The plan's name.
    pub plan: String,
    /// Its folder as it is typed in a shell.
    pub path: String,
    /// Forward or back.
    pub direction: Direction,
    /// Steps of this run.
    pub total: usize,
    /// Steps that were done with before the one that stopped, in this run or earlier.
    pub before: usize,
    /// The step's number.
    pub step: u32,
    /// Its title.
    pub title: String,
    /// Its file inside the plan folder.
    pub file: String,
    /// The statement.
    pub statement: Option<String>,
    /// Why.
    pub cause: Cause,
    /// What is left of the transaction.
    pub aftermath: Aftermath,
    /// Of a rollback: what the step asks of the rows.
    pub rows: Vec<UndoCheckFile>,
    /// The command that goes on.
    pub resume: String,
}

/// Why a step stopped.
#[derive(Clone, Debug)]
pub enum Cause {
    /// The server refused the statement.
    Server(ServerError),
    /// The locks could not be had.
    Locks {
        /// Tries that were made.
        tries: u32,
        /// Time spent.
        waited: Duration,
        /// Who held them when it was last looked.
        blockers: Vec<Blocker>,
    },
    /// A prepared transaction holds the lock: no wait ends that.
    Prepared {
        /// Their names.
        gids: Vec<String>,
    },
    /// No error, and yet the catalog does not show the effect; the done-test in words.
    NotDone(String),
    /// An index of the name exists and is another one.
    OtherIndex {
        /// Its name.
        index: String,
        /// Its definition.
        live: String,
        /// What the plan builds.
        planned: String,
    },
    /// Another session builds the index.
    BeingBuilt {
        /// Its name.
        index: String,
        /// The session.
        pid: i32,
    },
    /// The user asked to stop.
    Interrupted,
    /// The connection was lost and could not be had again.
    Lost(String),
}

/// What is left of the transaction that did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aftermath {
    /// Nothing.
    RolledBack,
    /// Nothing was begun.
    NotStarted,
    /// Maybe an INVALID index of this name, which the next run removes.
    InvalidIndex(String),
    /// Statements outside of a transaction: those before the failed one stay.
    Partly,
    /// A block committed part by part: its parts before the failure stay.
    Filled,
    /// The connection is gone; the next run asks the catalog.
    Unknown,
}

/// Lines of a statement that a message shows: its file, which is named, has all of them.
const SHOWN: usize = 6;

/// A statement, or the first lines of a long one.
fn beginning(statement: &str) -> String {
    let lines: Vec<&str> = statement.lines().collect();
    let hidden = lines.len().saturating_sub(SHOWN);
    if hidden < 2 {
        return statement.to_owned();
    }
    let shown = lines.get(..SHOWN).unwrap_or(&lines).join("\n");
    format!("{shown}\n    … and {hidden} lines more in the file")
}

impl Stopped {
    /// Did rows violate a rule that an earlier step has put in force as NOT VALID? 23514 is
    /// check_violation, 23503 foreign_key_violation, 23502 not_null_violation (from 18 on).
    fn is_unproved_rule(&self) -> bool {
        let violated = match &self.cause {
            Cause::Server(e) => ["23514", "23503", "23502"].contains(&e.sqlstate.as_str()),
            Cause::Locks { .. }
            | Cause::Prepared { .. }
            | Cause::NotDone(_)
            | Cause::OtherIndex { .. }
            | Cause::BeingBuilt { .. }
            | Cause::Interrupted
            | Cause::Lost(_) => false,
        };
        violated
            && self.direction == Direction::Forward
            && self
                .statement
                .as_ref()
                .is_some_and(|s| s.contains("VALIDATE CONSTRAINT"))
    }
}

impl Stopped {
    /// Rows in the way of a rollback: class 23 is integrity constraint violation, 22 data exception.
    fn rows_in_the_way(&self) -> &[UndoCheckFile] {
        match &self.cause {
            Cause::Server(e) if e.sqlstate.starts_with("23") || e.sqlstate.starts_with("22") => {
                &self.rows
            }
            Cause::Server(_)
            | Cause::Locks { .. }
            | Cause::Prepared { .. }
            | Cause::NotDone(_)
            | Cause::OtherIndex { .. }
            | Cause::BeingBuilt { .. }
            | Cause::Interrupted
            | Cause::Lost(_) => &[],
        }
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let undoing = match self.direction {
            Direction::Forward => "",
            Direction::Rollback => "undoing ",
        };
        write!(f, "{undoing}step {} ({}) stopped: ", self.step, self.title)?;
        match &self.cause {
            Cause::Server(e) => write!(f, "{e}")?,
            Cause::Locks {
                tries,
                waited,
                blockers,
            } => {
                let word = if *tries == 1 { "try" } else { "tries" };
                let waited = seconds(*waited);
                match tries {
                    0 => write!(
                        f,
                        "open transactions hold its locks; waited {waited} for them to end, without asking for the locks"
                    )?,
                    _ => write!(
                        f,
                        "its locks could not be had in {tries} {word} over {waited}"
                    )?,
                }
                for b in blockers {
                    write!(f, "\n  blocked by {b}")?;
                }
            }
            Cause::Prepared { gids } => write!(
                f,
                "a prepared transaction holds its lock and no wait ends that: {}{}",
                gids.join(", "),
                gids.iter().fold(String::new(), |mut out, gid| {
                    let name = literal(gid);
                    out.push_str(&format!(
                        "\n  help: COMMIT PREPARED {name} or ROLLBACK PREPARED {name}, whichever its owner says"
                    ));
                    out
                })
            )?,
            Cause::NotDone(words) => write!(
                f,
                "the server reported success, but its done-test fails: {words}"
            )?,
            Cause::OtherIndex {
                index,
                live,
                planned,
            } => write!(
                f,
                "index `{index}` exists and is not the plan's\n  live:    {live}\n  planned: {planned}\n  help: drop or rename it, then plan again"
            )?,
            Cause::BeingBuilt { index, pid } => write!(
                f,
                "another session (pid {pid}) is building index `{index}`\n  help: wait for it, then run this again"
            )?,
            Cause::Interrupted => write!(f, "interrupted")?,
            Cause::Lost(why) => write!(f, "the connection was lost: {why}")?,
        }
        write!(f, "\n  file: {}", self.file)?;
        if let Some(statement) = &self.statement {
            write!(f, "\n  statement: {}", beginning(statement))?;
        }
        match &self.aftermath {
            Aftermath::RolledBack => {
                write!(f, "\n  state: the step's transaction was rolled back")?
            }
            Aftermath::NotStarted => write!(f, "\n  state: nothing of this step was begun")?,
            Aftermath::InvalidIndex(name) => write!(
                f,
                "\n  state: index `{name}` may be left INVALID; the next run removes it and builds it again"
            )?,
            Aftermath::Partly => {
                write!(
                    f,
                    "\n  state: statements before the failed one are in force"
                )?;
            }
            Aftermath::Filled => {
                write!(
                    f,
                    "\n  state: what was filled stays; the next run goes on with the rest"
                )?;
            }
            Aftermath::Unknown => {
                write!(f, "\n  state: not known; the next run asks the catalog")?;
            }
        }
        if self.is_unproved_rule() {
            write!(
                f,
                "\n  meanwhile: the NOT VALID rule is in force for new rows, and an UPDATE of a row that violates it fails\n  help: `lockstep preflight {}` finds the rows",
                self.path
            )?;
        }
        for check in self.rows_in_the_way() {
            write!(
                f,
                "\n  rows: what the plan took away cannot come back over rows that were written since; {}",
                undo_check(check)
            )?;
            if let Some(sql) = &check.sql {
                write!(
                    f,
                    "\n  help: mend or remove the rows that this finds, then go on: {sql}"
                )?;
            }
        }
        let done = match self.direction {
            Direction::Forward => "are in force",
            Direction::Rollback => "are undone",
        };
        write!(
            f,
            "\n  so far: {} of {} steps {done}\n  to go on: {}",
            self.before, self.total, self.resume
        )
    }
}
