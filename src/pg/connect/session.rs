//! What holds for a session once it is open: its version, its settings, whether it stays on one backend.

use std::fmt;

use tokio_postgres::{Client, SimpleQueryMessage, SimpleQueryRow};

use crate::pg::error::DbError;

/// `server_version_num`: 150018 is 15.18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ServerVersion(u32);

/// What this program knows of a server version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// 13 or older: refused.
    TooOld,
    /// 14 to 18.
    Full,
    /// 19 or newer: works as far as 18's rules hold; to be said as a warning.
    Untested,
}

impl ServerVersion {
    /// From the number that `SHOW server_version_num` gives.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number itself: 150018.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// 15.
    #[must_use]
    pub fn major(self) -> u32 {
        self.0 / 10_000
    }

    /// How well this version is known.
    #[must_use]
    pub fn support(self) -> Support {
        match self.major() {
            0..=13 => Support::TooOld,
            14..=18 => Support::Full,
            19.. => Support::Untested,
        }
    }
}

impl fmt::Display for ServerVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 100_000 {
            return write!(f, "{}.{}", self.0 / 10_000, self.0 / 100 % 100);
        }
        write!(f, "{}.{}", self.major(), self.0 % 10_000)
    }
}

const SESSION_DEFAULTS: &str = "SET search_path = ''; SET standard_conforming_strings = on; SET DateStyle = 'ISO, MDY'; \
    SET IntervalStyle = 'postgres'; SET extra_float_digits = 1; SET bytea_output = 'hex'; SET TimeZone = 'UTC'; \
    SET quote_all_identifiers = off; SET xmlbinary = 'base64'; SET lc_monetary = 'C'; SET client_min_messages = 'notice'";

/// Sets all that decides how the server prints and resolves names, so that it is the same everywhere. One round trip.
///
/// # Errors
/// What the server or the connection says.
pub async fn session_defaults(client: &Client) -> Result<(), DbError> {
    Ok(client.batch_execute(SESSION_DEFAULTS).await?)
}

/// Whether this connection stays on one server process: `false` behind a proxy that hands every transaction to
/// another one, where session settings and advisory locks mean nothing. A proxy with a single idle process behind
/// it looks like a direct connection, unless its admin answer gives it away.
///
/// # Errors
/// What the server or the connection says.
pub async fn is_same_backend(client: &Client) -> Result<bool, DbError> {
    let mut seen = None;
    for _ in 0..4 {
        let messages = client
            .simple_query("SELECT pg_catalog.pg_backend_pid()")
            .await?;
        let pid = first_value(&messages);
        if seen.is_some() && seen != pid {
            return Ok(false);
        }
        seen = pid;
    }
    // A session setting has to be there in the next transaction; a proxy that resets between them loses it.
    client
        .batch_execute("SET lockstep.same_backend = 'yes'")
        .await?;
    let kept = client
        .simple_query("SELECT pg_catalog.current_setting('lockstep.same_backend', true)")
        .await?;
    Ok(first_value(&kept).as_deref() == Some("yes"))
}

/// The first row of an answer.
pub(crate) fn first_row(messages: &[SimpleQueryMessage]) -> Option<&SimpleQueryRow> {
    messages.iter().find_map(|message| {
        if let SimpleQueryMessage::Row(row) = message {
            Some(row)
        } else {
            None
        }
    })
}

fn first_value(messages: &[SimpleQueryMessage]) -> Option<String> {
    first_row(messages)?.try_get(0).ok()?.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for (number, shown, support) in [
            (90_624, "9.6", Support::TooOld),
            (130_009, "13.9", Support::TooOld),
            (140_000, "14.0", Support::Full),
            (150_018, "15.18", Support::Full),
            (180_006, "18.6", Support::Full),
            (190_000, "19.0", Support::Untested),
        ] {
            let version = ServerVersion::new(number);
            assert_eq!(
                (version.to_string().as_str(), version.support()),
                (shown, support)
            );
        }
    }
}
