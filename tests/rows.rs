//! The questions for rows in the way, where the same plan changes what they hold or what it is called: what the preflight
//! says before any step against what the server says when it gets there.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod support;
mod support_bench;
mod support_plan;

use support::servers::{newest, servers};
use support_bench::Bench;

struct Case {
    make: &'static str,
    yaml: &'static str,
    /// Rows that the plan can go with.
    fit: &'static str,
    /// Rows that it cannot; none where there are none that the preflight can know.
    unfit: &'static str,
}

const MOOD: &str = "CREATE TYPE mood AS ENUM ('sad', 'ok', 'bad'); CREATE TABLE t (id int PRIMARY KEY, m mood, ms mood[], k text)";

const CASES: [Case; 16] = [
    Case {
        make: "CREATE TABLE t (f text)",
        yaml: "tables: { t: { columns: { f: { type: int, using: \"nullif(f, '')::int\", not_null: true } } } }",
        fit: "INSERT INTO t VALUES ('7')",
        unfit: "INSERT INTO t VALUES ('7'), ('')",
    },
    Case {
        make: "CREATE TABLE t (f text)",
        yaml: "tables: { t: { columns: { f: { type: int, using: \"coalesce(f, '0')::int\", not_null: true } } } }",
        fit: "INSERT INTO t VALUES ('7'), (NULL)",
        unfit: "",
    },
    Case {
        make: "CREATE TABLE t (v numeric)",
        yaml: "tables: { t: { columns: { v: { type: int, using: round(v)::int } }, checks: { c: v > 0 } } }",
        fit: "INSERT INTO t VALUES (0.6)",
        unfit: "INSERT INTO t VALUES (0.6), (0.4)",
    },
    Case {
        make: "CREATE TABLE t (v numeric)",
        yaml: "tables: { t: { columns: { v: { type: int, using: trunc(v)::int } }, unique: { u: [v] } } }",
        fit: "INSERT INTO t VALUES (1.4), (2.6)",
        unfit: "INSERT INTO t VALUES (1.4), (1.6)",
    },
    // The cast alone makes two of them alike.
    Case {
        make: "CREATE TABLE t (v numeric NOT NULL)",
        yaml: "tables: { t: { columns: { v: { type: int } }, primary_key: [v] } }",
        fit: "INSERT INTO t VALUES (1.4), (1.6)",
        unfit: "INSERT INTO t VALUES (1.4), (1.0)",
    },
    Case {
        make: "CREATE TABLE p (id int PRIMARY KEY); INSERT INTO p VALUES (1); CREATE TABLE t (p text)",
        yaml: "tables: { t: { columns: { p: { type: int, using: \"nullif(p, '')::int\" } }, foreign_keys: { f: { columns: [p], references: p } } } }",
        fit: "INSERT INTO t VALUES ('1'), ('')",
        unfit: "INSERT INTO t VALUES ('1'), ('9')",
    },
    Case {
        make: "CREATE TABLE t (id int PRIMARY KEY, d text)",
        yaml: "tables: { t: { columns: { d: { type: int4range, using: d::int4range } }, exclusions: { x: { using: gist, elements: ['d with &&'] } } } }",
        fit: "INSERT INTO t VALUES (1, '[1,3)'), (2, '[3,5)')",
        unfit: "INSERT INTO t VALUES (1, '[1,4)'), (2, '[3,5)')",
    },
    Case {
        make: "CREATE TABLE t (v numeric); CREATE TABLE c () INHERITS (t)",
        yaml: "tables: { t: { columns: { v: { type: int, using: trunc(v)::int } } }, c: { unique: { u: [v] } } }",
        fit: "INSERT INTO c VALUES (1.4), (2.4)",
        unfit: "INSERT INTO c VALUES (1.4), (1.6)",
    },
    Case {
        make: MOOD,
        yaml: "enums: { mood: [{ value: blue, was: sad }, ok, bad, new] }\ntables: { t: { checks: { c: \"m in ('blue', 'ok', 'new')\" } } }",
        fit: "INSERT INTO t VALUES (1, 'sad'), (2, 'ok')",
        unfit: "INSERT INTO t VALUES (1, 'sad'), (2, 'bad')",
    },
    Case {
        make: MOOD,
        yaml: "enums: { mood: [{ value: blue, was: sad }, ok, bad] }\ntables: { t: { checks: { c: m <> 'blue' } } }",
        fit: "INSERT INTO t VALUES (1, 'ok')",
        unfit: "INSERT INTO t VALUES (1, 'sad')",
    },
    Case {
        make: MOOD,
        yaml: "enums: { feeling: { values: [{ value: blue, was: sad }, { value: good, was: ok }, bad], was: mood } }\ntables: { t: { checks: { c: m::text <> 'blue' } } }",
        fit: "INSERT INTO t VALUES (1, 'ok')",
        unfit: "INSERT INTO t VALUES (1, 'sad')",
    },
    // Text has another order: the labels are said as they were.
    Case {
        make: MOOD,
        yaml: "enums: { mood: [{ value: zest, was: sad }, ok, bad] }\ntables: { t: { checks: { c: m > 'zest' } } }",
        fit: "INSERT INTO t VALUES (1, 'ok')",
        unfit: "INSERT INTO t VALUES (1, 'sad')",
    },
    Case {
        make: MOOD,
        yaml: "enums: { mood: [{ value: blue, was: sad }, ok, bad, new] }\ntables: { t: { checks: { c: \"ms <@ array['blue', 'new']::mood[]\" } } }",
        fit: "INSERT INTO t (id, ms) VALUES (1, '{sad,sad}'), (2, '{}'), (3, NULL)",
        unfit: "INSERT INTO t (id, ms) VALUES (1, '{sad,ok}')",
    },
    Case {
        make: MOOD,
        yaml: "enums: { mood: [ok, { value: blue, was: sad }, new] }\ntables: { t: { checks: { c: \"m in ('blue', 'new')\" } } }",
        fit: "INSERT INTO t VALUES (1, 'sad')",
        unfit: "INSERT INTO t VALUES (1, 'ok')",
    },
    Case {
        make: MOOD,
        yaml: "enums: { kind: [tree, herb] }\ntables: { t: { columns: { k: { type: kind, using: lower(k)::kind } }, checks: { c: k <> 'herb' } } }",
        fit: "INSERT INTO t VALUES (1, 'ok', '{}', 'TREE')",
        unfit: "INSERT INTO t VALUES (1, 'ok', '{}', 'HERB')",
    },
    // What changes one column names another whose labels change.
    Case {
        make: MOOD,
        yaml: "enums: { mood: [{ value: blue, was: sad }, ok, bad] }\ntables: { t: { columns: { k: { type: varchar(9), using: \"coalesce(k, m::text)\" } }, checks: { c: k <> 'blue' } } }",
        fit: "INSERT INTO t VALUES (1, 'sad', '{}', 'x')",
        unfit: "INSERT INTO t VALUES (1, 'sad', '{}', NULL)",
    },
];

