//! Replacements that cannot keep the old object until the new one is there.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diff::Change;
use crate::model::{Ident, ObjectId, Pair, QName};
use crate::render::{quote, tokens};

/// A constraint or index that was written for a column's old type, or an enum's old labels, goes before the type changes and
/// comes back after it, instead of being replaced without a gap. So does a constraint that becomes
/// one of another kind under the same name, and what `with_gap` names.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every change but two kinds of replacement stays as it is, kinds to come included"
)]
pub(super) fn split_replacements<'c>(
    changes: &'c [Change],
    with_gap: &BTreeSet<ObjectId>,
) -> Cow<'c, [Change]> {
    let replaces = |c: &Change| {
        matches!(
            c,
            Change::ReplaceConstraint { .. } | Change::ReplaceIndex { .. }
        )
    };
    if !changes.iter().any(replaces) {
        return Cow::Borrowed(changes);
    }

    let mut retyped: BTreeMap<&QName, Vec<&Ident>> = BTreeMap::new();
    let mut replaced: Vec<String> = Vec::new();
    for change in changes {
        if let Change::ChangeType { table, column, .. } = change {
            retyped.entry(table).or_default().push(column);
        }
        if let Change::ReplaceEnum { name, .. } = change {
            replaced.push(quote::qname(name));
        }
    }
    let touches = |table: &QName, text: &str| {
        if replaced.iter().any(|e| tokens::names_type(text, e)) {
            return true;
        }
        let columns = retyped.get(table).into_iter().flatten();
        columns.into_iter().any(|c| tokens::mentions(text, c))
    };
    // What goes needs no new name first.
    let mut old_names: BTreeMap<(&QName, &Ident), &Ident> = BTreeMap::new();
    for change in changes {
        if let Change::RenameConstraint { table, name, .. } | Change::RenameIndex { table, name } =
            change
        {
            old_names.insert((table, &name.to), &name.from);
        }
    }
    let old_name = |table: &QName, name: &Ident| -> Ident {
        let old = old_names.get(&(table, name)).copied();
        old.unwrap_or(name).clone()
    };
    let mut dropped: BTreeSet<(&QName, &Ident)> = BTreeSet::new();
    let mut out = Vec::new();
    for change in changes {
        match change {
            Change::ReplaceConstraint {
                table,
                name,
                constraint,
            } if other_kind(constraint)
                || with_gap.contains(&change.subject())
                || touches(
                    table,
                    &crate::render::definition::constraint(&constraint.from.kind),
                ) =>
            {
                dropped.insert((table, name));
                out.push(Change::DropConstraint {
                    table: table.clone(),
                    name: old_name(table, name),
                    constraint: constraint.from.clone(),
                });
                out.push(Change::AddConstraint {
                    table: table.clone(),
                    name: name.clone(),
                    kind: constraint.to.kind.clone(),
                });
            }
            Change::ReplaceIndex { table, name, index }
                if with_gap.contains(&change.subject())
                    || touches(
                        table,
                        &crate::render::definition::index(name, table, &index.from.def),
                    ) =>
            {
                dropped.insert((table, name));
                out.push(Change::DropIndex {
                    table: table.clone(),
                    name: old_name(table, name),
                    index: index.from.clone(),
                });
                out.push(Change::AddIndex {
                    table: table.clone(),
                    name: name.clone(),
                    def: index.to.def.clone(),
                });
            }
            other => out.push(other.clone()),
        }
    }
    out.retain(|change| {
        let (Change::RenameConstraint { table, name, .. } | Change::RenameIndex { table, name }) =
            change
        else {
            return true;
        };
        !dropped.contains(&(table, &name.to))
    });
    Cow::Owned(out)
}

/// A CHECK that becomes a UNIQUE of the same name has nothing in common with it.
fn other_kind(constraint: &Pair<crate::model::Constraint>) -> bool {
    std::mem::discriminant(&constraint.from.kind) != std::mem::discriminant(&constraint.to.kind)
}
