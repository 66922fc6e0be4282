//! PRIMARY KEY and UNIQUE: R-UNIQUE, R-PK. The index is built CONCURRENTLY under the constraint's
//! own name, then handed over by USING INDEX, which reads no row.

use super::duplicates::duplicates;
use super::indexes::{self, Way, build, drop_if_exists};
use super::partitioned_keys;
use super::partitions::{Trees, as_it_is};
use super::{Context, carry_index_comment, declared, restore_comment};
use crate::ddl::{Build, Existence, Statement, TableAction, index_of_key};
use crate::model::{Constraint, ConstraintKind, Ident, Key, ObjectId, Period, QName};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key, sorted};
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Batch, Draft, Rank};

/// The key of a PRIMARY KEY or UNIQUE.
pub(super) fn key_of(kind: &ConstraintKind) -> Option<&Key> {
    match kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => Some(key),
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            None
        }
    }
}

pub(super) fn is_primary(kind: &ConstraintKind) -> bool {
    matches!(kind, ConstraintKind::PrimaryKey(_))
}

pub(super) fn using_index(name: &Ident, kind: &ConstraintKind, index: &Ident) -> TableAction {
    TableAction::AddKeyUsingIndex {
        name: name.clone(),
        kind: kind.clone(),
        index: index.clone(),
    }
}

pub(super) fn drop_action(
    name: &Ident,
    kind: &ConstraintKind,
    existence: Existence,
) -> TableAction {
    TableAction::DropConstraint {
        name: name.clone(),
        was: kind.clone(),
        existence,
    }
}

/// The transactions that bring a key into force: build, then take over.
pub(super) fn batches(
    table: &QName,
    name: &Ident,
    constraint: &Constraint,
    context: &Context<'_>,
) -> Vec<Batch> {
    let kind = &constraint.kind;
    let there = Condition::constraint(table, name, kind);
    let comment = restore_comment(
        ObjectId::Constraint(table.clone(), name.clone()),
        &constraint.comment,
    );
    if let Some(parts) = partitioned_back(table, name, constraint, context) {
        return parts;
    }
    match index_of_key(kind) {
        Some(def) if is_online(table, kind, context) => {
            let mut take_over = vec![Statement::alter(table, using_index(name, kind, name))];
            take_over.extend(comment);
            take_over.extend(carry_index_comment(table, name, context));
            vec![
                Batch::new(
                    vec![build(table, name, &def, Build::Concurrently)],
                    Condition::Any(vec![there.clone(), Condition::index(table, name, &def)]),
                ),
                Batch::new(take_over, there),
            ]
        }
        Some(_) | None => {
            let more = comment.into_iter();
            let mut out = vec![at_once(
                table,
                name,
                kind,
                more.chain(carry_index_comment(table, name, context)),
            )];
            out.extend(comments_of_parts(table, name, constraint, context));
            out
        }
    }
}

/// What was said of the partitions' parts of a key that comes back in one go, under the names that the server gives them anew.
/// An index has to be there before anything is said of it.
fn comments_of_parts(
    table: &QName,
    name: &Ident,
    constraint: &Constraint,
    context: &Context<'_>,
) -> Vec<Batch> {
    let live = context.table(table).and_then(|t| t.constraints.get(name));
    if !context.is_partitioned(table) || live != Some(constraint) {
        return Vec::new();
    }
    let parts = as_it_is(table, name, context).unwrap_or_default();
    let all = parts.iter().flat_map(partitioned_keys::comments);
    all.filter_map(|statement| {
        let Statement::Comment { object, text } = &statement else {
            return None;
        };
        let (object, text) = (object.into(), text.to.clone());
        let said = Condition::Comment { object, text };
        Some(Batch::new(vec![statement], said))
    })
    .collect()
}

/// One ADD CONSTRAINT, which builds the index; `more` is said with it.
fn at_once(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    more: impl IntoIterator<Item = Statement>,
) -> Batch {
    let action = TableAction::AddConstraint {
        name: name.clone(),
        kind: kind.clone(),
    };
    let mut add = vec![Statement::alter(table, action)];
    add.extend(more);
    Batch::new(add, Condition::constraint(table, name, kind))
}

