//! The locks of a statement on what hangs below its tables: partitions, and children by INHERITS.
//!
//! Strengths were measured on 14 to 18: `tests/recipes.rs` does it again for every case, by a proof.

mod families;

use std::collections::{BTreeMap, BTreeSet};

pub use families::{Families, below};

use super::locks::{LockClaim, LockMode, claims};
use super::{Build, Existence, Reach, Statement, TableAction, Validated};
use crate::model::{ConstraintKind, Enforcement, Inheritance, QName};

/// A lock, and the table of the statement through which it is taken on one below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The lock.
    pub claim: LockClaim,
    /// The table that it is below of; `None` where the statement names the relation.
    pub through: Option<QName>,
}

/// How far below a table a lock is taken.
enum Depth {
    /// No further than itself.
    Itself,
    /// Its children only.
    Children,
    /// What holds rows.
    Leaves,
    /// Everything but what is below these.
    Until(Vec<QName>),
    /// Everything.
    All,
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
        for index in taken_over(statement) {
            // Elsewhere the lock on its table says as much.
            if let Some(slot) = out.get_mut(&index) {
                slot.0 = slot.0.max(LockMode::Share);
            }
        }
        for other in retyped(statement, families) {
            let slot = out
                .entry(other)
                .or_insert((LockMode::AccessExclusive, None));
            *slot = (LockMode::AccessExclusive, None);
        }
        for (table, mode, depth) in spread(statement, families) {
            let reached = match depth {
                Depth::All => families.below(&table),
                Depth::Until(ends) => {
                    let mut below = families.below(&table);
                    for end in ends {
                        let more = families.below(&end);
                        below.retain(|t| !more.contains(t));
                    }
                    below
                }
                Depth::Itself => BTreeSet::from([table.clone()]),
                Depth::Children => families.children(&table),
                Depth::Leaves => {
                    let mut below = families.below(&table);
                    below.retain(|t| !families.is_partitioned(t));
                    below
                }
            };
            for child in reached {
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

/// Indexes of partitions that become part of the table's.
fn taken_over(statement: &Statement) -> Vec<QName> {
    let Statement::AlterTable { actions, .. } = statement else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for action in actions {
        if let TableAction::Adopt { kind, parts, .. } = action
            && kind.has_index()
        {
            out.extend(parts.iter().map(|(part, own)| part.sibling(own.clone())));
        }
    }
    out
}

/// Tables whose foreign keys a type change makes anew.
fn retyped(statement: &Statement, families: Families<'_>) -> BTreeSet<QName> {
    let Statement::AlterTable { table, actions, .. } = statement else {
        return BTreeSet::new();
    };
    let mut out = BTreeSet::new();
    for action in actions {
        if let TableAction::SetType { column, .. } = action {
            for table in families.below(table).iter().chain([table]) {
                out.extend(families.across(table, column));
            }
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
                TableAction::AddConstraint { name, kind }
                | TableAction::Adopt { name, kind, .. } => kind.has_index().then_some(name),
                TableAction::AddKeyUsingIndex { name, index, .. } => {
                    (name != index).then_some(name)
                }
                TableAction::AddColumn { .. }
                | TableAction::DropColumn { .. }
                | TableAction::AddNotNull { .. }
                | TableAction::Validate { .. }
                | TableAction::DropConstraint { .. }
                | TableAction::AlterDeferral { .. }
                | TableAction::AlterNotNull { .. }
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
        | Statement::Domain { .. }
        | Statement::RenameColumn { .. }
        | Statement::Sync { .. }
        | Statement::Alone(_)
        | Statement::Covered(_)
        | Statement::Backfill { .. }
        | Statement::Comment { .. } => Vec::new(),
    }
}

/// Tables of the statement, and the mode that it takes on what is below them.
fn spread(statement: &Statement, families: Families<'_>) -> Vec<(QName, LockMode, Depth)> {
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
            if families.is_inherited_rule(table, &name.from)
                || families.is_inherited_rule(table, &name.to)
            {
                out.push((table.clone(), LockMode::AccessExclusive, Depth::All));
            }
        }
        Statement::CreateIndex {
            table,
            build: Build::Blocking,
            ..
        } if families.is_partitioned(table) => {
            out.push((table.clone(), LockMode::Share, Depth::All));
        }
        Statement::DropIndex {
            table,
            build: Build::Blocking,
            ..
        } if families.is_partitioned(table) => {
            out.push((table.clone(), LockMode::AccessExclusive, Depth::All));
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
        | Statement::Domain { .. }
        | Statement::RenameIndex { .. }
        // Only of tables that nothing hangs below.
        | Statement::RenameColumn { .. }
        | Statement::Sync { .. }
        | Statement::Alone(_)
        | Statement::Covered(_)
        | Statement::Backfill { .. }
        | Statement::Comment { .. } => {}
    }
    out
}

fn of_action(
    table: &QName,
    action: &TableAction,
    families: Families<'_>,
    out: &mut Vec<(QName, LockMode, Depth)>,
) {
    use LockMode::{AccessExclusive, AccessShare, Share, ShareRowExclusive, ShareUpdateExclusive};
    let partitioned = |t: &QName| families.is_partitioned(t);
    let mut push = |t: &QName, mode| out.push((t.clone(), mode, Depth::All));
    // Looks for inherited rules of the children before anything else, NO INHERIT or not.
    let new = families.live.version_num >= 180_000;
    let old = families.live.version_num < 150_000;
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
        TableAction::Adopt { kind, parts, .. } => match kind {
            ConstraintKind::ForeignKey(fk) => {
                // A partition that has it has it for all that is below; 18 looks there all the same.
                let ends = parts.iter().map(|(part, _)| part.clone());
                let ends = ends.filter(|_| !new).collect();
                out.push((table.clone(), ShareRowExclusive, Depth::Until(ends)));
                // The triggers of the partitions' own keys give way to those of this one.
                if !partitioned(&fk.table) {
                    out.push((fk.table.clone(), AccessExclusive, Depth::Itself));
                } else {
                    // Before 15 a partitioned table has no trigger there.
                    let held = if old {
                        ShareRowExclusive
                    } else {
                        AccessExclusive
                    };
                    out.push((fk.table.clone(), held, Depth::Itself));
                    out.push((fk.table.clone(), held, Depth::All));
                    out.push((fk.table.clone(), AccessExclusive, Depth::Leaves));
                    // They give away what they have for each partition at the other end.
                    let parts = parts.iter().map(|(part, _)| part.clone());
                    out.extend(parts.map(|part| (part, AccessExclusive, Depth::Itself)));
                }
            }
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Exclusion(_)
            | ConstraintKind::Check(_)
                if new =>
            {
                push(table, AccessExclusive)
            }
            // Partitions that are partitioned again have the key already, so what is below them is left alone.
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Exclusion(_)
            | ConstraintKind::Check(_) => out.push((table.clone(), Share, Depth::Children)),
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
                if partitioned(table) {
                    push(table, AccessExclusive);
                }
                // One that is NOT ENFORCED has no trigger there.
                if partitioned(&fk.table) && fk.enforcement == Enforcement::Enforced {
                    let depth = if old { Depth::Leaves } else { Depth::All };
                    out.push((fk.table.clone(), AccessExclusive, depth));
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
        // From 18 on a child keeps what was its own, and what is below it does too.
        TableAction::DropNotNull { column, .. } if new => {
            let ends = families.own_not_nulls(table, column);
            out.push((table.clone(), AccessExclusive, Depth::Until(ends)));
        }
        TableAction::AlterDeferral { .. } => {
            if partitioned(table) {
                push(table, AccessExclusive);
            }
        }
        TableAction::AddColumn { .. }
        | TableAction::DropColumn { .. }
        | TableAction::AddNotNull { .. }
        | TableAction::AlterNotNull { .. }
        | TableAction::SetNotNull { .. }
        | TableAction::DropNotNull { .. }
        | TableAction::SetDefault { .. }
        | TableAction::DropDefault { .. }
        | TableAction::SetType { .. } => push(table, AccessExclusive),
    }
}
