//! Which locks a statement takes, on which relations, and for how long they matter.
//!
//! The claims follow the manual (13.3.1, ALTER TABLE, CREATE INDEX) and measurements on 13 to 18.
//! Only relations that exist before the plan's transaction are named. `prove` checks every claim.

use std::collections::BTreeMap;

use super::retype::{is_free, leaves_values};
use super::{Build, Statement, SyncPart, TableAction, Validated};
use crate::model::{ConstraintKind, ObjectId, QName};

/// Table-level lock modes, weakest first (manual 13.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LockMode {
    /// ACCESS SHARE: stops only ACCESS EXCLUSIVE.
    AccessShare,
    /// ROW SHARE.
    RowShare,
    /// ROW EXCLUSIVE.
    RowExclusive,
    /// SHARE UPDATE EXCLUSIVE: stops other DDL, VACUUM, index builds.
    ShareUpdateExclusive,
    /// SHARE: stops writes.
    Share,
    /// SHARE ROW EXCLUSIVE: stops writes.
    ShareRowExclusive,
    /// EXCLUSIVE: stops writes and SELECT FOR UPDATE.
    Exclusive,
    /// ACCESS EXCLUSIVE: stops reads and writes.
    AccessExclusive,
}

impl LockMode {
    /// All modes, weakest first.
    pub const ALL: [LockMode; 8] = [
        LockMode::AccessShare,
        LockMode::RowShare,
        LockMode::RowExclusive,
        LockMode::ShareUpdateExclusive,
        LockMode::Share,
        LockMode::ShareRowExclusive,
        LockMode::Exclusive,
        LockMode::AccessExclusive,
    ];

    /// The manual's words.
    pub fn words(self) -> &'static str {
        match self {
            LockMode::AccessShare => "ACCESS SHARE",
            LockMode::RowShare => "ROW SHARE",
            LockMode::RowExclusive => "ROW EXCLUSIVE",
            LockMode::ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
            LockMode::Share => "SHARE",
            LockMode::ShareRowExclusive => "SHARE ROW EXCLUSIVE",
            LockMode::Exclusive => "EXCLUSIVE",
            LockMode::AccessExclusive => "ACCESS EXCLUSIVE",
        }
    }

    /// The name in `pg_locks.mode`.
    pub fn pg_locks_name(self) -> &'static str {
        match self {
            LockMode::AccessShare => "AccessShareLock",
            LockMode::RowShare => "RowShareLock",
            LockMode::RowExclusive => "RowExclusiveLock",
            LockMode::ShareUpdateExclusive => "ShareUpdateExclusiveLock",
            LockMode::Share => "ShareLock",
            LockMode::ShareRowExclusive => "ShareRowExclusiveLock",
            LockMode::Exclusive => "ExclusiveLock",
            LockMode::AccessExclusive => "AccessExclusiveLock",
        }
    }

    /// Does it stop plain SELECTs?
    pub fn stops_reads(self) -> bool {
        self == LockMode::AccessExclusive
    }

    /// Does it stop INSERT, UPDATE and DELETE?
    pub fn stops_writes(self) -> bool {
        self >= LockMode::Share
    }
}

/// A lock on one relation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LockClaim {
    /// A table, or an index.
    pub relation: QName,
    /// The strongest mode taken on it.
    pub mode: LockMode,
}

/// What the waiting and the holding of a statement's locks mean for the application; decides its
/// timeouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LockClass {
    /// No lock on a user's relation.
    CatalogOnly,
    /// Weak locks only, for an instant: a rename of an index, a comment.
    WeakShort,
    /// Weak locks only, may run long: no `lock_timeout`, no `statement_timeout`.
    WeakLong,
    /// A lock that stops writes or reads, held for an instant: short `lock_timeout`, retried.
    StrongShort,
    /// A lock that stops writes or reads, held through a scan, build or rewrite: a hazard.
    StrongLong,
}

