//! An open connection and the first questions to its server: version, and whether it is the kind that is wanted.
//! It is made by `open`; it knows no addresses.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;
use tokio_postgres::{CancelToken, Client, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::driver::{Encryption, Opened};
use super::error::{ConnectError, ConnectErrorKind};
use super::session::{self, ServerVersion, Support};
use super::settings::{Settings, TargetServer};
use super::tls_settings::TlsMode;
use crate::pg::error::{DbError, ServerMessage};

/// What a connection is for. It shows in `application_name` and decides whether a standby will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Reading the catalog or data.
    Read,
    /// Changing the database: a server in recovery is refused.
    Change,
    /// Looking at another connection's progress and blockers.
    Watch,
}

impl Purpose {
    pub(super) fn application_name(self) -> &'static str {
        match self {
            Self::Read | Self::Change => "lockstep",
            Self::Watch => "lockstep watch",
        }
    }
}

/// An open connection.
pub struct Connection {
    client: Client,
    version: ServerVersion,
    place: String,
    notices: Arc<Mutex<VecDeque<ServerMessage>>>,
    loss: watch::Receiver<Option<DbError>>,
    cancel: CancelHandle,
}

/// Cancels what the connection is doing, over a connection of its own with the same TLS.
#[derive(Clone)]
pub struct CancelHandle {
    token: CancelToken,
    tls: Option<MakeRustlsConnect>,
}

impl CancelHandle {
    /// Asks the server to cancel the running statement. That the request was sent does not mean that it came in time.
    ///
    /// # Errors
    /// The server could not be reached.
    pub async fn cancel(&self) -> Result<(), DbError> {
        match &self.tls {
            Some(tls) => self.token.cancel_query(tls.clone()).await?,
            None => self.token.cancel_query(NoTls).await?,
        }
        Ok(())
    }
}

impl Connection {
    /// The driver's client alone; notices and the reason of a loss are given up.
    #[must_use]
    pub fn into_client(self) -> Client {
        self.client
    }

    /// The driver's client.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The driver's client, for transactions.
    pub fn client_mut(&mut self) -> &mut Client {
        &mut self.client
    }

    /// The server's version.
    #[must_use]
    pub fn version(&self) -> ServerVersion {
        self.version
    }

    /// Where this is connected, no password: `app on db.example.com:5432 as deploy (TLS, verify-full)`.
    #[must_use]
    pub fn describe(&self) -> &str {
        &self.place
    }

    /// The notices that came since the last call, oldest first; at most 1000 are kept.
    #[must_use]
    pub fn take_notices(&self) -> Vec<ServerMessage> {
        self.notices
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .drain(..)
            .collect()
    }

    /// A handle that cancels the running statement.
    #[must_use]
    pub fn cancel_token(&self) -> CancelHandle {
        self.cancel.clone()
    }

    /// Why the connection is gone; `None` while it lives.
    #[must_use]
    pub fn loss(&self) -> Option<DbError> {
        self.loss.borrow().clone()
    }

    /// Waits until the connection is gone and says why.
    pub async fn lost(&self) -> DbError {
        let mut loss = self.loss.clone();
        match loss
            .wait_for(Option::is_some)
            .await
            .map(|cause| cause.clone())
        {
            Ok(Some(cause)) => cause,
            Ok(None) | Err(_) => DbError::lost("connection closed"),
        }
    }

    /// A statement's error, or the cause of the connection's loss where that is why it failed: the driver itself only
    /// says "connection closed".
    #[must_use]
    pub fn explain(&self, error: &tokio_postgres::Error) -> DbError {
        match self.loss() {
            Some(cause) if error.as_db_error().is_none() => cause,
            Some(_) | None => error.into(),
        }
    }
}

/// What is asked of every new session, in one round trip.
const HELLO: &str = "SET standard_conforming_strings = on; SELECT pg_catalog.current_setting('server_version_num'), \
    pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only')";

/// Asks the server what it is, refuses what is too old or of another kind than `target`.
pub(super) async fn finish(
    opened: Opened,
    settings: &Settings,
    encryption: Encryption,
    place: &str,
    purpose: Purpose,
    target: TargetServer,
) -> Result<Connection, ConnectError> {
    let odd = |text: &str| {
        ConnectError::new(
            ConnectErrorKind::Other,
            format!("{place} does not answer like a PostgreSQL server: {text}"),
            "connect to the server itself, not to a proxy's console",
        )
    };
    let answer = opened
        .client
        .simple_query(HELLO)
        .await
        .map_err(|error| odd(&DbError::from(error).to_string()))?;
    let row = session::first_row(&answer);
    let column = |at: usize| row.and_then(|row| row.try_get(at).ok().flatten());
    let number = column(0)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| odd("it tells no version"))?;
    let version = ServerVersion::new(number);
    if version.support() == Support::TooOld {
        return Err(ConnectError::new(
            ConnectErrorKind::Version,
            format!(
                "the server at {place} is PostgreSQL {version}, and 14 is the oldest that is supported"
            ),
            "upgrade the server, or connect to another",
        ));
    }
    check_target(
        target,
        purpose,
        column(1) == Some("t"),
        column(2) == Some("on"),
        place,
    )?;
    let tls = match (encryption, settings.tls.mode) {
        (Encryption::Plain, _) if place.starts_with("socket ") => "",
        (Encryption::Plain, _) => " (no TLS)",
        (Encryption::Tls, TlsMode::VerifyFull) => " (TLS, verify-full)",
        (Encryption::Tls, TlsMode::VerifyCa) => " (TLS, verify-ca)",
        (
            Encryption::Tls,
            TlsMode::Disable | TlsMode::Allow | TlsMode::Prefer | TlsMode::Require,
        ) => " (TLS)",
    };
    let place = format!("{} on {place} as {}{tls}", settings.database, settings.user);
    let cancel = CancelHandle {
        token: opened.client.cancel_token(),
        tls: opened.tls,
    };
    Ok(Connection {
        client: opened.client,
        version,
        place,
        notices: opened.notices,
        loss: opened.loss,
        cancel,
    })
}

fn check_target(
    target: TargetServer,
    purpose: Purpose,
    standby: bool,
    read_only: bool,
    place: &str,
) -> Result<(), ConnectError> {
    let wrong = match target {
        TargetServer::Any | TargetServer::PreferStandby => None,
        TargetServer::ReadWrite => (standby || read_only).then_some("is read-only"),
        TargetServer::ReadOnly => (!standby && !read_only).then_some("is not read-only"),
        TargetServer::Primary => standby.then_some("is a standby"),
        TargetServer::Standby => (!standby).then_some("is not a standby"),
    };
    if let Some(wrong) = wrong {
        return Err(ConnectError::new(
            ConnectErrorKind::Unsuitable,
            format!(
                "the server at {place} {wrong}, and `target_session_attrs` asks for another kind"
            ),
            "list the other servers too (`host=a,b`), or change `target_session_attrs`",
        ));
    }
    if purpose == Purpose::Change && standby {
        return Err(ConnectError::new(
            ConnectErrorKind::Unsuitable,
            format!("the server at {place} is a standby and cannot be changed"),
            "connect to the primary; with several hosts, `target_session_attrs=read-write` finds it",
        ));
    }
    Ok(())
}
