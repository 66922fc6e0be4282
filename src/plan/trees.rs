//! Which partitions a plan rests on: a step that takes their parts over, or hands them over, is right for those only that
//! there were when it was planned.
//!
//! From the steps in their order and the live catalog. Rules that go down to every partition by themselves (CHECK, NOT
//! NULL, defaults) rest on none.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{RelationFile, TreeFile};
use super::step::{Batch, Draft};
use crate::ddl::spread::Families;
use crate::ddl::{Build, Statement, TableAction};
use crate::model::{ConstraintKind, Live, ObjectId, QName};

/// The trees, each with the steps that rest on it.
pub fn trees(in_order: &[&Draft], live: &Live) -> Vec<TreeFile> {
    let families = Families::new(live);
    let mut forward: BTreeMap<QName, BTreeSet<u32>> = BTreeMap::new();
    let mut rollback: BTreeMap<QName, BTreeSet<u32>> = BTreeMap::new();
    let mut objects: BTreeMap<&ObjectId, BTreeSet<QName>> = BTreeMap::new();
    for (number, draft) in (1..).zip(in_order) {
        let mut tops = tops(&draft.forward, families);
        if draft.short.is_some() {
            tops.extend(at_once(&draft.forward, families));
        }
        if let Some(object) = draft.subjects.first()
            && !tops.is_empty()
        {
            objects.entry(object).or_default().extend(tops);
        }
        for top in self::tops(&draft.rollback, families) {
            rollback.entry(top).or_default().insert(number);
        }
    }
    // What prepares such a step rests on the same.
    for (number, draft) in (1..).zip(in_order) {
        let tops = draft.subjects.first().and_then(|id| objects.get(id));
        for top in tops.into_iter().flatten() {
            forward.entry(top.clone()).or_default().insert(number);
        }
    }
    let all: BTreeSet<QName> = forward.keys().chain(rollback.keys()).cloned().collect();
    let steps = |of: &mut BTreeMap<QName, BTreeSet<u32>>, top: &QName| {
        of.remove(top).into_iter().flatten().collect()
    };
    all.into_iter()
        .map(|top| TreeFile {
            partitions: families
                .below(&top)
                .iter()
                .map(RelationFile::from)
                .collect(),
            forward: steps(&mut forward, &top),
            rollback: steps(&mut rollback, &top),
            table: RelationFile::from(&top),
        })
        .collect()
}

/// The tables whose partitions hand something over in these transactions, without those below one of them.
fn tops(batches: &[Batch], families: Families<'_>) -> BTreeSet<QName> {
    let mut out: BTreeSet<QName> = BTreeSet::new();
    for statement in batches.iter().flat_map(|b| &b.statements) {
        if let Some(table) = handed_over(statement) {
            out.insert(table.clone());
        }
    }
    if out.len() > 1 {
        let below: BTreeSet<QName> = out.iter().flat_map(|t| families.below(t)).collect();
        out.retain(|t| !below.contains(t));
    }
    out
}

fn handed_over(statement: &Statement) -> Option<&QName> {
    match statement {
        Statement::AlterTable { table, actions, .. } => actions
            .iter()
            .any(|a| matches!(a, TableAction::Adopt { .. }))
            .then_some(table),
        Statement::CreateIndex {
            table,
            build: Build::Itself,
            ..
        } => Some(table),
        Statement::AttachIndex { above, .. } => Some(&above.0),
        Statement::CreateIndex { .. }
        | Statement::CreateExtension { .. }
        | Statement::DropExtension { .. }
        | Statement::UpdateExtension { .. }
        | Statement::CreateEnum { .. }
        | Statement::DropEnum { .. }
        | Statement::AddEnumValue { .. }
        | Statement::RenameEnumValue { .. }
        | Statement::RenameEnum { .. }
        | Statement::CarryTypeRights { .. }
        | Statement::Domain { .. }
        | Statement::RenameConstraint { .. }
        | Statement::RenameColumn { .. }
        | Statement::Sync { .. }
        | Statement::Alone(_)
        | Statement::Covered(_)
        | Statement::Backfill { .. }
        | Statement::DropIndex { .. }
        | Statement::RenameIndex { .. }
        | Statement::Comment { .. } => None,
    }
}

/// Partitioned tables whose partitions build or look up in one go, because they were small.
fn at_once(batches: &[Batch], families: Families<'_>) -> BTreeSet<QName> {
    let statements = batches.iter().flat_map(|b| &b.statements);
    let tables = statements.filter_map(|statement| {
        if let Statement::CreateIndex { table, .. } = statement {
            return Some(table);
        }
        let Statement::AlterTable { table, actions, .. } = statement else {
            return None;
        };
        let adds = |a: &TableAction| match a {
            TableAction::AddConstraint { kind, .. } => {
                kind.has_index() || matches!(kind, ConstraintKind::ForeignKey(_))
            }
            TableAction::AddColumn { .. }
            | TableAction::DropColumn { .. }
            | TableAction::Adopt { .. }
            | TableAction::AddKeyUsingIndex { .. }
            | TableAction::AddNotNull { .. }
            | TableAction::Validate { .. }
            | TableAction::DropConstraint { .. }
            | TableAction::AlterDeferral { .. }
            | TableAction::AlterNotNull { .. }
            | TableAction::SetNotNull { .. }
            | TableAction::DropNotNull { .. }
            | TableAction::SetDefault { .. }
            | TableAction::DropDefault { .. }
            | TableAction::SetType { .. } => false,
        };
        actions.iter().any(adds).then_some(table)
    });
    tables
        .filter(|t| families.is_partitioned(t))
        .cloned()
        .collect()
}
