//! Two catalogs to a list of changes: facts, no SQL, no order.

mod change;
mod columns;

use std::collections::BTreeSet;

pub use change::Change;
pub use columns::within;

use crate::ddl::{Place, index_of_key};
use crate::model::{
    Catalog, Constraint, ConstraintKind, Deferral, Ident, Index, IndexState, ObjectId, Pair, QName,
    Table, Validity,
};
use crate::overlay::{Rename, Target, leftovers};

/// Every change that takes `target.states.from` to `target.states.to`, renames first, then in the
/// order of names. Empty exactly when the two are equal.
pub fn diff(target: &Target) -> Vec<Change> {
    let mut out: Vec<Change> = target.renames.iter().map(rename).collect();
    let states = Pair::new(&target.states.from, &target.states.to);
    extensions(&states, &mut out);
    enums(&states, &mut out);
    for (name, to) in &states.to.tables {
        if let Some(from) = states.from.tables.get(name) {
            table(name, Pair::new(from, to), target, &mut out);
        }
    }
    out
}

/// The changes that take away what earlier type changes have left on the declared tables.
pub fn contraction(target: &Target) -> Vec<Change> {
    let mut out = Vec::new();
    for (table, t) in &target.states.to.tables {
        for column in leftovers::columns(t) {
            if let Some(was) = t.columns.get(column) {
                out.push(Change::DropLeftover {
                    table: table.clone(),
                    column: column.clone(),
                    was: was.clone(),
                });
            }
        }
    }
    out
}

fn rename(rename: &Rename) -> Change {
    match rename {
        Rename::Enum(name) => Change::RenameEnum(name.clone()),
        Rename::EnumValue(name, value) => Change::RenameEnumValue {
            name: name.clone(),
            value: value.clone(),
        },
        Rename::Constraint {
            table,
            name,
            has_index,
        } => Change::RenameConstraint {
            table: table.clone(),
            name: name.clone(),
            has_index: *has_index,
        },
        Rename::Index { table, name } => Change::RenameIndex {
            table: table.clone(),
            name: name.clone(),
        },
    }
}

fn comment(id: ObjectId, from: &Option<String>, to: &Option<String>, out: &mut Vec<Change>) {
    if from != to {
        out.push(Change::Comment {
            object: id,
            text: Pair::new(from.clone(), to.clone()),
        });
    }
}

fn extensions(states: &Pair<&Catalog>, out: &mut Vec<Change>) {
    for (name, to) in &states.to.extensions {
        let id = ObjectId::Extension(name.clone());
        match states.from.extensions.get(name) {
            Some(from) => {
                if from.version != to.version && !to.version.is_empty() {
                    out.push(Change::UpdateExtension {
                        name: name.clone(),
                        version: Pair::new(from.version.clone(), to.version.clone()),
                    });
                }
                comment(id, &from.comment, &to.comment, out);
            }
            None => {
                out.push(Change::CreateExtension(name.clone(), to.clone()));
                if to.comment.is_some() {
                    comment(id, &None, &to.comment, out);
                }
            }
        }
    }
    for (name, from) in &states.from.extensions {
        if !states.to.extensions.contains_key(name) {
            out.push(Change::DropExtension(name.clone(), from.clone()));
        }
    }
}

fn enums(states: &Pair<&Catalog>, out: &mut Vec<Change>) {
    for (name, to) in &states.to.enums {
        let id = ObjectId::Enum(name.clone());
        match states.from.enums.get(name) {
            // The comment goes with the old type.
            Some(from) if !from.grows_to(&to.values) => out.push(Change::ReplaceEnum {
                name: name.clone(),
                states: Box::new(Pair::new(from.clone(), to.clone())),
            }),
            Some(from) => {
                for (i, value) in to.values.iter().enumerate() {
                    if !from.values.contains(value) {
                        out.push(Change::AddEnumValue {
                            name: name.clone(),
                            value: value.clone(),
                            place: place(&from.values, &to.values, i),
                        });
                    }
                }
                comment(id, &from.comment, &to.comment, out);
            }
            None => {
                out.push(Change::CreateEnum(name.clone(), to.clone()));
                comment(id, &None, &to.comment, out);
            }
        }
    }
    for (name, from) in &states.from.enums {
        if !states.to.enums.contains_key(name) {
            out.push(Change::DropEnum(name.clone(), from.clone()));
        }
    }
}

/// A new label goes after the one before it, which is there by then; the first goes before the
/// first label that is there already.
fn place(live: &[String], wanted: &[String], at: usize) -> Place {
    match at.checked_sub(1).and_then(|i| wanted.get(i)) {
        Some(before) => Place::After(before.clone()),
        None => match live.first() {
            Some(first) => Place::Before(first.clone()),
            None => Place::First,
        },
    }
}

fn table(name: &QName, states: Pair<&Table>, target: &Target, out: &mut Vec<Change>) {
    if std::ptr::eq(states.from, states.to) {
        return;
    }
    let id = ObjectId::Table(name.clone());
    comment(id, &states.from.comment, &states.to.comment, out);
    columns::columns(name, &states, target, out);
    constraints(name, &states, out);
    indexes(name, &states, out);
}

