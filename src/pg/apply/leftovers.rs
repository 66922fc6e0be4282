//! What a statement that was stopped has left on the plan's tables.
//!
//! Reads only. Input: the plan's tables, and what the catalog says of their indexes and constraints.

use std::collections::BTreeSet;

use tokio_postgres::Client;

use super::error::Fault;
use super::session::{number, rows, text};
use crate::plan::file::PlanFile;
use crate::render::quote::ident_as_printed;

/// Something half done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// In words: `index public.i on public.t`.
    pub object: String,
    /// `INVALID`, `NOT VALID`.
    pub state: &'static str,
}

pub(super) async fn leftovers(client: &Client, plan: &PlanFile) -> Result<Vec<Leftover>, Fault> {
    let tables: BTreeSet<String> = plan
        .steps
        .iter()
        .flat_map(|s| &s.subjects)
        .filter_map(|o| o.to_id().ok()?.table().cloned())
        .map(|t| t.to_string())
        .collect();
    let sql = "SELECT 1, n.nspname, c.relname, x.relname FROM pg_catalog.pg_index i \
        JOIN pg_catalog.pg_class c ON c.oid = i.indrelid \
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
        JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE NOT i.indisvalid \
        UNION ALL SELECT 2, n.nspname, c.relname, k.conname FROM pg_catalog.pg_constraint k \
        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid \
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE NOT k.convalidated \
        ORDER BY 1, 2, 3, 4";
    Ok(rows(client, sql)
        .await?
        .iter()
        .filter_map(|r| {
            let (schema, table, name) = (text(r, 1)?, text(r, 2)?, text(r, 3)?);
            if !tables.contains(&format!("{schema}.{table}")) {
                return None;
            }
            let (schema, table) = (ident_as_printed(&schema), ident_as_printed(&table));
            let name = ident_as_printed(&name);
            Some(match number::<i32>(r, 0) {
                1 => Leftover {
                    object: format!("index {schema}.{name} on {schema}.{table}"),
                    state: "INVALID",
                },
                _ => Leftover {
                    object: format!("constraint {name} on {schema}.{table}"),
                    state: "NOT VALID",
                },
            })
        })
        .collect())
}
