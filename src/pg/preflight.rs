//! The data checks of a plan, run read-only.
//!
//! Each check is a query that returns no row when the data is fit; the rows it does return are the
//! evidence. A check that needs something which the plan itself creates (a new enum) cannot run yet
//! and says so.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tokio_postgres::{Client, SimpleQueryMessage};

use crate::plan::file::{Asks, CheckFile, PlanFile};
use crate::render::markdown::{cell, shortened, table};

use super::error::DbError;

/// What one check found.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The step that depends on it.
    pub step: u32,
    /// What was looked for.
    pub title: String,
    /// The query.
    pub sql: String,
    /// How many rows came back, at most 20.
    pub rows: usize,
    /// How many there are.
    pub total: Total,
    /// Names of their columns.
    pub columns: Vec<String>,
    /// Their values as text; `None` is NULL.
    pub evidence: Vec<Vec<Option<String>>>,
    /// Why the check could not run.
    pub error: Option<String>,
    /// What that comes from.
    pub cause: Cause,
}

/// Why a check could not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Something that it names is not there.
    Missing,
    /// What it names is there, of types that do not go together.
    Types,
    /// A value in a row.
    Value,
    /// A lock, a right, the time.
    Other,
}

impl Cause {
    /// By SQLSTATE and message (manual, appendix A).
    fn of(error: &DbError) -> Cause {
        match error.sqlstate() {
            // An operator that is not there is one of other types: nobody drops `=`.
            Some("42883") if error.to_string().contains("operator does not exist") => Cause::Types,
            // undefined_table, _column, _object, _function, invalid_schema_name
            Some("42P01" | "42703" | "42704" | "42883" | "3F000") => Cause::Missing,
            // cannot_coerce, datatype_mismatch, indeterminate_datatype, wrong_object_type, ambiguous_function
            Some("42846" | "42804" | "42P18" | "42809" | "42725") => Cause::Types,
            // data_exception; integrity_constraint_violation, of a domain
            Some(code) if code.starts_with("22") || code.starts_with("23") => Cause::Value,
            Some(_) | None => Cause::Other,
        }
    }
}

/// The heading over an error that is an answer.
const REFUSED: &str = "the server says";

/// How many rows break a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// So many.
    Exactly(u64),
    /// Counting was stopped here: to count all of them could take as long as the table is large.
    AtLeast(u64),
}

/// What the caller says before each check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Run it.
    Run,
    /// Leave it and what follows.
    Stop,
}

/// The end of a check's query: more rows than these make no better evidence.
const LIMIT: &str = " LIMIT 20";
/// Rows of that limit.
const SHOWN: usize = 20;
/// Rows are counted up to here.
const COUNTED: u64 = 10_000;

/// Columns of a terminal for a value.
const WIDEST: usize = 40;
/// And for a range, of which both ends count: two times of day with microseconds and zones, quoted, are 71.
const WIDEST_RANGE: usize = 72;
/// And for an error.
const WIDEST_ERROR: usize = 160;

/// Does the text look like a range as the server prints it?
fn is_range(text: &str) -> bool {
    text.starts_with(['[', '(']) && text.ends_with([']', ')']) && text.contains(',')
}

impl Checked {
    /// Does it look for objects that hang on another, not for rows of tables?
    pub fn is_of_catalog(&self) -> bool {
        self.sql.contains("FROM pg_catalog.pg_")
    }

    /// `1 row`, `20 rows`, `at least 10000 rows`.
    pub fn how_many(&self) -> String {
        match self.total {
            Total::Exactly(1) => "1 row".to_owned(),
            Total::Exactly(n) => format!("{n} rows"),
            Total::AtLeast(1) => "at least 1 row".to_owned(),
            Total::AtLeast(n) => format!("at least {n} rows"),
        }
    }

    /// What the evidence leaves out: `20 shown, there are more: 153 rows`.
    pub fn more(&self) -> Option<String> {
        match self.total {
            Total::AtLeast(_) if self.is_refused() => {
                Some("the server stops at the first such row: there may be more".to_owned())
            }
            Total::Exactly(n) if u64::try_from(self.rows) == Ok(n) => None,
            Total::Exactly(_) => Some(format!(
                "{} shown, there are more: {} in all",
                self.rows,
                self.how_many()
            )),
            Total::AtLeast(_) => Some(format!(
                "{} shown, there are more: {}",
                self.rows,
                self.how_many()
            )),
        }
    }

    /// Did it run and find nothing?
    pub fn is_fit(&self) -> bool {
        self.rows == 0 && self.error.is_none()
    }

    /// Is the evidence an error of the server?
    fn is_refused(&self) -> bool {
        self.columns == [REFUSED]
    }

