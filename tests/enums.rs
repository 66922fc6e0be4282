//! Enums that lose values or have them in another order, as their owner meets it: rows in the way, what cannot come
//! along, rights, and tables that are too large. What the plans do is in `tests/cases/enum`.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::path::PathBuf;

use tokio_postgres::Config;

mod support;
mod support_plan;

use support::servers::{block_on, connect, fresh_database, newest, servers};
use support_plan::{Ran, catalog, difference, lockstep, url};

struct Bench {
    config: Config,
    url: String,
    folder: tempfile::TempDir,
}

const LIVE: &str = "CREATE TYPE mood AS ENUM ('sad', 'gone', 'ok');
    CREATE TABLE people (id int PRIMARY KEY, mood mood DEFAULT 'ok', past mood[]);
    INSERT INTO people VALUES (1, 'ok', '{sad}'), (2, 'sad', NULL);
    ANALYZE;";
const LESS: &str = "enums: { mood: [sad, ok] }\n";
const PLAN: [&str; 6] = [
    "plan",
    "--no-prove",
    "--schema",
    "schema.yaml",
    "--name",
    "p",
];

impl Bench {
    fn on(major: u32, sql: &str, schema: &str) -> Bench {
        let config = fresh_database(major);
        let bench = Bench {
            url: url(&config),
            config,
            folder: tempfile::tempdir().unwrap(),
        };
        bench.sql(LIVE);
        bench.sql(sql);
        bench.declare(schema);
        bench
    }

    fn new(sql: &str, schema: &str) -> Bench {
        Bench::on(newest().0, sql, schema)
    }

    fn sql(&self, text: &str) {
        block_on(async {
            connect(&self.config)
                .await
                .batch_execute(text)
                .await
                .unwrap()
        });
    }

    fn ask(&self, query: &str) -> String {
        block_on(async {
            let row = connect(&self.config).await.query_one(query, &[]).await;
            row.unwrap().get(0)
        })
    }

