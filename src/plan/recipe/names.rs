//! Renames, helper names, and whether a text names a column.

use std::collections::BTreeSet;

use super::Context;
use crate::ddl::Statement;
use crate::model::{Ident, ObjectId, Pair, QName};
use crate::overlay::Rename;
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::file::sha256;
use crate::plan::step::{Batch, Draft, Rank};

/// A constraint renamed by `was:`.
pub(super) fn constraint(
    table: &QName,
    name: &Pair<Ident>,
    has_index: bool,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.to.clone());
    let statement = |name: Pair<Ident>| Statement::RenameConstraint {
        table: table.clone(),
        name,
        has_index,
    };
    let mut draft = Draft::new(
        Rank::Rename,
        context.phase(&id),
        format!("rename constraint {} on {table} to {}", name.from, name.to),
        "the declaration says `was:`",
    )
    .on([ObjectId::Constraint(table.clone(), name.from.clone()), id])
    .forward(
        vec![statement(name.clone())],
        Condition::constraint_named(table, &name.to),
    )
    .rollback([Batch::new(
        vec![statement(name.clone().swap())],
        Condition::constraint_named(table, &name.from),
    )])
    .needs([Fact::ConstraintNameFree(table.clone(), name.to.clone())])
    .takes([Fact::ConstraintNameFree(table.clone(), name.to.clone())])
    .gives([
        Fact::Constraint(table.clone(), name.to.clone()),
        Fact::ConstraintNameFree(table.clone(), name.from.clone()),
    ]);
    if has_index {
        draft = draft
            .needs([Fact::RelationNameFree(table.sibling(name.to.clone()))])
            .takes([Fact::RelationNameFree(table.sibling(name.to.clone()))])
            .gives([Fact::RelationNameFree(table.sibling(name.from.clone()))]);
    }
    vec![draft]
}

/// What a constraint is called before the plan.
pub(super) fn before<'a>(table: &QName, name: &'a Ident, context: &'a Context<'_>) -> &'a Ident {
    let renamed = context.target.renames.iter().find_map(|r| match r {
        Rename::Constraint {
            table: t, name: n, ..
        } if t == table && n.to == *name => Some(&n.from),
        Rename::Constraint { .. }
        | Rename::Index { .. }
        | Rename::Enum(_)
        | Rename::EnumValue(..) => None,
    });
    renamed.unwrap_or(name)
}

/// What a constraint is called before the plan, where another name takes its place and nothing takes that one.
pub(super) fn free_before<'a>(
    table: &QName,
    name: &'a Ident,
    context: &'a Context<'_>,
) -> Option<&'a Ident> {
    let before = before(table, name, context);
    let after = context.target.states.to.tables.get(table)?;
    (before != name && !after.constraints.contains_key(before)).then_some(before)
}

/// An index renamed by `was:`.
pub(super) fn index(table: &QName, name: &Pair<Ident>, context: &Context<'_>) -> Vec<Draft> {
    let id = ObjectId::Index(table.clone(), name.to.clone());
    let statement = |name: Pair<Ident>| Statement::RenameIndex {
        table: table.clone(),
        name,
    };
    vec![
        Draft::new(
            Rank::Rename,
            context.phase(&id),
            format!("rename index {} on {table} to {}", name.from, name.to),
            "the declaration says `was:`",
        )
        .on([ObjectId::Index(table.clone(), name.from.clone()), id])
        .forward(
            vec![statement(name.clone())],
            Condition::index_named(table, &name.to),
        )
        .rollback([Batch::new(
            vec![statement(name.clone().swap())],
            Condition::index_named(table, &name.from),
        )])
        .needs([Fact::RelationNameFree(table.sibling(name.to.clone()))])
        .takes([Fact::RelationNameFree(table.sibling(name.to.clone()))])
        .gives([
            Fact::Index(table.sibling(name.to.clone())),
            Fact::RelationNameFree(table.sibling(name.from.clone())),
        ]),
    ]
}

