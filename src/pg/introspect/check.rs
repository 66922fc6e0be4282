//! The reading checked against the server: the model's own text of an index or constraint and the
//! one that `pg_get_indexdef` or `pg_get_constraintdef` printed must be the same.
//!
//! Quotes are ignored on both sides, because which words need them differs between majors. The
//! queries bring the server's text only for objects with something special, because printing all
//! of them costs as much as everything else together.

use crate::model::{Ident, IndexDef, QName, Uniqueness};
use crate::render::{definition, quote};

/// The text without the quotes of identifiers.
pub(super) fn unquoted(text: &str) -> String {
    text.replace('"', "")
}

/// Says how the two texts differ, if they do.
pub(super) fn difference(server: &str, model: &str) -> Option<String> {
    (unquoted(server) != unquoted(model)).then(|| {
        format!("the server's definition and the one that was read differ: `{server}`, `{model}`")
    })
}

/// Where `pg_get_indexdef` starts: all before the first key. A partitioned table's index is ON ONLY.
pub(super) fn index_head(name: &Ident, table: &QName, def: &IndexDef, scope: Scope) -> String {
    let unique = match def.uniqueness {
        Uniqueness::Plain => "",
        Uniqueness::Unique(_) => "UNIQUE ",
    };
    let only = match scope {
        Scope::WithChildren => "",
        Scope::Only => "ONLY ",
    };
    format!(
        "CREATE {unique}INDEX {} ON {only}{} USING {} (",
        quote::ident_as_printed(name.as_str()),
        quote::qname(table),
        quote::ident_as_printed(def.method.as_str())
    )
}

/// Whether the server prints ONLY before the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// An index of one table.
    WithChildren,
    /// An index of a partitioned table (`relkind = 'I'`).
    Only,
}

/// The index as `pg_get_indexdef` prints it.
pub(super) fn index_text(name: &Ident, table: &QName, def: &IndexDef, scope: Scope) -> String {
    let text = definition::index(name, table, def);
    match text.strip_prefix(&index_head(name, table, def, Scope::WithChildren)) {
        Some(rest) => index_head(name, table, def, scope) + rest,
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_alone_are_no_difference() {
        assert_eq!(difference("CHECK ((\"a\" > 0))", "CHECK ((a > 0))"), None);
        let said = difference("UNIQUE (a)", "UNIQUE (a) DEFERRABLE").unwrap();
        assert!(said.contains("`UNIQUE (a) DEFERRABLE`"), "{said}");
    }
}
