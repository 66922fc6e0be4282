//! The claim table of locks, statement by statement: what the planner says of each form is what every major version takes.
//!
//! The proof measures the claims of whole plans; here a form that no plan of the suite happens to have is measured too.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::collections::{BTreeMap, BTreeSet};

use lockstep::ddl::locks::{LockMode, claims};
use lockstep::ddl::{DomainPart, Statement, SyncPart, TableAction};
use lockstep::render::statement::sql;
use lockstep::render::sync::in_one_transaction;
use tokio_postgres::Client;

#[path = "lock_table/parts.rs"]
mod parts;
#[path = "lock_table/statements.rs"]
mod statements;
mod support;

use statements::{BASELINE, Sample, samples};
use support::servers::{block_on, connect, fresh_database, servers};

type Locks = BTreeMap<String, LockMode>;

fn letters(mode: LockMode) -> &'static str {
    match mode {
        LockMode::AccessShare => "AS",
        LockMode::RowShare => "RS",
        LockMode::RowExclusive => "RE",
        LockMode::ShareUpdateExclusive => "SUE",
        LockMode::Share => "S",
        LockMode::ShareRowExclusive => "SRE",
        LockMode::Exclusive => "E",
        LockMode::AccessExclusive => "AE",
    }
}

fn written(locks: &str) -> Locks {
    locks
        .split(", ")
        .filter(|l| !l.is_empty())
        .map(|lock| {
            let (relation, mode) = lock.split_once(' ').unwrap();
            let mode = LockMode::ALL.into_iter().find(|m| letters(*m) == mode);
            (relation.to_owned(), mode.unwrap())
        })
        .collect()
}

fn text(locks: &Locks) -> String {
    let locks: Vec<String> = locks
        .iter()
        .map(|(relation, mode)| format!("{relation} {}", letters(*mode)))
        .collect();
    locks.join(", ")
}

/// The form of a statement: a new variant does not compile until it has its name, and fails until it has a sample.
fn form(statement: &Statement) -> &'static str {
    match statement {
        Statement::CreateExtension { .. } => "create extension",
        Statement::DropExtension { .. } => "drop extension",
        Statement::UpdateExtension { .. } => "update extension",
        Statement::CreateEnum { .. } => "create enum",
        Statement::DropEnum { .. } => "drop enum",
        Statement::AddEnumValue { .. } => "add value",
        Statement::RenameEnumValue { .. } => "rename value",
        Statement::RenameEnum { .. } => "rename enum",
        Statement::CarryTypeRights { .. } => "carry rights",
        Statement::Domain { part, .. } => match part {
            DomainPart::Create { .. } => "create domain",
            DomainPart::Drop => "drop domain",
            DomainPart::Rename { .. } => "rename domain",
            DomainPart::SetDefault(_) => "default of a domain",
            DomainPart::SetNotNull => "not null of a domain",
            DomainPart::AddConstraint { .. } => "constraint of a domain",
            DomainPart::Comment { .. } => "comment on a domain",
        },
        Statement::AlterTable { actions, .. } => match &actions[0] {
            TableAction::AddColumn { .. } => "add column",
            TableAction::DropColumn { .. } => "drop column",
            TableAction::AddConstraint { .. } => "add constraint",
            TableAction::Adopt { .. } => "adopt",
            TableAction::AddKeyUsingIndex { .. } => "using index",
            TableAction::AddNotNull { .. } => "add not null",
            TableAction::Validate { .. } => "validate",
            TableAction::DropConstraint { .. } => "drop constraint",
            TableAction::AlterDeferral { .. } => "deferral",
            TableAction::AlterNotNull { .. } => "inheritance of a not null",
            TableAction::SetNotNull { .. } => "set not null",
            TableAction::DropNotNull { .. } => "drop not null",
            TableAction::SetDefault { .. } => "set default",
            TableAction::DropDefault { .. } => "drop default",
            TableAction::SetType { .. } => "set type",
        },
        Statement::RenameConstraint { .. } => "rename constraint",
        Statement::RenameColumn { .. } => "rename column",
        Statement::Sync { part, .. } => match part {
            SyncPart::Function => "sync function",
            SyncPart::Trigger => "sync trigger",
            SyncPart::DropTrigger => "drop sync trigger",
            SyncPart::DropFunction => "drop sync function",
        },
        Statement::Alone(_) => "alone",
        Statement::Covered(_) => "covered",
        Statement::Backfill { .. } => "backfill",
        Statement::CreateIndex { .. } => "create index",
        Statement::DropIndex { .. } => "drop index",
        Statement::AttachIndex { .. } => "attach index",
        Statement::RenameIndex { .. } => "rename index",
        Statement::Comment { .. } => "comment",
    }
}

