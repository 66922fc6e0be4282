//! A dump is loaded by a role that may do nothing outside of its database: the SQL was written by a server (pg_dump), but the
//! functions in it by anybody, and a server runs functions while it loads a schema (ATTACH PARTITION folds the CHECKs of
//! the partition). The role logs in by itself: from SET ROLE a function finds the way back.
//!
//! What only a superuser may make is made by one in a session beside, by a list of kinds of statements that run nothing of
//! a user's; nothing else is ever tried there.

use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::error::ScratchError;
use super::server::quoted;

/// The role without rights that owns what a dump makes.
pub const GUARDED: &str = "lockstep_guarded";

/// Makes the role, and gives it the database that `superuser` is connected to.
///
/// # Errors
/// [`ScratchError::Server`] when the server refuses.
pub async fn make_guarded_role(superuser: &Client) -> Result<(), ScratchError> {
    let role = quoted(GUARDED);
    let sql = format!(
        "do $$ begin create role {role} login; exception when duplicate_object then null; end $$; \
         alter schema public owner to {role}; \
         do $$ begin execute pg_catalog.format('alter database %I owner to {role}', pg_catalog.current_database()); end $$"
    );
    superuser
        .batch_execute(&sql)
        .await
        .map_err(ScratchError::server(format!("cannot make role {GUARDED}")))
}

/// The session beside that makes what only a superuser may.
pub(super) struct Superuser<'a>(&'a Client);

impl<'a> Superuser<'a> {
    /// Readies the session: names are written whole in a dump, and bodies of functions may name what comes later.
    pub(super) async fn new(client: &'a Client) -> Result<Superuser<'a>, tokio_postgres::Error> {
        let sql = "set client_encoding = 'UTF8'; set lc_messages = 'C'; set search_path = ''; \
                   set check_function_bodies = off";
        client.batch_execute(sql).await?;
        Ok(Superuser(client))
    }

    /// Is this what the role may not do, and a superuser may without danger?
    pub(super) fn serves(&self, words: &[String], error: &tokio_postgres::Error) -> bool {
        error.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE) && runs_nothing(words)
    }

    /// Runs one statement, and hands the role what it makes as far as it needs it.
    pub(super) async fn run(&self, statement: &str) -> Result<(), tokio_postgres::Error> {
        // Not the simple protocol: exactly one statement, whatever the text holds.
        self.0.execute(statement, &[]).await?;
        self.0.batch_execute(&hand_over()).await
    }

    /// Makes a role that the dump names.
    pub(super) async fn create_role(&self, name: &str) -> Result<(), tokio_postgres::Error> {
        let sql = format!("create role {} nologin", quoted(name));
        self.0.batch_execute(&sql).await
    }
}

/// Statements that make or describe something, and for which the server evaluates nothing of a user's.
fn runs_nothing(words: &[String]) -> bool {
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|w| !matches!(*w, "or" | "replace" | "trusted" | "procedural"))
        .collect();
    matches!(
        words.as_slice(),
        ["comment", "on", ..]
            | [
                "create",
                "extension"
                    | "function"
                    | "procedure"
                    | "aggregate"
                    | "language"
                    | "server"
                    | "type"
                    | "cast"
                    | "transform",
                ..
            ]
            | ["create", "event", "trigger", ..]
            | ["create", "foreign", "data", "wrapper", ..]
            | ["create", "operator", "class" | "family", ..]
            | ["create", "access", "method", ..]
            | ["create", "text", "search", "parser" | "template", ..]
            | ["create", "user", "mapping", ..]
            | ["alter", "event", "trigger", ..]
            | ["alter", "operator", "family", ..]
    )
}

/// What an extension brings may be used and referred to; and no function of the dump keeps a superuser's rights.
fn hand_over() -> String {
    let role = quoted(GUARDED);
    format!(
        "do $$ declare sql text; begin
           for sql in
             select pg_catalog.format('grant usage on foreign data wrapper %I to {role}', fdwname)
               from pg_catalog.pg_foreign_data_wrapper
             union all
             select pg_catalog.format('grant usage on foreign server %I to {role}', srvname)
               from pg_catalog.pg_foreign_server
             union all
             select pg_catalog.format('grant usage, create on schema %I to {role}', nspname)
               from pg_catalog.pg_namespace
              where nspname !~ '^pg_' and nspname <> 'information_schema'
             union all
             select pg_catalog.format('grant select, references, trigger on table %I.%I to {role}', nspname, relname)
               from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = relnamespace
              where relkind in ('r', 'p', 'v', 'm', 'f') and nspname !~ '^pg_' and nspname <> 'information_schema'
                and pg_catalog.pg_get_userbyid(relowner) = current_user
             union all
             select pg_catalog.format('alter routine %s owner to {role}', p.oid::pg_catalog.regprocedure)
               from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = pronamespace
              where prosecdef and nspname !~ '^pg_' and nspname <> 'information_schema'
                and pg_catalog.pg_get_userbyid(proowner) = current_user
                and not exists (select from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
           loop
             execute sql;
           end loop;
         end $$"
    )
}

#[cfg(test)]
mod tests {
    use super::runs_nothing;

    #[test]
    fn only_what_runs_nothing_of_a_users_is_done_by_a_superuser() {
        let runs = |text: &str| {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            !runs_nothing(&words)
        };
        for text in [
            "create extension if not exists pg_trgm",
            "create or replace function f",
            "create or replace trusted procedural language plperl",
            "comment on extension pg_trgm",
            "create operator class c",
        ] {
            assert!(!runs(text), "{text}");
        }
        for text in [
            "alter table only p attach partition q",
            "create table t",
            "create operator public.+",
            "create index i",
            "do",
            "select f",
            "create trigger t",
            "create materialized view v",
            "create foreign table t",
            "",
        ] {
            assert!(runs(text), "{text}");
        }
    }
}
