//! A database of everything, on every major: imported, found in step, stripped of all that a
//! declaration can say, planned back, applied, rolled back. `pg_dump` is the judge.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::servers::{block_on, connect, fresh_database, servers};
use tokio_postgres::Config;

fn keywords(config: &Config) -> String {
    let host = match &config.get_hosts()[0] {
        tokio_postgres::config::Host::Unix(path) => path.display().to_string(),
        tokio_postgres::config::Host::Tcp(name) => name.clone(),
    };
    format!(
        "host={host} port={} user={} dbname={}",
        config.get_ports()[0],
        config.get_user().unwrap(),
        config.get_dbname().unwrap()
    )
}

/// pg_dump of the newest server there is: it reads all older ones.
fn pg_dump() -> PathBuf {
    servers()
        .into_iter()
        .rev()
        .find_map(|(_, b)| b.pg_dump)
        .expect("no pg_dump beside any server")
}

fn dump(config: &Config) -> String {
    let out = Command::new(pg_dump())
        .args([
            "--schema-only",
            "--no-owner",
            "--exclude-schema=lockstep",
            "-d",
        ])
        .arg(keywords(config))
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    // \restrict carries a random key.
    String::from_utf8(out.stdout)
        .unwrap()
        .lines()
        .filter(|l| !l.starts_with("\\restrict") && !l.starts_with("\\unrestrict"))
        .map(|l| format!("{l}\n"))
        .collect()
}

fn lockstep(arguments: &[&str], config: &Config, folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lockstep"))
        .args(arguments)
        .arg("--database-url")
        .arg(keywords(config))
        .current_dir(folder)
        .env_remove("DATABASE_URL")
        .output()
        .unwrap()
}

fn succeed(arguments: &[&str], config: &Config, folder: &Path) -> String {
    let out = lockstep(arguments, config, folder);
    assert!(
        out.status.success(),
        "{arguments:?}\n{}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).unwrap()
}

fn run(config: &Config, sql: &str) {
    block_on(async {
        connect(config).await.batch_execute(sql).await.unwrap();
    });
}

fn same(what: &str, major: u32, left: &str, right: &str) {
    if left != right {
        let diff = similar::TextDiff::from_lines(left, right);
        panic!("{major}: {what}\n{}", diff.unified_diff().context_radius(2));
    }
}

fn round_trip(major: u32) {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let config = fresh_database(major);
    run(&config, include_str!("roundtrip/everything.sql"));
    let whole = dump(&config);
    for ownership in ["declared", "exclusive"] {
        let out = format!("schema-{ownership}");
        succeed(
            &["import", "--ownership", ownership, "--out", &out],
            &config,
            dir,
        );
        assert_eq!(succeed(&["plan", "--schema", &out], &config, dir), "");
        assert!(!dir.join("plans").exists(), "{major}: a plan for nothing");
        assert_eq!(succeed(&["drift", "--schema", &out], &config, dir), "");
    }
    run(&config, include_str!("roundtrip/strip.sql"));
    let stripped = dump(&config);
    assert_ne!(whole, stripped);
    let plan = [
        "plan",
        "--schema",
        "schema-declared",
        "--name",
        "back",
        "--allow",
        "all",
    ];
    assert_eq!(succeed(&plan, &config, dir).trim(), "plans/back");
    let drift = lockstep(&["drift", "--schema", "schema-declared"], &config, dir);
    assert_eq!(drift.status.code(), Some(2));
    for round in ["first", "second"] {
        succeed(&["apply", "plans/back", "--yes"], &config, dir);
        same(&format!("{round} apply"), major, &whole, &dump(&config));
        succeed(&["verify", "plans/back"], &config, dir);
        assert_eq!(
            succeed(&["plan", "--schema", "schema-declared"], &config, dir),
            ""
        );
        succeed(&["rollback", "plans/back", "--yes"], &config, dir);
        same(
            &format!("{round} rollback"),
            major,
            &stripped,
            &dump(&config),
        );
    }
    by_psql(&config, &dir.join("plans/back/forward.sql"));
    same("forward.sql", major, &whole, &dump(&config));
    by_psql(&config, &dir.join("plans/back/rollback.sql"));
    same("rollback.sql", major, &stripped, &dump(&config));
}

fn by_psql(config: &Config, script: &Path) {
    let psql = servers()
        .into_iter()
        .rev()
        .find_map(|(_, b)| b.psql)
        .expect("no psql beside any server");
    let out = Command::new(psql)
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f"])
        .arg(script)
        .arg(keywords(config))
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}

#[test]
fn everything_comes_back_on_every_major() {
    std::thread::scope(|scope| {
        for (major, _) in servers() {
            scope.spawn(move || round_trip(major));
        }
    });
}
