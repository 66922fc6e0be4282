//! Plan folders on disk: read with every check that makes a reviewed plan the plan that runs, and
//! written so that nothing half-written stays.
//!
//! The only place that touches the file system for plan folders. Knows nothing of servers; what the
//! files say comes from `render::files` and from the caller.

mod edited;
mod place;
mod proof;
mod read;
mod shape;
mod write;

pub use edited::read_to_prove;
pub use proof::{ProofError, read_proof, write_proof};
pub use read::{FolderError, Problem, read};
pub use write::{Extra, WriteError, write};

/// The file with the plan itself.
pub const PLAN_JSON: &str = "plan.json";
/// What `prove` adds later; the one file that plan.json does not list.
pub const PROOF_JSON: &str = "proof.json";

/// How many threads read or write files: they mostly wait for the kernel.
fn workers() -> usize {
    std::thread::available_parallelism()
        .map_or(2, std::num::NonZero::get)
        .clamp(2, 8)
}
