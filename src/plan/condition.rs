//! Questions about the catalog: is a step done, is the plan in force?
//!
//! Values only; `render::condition` turns them into SQL. They live in plan.json, so names are plain
//! strings here. "Exists" is never enough: an INVALID index exists (and IF NOT EXISTS succeeds over
//! it), so definitions and states are compared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ddl::Sync;
use crate::model::{
    ConstraintKind, Ident, Inheritance, NotNull, Pair, QName, StorageParameters, TypeName, Validity,
};
use crate::render::definition;

pub use super::object_ref::ObjectRef;

/// A question that the catalog answers with yes or no.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// All of them hold; an empty list holds.
    All(Vec<Condition>),
    /// One of them holds; an empty list does not.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The extension is installed, in that version where one is said.
    Extension {
        /// Its name.
        name: String,
        /// Its version.
        version: Option<String>,
    },
    /// There is an enum of that name.
    Enum {
        /// Schema.
        schema: String,
        /// Name.
        name: String,
    },
    /// The enum has the label.
    EnumValue {
        /// Schema.
        schema: String,
        /// Name.
        name: String,
        /// Label.
        value: String,
    },
    /// The enum has these labels in this order, and no others.
    EnumValues {
        /// Schema.
        schema: String,
        /// Name.
        name: String,
        /// Labels.
        values: Vec<String>,
    },
    /// The table has a constraint of that name (with that definition, in that state).
    Constraint {
        /// The table's schema.
        schema: String,
        /// The table.
        table: String,
        /// The constraint.
        name: String,
        /// `pg_get_constraintdef` without NOT VALID.
        definition: Option<String>,
        /// `convalidated`, where it matters.
        validated: Option<bool>,
    },
    /// The column is NOT NULL.
    NotNull {
        /// The table's schema.
        schema: String,
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// On 18: and proved.
        validated: bool,
    },
    /// The column has that DEFAULT, or none.
    Default {
        /// The table's schema.
        schema: String,
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// `pg_get_expr` of it.
        default: Option<String>,
    },
    /// The column has that type.
    ColumnType {
        /// The table's schema.
        schema: String,
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// `format_type` of it.
        data_type: String,
    },
    /// There is an index of that name, valid, with that definition where one is said.
    Index {
        /// Schema of the index and its table.
        schema: String,
        /// The index.
        name: String,
        /// `pg_get_indexdef`.
        definition: Option<String>,
        /// `indisvalid`, where it matters.
        valid: Option<bool>,
    },
    /// The index is in that tablespace, which no definition prints.
    Tablespace {
        /// Schema of the index.
        schema: String,
        /// The index.
        name: String,
        /// The tablespace; `None` is the database's own.
        tablespace: Option<String>,
    },
    /// The index is part of an index of the table above.
    Attached {
        /// Schema of the index.
        schema: String,
        /// The index of the partition.
        name: String,
        /// Schema of the index above.
        above_schema: String,
        /// The index above.
        above: String,
    },
    /// The trigger is there and gives the one column the other's value.
    Sync {
        /// The table's schema, and the function's.
        schema: String,
        /// The table.
        table: String,
        /// The trigger.
        trigger: String,
        /// Its function.
        function: String,
        /// The column that is written.
        from: String,
        /// The column that follows.
        to: String,
    },
    /// The object has that comment, or none.
    Comment {
        /// The object.
        object: ObjectRef,
        /// Its text.
        text: Option<String>,
    },
}

/// Short makers, so that recipes read well.
impl Condition {
    /// It holds always: nothing to do.
    pub fn always() -> Condition {
        Condition::All(Vec::new())
    }

