//! Enums that lose a label or have their labels in another order. PostgreSQL can do neither, so a new type takes
//! the old one's place: what cannot come along is named here, before anything is planned.

use std::collections::BTreeSet;

use super::dependents::stored_rows;
use super::enum_users::{EnumUsers, NamedType, has_partitions, is_over, is_same_rule};
use super::fate::{live_constraint_name, live_index_name};
use super::said_labels::{naming, said_by_domains};
use super::{Problem, Problems, Target};
use crate::model::declaration::{Declaration, Site};
use crate::model::{
    ConstraintKind, EnumType, Ident, IndexState, Live, ObjectId, QName, Table, Tables, ValueSource,
};
use crate::overlay::Rename;
use crate::render::definition;
use crate::render::quote::qname;

const INSTEAD: &str =
    "keep the values, and forbid one of them by a CHECK: `checks: { NAME: \"COLUMN <> 'VALUE'\" }`";

/// Tables that nobody declares, and that the new type changes all the same, belong to the target.
pub(super) fn bring_users(declaration: &Declaration, live: &Live, out: &mut Target) {
    let mut replaced: Vec<String> = Vec::new();
    for (name, declared) in &declaration.enums {
        let old = declared.was.as_ref().map(|was| name.sibling(was.clone()));
        let enums = &live.catalog.enums;
        let found = [Some(name.clone()), old]
            .into_iter()
            .flatten()
            .find_map(|n| Some((n.clone(), enums.get(&n)?)));
        if let Some((at, there)) = found {
            let mut now = there.clone();
            for (new, old) in &declared.renamed {
                if !there.values.contains(new)
                    && let Some(slot) = now.values.iter_mut().find(|v| *v == old)
                {
                    slot.clone_from(new);
                }
            }
            if !now.grows_to(&declared.values) {
                replaced.push(qname(&at));
                replaced.extend(there.domains.keys().map(qname));
            }
        }
    }
    if replaced.is_empty() {
        return;
    }
    let names = |text: &str| replaced.iter().any(|printed| text.contains(printed));
    for (name, table) in &live.catalog.tables {
        if uses(table, name, &names)
            && !out.states.from.tables.contains_key(name)
            && let Some(table) = live.catalog.tables.shared(name)
        {
            out.states.from.tables.insert(name.clone(), table);
        }
    }
}

fn uses(table: &Table, name: &QName, names: &impl Fn(&str) -> bool) -> bool {
    table.columns.values().any(|c| names(c.data_type.as_str()))
        || table
            .constraints
            .values()
            .any(|c| names(&definition::constraint(&c.kind)))
        || table
            .indexes
            .iter()
            .any(|(i, index)| names(&definition::index(i, name, &index.def)))
}

/// They stay as they are.
pub(super) fn keep_users(out: &Target, tables: &mut Tables) {
    for name in out.states.from.tables.keys() {
        if !tables.contains_key(name)
            && let Some(table) = out.states.from.tables.shared(name)
        {
            tables.insert(name.clone(), table);
        }
    }
}

pub(super) fn check(live: &Live, out: &Target, problems: &mut Problems) {
    for (name, to) in &out.states.to.enums {
        if out.is_replaced(name)
            && let Some(from) = out.states.from.enums.get(name)
        {
            one(name, (from, to), live, out, problems);
        }
    }
}

fn one(
    name: &QName,
    (from, to): (&EnumType, &EnumType),
    live: &Live,
    out: &Target,
    problems: &mut Problems,
) {
    let id = ObjectId::Enum(name.clone());
    let users = out.users_of(name, live);
    let removed: Vec<&String> = from
        .values
        .iter()
        .filter(|v| !to.values.contains(v))
        .collect();
    let what = match removed.as_slice() {
        [] => "its values cannot get another order".to_owned(),
        [one] => format!("the value '{one}' cannot be removed"),
        many => {
            let quoted: Vec<String> = many.iter().map(|v| format!("'{v}'")).collect();
            format!("the values {} cannot be removed", quoted.join(", "))
        }
    };
    let mut say = |site: Site, reason: String, help: String| {
        problems.0.push(Problem {
            site,
            message: format!("{id}: {what}: {reason}"),
            help: Some(help),
        });
    };
    let whole = || Site::whole(ObjectId::Enum(name.clone()));
    let held: Vec<String> = beyond_the_model(name, &users, live, out)
        .into_iter()
        .collect();
    if !held.is_empty() {
        let depend = if held.len() == 1 { "depends" } else { "depend" };
        say(
            whole(),
            format!(
                "{} {depend} on the type or on a column of it, and a new type has to take its place",
                held.join(", ")
            ),
            format!(
                "drop what depends on it by hand and create it again after the plan; or {INSTEAD}"
            ),
        );
    }
    for (site, reason) in in_the_way(name, &users, live, out) {
        say(
            site,
            reason,
            format!("change that in a plan of its own first; or {INSTEAD}"),
        );
    }
    for (domain, text) in said_by_domains(name, &removed, out) {
        say(
            whole(),
            format!("domain {domain} names it: {text}"),
            "change the domain by hand first (ALTER DOMAIN): no declaration says anything of it"
                .to_owned(),
        );
    }
    for (object, text) in naming(name, &removed, out) {
        let site = Site::whole(object.clone());
        say(
            site,
            format!("{object} names it: {text}"),
            "say there what shall hold without it, or name the object under `absent`".to_owned(),
        );
    }
}

