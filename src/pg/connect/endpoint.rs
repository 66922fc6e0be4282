//! The places where a server may answer: `host`, `hostaddr` and `port` taken together, one entry a host
//! (PostgreSQL manual, "Specifying Multiple Hosts"). No name is resolved here.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

use super::error::ConnectError;
use super::options::{Keyword, Options};
use super::secret::Secret;
use super::values::bad_value;

/// Folders in which PostgreSQL's packages put the socket, the likelier first.
pub(crate) const SOCKET_DIRS: [&str; 2] = ["/var/run/postgresql", "/tmp"];

/// Port where nothing else is said.
const DEFAULT_PORT: u16 = 5432;

/// One place to try.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint {
    pub(crate) address: Address,
    pub(crate) port: u16,
    pub(crate) password: Option<Secret>,
}

/// How the place is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// No host was named: the sockets of `SOCKET_DIRS`.
    DefaultSocket,
    /// The socket in this folder.
    Socket(PathBuf),
    /// A host by name.
    Host(String),
    /// A host by address; the name, where given, is for the certificate and the password file.
    Ip(IpAddr, Option<String>),
}

impl Address {
    pub(crate) fn is_socket(&self) -> bool {
        match self {
            Self::DefaultSocket | Self::Socket(_) => true,
            Self::Host(_) | Self::Ip(..) => false,
        }
    }

    /// What the first field of the password file is compared to.
    pub(crate) fn passfile_host(&self) -> String {
        match self {
            Self::DefaultSocket => "localhost".to_owned(),
            Self::Socket(dir) if SOCKET_DIRS.iter().any(|known| dir.as_os_str() == *known) => {
                "localhost".to_owned()
            }
            Self::Socket(dir) => dir.display().to_string(),
            Self::Host(name) | Self::Ip(_, Some(name)) => name.clone(),
            Self::Ip(address, None) => address.to_string(),
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = self.port;
        match &self.address {
            Address::DefaultSocket => write!(f, "socket {}:{port}", SOCKET_DIRS[0]),
            Address::Socket(dir) => write!(f, "socket {}:{port}", dir.display()),
            Address::Host(name) | Address::Ip(_, Some(name)) if name.contains(':') => {
                write!(f, "[{name}]:{port}")
            }
            Address::Host(name) | Address::Ip(_, Some(name)) => write!(f, "{name}:{port}"),
            Address::Ip(IpAddr::V6(address), None) => write!(f, "[{address}]:{port}"),
            Address::Ip(IpAddr::V4(address), None) => write!(f, "{address}:{port}"),
        }
    }
}

/// All places that the options name, in their order; at least one.
pub(crate) fn endpoints(options: &Options) -> Result<Vec<Endpoint>, ConnectError> {
    let hosts = list(options, Keyword::Host);
    let addresses = list(options, Keyword::HostAddr);
    let ports = list(options, Keyword::Port);
    let count = hosts.len().max(addresses.len()).max(1);
    if !hosts.is_empty() && !addresses.is_empty() && hosts.len() != addresses.len() {
        return Err(ConnectError::input(
            format!(
                "{} host names are given, but {} addresses",
                hosts.len(),
                addresses.len()
            ),
            "`host` and `hostaddr` (or `PGHOST` and `PGHOSTADDR`) have to list the same servers in the same order",
        ));
    }
    if ports.len() > 1 && ports.len() != count {
        return Err(ConnectError::input(
            format!("{} ports are given for {count} hosts", ports.len()),
            "give one port for all hosts, or one for each",
        ));
    }
    (0..count)
        .map(|at| {
            let host = hosts.get(at).copied().unwrap_or("");
            let address = addresses.get(at).copied().unwrap_or("");
            let port = ports.get(at).or(ports.first()).copied().unwrap_or("");
            Ok(Endpoint {
                address: place(host, address)?,
                port: port_number(port)?,
                password: None,
            })
        })
        .collect()
}

fn list(options: &Options, keyword: Keyword) -> Vec<&str> {
    options
        .non_empty(keyword)
        .map(|text| text.split(',').map(str::trim).collect())
        .unwrap_or_default()
}

fn place(host: &str, address: &str) -> Result<Address, ConnectError> {
    if !address.is_empty() {
        let address = address.parse().map_err(|_| {
            bad_value(
                Keyword::HostAddr,
                "it is an IP address; names go into `host`",
            )
        })?;
        return Ok(Address::Ip(
            address,
            Some(host.to_owned()).filter(|host| !host.is_empty()),
        ));
    }
    if host.contains('\0') {
        return Err(bad_value(Keyword::Host, "remove the NUL byte"));
    }
    if host.starts_with(['/', '@']) {
        return Ok(Address::Socket(PathBuf::from(host)));
    }
    if !host.is_empty() {
        return Ok(Address::Host(host.to_owned()));
    }
    Ok(if cfg!(unix) {
        Address::DefaultSocket
    } else {
        Address::Host("localhost".to_owned())
    })
}

fn port_number(text: &str) -> Result<u16, ConnectError> {
    if text.is_empty() {
        return Ok(DEFAULT_PORT);
    }
    text.parse().ok().filter(|port| *port > 0).ok_or_else(|| {
        ConnectError::input(
            "the port is not a number from 1 to 65535",
            "if the password holds `/`, `@`, `:`, `?` or `#`, write it percent-encoded in the URL (`/` is `%2F`)",
        )
    })
}
