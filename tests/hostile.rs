//! Databases that are set up against everybody: settings of the database and of the role, encodings other than
//! UTF-8, event triggers. What is planned and done there is the same as anywhere.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::path::{Path, PathBuf};

use tokio_postgres::Config;

mod support;
mod support_plan;

use support::servers::{block_on, connect, fresh_database, server, servers};
use support_plan::{Ran, catalog, difference, lockstep, psql, url};

/// Settings that change how SQL is read, run or printed. `default_transaction_read_only` is refused by name, and has a
/// test of its own.
const SETTINGS: &[(&str, &str)] = &[
    ("search_path", "evil, public, pg_catalog"),
    ("standard_conforming_strings", "off"),
    ("escape_string_warning", "off"),
    ("backslash_quote", "on"),
    ("quote_all_identifiers", "on"),
    ("DateStyle", "'SQL, DMY'"),
    ("IntervalStyle", "sql_standard"),
    ("TimeZone", "'Asia/Kathmandu'"),
    ("bytea_output", "escape"),
    ("extra_float_digits", "-15"),
    ("xmloption", "document"),
    ("transform_null_equals", "on"),
    ("array_nulls", "off"),
    ("default_transaction_isolation", "serializable"),
    ("default_transaction_deferrable", "on"),
    ("check_function_bodies", "off"),
    ("client_encoding", "LATIN1"),
    ("client_min_messages", "debug1"),
    ("lock_timeout", "1"),
    ("statement_timeout", "5000"),
    ("idle_in_transaction_session_timeout", "2000"),
    ("row_security", "off"),
    ("session_replication_role", "replica"),
    ("default_tablespace", "attic"),
    ("temp_tablespaces", "attic"),
    ("default_table_access_method", "heap"),
    ("enable_seqscan", "off"),
    ("lc_messages", "'C'"),
];

/// Functions and an operator that take the place of the system's for whoever has `evil` in front.
const EVIL: &str = "CREATE SCHEMA evil;
CREATE FUNCTION evil.pg_get_constraintdef(oid) RETURNS text LANGUAGE sql AS $$ SELECT 'evil' $$;
CREATE FUNCTION evil.format_type(oid, int) RETURNS text LANGUAGE sql AS $$ SELECT 'evil' $$;
CREATE FUNCTION evil.same(name, text) RETURNS bool LANGUAGE sql AS $$ SELECT false $$;
CREATE OPERATOR evil.= (LEFTARG = name, RIGHTARG = text, FUNCTION = evil.same);
CREATE TABLE evil.pg_class (oid oid, relname name);
CREATE VIEW evil.pg_constraint AS SELECT 1 AS oid;
";

const BEFORE: &str = "
CREATE TABLE public.beds (id int NOT NULL, kind text DEFAULT 'a\\b', since interval DEFAULT '1 day', day date DEFAULT '2024-02-01');
CREATE TABLE public.plants (id int CONSTRAINT plants_pkey PRIMARY KEY, bed int, name text, seen timestamptz, code bytea,
  CONSTRAINT old CHECK (name <> E'\\\\'), CONSTRAINT gone UNIQUE (name));
COMMENT ON TABLE public.plants IS E'back\\\\slash and quote ''';
CREATE INDEX kept ON public.plants (name) WHERE seen > '2024-02-01 00:00:00+00';
INSERT INTO public.beds VALUES (1);
INSERT INTO public.plants VALUES (1, 1, 'rose', now(), 'x');
";

const SCHEMA: &str = r"tables:
  beds:
    primary_key: { name: beds_pkey, columns: [id] }
    columns:
      kind: { default: 'E''c\\d''', not_null: true, comment: 'back\slash, it''s ENCODED' }
      day: { default: date '2025-03-04' }
      since: { default: interval '2 days 03:04:05' }
  plants:
    foreign_keys: { in_bed: { columns: [bed], references: beds (id) } }
    checks:
      old: name <> E'\\x'
      recent: seen > timestamptz '2020-01-02 03:04:05+00'
      encoded: name <> 'ENCODED'
      bytes: code <> '\xff'
    indexes:
      by_name: { columns: [lower(name)], where: name <> 'ENCODED' }
    absent: { unique: [gone] }
";

struct Bench {
    major: u32,
    database: Config,
    url: String,
    folder: tempfile::TempDir,
}

