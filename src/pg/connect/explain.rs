//! Failed attempts put into words: the driver's error, the place that was tried, and what to check.
//! Pure; the only user is `open`.

use std::error::Error;
use std::io::ErrorKind;
use std::time::Duration;

use rustls::CertificateError;

use super::endpoint::{Address, Endpoint};
use super::error::{ConnectError, ConnectErrorKind as Kind};
use super::settings::Settings;
use crate::pg::error::{ServerMessage, with_sources};

/// What the driver said about one attempt at `place`.
pub(super) fn failure(
    error: &tokio_postgres::Error,
    settings: &Settings,
    endpoint: &Endpoint,
    place: &str,
) -> ConnectError {
    if let Some(server) = error.as_db_error() {
        return refused_by_server(&ServerMessage::from(server), settings, endpoint, place);
    }
    if let Some(tls) = find::<rustls::Error>(error) {
        return tls_failure(tls, settings, place);
    }
    let text = settings.scrub(&with_sources(error));
    if text.contains("server does not support TLS") {
        return ConnectError::new(
            Kind::Tls,
            format!("the server at {place} does not offer TLS, and `sslmode` asks for it"),
            "switch `ssl` on in the server's postgresql.conf, or use `sslmode=prefer` or `disable`",
        );
    }
    if text.contains("password missing") {
        return ConnectError::new(
            Kind::Authentication,
            format!(
                "the server at {place} asks for a password for user `{}`, and none is given",
                settings.user
            ),
            "set `PGPASSWORD`, or add a line to `~/.pgpass` (permissions 0600)",
        );
    }
    if text.contains("channel binding") || text.contains("authentication error") {
        return ConnectError::new(
            Kind::Authentication,
            format!("the server at {place} could not be logged in to: {text}"),
            "check `channel_binding`, and that the server asks for a password by scram-sha-256 or md5",
        );
    }
    match find::<std::io::Error>(error) {
        Some(io) => unreachable_place(io, endpoint, place),
        None => ConnectError::new(
            Kind::Other,
            format!("connection to {place} failed: {text}"),
            "is there a PostgreSQL server at this address?",
        ),
    }
}

/// No answer in time.
pub(super) fn timed_out(place: &str, limit: Duration) -> ConnectError {
    ConnectError::new(
        Kind::Timeout,
        format!("no answer from {place} within {} s", limit.as_secs()),
        "check host and port, and whether a firewall drops the packets; `connect_timeout=SECONDS` waits longer",
    )
}

/// A place that could not be reached at all.
pub(super) fn unreachable_place(
    io: &std::io::Error,
    endpoint: &Endpoint,
    place: &str,
) -> ConnectError {
    let port = endpoint.port;
    // `matches!` and `if` instead of `match`: `ErrorKind` grows.
    let kind = io.kind();
    if endpoint.address.is_socket() {
        let (what, help) = if kind == ErrorKind::NotFound {
            (
                "there is no socket",
                format!(
                    "is a server running on this machine, on port {port}? `PGHOST` may name its socket folder, or a host"
                ),
            )
        } else if kind == ErrorKind::ConnectionRefused {
            (
                "a socket file is there, but no server behind it",
                "start the server, or connect to the one that you mean with `PGHOST` and `PGPORT`"
                    .to_owned(),
            )
        } else if kind == ErrorKind::PermissionDenied {
            (
                "the socket may not be opened by this user",
                "use a user that may, or connect over TCP with `PGHOST=localhost`".to_owned(),
            )
        } else {
            return ConnectError::new(
                Kind::Unreachable,
                format!("{place} cannot be reached: {io}"),
                "is a server running there?",
            );
        };
        return ConnectError::new(Kind::Unreachable, format!("{what} at {place}"), help);
    }
    let (what, help) = if kind == ErrorKind::ConnectionRefused {
        (
            "connection refused".to_owned(),
            format!(
                "is the server running there, does it listen on TCP (`listen_addresses`), and is the port {port}?"
            ),
        )
    } else if matches!(&endpoint.address, Address::Host(_))
        && (io.to_string().contains("lookup") || kind == ErrorKind::InvalidInput)
    {
        (
            "the host name does not resolve".to_owned(),
            "check its spelling".to_owned(),
        )
    } else if matches!(
        kind,
        ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe
    ) {
        (
            "the connection was closed at once".to_owned(),
            "is it a PostgreSQL server (or its proxy) that listens there? its log may say more"
                .to_owned(),
        )
    } else {
        (io.to_string(), "check host, port and network".to_owned())
    };
    ConnectError::new(Kind::Unreachable, format!("{place}: {what}"), help)
}

