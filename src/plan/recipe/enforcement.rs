//! A rule that becomes enforced, or no longer is (18 and later): CHECK and foreign key.
//!
//! The side that is NOT ENFORCED holds nothing back, so one goes and the other comes under the same name in one short
//! transaction, and no row is read in it; what shall be proved is proved in a transaction of its own. On partitioned
//! tables too: a part that is NOT ENFORCED cannot stand for one that is.

use super::comments::restore_comment;
use super::constraints::{add_action, drop_action, renamed, validate_statements};
use super::foreign_keys::orphans;
use super::texts::{frees_of_text, needs_of_text};
use super::{Context, rows_of};
use crate::ddl::{Existence, Statement};
use crate::model::{
    Constraint, ConstraintKind, Enforcement, Ident, ObjectId, Pair, QName, Validity,
};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key, sorted};
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Preflight, Rank};
use crate::render::definition;

/// Is the rule one that holds nothing back?
fn is_idle(kind: &ConstraintKind) -> bool {
    match kind {
        ConstraintKind::Check(c) => c.enforcement == Enforcement::NotEnforced,
        ConstraintKind::ForeignKey(fk) => fk.enforcement == Enforcement::NotEnforced,
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Exclusion(_) => false,
    }
}

/// Is it in force for the rows that are there too?
fn is_proved(kind: &ConstraintKind) -> bool {
    !is_idle(kind) && kind.validity() == Validity::Valid
}

/// Does one of the two hold nothing back?
pub(super) fn applies(constraint: &Pair<Constraint>) -> bool {
    is_idle(&constraint.from.kind) || is_idle(&constraint.to.kind)
}

/// The steps from one to the other.
pub(super) fn replace(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let phase = context.phase(&id);
    let (from, to) = (&constraint.from, &constraint.to);
    let word = to.kind.word().to_lowercase();
    let (old, new) = (
        definition::constraint(&from.kind),
        definition::constraint(&to.kind),
    );
    let swap = |gone: &Constraint, comes: &Constraint, comment: &Option<String>| {
        let comes = if is_proved(&comes.kind) {
            comes.kind.clone().with_validity(Validity::NotValid)
        } else {
            comes.kind.clone()
        };
        let mut out = vec![
            Statement::alter(table, drop_action(name, &gone.kind, Existence::Required)),
            Statement::alter(table, add_action(name, comes)),
        ];
        out.extend(restore_comment(id.clone(), comment));
        out
    };
    let mut back = vec![Batch::new(
        swap(to, from, &from.comment),
        Condition::constraint(table, name, &from.kind),
    )];
    if is_proved(&from.kind) {
        back.push(Batch::new(
            validate_statements(table, name, &from.kind),
            Condition::constraint_valid(table, name, &from.kind),
        ));
    }
    let mut first = Draft::new(
        Rank::Replace,
        phase,
        match is_proved(&to.kind) {
            true => format!("replace {word} {name} on {table}, not validated yet"),
            false => format!("replace {word} {name} on {table} in one transaction"),
        },
        match is_idle(&to.kind) {
            true => "the declaration has it NOT ENFORCED: no row is read",
            false => "it was NOT ENFORCED, so nothing is lost between; added NOT VALID, so that no row is read under the lock",
        },
    )
    .on([id.clone()])
    .forward(
        swap(from, to, &None),
        Condition::constraint(table, name, &to.kind),
    )
    .rollback(back)
    .needs(renamed(table, name, context))
    .needs(needs_of_text(table, &new, context))
    .gives(frees_of_text(table, &old, context));
    if renamed(table, name, context).is_none() {
        first = first.gives([Fact::Constraint(table.clone(), name.clone())]);
    }
    if let ConstraintKind::ForeignKey(fk) = &from.kind {
        first = first.gives([Fact::Unreferenced(fk.table.clone(), sorted(&fk.referenced))]);
    }
    if let ConstraintKind::ForeignKey(fk) = &to.kind {
        first = first.needs([key(&fk.table, &fk.referenced)]);
    }
    if !is_proved(&to.kind) {
        return vec![first];
    }
    let second = Draft::new(
        Rank::Replace,
        phase,
        format!("validate {word} {name} on {table}"),
        "reads every row under a lock that stops neither reads nor writes",
    )
    .on([id])
    .forward(
        validate_statements(table, name, &to.kind),
        Condition::constraint_valid(table, name, &to.kind),
    )
    .undo(UndoFile::Nothing(
        "the step that added it drops it".to_owned(),
    ));
    vec![first.preflight(breaks(table, name, &to.kind)), second]
}

/// The rows that stop the proof.
fn breaks(table: &QName, name: &Ident, kind: &ConstraintKind) -> Option<Preflight> {
    match kind {
        ConstraintKind::ForeignKey(fk) => orphans(table, name, fk),
        ConstraintKind::Check(check) => Some(rows_of(
            table,
            check.inheritance,
            &format!("NOT ({})", check.expr),
            format!("rows of {table} that break the new check {name}"),
        )),
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Exclusion(_) => None,
    }
}
