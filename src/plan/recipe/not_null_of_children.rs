//! What a NOT NULL of a table does to those of its children, and what the way back gives them (18 and later).
//!
//! A child's that is there by its parent's alone comes back under the parent's name. One of its own that was NOT VALID is
//! proved with the parent's, and is made NOT VALID again.

use std::collections::BTreeSet;

use super::Context;
use super::not_null::{not_null_comment, not_null_name};
use crate::ddl::spread::Families;
use crate::ddl::{Statement, TableAction};
use crate::model::{Ident, Inheritance, NotNull, Nullability, ObjectId, QName, Validity};
use crate::plan::file::UndoFile;

/// NOT NULLs that come back under the name of the table's, which is not what they were called.
pub(super) struct Renamed {
    /// The table, and its name before and after.
    names: Vec<(QName, Ident, Ident)>,
}

impl Renamed {
    pub(super) fn new(
        table: &QName,
        column: &Ident,
        name: Option<&Ident>,
        context: &Context<'_>,
    ) -> Renamed {
        let mut names = Vec::new();
        if let Some(name) = name {
            let families = Families::new(context.live);
            let below = families.below(table);
            let is_own = |t: &QName| {
                let key = (t.clone(), column.clone());
                not_null(t, column, context).is_some()
                    && !context.live.inherited_not_nulls.contains(&key)
            };
            // What comes from one in between stays with that one.
            let own = below.iter().filter(|t| is_own(t));
            let covered: BTreeSet<QName> = own.flat_map(|t| families.below(t)).collect();
            for child in below.difference(&covered).cloned() {
                let key = (child.clone(), column.clone());
                let own = not_null(&child, column, context).and_then(|nn| nn.name.clone());
                if let Some(own) = own
                    && own != *name
                    && context.live.inherited_not_nulls.contains(&key)
                {
                    names.push((child, own, name.clone()));
                }
            }
        }
        Renamed { names }
    }

    pub(super) fn undo(&self) -> UndoFile {
        if self.names.is_empty() {
            return UndoFile::Exact;
        }
        let words: Vec<String> = self
            .names
            .iter()
            .map(|(child, own, name)| format!("that of {child} is called {name} then, not {own}"))
            .collect();
        UndoFile::Keeps(format!(
            "the NOT NULL of a child that comes with the parent's has the parent's name: {}",
            words.join(", ")
        ))
    }

    pub(super) fn subjects(&self) -> Vec<ObjectId> {
        let of = |t: &QName, n: &Ident| ObjectId::Constraint(t.clone(), n.clone());
        let names = self.names.iter();
        names
            .flat_map(|(child, own, name)| [of(child, own), of(child, name)])
            .collect()
    }
}

/// Makes those of children's own NOT VALID again which the proof of the table's has proved too: they stand alone by then.
pub(super) fn not_valid_again(
    table: &QName,
    column: &Ident,
    inheritance: Inheritance,
    context: &Context<'_>,
) -> Vec<Statement> {
    if inheritance == Inheritance::NoInherit {
        return Vec::new();
    }
    let families = Families::new(context.live);
    let mut own: Vec<(usize, QName, &NotNull)> = families
        .below(table)
        .into_iter()
        .filter(|t| {
            let key = (t.clone(), column.clone());
            !context.live.inherited_not_nulls.contains(&key)
        })
        .filter_map(|t| {
            let found = not_null(&t, column, context)?;
            let depth = families.below(&t).len();
            (found.validity == Validity::NotValid).then_some((depth, t, found))
        })
        .collect();
    // Those above first: what is below one has its own no longer when that goes.
    own.sort_by(|(a, t, _), (b, u, _)| b.cmp(a).then_with(|| t.cmp(u)));
    let mut out: Vec<Statement> = own
        .iter()
        .map(|(_, t, found)| {
            let action = TableAction::DropNotNull {
                column: column.clone(),
                inheritance: found.inheritance,
            };
            Statement::alter(t, action)
        })
        .collect();
    // Those below first: one that comes from above takes the name from there.
    for (_, t, found) in own.iter().rev() {
        let name = not_null_name(t, column, found);
        let action = TableAction::AddNotNull {
            name: name.clone(),
            column: column.clone(),
            validity: Validity::NotValid,
            inheritance: found.inheritance,
        };
        out.push(Statement::alter(t, action));
        out.extend(not_null_comment(t, column, name, context));
    }
    out
}

fn not_null<'a>(table: &QName, column: &Ident, context: &Context<'a>) -> Option<&'a NotNull> {
    match &context.live.catalog.column(table, column)?.nullability {
        Nullability::NotNull(nn) => Some(nn),
        Nullability::Nullable => None,
    }
}
