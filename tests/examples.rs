//! The worked examples on every major: declared, planned, applied, undone, applied again, by the program and by psql;
//! and the committed plans, which are what the program writes today.
//!
//! `UPDATE_EXPECT=1` writes the committed plans anew, after the run on a server has passed.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "what fails here fails its test, and what is not compared is said"
)]

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::servers::{connect, server, servers};

const BIN: &str = env!("CARGO_BIN_EXE_lockstep");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// The major whose plans are committed.
const COMMITTED: u32 = 15;

struct Example {
    name: &'static str,
    database: &'static str,
    schema: &'static str,
    allow: &'static [&'static str],
    /// Lines of a dump that no rollback takes away.
    stays: &'static [&'static str],
}

const GARDEN: Example = Example {
    name: "garden",
    database: "garden",
    schema: "schema",
    allow: &[],
    stays: &[],
};
const RECIPES: Example = Example {
    name: "recipes",
    database: "kitchen",
    schema: "examples/recipes/schema",
    allow: &[],
    stays: &[],
};
const SENSORS: Example = Example {
    name: "sensors",
    database: "farms",
    schema: "examples/sensors/schema",
    allow: &["exclusion-blocks"],
    // A value that was added to an enum.
    stays: &["    'humidity',"],
};

struct Run<'a> {
    major: u32,
    example: &'a Example,
    database: String,
    folder: PathBuf,
}

impl Run<'_> {
    fn url(&self) -> String {
        let dir = server(self.major).socket_dir().display().to_string();
        format!("postgresql://postgres@/{}?host={dir}", self.database)
    }

    fn lockstep(&self, folder: &Path, words: &[&str]) -> Output {
        Command::new(BIN)
            .args(words)
            .current_dir(folder)
            .env("PATH", path())
            .env("DATABASE_URL", self.url())
            .output()
            .unwrap()
    }

    /// Runs a command that has to succeed; what it said.
    fn ok(&self, words: &[&str]) -> String {
        self.ok_in(Path::new(ROOT), words)
    }

    fn ok_in(&self, folder: &Path, words: &[&str]) -> String {
        let out = self.lockstep(folder, words);
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(
            out.status.success(),
            "{} on {}: {words:?}\n{}{said}",
            self.example.name,
            self.major,
            String::from_utf8_lossy(&out.stdout)
        );
        said
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    fn plan_folder(&self) -> PathBuf {
        self.folder.join("plans").join(self.plan_name())
    }

    fn plan_name(&self) -> String {
        format!("0001-{}", self.example.name)
    }

    fn plan(&self) {
        let schema = Path::new(ROOT).join(self.example.schema);
        let (schema, name) = (schema.display().to_string(), self.plan_name());
        let found = servers()
            .into_iter()
            .find(|(major, _)| *major == self.major);
        let bin = found.unwrap().1.dir.display().to_string();
        let mut words = vec!["plan", "--schema", &schema, "--name", &name];
        words.extend(["--scratch-bin", &bin]);
        for code in self.example.allow {
            words.extend(["--allow", code]);
        }
        // In the folder itself: the path that is given stands in PLAN.md.
        let said = self.ok_in(&self.folder, &words);
        assert!(said.contains("proved: forward, back"), "{said}");
        assert!(!said.contains("not covered"), "{said}");
    }

    fn nothing_to_do(&self, schema: &str) {
        let said = self.ok(&["plan", "--schema", schema, "--check"]);
        assert!(said.contains("nothing to do"), "{said}");
    }

    /// The schema in full, by the newest pg_dump there is.
    fn dump(&self) -> String {
        let Some(pg_dump) = client("pg_dump") else {
            // Less than a dump, and said so: owners and rights are not in it.
            eprintln!("no pg_dump among the test servers: the written declaration is compared");
            let out = self.folder.join("written");
            self.ok(&["import", "--force", "--out", &out.display().to_string()]);
            return texts(&out)
                .into_iter()
                .map(|(n, t)| n + "\n" + &t)
                .collect();
        };
        let out = Command::new(pg_dump)
            .args(["--schema-only", "--exclude-schema=lockstep", "-d"])
            .arg(self.url())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success(), "pg_dump: {said}");
        // A random word of each run stands behind \restrict.
        let text = String::from_utf8(out.stdout).unwrap();
        let lines = text
            .lines()
            .filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict"));
        lines.map(|line| format!("{line}\n")).collect()
    }

    fn psql(&self, file: &str) -> bool {
        let Some(psql) = client("psql") else {
            eprintln!("no psql among the test servers: {file} is not run by it");
            return false;
        };
        let out = Command::new(psql)
            .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d"])
            .arg(self.url())
            .arg("-f")
            .arg(self.plan_folder().join(file))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success(), "psql -f {file}: {said}");
        true
    }

    fn without_what_stays(&self, dump: &str) -> String {
        dump.lines()
            .filter(|line| !self.example.stays.contains(line))
            .map(|line| format!("{line}\n"))
            .collect()
    }
}

/// A client program of the newest test server that has it.
fn client(name: &str) -> Option<PathBuf> {
    let mut found = servers()
        .into_iter()
        .rev()
        .map(|(_, binaries)| binaries.dir.join(name));
    found.find(|path| path.is_file())
}

