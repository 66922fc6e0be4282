//! What a type change by a new column tells beforehand: what clients meet, what is in its way, and rows that break a rule.

use super::super::expandable::{Route, Twin};
use super::super::rows_of;
use crate::model::{Constraint, ConstraintKind};
use crate::plan::step::Preflight;
use crate::render::{quote, tokens};

/// What clients meet, and for how long.
pub(super) fn consequences(route: &Route) -> String {
    let Route {
        table,
        column,
        data_type,
        old,
        ..
    } = route;
    format!(
        "{column} of {table} becomes {to} by a new column: COPY {table} FROM without a list of columns fails from the first step on; after the swap `{column} = $1::text` and `{column} LIKE …` fail, and so does a prepared SELECT * once; {old}, its indexes and a trigger stay, and each write pays for them, until a plan of its own with --allow {leftover} drops them, after which there is no way back",
        to = data_type.to,
        leftover = crate::plan::hazard::Code::LeftoverDrop.word(),
    )
}

/// What was not there when the plan was made, and would see the rows that are filled.
pub(super) fn hindrances(route: &Route) -> [Preflight; 2] {
    let table = &route.table;
    let (schema, name) = (
        quote::literal(table.schema.as_str()),
        quote::literal(table.name.as_str()),
    );
    [
        Preflight {
            title: format!("triggers of {table} that would run for each row that is filled"),
            query: format!(
                "SELECT g.tgname FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid \
                 JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = {schema} AND c.relname = {name} \
                 AND NOT g.tgisinternal AND pg_catalog.strpos(g.tgname::text, '__lockstep_') = 0 LIMIT 20"
            ),
        },
        Preflight {
            title: format!(
                "publications that send {table} to subscribers that lack the new column"
            ),
            query: format!(
                "SELECT p.pubname FROM pg_catalog.pg_publication_tables p \
                 WHERE p.schemaname = {schema} AND p.tablename = {name} LIMIT 20"
            ),
        },
    ]
}

/// Rows that break a rule as it is for the new type.
pub(super) fn broken(route: &Route, twin: &Twin<Constraint>) -> Option<Preflight> {
    let ConstraintKind::Check(check) = &twin.to.as_ref()?.kind else {
        return None;
    };
    let printed = quote::ident_as_printed(route.column.as_str());
    let cast = format!("(({printed})::text)::{}", route.data_type.to);
    let expr = tokens::replace_column(&check.expr, &route.column, &cast);
    Some(rows_of(
        &route.table,
        check.inheritance,
        &format!("NOT ({expr})"),
        format!(
            "rows of {} that break the new check {}",
            route.table, twin.name
        ),
    ))
}
