//! Loads an SQL file, such as a plain `pg_dump`, over a connection, without psql.
//!
//! Statements run one by one, as psql would run them, so that an error names its line. What a scratch server cannot
//! or need not do (another database, roles that only production has, settings of a newer server) is worked around and
//! told in a [`Note`]; nothing is passed over in silence. It does not know what the SQL is for.
//! Input: SQL of the user's own choosing: like psql, this runs whatever stands in it, except programs of the system.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use bytes::Bytes;
use futures_util::SinkExt;
use tokio_postgres::error::{DbError, ErrorPosition, SqlState};
use tokio_postgres::{Client, CopyInSink};

use super::classify::{
    Mark, beyond_database, copy_line, is_client_encoding, left_out, missing_role, refused,
    transaction_mark,
};
use super::error::{ScratchError, server_message};
use super::guarded::Superuser;
use super::psql;
use super::server::quoted;
use super::split::{Kind, Piece, split};
use super::sql_file::read;

/// Something in the file that was not run as it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The line in the file, counted from 1.
    pub line: usize,
    /// What was done instead, as a lowercase fragment.
    pub text: String,
}

/// What loading a file did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// What was not run as it stands, by line.
    pub notes: Vec<Note>,
    /// Roles that the file names and the server did not have: made without login. They outlive the database.
    pub roles_created: Vec<String>,
    /// How many statements ran.
    pub statements: usize,
}

/// Loads the SQL file at `path` into the database that `client` is connected to.
///
/// # Errors
/// As [`load_sql`]; and when the file cannot be read or is not UTF-8 text.
pub async fn load_file(client: &Client, path: &Path) -> Result<Loaded, ScratchError> {
    let (name, text) = read(path)?;
    load_sql(client, &name, &text).await
}

/// As [`load_file`], on a server that is not ours: what would change more than the database is left out and noted.
/// `roles` gets the roles that were created, also when the loading fails.
///
/// # Errors
/// As [`load_file`].
pub async fn load_file_as_guest(
    client: &Client,
    path: &Path,
    roles: &mut Vec<String>,
) -> Result<Loaded, ScratchError> {
    let (name, text) = read(path)?;
    load_sql_as_guest(client, &name, &text, roles).await
}

/// Loads SQL text into the database that `client` is connected to, as a superuser; `name` is the file's name in errors.
///
/// Settings that the file makes for its session are undone at the end. After an error, what ran before it stays, and
/// the connection is to be closed: it may be in a transaction, or (the client library's fault) out of step after a
/// `COPY` that the server refused.
///
/// # Errors
/// [`ScratchError::Load`] with the line of the mistake and the server's message.
pub async fn load_sql(client: &Client, name: &str, text: &str) -> Result<Loaded, ScratchError> {
    load(client, name, text, Who::Ours, &mut Vec::new()).await
}

/// As [`load_sql`], on a server that is not ours; see [`load_file_as_guest`].
///
/// # Errors
/// As [`load_sql`].
pub async fn load_sql_as_guest(
    client: &Client,
    name: &str,
    text: &str,
    roles: &mut Vec<String>,
) -> Result<Loaded, ScratchError> {
    load(client, name, text, Who::Somebody, roles).await
}

/// As [`load_sql`], but over the connection `owner` of the role [`super::GUARDED`], which may do nothing outside of the
/// database and owns what is made. What only a superuser may make, such as a function in C, is made over `superuser`.
///
/// # Errors
/// As [`load_sql`].
pub async fn load_sql_guarded(
    superuser: &Client,
    owner: &Client,
    name: &str,
    text: &str,
) -> Result<Loaded, ScratchError> {
    let beside = Superuser::new(superuser)
        .await
        .map_err(ScratchError::server(format!("cannot load {name}")))?;
    let who = Who::Guarded(beside);
    load(owner, name, text, who, &mut Vec::new()).await
}

/// Whose the server is, and who makes the objects.
enum Who<'a> {
    Ours,
    Guarded(Superuser<'a>),
    Somebody,
}