    /// The evidence as a table that lines up, long values cut.
    pub fn table(&self) -> String {
        let cut = |text: &str| {
            let widest = match (self.is_refused(), is_range(text)) {
                (true, _) => WIDEST_ERROR,
                (false, true) => WIDEST_RANGE,
                (false, false) => WIDEST,
            };
            cell(&shortened(text, widest))
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
        table(&head, &rows)
            .lines()
            .map(|l| format!("    {l}\n"))
            .collect()
    }
}

/// Each check with the query for what has been executed of the plan. The titles are of those that cannot be asked now: they
/// are about rows that a part of the plan has changed.
///
/// # Errors
/// [`DbError`] when the server cannot be asked.
pub async fn as_things_are(
    client: &Client,
    plan: &PlanFile,
    checks: impl IntoIterator<Item = CheckFile>,
) -> Result<(Vec<CheckFile>, Vec<String>), DbError> {
    let (mut now, mut unknown) = (Vec::new(), Vec::new());
    let mut done: BTreeMap<u32, bool> = BTreeMap::new();
    for mut check in checks {
        let Some(later) = check.later.take() else {
            now.push(check);
            continue;
        };
        let mut answers = BTreeSet::new();
        for number in later.steps {
            let known = match done.get(&number) {
                Some(known) => *known,
                None => is_done(client, plan, number).await?,
            };
            done.insert(number, known);
            answers.insert(known);
        }
        match (answers.contains(&true), answers.contains(&false)) {
            (true, true) => unknown.push(check.title),
            (true, false) => {
                check.sql = later.sql;
                now.push(check);
            }
            (false, _) => now.push(check),
        }
    }
    Ok((now, unknown))
}

async fn is_done(client: &Client, plan: &PlanFile, number: u32) -> Result<bool, DbError> {
    let step = plan.steps.iter().find(|s| s.number == number);
    let Some(last) = step.and_then(|s| s.forward.last()) else {
        return Ok(false);
    };
    let query = format!(
        "BEGIN TRANSACTION READ ONLY; {} SELECT {}; ROLLBACK",
        crate::render::session::local(),
        crate::render::condition::sql(&last.done)
    );
    let answer = client.simple_query(&query).await?;
    Ok(answer.iter().any(|m| {
        if let SimpleQueryMessage::Row(row) = m {
            row.get(0) == Some("t")
        } else {
            false
        }
    }))
}

/// Runs the checks one after the other, without a limit on their time. See [`run_each`].
///
/// # Errors
/// As [`run_each`].
pub async fn run(client: &Client, checks: &[CheckFile]) -> Result<Vec<Checked>, DbError> {
    run_each(client, checks, Duration::ZERO, |_, _| Next::Run).await
}

/// Runs the checks in one read-only transaction with an empty `search_path`, each for `limit` at most
/// (zero: as long as it takes). `before` is told each check and its place from 1, and may stop there.
///
/// Row security is off: rows that a policy would hide count, and the server refuses the check of a
/// role that may not see them.
///
/// # Errors
/// [`DbError`] when the connection or the transaction fails; a check that fails is in the result.
pub async fn run_each<'c>(
    client: &Client,
    checks: impl IntoIterator<Item = &'c CheckFile>,
    limit: Duration,
    mut before: impl FnMut(usize, &CheckFile) -> Next,
) -> Result<Vec<Checked>, DbError> {
    let limit = limit.as_millis();
    client
        .batch_execute(&format!(
            "BEGIN TRANSACTION READ ONLY; {} SET LOCAL lock_timeout = '5s'; \
             SET LOCAL statement_timeout = {limit}; SET LOCAL row_security = off",
            crate::render::session::local()
        ))
        .await?;
    let mut out = Vec::new();
    for (at, check) in checks.into_iter().enumerate() {
        if before(at + 1, check) == Next::Stop {
            break;
        }
        out.push(one(client, check).await?);
    }
    client.batch_execute("ROLLBACK").await?;
    Ok(out)
}

/// `current_database()`, which a plan may not have been made for.
///
/// # Errors
/// [`DbError`] when the connection fails.
pub async fn database(client: &Client) -> Result<String, DbError> {
    let sql = "SELECT pg_catalog.current_database()::pg_catalog.text";
    Ok(client.query_one(sql, &[]).await?.get(0))
}

async fn one(client: &Client, check: &CheckFile) -> Result<Checked, DbError> {
    client.batch_execute("SAVEPOINT lockstep_check").await?;
    let mut checked = Checked {
        step: check.step,
        title: check.title.clone(),
        sql: check.sql.clone(),
        rows: 0,
        total: Total::Exactly(0),
        columns: Vec::new(),
        evidence: Vec::new(),
        error: None,
        cause: Cause::Other,
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
            let rows = u64::try_from(checked.rows).unwrap_or(u64::MAX);
            checked.total = if checked.rows < SHOWN {
                Total::Exactly(rows)
            } else {
                count(client, &check.sql)
                    .await?
                    .unwrap_or(Total::AtLeast(rows))
            };
            client
                .batch_execute("ROLLBACK TO lockstep_check; RELEASE lockstep_check")
                .await?;
        }
        Err(error) if error.as_db_error().is_some() => {
            let error = DbError::from(error);
            checked.cause = Cause::of(&error);
            if check.asks == Asks::Conversion && checked.cause == Cause::Value {
                // So would the step.
                checked.rows = 1;
                checked.total = Total::AtLeast(1);
                checked.columns = vec![REFUSED.to_owned()];
                checked.evidence = vec![vec![Some(error.to_string())]];
            } else {
                checked.error = Some(error.to_string());
            }
            client
                .batch_execute("ROLLBACK TO lockstep_check; RELEASE lockstep_check")
                .await?;
        }
        Err(error) => return Err(error.into()),
    }
    Ok(checked)
}

/// Counts the rows behind a query that showed its limit, as far and as long as that is cheap.
async fn count(client: &Client, sql: &str) -> Result<Option<Total>, DbError> {
    let Some(all) = sql.strip_suffix(LIMIT) else {
        return Ok(None);
    };
    let query = format!(
        "SET LOCAL statement_timeout = '5s'; \
         SELECT count(*) FROM ({all} LIMIT {}) AS found",
        COUNTED + 1
    );
    let messages = match client.simple_query(&query).await {
        Ok(messages) => messages,
        Err(error) if error.as_db_error().is_some() => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let counted = messages.iter().find_map(|m| {
        if let SimpleQueryMessage::Row(row) = m {
            row.get(0)?.parse::<u64>().ok()
        } else {
            None
        }
    });
    Ok(counted.map(|n| {
        if n > COUNTED {
            Total::AtLeast(COUNTED)
        } else {
            Total::Exactly(n)
        }
    }))
}
