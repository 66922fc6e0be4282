//! The partitions below a table, and the names of what each of them gets of its own.
//!
//! A partitioned table has no CONCURRENTLY and, for keys, no USING INDEX: what it is to have is made on each
//! partition first. Names are those that the server would choose, as far as they are free.

use std::collections::{BTreeMap, BTreeSet};

use super::part_names::{Names, column_words};
use super::rewrite::with_rows;
use super::{Context, partitioned_keys};
use crate::ddl::index_of_key;
use crate::diff::Change;
use crate::model::{
    ConstraintKind, Ident, IndexDef, IndexState, ObjectId, OwnOfPart, QName, TableSize,
};
use crate::plan::file::{RelationFile, ShortFile};

/// A partition at whatever depth, and its index.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    /// The partition.
    pub(super) table: QName,
    /// The table that it is a partition of.
    pub(super) above: QName,
    /// Does it hold rows, or is it partitioned again?
    pub(super) kind: Kind,
    /// The name of its index.
    pub(super) index: Ident,
    /// Is that there?
    pub(super) state: State,
    /// How far it is from the top.
    pub(super) depth: usize,
    /// What its index has of its own, where that is not as the whole says.
    pub(super) own: Option<OwnOfPart>,
}

impl Branch {
    /// Its index as it is: `whole` but for what it has of its own.
    pub(super) fn def(&self, whole: &IndexDef) -> IndexDef {
        let mut def = whole.clone();
        if let Some(own) = &self.own {
            def.storage.clone_from(&own.storage);
            def.tablespace.clone_from(&own.tablespace);
        }
        def
    }
}

/// What a partition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It holds rows.
    Leaf,
    /// It is partitioned again.
    Sub,
    /// It is partitioned again, and has no partition yet.
    Childless,
}

/// What there is of a partition's index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing.
    Missing,
    /// An INVALID one, left by an interrupted build.
    Broken,
    /// The index of its key, which is no key yet.
    Built,
    /// It is there, and not part of the one above.
    Loose,
    /// It is part of the one above.
    Attached,
}

/// What is made partition by partition: for each object of the plan, its partitions, each after the one above it.
#[derive(Debug, Default)]
pub(super) struct Trees {
    all: BTreeMap<ObjectId, Vec<Branch>>,
    /// In one go the server would make something of a partition's own a part of these.
    merging: BTreeSet<ObjectId>,
}

impl Trees {
    /// Chooses the names for all changes of the plan, none of them twice.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the changes that make an index are few, and new kinds make none"
    )]
    pub(super) fn choose(changes: &[Change], context: &Context<'_>) -> Trees {
        let mut names = Names::new(changes, context);
        let mut out = Trees::default();
        for change in changes {
            let (table, name, def, found) = match change {
                Change::AddConstraint { table, name, kind } => {
                    let branches = keys(table, name, kind, Found::Parts, &mut names, context);
                    if let Some(branches) = branches {
                        if branches.iter().any(|b| b.state != State::Missing) {
                            out.merging.insert(change.subject());
                        }
                        out.all.insert(change.subject(), branches);
                    }
                    continue;
                }
                Change::PromoteIndex { table, name, kind } => {
                    let branches = keys(table, name, kind, Found::Indexes, &mut names, context);
                    out.all.extend(branches.map(|b| (change.subject(), b)));
                    continue;
                }
                Change::ReplaceConstraint {
                    table,
                    name,
                    constraint,
                } => {
                    let kind = &constraint.to.kind;
                    let branches = keys(table, name, kind, Found::Indexes, &mut names, context);
                    out.all.extend(branches.map(|b| (change.subject(), b)));
                    continue;
                }
                Change::AddIndex { table, name, def } => (table, name, def, Found::Nothing),
                Change::ReplaceIndex { table, name, index } => {
                    (table, name, &index.to.def, Found::Nothing)
                }
                Change::RebuildIndex { table, name, def } => (table, name, def, Found::Parts),
                _ => continue,
            };
            if !context.is_partitioned(table) {
                continue;
            }
            let parts = column_words(def);
            let Some(mut branches) = tree(table, context) else {
                continue;
            };
            let mut above = BTreeMap::from([(table.clone(), table.sibling(name.clone()))]);
            for branch in &mut branches {
                let index = above.get(&branch.above);
                let there = index
                    .filter(|_| found == Found::Parts)
                    .and_then(|index| part(branch, index, def, context));
                match there {
                    Some((name, state)) => (branch.index, branch.state) = (name, state),
                    None => branch.index = names.free(&branch.table, &parts, "idx"),
                }
                let own = branch.table.sibling(branch.index.clone());
                above.insert(branch.table.clone(), own);
            }
            if branches.iter().any(|b| has_equal(&b.table, def, context)) {
                out.merging.insert(change.subject());
            }
            out.all.insert(change.subject(), branches);
        }
        out
    }

    /// The partitions of what the object is on; `None` where not all of them can be made alike.
    pub(super) fn of(&self, id: &ObjectId) -> Option<&[Branch]> {
        self.all.get(id).map(Vec::as_slice)
    }

    /// Would it take over for good, in one go, what a partition has of its own?
    pub(super) fn merges(&self, id: &ObjectId) -> bool {
        self.merging.contains(id)
    }
}

