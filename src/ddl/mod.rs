//! The statements that Lockstep can emit, as values.
//!
//! Each carries enough to be printed (`render::statement`), to have its locks named
//! ([`locks`]), and to be replayed on a model ([`replay`]) without looking anything up. What to do
//! and why is decided in `plan`.

mod domain;
pub mod locks;
mod printed;
pub mod replay;
pub mod retype;
pub mod spread;

pub use domain::{DomainPart, rules_of_domain};

use crate::model::{
    ConstraintKind, Deferral, Expr, Ident, IndexDef, Inheritance, Live, NullsDistinct, ObjectId,
    Pair, QName, TriggerState, TypeName, Validity,
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

/// A column that follows another: a trigger gives it the other's value whenever a row is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sync {
    /// The table.
    pub table: QName,
    /// The trigger.
    pub trigger: Ident,
    /// Its function, in the table's schema.
    pub function: Ident,
    /// The column that is written, and the one that follows.
    pub columns: Pair<Ident>,
}

impl Sync {
    /// The one by which `follower` is kept in step with `column`, where the names leave room for its own.
    pub fn of(table: &QName, column: &Ident, follower: &Ident) -> Option<Sync> {
        const SUFFIX: &str = "__lockstep_sync";
        let joined = Ident::new(format!("{}_{column}", table.name)).ok()?;
        Some(Sync {
            table: table.clone(),
            trigger: column.with_suffix(SUFFIX),
            function: joined.with_suffix(SUFFIX),
            columns: Pair::new(column.clone(), follower.clone()),
        })
    }

    /// Why it does not run, or not as it shall; `None` where it does.
    pub fn broken(&self, live: &Live) -> Option<&'static str> {
        let Some(found) = live.syncs.get(&(self.table.clone(), self.trigger.clone())) else {
            return Some("not there");
        };
        let body = crate::render::sync::body(self.columns.from.as_str(), self.columns.to.as_str());
        if found.state == TriggerState::Disabled {
            Some("disabled")
        } else if found.function != self.function.as_str() || found.body != body {
            Some("calling a function that does something else")
        } else {
            None
        }
    }
}

/// A column on which nothing may hang but what the plan knows of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The table.
    pub table: QName,
    /// The column, by the name that it has then.
    pub column: Ident,
    /// The column, by the name that people know.
    pub called: Ident,
    /// Constraints and indexes of the table that may be on it.
    pub known: Vec<Ident>,
    /// What would become of the rest.
    pub otherwise: Otherwise,
}

/// What becomes of something that hangs on a column whose name goes to another, or that is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// It stays with the column that loses the name.
    StaysBehind,
    /// It stays with the new column, which goes when the rollback goes on.
    GoesBack,
    /// It is dropped with the column.
    IsDropped,
}

/// A statement about a [`Sync`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncPart {
    /// CREATE OR REPLACE FUNCTION: also turns the direction round.
    Function,
    /// CREATE OR REPLACE TRIGGER: also puts one in force that was disabled.
    Trigger,
    /// DROP TRIGGER.
    DropTrigger,
    /// DROP FUNCTION.
    DropFunction,
}

/// One action of ALTER TABLE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableAction {
    /// ADD COLUMN, without anything but its type: no row is touched.
    AddColumn {
        /// Its name.
        column: Ident,
        /// Its type.
        data_type: TypeName,
    },
    /// DROP COLUMN, never CASCADE.
    DropColumn {
        /// Its name.
        column: Ident,
    },
    /// ADD CONSTRAINT, NOT VALID where the kind says so.
    AddConstraint {
        /// Its name.
        name: Ident,
        /// The rule.
        kind: ConstraintKind,
    },
    /// ADD CONSTRAINT of a key or a foreign key on a partitioned table, each of whose partitions has it
    /// already: theirs become part of it, and no row is read.
    Adopt {
        /// Its name.
        name: Ident,
        /// The rule.
        kind: ConstraintKind,
        /// The partitions, and the constraints that they have.
        parts: Vec<(QName, Ident)>,
    },
    /// ADD CONSTRAINT … UNIQUE or PRIMARY KEY USING INDEX.
    AddKeyUsingIndex {
        /// Its name.
        name: Ident,
        /// The rule that results: PRIMARY KEY or UNIQUE.
        kind: ConstraintKind,
        /// The index; it is renamed to the constraint's name when it has another.
        index: Ident,
    },
    /// ADD CONSTRAINT … NOT NULL (18 and later).
    AddNotNull {
        /// Its name.
        name: Ident,
        /// The column.
        column: Ident,
        /// NOT VALID or at once.
        validity: Validity,
        /// NO INHERIT or inherited.
        inheritance: Inheritance,
    },
    /// VALIDATE CONSTRAINT.
    Validate {
        /// Its name.
        name: Ident,
        /// What it proves.
        what: Validated,
    },
    /// DROP CONSTRAINT, never CASCADE.
    DropConstraint {
        /// Its name.
        name: Ident,
        /// The rule that goes.
        was: ConstraintKind,
        /// Whether it may be gone already.
        existence: Existence,
    },
    /// ALTER CONSTRAINT … DEFERRABLE (foreign keys).
    AlterDeferral {
        /// Its name.
        name: Ident,
        /// Before and after.
        deferral: Pair<Deferral>,
    },
    /// ALTER COLUMN … SET NOT NULL.
    SetNotNull {
        /// The column.
        column: Ident,
        /// The valid CHECK that spares the scan, if there is one.
        proof: Option<Ident>,
    },
    /// ALTER COLUMN … DROP NOT NULL.
    DropNotNull {
        /// The column.
        column: Ident,
        /// Whether children have it too.
        inheritance: Inheritance,
    },
    /// ALTER COLUMN … SET DEFAULT.
    SetDefault {
        /// The column.
        column: Ident,
        /// The expression.
        default: Expr,
    },
    /// ALTER COLUMN … DROP DEFAULT.
    DropDefault {
        /// The column.
        column: Ident,
    },
    /// ALTER COLUMN … TYPE … USING.
    SetType {
        /// The column.
        column: Ident,
        /// Before and after.
        data_type: Pair<TypeName>,
        /// USING.
        using: Expr,
    },
}

/// What VALIDATE CONSTRAINT proves; decides its locks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Validated {
    /// A CHECK.
    Check {
        /// Whether children have it too.
        inheritance: Inheritance,
    },
    /// A NOT NULL (18 and later).
    NotNull {
        /// Its column.
        column: Ident,
        /// Whether children have it too.
        inheritance: Inheritance,
    },
    /// A foreign key, with the table it points at.
    ForeignKey {
        /// The referenced table.
        table: QName,
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