async fn load(
    client: &Client,
    name: &str,
    text: &str,
    who: Who<'_>,
    roles: &mut Vec<String>,
) -> Result<Loaded, ScratchError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut loader = Loader {
        client,
        name,
        skipped: BTreeMap::new(),
        notes: BTreeSet::new(),
        roles,
        who,
        statements: 0,
    };
    if let Some(at) = text.find('\0') {
        let line = 1 + text[..at].matches('\n').count();
        return Err(loader.error(
            line,
            "the file holds a NUL byte: this is not SQL text",
            None,
        ));
    }
    let pieces = split(text)
        .map_err(|unterminated| loader.error(unterminated.line, unterminated.what, None))?;
    // Answers are read by their English words below.
    let prepare = match loader.who {
        Who::Guarded(_) => "reset all; set client_encoding = 'UTF8'",
        Who::Ours | Who::Somebody => {
            "reset all; set client_encoding = 'UTF8'; set lc_messages = 'C'"
        }
    };
    client
        .batch_execute(prepare)
        .await
        .map_err(ScratchError::server(format!("cannot load {name}")))?;
    loader.run_all(&pieces).await?;
    let end = "reset role; reset session authorization; reset all; set client_encoding = 'UTF8'";
    client
        .batch_execute(end)
        .await
        .map_err(ScratchError::server(format!("cannot load {name}")))?;
    let notes = loader.notes.into_iter().collect();
    Ok(Loaded {
        notes,
        roles_created: loader.roles.clone(),
        statements: loader.statements,
    })
}

struct Loader<'a> {
    client: &'a Client,
    name: &'a str,
    /// Pieces that the server refused and that can be done without, with the note on it.
    skipped: BTreeMap<usize, String>,
    notes: BTreeSet<Note>,
    roles: &'a mut Vec<String>,
    who: Who<'a>,
    statements: usize,
}

/// How to go on after a piece that failed.
enum Next {
    /// Run it once more: what it lacked is there now.
    Again,
    /// Leave it out.
    Skip(String),
}

