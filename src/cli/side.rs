//! The live side: a database, or SQL loaded into a scratch server of its own.

use crate::model::Live;
use crate::pg::connect::{Connection, Environment, Purpose, Settings, Support, connect};
use crate::pg::introspect::introspect;
use crate::scratch::dumped_from;

use super::args::{self, LiveSide, Scratch};
use super::failure::Failure;
use super::host::{Host, Sql};
use super::output::Printer;

/// An open live side. The scratch database, if there is one, goes when this is dropped.
pub(crate) struct Side {
    pub(crate) connection: Connection,
    pub(crate) settings: Settings,
    /// The scratch database, and the name that its content goes by.
    scratch: Option<(Host, String)>,
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
                    settings,
                    scratch: None,
                })
            }
            Some(path) => {
                // A name of its own, so that a plan made from SQL says what it was made for.
                let name = database_name(path);
                let dumped = dumped_from(path);
                let host = Host::open(&side.scratch, &name, dumped).await?;
                let loaded = host.load(&Sql::File(path)).await?;
                for note in &loaded.notes {
                    printer.note(&format!("line {}: {}", note.line, note.text));
                }
                let connection = host.connect(purpose).await?;
                if let Some(dumped) = dumped {
                    printer.note(&stands_for(
                        dumped,
                        connection.version().major(),
                        &side.scratch,
                    ));
                }
                Ok(Side {
                    connection,
                    settings: host.settings(),
                    scratch: Some((host, name)),
                })
            }
        }
    }

    /// The name that plans made here are for.
    pub(crate) async fn database(&self) -> Result<String, Failure> {
        if let Some((_, name)) = &self.scratch {
            return Ok(name.clone());
        }
        crate::pg::preflight::database(self.connection.client())
            .await
            .map_err(|e| Failure::server(format!("cannot ask for the database's name: {e}")))
    }

    /// The catalog as it is now.
    pub(crate) async fn live(&mut self) -> Result<Live, Failure> {
        let mut live = introspect(self.connection.client_mut()).await?;
        if let Some((_, name)) = &self.scratch {
            live.database.clone_from(name);
        }
        Ok(live)
    }
}

/// Which scratch server stands for the one that a dump was made of, and why that one.
fn stands_for(dumped: u32, major: u32, scratch: &Scratch) -> String {
    let of = format!("the SQL was dumped from PostgreSQL {dumped}");
    let named = match (&scratch.scratch_url, &scratch.scratch_bin) {
        (Some(_), _) => Some("--scratch-url"),
        (None, Some(_)) => Some("--scratch-bin"),
        (None, None) => None,
    };
    if major == dumped {
        return format!("{of}: so is the scratch server");
    }
    match named {
        Some(flag) => format!("{of}; the scratch server is PostgreSQL {major}, as {flag} says"),
        None => format!(
            "{of}, and no server of it was found; the scratch server is PostgreSQL {major}, the newest that was"
        ),
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

/// Where the command line and the environment say the database is.
pub(crate) fn settings(
    connection: &args::Connection,
    printer: &Printer,
) -> Result<Settings, Failure> {
    if let Some(settings) = &connection.settings {
        return Ok(settings.clone());
    }
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
