//! PRIMARY KEY and UNIQUE: R-UNIQUE, R-PK. The index is built CONCURRENTLY under the constraint's
//! own name, then handed over by USING INDEX, which reads no row.

use super::indexes::{build, drop_if_exists};
use super::{Context, carry_index_comment, declared, restore_comment};
use crate::ddl::{Build, Existence, Statement, TableAction, index_of_key};
use crate::model::{
    Constraint, ConstraintKind, Ident, Key, NullsDistinct, ObjectId, Period, QName,
};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key, sorted};
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Batch, Draft, Preflight, Rank};
use crate::render::quote;

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
            let mut add = vec![Statement::alter(
                table,
                TableAction::AddConstraint {
                    name: name.clone(),
                    kind: kind.clone(),
                },
            )];
            add.extend(comment);
            add.extend(carry_index_comment(table, name, context));
            vec![Batch::new(add, there)]
        }
    }
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
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let phase = context.phase(&id);
    let word = kind.word().to_lowercase();
    let whole = Constraint {
        kind: kind.clone(),
        comment: None,
    };
    let mut steps = batches(table, name, &whole, context).into_iter();
    let drop = Batch::new(
        vec![Statement::alter(
            table,
            drop_action(name, kind, Existence::Required),
        )],
        Condition::constraint(table, name, kind).negate(),
    );
    let hazard = hazard(table, name, kind, context);
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
            .preflight(duplicates(table, name, kind)),
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
                declared(&id),
            )
            .on([id])
            .hazard(hazard)
            .forward(first.statements, first.done)
            .rollback([drop])
            .needs(needs(table, name, kind))
            .needs(column_needs(table, kind, context))
            .takes([
                Fact::RelationNameFree(table.sibling(name.clone())),
                Fact::ConstraintNameFree(table.clone(), name.clone()),
            ])
            .gives(gives(table, name, kind))
            .preflight(duplicates(table, name, kind)),
        ],
        (None, _, _) => Vec::new(),
    }
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

pub(super) fn duplicates(table: &QName, name: &Ident, kind: &ConstraintKind) -> Option<Preflight> {
    let key = key_of(kind)?;
    if key.period == Period::LastColumn {
        return None;
    }
    Some(duplicate_query(
        table,
        name,
        &key.columns
            .iter()
            .map(|c| quote::ident_as_printed(c.as_str()))
            .collect::<Vec<_>>(),
        key.nulls,
        None,
    ))
}

/// The query for groups of rows that a unique index would refuse.
pub(super) fn duplicate_query(
    table: &QName,
    name: &Ident,
    keys: &[String],
    nulls: NullsDistinct,
    predicate: Option<&str>,
) -> Preflight {
    let list = keys.join(", ");
    let mut tests: Vec<String> = match nulls {
        NullsDistinct::Distinct => keys.iter().map(|k| format!("{k} IS NOT NULL")).collect(),
        NullsDistinct::NotDistinct => Vec::new(),
    };
    tests.extend(predicate.map(|p| format!("({p})")));
    let filter = if tests.is_empty() {
        String::new()
    } else {
        format!(" WHERE {}", tests.join(" AND "))
    };
    Preflight {
        title: format!("values that {name} on {table} would find twice"),
        query: format!(
            "SELECT {list}, count(*) FROM {}{filter} GROUP BY {list} HAVING count(*) > 1 LIMIT 20",
            quote::qname(table)
        ),
    }
}
