//! Data checks in the types that are there before the plan: an enum that the plan makes, or a value
//! that it adds, cannot be named by a query that runs before it.
//!
//! Such literals are compared as text, and so are columns of an enum that gains values. Works on the
//! texts that PostgreSQL printed, by their tokens; knows no server.

use std::collections::{BTreeMap, BTreeSet};

use super::recipe::Context;
use crate::model::{Catalog, Ident, QName};
use crate::normalize::tokens::{Kind, Token, tokens};
use crate::render::quote;

/// The enums that the plan makes or changes, found once for all queries.
pub(crate) struct Before<'a> {
    changed: BTreeMap<String, &'a QName>,
    from: &'a Catalog,
}

impl<'a> Before<'a> {
    /// Looks for them.
    pub(crate) fn new(context: &Context<'a>) -> Before<'a> {
        let states = &context.target.states;
        let changed = states.to.enums.iter().filter(|(name, to)| {
            states.from.enums.get(*name).map(|from| &from.values) != Some(&to.values)
        });
        Before {
            changed: changed
                .map(|(name, _)| (quote::qname(name), name))
                .collect(),
            from: &states.from,
        }
    }

    /// The query as it can be asked before the plan, where it must be another. One that orders
    /// values of such an enum is left as it is: text has another order.
    pub(crate) fn query(&self, text: &str, table: Option<&QName>) -> Option<String> {
        let here = self.changed.iter().filter(|(e, _)| text.contains(*e));
        let (printed, changed): (BTreeSet<&str>, BTreeSet<&QName>) = here
            .map(|(printed, name)| (printed.as_str(), *name))
            .unzip();
        if changed.is_empty() {
            return None;
        }
        let columns: BTreeSet<&Ident> = table
            .and_then(|t| self.from.tables.get(t))
            .into_iter()
            .flat_map(|t| &t.columns)
            .filter(|(_, c)| printed.contains(c.data_type.as_str()))
            .map(|(name, _)| name)
            .collect();
        as_text(text, &changed, &columns)
    }
}

fn as_text(text: &str, enums: &BTreeSet<&QName>, columns: &BTreeSet<&Ident>) -> Option<String> {
    let all = tokens(text);
    let at = |n: usize| all.get(n);
    let orders = |token: Option<&Token<'_>>| {
        token.is_some_and(|t| ["<", ">", "<=", ">="].iter().any(|op| t.is(op)))
    };
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    let mut n = 0;
    while let Some(token) = at(n) {
        let before = n.checked_sub(1).and_then(at);
        if token.is("::")
            && let (Some(schema), Some(dot), Some(name)) = (at(n + 1), at(n + 2), at(n + 3))
            && dot.is(".")
            && let (Some(s), Some(t)) = (schema.name(), name.name())
            && enums
                .iter()
                .any(|e| e.schema.as_str() == s && e.name.as_str() == t)
        {
            if orders(n.checked_sub(2).and_then(at)) || orders(at(n + 4)) {
                return None;
            }
            out.push_str(text.get(copied..schema.start)?);
            out.push_str("text");
            copied = name.end();
            n += 4;
            continue;
        }
        let is_name = matches!(token.kind, Kind::Word | Kind::Quoted)
            && !before.is_some_and(|t| t.is(".") || t.is("::"))
            && !at(n + 1).is_some_and(|t| t.is("(") || t.is(".") || t.is("::"));
        if is_name
            && token
                .name()
                .is_some_and(|name| columns.iter().any(|c| c.as_str() == name))
        {
            if orders(before) || orders(at(n + 1)) {
                return None;
            }
            out.push_str(text.get(copied..token.start)?);
            out.push_str(&format!("({})::text", token.text));
            copied = token.end();
        }
        n += 1;
    }
    out.push_str(text.get(copied..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> Option<String> {
        let kind = QName::new(Ident::new("public").unwrap(), Ident::new("Kind").unwrap());
        let column = Ident::new("kind").unwrap();
        as_text(text, &BTreeSet::from([&kind]), &BTreeSet::from([&column]))
    }

    #[test]
    fn literals_and_columns_become_text() {
        for (text, expected) in [
            (
                r#"((kind = 'a'::public."Kind") OR (other = 'kind'::text))"#,
                "(((kind)::text = 'a'::text) OR (other = 'kind'::text))",
            ),
            (
                r#"(kind = ANY (ARRAY['a'::public."Kind", 'b'::public."Kind"]))"#,
                "((kind)::text = ANY (ARRAY['a'::text, 'b'::text]))",
            ),
            (
                r#"(x = ANY ('{a,b}'::public."Kind"[]))"#,
                "(x = ANY ('{a,b}'::text[]))",
            ),
            (r#"('a'::other."Kind" = y)"#, r#"('a'::other."Kind" = y)"#),
            ("(t.kind = kind(1))", "(t.kind = kind(1))"),
        ] {
            assert_eq!(rewritten(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_order_is_not_that_of_text() {
        assert_eq!(rewritten(r#"(x > 'a'::public."Kind")"#), None);
        assert_eq!(rewritten("(kind <= other)"), None);
    }
}
