//! Whether one change of a type can go by a new column: each thing in the way is a reason in words.

use super::super::Context;
use super::super::types::enum_of;
use super::Route;
use crate::diff::Change;
use crate::model::{
    Expr, Ident, Inheritance, NotNull, Nullability, Pair, QName, Table, TableKind, TypeName,
    Validity, ValueSource,
};
use crate::render::{definition, tokens};

/// A change of a type that asks to go this way.
pub(super) struct Asked<'a> {
    pub(super) table: &'a QName,
    pub(super) column: &'a Ident,
    pub(super) data_type: &'a Pair<TypeName>,
    pub(super) default: &'a Pair<Option<Expr>>,
    pub(super) changes: &'a [Change],
    pub(super) context: &'a Context<'a>,
}

impl Asked<'_> {
    /// Its way, or why there is none.
    pub(super) fn route(&self) -> Result<Route, String> {
        let states = &self.context.target.states;
        let (Some(from), Some(to)) = (
            states.from.tables.get(self.table),
            states.to.tables.get(self.table),
        ) else {
            return Err("the table is not declared".to_owned());
        };
        self.table_takes_columns(from)?;
        let not_null = self.column_is_plain(from, to)?;
        self.nothing_else_changes()?;
        let name = |suffix: &str| self.helper_name(self.column, suffix);
        let route = Route {
            table: self.table.clone(),
            column: self.column.clone(),
            data_type: self.data_type.clone(),
            default: self.default.clone(),
            new: name("__lockstep_new")?,
            old: name("__lockstep_old")?,
            trigger: name("__lockstep_sync")?,
            function: self.helper_name(
                &Ident::new(format!("{}_{}", self.table.name, self.column)).map_err(|_| {
                    "its name and the table's leave no room for a function's".to_owned()
                })?,
                "__lockstep_sync",
            )?,
            same_name: name("__lockstep_same")?,
            not_null,
            checks: self.checks(from, to)?,
            indexes: self.indexes(from, to)?,
            uniques: self.uniques(from, to)?,
            later: self.later(),
        };
        if from.columns.contains_key(&route.new) || from.columns.contains_key(&route.old) {
            return Err(format!(
                "{} of an earlier plan is still there",
                if from.columns.contains_key(&route.new) {
                    route.new
                } else {
                    route.old
                }
            ));
        }
        Ok(route)
    }

    /// A helper's name, uncut: the plan that contracts finds the others by it.
    fn helper_name(&self, name: &Ident, suffix: &str) -> Result<Ident, String> {
        let long = name.with_suffix(suffix);
        if long.as_str().len() == name.as_str().len() + suffix.len() {
            Ok(long)
        } else {
            Err("its name and the table's leave no room for those of helpers".to_owned())
        }
    }

    fn table_takes_columns(&self, from: &Table) -> Result<(), String> {
        let live = self.context.live;
        if !live.catalog.extensions.contains_key("plpgsql") {
            return Err("the database has no PL/pgSQL".to_owned());
        }
        match &from.kind {
            TableKind::Plain if !live.children.contains_key(self.table) => {}
            TableKind::Plain
            | TableKind::Partitioned
            | TableKind::Partition { .. }
            | TableKind::Inherited => {
                return Err("the table is partitioned, or columns of it are inherited".to_owned());
            }
        }
        let hindrances = live.hindrances.get(self.table).into_iter().flatten();
        let own = hindrances.filter(|h| h.column.as_ref().is_none_or(|c| c == self.column));
        let words: Vec<&str> = own.map(|h| h.words.as_str()).collect();
        if words.is_empty() {
            Ok(())
        } else {
            Err(words.join(" and "))
        }
    }

    fn column_is_plain(&self, from: &Table, to: &Table) -> Result<Option<NotNull>, String> {
        let (Some(before), Some(after)) =
            (from.columns.get(self.column), to.columns.get(self.column))
        else {
            return Err("the column is not declared".to_owned());
        };
        if before.collation.is_some() {
            return Err("the column has a COLLATE of its own".to_owned());
        }
        match &before.source {
            ValueSource::None | ValueSource::Default(_) => {}
            ValueSource::Identity | ValueSource::Generated(_) => {
                return Err("the column is generated".to_owned());
            }
        }
        if let Some(width) = width(&self.data_type.from)
            && let Some(e) = enum_of(&self.data_type.to, self.context)
            && e.values.iter().any(|v| v.chars().count() > width)
        {
            return Err(format!(
                "a value of {} is longer than {}",
                self.data_type.to, self.data_type.from
            ));
        }
        if self
            .context
            .target
            .replaced_enum(&self.data_type.to)
            .is_some()
        {
            return Err("the enum itself is made anew".to_owned());
        }
        let key = (self.table.clone(), self.column.clone());
        if self.context.live.not_null_comments.contains_key(&key) {
            return Err("its NOT NULL has a comment".to_owned());
        }
        match (&before.nullability, &after.nullability) {
            (Nullability::Nullable, Nullability::Nullable) => Ok(None),
            (Nullability::NotNull(a), Nullability::NotNull(b))
                if a == b
                    && a.validity == Validity::Valid
                    && a.inheritance == Inheritance::Inherited =>
            {
                if let Some(name) = &a.name {
                    self.helper_name(name, "__lockstep_new")?;
                }
                Ok(Some(a.clone()))
            }
            (Nullability::Nullable | Nullability::NotNull(_), _) => Err(
                "its NOT NULL changes too, or is not proved: a plan of its own first".to_owned(),
            ),
        }
    }

    /// What other changes of the plan say of the column, of its rules or its indexes.
    fn nothing_else_changes(&self) -> Result<(), String> {
        for change in self.changes {
            let about = match change {
                Change::ChangeType { table, column, .. } => {
                    table == self.table && column != self.column && self.shares(column)
                }
                Change::RenameConstraint { table, .. }
                | Change::RenameIndex { table, .. }
                | Change::PromoteIndex { table, .. } => table == self.table,
                Change::DropIndex { table, index, name } => {
                    table == self.table
                        && self.names_it(&definition::index(name, table, &index.def))
                }
                Change::RebuildIndex { table, def, name } => {
                    table == self.table && self.names_it(&definition::index(name, table, def))
                }
                Change::ValidateConstraint { table, kind, .. } => {
                    table == self.table && self.names_it(&definition::constraint(kind))
                }
                Change::DropLeftover { table, .. } => table == self.table,
                Change::CreateExtension(..)
                | Change::DropExtension(..)
                | Change::UpdateExtension { .. }
                | Change::CreateEnum(..)
                | Change::DropEnum(..)
                | Change::AddEnumValue { .. }
                | Change::ReplaceEnum { .. }
                | Change::RenameEnumValue { .. }
                | Change::RenameEnum(_)
                | Change::SetNotNull { .. }
                | Change::DropNotNull { .. }
                | Change::ValidateNotNull { .. }
                | Change::AlterNotNull { .. }
                | Change::ChangeDefault { .. }
                | Change::AddConstraint { .. }
                | Change::DropConstraint { .. }
                | Change::ReplaceConstraint { .. }
                | Change::ChangeDeferral { .. }
                | Change::AddIndex { .. }
                | Change::ReplaceIndex { .. }
                // With a twin it comes along, and elsewhere nothing depends on it.
                | Change::Comment { .. } => false,
            };
            if about {
                return Err(format!(
                    "{} changes too: a plan of its own first",
                    change.subject()
                ));
            }
        }
        Ok(())
    }

    /// What the plan makes on the table beside the twins.
    fn later(&self) -> Vec<Ident> {
        let states = &self.context.target.states;
        let (from, to) = (
            states.from.tables.get(self.table),
            states.to.tables.get(self.table),
        );
        let was = |n: &Ident| {
            from.is_some_and(|t| t.constraints.contains_key(n) || t.indexes.contains_key(n))
        };
        let names = to
            .into_iter()
            .flat_map(|t| t.constraints.keys().chain(t.indexes.keys()));
        names.filter(|n| !was(n)).cloned().collect()
    }

    /// Is there a rule or an index on both columns?
    fn shares(&self, other: &Ident) -> bool {
        let states = &self.context.target.states;
        [&states.from, &states.to].into_iter().any(|s| {
            s.tables.get(self.table).is_some_and(|t| {
                let rules = t
                    .constraints
                    .values()
                    .map(|c| definition::constraint(&c.kind));
                let indexes = t
                    .indexes
                    .iter()
                    .map(|(n, i)| definition::index(n, self.table, &i.def));
                rules
                    .chain(indexes)
                    .any(|text| self.names_it(&text) && tokens::mentions(&text, other))
            })
        })
    }

    pub(super) fn names_it(&self, text: &str) -> bool {
        tokens::mentions(text, self.column)
    }
}

/// The most characters that the type holds.
fn width(data_type: &TypeName) -> Option<usize> {
    let inside = data_type.as_str().split_once('(')?.1;
    inside.strip_suffix(')')?.parse().ok()
}
