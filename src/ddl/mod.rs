//! The statements that Lockstep can emit, as values.
//!
//! Each carries enough to be printed (`render::statement`), to have its locks named
//! ([`locks`]), and to be replayed on a model ([`replay`]) without looking anything up. What to do
//! and why is decided in `plan`.

mod action;
mod covered;
mod domain;
pub mod locks;
mod printed;
pub mod replay;
pub mod retype;
pub mod spread;
mod sync;

pub use action::{TableAction, Validated};
pub use covered::Covered;
pub use domain::{DomainPart, rules_of_domain};
pub use sync::{Alone, Otherwise, Sync, SyncPart};

use crate::model::{
    ConstraintKind, Ident, IndexDef, NullsDistinct, ObjectId, Pair, QName, TypeName,
};

/// One SQL statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// CREATE EXTENSION IF NOT EXISTS.
    CreateExtension {
        /// Its name.
        name: Ident,
        /// Where its objects go.
        schema: Ident,
        /// The version; `None` is the server's default.
        version: Option<String>,
    },
    /// DROP EXTENSION, never CASCADE.
    DropExtension {
        /// Its name.
        name: Ident,
    },
    /// ALTER EXTENSION … UPDATE TO.
    UpdateExtension {
        /// Its name.
        name: Ident,
        /// Installed and wanted version.
        version: Pair<String>,
    },
    /// CREATE TYPE … AS ENUM.
    CreateEnum {
        /// Its name.
        name: QName,
        /// Labels in order.
        values: Vec<String>,
    },
    /// DROP TYPE, never CASCADE.
    DropEnum {
        /// Its name.
        name: QName,
    },
    /// ALTER TYPE … ADD VALUE.
    AddEnumValue {
        /// The type.
        name: QName,
        /// The new label.
        value: String,
        /// Where it goes.
        place: Place,
    },
    /// ALTER TYPE … RENAME VALUE.
    RenameEnumValue {
        /// The type.
        name: QName,
        /// Old and new label.
        value: Pair<String>,
    },
    /// ALTER TYPE … RENAME TO.
    RenameEnum {
        /// Old and new name; the schema stays.
        name: Pair<QName>,
    },
    /// One of the statements that put a domain over another type.
    Domain {
        /// The domain.
        name: QName,
        /// Which statement.
        part: DomainPart,
    },
    /// Gives a type the owner and the privileges of another (ALTER TYPE … OWNER TO, GRANT, REVOKE), as they
    /// are when it is executed.
    CarryTypeRights {
        /// From which, to which.
        name: Pair<QName>,
    },
    /// ALTER TABLE with one or more actions that the server takes together.
    AlterTable {
        /// The table.
        table: QName,
        /// Whether its children take part.
        reach: Reach,
        /// In the order in which they are written.
        actions: Vec<TableAction>,
    },
    /// ALTER TABLE … RENAME CONSTRAINT; cannot be combined with other actions.
    RenameConstraint {
        /// The table.
        table: QName,
        /// Old and new name.
        name: Pair<Ident>,
        /// Whether an index is renamed with it.
        has_index: bool,
    },
    /// CREATE INDEX.
    CreateIndex {
        /// The table.
        table: QName,
        /// The index's name, in the table's schema.
        name: Ident,
        /// Its definition.
        def: IndexDef,
        /// Whether writers go on meanwhile.
        build: Build,
    },
    /// DROP INDEX.
    DropIndex {
        /// The table.
        table: QName,
        /// The index's name, in the table's schema.
        name: Ident,
        /// Whether readers and writers go on meanwhile.
        build: Build,
        /// Whether it may be gone already.
        existence: Existence,
    },
    /// ALTER INDEX … ATTACH PARTITION.
    AttachIndex {
        /// The partitioned table, and its index.
        above: (QName, Ident),
        /// The partition, and its index that becomes part of it.
        partition: (QName, Ident),
        /// Whether it is the last one that was missing.
        completes: Completes,
    },
    /// ALTER INDEX … RENAME TO.
    RenameIndex {
        /// The table.
        table: QName,
        /// Old and new name, in the table's schema.
        name: Pair<Ident>,
    },
    /// ALTER TABLE … RENAME COLUMN; cannot be combined with other actions.
    RenameColumn {
        /// The table.
        table: QName,
        /// Old and new name.
        name: Pair<Ident>,
    },
    /// One of the statements that keep a column in step with another.
    Sync {
        /// Which columns, by which trigger.
        sync: Sync,
        /// Which statement.
        part: SyncPart,
    },
    /// A DO block that fails where anything hangs on a column that the plan does not know.
    Alone(Alone),
    /// Fails where rows break a foreign key over periods.
    Covered(Covered),
    /// A DO block that fills a column in small transactions of its own.
    Backfill {
        /// From which column, to which.
        sync: Sync,
        /// The type of the column that is filled.
        data_type: TypeName,
        /// The comment of the column that is filled, before and after: what tells that it is done.
        comment: Pair<String>,
    },
    /// COMMENT ON.
    Comment {
        /// What it is about.
        object: ObjectId,
        /// Text before and after.
        text: Pair<Option<String>>,
    },
}

