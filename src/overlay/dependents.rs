//! What stands in the way of a type change or of dropping an enum: named before anything is planned,
//! because the server would name it only half-way.

use super::{Problems, Target};
use crate::model::declaration::{Facet, Site};
use crate::model::name::QName;
use crate::model::{Element, Ident, Live, ObjectId, Table};
use crate::render::{definition, tokens};

pub(super) fn check(live: &Live, out: &Target, problems: &mut Problems) {
    let states = &out.states;
    for (name, to) in &states.to.tables {
        let Some(from) = states.from.tables.get(name) else {
            continue;
        };
        for (column, after) in &to.columns {
            let changed = from
                .columns
                .get(column)
                .is_some_and(|before| before.data_type != after.data_type);
            if changed {
                retyped(name, column, from, to, live, problems);
            }
        }
    }
    for name in states.from.enums.keys() {
        if !states.to.enums.contains_key(name) {
            dropped_enum(name, live, problems);
        }
    }
}

fn retyped(
    table: &QName,
    column: &Ident,
    from: &Table,
    to: &Table,
    live: &Live,
    problems: &mut Problems,
) {
    let id = ObjectId::Column(table.clone(), column.clone());
    let mut users: Vec<String> = live.dependents.get(&id).cloned().unwrap_or_default();
    for (name, constraint) in &to.constraints {
        let unchanged = from.constraints.get(name).map(|c| &c.kind) == Some(&constraint.kind);
        let has_expression = matches!(
            constraint.kind,
            crate::model::ConstraintKind::Check(_) | crate::model::ConstraintKind::Exclusion(_)
        );
        if unchanged
            && has_expression
            && tokens::mentions(&definition::constraint(&constraint.kind), column)
        {
            users.push(format!("constraint {name}"));
        }
    }
    for (name, index) in &to.indexes {
        let unchanged = from.indexes.get(name).map(|i| &i.def) == Some(&index.def);
        let has_expression = index.def.predicate.is_some()
            || index
                .def
                .keys
                .iter()
                .any(|k| k.opclass.is_some() || matches!(k.element, Element::Expression(_)));
        if unchanged
            && has_expression
            && tokens::mentions(&definition::index(name, table, &index.def), column)
        {
            users.push(format!("index {name}"));
        }
    }
    if !users.is_empty() {
        problems.push(
            Site::new(id.clone(), Facet::Type),
            format!("{id} cannot change its type while these depend on it: {}", users.join(", ")),
            Some("declare the constraints and indexes as they shall be for the new type, or name them under `absent`; drop views and the like by hand and create them again after the plan".to_owned()),
        );
    }
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
