//! What can go wrong when the server is asked how it prints a declaration.

use tokio_postgres::error::{DbError, ErrorPosition};

use super::guard::Refusal;
use super::job::{Part, Statement};
use super::readback::Unread;
use super::shadow::Names;
use super::slot::Slot;
use crate::model::declaration::Site;

/// A text that is wrong, with the server's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands in the declaration.
    pub site: Site,
    /// A lowercase fragment.
    pub message: String,
    /// DETAIL of the server.
    pub detail: Option<String>,
    /// HINT of the server, or ours.
    pub hint: Option<String>,
    /// Byte offset in the text as the user wrote it.
    pub position_in_expression: Option<usize>,
    /// SQLSTATE (manual appendix A); `None` where the text was not sent.
    pub sqlstate: Option<String>,
}

/// Why there is no canonical declaration.
#[derive(Debug, thiserror::Error)]
pub enum CanonicalError {
    /// Texts are wrong; all of them are here, in the order of their sites.
    #[error("{} of the declared expressions and types are wrong", .problems.len())]
    Wrong {
        /// One for each place.
        problems: Vec<Problem>,
    },
    /// The server cannot be used for this; a scratch server with the same schema can.
    #[error("{reason}")]
    NeedsScratch {
        /// A lowercase fragment.
        reason: String,
    },
    /// An event trigger of the database raised an error over the stand-in tables.
    #[error(
        "event trigger `{trigger}` (function {function}) refused a temporary table that they are hung on: {message}"
    )]
    EventTrigger {
        /// Its name.
        trigger: String,
        /// Its function, with the schema.
        function: String,
        /// What it raised.
        message: String,
    },
    /// The connection or the server failed.
    #[error("the server could not print the declared expressions")]
    Server(#[from] tokio_postgres::Error),
}

/// A failure of one batch, as far as it is known.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) unread: Unread,
    pub(super) statement: Option<Statement>,
    pub(super) shadows: Names,
}

impl Failure {
    pub(super) fn db(&self) -> Option<&DbError> {
        match &self.unread {
            Unread::Server(error) => error.as_db_error(),
            Unread::Unexpected => None,
        }
    }

    /// Is it the server's state, not the text, that failed?
    pub(super) fn is_fatal(&self) -> bool {
        match &self.unread {
            Unread::Unexpected => false,
            Unread::Server(error) => error.code().is_none_or(|code| {
                let code = code.code();
                ["08", "25", "40", "53", "57", "58", "55P03", "XX"]
                    .iter()
                    .any(|class| code.starts_with(class))
            }),
        }
    }

    /// Could an extension that is declared and not there be what is missing?
    pub(super) fn is_undefined(&self) -> bool {
        self.db()
            .is_some_and(|e| matches!(e.code().code(), "42704" | "42883" | "42P01" | "3F000"))
    }

    /// The failure as an error of the whole.
    pub(super) fn into_fatal(self) -> CanonicalError {
        match self.unread {
            Unread::Server(error) => server(error),
            Unread::Unexpected => CanonicalError::NeedsScratch {
                reason: "the server made something else than was asked for".to_owned(),
            },
        }
    }

    /// The failure of a question that was asked alone.
    pub(super) fn problem(&self, slot: &Slot) -> Problem {
        let Some(db) = self.db() else {
            return Problem {
                site: slot.site(Part::Whole),
                message: "this is more than one expression or type".to_owned(),
                detail: None,
                hint: None,
                position_in_expression: None,
                sqlstate: None,
            };
        };
        let position = match db.position() {
            Some(ErrorPosition::Original(at)) => Some(*at),
            Some(ErrorPosition::Internal { .. }) | None => None,
        };
        let found = self.statement.as_ref().and_then(|s| s.locate(position?));
        let part = found.map_or_else(
            || {
                self.statement
                    .as_ref()
                    .map_or(Part::Whole, Statement::only_part)
            },
            |(part, _)| part,
        );
        let words = |text: &str| self.shadows.outward(text);
        Problem {
            site: slot.site(part),
            message: words(db.message()),
            detail: db.detail().map(words),
            hint: db.hint().map(words),
            position_in_expression: found.map(|(_, at)| at),
            sqlstate: Some(db.code().code().to_owned()),
        }
    }
}

/// A server's error as an error of the whole: a read-only server is no failure but a case.
pub(super) fn server(error: tokio_postgres::Error) -> CanonicalError {
    match error.code().map(tokio_postgres::error::SqlState::code) {
        Some("25006") => CanonicalError::NeedsScratch {
            reason: "the server is read-only".to_owned(),
        },
        Some(_) | None => CanonicalError::Server(error),
    }
}

/// A text that was not sent.
pub(super) fn refused(slot: &Slot, part: Part, refusal: &Refusal) -> Problem {
    Problem {
        site: slot.site(part),
        message: refusal.message.clone(),
        detail: None,
        hint: None,
        position_in_expression: refusal.at,
        sqlstate: None,
    }
}
