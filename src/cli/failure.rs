//! Why a command ends without success, and the exit code that goes with it.

use crate::diagnostic::Diagnostics;
use crate::pg::apply::ApplyError;
use crate::pg::connect::{ConnectError, ConnectErrorKind};
use crate::pg::introspect::IntrospectError;
use crate::scratch::{LentError, ScratchError};

use super::exit::Exit;

/// The end of a command that did not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Mistakes in the declaration, each with its place.
    Diagnostics(Diagnostics),
    /// Anything else that is the user's to change.
    Input {
        /// What is.
        message: String,
        /// What to do.
        help: Option<String>,
    },
    /// The server or the system.
    Server {
        /// What is.
        message: String,
        /// What to do.
        help: Option<String>,
    },
    /// A difference was found and has been reported.
    Difference,
    /// The input is wrong and that has been reported.
    Reported,
    /// stdout is closed: nobody wants to know more.
    Closed,
}

impl Failure {
    pub(crate) fn input(message: impl Into<String>, help: impl Into<String>) -> Failure {
        Failure::Input {
            message: message.into(),
            help: Some(help.into()),
        }
    }

    pub(crate) fn server(message: impl Into<String>) -> Failure {
        Failure::Server {
            message: message.into(),
            help: None,
        }
    }

    pub(crate) fn exit(&self) -> Exit {
        match self {
            Failure::Diagnostics(_) | Failure::Input { .. } | Failure::Reported => Exit::Input,
            Failure::Server { .. } => Exit::Server,
            Failure::Difference => Exit::Difference,
            Failure::Closed => Exit::Done,
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Failure::Closed
        } else {
            Failure::server(format!("cannot write: {error}"))
        }
    }
}

impl From<anyhow::Error> for Failure {
    /// The system's: what was tried, and why it did not work.
    fn from(error: anyhow::Error) -> Failure {
        Failure::server(format!("{error:#}"))
    }
}

impl From<ConnectError> for Failure {
    fn from(error: ConnectError) -> Failure {
        let message = error.to_string();
        let help = error.help().map(str::to_owned);
        if error.kind() == ConnectErrorKind::Input {
            Failure::Input { message, help }
        } else {
            Failure::Server { message, help }
        }
    }
}

impl From<IntrospectError> for Failure {
    fn from(error: IntrospectError) -> Failure {
        Failure::server(format!("cannot read the catalog: {error}"))
    }
}

impl From<ScratchError> for Failure {
    fn from(error: ScratchError) -> Failure {
        Failure::Server {
            message: error.to_string(),
            help: error.help(),
        }
    }
}

impl From<crate::folder::ProofError> for Failure {
    fn from(error: crate::folder::ProofError) -> Failure {
        match error {
            crate::folder::ProofError::NotAProof { .. } => Failure::Input {
                message: error.to_string(),
                help: None,
            },
            crate::folder::ProofError::Io { .. } | crate::folder::ProofError::Json(_) => {
                Failure::server(error.to_string())
            }
        }
    }
}

impl From<LentError> for Failure {
    fn from(error: LentError) -> Failure {
        match error {
            LentError::Connect(error) => error.into(),
            LentError::Scratch(error) => error.into(),
        }
    }
}

impl From<ApplyError> for Failure {
    fn from(error: ApplyError) -> Failure {
        // The help is part of the message: it depends on how far the run got.
        let message = error.to_string();
        if error.is_users() {
            Failure::Input {
                message,
                help: None,
            }
        } else {
            Failure::Server {
                message,
                help: None,
            }
        }
    }
}

impl From<crate::folder::FolderError> for Failure {
    fn from(error: crate::folder::FolderError) -> Failure {
        Failure::Input {
            message: error.to_string(),
            help: None,
        }
    }
}

impl From<crate::folder::WriteError> for Failure {
    fn from(error: crate::folder::WriteError) -> Failure {
        match error {
            crate::folder::WriteError::Taken { .. } | crate::folder::WriteError::Name(_) => {
                Failure::Input {
                    message: error.to_string(),
                    help: None,
                }
            }
            crate::folder::WriteError::Io { .. } | crate::folder::WriteError::Json(_) => {
                Failure::server(error.to_string())
            }
        }
    }
}

impl From<Diagnostics> for Failure {
    fn from(all: Diagnostics) -> Failure {
        Failure::Diagnostics(all)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure::server(format!("cannot write JSON: {error}"))
    }
}
