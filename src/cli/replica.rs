//! A scratch database with the schema of the live one: for proofs, and for servers that cannot be asked how they print
//! a declaration.
//!
//! The schema comes by pg_dump, which reads only; or from the SQL that is the live side already.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::model::{Live, QName};
use crate::pg::connect::{Purpose, Settings, connect};
use crate::render::{quote, schema};
use crate::scratch::Search;

use super::args::Scratch;
use super::failure::Failure;
use super::host::{Host, Sql};

/// The database, and what is to be said of it.
pub(crate) struct Replica {
    pub(crate) host: Host,
    /// Where the schema came from, in words.
    pub(crate) source: String,
    /// What was not loaded as it stands.
    pub(crate) notes: Vec<String>,
    pub(crate) completeness: Completeness,
    /// Relations that are there as tables of their own, and in the live database belong together: no statement that the model
    /// knows attaches one to the other.
    pub(crate) apart: BTreeSet<QName>,
    /// Who walks through the plan there: the owner of the objects.
    pub(crate) owner: Settings,
}

/// Is everything there that the live schema has?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Completeness {
    Whole,
    /// The notes say what is not.
    Part,
}

/// Why there is none.
pub(crate) enum NoReplica {
    /// In words, a fragment: this way is not open here.
    Cannot(String),
    /// Everything else.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for NoReplica {
    fn from(error: E) -> NoReplica {
        NoReplica::Failed(error.into())
    }
}

/// A replica of the database that `settings` lead to, on a server of the same major.
pub(crate) async fn of_database(
    settings: &Settings,
    scratch: &Scratch,
    major: u32,
    name: &str,
) -> Result<Replica, NoReplica> {
    let program = pg_dump(scratch, major).ok_or_else(|| {
        NoReplica::Cannot(format!("no pg_dump of version {major} or newer is found"))
    })?;
    let host = Host::open(scratch, name, Some(major)).await?;
    let spaces = if host.make_tablespaces(&tablespaces(settings).await?).await? {
        Tablespaces::Kept
    } else {
        Tablespaces::Left
    };
    let text = dump(settings, &program, spaces)
        .await
        .map_err(NoReplica::Cannot)?;
    let loaded = host.load(&Sql::Dump(&text)).await?;
    Ok(Replica {
        owner: host.guarded_settings(),
        host,
        source: "pg_dump of the live database".to_owned(),
        completeness: Completeness::Whole,
        apart: BTreeSet::new(),
        // What the dump says to its own session is nothing of the schema.
        notes: loaded
            .notes
            .into_iter()
            .map(|n| n.text)
            .filter(|text| !text.starts_with("setting left out"))
            .collect(),
    })
}

/// A second database of the SQL that is the live side, on a server of the major that the plan is for.
pub(crate) async fn of_file(
    path: &Path,
    scratch: &Scratch,
    major: u32,
) -> Result<Replica, NoReplica> {
    let host = Host::open(scratch, "proof", Some(major)).await?;
    let loaded = host.load(&Sql::File(path)).await?;
    Ok(Replica {
        owner: host.settings(),
        host,
        source: "the SQL of --live-sql".to_owned(),
        completeness: Completeness::Whole,
        apart: BTreeSet::new(),
        notes: loaded.notes.into_iter().map(|n| n.text).collect(),
    })
}

/// A replica made from what was read of the catalog, where pg_dump cannot be had (`why`): objects that the model does not
/// hold are missing, and named where something needs them.
pub(crate) async fn of_model(
    live: &Live,
    scratch: &Scratch,
    why: &str,
) -> Result<Replica, NoReplica> {
    let host = Host::open(scratch, "proof", Some(live.version_num / 10_000)).await?;
    let connection = host.connect(Purpose::Change).await?;
    let schemas = live
        .schemas
        .iter()
        .filter(|s| s.as_str() != "public")
        .map(|s| format!("CREATE SCHEMA {}", quote::ident(s)));
    let all = schemas.chain(schema::statements(&live.catalog, live.version_num));
    let mut notes = Vec::new();
    for sql in std::iter::once("SET check_function_bodies = off".to_owned()).chain(all) {
        if let Err(error) = connection.client().batch_execute(&sql).await {
            let start: String = sql.chars().take(70).collect();
            notes.push(format!("`{start}`: {}", connection.explain(&error)));
        }
    }
    let completeness = if notes.is_empty() && live.unmodelled.is_empty() {
        Completeness::Whole
    } else {
        Completeness::Part
    };
    let apart: BTreeSet<QName> = live
        .children
        .iter()
        .flat_map(|(parent, children)| std::iter::once(parent).chain(children))
        .cloned()
        .collect();
    if let Some(first) = apart.first() {
        let more = match apart.len() {
            1 => String::new(),
            n => format!(" and {} more", n - 1),
        };
        notes.push(format!(
            "partitioned tables, partitions and children by INHERITS are tables of their own there: {first}{more}"
        ));
    }
    Ok(Replica {
        owner: host.settings(),
        host,
        source: format!("the catalog as it was read ({why})"),
        completeness,
        apart,
        notes,
    })
}

/// The names of the tablespaces that somebody made.
async fn tablespaces(settings: &Settings) -> Result<Vec<String>, Failure> {
    let connection = connect(settings, Purpose::Read).await?;
    let sql =
        "SELECT spcname::text FROM pg_catalog.pg_tablespace WHERE spcname !~ '^pg_' ORDER BY 1";
    let rows = connection.client().query(sql, &[]).await;
    let rows = rows.map_err(|e| Failure::server(connection.explain(&e).to_string()))?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Whether a dump says where objects are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tablespaces {
    Kept,
    Left,
}

/// The schema of a database by pg_dump; an error is a fragment in words.
async fn dump(
    settings: &Settings,
    program: &Path,
    tablespaces: Tablespaces,
) -> Result<String, String> {
    let mut command = settings.command(program);
    if tablespaces == Tablespaces::Left {
        command.arg("--no-tablespaces");
    }
    command
        .args(["--schema-only", "--no-password", "--no-owner"])
        .args(["--no-privileges"])
        .args(["--no-publications", "--no-subscriptions"])
        .args(["--encoding=UTF8"])
        .stdin(Stdio::null());
    let output = tokio::task::spawn_blocking(move || command.output())
        .await
        .map_err(|_| "pg_dump was interrupted".to_owned())?
        .map_err(|error| format!("pg_dump does not run: {error}"))?;
    if !output.status.success() {
        let said = settings.scrub(&String::from_utf8_lossy(&output.stderr));
        return Err(format!("pg_dump failed: {}", said.trim()));
    }
    String::from_utf8(output.stdout).map_err(|_| "pg_dump did not print UTF-8".to_owned())
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
