//! The shape of constraints and indexes in a schema file: the part of `raw` that hangs below a table.
//!
//! As all of `raw`: shapes only, with the words an editor shows.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::RawScalar;

/// A primary key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawKey {
    /// The columns.
    Short(Vec<String>),
    /// The columns with more.
    Long(RawKeyLong),
}

/// When a constraint is checked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawDeferrable {
    /// `true` is `immediate`; `false` is the default.
    Flag(bool),
    /// When it is checked if the transaction does not say.
    When(RawDeferral),
}

/// When a deferrable constraint is checked if the transaction does not say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawDeferral {
    /// INITIALLY IMMEDIATE.
    Immediate,
    /// INITIALLY DEFERRED.
    Deferred,
}

/// A primary key with all that can be said of it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawKeyLong {
    /// The constraint's name. Default: the name it has, or `table_pkey`.
    pub name: Option<String>,
    /// The columns in order.
    pub columns: Vec<String>,
    /// INCLUDE columns.
    pub include: Option<Vec<String>>,
    /// DEFERRABLE.
    pub deferrable: Option<RawDeferrable>,
    /// The last column is WITHOUT OVERLAPS (PostgreSQL 18).
    pub without_overlaps: Option<bool>,
    /// Storage parameters of the index: `{ fillfactor: 70 }`.
    #[serde(rename = "with")]
    pub storage: Option<BTreeMap<String, RawScalar>>,
    /// The tablespace of the index.
    pub tablespace: Option<String>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// The old name of the constraint.
    pub was: Option<String>,
    /// Its phase.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
}

/// A UNIQUE constraint.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawUnique {
    /// The columns.
    Short(Vec<String>),
    /// The columns with more.
    Long(RawUniqueLong),
}

/// A UNIQUE constraint with all that can be said of it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawUniqueLong {
    /// The columns in order.
    pub columns: Vec<String>,
    /// INCLUDE columns.
    pub include: Option<Vec<String>>,
    /// Two NULLs count as equal (PostgreSQL 15).
    pub nulls_not_distinct: Option<bool>,
    /// DEFERRABLE.
    pub deferrable: Option<RawDeferrable>,
    /// The last column is WITHOUT OVERLAPS (PostgreSQL 18).
    pub without_overlaps: Option<bool>,
    /// Storage parameters of the index: `{ fillfactor: 70 }`.
    #[serde(rename = "with")]
    pub storage: Option<BTreeMap<String, RawScalar>>,
    /// The tablespace of the index.
    pub tablespace: Option<String>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// The old name.
    pub was: Option<String>,
    /// Its phase.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
}

/// A FOREIGN KEY constraint.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawForeignKey {
    /// The referencing columns in order.
    pub columns: Vec<String>,
    /// `table (columns)`, `schema.table (columns)`, or `table` for its primary key.
    pub references: String,
    /// `no action`, `restrict`, `cascade`, `set null`, `set default`; the last two may list columns:
    /// `set null (a, b)` (PostgreSQL 15).
    pub on_delete: Option<String>,
    /// `no action`, `restrict`, `cascade`, `set null` or `set default`.
    pub on_update: Option<String>,
    /// MATCH SIMPLE or FULL.
    #[serde(rename = "match")]
    pub matching: Option<RawMatching>,
    /// DEFERRABLE.
    pub deferrable: Option<RawDeferrable>,
    /// Not proved for the rows that were there before.
    pub not_valid: Option<bool>,
    /// NOT ENFORCED (PostgreSQL 18).
    pub not_enforced: Option<bool>,
    /// The last column is a PERIOD (PostgreSQL 18).
    pub period: Option<bool>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// The old name.
    pub was: Option<String>,
    /// Its phase.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
}

/// MATCH of a foreign key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawMatching {
    /// All columns NULL, or none.
    Full,
    /// One NULL column is enough to pass.
    Simple,
}

/// A CHECK constraint.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawCheck {
    /// The condition.
    Short(String),
    /// The condition with more.
    Long(RawCheckLong),
}

/// A CHECK constraint with all that can be said of it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawCheckLong {
    /// The condition.
    pub expression: String,
    /// Not inherited by child tables.
    pub no_inherit: Option<bool>,
    /// Not proved for the rows that were there before.
    pub not_valid: Option<bool>,
    /// NOT ENFORCED (PostgreSQL 18).
    pub not_enforced: Option<bool>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// The old name.
    pub was: Option<String>,
    /// Its phase.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
}

/// An EXCLUDE constraint.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawExclusion {
    /// The index access method. Default: `gist`.
    pub using: Option<String>,
    /// Each `column-or-expression with operator`, as in `during with &&`.
    pub elements: Vec<String>,
    /// INCLUDE columns.
    pub include: Option<Vec<String>>,
    /// The condition of a partial exclusion.
    #[serde(rename = "where")]
    pub predicate: Option<String>,
    /// DEFERRABLE.
    pub deferrable: Option<RawDeferrable>,
    /// Storage parameters of the index: `{ fillfactor: 70 }`.
    #[serde(rename = "with")]
    pub storage: Option<BTreeMap<String, RawScalar>>,
    /// The tablespace of the index.
    pub tablespace: Option<String>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// The old name.
    pub was: Option<String>,
    /// Its phase.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
}

/// An index.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawIndex {
    /// The only element.
    One(String),
    /// The elements in order.
    Short(Vec<String>),
    /// The elements with more.
    Long(RawIndexLong),
}

/// The elements of an index:
/// `column-or-expression [collate name] [opclass [(option = value)]] [asc|desc] [nulls first|last]`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawElements {
    /// The only one.
    One(String),
    /// In order.
    List(Vec<String>),
}

/// An index with all that can be said of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIndexLong {
    /// The elements in order.
    pub columns: RawElements,
    /// The access method: `btree` (the default), `gin`, `gist`, `brin`, `hash`, …
    pub using: Option<String>,
    /// UNIQUE.
    pub unique: Option<bool>,
    /// Two NULLs count as equal (PostgreSQL 15; with `unique`).
    pub nulls_not_distinct: Option<bool>,
    /// INCLUDE columns.
    pub include: Option<Vec<String>>,
    /// The condition of a partial index.
    #[serde(rename = "where")]
    pub predicate: Option<String>,
    /// Storage parameters: `{ fillfactor: 70 }`.
    #[serde(rename = "with")]
    pub storage: Option<BTreeMap<String, RawScalar>>,
    /// The tablespace.
    pub tablespace: Option<String>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// The old name.
    pub was: Option<String>,
    /// Its phase.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
}
