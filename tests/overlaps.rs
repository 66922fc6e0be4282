//! The questions for rows that EXCLUDE or WITHOUT OVERLAPS refuse, against the servers themselves: on random rows the query
//! of the plan finds some exactly where ADD CONSTRAINT fails.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use lockstep::folder;
use lockstep::plan::file::PlanFile;

mod support;
mod support_plan;

use support::servers::{block_on, connect, fresh_database, newest, servers};
use support_plan::{Ran, lockstep, url};

/// Ranges that touch, overlap, are empty or unbounded; rows that a condition leaves out.
const ROWS: &str = "SELECT setseed($1); TRUNCATE stays;
    INSERT INTO stays SELECT (random() * 3)::int, CASE WHEN random() < .1 THEN NULL WHEN random() < .1 THEN 'empty'
        ELSE int4range(lo, CASE WHEN random() < .1 THEN NULL ELSE lo + (random() * 2)::int END,
                       (ARRAY['[]', '[)', '(]', '()'])[1 + (random() * 3)::int]) END,
        random() < .2, lo, lo + 2, circle(point(lo, 0), 1)
    FROM (SELECT (random() * 60)::int AS lo FROM generate_series(1, 1 + (random() * 12)::int)) AS r";

struct Rule {
    /// In the declaration.
    yaml: &'static str,
    /// For the server.
    sql: &'static str,
    min: u32,
    /// Whether it is only asked of a small table.
    only_small: bool,
}

const RULES: [Rule; 7] = [
    Rule {
        yaml: "exclusions: { x: { using: gist, elements: ['room with =', 'during with &&'] } }",
        sql: "EXCLUDE USING gist (room WITH =, during WITH &&)",
        min: 14,
        only_small: false,
    },
    Rule {
        yaml: "exclusions: { x: { using: gist, elements: ['during with &&'], where: not off } }",
        sql: "EXCLUDE USING gist (during WITH &&) WHERE (NOT off)",
        min: 14,
        only_small: false,
    },
    Rule {
        yaml: "exclusions: { x: { using: gist, elements: ['int4range(lo, hi) with &&', 'room with ='] } }",
        sql: "EXCLUDE USING gist (int4range(lo, hi) WITH &&, room WITH =)",
        min: 14,
        only_small: false,
    },
    Rule {
        yaml: "exclusions: { x: { using: btree, elements: ['lo with =', 'room with ='] } }",
        sql: "EXCLUDE USING btree (lo WITH =, room WITH =)",
        min: 14,
        only_small: false,
    },
    Rule {
        yaml: "exclusions: { x: { using: gist, elements: ['room with <>', 'during with &&'] } }",
        sql: "EXCLUDE USING gist (room WITH <>, during WITH &&)",
        min: 14,
        only_small: true,
    },
    Rule {
        yaml: "exclusions: { x: { using: gist, elements: ['disc with &&'] } }",
        sql: "EXCLUDE USING gist (disc WITH &&)",
        min: 14,
        only_small: true,
    },
    Rule {
        yaml: "unique: { x: { columns: [room, during], without_overlaps: true } }",
        sql: "UNIQUE (room, during WITHOUT OVERLAPS)",
        min: 18,
        only_small: false,
    },
];

#[test]
fn the_query_finds_rows_where_the_server_refuses() {
    for (major, _) in servers() {
        for rule in RULES.iter().filter(|r| r.min <= major) {
            agrees(major, rule);
        }
    }
}

