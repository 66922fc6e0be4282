//! Writing a plan folder: complete in a temporary folder beside its place, then renamed.
//!
//! SQL files are rendered and hashed by the threads that write them, so that a plan of 250,000 files
//! is never in memory as text. plan.json comes last, since it holds their hashes.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::place::occupied;
use super::read::script_path;
use super::{PLAN_JSON, PROOF_JSON, workers};
use crate::plan::file::{PlanFile, StepFile, Summing, sha256};
use crate::render::files::{self, Direction};

/// Why a plan folder was not written; nothing of it stays.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Something else has the name.
    #[error("`{}` exists and is not the plan `{name}`: {why}\n  help: remove it, or choose another --name", path.display())]
    Taken {
        /// The folder's place.
        path: PathBuf,
        /// The plan's name.
        name: String,
        /// What it is.
        why: String,
    },
    /// The system refused.
    #[error("cannot write `{}`: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// A file's name that would leave the folder or overwrite another file of it.
    #[error("`{0}` cannot be a file of a plan folder")]
    Name(String),
    /// JSON failed, which values of this crate never cause.
    #[error("cannot write plan.json: {0}")]
    Json(#[from] serde_json::Error),
}

/// One more file of the folder: its name, and what writes its text. The SQL of a large plan's
/// verify.sql alone takes hundreds of megabytes, so it is never in memory as a whole.
pub type Extra<'a> = (
    &'a str,
    &'a dyn Fn(&PlanFile, &mut dyn io::Write) -> io::Result<()>,
);

/// Writes the plan to `dir` (which is `plans/NAME`): renders the step files and the two scripts, adds
/// `extra` (PLAN.md, preflight.sql, verify.sql), fills in `files`, seals and writes
/// plan.json. Returns the sealed plan. A plan of the same name in that place is replaced as a whole.
///
/// # Errors
/// [`WriteError`]; then the place is as it was before.
pub fn write(dir: &Path, mut plan: PlanFile, extra: &[Extra<'_>]) -> Result<PlanFile, WriteError> {
    let replaces = occupied(dir, &plan.name)?;
    let parent = match dir.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        Some(_) | None => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(io_at(parent))?;
    // Dropped at the end with whatever is still inside: half a plan, or the replaced one.
    let aside = tempfile::Builder::new()
        .prefix(".lockstep-")
        .tempdir_in(parent)
        .map_err(io_at(parent))?;
    let fresh = aside.path().join("new");
    for folder in [fresh.clone(), fresh.join("forward"), fresh.join("rollback")] {
        fs::create_dir(&folder).map_err(io_at(&folder))?;
    }

    let mut sums = steps(&fresh, &plan)?;
    for direction in [Direction::Forward, Direction::Rollback] {
        let name = script_path(direction);
        let text = files::script(&plan, direction);
        put(&fresh.join(&name), &text)?;
        sums.insert(name, sha256(&text));
    }
    for (name, write) in extra {
        let reserved = [PLAN_JSON, PROOF_JSON, ".", "..", ""];
        if name.contains(['/', '\\', '\0']) || reserved.contains(name) {
            return Err(WriteError::Name((*name).to_owned()));
        }
        let sum = stream(&fresh.join(name), |out| write(&plan, out))?;
        if sums.insert((*name).to_owned(), sum).is_some() {
            return Err(WriteError::Name((*name).to_owned()));
        }
    }
    plan.files = sums;
    plan.seal()?;
    let path = fresh.join(PLAN_JSON);
    let mut out = BufWriter::with_capacity(1 << 18, File::create(&path).map_err(io_at(&path))?);
    serde_json::to_writer_pretty(&mut out, &plan)?;
    out.write_all(b"\n").map_err(io_at(&path))?;
    let file = out.into_inner().map_err(|e| WriteError::Io {
        path: path.clone(),
        source: e.into_error(),
    })?;
    file.sync_all().map_err(io_at(&path))?;

    if replaces {
        let old = aside.path().join("old");
        fs::rename(dir, &old).map_err(io_at(dir))?;
        if let Err(e) = fs::rename(&fresh, dir) {
            fs::rename(&old, dir).map_err(io_at(dir))?;
            return Err(io_at(dir)(e));
        }
    } else {
        fs::rename(&fresh, dir).map_err(io_at(dir))?;
    }
    Ok(plan)
}

pub(super) fn io_at(path: &Path) -> impl Fn(io::Error) -> WriteError + '_ {
    move |source| WriteError::Io {
        path: path.to_owned(),
        source,
    }
}

/// Writes every step's two files; their hashes by path.
fn steps(fresh: &Path, plan: &PlanFile) -> Result<BTreeMap<String, String>, WriteError> {
    let share = plan.steps.len().div_ceil(workers()).max(1);
    let shares: Vec<Result<Vec<(String, String)>, WriteError>> = std::thread::scope(|scope| {
        let threads: Vec<_> = plan
            .steps
            .chunks(share)
            .map(|chunk| scope.spawn(move || chunk_of_steps(fresh, plan, chunk)))
            .collect();
        threads
            .into_iter()
            .map(|t| {
                t.join().unwrap_or_else(|_| {
                    Err(WriteError::Io {
                        path: fresh.to_owned(),
                        source: io::Error::other("a writing thread stopped"),
                    })
                })
            })
            .collect()
    });
    let mut out = BTreeMap::new();
    for share in shares {
        for (path, sum) in share? {
            if out.insert(path.clone(), sum).is_some() {
                return Err(WriteError::Name(path));
            }
        }
    }
    Ok(out)
}

fn chunk_of_steps(
    fresh: &Path,
    plan: &PlanFile,
    steps: &[StepFile],
) -> Result<Vec<(String, String)>, WriteError> {
    let mut out = Vec::with_capacity(steps.len() * 2);
    for step in steps {
        if step.file.is_empty() || step.file.contains(['/', '\\', '\0']) {
            return Err(WriteError::Name(step.file.clone()));
        }
        for direction in [Direction::Forward, Direction::Rollback] {
            let relative = files::step_path(step, direction);
            let text = files::step_file(plan, step, direction);
            put(&fresh.join(&relative), &text)?;
            out.push((relative, sha256(&text)));
        }
    }
    Ok(out)
}

/// Writes a file piece by piece; the sha256 of what was written.
fn stream(
    path: &Path,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> Result<String, WriteError> {
    let file = File::create(path).map_err(io_at(path))?;
    let mut out = BufWriter::with_capacity(1 << 16, Summing::new(file));
    write(&mut out).map_err(io_at(path))?;
    let summing = out.into_inner().map_err(|e| io_at(path)(e.into_error()))?;
    Ok(summing.sum())
}

fn put(path: &Path, text: &str) -> Result<(), WriteError> {
    fs::write(path, text).map_err(io_at(path))
}
