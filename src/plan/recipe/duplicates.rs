//! The question for rows that a key or a unique index would refuse, before any step.

use super::Context;
use super::keys::key_of;
use super::overlaps::overlaps;
use crate::model::{ConstraintKind, Ident, NullsDistinct, Period, QName};
use crate::plan::step::Preflight;
use crate::render::quote;

/// For a key.
pub(super) fn duplicates(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Option<Preflight> {
    let key = key_of(kind)?;
    if key.period == Period::LastColumn {
        return overlaps(table, name, kind, context);
    }
    Some(duplicate_query(
        table,
        name,
        &key.columns
            .iter()
            .map(|c| quote::ident_as_printed(c.as_str()))
            .collect::<Vec<_>>(),
        key.nulls,
        None,
    ))
}

/// The query for groups of rows that a unique index would refuse.
pub(super) fn duplicate_query(
    table: &QName,
    name: &Ident,
    keys: &[String],
    nulls: NullsDistinct,
    predicate: Option<&str>,
) -> Preflight {
    let list = keys.join(", ");
    let mut tests: Vec<String> = match nulls {
        NullsDistinct::Distinct => keys.iter().map(|k| format!("{k} IS NOT NULL")).collect(),
        NullsDistinct::NotDistinct => Vec::new(),
    };
    tests.extend(predicate.map(|p| format!("({p})")));
    let filter = if tests.is_empty() {
        String::new()
    } else {
        format!(" WHERE {}", tests.join(" AND "))
    };
    Preflight {
        title: format!("values that {name} on {table} would find twice"),
        query: format!(
            "SELECT {list}, count(*) FROM {}{filter} GROUP BY {list} HAVING count(*) > 1 LIMIT 20",
            quote::qname(table)
        ),
    }
}
