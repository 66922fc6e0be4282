//! Every case in `tests/cases/<object>/<what>` on every server: the plan is executed, undone and proved; on 15 and the
//! newest also executed again, gone on with from the middle, and on the newest undone from every prefix. The catalog is
//! compared each time. Only then its SQL is compared with what is expected (`UPDATE_EXPECT=1` writes it).
//!
//! A case: `before.sql`, `schema.yaml`, `forward.sql` and `rollback.sql` (as on 15; `forward.18.sql` where a server
//! gets other SQL), and perhaps `args`, a line each:
//! `allow: CODE`, `min: MAJOR`, `max: MAJOR`, `rollback: keeps` (what cannot go back says so), `empty: yes`,
//! `again: apply` (after its rollback only `apply` finds its way: a script alone meets what was kept),
//! `tablespace: NAME` (one of the server's that there shall be), `rewrite-limit: ROWS`.
//! `LOCKSTEP_TEST_CASE=a,b` runs those whose folder contains one of these.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::fs;
use std::path::{Path, PathBuf};

use lockstep::folder;
use lockstep::pg::connect::{Environment, Settings};
use lockstep::pg::prove::prove;
use lockstep::plan::file::{PlanFile, UndoFile};
use lockstep::proof::judge::judge;
use tokio_postgres::Config;

mod support;
mod support_plan;

use support::servers::{block_on, connect, fresh_database, newest, server, servers};
use support_plan::{Ran, catalog, difference, dump, lockstep, psql, step_files, url};

/// The server whose SQL stands in `forward.sql`.
const COMMON: u32 = 15;

/// How much a rollback gives back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Everything.
    Back,
    /// Something stays, and the plan says it.
    Keeps,
    /// There is none: `rollback` refuses.
    None,
}

/// What executes a plan that has been undone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    /// psql, from the script.
    Psql,
    /// Only `lockstep apply`, which asks what is there.
    Apply,
}

struct Case {
    folder: PathBuf,
    name: String,
    allow: Vec<String>,
    rewrite_limit: Option<String>,
    min: u32,
    max: u32,
    way: Way,
    empty: bool,
    again: Again,
    tablespace: Option<String>,
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    entries
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let wanted = std::env::var("LOCKSTEP_TEST_CASE").unwrap_or_default();
    let folders = entries(&root);
    folders
        .iter()
        .flat_map(|folder| entries(folder))
        .map(|folder| Case::read(&root, folder))
        .filter(|case| wanted.split(',').any(|part| case.name.contains(part)))
        .collect()
}

impl Case {
    fn read(root: &Path, folder: PathBuf) -> Case {
        let name = folder.strip_prefix(root).unwrap().display().to_string();
        let mut case = Case {
            folder,
            name,
            allow: Vec::new(),
            rewrite_limit: None,
            min: 14,
            max: 18,
            way: Way::Back,
            empty: false,
            again: Again::Psql,
            tablespace: None,
        };
        let text = fs::read_to_string(case.folder.join("args")).unwrap_or_default();
        for line in text.lines() {
            let (key, value) = line.split_once(": ").unwrap_or((line, ""));
            match (key, value) {
                ("allow", code) => case.allow.push(code.to_owned()),
                ("rewrite-limit", rows) => case.rewrite_limit = Some(rows.to_owned()),
                ("min", major) => case.min = major.parse().unwrap(),
                ("max", major) => case.max = major.parse().unwrap(),
                ("rollback", "keeps") => case.way = Way::Keeps,
                ("rollback", "none") => case.way = Way::None,
                ("again", "apply") => case.again = Again::Apply,
                ("empty", "yes") => case.empty = true,
                ("tablespace", name) => case.tablespace = Some(name.to_owned()),
                _ => panic!("{}: args: {line:?}", case.name),
            }
        }
        case
    }

    /// The SQL expected on `major`.
    fn golden(&self, direction: &str, major: u32) -> Result<PathBuf, PathBuf> {
        let common = self.folder.join(format!("{direction}.sql"));
        if major == COMMON.max(self.min).min(self.max) {
            return Ok(common);
        }
        let own = self.folder.join(format!("{direction}.{major}.sql"));
        if own.exists() { Ok(own) } else { Err(common) }
    }

    fn compare(&self, direction: &str, major: u32, found: &str) -> Result<(), String> {
        let (Ok(path) | Err(path)) = self.golden(direction, major);
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if std::env::var_os("UPDATE_EXPECT").is_none() {
            return difference(&path.display().to_string(), &expected, found);
        }
        let common = self.folder.join(format!("{direction}.sql"));
        let own = self.folder.join(format!("{direction}.{major}.sql"));
        if major == COMMON.max(self.min).min(self.max) {
            fs::write(common, found).unwrap();
        } else if fs::read_to_string(common).unwrap_or_default() == found {
            let _ = fs::remove_file(own);
        } else {
            fs::write(own, found).unwrap();
        }
        Ok(())
    }
}

