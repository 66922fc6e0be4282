//! A relation's name as plan.json holds it.
//!
//! It knows nothing of what is said of the relation.

use serde::{Deserialize, Serialize};

use crate::model::{Ident, QName};

/// A relation's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationFile {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
}

impl RelationFile {
    /// For messages: the schema and the name.
    pub fn words(&self) -> String {
        format!("{}.{}", self.schema, self.name)
    }

    /// As a name; `None` where it can be none of a relation.
    pub fn to_qname(&self) -> Option<QName> {
        let (schema, name) = (Ident::new(&self.schema), Ident::new(&self.name));
        Some(QName::new(schema.ok()?, name.ok()?))
    }
}

impl From<&QName> for RelationFile {
    fn from(name: &QName) -> RelationFile {
        RelationFile {
            schema: name.schema.as_str().to_owned(),
            name: name.name.as_str().to_owned(),
        }
    }
}
