//! The twins of indexes and UNIQUE constraints, built on the new column while both are written.

use super::super::Context;
use super::super::expandable::{Route, Twin};
use super::super::indexes::{self, build, drop_if_exists};
use super::super::keys::{drop_action, using_index};
use crate::ddl::{Build, Existence, Statement, index_of_key};
use crate::model::{Constraint, Index, ObjectId, Uniqueness};
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::step::{Batch, Draft};

/// The twin of an index.
pub(super) fn index(route: &Route, twin: &Twin<Index>, context: &Context<'_>) -> Draft {
    let Route { table, column, .. } = route;
    let def = route.twin_of(twin);
    let id = ObjectId::Index(table.clone(), twin.helper.clone());
    route
        .draft(
            format!("create the twin of index {} on {table}", twin.name),
            format!(
                "it takes the place of {} when {column} has its new type; built CONCURRENTLY: reads and writes go on",
                twin.name
            ),
            context,
        )
        .on([id])
        .advice((def.uniqueness != Uniqueness::Plain).then(|| races(route, twin)))
        .hazard(indexes::corruption(
            table,
            &twin.helper,
            Build::Concurrently,
            context,
        ))
        .forward(
            vec![build(table, &twin.helper, &def, Build::Concurrently)],
            route.unless_swapped(Condition::index(table, &twin.helper, &def)),
        )
        .rollback([drop_if_exists(table, &twin.helper, &def)])
        .needs([Fact::Filled(table.clone(), column.clone())])
        .gives([Fact::Index(table.sibling(twin.helper.clone()))])
}

/// ON CONFLICT infers the index of the columns that it names, and the server takes back a row that meets a concurrent one
/// there; in any other unique index, that is an error (manual, INSERT, "ON CONFLICT Clause").
fn races<T>(route: &Route, twin: &Twin<T>) -> String {
    let Twin {
        name, helper, old, ..
    } = twin;
    format!(
        "while {table} has {name} twice, from its twin ({helper}) until the old one ({old} after the swap) is dropped: INSERT … ON CONFLICT with the columns or the name of {name} fails with a duplicate key in the other one when another session inserts the same key at that moment; such statements must be tried again (ON CONFLICT DO NOTHING without columns does not fail)",
        table = route.table
    )
}

/// The twin of a UNIQUE constraint: its index CONCURRENTLY, which the constraint takes over without reading a row.
pub(super) fn unique(
    route: &Route,
    twin: &Twin<Constraint>,
    context: &Context<'_>,
) -> Option<Draft> {
    let Route { table, column, .. } = route;
    let helper = &twin.helper;
    let kind = route.unique_of(twin);
    let def = index_of_key(&kind)?;
    let there = Condition::constraint(table, helper, &kind);
    let built = Condition::Any(vec![there.clone(), Condition::index(table, helper, &def)]);
    let drop = Batch::new(
        vec![Statement::alter(
            table,
            drop_action(helper, &kind, Existence::IfExists),
        )],
        Condition::constraint_named(table, helper).negate(),
    );
    Some(
        route
            .draft(
                format!("create the twin of unique {} on {table}", twin.name),
                format!(
                    "it takes the place of {} when {column} has its new type; its index is built CONCURRENTLY, and taken over without reading a row",
                    twin.name
                ),
                context,
            )
            .on([ObjectId::Constraint(table.clone(), helper.clone())])
            .advice(Some(races(route, twin)))
            .hazard(indexes::corruption(
                table,
                helper,
                Build::Concurrently,
                context,
            ))
            .forward(
                vec![build(table, helper, &def, Build::Concurrently)],
                route.unless_swapped(built),
            )
            .forward(
                vec![Statement::alter(table, using_index(helper, &kind, helper))],
                route.unless_swapped(there),
            )
            .rollback([drop, drop_if_exists(table, helper, &def)])
            .needs([Fact::Filled(table.clone(), column.clone())])
            .gives([Fact::Index(table.sibling(helper.clone()))]),
    )
}
