//! The locks of a statement on what hangs below its tables: partitions, and children by INHERITS.
//!
//! Strengths were measured on 14 to 18: `tests/recipes.rs` does it again for every case, by a proof.

use std::collections::{BTreeMap, BTreeSet};

use super::locks::{LockClaim, LockMode, claims};
use super::{Build, Existence, Reach, Statement, TableAction, Validated};
use crate::model::{Catalog, ConstraintKind, Ident, Inheritance, Live, QName, TableKind, Validity};

/// Who is below whom, on which server.
#[derive(Clone, Copy, Debug)]
pub struct Families<'a> {
    live: &'a Live,
    states: Option<(&'a Catalog, &'a Catalog)>,
}

/// A lock, and the table of the statement through which it is taken on one below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The lock.
    pub claim: LockClaim,
    /// The table that it is below of; `None` where the statement names the relation.
    pub through: Option<QName>,
}

impl<'a> Families<'a> {
    /// Those of the live database.
    pub fn new(live: &'a Live) -> Families<'a> {
        Families { live, states: None }
    }

    /// The same, with the states before and after the plan: foreign keys that are in both stay while it runs.
    #[must_use]
    pub fn between(self, from: &'a Catalog, to: &'a Catalog) -> Families<'a> {
        Families {
            states: Some((from, to)),
            ..self
        }
    }

    /// The tables at the other end of foreign keys of the column, in either direction: a new type makes these keys anew.
    fn across(self, table: &QName, column: &Ident) -> BTreeSet<QName> {
        let mut out = BTreeSet::new();
        let Some((from, to)) = self.states else {
            return out;
        };
        for (child, t) in &from.tables {
            for (name, c) in &t.constraints {
                let ConstraintKind::ForeignKey(fk) = &c.kind else {
                    continue;
                };
                let stays = to
                    .tables
                    .get(child)
                    .and_then(|t| t.constraints.get(name))
                    .is_some_and(|k| {
                        k.kind.clone().with_validity(Validity::Valid)
                            == c.kind.clone().with_validity(Validity::Valid)
                    });
                if !stays {
                    continue;
                }
                if child == table && fk.columns.contains(column) {
                    out.insert(fk.table.clone());
                }
                if fk.table == *table && fk.referenced.contains(column) {
                    out.insert(child.clone());
                }
            }
        }
        out
    }

    /// Do its rows live in partitions?
    pub fn is_partitioned(self, table: &QName) -> bool {
        match self.live.catalog.tables.get(table).map(|t| &t.kind) {
            Some(TableKind::Partitioned) => true,
            Some(TableKind::Partition { .. }) => self.live.children.contains_key(table),
            Some(TableKind::Plain | TableKind::Inherited) | None => false,
        }
    }

    /// Everything below it, at whatever depth.
    pub fn below(self, table: &QName) -> BTreeSet<QName> {
        below(table, &self.live.children)
    }

    /// Does the rule of that name go down to children? CHECK does, unless NO INHERIT; a foreign key or
    /// a key has constraints of other names on partitions.
    fn is_inherited_check(self, table: &QName, name: &Ident) -> bool {
        let found = self.live.catalog.tables.get(table);
        match found.and_then(|t| t.constraints.get(name)).map(|c| &c.kind) {
            Some(ConstraintKind::Check(c)) => c.inheritance == Inheritance::Inherited,
            Some(
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::ForeignKey(_)
                | ConstraintKind::Exclusion(_),
            ) => false,
            None => false,
        }
    }
}

/// Everything below a table, at whatever depth.
pub fn below(table: &QName, children: &BTreeMap<QName, Vec<QName>>) -> BTreeSet<QName> {
    let mut out = BTreeSet::new();
    let mut next = vec![table];
    while let Some(at) = next.pop() {
        for child in children.get(at).into_iter().flatten() {
            if out.insert(child.clone()) {
                next.push(child);
            }
        }
    }
    out
}