/// The locks of one statement: for each existing relation the strongest mode.
pub fn claims(statement: &Statement) -> Vec<LockClaim> {
    let mut out: BTreeMap<QName, LockMode> = BTreeMap::new();
    let mut claim = |relation: QName, mode: LockMode| {
        let slot = out.entry(relation).or_insert(mode);
        *slot = (*slot).max(mode);
    };
    match statement {
        Statement::CreateExtension { .. }
        | Statement::DropExtension { .. }
        | Statement::UpdateExtension { .. }
        | Statement::CreateEnum { .. }
        | Statement::DropEnum { .. }
        | Statement::AddEnumValue { .. }
        | Statement::RenameEnumValue { .. }
        | Statement::RenameEnum { .. }
        | Statement::CarryTypeRights { .. }
        | Statement::Domain { .. }
        | Statement::Alone(_) => {}
        Statement::Covered(covered) => {
            claim(covered.table.clone(), LockMode::AccessShare);
            claim(covered.fk.table.clone(), LockMode::AccessShare);
        }
        Statement::AlterTable { table, actions, .. } => {
            for action in actions {
                action_claims(table, action, &mut claim);
            }
        }
        Statement::RenameConstraint {
            table,
            name,
            has_index,
        } => {
            claim(table.clone(), LockMode::AccessExclusive);
            if *has_index {
                claim(
                    table.sibling(name.from.clone()),
                    LockMode::ShareUpdateExclusive,
                );
            }
        }
        Statement::CreateIndex { table, build, .. } => claim(
            table.clone(),
            match build {
                Build::Concurrently => LockMode::ShareUpdateExclusive,
                Build::Blocking | Build::Itself => LockMode::Share,
            },
        ),
        Statement::DropIndex {
            table, name, build, ..
        } => {
            let mode = match build {
                Build::Concurrently => LockMode::ShareUpdateExclusive,
                Build::Blocking | Build::Itself => LockMode::AccessExclusive,
            };
            claim(table.clone(), mode);
            claim(table.sibling(name.clone()), mode);
        }
        // A query that plans over the partition looks at its indexes, and waits.
        Statement::AttachIndex {
            above: (parent, index),
            partition: (table, own),
            ..
        } => {
            claim(
                parent.sibling(index.clone()),
                LockMode::ShareUpdateExclusive,
            );
            claim(table.sibling(own.clone()), LockMode::AccessExclusive);
        }
        Statement::RenameColumn { table, .. } => claim(table.clone(), LockMode::AccessExclusive),
        Statement::Sync { sync, part } => match part {
            SyncPart::Trigger => claim(sync.table.clone(), LockMode::ShareRowExclusive),
            SyncPart::DropTrigger => claim(sync.table.clone(), LockMode::AccessExclusive),
            SyncPart::Function | SyncPart::DropFunction => {}
        },
        // ROW EXCLUSIVE in each of its transactions; the last one comments on the column.
        Statement::Backfill { sync, .. } => {
            claim(sync.table.clone(), LockMode::ShareUpdateExclusive);
        }
        Statement::RenameIndex { table, name } => claim(
            table.sibling(name.from.clone()),
            LockMode::ShareUpdateExclusive,
        ),
        Statement::Comment { object, .. } => match object {
            ObjectId::Extension(_) | ObjectId::Enum(_) => {}
            ObjectId::Table(t) | ObjectId::Column(t, _) => {
                claim(t.clone(), LockMode::ShareUpdateExclusive);
            }
            ObjectId::Constraint(t, _) => claim(t.clone(), LockMode::AccessShare),
            ObjectId::Index(t, i) => {
                claim(t.sibling(i.clone()), LockMode::ShareUpdateExclusive);
            }
        },
    }
    out.into_iter()
        .map(|(relation, mode)| LockClaim { relation, mode })
        .collect()
}

