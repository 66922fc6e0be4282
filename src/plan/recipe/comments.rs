//! Comments: changed by themselves, or brought back with what they are on.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::ddl::Statement;
use crate::diff::Change;
use crate::model::declaration::Phase;
use crate::model::{Ident, ObjectId, Pair, QName};
use crate::plan::condition::{Condition, ObjectRef};
use crate::plan::fact::Fact;
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Rank};

/// Comments of one table (or of one object that is no table's) in one transaction.
pub(super) fn gather(changes: &[Change], context: &Context<'_>, out: &mut Vec<Vec<Draft>>) {
    type Texts<'a> = Vec<(&'a ObjectId, &'a Pair<Option<String>>)>;
    let mut groups: BTreeMap<(Phase, String), Texts<'_>> = BTreeMap::new();
    for change in changes {
        if let Change::Comment { object, text } = change {
            let group = object
                .table()
                .map_or_else(|| object.to_string(), ToString::to_string);
            groups
                .entry((context.phase(object), group))
                .or_default()
                .push((object, text));
        }
    }
    let new = made_here(changes);
    for ((phase, group), texts) in groups {
        let statement = |object: &ObjectId, text: Pair<Option<String>>| Statement::Comment {
            object: object.clone(),
            text,
        };
        let holds = |object: &ObjectId, text: &Option<String>| Condition::Comment {
            object: ObjectRef::from(object),
            text: text.clone(),
        };
        let title = match texts.as_slice() {
            [(object, _)] => format!("comment on {object}"),
            many => format!("{} comments on {group} and what hangs on it", many.len()),
        };
        let draft = Draft::new(
            Rank::Comment,
            phase,
            title,
            "the declaration says another text",
        )
        .on(texts.iter().map(|(o, _)| (*o).clone()))
        .forward(
            texts
                .iter()
                .map(|(o, t)| statement(o, (*t).clone()))
                .collect(),
            Condition::All(texts.iter().map(|(o, t)| holds(o, &t.to)).collect()),
        )
        .needs(texts.iter().filter_map(|(o, _)| there(o)));
        let kept: Texts<'_> = texts
            .iter()
            .filter(|(o, _)| !new.contains(o))
            .copied()
            .collect();
        out.push(vec![if kept.is_empty() {
            draft.undo(UndoFile::Nothing(
                "the step that makes the object takes it away, and its comment with it".to_owned(),
            ))
        } else {
            draft.rollback([Batch::new(
                kept.iter()
                    .rev()
                    .map(|(o, t)| statement(o, (*t).clone().swap()))
                    .collect(),
                Condition::All(kept.iter().map(|(o, t)| holds(o, &t.from)).collect()),
            )])
        }]);
    }
}

/// Objects that the plan makes, or makes again: what there was before comes back with its own
/// comment, so the way back must not touch that one.
fn made_here(changes: &[Change]) -> BTreeSet<ObjectId> {
    changes
        .iter()
        .filter(|c| {
            matches!(
                c,
                Change::CreateExtension(..)
                    | Change::CreateEnum(..)
                    | Change::AddConstraint { .. }
                    | Change::ReplaceConstraint { .. }
                    | Change::AddIndex { .. }
                    | Change::ReplaceIndex { .. }
            )
        })
        .map(Change::subject)
        .collect()
}

/// The fact that an object is there as after the plan.
pub(super) fn there(object: &ObjectId) -> Option<Fact> {
    match object {
        ObjectId::Extension(n) => Some(Fact::Extension(n.clone())),
        ObjectId::Enum(n) => Some(Fact::Type(n.clone())),
        ObjectId::Constraint(t, n) => Some(Fact::Constraint(t.clone(), n.clone())),
        ObjectId::Index(t, n) => Some(Fact::Index(t.sibling(n.clone()))),
        ObjectId::Table(_) | ObjectId::Column(..) => None,
    }
}

/// A comment that a recreated object gets back.
pub(super) fn restore_comment(object: ObjectId, text: &Option<String>) -> Option<Statement> {
    text.as_ref().map(|t| Statement::Comment {
        object,
        text: Pair::new(None, Some(t.clone())),
    })
}

/// The comment of the index under a constraint, which no declaration says: carried over to the index
/// that takes its place.
pub(super) fn carry_index_comment(
    table: &QName,
    name: &Ident,
    context: &Context<'_>,
) -> Option<Statement> {
    let comments = &context.live.index_comments;
    if comments.is_empty() {
        return None;
    }
    let renamed = context.target.renames.iter().find_map(|r| {
        if let crate::overlay::Rename::Constraint {
            table: t, name: n, ..
        } = r
            && t == table
            && n.to == *name
        {
            Some(&n.from)
        } else {
            None
        }
    });
    let text = comments.get(&table.sibling(renamed.unwrap_or(name).clone()));
    restore_comment(ObjectId::Index(table.clone(), name.clone()), &text.cloned())
}
