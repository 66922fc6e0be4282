//! Indexes: R-IDX and R-DROPIDX.

use super::duplicates::duplicate_query;
use super::partitioned_indexes::{self, Online};
use super::partitions::{self, Branch, Trees};
use super::{Context, declared, frees_of_text, needs_of_text, restore_comment};
use crate::ddl::{Build, Existence, Statement};
use crate::model::{Element, Ident, Index, IndexDef, IndexState, ObjectId, QName, Uniqueness};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key, sorted};
use crate::plan::file::{ShortFile, UndoFile};
use crate::plan::hazard::Hazard;
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

pub(super) fn drop_statement(
    table: &QName,
    name: &Ident,
    build: Build,
    existence: Existence,
) -> Statement {
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

pub(super) fn how(table: &QName, context: &Context<'_>) -> Build {
    if context.is_partitioned(table) {
        Build::Blocking
    } else {
        Build::Concurrently
    }
}

pub(super) fn text(table: &QName, name: &Ident, def: &IndexDef) -> String {
    definition::index(name, table, def)
}

/// The columns of a unique index that can be a foreign key's key.
pub(super) fn plain_key(def: &IndexDef) -> Option<Vec<Ident>> {
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

/// Small enough for one go, partition by partition, or, where neither can be, a hazard.
pub(super) enum Way<'a> {
    AtOnce(String, Option<ShortFile>),
    Each(&'a [Branch]),
}

/// How an index of a table comes to be. An allowed hazard is left where there is no other way.
pub(super) fn way<'a>(
    id: &ObjectId,
    table: &QName,
    trees: &'a Trees,
    context: &Context<'_>,
) -> Way<'a> {
    if !context.is_partitioned(table) {
        let why = "built CONCURRENTLY: reads and writes go on".to_owned();
        return Way::AtOnce(why, None);
    }
    let short = partitions::short(table, context).filter(|_| !trees.merges(id));
    match (short, trees.of(id)) {
        (Some(short), _) => {
            let why = format!(
                "in one go with all partitions, which have at most {} rows together{}",
                short.limit,
                partitions::measured(table, context)
            );
            Way::AtOnce(why, Some(short))
        }
        (None, Some(branches)) => Way::Each(branches),
        (None, None) => Way::AtOnce(
            "in one go: the partitions cannot each have one first".to_owned(),
            None,
        ),
    }
}

/// A new index.
pub(super) fn add(
    table: &QName,
    name: &Ident,
    def: &IndexDef,
    trees: &Trees,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Index(table.clone(), name.clone());
    let relation = table.sibling(name.clone());
    let mut steps = match way(&id, table, trees, context) {
        Way::Each(branches) => {
            let online = Online {
                table,
                name,
                def,
                branches,
            };
            partitioned_indexes::add(&online, &id, context)
        }
        Way::AtOnce(why, short) => {
            let how = how(table, context);
            let hazard = match short {
                Some(_) => None,
                None => context.partition_hazard(table, &format!("index {name}")),
            };
            let undo = Batch::new(
                vec![drop_statement(table, name, how, Existence::IfExists)],
                Condition::index_as_built(table, name, def).negate(),
            );
            let draft = Draft::new(
                Rank::Index,
                context.phase(&id),
                format!("create index {name} on {table}"),
                format!("{}; {why}", declared(&id)),
            );
            vec![
                draft
                    .on([id])
                    .hazard(hazard.or_else(|| corruption(table, name, how, context)))
                    .short(short)
                    .forward(
                        vec![build(table, name, def, how)],
                        Condition::index(table, name, def),
                    )
                    .rollback([undo])
                    .preflight(preflight(table, name, def)),
            ]
        }
    };
    if let Some(first) = steps.first_mut() {
        let free = [Fact::RelationNameFree(relation.clone())];
        let text = text(table, name, def);
        first.needs.extend(needs_of_text(table, &text, context));
        first.needs.extend(free.clone());
        first.takes.extend(free);
    }
    if let Some(last) = steps.last_mut() {
        last.gives.extend([Fact::Index(relation)]);
        last.gives.extend(plain_key(def).map(|c| key(table, &c)));
    }
    steps
}

pub(super) fn corruption(
    table: &QName,
    name: &Ident,
    how: Build,
    context: &Context<'_>,
) -> Option<Hazard> {
    match how {
        Build::Concurrently => context.corruption_hazard(&format!("index {name} on {table}")),
        Build::Blocking | Build::Itself => None,
    }
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
    let parts = context
        .is_partitioned(table)
        .then(|| partitioned_indexes::back(table, (name, name), &index.def, context))
        .flatten();
    let mut why = super::why_dropped(&id, context);
    if how == Build::Blocking {
        why.push_str(&format!(
            "; a partitioned index cannot be dropped CONCURRENTLY: it goes with its parts under ACCESS EXCLUSIVE on the table and all partitions, for an instant{}",
            partitions::measured(table, context)
        ));
    }
    let hazard = match parts {
        Some(_) => None,
        None => context.partition_hazard(table, &format!("index {name}")),
    };
    let mut back = parts.unwrap_or_else(|| {
        vec![Batch::new(
            vec![build(table, name, &index.def, how)],
            Condition::index(table, name, &index.def),
        )]
    });
    back.extend(comment_batch(&id, index));
    let whole = partitioned_indexes::drop_whole(table, (name, name), &index.def, context);
    let (statements, gone) = whole.filter(|_| how == Build::Blocking).unwrap_or_else(|| {
        let one = drop_statement(table, name, how, Existence::Required);
        (vec![one], Condition::index_named(table, name).negate())
    });
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
        why,
    )
    .on([id])
    .hazard(hazard)
    .forward(statements, gone)
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
