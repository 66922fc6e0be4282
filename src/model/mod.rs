//! What a database is, as far as Lockstep goes: extensions, enums, tables with their columns,
//! constraints, indexes and comments.
//!
//! Knows nothing of YAML, SQL text, servers or order. Values come from `pg::introspect` (live),
//! from `overlay` (target), and from `ddl::replay` (in between).

pub mod constraint;
pub mod declaration;
pub mod domain;
pub mod expr;
pub mod index;
pub mod name;
pub mod pair;
pub mod table;
pub mod tables;

use std::collections::{BTreeMap, BTreeSet};

pub use constraint::{
    Action, Check, Constraint, ConstraintKind, Deferral, Enforcement, Exclusion, ExclusionElement,
    ForeignKey, Inheritance, Key, Matching, Period, Validity,
};
pub use domain::{Domain, DomainConstraint, DomainNullability};
pub use expr::{Expr, TypeName};
pub use index::{
    Direction, Element, Index, IndexDef, IndexKey, IndexState, NullsDistinct, NullsOrder, OpClass,
    OwnOfPart, StorageParameters, Uniqueness,
};
pub use name::{Ident, NameError, NameRef, ObjectId, QName};
pub use pair::Pair;
pub use table::{Column, NotNull, Nullability, Table, TableKind, TableSize, ValueSource};
pub use tables::Tables;

/// Everything Lockstep knows of one database at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// Installed extensions.
    pub extensions: BTreeMap<Ident, Extension>,
    /// Enum types.
    pub enums: BTreeMap<QName, EnumType>,
    /// Tables.
    pub tables: Tables,
}

/// A live catalog with what surrounds it: facts that plans need and declarations cannot change.
#[derive(Clone, Debug, Default)]
pub struct Live {
    /// The modelled part.
    pub catalog: Catalog,
    /// `server_version_num`, for instance 150018.
    pub version_num: u32,
    /// `current_database()`.
    pub database: String,
    /// The database's own tablespace, which `None` stands for everywhere else.
    pub default_tablespace: Option<Ident>,
    /// Every schema that is not the system's.
    pub schemas: Vec<Ident>,
    /// Other objects that depend on an enum or a column and that a type change would meet:
    /// views, functions, policies, domains, … in words fit for a message.
    pub dependents: BTreeMap<ObjectId, Vec<String>>,
    /// For each foreign key (table, name): the index on the referenced table that it rests on.
    pub key_of_foreign_key: BTreeMap<(QName, Ident), Ident>,
    /// For each index: what it is used for that the model does not hold and that goes with it, in
    /// words fit for a message (`the replica identity of public.t`).
    pub index_uses: BTreeMap<QName, Vec<String>>,
    /// Indexes attached to one of the table above that are not as the whole says, or have a comment: they are not in
    /// the model, and a rollback gives them back.
    pub own_of_parts: BTreeMap<QName, OwnOfPart>,
    /// For each table that others inherit from: its partitions or its children by INHERITS, in the
    /// order of their names. A partitioned table without partitions is there with none.
    pub children: BTreeMap<QName, Vec<QName>>,
    /// What each partitioned table is partitioned by; `None` stands for an expression.
    pub partition_keys: BTreeMap<QName, Vec<Option<Ident>>>,
    /// Partitions whose DETACH PARTITION CONCURRENTLY is half done, and what they are detached from. They are among the
    /// children all the same.
    pub detaching: BTreeMap<QName, QName>,
    /// COMMENT ON INDEX of indexes under constraints, which no declaration can say.
    pub index_comments: BTreeMap<QName, String>,
    /// COMMENT ON CONSTRAINT of the NOT NULL of (table, column): 18 and later; cannot be said either.
    pub not_null_comments: BTreeMap<(QName, Ident), String>,
    /// NOT NULLs of (table, column) that are there by a parent's alone, and go with it (18 and later).
    pub inherited_not_nulls: BTreeSet<(QName, Ident)>,
    /// For each table: what stands in the way of a helper column beside one of its own.
    pub hindrances: BTreeMap<QName, Vec<Hindrance>>,
    /// Triggers that keep a column in step with another, by table and name.
    pub syncs: BTreeMap<(QName, Ident), LiveSync>,
    /// For each (table, name): names of relations of any kind in each schema, which a new index
    /// cannot take.
    pub relation_names: BTreeMap<QName, RelationKind>,
    /// What was met and cannot be modelled, so that nothing is lost in silence.
    pub unmodelled: Vec<Unmodelled>,
}

/// A trigger that keeps a column in step with another, as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveSync {
    /// Does it run?
    pub state: TriggerState,
    /// Its function, where that is in the table's schema; else empty.
    pub function: String,
    /// The function's body.
    pub body: String,
}

/// Does a trigger run?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriggerState {
    /// It does, at least for ordinary sessions.
    Enabled,
    /// DISABLE TRIGGER.
    Disabled,
}

/// What stands in the way of a helper column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hindrance {
    /// Beside that column; `None` is all of them.
    pub column: Option<Ident>,
    /// Fit for a message.
    pub words: String,
}

/// The kind of a relation, for messages about a name that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// `r` and `p`.
    Table,
    /// `i` and `I`.
    Index,
    /// `S`.
    Sequence,
    /// `v`.
    View,
    /// `m`.
    MaterializedView,
    /// `c`.
    CompositeType,
    /// `f`.
    ForeignTable,
}

/// Something of the live database that the model cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unmodelled {
    /// The object, in words: `index foo on public.t`.
    pub object: String,
    /// What of it is not modelled, in words.
    pub what: String,
}

/// An installed extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The schema its objects live in.
    pub schema: Ident,
    /// The installed version.
    pub version: String,
    /// The text of COMMENT ON EXTENSION.
    pub comment: Option<String>,
}

/// An enum type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnumType {
    /// Labels in sort order.
    pub values: Vec<String>,
    /// The text of COMMENT ON TYPE.
    pub comment: Option<String>,
    /// Domains over it.
    pub domains: BTreeMap<QName, Domain>,
}

impl EnumType {
    /// Can ADD VALUE alone make these labels of the ones that are there? Not where one goes or moves.
    pub fn grows_to(&self, wanted: &[String]) -> bool {
        let mut kept = wanted.iter().filter(|v| self.values.contains(v));
        self.values.iter().all(|v| kept.next() == Some(v))
    }
}

impl Catalog {
    /// The table, if there is one.
    pub fn table(&self, name: &QName) -> Option<&Table> {
        self.tables.get(name)
    }

    /// The column, if the table and the column are there.
    pub fn column(&self, table: &QName, column: &Ident) -> Option<&Column> {
        self.tables.get(table)?.columns.get(column)
    }
}
