//! The live side: a database, or SQL loaded into a scratch server of its own.

use crate::model::Live;
use crate::pg::connect::{Connection, Environment, Purpose, Settings, Support, connect};
use crate::pg::introspect::introspect;
use crate::scratch::{self, ScratchServer};

use super::args::{self, LiveSide, Scratch};
use super::failure::Failure;
use super::output::Printer;

/// An open live side. The scratch server, if there is one, goes when this is dropped.
pub(crate) struct Side {
    pub(crate) connection: Connection,
    _server: Option<ScratchServer>,
}

impl Side {
    /// Opens what the command line names.
    pub(crate) async fn open(
        side: &LiveSide,
        purpose: Purpose,
        printer: &Printer,
    ) -> Result<Side, Failure> {
        match &side.live_sql {
            None => {
                let settings = settings(&side.connection, printer)?;
                let connection = open(&settings, purpose, printer).await?;
                Ok(Side {
                    connection,
                    _server: None,
                })
            }
            Some(path) => {
                let server = start(&side.scratch, None)?;
                // A name of its own, so that a plan made from SQL says what it was made for.
                let database = database_name(path);
                server.create_database(&database, None).await?;
                let client = server.connect(&database).await?;
                let loaded = scratch::load_file(&client, path).await?;
                for note in &loaded.notes {
                    printer.note(&format!("line {}: {}", note.line, note.text));
                }
                let connection = connect(&server_settings(&server, &database), purpose).await?;
                Ok(Side {
                    connection,
                    _server: Some(server),
                })
            }
        }
    }

    /// The catalog as it is now.
    pub(crate) async fn live(&mut self) -> Result<Live, Failure> {
        Ok(introspect(self.connection.client_mut()).await?)
    }
}

/// `DB` of `DB.sql`, where that can be a database's name.
fn database_name(path: &std::path::Path) -> String {
    let stem = path
        .file_stem()
        .and_then(|s| s.to_str())
        .unwrap_or_default();
    match crate::model::Ident::new(stem) {
        Ok(name) if !["postgres", "template0", "template1"].contains(&stem) => {
            name.as_str().to_owned()
        }
        Ok(_) | Err(_) => "live".to_owned(),
    }
}

/// Settings for a database of a scratch server.
pub(crate) fn server_settings(server: &ScratchServer, database: &str) -> Settings {
    Settings::for_socket(server.socket_dir(), server.port(), "postgres", database)
}

/// Starts a scratch server, of the wanted major where there is a choice.
pub(crate) fn start(scratch: &Scratch, major: Option<u32>) -> Result<ScratchServer, Failure> {
    if scratch.scratch_url.is_some() {
        return Err(Failure::input(
            "--scratch-url is not supported by this version",
            "leave it out, or name server binaries with --scratch-bin",
        ));
    }
    let binaries = scratch::find(scratch.scratch_bin.as_deref(), major)?;
    Ok(ScratchServer::start(&binaries)?)
}

/// Where the command line and the environment say the database is.
pub(crate) fn settings(
    connection: &args::Connection,
    printer: &Printer,
) -> Result<Settings, Failure> {
    let environment = Environment::from_process();
    let settings = Settings::resolve(connection.database_url.as_deref(), &environment)?;
    for warning in settings.warnings() {
        printer.warning(warning);
    }
    Ok(settings)
}

/// Connects and says what is untested.
pub(crate) async fn open(
    settings: &Settings,
    purpose: Purpose,
    printer: &Printer,
) -> Result<Connection, Failure> {
    let connection = connect(settings, purpose).await?;
    if connection.version().support() == Support::Untested {
        printer.warning(&format!(
            "PostgreSQL {} is newer than this version of Lockstep knows; locks and texts may differ",
            connection.version().major()
        ));
    }
    Ok(connection)
}