    fn declare(&self, schema: &str) {
        std::fs::write(self.path("schema.yaml"), schema).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[track_caller]
    fn says(&self, arguments: &[&str], code: i32, words: &[&str]) -> Ran {
        let mut command = lockstep(arguments);
        command
            .current_dir(self.folder.path())
            .env("DATABASE_URL", &self.url);
        let ran = Ran::of(&mut command)
            .code(code, &arguments.join(" "))
            .unwrap_or_else(|e| panic!("{e}"));
        for word in words {
            assert!(
                ran.err.contains(word) || ran.out.contains(word),
                "{word}: {}{}",
                ran.out,
                ran.err
            );
        }
        ran
    }
}

#[test]
fn rows_that_hold_a_removed_value_stop_the_plan_before_it_changes_anything() {
    let bench = Bench::new(
        "INSERT INTO people VALUES (3, 'gone', NULL), (4, NULL, '{ok,gone}')",
        LESS,
    );
    let before = catalog(&bench.config);
    bench.says(&PLAN, 0, &["make enum public.mood anew, without 'gone'"]);
    let titles = [
        "in which mood has one of the values that go: 'gone'",
        "in which past has one of the values that go: 'gone'",
    ];
    bench.says(&["preflight", "plans/p"], 1, &titles);
    bench.says(
        &["preflight", "plans/p"],
        1,
        &["| 3  | gone |", "{ok,gone}"],
    );
    bench.says(&["apply", "plans/p", "--yes"], 1, &titles);
    difference("refused by rows", &before, &catalog(&bench.config)).unwrap();

    // Nobody looks first: the server refuses the cast, and the transaction is undone.
    bench.says(
        &["apply", "plans/p", "--yes", "--no-preflight"],
        3,
        &["gone"],
    );
    difference("refused by the cast", &before, &catalog(&bench.config)).unwrap();

    bench.sql("UPDATE people SET mood = 'ok', past = NULL WHERE id > 2");
    bench.says(&["apply", "plans/p", "--yes"], 0, &["1 step executed"]);
    bench.says(&PLAN, 0, &["nothing to do"]);
}

#[test]
fn a_rollback_meets_rows_with_a_value_that_the_old_type_has_not() {
    let bench = Bench::new("", "enums: { mood: [ok, sad, new] }\n");
    bench.says(&PLAN, 0, &["if the rows written until then let it"]);
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    bench.sql("UPDATE people SET mood = 'new' WHERE id = 1");
    bench.says(
        &["rollback", "plans/p", "--yes"],
        3,
        &["WHERE mood::text IN ('new')"],
    );
    let labels = "SELECT array_to_string(enum_range(NULL::mood), ',')";
    assert_eq!(bench.ask(labels), "ok,sad,new");
    bench.sql("UPDATE people SET mood = 'ok' WHERE id = 1");
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    assert_eq!(bench.ask(labels), "sad,gone,ok");
}

#[test]
fn what_cannot_come_along_is_named() {
    let dependents = [
        (
            "CREATE VIEW sorted AS SELECT id FROM people ORDER BY mood",
            "view public.sorted",
        ),
        (
            "CREATE FUNCTION how(mood) RETURNS text LANGUAGE sql AS 'SELECT $1::text'",
            "function public.how(public.mood)",
        ),
        (
            "CREATE DOMAIN good_mood AS mood CHECK (VALUE <> 'gone')",
            "domain public.good_mood names it: CHECK ((VALUE <> 'gone'::public.mood))",
        ),
        (
            "CREATE DOMAIN good_mood AS mood DEFAULT 'gone'",
            "domain public.good_mood names it: 'gone'::public.mood",
        ),
        (
            "CREATE DOMAIN good_mood AS mood; CREATE DOMAIN best_mood AS good_mood",
            "domain public.best_mood",
        ),
        (
            "CREATE DOMAIN good_mood AS mood; CREATE VIEW v AS SELECT 'ok'::good_mood AS m",
            "view public.v",
        ),
        (
            "CREATE DOMAIN good_mood AS mood; CREATE TABLE t (m good_mood); CREATE VIEW v AS SELECT m FROM t",
            "view public.v",
        ),
        (
            "CREATE DOMAIN good_mood AS mood NOT NULL; CREATE TABLE t (ms good_mood[])",
            "public.t.ms has arrays of domain public.good_mood",
        ),
        (
            "CREATE DOMAIN moods AS mood[]; CREATE TABLE t (ms moods[])",
            "public.t.ms has arrays of domain public.moods, which are arrays themselves",
        ),
        ("CREATE TYPE pair AS (a mood, b mood)", "public.pair"),
        (
            "ALTER TABLE people ADD is_ok bool GENERATED ALWAYS AS (mood = 'ok') STORED",
            "generated column public.people.is_ok",
        ),
        (
            "ALTER TABLE people ADD fixed mood GENERATED ALWAYS AS ('ok'::mood) STORED",
            "generated column public.people.fixed",
        ),
        (
            "CREATE TABLE parts (m mood) PARTITION BY LIST (m)",
            "partition key of table public.parts",
        ),
        (
            "CREATE TABLE t (id int, m mood) PARTITION BY LIST (id); CREATE INDEX i ON t (id) WHERE m = 'ok'",
            "index i on public.t names the type, and the table is partitioned",
        ),
        (
            "CREATE TABLE a (m mood); CREATE TABLE b (m mood); CREATE TABLE c () INHERITS (a, b)",
            "public.c.m is inherited from public.a and public.b",
        ),
        (
            "CREATE TABLE holder (whole people)",
            "column public.holder.whole",
        ),
        (
            "CREATE POLICY mine ON people USING (mood = 'ok')",
            "policy mine",
        ),
        (
            "CREATE INDEX i ON people (id) WHERE mood = 'ok'; CREATE UNIQUE INDEX u ON people ((mood > 'sad'), id); ALTER TABLE people CLUSTER ON u",
            "index u on public.people names the type, and the mark of CLUSTER",
        ),
        (
            "ALTER TABLE people ALTER mood SET DEFAULT 'gone'",
            "column public.people.mood names it: DEFAULT 'gone'::public.mood",
        ),
        (
            "ALTER TABLE people ADD CONSTRAINT c CHECK (mood IN ('ok', 'gone')) NOT VALID",
            "constraint c on public.people names it",
        ),
        (
            "CREATE INDEX i ON people (id) WHERE mood = ANY ('{gone,ok}'::mood[])",
            "index i on public.people names it",
        ),
    ];
    for (sql, words) in dependents {
        let bench = Bench::new(sql, LESS);
        bench.says(
            &PLAN,
            1,
            &["the value 'gone' cannot be removed", words, "help:"],
        );
        assert!(!bench.path("plans").exists(), "{sql}");
    }
}

#[test]
fn a_declared_text_that_names_a_removed_value_is_shown_at_its_place() {
    let bench = Bench::new(
        "",
        "enums: { mood: [sad, ok] }\ntables:\n  people:\n    checks: { c: mood <> 'gone' }\n",
    );
    bench.says(
        &PLAN,
        1,
        &[
            "invalid input value for enum mood: \"gone\"",
            "schema.yaml:4",
        ],
    );
}

/// What names a label that is renamed, declared or not.
const RENAMED: &str = "CREATE DOMAIN good_mood AS mood DEFAULT 'ok' CHECK (VALUE <> 'gone' OR VALUE = 'ok');
    ALTER TABLE people ALTER past SET DEFAULT '{ok}', ADD good good_mood DEFAULT 'ok', ADD CONSTRAINT c CHECK (mood <> 'ok' OR id > 0);
    CREATE INDEX i ON people (id) WHERE mood = 'ok';
    CREATE TABLE parts (id int, mood mood DEFAULT 'ok') PARTITION BY LIST (id);
    CREATE TABLE part PARTITION OF parts (mood DEFAULT 'ok') FOR VALUES IN (1);";
const RENAME: &str = "enums: { mood: [sad, gone, { value: fine, was: ok }] }\n";

#[test]
fn a_declared_text_that_says_the_old_name_of_a_value_is_shown_at_its_place() {
    // Word for word as the server prints it, or in words of one's own.
    let texts = [
        (
            "people",
            "columns: { mood: { default: \"'ok'::public.mood\" } }",
            "`'fine'::public.mood`",
        ),
        (
            "people",
            "columns: { mood: { default: \"'ok'\" } }",
            "write the new label",
        ),
        (
            "people",
            "columns: { past: { default: \"'{ok}'::public.mood[]\" } }",
            "`'{fine}'::public.mood[]`",
        ),
        (
            "people",
            "columns: { good: { default: \"'ok'::public.mood\" } }",
            "`'fine'::public.mood`",
        ),
        (
            "people",
            "columns: { good: { default: \"'ok'\" } }",
            "write the new label",
        ),
        (
            "people",
            "checks: { c: \"(mood <> 'ok'::public.mood) OR (id > 0)\" }",
            "`((mood <> 'fine'::public.mood) OR (id > 0))`",
        ),
        (
            "people",
            "indexes: { i: { columns: [id], where: \"mood = 'ok'::public.mood\" } }",
            "`(mood = 'fine'::public.mood)`",
        ),
        (
            "parts",
            "columns: { mood: { default: \"'ok'::public.mood\" } }",
            "`'fine'::public.mood`",
        ),
        (
            "part",
            "columns: { mood: { default: \"'ok'::public.mood\" } }",
            "`'fine'::public.mood`",
        ),
    ];
    let bench = Bench::new(RENAMED, RENAME);
    for (table, text, help) in texts {
        bench.declare(&format!("{RENAME}tables:\n  {table}:\n    {text}\n"));
        let words = [
            "schema.yaml:4:",
            "is renamed to 'fine' in this declaration",
            "write the new label",
            help,
        ];
        bench.says(&PLAN, 1, &words);
        bench.says(&["drift", "--schema", "schema.yaml"], 1, &words);
    }
    assert!(!bench.path("plans").exists());
}

#[test]
fn what_names_a_renamed_value_follows_by_itself() {
    for (major, _) in servers() {
        let bench = Bench::on(major, RENAMED, RENAME);
        let empty = ["people", "parts", "part"].map(|t| format!("  {t}: {{ comment: x }}\n"));
        bench.declare(&format!("{RENAME}tables:\n{}", empty.concat()));
        bench.says(
            &PLAN,
            0,
            &["rename value 'ok' of enum public.mood to 'fine'"],
        );
        bench.says(&["apply", "plans/p", "--yes"], 0, &["4 steps executed"]);
        bench.says(&PLAN, 0, &["nothing to do"]);
        bench.sql("INSERT INTO people (id, mood) VALUES (7, 'sad'); INSERT INTO parts VALUES (1)");
        let row = "SELECT past::text || good || (SELECT mood FROM parts) FROM people WHERE id = 7";
        assert_eq!(bench.ask(row), "{fine}finefine");

        // The new label is right, and no change.
        let columns = "mood: { default: \"'fine'\" }, past: { default: \"'{fine}'\" }, good: { default: \"'fine'\" }";
        let said = format!("{RENAME}tables:\n  people:\n    columns: {{ {columns} }}\n");
        bench.declare(&said);
        bench.says(&PLAN, 0, &["nothing to do"]);
        bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
        bench.says(
            &["drift", "--schema", "schema.yaml"],
            2,
            &["value 'fine' is still named 'ok'", "1 difference"],
        );
    }
}

#[test]
fn a_foreign_key_that_changes_meanwhile_is_named() {
    let bench = Bench::new(
        "CREATE TABLE moods (mood mood PRIMARY KEY); INSERT INTO moods VALUES ('ok'), ('sad')",
        "enums: { mood: [sad, ok] }\ntables:\n  people:\n    foreign_keys: { f: { columns: [mood], references: moods } }\n",
    );
    bench.says(
        &PLAN,
        1,
        &["constraint f on public.people is over a column of it"],
    );
}

#[test]
fn owner_and_privileges_come_along_both_ways() {
    for (major, _) in servers() {
        let role = format!("enums_{major}");
        let bench = Bench::on(
            major,
            &format!(
                "CREATE ROLE {role}_owner; CREATE ROLE {role}_app; GRANT ALL ON SCHEMA public TO {role}_owner;
                 ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO {role}_owner;
                 CREATE TYPE plain AS ENUM ('a', 'b');
                 CREATE DOMAIN narrow AS plain; REVOKE ALL ON TYPE narrow FROM PUBLIC;
                 ALTER DOMAIN narrow OWNER TO {role}_owner; GRANT USAGE ON TYPE narrow TO {role}_app;
                 REVOKE ALL ON TYPE plain FROM {role}_owner;
                 ALTER TYPE mood OWNER TO {role}_owner; REVOKE ALL ON TYPE mood FROM PUBLIC;
                 GRANT USAGE ON TYPE mood TO {role}_app WITH GRANT OPTION;"
            ),
            "enums: { mood: [sad, ok], plain: [b, a] }\n",
        );
        let rights = || {
            bench.ask(
                "SELECT string_agg(format('%s %s: %s', typname, pg_get_userbyid(typowner),
                     (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(coalesce(typacl, acldefault('T', typowner))) a)),
                     ', ' ORDER BY typname)
                 FROM pg_type WHERE typname IN ('mood', 'plain', 'narrow')",
            )
        };
        let before = rights();
        assert!(before.contains(&format!("{role}_app=U*/{role}_owner")));
        bench.says(&PLAN, 0, &[]);
        bench.says(&["apply", "plans/p", "--yes"], 0, &["2 steps executed"]);
        assert_eq!(rights(), before, "on {major}");
        bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
        assert_eq!(rights(), before, "undone on {major}");
        bench.sql(&format!(
            "DROP OWNED BY {role}_app; REASSIGN OWNED BY {role}_owner TO CURRENT_USER; DROP OWNED BY {role}_owner;
             DROP ROLE {role}_app; DROP ROLE {role}_owner"
        ));
    }
}