/// What gives a key of a partitioned table back, each partition's under its old name.
fn partitioned_back(
    table: &QName,
    name: &Ident,
    constraint: &Constraint,
    context: &Context<'_>,
) -> Option<Vec<Batch>> {
    let kind = &constraint.kind;
    if !context.is_partitioned(table) || !partitioned_keys::is_way(kind, context) {
        return None;
    }
    let branches = as_it_is(table, name, context)?;
    let online = partitioned_keys::Online {
        table,
        name,
        kind,
        def: &index_of_key(kind)?,
        branches: &branches,
    };
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let comment = restore_comment(id, &constraint.comment);
    let more = comment.into_iter();
    Some(
        online.all(
            more.chain(carry_index_comment(table, name, context))
                .collect(),
        ),
    )
}

fn is_online(table: &QName, kind: &ConstraintKind, context: &Context<'_>) -> bool {
    !context.is_partitioned(table) && key_of(kind).is_some_and(|k| k.period == Period::No)
}

pub(super) fn hazard(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Option<Hazard> {
    let what = format!("{} {name}", kind.word());
    if key_of(kind).is_some_and(|k| k.period == Period::LastColumn) {
        return Some(Hazard::new(
            Code::TemporalKeyBlocks,
            format!("{what} on {table}"),
        ));
    }
    context
        .partition_hazard(table, &what)
        .or_else(|| context.corruption_hazard(&format!("{what} on {table}")))
}

pub(super) fn needs(table: &QName, name: &Ident, kind: &ConstraintKind) -> Vec<Fact> {
    let mut out = vec![
        Fact::RelationNameFree(table.sibling(name.clone())),
        Fact::ConstraintNameFree(table.clone(), name.clone()),
    ];
    if is_primary(kind) {
        out.push(Fact::NoPrimaryKey(table.clone()));
        if let Some(key) = key_of(kind) {
            out.extend(
                key.columns
                    .iter()
                    .map(|c| Fact::NotNull(table.clone(), c.clone())),
            );
        }
    }
    out
}

pub(super) fn column_needs(
    table: &QName,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Vec<Fact> {
    super::needs_of_text(table, &crate::render::definition::constraint(kind), context)
}

pub(super) fn gives(table: &QName, name: &Ident, kind: &ConstraintKind) -> Vec<Fact> {
    let mut out = vec![
        Fact::Constraint(table.clone(), name.clone()),
        Fact::Index(table.sibling(name.clone())),
    ];
    out.extend(key_of(kind).map(|k| key(table, &k.columns)));
    out
}

/// A new PRIMARY KEY or UNIQUE.
pub(super) fn add(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    trees: &Trees,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let (mut why, mut short) = (declared(&id), None);
    if let (true, Some(def)) = (can_be_parted(table, kind, context), index_of_key(kind)) {
        match indexes::way(&id, table, trees, context) {
            Way::Each(branches) => {
                let online = partitioned_keys::Online {
                    table,
                    name,
                    kind,
                    def: &def,
                    branches,
                };
                let steps = partitioned_keys::add(&online, &id, context);
                return with_facts(steps, table, name, kind, context);
            }
            Way::AtOnce(how, small) => {
                why = format!("{why}; {how}");
                if small.is_none() && !partitioned_keys::is_way(kind, context) {
                    why.push_str(", since from 18 on a partition's own primary key makes its NOT NULL its own, which no rollback takes back");
                }
                short = small;
            }
        }
    }
    let phase = context.phase(&id);
    let word = kind.word().to_lowercase();
    let whole = Constraint {
        kind: kind.clone(),
        comment: None,
    };
    let mut steps = if context.is_partitioned(table) {
        vec![at_once(table, name, kind, None)]
    } else {
        batches(table, name, &whole, context)
    }
    .into_iter();
    let drop = Batch::new(
        vec![Statement::alter(
            table,
            drop_action(name, kind, Existence::Required),
        )],
        Condition::constraint(table, name, kind).negate(),
    );
    let hazard = match short {
        Some(_) => None,
        None => hazard(table, name, kind, context),
    };
    match (steps.next(), steps.next(), index_of_key(kind)) {
        (Some(first), Some(second), Some(def)) => vec![
            Draft::new(
                Rank::Key,
                phase,
                format!("build the unique index of {word} {name} on {table}"),
                format!(
                    "{}; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE",
                    declared(&id)
                ),
            )
            .on([id.clone()])
            .hazard(hazard)
            .forward(first.statements, first.done)
            .rollback([drop_if_exists(table, name, &def)])
            .needs(column_needs(table, kind, context))
            .needs([Fact::RelationNameFree(table.sibling(name.clone()))])
            .takes([Fact::RelationNameFree(table.sibling(name.clone()))])
            .preflight(duplicates(table, name, kind, context)),
            Draft::new(
                Rank::Key,
                phase,
                format!("add {word} {name} on {table} using its index"),
                "the index is there and valid, so no row is read",
            )
            .on([id])
            .forward(second.statements, second.done)
            .rollback([drop])
            .needs(
                needs(table, name, kind)
                    .into_iter()
                    .filter(|f| !matches!(f, Fact::RelationNameFree(_))),
            )
            .takes([Fact::ConstraintNameFree(table.clone(), name.clone())])
            .gives(gives(table, name, kind)),
        ],
        (Some(first), _, _) => vec![
            Draft::new(
                Rank::Key,
                phase,
                format!("add {word} {name} on {table}"),
                why,
            )
            .on([id])
            .hazard(hazard)
            .short(short)
            .forward(first.statements, first.done)
            .rollback([drop])
            .needs(needs(table, name, kind))
            .needs(column_needs(table, kind, context))
            .takes([
                Fact::RelationNameFree(table.sibling(name.clone())),
                Fact::ConstraintNameFree(table.clone(), name.clone()),
            ])
            .gives(gives(table, name, kind))
            .preflight(duplicates(table, name, kind, context)),
        ],
        (None, _, _) => Vec::new(),
    }
}

/// Can its partitions have it first?
fn can_be_parted(table: &QName, kind: &ConstraintKind, context: &Context<'_>) -> bool {
    context.is_partitioned(table) && key_of(kind).is_some_and(|k| k.period == Period::No)
}

/// The steps of a key of a partitioned table: what it needs is there before the first of them.
fn with_facts(
    mut steps: Vec<Draft>,
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Vec<Draft> {
    if let Some(first) = steps.first_mut() {
        first.needs.extend(needs(table, name, kind));
        first.needs.extend(column_needs(table, kind, context));
        first.takes.extend([
            Fact::RelationNameFree(table.sibling(name.clone())),
            Fact::ConstraintNameFree(table.clone(), name.clone()),
        ]);
        first
            .preflight
            .extend(duplicates(table, name, kind, context));
    }
    if let Some(last) = steps.last_mut() {
        last.gives.extend(gives(table, name, kind));
    }
    steps
}

/// What the removal of a key needs and gives.
pub(super) fn dropping(table: &QName, kind: &ConstraintKind) -> (Vec<Fact>, Vec<Fact>, Vec<Fact>) {
    let Some(k) = key_of(kind) else {
        return (Vec::new(), Vec::new(), Vec::new());
    };
    let mut gives = Vec::new();
    if is_primary(kind) {
        gives.push(Fact::NoPrimaryKey(table.clone()));
        gives.extend(
            k.columns
                .iter()
                .map(|c| Fact::NotInPrimaryKey(table.clone(), c.clone())),
        );
    }
    (
        vec![Fact::Unreferenced(table.clone(), sorted(&k.columns))],
        gives,
        vec![key(table, &k.columns)],
    )
}

pub(super) fn is_taken(table: &QName, name: &Ident, context: &Context<'_>) -> bool {
    let live = &context.live;
    live.relation_names
        .contains_key(&table.sibling(name.clone()))
        || live
            .catalog
            .tables
            .get(table)
            .is_some_and(|t| t.constraints.contains_key(name))
}