/// The locks of a transaction: for each relation the strongest, those below the tables included.
pub fn strongest<'s>(
    statements: impl IntoIterator<Item = &'s Statement>,
    families: Families<'_>,
) -> Vec<Spread> {
    let mut out: BTreeMap<QName, (LockMode, Option<QName>)> = BTreeMap::new();
    // What the transaction makes or names itself, nobody else can wait for under that name.
    let mut own: BTreeSet<QName> = BTreeSet::new();
    for statement in statements {
        // The table below which it hangs has lost its index by then, and is held with all of its own.
        if let Statement::DropIndex {
            table,
            existence: Existence::IfExists,
            ..
        } = statement
            && let Some((LockMode::AccessExclusive, Some(_))) = out.get(table)
        {
            continue;
        }
        for claim in claims(statement) {
            if own.contains(&claim.relation) {
                continue;
            }
            let slot = out.entry(claim.relation).or_insert((claim.mode, None));
            slot.0 = slot.0.max(claim.mode);
            slot.1 = None;
        }
        for other in retyped(statement, families) {
            let slot = out
                .entry(other)
                .or_insert((LockMode::AccessExclusive, None));
            *slot = (LockMode::AccessExclusive, None);
        }
        for (table, mode) in spread(statement, families) {
            for child in families.below(&table) {
                let slot = out.entry(child).or_insert((mode, Some(table.clone())));
                slot.0 = slot.0.max(mode);
            }
        }
        own.extend(makes(statement));
    }
    out.into_iter()
        .map(|(relation, (mode, through))| Spread {
            claim: LockClaim { relation, mode },
            through,
        })
        .collect()
}

/// Tables whose foreign keys a type change makes anew.
fn retyped(statement: &Statement, families: Families<'_>) -> BTreeSet<QName> {
    let Statement::AlterTable { table, actions, .. } = statement else {
        return BTreeSet::new();
    };
    let mut out = BTreeSet::new();
    for action in actions {
        if let TableAction::SetType { column, .. } = action {
            out.extend(families.across(table, column));
        }
    }
    out
}

/// Indexes that are there under these names only since the statement.
fn makes(statement: &Statement) -> Vec<QName> {
    match statement {
        Statement::AlterTable { table, actions, .. } => actions
            .iter()
            .filter_map(|action| match action {
                TableAction::AddConstraint { name, kind } => kind.has_index().then_some(name),
                TableAction::AddKeyUsingIndex { name, index, .. } => {
                    (name != index).then_some(name)
                }
                TableAction::AddColumn { .. }
                | TableAction::DropColumn { .. }
                | TableAction::AddNotNull { .. }
                | TableAction::Validate { .. }
                | TableAction::DropConstraint { .. }
                | TableAction::AlterDeferral { .. }
                | TableAction::SetNotNull { .. }
                | TableAction::DropNotNull { .. }
                | TableAction::SetDefault { .. }
                | TableAction::DropDefault { .. }
                | TableAction::SetType { .. } => None,
            })
            .map(|name| table.sibling(name.clone()))
            .collect(),
        Statement::CreateIndex { table, name, .. } => vec![table.sibling(name.clone())],
        Statement::RenameIndex { table, name }
        | Statement::RenameConstraint { table, name, .. } => {
            vec![table.sibling(name.to.clone())]
        }
        Statement::DropIndex { .. }
        | Statement::AttachIndex { .. }
        | Statement::CreateExtension { .. }
        | Statement::DropExtension { .. }
        | Statement::UpdateExtension { .. }
        | Statement::CreateEnum { .. }
        | Statement::DropEnum { .. }
        | Statement::AddEnumValue { .. }
        | Statement::RenameEnumValue { .. }
        | Statement::RenameEnum { .. }
        | Statement::CarryTypeRights { .. }
        | Statement::RenameColumn { .. }
        | Statement::Sync { .. }
        | Statement::Backfill { .. }
        | Statement::Comment { .. } => Vec::new(),
    }
}

