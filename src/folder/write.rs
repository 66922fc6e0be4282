//! Writing a plan folder: complete in a temporary folder beside its place, then renamed.
//!
//! SQL files are rendered and hashed by the threads that write them, so that a plan of 250,000 files
//! is never in memory as text. plan.json grows beside them and ends with their hashes.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::json::{Item, Json, end, start};
use super::place::occupied;
use super::read::script_path;
use super::{PLAN_JSON, PROOF_JSON, workers};
use crate::plan::file::{CheckFile, ObjectFile, PlanFile, StepFile, Summing, hex, sum};
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

/// One more file of the folder: its name, and what writes its text.
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
    let steps = std::mem::take(&mut plan.steps);
    let preflight = std::mem::take(&mut plan.preflight);
    let objects = std::mem::take(&mut plan.objects);
    let head = plan.clone();
    let mut folder = Folder::begin(dir, &head)?;
    let mut kept = Vec::with_capacity(steps.len());
    let whole = |step: StepFile| (step, Vec::new());
    folder.steps(steps.into_iter(), whole, &mut [], |step, _| kept.push(step))?;
    plan.steps = kept;
    plan.preflight = preflight;
    plan.objects = objects;
    for (name, write) in extra {
        folder.page(name, |out| write(&plan, out))?;
    }
    let sealed = folder.finish(&plan.preflight, plan.objects.iter())?;
    plan.files = sealed.files;
    plan.digest = sealed.digest;
    Ok(plan)
}

/// What becomes known when a folder is complete.
pub struct Sealed {
    /// sha256 (hex) of every other file, by path.
    pub files: BTreeMap<String, String>,
    /// The digest of plan.json.
    pub digest: String,
}

/// A file of the folder that grows with the steps.
pub struct Page {
    name: String,
    path: PathBuf,
    out: BufWriter<Summing<File>>,
    text: StepText,
}

/// What a step and its data checks add to a page.
pub type StepText = fn(&StepFile, &[CheckFile]) -> String;

/// A plan folder that is being written, beside its place. Dropped before [`Folder::finish`], it
/// leaves nothing.
///
/// The text of a large plan is never in memory as a whole: steps are rendered, written, summed up
/// and forgotten, some hundreds at a time.
pub struct Folder<'a> {
    dir: &'a Path,
    head: &'a PlanFile,
    replaces: bool,
    aside: tempfile::TempDir,
    fresh: PathBuf,
    json: Json<BufWriter<File>>,
    steps: Vec<String>,
    sums: Vec<(String, [u8; 32])>,
}

