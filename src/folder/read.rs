//! Reading a plan folder. A plan was reviewed by people, so whatever differs from what was reviewed
//! is refused by name, all differences at once.
//!
//! Three seals: plan.json by its own digest, every other file by its sha256, and every SQL file by
//! rendering it again from plan.json: what is executed is what the file says.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::shape::{inside, shape};
use super::{PLAN_JSON, PROOF_JSON, workers};
use crate::plan::file::{FORMAT, PlanFile, sha256};
use crate::render::files::{self, Direction};

/// A plan.json beyond this is not read (bytes).
const MAX_PLAN_BYTES: u64 = 2 << 30;
/// Any other file beyond this is not read (bytes).
pub(super) const MAX_FILE_BYTES: u64 = 256 << 20;
/// Problems that a message lists before it only counts.
const SHOWN: usize = 40;

/// Why a plan folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// There is no such folder, or it is no folder.
    #[error("`{}` is not a plan folder: {why}", path.display())]
    NotAPlan {
        /// The path as it was given.
        path: PathBuf,
        /// In words.
        why: String,
    },
    /// Written by a newer Lockstep.
    #[error(
        "`{}` has plan format {found}; this version reads up to {FORMAT}: upgrade Lockstep, or plan again",
        path.display()
    )]
    Newer {
        /// The path as it was given.
        path: PathBuf,
        /// Its format.
        found: u64,
    },
    /// What was reviewed is not what is there.
    #[error("`{}` is not what was planned:{}\n  help: restore the folder as it was reviewed, or plan again; what was applied of it is undone with the restored folder alone", path.display(), list(problems))]
    Broken {
        /// The path as it was given.
        path: PathBuf,
        /// Every difference.
        problems: Vec<Problem>,
    },
}

/// One difference between a folder and the plan that it claims to be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Problem {
    /// plan.json is no plan.
    #[error("plan.json: {0}")]
    Json(String),
    /// The digest does not match.
    #[error("plan.json was edited: its digest does not match")]
    Digest,
    /// Numbers, names or paths that no plan has.
    #[error("plan.json: {0}")]
    Shape(String),
    /// Listed, not there.
    #[error("`{0}` is missing")]
    Missing(String),
    /// There, not listed.
    #[error("`{0}` was added")]
    Added(String),
    /// Its sha256 differs.
    #[error("`{0}` was edited")]
    Edited(String),
    /// Edited in a way that a proof cannot follow.
    #[error(
        "`{0}` was edited so that its transactions are not the plan's: what was proved is the plan, NOT the edit"
    )]
    NotFollowed(String),
    /// Sealed, yet not what plan.json executes.
    #[error("`{0}` does not say what plan.json executes")]
    NotRendered(String),
    /// A symbolic link, a device, a socket.
    #[error("`{0}` is not a regular file")]
    NotAFile(String),
    /// Cannot be read.
    #[error("`{path}` cannot be read: {why}")]
    Unreadable {
        /// Inside the folder.
        path: String,
        /// The system's words.
        why: String,
    },
}

fn list(problems: &[Problem]) -> String {
    let mut out = String::new();
    for p in problems.iter().take(SHOWN) {
        out.push_str("\n  - ");
        out.push_str(&p.to_string());
    }
    if problems.len() > SHOWN {
        out.push_str(&format!("\n  - and {} more", problems.len() - SHOWN));
    }
    out
}

/// Reads the plan folder at `path` and checks it as a whole.
///
/// # Errors
/// [`FolderError`], with every difference found.
pub fn read(path: &Path) -> Result<PlanFile, FolderError> {
    let (plan, mut problems) = look(path)?;
    if problems.is_empty() {
        return Ok(plan);
    }
    problems.sort();
    problems.dedup();
    Err(FolderError::Broken {
        path: path.to_owned(),
        problems,
    })
}

/// The plan as plan.json has it, and every difference between it and the folder.
pub(super) fn look(path: &Path) -> Result<(PlanFile, Vec<Problem>), FolderError> {
    let not_a_plan = |why: String| FolderError::NotAPlan {
        path: path.to_owned(),
        why,
    };
    let broken = |problems: Vec<Problem>| FolderError::Broken {
        path: path.to_owned(),
        problems,
    };
    let meta = fs::metadata(path).map_err(|e| not_a_plan(no_path(&e)))?;
    if !meta.is_dir() {
        return Err(not_a_plan("it is not a folder".to_owned()));
    }
    let bytes = match regular(&path.join(PLAN_JSON), PLAN_JSON, MAX_PLAN_BYTES) {
        Ok(bytes) => bytes,
        Err(Problem::Missing(_)) => {
            return Err(not_a_plan("it has no plan.json".to_owned()));
        }
        Err(problem) => return Err(broken(vec![problem])),
    };
    let mut plan = parse(&bytes).map_err(|e| match e {
        ParseError::Newer(found) => FolderError::Newer {
            path: path.to_owned(),
            found,
        },
        ParseError::Problem(p) => broken(vec![p]),
    })?;
    drop(bytes);

    let mut problems = Vec::new();
    let claimed = std::mem::take(&mut plan.digest);
    if plan.seal().is_err() || plan.digest != claimed {
        problems.push(Problem::Digest);
    }
    shape(&plan, &mut problems);
    let sound_paths: BTreeMap<&str, &str> = plan
        .files
        .iter()
        .filter(|(p, _)| inside(p))
        .map(|(p, s)| (p.as_str(), s.as_str()))
        .collect();
    added(path, &plan, &mut problems);
    problems.extend(contents(path, &plan, &sound_paths));
    Ok((plan, problems))
}

