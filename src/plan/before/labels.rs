//! Literals and columns of enums as text, in texts that PostgreSQL printed. Knows no server.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::QName;
use crate::normalize::tokens::{Kind, Token, tokens};

/// The text; `None` where it orders such values. Columns are told with the type that they are cast to.
pub(super) fn as_text(
    text: &str,
    enums: &BTreeSet<&QName>,
    columns: &BTreeMap<&str, &str>,
) -> Option<String> {
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
        if is_name && let Some(cast) = token.name().and_then(|name| columns.get(name.as_str())) {
            let is_element = at(n + 1).is_some_and(|t| t.is("["));
            if orders(before) || orders(after_subscripts(&all, n + 1)) {
                return None;
            }
            out.push_str(text.get(copied..token.start)?);
            // `(a)::text[][1]` would be a type.
            let (open, close) = if is_element { ("(", ")") } else { ("", "") };
            out.push_str(&format!("{open}({})::{cast}{close}", token.text));
            copied = token.end();
        }
        n += 1;
    }
    out.push_str(text.get(copied..)?);
    Some(out)
}

/// What comes after `[…]`, as often as it stands there.
fn after_subscripts<'t, 's>(all: &'t [Token<'s>], mut n: usize) -> Option<&'t Token<'s>> {
    let mut depth = 0_usize;
    loop {
        let token = all.get(n)?;
        if token.is("[") {
            depth += 1;
        } else if depth == 0 {
            return Some(token);
        } else if token.is("]") {
            depth -= 1;
        }
        n += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ident;

    fn rewritten(text: &str) -> Option<String> {
        let kind = QName::new(Ident::new("public").unwrap(), Ident::new("Kind").unwrap());
        let columns = BTreeMap::from([("kind", "text"), ("kinds", "text[]")]);
        as_text(text, &BTreeSet::from([&kind]), &columns)
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
            (r#"(x = ANY (kinds))"#, "(x = ANY ((kinds)::text[]))"),
            (
                r#"(kinds[1] <> 'a'::public."Kind")"#,
                "(((kinds)::text[])[1] <> 'a'::text)",
            ),
            (
                r#"(kinds[ids[1]:2] = kinds)"#,
                "(((kinds)::text[])[ids[1]:2] = (kinds)::text[])",
            ),
        ] {
            assert_eq!(rewritten(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_order_is_not_that_of_text() {
        assert_eq!(rewritten(r#"(x > 'a'::public."Kind")"#), None);
        assert_eq!(rewritten("(kind <= other)"), None);
        assert_eq!(rewritten("(kinds[1] < kinds[2])"), None);
    }
}
