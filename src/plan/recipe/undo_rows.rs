//! Rows that a rollback would meet: what was dropped or widened comes back only as long as nobody has
//! written what the old rule or the old type refuses.
//!
//! Found from the statements of the way back, so that no recipe can forget to say it. What the plan
//! itself asks of the rows all the time cannot be broken meanwhile, and is left out.

use super::duplicates::duplicates;
use super::overlaps::overlaps;
use super::types::enum_of;
use super::undo_types::retyped;
use super::{Context, enum_replace, foreign_keys, indexes, not_null, rows_of, short};
use crate::ddl::{Statement, TableAction, Validated};
use crate::model::{
    ConstraintKind, Enforcement, Expr, Ident, Inheritance, ObjectId, Pair, QName, TypeName,
    Validity,
};
use crate::overlay::EnumColumn;
use crate::plan::file::{OnRows, UndoCheckFile};
use crate::plan::step::{Batch, Draft, Preflight};
use crate::render::{definition, quote, tokens};

/// Fills in what the rollback of each step asks of the rows.
pub(super) fn tell(recipe: &mut [Draft], context: &Context<'_>) {
    let kept: Vec<UndoCheckFile> = recipe
        .iter()
        .flat_map(|d| asked(&d.forward, &d.subjects, context))
        .collect();
    for draft in recipe.iter_mut() {
        let mut out: Vec<UndoCheckFile> = Vec::new();
        for check in asked(&draft.rollback, &draft.subjects, context) {
            let is = |other: &UndoCheckFile| match (&check.sql, &other.sql) {
                (Some(a), Some(b)) => a == b,
                (None, None) => check.title == other.title,
                (Some(_), None) | (None, Some(_)) => false,
            };
            if !kept.iter().any(is) && !out.iter().any(is) {
                out.push(check);
            }
        }
        draft.undo_checks = out;
    }
}

/// What the transactions ask of the rows that they meet.
fn asked(batches: &[Batch], subjects: &[ObjectId], context: &Context<'_>) -> Vec<UndoCheckFile> {
    let statements = || batches.iter().flat_map(|b| &b.statements);
    let mut out = Vec::new();
    for statement in statements() {
        match statement {
            Statement::AlterTable { table, actions, .. } => {
                for action in actions {
                    out.extend(of_action(table, action, statements(), subjects, context));
                }
            }
            Statement::CreateIndex {
                table, name, def, ..
            } => {
                let name = own_name(name, subjects);
                out.extend(indexes::preflight(table, name, def).map(refuses));
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
            | Statement::AttachIndex { .. }
            | Statement::DropIndex { .. }
            | Statement::RenameIndex { .. }
            | Statement::Comment { .. } => {}
        }
    }
    out
}

fn of_action<'s>(
    table: &QName,
    action: &TableAction,
    mut all: impl Iterator<Item = &'s Statement>,
    subjects: &[ObjectId],
    context: &Context<'_>,
) -> Option<UndoCheckFile> {
    match action {
        TableAction::AddConstraint { name, kind } => (kind.validity() == Validity::Valid)
            .then(|| rule(table, own_name(name, subjects), kind, OnRows::Refused, context))
            .flatten(),
        TableAction::Validate { name, what } => match what {
            Validated::NotNull {
                column,
                inheritance,
            } => Some(check(
                not_null::nulls(table, column, *inheritance),
                OnRows::RefusedAndNotValid,
            )),
            Validated::Check { .. } | Validated::ForeignKey { .. } => {
                let kind = all.find_map(|s| added(s, table, name))?;
                rule(
                    table,
                    own_name(name, subjects),
                    kind,
                    OnRows::RefusedAndNotValid,
                    context,
                )
            }
        },
        TableAction::AddNotNull {
            column,
            validity: Validity::Valid,
            inheritance,
            ..
        } => Some(refuses(not_null::nulls(table, column, *inheritance))),
        TableAction::SetNotNull {
            column,
            proof: None,
        } => Some(refuses(not_null::nulls(
            table,
            column,
            Inheritance::Inherited,
        ))),
        TableAction::SetType {
            column, data_type, ..
        } => match all.find_map(|s| labels_made(s, &data_type.to)) {
            Some(labels) => relabelled(table, column, data_type, labels, context),
            None => retyped(table, column, data_type, context),
        },
        TableAction::AddColumn { .. }
        | TableAction::DropColumn { .. }
        | TableAction::AddNotNull {
            validity: Validity::NotValid,
            ..
        }
        | TableAction::SetNotNull { proof: Some(_), .. }
        // Its index was built before, which is where duplicates are met.
        | TableAction::AddKeyUsingIndex { .. }
        // Its partitions have it, which is where they are met.
        | TableAction::Adopt { .. }
        | TableAction::DropConstraint { .. }
        | TableAction::AlterDeferral { .. }
        | TableAction::AlterNotNull { .. }
        | TableAction::DropNotNull { .. }
        | TableAction::SetDefault { .. }
        | TableAction::DropDefault { .. } => None,
    }
}

