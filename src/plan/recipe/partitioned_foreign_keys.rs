//! FOREIGN KEY of partitioned tables: R-PART-FK. They refuse NOT VALID before 18, so each partition gets the key
//! NOT VALID and proves it, and the table's own then takes them over without reading a row.

use std::collections::BTreeSet;

use super::constraints::{add_action, drop_action, validate_statements};

use super::partitions::{Kind, counted, measured, size, tree};
use super::{Context, declared, restore_comment};
use crate::ddl::{Existence, Reach, Statement, TableAction};
use crate::model::{
    Constraint, ConstraintKind, Enforcement, ForeignKey, Ident, ObjectId, QName, Validity,
};
use crate::overlay::chosen_index_name;
use crate::plan::condition::Condition;
use crate::plan::file::ShortFile;
use crate::plan::step::{Batch, Draft, Rank};

/// A foreign key of a partitioned table, and those of its partitions.
pub(super) struct Online<'a> {
    pub(super) table: &'a QName,
    pub(super) name: &'a Ident,
    pub(super) kind: &'a ConstraintKind,
    pub(super) referenced: &'a QName,
    /// The partitions that hold rows, and what theirs is called: the same, unless that is taken.
    pub(super) leaves: Vec<(QName, Ident)>,
    /// Those that have one of their own already, which becomes part of the table's.
    pub(super) taken_over: Vec<Own>,
}

/// A foreign key that a partition has already.
pub(super) struct Own {
    partition: QName,
    name: Ident,
    constraint: Constraint,
    /// A partition that is partitioned again has it for all that is below.
    is_leaf: bool,
}