const FORMS: usize = 45;

#[test]
fn the_claims_are_the_locks_that_were_measured() {
    let samples = samples();
    for sample in &samples {
        let claimed: Locks = claims(&sample.statement)
            .into_iter()
            .map(|c| (c.relation.name.as_str().to_owned(), c.mode))
            .collect();
        assert_eq!(
            text(&claimed),
            text(&written(sample.locks)),
            "{}",
            sample.name
        );
    }
    let forms: BTreeSet<&str> = samples.iter().map(|s| form(&s.statement)).collect();
    assert_eq!(forms.len(), FORMS, "a form has no sample: {forms:?}");
}

const HELD: &str = "SELECT c.relname::text, l.mode, i.indrelid::regclass::text FROM pg_locks l \
    JOIN pg_class c ON c.oid = l.relation LEFT JOIN pg_index i ON i.indexrelid = c.oid \
    WHERE l.pid = $1 AND l.granted AND c.relnamespace = 'public'::regnamespace";

/// What the worker holds, seen from another session: relations that it made itself have no name there. Locks on indexes
/// that follow from the lock on their table are left out, as are those of any SELECT, unless they are written down.
async fn held(eye: &Client, pid: i32, wanted: &Locks) -> Locks {
    let mut all = Locks::new();
    let mut tables = BTreeMap::new();
    for row in eye.query(HELD, &[&pid]).await.unwrap() {
        let name: String = row.get(0);
        let mode: String = row.get(1);
        let mode = LockMode::ALL
            .into_iter()
            .find(|m| m.pg_locks_name() == mode)
            .unwrap();
        let slot = all.entry(name.clone()).or_insert(mode);
        *slot = (*slot).max(mode);
        if let Some(table) = row.get::<_, Option<String>>(2) {
            tables.insert(name, table);
        }
    }
    let of_table = all.clone();
    all.retain(|name, mode| {
        let of_table = tables.get(name).and_then(|table| of_table.get(table));
        let follows = *mode == LockMode::AccessShare || of_table.is_some_and(|t| t >= mode);
        wanted.contains_key(name) || !follows
    });
    all
}

async fn measure(eye: &Client, worker: &mut Client, sample: &Sample) -> Locks {
    worker.batch_execute(sample.before).await.unwrap();
    let row = worker
        .query_one("SELECT pg_backend_pid()", &[])
        .await
        .unwrap();
    let transaction = worker.transaction().await.unwrap();
    let sql = sql(&sample.statement);
    let sql = in_one_transaction(&sql).unwrap_or(sql);
    transaction
        .batch_execute(&sql)
        .await
        .unwrap_or_else(|e| panic!("{}: {sql}: {e:?}", sample.name));
    let held = held(eye, row.get(0), &written(sample.locks)).await;
    transaction.rollback().await.unwrap();
    held
}

async fn place(major: u32) -> (Client, Client) {
    let config = fresh_database(major);
    let (eye, worker) = (connect(&config).await, connect(&config).await);
    worker.batch_execute(BASELINE).await.unwrap();
    (eye, worker)
}

#[test]
fn every_server_takes_what_is_claimed() {
    for (major, _) in servers() {
        block_on(async {
            let mut shared = place(major).await;
            let mut differ = Vec::new();
            // What runs outside of a transaction is measured at rest by the proof.
            let measured = |s: &&Sample| {
                let whole = in_one_transaction(&sql(&s.statement)).is_some();
                s.since <= major && (whole || !s.statement.is_concurrent())
            };
            for sample in samples().iter().filter(measured) {
                let mut own = None;
                if !sample.before.is_empty() {
                    own = Some(place(major).await);
                }
                let (eye, worker) = own.as_mut().unwrap_or(&mut shared);
                let held = measure(eye, worker, sample).await;
                if held != written(sample.locks) {
                    let (name, claimed) = (sample.name, sample.locks);
                    differ.push(format!("{name}: claimed {claimed}, taken {}", text(&held)));
                }
            }
            let differ = differ.join("\n");
            assert!(differ.is_empty(), "PostgreSQL {major}:\n{differ}");
        });
    }
}
