//! Opening a connection: every place in turn, TLS as `sslmode` says, a time limit for each address, and which
//! failure ends the search. The attempts themselves are made by `driver`.

use std::path::Path;

use super::connection::{Connection, Purpose, finish};
use super::driver::{Encryption, Failure, Route, driver_config, raw_connect};
use super::endpoint::{Address, Endpoint, SOCKET_DIRS};
use super::error::{ConnectError, ConnectErrorKind};
use super::explain;
use super::settings::{Settings, TargetServer};
use super::tls_settings::TlsMode;

/// Connects to the first place of `settings` that answers and fits. Needs a running tokio runtime.
/// Of a server that is there but refuses the login, the remaining places are not tried, as in libpq.
///
/// # Errors
/// `ConnectError`, with one note for each further place that was tried, and one that says where the
/// settings came from.
pub async fn connect(settings: &Settings, purpose: Purpose) -> Result<Connection, ConnectError> {
    search(settings, purpose).await.map_err(|mut error| {
        error.note_all(settings.sources());
        error
    })
}

async fn search(settings: &Settings, purpose: Purpose) -> Result<Connection, ConnectError> {
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
