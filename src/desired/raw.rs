//! The shape of a schema file: every key, with the words an editor shows for it.
//!
//! These types are the one list of keys. `schema_json` makes the JSON Schema of them; the reader
//! takes the known keys of every mapping from them (`keys`), so that the two cannot disagree; and
//! `serde_yaml` can read a correct file into them, which the tests use to check the reader. They know
//! shapes only: what a name or an expression may hold is checked while lowering.

mod rules;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

pub use rules::{
    RawCheck, RawCheckLong, RawDeferrable, RawDeferral, RawElements, RawExclusion, RawForeignKey,
    RawIndex, RawIndexLong, RawKey, RawKeyLong, RawMatching, RawUnique, RawUniqueLong,
};

/// A Lockstep schema file: what constraints, indexes, enums, extensions, defaults and comments a
/// PostgreSQL database shall have.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "Lockstep schema file")]
pub struct RawFile {
    /// The schema in which unqualified names live. Several files may share one. Default: `public`.
    pub schema: Option<String>,
    /// What happens to what is not named here.
    pub ownership: Option<RawOwnership>,
    /// The phase of everything in this file that does not say its own (1 to 999; smaller first).
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
    /// Extensions by name, or a list of names.
    pub extensions: Option<RawExtensions>,
    /// Enum types: a name with its labels in order.
    pub enums: Option<BTreeMap<String, RawEnum>>,
    /// Tables that are there, and what shall hang on them. Names are `name` or `schema.name`.
    pub tables: Option<BTreeMap<String, Option<RawTable>>>,
    /// Objects named for removal.
    pub absent: Option<RawAbsent>,
}

/// Who owns what is not named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawOwnership {
    /// What is not named is left alone.
    Declared,
    /// What is not named is planned for removal.
    Exclusive,
}

/// Extensions by name, or a list of names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawExtensions {
    /// Names only.
    List(Vec<String>),
    /// Names with what is said of them.
    Map(BTreeMap<String, Option<RawExtension>>),
}

/// An extension.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawExtension {
    /// Where to install it.
    pub schema: Option<String>,
    /// The version to have. Default: whichever is there, or the newest.
    pub version: Option<RawScalar>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// Its phase.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
}

/// An enum type.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawEnum {
    /// The labels in order.
    Short(Vec<RawLabel>),
    /// The labels with more.
    Long(RawEnumLong),
}

/// An enum type with all that can be said of it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawEnumLong {
    /// The labels in order.
    pub values: Vec<RawLabel>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// The old name of the type.
    pub was: Option<String>,
    /// Its phase.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
}

/// A label of an enum.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawLabel {
    /// The label.
    Short(String),
    /// The label with its old name.
    Long(RawLabelLong),
}

/// A label that had another name.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLabelLong {
    /// The label.
    pub value: String,
    /// Its old name.
    pub was: Option<String>,
}

/// What shall hang on a table.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTable {
    /// The phase of everything in this table that does not say its own.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// Columns of which something is said.
    pub columns: Option<BTreeMap<String, Option<RawColumn>>>,
    /// The primary key: its columns, or more; `null` for none.
    pub primary_key: Option<RawKey>,
    /// UNIQUE constraints by name.
    pub unique: Option<BTreeMap<String, RawUnique>>,
    /// FOREIGN KEY constraints by name.
    pub foreign_keys: Option<BTreeMap<String, RawForeignKey>>,
    /// CHECK constraints by name.
    pub checks: Option<BTreeMap<String, RawCheck>>,
    /// EXCLUDE constraints by name.
    pub exclusions: Option<BTreeMap<String, RawExclusion>>,
    /// Indexes by name, those of constraints left out.
    pub indexes: Option<BTreeMap<String, RawIndex>>,
    /// Constraints and indexes named for removal.
    pub absent: Option<RawTableAbsent>,
}

/// What is said of a column.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawColumn {
    /// The data type.
    #[serde(rename = "type")]
    pub data_type: Option<String>,
    /// How the old value becomes one of the new type (`USING`).
    pub using: Option<String>,
    /// NOT NULL: `true`, `false`, or its name and more (PostgreSQL 18).
    pub not_null: Option<RawNotNull>,
    /// DEFAULT as an SQL expression (a text needs its SQL quotes: `"'manual'"`); `null` for none.
    pub default: Option<RawScalar>,
    /// The comment; `null` for none.
    pub comment: Option<String>,
    /// Its phase.
    #[schemars(range(min = 1, max = 999))]
    pub phase: Option<u32>,
}

/// A text, number or boolean, taken as the text that is written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawScalar {
    /// `true`, `false`.
    Bool(bool),
    /// `0`, `1.5`.
    Number(f64),
    /// Text.
    Text(String),
}

/// NOT NULL.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawNotNull {
    /// `true`: NOT NULL, `false`: NULL.
    Short(bool),
    /// NOT NULL with more (PostgreSQL 18).
    Long(RawNotNullLong),
}

/// A NOT NULL constraint with all that can be said of it (PostgreSQL 18).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawNotNullLong {
    /// The constraint's name.
    pub name: Option<String>,
    /// Not proved for the rows that were there before.
    pub not_valid: Option<bool>,
    /// Not inherited by child tables.
    pub no_inherit: Option<bool>,
}

/// Objects of the database named for removal.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAbsent {
    /// Enum types.
    pub enums: Option<Vec<String>>,
    /// Extensions.
    pub extensions: Option<Vec<String>>,
}

/// Objects of a table named for removal.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTableAbsent {
    /// Constraints of any kind.
    pub constraints: Option<Vec<String>>,
    /// The primary key: `true`, or its name.
    pub primary_key: Option<RawAbsentKey>,
    /// UNIQUE constraints.
    pub unique: Option<Vec<String>>,
    /// FOREIGN KEY constraints.
    pub foreign_keys: Option<Vec<String>>,
    /// CHECK constraints.
    pub checks: Option<Vec<String>>,
    /// EXCLUDE constraints.
    pub exclusions: Option<Vec<String>>,
    /// Indexes.
    pub indexes: Option<Vec<String>>,
}

/// A primary key named for removal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawAbsentKey {
    /// `true`: whatever its name.
    Any(bool),
    /// Its name.
    Name(String),
}