fn agrees(major: u32, rule: &Rule) {
    let config = fresh_database(major);
    let folder = tempfile::tempdir().unwrap();
    block_on(async {
        let client = connect(&config).await;
        let make = "CREATE EXTENSION btree_gist;
            CREATE TABLE stays (room int, during int4range, off bool, lo int, hi int, disc circle);
            INSERT INTO stays VALUES (1); ANALYZE";
        client.batch_execute(make).await.unwrap();
    });
    let yaml = format!("tables: {{ stays: {{ {} }} }}\n", rule.yaml);
    std::fs::write(folder.path().join("schema.yaml"), yaml).unwrap();
    let plan = |name: &str, limit: &str| -> PlanFile {
        let arguments = [
            "plan",
            "--no-prove",
            "--schema",
            "schema.yaml",
            "--allow",
            "all",
            "--name",
            name,
            "--rewrite-limit",
            limit,
        ];
        let mut command = lockstep(&arguments);
        command
            .current_dir(folder.path())
            .env("DATABASE_URL", url(&config));
        Ran::of(&mut command).ok("plan").unwrap();
        folder::read(&folder.path().join("plans").join(name)).unwrap()
    };
    let large = plan("large", "0");
    assert_eq!(large.preflight.is_empty(), rule.only_small, "{}", rule.sql);
    let small = plan("small", "100");
    let [check] = small.preflight.as_slice() else {
        panic!("{}: {:?}", rule.sql, small.preflight);
    };
    let mut verdicts = [0, 0];
    block_on(async {
        let client = connect(&config).await;
        for seed in 0..30 {
            let rows = ROWS.replace("$1", &format!("{}", f64::from(seed) / 30.0));
            client.batch_execute(&rows).await.unwrap();
            let found = client.simple_query(&check.sql).await.unwrap();
            let found = found
                .iter()
                .any(|m| matches!(m, tokio_postgres::SimpleQueryMessage::Row(_)));
            let add = format!("BEGIN; ALTER TABLE stays ADD CONSTRAINT x {}", rule.sql);
            let refused = client.batch_execute(&add).await.is_err();
            client.batch_execute("ROLLBACK").await.unwrap();
            assert_eq!(found, refused, "{} on {major}, seed {seed}", rule.sql);
            verdicts[usize::from(refused)] += 1;
        }
    });
    assert!(
        verdicts.iter().all(|n| *n > 0),
        "{}: {verdicts:?}",
        rule.sql
    );
}

/// Rows are found before anything is changed.
#[test]
fn rows_in_the_way_of_an_exclusion_stop_the_plan() {
    let config = fresh_database(newest().0);
    let folder = tempfile::tempdir().unwrap();
    block_on(async {
        let client = connect(&config).await;
        let make = "CREATE TABLE stays (\"this range\" int, during int4range);
            INSERT INTO stays VALUES (1, '[1,3)'), (1, '[2,4)')";
        client.batch_execute(make).await.unwrap();
    });
    let yaml = "extensions: [btree_gist]\ntables: { stays: { exclusions: { x: { using: gist, elements: ['\"this range\" with =', 'during with &&'] } } } }\n";
    std::fs::write(folder.path().join("schema.yaml"), yaml).unwrap();
    let run = |arguments: &[&str], code: i32| {
        let mut command = lockstep(arguments);
        command
            .current_dir(folder.path())
            .env("DATABASE_URL", url(&config));
        Ran::of(&mut command).code(code, arguments[0]).unwrap()
    };
    let plan = [
        "plan",
        "--no-prove",
        "--schema",
        "schema.yaml",
        "--allow",
        "all",
        "--name",
        "p",
    ];
    run(&plan, 0);
    let said = run(&["apply", "plans/p", "--yes"], 1);
    assert!(
        said.err.contains("x does not let stand together"),
        "{}",
        said.err
    );
    let shown = run(&["preflight", "plans/p"], 1);
    let shown = shown.out + &shown.err;
    for word in [
        "| this range | during | other |",
        "| 1          | [2,4)  | [1,3) |",
    ] {
        assert!(shown.contains(word), "{shown}");
    }
    let left = block_on(async {
        let client = connect(&config).await;
        let row = client
            .query_one(
                "SELECT count(*) FROM pg_extension WHERE extname = 'btree_gist'",
                &[],
            )
            .await;
        row.unwrap().get::<_, i64>(0)
    });
    assert_eq!(left, 0, "nothing was changed");
}