/// Has the partition an index of its own, under a key or not, that says the same?
fn has_equal(partition: &QName, def: &IndexDef, context: &Context<'_>) -> bool {
    let Some(t) = context.table(partition) else {
        return false;
    };
    let keys = t.constraints.values().filter_map(|c| index_of_key(&c.kind));
    let indexes = t.indexes.values().map(|i| i.def.clone());
    // Neither storage nor the place keeps the server from it.
    let what = |d: &IndexDef| (d.keys.clone(), d.uniqueness, d.predicate.clone());
    keys.chain(indexes).any(|own| what(&own) == what(def))
}

/// The partitions with the names that their keys get; `None` where one has another primary key of its own.
fn keys(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    found: Found,
    names: &mut Names<'_>,
    context: &Context<'_>,
) -> Option<Vec<Branch>> {
    if !context.is_partitioned(table) || !partitioned_keys::is_way(kind, context) {
        return None;
    }
    let def = index_of_key(kind)?;
    let (parts, label) = match kind {
        ConstraintKind::PrimaryKey(_) => (Vec::new(), "pkey"),
        ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => (column_words(&def), "key"),
    };
    let mut branches = tree(table, context)?;
    let is_primary = |kind: &ConstraintKind| matches!(kind, ConstraintKind::PrimaryKey(_));
    // What hangs below a partition that has the key has it from there.
    let mut whole: BTreeMap<QName, QName> = BTreeMap::new();
    for branch in &mut branches {
        let t = context.table(&branch.table)?;
        if let Some(above) = whole.get(&branch.above) {
            let (own, _) = t.attached.iter().find(|(_, index)| *index == above)?;
            (branch.index, branch.state) = (own.clone(), State::Attached);
            whole.insert(branch.table.clone(), branch.table.sibling(own.clone()));
            continue;
        }
        let mut constraints = t.constraints.iter();
        let own = constraints.find(|(_, c)| found == Found::Parts && c.kind == *kind);
        if let Some((own, _)) = own {
            (branch.index, branch.state) = (own.clone(), State::Loose);
            whole.insert(branch.table.clone(), branch.table.sibling(own.clone()));
            continue;
        }
        if is_primary(kind) && t.constraints.values().any(|c| is_primary(&c.kind)) {
            return None;
        }
        let mut indexes = t.indexes.iter();
        let built = indexes.find(|(own, index)| {
            found != Found::Nothing
                && branch.kind == Kind::Leaf
                && index.state == IndexState::Valid
                && index.def == def
                && stays(&branch.table, own, context)
                && names.is_chosen(own, &branch.table, &parts, label)
        });
        (branch.index, branch.state) = match built {
            Some((own, _)) => (own.clone(), State::Built),
            None => (names.free(&branch.table, &parts, label), State::Missing),
        };
    }
    names.ours.insert(table.sibling(name.clone()));
    Some(branches)
}

/// Is the index not to go by itself, as under exclusive ownership?
fn stays(table: &QName, index: &Ident, context: &Context<'_>) -> bool {
    let after = context.target.states.to.tables.get(table);
    after.is_none_or(|t| t.indexes.contains_key(index))
}

/// What may be there already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    /// Indexes that a plan under way has built for keys.
    Indexes,
    Parts,
}

/// Is what they are to be attached to itself not attached yet? Only then it is known in what state it is.
pub(super) fn can_be_completed(branches: &[Branch]) -> bool {
    let above = |b: &Branch| branches.iter().find(|a| a.table == b.above);
    branches
        .iter()
        .filter(|b| b.state != State::Attached)
        .all(|b| above(b).is_none_or(|a| a.state != State::Attached))
}

