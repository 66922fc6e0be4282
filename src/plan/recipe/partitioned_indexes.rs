//! Indexes of partitioned tables: R-PART-IDX. CONCURRENTLY is refused on the table itself, so its index is made
//! without its partitions, each partition builds one CONCURRENTLY, and then hands it over.

use super::indexes::{build, drop_statement, preflight};
use super::partitions::{Branch, Kind, State, as_it_is, measured};
use super::{Context, declared, restore_comment};
use crate::ddl::{Build, Completes, Existence, Statement};
use crate::model::declaration::Phase;
use crate::model::{Ident, IndexDef, ObjectId, QName};
use crate::plan::condition::Condition;
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Rank};

/// An index of a partitioned table, and what its partitions have of it.
pub(super) struct Online<'a> {
    pub(super) table: &'a QName,
    pub(super) name: &'a Ident,
    pub(super) def: &'a IndexDef,
    pub(super) branches: &'a [Branch],
}

impl Online<'_> {
    /// The index of a table of the tree.
    fn index_of(&self, table: &QName) -> ((QName, Ident), IndexDef) {
        let branch = self.branches.iter().find(|b| b.table == *table);
        let name = branch.map_or(self.name, |b| &b.index);
        let def = branch.map_or_else(|| self.def.clone(), |b| b.def(self.def));
        ((table.clone(), name.clone()), def)
    }

    /// Those of the table and of partitions that are partitioned again: nothing is read.
    pub(super) fn itself(&self) -> Vec<Batch> {
        let mut out = vec![Batch::new(
            vec![build(self.table, self.name, self.def, Build::Itself)],
            Condition::index_as_built(self.table, self.name, self.def),
        )];
        out.extend(self.subs());
        out
    }

    fn subs(&self) -> impl Iterator<Item = Batch> {
        let missing = self.branches.iter().filter(|b| b.state == State::Missing);
        missing.filter_map(|b| {
            let how = match b.kind {
                Kind::Leaf => return None,
                Kind::Sub => Build::Itself,
                // Valid at once: it has no partition to wait for.
                Kind::Childless => Build::Blocking,
            };
            let def = b.def(self.def);
            Some(Batch::new(
                vec![build(&b.table, &b.index, &def, how)],
                Condition::index_as_built(&b.table, &b.index, &def),
            ))
        })
    }

    /// The partitions that have to build theirs.
    pub(super) fn leaves(&self) -> impl Iterator<Item = &Branch> {
        let leaves = self.branches.iter().filter(|b| b.kind == Kind::Leaf);
        leaves.filter(|b| matches!(b.state, State::Missing | State::Broken))
    }

    /// The transactions of one partition.
    pub(super) fn leaf(&self, leaf: &Branch) -> Vec<Batch> {
        let def = leaf.def(self.def);
        let valid = Condition::index(&leaf.table, &leaf.index, &def);
        let mut out = Vec::new();
        if leaf.state == State::Broken {
            out.push(Batch::new(
                vec![drop_statement(
                    &leaf.table,
                    &leaf.index,
                    Build::Concurrently,
                    Existence::Required,
                )],
                Condition::Any(vec![
                    valid.clone(),
                    Condition::index_named(&leaf.table, &leaf.index).negate(),
                ]),
            ));
        }
        out.push(Batch::new(
            vec![build(&leaf.table, &leaf.index, &def, Build::Concurrently)],
            valid,
        ));
        out
    }

    /// Each part handed over in a transaction of its own, the deepest first; the last one makes the whole valid.
    pub(super) fn attach(&self) -> Vec<Batch> {
        let mut parts: Vec<&Branch> = self.branches.iter().collect();
        parts.retain(|b| b.state != State::Attached);
        parts.sort_by_key(|b| std::cmp::Reverse(b.depth));
        let mut out = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let (above, def) = self.index_of(&part.above);
            let own = (part.table.clone(), part.index.clone());
            let is_last = parts.iter().skip(at + 1).all(|p| p.above != part.above);
            let attached = Condition::attached(&above, &own);
            let done = if is_last {
                let whole = Condition::index(&above.0, &above.1, &def);
                Condition::All(vec![attached, whole])
            } else {
                attached
            };
            out.push(Batch::new(
                vec![Statement::AttachIndex {
                    above,
                    partition: own,
                    completes: if is_last {
                        Completes::Yes
                    } else {
                        Completes::NotYet
                    },
                }],
                done,
            ));
        }
        out
    }

    /// Takes the index of the table away, and all that is attached to it.
    fn drop_whole(&self) -> Batch {
        self.drop_one(self.table, self.name, Build::Blocking)
    }

    /// Takes away what is there before the partitions build theirs. What is attached to one of these goes with it,
    /// and could not be dropped alone.
    fn drop_all(&self) -> Vec<Batch> {
        let subs = self.branches.iter().filter(|b| b.kind != Kind::Leaf);
        let mut out = vec![self.drop_whole()];
        out.extend(
            subs.filter(|b| b.state == State::Missing)
                .map(|b| self.drop_one(&b.table, &b.index, Build::Blocking)),
        );
        out
    }

    fn drop_one(&self, table: &QName, name: &Ident, how: Build) -> Batch {
        Batch::new(
            vec![drop_statement(table, name, how, Existence::IfExists)],
            Condition::index_as_built(table, name, self.def).negate(),
        )
    }

    /// Everything in one list: the way back where such an index has been dropped.
    pub(super) fn all(&self) -> Vec<Batch> {
        let mut out = self.itself();
        out.extend(self.leaves().flat_map(|leaf| self.leaf(leaf)));
        out.extend(self.attach());
        out.extend(self.branches.iter().filter_map(comment));
        out
    }
}

