//! `apply` and `rollback` killed with SIGKILL at every step, and what follows: the next run ends where an undisturbed
//! one ends. Every step on 15 and 18, every fourth on the others. Where a step has several transactions, the run is
//! also left between any two of them; what a killed run has executed is executed by hand there, to the transaction.
//!
//! The program tells on stderr which step it begins and has done; it is killed when that line comes. Nothing waits
//! for its server processes: the next run has to, by its own lock.

#![expect(clippy::unwrap_used, reason = "what a test cannot do fails the test")]

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use lockstep::folder;
use lockstep::plan::file::{BatchFile, StepFile};
use lockstep::render::condition;
use tokio_postgres::Config;

mod support;
mod support_plan;

use support::servers::{block_on, connect, server, servers};
use support_plan::{Ran, catalog, difference, lockstep, url};

const BEFORE: &str = "
    CREATE TABLE gardens (id int, code text, name text, nick text);
    INSERT INTO gardens SELECT i, 'g' || i, 'garden', 'n' || i FROM generate_series(1, 50) AS i;
    CREATE TABLE beds (id int, garden int, code text, part_of int, kind text);
    INSERT INTO beds SELECT i, 1 + i % 50, 'b' || i, nullif(i - 1, 0), 'flat' FROM generate_series(1, 200) AS i;
    CREATE INDEX old_index ON beds (code);
    CREATE INDEX changing ON beds (part_of);
    ALTER TABLE beds ADD CONSTRAINT old_check CHECK (id > 0), ADD CONSTRAINT tight CHECK (id < 1000);
    COMMENT ON INDEX old_index IS 'to come back';
    ANALYZE;";

