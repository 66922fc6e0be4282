//! Recipes: one change (or one table's batch of changes) to its lock-safe sequence of steps.
//!
//! A rollback is the recipe of the inverse change, cut into transactions, put at the step that
//! brought the new state into force; the steps before it clean up what they had prepared. So the
//! way back is as lock-safe as the way forward.

mod columns;
mod constraints;
mod enums;
mod extensions;
mod indexes;
mod keys;
mod names;
mod references;
mod reuse;
mod rules;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::fact::Fact;
use super::file::UndoFile;
use super::graph::{self, Cycles};
use super::hazard::{Code, Hazard};
use super::step::{Batch, Draft, Preflight, Rank};
use crate::ddl::{Statement, TableAction};
use crate::diff::Change;
use crate::model::declaration::Phase;
use crate::model::{Expr, Ident, Inheritance, Live, ObjectId, Pair, QName, Table, TableKind};
use crate::overlay::Target;
use crate::plan::condition::{Condition, ObjectRef};
use crate::render::{quote, tokens};

/// What recipes look at besides the change.
pub struct Context<'a> {
    /// The live side: server version, sizes, names that are taken.
    pub live: &'a Live,
    /// The declared side: states, phases.
    pub target: &'a Target,
    /// Tables with at most this many rows (by the statistics) may be rewritten in place.
    pub small_rows: u64,
}

impl Context<'_> {
    pub(super) fn version(&self) -> u32 {
        self.live.version_num
    }

    pub(super) fn phase(&self, id: &ObjectId) -> Phase {
        let own = self.target.phases.get(id).copied();
        let table = id
            .table()
            .and_then(|t| self.target.phases.get(&ObjectId::Table(t.clone())).copied());
        own.or(table).unwrap_or(1)
    }

    pub(super) fn table(&self, name: &QName) -> Option<&Table> {
        self.live.catalog.tables.get(name)
    }

    /// Is the table one whose rows live in partitions?
    pub(super) fn is_partitioned(&self, name: &QName) -> bool {
        self.table(name)
            .is_some_and(|t| t.kind == TableKind::Partitioned)
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
    let changes = split_replacements(changes, with_gap);
    rules::gather(&changes, context, &mut out);
    columns::gather_defaults(&changes, context, &mut out);
    gather_comments(&changes, context, &mut out);
    for change in changes.as_ref() {
        let recipe = single(change, context);
        if !recipe.is_empty() {
            out.push(recipe);
        }
    }
    code_needs_extensions(&changes, &mut out);
    reuse::tell_old_from_new(&changes, &mut out);
    out
}

fn single(change: &Change, context: &Context<'_>) -> Vec<Draft> {
    match change {
        Change::CreateExtension(name, ext) => extensions::create(name, ext, context),
        Change::DropExtension(name, ext) => extensions::drop(name, ext, context),
        Change::UpdateExtension { name, version } => extensions::update(name, version, context),
        Change::CreateEnum(name, e) => enums::create(name, e, context),
        Change::DropEnum(name, e) => enums::drop(name, e, context),
        Change::AddEnumValue { name, value, place } => {
            enums::add_value(name, value, place, context)
        }
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
        } => columns::change_type(table, column, data_type, using.as_ref(), default, context),
        Change::AddConstraint { table, name, kind } => {
            if rules::is_batched(change, context) {
                Vec::new()
            } else {
                constraints::add(table, name, kind, context)
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
        } => constraints::replace(table, name, constraint, context),
        Change::ValidateConstraint { table, name, kind } => {
            constraints::validate(table, name, kind, context)
        }
        Change::ChangeDeferral {
            table,
            name,
            deferral,
            kind,
        } => constraints::deferral(table, name, deferral, kind, context),
        Change::PromoteIndex { table, name, kind } => keys::promote(table, name, kind, context),
        Change::AddIndex { table, name, def } => indexes::add(table, name, def, context),
        Change::DropIndex { table, name, index } => indexes::drop(table, name, index, context),
        Change::ReplaceIndex { table, name, index } => {
            indexes::replace(table, name, index, context)
        }
        Change::RebuildIndex { table, name, def } => indexes::rebuild(table, name, def, context),
        Change::ValidateNotNull {
            table,
            column,
            name,
        } => rules::validate_not_null(table, column, name, context),
        Change::DropNotNull { table, column, was } => {
            rules::drop_not_null(table, column, was, context)
        }
        // Gathered per table.
        Change::SetNotNull { .. } | Change::ChangeDefault { .. } | Change::Comment { .. } => {
            Vec::new()
        }
    }
}

