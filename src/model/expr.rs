//! Texts that the server printed: expressions and type names.
//!
//! Two expressions are the same rule exactly when PostgreSQL prints them the same with an empty
//! `search_path`. How a declared text becomes such a print is `pg::canonical`'s business.

use std::fmt;
use std::sync::Arc;

/// An expression as `pg_get_expr` prints it with an empty `search_path`: with the parentheses of its
/// own (`(a > 0)`, but `f(a)`), without those that the surrounding clause adds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Expr(Arc<str>);

impl Expr {
    /// Takes the text as it is.
    pub fn new(text: impl Into<String>) -> Expr {
        Expr(Arc::from(text.into()))
    }

    /// The SQL text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A data type as `format_type(oid, typmod)` prints it with an empty `search_path`:
/// `character varying(20)`, `public.mood`, `numeric(10,2)[]`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeName(Arc<str>);

impl TypeName {
    /// Takes the text as it is.
    pub fn new(text: impl Into<String>) -> TypeName {
        TypeName(Arc::from(text.into()))
    }

    /// The SQL text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The type without its width: `character varying`, `numeric`.
    pub fn base(&self) -> &str {
        self.0.split('(').next().unwrap_or_default()
    }

    /// Is it a string without padding: `text`, or `character varying` of any width?
    pub fn is_text(&self) -> bool {
        matches!(self.base(), "text" | "character varying")
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
