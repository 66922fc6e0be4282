//! Tables and columns: read from the catalog and referred to; this version creates none.

use std::collections::BTreeMap;

use super::constraint::{Constraint, Inheritance, Validity};
use super::expr::{Expr, TypeName};
use super::index::Index;
use super::name::{Ident, NameRef, QName};

/// A table with what hangs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Plain, partitioned, partition.
    pub kind: TableKind,
    /// Columns by name.
    pub columns: BTreeMap<Ident, Column>,
    /// Constraints by name, those inherited from a parent left out.
    pub constraints: BTreeMap<Ident, Constraint>,
    /// Indexes by name: without those under constraints and those attached to a parent's index.
    pub indexes: BTreeMap<Ident, Index>,
    /// Indexes of a partition that are attached, and the index of the table above that they are part
    /// of: they come and go with it. Those under constraints are among them.
    pub attached: BTreeMap<Ident, QName>,
    /// The text of COMMENT ON TABLE.
    pub comment: Option<String>,
    /// What the statistics say of its size. Never part of a comparison or a fingerprint.
    pub size: TableSize,
}

/// The storage kind of a table (`pg_class.relkind`, `relispartition`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// An ordinary table.
    Plain,
    /// PARTITION BY: its rows live in partitions.
    Partitioned,
    /// A partition of another table (itself possibly partitioned).
    Partition {
        /// The table it is attached to.
        parent: QName,
    },
    /// An ordinary table with children by INHERITS.
    Inherited,
}

/// Size estimates from `pg_class`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableSize {
    /// `reltuples`: rows at the last VACUUM or ANALYZE; `None` when never counted.
    pub rows: Option<u64>,
    /// `relpages` times the block size: bytes of the main fork.
    pub bytes: u64,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// `attnum`, for the order in messages and in stand-ins.
    pub position: i16,
    /// The type with its modifiers.
    pub data_type: TypeName,
    /// COLLATE, only where it differs from the type's own.
    pub collation: Option<NameRef>,
    /// NULL or NOT NULL.
    pub nullability: Nullability,
    /// DEFAULT, or where else its values come from.
    pub source: ValueSource,
    /// The text of COMMENT ON COLUMN.
    pub comment: Option<String>,
}

impl Column {
    /// The DEFAULT expression, where the column has an ordinary one.
    pub fn default(&self) -> Option<&Expr> {
        match &self.source {
            ValueSource::Default(expr) => Some(expr),
            ValueSource::None | ValueSource::Identity | ValueSource::Generated(_) => None,
        }
    }
}

/// Where the value comes from when INSERT does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueSource {
    /// NULL.
    None,
    /// DEFAULT expr.
    Default(Expr),
    /// GENERATED … AS IDENTITY: read, never changed.
    Identity,
    /// GENERATED ALWAYS AS (expr): read, never changed.
    Generated(Expr),
}

/// Whether a column takes NULL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nullability {
    /// It does.
    Nullable,
    /// It does not.
    NotNull(NotNull),
}

impl Nullability {
    /// Is there a NOT NULL, proved or not?
    pub fn is_not_null(&self) -> bool {
        matches!(self, Nullability::NotNull(_))
    }
}

/// A NOT NULL. Before 18 it has no name, is always valid and always inherited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotNull {
    /// `conname` of the `contype = 'n'` row on 18; `None` before, or where a declaration says none.
    pub name: Option<Ident>,
    /// NOT VALID or proved (18 and later).
    pub validity: Validity,
    /// NO INHERIT or inherited (18 and later).
    pub inheritance: Inheritance,
}

impl NotNull {
    /// The ordinary NOT NULL: unnamed, proved, inherited.
    pub fn plain() -> NotNull {
        NotNull {
            name: None,
            validity: Validity::Valid,
            inheritance: Inheritance::Inherited,
        }
    }
}
