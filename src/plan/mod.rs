//! Changes to ordered steps: recipes, dependencies, hazards, and the plan file.
//!
//! Pure: the same changes on the same live catalog give the same plan on any machine. Nothing here
//! knows files or servers.

pub mod advice;
pub(crate) mod before;
pub mod build;
pub mod condition;
mod digest;
pub mod fact;
pub mod file;
pub mod fingerprint;
pub mod gap;
pub mod graph;
pub mod hazard;
pub mod holds;
mod object_ref;
mod objects;
pub mod recipe;
mod relation_file;
pub mod step;
pub mod touched;
pub mod trees;
pub mod untouched;
