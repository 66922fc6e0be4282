//! Foreign keys that rest on a key whose definition changes. PostgreSQL drops a key only when
//! nothing refers to it, so they go and come back NOT VALID in the transaction that swaps the keys
//! (no write goes unchecked), and are validated after it. One that the plan changes as well rests on
//! the new key as it was, and changes after that; one whose columns change with the key's changes before
//! that, and rests on the new key's index from then on: PostgreSQL takes any unique index for that.

use std::collections::{BTreeMap, BTreeSet};

use super::constraints::{renamed, staged, validate_statements};
use super::{Context, key_changes, keys, restore_comment};
use crate::ddl::{Existence, Statement, TableAction};
use crate::diff::Change;
use crate::model::declaration::Phase;
use crate::model::{
    Constraint, ConstraintKind, ForeignKey, Ident, ObjectId, Pair, QName, Validity,
};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key, sorted};
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Rank};

/// A foreign key that refers to a key.
pub(super) struct Reference {
    table: QName,
    name: Ident,
    constraint: Constraint,
    /// Comes back NOT VALID first.
    staged: bool,
    fate: Fate,
}

/// What else the plan does with it, after the key has been replaced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Nothing.
    Stays,
    /// When it is checked, or whether it is proved.
    StateChanges,
    /// Another rule comes, which is proved for itself.
    Replaced,
    /// Another rule comes, and rests on the new key's index before the key is replaced.
    Moves,
}

/// The foreign keys that rest on the keys that the plan replaces, by key.
pub(super) struct References(BTreeMap<ObjectId, Vec<Reference>>);

impl References {
    /// Of the keys that are built beside the old ones.
    pub(super) fn choose(changes: &[Change], context: &Context<'_>) -> References {
        // What goes first and comes back later rests on no key meanwhile.
        let apart: BTreeSet<ObjectId> = changes
            .iter()
            .filter(|c| matches!(c, Change::AddConstraint { .. }))
            .map(Change::subject)
            .collect();
        let mut out = BTreeMap::new();
        for change in changes {
            let (table, from, to) = if let Change::ReplaceConstraint {
                table, constraint, ..
            } = change
                && key_changes::is_beside(table, constraint, context)
            {
                (table, &constraint.from.kind, &constraint.to.kind)
            } else if let Change::PromoteIndex { table, kind, .. } = change
                && !context.is_partitioned(table)
            {
                (table, kind, kind)
            } else {
                continue;
            };
            let mut resting = on_key(table, from, to, context);
            resting.retain(|r| !apart.contains(&r.id()));
            if !resting.is_empty() {
                out.insert(change.subject(), resting);
            }
        }
        References(out)
    }

    fn on(&self, key: &ObjectId) -> impl Iterator<Item = &Reference> {
        self.0.get(key).into_iter().flatten()
    }

    /// Those that go and come back with the key, both ways.
    pub(super) fn resting(&self, key: &ObjectId) -> Vec<&Reference> {
        self.on(key).filter(|r| r.fate != Fate::Moves).collect()
    }

    /// Those that rest on the new key's index before the key is replaced. On the way back they go and come back.
    pub(super) fn moved(&self, key: &ObjectId) -> Vec<&Reference> {
        self.on(key).filter(|r| r.fate == Fate::Moves).collect()
    }
}

/// The foreign keys that refer to this key before the plan, and have their names after it. One whose rule the plan
/// changes is among them where the key that comes, `to`, has the same columns, so that it can rest on that one
/// until it is changed, or where it changes to those of `to`; else it has to go before.
fn on_key(
    table: &QName,
    from: &ConstraintKind,
    to: &ConstraintKind,
    context: &Context<'_>,
) -> Vec<Reference> {
    let (Some(old), Some(new)) = (keys::key_of(from), keys::key_of(to)) else {
        return Vec::new();
    };
    let (columns, new) = (sorted(&old.columns), sorted(&new.columns));
    let mut out = Vec::new();
    let states = &context.target.states;
    for (owner, before) in &states.from.tables {
        for (name, constraint) in &before.constraints {
            let ConstraintKind::ForeignKey(fk) = &constraint.kind else {
                continue;
            };
            if fk.table != *table || sorted(&fk.referenced) != columns {
                continue;
            }
            let after = states.to.tables.get(owner);
            let Some(after) = after.and_then(|t| t.constraints.get(name)) else {
                continue;
            };
            let mut staged = staged(owner, &constraint.kind, context);
            let mut fate = fate(fk, &after.kind);
            let mut rests = constraint;
            if fate == Fate::Replaced && columns != new {
                let both = Pair::new(constraint, after);
                if !moves(owner, both, (table, &new), context) {
                    continue;
                }
                (fate, rests, staged) = (Fate::Moves, after, true);
            }
            if fate == Fate::Stays || staged {
                out.push(Reference {
                    table: owner.clone(),
                    name: name.clone(),
                    constraint: rests.clone(),
                    staged,
                    fate,
                });
            }
        }
    }
    out
}

/// Can the foreign key that comes be proved beside the old one, on the index of the key that comes?
fn moves(
    owner: &QName,
    constraint: Pair<&Constraint>,
    key: (&QName, &Vec<Ident>),
    context: &Context<'_>,
) -> bool {
    let ConstraintKind::ForeignKey(to) = &constraint.to.kind else {
        return false;
    };
    to.table == *key.0
        && sorted(&to.referenced) == *key.1
        && !context.is_partitioned(owner)
        && staged(owner, &constraint.from.kind, context)
        && staged(owner, &constraint.to.kind, context)
}

