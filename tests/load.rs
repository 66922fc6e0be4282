//! SQL files are loaded as psql would load them, and what cannot be loaded names its line.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; helpers are tests too"
)]

mod support;

use lockstep::scratch::{Loaded, ScratchError, load_file, load_sql};
use support::servers::{block_on, connect, fresh_database, newest, servers};
use tokio_postgres::Client;

async fn fresh() -> Client {
    connect(&fresh_database(newest().0)).await
}

async fn load(client: &Client, sql: &str) -> Result<Loaded, ScratchError> {
    load_sql(client, "dump.sql", sql).await
}

fn notes(loaded: &Loaded) -> Vec<String> {
    loaded
        .notes
        .iter()
        .map(|note| format!("{}: {}", note.line, note.text))
        .collect()
}

async fn number(client: &Client, sql: &str) -> i64 {
    client.query_one(sql, &[]).await.unwrap().get(0)
}

/// Loads SQL that must fail and gives the error's text.
fn error_of(sql: &str) -> String {
    block_on(async { load(&fresh().await, sql).await.unwrap_err().to_string() })
}

#[test]
fn everything_that_a_dump_holds() {
    let sql = r#"
\restrict AbC123
SET client_encoding = 'LATIN1';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE DATABASE shop WITH TEMPLATE = template0;
ALTER DATABASE shop OWNER TO shopkeeper;
\connect shop
CREATE TABLE public.items (id integer NOT NULL, label text DEFAULT 'a;b'::text, note text);
ALTER TABLE public.items OWNER TO "shop ""keeper";
COPY public.items (id, label, note) FROM stdin;
1	x;\t"y'	\N
2	é	\\.
\.
CREATE FUNCTION public.f() RETURNS integer LANGUAGE plpgsql AS $_$
begin
  return 1; -- '
end $_$;
CREATE FUNCTION public.g() RETURNS integer LANGUAGE sql
    BEGIN ATOMIC
 SELECT 1;
 SELECT CASE WHEN true THEN 2 ELSE 3 END;
END;
GRANT SELECT ON TABLE public.items TO auditor;
/* the end; /* nested */ */
\unrestrict AbC123
"#;
    for (major, _) in servers() {
        block_on(async {
            let client = connect(&fresh_database(major)).await;
            // Roles are the server's: other tests may have made these.
            client
                .batch_execute("drop role if exists auditor")
                .await
                .ok();
            let loaded = load(&client, sql).await.unwrap();
            let notes = notes(&loaded);
            assert_eq!(
                notes[0],
                "6: create database left out: everything is loaded into one database"
            );
            assert_eq!(
                notes[1],
                "7: alter database left out: everything is loaded into one database"
            );
            assert_eq!(
                notes[2],
                "8: \\connect left out: everything is loaded into one database"
            );
            assert_eq!(
                notes[3],
                "10: role shop \"keeper does not exist on the server: created without login"
            );
            assert_eq!(
                number(
                    &client,
                    "select count(*) from items where label in (E'x;\\t\"y''', 'é')"
                )
                .await,
                2
            );
            assert_eq!(
                number(&client, "select (f() + g())::int8").await,
                3,
                "search_path is back"
            );
            assert_eq!(loaded.roles_created, ["shop \"keeper", "auditor"]);
            client.batch_execute("drop owned by \"shop \"\"keeper\", auditor; drop role \"shop \"\"keeper\", auditor").await.unwrap();
        });
    }
}

#[test]
fn settings_of_other_versions_are_noted() {
    block_on(async {
        let client = fresh().await;
        let loaded = load(
            &client,
            "set no_such_setting_at_all = 1;\nset default_tablespace = fast;\ncreate table t ();",
        )
        .await
        .unwrap();
        assert_eq!(
            notes(&loaded),
            [
                "1: setting left out: unrecognized configuration parameter \"no_such_setting_at_all\"",
                "2: setting left out: invalid value for parameter \"default_tablespace\": \"fast\""
            ]
        );
        assert_eq!(number(&client, "select count(*) from t").await, 0);
    });
}