/// Tables of the statement, and the mode that it takes on everything below them.
fn spread(statement: &Statement, families: Families<'_>) -> Vec<(QName, LockMode)> {
    let mut out = Vec::new();
    match statement {
        Statement::AlterTable {
            table,
            reach: Reach::Children,
            actions,
        } => {
            for action in actions {
                of_action(table, action, families, &mut out);
            }
        }
        Statement::RenameConstraint { table, name, .. } => {
            if families.is_inherited_check(table, &name.from)
                || families.is_inherited_check(table, &name.to)
            {
                out.push((table.clone(), LockMode::AccessExclusive));
            }
        }
        Statement::CreateIndex {
            table,
            build: Build::Blocking,
            ..
        } if families.is_partitioned(table) => out.push((table.clone(), LockMode::Share)),
        Statement::DropIndex {
            table,
            build: Build::Blocking,
            ..
        } if families.is_partitioned(table) => {
            out.push((table.clone(), LockMode::AccessExclusive));
        }
        Statement::AlterTable {
            reach: Reach::Itself,
            ..
        }
        | Statement::CreateIndex { .. }
        | Statement::DropIndex { .. }
        | Statement::AttachIndex { .. }
        | Statement::CreateExtension { .. }
        | Statement::DropExtension { .. }
        | Statement::UpdateExtension { .. }
        | Statement::CreateEnum { .. }
        | Statement::DropEnum { .. }
        | Statement::AddEnumValue { .. }
        | Statement::RenameEnumValue { .. }
        | Statement::RenameEnum { .. }
        | Statement::CarryTypeRights { .. }
        | Statement::RenameIndex { .. }
        // Only of tables that nothing hangs below.
        | Statement::RenameColumn { .. }
        | Statement::Sync { .. }
        | Statement::Backfill { .. }
        | Statement::Comment { .. } => {}
    }
    out
}

fn of_action(
    table: &QName,
    action: &TableAction,
    families: Families<'_>,
    out: &mut Vec<(QName, LockMode)>,
) {
    use LockMode::{AccessExclusive, AccessShare, Share, ShareRowExclusive, ShareUpdateExclusive};
    let partitioned = |t: &QName| families.is_partitioned(t);
    let mut push = |t: &QName, mode| out.push((t.clone(), mode));
    // Looks for inherited rules of the children before anything else, NO INHERIT or not.
    let new = families.live.version_num >= 180_000;
    match action {
        TableAction::AddConstraint { kind, .. } => match kind {
            ConstraintKind::ForeignKey(fk) => {
                for side in [table, &fk.table] {
                    if partitioned(side) {
                        push(side, ShareRowExclusive);
                    }
                }
            }
            ConstraintKind::Check(c) => {
                if new || c.inheritance == Inheritance::Inherited {
                    push(table, AccessExclusive);
                }
            }
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Exclusion(_) => {
                if partitioned(table) {
                    push(table, if new { AccessExclusive } else { Share });
                } else if matches!(kind, ConstraintKind::PrimaryKey(_)) {
                    push(table, AccessExclusive);
                }
            }
        },
        TableAction::Validate { what, .. } => match what {
            Validated::Check { inheritance } | Validated::NotNull { inheritance, .. } => {
                if *inheritance == Inheritance::Inherited {
                    push(table, ShareUpdateExclusive);
                }
            }
            Validated::ForeignKey { table: parent } => {
                if partitioned(table) {
                    push(table, ShareUpdateExclusive);
                }
                if partitioned(parent) {
                    push(parent, AccessShare);
                }
            }
        },
        TableAction::DropConstraint { was, .. } => match was {
            ConstraintKind::ForeignKey(fk) => {
                for side in [table, &fk.table] {
                    if partitioned(side) {
                        push(side, AccessExclusive);
                    }
                }
            }
            ConstraintKind::Check(c) => {
                if c.inheritance == Inheritance::Inherited {
                    push(table, AccessExclusive);
                }
            }
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Exclusion(_) => {
                if partitioned(table) {
                    push(table, AccessExclusive);
                }
            }
        },
        // Makes the columns NOT NULL, those of children too.
        TableAction::AddKeyUsingIndex { kind, .. } => {
            if matches!(kind, ConstraintKind::PrimaryKey(_)) {
                push(table, AccessExclusive);
            }
        }
        TableAction::DropNotNull {
            inheritance: Inheritance::NoInherit,
            ..
        } => {}
        TableAction::AlterDeferral { .. } => {
            if partitioned(table) {
                push(table, AccessExclusive);
            }
        }
        TableAction::AddColumn { .. }
        | TableAction::DropColumn { .. }
        | TableAction::AddNotNull { .. }
        | TableAction::SetNotNull { .. }
        | TableAction::DropNotNull { .. }
        | TableAction::SetDefault { .. }
        | TableAction::DropDefault { .. }
        | TableAction::SetType { .. } => push(table, AccessExclusive),
    }
}