fn fate(from: &ForeignKey, to: &ConstraintKind) -> Fate {
    let ConstraintKind::ForeignKey(to) = to else {
        return Fate::Replaced;
    };
    let mut same = from.clone();
    same.deferral = to.deferral;
    same.validity = to.validity;
    match (from == to, same == *to) {
        (true, _) => Fate::Stays,
        (false, true) => Fate::StateChanges,
        (false, false) => Fate::Replaced,
    }
}

/// Foreign keys that rest on the new key as they were change only after it is there, and no key
/// waits for them; those that move change before it. What the plan does with them is known by then.
pub(super) fn order_with_their_keys(references: &References, recipes: &mut [Vec<Draft>]) {
    let mut carried: BTreeMap<ObjectId, BTreeSet<Fact>> = BTreeMap::new();
    let mut moved: BTreeMap<ObjectId, Fact> = BTreeMap::new();
    for reference in references.0.values().flatten() {
        let ConstraintKind::ForeignKey(fk) = &reference.constraint.kind else {
            continue;
        };
        let on = key(&fk.table, &fk.referenced);
        match reference.fate {
            Fate::Stays => {}
            Fate::StateChanges | Fate::Replaced => {
                carried.entry(reference.id()).or_default().insert(on);
            }
            Fate::Moves => {
                moved.insert(reference.id(), on);
            }
        }
    }
    if carried.is_empty() && moved.is_empty() {
        return;
    }
    // A rename comes before both, and the key's step waits for it.
    let steps = recipes.iter_mut().flatten();
    for draft in steps.filter(|d| d.rank != Rank::Rename) {
        let keys = draft.subjects.iter().filter_map(|id| carried.get(id));
        let keys: Vec<Fact> = keys.flatten().cloned().collect();
        for fact in keys {
            if let Fact::Key(table, columns) = &fact {
                let gone = Fact::Unreferenced(table.clone(), columns.clone());
                draft.gives.remove(&gone);
            }
            draft.needs.insert(fact);
        }
        let keys = draft.subjects.iter().filter_map(|id| moved.get(id));
        let keys: Vec<Fact> = keys.cloned().collect();
        for fact in keys {
            let Fact::Key(table, columns) = &fact else {
                continue;
            };
            if draft.rank == Rank::Replace {
                let index = Fact::KeyIndex(table.clone(), columns.clone());
                draft.needs.remove(&fact);
                draft.needs.insert(index);
            } else {
                // Its comment: on the way back the key's step makes it anew without one.
                draft.needs.insert(fact);
            }
        }
    }
}

impl Reference {
    fn id(&self) -> ObjectId {
        ObjectId::Constraint(self.table.clone(), self.name.clone())
    }

    /// It has its name.
    pub(super) fn needs(&self, context: &Context<'_>) -> Option<Fact> {
        renamed(&self.table, &self.name, context)
    }

    /// Takes it away.
    pub(super) fn drop(&self) -> Statement {
        Statement::alter(
            &self.table,
            TableAction::DropConstraint {
                name: self.name.clone(),
                was: self.constraint.kind.clone(),
                existence: Existence::Required,
            },
        )
    }

    /// Brings it back, with its comment; that of one that moves comes in a step of its own.
    pub(super) fn add(&self) -> Vec<Statement> {
        let mut kind = self.constraint.kind.clone();
        if self.staged {
            kind = kind.with_validity(Validity::NotValid);
        }
        let add = TableAction::AddConstraint {
            name: self.name.clone(),
            kind,
        };
        let mut out = vec![Statement::alter(&self.table, add)];
        if self.fate != Fate::Moves {
            out.extend(restore_comment(self.id(), &self.constraint.comment));
        }
        out
    }

    /// Proves it, where it came back unproved and was proved before.
    pub(super) fn validation(&self) -> Option<Batch> {
        let ConstraintKind::ForeignKey(fk) = &self.constraint.kind else {
            return None;
        };
        (self.staged && fk.validity == Validity::Valid).then(|| {
            let done = match self.fate {
                Fate::Stays => {
                    Condition::constraint_valid(&self.table, &self.name, &self.constraint.kind)
                }
                Fate::StateChanges | Fate::Replaced | Fate::Moves => self.unproved().negate(),
            };
            Batch::new(
                validate_statements(&self.table, &self.name, &self.constraint.kind),
                done,
            )
        })
    }

    /// It is there under its name, whatever it is, and unproved.
    fn unproved(&self) -> Condition {
        Condition::Constraint {
            schema: self.table.schema.as_str().to_owned(),
            table: self.table.name.as_str().to_owned(),
            name: self.name.as_str().to_owned(),
            definition: None,
            validated: Some(false),
        }
    }

    /// The same on the way back, where it may have its old name by then and need no proof.
    pub(super) fn validation_back(&self) -> Option<Batch> {
        let batch = self.validation()?;
        Some(Batch::new(batch.statements, self.unproved().negate()))
    }

    /// The step that proves it, unless its successor will be.
    pub(super) fn validate(&self, phase: Phase) -> Option<Draft> {
        match self.fate {
            Fate::Replaced | Fate::Moves => return None,
            Fate::Stays | Fate::StateChanges => {}
        }
        let batch = self.validation()?;
        Some(
            Draft::new(
                Rank::Replace,
                phase,
                format!("validate foreign key {} on {} again", self.name, self.table),
                "the key that it refers to was replaced",
            )
            .on([self.id()])
            .forward(batch.statements, batch.done)
            .undo(UndoFile::Nothing(
                "the step that replaced the key brings it back".to_owned(),
            )),
        )
    }
}
