//! A throw-away server: own folder, Unix socket only, gone when dropped.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tokio_postgres::{Client, NoTls};

pub(crate) struct Server {
    folder: tempfile::TempDir,
    bin: PathBuf,
}

fn binaries(major: u32) -> Option<PathBuf> {
    let root = std::env::var_os("LOCKSTEP_TEST_SERVERS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join(".servers"),
        PathBuf::from,
    );
    let bin = root.join(major.to_string()).join("bin");
    bin.join("initdb").exists().then_some(bin)
}

/// Runs a program as an ordinary user, also when the tests run as root.
fn run(program: &Path, arguments: &[&str]) {
    let mut command = if nix::unistd::geteuid().is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
        command.arg(program);
        command
    } else {
        Command::new(program)
    };
    let output = command
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .current_dir("/")
        .status()
        .unwrap();
    assert!(output.success(), "{} failed", program.display());
}

impl Server {
    /// `None` where the binaries of that version are not installed.
    pub(crate) fn start(major: u32) -> Option<Server> {
        let Some(bin) = binaries(major) else {
            assert!(std::env::var_os("CI").is_none(), "no server {major}");
            eprintln!("SKIPPED: no PostgreSQL {major} to test with");
            return None;
        };
        let folder = tempfile::Builder::new()
            .prefix("lockstep-canonical-")
            .tempdir_in("/tmp")
            .unwrap();
        if nix::unistd::geteuid().is_root() {
            let user = nix::unistd::User::from_name("postgres").unwrap().unwrap();
            nix::unistd::chown(folder.path(), Some(user.uid), Some(user.gid)).unwrap();
        }
        let server = Server { folder, bin };
        let data = server.data();
        run(
            &server.bin.join("initdb"),
            &[
                "-D",
                &data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-N",
                "-E",
                "UTF8",
                "--locale=C",
            ],
        );
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories={} -c fsync=off",
            server.folder.path().display()
        );
        run(
            &server.bin.join("pg_ctl"),
            &[
                "-D",
                &data,
                "-w",
                "-o",
                &options,
                "-l",
                &format!("{data}/log"),
                "start",
            ],
        );
        Some(server)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    pub(crate) async fn connect(&self, user: &str) -> Client {
        let text = format!(
            "host={} user={user} dbname=postgres",
            self.folder.path().display()
        );
        let (client, connection) = tokio_postgres::connect(&text, NoTls).await.unwrap();
        tokio::spawn(async move {
            let _ = connection.await;
        });
        client
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.data();
        run(
            &self.bin.join("pg_ctl"),
            &["-D", &data, "-m", "immediate", "-w", "stop"],
        );
    }
}
