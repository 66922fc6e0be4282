//! Asking: one transaction that is rolled back, a savepoint for each batch, and halving of a batch
//! that fails until every culprit is found.

use std::collections::BTreeMap;

use tokio_postgres::error::DbError;
use tokio_postgres::{Client, Transaction};

use super::build::{Company, batches, build, wanted};
use super::error::{CanonicalError, Failure, Problem, server};
use super::job::{Answer, Job};
use super::readback::{Unread, read};
use super::shadow::Shadows;
use crate::model::declaration::{Declaration, Facet, Site};
use crate::model::{Ident, Live, ObjectId, QName};
use crate::pg::event_trigger::raised_by;
use crate::render::quote;

/// How each kind of constant is read and printed, and how long anything may take.
const SETTINGS: &str = "set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; \
    set local intervalstyle = 'postgres'; set local standard_conforming_strings = on; \
    set local bytea_output = 'hex'; set local extra_float_digits = 1; \
    set local lc_monetary = 'C'; set local quote_all_identifiers = off; \
    set local transform_null_equals = off; set local backslash_quote = safe_encoding; \
    set local client_min_messages = error; set local lock_timeout = '10s'; \
    set local statement_timeout = '10s'; set local default_tablespace = ''; \
    set local temp_tablespaces = ''";

/// What surrounds the questions.
pub(super) struct Surroundings<'a> {
    pub(super) declaration: &'a Declaration,
    pub(super) live: &'a Live,
    pub(super) shadows: &'a Shadows,
}

/// Opens the transaction, or says why this server cannot be asked.
pub(super) async fn open(client: &mut Client) -> Result<Transaction<'_>, CanonicalError> {
    let tx = client.transaction().await.map_err(server)?;
    let state = tx
        .query_one(
            "select pg_catalog.pg_is_in_recovery(), \
             pg_catalog.current_setting('transaction_read_only') = 'on', \
             pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMP')",
            &[],
        )
        .await
        .map_err(server)?;
    let reason = if state.get(0) {
        "the server is a standby"
    } else if state.get(1) {
        "transactions on this server are read-only"
    } else if !state.get::<_, bool>(2) {
        "the role may not make temporary tables in this database"
    } else {
        tx.batch_execute(SETTINGS).await.map_err(server)?;
        return Ok(tx);
    };
    Err(CanonicalError::NeedsScratch {
        reason: reason.to_owned(),
    })
}

/// Types of the database that have one of these names.
pub(super) async fn types_named(
    tx: &Transaction<'_>,
    names: &[String],
) -> Result<Vec<QName>, CanonicalError> {
    let rows = tx
        .query(
            "select n.nspname::text, t.typname::text from pg_catalog.pg_type t \
             join pg_catalog.pg_namespace n on n.oid = t.typnamespace \
             where t.typname::text = any($1::text[])",
            &[&names],
        )
        .await
        .map_err(server)?;
    Ok(rows
        .iter()
        .filter_map(|r| {
            let (schema, name): (&str, &str) = (r.get(0), r.get(1));
            Some(QName::new(Ident::new(schema).ok()?, Ident::new(name).ok()?))
        })
        .collect())
}

/// The answers of all questions; those of `None` failed, as asking each alone will tell.
pub(super) async fn ask(
    tx: &mut Transaction<'_>,
    around: &Surroundings<'_>,
    jobs: &[Job],
) -> Result<Vec<Result<Answer, Failure>>, CanonicalError> {
    let mut order: Vec<(usize, &Job)> = jobs.iter().enumerate().collect();
    order.sort_by(|a, b| a.1.schema.cmp(&b.1.schema));
    let sorted: Vec<&Job> = order.iter().map(|(_, job)| *job).collect();
    let mut found: BTreeMap<usize, Result<Answer, Failure>> = BTreeMap::new();
    let mut at = 0;
    for batch in batches(&sorted) {
        // A stack of slices to ask: a slice that fails is put back in two halves.
        let mut stack = vec![(at, batch.len())];
        while let Some((start, length)) = stack.pop() {
            let Some(slice) = sorted.get(start..start + length) else {
                continue;
            };
            match together(tx, around, slice).await? {
                Ok(answers) => {
                    for (n, answer) in answers.into_iter().enumerate() {
                        found.insert(start + n, Ok(answer));
                    }
                }
                Err(failure) if length == 1 => {
                    if let Some(error) = failure.db()
                        && let Some(raised) = event_trigger(tx, error).await?
                    {
                        return Err(raised);
                    }
                    if failure.is_fatal() {
                        return Err(failure.into_fatal());
                    }
                    found.insert(start, Err(failure));
                }
                Err(_) => {
                    let half = length / 2;
                    stack.push((start + half, length - half));
                    stack.push((start, half));
                }
            }
        }
        at += batch.len();
    }
    let mut answers: BTreeMap<usize, Result<Answer, Failure>> = BTreeMap::new();
    for (place, answer) in found {
        if let Some((original, _)) = order.get(place) {
            answers.insert(*original, answer);
        }
    }
    Ok(answers.into_values().collect())
}

