//! SQL that keeps a column in step with another, and that fills it for the rows that were there before.

use super::quote::{dollar_quoted, ident_as_printed, literal, qname};
use crate::ddl::{Sync, SyncPart};
use crate::model::TypeName;

/// Blocks of the table (8 kB each, as a rule) whose rows one transaction of a backfill changes.
const BLOCKS: u32 = 128;

/// One of its statements.
pub fn statement(sync: &Sync, part: SyncPart) -> String {
    let function = qname(&sync.table.sibling(sync.function.clone()));
    let trigger = ident_as_printed(sync.trigger.as_str());
    let table = qname(&sync.table);
    match part {
        SyncPart::Function => format!(
            "CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS {}",
            dollar_quoted(&body(sync.columns.from.as_str(), sync.columns.to.as_str()))
        ),
        SyncPart::Trigger => format!(
            "CREATE OR REPLACE TRIGGER {trigger} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
        ),
        SyncPart::DropTrigger => format!("DROP TRIGGER IF EXISTS {trigger} ON {table}"),
        SyncPart::DropFunction => format!("DROP FUNCTION IF EXISTS {function}()"),
    }
}

/// The function's body, as `pg_proc.prosrc` keeps it. An assignment in PL/pgSQL converts by the types' own text
/// (manual, 43.5.1): it needs no cast, and what else is named is of `pg_catalog`, so no `search_path` matters.
///
/// A value that a client gives the follower itself, by position as a rule, would be lost: it is refused where it is
/// not what the other says. The follower has no DEFAULT, and in an INSERT every field of OLD is NULL.
pub fn body(from: &str, to: &str) -> String {
    let message = literal(&format!(
        "column {follower} follows {leader} and was given another value: name the columns of INSERT and COPY, or write to {leader}",
        follower = ident_as_printed(to),
        leader = ident_as_printed(from),
    ));
    let (to, from) = (ident_as_printed(to), ident_as_printed(from));
    let differs = |a: &str, b: &str| {
        format!("({a}::pg_catalog.text OPERATOR(pg_catalog.<>) {b}::pg_catalog.text) IS NOT FALSE")
    };
    format!(
        "
BEGIN
  IF NEW.{to} IS NOT NULL AND {apart}
    AND {given} THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = {message};
  END IF;
  NEW.{to} := NEW.{from};
  RETURN NEW;
END
",
        apart = differs(&format!("NEW.{to}"), &format!("NEW.{from}")),
        given = differs(&format!("NEW.{to}"), &format!("OLD.{to}")),
    )
}

/// What a backfill calls its session while it goes on: this, the blocks done, ` of `, the blocks there were.
pub const PROGRESS: &str = "lockstep: block ";

/// The same in the rounds after the first, which are for rows that others hold.
pub const HELD: &str = "lockstep: held rows, block ";

/// The line that ends each transaction of a backfill.
pub const COMMIT: &str = "      COMMIT;\n";

/// A DO block that commits as it goes. Rows that others have locked are left for the next round, so nothing is
/// waited for while rows are locked; what others write meanwhile, the trigger fills. Run again it goes on with
/// what is missing. The statistics are there before the column is asked for. A variable's name is no column's: columns
/// may be called `name` or `round`, and PL/pgSQL takes neither for the other.
pub fn backfill(sync: &Sync, data_type: &TypeName, done: &str) -> String {
    let table = qname(&sync.table);
    let from = ident_as_printed(sync.columns.from.as_str());
    let to = ident_as_printed(sync.columns.to.as_str());
    let missing = format!("{to} IS NULL AND {from} IS NOT NULL");
    let body = format!(
        "
DECLARE
  __lockstep_block bigint;
  __lockstep_blocks bigint;
  __lockstep_round text := '{PROGRESS}%s of %s';
  __lockstep_name text := pg_catalog.current_setting('application_name');
BEGIN
  LOOP
    __lockstep_block := 0;
    __lockstep_blocks := pg_catalog.pg_relation_size({relation}) / pg_catalog.current_setting('block_size')::bigint;
    WHILE __lockstep_block < __lockstep_blocks LOOP
      UPDATE {table} SET {to} = {from}::text::{data_type}
      WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM {table}
        WHERE ctid >= pg_catalog.format('(%s,0)', __lockstep_block)::tid
          AND ctid < pg_catalog.format('(%s,0)', __lockstep_block + {BLOCKS})::tid
          AND {missing}
        FOR NO KEY UPDATE SKIP LOCKED));
{COMMIT}      __lockstep_block := __lockstep_block + {BLOCKS};
      PERFORM pg_catalog.set_config('application_name', pg_catalog.format(__lockstep_round, LEAST(__lockstep_block, __lockstep_blocks), __lockstep_blocks), false);
    END LOOP;
    EXIT WHEN NOT EXISTS (SELECT FROM {table} WHERE {missing});
    __lockstep_round := '{HELD}%s of %s';
    PERFORM pg_catalog.pg_sleep(0.1);
  END LOOP;
  PERFORM pg_catalog.set_config('application_name', __lockstep_name, false);
  ANALYZE {table} ({to});
  COMMENT ON COLUMN {table}.{to} IS {comment};
END
",
        relation = literal(&table),
        comment = literal(done),
    );
    format!("DO {}", dollar_quoted(&body))
}

/// Is it a block that commits by itself?
pub fn commits(sql: &str) -> bool {
    sql.starts_with("DO ") && sql.contains(COMMIT)
}

/// A backfill as one transaction, its commits left out: what it locks all the way is seen together.
pub fn in_one_transaction(sql: &str) -> Option<String> {
    commits(sql).then(|| sql.replace(COMMIT, ""))
}
