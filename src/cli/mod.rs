//! The command line: parses, calls the stages, prints, and turns the outcome into an exit code.
//!
//! Every command is a list of calls; what they decide is decided elsewhere.

mod args;
mod compare;
mod demo;
mod drift;
mod execute;
mod exit;
mod failure;
mod host;
mod import;
mod known_plans;
mod look;
mod output;
mod phase;
mod plan;
mod preflight;
pub mod progress;
mod prove;
mod refused;
mod replace;
mod replica;
mod side;
mod signals;
mod stand_in;
mod summary;
mod under_way;
mod verify;

use std::ffi::OsString;
use std::io::Write as _;

use clap::{CommandFactory as _, Parser as _};

use args::{Cli, Command};
pub use exit::Exit;
use failure::Failure;
use output::Printer;

/// Runs the command line in `arguments` (the program's name first).
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // clap's own code for a mistake is 2, which means a difference here.
            let help = !error.use_stderr();
            if help {
                let _ = error.print();
                return Exit::Done;
            }
            complain(&error);
            return Exit::Input;
        }
    };
    let printer = Printer::new(&cli.look);
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            printer.error(&format!("cannot start: {error}"), None);
            return Exit::Server;
        }
    };
    let outcome = runtime.block_on(dispatch(&cli.command, &printer));
    for line in crate::scratch::left_behind() {
        printer.warning(&line);
    }
    match outcome {
        Ok(()) => Exit::Done,
        Err(failure) => {
            report(&failure, &printer);
            failure.exit()
        }
    }
}

/// clap repeats the argument it does not know, which may be a URL with a password. Colours stay where
/// the terminal has them.
fn complain(error: &clap::Error) {
    let text = crate::pg::connect::scrub(&error.render().ansi().to_string());
    let _ = write!(anstream::stderr().lock(), "{}", output::harmless(&text));
}

async fn dispatch(command: &Command, printer: &Printer) -> Result<(), Failure> {
    match command {
        Command::Import(args) => import::run(args, printer).await,
        Command::Plan(args) => plan::run(args, printer).await,
        Command::Drift(args) => drift::run(args, printer).await,
        Command::Apply(args) => execute::apply(args, printer).await,
        Command::Rollback(args) => execute::rollback(args, printer).await,
        Command::Verify(args) => verify::verify(args, printer).await,
        Command::Status(args) => look::status(args, printer).await,
        Command::Preflight(args) => preflight::preflight(args, printer).await,
        Command::Demo(args) => demo::run(args, printer).await,
        Command::Prove(args) => prove::run(args, printer).await,
        Command::Lint(_) => Err(not_yet("lint")),
        Command::JsonSchema => {
            printer.data(&crate::desired::schema_json())?;
            Ok(())
        }
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "lockstep", &mut text);
            printer.data(&String::from_utf8_lossy(&text))?;
            Ok(())
        }
    }
}

fn not_yet(command: &str) -> Failure {
    Failure::Input {
        message: format!("`lockstep {command}` is not part of this version"),
        help: None,
    }
}

fn report(failure: &Failure, printer: &Printer) {
    match failure {
        Failure::Diagnostics(all) => {
            compare::show(all, printer);
            printer.error(
                &match all.error_count() {
                    // Without a place in a file there is no file that could have a mistake.
                    _ if all.iter().all(|d| d.code.is_of_files()) => {
                        "the declaration cannot be read".to_owned()
                    }
                    1 => "the declaration has a mistake".to_owned(),
                    n => format!("the declaration has {n} mistakes"),
                },
                None,
            );
        }
        Failure::Input { message, help } | Failure::Server { message, help } => {
            printer.error(message, help.as_deref());
        }
        Failure::Difference | Failure::Reported | Failure::Closed => {}
    }
}
