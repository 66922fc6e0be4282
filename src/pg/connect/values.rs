//! Values of single connection parameters: numbers, times, words from a list, and the parameters that are refused.
//! No error repeats a value.

use std::time::Duration;

use super::error::ConnectError;
use super::options::{Keyword, Options};
use super::settings::{ChannelBinding, DEFAULT_CONNECT_TIMEOUT, Keepalive, TargetServer};

/// An error about the value of `keyword`; the value itself is not repeated.
pub(super) fn bad_value(keyword: Keyword, help: &str) -> ConnectError {
    let variable = keyword
        .env()
        .map(|env| format!(" (or `{env}`)"))
        .unwrap_or_default();
    ConnectError::input(
        format!(
            "the value of `{}`{variable} is not one that exists",
            keyword.name()
        ),
        help,
    )
}

/// The value of `keyword` picked from `table`, or the first entry where none is given.
pub(super) fn choice<T: Copy>(
    options: &Options,
    keyword: Keyword,
    table: &[(&str, T)],
    default: T,
) -> Result<T, ConnectError> {
    let Some(value) = options.non_empty(keyword) else {
        return Ok(default);
    };
    table
        .iter()
        .find(|(name, _)| *name == value)
        .map(|(_, choice)| *choice)
        .ok_or_else(|| {
            let names: Vec<_> = table.iter().map(|(name, _)| format!("`{name}`")).collect();
            bad_value(keyword, &format!("it is one of {}", names.join(", ")))
        })
}

pub(super) fn refuse_unsupported(options: &Options) -> Result<(), ConnectError> {
    let refuse = |keyword: Keyword, help: &str| {
        Err(ConnectError::input(
            format!("connection parameter `{}` is not supported", keyword.name()),
            help,
        ))
    };
    for (keyword, help) in [
        (
            Keyword::RequirePeer,
            "leave it out; the socket folder's permissions protect the socket",
        ),
        (
            Keyword::RequireAuth,
            "leave it out; `channel_binding=require` insists on SCRAM over TLS",
        ),
        (
            Keyword::SslCrlDir,
            "put the revocation lists into one file and name it with `sslcrl`",
        ),
        (
            Keyword::SslPassword,
            "use a client key without a pass phrase",
        ),
    ] {
        if options.non_empty(keyword).is_some() {
            return refuse(keyword, help);
        }
    }
    if options.non_empty(Keyword::GssEncMode) == Some("require") {
        return refuse(
            Keyword::GssEncMode,
            "GSSAPI encryption is not available; use TLS with `sslmode`",
        );
    }
    match options.non_empty(Keyword::Replication) {
        None | Some("0" | "off" | "false" | "no") => Ok(()),
        Some(_) => refuse(
            Keyword::Replication,
            "a replication connection cannot run SQL; leave it out",
        ),
    }
}

pub(super) fn number(options: &Options, keyword: Keyword) -> Result<Option<i64>, ConnectError> {
    let Some(value) = options.non_empty(keyword) else {
        return Ok(None);
    };
    let number: i32 = value
        .trim()
        .parse()
        .map_err(|_| bad_value(keyword, "it is a whole number"))?;
    Ok(Some(number.into()))
}

fn seconds(options: &Options, keyword: Keyword) -> Result<Option<Duration>, ConnectError> {
    Ok(number(options, keyword)?
        .filter(|s| *s > 0)
        .map(|s| Duration::from_secs(s.unsigned_abs())))
}

pub(super) fn connect_timeout(options: &Options) -> Result<Option<Duration>, ConnectError> {
    if options.non_empty(Keyword::ConnectTimeout).is_none() {
        return Ok(Some(DEFAULT_CONNECT_TIMEOUT));
    }
    // Zero and below mean to wait for ever.
    seconds(options, Keyword::ConnectTimeout)
}

pub(super) fn keepalive(options: &Options) -> Result<Option<Keepalive>, ConnectError> {
    let count = number(options, Keyword::KeepalivesCount)?.filter(|count| *count > 0);
    let keepalive = Keepalive {
        idle: seconds(options, Keyword::KeepalivesIdle)?,
        interval: seconds(options, Keyword::KeepalivesInterval)?,
        count: count.and_then(|count| u32::try_from(count).ok()),
    };
    Ok((number(options, Keyword::Keepalives)? != Some(0)).then_some(keepalive))
}

pub(super) fn target(options: &Options) -> Result<TargetServer, ConnectError> {
    use TargetServer::{Any, PreferStandby, Primary, ReadOnly, ReadWrite, Standby};
    let table = [
        ("any", Any),
        ("read-write", ReadWrite),
        ("read-only", ReadOnly),
        ("primary", Primary),
        ("standby", Standby),
        ("prefer-standby", PreferStandby),
    ];
    choice(options, Keyword::TargetSessionAttrs, &table, Any)
}

pub(super) fn channel_binding(options: &Options) -> Result<ChannelBinding, ConnectError> {
    use ChannelBinding::{Disable, Prefer, Require};
    choice(
        options,
        Keyword::ChannelBinding,
        &[
            ("disable", Disable),
            ("prefer", Prefer),
            ("require", Require),
        ],
        Prefer,
    )
}