/// A constraint or index that was written for a column's old type goes before the type changes and
/// comes back after it, instead of being replaced without a gap. So does a constraint that becomes
/// one of another kind under the same name, and what `with_gap` names.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every change but two kinds of replacement stays as it is, kinds to come included"
)]
fn split_replacements<'c>(
    changes: &'c [Change],
    with_gap: &BTreeSet<ObjectId>,
) -> Cow<'c, [Change]> {
    let replaces = |c: &Change| {
        matches!(
            c,
            Change::ReplaceConstraint { .. } | Change::ReplaceIndex { .. }
        )
    };
    if !changes.iter().any(replaces) {
        return Cow::Borrowed(changes);
    }

    let mut retyped: BTreeMap<&QName, Vec<&Ident>> = BTreeMap::new();
    for change in changes {
        if let Change::ChangeType { table, column, .. } = change {
            retyped.entry(table).or_default().push(column);
        }
    }
    let touches = |table: &QName, text: &str| {
        let columns = retyped.get(table).into_iter().flatten();
        columns.into_iter().any(|c| tokens::mentions(text, c))
    };
    let mut out = Vec::new();
    for change in changes {
        match change {
            Change::ReplaceConstraint {
                table,
                name,
                constraint,
            } if other_kind(constraint)
                || with_gap.contains(&change.subject())
                || touches(
                    table,
                    &crate::render::definition::constraint(&constraint.from.kind),
                ) =>
            {
                out.push(Change::DropConstraint {
                    table: table.clone(),
                    name: name.clone(),
                    constraint: constraint.from.clone(),
                });
                out.push(Change::AddConstraint {
                    table: table.clone(),
                    name: name.clone(),
                    kind: constraint.to.kind.clone(),
                });
            }
            Change::ReplaceIndex { table, name, index }
                if with_gap.contains(&change.subject())
                    || touches(
                        table,
                        &crate::render::definition::index(name, table, &index.from.def),
                    ) =>
            {
                out.push(Change::DropIndex {
                    table: table.clone(),
                    name: name.clone(),
                    index: index.from.clone(),
                });
                out.push(Change::AddIndex {
                    table: table.clone(),
                    name: name.clone(),
                    def: index.to.def.clone(),
                });
            }
            other => out.push(other.clone()),
        }
    }
    Cow::Owned(out)
}

/// A CHECK that becomes a UNIQUE of the same name has nothing in common with it.
fn other_kind(constraint: &Pair<crate::model::Constraint>) -> bool {
    std::mem::discriminant(&constraint.from.kind) != std::mem::discriminant(&constraint.to.kind)
}

