//! PRIMARY KEY and UNIQUE of partitioned tables: R-PART-UNIQUE. USING INDEX is refused on the table itself, so each
//! partition gets the key first, as a table of its own would, and the table's own then takes them over.

use super::indexes::{build, drop_if_exists};
use super::keys::{drop_action, using_index};
use super::partitions::{Branch, Kind, State, measured};
use super::{Context, carry_index_comment, declared, restore_comment};
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

    /// The partitions that hold rows and do not have the key yet.
    pub(super) fn leaves(&self) -> impl Iterator<Item = &Branch> {
        let leaves = self.branches.iter().filter(|b| b.kind == Kind::Leaf);
        leaves.filter(|b| matches!(b.state, State::Missing | State::Built))
    }

    /// Partitions that are partitioned again and do not have the key yet.
    fn subs(&self) -> impl Iterator<Item = &Branch> {
        let subs = self.branches.iter().filter(|b| b.kind != Kind::Leaf);
        subs.filter(|b| b.state == State::Missing)
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

    /// The index becomes the partition's key, with what was said of it before.
    fn key(&self, leaf: &Branch) -> Vec<Statement> {
        let mut out = vec![self.using_index(leaf)];
        out.extend(comments(leaf));
        out
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
            Batch::new(self.key(leaf), self.or_in_force(there)),
        ]
    }

    fn leaf_back(&self, leaf: &Branch, context: &Context<'_>) -> Vec<Batch> {
        let mut out = vec![self.drop_one(&leaf.table, &leaf.index)];
        match leaf.state {
            State::Built => out.extend(self.index_back(leaf, context)),
            State::Missing | State::Broken | State::Loose | State::Attached => {
                out.push(self.drop_index(leaf));
            }
        }
        out
    }

    /// An index that was there before the plan comes back.
    fn index_back(&self, leaf: &Branch, context: &Context<'_>) -> Vec<Batch> {
        let mut out = vec![self.build(leaf)];
        let index = context
            .table(&leaf.table)
            .and_then(|t| t.indexes.get(&leaf.index));
        let text = index.and_then(|i| i.comment.clone());
        let id = ObjectId::Index(leaf.table.clone(), leaf.index.clone());
        out.extend(restore_comment(id.clone(), &text).map(|statement| {
            let object = (&id).into();
            Batch::new(vec![statement], Condition::Comment { object, text })
        }));
        out
    }

    /// All of them that were.
    pub(super) fn indexes_back(&self, context: &Context<'_>) -> Vec<Batch> {
        let built = self.leaves().filter(|leaf| leaf.state == State::Built);
        built
            .flat_map(|leaf| self.index_back(leaf, context))
            .collect()
    }

    /// The indexes are there: every key of the tree, in one transaction.
    pub(super) fn over_its_indexes(&self) -> Vec<Statement> {
        let mut out: Vec<Statement> = self.leaves().flat_map(|leaf| self.key(leaf)).collect();
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
        let mut subs: Vec<&Branch> = self.subs().collect();
        subs.sort_by_key(|b| std::cmp::Reverse(b.depth));
        let mut out: Vec<Batch> = subs
            .into_iter()
            .map(|b| {
                let there = Condition::constraint(&b.table, &b.index, self.kind);
                let mut adopt = vec![self.adopt(&b.table, &b.index)];
                adopt.extend(comments(b));
                Batch::new(adopt, self.or_in_force(there))
            })
            .collect();
        let mut last = vec![self.adopt(self.table, self.name)];
        last.extend(more);
        out.push(Batch::new(last, self.in_force()));
        out
    }

    /// What was a key of a partition's own goes with the table's, and comes back.
    fn whole_back(&self, context: &Context<'_>) -> Vec<Batch> {
        let mut out = vec![self.drop_one(self.table, self.name)];
        out.extend(self.subs().map(|b| self.drop_one(&b.table, &b.index)));
        let own = self.branches.iter().filter(|b| b.state == State::Loose);
        out.extend(own.flat_map(|own| self.own_back(own, context)));
        out
    }

    /// The key that a partition had before the table did.
    fn own_back(&self, own: &Branch, context: &Context<'_>) -> Vec<Batch> {
        let constraint = context
            .table(&own.table)
            .and_then(|t| t.constraints.get(&own.index));
        let id = ObjectId::Constraint(own.table.clone(), own.index.clone());
        let mut more: Vec<Statement> = constraint
            .and_then(|c| restore_comment(id, &c.comment))
            .into_iter()
            .collect();
        more.extend(carry_index_comment(&own.table, &own.index, context));
        if own.kind == Kind::Leaf {
            let [built, mut key] = self.leaf(own);
            key.statements.extend(more);
            return vec![built, key];
        }
        let mut below: Vec<Branch> = Vec::new();
        for branch in self.branches {
            if branch.above == own.table || below.iter().any(|b| b.table == branch.above) {
                below.push(Branch {
                    state: State::Missing,
                    ..branch.clone()
                });
            }
        }
        let whole = Online {
            table: &own.table,
            name: &own.index,
            branches: &below,
            ..*self
        };
        whole.all(more)
    }

    /// Everything in one list: the way back where such a key has been dropped. `more` is said with the last.
    pub(super) fn all(&self, more: Vec<Statement>) -> Vec<Batch> {
        let mut out: Vec<Batch> = self.leaves().flat_map(|leaf| self.leaf(leaf)).collect();
        out.extend(self.whole(more));
        out
    }
}

/// The comments of a part that was there, which no declaration can say: they come back with it.
pub(super) fn comments(part: &Branch) -> impl Iterator<Item = Statement> + use<> {
    let (table, name) = (&part.table, &part.index);
    let own = part.own.as_ref();
    let constraint = own.and_then(|own| {
        let id = ObjectId::Constraint(table.clone(), name.clone());
        restore_comment(id, &own.constraint_comment)
    });
    let index = own.and_then(|own| {
        let id = ObjectId::Index(table.clone(), name.clone());
        restore_comment(id, &own.comment)
    });
    constraint.into_iter().chain(index)
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
            let is_built = leaf.state == State::Built;
            let (own, partition) = (&leaf.index, &leaf.table);
            let hazard = context
                .corruption_hazard(&format!("{} {own} on {partition}", online.kind.word()))
                .filter(|_| !is_built);
            let draft = Draft::new(
                Rank::Key,
                phase,
                format!("add {word} {own} on {partition}, its part of {name}"),
                if is_built {
                    "its index is there already, and is handed over without reading a row; from here on the rule holds within this partition"
                } else {
                    "its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition"
                },
            )
            .on([id.clone()])
            .hazard(hazard);
            let draft = match is_built {
                true => draft,
                false => draft.forward(first.statements, first.done),
            };
            draft
                .forward(second.statements, second.done)
                .rollback(online.leaf_back(leaf, context))
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
            .rollback(online.whole_back(context)),
    );
    if let Some(first) = out.first_mut() {
        let (object, each) = (declared(id), why_each(table, context));
        first.why = format!("{object}; {each}; {}", first.why);
    }
    out
}
