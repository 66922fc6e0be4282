//! Scratch servers come up, are whole, and are gone, whatever way their owner goes.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; helpers are tests too"
)]

mod support;

use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use lockstep::scratch::{ScratchServer, cleanup_all, install_signal_cleanup};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use support::servers::{block_on, connect, fresh_database, newest, servers};

fn eventually(what: &str, condition: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !condition() {
        assert!(Instant::now() < deadline, "not within a minute: {what}");
        std::thread::park_timeout(Duration::from_millis(5));
    }
}

fn alive(pid: u32) -> bool {
    kill(Pid::from_raw(i32::try_from(pid).unwrap()), None).is_ok()
}

#[test]
fn every_major_starts_and_has_what_the_tests_need() {
    for (major, binaries) in servers() {
        let config = fresh_database(major);
        block_on(async {
            let client = connect(&config).await;
            let version: String = client
                .query_one("show server_version_num", &[])
                .await
                .unwrap()
                .get(0);
            assert_eq!(version, binaries.version_num.to_string());
            let sql =
                "create extension pg_trgm; create extension citext; create extension btree_gist";
            client.batch_execute(sql).await.unwrap();
            let listen: String = client
                .query_one("show listen_addresses", &[])
                .await
                .unwrap()
                .get(0);
            assert_eq!(listen, "", "no network");
            let encoding: String = client
                .query_one("show server_encoding", &[])
                .await
                .unwrap()
                .get(0);
            assert_eq!(encoding, "UTF8");
        });
    }
}

#[test]
fn a_folder_of_its_own_that_is_gone_after_drop() {
    let server = ScratchServer::start(&newest().1).unwrap();
    let (folder, pid) = (
        server.socket_dir().to_owned(),
        server.postmaster_pid().unwrap(),
    );
    let metadata = folder.metadata().unwrap();
    assert_eq!(
        metadata.mode() & 0o777,
        0o700,
        "whoever reaches the socket is superuser"
    );
    assert_ne!(metadata.uid(), 0, "never as root");
    block_on(async {
        let name = "odd \"name\"; drop";
        server.create_database(name, None).await.unwrap();
        server
            .connect(name)
            .await
            .unwrap()
            .batch_execute("create table t ()")
            .await
            .unwrap();
        let copy = server.create_database("copy", Some(name)).await;
        // The connection above may still be closing; then the server says so.
        if let Err(error) = copy {
            assert!(
                error.to_string().contains("being accessed by other users"),
                "{error}"
            );
        }
        let taken = server.create_database(name, None).await.unwrap_err();
        assert!(taken.to_string().contains("already exists"), "{taken}");
        server.drop_database(name).await.unwrap();
        assert!(
            server
                .connect(name)
                .await
                .unwrap_err()
                .to_string()
                .contains("does not exist")
        );
    });
    // A session is open and busy: the server goes all the same.
    let config = server.config("postgres");
    let busy = std::thread::spawn(move || {
        block_on(async {
            connect(&config)
                .await
                .batch_execute("select pg_sleep(600)")
                .await
                .is_err()
        })
    });
    block_on(async {
        let client = server.connect("postgres").await.unwrap();
        let sql = "select count(*) from pg_stat_activity where query = 'select pg_sleep(600)'";
        while client.query_one(sql, &[]).await.unwrap().get::<_, i64>(0) == 0 {}
    });
    drop(server);
    assert!(!folder.exists() && !alive(pid));
    assert!(busy.join().unwrap());
}

#[test]
fn gone_after_a_panic() {
    let mut place = None;
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let server = ScratchServer::start(&newest().1).unwrap();
        place = Some((
            server.socket_dir().to_owned(),
            server.postmaster_pid().unwrap(),
        ));
        panic!("on purpose");
    }));
    assert!(result.is_err());
    let (folder, pid) = place.unwrap();
    assert!(!folder.exists() && !alive(pid));
}

