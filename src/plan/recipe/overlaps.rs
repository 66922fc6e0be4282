//! The question for rows that EXCLUDE, or a key WITHOUT OVERLAPS, would not let stand together, before any step.
//!
//! A comparison of each row with each other one is only made where the table is small. Else ranges are sorted: two of them
//! overlap if and only if two neighbours do, in the order of their lower bounds.

use super::Context;
use super::duplicates::duplicate_query;
use crate::model::{
    Catalog, ConstraintKind, Element, Exclusion, ExclusionElement, Ident, Key, NullsDistinct,
    Period, QName, TypeName,
};
use crate::plan::step::Preflight;
use crate::render::quote;

/// Types whose order is that of the lower bounds (manual, 8.17): an `&&` of neighbours is enough.
const RANGES: [&str; 6] = [
    "int4range",
    "int8range",
    "numrange",
    "daterange",
    "tsrange",
    "tstzrange",
];

/// What two rows are compared by.
struct Compared {
    /// A column, or an expression in brackets.
    what: String,
    /// What it is called in the answer.
    shown: String,
    /// And what it is called of the other row.
    other: String,
    operator: String,
    is_range: bool,
}

/// The query; `None` where the server has no quick answer, or none before the plan: then its error tells it.
pub(super) fn overlaps(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Option<Preflight> {
    let (compared, predicate, period) = match kind {
        ConstraintKind::Exclusion(x) => {
            let compared = of_exclusion(x, table, context)?;
            (
                compared,
                x.predicate.as_ref().map(|p| p.as_str()),
                Period::No,
            )
        }
        ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k)
            if k.period == Period::LastColumn =>
        {
            (of_key(k, table, context)?, None, k.period)
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Check(_) => return None,
    };
    let mut tests: Vec<String> = compared
        .iter()
        .map(|c| format!("{} IS NOT NULL", c.what))
        .collect();
    tests.extend(predicate.map(|p| format!("({p})")));
    let rows = format!("FROM {} WHERE {}", quote::qname(table), tests.join(" AND "));
    let (equal, others): (Vec<&Compared>, Vec<&Compared>) =
        compared.iter().partition(|c| c.operator == "=");
    let keys = row_names(table, &compared, context);
    let query = match others.as_slice() {
        [] => {
            let keys: Vec<String> = equal.iter().map(|c| c.what.clone()).collect();
            duplicate_query(table, name, &keys, NullsDistinct::Distinct, predicate).query
        }
        [range] if range.is_range && range.operator == "&&" => {
            neighbours(&equal, &keys, range, period, &rows)
        }
        _ if period == Period::No && is_small(table, context) => {
            each_other(&compared, &keys, &rows)
        }
        _ => return None,
    };
    Some(Preflight {
        title: format!("rows of {table} that {name} does not let stand together"),
        query,
    })
}

fn of_exclusion(x: &Exclusion, table: &QName, context: &Context<'_>) -> Option<Vec<Compared>> {
    let of_element = |e: &ExclusionElement| {
        // An extension's operator may not be there yet.
        let is_plain = !e.operator.starts_with("OPERATOR") && e.key.collation.is_none();
        if !is_plain {
            return None;
        }
        let (what, shown, other, is_range) = match &e.key.element {
            Element::Column(c) => {
                let is_range = is_range(column_type(table, c, context)?);
                (printed(c), printed(c), of_other(c.as_str()), is_range)
            }
            Element::Expression(expr) => {
                let text = expr.as_str();
                let made = |range: &&str| {
                    let rest = text.strip_prefix(*range);
                    rest.is_some_and(|rest| rest.starts_with('('))
                };
                let shown = quote::ident_str("expression");
                let is_range = RANGES.iter().any(made);
                (format!("({text})"), shown, of_other("expression"), is_range)
            }
        };
        Some(Compared {
            what,
            shown,
            other,
            operator: e.operator.clone(),
            is_range,
        })
    };
    x.elements.iter().map(of_element).collect()
}

fn of_key(key: &Key, table: &QName, context: &Context<'_>) -> Option<Vec<Compared>> {
    let last = key.columns.len().checked_sub(1)?;
    let columns = key.columns.iter().enumerate();
    columns
        .map(|(at, c)| {
            Some(Compared {
                what: printed(c),
                shown: printed(c),
                other: of_other(c.as_str()),
                operator: if at == last { "&&" } else { "=" }.to_owned(),
                is_range: is_range(column_type(table, c, context)?),
            })
        })
        .collect()
}

fn printed(column: &Ident) -> String {
    quote::ident_as_printed(column.as_str())
}

fn is_range(data_type: &TypeName) -> bool {
    RANGES.contains(&data_type.as_str())
}

/// The type that the column has after the plan: where it is another before, the rows are asked as they will be.
fn column_type<'a>(table: &QName, column: &Ident, context: &Context<'a>) -> Option<&'a TypeName> {
    let states = &context.target.states;
    states.from.column(table, column)?;
    Some(&states.to.column(table, column)?.data_type)
}

