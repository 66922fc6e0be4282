//! plan.json: the plan as `apply`, `rollback`, `verify`, `status` and scripts read it.
//!
//! Versioned, complete on its own, and sealed: every other file of the folder by its sha256, this
//! one by [`PlanFile::digest`]. Nothing of the model leaks into it but names and SQL.

use std::collections::BTreeMap;
use std::io::{self, BufWriter};

use serde::{Deserialize, Serialize};

use super::condition::{Condition, ObjectRef};
pub(crate) use super::digest::Summing;
pub use super::digest::sha256;
pub use super::relation_file::RelationFile;

/// The format this version writes and the newest that it reads.
pub const FORMAT: u32 = 1;

/// The whole file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// Format number; readers refuse a newer one.
    pub format: u32,
    /// Version of Lockstep that wrote it.
    pub lockstep: String,
    /// The plan's name, which is its folder's.
    pub name: String,
    /// `current_database()` it was made for.
    pub database: String,
    /// `server_version_num` it was made for.
    pub server_version_num: u32,
    /// Whether a scratch server has executed it.
    pub proof: Proof,
    /// Hazard codes that were allowed when it was made.
    pub allowed: Vec<String>,
    /// Steps in the order of execution.
    pub steps: Vec<StepFile>,
    /// Queries that return no row when the data is fit for the plan.
    pub preflight: Vec<CheckFile>,
    /// What the planner noticed and no step does: see [`super::advice`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<String>,
    /// Live objects that the plan touches or rests on.
    pub objects: Vec<ObjectFile>,
    /// Partitioned tables whose partitions steps rest on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trees: Vec<TreeFile>,
    /// sha256 (hex) of every other file of the folder, by path with `/`.
    pub files: BTreeMap<String, String>,
    /// sha256 (hex) of this file with an empty digest: see [`PlanFile::seal`].
    pub digest: String,
}

/// What is known of the plan's execution on a scratch server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Made with `--no-prove`, or by a version that cannot prove.
    NotProved,
    /// The proof failed.
    Failed,
    /// Forward, rollback and forward again went as claimed.
    Proved,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepFile {
    /// From 1, in the order of execution.
    pub number: u32,
    /// The name of its two files without `.sql`: `007_check_humidity`.
    pub file: String,
    /// One line for people.
    pub title: String,
    /// Which declaration asks for it, and why this way.
    pub why: String,
    /// Its phase.
    pub phase: u32,
    /// The objects it changes.
    pub subjects: Vec<ObjectRef>,
    /// Steps that must come before it.
    pub depends_on: Vec<DependencyFile>,
    /// What its rollback gives back.
    pub undo: UndoFile,
    /// What its rollback asks of the rows: those written since the plan was applied may break it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undo_checks: Vec<UndoCheckFile>,
    /// What its rollback cannot do without, and somebody may have taken away on purpose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way_back: Option<Box<WayBackFile>>,
    /// What was refused without `--allow`.
    pub hazards: Vec<HazardFile>,
    /// Why it may go through a whole table under a strong lock without being a hazard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<ShortFile>,
    /// The YAML of another way that writes no table anew, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    /// Transactions forward, in order.
    pub forward: Vec<BatchFile>,
    /// Transactions back, in order.
    pub rollback: Vec<BatchFile>,
}

/// A data check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckFile {
    /// The step that would fail.
    pub step: u32,
    /// What is looked for.
    pub title: String,
    /// The query, without the semicolon.
    pub sql: String,
    /// What an error of the query says.
    #[serde(default, skip_serializing_if = "Asks::is_of_rule")]
    pub asks: Asks,
    /// The query that asks the same of rows that steps have changed meanwhile, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<LaterFile>,
}

/// What a data check asks of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Whether they keep a rule.
    #[default]
    Rule,
    /// Whether the server converts a value of each: an error that a value causes is an answer.
    Conversion,
}

impl Asks {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
    fn is_of_rule(&self) -> bool {
        *self == Asks::Rule
    }
}

/// A data check after some steps of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LaterFile {
    /// The steps whose effect the first query works out by itself. While some of them are done and some are not, there
    /// is no query.
    pub steps: Vec<u32>,
    /// The query once all of them are done, without the semicolon.
    pub sql: String,
}

/// An edge of the dependency graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DependencyFile {
    /// Number of the step that comes before.
    pub step: u32,
    /// Why.
    pub reason: String,
}

/// What a rollback gives back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum UndoFile {
    /// The state before, exactly.
    Exact,
    /// Nothing to do for this step alone: the text says which step's rollback covers it.
    Nothing(String),
    /// Something harmless stays: what, and why.
    Keeps(String),
    /// Something is lost: what.
    Loses(String),
    /// It cannot be undone: why.
    Impossible(String),
}

impl UndoFile {
    /// What a rollback leaves, and why.
    pub fn stays(&self) -> Option<&str> {
        match self {
            UndoFile::Keeps(why) | UndoFile::Impossible(why) => Some(why),
            UndoFile::Exact | UndoFile::Nothing(_) | UndoFile::Loses(_) => None,
        }
    }
}

/// Whether a step can still be undone: a rollback that needs what is gone is refused before it executes anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayBackFile {
    /// What must hold; it does where the step is not in force.
    pub needs: Condition,
    /// What has happened where it does not.
    pub gone: String,
    /// What is possible then.
    pub help: String,
}

