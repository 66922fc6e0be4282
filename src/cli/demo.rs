//! `lockstep demo`: the whole path on a throw-away server.

use super::args::DemoArgs;
use super::failure::Failure;
use super::output::Printer;

pub(crate) async fn run(_args: &DemoArgs, _printer: &Printer) -> Result<(), Failure> {
    Err(Failure::server("demo"))
}
