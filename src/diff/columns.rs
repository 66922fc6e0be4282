//! Columns: type, DEFAULT, NOT NULL, comment.

use super::{Change, comment};
use crate::model::{Column, Ident, NotNull, Nullability, ObjectId, Pair, QName, Table, Validity};
use crate::overlay::Target;

/// The changes that [`super::diff`] leaves out because the step of another one brings them about: DEFAULTs of columns
/// whose enum is made anew. Who asks how the sides differ asks for these too.
pub fn within(target: &Target) -> Vec<Change> {
    let mut out = Vec::new();
    for (table, to) in &target.states.to.tables {
        let Some(before) = target.states.from.tables.get(table) else {
            continue;
        };
        if std::ptr::eq(before, to) {
            continue;
        }
        for (name, to) in &to.columns {
            if let Some(from) = before.columns.get(name)
                && from.data_type == to.data_type
                && target.replaced_enum(&to.data_type).is_some()
            {
                out.extend(default(table, name, &Pair::new(from, to)));
            }
        }
    }
    out
}

pub(super) fn columns(
    table: &QName,
    states: &Pair<&Table>,
    target: &Target,
    out: &mut Vec<Change>,
) {
    for (name, to) in &states.to.columns {
        let Some(from) = states.from.columns.get(name) else {
            continue;
        };
        if from == to {
            continue;
        }
        if from.data_type != to.data_type {
            out.push(Change::ChangeType {
                table: table.clone(),
                column: name.clone(),
                data_type: Pair::new(from.data_type.clone(), to.data_type.clone()),
                using: target.using.get(&(table.clone(), name.clone())).cloned(),
                default: Pair::new(from.default().cloned(), to.default().cloned()),
            });
        } else if target.replaced_enum(&to.data_type).is_none() {
            out.extend(default(table, name, &Pair::new(from, to)));
        }
        match (&from.nullability, &to.nullability) {
            (Nullability::Nullable, Nullability::NotNull(nn)) => out.push(Change::SetNotNull {
                table: table.clone(),
                column: name.clone(),
                not_null: nn.clone(),
            }),
            (Nullability::NotNull(nn), Nullability::Nullable) => out.push(Change::DropNotNull {
                table: table.clone(),
                column: name.clone(),
                was: nn.clone(),
            }),
            (Nullability::NotNull(a), Nullability::NotNull(b)) => {
                not_null(table, name, a, b, out);
            }
            (Nullability::Nullable, Nullability::Nullable) => {}
        }
        comment(
            ObjectId::Column(table.clone(), name.clone()),
            &from.comment,
            &to.comment,
            out,
        );
    }
}

fn default(table: &QName, name: &Ident, states: &Pair<&Column>) -> Option<Change> {
    let default = Pair::new(states.from.default().cloned(), states.to.default().cloned());
    default.differs().then(|| Change::ChangeDefault {
        table: table.clone(),
        column: name.clone(),
        default,
    })
}

fn not_null(table: &QName, column: &Ident, from: &NotNull, to: &NotNull, out: &mut Vec<Change>) {
    if let (Some(a), Some(b)) = (&from.name, &to.name)
        && a != b
    {
        out.push(Change::RenameConstraint {
            table: table.clone(),
            name: Pair::new(a.clone(), b.clone()),
            has_index: false,
        });
    }
    let name = to.name.as_ref().or(from.name.as_ref());
    if from.inheritance != to.inheritance
        && let Some(name) = name
    {
        out.push(Change::AlterNotNull {
            table: table.clone(),
            column: column.clone(),
            name: name.clone(),
            inheritance: Pair::new(from.inheritance, to.inheritance),
        });
    }
    if from.validity == Validity::NotValid
        && to.validity == Validity::Valid
        && let Some(name) = name
    {
        out.push(Change::ValidateNotNull {
            table: table.clone(),
            column: column.clone(),
            name: name.clone(),
        });
    }
}