/// A case on one server.
struct Trial<'a> {
    case: &'a Case,
    database: Config,
    url: String,
    plans: tempfile::TempDir,
    major: u32,
}

impl Trial<'_> {
    fn fill(&self) -> Result<(), String> {
        if let Some(name) = &self.case.tablespace {
            block_on(make_tablespace(&self.database, name));
        }
        let sql = fs::read_to_string(self.case.folder.join("before.sql")).unwrap();
        block_on(async { connect(&self.database).await.batch_execute(&sql).await }).map_err(|e| {
            match e.as_db_error() {
                Some(e) => format!("before.sql: {} {:?}", e.message(), e.position()),
                None => format!("before.sql: {e}"),
            }
        })
    }

    /// Where a rollback keeps something, the state before has to be made anew.
    fn reset(&self) -> Result<(), String> {
        if self.case.way == Way::Back {
            return Ok(());
        }
        self.anew()
    }

    /// The state before, as `before.sql` makes it.
    fn anew(&self) -> Result<(), String> {
        let name = self.database.get_dbname().unwrap();
        block_on(async {
            let server = server(self.major);
            server.drop_database(name).await.unwrap();
            server.create_database(name, None).await.unwrap();
        });
        self.fill()
    }

    fn plan(&self, name: &str) -> Result<Ran, String> {
        let plans = self.plans.path().display().to_string();
        let schema = self.case.folder.join("schema.yaml").display().to_string();
        let mut arguments = vec!["plan", "--no-prove", "--database-url", &self.url];
        arguments.extend(["--schema", &schema, "--plans", &plans, "--name", name]);
        for code in &self.case.allow {
            arguments.extend(["--allow", code]);
        }
        if let Some(rows) = &self.case.rewrite_limit {
            arguments.extend(["--rewrite-limit", rows]);
        }
        Ran::of(&mut lockstep(&arguments)).ok("plan")
    }

    fn run(&self, command: &str, plan: &Path) -> Result<(), String> {
        let plan = plan.display().to_string();
        let mut arguments = vec![command, &plan, "--database-url", &self.url];
        if command == "rollback" {
            arguments.push("--yes");
            if self.case.way == Way::None {
                return Ran::of(&mut lockstep(&arguments))
                    .code(1, command)
                    .map(drop);
            }
        }
        Ran::of(&mut lockstep(&arguments)).ok(command).map(drop)
    }

    /// The plan must have nothing left to do.
    fn converged(&self) -> Result<(), String> {
        let again = self.plan("again")?;
        if again.out.is_empty() && !self.plans.path().join("again").exists() {
            return Ok(());
        }
        Err(format!("the plan does not converge:\n{}", again.err))
    }

    /// What pg_dump says, at a price: once early, once late is enough, where there is one that fits.
    fn dump(&self) -> Result<String, String> {
        match self.major {
            COMMON | 18 => dump(&self.database),
            _ => Ok(String::new()),
        }
    }

    fn back(&self, what: &str, wanted: &str) -> Result<(), String> {
        let found = catalog(&self.database);
        match self.case.way {
            Way::Back => difference(what, wanted, &found),
            Way::Keeps | Way::None => Ok(()),
        }
    }
}

/// What the plan claims of its locks and states is seen; the state after it stays.
fn proved(trial: &Trial<'_>, plan: &PlanFile) -> Result<(), String> {
    let settings = Settings::resolve(Some(&trial.url), &Environment::default()).unwrap();
    let walked = block_on(prove(&settings, &settings, plan, &mut |_| {}))
        .map_err(|e| format!("proof: {e}"))?;
    let mut findings = walked.findings;
    findings.extend(judge(plan, &walked.batches));
    if findings.is_empty() {
        return Ok(());
    }
    let messages: Vec<&str> = findings.iter().map(|f| f.message.as_str()).collect();
    Err(format!("not proved:\n{}", messages.join("\n")))
}

/// A tablespace inside the server's own folder, if it is not there yet: it is shared by all databases.
async fn make_tablespace(database: &Config, name: &str) {
    let client = connect(database).await;
    let there = "SELECT FROM pg_tablespace WHERE spcname = $1";
    if client.query(there, &[&name]).await.unwrap().is_empty() {
        for sql in [
            "SET allow_in_place_tablespaces = on".to_owned(),
            format!("CREATE TABLESPACE {name} LOCATION ''"),
        ] {
            client.batch_execute(&sql).await.unwrap();
        }
    }
}