/// The comment of a part, which no declaration can say.
fn comment(branch: &Branch) -> Option<Batch> {
    let text = branch.own.as_ref()?.comment.clone();
    let id = ObjectId::Index(branch.table.clone(), branch.index.clone());
    let statement = restore_comment(id.clone(), &text)?;
    let object = (&id).into();
    Some(Batch::new(
        vec![statement],
        Condition::Comment { object, text },
    ))
}

/// Where the steps stand, and whether something else makes them done.
pub(super) struct Place<'a> {
    pub(super) rank: Rank,
    pub(super) phase: Phase,
    /// The index that they are about in the end.
    pub(super) id: &'a ObjectId,
    /// Under its own name it is in force already.
    pub(super) in_force: Option<Condition>,
    /// Why the first of them is there.
    pub(super) why: String,
}

impl Place<'_> {
    fn batches(&self, batches: Vec<Batch>) -> Vec<Batch> {
        let Some(in_force) = &self.in_force else {
            return batches;
        };
        batches
            .into_iter()
            .map(|b| Batch {
                statements: b.statements,
                done: Condition::Any(vec![in_force.clone(), b.done]),
            })
            .collect()
    }

    fn draft(&self, title: String, why: String, batches: Vec<Batch>) -> Draft {
        let draft = Draft::new(self.rank, self.phase, title, why).on([self.id.clone()]);
        self.batches(batches)
            .into_iter()
            .fold(draft, |draft, b| draft.forward(b.statements, b.done))
    }
}

/// Why an index of a partitioned table is built in so many steps.
pub(super) fn why_each(table: &QName, context: &Context<'_>) -> String {
    format!(
        "a partitioned table{} refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid",
        measured(table, context)
    )
}

/// The steps that build it while reads and writes go on.
pub(super) fn steps(online: &Online<'_>, place: &Place<'_>, context: &Context<'_>) -> Vec<Draft> {
    let (table, name) = (online.table, online.name);
    let first = place.draft(
        format!("create index {name} on {table} alone, without its partitions"),
        place.why.clone(),
        online.itself(),
    );
    let mut out = vec![
        first
            .rollback(online.drop_all())
            .preflight(preflight(table, name, online.def)),
    ];
    out.extend(online.leaves().map(|leaf| {
        let own = online.drop_one(&leaf.table, &leaf.index, Build::Concurrently);
        build_step(online, leaf, place, context).rollback([own])
    }));
    // Stopped half-way, parts are attached to a partition's index that is itself not attached yet.
    out.push(attach_step(online, place).rollback(online.drop_all()));
    out
}

