//! Throw-away servers and hand-made plans for `tests/apply.rs`.

pub(crate) mod builder;

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use lockstep::model::{EnumType, Ident, Live, QName};
use lockstep::pg::apply::{Failure, Target};
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};

/// The `bin` folders of every major there is, oldest first.
pub(crate) fn bins() -> Vec<PathBuf> {
    let own = std::env::var("LOCKSTEP_TEST_SERVERS").unwrap_or_else(|_| ".servers".into());
    let found: Vec<PathBuf> = (14..=18)
        .filter_map(|major| {
            [
                Path::new(&own).join(format!("{major}/bin")),
                PathBuf::from(format!("/usr/lib/postgresql/{major}/bin")),
            ]
            .into_iter()
            .find(|bin| bin.join("postgres").exists())
        })
        .collect();
    assert!(
        !found.is_empty(),
        "no PostgreSQL found: set LOCKSTEP_TEST_SERVERS"
    );
    found
}

/// A cluster of its own, on a socket of its own; gone when dropped.
pub(crate) struct Server {
    child: Child,
    folder: tempfile::TempDir,
}

/// The command as an unprivileged user where this process is root.
fn command(program: &Path, owner: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    if let Some((uid, gid)) = owner {
        command.gid(gid).uid(uid);
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

impl Server {
    /// Of the major in `LOCKSTEP_TEST_MAJOR` (15), or else the oldest there is.
    pub(crate) fn any() -> Server {
        let major = std::env::var("LOCKSTEP_TEST_MAJOR").unwrap_or_else(|_| "15".into());
        let bins = bins();
        let folder = format!("{major}/bin");
        let wanted = bins.iter().find(|b| b.ends_with(&folder));
        Server::start(wanted.unwrap_or(&bins[0]))
    }

    pub(crate) fn start(bin: &Path) -> Server {
        let bin = bin.canonicalize().unwrap();
        let folder = tempfile::Builder::new()
            .prefix("lockstep-apply-")
            .tempdir()
            .unwrap();
        let owner = nix::unistd::geteuid().is_root().then(|| {
            let user = nix::unistd::User::from_name("postgres")
                .unwrap()
                .expect("a user `postgres`");
            nix::unistd::chown(folder.path(), Some(user.uid), Some(user.gid)).unwrap();
            (user.uid.as_raw(), user.gid.as_raw())
        });
        let data = folder.path().join("data");
        let made = command(&bin.join("initdb"), owner)
            .args([
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-locale",
                "--no-sync",
                "-D",
            ])
            .arg(&data)
            .status()
            .unwrap();
        assert!(made.success(), "initdb of {}", bin.display());
        let child = command(&bin.join("postgres"), owner)
            .arg("-D")
            .arg(&data)
            .args([
                "-c",
                "listen_addresses=",
                "-c",
                "fsync=off",
                "-c",
                "max_prepared_transactions=4",
            ])
            .arg("-c")
            .arg(format!(
                "unix_socket_directories={}",
                folder.path().display()
            ))
            .spawn()
            .unwrap();
        let server = Server { child, folder };
        let start = std::time::Instant::now();
        let pid = server.folder.path().join("data/postmaster.pid");
        while !std::fs::read_to_string(&pid).is_ok_and(|t| t.contains("ready")) {
            assert!(start.elapsed().as_secs() < 60, "the server does not start");
            std::thread::yield_now();
        }
        server
    }

    pub(crate) fn target(&self, database: &str) -> TestTarget {
        TestTarget {
            host: self.folder.path().to_owned(),
            user: "postgres".into(),
            database: database.into(),
            pooled: None,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let pid = nix::unistd::Pid::from_raw(i32::try_from(self.child.id()).unwrap());
        let _ = nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGQUIT);
        let _ = self.child.wait();
    }
}

/// A database of a test server.
#[derive(Clone)]
pub(crate) struct TestTarget {
    host: PathBuf,
    user: String,
    database: String,
    pooled: Option<Arc<proxy::Proxy>>,
}

impl Target for TestTarget {
    async fn connect(&self) -> Result<Client, Failure> {
        let mut config = Config::new();
        match &self.pooled {
            Some(proxy) => config.host_path(proxy.folder()),
            None => config.host_path(&self.host),
        };
        config.user(&self.user).dbname(&self.database);
        let (client, connection) = config
            .connect(NoTls)
            .await
            .map_err(|e| Failure(e.to_string()))?;
        tokio::spawn(connection);
        Ok(client)
    }

    /// Enums alone: enough to be stale by.
    async fn live(&self) -> Result<Live, Failure> {
        let client = self.connect().await?;
        let rows = client
            .simple_query(
                "SELECT n.nspname, y.typname, e.enumlabel FROM pg_enum e JOIN pg_type y \
                 ON y.oid = e.enumtypid JOIN pg_namespace n ON n.oid = y.typnamespace \
                 ORDER BY 1, 2, e.enumsortorder",
            )
            .await
            .map_err(|e| Failure(e.to_string()))?;
        let mut live = Live::default();
        for message in rows {
            if let SimpleQueryMessage::Row(r) = message {
                let id = |at: usize| Ident::new(r.get(at).unwrap()).unwrap();
                live.catalog
                    .enums
                    .entry(QName::new(id(0), id(1)))
                    .or_insert_with(|| EnumType {
                        values: vec![],
                        comment: None,
                        ..EnumType::default()
                    })
                    .values
                    .push(r.get(2).unwrap().to_owned());
            }
        }
        Ok(live)
    }
}

impl TestTarget {
    pub(crate) fn to_env(&self) -> Vec<(String, String)> {
        vec![
            ("LOCKSTEP_TEST_HOST".into(), self.host.display().to_string()),
            ("LOCKSTEP_TEST_DB".into(), self.database.clone()),
        ]
    }

    pub(crate) fn from_env() -> TestTarget {
        TestTarget {
            host: std::env::var("LOCKSTEP_TEST_HOST").unwrap().into(),
            user: "postgres".into(),
            database: std::env::var("LOCKSTEP_TEST_DB").unwrap(),
            pooled: None,
        }
    }

    pub(crate) fn with_user(&self, user: &str) -> TestTarget {
        TestTarget {
            user: user.into(),
            ..self.clone()
        }
    }

    /// The same database behind something that shares one session between all clients.
    pub(crate) async fn pooled(&self) -> TestTarget {
        TestTarget {
            pooled: Some(Arc::new(proxy::Proxy::start(&self.host).await)),
            ..self.clone()
        }
    }

    pub(crate) async fn client(&self) -> Client {
        self.connect().await.unwrap()
    }

    pub(crate) async fn run(&self, sql: &str) {
        self.client().await.batch_execute(sql).await.unwrap();
    }

    pub(crate) async fn run_each(&self, list: &[&str]) {
        let client = self.client().await;
        for sql in list {
            client.batch_execute(sql).await.unwrap();
        }
    }

    pub(crate) async fn rows(&self, sql: &str) -> Vec<String> {
        let client = self.client().await;
        client
            .simple_query(sql)
            .await
            .unwrap()
            .into_iter()
            .filter_map(|m| {
                if let SimpleQueryMessage::Row(r) = m {
                    Some(r.get(0).unwrap_or("").to_owned())
                } else {
                    None
                }
            })
            .collect()
    }

    pub(crate) async fn pid(&self, client: &Client) -> i32 {
        let row = client
            .query_one("SELECT pg_backend_pid()", &[])
            .await
            .unwrap();
        row.get(0)
    }
}

/// Constraints and indexes of the test's table.
pub(crate) async fn snapshot(db: &TestTarget) -> Vec<String> {
    db.rows(
        "SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
         WHERE conrelid = 'public.t'::regclass AND contype <> 'n' UNION ALL \
         SELECT pg_get_indexdef(indexrelid) || ' ' || indisvalid FROM pg_index \
         WHERE indrelid = 'public.t'::regclass ORDER BY 1",
    )
    .await
}

mod proxy {
    //! What a transaction pooler does to backend numbers, and nothing else of it.

    use std::path::{Path, PathBuf};

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{UnixListener, UnixStream};

    pub(crate) struct Proxy {
        folder: tempfile::TempDir,
    }

    impl Proxy {
        pub(crate) fn folder(&self) -> PathBuf {
            self.folder.path().to_owned()
        }

        /// Passes everything on, but the second client is told the first one's backend number in
        /// whatever answers `pg_backend_pid()`.
        pub(crate) async fn start(host: &Path) -> Proxy {
            let folder = tempfile::tempdir().unwrap();
            let listener = UnixListener::bind(folder.path().join(".s.PGSQL.5432")).unwrap();
            let socket = host.join(".s.PGSQL.5432");
            tokio::spawn(async move {
                let mut first: Option<Vec<u8>> = None;
                while let Ok((client, _)) = listener.accept().await {
                    let server = UnixStream::connect(&socket).await.unwrap();
                    let (mut from_client, mut to_client) = client.into_split();
                    let (mut from_server, mut to_server) = server.into_split();
                    tokio::spawn(async move {
                        let _ = tokio::io::copy(&mut from_client, &mut to_server).await;
                    });
                    let (tell, own) = tokio::sync::oneshot::channel();
                    let lie = first.clone();
                    tokio::spawn(async move {
                        let mut tell = Some(tell);
                        let mut own_pid: Option<Vec<u8>> = None;
                        let mut bytes = vec![0; 65536];
                        while let Ok(n) = from_server.read(&mut bytes).await {
                            if n == 0 {
                                break;
                            }
                            let mut out = bytes[..n].to_vec();
                            // BackendKeyData: K, length 12, the number.
                            let key = out.windows(5).position(|w| w == [b'K', 0, 0, 0, 12]);
                            if let (Some(at), None) = (key, &own_pid) {
                                let raw: [u8; 4] = out[at + 5..at + 9].try_into().unwrap();
                                let text = u32::from_be_bytes(raw).to_string().into_bytes();
                                own_pid = Some(text.clone());
                                if let Some(tell) = tell.take() {
                                    let _ = tell.send(text);
                                }
                            }
                            if let (Some(own), Some(lie)) = (&own_pid, &lie)
                                && own.len() == lie.len()
                                && let Some(at) = out.windows(own.len()).position(|w| w == own)
                            {
                                out[at..at + own.len()].copy_from_slice(lie);
                            }
                            if to_client.write_all(&out).await.is_err() {
                                break;
                            }
                        }
                    });
                    if first.is_none() {
                        first = own.await.ok();
                    }
                }
            });
            Proxy { folder }
        }
    }
}
