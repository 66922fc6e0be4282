//! What the texts of a step rest on: extensions, types, labels, columns.

use std::collections::BTreeMap;

use super::{Context, names};
use crate::ddl::{Statement, TableAction};
use crate::diff::Change;
use crate::model::{ObjectId, QName};
use crate::overlay::Rename;
use crate::plan::fact::Fact;
use crate::plan::step::{Draft, Rank};
use crate::render::{definition, tokens};

/// Expressions, operator classes and types may come from an extension; nothing tells which.
pub(super) fn code_needs_extensions(changes: &[Change], recipes: &mut [Vec<Draft>]) {
    let created: Vec<Fact> = changes
        .iter()
        .filter_map(|c| {
            if let Change::CreateExtension(name, _) = c {
                Some(Fact::Extension(name.clone()))
            } else {
                None
            }
        })
        .collect();
    let dropped = changes
        .iter()
        .any(|c| matches!(c, Change::DropExtension(..)));
    if created.is_empty() && !dropped {
        return;
    }
    for draft in recipes.iter_mut().flatten() {
        if matches!(draft.rank, Rank::Extension | Rank::DropExtension) {
            continue;
        }
        if draft
            .forward
            .iter()
            .flat_map(|b| &b.statements)
            .any(uses_code)
        {
            draft.needs.extend(created.iter().cloned());
        }
        if dropped {
            draft.gives.insert(Fact::ExtensionsUnused);
        }
    }
}

/// What goes is brought back under the names of after the renames: its step comes after them, and its rollback before theirs.
pub(super) fn old_texts_need_new_names(
    changes: &[Change],
    recipes: &mut [Vec<Draft>],
    context: &Context<'_>,
) {
    let mut renames: BTreeMap<QName, Vec<Fact>> = BTreeMap::new();
    for rename in &context.target.renames {
        match rename {
            Rename::Enum(name) => {
                let facts = renames.entry(name.to.clone()).or_default();
                facts.push(Fact::Type(name.to.clone()));
            }
            Rename::EnumValue(name, label) => {
                let facts = renames.entry(name.clone()).or_default();
                facts.push(Fact::ValueRenamed(name.clone(), label.to.clone()));
            }
            Rename::Constraint { .. } | Rename::Index { .. } => {}
        }
    }
    if renames.is_empty() {
        return;
    }
    let mut needed: BTreeMap<ObjectId, Vec<Fact>> = BTreeMap::new();
    for change in changes {
        let Some(text) = old_text(change) else {
            continue;
        };
        for name in names::qualified(&text) {
            let facts = renames.get(&name).into_iter().flatten().cloned();
            needed.entry(change.subject()).or_default().extend(facts);
        }
    }
    let steps = recipes.iter_mut().flatten();
    for draft in steps.filter(|d| !matches!(d.rank, Rank::Rename | Rank::EnumRename)) {
        let facts = draft.subjects.iter().filter_map(|id| needed.get(id));
        let facts: Vec<Fact> = facts.flatten().cloned().collect();
        draft.needs.extend(facts);
    }
}

/// What the change takes away, as text.
fn old_text(change: &Change) -> Option<String> {
    if let Change::DropConstraint { constraint, .. } = change {
        Some(definition::constraint(&constraint.kind))
    } else if let Change::ReplaceConstraint { constraint, .. } = change {
        Some(definition::constraint(&constraint.from.kind))
    } else if let Change::DropIndex { table, name, index } = change {
        Some(definition::index(name, table, &index.def))
    } else if let Change::ReplaceIndex { table, name, index } = change {
        Some(definition::index(name, table, &index.from.def))
    } else if let Change::ChangeDefault { default, .. } = change {
        default.from.as_ref().map(|text| text.as_str().to_owned())
    } else {
        None
    }
}

