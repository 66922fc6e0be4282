//! Why a catalog could not be read. Holds the server's words; knows nothing of exit codes.

/// Reading the catalog failed.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {reads}: {message}")]
pub struct IntrospectError {
    /// What was being read, in words: `columns`.
    pub reads: &'static str,
    /// The server's message, or the driver's where the server said nothing.
    pub message: String,
    /// SQLSTATE, where the server sent one (manual, appendix A).
    pub sqlstate: Option<String>,
    /// DETAIL, where the server sent one.
    pub detail: Option<String>,
    /// HINT, where the server sent one.
    pub hint: Option<String>,
    /// The driver's error.
    #[source]
    pub source: Box<tokio_postgres::Error>,
}

impl IntrospectError {
    pub(super) fn new(reads: &'static str, source: tokio_postgres::Error) -> IntrospectError {
        let db = source.as_db_error();
        IntrospectError {
            reads,
            message: db.map_or_else(|| source.to_string(), |db| db.message().to_owned()),
            sqlstate: db.map(|db| db.code().code().to_owned()),
            detail: db.and_then(|db| db.detail()).map(str::to_owned),
            hint: db.and_then(|db| db.hint()).map(str::to_owned),
            source: Box::new(source),
        }
    }
}
