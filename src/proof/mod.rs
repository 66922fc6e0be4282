//! What a scratch server showed of a plan: locks really taken, scans really made, states really left; and whether
//! that is what the plan claims.
//!
//! Values only: `pg::prove` measures, [`judge`] compares, the command writes `proof.json`. It knows no server and
//! prints nothing.

pub mod judge;

use serde::{Deserialize, Serialize};

use crate::plan::condition::ObjectRef;
use crate::plan::file::{PlanFile, Proof, sha256};

/// The format of `proof.json` that this version writes.
pub const FORMAT: u32 = 1;

/// `proof.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProofFile {
    /// Format number.
    pub format: u32,
    /// Version of Lockstep that proved.
    pub lockstep: String,
    /// The plan's name.
    pub plan: String,
    /// sha256 of what was executed: [`executed`].
    pub executed: String,
    /// The verdict.
    pub verdict: Proof,
    /// Why the verdict is not `proved`; empty when it is.
    pub findings: Vec<Finding>,
    /// `server_version_num` of the scratch server.
    pub server_version_num: u32,
    /// Where its schema came from, in words.
    pub source: String,
    /// What the proof could not cover, a sentence each.
    pub not_covered: Vec<String>,
    /// Prefixes of the plan whose rollback was shown to end in the state before.
    pub prefixes: u32,
    /// What was measured, in the order of execution: all steps forward, then all of them back.
    pub batches: Vec<BatchMeasured>,
    /// How long the whole proof took, in ms.
    pub milliseconds: u64,
}

/// sha256 of what a plan executes, so that a proof is known to be of this plan.
///
/// # Errors
/// Never for values that this crate makes; JSON can fail in principle.
pub fn executed(plan: &PlanFile) -> Result<String, serde_json::Error> {
    Ok(sha256(&serde_json::to_string(&plan.steps)?))
}

/// Which way a transaction goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Towards the declaration.
    Forward,
    /// Back.
    Rollback,
}

impl Way {
    /// In a sentence: `step 3, rollback`.
    pub fn word(self) -> &'static str {
        match self {
            Way::Forward => "forward",
            Way::Rollback => "rollback",
        }
    }
}

/// One transaction as it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchMeasured {
    /// Number of the step.
    pub step: u32,
    /// Which way.
    pub way: Way,
    /// Which transaction of the step, from 0.
    pub batch: u32,
    /// Its done-test held before: nothing was executed.
    pub skipped: bool,
    /// In order.
    pub statements: Vec<StatementMeasured>,
    /// What another session could do while the locks were held.
    pub behaviour: Vec<Behaviour>,
    /// How long the statements took, in microseconds, on tables without rows.
    pub microseconds: u64,
}

/// One statement as it went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementMeasured {
    /// The strongest lock that the transaction held on each relation that was there before, after it.
    pub locks: Vec<LockSeen>,
    /// What it read, built or wrote as a whole.
    pub work: Vec<Work>,
    /// Locks on other things than relations: `object 2606`, `advisory`.
    pub other: Vec<String>,
}

/// A lock that was really taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockSeen {
    /// Schema of the relation.
    pub schema: String,
    /// Name of the relation.
    pub relation: String,
    /// The mode in the manual's words.
    pub mode: String,
    /// The table, where the relation is an index or a column's sequence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index_of: Option<String>,
}

/// A relation that was gone through.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// What was done.
    pub kind: WorkKind,
    /// `schema.table`; the index's name, or where it cannot be told which table is meant, as the server told it.
    pub on: String,
}

/// What takes as long as the table is large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkKind {
    /// Reads every row.
    Scan,
    /// Builds an index.
    Build,
    /// Writes every row anew.
    Rewrite,
}

impl WorkKind {
    /// `scans`, `builds`, `rewrites`.
    pub fn verb(self) -> &'static str {
        match self {
            WorkKind::Scan => "scans",
            WorkKind::Build => "builds",
            WorkKind::Rewrite => "rewrites",
        }
    }
}

/// What a second session met on a table while the locks were held (`lock_timeout` of 1 ms).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
    /// Schema of the table.
    pub schema: String,
    /// The table.
    pub relation: String,
    /// SELECT was stopped.
    pub stops_select: bool,
    /// INSERT was stopped.
    pub stops_insert: bool,
    /// SELECT FOR UPDATE was stopped.
    pub stops_for_update: bool,
}

/// Why a plan is not proved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The step, where it is about one.
    pub step: Option<u32>,
    /// Which way.
    pub way: Option<Way>,
    /// Which kind of fault.
    pub kind: Fault,
    /// A sentence.
    pub message: String,
}

/// Kinds of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// A statement failed.
    Failed,
    /// After it, its done-test does not hold.
    NotDone,
    /// A lock was taken that the plan does not claim, or claimed and not taken.
    Lock,
    /// A scan, build or rewrite under a lock that stops writes or reads.
    LongUnderLock,
    /// Another session was stopped, or was not, against what the lock says.
    Behaviour,
    /// A state is not the one that it must be.
    State,
    /// The folder is not as it was planned.
    Edited,
}

/// An object as the observer names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// `table`, `constraint`, …
    pub kind: String,
    /// Its schema; empty where there is none.
    pub schema: String,
    /// Its table; empty where there is none.
    pub relation: String,
    /// Its name; empty for a table itself.
    pub name: String,
}

impl Identity {
    /// As the observer's query writes it.
    pub fn key(&self) -> String {
        format!(
            "{}|{}|{}|{}",
            self.kind, self.schema, self.relation, self.name
        )
    }
}

impl std::fmt::Display for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts = [&self.schema, &self.relation, &self.name];
        let named: Vec<&str> = parts
            .iter()
            .filter(|p| !p.is_empty())
            .map(|p| p.as_str())
            .collect();
        write!(f, "{} {}", self.kind, named.join("."))
    }
}

impl From<&ObjectRef> for Identity {
    fn from(object: &ObjectRef) -> Identity {
        let make = |kind: &str, schema: &str, relation: &str, name: &str| Identity {
            kind: kind.to_owned(),
            schema: schema.to_owned(),
            relation: relation.to_owned(),
            name: name.to_owned(),
        };
        match object {
            ObjectRef::Extension { name } => make("extension", "", "", name),
            ObjectRef::Enum { schema, name } => make("enum", schema, "", name),
            ObjectRef::Table { schema, table } => make("table", schema, table, ""),
            ObjectRef::Column {
                schema,
                table,
                column,
            } => make("column", schema, table, column),
            ObjectRef::Constraint {
                schema,
                table,
                name,
            } => make("constraint", schema, table, name),
            ObjectRef::Index {
                schema,
                table,
                name,
            } => make("index", schema, table, name),
        }
    }
}

/// One object in which two states differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The object.
    pub object: String,
    /// What the server must print of it; `None`: it must not be there.
    pub wanted: Option<String>,
    /// What it prints; `None`: it is not there.
    pub found: Option<String>,
}
