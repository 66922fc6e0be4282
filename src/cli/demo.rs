//! `lockstep demo`: the whole path on a throw-away server, with the garden of `examples/garden`.
//!
//! Every command that it shows is read by the parser of the command line and run by the code of that command; only
//! where the database is has been settled for it.

mod chart;
mod impact;
mod load;
mod material;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Parser as _;

use crate::pg::connect::{Purpose, Settings};
use crate::scratch;

use super::args::{Cli, Command, DemoArgs};
use super::exit::Exit;
use super::failure::Failure;
use super::host::{Host, Sql};
use super::output::{DIM, GOOD, HEAD, NAME, Printer};

/// What somebody does by hand, between two looks.
const ACCIDENT: &str = "alter table gardens drop constraint check_garden_ph_order";

struct Demo<'a> {
    printer: &'a Printer,
    settings: Settings,
}

pub(crate) async fn run(args: &DemoArgs, printer: &Printer) -> Result<(), Failure> {
    let started = Instant::now();
    scratch::install_signal_cleanup()?;
    if args.impact {
        return impact::run(args, printer).await;
    }
    let printer = &printer.brief();
    let host = Host::open(&args.scratch, "garden", None).await?;
    let folder = material::unpack()
        .map_err(|e| Failure::server(format!("cannot write the demo's files: {e}")))?;
    // So that the commands can be shown as they are typed.
    std::env::set_current_dir(&folder)
        .map_err(|e| Failure::server(format!("cannot enter `{}`: {e}", folder.display())))?;
    let demo = Demo {
        printer,
        settings: host.settings(),
    };
    printer.talk(&format!(
        "Everything happens in {} and on a server of its own.",
        printer.err(NAME, &folder.display().to_string())
    ));
    demo.walk(&host).await?;
    printer.talk(&format!(
        "\n{} in {:.1} seconds.",
        printer.err(GOOD, "The whole path"),
        started.elapsed().as_secs_f64()
    ));
    if args.keep {
        demo.keep(&host).await;
    }
    drop(host);
    printer.talk("The server is gone. The plan can be read in");
    printer.data(&folder.join("plans/garden").display().to_string())?;
    Ok(())
}

