//! Which type changes can go by a new column beside the old one, which changes they take along, and why others cannot.

mod asked;
mod twins;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Context;
use super::rewrite::Cost;
use super::types::enum_of;
use crate::ddl::Sync;
use crate::ddl::replay::index_with_column_renamed;
use crate::diff::Change;
use crate::model::{
    Constraint, ConstraintKind, Expr, Ident, Index, IndexDef, NotNull, ObjectId, Pair, QName,
    TypeName,
};
use asked::Asked;

/// A column's way, with all names chosen.
pub(super) struct Route {
    pub(super) table: QName,
    pub(super) column: Ident,
    pub(super) data_type: Pair<TypeName>,
    pub(super) default: Pair<Option<Expr>>,
    /// The column of the new type, until it takes the name.
    pub(super) new: Ident,
    /// The old column, after it lost the name.
    pub(super) old: Ident,
    trigger: Ident,
    function: Ident,
    /// The CHECK that both columns say the same.
    pub(super) same_name: Ident,
    pub(super) not_null: Option<NotNull>,
    pub(super) checks: Vec<Twin<Constraint>>,
    pub(super) indexes: Vec<Twin<Index>>,
    /// UNIQUE constraints, which stay as they are.
    pub(super) uniques: Vec<Twin<Constraint>>,
    /// Rules and indexes that the plan makes on the table after the swap: on its way back they still hang on the new column.
    pub(super) later: Vec<Ident>,
}

/// A rule or an index on the column, and what stands beside it until the swap.
pub(super) struct Twin<T> {
    pub(super) name: Ident,
    pub(super) helper: Ident,
    /// The name of the old one after the swap (indexes, and UNIQUE).
    pub(super) old: Ident,
    pub(super) from: T,
    /// As it shall be; `None` where it goes for good.
    pub(super) to: Option<T>,
}

/// The names of the NOT NULL (18 and later): its own, and those of its helpers.
pub(super) struct NotNullNames {
    pub(super) own: Ident,
    pub(super) new: Ident,
    pub(super) old: Ident,
}

impl Route {
    fn sync_of(&self, to: &Ident) -> Sync {
        Sync {
            table: self.table.clone(),
            trigger: self.trigger.clone(),
            function: self.function.clone(),
            columns: Pair::new(self.column.clone(), to.clone()),
        }
    }

    /// The old column feeds the new one.
    pub(super) fn forward_sync(&self) -> Sync {
        self.sync_of(&self.new)
    }

    /// After the swap: the new column feeds the old one.
    pub(super) fn backward_sync(&self) -> Sync {
        self.sync_of(&self.old)
    }

    pub(super) fn not_null_names(&self) -> Option<NotNullNames> {
        let own = self.not_null.as_ref()?.name.clone()?;
        Some(NotNullNames {
            new: own.with_suffix("__lockstep_new"),
            old: own.with_suffix("__lockstep_old"),
            own,
        })
    }

    /// The UNIQUE as it is on the new column.
    pub(super) fn unique_of(&self, twin: &Twin<Constraint>) -> ConstraintKind {
        let mut kind = twin.from.kind.clone();
        if let ConstraintKind::Unique(key) = &mut kind {
            let columns = key.columns.iter_mut().chain(&mut key.include);
            columns
                .filter(|c| **c == self.column)
                .for_each(|c| c.clone_from(&self.new));
        }
        kind
    }

    /// The index as it is built on the new column.
    pub(super) fn twin_of(&self, twin: &Twin<Index>) -> IndexDef {
        let def = &twin.to.as_ref().unwrap_or(&twin.from).def;
        index_with_column_renamed(def, &Pair::new(self.column.clone(), self.new.clone()))
    }
}

/// The columns that go this way, by table and name; and why others, which are large enough for it, cannot.
#[derive(Default)]
pub(super) struct Routes {
    found: BTreeMap<(QName, Ident), Route>,
    refused: BTreeMap<(QName, Ident), String>,
}

