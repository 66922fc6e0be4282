//! Which live objects a step changes or rests on: their fingerprints make a plan stale.

use std::collections::BTreeSet;

use super::file::Extent;
use super::step::{Batch, Draft};
use crate::ddl::{Statement, TableAction};
use crate::model::{Catalog, ConstraintKind, Element, Ident, IndexDef, IndexKey, ObjectId, QName};
use crate::render::{definition, quote};

/// Every object the step changes (whole), and the columns it rests on (their type).
pub fn of(draft: &Draft, live: &Catalog) -> BTreeSet<(ObjectId, Extent)> {
    let mut out: BTreeSet<(ObjectId, Extent)> = draft
        .subjects
        .iter()
        .cloned()
        .chain(changed_by(draft, &draft.forward))
        .map(|id| (id, Extent::Whole))
        .collect();
    for statement in draft.forward.iter().flat_map(|b| &b.statements) {
        match statement {
            Statement::AlterTable { table, actions, .. } => {
                for action in actions {
                    rests_on(table, action, live, &mut out);
                }
            }
            // The columns of a partition are those of the table above, which is what the step is about.
            Statement::CreateIndex { table, .. }
                if draft.subjects.iter().all(|s| s.table() != Some(table)) => {}
            Statement::CreateIndex { table, def, .. } => {
                let text = definition::index(&table.name, table, def);
                for column in columns_of_index(def) {
                    out.insert((
                        ObjectId::Column(table.clone(), column.clone()),
                        Extent::Type,
                    ));
                }
                if has_expressions(def) {
                    mentioned(table, &text, live, &mut out);
                }
            }
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
            | Statement::DropIndex { .. }
            | Statement::AttachIndex { .. }
            | Statement::RenameIndex { .. }
            | Statement::Comment { .. } => {}
        }
    }
    out
}

/// Objects whose state the statements of these transactions change: helpers among them.
pub fn changed_by<'b>(
    draft: &Draft,
    batches: impl IntoIterator<Item = &'b Batch>,
) -> Vec<ObjectId> {
    // The DEFAULT of a child goes and comes within the step that gives its parent's column a type.
    let is_own = |id: &ObjectId| {
        !matches!(id, ObjectId::Column(table, _)
            if !draft.subjects.iter().any(|s| s.table() == Some(table)))
    };
    changed(batches.into_iter().flat_map(|b| &b.statements))
        .into_iter()
        .filter(is_own)
        .collect()
}

