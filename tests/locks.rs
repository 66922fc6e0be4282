//! The locks that plans claim against those that the server takes: every transaction of every case in
//! `tests/cases`, forward and back, with `pg_locks` as judge. Tables only: a lock on an index is claimed where the
//! statement names it. What is weaker than SHARE UPDATE EXCLUSIVE stops nobody and is not compared.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lockstep::ddl::locks::LockMode;
use lockstep::folder;
use lockstep::plan::file::{BatchFile, PlanFile};
use lockstep::render::files::Direction;
use tokio_postgres::Client;

mod support;
mod support_plan;

use support::servers::{block_on, connect, fresh_database, servers};
use support_plan::{Ran, lockstep, url};

type Locks = BTreeMap<String, &'static str>;

fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    entries.sort();
    entries
}

fn strong(mode: &LockMode) -> bool {
    *mode >= LockMode::ShareUpdateExclusive
}

/// Tables that are there before the transaction, by oid: one that it drops has no name afterwards.
async fn tables(client: &Client) -> BTreeMap<u32, String> {
    let sql = "SELECT c.oid, format('%s.%s', n.nspname, c.relname) FROM pg_class c \
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f') \
        AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'";
    let rows = client.query(sql, &[]).await.unwrap();
    rows.iter().map(|r| (r.get(0), r.get(1))).collect()
}

async fn taken(client: &Client, batch: &BatchFile) -> Option<Locks> {
    if !batch.transaction {
        for sql in &batch.sql {
            client.batch_execute(sql).await.unwrap();
        }
        return None;
    }
    let tables = tables(client).await;
    client.batch_execute("BEGIN").await.unwrap();
    for sql in &batch.sql {
        client.batch_execute(sql).await.unwrap();
    }
    let sql = "SELECT relation, mode FROM pg_locks WHERE pid = pg_backend_pid() \
        AND locktype = 'relation' AND granted";
    let rows = client.query(sql, &[]).await.unwrap();
    client.batch_execute("COMMIT").await.unwrap();
    let mut out: BTreeMap<String, LockMode> = BTreeMap::new();
    for row in rows {
        let (oid, name): (u32, &str) = (row.get(0), row.get(1));
        let mode = LockMode::ALL
            .into_iter()
            .find(|m| m.pg_locks_name() == name)
            .unwrap();
        if let Some(table) = tables.get(&oid).filter(|_| strong(&mode)) {
            let slot = out.entry(table.clone()).or_insert(mode);
            *slot = (*slot).max(mode);
        }
    }
    Some(out.into_iter().map(|(t, m)| (t, m.words())).collect())
}

async fn claimed(client: &Client, batch: &BatchFile) -> Locks {
    let tables: Vec<String> = tables(client).await.into_values().collect();
    batch
        .locks
        .iter()
        .filter_map(|l| {
            let table = format!("{}.{}", l.schema, l.relation);
            let mode = LockMode::ALL
                .into_iter()
                .find(|m| m.words() == l.mode)
                .unwrap();
            (tables.contains(&table) && strong(&mode)).then(|| (table, mode.words()))
        })
        .collect()
}

fn measure(case: &Path, major: u32) -> Vec<String> {
    let args = fs::read_to_string(case.join("args")).unwrap_or_default();
    let number = |key: &str| {
        args.lines()
            .find_map(|l| l.strip_prefix(key)?.trim().parse::<u32>().ok())
    };
    let fits =
        number("min:").is_none_or(|m| m <= major) && number("max:").is_none_or(|m| m >= major);
    if !fits || args.contains("empty: yes") || args.contains("tablespace: ") {
        return Vec::new();
    }
    let database = fresh_database(major);
    let plans = tempfile::tempdir().unwrap();
    let before = fs::read_to_string(case.join("before.sql")).unwrap();
    block_on(async { connect(&database).await.batch_execute(&before).await }).unwrap();
    let (url, schema) = (
        url(&database),
        case.join("schema.yaml").display().to_string(),
    );
    let folder = plans.path().display().to_string();
    Ran::of(&mut lockstep(&[
        "plan",
        "--no-prove",
        "--allow",
        "all",
        "--database-url",
        &url,
        "--schema",
        &schema,
        "--plans",
        &folder,
        "--name",
        "p",
    ]))
    .ok("plan")
    .unwrap();
    let plan: PlanFile = folder::read(&plans.path().join("p")).unwrap();
    let mut wrong = Vec::new();
    block_on(async {
        let client = connect(&database).await;
        client
            .batch_execute("SET search_path = ''; SET timezone = 'UTC'")
            .await
            .unwrap();
        let forward = plan.steps.iter().map(|s| (Direction::Forward, s));
        let back = plan.steps.iter().rev().map(|s| (Direction::Rollback, s));
        for (direction, step) in forward.chain(back) {
            for batch in direction.batches(step) {
                let claimed = claimed(&client, batch).await;
                // IF EXISTS: a helper that is gone already is not looked for.
                let maybe = batch.sql.iter().any(|s| s.contains("IF EXISTS"));
                if let Some(taken) = taken(&client, batch).await
                    && taken != claimed
                    && !(maybe && taken.iter().all(|t| claimed.iter().any(|c| c == t)))
                {
                    wrong.push(format!(
                        "{} on {major}, {} of {}: {}\n  claimed {claimed:?}\n  taken   {taken:?}",
                        case.display(),
                        direction.folder(),
                        step.title,
                        batch.sql.join("; "),
                    ));
                }
            }
        }
    });
    wrong
}

#[test]
fn every_claim_is_what_the_server_takes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let only = std::env::var("LOCKSTEP_TEST_CASE").unwrap_or_default();
    let mut wrong = Vec::new();
    for (major, _) in servers() {
        for case in folders(&root).iter().flat_map(|f| folders(f)) {
            if only
                .split(',')
                .any(|part| case.to_string_lossy().contains(part))
            {
                wrong.extend(measure(&case, major));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} claims are wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