impl Loader<'_> {
    async fn run_all(&mut self, pieces: &[Piece<'_>]) -> Result<(), ScratchError> {
        let mut at = 0;
        // The `begin` of the transaction that the file has open: it is run anew when a part of it had to be mended.
        let mut begin: Option<usize> = None;
        let mut connected: BTreeSet<String> = BTreeSet::new();
        while let Some(piece) = pieces.get(at) {
            let words: &[String] = match &piece.kind {
                Kind::Statement(words) => words,
                Kind::Copy(_) | Kind::Backslash => &[],
            };
            if piece.kind == Kind::Backslash {
                let note = psql::instead(piece.text, &mut connected)
                    .map_err(|r| self.error(piece.line, &r.message, Some(r.help)))?;
                if let Some(note) = note {
                    self.note(piece.line, note.to_owned());
                }
            } else if let Some(note) = self
                .skipped
                .get(&at)
                .cloned()
                .or_else(|| left_out(words, piece.text))
                .or_else(|| match self.who {
                    Who::Ours | Who::Guarded(_) => None,
                    Who::Somebody => beyond_database(words),
                })
            {
                self.note(piece.line, note);
            } else if let Some(message) = refused(words) {
                return Err(self.error(piece.line, message, None));
            } else if !is_client_encoding(words) {
                if let Err(error) = self.run_as_may(piece, words).await {
                    let mended = self.mend(piece, words, begin.is_some(), &error).await?;
                    if let Next::Skip(note) = mended {
                        self.skipped.insert(at, note);
                    }
                    at = begin.take().unwrap_or(at);
                    continue;
                }
                self.statements += 1;
                begin = match transaction_mark(words) {
                    Some(Mark::Begin) => begin.or(Some(at)),
                    Some(Mark::End) => None,
                    None => begin,
                };
            }
            at += 1;
        }
        match begin.and_then(|at| pieces.get(at)) {
            Some(piece) => Err(self.error(
                piece.line,
                "the transaction that begins here is never committed",
                None,
            )),
            None => Ok(()),
        }
    }

    /// Runs a piece; where the role without rights may not, and no harm is in it, a superuser does.
    async fn run_as_may(
        &self,
        piece: &Piece<'_>,
        words: &[String],
    ) -> Result<(), tokio_postgres::Error> {
        let error = match self.run(piece).await {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        match &self.who {
            Who::Guarded(superuser) if superuser.serves(words, &error) => {
                superuser.run(piece.text).await
            }
            Who::Guarded(_) | Who::Ours | Who::Somebody => Err(error),
        }
    }

    async fn run(&self, piece: &Piece<'_>) -> Result<(), tokio_postgres::Error> {
        let Kind::Copy(data) = &piece.kind else {
            return self.client.batch_execute(piece.text).await;
        };
        let sink: CopyInSink<Bytes> = self.client.copy_in(piece.text).await?;
        let mut sink = std::pin::pin!(sink);
        for chunk in data.as_bytes().chunks(1 << 20) {
            sink.send(Bytes::copy_from_slice(chunk)).await?;
        }
        sink.finish().await.map(|_| ())
    }

    /// Decides what to do about a piece that failed; an error that cannot be helped comes back with its line.
    async fn mend(
        &mut self,
        piece: &Piece<'_>,
        words: &[String],
        in_transaction: bool,
        error: &tokio_postgres::Error,
    ) -> Result<Next, ScratchError> {
        let first = |n: usize| words.get(n).map_or("", String::as_str);
        let Some(db) = error.as_db_error() else {
            return Err(self.error(piece.line, &server_message(error), None));
        };
        let missing_role =
            missing_role(db).filter(|role| !self.roles.iter().any(|known| known == role));
        let next = if let Some(role) = missing_role {
            self.roll_back_if(in_transaction).await?;
            match &self.who {
                Who::Guarded(superuser) => superuser.create_role(role).await,
                Who::Ours | Who::Somebody => {
                    let create = format!(
                        "reset session authorization; create role {} nologin",
                        quoted(role)
                    );
                    self.client.batch_execute(&create).await
                }
            }
            .map_err(|error| self.error(piece.line, &server_message(&error), None))?;
            self.note(
                piece.line,
                format!("role {role} does not exist on the server: created without login"),
            );
            self.roles.push(role.to_owned());
            return Ok(Next::Again);
        } else if first(0) == "set" {
            Next::Skip(format!("setting left out: {}", db.message()))
        } else if first(0) == "create"
            && matches!(first(1), "role" | "user" | "group")
            && *db.code() == SqlState::DUPLICATE_OBJECT
        {
            Next::Skip(format!("left out: {}", db.message()))
        } else {
            return Err(self.server_error(piece, db));
        };
        self.roll_back_if(in_transaction).await?;
        Ok(next)
    }

    async fn roll_back_if(&self, in_transaction: bool) -> Result<(), ScratchError> {
        if in_transaction {
            let what = format!("cannot load {}", self.name);
            self.client
                .batch_execute("rollback")
                .await
                .map_err(ScratchError::server(what))?;
        }
        Ok(())
    }

    fn note(&mut self, line: usize, text: String) {
        self.notes.insert(Note { line, text });
    }

    fn error(&self, line: usize, message: &str, help: Option<&str>) -> ScratchError {
        ScratchError::Load {
            file: self.name.to_owned(),
            line,
            message: message.to_owned(),
            detail: None,
            help: help.map(str::to_owned),
        }
    }

    fn server_error(&self, piece: &Piece<'_>, db: &DbError) -> ScratchError {
        // The server counts characters from 1.
        let before = match db.position() {
            Some(ErrorPosition::Original(position)) => (*position as usize).saturating_sub(1),
            Some(ErrorPosition::Internal { .. }) | None => 0,
        };
        let mut line = piece.line
            + piece
                .text
                .chars()
                .take(before)
                .filter(|c| *c == '\n')
                .count();
        if let Kind::Copy(_) = piece.kind
            && let Some(row) = db.where_().and_then(copy_line)
        {
            line = piece.line + piece.text.matches('\n').count() + row;
        }
        let no_extension =
            db.message().starts_with("extension ") && db.message().ends_with("is not available");
        let help = if no_extension || *db.code() == SqlState::UNDEFINED_FILE {
            Some("install the extension for the server programs that are used, or name others with --scratch-bin".to_owned())
        } else {
            db.hint().map(str::to_owned)
        };
        ScratchError::Load {
            file: self.name.to_owned(),
            line,
            message: db.message().to_owned(),
            detail: db.detail().map(str::to_owned),
            help,
        }
    }
}
