//! A NOT NULL that a table has from its parent: it comes, goes and is renamed with the parent's, and the server refuses
//! to do any of it to the child alone. Before 18 that holds of partitions only.

use std::collections::BTreeMap;

use super::{Pair2, Problems};
use crate::ddl::spread::below;
use crate::model::declaration::{Declaration, Facet, Say, Site};
use crate::model::{
    Catalog, ConstraintKind, Ident, Inheritance, Live, NotNull, Nullability, ObjectId, QName,
    Table, TableKind, Validity,
};

/// Leaves what is inherited to the parent, and names what the declaration wants of the child alone.
pub(super) fn check(
    declaration: &Declaration,
    live: &Live,
    states: &mut Pair2,
    problems: &mut Problems,
) {
    let mut parents: BTreeMap<&QName, Vec<&QName>> = BTreeMap::new();
    for (parent, children) in &live.children {
        for child in children {
            parents.entry(child).or_default().push(parent);
        }
    }
    let named = live.version_num >= 180_000;
    if named {
        renamed(live, states, problems);
    }
    let tree = Tree {
        live,
        parents: &parents,
    };
    let mut left: Vec<(QName, Ident)> = Vec::new();
    for (child, after) in &states.to.tables {
        let is_partition = matches!(after.kind, TableKind::Partition { .. });
        let (Some(above), true) = (parents.get(child), named || is_partition) else {
            continue;
        };
        for (column, to) in &after.columns {
            // Those that have it after the plan too.
            let stays: Vec<&QName> = above
                .iter()
                .copied()
                .filter(|p| inherited(wanted(p, states, live), column).is_some())
                .collect();
            let Some(first) = stays.first() else {
                // It goes with the parent's.
                let key = (child.clone(), column.clone());
                if !to.nullability.is_not_null() && live.inherited_not_nulls.contains(&key) {
                    left.push(key);
                }
                continue;
            };
            let is_bound = stays
                .iter()
                .any(|p| inherited(live.catalog.tables.get(p), column).is_some());
            if is_bound || is_partition {
                left.push((child.clone(), column.clone()));
            }
            let Some(found) = not_null(states.from.tables.get(child), column) else {
                continue;
            };
            if !is_bound {
                continue;
            }
            let said = declaration.tables.get(child);
            let said = said.and_then(|t| t.columns.get(column));
            let said = said.map_or(&Say::Nothing, |c| &c.not_null);
            let top = tree.top(first, column);
            let wish = Wish {
                child,
                column,
                found,
                to: &to.nullability,
                top,
            };
            let now = (not_null(live.catalog.tables.get(top), column), {
                not_null(wanted(top, states, live), column)
            });
            wish.check(said, now, in_primary_key(after, column), problems);
        }
    }
    for (child, column) in left {
        let before = states.from.column(&child, &column).cloned();
        if let (Some(before), Some(after)) = (before, states.to.tables.get_mut(&child))
            && let Some(after) = after.columns.get_mut(&column)
        {
            after.nullability = before.nullability;
        }
    }
}

/// What is said of a column whose NOT NULL is a parent's.
struct Wish<'a> {
    child: &'a QName,
    column: &'a Ident,
    found: &'a NotNull,
    to: &'a Nullability,
    /// The table from which it comes.
    top: &'a QName,
}

impl Wish<'_> {
    fn check(
        &self,
        said: &Say<NotNull>,
        (above, above_after): (Option<&NotNull>, Option<&NotNull>),
        in_key: bool,
        problems: &mut Problems,
    ) {
        let Wish {
            child,
            column,
            found,
            to,
            top,
        } = self;
        let site = || {
            Site::new(
                ObjectId::Column((*child).clone(), (*column).clone()),
                Facet::NotNull,
            )
        };
        let to = match to {
            Nullability::NotNull(to) => to,
            Nullability::Nullable => {
                if *said == Say::Absent {
                    problems.push(
                        site(),
                        format!("column `{child}.{column}` is NOT NULL as long as that of `{top}` is, from which it has it"),
                        Some(format!("say `not_null: false` of `{top}`, or leave it out here")),
                    );
                }
                return;
            }
        };
        let name_of = |nn: Option<&NotNull>| nn.and_then(|nn| nn.name.clone());
        if let (Some(is), Some(shall)) = (&found.name, &to.name)
            && is != shall
        {
            let follows =
                name_of(above).as_ref() == Some(is) && name_of(above_after).as_ref() == Some(shall);
            if !follows {
                problems.push(
                    site(),
                    format!("the NOT NULL of `{child}.{column}` is called `{is}` and comes from `{top}`: the server renames no inherited one by itself"),
                    Some(format!("say the name of the column of `{top}`, with which its children's are renamed, or leave it out here")),
                );
            }
        }
        if found.validity == Validity::NotValid && to.validity == Validity::Valid {
            let comes_along =
                !in_key && above_after.is_some_and(|nn| nn.validity == Validity::Valid);
            if !comes_along {
                problems.push(
                    site(),
                    format!("the NOT NULL of `{child}.{column}` is NOT VALID and comes from `{top}`: validated here alone, it could not be taken back"),
                    Some(format!("say `not_null: true` of `{top}`, which validates it here too; what rests on it here comes after that")),
                );
            }
        }
    }
}

