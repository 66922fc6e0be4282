//! Opening a connection: every place in turn, TLS as `sslmode` says, a time limit for each address, then the first
//! questions to the server. The driver's task is spawned on the current runtime.

use std::collections::VecDeque;
use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future;
use tokio::sync::watch;
use tokio_postgres::config::{ChannelBinding as DriverBinding, SslMode, SslNegotiation};
use tokio_postgres::tls::{MakeTlsConnect, TlsStream};
use tokio_postgres::{AsyncMessage, CancelToken, Client, Config, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::endpoint::{Address, Endpoint, SOCKET_DIRS};
use super::error::{ConnectError, ConnectErrorKind};
use super::explain;
use super::session::{ServerVersion, Support};
use super::settings::{ChannelBinding, Settings, TargetServer};
use super::tls::connector;
use super::tls_settings::{Negotiation, TlsMode};
use crate::pg::error::{DbError, ServerMessage};

/// Notices kept for a caller that does not read them; older ones go first.
const NOTICES_KEPT: usize = 1000;

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
    fn application_name(self) -> &'static str {
        match self {
            Self::Read | Self::Change => "lockstep",
            Self::Watch => "lockstep watch",
        }
    }
}

/// Whether a connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encryption {
    Plain,
    Tls,
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

/// Connects to the first place of `settings` that answers and fits. Needs a running tokio runtime.
/// Of a server that is there but refuses the login, the remaining places are not tried, as in libpq.
///
/// # Errors
/// `ConnectError`, with one note for each further place that was tried.
pub async fn connect(settings: &Settings, purpose: Purpose) -> Result<Connection, ConnectError> {
    let rounds: &[TargetServer] = match settings.target {
        TargetServer::PreferStandby => &[TargetServer::Standby, TargetServer::Any],
        TargetServer::Any => &[TargetServer::Any],
        TargetServer::ReadWrite => &[TargetServer::ReadWrite],
        TargetServer::ReadOnly => &[TargetServer::ReadOnly],
        TargetServer::Primary => &[TargetServer::Primary],
        TargetServer::Standby => &[TargetServer::Standby],
    };
    let mut failures = Vec::new();
    for target in rounds {
        failures.clear();
        for endpoint in &settings.endpoints {
            match one_endpoint(settings, endpoint, purpose, *target).await {
                Ok(connection) => return Ok(connection),
                Err(error) => {
                    let go_on = goes_on(error.kind());
                    failures.push(error);
                    if !go_on {
                        return Err(together(failures));
                    }
                }
            }
        }
    }
    Err(together(failures))
}

/// Whether another place may do better after this failure.
fn goes_on(kind: ConnectErrorKind) -> bool {
    use ConnectErrorKind::{
        Authentication, Input, NoSuchDatabase, NotAccepting, NotAllowed, Other, Timeout, Tls,
        Unreachable, Unsuitable, Version,
    };
    match kind {
        Unreachable | Timeout | NotAccepting | Unsuitable | Tls | Other => true,
        Input | Authentication | NotAllowed | NoSuchDatabase | Version => false,
    }
}

fn together(mut failures: Vec<ConnectError>) -> ConnectError {
    let Some(mut last) = failures.pop() else {
        return ConnectError::input("there is no place to connect to", "name a host");
    };
    last.note_all(
        failures
            .into_iter()
            .map(|error| format!("tried before: {}", error.message())),
    );
    last
}

/// One address of an endpoint, as the driver wants it.
enum Route<'a> {
    Socket(&'a Path),
    Tcp {
        address: IpAddr,
        name: Option<&'a str>,
    },
}

async fn one_endpoint(
    settings: &Settings,
    endpoint: &Endpoint,
    purpose: Purpose,
    target: TargetServer,
) -> Result<Connection, ConnectError> {
    let mut last = None;
    for route in routes(settings, endpoint).await? {
        let place = match &route {
            Route::Socket(dir) => format!("socket {}:{}", dir.display(), endpoint.port),
            Route::Tcp { .. } => endpoint.to_string(),
        };
        let attempt = one_route(settings, endpoint, &route, &place, purpose, target);
        let result = match settings.connect_timeout {
            Some(limit) => match tokio::time::timeout(limit, attempt).await {
                Ok(result) => result,
                Err(_) => Err(explain::timed_out(&place, limit)),
            },
            None => attempt.await,
        };
        match result {
            Ok(connection) => return Ok(connection),
            Err(error) if !goes_on(error.kind()) => return Err(error),
            // Of several default sockets, the one that is there says more than the one that is not.
            Err(error) => {
                last = Some(
                    last.filter(|_| endpoint.address.is_socket())
                        .unwrap_or(error),
                )
            }
        }
    }
    Err(last.unwrap_or_else(|| {
        explain::unreachable_place(
            &std::io::ErrorKind::NotFound.into(),
            endpoint,
            &endpoint.to_string(),
        )
    }))
}

