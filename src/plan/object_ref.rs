//! An object by plain names, as plan.json and the fingerprints hold it. Knows no server.

use serde::{Deserialize, Serialize};

use crate::model::{Ident, ObjectId, QName};

/// An [`ObjectId`] as files hold it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ObjectRef {
    /// An extension.
    Extension {
        /// Name.
        name: String,
    },
    /// An enum.
    Enum {
        /// Schema.
        schema: String,
        /// Name.
        name: String,
    },
    /// A table.
    Table {
        /// Schema.
        schema: String,
        /// Name.
        table: String,
    },
    /// A column.
    Column {
        /// Schema of the table.
        schema: String,
        /// Table.
        table: String,
        /// Name.
        column: String,
    },
    /// A constraint.
    Constraint {
        /// Schema of the table.
        schema: String,
        /// Table.
        table: String,
        /// Name.
        name: String,
    },
    /// An index.
    Index {
        /// Schema of the table.
        schema: String,
        /// Table.
        table: String,
        /// Name.
        name: String,
    },
}

impl From<&ObjectId> for ObjectRef {
    fn from(id: &ObjectId) -> ObjectRef {
        let s = |i: &Ident| i.as_str().to_owned();
        match id {
            ObjectId::Extension(n) => ObjectRef::Extension { name: s(n) },
            ObjectId::Enum(q) => ObjectRef::Enum {
                schema: s(&q.schema),
                name: s(&q.name),
            },
            ObjectId::Table(q) => ObjectRef::Table {
                schema: s(&q.schema),
                table: s(&q.name),
            },
            ObjectId::Column(t, c) => ObjectRef::Column {
                schema: s(&t.schema),
                table: s(&t.name),
                column: s(c),
            },
            ObjectId::Constraint(t, n) => ObjectRef::Constraint {
                schema: s(&t.schema),
                table: s(&t.name),
                name: s(n),
            },
            ObjectId::Index(t, n) => ObjectRef::Index {
                schema: s(&t.schema),
                table: s(&t.name),
                name: s(n),
            },
        }
    }
}

impl ObjectRef {
    /// Back to the model's name.
    ///
    /// # Errors
    /// Where a name could not be a PostgreSQL identifier (an edited file).
    pub fn to_id(&self) -> Result<ObjectId, crate::model::NameError> {
        let i = |s: &String| Ident::new(s.clone());
        let q = |schema: &String, name: &String| Ok(QName::new(i(schema)?, i(name)?));
        Ok(match self {
            ObjectRef::Extension { name } => ObjectId::Extension(i(name)?),
            ObjectRef::Enum { schema, name } => ObjectId::Enum(q(schema, name)?),
            ObjectRef::Table { schema, table } => ObjectId::Table(q(schema, table)?),
            ObjectRef::Column {
                schema,
                table,
                column,
            } => ObjectId::Column(q(schema, table)?, i(column)?),
            ObjectRef::Constraint {
                schema,
                table,
                name,
            } => ObjectId::Constraint(q(schema, table)?, i(name)?),
            ObjectRef::Index {
                schema,
                table,
                name,
            } => ObjectId::Index(q(schema, table)?, i(name)?),
        })
    }
}
