//! The connection keywords of libpq (PostgreSQL manual, "Parameter Key Words") and their variables.
//! It knows names, not meanings: meanings are in `settings`.

use std::collections::BTreeMap;
use std::fmt;

use super::environment::Environment;
use super::error::ConnectError;

macro_rules! keywords {
    ($($variant:ident $name:literal $env:expr;)*) => {
        /// A connection keyword.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Keyword { $($variant,)* }

        impl Keyword {
            const ALL: &[Keyword] = &[$(Keyword::$variant,)*];

            /// The keyword as it is written in a connection string.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Keyword::$variant => $name,)* }
            }

            /// The variable that stands in for the keyword.
            pub(crate) fn env(self) -> Option<&'static str> {
                match self { $(Keyword::$variant => $env,)* }
            }
        }
    };
}

keywords! {
    Service "service" Some("PGSERVICE");
    Host "host" Some("PGHOST");
    HostAddr "hostaddr" Some("PGHOSTADDR");
    Port "port" Some("PGPORT");
    DbName "dbname" Some("PGDATABASE");
    User "user" Some("PGUSER");
    Password "password" Some("PGPASSWORD");
    PassFile "passfile" Some("PGPASSFILE");
    Options "options" Some("PGOPTIONS");
    ApplicationName "application_name" Some("PGAPPNAME");
    FallbackApplicationName "fallback_application_name" None;
    ConnectTimeout "connect_timeout" Some("PGCONNECT_TIMEOUT");
    ClientEncoding "client_encoding" Some("PGCLIENTENCODING");
    Keepalives "keepalives" None;
    KeepalivesIdle "keepalives_idle" None;
    KeepalivesInterval "keepalives_interval" None;
    KeepalivesCount "keepalives_count" None;
    TcpUserTimeout "tcp_user_timeout" None;
    TargetSessionAttrs "target_session_attrs" Some("PGTARGETSESSIONATTRS");
    LoadBalanceHosts "load_balance_hosts" Some("PGLOADBALANCEHOSTS");
    ChannelBinding "channel_binding" Some("PGCHANNELBINDING");
    SslMode "sslmode" Some("PGSSLMODE");
    SslNegotiation "sslnegotiation" Some("PGSSLNEGOTIATION");
    SslRootCert "sslrootcert" Some("PGSSLROOTCERT");
    SslCert "sslcert" Some("PGSSLCERT");
    SslKey "sslkey" Some("PGSSLKEY");
    SslCertMode "sslcertmode" Some("PGSSLCERTMODE");
    SslCrl "sslcrl" Some("PGSSLCRL");
    SslCrlDir "sslcrldir" Some("PGSSLCRLDIR");
    SslPassword "sslpassword" None;
    SslCompression "sslcompression" Some("PGSSLCOMPRESSION");
    SslSni "sslsni" Some("PGSSLSNI");
    SslMinProtocol "ssl_min_protocol_version" Some("PGSSLMINPROTOCOLVERSION");
    SslMaxProtocol "ssl_max_protocol_version" Some("PGSSLMAXPROTOCOLVERSION");
    RequirePeer "requirepeer" Some("PGREQUIREPEER");
    RequireAuth "require_auth" Some("PGREQUIREAUTH");
    GssEncMode "gssencmode" Some("PGGSSENCMODE");
    GssLib "gsslib" Some("PGGSSLIB");
    GssDelegation "gssdelegation" Some("PGGSSDELEGATION");
    KrbSrvName "krbsrvname" Some("PGKRBSRVNAME");
    MinProtocolVersion "min_protocol_version" Some("PGMINPROTOCOLVERSION");
    MaxProtocolVersion "max_protocol_version" Some("PGMAXPROTOCOLVERSION");
    Replication "replication" None;
}

impl Keyword {
    /// The keyword of this name; the error names the nearest one. `place` says where it was read.
    pub(crate) fn parse(name: &str, place: &str) -> Result<Self, ConnectError> {
        if let Some(found) = Self::ALL.iter().find(|keyword| keyword.name() == name) {
            return Ok(*found);
        }
        let nearest = Self::ALL
            .iter()
            .map(|keyword| {
                (
                    strsim::damerau_levenshtein(keyword.name(), name),
                    keyword.name(),
                )
            })
            .min()
            .filter(|(distance, _)| *distance <= 3);
        // What was read as a name may be a piece of a password: it is shown only when it is close to a real name.
        Err(match nearest {
            Some((_, nearest)) => ConnectError::input(
                format!("{place} has a parameter that does not exist, close to `{nearest}`"),
                format!("did you mean `{nearest}`?"),
            ),
            None => ConnectError::input(
                format!("{place} has a parameter that does not exist"),
                "the names are those of libpq: `host`, `port`, `dbname`, `user`, `sslmode` and so on; `%`, `&`, `=` and spaces inside values have to be escaped",
            ),
        })
    }
}

/// Keywords with their values, as read from one or more sources.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Options(BTreeMap<Keyword, String>);

impl Options {
    pub(crate) fn get(&self, keyword: Keyword) -> Option<&str> {
        self.0.get(&keyword).map(String::as_str)
    }

    /// Like `get`, an empty value counting as none.
    pub(crate) fn non_empty(&self, keyword: Keyword) -> Option<&str> {
        self.get(keyword).filter(|value| !value.is_empty())
    }

    pub(crate) fn set(&mut self, keyword: Keyword, value: impl Into<String>) {
        self.0.insert(keyword, value.into());
    }

    pub(crate) fn set_if_absent(&mut self, keyword: Keyword, value: impl Into<String>) {
        self.0.entry(keyword).or_insert_with(|| value.into());
    }

    /// Takes from `weaker` what is not said here.
    pub(crate) fn fill(&mut self, weaker: Options) {
        for (keyword, value) in weaker.0 {
            self.set_if_absent(keyword, value);
        }
    }

    /// Takes from the environment what is not said here.
    pub(crate) fn fill_from_env(&mut self, env: &Environment) {
        for keyword in Keyword::ALL {
            if let Some(value) = keyword.env().and_then(|name| env.get(name)) {
                self.set_if_absent(*keyword, value);
            }
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