fn constraints(table: &QName, states: &Pair<&Table>, out: &mut Vec<Change>) {
    for (name, to) in &states.to.constraints {
        let id = ObjectId::Constraint(table.clone(), name.clone());
        match states.from.constraints.get(name) {
            from if is_promoted(name, to, states) => {
                out.extend(from.map(|from| Change::DropConstraint {
                    table: table.clone(),
                    name: name.clone(),
                    constraint: from.clone(),
                }));
                out.push(Change::PromoteIndex {
                    table: table.clone(),
                    name: name.clone(),
                    kind: to.kind.clone(),
                });
                comment(id, &None, &to.comment, out);
            }
            Some(from) => constraint(table, name, from, to, out),
            None => {
                out.push(Change::AddConstraint {
                    table: table.clone(),
                    name: name.clone(),
                    kind: to.kind.clone(),
                });
                comment(id, &None, &to.comment, out);
            }
        }
    }
    for (name, from) in &states.from.constraints {
        if !states.to.constraints.contains_key(name) {
            out.push(Change::DropConstraint {
                table: table.clone(),
                name: name.clone(),
                constraint: from.clone(),
            });
        }
    }
}

/// Is there a unique index that the key can take over? A constraint of that name has none of its own then.
fn is_promoted(name: &Ident, to: &Constraint, states: &Pair<&Table>) -> bool {
    states.from.indexes.get(name).is_some_and(|index| {
        index.state == IndexState::Valid
            && index_of_key(&to.kind).is_some_and(|def| def == index.def)
    })
}

fn constraint(
    table: &QName,
    name: &Ident,
    from: &Constraint,
    to: &Constraint,
    out: &mut Vec<Change>,
) {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    if from.kind == to.kind {
        comment(id, &from.comment, &to.comment, out);
        return;
    }
    if from.kind.clone().with_validity(Validity::Valid) == to.kind {
        out.push(Change::ValidateConstraint {
            table: table.clone(),
            name: name.clone(),
            kind: to.kind.clone(),
        });
        comment(id, &from.comment, &to.comment, out);
    } else if let Some(deferral) = only_deferral_differs(&from.kind, &to.kind) {
        out.push(Change::ChangeDeferral {
            table: table.clone(),
            name: name.clone(),
            deferral,
            kind: to.kind.clone(),
        });
        comment(id, &from.comment, &to.comment, out);
    } else {
        out.push(Change::ReplaceConstraint {
            table: table.clone(),
            name: name.clone(),
            constraint: Box::new(Pair::new(from.clone(), to.clone())),
        });
        // The comment goes with the old constraint.
        if to.comment.is_some() {
            comment(id, &None, &to.comment, out);
        }
    }
}

/// A foreign key can change its deferral where it stands (ALTER CONSTRAINT).
fn only_deferral_differs(from: &ConstraintKind, to: &ConstraintKind) -> Option<Pair<Deferral>> {
    let (ConstraintKind::ForeignKey(a), ConstraintKind::ForeignKey(b)) = (from, to) else {
        return None;
    };
    let mut same = a.clone();
    same.deferral = b.deferral;
    (same == *b && a.deferral != b.deferral).then(|| Pair::new(a.deferral, b.deferral))
}

fn indexes(table: &QName, states: &Pair<&Table>, out: &mut Vec<Change>) {
    let promoted: BTreeSet<&Ident> = states
        .to
        .constraints
        .iter()
        .filter(|(name, to)| is_promoted(name, to, states))
        .map(|(name, _)| name)
        .collect();
    for (name, to) in &states.to.indexes {
        let id = ObjectId::Index(table.clone(), name.clone());
        match states.from.indexes.get(name) {
            Some(from) => index(table, name, from, to, out),
            None => {
                out.push(Change::AddIndex {
                    table: table.clone(),
                    name: name.clone(),
                    def: to.def.clone(),
                });
                comment(id, &None, &to.comment, out);
            }
        }
    }
    for (name, from) in &states.from.indexes {
        if !states.to.indexes.contains_key(name) && !promoted.contains(name) {
            out.push(Change::DropIndex {
                table: table.clone(),
                name: name.clone(),
                index: from.clone(),
            });
        }
    }
}

fn index(table: &QName, name: &Ident, from: &Index, to: &Index, out: &mut Vec<Change>) {
    let id = ObjectId::Index(table.clone(), name.clone());
    if from.def != to.def {
        out.push(Change::ReplaceIndex {
            table: table.clone(),
            name: name.clone(),
            index: Box::new(Pair::new(from.clone(), to.clone())),
        });
        if to.comment.is_some() {
            comment(id, &None, &to.comment, out);
        }
        return;
    }
    if from.state == IndexState::Invalid && to.state == IndexState::Valid {
        out.push(Change::RebuildIndex {
            table: table.clone(),
            name: name.clone(),
            def: to.def.clone(),
        });
        if to.comment.is_some() {
            comment(id, &None, &to.comment, out);
        }
    } else {
        comment(id, &from.comment, &to.comment, out);
    }
}