#[test]
fn a_transaction_of_the_file_is_kept_whole() {
    block_on(async {
        let client = fresh().await;
        let sql = "begin;\ncreate table t (a int);\nset no_such_setting = 1;\ninsert into t values (1);\ngrant select on t to missing_in_tx;\ncommit;\n";
        let loaded = load(&client, sql).await.unwrap();
        assert_eq!(number(&client, "select count(*) from t").await, 1);
        assert_eq!(loaded.notes.len(), 2, "{:?}", loaded.notes);
        client
            .batch_execute("drop table t; drop role missing_in_tx")
            .await
            .unwrap();
        let error = load(&client, "select 1;\nbegin;\ncreate table u ();")
            .await
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "dump.sql:2: the transaction that begins here is never committed"
        );
        client.batch_execute("rollback").await.unwrap();
        let error = load(&client, "begin;\ncreate table v ();\nselect 1/0;\ncommit;")
            .await
            .unwrap_err()
            .to_string();
        assert_eq!(error, "dump.sql:3: division by zero");
        client.batch_execute("rollback").await.unwrap();
        assert_eq!(
            number(
                &client,
                "select count(*) from pg_class where relname in ('u', 'v')"
            )
            .await,
            0
        );
    });
}

#[test]
fn errors_name_the_line_of_the_mistake() {
    assert_eq!(
        error_of("create table a (\n  id int,\n  éé nosuchtype\n);"),
        "dump.sql:3: type \"nosuchtype\" does not exist"
    );
    assert_eq!(
        error_of("\u{feff}-- x\n\nselect 1;\nselect 'a"),
        "dump.sql:4: this string never ends"
    );
    assert_eq!(
        error_of("select 1;\n\nalter table missing add a int;"),
        "dump.sql:3: relation \"missing\" does not exist"
    );
    assert!(
        error_of("create table t (a int);\ncopy t\nfrom stdin;\n1\n2\nx\n\\.\n")
            .starts_with("dump.sql:6: invalid input syntax")
    );
    assert_eq!(
        error_of("select 1;\n\\echo hello\n"),
        "dump.sql:2: \\echo is a command of psql, not SQL"
    );
    assert_eq!(
        error_of("\\c one\n\\c two\n"),
        "dump.sql:2: the file holds more than one database"
    );
    assert!(error_of("\ncreate extension no_such_extension;").starts_with("dump.sql:2: "));
}

#[test]
fn hostile_input_is_refused_and_the_server_survives() {
    let config = fresh_database(newest().0);
    block_on(async {
        let cases = [
            "select 1;\0",
            "create table p (a text); copy p from program 'touch /tmp/never';",
            "copy pg_class to stdout;",
            "copy nothing from stdin;\n1\n\\.\n",
            "create role \"a\"\"; drop\" nosuchoption;",
            ";;;; /*",
            "begin; savepoint a; select 1/0; rollback to a; commit;",
            "$$",
            "\\",
            "set role nobody_here; set session authorization nobody_else; select 1/0;",
        ];
        for sql in cases {
            assert!(load(&connect(&config).await, sql).await.is_err(), "{sql:?}");
        }
        let client = connect(&config).await;
        assert_eq!(
            number(&client, "select count(*) from p").await,
            0,
            "no program ran"
        );
        client
            .batch_execute("drop role if exists nobody_here, nobody_else")
            .await
            .unwrap();
    });
}

#[test]
fn no_password_in_errors() {
    let error = error_of("create role r login password 'geheim' nosuchoption;");
    assert!(!error.contains("geheim"), "{error}");
}

#[test]
fn files_that_are_not_sql_text() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.dump");
    block_on(async {
        let client = fresh().await;
        for (bytes, expected) in [
            (&b"PGDMP\x01\x0e"[..], ":1: this is an archive"),
            (b"select 1;\n'\xe9'", ":2: the file is not UTF-8"),
        ] {
            std::fs::write(&path, bytes).unwrap();
            let error = load_file(&client, &path).await.unwrap_err();
            assert!(
                error.to_string().contains(expected) && error.help().is_some(),
                "{error}"
            );
        }
        assert!(
            load_file(&client, &dir.path().join("none"))
                .await
                .unwrap_err()
                .to_string()
                .contains("cannot read")
        );
    });
}