#[test]
fn a_server_that_does_not_start_shows_its_log_and_leaves_nothing() {
    let place = open_folder();
    let bin = place.path().join("bin");
    std::fs::create_dir(&bin).unwrap();
    let version = "[ \"$1\" = --version ] && { echo 'postgres (PostgreSQL) 17.1'; exit; }";
    for (name, rest) in [
        ("initdb", "exit 0"),
        ("postgres", "echo 'FATAL:  on purpose' >&2; exit 1"),
    ] {
        std::fs::write(bin.join(name), format!("#!/bin/sh\n{version}\n{rest}\n")).unwrap();
        std::fs::set_permissions(bin.join(name), PermissionsExt::from_mode(0o755)).unwrap();
    }
    let binaries = lockstep::scratch::Binaries::in_folder(&bin).unwrap();
    let error = ScratchServer::start(&binaries).unwrap_err().to_string();
    assert!(
        error.contains("did not start") && error.contains("on purpose"),
        "{error}"
    );
}

/// A temporary folder that every user may use, as `/tmp` is.
fn open_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o1777)).unwrap();
    folder
}

/// Not a test of its own: what the following tests run in a process that they then kill.
#[test]
fn helper_process() {
    let Ok(job) = std::env::var("LOCKSTEP_TEST_HELPER") else {
        return;
    };
    if job == "signals" {
        install_signal_cleanup().unwrap();
    }
    let server = ScratchServer::start(&newest().1).unwrap();
    println!(
        "\nready {} {}",
        server.postmaster_pid().unwrap(),
        server.socket_dir().display()
    );
    if job == "cleanup" {
        cleanup_all();
        println!("\nafter {}", server.socket_dir().exists());
        return;
    }
    // Until the end of the process.
    let _ = std::io::stdin().read(&mut [0]);
}

fn spawn_helper(job: &str, tmpdir: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "helper_process", "--nocapture"])
        .env("LOCKSTEP_TEST_HELPER", job)
        .env("TMPDIR", tmpdir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn line_with(child: &mut Child, word: &str) -> String {
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap())
        .lines()
        .map(Result::unwrap);
    lines
        .find_map(|line| line.strip_prefix(word).map(str::to_owned))
        .unwrap_or_else(|| panic!("the helper said no {word}"))
}

fn ready(child: &mut Child) -> (u32, PathBuf) {
    let line = line_with(child, "ready ");
    let (pid, folder) = line.split_once(' ').unwrap();
    (pid.parse().unwrap(), folder.into())
}

#[test]
fn gone_after_the_owner_is_killed() {
    let tmp = open_folder();
    let mut child = spawn_helper("wait", tmp.path());
    let (pid, folder) = ready(&mut child);
    assert!(folder.exists() && alive(pid));
    child.kill().unwrap();
    child.wait().unwrap();
    eventually("server and folder gone", || !alive(pid) && !folder.exists());
}

#[test]
fn gone_after_the_owner_is_killed_while_it_starts() {
    for moment in ["pid", "data/PG_VERSION", "state", "data/postmaster.pid"] {
        let tmp = open_folder();
        let mut child = spawn_helper("wait", tmp.path());
        let folder = || {
            std::fs::read_dir(tmp.path())
                .unwrap()
                .flatten()
                .next()
                .map(|entry| entry.path())
        };
        eventually(moment, || {
            folder().is_some_and(|folder| folder.join(moment).exists())
        });
        child.kill().unwrap();
        child.wait().unwrap();
        eventually("folder gone", || folder().is_none());
    }
}

#[test]
fn gone_after_signals_and_the_exit_code_says_which() {
    for (signal, code) in [
        (Signal::SIGINT, 130),
        (Signal::SIGTERM, 143),
        (Signal::SIGHUP, 129),
    ] {
        let tmp = open_folder();
        let mut child = spawn_helper("signals", tmp.path());
        let (pid, folder) = ready(&mut child);
        // Kept: `wait` would close it, and with it the helper would end by itself.
        let stdin = child.stdin.take();
        kill(Pid::from_raw(i32::try_from(child.id()).unwrap()), signal).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(code));
        drop(stdin);
        assert!(
            !alive(pid) && !folder.exists(),
            "gone before the process ends"
        );
    }
}

#[test]
fn cleanup_all_stops_what_runs_and_a_later_drop_is_nothing() {
    let tmp = open_folder();
    let mut child = spawn_helper("cleanup", tmp.path());
    assert_eq!(line_with(&mut child, "after "), "false");
    assert!(child.wait().unwrap().success());
}
