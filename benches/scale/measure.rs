//! Time and peak memory of one command.
//!
//! The kernel only tells the peak memory of all children so far; therefore this program starts itself
//! ([`serve`]) for every command, which then has one child.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// The first argument that makes this program measure the rest as a command.
pub(crate) const FLAG: &str = "--measure";

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Seconds from start to end.
    pub(crate) wall: f64,
    /// Seconds of processor time of the command itself, user and system; the server's is not in it.
    pub(crate) cpu: f64,
    /// The largest resident set, in MiB.
    pub(crate) memory: f64,
}

/// Runs a command from a helper process. What it prints goes to `/dev/null`, its complaints to stderr.
pub(crate) fn run(folder: &Path, command: &[OsString]) -> Result<Cost> {
    let output = Command::new(std::env::current_exe()?)
        .arg(FLAG)
        .args(command)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start the helper")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = text
        .split_whitespace()
        .filter_map(|w| w.parse().ok())
        .collect();
    match (output.status.success(), numbers.as_slice()) {
        (true, &[wall, cpu, memory]) => Ok(Cost { wall, cpu, memory }),
        (_, _) => bail!("{command:?} failed"),
    }
}

/// The helper: runs the command, returns the line that [`run`] reads.
pub(crate) fn serve(mut command: impl Iterator<Item = OsString>) -> Result<String> {
    let program = command.next().context("no command")?;
    let start = Instant::now();
    let output = Command::new(&program)
        .args(command)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let wall = start.elapsed().as_secs_f64();
    if !output.status.success() {
        bail!(
            "{} {}",
            String::from_utf8_lossy(&output.stderr),
            output.status
        );
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let cpu = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    // Linux counts in KiB, macOS in bytes.
    let unit = if cfg!(target_os = "macos") {
        1024.0 * 1024.0
    } else {
        1024.0
    };
    Ok(format!(
        "{wall} {} {}",
        cpu as f64 / 1e6,
        usage.max_rss() as f64 / unit
    ))
}