/// The system's own, behind the folder of the pg_dump that reads every server.
fn path() -> String {
    let own = std::env::var("PATH").unwrap_or_default();
    match client("pg_dump") {
        Some(program) => format!("{}:{own}", program.parent().unwrap().display()),
        None => own,
    }
}

/// A committed file without what differs from run to run: how long the proof took.
fn settled(file: &str, text: &str) -> String {
    match file {
        "proof.json" => String::new(),
        // The committed one was made from SQL, and warns of that.
        "PLAN.md" => {
            let page = text.split("\n## Proof\n").next().unwrap();
            let (head, steps) = page.split_once("\n## Steps\n").unwrap();
            let head = head.split("\n> **Warning**").next().unwrap();
            format!("{}\n## Steps\n{steps}", head.trim_end())
        }
        "plan.json" => {
            let mut plan: lockstep::plan::file::PlanFile = serde_json::from_str(text).unwrap();
            plan.files.insert("PLAN.md".to_owned(), String::new());
            plan.digest.clear();
            serde_json::to_string_pretty(&plan).unwrap()
        }
        _ => text.to_owned(),
    }
}

fn same(what: &str, run: &Run<'_>, a: &str, b: &str) {
    if a != b {
        let diff = similar::TextDiff::from_lines(a, b);
        panic!(
            "{} on {}: {what}\n{}",
            run.example.name,
            run.major,
            diff.unified_diff().context_radius(2)
        );
    }
}

/// The files under a folder, by their paths in it.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(dir) = todo.pop() {
        for entry in std::fs::read_dir(&dir).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                todo.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                out.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    out.sort();
    out
}

/// The steps' files of one direction in the order of their execution, as one text.
fn together(plan: &Path, direction: &str) -> String {
    let mut files = texts(&plan.join(direction));
    if direction == "rollback" {
        files.reverse();
    }
    files
        .into_iter()
        .map(|(name, text)| format!("-- ==== {direction}/{name}\n{text}\n"))
        .collect()
}

async fn whole_path(example: &Example) {
    for (major, _) in servers() {
        let folder = tempfile::tempdir().unwrap();
        let run = Run {
            major,
            example,
            database: example.database.to_owned(),
            folder: folder.path().to_owned(),
        };
        let host = server(major);
        host.create_database(&run.database, None).await.unwrap();
        {
            let client = connect(&host.config(&run.database)).await;
            let baseline = Path::new(ROOT).join(format!("examples/{}/baseline.sql", example.name));
            lockstep::scratch::load_file(&client, &baseline)
                .await
                .unwrap();
            client.batch_execute("analyze").await.unwrap();
        }
        let before = run.dump();
        let imported = run.path("imported");
        run.ok(&["import", "--out", &imported]);
        run.nothing_to_do(&imported);

        run.plan();
        let plan = run.plan_folder();
        let plan_text = plan.display().to_string();
        run.ok(&["preflight", &plan_text]);
        run.ok(&["apply", &plan_text]);
        run.nothing_to_do(example.schema);
        run.ok(&["verify", &plan_text]);
        run.ok(&["drift", "--schema", example.schema]);
        let after = run.dump();
        assert_ne!(before, after);

        run.ok(&["rollback", &plan_text]);
        let back = run.without_what_stays(&run.dump());
        same("rolled back", &run, &before, &back);
        run.ok(&["apply", &plan_text]);
        same("applied again", &run, &after, &run.dump());

        if run.psql("rollback.sql") {
            let back = run.without_what_stays(&run.dump());
            same("rolled back by psql", &run, &before, &back);
            run.psql("forward.sql");
            same("applied by psql", &run, &after, &run.dump());
            run.ok(&["verify", &plan_text]);
            run.nothing_to_do(example.schema);
        }
        if major == COMMITTED {
            committed(&run);
        }
        host.drop_database(&run.database).await.unwrap();
    }
}

/// What is in the repository is what was just executed.
fn committed(run: &Run<'_>) {
    let name = run.example.name;
    let plan = run.plan_folder();
    let (there, now) = if name == "garden" {
        (Path::new(ROOT).join("plans/0001-garden"), texts(&plan))
    } else {
        let both = ["forward", "rollback"];
        let now = both.map(|d| (format!("{d}.sql"), together(&plan, d)));
        let folder = format!("examples/{name}/expected");
        (Path::new(ROOT).join(folder), now.to_vec())
    };
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let _ = std::fs::remove_dir_all(&there);
        for (file, text) in &now {
            let path = there.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }
    let expected = texts(&there);
    let names = |list: &[(String, String)]| -> String {
        list.iter().map(|(name, _)| format!("{name}\n")).collect()
    };
    same("the committed files", run, &names(&expected), &names(&now));
    for ((file, a), (_, b)) in expected.iter().zip(&now) {
        same(file, run, &settled(file, a), &settled(file, b));
    }
}

#[tokio::test]
async fn garden() {
    whole_path(&GARDEN).await;
}

#[tokio::test]
async fn recipes() {
    whole_path(&RECIPES).await;
}

#[tokio::test]
async fn sensors() {
    whole_path(&SENSORS).await;
}
