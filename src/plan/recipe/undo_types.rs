//! Values that an old type would not take back as they are.
//!
//! Input: the two types, as the server prints them, and the labels of enums.

use super::{Context, rows_where};
use crate::ddl::retype::is_free;
use crate::model::{Ident, Pair, QName, TypeName};
use crate::plan::file::{OnRows, UndoCheckFile};
use crate::render::quote;

/// Values that the old type does not hold, or not as they are.
pub(super) fn retyped(
    table: &QName,
    column: &Ident,
    types: &Pair<TypeName>,
    context: &Context<'_>,
) -> Option<UndoCheckFile> {
    if is_free(types) {
        return None;
    }
    let printed = quote::ident_as_printed(column.as_str());
    let (from, to) = (&types.from, &types.to);
    let (base, width) = parts(to);
    let labels = |of: &TypeName| {
        let states = &context.target.states;
        [&states.from, &states.to]
            .into_iter()
            .flat_map(|c| &c.enums)
            .find(|(name, _)| quote::qname(name) == of.as_str())
            .map(|(_, e)| e.values.clone())
    };
    let range = match base {
        "smallint" => Some("-32768 AND 32767"),
        "integer" => Some("-2147483648 AND 2147483647"),
        "bigint" => Some("-9223372036854775808 AND 9223372036854775807"),
        _ => None,
    };
    let (from_base, _) = parts(from);
    let is_number = |t: &str| {
        [
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "real",
            "double precision",
        ]
        .contains(&t)
    };
    let has_fraction = ["numeric", "real", "double precision"].contains(&from_base);
    let (condition, then) = if let Some(old) = labels(to) {
        let missing: Vec<String> = old.iter().map(|v| quote::literal(v)).collect();
        if labels(from).is_some_and(|new| new.iter().all(|v| old.contains(v))) {
            return None;
        }
        let condition = match missing.as_slice() {
            [] => format!("{printed} IS NOT NULL"),
            some => format!("{printed}::text NOT IN ({})", some.join(", ")),
        };
        (Some(condition), OnRows::Refused)
    } else if ["text", "character varying"].contains(&base) && width.is_empty() {
        return None;
    } else if let (true, Some(n)) = (
        ["character varying", "character"].contains(&base),
        width.first(),
    ) {
        (
            Some(format!("pg_catalog.length({printed}::text) > {n}")),
            OnRows::Refused,
        )
    } else if let (true, Some(range)) = (is_number(from_base), range) {
        let outside = format!("{printed} NOT BETWEEN {range}");
        if has_fraction {
            (
                Some(format!(
                    "{outside} OR {printed} <> pg_catalog.trunc({printed})"
                )),
                OnRows::Changed,
            )
        } else {
            (Some(outside), OnRows::Refused)
        }
    } else if let ("numeric", "numeric", Some(p)) = (from_base, base, width.first()) {
        let scale = width.get(1).copied().unwrap_or(0);
        let whole = p.saturating_sub(scale);
        (
            Some(format!(
                "{printed} <> pg_catalog.round({printed}, {scale}) OR pg_catalog.abs({printed}) >= 10::numeric ^ {whole}"
            )),
            OnRows::Changed,
        )
    } else if let ("timestamp", "date") = (from_base, base) {
        (
            Some(format!("{printed} <> {printed}::date")),
            OnRows::Changed,
        )
    } else if is_number(from_base) && is_number(base) {
        (
            Some(format!("{printed}::{to} <> {printed}")),
            OnRows::Changed,
        )
    } else if context.version() >= 160_000 {
        (
            Some(format!(
                "{printed} IS NOT NULL AND NOT pg_catalog.pg_input_is_valid({printed}::text, {})",
                quote::literal(to.as_str())
            )),
            OnRows::Refused,
        )
    } else {
        (None, OnRows::Refused)
    };
    let title = format!("values of {column} in {table} that {to} does not hold as they are");
    Some(UndoCheckFile {
        sql: condition.map(|c| rows_where(table, &c, String::new()).query),
        title,
        then,
    })
}

/// The type's name without its modifiers, and these; `timestamp(3) without time zone` is `timestamp`.
fn parts(data_type: &TypeName) -> (&str, Vec<u32>) {
    let text = data_type.as_str();
    match text.split_once('(') {
        Some((name, rest)) => (
            name.trim_end(),
            rest.split(')')
                .next()
                .unwrap_or_default()
                .split(',')
                .filter_map(|n| n.trim().parse().ok())
                .collect(),
        ),
        None => (
            text.strip_suffix(" without time zone").unwrap_or(text),
            Vec::new(),
        ),
    }
}