impl Bench {
    /// As the test's own role, which nothing is set against.
    fn sql(&self, sql: &str) {
        block_on(async {
            let client = connect(&self.database).await;
            for statement in sql.split(";\n").filter(|s| !s.trim().is_empty()) {
                if let Err(e) = client.batch_execute(statement).await {
                    panic!("{statement}: {e:?}");
                }
            }
        });
    }

    fn path(&self, what: &str) -> PathBuf {
        self.folder.path().join(what)
    }

    fn run(&self, command: &[&str]) -> Ran {
        let mut all = command.to_vec();
        all.extend(["--database-url", &self.url]);
        Ran::of(&mut lockstep(&all))
    }

    fn plan(&self, schema: &Path, name: &str) -> Ran {
        let (schema, plans) = (
            schema.display().to_string(),
            self.path("plans").display().to_string(),
        );
        let arguments = [
            "plan",
            "--no-prove",
            "--schema",
            &schema,
            "--plans",
            &plans,
            "--name",
            name,
        ];
        self.run(&arguments)
    }
}

/// The bench in a database with this encoding, on a server that has the tablespace `attic`.
fn bench(major: u32, encoding: Option<&str>) -> Bench {
    let mut database = fresh_database(major);
    block_on(async {
        let client = connect(&database).await;
        client
            .batch_execute("SET allow_in_place_tablespaces = on")
            .await
            .unwrap();
        // The tests of one binary share the server.
        let _ = client
            .batch_execute("CREATE TABLESPACE attic LOCATION ''")
            .await;
    });
    if let Some(encoding) = encoding {
        let name = format!(
            "{}_{}",
            database.get_dbname().unwrap(),
            encoding.to_lowercase()
        );
        block_on(async {
            let client = connect(&database).await;
            let sql = format!(
                "CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0"
            );
            client.batch_execute(&sql).await.unwrap();
        });
        database.dbname(&name);
    }
    let _ = server(major);
    Bench {
        major,
        url: url(&database),
        database,
        folder: tempfile::tempdir().unwrap(),
    }
}

impl Bench {
    /// Sets everything against whoever connects to the database.
    fn hostile(&self) {
        let name = self.database.get_dbname().unwrap().to_owned();
        self.sql(EVIL);
        for (setting, value) in SETTINGS {
            self.sql(&format!("ALTER DATABASE {name} SET {setting} = {value}"));
        }
        // Of the role in this database alone: stronger than the database's own.
        self.sql(&format!(
            "ALTER ROLE CURRENT_USER IN DATABASE {name} SET search_path = evil, public, pg_catalog"
        ));
    }

    /// The text of the catalog, read by a session that undoes the settings.
    fn catalog(&self) -> String {
        let mut quiet = self.database.clone();
        quiet.options(
            "-c search_path=public -c standard_conforming_strings=on -c quote_all_identifiers=off \
             -c DateStyle=ISO -c IntervalStyle=postgres -c TimeZone=UTC -c client_min_messages=notice \
             -c lock_timeout=0 -c bytea_output=hex",
        );
        catalog(&quiet)
    }

    /// Import, plan, apply, rollback, psql: there and back.
    fn there_and_back(&self, word: &str, what: &str) {
        let what = format!("{what} on {}", self.major);
        let imported = self.path("imported").display().to_string();
        self.run(&["import", "--out", &imported]).ok(&what).unwrap();
        let empty = self.plan(Path::new(&imported), "empty").ok(&what).unwrap();
        assert_eq!(empty.out, "", "{what}: {}", empty.err);
        let before = self.catalog();

        let schema = self.path("schema.yaml");
        std::fs::write(&schema, SCHEMA.replace("ENCODED", word)).unwrap();
        self.plan(&schema, "p").ok(&what).unwrap();
        let plan = self.path("plans/p");
        let path = plan.display().to_string();
        self.run(&["preflight", &path]).ok(&what).unwrap();
        self.run(&["apply", &path]).ok(&what).unwrap();
        let after = self.catalog();
        let again = self.plan(&schema, "again").ok(&what).unwrap();
        assert_eq!(again.out, "", "{what}: {}", again.err);
        self.run(&["verify", &path]).ok(&what).unwrap();
        self.run(&["drift", "--schema", &schema.display().to_string()])
            .ok(&what)
            .unwrap();
        self.run(&["rollback", &path, "--yes"]).ok(&what).unwrap();
        difference(&what, &before, &self.catalog()).unwrap();

        psql(&self.database, &[plan.join("forward.sql")]).unwrap();
        difference(&format!("{what}, by psql"), &after, &self.catalog()).unwrap();
        psql(&self.database, &[plan.join("rollback.sql")]).unwrap();
        difference(&format!("{what}, back by psql"), &before, &self.catalog()).unwrap();
    }
}

