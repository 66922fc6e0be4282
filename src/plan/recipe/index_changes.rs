//! An index whose definition changes, or that an interrupted build left INVALID: R-REPLACE.

use super::indexes::{
    Way, build, corruption, drop_statement, how, plain_key, preflight, text, way,
};
use super::names::helper;
use super::partitioned_indexes::{self, Online, Place};
use super::partitions::{self, Trees};
use super::{Context, needs_of_text, restore_comment};
use crate::ddl::{Build, Existence, Statement};
use crate::model::{Ident, Index, IndexDef, IndexState, ObjectId, Pair, QName};
use crate::overlay::Rename;
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key};
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Rank};

/// An index whose definition changes: the new one is built beside the old, the names are swapped in
/// one short transaction, the old one is dropped.
pub(super) fn replace(
    table: &QName,
    name: &Ident,
    index: &Pair<Index>,
    trees: &Trees,
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
    let before = context.target.renames.iter().find_map(|r| match r {
        Rename::Index { table: t, name: n } if t == table && n.to == *name => Some(&n.from),
        Rename::Index { .. }
        | Rename::Constraint { .. }
        | Rename::Enum(_)
        | Rename::EnumValue(..) => None,
    });
    let places = (&index.from.def.tablespace, &index.to.def.tablespace);
    let in_force =
        Condition::index(table, name, &index.to.def).in_tablespace(table, name, places.1, places.0);
    let was_in_force = Condition::index(table, name, &index.from.def)
        .in_tablespace(table, name, places.0, places.1);
    let mut back_swap = swap(&new, &old);
    back_swap.extend(restore_comment(id.clone(), &index.from.comment));
    let undo = match index.from.state {
        IndexState::Valid => UndoFile::Exact,
        IndexState::Invalid => {
            UndoFile::Keeps("the old index was INVALID; it comes back valid".to_owned())
        }
    };
    let old_there = Condition::index_named(table, &old);
    let renamed = before.is_some();
    let why = "the definition changed; queries keep the old index meanwhile";
    let mut out = match way(&id, table, trees, context) {
        Way::Each(branches) => {
            let online = Online {
                table,
                name: &new,
                def: &index.to.def,
                branches,
            };
            let place = Place {
                rank: Rank::Replace,
                phase,
                id: &id,
                in_force: Some(in_force.clone()),
                why: format!("{why}; {}", partitioned_indexes::why_each(table, context)),
            };
            partitioned_indexes::steps(&online, &place, context)
        }
        Way::AtOnce(how_so, short) => {
            let hazard = match short {
                Some(_) => None,
                None => context.partition_hazard(table, &format!("index {name}")),
            };
            let why = match how {
                Build::Concurrently => why.to_owned(),
                Build::Blocking | Build::Itself => format!("{why}; {how_so}"),
            };
            vec![
                Draft::new(
                    Rank::Replace,
                    phase,
                    format!("build the new index {name} on {table} beside the old one"),
                    why,
                )
                .on([id.clone()])
                .hazard(hazard.or_else(|| corruption(table, name, how, context)))
                .short(short)
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
                .preflight(preflight(table, name, &index.to.def)),
            ]
        }
    };
    if let Some(first) = out.first_mut() {
        let text = text(table, name, &index.to.def);
        first.needs.extend(needs_of_text(table, &text, context));
        first
            .needs
            .extend(renamed.then(|| Fact::Index(table.sibling(name.clone()))));
    }
    let is_back = Condition::Any(vec![
        was_in_force.clone(),
        Condition::index(table, &old, &index.from.def),
    ]);
    let parts = context
        .is_partitioned(table)
        .then(|| {
            let names = (before.unwrap_or(name), &old);
            partitioned_indexes::back(table, names, &index.from.def, context)
        })
        .flatten();
    let back = match parts {
        Some(parts) => parts
            .into_iter()
            .map(|b| Batch {
                statements: b.statements,
                done: Condition::Any(vec![was_in_force.clone(), b.done]),
            })
            .collect(),
        None => vec![Batch::new(
            vec![build(table, &old, &index.from.def, how)],
            is_back,
        )],
    };
    let names = (before.unwrap_or(name), &old);
    let whole = partitioned_indexes::drop_whole(table, names, &index.from.def, context);
    let (statements, gone) = whole.filter(|_| how == Build::Blocking).unwrap_or_else(|| {
        let one = drop_statement(table, &old, how, Existence::IfExists);
        (vec![one], old_there.clone().negate())
    });
    out.extend([
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
        .forward(statements, Condition::All(vec![in_force, gone]))
        .rollback(back)
        .undo(undo)
        // A rename has given it before.
        .gives((!renamed).then(|| Fact::Index(table.sibling(name.clone())))),
    ]);
    out
}

/// An INVALID index is dropped and built again: REINDEX CONCURRENTLY would keep a definition that
/// nobody checked, and IF NOT EXISTS would succeed and do nothing.
pub(super) fn rebuild(
    table: &QName,
    name: &Ident,
    def: &IndexDef,
    trees: &Trees,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Index(table.clone(), name.clone());
    if let Some(branches) = trees.of(&id)
        && partitions::can_be_completed(branches)
    {
        let online = Online {
            table,
            name,
            def,
            branches,
        };
        let mut steps = partitioned_indexes::complete(&online, &id, context);
        if let Some(last) = steps.last_mut() {
            last.gives
                .extend([Fact::Index(table.sibling(name.clone()))]);
            last.gives.extend(plain_key(def).map(|c| key(table, &c)));
        }
        return steps;
    }
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
        .hazard(
            context
                .partition_hazard(table, &format!("index {name}"))
                .or_else(|| corruption(table, name, how, context)),
        )
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
