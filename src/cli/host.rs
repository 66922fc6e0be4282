//! Where scratch databases live: a server of our own that is started for it, or one that was lent with `--scratch-url`.

use std::path::Path;

use crate::pg::connect::{Connection, Environment, Purpose, Settings, connect};
use crate::render::quote;
use crate::scratch::{self, LentDatabase, Loaded, ScratchServer};

use super::args::Scratch;
use super::failure::Failure;

/// A scratch database. It goes when this is dropped.
pub(crate) enum Host {
    /// On a server of our own.
    Own(ScratchServer, String),
    /// On somebody else's.
    Lent(Box<LentDatabase>),
}

/// What messages call a dump.
const DUMP: &str = "the dump of the live schema";

/// SQL to load.
pub(crate) enum Sql<'a> {
    /// Of the user's choosing: whatever stands in it is run.
    File(&'a Path),
    /// What pg_dump printed of a database with objects of anybody's making.
    Dump(&'a str),
}

impl Host {
    /// A new empty database; `name` is its name where it may have one. Of the wanted major where there is a choice.
    pub(crate) async fn open(
        scratch: &Scratch,
        name: &str,
        major: Option<u32>,
    ) -> Result<Host, Failure> {
        let Some(url) = &scratch.scratch_url else {
            let binaries = scratch::find(scratch.scratch_bin.as_deref(), major)?;
            let server = ScratchServer::start(&binaries)?;
            server.create_database(name, None).await?;
            return Ok(Host::Own(server, name.to_owned()));
        };
        // An interruption must not leave anything behind on a server that is not ours.
        scratch::install_signal_cleanup()?;
        let settings = Settings::resolve(Some(url), &Environment::from_process())?;
        Ok(Host::Lent(Box::new(LentDatabase::create(&settings).await?)))
    }

    /// How to connect to it.
    pub(crate) fn settings(&self) -> Settings {
        match self {
            Host::Own(server, database) => Settings::for_socket(
                server.socket_dir(),
                server.port(),
                scratch::SUPERUSER,
                database,
            ),
            Host::Lent(database) => database.settings().clone(),
        }
    }

    /// How to connect to it as the role that owns what [`Sql::Dump`] made, and that may do nothing else.
    pub(crate) fn guarded_settings(&self) -> Settings {
        match self {
            Host::Own(server, database) => Settings::for_socket(
                server.socket_dir(),
                server.port(),
                scratch::GUARDED,
                database,
            ),
            Host::Lent(database) => database.settings().clone(),
        }
    }

    /// A connection to it.
    pub(crate) async fn connect(&self, purpose: Purpose) -> Result<Connection, Failure> {
        Ok(connect(&self.settings(), purpose).await?)
    }

    /// Makes tablespaces of these names inside the server's own folder. False where that cannot be: on somebody else's
    /// server, and on the oldest minor versions.
    pub(crate) async fn make_tablespaces(&self, names: &[String]) -> Result<bool, Failure> {
        let Host::Own(..) = self else {
            return Ok(false);
        };
        let connection = self.connect(Purpose::Change).await?;
        for name in names {
            let name = quote::ident_str(name);
            for sql in [
                "SET allow_in_place_tablespaces = on".to_owned(),
                format!("CREATE TABLESPACE {name} LOCATION ''"),
                format!("GRANT CREATE ON TABLESPACE {name} TO PUBLIC"),
            ] {
                if connection.client().batch_execute(&sql).await.is_err() {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Loads SQL and gathers statistics: estimates of rows rest on them.
    pub(crate) async fn load(&self, sql: &Sql<'_>) -> Result<Loaded, Failure> {
        let connection = self.connect(Purpose::Change).await?;
        let client = connection.client();
        let loaded = match self {
            Host::Own(..) => match sql {
                Sql::File(path) => scratch::load_file(client, path).await,
                Sql::Dump(text) => {
                    scratch::make_guarded_role(client).await?;
                    let owner = connect(&self.guarded_settings(), Purpose::Change).await?;
                    scratch::load_sql_guarded(client, owner.client(), DUMP, text).await
                }
            },
            Host::Lent(database) => {
                let mut roles = Vec::new();
                let loaded = match sql {
                    Sql::File(path) => scratch::load_file_as_guest(client, path, &mut roles).await,
                    Sql::Dump(text) => {
                        scratch::load_sql_as_guest(client, DUMP, text, &mut roles).await
                    }
                };
                database.take_along(&roles);
                loaded
            }
        };
        // The user's own file, not what the server itself has said.
        let loaded = loaded.map_err(|e| match (sql, e) {
            (
                Sql::File(_),
                e @ (scratch::ScratchError::Load { .. } | scratch::ScratchError::Io { .. }),
            ) => {
                let reason =
                    std::error::Error::source(&e).map_or(String::new(), |s| format!(": {s}"));
                Failure::Input {
                    message: format!("{e}{reason}"),
                    help: e.help(),
                }
            }
            (Sql::File(_) | Sql::Dump(_), e) => e.into(),
        })?;
        // Without statistics there are no estimates; that stops nothing.
        let _ = client.batch_execute("analyze").await;
        Ok(loaded)
    }
}
