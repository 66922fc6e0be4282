//! Tries what an application does, while a transaction of the plan holds its locks: stopped or not is seen here, not
//! looked up.
//!
//! A statement takes its lock when it is parsed, so it is only prepared: no trigger, no default and no function of
//! anybody's runs.

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
            stops_select: stopped(eye, &format!("SELECT FROM {name} LIMIT 0")).await?,
            stops_insert: stopped(eye, &format!("INSERT INTO {name} DEFAULT VALUES")).await?,
            stops_for_update: stopped(eye, &format!("SELECT FROM {name} LIMIT 0 FOR UPDATE"))
                .await?,
            schema: table.schema.clone(),
            relation: table.name.clone(),
        });
    }
    Ok(out)
}

async fn stopped(eye: &Asker, sql: &str) -> Result<bool, DbError> {
    let all = format!(
        "BEGIN; SET LOCAL lock_timeout = '1ms'; PREPARE lockstep_probe AS {sql}; DEALLOCATE lockstep_probe; ROLLBACK"
    );
    let Err(error) = eye.run(&all).await else {
        return Ok(false);
    };
    eye.run("ROLLBACK").await?;
    match error.code() {
        Some(code) => Ok(*code == SqlState::LOCK_NOT_AVAILABLE),
        None => Err(error.into()),
    }
}
