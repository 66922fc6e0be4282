//! The `lockstep` binary: parse the command line, run, turn the outcome into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    lockstep::cli::run(std::env::args_os()).into()
}