/// Comments of one table (or of one object that is no table's) in one transaction.
fn gather_comments(changes: &[Change], context: &Context<'_>, out: &mut Vec<Vec<Draft>>) {
    type Texts<'a> = Vec<(&'a ObjectId, &'a Pair<Option<String>>)>;
    let mut groups: BTreeMap<(Phase, String), Texts<'_>> = BTreeMap::new();
    for change in changes {
        if let Change::Comment { object, text } = change {
            let group = object
                .table()
                .map_or_else(|| object.to_string(), ToString::to_string);
            groups
                .entry((context.phase(object), group))
                .or_default()
                .push((object, text));
        }
    }
    let new = made_here(changes);
    for ((phase, group), texts) in groups {
        let statement = |object: &ObjectId, text: Pair<Option<String>>| Statement::Comment {
            object: object.clone(),
            text,
        };
        let holds = |object: &ObjectId, text: &Option<String>| Condition::Comment {
            object: ObjectRef::from(object),
            text: text.clone(),
        };
        let title = match texts.as_slice() {
            [(object, _)] => format!("comment on {object}"),
            many => format!("{} comments on {group} and what hangs on it", many.len()),
        };
        let draft = Draft::new(
            Rank::Comment,
            phase,
            title,
            "the declaration says another text",
        )
        .on(texts.iter().map(|(o, _)| (*o).clone()))
        .forward(
            texts
                .iter()
                .map(|(o, t)| statement(o, (*t).clone()))
                .collect(),
            Condition::All(texts.iter().map(|(o, t)| holds(o, &t.to)).collect()),
        )
        .needs(texts.iter().filter_map(|(o, _)| there(o)));
        let kept: Texts<'_> = texts
            .iter()
            .filter(|(o, _)| !new.contains(o))
            .copied()
            .collect();
        out.push(vec![if kept.is_empty() {
            draft.undo(UndoFile::Nothing(
                "the step that makes the object takes it away, and its comment with it".to_owned(),
            ))
        } else {
            draft.rollback([Batch::new(
                kept.iter()
                    .rev()
                    .map(|(o, t)| statement(o, (*t).clone().swap()))
                    .collect(),
                Condition::All(kept.iter().map(|(o, t)| holds(o, &t.from)).collect()),
            )])
        }]);
    }
}

/// Objects that the plan makes, or makes again: what there was before comes back with its own
/// comment, so the way back must not touch that one.
fn made_here(changes: &[Change]) -> BTreeSet<ObjectId> {
    changes
        .iter()
        .filter(|c| {
            matches!(
                c,
                Change::CreateExtension(..)
                    | Change::CreateEnum(..)
                    | Change::AddConstraint { .. }
                    | Change::ReplaceConstraint { .. }
                    | Change::AddIndex { .. }
                    | Change::ReplaceIndex { .. }
            )
        })
        .map(Change::subject)
        .collect()
}

/// The fact that an object is there as after the plan.
pub(super) fn there(object: &ObjectId) -> Option<Fact> {
    match object {
        ObjectId::Extension(n) => Some(Fact::Extension(n.clone())),
        ObjectId::Enum(n) => Some(Fact::Type(n.clone())),
        ObjectId::Constraint(t, n) => Some(Fact::Constraint(t.clone(), n.clone())),
        ObjectId::Index(t, n) => Some(Fact::Index(t.sibling(n.clone()))),
        ObjectId::Table(_) | ObjectId::Column(..) => None,
    }
}

/// Expressions, operator classes and types may come from an extension; nothing tells which.
fn code_needs_extensions(changes: &[Change], recipes: &mut [Vec<Draft>]) {
    let created: Vec<Fact> = changes
        .iter()
        .filter_map(|c| {
            if let Change::CreateExtension(name, _) = c {
                Some(Fact::Extension(name.clone()))
            } else {
                None
            }
        })
        .collect();
    let dropped = changes
        .iter()
        .any(|c| matches!(c, Change::DropExtension(..)));
    if created.is_empty() && !dropped {
        return;
    }
    for draft in recipes.iter_mut().flatten() {
        if matches!(draft.rank, Rank::Extension | Rank::DropExtension) {
            continue;
        }
        if draft
            .forward
            .iter()
            .flat_map(|b| &b.statements)
            .any(uses_code)
        {
            draft.needs.extend(created.iter().cloned());
        }
        if dropped {
            draft.gives.insert(Fact::ExtensionsUnused);
        }
    }
}

