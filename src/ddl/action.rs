//! The actions of ALTER TABLE, as values.

use super::Existence;
use crate::model::{
    ConstraintKind, Deferral, Expr, Ident, Inheritance, Pair, QName, TypeName, Validity,
};

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
    /// ALTER CONSTRAINT … INHERIT or NO INHERIT of a NOT NULL (18 and later).
    AlterNotNull {
        /// Its name.
        name: Ident,
        /// Its column.
        column: Ident,
        /// Before and after.
        inheritance: Pair<Inheritance>,
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
