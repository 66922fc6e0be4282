//! One fact about how the live database differs from the declaration, complete on its own.

use crate::ddl::Place;
use crate::model::{
    Column, Constraint, ConstraintKind, Deferral, EnumType, Expr, Extension, Ident, Index,
    IndexDef, Inheritance, NotNull, ObjectId, Pair, QName, TypeName,
};

/// A change. Each variant holds the state before and the state after, so that it can be printed,
/// ordered and undone without either catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the object's own names and states"
)]
pub enum Change {
    /// An extension to install.
    CreateExtension(Ident, Extension),
    /// An extension to remove.
    DropExtension(Ident, Extension),
    /// An extension to bring to another version.
    UpdateExtension { name: Ident, version: Pair<String> },
    /// An enum to create.
    CreateEnum(QName, EnumType),
    /// An enum to drop.
    DropEnum(QName, EnumType),
    /// A label to add.
    AddEnumValue {
        name: QName,
        value: String,
        place: Place,
    },
    /// An enum that loses labels or has them in another order, the DEFAULTs of its columns with it.
    ReplaceEnum {
        name: QName,
        states: Box<Pair<EnumType>>,
    },
    /// A label to rename.
    RenameEnumValue { name: QName, value: Pair<String> },
    /// An enum to rename.
    RenameEnum(Pair<QName>),
    /// A constraint to rename.
    RenameConstraint {
        table: QName,
        name: Pair<Ident>,
        has_index: bool,
    },
    /// An index to rename.
    RenameIndex { table: QName, name: Pair<Ident> },
    /// A column that shall refuse NULL.
    SetNotNull {
        table: QName,
        column: Ident,
        not_null: NotNull,
    },
    /// A column that shall take NULL.
    DropNotNull {
        table: QName,
        column: Ident,
        was: NotNull,
    },
    /// A NOT VALID NOT NULL to prove (18 and later).
    ValidateNotNull {
        table: QName,
        column: Ident,
        name: Ident,
    },
    /// A NOT NULL that children shall have too, or no longer (18 and later).
    AlterNotNull {
        table: QName,
        column: Ident,
        name: Ident,
        inheritance: Pair<Inheritance>,
    },
    /// A DEFAULT to set, change or drop.
    ChangeDefault {
        table: QName,
        column: Ident,
        default: Pair<Option<Expr>>,
    },
    /// A column whose type changes, its DEFAULT with it.
    ChangeType {
        table: QName,
        column: Ident,
        data_type: Pair<TypeName>,
        using: Option<Expr>,
        default: Pair<Option<Expr>>,
    },
    /// A constraint to add.
    AddConstraint {
        table: QName,
        name: Ident,
        kind: ConstraintKind,
    },
    /// A constraint to drop.
    DropConstraint {
        table: QName,
        name: Ident,
        constraint: Constraint,
    },
    /// A constraint whose rule changes.
    ReplaceConstraint {
        table: QName,
        name: Ident,
        constraint: Box<Pair<Constraint>>,
    },
    /// A NOT VALID constraint to prove.
    ValidateConstraint {
        table: QName,
        name: Ident,
        kind: ConstraintKind,
    },
    /// A foreign key whose deferral alone changes.
    ChangeDeferral {
        table: QName,
        name: Ident,
        deferral: Pair<Deferral>,
        kind: ConstraintKind,
    },
    /// A unique index that becomes the constraint of the same name.
    PromoteIndex {
        table: QName,
        name: Ident,
        kind: ConstraintKind,
    },
    /// An index to build.
    AddIndex {
        table: QName,
        name: Ident,
        def: IndexDef,
    },
    /// An index to drop.
    DropIndex {
        table: QName,
        name: Ident,
        index: Index,
    },
    /// An index whose definition changes.
    ReplaceIndex {
        table: QName,
        name: Ident,
        index: Box<Pair<Index>>,
    },
    /// An INVALID index to build again.
    RebuildIndex {
        table: QName,
        name: Ident,
        def: IndexDef,
    },
    /// The old column of a type change, which nothing needs any more.
    DropLeftover {
        table: QName,
        column: Ident,
        was: Column,
    },
    /// A comment to set, change or remove.
    Comment {
        object: ObjectId,
        text: Pair<Option<String>>,
    },
}

impl Change {
    /// The object that the change is about, under its new name.
    pub fn subject(&self) -> ObjectId {
        match self {
            Change::CreateExtension(n, _)
            | Change::DropExtension(n, _)
            | Change::UpdateExtension { name: n, .. } => ObjectId::Extension(n.clone()),
            Change::CreateEnum(n, _)
            | Change::DropEnum(n, _)
            | Change::AddEnumValue { name: n, .. }
            | Change::ReplaceEnum { name: n, .. }
            | Change::RenameEnumValue { name: n, .. } => ObjectId::Enum(n.clone()),
            Change::RenameEnum(name) => ObjectId::Enum(name.to.clone()),
            Change::RenameConstraint { table, name, .. } => {
                ObjectId::Constraint(table.clone(), name.to.clone())
            }
            Change::RenameIndex { table, name } => ObjectId::Index(table.clone(), name.to.clone()),
            Change::SetNotNull { table, column, .. }
            | Change::DropNotNull { table, column, .. }
            | Change::ValidateNotNull { table, column, .. }
            | Change::AlterNotNull { table, column, .. }
            | Change::ChangeDefault { table, column, .. }
            | Change::DropLeftover { table, column, .. }
            | Change::ChangeType { table, column, .. } => {
                ObjectId::Column(table.clone(), column.clone())
            }
            Change::AddConstraint { table, name, .. }
            | Change::DropConstraint { table, name, .. }
            | Change::ReplaceConstraint { table, name, .. }
            | Change::ValidateConstraint { table, name, .. }
            | Change::ChangeDeferral { table, name, .. }
            | Change::PromoteIndex { table, name, .. } => {
                ObjectId::Constraint(table.clone(), name.clone())
            }
            Change::AddIndex { table, name, .. }
            | Change::DropIndex { table, name, .. }
            | Change::ReplaceIndex { table, name, .. }
            | Change::RebuildIndex { table, name, .. } => {
                ObjectId::Index(table.clone(), name.clone())
            }
            Change::Comment { object, .. } => object.clone(),
        }
    }
}
