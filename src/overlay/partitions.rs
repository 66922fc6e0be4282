//! What a partition has of its own and a partitioned parent is to get: the server merges the two,
//! and a rollback that takes the parent's away takes the partition's own with it.

use super::{Problems, Target};
use crate::ddl::spread::Families;
use crate::model::declaration::Site;
use crate::model::{
    Constraint, ConstraintKind, Element, Ident, IndexDef, Live, ObjectId, QName, Table,
};

pub(super) fn check(live: &Live, out: &Target, problems: &mut Problems) {
    let families = Families::new(live);
    for (parent, to) in &out.states.to.tables {
        let Some(from) = out.states.from.tables.get(parent) else {
            continue;
        };
        let is_same = from.constraints == to.constraints && from.indexes == to.indexes;
        if is_same || !families.is_partitioned(parent) {
            continue;
        }
        for partition in families.below(parent) {
            let Some(own) = live.catalog.tables.get(&partition) else {
                continue;
            };
            constraints(parent, (from, to), (&partition, own), problems);
            indexes(parent, (from, to), (&partition, own), problems);
        }
    }
}

fn constraints(
    parent: &QName,
    (from, to): (&Table, &Table),
    (partition, own): (&QName, &Table),
    problems: &mut Problems,
) {
    for (name, constraint) in &to.constraints {
        let before = from.constraints.get(name).map(|c| &c.kind);
        if before == Some(&constraint.kind)
            || before.map(|k| k.clone().with_validity(constraint.kind.validity()))
                == Some(constraint.kind.clone())
        {
            continue;
        }
        let id = ObjectId::Constraint(parent.clone(), name.clone());
        let is_inherited = !is_without_children(constraint);
        if is_inherited && own.constraints.contains_key(name) {
            merged(&id, &format!("a constraint `{name}`"), partition, problems);
        } else if let Some(columns) = key_columns(&constraint.kind)
            && let Some(found) = equal(&columns, own)
        {
            merged(&id, &found, partition, problems);
        }
    }
}

fn indexes(
    parent: &QName,
    (from, to): (&Table, &Table),
    (partition, own): (&QName, &Table),
    problems: &mut Problems,
) {
    for (name, index) in &to.indexes {
        let before = from.indexes.get(name);
        if before.is_some_and(|i| i.def == index.def && i.state == index.state) {
            continue;
        }
        // One that waits for its parts gets them: they are attached, whoever built them.
        let is_begun = before.is_some_and(|i| i.def == index.def);
        if is_begun && own.indexes.values().any(|i| i.def == index.def) {
            continue;
        }
        if let Some(found) = equal(&parts(&index.def), own) {
            let id = ObjectId::Index(parent.clone(), name.clone());
            merged(&id, &found, partition, problems);
        }
    }
}

/// NO INHERIT keeps a CHECK to the parent.
fn is_without_children(constraint: &Constraint) -> bool {
    matches!(&constraint.kind, ConstraintKind::Check(check)
        if check.inheritance == crate::model::Inheritance::NoInherit)
}

fn merged(id: &ObjectId, found: &str, partition: &QName, problems: &mut Problems) {
    problems.push(
        Site::whole(id.clone()),
        format!(
            "partition {partition} has {found} of its own, which {id} would take over for good"
        ),
        Some("where a plan under way made it, go on with that plan (`lockstep status` names it) or roll it back; else drop the partition's own first, or attach it by hand".to_owned()),
    );
}

/// What an index has as its keys, columns by their names and expressions by their texts.
fn parts(def: &IndexDef) -> Vec<String> {
    def.keys
        .iter()
        .map(|k| match &k.element {
            Element::Column(name) => name.as_str().to_owned(),
            Element::Expression(expr) => expr.to_string(),
        })
        .collect()
}

fn key_columns(kind: &ConstraintKind) -> Option<Vec<String>> {
    let names = |columns: &[Ident]| columns.iter().map(|c| c.as_str().to_owned()).collect();
    match kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => Some(names(&key.columns)),
        ConstraintKind::Exclusion(_) | ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => {
            None
        }
    }
}

/// An index or key constraint of the partition on the same columns, in words.
fn equal(columns: &[String], own: &Table) -> Option<String> {
    let constraint = own
        .constraints
        .iter()
        .find(|(_, c)| key_columns(&c.kind).as_deref() == Some(columns))
        .map(|(name, _)| format!("a constraint `{name}` on the same columns"));
    constraint.or_else(|| {
        own.indexes
            .iter()
            .find(|(_, i)| parts(&i.def) == columns)
            .map(|(name, _)| format!("an index `{name}` on the same columns"))
    })
}
