//! Reads a live database into [`Live`].
//!
//! One `REPEATABLE READ READ ONLY` transaction, sixteen queries on `pg_catalog` whatever the size of
//! the database, all but the first sent at once. They need no right but to read the catalog. The
//! queries stand in `queries/`; each runs as it is in `psql` on every supported major.
//!
//! `rows` turns what arrives into structs, `lower` (with `tables`, `keys`, `constraints`,
//! `check`) makes the
//! model of them without a server. What the model cannot hold becomes [`Live::unmodelled`].
//!
//! Knows nothing of how the connection was made, and does not judge the server's version.

mod check;
mod constraints;
mod error;
mod keys;
mod lower;
mod order;
mod rows;
mod tables;

use std::pin::pin;
use std::sync::mpsc;

use futures_util::TryStreamExt;
use futures_util::future::{try_join, try_join5};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, IsolationLevel, Transaction};

pub use error::IntrospectError;

use crate::model::Live;
use order::InOrder;
use rows::{FromRow, Part, Session};

/// A file of `queries/`, with what it reads in words for a message.
struct Query {
    reads: &'static str,
    sql: &'static str,
}

macro_rules! query {
    ($file:literal, $reads:literal) => {
        &Query {
            reads: $reads,
            sql: include_str!(concat!("queries/", $file)),
        }
    };
}

/// Reads everything Lockstep knows of the database the client is connected to.
///
/// Settings are changed for the transaction only; afterwards the session is as it was. Objects of
/// `pg_catalog`, `information_schema`, toast and temporary schemas, of the schema `lockstep` and of
/// extensions are left out.
///
/// # Errors
/// [`IntrospectError`] where the server refuses a query, the connection breaks, or a value cannot
/// be read. A transaction that was begun is rolled back.
pub async fn introspect(client: &mut Client) -> Result<Live, IntrospectError> {
    let transaction = client
        .build_transaction()
        .isolation_level(IsolationLevel::RepeatableRead)
        .read_only(true)
        .start()
        .await
        .map_err(|e| IntrospectError::new("the start of a read-only transaction", e))?;
    let live = read(&transaction).await?;
    transaction
        .commit()
        .await
        .map_err(|e| IntrospectError::new("the end of the transaction", e))?;
    Ok(live)
}

/// Waits for the session's settings, then sends all queries at once: the answers come in the order
/// of the questions, so that of several errors the first one is the cause. While the server works on
/// one answer, another thread makes the model of those before it.
async fn read(tx: &Transaction<'_>) -> Result<Live, IntrospectError> {
    let session = fetch::<Session>(tx, query!("session.sql", "the session's settings"))
        .await?
        .pop()
        .unwrap_or_default();
    let (parts, read) = mpsc::channel();
    let lowering = tokio::task::spawn_blocking(move || lower::lower(session, InOrder::new(read)));
    try_join(
        try_join5(
            part(tx, query!("schemas.sql", "schemas"), Part::Schemas, &parts),
            part(
                tx,
                query!("extensions.sql", "extensions"),
                Part::Extensions,
                &parts,
            ),
            part(tx, query!("enums.sql", "enums"), Part::Enums, &parts),
            part(tx, query!("domains.sql", "domains"), Part::Domains, &parts),
            try_join(
                part(
                    tx,
                    query!("relations.sql", "tables"),
                    Part::Relations,
                    &parts,
                ),
                part(tx, query!("columns.sql", "columns"), Part::Columns, &parts),
            ),
        ),
        try_join(
            try_join5(
                part(tx, query!("indexes.sql", "indexes"), Part::Indexes, &parts),
                part(
                    tx,
                    query!("index_keys.sql", "index keys"),
                    Part::Keys,
                    &parts,
                ),
                part(
                    tx,
                    query!("constraints.sql", "constraints"),
                    Part::Constraints,
                    &parts,
                ),
                part(
                    tx,
                    query!("dependents.sql", "dependent objects"),
                    Part::Dependents,
                    &parts,
                ),
                part(
                    tx,
                    query!("odd.sql", "objects outside the model"),
                    Part::Odd,
                    &parts,
                ),
            ),
            try_join5(
                part(
                    tx,
                    query!("inherits.sql", "partitions and children"),
                    Part::Inherits,
                    &parts,
                ),
                part(
                    tx,
                    query!("not_null_comments.sql", "comments"),
                    Part::NotNullComments,
                    &parts,
                ),
                part(
                    tx,
                    query!("attached.sql", "indexes of partitions"),
                    Part::Attached,
                    &parts,
                ),
                part(
                    tx,
                    query!("hindrances.sql", "what is in the way of a helper column"),
                    Part::Hindrances,
                    &parts,
                ),
                part(
                    tx,
                    query!("syncs.sql", "triggers of columns in step"),
                    Part::Syncs,
                    &parts,
                ),
            ),
        ),
    )
    .await?;
    drop(parts);
    match lowering.await {
        Ok(live) => Ok(live),
        Err(stopped) => std::panic::resume_unwind(stopped.into_panic()),
    }
}

/// Reads the rows of a query and hands them on.
async fn part<T: FromRow>(
    tx: &Transaction<'_>,
    query: &Query,
    of: fn(Vec<T>) -> Part,
    parts: &mpsc::Sender<Part>,
) -> Result<(), IntrospectError> {
    let rows = fetch(tx, query).await?;
    // Nobody reads on only where the other thread stopped, which is told where it is awaited.
    let _ = parts.send(of(rows));
    Ok(())
}

/// Parse, bind and execute in one message; rows are decoded as they arrive, never all kept raw.
async fn fetch<T: FromRow>(tx: &Transaction<'_>, query: &Query) -> Result<Vec<T>, IntrospectError> {
    let fail = |e| IntrospectError::new(query.reads, e);
    let none = std::iter::empty::<(&(dyn ToSql + Sync), _)>();
    let mut stream = pin!(tx.query_typed_raw(query.sql, none).await.map_err(fail)?);
    let mut rows = Vec::new();
    while let Some(row) = stream.try_next().await.map_err(fail)? {
        rows.push(T::from_row(&row).map_err(fail)?);
    }
    Ok(rows)
}
