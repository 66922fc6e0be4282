//! What hangs on an enum whose labels cannot become the wanted ones by ADD VALUE: the columns that get a
//! new type, and the rules and indexes that must be made again with it.
//!
//! Pure. The target holds every table that has a column of such an enum, declared or not.

use std::collections::{BTreeMap, BTreeSet};

use super::Target;
use crate::model::domain::of_type;
use crate::model::{
    ConstraintKind, Domain, Ident, IndexDef, Live, QName, Table, TableKind, TypeName, Validity,
};
use crate::render::quote::qname;
use crate::render::{definition, tokens};

/// What a new type in the enum's place takes along.
#[derive(Clone, Debug, Default)]
pub struct EnumUsers {
    /// Domains over it.
    pub domains: BTreeMap<QName, Domain>,
    /// Columns of the type or of a domain over it, or of arrays of these, before and after the plan.
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
    /// What its values are of labels: `[]` for arrays, or nothing.
    pub brackets: &'static str,
    /// What its type is named after.
    pub named: NamedType,
    /// The tables that it comes from; where there are any, its type changes with theirs.
    pub parents: Vec<QName>,
}

/// How a column's type says which enum it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedType {
    /// By its name, and [`EnumColumn::brackets`].
    Enum,
    /// By the name of a domain over it.
    Domain {
        /// The domain.
        name: QName,
        /// `[]` for arrays of the domain, or nothing.
        behind: &'static str,
    },
}

impl Target {
    /// Does the plan put a new type in the enum's place?
    pub fn is_replaced(&self, name: &QName) -> bool {
        let (from, to) = (&self.states.from.enums, &self.states.to.enums);
        matches!((from.get(name), to.get(name)), (Some(a), Some(b)) if !a.grows_to(&b.values))
    }

    /// The replaced enum that this is, or an array of.
    pub fn replaced_enum(&self, data_type: &TypeName) -> Option<&QName> {
        let enums = self.states.to.enums.iter();
        let mut of_type = enums.filter(|(name, e)| shape(data_type, name, &e.domains).is_some());
        of_type.find_map(|(name, _)| self.is_replaced(name).then_some(name))
    }

    /// The enum and the domains over it, as the server prints them.
    pub(super) fn printed_names(&self, name: &QName) -> Vec<String> {
        let domains = self.states.from.enums.get(name).map(|e| e.domains.keys());
        let mut names = vec![qname(name)];
        names.extend(domains.into_iter().flatten().map(qname));
        names
    }

    /// What hangs on the enum, in the order of the names.
    pub fn users_of(&self, name: &QName, live: &Live) -> EnumUsers {
        let domains = self.states.from.enums.get(name).map(|e| e.domains.clone());
        let mut out = EnumUsers {
            domains: domains.unwrap_or_default(),
            ..EnumUsers::default()
        };
        let names = self.printed_names(name);
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
                let Some((brackets, named)) = shape(&c.data_type, name, &out.domains) else {
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
                    named,
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
                if stays && is_over(&c.kind, table, &names, &columns) {
                    out.constraints.push((table.clone(), constraint.clone()));
                }
            }
            for (index, i) in &before.indexes {
                let stays = after.indexes.get(index).is_some_and(|now| now.def == i.def);
                if stays && index_names(index, table, &i.def, &names) {
                    out.indexes.push((table.clone(), index.clone()));
                }
            }
        }
        out
    }
}

/// Is the type the enum, a domain over it, or an array of one of these? `[]` where its values are arrays of labels.
fn shape(
    data_type: &TypeName,
    name: &QName,
    domains: &BTreeMap<QName, Domain>,
) -> Option<(&'static str, NamedType)> {
    match data_type.as_str().strip_prefix(&qname(name)) {
        Some("") => return Some(("", NamedType::Enum)),
        Some("[]") => return Some(("[]", NamedType::Enum)),
        Some(_) | None => {}
    }
    let (name, domain, behind) = of_type(domains, data_type, qname)?;
    let brackets = if domain.brackets.is_empty() {
        behind
    } else {
        domain.brackets
    };
    let name = name.clone();
    Some((brackets, NamedType::Domain { name, behind }))
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
    names: &[String],
    columns: &BTreeSet<(&QName, &Ident)>,
) -> bool {
    match kind {
        ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            let text = definition::constraint(kind);
            names.iter().any(|name| tokens::names_type(&text, name))
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

pub(super) fn index_names(index: &Ident, table: &QName, def: &IndexDef, names: &[String]) -> bool {
    let text = definition::index(index, table, def);
    names.iter().any(|name| tokens::names_type(&text, name))
}

/// Do its rows live in partitions, as far as the table itself says?
pub(super) fn has_partitions(name: &QName, table: &Table, live: &Live) -> bool {
    match &table.kind {
        TableKind::Partitioned => true,
        TableKind::Partition { .. } => live.children.contains_key(name),
        TableKind::Plain | TableKind::Inherited => false,
    }
}