fn each_major(test: impl Fn(u32)) {
    for (major, _) in servers() {
        if [15, 18].contains(&major) {
            test(major);
        }
    }
}

#[test]
fn settings_of_the_database_and_the_role_change_nothing() {
    each_major(|major| {
        let bench = bench(major, None);
        bench.sql(BEFORE);
        bench.hostile();
        bench.there_and_back("Träume 木", "hostile settings");
    });
}

#[test]
fn other_encodings_than_utf8() {
    each_major(|major| {
        for (encoding, word) in [("LATIN1", "Träume"), ("SQL_ASCII", "Träume 木")] {
            let bench = bench(major, Some(encoding));
            bench.sql(BEFORE);
            bench.there_and_back(word, encoding);
        }
        let bench = bench(major, Some("LATIN1"));
        bench.sql(BEFORE);
        let schema = bench.path("schema.yaml");
        std::fs::write(&schema, SCHEMA.replace("ENCODED", "木")).unwrap();
        let ran = bench.plan(&schema, "p");
        assert!([Some(1), Some(3)].contains(&ran.code), "{}", ran.err);
        assert!(ran.err.contains("LATIN1"), "{}", ran.err);
    });
}

#[test]
fn what_the_encoding_cannot_write_is_named_before_it_stops_a_plan() {
    each_major(|major| {
        let bench = bench(major, Some("LATIN1"));
        bench.sql("CREATE TABLE t (id integer)");
        let schema = bench.path("schema.yaml");
        for declared in [
            "enums: { e: [a, 木] }",
            "enums: { e: { values: [é], comment: 木 } }",
            "enums: { 木: [a] }",
            "tables: { t: { comment: 木 } }",
            "tables: { t: { columns: { id: { comment: 木 } } } }",
            "tables: { t: { indexes: { 木: [id] } } }",
            "tables: { t: { unique: { 木: [id] } } }",
        ] {
            let at = declared.chars().position(|c| c == '木').unwrap() + 1;
            std::fs::write(&schema, declared).unwrap();
            let ran = bench.plan(&schema, "p").code(1, declared).unwrap();
            let place = format!("schema.yaml:1:{at}\n");
            for word in [&place, "has no equivalent in encoding \"LATIN1\""] {
                assert!(ran.err.contains(word), "{declared}: {}", ran.err);
            }
            assert!(!bench.path("plans/p").exists(), "{declared}");
        }
    });
}

#[test]
fn a_read_only_default_is_refused_by_name() {
    each_major(|major| {
        let bench = bench(major, None);
        bench.sql(BEFORE);
        let schema = bench.path("schema.yaml");
        std::fs::write(&schema, SCHEMA.replace("ENCODED", "x")).unwrap();
        bench.plan(&schema, "p").ok("plan").unwrap();
        let name = bench.database.get_dbname().unwrap().to_owned();
        bench.sql(&format!(
            "ALTER DATABASE {name} SET default_transaction_read_only = on"
        ));
        let path = bench.path("plans/p").display().to_string();
        let ran = bench.run(&["apply", &path]).code(1, "apply").unwrap();
        assert!(
            ran.err.contains("default_transaction_read_only"),
            "{}",
            ran.err
        );
    });
}

#[test]
fn an_event_trigger_that_raises_is_named() {
    each_major(|major| {
        let bench = bench(major, None);
        bench.sql(BEFORE);
        bench.sql(
            "CREATE FUNCTION public.guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no DDL on weekdays' USING ERRCODE = 'P0002'; END $$;\n\
             CREATE EVENT TRIGGER weekdays ON ddl_command_start EXECUTE FUNCTION public.guard()",
        );
        let schema = bench.path("schema.yaml");
        std::fs::write(&schema, SCHEMA.replace("ENCODED", "x")).unwrap();
        let ran = bench.plan(&schema, "p").code(3, "plan").unwrap();
        for part in [
            "event trigger `weekdays`",
            "public.guard",
            "no DDL on weekdays",
            "ALTER EVENT TRIGGER",
        ] {
            assert!(ran.err.contains(part), "{part}: {}", ran.err);
        }
        assert!(!ran.err.contains("schema.yaml"), "{}", ran.err);
        bench.sql("ALTER EVENT TRIGGER weekdays DISABLE");
        bench.plan(&schema, "p").ok("plan").unwrap();
    });
}
