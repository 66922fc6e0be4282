//! What the suites that run the real program share: the program itself, psql, pg_dump, and a text of the catalog.
//!
//! The program is the built binary; psql and pg_dump are those beside the newest server. Knows nothing of the cases.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tokio_postgres::Config;
use tokio_postgres::config::Host;

use crate::support::servers::{block_on, connect, servers};

// Each test binary uses a part of this module: naming all of it here keeps the rest from being called dead.
const _: () = {
    let _ = (
        url,
        tool,
        lockstep,
        Ran::of,
        psql,
        dump,
        catalog,
        step_files,
        difference,
    );
    let _ = (Ran::ok, Ran::code);
};

/// The URL of a test database, for the program.
pub(crate) fn url(config: &Config) -> String {
    let (Some(Host::Unix(folder)), Some(port)) =
        (config.get_hosts().first(), config.get_ports().first())
    else {
        panic!("test servers listen on sockets");
    };
    format!(
        "postgresql://{}@/{}?host={}&port={port}",
        config.get_user().unwrap(),
        config.get_dbname().unwrap(),
        folder.display()
    )
}

/// A program beside the newest server that has it.
pub(crate) fn tool(name: &str) -> Option<PathBuf> {
    servers()
        .into_iter()
        .rev()
        .map(|(_, binaries)| binaries.dir.join(name))
        .find(|path| path.exists())
}

/// What a finished program said.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Runs it to its end.
    pub(crate) fn of(command: &mut Command) -> Ran {
        let Output {
            status,
            stdout,
            stderr,
        } = command.stdin(Stdio::null()).output().unwrap();
        Ran {
            code: status.code(),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Itself when it ended with this code.
    pub(crate) fn code(self, wanted: i32, what: &str) -> Result<Ran, String> {
        if self.code == Some(wanted) {
            return Ok(self);
        }
        Err(format!(
            "{what}: exit {:?} instead of {wanted}\n{}{}",
            self.code, self.out, self.err
        ))
    }

    /// Itself when it ended well.
    pub(crate) fn ok(self, what: &str) -> Result<Ran, String> {
        self.code(0, what)
    }
}

/// The program, with an environment that holds no connection settings.
pub(crate) fn lockstep(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lockstep"));
    command
        .args(arguments)
        .env_clear()
        .env("HOME", "/nonexistent");
    for name in ["PATH", "TMPDIR"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command
}

fn client(program: &Path, config: &Config) -> Command {
    let mut command = Command::new(program);
    command
        .arg(format!("--dbname={}", url(config)))
        .env("LC_ALL", "C");
    command
}

/// Sends files one after the other as psql does, or with the library's loader where there is no psql.
pub(crate) fn psql(config: &Config, files: &[PathBuf]) -> Result<(), String> {
    if files.is_empty() {
        return Ok(());
    }
    // Not every package of a server has it, and any version will do.
    let program = tool("psql").unwrap_or_else(|| PathBuf::from("psql"));
    let mut command = client(&program, config);
    command.args(["-X", "-q", "-v", "ON_ERROR_STOP=1"]);
    for file in files {
        command.arg("-f").arg(file);
    }
    Ran::of(&mut command).ok("psql").map(drop)
}

/// `pg_dump --schema-only` without what differs from run to run; nothing where there is no pg_dump.
pub(crate) fn dump(config: &Config) -> Result<String, String> {
    let Some(program) = tool("pg_dump") else {
        return Ok(String::new());
    };
    let mut command = client(&program, config);
    command.args(["--schema-only", "--exclude-schema=lockstep"]);
    let ran = Ran::of(&mut command).ok("pg_dump")?;
    let lines = ran.out.lines();
    let kept = lines.filter(|l| !l.starts_with("\\restrict") && !l.starts_with("\\unrestrict"));
    Ok(kept.fold(String::new(), |mut out, line| {
        out.push_str(line);
        out.push('\n');
        out
    }))
}

/// Everything that a plan may change, a line each, in an order that depends on names alone.
pub(crate) fn catalog(config: &Config) -> String {
    block_on(async {
        let client = connect(config).await;
        let new = client.query_one(
            "SELECT current_setting('server_version_num')::int >= 180000",
            &[],
        );
        let new: bool = new.await.unwrap().get(0);
        let enforced = if new { "c.conenforced::text" } else { "'true'" };
        let sql = include_str!("catalog.sql").replace("/*enforced*/", enforced);
        let rows = client.query(&sql, &[]).await.unwrap();
        rows.iter().fold(String::new(), |mut out, row| {
            out.push_str(row.get::<_, &str>(0));
            out.push('\n');
            out
        })
    })
}

/// The plan's step files in one direction, in the order in which they run.
pub(crate) fn step_files(plan: &Path, folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(plan.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    if folder == "rollback" {
        files.reverse();
    }
    files
}

/// Nothing when the texts are equal, else how they differ.
pub(crate) fn difference(what: &str, wanted: &str, found: &str) -> Result<(), String> {
    if wanted == found {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(wanted, found);
    let mut unified = diff.unified_diff();
    Err(format!(
        "{what}:\n{}",
        unified.context_radius(3).header("wanted", "found")
    ))
}
