//! One attempt with the driver: its configuration for one address, plain or with TLS, and the spawned task that
//! moves the bytes, keeps the notices and remembers why the connection ended. It decides nothing.

use std::collections::VecDeque;
use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future;
use tokio::sync::watch;
use tokio_postgres::config::{ChannelBinding as DriverBinding, SslMode, SslNegotiation};
use tokio_postgres::tls::{MakeTlsConnect, TlsStream};
use tokio_postgres::{AsyncMessage, Client, Config, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::connection::Purpose;
use super::endpoint::Endpoint;
use super::error::ConnectError;
use super::settings::{ChannelBinding, Settings};
use super::tls::connector;
use super::tls_settings::{Negotiation, TlsMode};
use crate::pg::error::{DbError, ServerMessage};

/// Notices kept for a caller that does not read them; older ones go first.
const NOTICES_KEPT: usize = 1000;

/// Whether a connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encryption {
    Plain,
    Tls,
}

/// One address of an endpoint, as the driver wants it.
pub(super) enum Route<'a> {
    Socket(&'a Path),
    Tcp {
        address: IpAddr,
        name: Option<&'a str>,
    },
}

pub(super) fn driver_config(
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

/// Why an attempt failed: before the driver was asked, or in it.
pub(super) enum Failure {
    Setup(ConnectError),
    Driver(tokio_postgres::Error),
}

/// A connection whose driver runs, before anything was asked.
pub(super) struct Opened {
    pub(super) client: Client,
    pub(super) notices: Arc<Mutex<VecDeque<ServerMessage>>>,
    pub(super) loss: watch::Receiver<Option<DbError>>,
    pub(super) tls: Option<MakeRustlsConnect>,
}

pub(super) async fn raw_connect(
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
