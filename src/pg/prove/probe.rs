//! Tries what an application does, while a transaction of the plan holds its locks: stopped or not is seen here, not
//! looked up.
//!
//! A statement takes its lock on the table when it is parsed, and the same on each index of it when it is planned. So it is
//! planned, and not executed: no trigger and no default of anybody's runs. An INSERT opens the indexes only when it has a
//! row; a DELETE takes the same locks as it, and its plan has them all.

use tokio_postgres::error::SqlState;

use super::ask::Asker;
use super::locks::Relation;
use crate::pg::error::DbError;
use crate::proof::Behaviour;
use crate::render::quote::ident_str;

/// Tries each table from another session, with a `lock_timeout` of 1 ms; nothing of it stays.
pub(super) async fn probe(eye: &Asker, tables: &[Relation]) -> Result<Vec<Behaviour>, DbError> {
    let mut out = Vec::new();
    for table in tables.iter().filter(|r| r.is_table()) {
        let name = format!("{}.{}", ident_str(&table.schema), ident_str(&table.name));
        out.push(Behaviour {
            stops_select: stopped(eye, &format!("EXPLAIN SELECT FROM ONLY {name}")).await?,
            stops_insert: stopped(eye, &insert(&name)).await?
                || stopped(eye, &format!("EXPLAIN DELETE FROM ONLY {name}")).await?,
            stops_for_update: stopped(eye, &format!("EXPLAIN SELECT FROM ONLY {name} FOR UPDATE"))
                .await?,
            schema: table.schema.clone(),
            relation: table.name.clone(),
        });
    }
    Ok(out)
}

fn insert(table: &str) -> String {
    format!(
        "PREPARE lockstep_probe AS INSERT INTO {table} DEFAULT VALUES; DEALLOCATE lockstep_probe"
    )
}

/// Does it meet a lock? Any other error is none of it: a rule, a right, a generated column.
async fn stopped(eye: &Asker, sql: &str) -> Result<bool, DbError> {
    let all = format!("BEGIN; SET LOCAL lock_timeout = '1ms'; {sql}; ROLLBACK");
    let Err(error) = eye.run(&all).await else {
        return Ok(false);
    };
    eye.run("ROLLBACK").await?;
    match error.code() {
        Some(code) => Ok(*code == SqlState::LOCK_NOT_AVAILABLE),
        None => Err(error.into()),
    }
}