/// May the statement use functions, operators or operator classes that an extension brings?
fn uses_code(statement: &Statement) -> bool {
    match statement {
        Statement::CreateIndex { def, .. } => {
            def.method != crate::ddl::btree()
                || def.predicate.is_some()
                || def.keys.iter().any(|k| {
                    k.opclass.is_some() || matches!(k.element, crate::model::Element::Expression(_))
                })
        }
        Statement::AlterTable { actions, .. } => actions.iter().any(|a| match a {
            TableAction::AddConstraint { kind, .. } => matches!(
                kind,
                crate::model::ConstraintKind::Check(_) | crate::model::ConstraintKind::Exclusion(_)
            ),
            TableAction::SetDefault { .. } | TableAction::SetType { .. } => true,
            TableAction::AddColumn { .. }
            | TableAction::DropColumn { .. }
            | TableAction::Adopt { .. }
            | TableAction::AddKeyUsingIndex { .. }
            | TableAction::AddNotNull { .. }
            | TableAction::Validate { .. }
            | TableAction::DropConstraint { .. }
            | TableAction::AlterDeferral { .. }
            | TableAction::AlterNotNull { .. }
            | TableAction::SetNotNull { .. }
            | TableAction::DropNotNull { .. }
            | TableAction::DropDefault { .. } => false,
        }),
        Statement::Comment { object, .. } => matches!(object, ObjectId::Extension(_)),
        Statement::CreateExtension { .. }
        | Statement::DropExtension { .. }
        | Statement::UpdateExtension { .. }
        | Statement::CreateEnum { .. }
        | Statement::DropEnum { .. }
        | Statement::AddEnumValue { .. }
        | Statement::RenameEnumValue { .. }
        | Statement::RenameEnum { .. }
        | Statement::CarryTypeRights { .. }
        | Statement::Domain { .. }
        | Statement::RenameConstraint { .. }
        | Statement::RenameColumn { .. }
        | Statement::Sync { .. }
        | Statement::Alone(_)
        | Statement::Covered(_)
        | Statement::Backfill { .. }
        | Statement::AttachIndex { .. }
        | Statement::DropIndex { .. }
        | Statement::RenameIndex { .. } => false,
    }
}

/// The facts that a step with these texts on `table` needs: types, labels, column types.
pub(super) fn needs_of_text(table: &QName, text: &str, context: &Context<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    let states = &context.target.states;
    for name in names::qualified(text) {
        let Some(to) = states.to.enums.get(&name) else {
            continue;
        };
        if let Some(from) = states.from.enums.get(&name)
            && from.values != to.values
        {
            out.push(Fact::Values(name.clone()));
        }
        out.push(Fact::Type(name));
    }
    if let (Some(from), Some(to)) = (states.from.tables.get(table), states.to.tables.get(table)) {
        for (name, column) in &to.columns {
            let changed = from
                .columns
                .get(name)
                .is_some_and(|c| c.data_type != column.data_type);
            if changed && tokens::mentions(text, name) {
                out.push(Fact::ColumnType(table.clone(), name.clone()));
            }
        }
    }
    out
}

/// The facts that the removal of something with this text gives: types and columns it frees.
pub(super) fn frees_of_text(table: &QName, text: &str, context: &Context<'_>) -> Vec<Fact> {
    let states = &context.target.states;
    let gone = |n: &QName| states.from.enums.contains_key(n) && !states.to.enums.contains_key(n);
    let mut out: Vec<Fact> = Vec::new();
    for name in names::qualified(text) {
        if gone(&name) {
            out.push(Fact::TypeUnused(name));
        } else if context.target.is_replaced(&name) {
            out.push(Fact::LabelsFree(name));
        }
    }
    if let (Some(from), Some(to)) = (states.from.tables.get(table), states.to.tables.get(table)) {
        for (name, column) in &from.columns {
            let changed = to
                .columns
                .get(name)
                .is_some_and(|c| c.data_type != column.data_type);
            if changed && tokens::mentions(text, name) {
                out.push(Fact::ColumnFree(table.clone(), name.clone()));
            }
        }
    }
    out
}
