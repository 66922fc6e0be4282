//! What foreign keys point at: the table, its key, and whether the types can be compared.
//!
//! It knows nothing of how a constraint came to be wanted. Input: the declaration, the live tables, and the wanted state
//! after constraints were laid over it.

use super::Problems;
use super::names::nearest;
use crate::ddl::replay::has_key;
use crate::model::declaration::{Declaration, Facet, Site};
use crate::model::{Catalog, ConstraintKind, ForeignKey, Ident, Live, ObjectId, QName, Table};

/// Fills `references: table` with the primary key's columns and checks that every reference has a
/// key to rest on, live or declared.
pub(super) fn resolve(
    declaration: &Declaration,
    live: &Live,
    to: &mut Catalog,
    problems: &mut Problems,
) {
    let mut filled: Vec<(QName, Ident, Vec<Ident>)> = Vec::new();
    for (table, declared) in &declaration.tables {
        let Some(after) = to.tables.get(table) else {
            continue;
        };
        for name in declared.constraints.keys() {
            let Some(ConstraintKind::ForeignKey(fk)) = after.constraints.get(name).map(|c| &c.kind)
            else {
                continue;
            };
            let site = Site::new(
                ObjectId::Constraint(table.clone(), name.clone()),
                Facet::References,
            );
            let Some(parent) = to
                .tables
                .get(&fk.table)
                .or_else(|| live.catalog.tables.get(&fk.table))
            else {
                let near = nearest(
                    fk.table.name.as_str(),
                    live.catalog
                        .tables
                        .keys()
                        .filter(|t| t.schema == fk.table.schema)
                        .map(|t| t.name.as_str()),
                );
                problems.push(
                    site,
                    format!(
                        "foreign key `{name}` references table `{}`, which does not exist",
                        fk.table
                    ),
                    near.map(|n| format!("did you mean `{n}`?")),
                );
                continue;
            };
            let columns = if fk.referenced.is_empty() {
                match primary_key_columns(parent) {
                    Some(columns) => columns,
                    None => {
                        problems.push(
                            site,
                            format!("table `{}` has no primary key to reference", fk.table),
                            Some(format!(
                                "say the columns: `references: {} (column)`",
                                fk.table
                            )),
                        );
                        continue;
                    }
                }
            } else {
                fk.referenced.clone()
            };
            if columns.len() != fk.columns.len() {
                problems.push(
                    site,
                    format!(
                        "foreign key `{name}` has {} columns and references {}",
                        fk.columns.len(),
                        columns.len()
                    ),
                    None,
                );
                continue;
            }
            let unknown: Vec<&Ident> = columns
                .iter()
                .filter(|c| !parent.columns.contains_key(*c))
                .collect();
            if let Some(first) = unknown.first() {
                let near = nearest(first.as_str(), parent.columns.keys().map(Ident::as_str));
                problems.push(
                    site,
                    format!("table `{}` has no column `{first}`", fk.table),
                    near.map(|n| format!("did you mean `{n}`?")),
                );
                continue;
            }
            if !has_key(parent, &columns) {
                let list: Vec<&str> = columns.iter().map(Ident::as_str).collect();
                problems.push(
                    site,
                    format!(
                        "table `{}` has no primary key or unique constraint on ({})",
                        fk.table,
                        list.join(", ")
                    ),
                    Some("declare one, or reference columns that have one".to_owned()),
                );
                continue;
            }
            types_match(name, fk, &columns, after, parent, &site, problems);
            if fk.referenced != columns {
                filled.push((table.clone(), name.clone(), columns));
            }
        }
    }
    for (table, name, columns) in filled {
        if let Some(ConstraintKind::ForeignKey(fk)) = to
            .tables
            .get_mut(&table)
            .and_then(|t| t.constraints.get_mut(&name))
            .map(|c| &mut c.kind)
        {
            fk.referenced = columns;
        }
    }
}

fn primary_key_columns(table: &Table) -> Option<Vec<Ident>> {
    table.constraints.values().find_map(|c| match &c.kind {
        ConstraintKind::PrimaryKey(key) => Some(key.columns.clone()),
        ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => None,
    })
}

/// Types of which PostgreSQL has no `=` between them are refused here (42804 at the server); types
/// that it can compare, or that are not its own, pass.
fn types_match(
    name: &Ident,
    fk: &ForeignKey,
    referenced: &[Ident],
    child: &Table,
    parent: &Table,
    site: &Site,
    problems: &mut Problems,
) {
    for (from, to) in fk.columns.iter().zip(referenced) {
        let (Some(a), Some(b)) = (child.columns.get(from), parent.columns.get(to)) else {
            continue;
        };
        let families = (family(a.data_type.as_str()), family(b.data_type.as_str()));
        if let (Some(x), Some(y)) = families
            && x != y
        {
            problems.push(
                site.clone(),
                format!(
                    "foreign key `{name}` compares `{from}` of type {} with `{to}` of type {}",
                    a.data_type, b.data_type
                ),
                Some("the two columns need types that PostgreSQL can compare with `=`".to_owned()),
            );
        }
    }
}

fn family(printed: &str) -> Option<&'static str> {
    let base = printed.split('(').next().unwrap_or(printed).trim();
    match base {
        "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" => {
            Some("number")
        }
        "text" | "character varying" | "character" | "name" => Some("text"),
        "uuid" => Some("uuid"),
        "boolean" => Some("boolean"),
        "bytea" => Some("bytea"),
        "date" => Some("date"),
        "inet" | "cidr" => Some("inet"),
        _ if base.starts_with("timestamp") => Some("date"),
        _ => None,
    }
}