/// Executed again, undone by lockstep, gone on with from the middle; on the newest undone from every prefix.
fn everywhere(
    trial: &Trial<'_>,
    plan: &Path,
    (before, undone): (&str, &str),
    (after, after_dump): (&str, &str),
) -> Result<(), String> {
    match trial.case.again {
        Again::Psql => psql(&trial.database, &[plan.join("forward.sql")])?,
        Again::Apply => trial.run("apply", plan)?,
    }
    difference("executed again by psql", after, &catalog(&trial.database))?;
    difference("pg_dump, executed by psql", after_dump, &trial.dump()?)?;
    trial.run("rollback", plan)?;
    difference("undone by lockstep", undone, &catalog(&trial.database))?;

    let files = step_files(plan, "forward");
    let everything = trial.major == newest().0;
    for executed in 1..files.len() {
        let middle = executed == files.len().div_ceil(2);
        if !middle && !everything {
            continue;
        }
        trial.reset()?;
        psql(&trial.database, &files[..executed]).map_err(|e| format!("first {executed}: {e}"))?;
        if middle {
            trial
                .run("apply", plan)
                .map_err(|e| format!("from {executed}: {e}"))?;
            let what = format!("resumed after {executed} steps");
            difference(&what, after, &catalog(&trial.database))?;
            trial.run("rollback", plan)?;
            trial.back(&format!("{what}, undone"), before)?;
            if !everything {
                // The proof goes back from every step.
                continue;
            }
            trial.reset()?;
            psql(&trial.database, &files[..executed])?;
        }
        trial
            .run("rollback", plan)
            .map_err(|e| format!("from {executed}: {e}"))?;
        trial.back(&format!("undone after {executed} steps"), before)?;
    }
    Ok(())
}

fn run(case: &Case, major: u32) -> Result<(), String> {
    let database = fresh_database(major);
    let trial = Trial {
        case,
        url: url(&database),
        database,
        plans: tempfile::tempdir().unwrap(),
        major,
    };
    trial.fill()?;
    let before = catalog(&trial.database);
    let thorough = major == COMMON || major == newest().0;
    let before_dump = trial.dump()?;
    let planned = trial.plan("case")?;
    let plan = trial.plans.path().join("case");
    difference(
        "planning changed something",
        &before,
        &catalog(&trial.database),
    )?;
    if case.empty {
        return difference("nothing is to be planned", "", &planned.out);
    }
    let last = planned.out.lines().last().unwrap_or_default();
    difference("the last line of plan", &plan.display().to_string(), last)?;
    let file: PlanFile = folder::read(&plan).map_err(|e| e.to_string())?;
    let inexact = file
        .steps
        .iter()
        .any(|s| !matches!(s.undo, UndoFile::Exact | UndoFile::Nothing(_)));
    if inexact == (case.way == Way::Back) {
        return Err("args and plan do not agree on how exact the rollback is".to_owned());
    }
    trial.run("apply", &plan)?;
    let after = catalog(&trial.database);
    let after_dump = trial.dump()?;
    trial.converged()?;
    trial.run("verify", &plan)?;

    psql(&trial.database, &[plan.join("rollback.sql")])?;
    trial.back("undone by psql", &before)?;
    let undone = catalog(&trial.database);
    if case.way == Way::Back {
        difference("pg_dump, undone by psql", &before_dump, &trial.dump()?)?;
    }
    if thorough {
        everywhere(&trial, &plan, (&before, &undone), (&after, &after_dump))?;
    }
    // A rollback that does not lead back is seen the first time only.
    trial.anew()?;
    proved(&trial, &file)?;
    difference("executed at last", &after, &catalog(&trial.database))?;
    block_on(server(major).drop_database(trial.database.get_dbname().unwrap())).unwrap();

    for direction in ["forward", "rollback"] {
        let texts = step_files(&plan, direction);
        let text: Vec<String> = texts
            .iter()
            .map(|p| fs::read_to_string(p).unwrap())
            .collect();
        // Why a table is written anew names the server.
        let text = text
            .join("\n")
            .replace(&format!("PostgreSQL {major} "), "PostgreSQL N ");
        case.compare(direction, major, &text)?;
    }
    Ok(())
}

/// Cases are shared out between two tests, so that as many run at a time as there are processors.
fn cases_on(major: u32, half: usize) {
    if !servers().iter().any(|(found, _)| *found == major) {
        return;
    }
    let cases = cases();
    let mut failures = Vec::new();
    let mut ran = 0;
    for case in cases
        .iter()
        .filter(|c| (c.min..=c.max).contains(&major))
        .skip(half)
        .step_by(2)
    {
        ran += 1;
        if let Err(failure) = run(case, major) {
            failures.push(format!("--- {} on {major}: {failure}", case.name));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {ran} cases failed\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn on_14_one() {
    cases_on(14, 0);
}

#[test]
fn on_14_two() {
    cases_on(14, 1);
}

#[test]
fn on_15_one() {
    cases_on(15, 0);
}

#[test]
fn on_15_two() {
    cases_on(15, 1);
}

#[test]
fn on_16_one() {
    cases_on(16, 0);
}

#[test]
fn on_16_two() {
    cases_on(16, 1);
}

#[test]
fn on_17_one() {
    cases_on(17, 0);
}

#[test]
fn on_17_two() {
    cases_on(17, 1);
}

#[test]
fn on_18_one() {
    cases_on(18, 0);
}

#[test]
fn on_18_two() {
    cases_on(18, 1);
}