#[test]
fn a_domain_that_was_changed_meanwhile_makes_the_plan_stale() {
    let bench = Bench::new("CREATE DOMAIN good_mood AS mood", LESS);
    bench.says(
        &PLAN,
        0,
        &["enum public.mood is made anew: have all sessions reconnect"],
    );
    bench.sql("ALTER DOMAIN good_mood SET DEFAULT 'ok'");
    bench.says(
        &["apply", "plans/p", "--yes"],
        1,
        &[
            "has changed since",
            "DOMAIN public.good_mood DEFAULT 'ok'::public.mood",
        ],
    );
}

#[test]
fn rows_of_a_domain_that_hold_a_removed_value_stop_the_plan() {
    let bench = Bench::new(
        "CREATE DOMAIN good_mood AS mood; CREATE DOMAIN moods AS mood[];
         CREATE TABLE t (id int, m good_mood, ms moods, gs good_mood[]);
         INSERT INTO t VALUES (1, 'gone', NULL, NULL), (2, NULL, '{ok,gone}', NULL), (3, NULL, NULL, '{gone}');
         ANALYZE",
        LESS,
    );
    bench.says(&PLAN, 0, &[]);
    let columns = ["m has one of", "ms has one of", "gs has one of"];
    bench.says(&["preflight", "plans/p"], 1, &columns);
    bench.says(&["apply", "plans/p", "--yes"], 1, &["'gone'"]);
    bench.sql("UPDATE t SET m = 'ok', ms = '{ok}', gs = '{ok}'");
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
}