    /// Lets another condition stand for a part wherever that is asked: by part.
    pub fn widen(&mut self, also: &BTreeMap<Condition, Condition>) {
        if let Some(other) = also.get(self) {
            let part = std::mem::replace(self, Condition::always());
            *self = Condition::Any(vec![part, other.clone()]);
            return;
        }
        match self {
            Condition::All(list) | Condition::Any(list) => {
                for c in list {
                    c.widen(also);
                }
            }
            Condition::Not(_)
            | Condition::Extension { .. }
            | Condition::Enum { .. }
            | Condition::EnumValue { .. }
            | Condition::EnumValues { .. }
            | Condition::Constraint { .. }
            | Condition::NotNull { .. }
            | Condition::Default { .. }
            | Condition::ColumnType { .. }
            | Condition::Index { .. }
            | Condition::Tablespace { .. }
            | Condition::Attached { .. }
            | Condition::Sync { .. }
            | Condition::Comment { .. } => {}
        }
    }

    /// Gives back room that was taken to grow.
    pub(super) fn shrink_to_fit(&mut self) {
        match self {
            Condition::All(list) | Condition::Any(list) => {
                list.iter_mut().for_each(Condition::shrink_to_fit);
                list.shrink_to_fit();
            }
            Condition::Not(inner) => inner.shrink_to_fit(),
            Condition::Constraint { definition, .. } | Condition::Index { definition, .. } => {
                if let Some(text) = definition {
                    text.shrink_to_fit();
                }
            }
            Condition::Extension { .. }
            | Condition::Enum { .. }
            | Condition::EnumValue { .. }
            | Condition::EnumValues { .. }
            | Condition::NotNull { .. }
            | Condition::Default { .. }
            | Condition::ColumnType { .. }
            | Condition::Tablespace { .. }
            | Condition::Attached { .. }
            | Condition::Sync { .. }
            | Condition::Comment { .. } => {}
        }
    }

    /// The opposite.
    #[must_use]
    pub fn negate(self) -> Condition {
        match self {
            Condition::Not(inner) => *inner,
            other @ (Condition::All(_)
            | Condition::Any(_)
            | Condition::Extension { .. }
            | Condition::Enum { .. }
            | Condition::EnumValue { .. }
            | Condition::EnumValues { .. }
            | Condition::Constraint { .. }
            | Condition::NotNull { .. }
            | Condition::Default { .. }
            | Condition::ColumnType { .. }
            | Condition::Index { .. }
            | Condition::Tablespace { .. }
            | Condition::Attached { .. }
            | Condition::Sync { .. }
            | Condition::Comment { .. }) => Condition::Not(Box::new(other)),
        }
    }

    /// The constraint is there as `kind` says, its validity not asked.
    pub fn constraint(table: &QName, name: &Ident, kind: &ConstraintKind) -> Condition {
        let stored = match kind {
            ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => !k.storage.is_empty(),
            ConstraintKind::ForeignKey(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_) => false,
        };
        if stored {
            Condition::key_and_index(table, name, kind)
        } else {
            Condition::constraint_alone(table, name, kind)
        }
    }

    /// As [`Condition::constraint`], and the index of a key is as `kind` says: the only place that
    /// shows a key's storage parameters.
    pub fn key_and_index(table: &QName, name: &Ident, kind: &ConstraintKind) -> Condition {
        let alone = Condition::constraint_alone(table, name, kind);
        match crate::ddl::index_of_key(kind) {
            Some(def) => Condition::All(vec![alone, Condition::index(table, name, &def)]),
            None => alone,
        }
    }

