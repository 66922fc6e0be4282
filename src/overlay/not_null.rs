//! What a NOT NULL is called, whether children have it, and what a primary key asks of it (18 and later).

use std::collections::BTreeSet;

use super::Problems;
use super::names::chosen_not_null_name;
use crate::model::declaration::{DeclaredTable, Facet, Site};
use crate::model::{
    ConstraintKind, Ident, Inheritance, Live, Nullability, ObjectId, QName, Table, Validity,
};

/// Gives each NOT NULL of the table its name and its inheritance.
pub(super) fn settle(
    table: &QName,
    declared: &DeclaredTable,
    after: &mut Table,
    live: &Live,
    problems: &mut Problems,
) {
    if live.version_num < 180_000 {
        for column in after.columns.values_mut() {
            if let Nullability::NotNull(nn) = &mut column.nullability {
                nn.name = None;
            }
        }
        return;
    }
    inheritance(table, declared, after, live, problems);
    names(table, after, live);
}

/// Those without a name get the one that PostgreSQL would choose: with a number, where that is taken.
fn names(table: &QName, after: &mut Table, live: &Live) {
    let before = live.catalog.tables.get(table);
    let mut taken: BTreeSet<Ident> = [Some(&*after), before]
        .into_iter()
        .flatten()
        .flat_map(|t| {
            let not_nulls = t.columns.values().filter_map(|c| match &c.nullability {
                Nullability::NotNull(nn) => nn.name.clone(),
                Nullability::Nullable => None,
            });
            t.constraints.keys().cloned().chain(not_nulls)
        })
        .collect();
    for (name, column) in &mut after.columns {
        if let Nullability::NotNull(nn) = &mut column.nullability
            && nn.name.is_none()
        {
            let chosen = chosen_not_null_name(table, name, |n| taken.contains(n));
            taken.insert(chosen.clone());
            nn.name = Some(chosen);
        }
    }
}

fn inheritance(
    table: &QName,
    declared: &DeclaredTable,
    after: &mut Table,
    live: &Live,
    problems: &mut Problems,
) {
    let key: Vec<Ident> = after
        .constraints
        .values()
        .find_map(|c| match &c.kind {
            ConstraintKind::PrimaryKey(key) => Some(key.columns.clone()),
            ConstraintKind::Unique(_)
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_) => None,
        })
        .unwrap_or_default();
    for (name, column) in &mut after.columns {
        let Nullability::NotNull(nn) = &mut column.nullability else {
            continue;
        };
        let said = declared
            .columns
            .get(name)
            .and_then(|c| c.not_null_inheritance);
        let found = match live.catalog.column(table, name).map(|c| &c.nullability) {
            Some(Nullability::NotNull(found)) => Some(found.inheritance),
            Some(Nullability::Nullable) | None => None,
        };
        let site = || {
            Site::new(
                ObjectId::Column(table.clone(), name.clone()),
                Facet::NotNull,
            )
        };
        if key.contains(name) {
            // A primary key stands on none that is NOT VALID, or that children may not have.
            nn.validity = Validity::Valid;
            if said == Some(Inheritance::NoInherit) {
                problems.push(
                    site(),
                    format!("column `{table}.{name}` is in the primary key, whose NOT NULL children have too"),
                    Some("leave `no_inherit` out".to_owned()),
                );
                continue;
            }
            nn.inheritance = Inheritance::Inherited;
        } else if let Some(said) = said {
            nn.inheritance = said;
        }
        if let Some(found) = found
            && found != nn.inheritance
            && let Some(why) = bound(table, live)
        {
            let (is, shall) = match found {
                Inheritance::NoInherit => ("NO INHERIT", "INHERIT"),
                Inheritance::Inherited => ("inherited", "NO INHERIT"),
            };
            nn.inheritance = found;
            problems.push(
                site(),
                format!("the NOT NULL of `{table}.{name}` is {is}, and {why}"),
                Some(format!(
                    "ALTER CONSTRAINT … {shall} would change the children too, and read their rows under a lock that stops everybody: do it by hand in a quiet hour, or say what is there"
                )),
            );
        }
    }
}

/// Why the inheritance of its NOT NULLs is not the table's own affair.
fn bound(table: &QName, live: &Live) -> Option<&'static str> {
    if live.children.get(table).is_some_and(|c| !c.is_empty()) {
        return Some("the table has children");
    }
    let is_below = live.children.values().any(|c| c.contains(table));
    is_below.then_some("the table is a child itself")
}