impl<'a> Online<'a> {
    /// Where it is the way: an enforced, proved key of a partitioned table, on a server before 18 or where a partition
    /// has one of its own already.
    pub(super) fn new(
        table: &'a QName,
        name: &'a Ident,
        kind: &'a ConstraintKind,
        context: &Context<'_>,
    ) -> Option<Online<'a>> {
        let online = Online::with_parts((table, name), name, kind, context)?;
        (context.version() < 180_000 || online.takes_over()).then_some(online)
    }

    /// Has a partition one of its own already, that becomes part of the table's?
    pub(super) fn takes_over(&self) -> bool {
        !self.taken_over.is_empty()
    }

    /// The same, where those of the partitions go by another name.
    pub(super) fn with_parts(
        (table, name): (&'a QName, &'a Ident),
        part: &Ident,
        kind: &'a ConstraintKind,
        context: &Context<'_>,
    ) -> Option<Online<'a>> {
        let fk = enforced(kind)?;
        if !context.is_partitioned(table) {
            return None;
        }
        let columns: Vec<String> = fk.columns.iter().map(|c| c.as_str().to_owned()).collect();
        let mut online = Online {
            table,
            name,
            kind,
            referenced: &fk.table,
            leaves: Vec::new(),
            taken_over: Vec::new(),
        };
        let mut covered: BTreeSet<QName> = BTreeSet::new();
        for branch in tree(table, context)? {
            if covered.contains(&branch.above) {
                covered.insert(branch.table);
                continue;
            }
            let mut constraints = context.table(&branch.table)?.constraints.iter();
            let is_leaf = branch.kind == Kind::Leaf;
            let same = |own: &ConstraintKind| own.clone().with_validity(Validity::Valid) == *kind;
            match constraints.find(|(_, own)| same(&own.kind)) {
                Some((own, constraint)) => {
                    covered.insert(branch.table.clone());
                    online.taken_over.push(Own {
                        partition: branch.table,
                        name: own.clone(),
                        constraint: constraint.clone(),
                        is_leaf,
                    });
                }
                None if is_leaf => {
                    let own = own_name(&branch.table, part, &columns, context);
                    online.leaves.push((branch.table, own));
                }
                None => {}
            }
        }
        Some(online)
    }

    /// Those that the partitions have and that are not proved yet.
    fn unproved(&self) -> impl Iterator<Item = &Own> {
        let all = self.taken_over.iter();
        all.filter(|own| own.constraint.kind.validity() == Validity::NotValid)
    }

    pub(super) fn in_force(&self) -> Condition {
        Condition::constraint(self.table, self.name, self.kind)
    }

    fn or_in_force(&self, condition: Condition) -> Condition {
        Condition::Any(vec![self.in_force(), condition])
    }

    pub(super) fn leaf(&self, (leaf, own): &(QName, Ident)) -> [Batch; 2] {
        let begun = self.kind.clone().with_validity(Validity::NotValid);
        [
            Batch::new(
                vec![Statement::alter(leaf, add_action(own, begun))],
                self.or_in_force(Condition::constraint(leaf, own, self.kind)),
            ),
            Batch::new(
                validate_statements(leaf, own, self.kind),
                self.or_in_force(Condition::constraint_valid(leaf, own, self.kind)),
            ),
        ]
    }

    pub(super) fn drop_one(&self, table: &QName, name: &Ident) -> Batch {
        let action = drop_action(name, self.kind, Existence::IfExists);
        Batch::new(
            vec![Statement::alter(table, action)],
            Condition::constraint(table, name, self.kind).negate(),
        )
    }

    /// `more` is said with it.
    pub(super) fn whole(&self, more: Vec<Statement>) -> Batch {
        let action = TableAction::Adopt {
            name: self.name.clone(),
            kind: self.kind.clone(),
            parts: self
                .leaves
                .iter()
                .cloned()
                .chain(self.taken_over.iter().map(Own::part))
                .collect(),
        };
        let mut statements = vec![Statement::alter(self.table, action)];
        statements.extend(more);
        Batch::new(statements, self.in_force())
    }

    /// What was a key of the partition's own goes with the table's, and comes back.
    fn whole_back(&self, context: &Context<'_>) -> Vec<Batch> {
        let mut out = vec![self.drop_one(self.table, self.name)];
        for own in &self.taken_over {
            let id = ObjectId::Constraint(own.partition.clone(), own.name.clone());
            let comment = restore_comment(id, &own.constraint.comment);
            if !own.is_leaf && context.version() < 180_000 {
                let at = (&own.partition, &own.name);
                let whole = Online::with_parts(at, &own.name, self.kind, context);
                let whole = whole.map(Online::all_new);
                out.extend(
                    whole
                        .into_iter()
                        .flat_map(|w| w.all(comment.clone().into_iter().collect())),
                );
                continue;
            }
            let [mut there, proved] = self.leaf(&own.part());
            there.statements.extend(comment);
            out.push(there);
            if own.constraint.kind.validity() == Validity::Valid {
                out.push(proved);
            }
        }
        out
    }

    /// With nothing to take over: what there was has gone.
    fn all_new(mut self) -> Online<'a> {
        self.taken_over.clear();
        self
    }

    /// A partition's own key is proved; and is as it was again.
    fn prove(&self, own: &Own) -> (Batch, Batch) {
        let (partition, name) = own.part();
        let proved = Condition::constraint_valid(&partition, &name, self.kind);
        let mut back = vec![Statement::AlterTable {
            table: partition.clone(),
            reach: Reach::Children,
            actions: vec![
                drop_action(&name, self.kind, Existence::Required),
                add_action(&name, own.constraint.kind.clone()),
            ],
        }];
        let id = ObjectId::Constraint(partition.clone(), name.clone());
        back.extend(restore_comment(id, &own.constraint.comment));
        (
            Batch::new(
                validate_statements(&partition, &name, self.kind),
                self.or_in_force(proved.clone()),
            ),
            Batch::new(back, proved.negate()),
        )
    }

    /// Everything in one list: the way back where such a key has been dropped.
    pub(super) fn all(&self, more: Vec<Statement>) -> Vec<Batch> {
        let mut out: Vec<Batch> = self
            .leaves
            .iter()
            .flat_map(|leaf| self.leaf(leaf))
            .collect();
        out.push(self.whole(more));
        out
    }
}