    fn constraint_alone(table: &QName, name: &Ident, kind: &ConstraintKind) -> Condition {
        let mut shown = kind.clone().with_validity(Validity::Valid);
        if let ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) = &mut shown {
            k.storage = StorageParameters::none();
        }
        Condition::Constraint {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: Some(definition::constraint(&shown)),
            validated: None,
        }
    }

    /// The constraint is there as `kind` says, and proved.
    pub fn constraint_valid(
        table: &QName,
        name: &Ident,
        kind: &crate::model::ConstraintKind,
    ) -> Condition {
        let mut condition = Condition::constraint(table, name, kind);
        if let Condition::Constraint { validated, .. } = &mut condition {
            *validated = Some(true);
        }
        condition
    }

    /// A constraint of that name is there, whatever it says.
    pub fn constraint_named(table: &QName, name: &Ident) -> Condition {
        Condition::Constraint {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: None,
            validated: None,
        }
    }

    /// The index is there, valid, as `def` says.
    pub fn index(table: &QName, name: &Ident, def: &crate::model::IndexDef) -> Condition {
        Condition::Index {
            schema: table.schema.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: Some(definition::index(name, table, def)),
            valid: Some(true),
        }
    }

    /// The index is there as `def` says, in whatever state: what a rollback takes away is the
    /// plan's own, not whatever has its name.
    pub fn index_as_built(table: &QName, name: &Ident, def: &crate::model::IndexDef) -> Condition {
        Condition::Index {
            schema: table.schema.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: Some(definition::index(name, table, def)),
            valid: None,
        }
    }

    /// The same, and its index is in the tablespace `is`, where that is what differs from `other`.
    #[must_use]
    pub fn in_tablespace(
        self,
        table: &QName,
        index: &Ident,
        is: &Option<Ident>,
        other: &Option<Ident>,
    ) -> Condition {
        if is == other {
            return self;
        }
        Condition::All(vec![
            self,
            Condition::Tablespace {
                schema: table.schema.as_str().to_owned(),
                name: index.as_str().to_owned(),
                tablespace: is.as_ref().map(|t| t.as_str().to_owned()),
            },
        ])
    }

    /// An index of that name is there, in whatever state.
    pub fn index_named(table: &QName, name: &Ident) -> Condition {
        Condition::Index {
            schema: table.schema.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: None,
            valid: None,
        }
    }

    /// The partition's index is part of the index above.
    pub fn attached(
        (table, index): &(QName, Ident),
        (partition, own): &(QName, Ident),
    ) -> Condition {
        Condition::Attached {
            schema: partition.schema.as_str().to_owned(),
            name: own.as_str().to_owned(),
            above_schema: table.schema.as_str().to_owned(),
            above: index.as_str().to_owned(),
        }
    }

    /// The column follows the other.
    pub fn sync(sync: &Sync) -> Condition {
        let text = |i: &Ident| i.as_str().to_owned();
        Condition::Sync {
            schema: text(&sync.table.schema),
            table: text(&sync.table.name),
            trigger: text(&sync.trigger),
            function: text(&sync.function),
            from: text(&sync.columns.from),
            to: text(&sync.columns.to),
        }
    }

    /// What [`Condition::sync`] was made of.
    pub fn as_sync(&self) -> Option<Sync> {
        let Condition::Sync {
            schema,
            table,
            trigger,
            function,
            from,
            to,
        } = self
        else {
            return None;
        };
        let id = |text: &String| Ident::new(text.as_str()).ok();
        Some(Sync {
            table: QName::new(id(schema)?, id(table)?),
            trigger: id(trigger)?,
            function: id(function)?,
            columns: Pair::new(id(from)?, id(to)?),
        })
    }

    /// The column has that type.
    pub fn column_type(table: &QName, column: &Ident, data_type: &TypeName) -> Condition {
        Condition::ColumnType {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            column: column.as_str().to_owned(),
            data_type: data_type.as_str().to_owned(),
        }
    }

    /// The column is NOT NULL, proved or not.
    pub fn not_null_there(table: &QName, column: &Ident) -> Condition {
        Condition::NotNull {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            column: column.as_str().to_owned(),
            validated: false,
        }
    }

    /// The column is NOT NULL, proved where that can differ.
    pub fn not_null(table: &QName, column: &Ident, not_null: &NotNull) -> Condition {
        Condition::NotNull {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            column: column.as_str().to_owned(),
            validated: not_null.validity == Validity::Valid,
        }
    }

    /// The NOT NULL of that name goes down to children, or does not (18 and later).
    pub fn not_null_inherited(
        table: &QName,
        name: &Ident,
        column: &Ident,
        inheritance: Inheritance,
    ) -> Condition {
        Condition::Constraint {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: Some(definition::not_null(column, inheritance)),
            validated: None,
        }
    }

    /// The column has some NOT NULL.
    pub fn some_not_null(table: &QName, column: &Ident) -> Condition {
        Condition::NotNull {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            column: column.as_str().to_owned(),
            validated: false,
        }
    }
}