/// Objects whose state these statements change.
pub fn changed<'s>(statements: impl IntoIterator<Item = &'s Statement>) -> Vec<ObjectId> {
    let mut out = Vec::new();
    for statement in statements {
        match statement {
            Statement::AlterTable { table, actions, .. } => {
                for action in actions {
                    match action {
                        TableAction::AddConstraint { name, .. }
                        | TableAction::Validate { name, .. }
                        | TableAction::DropConstraint { name, .. }
                        | TableAction::AlterDeferral { name, .. }
                        | TableAction::AlterNotNull { name, .. } => {
                            out.push(ObjectId::Constraint(table.clone(), name.clone()));
                        }
                        TableAction::Adopt { name, parts, .. } => {
                            out.push(ObjectId::Constraint(table.clone(), name.clone()));
                            let parts = parts.iter().cloned();
                            out.extend(
                                parts.map(|(table, name)| ObjectId::Constraint(table, name)),
                            );
                        }
                        TableAction::AddKeyUsingIndex { name, index, .. } => {
                            out.push(ObjectId::Constraint(table.clone(), name.clone()));
                            out.push(ObjectId::Index(table.clone(), index.clone()));
                        }
                        TableAction::AddColumn { column, .. }
                        | TableAction::DropColumn { column }
                        | TableAction::AddNotNull { column, .. }
                        | TableAction::SetNotNull { column, .. }
                        | TableAction::DropNotNull { column, .. }
                        | TableAction::SetDefault { column, .. }
                        | TableAction::DropDefault { column }
                        | TableAction::SetType { column, .. } => {
                            out.push(ObjectId::Column(table.clone(), column.clone()));
                        }
                    }
                }
            }
            Statement::RenameConstraint { table, name, .. } => {
                out.push(ObjectId::Constraint(table.clone(), name.from.clone()));
                out.push(ObjectId::Constraint(table.clone(), name.to.clone()));
            }
            Statement::CreateIndex { table, name, .. }
            | Statement::DropIndex { table, name, .. } => {
                out.push(ObjectId::Index(table.clone(), name.clone()));
            }
            Statement::AttachIndex {
                above, partition, ..
            } => {
                for (table, name) in [above, partition] {
                    out.push(ObjectId::Index(table.clone(), name.clone()));
                }
            }
            Statement::RenameIndex { table, name } => {
                out.push(ObjectId::Index(table.clone(), name.from.clone()));
                out.push(ObjectId::Index(table.clone(), name.to.clone()));
            }
            // What names the column is renamed or dropped with it, each by a statement of its own.
            Statement::RenameColumn { table, name } => {
                out.push(ObjectId::Column(table.clone(), name.from.clone()));
                out.push(ObjectId::Column(table.clone(), name.to.clone()));
            }
            // Its state is the enum's.
            Statement::Sync { .. }
            | Statement::Domain { .. }
            | Statement::Alone(_)
            | Statement::Covered(_) => {}
            Statement::Backfill { sync, .. } => {
                out.push(ObjectId::Column(
                    sync.table.clone(),
                    sync.columns.to.clone(),
                ));
            }
            Statement::Comment { object, .. } => out.push(object.clone()),
            Statement::CreateExtension { name, .. }
            | Statement::DropExtension { name }
            | Statement::UpdateExtension { name, .. } => {
                out.push(ObjectId::Extension(name.clone()));
            }
            Statement::CreateEnum { name, .. }
            | Statement::DropEnum { name }
            | Statement::AddEnumValue { name, .. }
            | Statement::RenameEnumValue { name, .. } => out.push(ObjectId::Enum(name.clone())),
            Statement::RenameEnum { name } | Statement::CarryTypeRights { name } => {
                out.push(ObjectId::Enum(name.from.clone()));
                out.push(ObjectId::Enum(name.to.clone()));
            }
        }
    }
    out
}

/// Does the statement change what the server prints of other objects, by a name in their texts?
pub fn renames_texts(statement: &Statement) -> bool {
    matches!(
        statement,
        Statement::RenameEnum { .. } | Statement::RenameEnumValue { .. }
    )
}

/// Renames, old and new name, of what no step drops or renames afterwards.
pub fn renamed_for_good(drafts: &[&Draft]) -> Vec<(ObjectId, ObjectId)> {
    let mut renamed = Vec::new();
    let mut gone = BTreeSet::new();
    let statements = drafts.iter().flat_map(|d| &d.forward);
    for statement in statements.flat_map(|b| &b.statements) {
        match statement {
            Statement::RenameConstraint { table, name, .. } => {
                let id = |n: &Ident| ObjectId::Constraint(table.clone(), n.clone());
                renamed.push((id(&name.from), id(&name.to)));
            }
            Statement::RenameIndex { table, name } => {
                let id = |n: &Ident| ObjectId::Index(table.clone(), n.clone());
                renamed.push((id(&name.from), id(&name.to)));
            }
            Statement::RenameEnum { name } => renamed.push((
                ObjectId::Enum(name.from.clone()),
                ObjectId::Enum(name.to.clone()),
            )),
            Statement::DropIndex { table, name, .. } => {
                gone.insert(ObjectId::Index(table.clone(), name.clone()));
            }
            Statement::DropEnum { name } => {
                gone.insert(ObjectId::Enum(name.clone()));
            }
            Statement::AlterTable { table, actions, .. } => {
                gone.extend(actions.iter().filter_map(|a| taken_away(table, a)));
            }
            Statement::CreateExtension { .. }
            | Statement::DropExtension { .. }
            | Statement::UpdateExtension { .. }
            | Statement::CreateEnum { .. }
            | Statement::AddEnumValue { .. }
            | Statement::RenameEnumValue { .. }
            | Statement::CarryTypeRights { .. }
            | Statement::Domain { .. }
            | Statement::CreateIndex { .. }
            | Statement::AttachIndex { .. }
            | Statement::RenameColumn { .. }
            | Statement::Sync { .. }
            | Statement::Alone(_)
            | Statement::Covered(_)
            | Statement::Backfill { .. }
            | Statement::Comment { .. } => {}
        }
    }
    gone.extend(renamed.iter().map(|(from, _)| from.clone()));
    renamed.retain(|(_, to)| !gone.contains(to));
    renamed
}