/// Planned from a dump, say, in which it had no rows.
#[test]
fn a_table_that_has_grown_since_is_not_written_anew_in_one_go() {
    let bench = Bench::new("", LESS);
    bench.says(&PLAN, 0, &[]);
    bench.sql(
        "INSERT INTO people SELECT i, 'ok' FROM generate_series(10, 20000) AS i; ANALYZE people",
    );
    bench.says(
        &["apply", "plans/p", "--yes"],
        1,
        &[
            "the rows of public.people, for step 1",
            "10000 at most",
            "found:    about 19993",
            "plan again, on this database",
        ],
    );
    let words = [
        "stale: ",
        "the rows of public.people, for step 1",
        "about 19993",
        "plan again, on this database",
    ];
    let told = bench.says(&["status", "plans/p"], 0, &words);
    assert!(!told.out.contains("go on"), "{}", told.out);
    bench.sql("DELETE FROM people WHERE id > 20; ANALYZE people");
    let told = bench.says(&["status", "plans/p"], 0, &["go on: "]);
    assert!(!told.out.contains("stale"), "{}", told.out);
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    // Never analyzed: as many are counted as may be there.
    let dumped = Bench::new("", LESS);
    dumped.says(&PLAN, 0, &[]);
    dumped.sql("CREATE TABLE kept AS TABLE people; DROP TABLE people; CREATE TABLE people (LIKE kept);
         ALTER TABLE people ADD PRIMARY KEY (id); ALTER TABLE people ALTER mood SET DEFAULT 'ok'; DROP TABLE kept;
         INSERT INTO people SELECT i, 'ok' FROM generate_series(10, 20000) AS i");
    for arguments in [
        &["apply", "plans/p", "--dry-run"][..],
        &["apply", "plans/p", "--yes"],
    ] {
        dumped.says(
            arguments,
            1,
            &[
                "the rows of public.people, for step 1",
                "found:    more than 10000",
            ],
        );
    }
    // In force: nothing is written anew any more.
    bench.sql(
        "INSERT INTO people SELECT i, 'ok' FROM generate_series(30, 20000) AS i; ANALYZE people",
    );
    bench.says(&["apply", "plans/p", "--yes"], 0, &["1 in force already"]);
}

#[test]
fn a_large_table_needs_the_hazard_allowed() {
    let bench = Bench::new("", LESS);
    let refused = bench.says(
        &[&PLAN[..], &["--rewrite-limit", "1"]].concat(),
        1,
        &[
            "hazard[rewrite-blocks]: enum public.mood in public.people with about 2 rows",
            "--allow rewrite-blocks",
        ],
    );
    assert_eq!(refused.out, "");
    bench.says(
        &[
            &PLAN[..],
            &["--rewrite-limit", "1", "--allow", "rewrite-blocks"],
        ]
        .concat(),
        0,
        &[],
    );
}

#[test]
fn drift_shows_the_values() {
    let bench = Bench::new("", LESS);
    bench.says(
        &["drift", "--schema", "schema.yaml"],
        2,
        &[
            "different enum public.mood",
            "- enum ('sad', 'gone', 'ok')",
            "+ enum ('sad', 'ok')",
        ],
    );
}

/// What the enum's step changes beside it is a difference of its own all the same.
#[test]
fn drift_shows_what_the_step_of_an_enum_changes_with_it() {
    let sql = "CREATE DOMAIN good_mood AS mood;
        ALTER TABLE people ALTER past SET DEFAULT '{ok}', ADD good good_mood DEFAULT 'ok', ADD CONSTRAINT c CHECK (mood <> 'ok' OR id > 0);
        CREATE INDEX i ON people (id) WHERE mood = 'ok'";
    let columns = "mood: { default: \"'sad'\", not_null: true }, past: { default: null }, good: { default: \"'sad'\" }";
    let rules = "checks: { c: mood <> 'sad' OR id > 0 }\n    indexes: { i: { columns: [id], where: mood = 'sad' } }";
    let bench = Bench::new(
        sql,
        &format!("{LESS}tables:\n  people:\n    columns: {{ {columns} }}\n    {rules}\n"),
    );
    let drift = ["drift", "--schema", "schema.yaml"];
    let differs = [
        "different enum public.mood",
        "different column public.people.mood\n    public.mood\n  -  DEFAULT 'ok'::public.mood\n  +  NOT NULL\n  +  DEFAULT 'sad'::public.mood\n",
        "different column public.people.past\n    public.mood[]\n  -  DEFAULT '{ok}'::public.mood[]\n",
        "different column public.people.good\n    public.good_mood\n  -  DEFAULT 'ok'::public.mood\n  +  DEFAULT 'sad'::public.mood\n",
        "different constraint c on public.people",
        "different index i on public.people",
        "6 differences",
    ];
    bench.says(&drift, 2, &differs);
    bench.says(&PLAN, 0, &[]);
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    bench.says(&drift, 0, &["no drift"]);
    bench.sql("INSERT INTO people (id) VALUES (7)");
    let row = "SELECT concat(mood, past, good) FROM people WHERE id = 7";
    assert_eq!(bench.ask(row), "sadsad");
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    bench.says(&drift, 2, &differs);

    // The DEFAULT alone, where nothing else of its column differs.
    bench.declare(&format!(
        "{LESS}tables: {{ people: {{ columns: {{ past: {{ default: null }} }} }} }}\n"
    ));
    bench.says(
        &drift,
        2,
        &[
            "different enum",
            "different column public.people.past",
            "2 differences",
        ],
    );
}

/// The YAML that PLAN.md offers is a declaration that works.
#[test]
fn the_way_without_a_rewrite_is_a_declaration_that_works() {
    let cases = [
        (
            "CREATE TYPE word AS ENUM ('x'); CREATE TABLE t (id int, \"Kind\" varchar(20), kind_known int CONSTRAINT \"Kind_known\" CHECK (kind_known > 0));
             GRANT SELECT (\"Kind\") ON t TO PUBLIC; -- in the way of a new column
             INSERT INTO t VALUES (1, 'a', 1), (2, 'it''s', 1), (3, NULL, 1); ANALYZE",
            "enums: { kind: [a, \"it's\"] }\ntables:\n  t: { columns: { Kind: { type: kind } } }\n",
            "INSERT INTO t VALUES (4, 'b', 1)",
        ),
        (
            "ANALYZE",
            LESS,
            "INSERT INTO people VALUES (9, 'gone', NULL)",
        ),
        (
            "ANALYZE",
            LESS,
            "INSERT INTO people VALUES (9, 'ok', '{ok,gone}')",
        ),
        (
            "CREATE DOMAIN d AS mood; CREATE DOMAIN ds AS mood[]; CREATE TABLE t (m d, ms ds, gs d[]); ANALYZE",
            LESS,
            "INSERT INTO t VALUES ('ok', NULL, '{ok,gone}')",
        ),
    ];
    for (sql, schema, refused) in cases {
        let bench = Bench::new(sql, schema);
        let limit = ["--rewrite-limit", "1"];
        let said = bench.says(
            &[&PLAN[..], &limit].concat(),
            1,
            &["without a rewrite, declare this:", "rewrite-blocks"],
        );
        bench.says(
            &[&PLAN[..], &limit, &["--allow", "rewrite-blocks"]].concat(),
            0,
            &[],
        );
        let page = std::fs::read_to_string(bench.path("plans/p/PLAN.md")).unwrap();
        assert!(page.contains("rows in 8192 B, more than 1; PostgreSQL "));
        let yaml = page.split_once("```yaml\n").unwrap().1;
        let yaml = yaml.split_once("```").unwrap().0;
        for line in yaml.lines() {
            assert!(said.err.contains(&format!("    {line}\n")), "{line}");
        }
        bench.declare(yaml);
        bench.says(
            &[&PLAN[..], &limit, &["--force"]].concat(),
            0,
            &["none scans or builds under a strong lock"],
        );
        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
        let error = block_on(async {
            let client = connect(&bench.config).await;
            client.batch_execute(refused).await.unwrap_err()
        });
        assert_eq!(error.code().unwrap().code(), "23514", "{yaml}");
    }
}

/// All tables of the transaction are locked until its last one is done, so their rows count together.
#[test]
fn rows_of_all_tables_count_together() {
    let parts = "CREATE TABLE parts (id int, mood mood) PARTITION BY LIST (id);
        CREATE TABLE part_1 PARTITION OF parts FOR VALUES IN (1);
        CREATE TABLE part_2 PARTITION OF parts FOR VALUES IN (2);
        INSERT INTO parts VALUES (1, 'ok'), (1, 'ok'), (2, 'ok'), (2, 'ok');
        ANALYZE part_1; ANALYZE part_2;";
    let bench = Bench::new(parts, LESS);
    let limit = |rows| [&PLAN[..], &["--rewrite-limit", rows]].concat();
    bench.says(
        &limit("5"),
        1,
        &["public.part_1 with about 2 rows, in public.part_2 with about 2 rows, in public.people with about 2 rows"],
    );
    bench.says(&limit("6"), 0, &[]);

    // Rules that name the type are proved again, also where no column has it.
    let bench = Bench::new(
        "CREATE TABLE words (word text, CONSTRAINT known CHECK (word = ANY (enum_range(NULL::mood)::text[])));
         DROP TABLE people; INSERT INTO words SELECT 'ok' FROM generate_series(1, 9); ANALYZE",
        LESS,
    );
    bench.says(
        &limit("8"),
        1,
        &["enum public.mood in public.words with about 9 rows"],
    );

    let below =
        "DROP TABLE people; CREATE TABLE parent (k int); CREATE TABLE child () INHERITS (parent);
        INSERT INTO child SELECT generate_series(1, 9); ANALYZE";
    let bench = Bench::new(
        below,
        "tables: { parent: { columns: { k: { type: bigint } } } }\n",
    );
    bench.says(&limit("8"), 1, &["(about 9 rows)"]);
    bench.says(&limit("9"), 0, &[]);
}

#[test]
fn a_foreign_key_is_proved_after_its_enum_was_made_anew() {
    let bench = Bench::new(
        "CREATE TABLE moods (m mood PRIMARY KEY); INSERT INTO moods VALUES ('ok'), ('sad');
         CREATE TABLE t (m mood, CONSTRAINT old CHECK (m <> 'gone'));
         ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (m) REFERENCES moods NOT VALID; ANALYZE",
        "enums: { mood: [sad, ok] }
tables:
  t: { foreign_keys: { f: { columns: [m], references: moods } }, absent: { checks: [old] } }
",
    );
    let before = catalog(&bench.config);
    bench.says(&PLAN, 0, &[]);
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    bench.says(&["verify", "plans/p"], 0, &["in force: all 3 steps"]);
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    difference("undone", &before, &catalog(&bench.config)).unwrap();
}

#[test]
fn a_check_of_a_parent_and_of_its_child_comes_along() {
    let bench = Bench::new(
        "CREATE TABLE z (m mood, CONSTRAINT c CHECK (m <> 'sad'));
         CREATE TABLE a_child (CONSTRAINT c CHECK (m <> 'sad')) INHERITS (z); ANALYZE",
        LESS,
    );
    let before = catalog(&bench.config);
    bench.says(&PLAN, 0, &[]);
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    difference("undone", &before, &catalog(&bench.config)).unwrap();
}

#[test]
fn what_a_new_type_would_lose_is_refused_by_name() {
    for (sql, schema, words) in [
        (
            "CREATE MATERIALIZED VIEW mv AS SELECT p FROM people AS p",
            LESS,
            "materialized view public.mv",
        ),
        (
            "CREATE INDEX oldx ON people ((mood = 'ok')); ALTER INDEX oldx ALTER COLUMN 1 SET STATISTICS 500",
            "enums: { mood: [sad, ok] }\ntables: { people: { indexes: { newx: { columns: \"(mood = 'ok')\", was: oldx } } } }\n",
            "would be lost with it",
        ),
        (
            "ALTER TABLE people ALTER past SET STORAGE EXTERNAL",
            LESS,
            "STORAGE EXTERNAL of its own",
        ),
        (
            "CREATE TABLE notes (k text); ALTER TABLE notes ALTER k SET STORAGE MAIN",
            "enums: { mood: [sad, gone, ok] }\ntables: { notes: { columns: { k: { type: mood } } } }\n",
            "STORAGE MAIN of its own",
        ),
        (
            "ALTER TYPE mood ADD VALUE 'a,b'; COMMIT; CREATE TABLE t (m mood, CHECK (m = ANY ('{\"a,b\",ok}'::mood[])))",
            LESS,
            "a,b",
        ),
    ] {
        let bench = Bench::new(sql, schema);
        bench.says(&PLAN, 1, &[words]);
    }
}

/// What it offers keeps what the declaration renames and adds.
#[test]
fn the_way_without_a_rewrite_keeps_renames() {
    let wanted = "enums:\n  feeling: { values: [{ value: \"bl'ue\", was: sad }, new, ok], was: mood, comment: 'a: b' }\n";
    let bench = Bench::new("", wanted);
    let limit = [&PLAN[..], &["--rewrite-limit", "1"]].concat();
    let said = bench.says(&limit, 1, &["without a rewrite, declare this:"]);
    let after = said.err.split_once("declare this:\n").unwrap().1;
    let lines = after.lines().take_while(|l| l.starts_with("    "));
    let yaml: String = lines.map(|l| format!("{}\n", &l[4..])).collect();
    assert!(
        yaml.contains("values: [{ value: \"bl'ue\", was: sad }, new, gone, ok]"),
        "{}",
        said.err
    );
    bench.declare(&yaml);
    bench.says(&limit, 0, &["none scans or builds under a strong lock"]);
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    bench.says(&["drift", "--schema", "schema.yaml"], 0, &["no drift"]);
    let labels = "SELECT concat(enum_range(NULL::feeling), obj_description('feeling'::regtype))";
    assert_eq!(bench.ask(labels), "{bl'ue,new,gone,ok}a: b");
}

#[test]
fn drift_tells_an_object_once() {
    let wanted = "enums:\n  feeling: { values: [{ value: blue, was: sad }, ok], was: mood }\n";
    let bench = Bench::new("", wanted);
    let help = "it is still named `public.mood`; value 'blue' is still named 'sad'";
    let said = bench.says(
        &["drift", "--schema", "schema.yaml"],
        2,
        &["different enum public.feeling", help, "1 difference"],
    );
    assert_eq!(said.out.matches("enum public.feeling").count(), 1);
}
