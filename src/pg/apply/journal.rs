//! The history of runs, in the schema `lockstep` of the target: for people and for `status`.
//!
//! Never the truth: no decision reads it. Created when it is first needed; a role that may not create
//! it is told the GRANT. No DETAIL of an error goes in, since that may hold values of rows.

use tokio_postgres::Client;

use super::error::{ApplyError, Fault, Refusal, ServerError};
use super::session::{Facts, number, one, rows, text};
use crate::pg::event_trigger::raised_by;
use crate::plan::file::PlanFile;
use crate::render::files::Direction;
use crate::render::quote::{ident_as_printed, literal};

/// An open journal of one plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Journal {
    plan: i64,
}

const TABLES: &str = "\
CREATE TABLE IF NOT EXISTS lockstep.plan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  digest text NOT NULL,
  first_run timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
  UNIQUE (name, digest)
);
CREATE TABLE IF NOT EXISTS lockstep.step_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan_id bigint NOT NULL REFERENCES lockstep.plan (id),
  direction text NOT NULL,
  step integer NOT NULL,
  file text NOT NULL,
  batch integer NOT NULL,
  effects text[] NOT NULL DEFAULT '{}',
  started_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
  finished_at timestamptz,
  outcome text NOT NULL DEFAULT 'running',
  sqlstate text,
  message text,
  lockstep text NOT NULL,
  db_user text NOT NULL DEFAULT current_user
);
";

/// Are the journal's tables there?
pub(crate) async fn exists(client: &Client) -> Result<bool, Fault> {
    let row = one(
        client,
        "SELECT count(*) = 2 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n \
         ON n.oid = c.relnamespace WHERE n.nspname = 'lockstep' \
         AND c.relname IN ('plan', 'step_run') AND c.relkind = 'r'",
    )
    .await?;
    Ok(text(&row, 0).as_deref() == Some("t"))
}

/// Does the journal say what each transaction brings about? One from before it did is there without.
async fn says_effects(client: &Client) -> Result<bool, Fault> {
    let row = one(
        client,
        "SELECT count(*) = 1 FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c \
         ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = 'lockstep' AND c.relname = 'step_run' AND a.attname = 'effects'",
    )
    .await?;
    Ok(text(&row, 0).as_deref() == Some("t"))
}

impl Journal {
    /// Creates what is missing and finds the plan's row.
    pub(crate) async fn open(
        client: &Client,
        facts: &Facts,
        plan: &PlanFile,
    ) -> Result<Journal, ApplyError> {
        match Journal::try_open(client, plan).await {
            Ok(journal) => Ok(journal),
            Err(fault) => {
                // Ends the transaction that the refusal has aborted.
                let _ = client.batch_execute("ROLLBACK").await;
                Err(match fault {
                    Fault::Server(e) => refused(client, facts, e).await,
                    lost @ Fault::Lost(_) => {
                        lost.during("cannot open the journal in schema `lockstep`")
                    }
                })
            }
        }
    }

    async fn try_open(client: &Client, plan: &PlanFile) -> Result<Journal, Fault> {
        if !exists(client).await? {
            // CREATE SCHEMA IF NOT EXISTS asks for the right even where the schema is there.
            let schema = one(
                client,
                "SELECT pg_catalog.to_regnamespace('lockstep') IS NOT NULL",
            )
            .await?;
            let create = if text(&schema, 0).as_deref() == Some("t") {
                ""
            } else {
                "CREATE SCHEMA IF NOT EXISTS lockstep;\n\
                 COMMENT ON SCHEMA lockstep IS 'History of lockstep runs, for people';\n"
            };
            client
                .batch_execute(&format!(
                    "BEGIN; SET LOCAL lock_timeout = '2s';\n{create}{TABLES}COMMIT"
                ))
                .await?;
        }
        if !says_effects(client).await? {
            client
                .batch_execute(
                    "BEGIN; SET LOCAL lock_timeout = '2s'; ALTER TABLE lockstep.step_run \
                     ADD COLUMN IF NOT EXISTS effects text[] NOT NULL DEFAULT '{}'; COMMIT",
                )
                .await?;
        }
        let (name, digest) = (literal(&plan.name), literal(&plan.digest));
        client
            .batch_execute(&format!(
                "INSERT INTO lockstep.plan (name, digest) SELECT {name}, {digest} \
                 ON CONFLICT (name, digest) DO NOTHING"
            ))
            .await?;
        let row = one(
            client,
            &format!("SELECT id FROM lockstep.plan WHERE name = {name} AND digest = {digest}"),
        )
        .await?;
        let plan = number(&row, 0);
        // The lock is held, so nobody else is running: these runs ended without a word.
        client
            .batch_execute(
                "UPDATE lockstep.step_run SET outcome = 'lost' WHERE outcome = 'running'",
            )
            .await?;
        Ok(Journal { plan })
    }

    /// A transaction begins; its row. `effects` is what it brings about or takes back, in words that are
    /// the same for every plan.
    pub(crate) async fn begin(
        self,
        client: &Client,
        direction: Direction,
        step: (u32, &str),
        batch: usize,
        effects: &[String],
    ) -> Result<i64, Fault> {
        let effects: Vec<String> = effects.iter().map(|e| literal(e)).collect();
        let row = one(
            client,
            &format!(
                "INSERT INTO lockstep.step_run (plan_id, direction, step, file, batch, effects, lockstep) \
                 VALUES ({}, {}, {}, {}, {batch}, ARRAY[{}]::text[], {}) RETURNING id",
                self.plan,
                literal(direction.folder()),
                step.0,
                literal(step.1),
                effects.join(", "),
                literal(env!("CARGO_PKG_VERSION")),
            ),
        )
        .await?;
        Ok(number(&row, 0))
    }