const SCHEMA: &str = "
extensions: { pg_trgm: {} }
enums: { bed_kind: { values: [flat, raised], comment: how it is built } }
tables:
  gardens:
    columns: { id: { not_null: true }, name: { default: \"'garden'\" } }
    unique: { one_nick: [nick] }
    indexes: { like_name: { using: gin, columns: name gin_trgm_ops } }
  beds:
    columns: { kind: { type: bed_kind, default: \"'flat'\" }, garden: { comment: where it is } }
    primary_key: [id]
    foreign_keys:
      bed_in_garden: { columns: [code], references: gardens (nick), not_valid: true }
      bed_in_bed: { columns: [part_of], references: beds }
    checks: { tight: id < 500, coded: code <> '' }
    indexes: { changing: [part_of, id] }
    absent: { indexes: [old_index], checks: [old_check] }
";

/// When the program is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// As it begins its n-th step.
    Begins(usize),
    /// As it has done its n-th step.
    Done(usize),
}

struct Stage {
    major: u32,
    config: Config,
    template: String,
    url: String,
    folder: tempfile::TempDir,
    plan: PathBuf,
    steps: usize,
}

impl Stage {
    /// A database as before the plan, the plan, and the database itself kept as a template.
    fn new(major: u32) -> Stage {
        let arguments = ["--allow", "rewrite-blocks"];
        Stage::of(major, "killed", BEFORE, SCHEMA, &arguments)
    }

    fn of(major: u32, name: &str, before: &str, schema_text: &str, more: &[&str]) -> Stage {
        let template = format!("before_{name}");
        let config = server(major).config(name);
        block_on(async {
            let server = server(major);
            server.create_database(&template, None).await.unwrap();
            let client = connect(&server.config(&template)).await;
            client.batch_execute(before).await.unwrap();
        });
        let mut stage = Stage {
            major,
            url: url(&config),
            config,
            template,
            folder: tempfile::tempdir().unwrap(),
            plan: PathBuf::new(),
            steps: 0,
        };
        stage.restore();
        std::fs::write(stage.path("schema.yaml"), schema_text).unwrap();
        let (schema, plans) = (stage.text("schema.yaml"), stage.text("plans"));
        let mut arguments = vec![
            "plan",
            "--no-prove",
            "--database-url",
            &stage.url,
            "--schema",
            &schema,
            "--plans",
            &plans,
            "--name",
            name,
        ];
        arguments.extend(more);
        Ran::of(&mut lockstep(&arguments)).ok("plan").unwrap();
        stage.plan = stage.path("plans").join(name);
        stage.steps = folder::read(&stage.plan).unwrap().steps.len();
        stage
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// The database as it was before the plan.
    fn restore(&self) {
        block_on(async {
            let server = server(self.major);
            let client = connect(&server.config("postgres")).await;
            let name = self.config.get_dbname().unwrap();
            let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            client.batch_execute(&drop).await.unwrap();
            server
                .create_database(name, Some(&self.template))
                .await
                .unwrap();
        });
    }

    fn spawn(&self, command: &str) -> Child {
        let plan = self.plan.display().to_string();
        lockstep(&[
            command,
            &plan,
            "--database-url",
            &self.url,
            "--yes",
            "--wait",
            "60s",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
    }

    fn run(&self, command: &str) -> Result<(), String> {
        let plan = self.plan.display().to_string();
        let arguments = [
            command,
            &plan,
            "--database-url",
            &self.url,
            "--yes",
            "--wait",
            "60s",
        ];
        Ran::of(&mut lockstep(&arguments)).ok(command).map(drop)
    }

    /// Runs a command until the moment has come, and kills it.
    fn kill(&self, command: &str, moment: Moment) -> Result<(), String> {
        let mut child = self.spawn(command);
        let (from, done) = match moment {
            Moment::Begins(at) => (at, false),
            Moment::Done(at) => (at, true),
        };
        // A step with nothing to do says nothing; the next one will do.
        let wait = |line: &str| {
            let at = line.strip_prefix('[').and_then(|l| l.split_once('/'));
            at.and_then(|(at, _)| at.parse::<usize>().ok())
                .is_some_and(|at| at >= from && line.contains(": done in") == done)
        };
        let heard = until(&mut child, wait);
        child.kill().unwrap();
        let ended = child.wait().unwrap();
        match heard {
            Err(said) if !ended.success() => Err(format!("{command}, {moment:?}:\n{said}")),
            // Nothing left to do at the end is fine.
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn is(&self, what: &str, wanted: &str) -> Result<(), String> {
        difference(what, wanted, &catalog(&self.config))
    }
}

/// Reads the program's talk until a line is the one; all that it said if none is.
fn until(child: &mut Child, one: impl Fn(&str) -> bool) -> Result<(), String> {
    let mut said = String::new();
    for line in BufReader::new(child.stderr.take().unwrap()).lines() {
        let line = line.unwrap();
        if one(&line) {
            return Ok(());
        }
        said.push_str(&line);
        said.push('\n');
    }
    Err(said)
}

fn at_every_step(major: u32, stride: usize) {
    if !servers().iter().any(|(found, _)| *found == major) {
        return;
    }
    let stage = Stage::new(major);
    assert!(stage.steps >= 15, "only {} steps", stage.steps);
    let before = catalog(&stage.config);
    stage.run("apply").unwrap();
    let after = catalog(&stage.config);
    stage.run("rollback").unwrap();
    stage.is("undisturbed", &before).unwrap();

    let mut failures = Vec::new();
    for step in (1..=stage.steps).step_by(stride) {
        for moment in [Moment::Begins(step), Moment::Done(step)] {
            let result = killed_at(&stage, moment, &before, &after);
            if let Err(failure) = result {
                failures.push(format!("--- {major}, {moment:?}: {failure}"));
                stage.restore();
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// As a step begins: forward killed and resumed, back killed and resumed. After a step: forward killed and undone,
/// back killed and executed again.
fn killed_at(stage: &Stage, moment: Moment, before: &str, after: &str) -> Result<(), String> {
    match moment {
        Moment::Begins(_) => {
            stage.kill("apply", moment)?;
            stage.run("apply")?;
            stage.is("killed, applied", after)?;
            stage.kill("rollback", moment)?;
        }
        Moment::Done(_) => {
            stage.kill("apply", moment)?;
            stage.run("rollback")?;
            stage.is("apply killed, rolled back", before)?;
            stage.run("apply")?;
            stage.kill("rollback", moment)?;
            stage.run("apply")?;
            stage.is("rollback killed, applied", after)?;
        }
    }
    stage.run("rollback")?;
    stage.is("rolled back at last", before)
}

#[test]
fn at_some_steps_on_15() {
    at_every_step(15, 3);
}

#[test]
fn at_every_step_on_18() {
    at_every_step(18, 1);
}

#[test]
fn at_some_steps_on_14() {
    at_every_step(14, 4);
}

#[test]
fn at_some_steps_on_16() {
    at_every_step(16, 4);
}

#[test]
fn at_some_steps_on_17() {
    at_every_step(17, 4);
}

const TREE: &str = "
    CREATE TABLE readings (id int, day date NOT NULL, kind int) PARTITION BY RANGE (day);
    CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
    CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (day);
    CREATE TABLE readings_25_a PARTITION OF readings_25 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    INSERT INTO readings SELECT i, '2024-12-01'::date + i, i FROM generate_series(1, 60) AS i;
    CREATE INDEX gone ON readings (kind);
    CREATE TYPE state AS ENUM ('new', 'lost', 'done');
    CREATE TABLE jobs (id int, state state DEFAULT 'new');
    CREATE INDEX new_jobs ON jobs (id) WHERE state = 'new';
    INSERT INTO jobs SELECT i, 'new' FROM generate_series(1, 20) AS i;
    ANALYZE;";

const TREE_SCHEMA: &str = "
enums: { state: { values: [new, done] } }
tables:
  readings: { indexes: { by_day: [day, id] }, absent: { indexes: [gone] } }
  jobs: { columns: { state: { type: state } } }
";

/// A step's transactions up to one of them, as a run executes them that is killed right behind it.
async fn execute(config: &Config, batches: &[&BatchFile]) {
    let client = connect(config).await;
    for batch in batches {
        let done = format!("SELECT {}", condition::sql(&batch.done));
        if client.query_one(&done, &[]).await.unwrap().get(0) {
            continue;
        }
        if batch.transaction {
            client.batch_execute("BEGIN").await.unwrap();
        }
        for sql in &batch.sql {
            client.batch_execute(sql).await.unwrap();
        }
        if batch.transaction {
            client.batch_execute("COMMIT").await.unwrap();
        }
    }
}

/// Between any two transactions of any step the way on and the way back are open.
fn between_transactions(major: u32) {
    if !servers().iter().any(|(found, _)| *found == major) {
        return;
    }
    let arguments = ["--rewrite-limit", "0", "--allow", "rewrite-blocks"];
    let stage = Stage::of(major, "halved", TREE, TREE_SCHEMA, &arguments);
    let plan = folder::read(&stage.plan).unwrap();
    let before = catalog(&stage.config);
    stage.run("apply").unwrap();
    let after = catalog(&stage.config);
    stage.run("rollback").unwrap();
    stage.is("undisturbed", &before).unwrap();
    let forward: Vec<&StepFile> = plan.steps.iter().collect();
    let back: Vec<&StepFile> = plan.steps.iter().rev().collect();
    let mut stops = 0;
    let ways = [
        (
            "apply",
            forward,
            (|s| &s.forward) as fn(&StepFile) -> &Vec<BatchFile>,
        ),
        ("rollback", back, |s| &s.rollback),
    ];
    for (way, steps, batches) in ways {
        for (at, step) in steps.iter().enumerate() {
            for stop in 1..batches(step).len() {
                let earlier = steps[..at].iter().flat_map(|s| batches(s));
                let all: Vec<&BatchFile> = earlier.chain(&batches(step)[..stop]).collect();
                let what = format!("{way} left in step {} after {stop}", step.number);
                for (then, wanted) in [("apply", &after), ("rollback", &before)] {
                    if way == "rollback" {
                        stage.run("apply").unwrap();
                    }
                    block_on(execute(&stage.config, &all));
                    let there = stage.run(then).and_then(|()| stage.is(then, wanted));
                    let back = there.and_then(|()| stage.run("rollback"));
                    back.unwrap_or_else(|e| panic!("{major}, {what}, then {then}: {e}"));
                    stage.is(&what, &before).unwrap();
                }
                stops += 1;
            }
        }
    }
    assert!(stops >= 10, "only {stops}");
}

#[test]
fn between_transactions_on_15() {
    between_transactions(15);
}

#[test]
fn between_transactions_on_18() {
    between_transactions(18);
}

/// What becomes of the server process whose program was killed.
#[derive(Clone, Copy, Debug)]
enum Orphan {
    /// It is ended too: the index stays INVALID.
    Ended,
    /// It goes on, and the next run waits for it.
    Finishes,
}

/// The pid of the backend that builds an index, once it waits for another transaction.
async fn builder(client: &tokio_postgres::Client, database: &str) -> i32 {
    // Asked again at once: the server's answer is the pause.
    loop {
        let rows = client
            .query(
                "SELECT pid FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'
                 AND query LIKE 'CREATE%INDEX CONCURRENTLY%'",
                &[&database],
            )
            .await
            .unwrap();
        if let Some(row) = rows.first() {
            return row.get(0);
        }
    }
}

fn during_a_build(major: u32, database: &str, orphan: Orphan, then: &str) {
    let server = server(major);
    let folder = tempfile::tempdir().unwrap();
    let config = server.config(database);
    block_on(server.create_database(database, None)).unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let schema = "tables:\n  beds:\n    indexes: { by_code: code }\n    checks: { c: id > 0 }\n";
    std::fs::write(path("schema.yaml"), schema).unwrap();
    let url = url(&config);
    let program = |words: &[&str]| {
        let mut arguments = words.to_vec();
        arguments.extend(["--database-url", url.as_str()]);
        lockstep(&arguments)
    };
    block_on(async {
        let client = connect(&config).await;
        client.batch_execute(BEFORE).await.unwrap();
        let before = catalog_of(&config).await;
        let (schema, plans) = (path("schema.yaml"), path("plans"));
        let words = [
            "plan",
            "--no-prove",
            "--schema",
            &schema,
            "--plans",
            &plans,
            "--name",
            "p",
        ];
        Ran::of(&mut program(&words)).ok("plan").unwrap();
        let plan = Path::new(&plans).join("p").display().to_string();

        let blocker = connect(&config).await;
        let writes = "BEGIN; UPDATE beds SET code = code WHERE id = 1";
        blocker.batch_execute(writes).await.unwrap();
        let mut child = program(&["apply", &plan])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let pid = builder(&client, database).await;
        child.kill().unwrap();
        child.wait().unwrap();
        if let Orphan::Ended = orphan {
            let end = "SELECT pg_terminate_backend($1, 30000)";
            let gone = client.query_one(end, &[&pid]).await.unwrap();
            assert!(gone.get::<_, bool>(0));
            let valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'by_code'::regclass";
            let valid = client.query_one(valid, &[]).await.unwrap();
            assert!(!valid.get::<_, bool>(0));
        }
        blocker.batch_execute("COMMIT").await.unwrap();
        let ran = Ran::of(&mut program(&[then, &plan, "--yes", "--wait", "60s"]));
        ran.ok(then).unwrap();
        if then == "apply" {
            Ran::of(&mut program(&["verify", &plan]))
                .ok("verify")
                .unwrap();
            Ran::of(&mut program(&["rollback", &plan, "--yes"]))
                .ok("rollback")
                .unwrap();
        }
        difference("back", &before, &catalog_of(&config).await).unwrap();
    });
}

/// The catalog, asked for by a thread of its own: the caller is inside a runtime.
async fn catalog_of(config: &Config) -> String {
    std::thread::scope(|scope| scope.spawn(|| catalog(config)).join().unwrap())
}

#[test]
fn during_an_index_build() {
    for (major, _) in servers() {
        during_a_build(major, "build_1", Orphan::Ended, "apply");
        during_a_build(major, "build_2", Orphan::Ended, "rollback");
        during_a_build(major, "build_3", Orphan::Finishes, "apply");
        during_a_build(major, "build_4", Orphan::Finishes, "rollback");
    }
}