fn no_path(e: &io::Error) -> String {
    if e.kind() == io::ErrorKind::NotFound {
        "there is no such folder".to_owned()
    } else {
        e.to_string()
    }
}

enum ParseError {
    Newer(u64),
    Problem(Problem),
}

/// The format alone, whatever else a newer version writes.
#[derive(serde::Deserialize)]
struct Probe {
    format: Option<u64>,
}

fn parse(bytes: &[u8]) -> Result<PlanFile, ParseError> {
    let newer = |format: u64| format > u64::from(FORMAT);
    match serde_json::from_slice::<PlanFile>(bytes) {
        Ok(plan) if newer(u64::from(plan.format)) => Err(ParseError::Newer(u64::from(plan.format))),
        Ok(plan) if plan.format == 0 => Err(ParseError::Problem(Problem::Shape(
            "there is no format 0".to_owned(),
        ))),
        Ok(plan) => Ok(plan),
        Err(e) => match serde_json::from_slice::<Probe>(bytes) {
            Ok(Probe { format: Some(f) }) if newer(f) => Err(ParseError::Newer(f)),
            Ok(_) | Err(_) => Err(ParseError::Problem(Problem::Json(e.to_string()))),
        },
    }
}

/// `forward.sql`, `rollback.sql`.
pub(super) fn script_path(direction: Direction) -> String {
    format!("{}.sql", direction.folder())
}

/// Everything in the folder that no list knows.
fn added(path: &Path, plan: &PlanFile, problems: &mut Vec<Problem>) {
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(path.join(&folder)) {
            Ok(entries) => entries,
            Err(e) => {
                problems.push(Problem::Unreadable {
                    path: folder,
                    why: e.to_string(),
                });
                continue;
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(e) => {
                    problems.push(Problem::Unreadable {
                        path: folder.clone(),
                        why: e.to_string(),
                    });
                    continue;
                }
            };
            let name = entry.file_name().to_string_lossy().into_owned();
            let relative = if folder.is_empty() {
                name
            } else {
                format!("{folder}/{name}")
            };
            let listed = plan.files.contains_key(&relative)
                || relative == PLAN_JSON
                || relative == PROOF_JSON;
            let Ok(kind) = entry.file_type() else {
                problems.push(Problem::NotAFile(relative));
                continue;
            };
            let known_folder = relative == "forward" || relative == "rollback";
            if kind.is_dir() && known_folder {
                folders.push(relative);
            } else if !listed {
                problems.push(Problem::Added(relative));
            } else if !kind.is_file() {
                problems.push(Problem::NotAFile(relative));
            }
        }
    }
}

/// Hashes every listed file and renders every SQL file again, on several threads.
fn contents(path: &Path, plan: &PlanFile, listed: &BTreeMap<&str, &str>) -> Vec<Problem> {
    let mut rendered = BTreeMap::new();
    for step in &plan.steps {
        for direction in [Direction::Forward, Direction::Rollback] {
            rendered.insert(files::step_path(step, direction), (Some(step), direction));
        }
    }
    for direction in [Direction::Forward, Direction::Rollback] {
        rendered.insert(script_path(direction), (None, direction));
    }
    let jobs: Vec<(&str, &str)> = listed.iter().map(|(p, s)| (*p, *s)).collect();
    let share = jobs.len().div_ceil(workers()).max(1);
    let rendered = &rendered;
    std::thread::scope(|scope| {
        let threads: Vec<_> = jobs
            .chunks(share)
            .map(|chunk| {
                scope.spawn(move || {
                    let mut problems = Vec::new();
                    for (relative, sha) in chunk {
                        let bytes = match regular(&path.join(relative), relative, MAX_FILE_BYTES) {
                            Ok(bytes) => bytes,
                            Err(problem) => {
                                problems.push(problem);
                                continue;
                            }
                        };
                        let Ok(text) = String::from_utf8(bytes) else {
                            problems.push(Problem::Edited((*relative).to_owned()));
                            continue;
                        };
                        if sha256(&text) != *sha {
                            problems.push(Problem::Edited((*relative).to_owned()));
                            continue;
                        }
                        let expected = match rendered.get(*relative) {
                            Some((Some(step), direction)) => {
                                files::step_file(plan, step, *direction)
                            }
                            Some((None, direction)) => files::script(plan, *direction),
                            None => continue,
                        };
                        if expected != text {
                            problems.push(Problem::NotRendered((*relative).to_owned()));
                        }
                    }
                    problems
                })
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|t| {
                t.join().unwrap_or_else(|_| {
                    vec![Problem::Shape("a file could not be checked".to_owned())]
                })
            })
            .collect()
    })
}

/// The bytes of a regular file, no symbolic link, up to `limit` bytes.
pub(super) fn regular(path: &Path, relative: &str, limit: u64) -> Result<Vec<u8>, Problem> {
    let unreadable = |why: String| Problem::Unreadable {
        path: relative.to_owned(),
        why,
    };
    let meta = fs::symlink_metadata(path).map_err(|e| {
        if e.kind() == io::ErrorKind::NotFound {
            Problem::Missing(relative.to_owned())
        } else {
            unreadable(e.to_string())
        }
    })?;
    if !meta.is_file() {
        return Err(Problem::NotAFile(relative.to_owned()));
    }
    if meta.len() > limit {
        return Err(unreadable(format!("it has more than {limit} bytes")));
    }
    fs::read(path).map_err(|e| unreadable(e.to_string()))
}
