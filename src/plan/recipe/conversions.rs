//! Rows that the new type of a column does not take: the server stops there, with the table locked. So they are asked for
//! before anything is changed: labels and lengths by a query that shows the rows, everything else by the conversion itself.

use super::types::enum_of;
use super::{Context, rows_where};
use crate::ddl::retype::is_free;
use crate::model::{Expr, Ident, Pair, QName, TypeName};
use crate::plan::step::{Conversion, Preflight};
use crate::render::quote;

/// The question for a change in place; `is_exact` where every value is one of the new type.
pub(super) fn conversion(
    table: &QName,
    column: &Ident,
    data_type: &Pair<TypeName>,
    using: Option<&Expr>,
    is_exact: bool,
    context: &Context<'_>,
) -> Option<Conversion> {
    let ask = |using: Option<&Expr>| {
        labels(table, column, data_type, using, context)
            .or_else(|| others(table, column, data_type, using, is_exact))
    };
    Some(Conversion {
        asked: ask(using)?,
        // What `using` makes of new values says nothing.
        done: using.and_then(|_| ask(None)).map(|check| check.query),
    })
}

/// Values that are no label of the enum.
pub(super) fn labels(
    table: &QName,
    column: &Ident,
    data_type: &Pair<TypeName>,
    using: Option<&Expr>,
    context: &Context<'_>,
) -> Option<Preflight> {
    let to = data_type.to.as_str();
    let (of, is_array) = match to.strip_suffix("[]") {
        Some(of) => (of, true),
        None => (to, false),
    };
    let e = enum_of(&TypeName::new(of), context)?;
    let labels: Vec<String> = e.values.iter().map(|v| quote::literal(v)).collect();
    let printed = quote::ident_as_printed(column.as_str());
    // The enum may not be there yet, and a cast to it stops at the first.
    let value = using.map_or(printed, |using| {
        let text = using.as_str();
        let inner = text.strip_suffix(to).and_then(|t| t.strip_suffix("::"));
        format!("({})", inner.unwrap_or(text))
    });
    let is_none = |value: &str| match labels.as_slice() {
        [] => format!("{value} IS NOT NULL"),
        some => format!("{value} NOT IN ({})", some.join(", ")),
    };
    let filter = if is_array {
        let values = format!("pg_catalog.unnest({value}::text[]) AS v(label)");
        format!("EXISTS (SELECT FROM {values} WHERE {})", is_none("v.label"))
    } else if labels.is_empty() {
        is_none(&value)
    } else {
        is_none(&format!("{value}::text"))
    };
    let what = if is_array { "has what is" } else { "is" };
    Some(rows_where(
        table,
        &filter,
        match using {
            Some(_) => format!("rows of {table} that `using` gives no value of {to} for {column}"),
            None => format!("rows of {table} in which {column} {what} no value of {of}"),
        },
    ))
}

/// Values that are too long, or that the server refuses to convert.
fn others(
    table: &QName,
    column: &Ident,
    types: &Pair<TypeName>,
    using: Option<&Expr>,
    is_exact: bool,
) -> Option<Preflight> {
    let to = &types.to;
    let takes_all = is_exact || is_free(types) || ["text", "text[]"].contains(&to.as_str());
    if takes_all && using.is_none() {
        return None;
    }
    let value = using.map_or_else(
        || quote::ident_as_printed(column.as_str()),
        |using| format!("({using})"),
    );
    let by = match using {
        Some(_) => ", by `using`,",
        None => "",
    };
    let ask = |filter: String, what: &str| {
        let title = format!("rows of {table} in which {column}{by} {what} {to}");
        Some(rows_where(table, &filter, title))
    };
    // These are assigned, which refuses what a cast cuts.
    match (to.base(), length(to)) {
        ("character varying" | "character", Some(most)) => {
            let is_wider = using.is_none()
                && ["character varying", "character"].contains(&types.from.base())
                && length(&types.from).is_some_and(|from| from <= most);
            if is_wider {
                return None;
            }
            // Blanks at the end are cut.
            if to.as_str().ends_with(']') {
                let values = format!("pg_catalog.unnest({value}::text[]) AS v(item)");
                let filter = format!(
                    "EXISTS (SELECT FROM {values} WHERE {})",
                    longer("v.item", most)
                );
                ask(filter, "has what is too long for")
            } else {
                ask(longer(&format!("{value}::text"), most), "is too long for")
            }
        }
        ("bit", Some(exactly)) if !to.as_str().ends_with(']') => ask(
            format!("pg_catalog.length({value}::bit varying) <> {exactly}"),
            "has not the length of",
        ),
        ("bit varying", Some(most)) if !to.as_str().ends_with(']') => ask(
            format!("pg_catalog.length({value}::bit varying) > {most}"),
            "is too long for",
        ),
        // No row: the server converts each, and says which it cannot.
        (_, _) => ask(
            format!("pg_catalog.pg_column_size({value}::{to}) < 0"),
            "cannot become",
        ),
    }
}

fn longer(value: &str, most: u32) -> String {
    format!("pg_catalog.length(pg_catalog.rtrim({value}, ' ')) > {most}")
}

/// The number in parentheses.
fn length(data_type: &TypeName) -> Option<u32> {
    let (_, rest) = data_type.as_str().split_once('(')?;
    rest.split_once(')')?.0.trim().parse().ok()
}