/// Both rows are named by their key, and both ends of a range can be read.
#[test]
fn rows_in_the_way_are_told_by_their_keys() {
    let config = fresh_database(newest().0);
    let folder = tempfile::tempdir().unwrap();
    block_on(async {
        let client = connect(&config).await;
        let make = "CREATE TABLE stays (house text, no int, during tstzrange, note text, PRIMARY KEY (house, no));
            INSERT INTO stays VALUES
                ('日本', 1, '[2026-01-01 10:00:00.123456+00,2026-01-03 10:00:00.123456+00)', repeat('x', 60)),
                ('a|b', 2, '[2026-01-02 10:00:00.123456+00,2026-01-04 10:00:00.123456+00)', repeat('x', 60));
            CREATE TABLE beds (id int, at circle);
            INSERT INTO beds VALUES (7, '<(0,0),2>'), (8, '<(1,0),2>'); ANALYZE";
        client.batch_execute(make).await.unwrap();
    });
    // The key of `beds` is only declared.
    let yaml = "tables:
  stays: { exclusions: { apart: { using: gist, elements: ['during with &&'] }, notes: { using: btree, elements: ['note with ='] } } }
  beds: { primary_key: [id], exclusions: { room: { using: gist, elements: ['at with &&'] } } }\n";
    std::fs::write(folder.path().join("schema.yaml"), yaml).unwrap();
    let run = |arguments: &[&str], code: i32| {
        let mut command = lockstep(arguments);
        command
            .current_dir(folder.path())
            .env("DATABASE_URL", url(&config));
        Ran::of(&mut command).code(code, arguments[0]).unwrap()
    };
    let plan = "plan --no-prove --schema schema.yaml --allow all --name p";
    run(&plan.split(' ').collect::<Vec<_>>(), 0);
    let shown = run(&["preflight", "plans/p"], 1).out;
    let whole = "\"2026-01-03 10:00:00.123456+00\")";
    for words in [
        "| house | no | during ",
        "| other house | other no | other ",
        "| a\\|b  | 2  | [\"2026-01-02 10:00:00.123456+00\",",
        "| 日本        | 1        | [\"2026-01-01 10:00:00.123456+00\",",
        whole,
        "| id | other id | at        | other at  |",
        "| 7  | 8        | <(0,0),2> | <(1,0),2> |",
        &format!("| {}… | 2     |", "x".repeat(39)),
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

/// VALIDATE CONSTRAINT of 18 lets rows pass that overlap a row of the referenced table: the plan looks at each.
#[test]
fn a_period_that_is_not_covered_is_found_before_and_stops_the_proof_of_the_key() {
    let (major, _) = newest();
    if major < 18 {
        return;
    }
    let config = fresh_database(major);
    let folder = tempfile::tempdir().unwrap();
    let sql = |text: &str| {
        block_on(async { connect(&config).await.batch_execute(text).await.unwrap() });
    };
    sql("CREATE EXTENSION btree_gist;
        CREATE TABLE beds (id int, stands int4range, PRIMARY KEY (id, stands WITHOUT OVERLAPS));
        CREATE TABLE stays (bed int, during int4range);
        INSERT INTO beds VALUES (1, '[10,20)'), (1, '[20,30)');
        INSERT INTO stays VALUES (1, '[12,25)'), (NULL, '[1,2)'), (1, '[5,25)')");
    let yaml = "tables: { stays: { foreign_keys: { of_bed: { columns: [bed, during], references: 'beds (id, stands)', period: true } } } }\n";
    std::fs::write(folder.path().join("schema.yaml"), yaml).unwrap();
    let run = |arguments: &[&str], code: i32| {
        let mut command = lockstep(arguments);
        command
            .current_dir(folder.path())
            .env("DATABASE_URL", url(&config));
        Ran::of(&mut command).code(code, arguments[0]).unwrap().err
    };
    run(
        &[
            "plan",
            "--no-prove",
            "--schema",
            "schema.yaml",
            "--name",
            "p",
        ],
        0,
    );
    let said = run(&["apply", "plans/p", "--yes"], 1);
    assert!(
        said.contains("whose periods rows of public.beds do not cover"),
        "{said}"
    );
    // A row that comes after the look.
    let said = run(&["apply", "plans/p", "--yes", "--no-preflight"], 3);
    assert!(
        said.contains("rows of public.stays break foreign key of_bed"),
        "{said}"
    );
    sql("DELETE FROM stays WHERE during = '[5,25)'");
    run(&["apply", "plans/p", "--yes"], 0);
    run(&["verify", "plans/p"], 0);
}
