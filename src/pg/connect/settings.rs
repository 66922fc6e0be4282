//! Where to connect and how: the one value that all sources are resolved into.
//! Precedence, as in libpq: connection string, then service file, then environment, then defaults; the connection
//! string is `--database-url`, else `DATABASE_URL`, else empty. It reads files (service, password), never a socket.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use super::conninfo;
use super::endpoint::{Address, Endpoint, endpoints};
use super::environment::Environment;
use super::error::ConnectError;
use super::options::{Keyword, Options};
use super::passfile::{Login, PassFile};
use super::secret::{Secret, scrub_known};
use super::service;
use super::sources::Sources;
use super::tls_settings::TlsSettings;
use super::values::{
    channel_binding, connect_timeout, keepalive, number, refuse_unsupported, target,
};

/// Time given to one address when nothing else is said.
pub const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(15);

/// Which kind of server is wanted (`target_session_attrs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetServer {
    /// The first that answers.
    Any,
    /// One whose sessions may write.
    ReadWrite,
    /// One whose sessions may not.
    ReadOnly,
    /// Not in recovery.
    Primary,
    /// In recovery.
    Standby,
    /// A standby where there is one, else any.
    PreferStandby,
}

/// Use of SCRAM channel binding (`channel_binding`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChannelBinding {
    /// Never.
    Disable,
    /// Where TLS and the server allow it.
    Prefer,
    /// Or no connection.
    Require,
}

/// TCP keep-alive settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Keepalive {
    pub(crate) idle: Option<Duration>,
    pub(crate) interval: Option<Duration>,
    pub(crate) count: Option<u32>,
}

/// Resolved connection settings. `Debug` and `display` show no password.
#[derive(Clone, Debug)]
pub struct Settings {
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) user: String,
    pub(crate) database: String,
    pub(crate) options: Option<String>,
    pub(crate) application_name: Option<String>,
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) keepalive: Option<Keepalive>,
    pub(crate) tcp_user_timeout: Option<Duration>,
    pub(crate) target: TargetServer,
    pub(crate) channel_binding: ChannelBinding,
    pub(crate) tls: TlsSettings,
    warnings: Vec<String>,
    /// `None` where no person has said anything: a server of our own.
    sources: Option<Sources>,
}

impl Settings {
    /// Resolves everything. `url` is what `--database-url` was given: a URL or `keyword=value` pairs.
    ///
    /// # Errors
    /// `ConnectErrorKind::Input`: text, variable or file that cannot be understood.
    pub fn resolve(url: Option<&str>, env: &Environment) -> Result<Self, ConnectError> {
        let mut options = match (url, env.get("DATABASE_URL")) {
            (Some(url), _) if url.trim().is_empty() => {
                return Err(ConnectError::input(
                    "`--database-url` is empty",
                    "give it a URL, or leave the option out to use `DATABASE_URL` or `PGHOST` and the like",
                ));
            }
            (Some(url), _) => conninfo::parse(url.trim(), "`--database-url`")?,
            (None, Some(url)) => conninfo::parse(url.trim(), "`DATABASE_URL`")?,
            (None, None) => Options::default(),
        };
        let mut sources = Sources::default();
        let given = match url {
            Some(_) => "`--database-url`",
            None => "`DATABASE_URL`",
        };
        sources.claim(&options, |_| given.to_owned());
        if let Some(name) = options
            .non_empty(Keyword::Service)
            .or_else(|| env.get("PGSERVICE"))
        {
            let place = format!("service `{name}`");
            let weaker = service::load(name, env)?;
            options.fill(weaker);
            sources.claim(&options, |_| place.clone());
        }
        options.fill_from_env(env);
        sources.claim(&options, |k| {
            format!("`{}`", k.env().unwrap_or_else(|| k.name()))
        });
        let mut settings = Self::from_options(&options, env)?;
        settings.sources = Some(sources);
        if url.is_none() && env.is_empty("DATABASE_URL") {
            settings.warnings.push(
                "`DATABASE_URL` is set but empty, which counts as not set: libpq's own settings (`PGHOST`, `PGDATABASE`, …) are used"
                    .to_owned(),
            );
        }
        Ok(settings)
    }

