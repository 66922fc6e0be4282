//! Expressions without a server: are two texts the same rule, and which names are in them?
//!
//! Only a note or a fallback hangs on [`equivalent`]; where a server may be asked,
//! `pg::canonical` is the judge. The rewrites stand at the head of `normalize::rewrite`.

mod rewrite;
pub mod tokens;

pub use tokens::mentioned_columns;

/// What two texts are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Equivalence {
    /// The same rule.
    Same,
    /// Not the same rule.
    Different,
    /// It takes a server to tell.
    Unknown,
}

/// Compares two expressions by their form alone.
///
/// [`Equivalence::Different`] only where names or literals differ and no cast could explain it.
pub fn equivalent(a: &str, b: &str) -> Equivalence {
    let (Some(a), Some(b)) = (rewrite::normalized(a), rewrite::normalized(b)) else {
        return Equivalence::Unknown;
    };
    if a.text == b.text {
        Equivalence::Same
    } else if a.casts == 0 && b.casts == 0 && a.leaves != b.leaves {
        Equivalence::Different
    } else {
        Equivalence::Unknown
    }
}

/// The one form of an expression; `None` where it cannot be parsed. Putting a form in gives the
/// same form.
pub fn normal_form(text: &str) -> Option<String> {
    rewrite::normalized(text).map(|form| form.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_rule_are_the_same() {
        for (a, b) in [
            (
                "status in ('a', 'b')",
                "(status = ANY (ARRAY['a'::text, 'b'::text]))",
            ),
            (
                "STATUS NOT IN ('a','b')",
                "(status <> ALL (ARRAY['a'::text, 'b'::text]))",
            ),
            ("a in (1)", "(a = 1)"),
            ("n between 1 and 10", "((n >= 1) AND (n <= 10))"),
            ("n not between 1 and 10", "((n < 1) OR (n > 10))"),
            ("a != 1", "(a <> 1)"),
            ("cast(a as int) > 0", "(a)::int > 0"),
            ("name like 'a%'", "(name ~~ 'a%'::text)"),
            ("name not ilike 'a%'", "(name !~~* 'a%'::text)"),
            ("a and (b and c)", "((a AND b) AND c)"),
            ("a or b or c", "(a OR b OR c)"),
            ("day > date '2020-01-01'", "(day > '2020-01-01'::date)"),
            ("Lower(\"a\") = 'x'", "(lower(a) = 'x'::text)"),
            ("a = any (array['x'])", "(a = ANY (ARRAY['x'::text]))"),
        ] {
            assert_eq!(equivalent(a, b), Equivalence::Same, "{a} | {b}");
        }
    }

    #[test]
    fn other_rules_are_not() {
        for (a, b) in [
            ("a > 1", "a > 2"),
            ("a > 1", "b > 1"),
            ("\"A\" > 1", "a > 1"),
        ] {
            assert_eq!(equivalent(a, b), Equivalence::Different, "{a} | {b}");
        }
        for (a, b) in [
            ("(a + b) * c", "a + b * c"),
            ("a > 1", "a >"),
            ("a and b or c", "a and (b or c)"),
            ("a::text = 'x'", "a = 'x'"),
            ("x) or (y", "x) or (y"),
        ] {
            assert_eq!(equivalent(a, b), Equivalence::Unknown, "{a} | {b}");
        }
    }

    fn expression() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            "[a-d]",
            "[0-9]{1,3}",
            Just("'x'".to_owned()),
            Just("null".to_owned())
        ];
        leaf.prop_recursive(4, 24, 3, |inner| {
            prop_oneof![
                (
                    inner.clone(),
                    "( and | or |=|<>|!=| \\+ | like |\\|\\|)",
                    inner.clone()
                )
                    .prop_map(|(a, op, b)| format!("({a}{op}{b})")),
                (inner.clone(), "( and | or |=)", inner.clone())
                    .prop_map(|(a, op, b)| format!("{a}{op}{b}")),
                (inner.clone(), inner.clone(), inner.clone())
                    .prop_map(|(a, b, c)| format!("({a} between {b} and {c})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} not in ({b}, 1))")),
                inner.clone().prop_map(|a| format!("not ({a})")),
                inner.clone().prop_map(|a| format!("({a})::text")),
                inner.prop_map(|a| format!("Lower({a})")),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_text_panics(a in "\\PC*", b in "[a-c0-9'\"()= \\[\\],:<>and$-]*") {
            let _ = equivalent(&a, &b);
        }

        #[test]
        fn forms_are_final(text in expression()) {
            prop_assert!(matches!(equivalent(&text, &text), Equivalence::Same | Equivalence::Unknown));
            if let Some(form) = normal_form(&text) {
                prop_assert_eq!(equivalent(&text, &text), Equivalence::Same);
                prop_assert_eq!(normal_form(&form), Some(form));
            }
        }
    }
}