    /// It ended.
    pub(crate) async fn end(
        self,
        client: &Client,
        row: i64,
        outcome: &str,
        error: Option<&ServerError>,
    ) -> Result<(), Fault> {
        let null = || "NULL".to_owned();
        client
            .batch_execute(&format!(
                "UPDATE lockstep.step_run SET finished_at = pg_catalog.clock_timestamp(), \
                 outcome = {}, sqlstate = {}, message = {} WHERE id = {row}",
                literal(outcome),
                error.map_or_else(null, |e| literal(&e.sqlstate)),
                error.map_or_else(null, |e| literal(&e.message)),
            ))
            .await?;
        Ok(())
    }
}

async fn refused(client: &Client, facts: &Facts, error: ServerError) -> ApplyError {
    // It may raise whatever SQLSTATE it likes, that of a missing right too.
    let guarded = raised_by(client, error.context.as_deref()).await;
    if let Ok(Some(by)) = guarded {
        return Refusal::JournalGuarded {
            trigger: by.trigger,
            function: by.function,
            message: error.message,
        }
        .into();
    }
    if error.sqlstate != "42501" {
        return ApplyError::Journal(error);
    }
    let there = exists(client).await.unwrap_or(false);
    let role = ident_as_printed(&facts.role);
    let grant = if there {
        format!(
            "GRANT USAGE ON SCHEMA lockstep TO {role}; \
             GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA lockstep TO {role}"
        )
    } else {
        format!(
            "CREATE SCHEMA IF NOT EXISTS lockstep; GRANT USAGE, CREATE ON SCHEMA lockstep TO {role}"
        )
    };
    Refusal::Journal {
        role: facts.role.clone(),
        message: error.message,
        grant,
    }
    .into()
}

/// One row of the history.
pub(crate) struct Entry {
    pub(crate) direction: String,
    pub(crate) step: u32,
    pub(crate) started: String,
    pub(crate) outcome: String,
    pub(crate) message: Option<String>,
    pub(crate) user: String,
}

/// The last row of a plan's history; `None` where there is none or it may not be read.
pub(crate) async fn last(client: &Client, plan: &PlanFile) -> Result<Option<Entry>, Fault> {
    let sql = format!(
        "SELECT r.direction, r.step, pg_catalog.to_char(r.started_at, 'YYYY-MM-DD HH24:MI:SS TZ'), \
         r.outcome, r.message, r.db_user FROM lockstep.step_run r JOIN lockstep.plan p \
         ON p.id = r.plan_id WHERE p.name = {} AND p.digest = {} ORDER BY r.id DESC LIMIT 1",
        literal(&plan.name),
        literal(&plan.digest)
    );
    if !exists(client).await? {
        return Ok(None);
    }
    match rows(client, &sql).await {
        Ok(rows) => Ok(rows.first().map(|r| Entry {
            direction: text(r, 0).unwrap_or_default(),
            step: number(r, 1),
            started: text(r, 2).unwrap_or_default(),
            outcome: text(r, 3).unwrap_or_default(),
            message: text(r, 4),
            user: text(r, 5).unwrap_or_default(),
        })),
        Err(Fault::Server(e)) if e.sqlstate == "42501" => Ok(None),
        Err(e) => Err(e),
    }
}

/// Did a transaction go through?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// It did.
    Done,
    /// Nobody heard of its end.
    Perhaps,
}

/// A transaction that went through, or may have.
pub(crate) struct Line {
    /// The name of another plan; `None` for the plan that was asked about.
    pub(crate) other: Option<String>,
    pub(crate) direction: String,
    pub(crate) step: u32,
    pub(crate) batch: usize,
    pub(crate) certainty: Certainty,
    pub(crate) effects: Vec<String>,
}

/// The transactions of all plans' runs that went through, or may have, oldest first; `None` where there
/// is no journal or it may not be read.
pub(crate) async fn history(client: &Client, plan: &PlanFile) -> Result<Option<Vec<Line>>, Fault> {
    if !exists(client).await? {
        return Ok(None);
    }
    let effects = if says_effects(client).await? {
        "pg_catalog.array_to_json(r.effects)"
    } else {
        "NULL"
    };
    // A rollback that was lost may have left all as it was.
    let sql = format!(
        "SELECT r.direction, r.step, r.batch, p.name, \
         (p.name = {} AND p.digest = {}), {effects}, r.outcome FROM lockstep.step_run r JOIN lockstep.plan p \
         ON p.id = r.plan_id WHERE r.outcome = 'done' \
         OR r.direction = 'forward' AND r.outcome IN ('running', 'lost') ORDER BY r.id",
        literal(&plan.name),
        literal(&plan.digest)
    );
    match rows(client, &sql).await {
        Ok(rows) => Ok(Some(
            rows.iter()
                .map(|r| Line {
                    other: match text(r, 4).as_deref() {
                        Some("t") => None,
                        Some(_) | None => text(r, 3),
                    },
                    direction: text(r, 0).unwrap_or_default(),
                    step: number(r, 1),
                    batch: number(r, 2),
                    certainty: match text(r, 6).as_deref() {
                        Some("done") => Certainty::Done,
                        Some(_) | None => Certainty::Perhaps,
                    },
                    effects: text(r, 5)
                        .and_then(|t| serde_json::from_str(&t).ok())
                        .unwrap_or_default(),
                })
                .collect(),
        )),
        Err(Fault::Server(e)) if e.sqlstate == "42501" => Ok(None),
        Err(e) => Err(e),
    }
}