/// Views, functions, domains over domains and the like, in words.
fn beyond_the_model(
    name: &QName,
    users: &EnumUsers,
    live: &Live,
    out: &Target,
) -> BTreeSet<String> {
    let old = out.renames.iter().find_map(|r| match r {
        Rename::Enum(pair) => (pair.to == *name).then(|| pair.from.clone()),
        Rename::EnumValue(..) | Rename::Constraint { .. } | Rename::Index { .. } => None,
    });
    let of = |id: ObjectId| live.dependents.get(&id).into_iter().flatten().cloned();
    let mut found: BTreeSet<String> =
        of(ObjectId::Enum(old.unwrap_or_else(|| name.clone()))).collect();
    for c in &users.columns {
        found.extend(of(ObjectId::Column(c.table.clone(), c.column.clone())));
        found.extend(stored_rows(&c.table, live));
        let column = out
            .states
            .from
            .tables
            .get(&c.table)
            .and_then(|t| t.columns.get(&c.column));
        if column.is_some_and(|c| matches!(c.source, ValueSource::Generated(_))) {
            found.insert(format!("generated column {}.{}", c.table, c.column));
        }
    }
    found
}

/// What the model holds and one short transaction cannot take along.
fn in_the_way(name: &QName, users: &EnumUsers, live: &Live, out: &Target) -> Vec<(Site, String)> {
    let mut found = Vec::new();
    let enum_site = || Site::whole(ObjectId::Enum(name.clone()));
    let states = &out.states;
    for c in &users.columns {
        if let NamedType::Domain { name, behind } = &c.named
            && !behind.is_empty()
            && let Some(domain) = users.domains.get(name)
        {
            let column = format!("{}.{} has arrays of domain {name}", c.table, c.column);
            if !domain.brackets.is_empty() {
                found.push((
                    enum_site(),
                    format!("{column}, which are arrays themselves"),
                ));
            } else if domain.has_rules() {
                let reason = "and PostgreSQL gives no rule to a domain that arrays are made of";
                found.push((enum_site(), format!("{column}, {reason}")));
            }
        }
        if c.parents.len() > 1 {
            let parents: Vec<String> = c.parents.iter().map(ToString::to_string).collect();
            found.push((
                enum_site(),
                format!(
                    "{}.{} is inherited from {}",
                    c.table,
                    c.column,
                    parents.join(" and ")
                ),
            ));
        }
    }
    let partitioned = |table: &QName| {
        let t = states.from.tables.get(table);
        t.is_some_and(|t| has_partitions(table, t, live))
    };
    let marks = |table: &QName, index: &Ident| -> Vec<String> {
        let marks = live.index_uses.get(&table.sibling(index.clone()));
        marks.cloned().unwrap_or_default()
    };
    for (table, index) in &users.indexes {
        let there = states
            .from
            .tables
            .get(table)
            .and_then(|t| t.indexes.get(index));
        let on = format!("index {index} on {table} names the type");
        if there.is_some_and(|i| i.state == IndexState::Invalid) {
            found.push((enum_site(), format!("{on} and is INVALID")));
        } else if partitioned(table) {
            found.push((enum_site(), format!("{on}, and the table is partitioned")));
        }
        found.extend(
            marks(table, &live_index_name(out, table, index))
                .into_iter()
                .map(|m| (enum_site(), format!("{on}, and {m} would be lost with it"))),
        );
    }
    for (table, constraint) in &users.constraints {
        let there = states
            .from
            .tables
            .get(table)
            .and_then(|t| t.constraints.get(constraint));
        let is_exclusion = there.is_some_and(|c| matches!(c.kind, ConstraintKind::Exclusion(_)));
        let on = format!("constraint {constraint} on {table} names the type");
        if is_exclusion && partitioned(table) {
            found.push((enum_site(), format!("{on}, and the table is partitioned")));
        }
        found.extend(
            marks(table, &live_constraint_name(out, table, constraint))
                .into_iter()
                .map(|m| (enum_site(), format!("{on}, and {m} would be lost with it"))),
        );
    }
    found.extend(changed_foreign_keys(name, users, out));
    found
}

/// A foreign key over such a column that the same plan changes has no place before or after.
fn changed_foreign_keys(name: &QName, users: &EnumUsers, out: &Target) -> Vec<(Site, String)> {
    let columns: BTreeSet<(&QName, &Ident)> = users
        .columns
        .iter()
        .map(|c| (&c.table, &c.column))
        .collect();
    let states = &out.states;
    let names = out.printed_names(name);
    let mut found = Vec::new();
    for (one, other) in [(&states.from, &states.to), (&states.to, &states.from)] {
        for (table, t) in &one.tables {
            for (constraint, c) in &t.constraints {
                let twin = other
                    .tables
                    .get(table)
                    .and_then(|t| t.constraints.get(constraint));
                let stays = twin.is_some_and(|twin| is_same_rule(&twin.kind, &c.kind));
                if !stays
                    && matches!(c.kind, ConstraintKind::ForeignKey(_))
                    && is_over(&c.kind, table, &names, &columns)
                {
                    let id = ObjectId::Constraint(table.clone(), constraint.clone());
                    let reason =
                        format!("{id} is over a column of it, and this plan changes it too");
                    found.push((Site::whole(id), reason));
                }
            }
        }
    }
    found.dedup();
    found
}