async fn routes<'a>(
    settings: &Settings,
    endpoint: &'a Endpoint,
) -> Result<Vec<Route<'a>>, ConnectError> {
    match &endpoint.address {
        Address::Socket(dir) => Ok(vec![Route::Socket(dir)]),
        Address::DefaultSocket => {
            let file = format!(".s.PGSQL.{}", endpoint.port);
            let mut dirs: Vec<_> = SOCKET_DIRS.iter().map(Path::new).collect();
            dirs.sort_by_key(|dir| !dir.join(&file).exists());
            Ok(dirs.into_iter().map(Route::Socket).collect())
        }
        Address::Ip(address, name) => Ok(vec![Route::Tcp {
            address: *address,
            name: name.as_deref(),
        }]),
        Address::Host(name) => {
            let look_up = tokio::net::lookup_host((name.as_str(), endpoint.port));
            let place = endpoint.to_string();
            let found = match settings.connect_timeout {
                Some(limit) => tokio::time::timeout(limit, look_up)
                    .await
                    .map_err(|_| explain::timed_out(&place, limit))?,
                None => look_up.await,
            };
            let found =
                found.map_err(|error| explain::unreachable_place(&error, endpoint, &place))?;
            Ok(found
                .map(|address| Route::Tcp {
                    address: address.ip(),
                    name: Some(name),
                })
                .collect())
        }
    }
}

/// The tries on one address, each with or without TLS, in the order of `sslmode`.
async fn one_route(
    settings: &Settings,
    endpoint: &Endpoint,
    route: &Route<'_>,
    place: &str,
    purpose: Purpose,
    target: TargetServer,
) -> Result<Connection, ConnectError> {
    use Encryption::{Plain, Tls};
    let tries: &[Encryption] = match (route, settings.tls.mode) {
        (Route::Socket(_), _) | (Route::Tcp { .. }, TlsMode::Disable) => &[Plain],
        (Route::Tcp { .. }, TlsMode::Allow) => &[Plain, Tls],
        (Route::Tcp { .. }, TlsMode::Prefer) => &[Tls, Plain],
        (Route::Tcp { .. }, TlsMode::Require | TlsMode::VerifyCa | TlsMode::VerifyFull) => &[Tls],
    };
    let mut first: Option<ConnectError> = None;
    for encryption in tries {
        let config = driver_config(settings, endpoint, route, *encryption, purpose)?;
        let error = match raw_connect(&config, settings, *encryption).await {
            Ok(opened) => {
                return finish(opened, settings, *encryption, place, purpose, target).await;
            }
            Err(Failure::Setup(error)) => error,
            Err(Failure::Driver(error)) => explain::failure(&error, settings, endpoint, place),
        };
        // A password that was refused is not sent again over a weaker connection; a closed port stays closed.
        let try_other = match error.kind() {
            ConnectErrorKind::Tls | ConnectErrorKind::NotAllowed => true,
            ConnectErrorKind::Authentication => *encryption == Plain,
            ConnectErrorKind::Input
            | ConnectErrorKind::Unreachable
            | ConnectErrorKind::Timeout
            | ConnectErrorKind::NoSuchDatabase
            | ConnectErrorKind::NotAccepting
            | ConnectErrorKind::Version
            | ConnectErrorKind::Unsuitable
            | ConnectErrorKind::Other => false,
        };
        match &mut first {
            Some(first) => {
                first.note_all([format!(
                    "tried again {}: {}",
                    if *encryption == Tls {
                        "with TLS"
                    } else {
                        "without TLS"
                    },
                    error.message()
                )]);
                return Err(first.clone());
            }
            None if !try_other => return Err(error),
            None => first = Some(error),
        }
    }
    Err(first.unwrap_or_else(|| ConnectError::input("there is nothing to try", "name a host")))
}