/// Where a new enum value goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// BEFORE a label.
    Before(String),
    /// AFTER a label.
    After(String),
    /// The type has no label yet.
    First,
}

/// Whether ALTER TABLE goes on to partitions and to children by INHERITS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It does, where the action is one that they take.
    Children,
    /// ALTER TABLE ONLY: children keep what is their own, a DEFAULT for instance.
    Itself,
}

/// How an index is built or dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// CONCURRENTLY.
    Concurrently,
    /// In one go, under a strong lock.
    Blocking,
    /// ON ONLY: the index of a partitioned table alone, which is INVALID until each partition has given it
    /// one of its own. Nothing is read.
    Itself,
}

/// Whether the index of a partitioned table becomes valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completes {
    /// Each partition has attached its own by now.
    Yes,
    /// Others are still missing.
    NotYet,
}

/// Whether a DROP expects the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existence {
    /// It must be there.
    Required,
    /// IF EXISTS.
    IfExists,
}

impl Statement {
    /// Must the statement run outside of a transaction block (manual, CREATE INDEX; DO, of one that commits)?
    pub fn is_concurrent(&self) -> bool {
        match self {
            Statement::CreateIndex { build, .. } | Statement::DropIndex { build, .. } => {
                *build == Build::Concurrently
            }
            Statement::Backfill { .. } => true,
            Statement::CreateExtension { .. }
            | Statement::DropExtension { .. }
            | Statement::UpdateExtension { .. }
            | Statement::CreateEnum { .. }
            | Statement::DropEnum { .. }
            | Statement::AddEnumValue { .. }
            | Statement::RenameEnumValue { .. }
            | Statement::RenameEnum { .. }
            | Statement::CarryTypeRights { .. }
            | Statement::Domain { .. }
            | Statement::AlterTable { .. }
            | Statement::RenameConstraint { .. }
            | Statement::RenameColumn { .. }
            | Statement::Sync { .. }
            | Statement::Alone(_)
            | Statement::Covered(_)
            | Statement::AttachIndex { .. }
            | Statement::RenameIndex { .. }
            | Statement::Comment { .. } => false,
        }
    }

    /// ALTER TABLE with a single action.
    pub fn alter(table: &QName, action: TableAction) -> Statement {
        Statement::AlterTable {
            table: table.clone(),
            reach: Reach::Children,
            actions: vec![action],
        }
    }
}

/// The index that CREATE UNIQUE INDEX must build for a PRIMARY KEY or UNIQUE constraint; `None`
/// for kinds that do not rest on a plain unique index.
pub fn index_of_key(kind: &ConstraintKind) -> Option<IndexDef> {
    use crate::model::{IndexKey, Uniqueness};
    let (key, nulls) = match kind {
        ConstraintKind::PrimaryKey(key) => (key, NullsDistinct::Distinct),
        ConstraintKind::Unique(key) => (key, key.nulls),
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            return None;
        }
    };
    Some(IndexDef {
        uniqueness: Uniqueness::Unique(nulls),
        method: btree(),
        keys: key.columns.iter().cloned().map(IndexKey::column).collect(),
        include: key.include.clone(),
        predicate: None,
        storage: key.storage.clone(),
        tablespace: key.tablespace.clone(),
    })
}

/// The default access method.
#[expect(clippy::expect_used, reason = "a constant that is a legal name")]
pub fn btree() -> Ident {
    Ident::new("btree").expect("`btree` is a legal name")
}
