//! What is asked of TLS (PostgreSQL manual, "SSL Support" in the libpq chapter): modes, and which certificate
//! files count. Paths only; the files are read when a connection is made.

use std::path::PathBuf;

use super::environment::Environment;
use super::error::ConnectError;
use super::options::{Keyword, Options};
use super::values::choice;

/// `sslmode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TlsMode {
    /// Never TLS.
    Disable,
    /// Plain first, TLS when the server insists.
    Allow,
    /// TLS first, plain when the server has none.
    Prefer,
    /// TLS; the certificate's chain is checked only where a root certificate exists.
    Require,
    /// TLS, the chain is checked.
    VerifyCa,
    /// TLS, the chain and the host name are checked.
    VerifyFull,
}

impl TlsMode {
    /// For people: `TLS, verify-full`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Disable => "no TLS",
            Self::Allow => "TLS if the server insists",
            Self::Prefer => "TLS if offered",
            Self::Require => "TLS, require",
            Self::VerifyCa => "TLS, verify-ca",
            Self::VerifyFull => "TLS, verify-full",
        }
    }
}

/// Where trusted roots come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RootSource {
    /// This file was named: it has to be there.
    Named(PathBuf),
    /// libpq's default file: counts where it exists.
    Default(PathBuf),
    /// The operating system's store.
    System,
    /// None at all.
    None,
}

/// A file that was named and has to exist, or a default one that counts where it exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CertFile {
    pub(crate) path: PathBuf,
    pub(crate) need: Need,
}

/// Whether a missing file is an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Must,
    IfThere,
}

/// Smallest and greatest protocol version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TlsVersion {
    V12,
    V13,
}

/// When TLS starts (`sslnegotiation`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Negotiation {
    /// After asking the server.
    Postgres,
    /// At once (PostgreSQL 17 and later).
    Direct,
}

/// Everything that `sslmode` and its relatives say.
#[derive(Clone, Debug)]
pub(crate) struct TlsSettings {
    pub(crate) mode: TlsMode,
    pub(crate) root: RootSource,
    pub(crate) cert: Option<CertFile>,
    pub(crate) key: Option<CertFile>,
    pub(crate) crl: Option<CertFile>,
    pub(crate) min: TlsVersion,
    pub(crate) max: TlsVersion,
    pub(crate) negotiation: Negotiation,
}

impl TlsSettings {
    /// No TLS at all.
    pub(crate) fn disabled() -> Self {
        Self {
            mode: TlsMode::Disable,
            root: RootSource::None,
            cert: None,
            key: None,
            crl: None,
            min: TlsVersion::V12,
            max: TlsVersion::V13,
            negotiation: Negotiation::Postgres,
        }
    }

    pub(crate) fn from_options(options: &Options, env: &Environment) -> Result<Self, ConnectError> {
        let default = |name: &str| {
            env.home
                .as_ref()
                .map(|home| home.join(".postgresql").join(name))
        };
        let file = |keyword: Keyword, name: &str| match options.non_empty(keyword) {
            Some(path) => Some(CertFile {
                path: path.into(),
                need: Need::Must,
            }),
            None => default(name).map(|path| CertFile {
                path,
                need: Need::IfThere,
            }),
        };
        let root = match options.non_empty(Keyword::SslRootCert) {
            Some("system") => RootSource::System,
            Some(path) => RootSource::Named(path.into()),
            None => default("root.crt").map_or(RootSource::None, RootSource::Default),
        };
        let mode = mode(options, &root)?;
        let negotiation = negotiation(options, mode)?;
        let sends_cert = choice(
            options,
            Keyword::SslCertMode,
            &[("disable", false), ("allow", true), ("require", true)],
            true,
        )?;
        Ok(Self {
            mode,
            cert: file(Keyword::SslCert, "postgresql.crt").filter(|_| sends_cert),
            key: file(Keyword::SslKey, "postgresql.key").filter(|_| sends_cert),
            crl: file(Keyword::SslCrl, "root.crl"),
            min: version(options, Keyword::SslMinProtocol, TlsVersion::V12)?,
            max: version(options, Keyword::SslMaxProtocol, TlsVersion::V13)?,
            negotiation,
            root,
        })
    }
}

fn mode(options: &Options, root: &RootSource) -> Result<TlsMode, ConnectError> {
    let table = [
        ("disable", TlsMode::Disable),
        ("allow", TlsMode::Allow),
        ("prefer", TlsMode::Prefer),
        ("require", TlsMode::Require),
        ("verify-ca", TlsMode::VerifyCa),
        ("verify-full", TlsMode::VerifyFull),
    ];
    if *root != RootSource::System {
        return choice(options, Keyword::SslMode, &table, TlsMode::Prefer);
    }
    // Anyone can get a certificate that the system trusts, so only a checked name means something.
    match choice(options, Keyword::SslMode, &table, TlsMode::VerifyFull)? {
        TlsMode::VerifyFull => Ok(TlsMode::VerifyFull),
        TlsMode::Disable
        | TlsMode::Allow
        | TlsMode::Prefer
        | TlsMode::Require
        | TlsMode::VerifyCa => Err(ConnectError::input(
            "`sslrootcert=system` is given with an `sslmode` that does not check the host name",
            "use `sslmode=verify-full` with it",
        )),
    }
}

fn negotiation(options: &Options, mode: TlsMode) -> Result<Negotiation, ConnectError> {
    let table = [
        ("postgres", Negotiation::Postgres),
        ("direct", Negotiation::Direct),
    ];
    let negotiation = choice(
        options,
        Keyword::SslNegotiation,
        &table,
        Negotiation::Postgres,
    )?;
    if negotiation == Negotiation::Direct && mode < TlsMode::Require {
        return Err(ConnectError::input(
            "`sslnegotiation=direct` is given with an `sslmode` that may go without TLS",
            "use `sslmode=require` or stronger with it",
        ));
    }
    Ok(negotiation)
}

fn version(
    options: &Options,
    keyword: Keyword,
    default: TlsVersion,
) -> Result<TlsVersion, ConnectError> {
    // TLS 1.0 and 1.1 are never spoken: as a lower bound they mean 1.2.
    let table = [
        ("TLSv1.3", TlsVersion::V13),
        ("TLSv1.2", TlsVersion::V12),
        ("TLSv1.1", TlsVersion::V12),
        ("TLSv1", TlsVersion::V12),
    ];
    choice(options, keyword, &table, default)
}
