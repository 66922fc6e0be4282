//! A step that did not succeed: why, where that leaves the database, and how it goes on from there.

use std::fmt;
use std::time::Duration;

use super::error::ServerError;
use super::mend;
use super::progress::seconds;
use super::rights;
use super::watch::Blocker;
use crate::plan::file::UndoCheckFile;
use crate::render::files::{Direction, undo_check};
use crate::render::quote::literal;

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
    /// Of a rollback that has the server prove that two columns say the same: the statement that brings them in step.
    pub cure: Option<String>,
    /// Transactions of the step before the one that stopped.
    pub earlier: usize,
    /// The role that executes.
    pub role: String,
    /// The command that goes on.
    pub resume: String,
    /// Forward: the command that takes back what is in force, where there is a way back.
    pub back: Option<String>,
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
    /// What has to be done by hand before this can go on: until then it stops here again.
    fn mended_by_hand(&self) -> Option<mend::ByHand> {
        match &self.cause {
            Cause::Server(e) => mend::by_hand(e),
            Cause::Locks { .. }
            | Cause::Prepared { .. }
            | Cause::NotDone(_)
            | Cause::OtherIndex { .. }
            | Cause::BeingBuilt { .. }
            | Cause::Interrupted
            | Cause::Lost(_) => None,
        }
    }

    /// What would give the role the right that it lacks, where the server's words tell.
    fn right_that_is_missing(&self) -> Option<String> {
        match &self.cause {
            Cause::Server(e) if mend::by_hand(e) == Some(mend::ByHand::Right) => {
                rights::missing(&e.message, self.statement.as_deref()?, &self.role)
            }
            Cause::Server(_)
            | Cause::Locks { .. }
            | Cause::Prepared { .. }
            | Cause::NotDone(_)
            | Cause::OtherIndex { .. }
            | Cause::BeingBuilt { .. }
            | Cause::Interrupted
            | Cause::Lost(_) => None,
        }
    }

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
            Aftermath::RolledBack if self.earlier > 0 => write!(
                f,
                "\n  state: this transaction was rolled back; what earlier ones of the step did stays"
            )?,
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
        if let Some(cure) = &self.cure {
            write!(
                f,
                "\n  rows: what was written past the trigger is in one column alone"
            )?;
            for sql in self.rows.iter().filter_map(|r| r.sql.as_ref()) {
                write!(f, "\n  this finds them: {sql}")?;
            }
            write!(
                f,
                "\n  help: write these rows once more, which brings both columns in step, then go on: {cure}"
            )?;
        }
        let rows = self.rows_in_the_way();
        for check in rows.iter().filter(|_| self.cure.is_none()) {
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
        let mended = self.mended_by_hand();
        if let Some(mend) = mended {
            if let Some(right) = self.right_that_is_missing() {
                write!(f, "\n  help: {right}")?;
            }
            write!(f, "\n  help: {}", mend.help())?;
        }
        let done = match self.direction {
            Direction::Forward => "are in force",
            Direction::Rollback => "are undone",
        };
        write!(
            f,
            "\n  so far: {} of {} steps {done}",
            self.before, self.total
        )?;
        match mended {
            None => write!(f, "\n  to go on: {}", self.resume),
            Some(_) => {
                write!(f, "\n  to go on, after that: {}", self.resume)?;
                match &self.back {
                    Some(back) => write!(
                        f,
                        "\n  or back: {back}, and then `lockstep plan` for a plan that knows what is there now"
                    ),
                    None => Ok(()),
                }
            }
        }
    }
}
