//! What hangs on an enum whose labels cannot become the wanted ones by ADD VALUE: the columns that get a
//! new type, and the rules and indexes that must be made again with it.
//!
//! Pure. The target holds every table that has a column of such an enum, declared or not.

use std::collections::{BTreeMap, BTreeSet};

use super::Target;
use crate::model::{
    ConstraintKind, Ident, IndexDef, Live, QName, Table, TableKind, TypeName, Validity,
};
use crate::render::quote::qname;
use crate::render::{definition, tokens};

/// What a new type in the enum's place takes along.
#[derive(Clone, Debug, Default)]
pub struct EnumUsers {
    /// Columns of the type, or of arrays of it, before and after the plan.
    pub columns: Vec<EnumColumn>,
    /// CHECK and EXCLUDE that name the type, and foreign keys over its columns, which stay as they are.
    pub constraints: Vec<(QName, Ident)>,
    /// Indexes that name the type and stay as they are.
    pub indexes: Vec<(QName, Ident)>,
}

/// A column of the type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumColumn {
    /// Its table.
    pub table: QName,
    /// Its name.
    pub column: Ident,
    /// `[]`, or nothing.
    pub brackets: &'static str,
    /// The tables that it comes from; where there are any, its type changes with theirs.
    pub parents: Vec<QName>,
}

impl Target {
    /// Does the plan put a new type in the enum's place?
    pub fn is_replaced(&self, name: &QName) -> bool {
        let (from, to) = (&self.states.from.enums, &self.states.to.enums);
        matches!((from.get(name), to.get(name)), (Some(a), Some(b)) if !a.grows_to(&b.values))
    }

    /// The replaced enum that this is, or an array of.
    pub fn replaced_enum(&self, data_type: &TypeName) -> Option<&QName> {
        let enums = self.states.to.enums.keys();
        let mut of_type = enums.filter(|name| brackets(data_type, name).is_some());
        of_type.find(|name| self.is_replaced(name))
    }

    /// What hangs on the enum, in the order of the names.
    pub fn users_of(&self, name: &QName, live: &Live) -> EnumUsers {
        let mut out = EnumUsers::default();
        let mut parents: BTreeMap<&QName, Vec<&QName>> = BTreeMap::new();
        for (parent, children) in &live.children {
            for child in children {
                parents.entry(child).or_default().push(parent);
            }
        }
        let (from, to) = (&self.states.from.tables, &self.states.to.tables);
        for (table, before) in from {
            let Some(after) = to.get(table) else {
                continue;
            };
            for (column, c) in &before.columns {
                let Some(brackets) = brackets(&c.data_type, name) else {
                    continue;
                };
                if after.columns.get(column).map(|c| &c.data_type) != Some(&c.data_type) {
                    continue;
                }
                let above = parents.get(table).into_iter().flatten();
                out.columns.push(EnumColumn {
                    table: table.clone(),
                    column: column.clone(),
                    brackets,
                    parents: above
                        .filter(|p| from.get(p).is_some_and(|t| t.columns.contains_key(column)))
                        .map(|p| (*p).clone())
                        .collect(),
                });
            }
        }
        let columns: BTreeSet<(&QName, &Ident)> =
            out.columns.iter().map(|c| (&c.table, &c.column)).collect();
        for (table, before) in from {
            let Some(after) = to.get(table) else {
                continue;
            };
            for (constraint, c) in &before.constraints {
                let stays = after
                    .constraints
                    .get(constraint)
                    .is_some_and(|now| is_same_rule(&c.kind, &now.kind));
                if stays && is_over(&c.kind, table, name, &columns) {
                    out.constraints.push((table.clone(), constraint.clone()));
                }
            }
            for (index, i) in &before.indexes {
                let stays = after.indexes.get(index).is_some_and(|now| now.def == i.def);
                if stays && index_names(index, table, &i.def, name) {
                    out.indexes.push((table.clone(), index.clone()));
                }
            }
        }
        out
    }
}

/// Is the type the enum, or an array of it? What stands behind the enum's name.
fn brackets(data_type: &TypeName, name: &QName) -> Option<&'static str> {
    match data_type.as_str().strip_prefix(&qname(name))? {
        "" => Some(""),
        "[]" => Some("[]"),
        _ => None,
    }
}

/// The rule alone, proved or not.
pub(super) fn is_same_rule(a: &ConstraintKind, b: &ConstraintKind) -> bool {
    a.clone().with_validity(Validity::Valid) == b.clone().with_validity(Validity::Valid)
}

/// Must the rule go before the type can, and come again after? A key over such a column need not: the server
/// makes its index anew by itself.
pub(super) fn is_over(
    kind: &ConstraintKind,
    table: &QName,
    name: &QName,
    columns: &BTreeSet<(&QName, &Ident)>,
) -> bool {
    match kind {
        ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            tokens::names_type(&definition::constraint(kind), &qname(name))
        }
        ConstraintKind::ForeignKey(fk) => {
            fk.columns.iter().any(|c| columns.contains(&(table, c)))
                || fk
                    .referenced
                    .iter()
                    .any(|c| columns.contains(&(&fk.table, c)))
        }
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => false,
    }
}

pub(super) fn index_names(index: &Ident, table: &QName, def: &IndexDef, name: &QName) -> bool {
    tokens::names_type(&definition::index(index, table, def), &qname(name))
}

/// Do its rows live in partitions, as far as the table itself says?
pub(super) fn has_partitions(name: &QName, table: &Table, live: &Live) -> bool {
    match &table.kind {
        TableKind::Partitioned => true,
        TableKind::Partition { .. } => live.children.contains_key(name),
        TableKind::Plain | TableKind::Inherited => false,
    }
}
