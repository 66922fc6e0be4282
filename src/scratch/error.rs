//! What can go wrong with scratch servers and with SQL loaded into them, each with a way out.
//!
//! Messages are lowercase fragments; [`ScratchError::help`] holds the advice. SQL text is never repeated in them,
//! because a dump may contain passwords.

use std::io;
use std::path::PathBuf;

/// A scratch server could not be found, started or used, or an SQL file could not be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScratchError {
    /// `--scratch-bin DIR` names a folder without server programs that run.
    #[error("no PostgreSQL server programs in {}: {reason}", dir.display())]
    NotInFolder {
        /// The folder that was given.
        dir: PathBuf,
        /// What is missing or fails there.
        reason: String,
    },
    /// No server programs in any of the usual places.
    #[error("no PostgreSQL server programs (postgres, initdb) found")]
    NoBinaries {
        /// The command that installs them on this system.
        install: String,
    },
    /// Server programs were found, but none of a major version that is supported.
    #[error("the only PostgreSQL server programs found are of unsupported versions: {found}")]
    UnsupportedVersions {
        /// The versions with their folders.
        found: String,
        /// The command that installs a supported one on this system.
        install: String,
    },
    /// The caller is root, servers refuse to run as root, and there is no other user to run them.
    #[error(
        "a PostgreSQL server cannot run as root, and there is neither a user postgres nor a user nobody"
    )]
    NoAccount,
    /// No temporary folder is fit to hold a server.
    #[error("no temporary folder is fit for a scratch server: {reasons}")]
    NoFolder {
        /// Each folder that was considered, and why not.
        reasons: String,
    },
    /// The server did not come up.
    #[error("the scratch server did not start ({what}){}", log_block(log))]
    NotStarted {
        /// How it failed, in a few words.
        what: String,
        /// The last lines of its log.
        log: String,
    },
    /// A file or a process could not be handled.
    #[error("{what}")]
    Io {
        /// What was tried.
        what: String,
        /// The system's answer.
        #[source]
        source: io::Error,
    },
    /// The server refused a connection or a command of ours.
    #[error("{what}: {message}")]
    Server {
        /// What was tried.
        what: String,
        /// The server's message.
        message: String,
    },
    /// An SQL file cannot be loaded.
    #[error("{file}:{line}: {message}{}", detail.as_deref().map(|d| format!(" ({d})")).unwrap_or_default())]
    Load {
        /// The file as the user named it.
        file: String,
        /// The line, counted from 1, as near to the mistake as is known.
        line: usize,
        /// The server's message, or ours.
        message: String,
        /// The server's detail, when it gave one.
        detail: Option<String>,
        /// What to do about it.
        help: Option<String>,
    },
}

impl ScratchError {
    /// What the user can do, when there is something to say.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NotInFolder { .. } => Some(
                "name the folder that holds postgres and initdb, for example /usr/lib/postgresql/17/bin".to_owned(),
            ),
            Self::NoBinaries { install } => Some(format!(
                "install them: {install}; or name their folder with --scratch-bin or LOCKSTEP_PG_BIN, or a server with --scratch-url"
            )),
            Self::UnsupportedVersions { install, .. } => Some(format!(
                "versions 14 to 18 are supported; install one: {install}; or name its folder with --scratch-bin"
            )),
            Self::NoAccount => Some("run as another user than root, or create a user postgres".to_owned()),
            Self::NoFolder { .. } => Some("set TMPDIR to a short path that every user may enter, such as /tmp".to_owned()),
            Self::Load { help, .. } => help.clone(),
            Self::NotStarted { .. } | Self::Io { .. } | Self::Server { .. } => None,
        }
    }

    /// An [`ScratchError::Io`] from what was tried; for `map_err`.
    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }

    /// A [`ScratchError::Server`] from what was tried; for `map_err`.
    pub(crate) fn server(what: impl Into<String>) -> impl FnOnce(tokio_postgres::Error) -> Self {
        let what = what.into();
        move |error| Self::Server {
            what,
            message: server_message(&error),
        }
    }
}

/// The server's own words where there are any, else the chain of causes: the error's plain text is only "db error".
pub(crate) fn server_message(error: &tokio_postgres::Error) -> String {
    if let Some(db) = error.as_db_error() {
        return db.message().to_owned();
    }
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}

fn log_block(log: &str) -> String {
    if log.is_empty() {
        String::new()
    } else {
        format!("; its log ends with:\n{log}")
    }
}