impl Routes {
    pub(super) fn get(&self, table: &QName, column: &Ident) -> Option<&Route> {
        self.found.get(&(table.clone(), column.clone()))
    }

    /// Why not, in words.
    pub(super) fn why_not(&self, table: &QName, column: &Ident) -> Option<&str> {
        let key = (table.clone(), column.clone());
        self.refused.get(&key).map(String::as_str)
    }
}

/// Chooses for each change of a type, and takes the changes that come along out of the list.
pub(super) fn choose<'c>(
    changes: &'c [Change],
    context: &Context<'_>,
) -> (Cow<'c, [Change]>, Routes) {
    let mut routes = Routes::default();
    if context.rewrites == super::Rewrites::Allowed {
        return (Cow::Borrowed(changes), routes);
    }
    for change in changes {
        let Change::ChangeType {
            table,
            column,
            data_type,
            using: None,
            default,
        } = change
        else {
            continue;
        };
        let cost = Cost::of([table], context);
        if !data_type.from.is_text()
            || enum_of(&data_type.to, context).is_none()
            || !cost.is_large()
        {
            continue;
        }
        let key = (table.clone(), column.clone());
        let asked = Asked {
            table,
            column,
            data_type,
            default,
            changes,
            context,
        };
        match asked.route() {
            Ok(route) => {
                routes.found.insert(key, route);
            }
            Err(why) => {
                routes.refused.insert(key, why);
            }
        }
    }
    if routes.found.is_empty() {
        return (Cow::Borrowed(changes), routes);
    }
    let rest = changes.iter().filter(|c| !is_taken_along(c, &routes));
    (Cow::Owned(rest.cloned().collect()), routes)
}

/// Is the change one of a twin, or the comment of a twin or of the column?
fn is_taken_along(change: &Change, routes: &Routes) -> bool {
    let on = |table: &QName, name: &Ident| {
        routes.found.values().any(|r| {
            r.table == *table
                && (r.checks.iter().any(|t| t.name == *name)
                    || r.indexes.iter().any(|t| t.name == *name))
        })
    };
    match change {
        Change::ReplaceConstraint { table, name, .. }
        | Change::DropConstraint { table, name, .. }
        | Change::ReplaceIndex { table, name, .. } => on(table, name),
        Change::Comment { object, .. } => match object {
            ObjectId::Column(table, column) => routes.get(table, column).is_some(),
            ObjectId::Index(table, name) => on(table, name),
            ObjectId::Constraint(table, name) => {
                let uniques = |r: &Route| r.uniques.iter().any(|t| t.name == *name);
                let mut routes = routes.found.values();
                on(table, name) || routes.any(|r| r.table == *table && uniques(r))
            }
            ObjectId::Extension(_) | ObjectId::Enum(_) | ObjectId::Table(_) => false,
        },
        Change::CreateExtension(..)
        | Change::DropExtension(..)
        | Change::UpdateExtension { .. }
        | Change::CreateEnum(..)
        | Change::DropEnum(..)
        | Change::AddEnumValue { .. }
        | Change::ReplaceEnum { .. }
        | Change::RenameEnumValue { .. }
        | Change::RenameEnum(_)
        | Change::RenameConstraint { .. }
        | Change::RenameIndex { .. }
        | Change::SetNotNull { .. }
        | Change::DropNotNull { .. }
        | Change::ValidateNotNull { .. }
        | Change::AlterNotNull { .. }
        | Change::ChangeDefault { .. }
        | Change::ChangeType { .. }
        | Change::AddConstraint { .. }
        | Change::ValidateConstraint { .. }
        | Change::ChangeDeferral { .. }
        | Change::PromoteIndex { .. }
        | Change::AddIndex { .. }
        | Change::DropIndex { .. }
        | Change::RebuildIndex { .. }
        | Change::DropLeftover { .. } => false,
    }
}
