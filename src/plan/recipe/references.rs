//! Foreign keys that rest on a key whose definition changes. PostgreSQL drops a key only when
//! nothing refers to it, so they go and come back NOT VALID in the transaction that swaps the keys
//! (no write goes unchecked), and are validated after it.

use super::constraints::{staged, validate_statements};
use super::{Context, keys, restore_comment};
use crate::ddl::{Existence, Statement, TableAction};
use crate::model::declaration::Phase;
use crate::model::{Constraint, ConstraintKind, Ident, ObjectId, QName, Validity};
use crate::plan::condition::Condition;
use crate::plan::fact::sorted;
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Rank};

/// A foreign key that refers to a key.
pub(super) struct Reference {
    table: QName,
    name: Ident,
    constraint: Constraint,
    /// Comes back NOT VALID first.
    staged: bool,
}

/// The foreign keys that refer to this key and are the same before and after the plan; those that
/// the plan changes have steps of their own.
pub(super) fn on_key(table: &QName, key: &ConstraintKind, context: &Context<'_>) -> Vec<Reference> {
    let Some(key) = keys::key_of(key) else {
        return Vec::new();
    };
    let columns = sorted(&key.columns);
    let mut out = Vec::new();
    let states = &context.target.states;
    for (owner, before) in &states.from.tables {
        for (name, constraint) in &before.constraints {
            let ConstraintKind::ForeignKey(fk) = &constraint.kind else {
                continue;
            };
            let stays = states
                .to
                .tables
                .get(owner)
                .and_then(|t| t.constraints.get(name))
                .is_some_and(|c| c.kind == constraint.kind);
            if stays && fk.table == *table && sorted(&fk.referenced) == columns {
                out.push(Reference {
                    table: owner.clone(),
                    name: name.clone(),
                    constraint: constraint.clone(),
                    staged: staged(owner, &constraint.kind, context),
                });
            }
        }
    }
    out
}

impl Reference {
    fn id(&self) -> ObjectId {
        ObjectId::Constraint(self.table.clone(), self.name.clone())
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

    /// Brings it back, with its comment.
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
        out.extend(restore_comment(self.id(), &self.constraint.comment));
        out
    }

    /// Proves it, where it came back unproved and was proved before.
    pub(super) fn validation(&self) -> Option<Batch> {
        let ConstraintKind::ForeignKey(fk) = &self.constraint.kind else {
            return None;
        };
        (self.staged && fk.validity == Validity::Valid).then(|| {
            Batch::new(
                validate_statements(&self.table, &self.name, &self.constraint.kind),
                Condition::constraint_valid(&self.table, &self.name, &self.constraint.kind),
            )
        })
    }

    /// The same on the way back, where it may have its old name by then and need no proof.
    pub(super) fn validation_back(&self) -> Option<Batch> {
        let batch = self.validation()?;
        let unproved = Condition::Constraint {
            schema: self.table.schema.as_str().to_owned(),
            table: self.table.name.as_str().to_owned(),
            name: self.name.as_str().to_owned(),
            definition: None,
            validated: Some(false),
        };
        Some(Batch::new(batch.statements, unproved.negate()))
    }

    /// The step that proves it.
    pub(super) fn validate(&self, phase: Phase) -> Option<Draft> {
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