/// Everything below the table, each after what it is a partition of; `None` where a partition is no table of the
/// model: a foreign table has no indexes, and one of an extension is not ours.
pub(super) fn tree(table: &QName, context: &Context<'_>) -> Option<Vec<Branch>> {
    let mut out = Vec::new();
    walk(table, 1, context, &mut out).then_some(out)
}

fn walk(above: &QName, depth: usize, context: &Context<'_>, out: &mut Vec<Branch>) -> bool {
    let children = context.live.children.get(above);
    children.into_iter().flatten().all(|child| {
        let kind = match context.live.children.get(child).map(Vec::len) {
            None => Kind::Leaf,
            Some(0) => Kind::Childless,
            Some(_) => Kind::Sub,
        };
        out.push(Branch {
            table: child.clone(),
            above: above.clone(),
            kind,
            index: child.name.clone(),
            state: State::Missing,
            depth,
            own: None,
        });
        context.table(child).is_some() && walk(child, depth + 1, context, out)
    })
}

/// What there is of the partition's part of `index` already.
fn part(
    branch: &Branch,
    index: &QName,
    def: &IndexDef,
    context: &Context<'_>,
) -> Option<(Ident, State)> {
    let t = context.table(&branch.table)?;
    if let Some((name, _)) = t.attached.iter().find(|(_, above)| *above == index) {
        return Some((name.clone(), State::Attached));
    }
    let (name, own) = t.indexes.iter().find(|(_, own)| own.def == *def)?;
    let state = match (branch.kind, own.state) {
        (Kind::Leaf, IndexState::Invalid) => State::Broken,
        (Kind::Leaf, IndexState::Valid) | (Kind::Sub | Kind::Childless, _) => State::Loose,
    };
    Some((name.clone(), state))
}

/// The partitions with the indexes that are part of `index`, as they are; `None` where one has none.
pub(super) fn as_it_is(table: &QName, index: &Ident, context: &Context<'_>) -> Option<Vec<Branch>> {
    let mut branches = tree(table, context)?;
    let mut above = BTreeMap::from([(table.clone(), table.sibling(index.clone()))]);
    for branch in &mut branches {
        let index = above.get(&branch.above)?;
        let attached = &context.table(&branch.table)?.attached;
        let (own, _) = attached.iter().find(|(_, above)| *above == index)?;
        branch.index = own.clone();
        let index = branch.table.sibling(own.clone());
        branch.own = context.live.own_of_parts.get(&index).cloned();
        above.insert(branch.table.clone(), branch.table.sibling(own.clone()));
    }
    Some(branches)
}

/// Rows and bytes of all partitions; rows only where each has been counted. `None` where not all can be looked at.
pub(super) fn size(table: &QName, context: &Context<'_>) -> Option<TableSize> {
    let leaves = tree(table, context)?;
    let sizes = leaves
        .iter()
        .filter(|b| b.kind == Kind::Leaf)
        .filter_map(|b| context.table(&b.table))
        .map(|t| t.size);
    Some(sizes.fold(
        TableSize {
            rows: Some(0),
            bytes: 0,
        },
        |sum, one| TableSize {
            rows: sum.rows.zip(one.rows).map(|(a, b)| a + b),
            bytes: sum.bytes + one.bytes,
        },
    ))
}

/// Size in words, in parentheses behind what it explains; nothing where it is not known.
pub(super) fn measured(table: &QName, context: &Context<'_>) -> String {
    let (Some(branches), Some(size)) = (tree(table, context), size(table, context)) else {
        return String::new();
    };
    let leaves = branches.iter().filter(|b| b.kind == Kind::Leaf).count();
    let rows = size.rows.map_or_else(
        || "rows never counted".to_owned(),
        |rows| format!("about {rows} rows, {} bytes", size.bytes),
    );
    let plural = if leaves == 1 { "" } else { "s" };
    format!(" ({leaves} partition{plural}, {rows})")
}

/// Are all partitions together so small that one go is short?
pub(super) fn short(table: &QName, context: &Context<'_>) -> Option<ShortFile> {
    let rows = size(table, context)?.rows?;
    (rows <= context.small_rows).then(|| ShortFile {
        rows,
        limit: context.small_rows,
        tables: counted(&[table], context),
    })
}

/// The tables with rows among these and all below them.
pub(super) fn counted(tables: &[&QName], context: &Context<'_>) -> Vec<RelationFile> {
    let all = with_rows(tables.iter().copied(), context);
    all.iter().map(RelationFile::from).collect()
}