fn driver_config(
    settings: &Settings,
    endpoint: &Endpoint,
    route: &Route<'_>,
    encryption: Encryption,
    purpose: Purpose,
) -> Result<Config, ConnectError> {
    let mut config = Config::new();
    config
        .user(&settings.user)
        .dbname(&settings.database)
        .port(endpoint.port);
    config.application_name(
        settings
            .application_name
            .as_deref()
            .unwrap_or(purpose.application_name()),
    );
    match route {
        Route::Socket(dir) => {
            config.host_path(dir);
        }
        Route::Tcp { address, name } => {
            if name.is_none() && settings.tls.mode == TlsMode::VerifyFull {
                return Err(ConnectError::input(
                    "`sslmode=verify-full` needs a host name, and only `hostaddr` is given",
                    "give `host` too: it is compared to the certificate",
                ));
            }
            // A name that TLS cannot carry matters only where the name is checked.
            let usable = |name: &&str| {
                settings.tls.mode == TlsMode::VerifyFull
                    || rustls::pki_types::ServerName::try_from(*name).is_ok()
            };
            config
                .host(
                    name.filter(usable)
                        .map_or_else(|| address.to_string(), str::to_owned),
                )
                .hostaddr(*address);
        }
    }
    if let Some(password) = &endpoint.password {
        config.password(password.reveal());
    }
    if let Some(options) = &settings.options {
        config.options(options);
    }
    if let Some(limit) = settings.connect_timeout {
        config.connect_timeout(limit);
    }
    if let Some(limit) = settings.tcp_user_timeout {
        config.tcp_user_timeout(limit);
    }
    config.keepalives(settings.keepalive.is_some());
    if let Some(keepalive) = settings.keepalive {
        keepalive.idle.map(|idle| config.keepalives_idle(idle));
        keepalive
            .interval
            .map(|interval| config.keepalives_interval(interval));
        keepalive
            .count
            .map(|count| config.keepalives_retries(count));
    }
    config.channel_binding(match settings.channel_binding {
        ChannelBinding::Disable => DriverBinding::Disable,
        ChannelBinding::Prefer => DriverBinding::Prefer,
        ChannelBinding::Require => DriverBinding::Require,
    });
    match encryption {
        Encryption::Plain => config.ssl_mode(SslMode::Disable),
        Encryption::Tls => config.ssl_mode(SslMode::Require),
    };
    if encryption == Encryption::Tls && settings.tls.negotiation == Negotiation::Direct {
        config.ssl_negotiation(SslNegotiation::Direct);
    }
    Ok(config)
}

enum Failure {
    Setup(ConnectError),
    Driver(tokio_postgres::Error),
}

/// A connection whose driver runs, before anything was asked.
struct Opened {
    client: Client,
    notices: Arc<Mutex<VecDeque<ServerMessage>>>,
    loss: watch::Receiver<Option<DbError>>,
    tls: Option<MakeRustlsConnect>,
}

async fn raw_connect(
    config: &Config,
    settings: &Settings,
    encryption: Encryption,
) -> Result<Opened, Failure> {
    match encryption {
        Encryption::Plain => start(config, NoTls, None).await,
        Encryption::Tls => {
            let tls = connector(&settings.tls).map_err(Failure::Setup)?;
            start(config, tls.clone(), Some(tls)).await
        }
    }
}

async fn start<T>(
    config: &Config,
    connector: T,
    tls: Option<MakeRustlsConnect>,
) -> Result<Opened, Failure>
where
    T: MakeTlsConnect<Socket>,
    T::Stream: TlsStream + Send + 'static,
{
    let (client, mut driver) = config.connect(connector).await.map_err(Failure::Driver)?;
    let notices = Arc::new(Mutex::new(VecDeque::new()));
    let (tell, loss) = watch::channel(None);
    let sink = Arc::clone(&notices);
    tokio::spawn(async move {
        let cause = loop {
            match future::poll_fn(|cx| driver.poll_message(cx)).await {
                Some(Ok(AsyncMessage::Notice(notice))) => keep(&sink, (&notice).into()),
                Some(Ok(_)) => {}
                Some(Err(error)) => break DbError::from(error),
                None => break DbError::lost("connection closed"),
            }
        };
        tell.send_replace(Some(cause));
    });
    Ok(Opened {
        client,
        notices,
        loss,
        tls,
    })
}

fn keep(sink: &Mutex<VecDeque<ServerMessage>>, notice: ServerMessage) {
    let mut kept = sink.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() == NOTICES_KEPT {
        kept.pop_front();
    }
    kept.push_back(notice);
}

/// What is asked of every new session, in one round trip.
const HELLO: &str = "SET standard_conforming_strings = on; SELECT pg_catalog.current_setting('server_version_num'), \
    pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only')";

async fn finish(
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
    let row = answer.iter().find_map(|message| match message {
        tokio_postgres::SimpleQueryMessage::Row(row) => Some(row),
        _ => None,
    });
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
