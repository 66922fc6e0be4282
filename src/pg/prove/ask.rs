//! A session that asks the same questions again and again: each is prepared once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Row, SimpleQueryMessage, Statement};

use crate::pg::connect::Connection;
use crate::pg::error::{DbError, ServerMessage};
use crate::plan::condition::Condition;
use crate::render::condition;

/// A connection and what it has prepared.
pub(super) struct Asker {
    connection: Connection,
    prepared: RefCell<BTreeMap<String, Statement>>,
}

impl Asker {
    pub(super) fn new(connection: Connection) -> Asker {
        Asker {
            connection,
            prepared: RefCell::default(),
        }
    }

    pub(super) fn client(&self) -> &Client {
        self.connection.client()
    }

    /// The notices since the last call.
    pub(super) fn notices(&self) -> Vec<ServerMessage> {
        self.connection.take_notices()
    }

    /// The rows of a question that is asked often.
    pub(super) async fn rows(
        &self,
        sql: &str,
        parameters: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, DbError> {
        let known = self.prepared.borrow().get(sql).cloned();
        let statement = match known {
            Some(statement) => statement,
            None => {
                let statement = self.client().prepare(sql).await?;
                self.prepared
                    .borrow_mut()
                    .insert(sql.to_owned(), statement.clone());
                statement
            }
        };
        Ok(self.client().query(&statement, parameters).await?)
    }

    /// The one row of such a question.
    pub(super) async fn row(
        &self,
        sql: &str,
        parameters: &[&(dyn ToSql + Sync)],
    ) -> Result<Row, DbError> {
        let rows = self.rows(sql, parameters).await?;
        rows.into_iter()
            .next()
            .ok_or_else(|| DbError::lost("the server sent no row where one was due"))
    }

    /// Does a question that is asked once have the answer yes?
    pub(super) async fn yes(&self, sql: &str) -> Result<bool, DbError> {
        let messages = self.client().simple_query(sql).await?;
        Ok(messages
            .iter()
            .any(|m| matches!(m, SimpleQueryMessage::Row(row) if row.get(0) == Some("t"))))
    }

    /// Which of the conditions hold.
    pub(super) async fn hold(&self, conditions: &[&Condition]) -> Result<Vec<bool>, DbError> {
        const CHUNK: usize = 64;
        let mut out = Vec::with_capacity(conditions.len());
        for some in conditions.chunks(CHUNK) {
            let list: Vec<String> = some.iter().map(|c| condition::sql(c)).collect();
            let sql = format!("SELECT {}", list.join(", "));
            let messages = self.client().simple_query(&sql).await?;
            let row = messages.iter().find_map(|m| {
                let SimpleQueryMessage::Row(row) = m else {
                    return None;
                };
                Some(row)
            });
            out.extend((0..some.len()).map(|at| row.is_some_and(|r| r.get(at) == Some("t"))));
        }
        Ok(out)
    }

    /// Statements whose rows nobody wants.
    pub(super) async fn run(&self, sql: &str) -> Result<(), tokio_postgres::Error> {
        self.client().batch_execute(sql).await
    }
}