/// May the statement use functions, operators or operator classes that an extension brings?
fn uses_code(statement: &Statement) -> bool {
    match statement {
        Statement::CreateIndex { def, .. } => {
            def.method != crate::ddl::btree()
                || def.predicate.is_some()
                || def.keys.iter().any(|k| {
                    k.opclass.is_some() || matches!(k.element, crate::model::Element::Expression(_))
                })
        }
        Statement::AlterTable { actions, .. } => actions.iter().any(|a| match a {
            TableAction::AddConstraint { kind, .. } => matches!(
                kind,
                crate::model::ConstraintKind::Check(_) | crate::model::ConstraintKind::Exclusion(_)
            ),
            TableAction::SetDefault { .. } | TableAction::SetType { .. } => true,
            TableAction::AddKeyUsingIndex { .. }
            | TableAction::AddNotNull { .. }
            | TableAction::Validate { .. }
            | TableAction::DropConstraint { .. }
            | TableAction::AlterDeferral { .. }
            | TableAction::SetNotNull { .. }
            | TableAction::DropNotNull { .. }
            | TableAction::DropDefault { .. } => false,
        }),
        Statement::Comment { object, .. } => matches!(object, ObjectId::Extension(_)),
        Statement::CreateExtension { .. }
        | Statement::DropExtension { .. }
        | Statement::UpdateExtension { .. }
        | Statement::CreateEnum { .. }
        | Statement::DropEnum { .. }
        | Statement::AddEnumValue { .. }
        | Statement::RenameEnumValue { .. }
        | Statement::RenameEnum { .. }
        | Statement::RenameConstraint { .. }
        | Statement::DropIndex { .. }
        | Statement::RenameIndex { .. } => false,
    }
}

/// The facts that a step with these texts on `table` needs: types, labels, column types.
pub(super) fn needs_of_text(table: &QName, text: &str, context: &Context<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    let states = &context.target.states;
    for name in names::qualified(text) {
        let Some(to) = states.to.enums.get(&name) else {
            continue;
        };
        if let Some(from) = states.from.enums.get(&name)
            && from.values.len() != to.values.len()
        {
            out.push(Fact::Values(name.clone()));
        }
        out.push(Fact::Type(name));
    }
    if let (Some(from), Some(to)) = (states.from.tables.get(table), states.to.tables.get(table)) {
        for (name, column) in &to.columns {
            let changed = from
                .columns
                .get(name)
                .is_some_and(|c| c.data_type != column.data_type);
            if changed && tokens::mentions(text, name) {
                out.push(Fact::ColumnType(table.clone(), name.clone()));
            }
        }
    }
    out
}

/// The facts that the removal of something with this text gives: types and columns it frees.
pub(super) fn frees_of_text(table: &QName, text: &str, context: &Context<'_>) -> Vec<Fact> {
    let states = &context.target.states;
    let gone = |n: &QName| states.from.enums.contains_key(n) && !states.to.enums.contains_key(n);
    let mut out: Vec<Fact> = names::qualified(text)
        .into_iter()
        .filter(gone)
        .map(Fact::TypeUnused)
        .collect();
    if let (Some(from), Some(to)) = (states.from.tables.get(table), states.to.tables.get(table)) {
        for (name, column) in &from.columns {
            let changed = to
                .columns
                .get(name)
                .is_some_and(|c| c.data_type != column.data_type);
            if changed && tokens::mentions(text, name) {
                out.push(Fact::ColumnFree(table.clone(), name.clone()));
            }
        }
    }
    out
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

/// A comment that a recreated object gets back.
pub(super) fn restore_comment(object: ObjectId, text: &Option<String>) -> Option<Statement> {
    text.as_ref().map(|t| Statement::Comment {
        object,
        text: Pair::new(None, Some(t.clone())),
    })
}

/// The declaration's words for a step, the same everywhere.
pub(super) fn declared(object: &ObjectId) -> String {
    format!("the declaration has {object}, the database has not")
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
