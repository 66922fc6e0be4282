//! A FOREIGN KEY of a partitioned table whose definition changes: R-PART-FK. Each partition has the new one beside the old
//! first; a short transaction then drops the old one and takes the new ones over.

use super::constraints::drop_action;
use super::names::{before, free_before, helper};
use super::partitioned_foreign_keys::{Online, why_each};
use super::{Context, restore_comment};
use crate::ddl::{Existence, Statement};
use crate::model::{Constraint, Ident, ObjectId, Pair, QName};
use crate::plan::step::{Batch, Draft, Rank};

/// The two keys of a change, and what its steps are about.
pub(super) struct Swap<'a> {
    from: Online<'a>,
    to: Online<'a>,
    id: ObjectId,
    /// What it is called before the plan, where a rename comes first and leaves that name free.
    before: Option<Ident>,
    /// The comment of the one before.
    comment: &'a Option<String>,
}

impl<'a> Swap<'a> {
    /// Where it is the way, for both.
    pub(super) fn new(
        table: &'a QName,
        name: &'a Ident,
        constraint: &'a Pair<Constraint>,
        context: &Context<'_>,
    ) -> Option<Swap<'a>> {
        let all_new = |part, kind| {
            let online = Online::with_parts((table, name), part, kind, context)?;
            (!online.takes_over()).then_some(online)
        };
        // Those of partitions keep their names when the table's gets another.
        let before = before(table, name, context);
        Some(Swap {
            from: all_new(before, &constraint.from.kind)?,
            to: all_new(name, &constraint.to.kind)?,
            id: ObjectId::Constraint(table.clone(), name.clone()),
            before: free_before(table, name, context).cloned(),
            comment: &constraint.from.comment,
        })
    }

    /// Each partition has the one that comes beside the one that goes, under a name of its own until then.
    fn prepared(&self, comes: &Online<'_>, context: &Context<'_>) -> Vec<(QName, Pair<Ident>)> {
        let leaves = comes.leaves.iter();
        leaves
            .map(|(leaf, own)| {
                let taken = |n: &Ident| {
                    let table = context.table(leaf);
                    table.is_some_and(|t| t.constraints.contains_key(n))
                };
                let beside = helper(own, "__lockstep_new", taken);
                (leaf.clone(), Pair::new(beside, own.clone()))
            })
            .collect()
    }

    fn swap(
        &self,
        (goes, comes): (&Online<'_>, &Online<'_>),
        comment: &Option<String>,
        context: &Context<'_>,
    ) -> Batch {
        let drop = drop_action(goes.name, goes.kind, Existence::Required);
        let mut statements = vec![Statement::alter(goes.table, drop)];
        let prepared = self.prepared(comes, context).into_iter();
        statements.extend(prepared.map(|(table, name)| Statement::RenameConstraint {
            table,
            name,
            has_index: false,
        }));
        let comment = restore_comment(self.id.clone(), comment);
        let whole = comes.whole(comment.into_iter().collect());
        statements.extend(whole.statements);
        Batch::new(statements, whole.done)
    }

    /// The old one comes back, under its name of now. What the server keeps for each partition of the referenced table is
    /// called after the name that it is made under, and keeps that when the table's is renamed: so it is made under the name
    /// of before.
    fn swap_back(&self, context: &Context<'_>) -> Batch {
        let Some(before) = &self.before else {
            return self.swap((&self.to, &self.from), self.comment, context);
        };
        let made = Online {
            name: before,
            leaves: self.from.leaves.clone(),
            taken_over: Vec::new(),
            ..self.from
        };
        let mut batch = self.swap((&self.to, &made), &None, context);
        batch.done = self.from.in_force();
        let name = Pair::new(before.clone(), self.from.name.clone());
        batch.statements.push(Statement::RenameConstraint {
            table: self.from.table.clone(),
            name,
            has_index: false,
        });
        batch
            .statements
            .extend(restore_comment(self.id.clone(), self.comment));
        batch
    }

    /// The steps: each partition's, then all at once.
    pub(super) fn steps(&self, context: &Context<'_>) -> Vec<Draft> {
        let (table, name) = (self.to.table, self.to.name);
        let phase = context.phase(&self.id);
        let prepared = self.prepared(&self.to, context).into_iter();
        let mut out: Vec<Draft> = prepared
            .map(|(leaf, beside)| {
                let beside = (leaf, beside.from);
                let [first, second] = self.to.leaf(&beside);
                let (leaf, own) = &beside;
                Draft::new(
                    Rank::Replace,
                    phase,
                    format!("add the new foreign key {name} on {leaf} beside the old one, and validate it"),
                    "NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own",
                )
                .on([self.id.clone()])
                .forward(first.statements, first.done)
                .forward(second.statements, second.done)
                .rollback([self.to.drop_one(leaf, own)])
            })
            .collect();
        if let Some(first) = out.first_mut() {
            first.why = format!(
                "the rule changed; the old one stays in force until the new one is proved; {}; {}",
                why_each(table, context),
                first.why
            );
        }
        let mut back: Vec<Batch> = Vec::new();
        for (leaf, beside) in self.prepared(&self.from, context) {
            back.extend(self.from.leaf(&(leaf, beside.from)));
        }
        back.push(self.swap_back(context));
        let forth = self.swap((&self.from, &self.to), &None, context);
        out.push(
            Draft::new(
                Rank::Replace,
                phase,
                format!("replace foreign key {name} on {table} by those of its partitions"),
                "one short transaction: at no moment is neither rule in force, and no row is read",
            )
            .on([self.id.clone()])
            .forward(forth.statements, forth.done)
            .rollback(back),
        );
        out
    }
}
