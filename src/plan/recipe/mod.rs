//! Recipes: one change (or one table's batch of changes) to its lock-safe sequence of steps.
//!
//! A rollback is the recipe of the inverse change, cut into transactions, put at the step that
//! brought the new state into force; the steps before it clean up what they had prepared. So the
//! way back is as lock-safe as the way forward.

mod columns;
mod comments;
mod constraints;
mod contract;
mod conversions;
mod duplicates;
mod enforcement;
mod enum_replace;
mod enum_swap;
mod enums;
mod expand;
mod expandable;
mod extensions;
mod foreign_keys;
mod foreign_keys_to_partitions;
mod gaps;
mod index_changes;
mod indexes;
mod key_changes;
mod keys;
mod names;
mod not_null;
mod not_null_below;
mod not_null_of_children;
mod overlaps;
mod part_names;
mod partitioned_foreign_key_changes;
mod partitioned_foreign_keys;
mod partitioned_indexes;
mod partitioned_key_changes;
mod partitioned_keys;
mod partitions;
mod proofs;
mod references;
mod replace;
mod reuse;
mod rewrite;
mod rules;
mod texts;
mod types;
mod undo_rows;
mod undo_types;

use std::collections::BTreeSet;

use comments::{carry_index_comment, restore_comment};
use partitions::Trees;
use texts::{frees_of_text, needs_of_text};

use self::references::References;
use super::graph::{self, Cycles};
use super::hazard::{Code, Hazard};
use super::step::{Draft, Preflight};
use crate::ddl::spread::Families;
use crate::diff::Change;
use crate::model::declaration::Phase;
use crate::model::{Expr, Inheritance, Live, ObjectId, QName, Table};
use crate::overlay::Target;
use crate::render::quote;

/// What recipes look at besides the change.
pub struct Context<'a> {
    /// The live side: server version, sizes, names that are taken.
    pub live: &'a Live,
    /// The declared side: states, phases.
    pub target: &'a Target,
    /// Tables with at most this many rows (by the statistics) may be rewritten in place.
    pub small_rows: u64,
    /// Larger ones too?
    pub rewrites: Rewrites,
}

/// Whether a large table may be rewritten where it is, under a lock that stops everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rewrites {
    /// Not where there is another way.
    Avoided,
    /// `--allow rewrite-blocks`.
    Allowed,
}

impl Context<'_> {
    pub(super) fn version(&self) -> u32 {
        self.live.version_num
    }

    pub(super) fn phase(&self, id: &ObjectId) -> Phase {
        self.target.phase(id)
    }

    pub(super) fn table(&self, name: &QName) -> Option<&Table> {
        self.live.catalog.tables.get(name)
    }

    /// Is the table one whose rows live in partitions?
    pub(super) fn is_partitioned(&self, name: &QName) -> bool {
        Families::new(self.live).is_partitioned(name)
    }

    /// The hazard of a change that a partitioned table takes in one go.
    pub(super) fn partition_hazard(&self, name: &QName, what: &str) -> Option<Hazard> {
        self.is_partitioned(name)
            .then(|| Hazard::new(Code::PartitionBlocks, format!("{what} on {name}")))
    }

    /// The hazard of building CONCURRENTLY on 14.0 to 14.3.
    pub(super) fn corruption_hazard(&self, what: &str) -> Option<Hazard> {
        (140_000..140_004)
            .contains(&self.version())
            .then(|| Hazard::new(Code::ConcurrentBuildCorrupts, what.to_owned()))
    }
}

/// All recipes for `changes`, and their order by `key` (see [`graph::order`]).
///
/// Replacing without a gap keeps the old rule until the new one is there; where the new one needs
/// the old one gone first (its name, its key), the steps would wait for each other. Only then the
/// old one is dropped first.
///
/// # Errors
/// [`Cycles`] when there is no order even so.
pub fn ordered<K: Ord>(
    changes: &[Change],
    context: &Context<'_>,
    key: impl Fn(usize, &Draft, u32) -> K,
) -> Result<(Vec<Vec<Draft>>, graph::Ordered), Cycles> {
    let mut with_gap = BTreeSet::new();
    loop {
        let recipes = recipes(changes, context, &with_gap);
        match graph::order(&recipes, &key) {
            Ok(order) => return Ok((recipes, order)),
            Err(cycles) => {
                let more: Vec<ObjectId> = changes
                    .iter()
                    .filter(|c| {
                        matches!(
                            c,
                            Change::ReplaceConstraint { .. } | Change::ReplaceIndex { .. }
                        )
                    })
                    .map(Change::subject)
                    .filter(|id| cycles.subjects.contains(id) && !with_gap.contains(id))
                    .collect();
                if more.is_empty() {
                    return Err(cycles);
                }
                with_gap.extend(more);
            }
        }
    }
}

/// All recipes for `changes`: batches of one table first gathered, then one recipe a change.
fn recipes(
    changes: &[Change],
    context: &Context<'_>,
    with_gap: &BTreeSet<ObjectId>,
) -> Vec<Vec<Draft>> {
    let mut out = Vec::new();
    let (changes, routes) = expandable::choose(changes, context);
    let changes = gaps::split_replacements(&changes, with_gap);
    rules::gather(&changes, context, &mut out);
    columns::gather_defaults(&changes, context, &mut out);
    comments::gather(&changes, context, &mut out);
    let trees = partitions::Trees::choose(&changes, context);
    let resting = References::choose(&changes, context);
    for change in changes.as_ref() {
        let mut recipe = single(change, &trees, &routes, &resting, context);
        if !recipe.is_empty() {
            recipe.shrink_to_fit();
            out.push(recipe);
        }
    }
    references::order_with_their_keys(&resting, &mut out);
    texts::code_needs_extensions(&changes, &mut out);
    texts::old_texts_need_new_names(&changes, &mut out, context);
    reuse::tell_old_from_new(&changes, &mut out);
    for recipe in &mut out {
        undo_rows::tell(recipe, context);
    }
    out
}

