//! Names that a plan frees and takes again: done-tests that tell the old object from the new one.

use std::collections::BTreeMap;

use crate::diff::Change;
use crate::model::{Ident, QName};
use crate::plan::condition::Condition;
use crate::plan::step::Draft;

/// Where a name lives that an object can leave and another take.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Constraint(QName, Ident),
    Relation(QName),
}

/// A name that is freed and taken again: whether the old object has gone cannot be asked by the
/// name alone, or going on after a failure would drop the new one.
pub(super) fn tell_old_from_new(changes: &[Change], recipes: &mut [Vec<Draft>]) {
    let mut added: BTreeMap<Place, Condition> = BTreeMap::new();
    for change in changes {
        if let Change::AddConstraint { table, name, kind } = change {
            added.extend(places(table, name, kind));
        } else if let Change::PromoteIndex { table, name, kind } = change {
            // Its index was there before.
            let constraint = |(place, _): &(Place, _)| matches!(place, Place::Constraint(..));
            added.extend(places(table, name, kind).into_iter().filter(constraint));
        } else if let Change::AddIndex { table, name, def } = change {
            added.insert(
                Place::Relation(table.sibling(name.clone())),
                Condition::index(table, name, def),
            );
        }
    }
    let (mut forward, mut rollback) = (BTreeMap::new(), BTreeMap::new());
    for change in changes {
        let dropped = if let Change::DropConstraint {
            table,
            name,
            constraint,
        } = change
        {
            places(table, name, &constraint.kind)
        } else if let Change::DropIndex { table, name, index } = change {
            vec![(
                Place::Relation(table.sibling(name.clone())),
                Condition::index(table, name, &index.def),
            )]
        } else {
            continue;
        };
        for (place, old) in dropped {
            let Some(new) = added.get(&place) else {
                continue;
            };
            let gone = match &place {
                Place::Constraint(table, name) => Condition::constraint_named(table, name),
                Place::Relation(relation) => Condition::index_named(relation, &relation.name),
            }
            .negate();
            forward.insert(gone.clone(), new.clone());
            rollback.insert(gone, old);
        }
    }
    if forward.is_empty() {
        return;
    }
    for draft in recipes.iter_mut().flatten() {
        for batch in &mut draft.forward {
            batch.done.widen(&forward);
        }
        for batch in &mut draft.rollback {
            batch.done.widen(&rollback);
        }
    }
}

/// The names that a constraint has, each with the question whether it is this one that has it.
fn places(
    table: &QName,
    name: &Ident,
    kind: &crate::model::ConstraintKind,
) -> Vec<(Place, Condition)> {
    let there = Condition::constraint(table, name, kind);
    let mut out = vec![(
        Place::Constraint(table.clone(), name.clone()),
        there.clone(),
    )];
    if kind.has_index() {
        let index =
            crate::ddl::index_of_key(kind).map_or(there, |def| Condition::index(table, name, &def));
        out.push((Place::Relation(table.sibling(name.clone())), index));
    }
    out
}
