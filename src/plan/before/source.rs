//! A table in a query's FROM, as its rows will be: some columns are other expressions over those that are there.
//!
//! Works on texts that recipes wrote and PostgreSQL printed, by their tokens; knows no server.

use std::collections::BTreeMap;

use crate::model::{Ident, QName};
use crate::normalize::tokens::{Kind, Token, tokens};
use crate::render::quote;

/// What stands in place of columns.
pub(super) type Columns = BTreeMap<Ident, String>;

/// Longest name of a column whose old value is shown beside the new one: the server cuts longer names.
const LONGEST: usize = 55;

/// The words after a table that is called by its own name.
const NO_ALIAS: [&str; 5] = ["where", "group", "order", "limit", "window"];

/// Does the text name the column? In doubt it does.
pub(super) fn names(text: &str, column: &Ident) -> bool {
    tokens(text)
        .iter()
        .any(|t| t.name().is_some_and(|name| name == column.as_str()))
}

/// The query with another source for each table of which `source` has one. `source` is told the table as it stands in
/// FROM, ONLY included.
pub(super) fn replaced(
    query: &str,
    mut source: impl FnMut(&QName, &str) -> Option<String>,
) -> Option<String> {
    let all = tokens(query);
    let at = |n: usize| all.get(n);
    let is_word = |t: Option<&Token<'_>>, word: &str| {
        t.is_some_and(|t| t.kind == Kind::Word && t.text.eq_ignore_ascii_case(word))
    };
    let mut out = String::with_capacity(query.len());
    let mut copied = 0;
    for n in 0..all.len() {
        if !is_word(at(n), "from") {
            continue;
        }
        let first = if is_word(at(n + 1), "only") {
            n + 2
        } else {
            n + 1
        };
        let (Some(start), Some(schema), Some(dot), Some(name)) =
            (at(n + 1), at(first), at(first + 1), at(first + 2))
        else {
            continue;
        };
        let after = at(first + 3);
        if !dot.is(".") || after.is_some_and(|t| t.is("(") || t.is(".")) {
            continue;
        }
        let part = |t: &Token<'_>| Ident::new(t.name()?).ok();
        let (Some(schema), Some(bare)) = (part(schema), part(name)) else {
            continue;
        };
        let table = QName::new(schema, bare);
        let Some(text) = query
            .get(start.start..name.end())
            .and_then(|t| source(&table, t))
        else {
            continue;
        };
        out.push_str(query.get(copied..start.start)?);
        out.push_str(&text);
        let has_alias = after.is_some_and(|t| {
            t.name()
                .is_some_and(|n| t.kind == Kind::Quoted || !NO_ALIAS.contains(&n.as_str()))
        });
        if !has_alias {
            let name = quote::ident_as_printed(table.name.as_str());
            out.push_str(&format!(" AS {name}"));
        }
        copied = name.end();
    }
    if copied == 0 {
        return None;
    }
    out.push_str(query.get(copied..)?);
    Some(out)
}

/// `(SELECT … FROM of)` with all columns, in their order, some of them other expressions. Those that are converted are
/// shown as they are, too. Places of rows are there when the query asks for them.
pub(super) fn select<'c>(
    columns: impl Iterator<Item = &'c Ident>,
    by: &Columns,
    converted: bool,
    query: &str,
    of: &str,
) -> String {
    let mut list: Vec<String> = Vec::new();
    for place in ["tableoid", "ctid"] {
        if Ident::new(place).is_ok_and(|place| names(query, &place)) {
            list.push(place.to_owned());
        }
    }
    for column in columns {
        let printed = quote::ident_as_printed(column.as_str());
        match by.get(column) {
            Some(expr) => {
                list.push(format!("{expr} AS {printed}"));
                if converted && column.as_str().len() <= LONGEST {
                    let shown = quote::ident_str(&format!("{} before", column.as_str()));
                    list.push(format!("{printed} AS {shown}"));
                }
            }
            None => list.push(printed),
        }
    }
    format!("(SELECT {} FROM {of})", list.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tables_in_from_are_replaced() {
        let with = |query: &str| {
            replaced(query, |table, of| {
                (table.name.as_str() == "t").then(|| format!("(SELECT 1 FROM {of})"))
            })
        };
        for (query, expected) in [
            (
                "SELECT * FROM public.t WHERE a > 0",
                "SELECT * FROM (SELECT 1 FROM public.t) AS t WHERE a > 0",
            ),
            (
                "SELECT c.* FROM ONLY public.t c WHERE c.a > 0",
                "SELECT c.* FROM (SELECT 1 FROM ONLY public.t) c WHERE c.a > 0",
            ),
            (
                "SELECT FROM public.t",
                "SELECT FROM (SELECT 1 FROM public.t) AS t",
            ),
        ] {
            assert_eq!(with(query).as_deref(), Some(expected));
        }
        for query in [
            "SELECT FROM public.u WHERE a = ' FROM public.t '",
            "SELECT a IS DISTINCT FROM public.t(1)",
        ] {
            assert_eq!(with(query), None);
        }
    }
}