impl<'a> Folder<'a> {
    /// Starts a folder for `dir`. Of `head` the lists are not read.
    ///
    /// # Errors
    /// [`WriteError`]; then the place is as it was before.
    pub fn begin(dir: &'a Path, head: &'a PlanFile) -> Result<Folder<'a>, WriteError> {
        let replaces = occupied(dir, &head.name)?;
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
        let path = fresh.join(PLAN_JSON);
        let file = File::create(&path).map_err(io_at(&path))?;
        let json = start(BufWriter::with_capacity(1 << 18, file), head).map_err(io_at(&path))?;
        Ok(Folder {
            dir,
            head,
            replaces,
            aside,
            fresh,
            json,
            steps: Vec::new(),
            sums: Vec::new(),
        })
    }

    /// Starts a file that every step adds `text` to.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn growing(
        &self,
        name: &str,
        start: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
        text: StepText,
    ) -> Result<Page, WriteError> {
        let path = self.place(name)?;
        let file = File::create(&path).map_err(io_at(&path))?;
        let mut out = BufWriter::with_capacity(1 << 16, Summing::new(file));
        start(&mut out).map_err(io_at(&path))?;
        Ok(Page {
            name: name.to_owned(),
            path,
            out,
            text,
        })
    }

    /// Ends such a file.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn grown(&mut self, page: Page, end: &str) -> Result<(), WriteError> {
        let Page {
            name,
            path,
            mut out,
            ..
        } = page;
        out.write_all(end.as_bytes()).map_err(io_at(&path))?;
        let summing = out.into_inner().map_err(|e| io_at(&path)(e.into_error()))?;
        self.sums.push((name, summing.bytes()));
        Ok(())
    }

    /// Writes a file as a whole.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn page(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let page = self.growing(name, write, |_, _| String::new())?;
        self.grown(page, "")
    }

    fn place(&self, name: &str) -> Result<PathBuf, WriteError> {
        let reserved = [PLAN_JSON, PROOF_JSON, ".", "..", ""];
        let path = self.fresh.join(name);
        if name.contains(['/', '\\', '\0']) || reserved.contains(&name) || path.exists() {
            return Err(WriteError::Name(name.to_owned()));
        }
        Ok(path)
    }

    /// Makes and writes steps in their order; `each` gets them when they are written. Of two shares
    /// one is made by several threads while this one writes the other down.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn steps<T: Send>(
        &mut self,
        mut steps: impl Iterator<Item = T>,
        make: impl Fn(T) -> (StepFile, Vec<CheckFile>) + Sync,
        pages: &mut [Page],
        mut each: impl FnMut(StepFile, Vec<CheckFile>),
    ) -> Result<(), WriteError> {
        let texts: Vec<StepText> = pages.iter().map(|p| p.text).collect();
        let maker = Maker {
            fresh: self.fresh.clone(),
            head: self.head,
            make,
            texts,
        };
        let mut made: Vec<Result<Share, WriteError>> = Vec::new();
        loop {
            let mut next: Vec<Vec<T>> = Vec::new();
            for _ in 0..workers() {
                let share: Vec<T> = steps.by_ref().take(SHARE).collect();
                if !share.is_empty() {
                    next.push(share);
                }
            }
            let last = next.is_empty();
            made = std::thread::scope(|scope| {
                let threads: Vec<_> = next
                    .into_iter()
                    .map(|share| scope.spawn(|| maker.share(share)))
                    .collect();
                for share in std::mem::take(&mut made) {
                    self.note(share?, pages, &mut each)?;
                }
                let joined = threads.into_iter().map(|t| {
                    t.join()
                        .unwrap_or_else(|stopped| std::panic::resume_unwind(stopped))
                });
                Ok::<_, WriteError>(joined.collect())
            })?;
            if last {
                return Ok(());
            }
        }
    }

    /// Writes down what a thread has made.
    fn note(
        &mut self,
        share: Share,
        pages: &mut [Page],
        each: &mut impl FnMut(StepFile, Vec<CheckFile>),
    ) -> Result<(), WriteError> {
        let json = self.fresh.join(PLAN_JSON);
        self.json.items(&share.json).map_err(io_at(&json))?;
        for (page, text) in pages.iter_mut().zip(&share.texts) {
            page.out
                .write_all(text.as_bytes())
                .map_err(io_at(&page.path))?;
        }
        for ((step, checks), sums) in share.steps.into_iter().zip(share.sums) {
            for (direction, sum) in DIRECTIONS.into_iter().zip(sums) {
                self.sums.push((files::step_path(&step, direction), sum));
            }
            self.steps.push(step.file.clone());
            each(step, checks);
        }
        Ok(())
    }

    /// Writes the two scripts and the rest of plan.json, and puts the folder in its place.
    ///
    /// # Errors
    /// [`WriteError`]; then the place is as it was before.
    pub fn finish<O: Borrow<ObjectFile>>(
        mut self,
        preflight: &[CheckFile],
        objects: impl Iterator<Item = O>,
    ) -> Result<Sealed, WriteError> {
        let (head, steps) = (self.head, std::mem::take(&mut self.steps));
        for direction in DIRECTIONS {
            let write = |out: &mut dyn io::Write| {
                out.write_all(files::script_head(head, direction).as_bytes())?;
                let mut line =
                    |file: &String| out.write_all(files::script_line(file, direction).as_bytes());
                match direction {
                    Direction::Forward => steps.iter().try_for_each(&mut line),
                    Direction::Rollback => steps.iter().rev().try_for_each(&mut line),
                }
            };
            self.page(&script_path(direction), write)?;
        }
        let path = self.fresh.join(PLAN_JSON);
        let mut files = std::mem::take(&mut self.sums);
        files.sort();
        if let Some(pair) = files.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(WriteError::Name(pair[0].0.clone()));
        }
        let (json, digest) = end(self.json, preflight, objects, &files).map_err(io_at(&path))?;
        let file = json
            .into_inner()
            .map_err(|e| io_at(&path)(e.into_error()))?;
        file.sync_all().map_err(io_at(&path))?;

        let (dir, fresh) = (self.dir, &self.fresh);
        if self.replaces {
            let old = self.aside.path().join("old");
            fs::rename(dir, &old).map_err(io_at(dir))?;
            if let Err(e) = fs::rename(fresh, dir) {
                fs::rename(&old, dir).map_err(io_at(dir))?;
                return Err(io_at(dir)(e));
            }
        } else {
            fs::rename(fresh, dir).map_err(io_at(dir))?;
        }
        let files = files.into_iter().map(|(path, sum)| (path, hex(&sum)));
        Ok(Sealed {
            files: files.collect(),
            digest,
        })
    }
}

/// Steps that a thread makes at a time.
const SHARE: usize = 128;

const DIRECTIONS: [Direction; 2] = [Direction::Forward, Direction::Rollback];

/// Steps with what goes into files that hold more than one.
struct Share {
    steps: Vec<(StepFile, Vec<CheckFile>)>,
    sums: Vec<[[u8; 32]; 2]>,
    json: Item,
    texts: Vec<String>,
}

/// What the threads share.
struct Maker<'a, F> {
    fresh: PathBuf,
    head: &'a PlanFile,
    make: F,
    texts: Vec<StepText>,
}

impl<F> Maker<'_, F> {
    /// Makes steps and writes their files.
    fn share<T>(&self, steps: Vec<T>) -> Result<Share, WriteError>
    where
        F: Fn(T) -> (StepFile, Vec<CheckFile>),
    {
        let mut out = Share {
            steps: Vec::with_capacity(steps.len()),
            sums: Vec::with_capacity(steps.len()),
            json: Item::default(),
            texts: vec![String::new(); self.texts.len()],
        };
        for step in steps {
            let (step, checks) = (self.make)(step);
            if step.file.is_empty() || step.file.contains(['/', '\\', '\0']) {
                return Err(WriteError::Name(step.file));
            }
            let mut sums = [[0; 32]; 2];
            for (direction, sum_of) in DIRECTIONS.into_iter().zip(&mut sums) {
                let text = files::step_file(self.head, &step, direction);
                let path = self.fresh.join(files::step_path(&step, direction));
                fs::write(&path, &text).map_err(io_at(&path))?;
                *sum_of = sum(&text);
            }
            out.json.push(&step)?;
            for (text, add) in out.texts.iter_mut().zip(&self.texts) {
                text.push_str(&add(&step, &checks));
            }
            out.sums.push(sums);
            out.steps.push((step, checks));
        }
        Ok(out)
    }
}

pub(super) fn io_at(path: &Path) -> impl Fn(io::Error) -> WriteError + '_ {
    move |source| WriteError::Io {
        path: path.to_owned(),
        source,
    }
}
