//! The way back from SET NOT NULL before 18, where tables below have the NOT NULL already: DROP NOT NULL would take theirs too.
//!
//! Children by INHERITS are left out of it by ONLY. A partitioned table cannot be altered by itself, so its partitions get
//! theirs again in the same transaction, by the word of a CHECK that is proved before.

use std::collections::BTreeSet;

use super::Context;
use super::names::helper;
use super::proofs::Proof;
use crate::ddl::spread::Families;
use crate::ddl::{Existence, Reach, Statement, TableAction, Validated};
use crate::model::{Ident, Inheritance, QName, Validity};
use crate::plan::condition::Condition;
use crate::plan::step::Batch;

/// The tables below that have a NOT NULL of their own on the column.
fn own(table: &QName, column: &Ident, context: &Context<'_>) -> BTreeSet<QName> {
    let mut below = Families::new(context.live).below(table);
    below.retain(|t| {
        let found = context.live.catalog.column(t, column);
        found.is_some_and(|c| c.nullability.is_not_null())
    });
    below
}

fn drop_action(column: &Ident) -> TableAction {
    TableAction::DropNotNull {
        column: column.clone(),
        inheritance: Inheritance::Inherited,
    }
}

/// The transactions that take the NOT NULLs back: `first` at the start of the last one.
pub(super) fn undo(
    table: &QName,
    first: Vec<TableAction>,
    proofs: &[Proof],
    context: &Context<'_>,
) -> Vec<Batch> {
    let undone = Condition::All(
        proofs
            .iter()
            .map(|p| Condition::some_not_null(table, &p.column).negate())
            .collect(),
    );
    let mut before = Vec::new();
    let mut plain = first;
    let mut last = Vec::new();
    for proof in proofs {
        let column = &proof.column;
        let own = own(table, column, context);
        if own.is_empty() {
            plain.push(drop_action(column));
        } else if context.is_partitioned(table) {
            plain.push(drop_action(column));
            for partition in highest(&own, context) {
                let (batches, statements) = given_back(&partition, proof, &undone, context);
                before.extend(batches);
                last.extend(statements);
            }
        } else {
            let mut bare = Families::new(context.live).below(table);
            bare.retain(|t| !own.contains(t));
            bare.insert(table.clone());
            last.extend(bare.into_iter().map(|table| Statement::AlterTable {
                table,
                reach: Reach::Itself,
                actions: vec![drop_action(column)],
            }));
        }
    }
    if !plain.is_empty() {
        last.insert(
            0,
            Statement::AlterTable {
                table: table.clone(),
                reach: Reach::Children,
                actions: plain,
            },
        );
    }
    before.push(Batch::new(last, undone));
    before
}

/// Those that are below no other of them.
fn highest(own: &BTreeSet<QName>, context: &Context<'_>) -> BTreeSet<QName> {
    let families = Families::new(context.live);
    let lower: BTreeSet<QName> = own.iter().flat_map(|t| families.below(t)).collect();
    own.difference(&lower).cloned().collect()
}

/// What proves the partition's NOT NULL beforehand, and what sets it again without a scan.
fn given_back(
    partition: &QName,
    proof: &Proof,
    undone: &Condition,
    context: &Context<'_>,
) -> ([Batch; 2], [Statement; 2]) {
    let taken = |n: &Ident| {
        let found = context.table(partition);
        found.is_some_and(|t| t.constraints.contains_key(n))
    };
    let name = helper(&proof.column, "__lockstep_own_not_null", taken);
    let valid = proof.kind.clone().with_validity(Validity::Valid);
    let or_undone = |c| Condition::Any(vec![undone.clone(), c]);
    let begin = Batch::new(
        vec![Statement::alter(
            partition,
            TableAction::AddConstraint {
                name: name.clone(),
                kind: proof.kind.clone(),
            },
        )],
        or_undone(Condition::constraint(partition, &name, &valid)),
    );
    let prove = Batch::new(
        vec![Statement::alter(
            partition,
            TableAction::Validate {
                name: name.clone(),
                what: Validated::Check {
                    inheritance: Inheritance::Inherited,
                },
            },
        )],
        or_undone(Condition::constraint_valid(partition, &name, &valid)),
    );
    let set = TableAction::SetNotNull {
        column: proof.column.clone(),
        proof: Some(name.clone()),
    };
    let drop = TableAction::DropConstraint {
        name,
        was: valid,
        existence: Existence::Required,
    };
    (
        [begin, prove],
        [set, drop].map(|action| Statement::alter(partition, action)),
    )
}
