//! Table constraints: PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK, EXCLUDE (manual 5.5, CREATE TABLE).
//!
//! A NOT NULL is a property of its column here (`model::table`), also where PostgreSQL 18 keeps a
//! `pg_constraint` row for it.

use super::expr::Expr;
use super::index::{IndexKey, NullsDistinct, StorageParameters};
use super::name::{Ident, QName};

/// A constraint of one table. Its name is the key of the map that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// The rule itself.
    pub kind: ConstraintKind,
    /// The text of COMMENT ON CONSTRAINT.
    pub comment: Option<String>,
}

/// The rule a constraint keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    /// PRIMARY KEY.
    PrimaryKey(Key),
    /// UNIQUE.
    Unique(Key),
    /// FOREIGN KEY.
    ForeignKey(ForeignKey),
    /// CHECK.
    Check(Check),
    /// EXCLUDE.
    Exclusion(Exclusion),
}

impl ConstraintKind {
    /// The manual's word for the kind, in capitals as in SQL.
    pub fn word(&self) -> &'static str {
        match self {
            ConstraintKind::PrimaryKey(_) => "PRIMARY KEY",
            ConstraintKind::Unique(_) => "UNIQUE",
            ConstraintKind::ForeignKey(_) => "FOREIGN KEY",
            ConstraintKind::Check(_) => "CHECK",
            ConstraintKind::Exclusion(_) => "EXCLUDE",
        }
    }

    /// Has the server proved the rule for all rows? Kinds that cannot be NOT VALID always are.
    pub fn validity(&self) -> Validity {
        match self {
            ConstraintKind::ForeignKey(fk) => fk.validity,
            ConstraintKind::Check(check) => check.validity,
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Exclusion(_) => Validity::Valid,
        }
    }

    /// The same rule with another validity; kinds without one are returned as they are.
    pub fn with_validity(mut self, validity: Validity) -> ConstraintKind {
        match &mut self {
            ConstraintKind::ForeignKey(fk) => fk.validity = validity,
            ConstraintKind::Check(check) => check.validity = validity,
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Exclusion(_) => {}
        }
        self
    }

    /// Is an index of the same name part of the constraint?
    pub fn has_index(&self) -> bool {
        match self {
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Exclusion(_) => true,
            ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => false,
        }
    }
}

/// The columns of a PRIMARY KEY or UNIQUE constraint and the index under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Key columns in order.
    pub columns: Vec<Ident>,
    /// INCLUDE columns in order.
    pub include: Vec<Ident>,
    /// NULLS \[NOT\] DISTINCT (15 and later; UNIQUE only).
    pub nulls: NullsDistinct,
    /// When the rule is checked.
    pub deferral: Deferral,
    /// Whether the last column is WITHOUT OVERLAPS (18 and later).
    pub period: Period,
    /// `WITH (…)` of the index.
    pub storage: StorageParameters,
    /// Tablespace of the index; `None` is the database's default.
    pub tablespace: Option<Ident>,
}

/// A FOREIGN KEY.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// Referencing columns in order.
    pub columns: Vec<Ident>,
    /// The referenced table.
    pub table: QName,
    /// Referenced columns in order. Empty only in a declaration, where it means the primary key.
    pub referenced: Vec<Ident>,
    /// MATCH SIMPLE or FULL.
    pub matching: Matching,
    /// ON UPDATE.
    pub on_update: Action,
    /// ON DELETE.
    pub on_delete: Action,
    /// The column list of ON DELETE SET NULL/DEFAULT (15 and later); empty means all.
    pub on_delete_columns: Vec<Ident>,
    /// When the rule is checked.
    pub deferral: Deferral,
    /// NOT VALID or proved.
    pub validity: Validity,
    /// NOT ENFORCED (18 and later) or enforced.
    pub enforcement: Enforcement,
    /// Whether the last column is a PERIOD (18 and later).
    pub period: Period,
}

/// A CHECK.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The condition.
    pub expr: Expr,
    /// NO INHERIT or inherited.
    pub inheritance: Inheritance,
    /// NOT VALID or proved.
    pub validity: Validity,
    /// NOT ENFORCED (18 and later) or enforced.
    pub enforcement: Enforcement,
}

/// An EXCLUDE constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Index access method, `gist` for most.
    pub method: Ident,
    /// Each key with the operator that must not hold between two rows.
    pub elements: Vec<ExclusionElement>,
    /// INCLUDE columns in order.
    pub include: Vec<Ident>,
    /// WHERE of a partial exclusion.
    pub predicate: Option<Expr>,
    /// When the rule is checked.
    pub deferral: Deferral,
    /// `WITH (…)` of the index.
    pub storage: StorageParameters,
    /// Tablespace of the index; `None` is the database's default.
    pub tablespace: Option<Ident>,
}

/// One element of an EXCLUDE constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExclusionElement {
    /// What is compared.
    pub key: IndexKey,
    /// The operator as `pg_get_constraintdef` prints it: `=`, `&&`, `OPERATOR(public.=)`.
    pub operator: String,
}

/// Whether the server has proved the rule for the rows that were there before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Validity {
    /// Proved for all rows (`convalidated`).
    Valid,
    /// Kept for new rows only.
    NotValid,
}

/// Whether the server keeps the rule at all (18 and later).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Enforcement {
    /// The ordinary case.
    Enforced,
    /// Documentation only.
    NotEnforced,
}

/// Whether children inherit a CHECK or NOT NULL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inheritance {
    /// The ordinary case.
    Inherited,
    /// NO INHERIT.
    NoInherit,
}

/// When a constraint is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deferral {
    /// At once, always.
    NotDeferrable,
    /// DEFERRABLE INITIALLY IMMEDIATE.
    Immediate,
    /// DEFERRABLE INITIALLY DEFERRED.
    Deferred,
}

/// Whether the last column of a key is a period (temporal keys, 18 and later).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// The ordinary case.
    No,
    /// WITHOUT OVERLAPS in a key, PERIOD in a foreign key.
    LastColumn,
}

/// MATCH of a foreign key. PostgreSQL has not implemented MATCH PARTIAL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matching {
    /// MATCH SIMPLE.
    Simple,
    /// MATCH FULL.
    Full,
}

/// What a foreign key does when the referenced row goes or changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// NO ACTION.
    NoAction,
    /// RESTRICT.
    Restrict,
    /// CASCADE.
    Cascade,
    /// SET NULL.
    SetNull,
    /// SET DEFAULT.
    SetDefault,
}

impl Action {
    /// The words of SQL.
    pub fn sql(self) -> &'static str {
        match self {
            Action::NoAction => "NO ACTION",
            Action::Restrict => "RESTRICT",
            Action::Cascade => "CASCADE",
            Action::SetNull => "SET NULL",
            Action::SetDefault => "SET DEFAULT",
        }
    }
}
