//! Processes of scratch servers: each runs under a small shell that stops it when we are gone.
//!
//! The shell (`supervisor.sh`) reads a pipe that only this process holds open. Dropping the pipe, on purpose or by
//! dying, is the one way in which a server ends: so the way out that a `kill -9` takes is the one that every test takes.
//! All servers of the process stand in one registry, for [`cleanup_all`]. Nothing here knows a database.

use std::collections::BTreeMap;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;
use tokio::signal::unix::{SignalKind, signal};

use super::account::Account;
use super::error::ScratchError;

const SCRIPT: &str = include_str!("supervisor.sh");
/// How long the shell may take to stop the server and remove its folder: it turns to SIGKILL itself after 8 seconds.
const STOP_WITHIN: Duration = Duration::from_secs(15);

static RUNNING: Mutex<BTreeMap<u64, Supervised>> = Mutex::new(BTreeMap::new());
static NEXT: AtomicU64 = AtomicU64::new(0);

fn running() -> MutexGuard<'static, BTreeMap<u64, Supervised>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A server's shell, the pipe that keeps it, and the folder that goes with it.
#[derive(Debug)]
struct Supervised {
    shell: Child,
    pipe: Option<ChildStdin>,
    folder: PathBuf,
}

/// The right to stop one supervised server; dropping it does so.
#[derive(Debug)]
pub(crate) struct Ticket(u64);

impl Drop for Ticket {
    fn drop(&mut self) {
        let taken = running().remove(&self.0);
        if let Some(mut supervised) = taken {
            supervised.let_go();
            supervised.finish();
        }
    }
}

/// Starts the shell that makes and runs a server in `folder`, as `account`.
pub(crate) fn start(
    account: Account,
    folder: PathBuf,
    bin: &Path,
    arguments: &[String],
) -> Result<Ticket, ScratchError> {
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", SCRIPT, "lockstep-scratch"])
        .arg(&folder)
        .arg(bin)
        .args(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .current_dir("/");
    // Its own process group: Ctrl-C in a terminal reaches us, and we stop the server.
    command.process_group(0);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("PG")
            || text.starts_with("LC_")
            || text == "LANG"
            || text == "LANGUAGE"
            || text == "ENV"
        {
            command.env_remove(&name);
        }
    }
    if let Account::Other(uid, gid) = account {
        // As root, `uid` also drops the supplementary groups.
        command.uid(uid.as_raw()).gid(gid.as_raw());
    }
    let mut registry = running();
    let mut shell = command
        .spawn()
        .map_err(ScratchError::io("cannot start /bin/sh"))?;
    let pipe = shell.stdin.take();
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    registry.insert(
        id,
        Supervised {
            shell,
            pipe,
            folder,
        },
    );
    Ok(Ticket(id))
}

impl Supervised {
    /// Tells the shell to stop the server.
    fn let_go(&mut self) {
        self.pipe = None;
    }

    /// Waits until it has; if it does not, kills what is left and removes the folder.
    fn finish(&mut self) {
        let deadline = Instant::now() + STOP_WITHIN;
        let mut pause = Duration::from_millis(1);
        while Instant::now() < deadline {
            match self.shell.try_wait() {
                Ok(None) => {}
                Ok(Some(_)) | Err(_) => break,
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(20));
        }
        if self.folder.exists() {
            // The shell was killed, or hangs. Its `pid` names the server, as long as `exited` is not there.
            if !self.folder.join("exited").exists()
                && let Some(pid) = read_pid(&self.folder)
            {
                let _ = kill(pid, Signal::SIGKILL);
            }
            if let Ok(group) = i32::try_from(self.shell.id())
                && matches!(self.shell.try_wait(), Ok(None))
            {
                let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
                let _ = self.shell.wait();
            }
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// The process id of the server, or of `initdb` before it, as its shell wrote it down.
pub(crate) fn read_pid(folder: &Path) -> Option<Pid> {
    let pid: i32 = std::fs::read_to_string(folder.join("pid"))
        .ok()?
        .trim()
        .parse()
        .ok()?;
    (pid > 1).then(|| Pid::from_raw(pid))
}

/// Stops every scratch server of this process and removes its folder, and removes databases from lent servers; returns
/// when all are gone.
///
/// Can be called from any thread, any number of times. Connections to the servers break.
pub fn cleanup_all() {
    super::lent::give_back_all();
    // The registry is not held while waiting: other threads may be dropping their servers.
    let mut taken: Vec<Supervised> = std::mem::take(&mut *running()).into_values().collect();
    for supervised in &mut taken {
        supervised.let_go();
    }
    for supervised in &mut taken {
        supervised.finish();
    }
}

/// From now on Ctrl-C, SIGTERM and SIGHUP call [`cleanup_all`] and then end the process with exit code 130, 143 or 129.
///
/// For commands that have nothing else to finish. One that must first end a transaction on another server waits for
/// the signal itself, and calls [`cleanup_all`].
///
/// # Errors
/// When the system refuses the signal handlers or the thread that waits for them.
pub fn install_signal_cleanup() -> Result<(), ScratchError> {
    let fail = || ScratchError::io("cannot install the signal handlers");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(fail())?;
    // Registered before this returns, so that no signal is missed.
    let (mut interrupt, mut terminate, mut hangup) = {
        let _guard = runtime.enter();
        let listen = |kind| signal(kind).map_err(fail());
        (
            listen(SignalKind::interrupt())?,
            listen(SignalKind::terminate())?,
            listen(SignalKind::hangup())?,
        )
    };
    let wait = move || {
        let code = runtime.block_on(async {
            tokio::select! {
                _ = interrupt.recv() => 130,
                _ = terminate.recv() => 143,
                _ = hangup.recv() => 129,
            }
        });
        cleanup_all();
        end_process(code);
    };
    std::thread::Builder::new()
        .name("scratch-cleanup".to_owned())
        .spawn(wait)
        .map_err(fail())?;
    Ok(())
}

#[expect(
    clippy::exit,
    reason = "the answer to a signal: no caller is left to return to"
)]
fn end_process(code: i32) -> ! {
    std::process::exit(code)
}
