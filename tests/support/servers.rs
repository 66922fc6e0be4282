//! PostgreSQL servers for tests: one of each major for a whole test binary, and a fresh database for each test.
//!
//! The programs are those that `tools/servers.sh` puts into `.servers` (or `LOCKSTEP_TEST_SERVERS`), one folder a major.
//! `LOCKSTEP_TEST_MAJORS=14,15,16,17,18` makes it a failure when one of these is missing; without it all that are there
//! are used, and there must be one. The servers end with the process: nothing has to be dropped.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use lockstep::scratch::{Binaries, ScratchServer};
use tokio_postgres::{Client, Config, NoTls};

// Each test binary uses a part of this module: naming all of it here keeps the rest from being called dead.
const _: () = {
    let _ = (
        servers,
        newest,
        oldest_and_newest,
        server,
        fresh_database,
        connect,
        block_on::<std::future::Ready<()>>,
    );
};

/// The majors that may be asked for.
const MAJORS: [u32; 5] = [14, 15, 16, 17, 18];

fn folder() -> PathBuf {
    std::env::var_os("LOCKSTEP_TEST_SERVERS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join(".servers"),
        PathBuf::from,
    )
}

/// The majors that can be tested here, oldest first, with their programs.
///
/// Fails the test when there are none, or when one that `LOCKSTEP_TEST_MAJORS` names is missing.
pub(crate) fn servers() -> Vec<(u32, Binaries)> {
    static FOUND: OnceLock<Vec<(u32, Binaries)>> = OnceLock::new();
    FOUND.get_or_init(find).clone()
}

fn find() -> Vec<(u32, Binaries)> {
    let demanded = std::env::var("LOCKSTEP_TEST_MAJORS")
        .ok()
        .filter(|list| !list.trim().is_empty());
    let wanted: Vec<u32> = match &demanded {
        Some(list) => list
            .split(',')
            .map(|major| {
                major.trim().parse().unwrap_or_else(|_| {
                    panic!("LOCKSTEP_TEST_MAJORS={list}: {major:?} is no major version")
                })
            })
            .collect(),
        None => MAJORS.to_vec(),
    };
    let mut found = Vec::new();
    for major in wanted {
        let dir = folder().join(major.to_string()).join("bin");
        match Binaries::in_folder(&dir) {
            Ok(binaries) if binaries.major == major => found.push((major, binaries)),
            Ok(other) => panic!("{} holds PostgreSQL {}", dir.display(), other.major),
            Err(error) if demanded.is_some() || dir.exists() => {
                panic!("{error}; run tools/servers.sh")
            }
            Err(_) => {}
        }
    }
    assert!(
        !found.is_empty(),
        "no PostgreSQL server programs in {}; run tools/servers.sh",
        folder().display()
    );
    found
}

/// The newest of [`servers`]: for tests that need one server of any major.
pub(crate) fn newest() -> (u32, Binaries) {
    servers().pop().unwrap()
}

/// The first and the last of [`servers`], once where it is one: for tests of what runs on each of them in other suites.
pub(crate) fn oldest_and_newest() -> Vec<u32> {
    let mut majors: Vec<u32> = servers().into_iter().map(|(major, _)| major).collect();
    if majors.len() > 2 {
        majors.drain(1..majors.len() - 1);
    }
    majors
}

/// This test binary's server of that major, which is started when it is first asked for.
pub(crate) fn server(major: u32) -> &'static ScratchServer {
    static SLOTS: Mutex<BTreeMap<u32, &'static OnceLock<ScratchServer>>> =
        Mutex::new(BTreeMap::new());
    let slot = *SLOTS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .entry(major)
        .or_insert_with(|| Box::leak(Box::default()));
    slot.get_or_init(|| {
        let found = servers().into_iter().find(|(found, _)| *found == major);
        let (_, binaries) =
            found.unwrap_or_else(|| panic!("PostgreSQL {major} is not among the test servers"));
        ScratchServer::start(&binaries)
            .unwrap_or_else(|error| panic!("PostgreSQL {major}: {error}"))
    })
}

/// A new empty database on the server of that major, for one test alone; blocks, and may be called anywhere.
pub(crate) fn fresh_database(major: u32) -> Config {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let server = server(major);
    // A thread of its own: the caller may be inside a runtime already.
    std::thread::scope(|scope| {
        scope
            .spawn(|| block_on(server.create_database(&name, None)).unwrap())
            .join()
            .unwrap();
    });
    server.config(&name)
}

/// A connection, driven by the current runtime.
pub(crate) async fn connect(config: &Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// Runs a future to its end on a runtime of its own.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}