impl Demo<'_> {
    async fn walk(&self, host: &Host) -> Result<(), Failure> {
        self.head(
            "A database that has grown",
            "its application checks everything itself",
        );
        self.typed("psql -f baseline.sql");
        let loaded = host.load(&Sql::File(Path::new("baseline.sql"))).await?;
        self.printer.talk(&format!(
            "{} statements: fifteen tables, three foreign keys, some 3,900 rows",
            loaded.statements
        ));

        self.head("Import", "what is live, as YAML");
        self.expect("import --out before", Exit::Done).await?;

        self.head(
            "Plan",
            "what schema/ asks for; executed forward and back on a scratch server before you read it",
        );
        self.expect("plan --name garden --allow rewrite-blocks", Exit::Done)
            .await?;

        self.head("Preflight", "do the rows allow it? Reads only");
        self.expect("preflight plans/garden", Exit::Done).await?;

        self.head(
            "Apply",
            "step by step; interrupted, it goes on where it stopped",
        );
        self.expect("apply plans/garden --yes", Exit::Done).await?;
        self.expect("verify plans/garden", Exit::Done).await?;
        self.expect("drift", Exit::Done).await?;

        self.head("Drift", "somebody drops a constraint by hand");
        self.typed(&format!("psql -c '{ACCIDENT}'"));
        host.connect(Purpose::Change)
            .await?
            .client()
            .batch_execute(ACCIDENT)
            .await
            .map_err(|e| Failure::server(format!("cannot change the database: {e}")))?;
        self.expect("drift", Exit::Difference).await?;

        self.head("Roll back", "last step first");
        self.expect("rollback plans/garden --yes", Exit::Done)
            .await?;

        self.head("Compare", "is the catalog as it was?");
        self.expect("import --out after", Exit::Done).await?;
        self.typed("diff -r before after");
        let different = material::differences(Path::new("before"), Path::new("after"))
            .map_err(|e| Failure::server(format!("cannot read what was imported: {e}")))?;
        if different.is_empty() {
            self.printer.talk(&format!(
                "{}: the catalog is as it was",
                self.printer.err(GOOD, "no difference")
            ));
            Ok(())
        } else {
            Err(Failure::server(format!(
                "the catalog is not as it was: {}",
                different.join(", ")
            )))
        }
    }

    fn head(&self, title: &str, about: &str) {
        self.printer
            .talk(&format!("\n{}: {about}", self.printer.err(HEAD, title)));
    }

    fn typed(&self, command: &str) {
        self.printer.talk(&format!(
            "{} {}",
            self.printer.err(DIM, "$"),
            self.printer.err(NAME, command)
        ));
    }

    /// Runs a command of ours; another exit code than the wanted one ends the demo.
    async fn expect(&self, line: &str, wanted: Exit) -> Result<(), Failure> {
        self.typed(&format!("lockstep {line}"));
        let words = std::iter::once("lockstep").chain(line.split(' '));
        let mut cli = Cli::try_parse_from(words)
            .map_err(|e| Failure::server(format!("the demo is wrong: {e}")))?;
        if let Some(connection) = connection(&mut cli.command) {
            connection.settings = Some(self.settings.clone());
        }
        let outcome = Box::pin(super::dispatch(&cli.command, self.printer)).await;
        let exit = match &outcome {
            Ok(()) => Exit::Done,
            Err(failure) => failure.exit(),
        };
        if exit == wanted {
            if wanted != Exit::Done {
                self.printer.talk(
                    &self
                        .printer
                        .err(DIM, &format!("(exit code {})", exit.code())),
                );
            }
            return Ok(());
        }
        outcome?;
        Err(Failure::server(format!(
            "`lockstep {line}` ended with exit code {}, not {}",
            exit.code(),
            wanted.code()
        )))
    }

    /// Until somebody presses Enter; Ctrl-C ends everything in any case.
    async fn keep(&self, host: &Host) {
        let place = match host {
            Host::Own(server, database) => format!(
                "psql 'postgresql://{}@/{database}?host={}&port={}'",
                scratch::SUPERUSER,
                server.socket_dir().display(),
                server.port()
            ),
            Host::Lent(_) => self.settings.display(),
        };
        self.printer
            .talk("\nThe server stays. Another terminal gets to it with");
        self.printer
            .talk(&format!("  {}", self.printer.err(NAME, &place)));
        self.printer.talk("Enter or Ctrl-C ends it.");
        let read = tokio::task::spawn_blocking(|| {
            let mut line = String::new();
            std::io::stdin().read_line(&mut line).unwrap_or(0)
        });
        if matches!(read.await, Ok(0) | Err(_)) {
            // Nobody is there to press Enter: wait for the signal.
            std::future::pending::<()>().await;
        }
    }
}

/// Where a command is told the database.
fn connection(command: &mut Command) -> Option<&mut super::args::Connection> {
    match command {
        Command::Import(a) => Some(&mut a.live.connection),
        Command::Plan(a) => Some(&mut a.live.connection),
        Command::Preflight(a) => Some(&mut a.live.connection),
        Command::Drift(a) => Some(&mut a.live.connection),
        Command::Apply(a) => Some(&mut a.connection),
        Command::Rollback(a) => Some(&mut a.connection),
        Command::Verify(a) => Some(&mut a.connection),
        Command::Status(a) => Some(&mut a.connection),
        Command::Prove(a) => Some(&mut a.live.connection),
        Command::Lint(_) | Command::Demo(_) | Command::JsonSchema | Command::Completions { .. } => {
            None
        }
    }
}

/// A folder that stays: the plan is read in it afterwards.
fn new_folder() -> std::io::Result<PathBuf> {
    Ok(tempfile::Builder::new()
        .prefix("lockstep-demo-")
        .tempdir()?
        .keep())
}