fn single(
    change: &Change,
    trees: &Trees,
    routes: &expandable::Routes,
    resting: &References,
    context: &Context<'_>,
) -> Vec<Draft> {
    match change {
        Change::CreateExtension(name, ext) => extensions::create(name, ext, context),
        Change::DropExtension(name, ext) => extensions::drop(name, ext, context),
        Change::UpdateExtension { name, version } => extensions::update(name, version, context),
        Change::CreateEnum(name, e) => enums::create(name, e, context),
        Change::DropEnum(name, e) => enums::drop(name, e, context),
        Change::AddEnumValue { name, value, place } => {
            enums::add_value(name, value, place, context)
        }
        Change::ReplaceEnum { name, states } => enum_replace::replace(name, states, context),
        Change::RenameEnumValue { name, value } => enums::rename_value(name, value, context),
        Change::RenameEnum(name) => enums::rename(name, context),
        Change::RenameConstraint {
            table,
            name,
            has_index,
        } => names::constraint(table, name, *has_index, context),
        Change::RenameIndex { table, name } => names::index(table, name, context),
        Change::ChangeType {
            table,
            column,
            data_type,
            using,
            default,
        } => match routes.get(table, column) {
            Some(route) => expand::recipe(route, context),
            None => types::change_type(
                table,
                column,
                data_type,
                using.as_ref(),
                default,
                routes.why_not(table, column),
                context,
            ),
        },
        Change::DropLeftover { table, column, was } => contract::drop(table, column, was, context),
        Change::AddConstraint { table, name, kind } => {
            if rules::is_batched(change, context) {
                Vec::new()
            } else {
                constraints::add(table, name, kind, trees, context)
            }
        }
        Change::DropConstraint {
            table,
            name,
            constraint,
        } => constraints::drop(table, name, constraint, context),
        Change::ReplaceConstraint {
            table,
            name,
            constraint,
        } => replace::replace(table, name, constraint, trees, resting, context),
        Change::ValidateConstraint { table, name, kind } => {
            constraints::validate(table, name, kind, context)
        }
        Change::ChangeDeferral {
            table,
            name,
            deferral,
            kind,
        } => foreign_keys::deferral(table, name, deferral, kind, context),
        Change::PromoteIndex { table, name, kind } => {
            key_changes::promote(table, name, kind, trees, resting, context)
        }
        Change::AddIndex { table, name, def } => indexes::add(table, name, def, trees, context),
        Change::DropIndex { table, name, index } => indexes::drop(table, name, index, context),
        Change::ReplaceIndex { table, name, index } => {
            index_changes::replace(table, name, index, trees, context)
        }
        Change::RebuildIndex { table, name, def } => {
            index_changes::rebuild(table, name, def, trees, context)
        }
        Change::ValidateNotNull {
            table,
            column,
            name,
        } => not_null::validate_not_null(table, column, name, context),
        Change::AlterNotNull {
            table,
            column,
            name,
            inheritance,
        } => not_null::alter_inheritance(table, column, name, inheritance, context),
        Change::DropNotNull { table, column, was } => {
            not_null::drop_not_null(table, column, was, context)
        }
        // Gathered per table.
        Change::SetNotNull { .. } | Change::ChangeDefault { .. } | Change::Comment { .. } => {
            Vec::new()
        }
    }
}

/// A query for the rows of `table`, and of its children, for which `condition` holds.
pub(super) fn rows_where(table: &QName, condition: &str, title: String) -> Preflight {
    rows_of(table, Inheritance::Inherited, condition, title)
}

/// The same for a rule that may not reach the children: their rows are free of it.
pub(super) fn rows_of(
    table: &QName,
    inheritance: Inheritance,
    condition: &str,
    title: String,
) -> Preflight {
    let only = match inheritance {
        Inheritance::Inherited => "",
        Inheritance::NoInherit => "ONLY ",
    };
    Preflight {
        title,
        query: format!(
            "SELECT * FROM {only}{} WHERE {condition} LIMIT 20",
            quote::qname(table)
        ),
    }
}

/// The declaration's words for a step, the same everywhere.
pub(super) fn declared(object: &ObjectId) -> String {
    format!("the declaration has {object}, the database has not")
}

/// Why a constraint or an index goes: for good, or because what it is made of changes under it.
pub(super) fn why_dropped(object: &ObjectId, context: &Context<'_>) -> String {
    let stays = match object {
        ObjectId::Constraint(t, n) => context
            .target
            .states
            .to
            .tables
            .get(t)
            .is_some_and(|t| t.constraints.contains_key(n)),
        ObjectId::Index(t, n) => context
            .target
            .states
            .to
            .tables
            .get(t)
            .is_some_and(|t| t.indexes.contains_key(n)),
        ObjectId::Extension(_) | ObjectId::Enum(_) | ObjectId::Table(_) | ObjectId::Column(..) => {
            false
        }
    };
    if stays {
        format!(
            "{object} cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force"
        )
    } else {
        format!("{object} is not declared, or named under `absent`")
    }
}

/// An expression for messages, cut to one short line.
pub(super) fn short(expr: &Expr) -> String {
    let text = expr
        .as_str()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if text.chars().count() > 60 {
        let cut: String = text.chars().take(57).collect();
        format!("{cut}...")
    } else {
        text
    }
}
