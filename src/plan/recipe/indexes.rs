//! Indexes: R-IDX, R-DROPIDX, R-REPLACE and the repair of an INVALID one.

use super::keys::duplicate_query;
use super::names::helper;
use super::{Context, declared, frees_of_text, needs_of_text, restore_comment};
use crate::ddl::{Build, Existence, Statement};
use crate::model::{
    Element, Ident, Index, IndexDef, IndexState, ObjectId, Pair, QName, Uniqueness,
};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key, sorted};
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Preflight, Rank};
use crate::render::{definition, quote};

pub(super) fn build(table: &QName, name: &Ident, def: &IndexDef, build: Build) -> Statement {
    Statement::CreateIndex {
        table: table.clone(),
        name: name.clone(),
        def: def.clone(),
        build,
    }
}

fn drop_statement(table: &QName, name: &Ident, build: Build, existence: Existence) -> Statement {
    Statement::DropIndex {
        table: table.clone(),
        name: name.clone(),
        build,
        existence,
    }
}

/// Cleans up an index that a step had prepared, if it is still there.
pub(super) fn drop_if_exists(table: &QName, name: &Ident, def: &IndexDef) -> Batch {
    Batch::new(
        vec![drop_statement(
            table,
            name,
            Build::Concurrently,
            Existence::IfExists,
        )],
        Condition::index_as_built(table, name, def).negate(),
    )
}

fn how(table: &QName, context: &Context<'_>) -> Build {
    if context.is_partitioned(table) {
        Build::Blocking
    } else {
        Build::Concurrently
    }
}

fn text(table: &QName, name: &Ident, def: &IndexDef) -> String {
    definition::index(name, table, def)
}

/// The columns of a unique index that can be a foreign key's key.
fn plain_key(def: &IndexDef) -> Option<Vec<Ident>> {
    if def.uniqueness == Uniqueness::Plain || def.predicate.is_some() {
        return None;
    }
    def.keys
        .iter()
        .map(|k| match &k.element {
            Element::Column(c) => Some(c.clone()),
            Element::Expression(_) => None,
        })
        .collect()
}

pub(super) fn preflight(table: &QName, name: &Ident, def: &IndexDef) -> Option<Preflight> {
    let Uniqueness::Unique(nulls) = def.uniqueness else {
        return None;
    };
    let keys: Vec<String> = def
        .keys
        .iter()
        .map(|k| match &k.element {
            Element::Column(c) => quote::ident_as_printed(c.as_str()),
            Element::Expression(e) => e.as_str().to_owned(),
        })
        .collect();
    Some(duplicate_query(
        table,
        name,
        &keys,
        nulls,
        def.predicate.as_ref().map(|p| p.as_str()),
    ))
}

/// A new index.
pub(super) fn add(
    table: &QName,
    name: &Ident,
    def: &IndexDef,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Index(table.clone(), name.clone());
    let relation = table.sibling(name.clone());
    let how = how(table, context);
    let why = match how {
        Build::Concurrently => format!(
            "{}; built CONCURRENTLY: reads and writes go on",
            declared(&id)
        ),
        Build::Blocking => format!(
            "{}; CONCURRENTLY is not possible on a partitioned table",
            declared(&id)
        ),
    };
    vec![
        Draft::new(
            Rank::Index,
            context.phase(&id),
            format!("create index {name} on {table}"),
            why,
        )
        .on([id])
        .hazard(
            context
                .partition_hazard(table, &format!("index {name}"))
                .or_else(|| context.corruption_hazard(&format!("index {name} on {table}"))),
        )
        .forward(
            vec![build(table, name, def, how)],
            Condition::index(table, name, def),
        )
        .rollback([Batch::new(
            vec![drop_statement(table, name, how, Existence::IfExists)],
            Condition::index_as_built(table, name, def).negate(),
        )])
        .needs(needs_of_text(table, &text(table, name, def), context))
        .needs([Fact::RelationNameFree(relation.clone())])
        .takes([Fact::RelationNameFree(relation.clone())])
        .gives([Fact::Index(relation)])
        .gives(plain_key(def).map(|c| key(table, &c)))
        .preflight(preflight(table, name, def)),
    ]
}

/// An index that goes.
pub(super) fn drop(
    table: &QName,
    name: &Ident,
    index: &Index,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Index(table.clone(), name.clone());
    let relation = table.sibling(name.clone());
    let how = how(table, context);
    let mut back = vec![Batch::new(
        vec![build(table, name, &index.def, how)],
        Condition::index(table, name, &index.def),
    )];
    back.extend(comment_batch(&id, index));
    let undo = match index.state {
        IndexState::Valid => UndoFile::Exact,
        IndexState::Invalid => {
            UndoFile::Keeps("the index was INVALID; it comes back valid".to_owned())
        }
    };
    let mut draft = Draft::new(
        Rank::DropIndex,
        context.phase(&id),
        format!("drop index {name} on {table}"),
        super::why_dropped(&id, context),
    )
    .on([id])
    .hazard(context.partition_hazard(table, &format!("index {name}")))
    .forward(
        vec![drop_statement(table, name, how, Existence::Required)],
        Condition::index_named(table, name).negate(),
    )
    .rollback(back)
    .undo(undo)
    .gives([Fact::RelationNameFree(relation.clone())])
    .gives(frees_of_text(
        table,
        &text(table, name, &index.def),
        context,
    ))
    .takes([Fact::Index(relation)]);
    if let Some(columns) = plain_key(&index.def) {
        draft = draft
            .needs([Fact::Unreferenced(table.clone(), sorted(&columns))])
            .takes([key(table, &columns)]);
    }
    vec![draft]
}