/// A new name of a NOT NULL reaches everything below, where the old one must be, and the new one free.
fn renamed(live: &Live, states: &Pair2, problems: &mut Problems) {
    for (table, after) in &states.to.tables {
        for column in after.columns.keys() {
            let (Some(from), Some(to)) = (
                inherited(states.from.tables.get(table), column),
                not_null(Some(after), column),
            ) else {
                continue;
            };
            let (Some(from), Some(to)) = (&from.name, &to.name) else {
                continue;
            };
            if from == to {
                continue;
            }
            for child in below(table, &live.children) {
                let site = || {
                    Site::new(
                        ObjectId::Column(table.clone(), column.clone()),
                        Facet::NotNull,
                    )
                };
                let own = live.catalog.tables.get(&child);
                if let Some(name) = not_null(own, column).and_then(|nn| nn.name.as_ref())
                    && name != from
                {
                    problems.push(
                        site(),
                        format!("the NOT NULL of `{table}.{column}` is renamed together with that of `{child}`, which is not called `{from}` but `{name}`"),
                        Some(format!("the server refuses to rename either: leave the name out, or say `{from}`")),
                    );
                } else if own.is_some_and(|t| has_constraint(t, to)) {
                    problems.push(
                        site(),
                        format!("the NOT NULL of `{table}.{column}` is renamed together with that of `{child}`, which has another constraint `{to}`"),
                        Some("choose another name".to_owned()),
                    );
                }
            }
        }
    }
}

struct Tree<'a> {
    live: &'a Live,
    parents: &'a BTreeMap<&'a QName, Vec<&'a QName>>,
}

impl<'a> Tree<'a> {
    /// Where the NOT NULL of the parent comes from in its turn.
    fn top(&self, parent: &'a QName, column: &Ident) -> &'a QName {
        let mut at = parent;
        let has = |t: &QName| inherited(self.live.catalog.tables.get(t), column).is_some();
        while let Some(above) = self
            .parents
            .get(at)
            .and_then(|p| p.iter().copied().find(|p| has(p)))
        {
            at = above;
        }
        at
    }
}

fn wanted<'a>(table: &QName, states: &'a Pair2, live: &'a Live) -> Option<&'a Table> {
    let found = |c: &'a Catalog| c.tables.get(table);
    found(&states.to).or_else(|| found(&live.catalog))
}

fn not_null<'a>(table: Option<&'a Table>, column: &Ident) -> Option<&'a NotNull> {
    match &table?.columns.get(column)?.nullability {
        Nullability::NotNull(nn) => Some(nn),
        Nullability::Nullable => None,
    }
}

/// The one that children have too.
fn inherited<'a>(table: Option<&'a Table>, column: &Ident) -> Option<&'a NotNull> {
    not_null(table, column).filter(|nn| nn.inheritance == Inheritance::Inherited)
}

fn in_primary_key(table: &Table, column: &Ident) -> bool {
    table.constraints.values().any(|c| match &c.kind {
        ConstraintKind::PrimaryKey(key) => key.columns.contains(column),
        ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => false,
    })
}

fn has_constraint(table: &Table, name: &Ident) -> bool {
    let not_null = |c: &Ident| not_null(Some(table), c).and_then(|nn| nn.name.as_ref());
    table.constraints.contains_key(name) || table.columns.keys().any(|c| not_null(c) == Some(name))
}
