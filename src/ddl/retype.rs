//! Type changes that cost nothing (manual, ALTER TABLE: binary coercible, or an unconstrained domain over such).

use crate::model::{Expr, Ident, Pair, TypeName};
use crate::render::quote;

/// Does PostgreSQL change the type without reading a row (locks: catalog only)?
pub fn is_free(data_type: &Pair<TypeName>) -> bool {
    let base = |t: &TypeName| {
        let text = t.as_str();
        match text.split_once('(') {
            Some((name, rest)) => (
                name.trim().to_owned(),
                rest.split(')')
                    .next()
                    .unwrap_or("")
                    .split(',')
                    .filter_map(|n| n.trim().parse::<u32>().ok())
                    .collect::<Vec<_>>(),
            ),
            None => (text.to_owned(), Vec::new()),
        }
    };
    let (from, from_mod) = base(&data_type.from);
    let (to, to_mod) = base(&data_type.to);
    match (from.as_str(), to.as_str()) {
        ("character varying", "character varying") => {
            to_mod.is_empty() || (!from_mod.is_empty() && from_mod <= to_mod)
        }
        ("character varying", "text") => true,
        ("text", "character varying") => to_mod.is_empty(),
        ("numeric", "numeric") => match (from_mod.as_slice(), to_mod.as_slice()) {
            (_, []) => true,
            ([p], [q]) => p <= q,
            ([p, s], [q, t]) => p <= q && s == t,
            (_, _) => false,
        },
        ("cidr", "inet") => true,
        (_, _) => false,
    }
}

/// Is nothing done to the values: is USING the column itself, or the column cast to the new type?
pub fn leaves_values(column: &Ident, data_type: &Pair<TypeName>, using: &Expr) -> bool {
    let printed = quote::ident_as_printed(column.as_str());
    using.as_str() == printed || using.as_str() == format!("{printed}::{}", data_type.to)
}
