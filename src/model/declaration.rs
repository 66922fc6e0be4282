//! What a user asks for: the meaning of the YAML files, before it meets a live database.
//!
//! A declaration is partial. What it does not say is left alone (or removed, under
//! [`Ownership::Exclusive`]). `overlay` turns it, with the live catalog, into a whole target
//! catalog. Expressions and types are as the user wrote them until `pg::canonical` has had the
//! server print them.

use std::collections::{BTreeMap, BTreeSet};

use super::constraint::{ConstraintKind, Inheritance, Key, Validity};
use super::expr::{Expr, TypeName};
use super::index::IndexDef;
use super::name::{Ident, ObjectId, QName};
use super::table::NotNull;

/// All declaration files together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declaration {
    /// Extensions by name.
    pub extensions: BTreeMap<Ident, DeclaredExtension>,
    /// Are extensions that are not named planned for removal?
    pub extensions_exclusive: bool,
    /// Enums by name.
    pub enums: BTreeMap<QName, DeclaredEnum>,
    /// Schemas in which enums that are not named are planned for removal.
    pub exclusive_schemas: BTreeSet<Ident>,
    /// Enums named for removal.
    pub absent_enums: BTreeSet<QName>,
    /// Extensions named for removal.
    pub absent_extensions: BTreeSet<Ident>,
    /// Tables by name.
    pub tables: BTreeMap<QName, DeclaredTable>,
}

/// Who owns what is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ownership {
    /// What is not named is left alone.
    Declared,
    /// What is not named is planned for removal.
    Exclusive,
}

/// An optional property: not mentioned, said to be absent, or said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Say<T> {
    /// The key is not there.
    #[default]
    Nothing,
    /// The key is there with null (or `false`): it shall not exist.
    Absent,
    /// The key is there with a value.
    Is(T),
}

/// `phase:`; smaller ones go first. Nothing said is phase 1.
pub type Phase = u32;

/// A declared extension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclaredExtension {
    /// Where to install it; not said: `public`, or wherever it is.
    pub schema: Option<Ident>,
    /// The version to have; not said: whichever is there.
    pub version: Option<String>,
    /// COMMENT ON EXTENSION.
    pub comment: Say<String>,
    /// Its phase.
    pub phase: Option<Phase>,
}

/// A declared enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredEnum {
    /// Labels in order; old labels that were renamed stand in `renamed`.
    pub values: Vec<String>,
    /// New label to old label, from `{ value: new, was: old }`.
    pub renamed: BTreeMap<String, String>,
    /// The type's old name, in the same schema.
    pub was: Option<Ident>,
    /// COMMENT ON TYPE.
    pub comment: Say<String>,
    /// Its phase.
    pub phase: Option<Phase>,
}

/// A declared table: what shall hang on a table that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredTable {
    /// Of the file it stands in.
    pub ownership: Ownership,
    /// The default phase of everything in it.
    pub phase: Option<Phase>,
    /// COMMENT ON TABLE.
    pub comment: Say<String>,
    /// Columns by name.
    pub columns: BTreeMap<Ident, DeclaredColumn>,
    /// The primary key; it may leave its name open.
    pub primary_key: Say<DeclaredPrimaryKey>,
    /// UNIQUE, FOREIGN KEY, CHECK and EXCLUDE by name.
    pub constraints: BTreeMap<Ident, Declared<ConstraintKind>>,
    /// Indexes by name.
    pub indexes: BTreeMap<Ident, Declared<IndexDef>>,
    /// Constraints named for removal.
    pub absent_constraints: BTreeSet<Ident>,
    /// Indexes named for removal.
    pub absent_indexes: BTreeSet<Ident>,
}

/// A named object with what belongs to every declared object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared<T> {
    /// The object. In it, a tablespace of `None` means not said.
    pub value: T,
    /// Its old name.
    pub was: Option<Ident>,
    /// Its COMMENT.
    pub comment: Say<String>,
    /// Its phase; not said: the table's.
    pub phase: Option<Phase>,
}

/// A declared primary key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredPrimaryKey {
    /// The constraint's name; `None`: the live one's, or PostgreSQL's own choice `table_pkey`.
    pub name: Option<Ident>,
    /// Columns and the index under it.
    pub key: Key,
    /// Its old name.
    pub was: Option<Ident>,
    /// Its COMMENT.
    pub comment: Say<String>,
    /// Its phase; not said: the table's.
    pub phase: Option<Phase>,
}

/// What is said of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclaredColumn {
    /// The type, as written.
    pub data_type: Option<TypeName>,
    /// `USING` of a type change, as written.
    pub using: Option<Expr>,
    /// NOT NULL: not said, `false`, or `true` (or with name and validity).
    pub not_null: Say<NotNull>,
    /// `no_inherit` of the NOT NULL, where it is said.
    pub not_null_inheritance: Option<Inheritance>,
    /// DEFAULT: not said, `null`, or an expression.
    pub default: Say<Expr>,
    /// COMMENT ON COLUMN.
    pub comment: Say<String>,
    /// Its phase; not said: the table's.
    pub phase: Option<Phase>,
}

/// Which part of an object a message or an expression belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// The object itself (its key in the file).
    Whole,
    /// `type:` of a column.
    Type,
    /// `using:` of a column's type change.
    Using,
    /// `default:`.
    Default,
    /// `not_null:`.
    NotNull,
    /// The expression of a CHECK.
    Expression,
    /// `where:`.
    Predicate,
    /// The n-th entry (from 0) of `columns:` or `elements:`.
    Key(usize),
    /// The n-th entry (from 0) of `include:`.
    Include(usize),
    /// `references:`.
    References,
    /// `was:`.
    Was,
    /// `comment:`.
    Comment,
    /// The n-th value (from 0) of an enum.
    Value(usize),
    /// The entry in `absent:`.
    Absent,
}

/// A place in a declaration, found in the files by `desired::SourceMap`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Site {
    /// The object.
    pub object: ObjectId,
    /// The part of it.
    pub facet: Facet,
}

impl Site {
    /// The object as a whole.
    pub fn whole(object: ObjectId) -> Site {
        Site {
            object,
            facet: Facet::Whole,
        }
    }

    /// A part of an object.
    pub fn new(object: ObjectId, facet: Facet) -> Site {
        Site { object, facet }
    }
}

/// Is a constraint that is declared with `declared` satisfied by a live one with `live`?
/// A proved rule satisfies `not_valid: true` too: nothing is gained by forgetting a proof.
pub fn validity_satisfied(declared: Validity, live: Validity) -> bool {
    match (declared, live) {
        (Validity::Valid, Validity::NotValid) => false,
        (Validity::Valid | Validity::NotValid, Validity::Valid)
        | (Validity::NotValid, Validity::NotValid) => true,
    }
}
