//! A scratch database with the live schema, for a server that cannot be asked how it prints a declaration.
//!
//! The schema comes by pg_dump, which reads only.

use std::path::PathBuf;
use std::process::Stdio;

use crate::pg::connect::{Connection, Purpose};
use crate::scratch::Search;

use super::args::Scratch;
use super::failure::Failure;
use super::host::{Host, Sql};
use super::output::Printer;
use super::side::Side;

/// A connection to the stand-in, and the database that has to live as long.
pub(crate) struct StandIn {
    pub(crate) connection: Connection,
    _host: Host,
}

/// Makes one; `reason` is why it is needed.
pub(crate) async fn stand_in(
    side: &Side,
    scratch: &Scratch,
    reason: &str,
    printer: &Printer,
) -> Result<StandIn, Failure> {
    let version = side.connection.version();
    let major = version.major();
    let help = || {
        format!(
            "on a machine with the programs of PostgreSQL {major}: pg_dump --schema-only -d {} > live.sql, then plan with --live-sql live.sql",
            side.settings.database()
        )
    };
    let fail = |what: String| Failure::Server {
        message: format!("cannot have the server print the declared expressions: {reason}; {what}"),
        help: Some(help()),
    };
    let program = pg_dump(scratch, major).ok_or_else(|| {
        fail(format!(
            "and no pg_dump of version {major} or newer is found"
        ))
    })?;
    printer.note(&format!(
        "{reason}: the declared expressions are printed by a scratch server with the same schema"
    ));
    let mut command = side.settings.command(&program);
    command
        .args(["--schema-only", "--no-password", "--no-owner"])
        .args(["--no-privileges", "--no-tablespaces"])
        .args(["--no-publications", "--no-subscriptions"])
        .stdin(Stdio::null());
    let output = tokio::task::spawn_blocking(move || command.output())
        .await
        .map_err(|_| fail("and pg_dump was interrupted".to_owned()))?
        .map_err(|error| fail(format!("and pg_dump does not run: {error}")))?;
    if !output.status.success() {
        let said = side
            .settings
            .scrub(&String::from_utf8_lossy(&output.stderr));
        return Err(fail(format!("and pg_dump failed: {}", said.trim())));
    }
    let text = String::from_utf8(output.stdout)
        .map_err(|_| fail("and pg_dump did not print UTF-8".to_owned()))?;
    let host = Host::open(scratch, "stand_in", Some(major)).await?;
    let connection = host.connect(Purpose::Change).await?;
    if connection.version().major() != major {
        return Err(fail(format!(
            "and the scratch server is PostgreSQL {}, which prints expressions in its own way",
            connection.version().major()
        )));
    }
    let name = "the dump of the live schema";
    host.load(&Sql::Text { name, text: &text }).await?;
    Ok(StandIn {
        connection,
        _host: host,
    })
}

/// A pg_dump that can read a server of that major: the oldest of them.
fn pg_dump(scratch: &Scratch, major: u32) -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = Vec::new();
    let everywhere = Search::from_environment(None);
    let named = scratch
        .scratch_bin
        .as_deref()
        .map(|dir| Search::from_environment(Some(dir)));
    for search in named.into_iter().chain([everywhere]) {
        let all = search.all().unwrap_or_default();
        found.extend(
            all.into_iter()
                .filter(|b| b.major >= major)
                .filter_map(|b| Some((b.major, b.pg_dump?))),
        );
    }
    found.sort_by_key(|(version, _)| *version);
    found.into_iter().next().map(|(_, path)| path)
}
