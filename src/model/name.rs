//! Names: the only strings of the model that compare as identity.
//!
//! A name here is what stands in `pg_catalog` (already folded, never quoted). Quoting belongs to
//! `render::quote`. Where names come from: the catalog, or the declaration after parsing.

use std::fmt;
use std::sync::Arc;

/// Longest identifier PostgreSQL keeps, in bytes (`NAMEDATALEN - 1`; manual 4.1.1).
pub const MAX_NAME_BYTES: usize = 63;

/// One SQL identifier as the catalog holds it: 1 to 63 bytes of UTF-8, no NUL.
///
/// A table's name stands in every constraint, statement, fact and fingerprint about it: clones share
/// the text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(Arc<str>);

/// Why a text cannot be an identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// The text has no characters.
    #[error("a name cannot be empty")]
    Empty,
    /// PostgreSQL would cut it off silently.
    #[error("the name is {bytes} bytes long; PostgreSQL keeps 63")]
    TooLong {
        /// Length of the text in bytes.
        bytes: usize,
    },
    /// NUL cannot be sent to a server.
    #[error("a name cannot contain the NUL character")]
    Nul,
}

impl Ident {
    /// Checks `text` and takes it as it is, without folding its case.
    ///
    /// # Errors
    /// [`NameError`] where PostgreSQL could not hold the name unchanged.
    pub fn new(text: impl Into<String>) -> Result<Ident, NameError> {
        let text = text.into();
        if text.is_empty() {
            Err(NameError::Empty)
        } else if text.len() > MAX_NAME_BYTES {
            Err(NameError::TooLong { bytes: text.len() })
        } else if text.contains('\0') {
            Err(NameError::Nul)
        } else {
            Ok(Ident(text.into()))
        }
    }

    /// The bare text, unquoted.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Is it a name that only Lockstep gives, to what a plan prepares and takes away again?
    pub fn is_helper(&self) -> bool {
        self.0.contains("__lockstep_")
    }

    /// The column that feeds this one, where this is what a type change by a new column has left.
    pub fn leftover_of(&self) -> Option<Ident> {
        let of = self.0.strip_suffix("__lockstep_old")?;
        (!of.is_empty()).then(|| Ident(of.into()))
    }

    /// A name made of this one and `suffix`, cut to 63 bytes on a character boundary so that the
    /// suffix always survives. For helper objects whose names must be the same in every run.
    pub fn with_suffix(&self, suffix: &str) -> Ident {
        let room = MAX_NAME_BYTES.saturating_sub(suffix.len());
        Ident(format!("{}{}", clip(&self.0, room), suffix).into())
    }
}

/// The longest prefix of `text` that fits `bytes` and ends on a character boundary.
pub fn clip(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::borrow::Borrow<str> for Ident {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl TryFrom<&str> for Ident {
    type Error = NameError;
    fn try_from(text: &str) -> Result<Ident, NameError> {
        Ident::new(text)
    }
}

/// A name with its schema. Displays as `schema.name`, for messages only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QName {
    /// The schema (namespace) it lives in.
    pub schema: Ident,
    /// The name within that schema.
    pub name: Ident,
}

impl QName {
    /// Puts a schema and a name together.
    pub fn new(schema: Ident, name: Ident) -> QName {
        QName { schema, name }
    }

    /// The same schema, another name.
    pub fn sibling(&self, name: Ident) -> QName {
        QName {
            schema: self.schema.clone(),
            name,
        }
    }
}

impl fmt::Display for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.schema, self.name)
    }
}

impl fmt::Debug for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A name whose schema may be left out. As the server prints it with an empty `search_path`, left
/// out means `pg_catalog`; in a declaration it means whatever the search path finds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameRef {
    /// The schema, where it is said.
    pub schema: Option<Ident>,
    /// The name within that schema.
    pub name: Ident,
}

impl fmt::Display for NameRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.schema {
            Some(schema) => write!(f, "{schema}.{}", self.name),
            None => write!(f, "{}", self.name),
        }
    }
}

impl fmt::Debug for NameRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// What a plan, a diagnostic or a fingerprint speaks of.
///
/// Constraints have names per table, indexes per schema (manual 5.5 and CREATE INDEX); the table
/// stands with an index all the same because people look for it there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectId {
    /// An installed extension; database-wide.
    Extension(Ident),
    /// An enum type.
    Enum(QName),
    /// A table, plain or partitioned.
    Table(QName),
    /// A column of a table.
    Column(QName, Ident),
    /// A constraint of a table: PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK or EXCLUDE.
    Constraint(QName, Ident),
    /// An index that backs no constraint: its table, then its own name.
    Index(QName, Ident),
}

impl ObjectId {
    /// The table the object hangs on, where it hangs on one.
    pub fn table(&self) -> Option<&QName> {
        match self {
            ObjectId::Extension(_) | ObjectId::Enum(_) => None,
            ObjectId::Table(t)
            | ObjectId::Column(t, _)
            | ObjectId::Constraint(t, _)
            | ObjectId::Index(t, _) => Some(t),
        }
    }

    /// The kind in the manual's words, lower case.
    pub fn kind(&self) -> &'static str {
        match self {
            ObjectId::Extension(_) => "extension",
            ObjectId::Enum(_) => "enum",
            ObjectId::Table(_) => "table",
            ObjectId::Column(..) => "column",
            ObjectId::Constraint(..) => "constraint",
            ObjectId::Index(..) => "index",
        }
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ObjectId::Extension(n) => write!(f, "extension {n}"),
            ObjectId::Enum(q) => write!(f, "enum {q}"),
            ObjectId::Table(q) => write!(f, "table {q}"),
            ObjectId::Column(t, c) => write!(f, "column {t}.{c}"),
            ObjectId::Constraint(t, n) => write!(f, "constraint {n} on {t}"),
            ObjectId::Index(t, n) => write!(f, "index {n} on {t}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_in_bytes_and_cut_on_characters() {
        assert_eq!(Ident::new(""), Err(NameError::Empty));
        assert_eq!(Ident::new("a\0"), Err(NameError::Nul));
        let long = "é".repeat(32);
        assert_eq!(
            Ident::new(long.clone()),
            Err(NameError::TooLong { bytes: 64 })
        );
        let fits = Ident::new("é".repeat(31)).unwrap();
        let made = fits.with_suffix("_new");
        assert!(made.as_str().ends_with("_new"));
        assert!(made.as_str().len() <= MAX_NAME_BYTES);
    }
}
