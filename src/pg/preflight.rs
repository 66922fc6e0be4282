//! The data checks of a plan, run read-only.
//!
//! Each check is a query that returns no row when the data is fit; the rows it does return are the
//! evidence. A check that needs something which the plan itself creates (a new enum) cannot run yet
//! and says so.

use tokio_postgres::{Client, SimpleQueryMessage};

use crate::plan::file::CheckFile;

use super::error::DbError;

/// What one check found.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The step that depends on it.
    pub step: u32,
    /// What was looked for.
    pub title: String,
    /// How many rows came back, at most 20.
    pub rows: usize,
    /// Names of their columns.
    pub columns: Vec<String>,
    /// Their values as text; `None` is NULL.
    pub evidence: Vec<Vec<Option<String>>>,
    /// Why the check could not run.
    pub error: Option<String>,
}

impl Checked {
    /// Did it run and find nothing?
    pub fn is_fit(&self) -> bool {
        self.rows == 0 && self.error.is_none()
    }

    /// The evidence as a table that lines up, long values cut.
    pub fn table(&self) -> String {
        const WIDEST: usize = 24;
        let cut = |text: &str| {
            let line = text.replace(['\n', '\r', '\t'], " ");
            if line.chars().count() > WIDEST {
                let head: String = line.chars().take(WIDEST - 1).collect();
                format!("{head}…")
            } else {
                line
            }
        };
        let head: Vec<String> = self.columns.iter().map(|c| cut(c)).collect();
        let rows: Vec<Vec<String>> = self
            .evidence
            .iter()
            .map(|r| {
                r.iter()
                    .map(|v| v.as_deref().map_or("∅".to_owned(), cut))
                    .collect()
            })
            .collect();
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        crate::render::markdown::table(&head, &rows)
            .lines()
            .map(|l| format!("    {l}\n"))
            .collect()
    }
}

/// Runs the checks in one read-only transaction with an empty `search_path`.
///
/// Row security is off: rows that a policy would hide count, and the server refuses the check of a
/// role that may not see them.
///
/// # Errors
/// [`DbError`] when the connection or the transaction fails; a check that fails is in the result.
pub async fn run(client: &Client, checks: &[CheckFile]) -> Result<Vec<Checked>, DbError> {
    client
        .batch_execute(&format!(
            "BEGIN TRANSACTION READ ONLY; {} SET LOCAL lock_timeout = '5s'; \
             SET LOCAL row_security = off",
            crate::render::session::local()
        ))
        .await?;
    let mut out = Vec::with_capacity(checks.len());
    for check in checks {
        client.batch_execute("SAVEPOINT lockstep_check").await?;
        let mut checked = Checked {
            step: check.step,
            title: check.title.clone(),
            rows: 0,
            columns: Vec::new(),
            evidence: Vec::new(),
            error: None,
        };
        match client.simple_query(&check.sql).await {
            Ok(messages) => {
                for message in messages {
                    if let SimpleQueryMessage::Row(row) = message {
                        if checked.columns.is_empty() {
                            checked.columns =
                                row.columns().iter().map(|c| c.name().to_owned()).collect();
                        }
                        checked.rows += 1;
                        checked.evidence.push(
                            (0..row.len())
                                .map(|i| row.get(i).map(str::to_owned))
                                .collect(),
                        );
                    }
                }
                client.batch_execute("RELEASE lockstep_check").await?;
            }
            Err(error) if error.as_db_error().is_some() => {
                checked.error = Some(DbError::from(error).to_string());
                client
                    .batch_execute("ROLLBACK TO lockstep_check; RELEASE lockstep_check")
                    .await?;
            }
            Err(error) => return Err(error.into()),
        }
        out.push(checked);
    }
    client.batch_execute("ROLLBACK").await?;
    Ok(out)
}
