//! A throw-away server for the connection tests: own folder, socket, 127.0.0.1 with TLS, stopped when dropped.
//! It knows nothing of the library; certificates come from the `openssl` program.

#![expect(
    clippy::unwrap_used,
    reason = "a test server that cannot be made fails its test"
)]
#![expect(clippy::print_stderr, reason = "a skipped suite says so")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A running server.
pub(crate) struct Server {
    dir: tempfile::TempDir,
    bin: PathBuf,
    pub(crate) port: u16,
}

const HBA: &str = "local all admin trust\nlocal all all scram-sha-256\n\
    hostssl all certuser 127.0.0.1/32 cert\nhostnossl all plainonly 127.0.0.1/32 trust\nhostssl all plainonly 127.0.0.1/32 reject\nhostssl all tlsonly 127.0.0.1/32 trust\n\
    host all nobody 127.0.0.1/32 reject\nhost all all 127.0.0.1/32 scram-sha-256\n";

/// The server's binaries, where there are any.
pub(crate) fn binaries() -> Option<PathBuf> {
    let from_env = std::env::var_os("LOCKSTEP_PG_BIN").map(PathBuf::from);
    let debian = (14..=18)
        .rev()
        .map(|major| PathBuf::from(format!("/usr/lib/postgresql/{major}/bin")));
    from_env
        .into_iter()
        .chain(debian)
        .find(|dir| dir.join("initdb").exists())
}

impl Server {
    /// Starts one; `None`, said loudly, where there are no binaries (an error under `CI`).
    pub(crate) fn start() -> Option<Self> {
        let Some(bin) = binaries() else {
            eprintln!("SKIPPED: no PostgreSQL server binaries (set LOCKSTEP_PG_BIN)");
            assert!(std::env::var_os("CI").is_none(), "CI has to have a server");
            return None;
        };
        let dir = tempfile::Builder::new()
            .prefix("lockstep-connect-")
            .tempdir_in("/tmp")
            .unwrap();
        open_dir(dir.path());
        // The port is free at this moment; the server takes it right after.
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let server = Self { dir, bin, port };
        server.certificates();
        server.own();
        server.run(
            "initdb",
            &[
                "-D",
                &server.path("data"),
                "-U",
                "admin",
                "-A",
                "trust",
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C",
            ],
        );
        std::fs::write(server.path("data/pg_hba.conf"), HBA).unwrap();
        let conf = format!(
            "port = {port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{dir}'\nfsync = off\nssl = on\n\
             ssl_cert_file = '{dir}/server.crt'\nssl_key_file = '{dir}/server.key'\nssl_ca_file = '{dir}/ca.crt'\n",
            dir = server.dir.path().display()
        );
        std::fs::write(server.path("data/postgresql.auto.conf"), conf).unwrap();
        server.run(
            "pg_ctl",
            &[
                "-D",
                &server.path("data"),
                "-w",
                "-l",
                &server.path("log"),
                "start",
            ],
        );
        Some(server)
    }

    /// A path in the server's folder.
    pub(crate) fn path(&self, name: &str) -> String {
        self.dir.path().join(name).display().to_string()
    }

    /// The folder of the socket.
    pub(crate) fn socket(&self) -> &Path {
        self.dir.path()
    }

    fn run(&self, program: &str, args: &[&str]) {
        let mut command = if nix::unistd::geteuid().is_root() {
            let mut command = Command::new("setpriv");
            command
                .args(["--reuid=postgres", "--regid=postgres", "--init-groups"])
                .arg(self.bin.join(program));
            command
        } else {
            Command::new(self.bin.join(program))
        };
        // A server keeps its parent's streams open: it gets none.
        let status = command
            .args(args)
            .current_dir("/tmp")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(
            status.success(),
            "{program} failed: {}",
            std::fs::read_to_string(self.path("log")).unwrap_or_default()
        );
    }

    fn certificates(&self) {
        self.authority("ca");
        self.authority("stranger");
        self.signed("server", "/CN=x", "subjectAltName=DNS:localhost");
        self.signed("client", "/CN=certuser", "keyUsage=digitalSignature");
        std::fs::set_permissions(
            self.path("client.key"),
            std::fs::Permissions::from_mode(0o600),
        )
        .unwrap();
    }

    fn authority(&self, name: &str) {
        let (key, crt, subject) = (
            format!("{name}.key"),
            format!("{name}.crt"),
            format!("/CN=test {name}"),
        );
        self.openssl(&[
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "30",
            "-subj",
            &subject,
            "-keyout",
            &key,
            "-out",
            &crt,
        ]);
    }

    fn signed(&self, name: &str, subject: &str, extension: &str) {
        let (key, csr, crt, ext) = (
            format!("{name}.key"),
            format!("{name}.csr"),
            format!("{name}.crt"),
            format!("{name}.ext"),
        );
        std::fs::write(self.path(&ext), extension).unwrap();
        self.openssl(&[
            "req",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-subj",
            subject,
            "-keyout",
            &key,
            "-out",
            &csr,
        ]);
        self.openssl(&[
            "x509",
            "-req",
            "-in",
            &csr,
            "-CA",
            "ca.crt",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-days",
            "30",
            "-extfile",
            &ext,
            "-out",
            &crt,
        ]);
    }

    fn openssl(&self, args: &[&str]) {
        let output = Command::new("openssl")
            .args(args)
            .current_dir(self.dir.path())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "openssl: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    /// Gives what the server needs to the user it runs as.
    fn own(&self) {
        if !nix::unistd::geteuid().is_root() {
            return;
        }
        let user = nix::unistd::User::from_name("postgres").unwrap().unwrap();
        for path in [
            self.dir.path().to_owned(),
            self.path("server.key").into(),
            self.path("server.crt").into(),
        ] {
            std::os::unix::fs::chown(path, Some(user.uid.as_raw()), Some(user.gid.as_raw()))
                .unwrap();
        }
    }
}

fn open_dir(path: &Path) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

impl Drop for Server {
    fn drop(&mut self) {
        if Path::new(&self.path("data/postmaster.pid")).exists() {
            self.run(
                "pg_ctl",
                &["-D", &self.path("data"), "-w", "-m", "immediate", "stop"],
            );
        }
    }
}
