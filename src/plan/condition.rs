//! Questions about the catalog: is a step done, is the plan in force?
//!
//! Values only; `render::condition` turns them into SQL. They live in plan.json, so names are plain
//! strings here. "Exists" is never enough: an INVALID index exists (and IF NOT EXISTS succeeds over
//! it), so definitions and states are compared.

mod makers;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
}
