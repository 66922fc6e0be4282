//! The `lockstep` binary: parse the command line, run, turn the outcome into an exit code.

use std::process::ExitCode;

/// A large plan is many small pieces, made on one thread and let go of on another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    lockstep::cli::run(std::env::args_os()).into()
}