fn build_step(
    online: &Online<'_>,
    leaf: &Branch,
    place: &Place<'_>,
    context: &Context<'_>,
) -> Draft {
    let (own, partition) = (&leaf.index, &leaf.table);
    place
        .draft(
            format!("build index {own} on {partition}, its part of {}", online.name),
            match leaf.state {
                State::Broken => "an interrupted build left it INVALID: it is dropped and built again CONCURRENTLY, reads and writes go on",
                State::Missing | State::Built | State::Loose | State::Attached => {
                    "built CONCURRENTLY: reads and writes go on"
                }
            }
            .to_owned(),
            online.leaf(leaf),
        )
        .hazard(context.corruption_hazard(&format!("index {own} on {partition}")))
}

fn attach_step(online: &Online<'_>, place: &Place<'_>) -> Draft {
    place.draft(
        format!(
            "attach the indexes of the partitions to {} of {}",
            online.name, online.table
        ),
        "each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant".to_owned(),
        online.attach(),
    )
}

/// A new index.
pub(super) fn add(online: &Online<'_>, id: &ObjectId, context: &Context<'_>) -> Vec<Draft> {
    let place = Place {
        rank: Rank::Index,
        phase: context.phase(id),
        id,
        in_force: None,
        why: format!("{}; {}", declared(id), why_each(online.table, context)),
    };
    steps(online, &place, context)
}

/// One that some partitions have no part of: what is missing is built and attached, what is there is kept.
pub(super) fn complete(online: &Online<'_>, id: &ObjectId, context: &Context<'_>) -> Vec<Draft> {
    let kept =
        "the index was INVALID and served no query; a rollback leaves it as the plan made it";
    let place = Place {
        rank: Rank::Index,
        phase: context.phase(id),
        id,
        in_force: None,
        why: String::new(),
    };
    let mut out = Vec::new();
    let subs: Vec<Batch> = online.subs().collect();
    if !subs.is_empty() {
        out.push(place.draft(
            format!(
                "create the missing indexes of partitioned partitions for {}",
                online.name
            ),
            "they begin INVALID and empty, as the one above did".to_owned(),
            subs,
        ));
    }
    out.extend(
        online
            .leaves()
            .map(|leaf| build_step(online, leaf, &place, context)),
    );
    let mut last = attach_step(online, &place);
    last.why = format!(
        "the index is INVALID because partitions have no part of it{}; what they have is kept, the rest was built, and the last to be attached makes the whole valid",
        measured(online.table, context)
    );
    out.push(last);
    let kept = || UndoFile::Keeps(kept.to_owned());
    let check = preflight(online.table, online.name, online.def);
    let mut out: Vec<Draft> = out.into_iter().map(|d| d.undo(kept())).collect();
    if let Some(last) = out.last_mut() {
        let parts = online
            .branches
            .iter()
            .filter(|b| b.state != State::Attached);
        let parts = parts.map(|b| ObjectId::Index(b.table.clone(), b.index.clone()));
        last.subjects.extend(parts);
    }
    if let Some(first) = out.first_mut() {
        first.preflight.extend(check);
    }
    out
}

/// How an index of a partitioned table goes, with all that is part of it. What gave it back and was stopped half-way has
/// left parts that are attached to nothing yet: they are named, and go in the same transaction.
pub(super) fn drop_whole(
    table: &QName,
    (was, now): (&Ident, &Ident),
    def: &IndexDef,
    context: &Context<'_>,
) -> Option<(Vec<Statement>, Condition)> {
    let mut parts = as_it_is(table, was, context)?;
    // What is attached goes with the one above.
    parts.sort_by_key(|b| b.kind == Kind::Leaf);
    let mut statements = vec![drop_statement(
        table,
        now,
        Build::Blocking,
        Existence::IfExists,
    )];
    let mut gone = vec![Condition::index_named(table, now).negate()];
    for part in &parts {
        statements.push(drop_statement(
            &part.table,
            &part.index,
            Build::Blocking,
            Existence::IfExists,
        ));
        let def = part.def(def);
        gone.push(Condition::index_as_built(&part.table, &part.index, &def).negate());
    }
    Some((statements, Condition::All(gone)))
}

/// The transactions that give a dropped index back under `now`, each partition's part under its old name.
pub(super) fn back(
    table: &QName,
    (was, now): (&Ident, &Ident),
    def: &IndexDef,
    context: &Context<'_>,
) -> Option<Vec<Batch>> {
    let branches = as_it_is(table, was, context)?;
    let online = Online {
        table,
        name: now,
        def,
        branches: &branches,
    };
    Some(online.all())
}
