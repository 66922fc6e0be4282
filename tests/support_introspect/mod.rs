//! A throw-away server of a given major for one test, stopped when it is dropped.
//!
//! Binaries come from `LOCKSTEP_TEST_SERVERS` (a folder with `14/bin`, `15/bin`, …), else from
//! `.servers` beside Cargo.toml. It listens on a Unix socket in a temporary folder only.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;
use tokio_postgres::{Client, Config, NoTls};

/// A running server.
pub(crate) struct Server {
    bin: PathBuf,
    folder: TempDir,
}

impl Server {
    /// Starts one, or says that there are no binaries of this major and returns nothing; under `CI`
    /// that is a failure.
    #[expect(clippy::print_stderr, reason = "a skipped suite says so")]
    pub(crate) fn start(major: u32) -> Option<Server> {
        let root = std::env::var_os("LOCKSTEP_TEST_SERVERS").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".servers"),
            PathBuf::from,
        );
        let bin = root.join(major.to_string()).join("bin");
        if !bin.join("postgres").exists() {
            assert!(
                std::env::var_os("CI").is_none(),
                "no server binaries in {}",
                bin.display()
            );
            eprintln!("SKIPPED: no server binaries in {}", bin.display());
            return None;
        }
        let folder = tempfile::Builder::new()
            .prefix("lockstep-introspect-")
            .tempdir_in("/tmp")
            .unwrap();
        if let Some(user) = server_user() {
            chown(
                folder.path(),
                Some(user.uid.as_raw()),
                Some(user.gid.as_raw()),
            )
            .unwrap();
        }
        let server = Server { bin, folder };
        let data = server.data();
        server.run(
            "initdb",
            &[
                "-D",
                &data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
            ],
        );
        let options = format!(
            "-F -c listen_addresses= -c unix_socket_directories={} -c wal_level=logical",
            server.folder.path().display()
        );
        let log = format!("{}/log", server.folder.path().display());
        server.run(
            "pg_ctl",
            &["-D", &data, "-w", "-o", &options, "-l", &log, "start"],
        );
        Some(server)
    }

    fn data(&self) -> String {
        format!("{}/data", self.folder.path().display())
    }

    fn run(&self, program: &str, args: &[&str]) {
        let mut command = Command::new(self.bin.join(program));
        command.args(args).current_dir("/");
        if let Some(user) = server_user() {
            command.uid(user.uid.as_raw()).gid(user.gid.as_raw());
        }
        let log = self.folder.path().join(format!("{program}.out"));
        let out = std::fs::File::create(&log).unwrap();
        let status = command
            .stdout(out.try_clone().unwrap())
            .stderr(out)
            .status()
            .unwrap();
        assert!(
            status.success(),
            "{program}: {}",
            std::fs::read_to_string(&log).unwrap()
        );
    }

    /// Where a role finds a database.
    pub(crate) fn config(&self, database: &str, role: &str) -> Config {
        let mut config = Config::new();
        config
            .host_path(self.folder.path())
            .user(role)
            .dbname(database);
        config
    }

    /// Creates an empty database and connects to it as a superuser.
    pub(crate) async fn fresh_database(&self, name: &str) -> Client {
        connect(&self.config("postgres", "postgres"))
            .await
            .batch_execute(&format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
        connect(&self.config(name, "postgres")).await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.run(
            "pg_ctl",
            &["-D", &self.data(), "-m", "immediate", "-w", "stop"],
        );
    }
}

/// Connects; the connection lives as long as the client.
pub(crate) async fn connect(config: &Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// A server refuses to run as root: then it runs as `postgres`.
fn server_user() -> Option<nix::unistd::User> {
    nix::unistd::Uid::effective()
        .is_root()
        .then(|| nix::unistd::User::from_name("postgres").unwrap().unwrap())
}
