//! Hazards: what a plan refuses to contain unless it is allowed by name.

/// What is dangerous about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// EXCLUDE has no online way.
    ExclusionBlocks,
    /// A type change rewrites the table.
    RewriteBlocks,
    /// A type change whose values do not all come back.
    TypeLosesData,
    /// A partitioned table has no online way for this change on this server, or here.
    PartitionBlocks,
    /// WITHOUT OVERLAPS cannot use an index built CONCURRENTLY.
    TemporalKeyBlocks,
    /// Servers 14.0 to 14.3 can corrupt indexes built CONCURRENTLY.
    ConcurrentBuildCorrupts,
    /// ALTER EXTENSION UPDATE runs the extension's own script and has no way back.
    ExtensionUpdate,
    /// DROP EXTENSION takes its functions, types and operators away.
    ExtensionDrop,
    /// The old column of a type change, and the way back to it, go.
    LeftoverDrop,
}

impl Code {
    /// All codes, in the order of the README's table.
    pub const ALL: [Code; 9] = [
        Code::ExclusionBlocks,
        Code::RewriteBlocks,
        Code::TypeLosesData,
        Code::PartitionBlocks,
        Code::TemporalKeyBlocks,
        Code::ConcurrentBuildCorrupts,
        Code::ExtensionUpdate,
        Code::ExtensionDrop,
        Code::LeftoverDrop,
    ];

    /// The word that `--allow` takes.
    pub fn word(self) -> &'static str {
        match self {
            Code::ExclusionBlocks => "exclusion-blocks",
            Code::RewriteBlocks => "rewrite-blocks",
            Code::TypeLosesData => "type-loses-data",
            Code::PartitionBlocks => "partition-blocks",
            Code::TemporalKeyBlocks => "temporal-key-blocks",
            Code::ConcurrentBuildCorrupts => "concurrent-build-corrupts",
            Code::ExtensionUpdate => "extension-update",
            Code::ExtensionDrop => "extension-drop",
            Code::LeftoverDrop => "leftover-drop",
        }
    }

    /// Why it is refused.
    pub fn reason(self) -> &'static str {
        match self {
            Code::ExclusionBlocks => {
                "PostgreSQL has no NOT VALID, USING INDEX or CONCURRENTLY for EXCLUDE: the index is built under ACCESS EXCLUSIVE"
            }
            Code::RewriteBlocks => {
                "the type change rewrites the table and its indexes under ACCESS EXCLUSIVE"
            }
            Code::TypeLosesData => {
                "the new type may round, cut or move values, or refuse them half-way, and a rollback does not bring them back"
            }
            Code::PartitionBlocks => {
                "on a partitioned table this runs in one go, scanning or building under a lock that stops writes"
            }
            Code::TemporalKeyBlocks => {
                "a key WITHOUT OVERLAPS cannot take over an index built CONCURRENTLY: it is built under ACCESS EXCLUSIVE"
            }
            Code::ConcurrentBuildCorrupts => {
                "servers 14.0 to 14.3 can corrupt an index that is built CONCURRENTLY"
            }
            Code::ExtensionUpdate => {
                "ALTER EXTENSION UPDATE runs the extension's own script, which has no way back"
            }
            Code::ExtensionDrop => {
                "DROP EXTENSION takes its functions, types and operators away from every session"
            }
            Code::LeftoverDrop => {
                "the old column goes for good, and the plan that changed its type can no longer be rolled back"
            }
        }
    }

    /// What to do instead.
    pub fn alternatives(self) -> &'static str {
        match self {
            Code::ExclusionBlocks => {
                "a maintenance window; a new table or partition that has the constraint from the start; a trigger with an advisory lock per key"
            }
            Code::RewriteBlocks => {
                "keep the column as it is and declare a CHECK with the same rule; a maintenance window; a new column filled in batches"
            }
            Code::TypeLosesData => {
                "say with `using` what shall become of the values; a new column beside the old one; a CHECK that keeps new values in the narrower range"
            }
            Code::PartitionBlocks => {
                "the same change on every partition first, then on the parent; a maintenance window"
            }
            Code::TemporalKeyBlocks => "a maintenance window",
            Code::ConcurrentBuildCorrupts => "update the server to the newest 14 first",
            Code::ExtensionUpdate => "try it on a copy; leave `version` out of the declaration",
            Code::ExtensionDrop => "leave it installed: an unused extension costs nothing",
            Code::LeftoverDrop => {
                "leave the column until nobody wants to go back: it costs a trigger and its indexes"
            }
        }
    }
}

/// A hazard of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hazard {
    /// Which.
    pub code: Code,
    /// On what: names the objects and, where known, their size.
    pub about: String,
}

impl Hazard {
    /// A hazard about something.
    pub fn new(code: Code, about: impl Into<String>) -> Hazard {
        Hazard {
            code,
            about: about.into(),
        }
    }
}

/// A hazard that nobody allowed.
#[derive(Debug)]
pub struct Refused {
    /// The title of its step.
    pub title: String,
    /// What is dangerous.
    pub hazard: Hazard,
    /// The YAML of another way, where there is one.
    pub instead: Option<String>,
}
