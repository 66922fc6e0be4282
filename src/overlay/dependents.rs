//! What stands in the way of a type change or of dropping an enum: named before anything is planned,
//! because the server would name it only half-way.

use super::{Problems, Target};
use crate::ddl::spread::Families;
use crate::model::declaration::{Declaration, DeclaredTable, Facet, Site};
use crate::model::name::QName;
use crate::model::{
    ConstraintKind, Element, Ident, IndexDef, Live, ObjectId, Pair, Table, TypeName,
};
use crate::render::quote::qname;
use crate::render::{definition, tokens};

pub(super) fn check(declaration: &Declaration, live: &Live, out: &Target, problems: &mut Problems) {
    let states = &out.states;
    for (name, to) in &states.to.tables {
        let Some(from) = states.from.tables.get(name) else {
            continue;
        };
        for (column, after) in &to.columns {
            let Some(before) = from.columns.get(column) else {
                continue;
            };
            if before.data_type == after.data_type {
                continue;
            }
            let alike = declaration
                .tables
                .get(name)
                .filter(|_| is_text_to_enum(&before.data_type, &after.data_type, out));
            retyped(name, column, Pair::new(from, to), alike, live, problems);
        }
    }
    for name in states.from.enums.keys() {
        if !states.to.enums.contains_key(name) {
            dropped_enum(name, live, problems);
        }
    }
}

/// A CHECK or an index that is declared has been asked for with the new type: where it is written alike for both, it stays,
/// and the server makes it anew with the column. Other changes of a type may come without a rewrite, in which it would be proved under the
/// lock.
fn is_text_to_enum(from: &TypeName, to: &TypeName, out: &Target) -> bool {
    from.is_text() && out.states.to.enums.keys().any(|e| qname(e) == to.as_str())
}

fn retyped(
    table: &QName,
    column: &Ident,
    tables: Pair<&Table>,
    alike: Option<&DeclaredTable>,
    live: &Live,
    problems: &mut Problems,
) {
    let Pair { from, to } = tables;
    let id = ObjectId::Column(table.clone(), column.clone());
    let mut users: Vec<String> = live.dependents.get(&id).cloned().unwrap_or_default();
    users.extend(stored_rows(table, live));
    for (name, constraint) in &to.constraints {
        let unchanged = from.constraints.get(name).map(|c| &c.kind) == Some(&constraint.kind);
        let is_alike = matches!(constraint.kind, ConstraintKind::Check(_))
            && alike.is_some_and(|t| t.constraints.contains_key(name));
        if unchanged && !is_alike && is_computed_from(&constraint.kind, column) {
            users.push(format!("constraint {name}"));
        }
    }
    for (name, index) in &to.indexes {
        let unchanged = from.indexes.get(name).map(|i| &i.def) == Some(&index.def);
        let is_alike = alike.is_some_and(|t| t.indexes.contains_key(name));
        if unchanged && !is_alike && is_index_computed_from((table, name), &index.def, column) {
            users.push(format!("index {name}"));
        }
    }
    let below = below(table, column, live);
    let mut help = "declare the constraints and indexes as they shall be for the new type, or name them under `absent`; drop views and the like by hand and create them again after the plan".to_owned();
    if !below.is_empty() {
        help.push_str("; what tables below have of their own goes by a plan before this one, and comes back by one after it");
        users.extend(below);
    }
    if !users.is_empty() {
        problems.push(
            Site::new(id.clone(), Facet::Type),
            format!(
                "{id} cannot change its type while these depend on it: {}",
                users.join(", ")
            ),
            Some(help),
        );
    }
}

/// What stores whole rows of the table, and so values of the column's old type: another table's column, a materialized view,
/// or a type that may be one's. PostgreSQL rewrites none of them.
pub(super) fn stored_rows<'l>(table: &QName, live: &'l Live) -> impl Iterator<Item = String> + 'l {
    const STORES: [&str; 4] = [
        "column ",
        "materialized view ",
        "composite type ",
        "domain ",
    ];
    let users = live.dependents.get(&ObjectId::Table(table.clone()));
    let users = users.into_iter().flatten();
    users
        .filter(|words| STORES.iter().any(|kind| words.starts_with(kind)))
        .map(|words| format!("{words}, which stores whole rows of it"))
}

/// What partitions and children have of their own on the column: its new type is theirs too.
fn below(table: &QName, column: &Ident, live: &Live) -> Vec<String> {
    let mut out = Vec::new();
    for child in Families::new(live).below(table) {
        let id = ObjectId::Column(child.clone(), column.clone());
        out.extend(live.dependents.get(&id).cloned().unwrap_or_default());
        out.extend(stored_rows(&child, live));
        let Some(own) = live.catalog.tables.get(&child) else {
            continue;
        };
        let constraints = own.constraints.iter();
        out.extend(
            constraints
                .filter(|(_, c)| is_computed_from(&c.kind, column))
                .map(|(name, _)| format!("constraint {name} of {child}")),
        );
        let indexes = own.indexes.iter();
        out.extend(
            indexes
                .filter(|(name, i)| is_index_computed_from((&child, name), &i.def, column))
                .map(|(name, _)| format!("index {name} of {child}")),
        );
    }
    out
}

/// Would a new type of the column make the constraint anew, with a look at the rows?
fn is_computed_from(kind: &ConstraintKind, column: &Ident) -> bool {
    matches!(
        kind,
        ConstraintKind::Check(_) | ConstraintKind::Exclusion(_)
    ) && tokens::mentions(&definition::constraint(kind), column)
}

/// The same of an index.
fn is_index_computed_from((table, name): (&QName, &Ident), def: &IndexDef, column: &Ident) -> bool {
    let has_expression = def.predicate.is_some()
        || def
            .keys
            .iter()
            .any(|k| k.opclass.is_some() || matches!(k.element, Element::Expression(_)));
    has_expression && tokens::mentions(&definition::index(name, table, def), column)
}

fn dropped_enum(name: &QName, live: &Live, problems: &mut Problems) {
    let id = ObjectId::Enum(name.clone());
    let domains = live.catalog.enums.get(name).map(|e| e.domains.keys());
    let domains = domains.into_iter().flatten().map(|d| format!("domain {d}"));
    let mut users: Vec<String> = domains.collect();
    users.extend(live.dependents.get(&id).cloned().unwrap_or_default());
    if !users.is_empty() {
        problems.push(
            Site::whole(id.clone()),
            format!(
                "{id} cannot be dropped while these depend on it: {}",
                users.join(", ")
            ),
            Some("declare the enum, or drop what uses it by hand first".to_owned()),
        );
    }
}
