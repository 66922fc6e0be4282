//! The `lockstep` binary: parse the command line, run, turn the outcome into an exit code.

fn main() {}