impl Own {
    fn part(&self) -> (QName, Ident) {
        (self.partition.clone(), self.name.clone())
    }
}

/// Why a foreign key of a partitioned table comes in so many steps.
pub(super) fn why_each(table: &QName, context: &Context<'_>) -> String {
    format!(
        "a partitioned table{} that gets it whole would look every row up while writes wait, and refuses NOT VALID before 18: so each partition gets the key first",
        measured(table, context)
    )
}

/// The name of the table's, or, where the partition has a rule of that name, what the server would choose.
fn own_name(leaf: &QName, name: &Ident, columns: &[String], context: &Context<'_>) -> Ident {
    let states = &context.target.states;
    let taken = |n: &Ident| {
        let both = [&states.from, &states.to];
        let mut tables = both.into_iter().filter_map(|c| c.tables.get(leaf));
        tables.any(|t| t.constraints.contains_key(n))
    };
    if taken(name) {
        chosen_index_name(leaf, columns, "fkey", taken)
    } else {
        name.clone()
    }
}

fn enforced(kind: &ConstraintKind) -> Option<&ForeignKey> {
    match kind {
        ConstraintKind::ForeignKey(fk)
            if fk.enforcement == Enforcement::Enforced && fk.validity == Validity::Valid =>
        {
            Some(fk)
        }
        ConstraintKind::ForeignKey(_)
        | ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => None,
    }
}

/// Are both ends so small that one go is short?
pub(super) fn short(table: &QName, referenced: &QName, context: &Context<'_>) -> Option<ShortFile> {
    let rows = |t: &QName| {
        if context.is_partitioned(t) {
            return size(t, context)?.rows;
        }
        context.table(t)?.size.rows
    };
    let rows = rows(table)?.max(rows(referenced)?);
    (context.is_partitioned(table) && rows <= context.small_rows).then(|| ShortFile {
        rows,
        limit: context.small_rows,
        tables: counted(&[table, referenced], context),
    })
}

/// A new foreign key, while reads and writes go on.
pub(super) fn add(online: &Online<'_>, id: &ObjectId, context: &Context<'_>) -> Vec<Draft> {
    let (table, name, referenced) = (online.table, online.name, online.referenced);
    let phase = context.phase(id);
    let mut out: Vec<Draft> = online
        .leaves
        .iter()
        .map(|leaf| {
            let [first, second] = online.leaf(leaf);
            let (partition, own) = leaf;
            Draft::new(
                Rank::ForeignKey,
                phase,
                format!("add foreign key {own} on {partition}, its part of {name} of {table}, and validate it"),
                "NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own",
            )
            .on([id.clone()])
            .forward(first.statements, first.done)
            .forward(second.statements, second.done)
            .rollback([online.drop_one(partition, own)])
        })
        .collect();
    out.extend(online.unproved().map(|own| {
        let (forth, back) = online.prove(own);
        Draft::new(
            Rank::ForeignKey,
            phase,
            format!(
                "validate foreign key {} on {}, its part of {name} of {table}",
                own.name, own.partition
            ),
            "the partition has it NOT VALID; rows are looked up under locks that stop neither reads nor writes",
        )
        .on([id.clone()])
        .forward(forth.statements, forth.done)
        .rollback([back])
    }));
    let whole = online.whole(Vec::new());
    out.push(
        Draft::new(
            Rank::ForeignKey,
            phase,
            format!("add foreign key {name} on {table} over those of its partitions"),
            format!(
                "each partition has it, proved, so no row is read; {referenced} is locked against reads too for an instant, because the keys of the partitions give their triggers there away"
            ),
        )
        .on([id.clone()])
        .forward(whole.statements, whole.done)
        .rollback(online.whole_back(context)),
    );
    if let Some(first) = out.first_mut() {
        let (object, each) = (declared(id), why_each(table, context));
        first.why = format!("{object}; {each}; {}", first.why);
    }
    out
}
