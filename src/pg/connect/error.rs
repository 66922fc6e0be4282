//! Why a connection could not be made, in words for the person who asked for it.
//! It holds no password: the text of drivers and servers is scrubbed before it gets here.

use std::fmt;

/// What went wrong, as far as callers have to tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConnectErrorKind {
    /// The connection string, a variable or a file that belongs to them is wrong: the user's input (exit code 1).
    Input,
    /// Nobody answers there, or the name does not resolve.
    Unreachable,
    /// No answer within the connect timeout.
    Timeout,
    /// TLS could not be agreed on, or a certificate was not accepted.
    Tls,
    /// The password was wrong or missing.
    Authentication,
    /// `pg_hba.conf` has no entry, or the role may not log in or connect.
    NotAllowed,
    /// The database is not there.
    NoSuchDatabase,
    /// The server is starting, stopping, or full.
    NotAccepting,
    /// The server is too old.
    Version,
    /// Connected, but the server is not of the kind asked for (a standby, a primary).
    Unsuitable,
    /// Anything else.
    Other,
}

/// A failed connection: what is (`Display`: one line, then one line a note), and what to do (`help`).
#[derive(Clone, PartialEq, Eq)]
pub struct ConnectError {
    kind: ConnectErrorKind,
    message: String,
    notes: Vec<String>,
    help: Option<String>,
}

impl ConnectError {
    pub(crate) fn new(
        kind: ConnectErrorKind,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            message: message.into(),
            notes: Vec::new(),
            help: Some(help.into()),
        }
    }

    pub(crate) fn input(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(ConnectErrorKind::Input, message, help)
    }

    pub(crate) fn note_all(&mut self, notes: impl IntoIterator<Item = String>) {
        self.notes.extend(notes);
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> ConnectErrorKind {
        self.kind
    }

    /// What is wrong: one lowercase fragment.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Further facts, one line each.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.notes.iter().try_for_each(|note| write!(f, "\n{note}"))
    }
}

impl fmt::Debug for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {self}", self.kind)
    }
}

impl std::error::Error for ConnectError {}
