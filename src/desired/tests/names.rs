//! Names, expressions and storage parameters that are hard to write in YAML.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

pub(super) fn hostile_text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "no",
            "null",
            "1e3",
            "Mixed Case",
            "a: b",
            "#x",
            " x ",
            "a.b",
            "\"q",
            "it's",
            "a\\b",
            "select",
            "desc",
            "with",
            "nulls",
            "a\nb",
            "🌱 ü",
            "-",
            "a (b)",
            "a,b",
            "[",
            "lower",
            "y"
        ])
        .prop_map(str::to_owned),
        "[a-c]{1,2}",
        "[^\0]{1,12}",
    ]
}

pub(super) fn name() -> impl Strategy<Value = Ident> {
    hostile_text().prop_filter_map("a name", |t| Ident::new(t).ok())
}

/// Different names.
pub(super) fn columns() -> impl Strategy<Value = Vec<Ident>> {
    prop::collection::btree_set(name(), 1..4).prop_map(|s| s.into_iter().collect())
}

pub(super) fn expression() -> impl Strategy<Value = Expr> {
    select(vec![
        "(a > 0)",
        "((a > 0) AND (b = 'it''s; --'::text))",
        "0",
        "true",
        "'x: y'::text",
        "now()",
        "CASE\n    WHEN (a > 0) THEN 1\n    ELSE 2\nEND",
        "nextval('public.s'::regclass)",
        "1.50",
        "(a, b) = (c, d)",
        "(\"Mixed Case\" IS NOT NULL)",
    ])
    .prop_map(Expr::new)
}

pub(super) fn storage() -> impl Strategy<Value = StorageParameters> {
    prop::collection::btree_map(
        "[a-z_]{1,8}",
        select(vec!["70", "on", "a b", "1.5", "off", "x"]),
        0..3,
    )
    .prop_map(|m| m.into_iter().map(|(k, v)| (k, v.to_owned())).collect())
}
