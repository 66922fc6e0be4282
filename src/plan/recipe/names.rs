//! Renames, helper names, and whether a text names a column.

use super::Context;
use crate::ddl::Statement;
use crate::model::{Ident, ObjectId, Pair, QName};
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_helper_names_stay_apart() {
        let a = Ident::new(format!("{}a", "x".repeat(62))).unwrap();
        let b = Ident::new(format!("{}b", "x".repeat(62))).unwrap();
        let helper = |n: &Ident| helper(n, "__lockstep_new", |_| false);
        assert_ne!(helper(&a), helper(&b));
    }
}
