//! May a plan be written where a folder of its name is already?
//!
//! The same plan again is no work. Another one of which nothing is in force may be replaced when that is
//! asked for; one that has been begun may not, since it alone knows how to go on and how to get back.

use std::path::{Path, PathBuf};

use crate::model::Live;
use crate::pg::apply::begun;
use crate::plan::file::PlanFile;
use crate::render::quote::shell;

use super::failure::Failure;
use super::output::count;

/// What is at a plan's place.
#[derive(Debug)]
pub(crate) enum Place {
    /// Nothing, or a plan that may be replaced.
    Free,
    /// The same plan.
    Same(Box<PlanFile>),
}

/// Is replacing asked for?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Force {
    Yes,
    No,
}

/// Looks at what is at `path`, where `plan` shall be written; `live` is the database as it is now.
pub(crate) fn look(
    path: &Path,
    plan: &PlanFile,
    live: &Live,
    force: Force,
) -> Result<Place, Failure> {
    let shown = path.display().to_string();
    let exists = std::fs::symlink_metadata(path).is_ok();
    let empty = std::fs::read_dir(path).is_ok_and(|mut d| d.next().is_none());
    if !exists || empty {
        return Ok(Place::Free);
    }
    let old = crate::folder::read(path).map_err(|e| {
        Failure::input(
            format!("`{shown}` is there and is not a plan that can be replaced: {e}"),
            "choose another --name, or take the folder away",
        )
    })?;
    if same(&old, plan) {
        return Ok(Place::Same(Box::new(old)));
    }
    let typed = shell(&shown);
    if old.database != live.database {
        return Err(Failure::input(
            format!(
                "`{shown}` is another plan, made for database `{}`; how much of it is in force there cannot be seen from here",
                old.database
            ),
            "choose another --name",
        ));
    }
    let done = begun(&old, &live.catalog);
    let steps = count(old.steps.len(), "step", "steps");
    if done > 0 {
        return Err(Failure::input(
            format!(
                "`{shown}` is another plan, and {done} of its {steps} {} in force",
                if done == 1 { "is" } else { "are" }
            ),
            format!(
                "choose another --name; or finish that one first: `lockstep apply {typed}`, or take it back: `lockstep rollback {typed}`"
            ),
        ));
    }
    match force {
        Force::Yes => Ok(Place::Free),
        Force::No => Err(Failure::input(
            format!("`{shown}` is another plan ({steps}, none in force)"),
            "choose another --name, or replace it with --force",
        )),
    }
}

/// The same steps for the same database: what the folder adds (hashes, a proof) does not count.
fn same(old: &PlanFile, new: &PlanFile) -> bool {
    // Every field is named, so that a new one is thought of here.
    let PlanFile {
        format,
        lockstep,
        name,
        database,
        server_version_num,
        proof: _,
        allowed,
        steps,
        preflight,
        advice,
        objects,
        trees,
        files: _,
        digest: _,
    } = old;
    *format == new.format
        && *lockstep == new.lockstep
        && *name == new.name
        && *database == new.database
        && *server_version_num == new.server_version_num
        && *allowed == new.allowed
        && *steps == new.steps
        && *preflight == new.preflight
        && *advice == new.advice
        && *objects == new.objects
        && *trees == new.trees
}

/// Takes a name that nobody has: the folder is made here and now, so that two runs at the same time
/// cannot choose the same one. `None` when it is taken.
pub(crate) fn reserve(path: &Path) -> Result<Option<Reserved>, Failure> {
    let cannot =
        |e: std::io::Error| Failure::server(format!("cannot make `{}`: {e}", path.display()));
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(cannot)?;
    }
    match std::fs::create_dir(path) {
        Ok(()) => Ok(Some(Reserved(path.to_owned()))),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(None),
        Err(e) => Err(cannot(e)),
    }
}

/// An empty folder that goes again, unless something has been put there.
pub(crate) struct Reserved(PathBuf);

impl Drop for Reserved {
    fn drop(&mut self) {
        // Fails where a plan is there now, which is what is wanted.
        let _ = std::fs::remove_dir(&self.0);
    }
}
