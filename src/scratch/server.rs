//! The life of one scratch server: made, waited for, used, gone.
//!
//! Durability is off, since nothing in it has to survive; it listens on a Unix socket in its own private folder only.
//! It knows nothing of what it is used for. Input: the programs that `binaries` found.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tokio_postgres::{Client, Config, NoTls};

use super::account::Account;
use super::binaries::Binaries;
use super::error::ScratchError;
use super::supervisor::{self, Ticket};

/// The superuser role of every scratch server; it needs no password.
pub const SUPERUSER: &str = "postgres";
/// The port, which only names the socket.
const PORT: u16 = 5432;
/// How long a server may take from nothing to ready. A quiet machine needs about a second.
const START_WITHIN: Duration = Duration::from_secs(120);

/// A throw-away PostgreSQL server. Dropping it stops the server and removes its folder.
#[derive(Debug)]
pub struct ScratchServer {
    // Dropped first: the server stops before anything else goes.
    ticket: Ticket,
    folder: PathBuf,
    version_num: u32,
}

impl ScratchServer {
    /// Makes a new server and returns when it takes connections; blocks for about a second.
    ///
    /// When the caller is root the server runs as the user `postgres`, else `nobody`.
    ///
    /// # Errors
    /// When there is no user or folder for it, or when it does not come up: with the end of its log.
    pub fn start(binaries: &Binaries) -> Result<Self, ScratchError> {
        let account = Account::for_this_process()?;
        // From here on the folder is the supervisor's to remove.
        let folder = account.new_folder()?;
        let path = folder.path().to_owned();
        let ticket = supervisor::start(account, path.clone(), &binaries.dir, &settings(&path))?;
        let folder = folder.keep();
        let server = Self {
            ticket,
            folder,
            version_num: binaries.version_num,
        };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// Waits for the line of `postmaster.pid` that says "ready", as `pg_ctl` does: no connection is spent on it.
    fn wait_until_ready(&self) -> Result<(), ScratchError> {
        let deadline = Instant::now() + START_WITHIN;
        let mut pause = Duration::from_millis(2);
        loop {
            let status = std::fs::read_to_string(self.folder.join("data/postmaster.pid"))
                .unwrap_or_default();
            if status
                .lines()
                .nth(7)
                .is_some_and(|line| line.trim() == "ready")
            {
                return Ok(());
            }
            if self.folder.join("exited").exists() {
                return Err(self.not_started("it ended at once"));
            }
            if !self.folder.exists() {
                return Err(self.not_started("it was stopped"));
            }
            if Instant::now() > deadline {
                return Err(self.not_started(&format!(
                    "not ready after {} seconds",
                    START_WITHIN.as_secs()
                )));
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(25));
        }
    }

    fn not_started(&self, what: &str) -> ScratchError {
        let bytes = std::fs::read(self.folder.join("log")).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let log = lines[lines.len().saturating_sub(12)..].join("\n");
        ScratchError::NotStarted {
            what: what.to_owned(),
            log,
        }
    }

    /// The folder of the Unix socket, which is also the server's own.
    pub fn socket_dir(&self) -> &Path {
        &self.folder
    }

    /// The port, part of the socket's name.
    pub fn port(&self) -> u16 {
        PORT
    }

    /// The version as a number, such as 170010, in the manner of `server_version_num`.
    pub fn version_num(&self) -> u32 {
        self.version_num
    }

    /// The process id of the postmaster while it runs.
    pub fn postmaster_pid(&self) -> Option<u32> {
        supervisor::read_pid(&self.folder).and_then(|pid| u32::try_from(pid.as_raw()).ok())
    }

    /// How to connect to one of its databases (`postgres` always exists), as superuser.
    pub fn config(&self, database: &str) -> Config {
        let mut config = Config::new();
        config
            .host_path(&self.folder)
            .port(PORT)
            .user(SUPERUSER)
            .dbname(database)
            .application_name("lockstep");
        config
    }

    /// A connection to one of its databases; must be called inside a tokio runtime, which then drives it.
    ///
    /// # Errors
    /// The server's message, for example that there is no such database.
    pub async fn connect(&self, database: &str) -> Result<Client, ScratchError> {
        let what = format!("cannot connect to database {database} of the scratch server");
        let (client, connection) = self
            .config(database)
            .connect(NoTls)
            .await
            .map_err(ScratchError::server(what))?;
        tokio::spawn(async move {
            // The client's own calls report what went wrong.
            let _ = connection.await;
        });
        Ok(client)
    }

    /// Makes a database: a copy of `template`, which nobody may be connected to, else an empty one.
    ///
    /// # Errors
    /// The server's message, for example that the name is taken.
    pub async fn create_database(
        &self,
        name: &str,
        template: Option<&str>,
    ) -> Result<(), ScratchError> {
        let template = template.unwrap_or("template0");
        let sql = format!(
            "create database {} template {}",
            quoted(name),
            quoted(template)
        );
        let what = format!("cannot create database {name} on the scratch server");
        self.connect("postgres")
            .await?
            .batch_execute(&sql)
            .await
            .map_err(ScratchError::server(what))
    }

    /// Removes a database and breaks the connections to it.
    ///
    /// # Errors
    /// The server's message, for example that there is no such database.
    pub async fn drop_database(&self, name: &str) -> Result<(), ScratchError> {
        let sql = format!("drop database {} with (force)", quoted(name));
        let what = format!("cannot drop database {name} of the scratch server");
        self.connect("postgres")
            .await?
            .batch_execute(&sql)
            .await
            .map_err(ScratchError::server(what))
    }

    /// Stops the server and removes its folder now; the same as dropping it, said aloud.
    pub fn stop(self) {
        drop(self.ticket);
    }
}

/// An identifier as SQL, always in double quotes.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The server's arguments.
fn settings(folder: &Path) -> Vec<String> {
    // A list of folders, whose entries may be quoted like identifiers.
    let socket = format!(
        "unix_socket_directories={}",
        quoted(&folder.to_string_lossy())
    );
    let port = format!("port={PORT}");
    let settings = [
        socket.as_str(),
        port.as_str(),
        "listen_addresses=",
        "unix_socket_permissions=0700",
        "fsync=off",
        "full_page_writes=off",
        "synchronous_commit=off",
        "autovacuum=off",
        "wal_level=minimal",
        "max_wal_senders=0",
        "checkpoint_timeout=1h",
        "max_connections=40",
        "max_locks_per_transaction=1024",
        "shared_buffers=32MB",
        "jit=off",
        "timezone=UTC",
        "lc_messages=C",
        "logging_collector=off",
    ];
    settings
        .iter()
        .flat_map(|setting| ["-c".to_owned(), (*setting).to_owned()])
        .collect()
}
