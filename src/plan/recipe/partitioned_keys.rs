//! PRIMARY KEY and UNIQUE of partitioned tables: R-PART-UNIQUE. USING INDEX is refused on the table itself, so each
//! partition gets the key first, as a table of its own would, and the table's own then takes them over.

use super::indexes::{build, drop_if_exists};
use super::keys::{drop_action, using_index};
use super::partitions::{Branch, Kind, measured};
use super::{Context, declared};
use crate::ddl::{Build, Existence, Statement, TableAction};
use crate::model::{ConstraintKind, Ident, IndexDef, ObjectId, Period, QName};
use crate::plan::condition::Condition;
use crate::plan::step::{Batch, Draft, Rank};

/// A key of a partitioned table, and those of its partitions.
pub(super) struct Online<'a> {
    pub(super) table: &'a QName,
    pub(super) name: &'a Ident,
    pub(super) kind: &'a ConstraintKind,
    /// The index under it.
    pub(super) def: &'a IndexDef,
    pub(super) branches: &'a [Branch],
}

/// Can each partition have it first? From 18 on a partition's own primary key makes its NOT NULL its own for good, and
/// a rollback could not give the state before back.
pub(super) fn is_way(kind: &ConstraintKind, context: &Context<'_>) -> bool {
    match kind {
        ConstraintKind::PrimaryKey(key) => key.period == Period::No && context.version() < 180_000,
        ConstraintKind::Unique(key) => key.period == Period::No,
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            false
        }
    }
}

impl Online<'_> {
    fn in_force(&self) -> Condition {
        Condition::constraint(self.table, self.name, self.kind)
    }

    fn or_in_force(&self, condition: Condition) -> Condition {
        Condition::Any(vec![self.in_force(), condition])
    }

    pub(super) fn leaves(&self) -> impl Iterator<Item = &Branch> {
        self.branches.iter().filter(|b| b.kind == Kind::Leaf)
    }

    /// A partition builds its index.
    pub(super) fn build(&self, leaf: &Branch) -> Batch {
        let (table, own) = (&leaf.table, &leaf.index);
        Batch::new(
            vec![build(table, own, self.def, Build::Concurrently)],
            Condition::index(table, own, self.def),
        )
    }

    /// Takes that away.
    pub(super) fn drop_index(&self, leaf: &Branch) -> Batch {
        drop_if_exists(&leaf.table, &leaf.index, self.def)
    }

    fn using_index(&self, leaf: &Branch) -> Statement {
        let action = using_index(&leaf.index, self.kind, &leaf.index);
        Statement::alter(&leaf.table, action)
    }

    /// A partition builds its index and makes it its key.
    fn leaf(&self, leaf: &Branch) -> [Batch; 2] {
        let there = Condition::constraint(&leaf.table, &leaf.index, self.kind);
        let Batch { statements, done } = self.build(leaf);
        [
            Batch::new(
                statements,
                self.or_in_force(Condition::Any(vec![there.clone(), done])),
            ),
            Batch::new(vec![self.using_index(leaf)], self.or_in_force(there)),
        ]
    }

    fn leaf_back(&self, leaf: &Branch) -> [Batch; 2] {
        [
            self.drop_one(&leaf.table, &leaf.index),
            self.drop_index(leaf),
        ]
    }

    /// The indexes are there: every key of the tree, in one transaction.
    pub(super) fn over_its_indexes(&self) -> Vec<Statement> {
        let mut out: Vec<Statement> = self.leaves().map(|leaf| self.using_index(leaf)).collect();
        let whole = self.whole(Vec::new()).into_iter();
        out.extend(whole.flat_map(|b| b.statements));
        out
    }

    fn drop_one(&self, table: &QName, name: &Ident) -> Batch {
        let action = drop_action(name, self.kind, Existence::IfExists);
        Batch::new(
            vec![Statement::alter(table, action)],
            Condition::constraint(table, name, self.kind).negate(),
        )
    }

    fn adopt(&self, table: &QName, name: &Ident) -> Statement {
        let parts = self.branches.iter().filter(|b| b.above == *table);
        let action = TableAction::Adopt {
            name: name.clone(),
            kind: self.kind.clone(),
            parts: parts.map(|b| (b.table.clone(), b.index.clone())).collect(),
        };
        Statement::alter(table, action)
    }

    /// The deepest first, each from the keys below it; the table itself, with what else is said there, last.
    fn whole(&self, more: Vec<Statement>) -> Vec<Batch> {
        let mut subs: Vec<&Branch> = self.branches.iter().collect();
        subs.retain(|b| b.kind != Kind::Leaf);
        subs.sort_by_key(|b| std::cmp::Reverse(b.depth));
        let mut out: Vec<Batch> = subs
            .into_iter()
            .map(|b| {
                let there = Condition::constraint(&b.table, &b.index, self.kind);
                Batch::new(
                    vec![self.adopt(&b.table, &b.index)],
                    self.or_in_force(there),
                )
            })
            .collect();
        let mut last = vec![self.adopt(self.table, self.name)];
        last.extend(more);
        out.push(Batch::new(last, self.in_force()));
        out
    }

    fn whole_back(&self) -> Vec<Batch> {
        let subs = self.branches.iter().filter(|b| b.kind != Kind::Leaf);
        let mut out = vec![self.drop_one(self.table, self.name)];
        out.extend(subs.map(|b| self.drop_one(&b.table, &b.index)));
        out
    }

    /// Everything in one list: the way back where such a key has been dropped. `more` is said with the last.
    pub(super) fn all(&self, more: Vec<Statement>) -> Vec<Batch> {
        let mut out: Vec<Batch> = self.leaves().flat_map(|leaf| self.leaf(leaf)).collect();
        out.extend(self.whole(more));
        out
    }
}

/// Why a key of a partitioned table comes in so many steps.
pub(super) fn why_each(table: &QName, context: &Context<'_>) -> String {
    format!(
        "a partitioned table{} refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first",
        measured(table, context)
    )
}

/// A new key, while reads and writes go on.
pub(super) fn add(online: &Online<'_>, id: &ObjectId, context: &Context<'_>) -> Vec<Draft> {
    let (table, name) = (online.table, online.name);
    let phase = context.phase(id);
    let word = online.kind.word().to_lowercase();
    let mut out: Vec<Draft> = online
        .leaves()
        .map(|leaf| {
            let [first, second] = online.leaf(leaf);
            let (own, partition) = (&leaf.index, &leaf.table);
            Draft::new(
                Rank::Key,
                phase,
                format!("add {word} {own} on {partition}, its part of {name}"),
                "its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition",
            )
            .on([id.clone()])
            .hazard(context.corruption_hazard(&format!("{} {own} on {partition}", online.kind.word())))
            .forward(first.statements, first.done)
            .forward(second.statements, second.done)
            .rollback(online.leaf_back(leaf))
        })
        .collect();
    let last = Draft::new(
        Rank::Key,
        phase,
        format!("add {word} {name} on {table} over those of its partitions"),
        "each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant",
    )
    .on([id.clone()]);
    let whole = online.whole(Vec::new()).into_iter();
    out.push(
        whole
            .fold(last, |draft, b| draft.forward(b.statements, b.done))
            .rollback(online.whole_back()),
    );
    if let Some(first) = out.first_mut() {
        let (object, each) = (declared(id), why_each(table, context));
        first.why = format!("{object}; {each}; {}", first.why);
    }
    out
}