const PLAN: [&str; 8] = [
    "plan",
    "--no-prove",
    "--schema",
    "schema.yaml",
    "--name",
    "p",
    "--allow",
    "all",
];

fn planned(major: u32, case: &Case, rows: &str) -> Bench {
    let bench = Bench::on(major, case.yaml);
    bench.sql(&format!("{}; {rows}; ANALYZE", case.make));
    bench.ends(&PLAN, 0);
    bench
}

#[test]
fn the_preflight_says_what_the_oldest_server_will() {
    agrees(servers().first().unwrap().0);
}

#[test]
fn the_preflight_says_what_the_newest_server_will() {
    agrees(newest().0);
}

fn agrees(major: u32) {
    for case in &CASES {
        let bench = planned(major, case, case.fit);
        bench.ends(&["preflight", "plans/p"], 0);
        let ran = bench.ends(&["apply", "plans/p", "--yes"], 0);
        assert!(!ran.err.contains("could not look"), "{}", ran.err);
        assert!(ran.err.contains("no row in the way"), "{}", ran.err);
        // The labels and the types are others now, and so is the question.
        bench.ends(&["preflight", "plans/p"], 0);
        if case.unfit.is_empty() {
            continue;
        }
        let bench = planned(major, case, case.unfit);
        let found = " data checks found rows in the way";
        bench.says(&["apply", "plans/p", "--yes"], 1, &[found]);
        bench.ends(&["apply", "plans/p", "--yes", "--no-preflight"], 3);
    }
}

#[test]
fn rows_that_a_part_of_the_plan_has_changed_are_asked_as_they_are() {
    let case = Case {
        make: "CREATE TABLE t (a int, b int)",
        yaml: "tables:\n  t:\n    columns:\n      a: { type: bigint, using: a * 100 }\n      b: { type: bigint, using: b * 100, phase: 2 }\n    checks: { c: { expression: a + b < 2000, phase: 3 } }\n",
        fit: "INSERT INTO t VALUES (5, 6)",
        unfit: "",
    };
    let bench = planned(newest().0, &case, case.fit);
    let look = ["preflight", "plans/p"];
    bench.ends(&look, 0);
    bench.ends(&["apply", "plans/p", "--yes", "--phase", "1"], 0);
    bench.says(
        &look,
        0,
        &[
            "not looked for now",
            "a part of the plan has changed these rows",
        ],
    );
    bench.ends(&["apply", "plans/p", "--yes", "--phase", "2"], 0);
    bench.ends(&look, 0);
    bench.sql("UPDATE t SET a = 1900");
    bench.says(&look, 1, &["1900"]);
    bench.sql("UPDATE t SET a = 500");
    bench.ends(&["apply", "plans/p", "--yes"], 0);
}