    /// Settings for a server on the Unix socket in `dir`, without password and TLS.
    #[must_use]
    pub fn for_socket(dir: &Path, port: u16, user: &str, database: &str) -> Self {
        Self {
            endpoints: vec![Endpoint {
                address: Address::Socket(dir.to_owned()),
                port,
                password: None,
            }],
            user: user.to_owned(),
            database: database.to_owned(),
            options: None,
            application_name: None,
            connect_timeout: Some(DEFAULT_CONNECT_TIMEOUT),
            keepalive: None,
            tcp_user_timeout: None,
            target: TargetServer::Any,
            channel_binding: ChannelBinding::Prefer,
            tls: TlsSettings::disabled(),
            warnings: Vec::new(),
            sources: None,
        }
    }

    /// The same server and user, another database.
    #[must_use]
    pub fn with_database(mut self, database: &str) -> Self {
        database.clone_into(&mut self.database);
        self
    }

    fn from_options(options: &Options, env: &Environment) -> Result<Self, ConnectError> {
        refuse_unsupported(options)?;
        let user = options
            .non_empty(Keyword::User)
            .or(env.os_user.as_deref())
            .ok_or_else(|| {
                ConnectError::input(
                    "no user name is given and the system knows none",
                    "set `PGUSER`, or put the user into the URL",
                )
            })?
            .to_owned();
        let database = options
            .non_empty(Keyword::DbName)
            .unwrap_or(&user)
            .to_owned();
        if user.contains('\0') || database.contains('\0') {
            return Err(ConnectError::input(
                "the user or database name holds a NUL byte",
                "remove it",
            ));
        }
        let mut settings = Self {
            endpoints: endpoints(options)?,
            user,
            database,
            options: options.non_empty(Keyword::Options).map(str::to_owned),
            application_name: options
                .non_empty(Keyword::ApplicationName)
                .or(options.non_empty(Keyword::FallbackApplicationName))
                .map(str::to_owned),
            connect_timeout: connect_timeout(options)?,
            keepalive: keepalive(options)?,
            tcp_user_timeout: number(options, Keyword::TcpUserTimeout)?
                .filter(|ms| *ms > 0)
                .map(|ms| Duration::from_millis(ms.unsigned_abs())),
            target: target(options)?,
            channel_binding: channel_binding(options)?,
            tls: TlsSettings::from_options(options, env)?,
            warnings: Vec::new(),
            sources: None,
        };
        settings.find_passwords(options, env);
        Ok(settings)
    }

    fn find_passwords(&mut self, options: &Options, env: &Environment) {
        if let Some(password) = options.non_empty(Keyword::Password) {
            let password = Secret::new(password);
            self.endpoints
                .iter_mut()
                .for_each(|endpoint| endpoint.password = Some(password.clone()));
            return;
        }
        match PassFile::load(options.non_empty(Keyword::PassFile), env) {
            Ok(None) => {}
            Ok(Some(file)) => {
                for endpoint in &mut self.endpoints {
                    let host = endpoint.address.passfile_host();
                    let login = Login {
                        host: &host,
                        port: endpoint.port,
                        database: &self.database,
                        user: &self.user,
                    };
                    endpoint.password = file.find(&login);
                }
            }
            Err(warning) => self.warnings.push(warning),
        }
    }

    /// The database's name.
    #[must_use]
    pub fn database(&self) -> &str {
        &self.database
    }

    /// The user's name.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }

    /// What the person should hear although it stops nothing: an ignored password file.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Where host, port, user and database came from: variables, a service, defaults.
    #[must_use]
    pub fn sources(&self) -> Option<String> {
        self.sources.as_ref().map(Sources::words)
    }

    /// Where this leads, without password: `app on db.example.com:5432 as deploy (TLS, verify-full)`.
    #[must_use]
    pub fn display(&self) -> String {
        let places: Vec<_> = self.endpoints.iter().map(Endpoint::to_string).collect();
        let tls = if self
            .endpoints
            .iter()
            .all(|endpoint| endpoint.address.is_socket())
        {
            String::new()
        } else {
            format!(" ({})", self.tls.mode.words())
        };
        printable(&format!(
            "{} on {} as {}{tls}",
            self.database,
            places.join(", "),
            self.user
        ))
    }

    /// `text` without this connection's passwords, and without any other that a URL in it may hold.
    #[must_use]
    pub fn scrub(&self, text: &str) -> String {
        scrub_known(
            text,
            self.endpoints
                .iter()
                .filter_map(|endpoint| endpoint.password.as_ref()),
        )
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display())
    }
}

/// Control characters replaced, so that a name cannot steer a terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests;