/// What is no longer there under its name after the action.
fn taken_away(table: &QName, action: &TableAction) -> Option<ObjectId> {
    match action {
        TableAction::DropConstraint { name, .. } => {
            Some(ObjectId::Constraint(table.clone(), name.clone()))
        }
        TableAction::AddKeyUsingIndex { index, .. } => {
            Some(ObjectId::Index(table.clone(), index.clone()))
        }
        TableAction::AddColumn { .. }
        | TableAction::DropColumn { .. }
        | TableAction::AddConstraint { .. }
        | TableAction::Adopt { .. }
        | TableAction::AddNotNull { .. }
        | TableAction::Validate { .. }
        | TableAction::AlterDeferral { .. }
        | TableAction::AlterNotNull { .. }
        | TableAction::SetNotNull { .. }
        | TableAction::DropNotNull { .. }
        | TableAction::SetDefault { .. }
        | TableAction::DropDefault { .. }
        | TableAction::SetType { .. } => None,
    }
}

/// The rules that a statement adds.
pub fn added(statement: &Statement) -> Vec<&ConstraintKind> {
    let Statement::AlterTable { actions, .. } = statement else {
        return Vec::new();
    };
    actions
        .iter()
        .filter_map(|action| {
            if let TableAction::AddConstraint { kind, .. } | TableAction::Adopt { kind, .. } =
                action
            {
                Some(kind)
            } else {
                None
            }
        })
        .collect()
}

fn rests_on(
    table: &QName,
    action: &TableAction,
    live: &Catalog,
    out: &mut BTreeSet<(ObjectId, Extent)>,
) {
    let mut columns = |table: &QName, names: &[Ident]| {
        for name in names {
            out.insert((ObjectId::Column(table.clone(), name.clone()), Extent::Type));
        }
    };
    match action {
        TableAction::AddConstraint { kind, .. }
        | TableAction::Adopt { kind, .. }
        | TableAction::AddKeyUsingIndex { kind, .. } => match kind {
            ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => {
                columns(table, &k.columns);
            }
            ConstraintKind::ForeignKey(fk) => {
                columns(table, &fk.columns);
                columns(&fk.table, &fk.referenced);
            }
            ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
                mentioned(table, &definition::constraint(kind), live, out);
            }
        },
        TableAction::AddColumn { .. }
        | TableAction::DropColumn { .. }
        | TableAction::AddNotNull { .. }
        | TableAction::Validate { .. }
        | TableAction::DropConstraint { .. }
        | TableAction::AlterDeferral { .. }
        | TableAction::AlterNotNull { .. }
        | TableAction::SetNotNull { .. }
        | TableAction::DropNotNull { .. }
        | TableAction::SetDefault { .. }
        | TableAction::DropDefault { .. }
        | TableAction::SetType { .. } => {}
    }
}

fn columns_of_index(def: &IndexDef) -> impl Iterator<Item = &Ident> {
    def.keys
        .iter()
        .filter_map(|IndexKey { element, .. }| match element {
            Element::Column(c) => Some(c),
            Element::Expression(_) => None,
        })
        .chain(&def.include)
}

fn has_expressions(def: &IndexDef) -> bool {
    def.predicate.is_some()
        || def
            .keys
            .iter()
            .any(|k| matches!(k.element, Element::Expression(_)))
}

/// Columns of `table` whose printed names stand in the text. One too many only makes a plan stale
/// earlier.
fn mentioned(table: &QName, text: &str, live: &Catalog, out: &mut BTreeSet<(ObjectId, Extent)>) {
    let Some(t) = live.tables.get(table) else {
        return;
    };
    for name in t.columns.keys() {
        if text.contains(&quote::ident_as_printed(name.as_str())) {
            out.insert((ObjectId::Column(table.clone(), name.clone()), Extent::Type));
        }
    }
}