/// A name for a helper of `name`, the same in every run and free in `taken`.
pub(super) fn helper(name: &Ident, suffix: &str, taken: impl Fn(&Ident) -> bool) -> Ident {
    let plain = name.with_suffix(suffix);
    let distinct = if plain.as_str().len() == name.as_str().len() + suffix.len() {
        plain
    } else {
        // Cut names may collide: tell them apart by a hash of the whole name.
        let hash = sha256(name.as_str());
        name.with_suffix(&format!("_{}{suffix}", &hash[..8]))
    };
    let mut candidate = distinct.clone();
    let mut n = 2;
    while taken(&candidate) {
        candidate = distinct.with_suffix(&format!("{n}"));
        n += 1;
    }
    candidate
}

/// Every `schema.name` in a text that the server printed, those inside of literals too
/// (`'public.mood'::regtype`).
pub(super) fn qualified(text: &str) -> BTreeSet<QName> {
    let mut out = BTreeSet::new();
    collect_qualified(text, &mut out);
    out
}

fn collect_qualified(text: &str, out: &mut BTreeSet<QName>) {
    let mut rest = text;
    // The name that ended just here, and whether a dot follows it.
    let mut before: Option<Ident> = None;
    let mut dotted = false;
    while let Some(c) = rest.chars().next() {
        let (name, length) = match c {
            '\'' => {
                let inside = enclosed(rest, '\'');
                collect_qualified(inside, out);
                (None, (inside.len() + 2).min(rest.len()))
            }
            '"' => {
                let inside = enclosed(rest, '"');
                let name = inside.replace("\"\"", "\"");
                (Some(name), (inside.len() + 2).min(rest.len()))
            }
            c if is_word(c) => {
                let end = rest.find(|c| !is_word(c) || c == '"');
                let length = end.unwrap_or(rest.len());
                (Some(rest[..length].to_owned()), length)
            }
            c => (None, c.len_utf8()),
        };
        let name = name.and_then(|n| Ident::new(n).ok());
        if let (Some(schema), Some(name), true) = (&before, &name, dotted) {
            out.insert(QName::new(schema.clone(), name.clone()));
        }
        dotted = c == '.' && before.is_some();
        if !dotted {
            before = name;
        }
        rest = &rest[length..];
    }
}

/// What stands between the quote that `text` starts with and the one that ends it.
fn enclosed(text: &str, quote: char) -> &str {
    let body = text.get(1..).unwrap_or_default();
    let mut at = 0;
    while let Some(found) = body.get(at..).and_then(|rest| rest.find(quote)) {
        let end = at + found;
        if !body[end + 1..].starts_with(quote) {
            return &body[..end];
        }
        at = end + 2;
    }
    body
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualified_names_are_found_wherever_they_stand() {
        let found = |text: &str| -> Vec<String> {
            let names = super::qualified(text);
            names.iter().map(ToString::to_string).collect()
        };
        assert_eq!(found("'a'::public.mood"), ["public.mood"]);
        assert_eq!(
            found("('it''s \"' || a.b)::\"My S\".\"x.\"\"y\"[]"),
            ["My S.x.\"y", "a.b"]
        );
        assert_eq!(found("'s.mood'::regtype"), ["s.mood"]);
        assert_eq!(found("s.mood_x"), ["s.mood_x"]);
        assert!(found("mood > 1.5e3 AND 'open").iter().all(|n| n == "1.5e3"));
        assert!(found("a . b, \"open").is_empty());
    }

    #[test]
    fn cut_helper_names_stay_apart() {
        let a = Ident::new(format!("{}a", "x".repeat(62))).unwrap();
        let b = Ident::new(format!("{}b", "x".repeat(62))).unwrap();
        let helper = |n: &Ident| helper(n, "__lockstep_new", |_| false);
        assert_ne!(helper(&a), helper(&b));
    }
}
