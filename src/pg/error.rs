//! What a server, or the way to it, says when a statement fails: every field it sent, and the class that callers
//! decide by. It knows no SQL of ours; the text of drivers is scrubbed of passwords on the way in.

use std::error::Error as _;
use std::fmt;

use tokio_postgres::error::ErrorPosition;

use super::connect::scrub;

/// What callers do about an error hangs on this alone (PostgreSQL manual, "PostgreSQL Error Codes").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DbErrorClass {
    /// 55P03: a lock was not to be had in time.
    LockTimeout,
    /// 40P01.
    Deadlock,
    /// 57014: cancelled by a person or by `statement_timeout`.
    QueryCanceled,
    /// 40001.
    Serialization,
    /// The connection is gone: closed, reset, class 08, or the server went down (57P01 to 57P03, 57P05).
    ConnectionLost,
    /// 42501.
    Privilege,
    /// Everything else.
    Other,
}

impl DbErrorClass {
    /// The class of an SQLSTATE.
    #[must_use]
    pub fn of(sqlstate: &str) -> Self {
        match sqlstate {
            "55P03" => Self::LockTimeout,
            "40P01" => Self::Deadlock,
            "57014" => Self::QueryCanceled,
            "40001" => Self::Serialization,
            "42501" => Self::Privilege,
            "57P01" | "57P02" | "57P03" | "57P05" => Self::ConnectionLost,
            other if other.starts_with("08") => Self::ConnectionLost,
            _ => Self::Other,
        }
    }
}

/// Where in a statement the server points: characters counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    /// In the statement that was sent.
    Sent(u32),
    /// In a statement that the server ran by itself (inside a function, say).
    Internal {
        /// Character, from 1.
        character: u32,
        /// That statement.
        query: String,
    },
}

impl Position {
    /// Byte offset of the place in `sent`, the statement as it was sent; its length where the server points past
    /// the end. `None` when the place is in another statement.
    #[must_use]
    pub fn byte_offset(&self, sent: &str) -> Option<usize> {
        match self {
            Self::Sent(character) => {
                let skipped = usize::try_from(character.saturating_sub(1)).ok()?;
                Some(
                    sent.char_indices()
                        .nth(skipped)
                        .map_or(sent.len(), |(at, _)| at),
                )
            }
            Self::Internal { .. } => None,
        }
    }
}

/// A message of the server (an error or a notice) with all its fields. `Display` is psql's form, several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerMessage {
    /// `ERROR`, `FATAL`, `NOTICE`, `WARNING` and so on, as the server's language has it.
    pub severity: String,
    /// Five characters.
    pub sqlstate: String,
    /// The message proper.
    pub message: String,
    /// DETAIL.
    pub detail: Option<String>,
    /// HINT.
    pub hint: Option<String>,
    /// CONTEXT: the calls that led there.
    pub context: Option<String>,
    /// Where in the statement.
    pub position: Option<Position>,
    /// Schema of the object the message is about.
    pub schema: Option<String>,
    /// Table of the object the message is about.
    pub table: Option<String>,
    /// Column the message is about.
    pub column: Option<String>,
    /// Constraint the message is about (an index too, for a unique one).
    pub constraint: Option<String>,
}

impl From<&tokio_postgres::error::DbError> for ServerMessage {
    fn from(error: &tokio_postgres::error::DbError) -> Self {
        let text = |text: Option<&str>| text.map(scrub);
        Self {
            severity: error.severity().to_owned(),
            sqlstate: error.code().code().to_owned(),
            message: scrub(error.message()),
            detail: text(error.detail()),
            hint: text(error.hint()),
            context: text(error.where_()),
            position: error.position().map(|position| match position {
                ErrorPosition::Original(character) => Position::Sent(*character),
                ErrorPosition::Internal { position, query } => Position::Internal {
                    character: *position,
                    query: scrub(query),
                },
            }),
            schema: error.schema().map(str::to_owned),
            table: error.table().map(str::to_owned),
            column: error.column().map(str::to_owned),
            constraint: error.constraint().map(str::to_owned),
        }
    }
}

impl fmt::Display for ServerMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.severity, self.message)?;
        let lines = [
            ("DETAIL", &self.detail),
            ("HINT", &self.hint),
            ("CONTEXT", &self.context),
        ];
        for (name, text) in lines {
            if let Some(text) = text {
                write!(f, "\n{name}: {text}")?;
            }
        }
        Ok(())
    }
}

/// A failed statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DbError {
    class: DbErrorClass,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Server(Box<ServerMessage>),
    Client(String),
}

impl DbError {
    /// The class that decides what to do.
    #[must_use]
    pub fn class(&self) -> DbErrorClass {
        self.class
    }

    /// All fields of the server's message; `None` when the server said nothing (the connection broke).
    #[must_use]
    pub fn server(&self) -> Option<&ServerMessage> {
        match &self.what {
            What::Server(message) => Some(message),
            What::Client(_) => None,
        }
    }

    /// The SQLSTATE, where the server gave one.
    #[must_use]
    pub fn sqlstate(&self) -> Option<&str> {
        self.server().map(|message| message.sqlstate.as_str())
    }

    /// Byte offset in `sent` of the place the server points at.
    #[must_use]
    pub fn byte_offset(&self, sent: &str) -> Option<usize> {
        self.server()?.position.as_ref()?.byte_offset(sent)
    }

    /// A lost connection, in our own words.
    pub(crate) fn lost(message: &str) -> Self {
        Self {
            class: DbErrorClass::ConnectionLost,
            what: What::Client(scrub(message)),
        }
    }
}

impl From<&tokio_postgres::Error> for DbError {
    fn from(error: &tokio_postgres::Error) -> Self {
        if let Some(server) = error.as_db_error() {
            let message = ServerMessage::from(server);
            return Self {
                class: DbErrorClass::of(&message.sqlstate),
                what: What::Server(Box::new(message)),
            };
        }
        let io = error
            .source()
            .is_some_and(|source| source.is::<std::io::Error>());
        let class = if error.is_closed() || io {
            DbErrorClass::ConnectionLost
        } else {
            DbErrorClass::Other
        };
        Self {
            class,
            what: What::Client(scrub(&with_sources(error))),
        }
    }
}

impl From<tokio_postgres::Error> for DbError {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::from(&error)
    }
}

/// An error and its sources in one line.
pub(crate) fn with_sources(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

impl fmt::Display for DbError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Server(message) => message.fmt(f),
            What::Client(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for DbError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let sql = "select 'ü€', nope";
        let at = Position::Sent(14).byte_offset(sql).unwrap();
        assert_eq!(&sql[at..], "nope");
        assert_eq!(Position::Sent(1).byte_offset(sql), Some(0));
        assert_eq!(Position::Sent(0).byte_offset(sql), Some(0));
        assert_eq!(Position::Sent(999).byte_offset(sql), Some(sql.len()));
        assert_eq!(
            Position::Internal {
                character: 1,
                query: "x".into()
            }
            .byte_offset(sql),
            None
        );
    }

    #[test]
    fn classes_follow_the_sqlstate() {
        use DbErrorClass::{
            ConnectionLost, Deadlock, LockTimeout, Other, Privilege, QueryCanceled, Serialization,
        };
        for (state, class) in [
            ("55P03", LockTimeout),
            ("40P01", Deadlock),
            ("57014", QueryCanceled),
            ("40001", Serialization),
            ("08006", ConnectionLost),
            ("57P01", ConnectionLost),
            ("42501", Privilege),
            ("42601", Other),
            ("", Other),
        ] {
            assert_eq!(DbErrorClass::of(state), class, "{state}");
        }
    }
}
