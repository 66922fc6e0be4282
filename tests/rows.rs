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

const CASES: [Case; 29] = [
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
    // An element of an array of labels.
    Case {
        make: MOOD,
        yaml: "enums: { feeling: { values: [ok, { value: blue, was: sad }, bad, zzz], was: mood } }\ntables: { t: { checks: { c: \"ms[1] <> 'blue' and ms[1] <> 'zzz'\" } } }",
        fit: "INSERT INTO t (id, ms) VALUES (1, '{ok,sad}')",
        unfit: "INSERT INTO t (id, ms) VALUES (1, '{sad,ok}')",
    },
    // What is assigned loses blanks at its end, and nothing else.
    Case {
        make: "CREATE TABLE t (a varchar(10))",
        yaml: "tables: { t: { columns: { a: { type: varchar(3) } }, checks: { c: length(a) <= 3 } } }",
        fit: "INSERT INTO t VALUES ('abc  '), (NULL)",
        unfit: "INSERT INTO t VALUES ('abcd')",
    },
    Case {
        make: "CREATE TABLE t (a varchar(10))",
        yaml: "tables: { t: { columns: { a: { type: varchar(3) } }, unique: { u: [a] } } }",
        fit: "INSERT INTO t VALUES ('abc  '), ('ab')",
        unfit: "INSERT INTO t VALUES ('abc  '), ('abc')",
    },
    Case {
        make: "CREATE TABLE t (a text)",
        yaml: "tables: { t: { columns: { a: { type: char(3), using: \"coalesce(a, 'none')\" } } } }",
        fit: "INSERT INTO t VALUES ('abc  '), ('ab')",
        unfit: "INSERT INTO t VALUES ('ab'), (NULL)",
    },
    Case {
        make: "CREATE TABLE t (a text[])",
        yaml: "tables: { t: { columns: { a: { type: 'varchar(3)[]' } } } }",
        fit: "INSERT INTO t VALUES ('{abc,ab}'), (NULL), ('{}')",
        unfit: "",
    },
    Case {
        make: "CREATE TABLE t (a bit(5))",
        yaml: "tables: { t: { columns: { a: { type: bit varying(3), using: 'a' } } } }",
        fit: "",
        unfit: "INSERT INTO t VALUES ('10101')",
    },
    Case {
        make: "CREATE TABLE t (a int, Kind text)",
        yaml: "tables: { t: { columns: { kind: { type: smallint, using: kind::int / a } } } }",
        fit: "INSERT INTO t VALUES (1, '7'), (0, NULL)",
        unfit: "INSERT INTO t VALUES (1, '70000')",
    },
    Case {
        make: "CREATE TABLE t (k text)",
        yaml: "tables: { t: { columns: { k: { type: int } } } }",
        fit: "INSERT INTO t VALUES ('7'), (NULL)",
        unfit: "INSERT INTO t VALUES ('7'), ('moss')",
    },
    Case {
        make: "CREATE TABLE t (n numeric(6, 2))",
        yaml: "tables: { t: { columns: { n: { type: 'numeric(3, 1)' } } } }",
        fit: "INSERT INTO t VALUES (99.94)",
        unfit: "INSERT INTO t VALUES (99.95)",
    },
    Case {
        make: MOOD,
        yaml: "enums: { kind: [tree, herb] }\ntables: { t: { columns: { k: { type: kind, using: lower(k)::kind } } } }",
        fit: "INSERT INTO t (id, k) VALUES (1, 'TREE'), (2, NULL)",
        unfit: "INSERT INTO t (id, k) VALUES (1, 'MOSS')",
    },
    // The enum is there, and a cast inside stops at the first.
    Case {
        make: MOOD,
        yaml: "tables: { t: { columns: { k: { type: mood, using: \"coalesce(k::mood, 'ok')\" } } } }",
        fit: "INSERT INTO t (id, k) VALUES (1, 'sad'), (2, NULL)",
        unfit: "INSERT INTO t (id, k) VALUES (1, 'moss')",
    },
    Case {
        make: "CREATE TABLE t (k text[])",
        yaml: "enums: { kind: [tree, herb] }\ntables: { t: { columns: { k: { type: 'kind[]', using: 'k::kind[]' } } } }",
        fit: "INSERT INTO t VALUES ('{tree,null}'), (NULL), ('{}')",
        unfit: "INSERT INTO t VALUES ('{tree,moss}')",
    },
    Case {
        make: "CREATE DOMAIN small AS int CHECK (value < 100); CREATE TABLE t (k int)",
        yaml: "tables: { t: { columns: { k: { type: small } } } }",
        fit: "INSERT INTO t VALUES (99)",
        unfit: "INSERT INTO t VALUES (100)",
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

#[test]
fn a_using_that_names_a_column_whose_type_changes_too_is_a_mistake() {
    const BOTH: &str = "tables:\n  t:\n    columns:\n      b: { type: bigint, using: c }\n      c: { type: bigint, using: b }\n";
    let make = "CREATE TABLE t (a int, b int, c int); INSERT INTO t VALUES (0, 1, 2); ANALYZE";
    for (yaml, place, names) in [
        (
            BOTH,
            "schema.yaml:4:",
            "column public.t.b: this `using` names `c`, whose type",
        ),
        (
            BOTH,
            "schema.yaml:5:",
            "column public.t.c: this `using` names `b`, whose type",
        ),
        (
            "tables:\n  t:\n    columns:\n      a: { type: bigint }\n      b: { type: bigint, using: b + a }\n",
            "schema.yaml:5:",
            "column public.t.b: this `using` names `a`, whose type",
        ),
        (
            "tables:\n  t:\n    columns:\n      b: { type: bigint, using: b + c }\n      c: { type: bigint }\n",
            "schema.yaml:4:",
            "column public.t.b: this `using` names `c`, whose type",
        ),
    ] {
        let bench = Bench::on(newest().0, yaml);
        bench.sql(make);
        bench.says(&PLAN, 1, &["P001", place, names, "a plan of its own"]);
    }
    let bench = Bench::on(newest().0, BOTH);
    bench.sql(make);
    bench.sql("ALTER TABLE t ALTER c TYPE bigint");
    bench.ends(&PLAN, 0);
    bench.ends(&["apply", "plans/p", "--yes"], 0);

    // The column of a child is changed with its parent's.
    let child = "tables:\n  t:\n    columns: { b: { type: bigint } }\n  u:\n    columns: { d: { type: bigint, using: d + b } }\n";
    let bench = Bench::on(newest().0, child);
    bench.sql(make);
    bench.sql("CREATE TABLE u (d int) INHERITS (t)");
    bench.says(&PLAN, 1, &["column public.u.d: this `using` names `b`"]);
}

#[test]
fn what_cannot_be_converted_is_shown() {
    let show = |make: &str, yaml: &str, words: &[&str]| {
        let bench = Bench::on(newest().0, yaml);
        bench.sql(make);
        bench.sql("ANALYZE");
        bench.ends(&PLAN, 0);
        bench.says(&["preflight", "plans/p"], 1, words);
    };
    show(
        "CREATE TABLE t (k text); INSERT INTO t VALUES ('moss')",
        "tables: { t: { columns: { k: { type: int } } } }",
        &[
            "rows of public.t in which k cannot become integer",
            "invalid input syntax for type integer: \"moss\"",
            "the server stops at the first such row",
            "1 of 1 checks found rows",
        ],
    );
    show(
        "CREATE TABLE t (k text[]); INSERT INTO t VALUES ('{abc,abcd}')",
        "tables: { t: { columns: { k: { type: 'varchar(3)[]' } } } }",
        &[
            "has what is too long for character varying(3)[]",
            "{abc,abcd}",
        ],
    );
    show(
        "CREATE TABLE t (k text); INSERT INTO t VALUES ('moss')",
        "enums: { kind: [herb] }\ntables: { t: { columns: { k: { type: kind, using: lower(k)::kind } } } }",
        &["that `using` gives no value of public.kind for k", "moss"],
    );
}