/// The short way, taken because the table is small.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortFile {
    /// Rows of the table, as the server estimated them when the plan was made.
    pub rows: u64,
    /// The limit that they were within.
    pub limit: u64,
    /// The tables that were counted: `apply` looks whether one has grown beyond the limit since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<RelationFile>,
}

/// Rows in the way of a rollback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndoCheckFile {
    /// Which rows, in words.
    pub title: String,
    /// The query that finds them while the plan is in force, without the semicolon; `None` where
    /// only the server's error names them.
    pub sql: Option<String>,
    /// What the rollback does about them.
    pub then: OnRows,
}

/// What a rollback does when it meets such rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnRows {
    /// It fails; the step stays as the plan made it.
    Refused,
    /// It fails; the old rule is there NOT VALID.
    RefusedAndNotValid,
    /// It may succeed: values are rounded or cut.
    Changed,
}

/// A hazard that was allowed by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HazardFile {
    /// Its code, as `--allow` takes it.
    pub code: String,
    /// What happens.
    pub message: String,
}

/// One transaction, or one statement that must run outside of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchFile {
    /// Inside a transaction block, or each statement by itself.
    pub transaction: bool,
    /// How its locks and its length decide its timeouts.
    pub class: ClassFile,
    /// The strongest lock on each existing relation.
    pub locks: Vec<LockFile>,
    /// Statements in order, without semicolons.
    pub sql: Vec<String>,
    /// Asked before: when it holds, the batch is skipped.
    pub done: Condition,
}

/// See `ddl::locks::LockClass`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassFile {
    /// No lock on a user's relation.
    CatalogOnly,
    /// Weak locks, for an instant.
    WeakShort,
    /// Weak locks, may run long.
    WeakLong,
    /// A lock that stops writes or reads, for an instant.
    StrongShort,
    /// A lock that stops writes or reads, through a scan, build or rewrite.
    StrongLong,
}

/// A claimed lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockFile {
    /// Schema of the relation.
    pub schema: String,
    /// Name of the relation.
    pub relation: String,
    /// The mode in the manual's words: `ACCESS EXCLUSIVE`.
    pub mode: String,
    /// The table of the step below which it hangs, as a partition or by INHERITS, at whatever depth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<RelationFile>,
}

/// What hangs below a table, and the steps that are right for these partitions only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreeFile {
    /// The table.
    pub table: RelationFile,
    /// Its partitions at whatever depth, in the order of their names.
    pub partitions: Vec<RelationFile>,
    /// Numbers of the steps that rest on them.
    pub forward: Vec<u32>,
    /// Numbers of the steps whose rollback rests on them.
    pub rollback: Vec<u32>,
}

/// A live object and the states in which the plan may meet it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectFile {
    /// The object.
    pub object: ObjectRef,
    /// How much of it matters.
    pub extent: Extent,
    /// Fingerprint before the plan; `None`: the object is not there.
    pub before: Option<String>,
    /// Its state before the plan in words, a long one cut: what a stale plan shows as expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Fingerprints after its steps, in order, equal neighbours once; `None` inside: not there.
    pub after: Vec<Option<String>>,
    /// The name that a step takes it from, where the plan drops neither afterwards: under one of
    /// the two it must be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<ObjectRef>,
}

/// How much of an object a fingerprint covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// All of it.
    Whole,
    /// A column's type and collation only.
    Type,
}

impl PlanFile {
    /// Why a rollback could do nothing at all; empty where it can do something, or where there is nothing to be done.
    pub fn no_way_back(&self) -> Vec<&str> {
        if self.steps.iter().any(|s| !s.rollback.is_empty()) {
            return Vec::new();
        }
        let steps = self.steps.iter();
        let why = steps.filter_map(|s| match &s.undo {
            UndoFile::Impossible(why) => Some(why.as_str()),
            UndoFile::Exact | UndoFile::Nothing(_) | UndoFile::Keeps(_) | UndoFile::Loses(_) => {
                None
            }
        });
        why.collect()
    }

    /// Does a step keep a column in step with another, whose type differs?
    pub fn changes_a_type_beside(&self) -> bool {
        fn syncs(condition: &Condition) -> bool {
            if let Condition::All(list) | Condition::Any(list) = condition {
                return list.iter().any(syncs);
            }
            matches!(condition, Condition::Sync { .. })
        }
        let mut batches = self.steps.iter().flat_map(|s| &s.forward);
        batches.any(|b| syncs(&b.done))
    }

    /// Computes the digest of everything else.
    ///
    /// # Errors
    /// Never for values that this crate makes; JSON can fail in principle.
    pub fn compute_digest(&self) -> Result<String, serde_json::Error> {
        let mut bare = self.clone();
        bare.digest = String::new();
        bare.seal()?;
        Ok(bare.digest)
    }

    /// Fills in the digest.
    ///
    /// # Errors
    /// Never for values that this crate makes; JSON can fail in principle.
    pub fn seal(&mut self) -> Result<(), serde_json::Error> {
        self.digest = String::new();
        // serde_json writes a few bytes at a time.
        let mut out = BufWriter::with_capacity(1 << 16, Summing::new(io::sink()));
        serde_json::to_writer(&mut out, &*self)?;
        let summing = out
            .into_inner()
            .map_err(|e| serde_json::Error::io(e.into_error()))?;
        self.digest = summing.sum();
        Ok(())
    }
}