fn comment_batch(id: &ObjectId, index: &Index) -> Option<Batch> {
    restore_comment(id.clone(), &index.comment).map(|statement| {
        Batch::new(
            vec![statement],
            Condition::Comment {
                object: id.into(),
                text: index.comment.clone(),
            },
        )
    })
}

/// An index whose definition changes: the new one is built beside the old, the names are swapped in
/// one short transaction, the old one is dropped.
pub(super) fn replace(
    table: &QName,
    name: &Ident,
    index: &Pair<Index>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Index(table.clone(), name.clone());
    let phase = context.phase(&id);
    let how = how(table, context);
    let taken = |n: &Ident| {
        context
            .live
            .relation_names
            .contains_key(&table.sibling(n.clone()))
    };
    let new = helper(name, "__lockstep_new", taken);
    let old = helper(name, "__lockstep_old", taken);
    let rename = |from: &Ident, to: &Ident| Statement::RenameIndex {
        table: table.clone(),
        name: Pair::new(from.clone(), to.clone()),
    };
    let swap = |out_of: &Ident, into: &Ident| vec![rename(name, out_of), rename(into, name)];
    let places = (&index.from.def.tablespace, &index.to.def.tablespace);
    let in_force =
        Condition::index(table, name, &index.to.def).in_tablespace(table, name, places.1, places.0);
    let was_in_force = Condition::index(table, name, &index.from.def)
        .in_tablespace(table, name, places.0, places.1);
    let hazard = context
        .partition_hazard(table, &format!("index {name}"))
        .or_else(|| context.corruption_hazard(&format!("index {name} on {table}")));
    let mut back_swap = swap(&new, &old);
    back_swap.extend(restore_comment(id.clone(), &index.from.comment));
    let undo = match index.from.state {
        IndexState::Valid => UndoFile::Exact,
        IndexState::Invalid => {
            UndoFile::Keeps("the old index was INVALID; it comes back valid".to_owned())
        }
    };
    let old_there = Condition::index_named(table, &old);
    let renamed = context
        .target
        .renames
        .iter()
        .any(|r| matches!(r, crate::overlay::Rename::Index { name: n, .. } if n.to == *name));
    vec![
        Draft::new(
            Rank::Replace,
            phase,
            format!("build the new index {name} on {table} beside the old one"),
            "the definition changed; queries keep the old index meanwhile",
        )
        .on([id.clone()])
        .hazard(hazard)
        .forward(
            vec![build(table, &new, &index.to.def, how)],
            Condition::Any(vec![
                in_force.clone(),
                Condition::index(table, &new, &index.to.def),
            ]),
        )
        .rollback([Batch::new(
            vec![drop_statement(table, &new, how, Existence::IfExists)],
            Condition::index_as_built(table, &new, &index.to.def).negate(),
        )])
        .needs(needs_of_text(
            table,
            &text(table, name, &index.to.def),
            context,
        ))
        .needs(renamed.then(|| Fact::Index(table.sibling(name.clone()))))
        .preflight(preflight(table, name, &index.to.def)),
        Draft::new(
            Rank::Replace,
            phase,
            format!("swap the names of the old and the new index {name} on {table}"),
            "renames an index under a lock that stops neither reads nor writes",
        )
        .on([id.clone()])
        .forward(swap(&old, &new), in_force.clone())
        .rollback([Batch::new(
            back_swap,
            Condition::All(vec![
                Condition::index_named(table, &old).negate(),
                was_in_force.clone(),
            ]),
        )])
        .undo(undo.clone()),
        Draft::new(
            Rank::Replace,
            phase,
            format!("drop the old index {name} on {table}"),
            "the new one serves all queries",
        )
        .on([id])
        .forward(
            vec![drop_statement(table, &old, how, Existence::IfExists)],
            Condition::All(vec![in_force, old_there.clone().negate()]),
        )
        .rollback([Batch::new(
            vec![build(table, &old, &index.from.def, how)],
            Condition::Any(vec![
                was_in_force,
                Condition::index(table, &old, &index.from.def),
            ]),
        )])
        .undo(undo)
        // A rename has given it before.
        .gives((!renamed).then(|| Fact::Index(table.sibling(name.clone())))),
    ]
}

/// An INVALID index is dropped and built again: REINDEX CONCURRENTLY would keep a definition that
/// nobody checked, and IF NOT EXISTS would succeed and do nothing.
pub(super) fn rebuild(
    table: &QName,
    name: &Ident,
    def: &IndexDef,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Index(table.clone(), name.clone());
    let phase = context.phase(&id);
    let how = how(table, context);
    let valid = Condition::index(table, name, def);
    let kept =
        "the index was INVALID and served no query; a rollback leaves it as the plan made it";
    vec![
        Draft::new(
            Rank::Index,
            phase,
            format!("drop the invalid index {name} on {table} and build it again"),
            "an interrupted build left it: it costs every write and serves no query",
        )
        .on([id])
        .hazard(context.corruption_hazard(&format!("index {name} on {table}")))
        .forward(
            vec![drop_statement(table, name, how, Existence::Required)],
            Condition::Any(vec![
                valid.clone(),
                Condition::index_named(table, name).negate(),
            ]),
        )
        .forward(vec![build(table, name, def, how)], valid)
        .undo(UndoFile::Keeps(kept.to_owned()))
        .gives([Fact::Index(table.sibling(name.clone()))])
        .gives(plain_key(def).map(|c| key(table, &c)))
        .preflight(preflight(table, name, def)),
    ]
}
