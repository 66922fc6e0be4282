//! What concurrent index builds leave behind, and what they wait for.
//!
//! An interrupted build leaves an INVALID index, over which `IF NOT EXISTS` would succeed and do
//! nothing. It is dropped only when its definition is the one that is about to be built.

use std::time::{Duration, Instant};

use tokio_postgres::Client;

use super::batch::Broke;
use super::error::Fault;
use super::progress::Event;
use super::run::Engine;
use super::session::{number, rows, text};
use super::stopped::{Aftermath, Cause};
use super::target::Target;
use super::watch::{self, Blocker};
use crate::plan::condition::Condition;
use crate::plan::file::{BatchFile, ClassFile};
use crate::render::quote::{ident_as_printed, literal};
use crate::render::tokens;

/// What stands where the index is to be built.
pub(super) enum Place {
    /// Nothing.
    Free,
    /// The index itself, valid.
    Built,
}

/// An index that a statement builds: schema, name, definition as the server prints it.
pub(super) struct Wanted<'a> {
    schema: &'a str,
    name: &'a str,
    definition: &'a str,
}

/// Is it one of the statements that wait for other transactions to end?
pub(super) fn is_concurrent(sql: &str) -> bool {
    after_concurrently(sql).is_some() || sql.starts_with("DROP INDEX CONCURRENTLY ")
}

fn after_concurrently(sql: &str) -> Option<&str> {
    sql.strip_prefix("CREATE INDEX CONCURRENTLY ")
        .or_else(|| sql.strip_prefix("CREATE UNIQUE INDEX CONCURRENTLY "))
}

/// The index that `sql` builds concurrently, as the done-test describes it.
pub(super) fn wanted<'a>(sql: &str, done: &'a Condition) -> Option<Wanted<'a>> {
    let rest = after_concurrently(sql)?;
    let rest = rest.strip_prefix("IF NOT EXISTS ").unwrap_or(rest);
    find(rest, done)
}

fn find<'a>(rest: &str, done: &'a Condition) -> Option<Wanted<'a>> {
    match done {
        Condition::All(list) | Condition::Any(list) => list.iter().find_map(|c| find(rest, c)),
        Condition::Index {
            schema,
            name,
            definition: Some(definition),
            ..
        } => rest
            .strip_prefix(&ident_as_printed(name))
            .is_some_and(|r| r.starts_with(" ON "))
            .then_some(Wanted {
                schema,
                name,
                definition,
            }),
        Condition::Index { .. }
        | Condition::Not(_)
        | Condition::Extension { .. }
        | Condition::Enum { .. }
        | Condition::EnumValue { .. }
        | Condition::EnumValues { .. }
        | Condition::Constraint { .. }
        | Condition::NotNull { .. }
        | Condition::Default { .. }
        | Condition::ColumnType { .. }
        | Condition::Tablespace { .. }
        | Condition::Attached { .. }
        | Condition::Sync { .. }
        | Condition::Comment { .. } => None,
    }
}

impl Wanted<'_> {
    fn printed(&self) -> String {
        format!(
            "{}.{}",
            ident_as_printed(self.schema),
            ident_as_printed(self.name)
        )
    }
}

/// The index that a failed statement may have left INVALID.
pub(super) fn may_be_left(sql: &str, done: &Condition) -> Option<String> {
    wanted(sql, done).map(|w| w.printed()).or_else(|| {
        sql.strip_prefix("DROP INDEX CONCURRENTLY ")
            .map(|r| r.strip_prefix("IF EXISTS ").unwrap_or(r).to_owned())
    })
}

/// Is there an index of that name, as printed, after a build that failed? Where that cannot be asked there may be one.
pub(super) async fn is_there(client: &Client, printed: &str) -> bool {
    let sql = "SELECT n.nspname, c.relname FROM pg_catalog.pg_index i \
        JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid";
    let Ok(found) = rows(client, sql).await else {
        return true;
    };
    found.iter().any(|row| {
        let name = |at| text(row, at).map(|t| ident_as_printed(&t));
        name(0)
            .zip(name(1))
            .is_some_and(|(schema, name)| printed == format!("{schema}.{name}"))
    })
}

impl<T: Target> Engine<'_, T> {
    /// Before a concurrent build: clears what an interrupted one has left.
    pub(super) async fn make_room(
        &self,
        batch: &BatchFile,
        sql: &str,
        start: Instant,
    ) -> Result<Place, Broke> {
        let Some(index) = wanted(sql, &batch.done) else {
            return Ok(Place::Free);
        };
        let stop = |cause| Broke::Stop {
            cause,
            statement: Some(sql.to_owned()),
            aftermath: Aftermath::NotStarted,
        };
        let look = format!(
            "SELECT i.indisvalid, pg_catalog.pg_get_indexdef(i.indexrelid), \
             coalesce((SELECT p.pid FROM pg_catalog.pg_stat_progress_create_index p \
               WHERE p.index_relid = i.indexrelid AND p.pid <> {} LIMIT 1), 0) \
             FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             WHERE n.nspname = {} AND c.relname = {}",
            self.session.facts.pid,
            literal(index.schema),
            literal(index.name)
        );
        loop {
            let found = rows(&self.session.ddl, &look).await.map_err(Broke::from)?;
            let Some(row) = found.first() else {
                return Ok(Place::Free);
            };
            let valid = text(row, 0).as_deref() == Some("t");
            let live = text(row, 1).unwrap_or_default();
            let builder: i32 = number(row, 2);
            let printed = live.replace(" ON ONLY ", " ON ");
            if !tokens::spellings(&index.definition.replace(" ON ONLY ", " ON ")).contains(&printed)
            {
                return Err(stop(Cause::OtherIndex {
                    index: index.printed(),
                    live,
                    planned: index.definition.to_owned(),
                }));
            }
            if valid {
                return Ok(Place::Built);
            }
            if builder == 0 {
                break;
            }
            let waited = start.elapsed();
            if waited >= self.options.lock_wait || self.options.stopping() {
                return Err(stop(Cause::BeingBuilt {
                    index: index.printed(),
                    pid: builder,
                }));
            }
            self.reporter.report(&Event::WaitingOutside {
                blockers: vec![Blocker {
                    pid: builder,
                    gid: None,
                    role: None,
                    application: None,
                    state: Some(format!("building index {}", index.printed())),
                    age: None,
                    mode: None,
                    relation: None,
                    query: None,
                }],
                waited,
            });
            self.options.pause(Duration::from_millis(500)).await;
        }
        self.reporter
            .report(&Event::DroppingInvalidIndex(index.printed()));
        let drop = format!("DROP INDEX CONCURRENTLY IF EXISTS {}", index.printed());
        let (result, _) = self.watched(&drop, (ClassFile::WeakLong, &[]), 0).await;
        match result {
            Ok(()) => Ok(Place::Free),
            Err(Fault::Lost(why)) => Err(Broke::Lost(why)),
            Err(Fault::Server(error)) => Err(Broke::Stop {
                cause: if self.options.stopping() {
                    Cause::Interrupted
                } else {
                    Cause::Server(error)
                },
                statement: Some(drop),
                aftermath: Aftermath::InvalidIndex(index.printed()),
            }),
        }
    }

    /// Before a statement that waits for the snapshots of others: says whose.
    pub(super) async fn announce_snapshots(&self) {
        let old = watch::snapshots(
            &self.session.watch,
            self.session.facts.pid,
            self.options.old_transaction,
            self.options.queries,
        )
        .await
        .unwrap_or_default();
        if !old.is_empty() {
            self.reporter.report(&Event::OldSnapshots(old));
        }
    }
}