fn action_claims(table: &QName, action: &TableAction, claim: &mut impl FnMut(QName, LockMode)) {
    use LockMode::{
        AccessExclusive, AccessShare, RowShare, ShareRowExclusive, ShareUpdateExclusive,
    };
    match action {
        TableAction::AddConstraint { kind, .. } => match kind {
            ConstraintKind::ForeignKey(fk) => {
                claim(table.clone(), ShareRowExclusive);
                claim(fk.table.clone(), ShareRowExclusive);
            }
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_) => claim(table.clone(), AccessExclusive),
        },
        TableAction::Adopt { kind, .. } => match kind {
            // More, by what hangs below either: `spread`.
            ConstraintKind::ForeignKey(fk) => {
                claim(table.clone(), ShareRowExclusive);
                claim(fk.table.clone(), ShareRowExclusive);
            }
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_) => claim(table.clone(), AccessExclusive),
        },
        TableAction::AddKeyUsingIndex { name, index, .. } => {
            claim(table.clone(), AccessExclusive);
            let mode = if name == index {
                AccessShare
            } else {
                ShareUpdateExclusive
            };
            claim(table.sibling(index.clone()), mode);
        }
        TableAction::Validate { what, .. } => {
            claim(table.clone(), ShareUpdateExclusive);
            if let Validated::ForeignKey { table: parent } = what {
                claim(parent.clone(), RowShare);
            }
        }
        TableAction::DropConstraint { name, was, .. } => {
            claim(table.clone(), AccessExclusive);
            if let ConstraintKind::ForeignKey(fk) = was {
                claim(fk.table.clone(), AccessExclusive);
            }
            if was.has_index() {
                claim(table.sibling(name.clone()), AccessExclusive);
            }
        }
        TableAction::AddColumn { .. }
        | TableAction::DropColumn { .. }
        | TableAction::AddNotNull { .. }
        | TableAction::AlterDeferral { .. }
        | TableAction::AlterNotNull { .. }
        | TableAction::SetNotNull { .. }
        | TableAction::DropNotNull { .. }
        | TableAction::SetDefault { .. }
        | TableAction::DropDefault { .. }
        | TableAction::SetType { .. } => claim(table.clone(), AccessExclusive),
    }
}

/// Does the statement read or write every row (scan, index build, rewrite)?
pub fn is_long(statement: &Statement) -> bool {
    match statement {
        Statement::CreateIndex { build, .. } => *build != Build::Itself,
        // Dropping concurrently waits for every user of the table.
        Statement::DropIndex { build, .. } => *build == Build::Concurrently,
        Statement::Backfill { .. } | Statement::Covered(_) => true,
        Statement::AlterTable { actions, .. } => actions.iter().any(|a| match a {
            TableAction::Validate { .. } => true,
            TableAction::SetType {
                column,
                data_type,
                using,
            } => !is_free(data_type) || !leaves_values(column, data_type, using),
            TableAction::SetNotNull { proof, .. } => proof.is_none(),
            TableAction::AddConstraint { kind, .. } => match kind {
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::Exclusion(_) => true,
                // What is NOT ENFORCED is added without a look at the rows.
                ConstraintKind::ForeignKey(crate::model::ForeignKey { enforcement, .. })
                | ConstraintKind::Check(crate::model::Check { enforcement, .. }) => {
                    *enforcement == crate::model::Enforcement::Enforced
                        && kind.validity() == crate::model::Validity::Valid
                }
            },
            TableAction::AddNotNull { validity, .. } => *validity == crate::model::Validity::Valid,
            TableAction::AddColumn { .. }
            | TableAction::DropColumn { .. }
            | TableAction::AddKeyUsingIndex { .. }
            | TableAction::Adopt { .. }
            | TableAction::DropConstraint { .. }
            | TableAction::AlterDeferral { .. }
            | TableAction::AlterNotNull { .. }
            | TableAction::DropNotNull { .. }
            | TableAction::SetDefault { .. }
            | TableAction::DropDefault { .. } => false,
        }),
        Statement::CreateExtension { .. }
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
        | Statement::AttachIndex { .. }
        | Statement::RenameIndex { .. }
        | Statement::Comment { .. } => false,
    }
}

/// The strongest mode per relation over several statements of one transaction.
pub fn strongest<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> Vec<LockClaim> {
    let mut out: BTreeMap<QName, LockMode> = BTreeMap::new();
    for statement in statements {
        for LockClaim { relation, mode } in claims(statement) {
            let slot = out.entry(relation).or_insert(mode);
            *slot = (*slot).max(mode);
        }
    }
    out.into_iter()
        .map(|(relation, mode)| LockClaim { relation, mode })
        .collect()
}

/// The class of a transaction made of `statements`.
pub fn class(statements: &[Statement]) -> LockClass {
    let strong = strongest(statements).iter().any(|c| c.mode.stops_writes());
    let any = !strongest(statements).is_empty();
    let long = statements.iter().any(is_long);
    match (strong, long) {
        (true, true) => LockClass::StrongLong,
        (true, false) => LockClass::StrongShort,
        (false, true) => LockClass::WeakLong,
        (false, false) if any => LockClass::WeakShort,
        (false, false) => LockClass::CatalogOnly,
    }
}