/// The name that people know: that of the step's object, where a helper stands in for it.
fn own_name<'a>(name: &'a Ident, subjects: &'a [ObjectId]) -> &'a Ident {
    if !name.as_str().contains("__lockstep_") {
        return name;
    }
    match subjects.first() {
        Some(ObjectId::Constraint(_, own) | ObjectId::Index(_, own)) => own,
        Some(
            ObjectId::Extension(_) | ObjectId::Enum(_) | ObjectId::Table(_) | ObjectId::Column(..),
        )
        | None => name,
    }
}

/// The rule that this statement adds under the name.
fn added<'s>(statement: &'s Statement, on: &QName, wanted: &Ident) -> Option<&'s ConstraintKind> {
    let Statement::AlterTable { table, actions, .. } = statement else {
        return None;
    };
    actions.iter().find_map(|a| {
        if let TableAction::AddConstraint { name, kind } = a
            && table == on
            && name == wanted
        {
            Some(kind)
        } else {
            None
        }
    })
}

fn rule(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    then: OnRows,
    context: &Context<'_>,
) -> Option<UndoCheckFile> {
    match kind {
        ConstraintKind::Check(c) => (c.enforcement == Enforcement::Enforced).then(|| {
            let title = format!("rows of {table} for which {} is false", short(&c.expr));
            let expr = in_force(table, name, &c.expr, context);
            check(
                rows_of(table, c.inheritance, &format!("NOT ({expr})"), title),
                then,
            )
        }),
        ConstraintKind::ForeignKey(fk) => {
            foreign_keys::orphans(table, name, fk).map(|p| check(p, then))
        }
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => {
            duplicates(table, name, kind, context)
                .map(|p| check(p, then))
                .or_else(|| Some(unasked(table, name, kind)))
        }
        ConstraintKind::Exclusion(_) => overlaps(table, name, kind, context)
            .map(|p| check(p, then))
            .or_else(|| Some(unasked(table, name, kind))),
    }
}

/// The old rule as it can be asked while the plan is in force: what was text is an enum then.
fn in_force(table: &QName, name: &Ident, expr: &Expr, context: &Context<'_>) -> Expr {
    let states = &context.target.states;
    let (Some(from), Some(to)) = (states.from.tables.get(table), states.to.tables.get(table))
    else {
        return expr.clone();
    };
    let old = from.constraints.get(name).map(|c| &c.kind);
    if !matches!(old, Some(ConstraintKind::Check(c)) if c.expr == *expr) {
        return expr.clone();
    }
    let mut out = expr.clone();
    for (column, before) in &from.columns {
        let is_enum = to.columns.get(column).is_some_and(|after| {
            after.data_type != before.data_type && enum_of(&after.data_type, context).is_some()
        });
        if is_enum && before.data_type.is_text() {
            let printed = quote::ident_as_printed(column.as_str());
            out = tokens::replace_column(&out, column, &format!("({printed})::text"));
        }
    }
    out
}

/// No query for these: the server's error names two of the rows.
fn unasked(table: &QName, name: &Ident, kind: &ConstraintKind) -> UndoCheckFile {
    UndoCheckFile {
        title: format!(
            "rows of {table} that {name} does not let stand together: {}",
            definition::constraint(kind)
        ),
        sql: None,
        then: OnRows::Refused,
    }
}

fn check(query: Preflight, then: OnRows) -> UndoCheckFile {
    UndoCheckFile {
        title: query.title,
        sql: Some(query.query),
        then,
    }
}

fn refuses(query: Preflight) -> UndoCheckFile {
    check(query, OnRows::Refused)
}

/// The labels, where the statement makes the enum, or the enum of that array.
fn labels_made<'s>(statement: &'s Statement, data_type: &TypeName) -> Option<&'s [String]> {
    let Statement::CreateEnum { name, values } = statement else {
        return None;
    };
    let text = data_type.as_str();
    let is_it = text.strip_suffix("[]").unwrap_or(text) == quote::qname(name);
    is_it.then_some(values.as_slice())
}

/// Labels of an enum that the one in its place has not.
fn relabelled(
    table: &QName,
    column: &Ident,
    types: &Pair<TypeName>,
    made: &[String],
    context: &Context<'_>,
) -> Option<UndoCheckFile> {
    let name = context.target.replaced_enum(&types.from)?;
    let states = &context.target.states;
    let missing: Vec<&str> = [&states.from, &states.to]
        .into_iter()
        .filter_map(|s| s.enums.get(name))
        .flat_map(|e| &e.values)
        .filter(|v| !made.contains(v))
        .map(String::as_str)
        .collect();
    let users = context.target.users_of(name, context.live);
    let of_column = |c: &&EnumColumn| c.table == *table && c.column == *column;
    let brackets = users.columns.iter().find(of_column).map(|c| c.brackets)?;
    let query = enum_replace::holding(table, column, brackets, &missing);
    (!missing.is_empty()).then(|| refuses(query))
}