fn is_small(table: &QName, context: &Context<'_>) -> bool {
    let rows = context.table(table).and_then(|t| t.size.rows);
    rows.is_some_and(|rows| rows <= context.small_rows)
}

fn list(compared: &[&Compared]) -> String {
    let whats: Vec<&str> = compared.iter().map(|c| c.what.as_str()).collect();
    whats.join(", ")
}

/// The columns by which a person finds a row: those of the primary key that is there, or else of the one that is declared,
/// without what the rule compares and the answer shows anyway. A column that the plan makes, drops or renames is none.
fn row_names(table: &QName, compared: &[Compared], context: &Context<'_>) -> Vec<Ident> {
    let states = &context.target.states;
    let key = |catalog: &Catalog| {
        let constraints = catalog.tables.get(table)?.constraints.values();
        let mut keys = constraints.filter_map(|c| match &c.kind {
            ConstraintKind::PrimaryKey(k) => Some(k.columns.clone()),
            ConstraintKind::Unique(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::Exclusion(_) => None,
        });
        keys.next()
    };
    let stays = |c: &Ident| {
        let (from, to) = (&states.from, &states.to);
        from.column(table, c).is_some() && to.column(table, c).is_some()
    };
    let columns = key(&states.from).or_else(|| key(&states.to));
    let columns = columns.filter(|all| all.iter().all(stays));
    let mut names = columns.unwrap_or_default();
    names.retain(|name| compared.iter().all(|c| c.what != printed(name)));
    names
}

/// What is called so in the row that stands in the way of the other.
fn of_other(column: &str) -> String {
    quote::ident_str(&format!("other {column}"))
}

/// A key WITHOUT OVERLAPS refuses empty ranges as well.
fn neighbours(
    equal: &[&Compared],
    keys: &[Ident],
    range: &Compared,
    period: Period,
    rows: &str,
) -> String {
    let what = &range.what;
    let numbered = || equal.iter().enumerate();
    let named = || {
        keys.iter()
            .enumerate()
            .map(|(at, k)| (at, printed(k), of_other(k.as_str())))
    };
    let partition = match equal {
        [] => String::new(),
        some => format!("PARTITION BY {} ", list(some)),
    };
    let inner: String = numbered()
        .map(|(at, c)| format!("{} AS e{at}, ", c.what))
        .chain(named().map(|(at, k, _)| format!("{k} AS k{at}, lag({k}) OVER by_range AS o{at}, ")))
        .collect();
    let outer: String = numbered()
        .map(|(at, c)| format!("e{at} AS {}, ", c.shown))
        .chain(named().map(|(at, k, _)| format!("k{at} AS {k}, ")))
        .collect();
    let others: String = named()
        .map(|(at, _, o)| format!("o{at} AS {o}, "))
        .collect();
    let empty = match period {
        Period::No => "",
        Period::LastColumn => " OR isempty(this)",
    };
    format!(
        "SELECT {outer}this AS {}, {others}other FROM (SELECT {inner}{what} AS this, lag({what}) OVER by_range AS other {rows} WINDOW by_range AS ({partition}ORDER BY {what})) AS pairs WHERE this && other{empty} LIMIT 20",
        range.shown
    )
}

fn each_other(compared: &[Compared], keys: &[Ident], rows: &str) -> String {
    let numbered = || compared.iter().enumerate().map(|(at, c)| (at + 1, c));
    let named = || {
        keys.iter()
            .enumerate()
            .map(|(at, k)| (at, printed(k), of_other(k.as_str())))
    };
    let columns: String = numbered()
        .map(|(at, c)| format!(", {} AS e{at}", c.what))
        .chain(named().map(|(at, k, _)| format!(", {k} AS k{at}")))
        .collect();
    let tests: Vec<String> = numbered()
        .map(|(at, c)| format!("a.e{at} {} b.e{at}", c.operator))
        .collect();
    let shown: Vec<String> = named()
        .map(|(at, k, other)| format!("a.k{at} AS {k}, b.k{at} AS {other}"))
        .chain(numbered().map(|(at, c)| format!("a.e{at} AS {}, b.e{at} AS {}", c.shown, c.other)))
        .collect();
    let side = format!("(SELECT tableoid AS t, ctid AS c{columns} {rows})");
    format!(
        "SELECT {} FROM {side} AS a JOIN {side} AS b ON (a.t, a.c) < (b.t, b.c) AND {} LIMIT 20",
        shown.join(", "),
        tests.join(" AND ")
    )
}