fn refused_by_server(
    message: &ServerMessage,
    settings: &Settings,
    endpoint: &Endpoint,
    place: &str,
) -> ConnectError {
    let user = &settings.user;
    let database = &settings.database;
    let (kind, what, help) = match message.sqlstate.as_str() {
        "28P01" if endpoint.password.is_none() => (
            Kind::Authentication,
            format!("user `{user}` could not be authenticated at {place}, and no password is given"),
            "set `PGPASSWORD`, or add a line to `~/.pgpass` (permissions 0600)".to_owned(),
        ),
        "28P01" => (
            Kind::Authentication,
            format!("password authentication failed for user `{user}` at {place}"),
            "check the password in the URL, in `PGPASSWORD` or in `~/.pgpass`; in a URL, special characters are percent-encoded".to_owned(),
        ),
        "28000" if message.message.contains("pg_hba.conf") => (
            Kind::NotAllowed,
            format!("the server at {place} has no pg_hba.conf entry that lets user `{user}` into database `{database}`"),
            "add an entry on the server and reload it; if the message says `no encryption`, use `sslmode=require`".to_owned(),
        ),
        "28000" => (
            Kind::NotAllowed,
            format!("user `{user}` may not log in at {place}"),
            "check that the role exists and has LOGIN, and that the operating system user or the client certificate fits it".to_owned(),
        ),
        "42501" => (
            Kind::NotAllowed,
            format!("user `{user}` may not connect to database `{database}` at {place}"),
            format!("have its owner run `GRANT CONNECT ON DATABASE {database} TO {user}`, names quoted as needed"),
        ),
        "3D000" => (
            Kind::NoSuchDatabase,
            format!("database `{database}` does not exist at {place}"),
            "check the name (`psql -l` lists them); without one, the user's name is taken".to_owned(),
        ),
        "57P03" => (
            Kind::NotAccepting,
            format!("the server at {place} does not take connections now"),
            "it is starting, stopping or recovering: try again shortly".to_owned(),
        ),
        "53300" => (
            Kind::NotAccepting,
            format!("the server at {place} has no connection left"),
            "close some, or raise `max_connections` or the role's or database's limit".to_owned(),
        ),
        _ => (Kind::Other, format!("the server at {place} refused the connection"), "the server's own words stand above; its log may say more".to_owned()),
    };
    let mut error = ConnectError::new(kind, what, help);
    error.note_all(message.to_string().lines().map(|line| settings.scrub(line)));
    error
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "rustls' enums grow; what is not named here is shown in its own words"
)]
fn tls_failure(error: &rustls::Error, settings: &Settings, place: &str) -> ConnectError {
    let mode = settings.tls.mode.words();
    let (what, help) = match error {
        rustls::Error::InvalidCertificate(reason) => match reason {
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                (
                    "its certificate is for another host name".to_owned(),
                    "use the name that stands in the certificate's subject alternative names (its common name is not looked at), or `sslmode=verify-ca` to leave the name unchecked",
                )
            }
            CertificateError::UnknownIssuer | CertificateError::BadSignature => (
                "its certificate is not signed by a trusted authority".to_owned(),
                "name the authority's certificate with `sslrootcert=FILE` (`~/.postgresql/root.crt` counts without being named)",
            ),
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => (
                "its certificate has expired".to_owned(),
                "renew it on the server; check this machine's clock",
            ),
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => (
                "its certificate is not valid yet".to_owned(),
                "check this machine's clock",
            ),
            CertificateError::Revoked => (
                "its certificate is revoked".to_owned(),
                "renew it on the server",
            ),
            other if format!("{other:?}").contains("UnsupportedCertVersion") => (
                "its certificate is X.509 version 1, which is not accepted".to_owned(),
                "make a version 3 certificate with a subject alternative name: `openssl x509 -req -extfile …`",
            ),
            other => (
                format!("its certificate was not accepted: {other}"),
                "check the certificate and `sslrootcert`",
            ),
        },
        rustls::Error::AlertReceived(alert) => (
            format!("it refused the handshake ({alert:?})"),
            "it may ask for a client certificate that it trusts (`sslcert`, `sslkey`), or for another protocol version",
        ),
        other => (
            other.to_string(),
            "check `sslmode` and the server's TLS settings",
        ),
    };
    ConnectError::new(
        Kind::Tls,
        format!("no TLS connection to {place} ({mode}): {what}"),
        help,
    )
}

/// The first error of type `E` among the sources, looking into `io::Error` too.
pub(super) fn find<E: Error + 'static>(error: &tokio_postgres::Error) -> Option<&E> {
    let mut next: Option<&(dyn Error + 'static)> = error.source();
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<E>() {
            return Some(found);
        }
        next = match error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref)
        {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    None
}