/// Was it an event trigger of the database that raised this error, and none of the texts?
async fn event_trigger(
    tx: &Transaction<'_>,
    error: &DbError,
) -> Result<Option<CanonicalError>, CanonicalError> {
    let raised = raised_by(tx, error.where_()).await.map_err(server)?;
    Ok(raised.map(|by| CanonicalError::EventTrigger {
        trigger: by.trigger,
        function: by.function,
        message: error.message().to_owned(),
    }))
}

/// Asks all questions of a slice at once, in a savepoint that is rolled back.
pub(super) async fn together(
    tx: &mut Transaction<'_>,
    around: &Surroundings<'_>,
    jobs: &[&Job],
) -> Result<Result<Vec<Answer>, Failure>, CanonicalError> {
    let savepoint = tx.transaction().await.map_err(server)?;
    let result = attempt(&savepoint, around, jobs).await;
    if let Err(failure) = &result
        && let Unread::Server(error) = &failure.unread
        && error.is_closed()
    {
        return Ok(result);
    }
    savepoint.rollback().await.map_err(server)?;
    Ok(result)
}

async fn attempt(
    tx: &Transaction<'_>,
    around: &Surroundings<'_>,
    jobs: &[&Job],
) -> Result<Vec<Answer>, Failure> {
    let Some(schema) = jobs.first().map(|j| &j.schema) else {
        return Ok(Vec::new());
    };
    let company = if jobs.len() == 1 {
        Company::Alone
    } else {
        Company::Others
    };
    let names = around.shadows.names(schema, &wanted(jobs));
    let creation = around.shadows.create(&names);
    let built = build(jobs, names, company);
    let fail = |error: tokio_postgres::Error| Failure {
        unread: Unread::Server(error),
        statement: None,
        shadows: built.shadows.clone(),
    };
    let path = format!(
        "set local search_path = pg_catalog, pg_temp, {}, public",
        quote::ident(schema)
    );
    tx.batch_execute(&path).await.map_err(fail)?;
    for statement in &creation {
        tx.execute(statement, &[]).await.map_err(fail)?;
    }
    for statement in &built.statements {
        if let Err(error) = tx.execute(&statement.sql, &[]).await {
            return Err(Failure {
                unread: Unread::Server(error),
                statement: Some(statement.clone()),
                shadows: built.shadows.clone(),
            });
        }
    }
    let mut last = built.shadows.rename();
    last.push("set local search_path = ''".to_owned());
    tx.batch_execute(&last.join("; ")).await.map_err(fail)?;
    read(tx, &built, jobs, company)
        .await
        .map_err(|unread| Failure {
            unread,
            statement: None,
            shadows: built.shadows.clone(),
        })
}

/// Installs, within the transaction, the declared extensions that are not there.
pub(super) async fn extensions(
    tx: &mut Transaction<'_>,
    around: &Surroundings<'_>,
) -> Result<Vec<Problem>, CanonicalError> {
    let mut problems = Vec::new();
    for (name, declared) in missing_extensions(around) {
        let mut sql = format!(
            "CREATE EXTENSION {} SCHEMA {}",
            quote::ident(name),
            match &declared.schema {
                Some(schema) => quote::ident(schema),
                None => "public".to_owned(),
            }
        );
        if let Some(version) = &declared.version {
            sql.push_str(&format!(" VERSION {}", quote::ident_str(version)));
        }
        sql.push_str(" CASCADE");
        let savepoint = tx.transaction().await.map_err(server)?;
        let result = savepoint.execute(&sql, &[]).await;
        match result {
            Ok(_) => savepoint.commit().await.map_err(server)?,
            Err(error) => {
                let Some(db) = error.as_db_error().cloned() else {
                    return Err(server(error));
                };
                savepoint.rollback().await.map_err(server)?;
                if let Some(raised) = event_trigger(tx, &db).await? {
                    return Err(raised);
                }
                if db.code().code() == "42501" {
                    return Err(CanonicalError::NeedsScratch {
                        reason: format!(
                            "the declared expressions need the extension {name}, which is not \
                             installed and which the role may not install"
                        ),
                    });
                }
                problems.push(Problem {
                    site: Site::new(ObjectId::Extension(name.clone()), Facet::Whole),
                    message: db.message().to_owned(),
                    detail: db.detail().map(str::to_owned),
                    hint: db.hint().map(str::to_owned),
                    position_in_expression: None,
                    sqlstate: Some(db.code().code().to_owned()),
                });
            }
        }
    }
    Ok(problems)
}

/// Declared and not installed.
pub(super) fn missing_extensions<'a>(
    around: &Surroundings<'a>,
) -> Vec<(&'a Ident, &'a crate::model::declaration::DeclaredExtension)> {
    let (declaration, live) = (around.declaration, around.live);
    declaration
        .extensions
        .iter()
        .filter(|(name, _)| !live.catalog.extensions.contains_key(*name))
        .collect()
}
