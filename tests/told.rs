//! What is said when a run ends before its end: of what stands in the way, of a phase that was asked for, of a way back
//! that is barred. Each message names what a person can do in that direction.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod support;
mod support_bench;
mod support_plan;

use support::servers::newest;
use support_bench::{Bench, PLAN};
use support_plan::Ran;

fn plan(bench: &Bench, allow: &[&str]) -> Ran {
    let allow = allow.iter().flat_map(|a| ["--allow", a]);
    let arguments: Vec<&str> = PLAN.into_iter().chain(allow).collect();
    bench.ends(&arguments, 0)
}

// ---- what came between plan and apply

#[test]
fn what_depends_is_named_with_the_way_on_and_the_way_back() {
    let bench = Bench::new("");
    bench.sql(
        "CREATE TYPE mood AS ENUM ('low', 'high', 'odd'); ALTER TABLE plants ADD COLUMN mood mood",
    );
    bench.declare(
        "enums: { mood: [low, high] }\ntables: { plants: { columns: { mood: { type: mood } } } }\n",
    );
    plan(&bench, &["all"]);
    bench.sql("CREATE TABLE other (first mood, second mood)");
    let said = bench.says(
        &["apply", "plans/p", "--yes"],
        3,
        &[
            "(2BP01)",
            "column first of table public.other depends on type",
            "column second of table public.other",
            "depends on type public.mood\n          column",
            "Drop it or alter it by hand",
            "to go on, after that: lockstep apply plans/p",
            "or back: lockstep rollback plans/p, and then `lockstep plan`",
        ],
    );
    assert!(!said.err.contains("DROP ... CASCADE"), "{}", said.err);
    bench.sql("DROP TABLE other; CREATE VIEW moods AS SELECT mood FROM plants");
    let words = [
        "(0A000)",
        "view public.moods depends on column",
        "as long as what the detail names is as it is",
        "to go on, after that: lockstep apply plans/p",
    ];
    bench.says(&["apply", "plans/p", "--yes"], 3, &words);
    bench.sql("DROP VIEW moods");
    bench.ends(&["apply", "plans/p", "--yes"], 0);
}

#[test]
fn what_depends_on_what_a_rollback_drops_is_named_too() {
    let bench = Bench::new("enums: { mood: [low, high] }\n");
    plan(&bench, &[]);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    bench.sql("CREATE TABLE other (first mood)");
    let words = [
        "(2BP01)",
        "column first of table",
        "to go on, after that: lockstep rollback plans/p",
    ];
    let said = bench.says(&["rollback", "plans/p", "--yes"], 3, &words);
    assert!(!said.err.contains("lockstep plan"), "{}", said.err);
    bench.sql("DROP TABLE other");
    bench.ends(&["rollback", "plans/p", "--yes"], 0);
}

/// The journal's tables are the first that the trigger sees: the plan itself makes none.
#[test]
fn an_event_trigger_that_refuses_the_journal_is_named() {
    let bench = Bench::new("tables: { plants: { checks: { low: height < 100 } } }\n");
    plan(&bench, &[]);
    bench.sql(
        "CREATE FUNCTION public.guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ \
         BEGIN RAISE EXCEPTION 'no new tables' USING ERRCODE = '42501'; END $$; \
         CREATE EVENT TRIGGER no_tables ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE INDEX') \
         EXECUTE FUNCTION public.guard()",
    );
    let words = [
        "the journal (schema `lockstep`) could not be made",
        "event trigger `no_tables` (function public.guard)",
        "no new tables",
        "--no-journal",
    ];
    let said = bench.says(&["apply", "plans/p", "--yes"], 1, &words);
    assert!(!said.err.contains("GRANT"), "{}", said.err);
    bench.ends(&["apply", "plans/p", "--yes", "--no-journal"], 0);
    bench.sql("DROP EVENT TRIGGER no_tables");
}

/// What else refuses it is told in the server's words, with the way without it.
#[test]
fn a_journal_that_cannot_be_made_is_not_needed() {
    let bench = Bench::new("tables: { plants: { checks: { low: height < 100 } } }\n");
    plan(&bench, &[]);
    bench.sql("CREATE SCHEMA lockstep; CREATE TYPE lockstep.plan AS (a int)");
    let words = [
        "the journal (schema `lockstep`) could not be made or opened",
        "composite types",
        "--no-journal",
    ];
    bench.says(&["apply", "plans/p", "--yes"], 3, &words);
    bench.ends(&["apply", "plans/p", "--yes", "--no-journal"], 0);
}

/// `status` of all plans leaves out a folder that cannot be read, and says why it cannot; `plan` says it too.
#[test]
fn a_folder_that_cannot_be_read_is_told_with_the_reason() {
    let bench = Bench::new("tables: { plants: { checks: { low: height < 100 } } }\n");
    plan(&bench, &[]);
    let other: Vec<&str> = PLAN
        .iter()
        .map(|a| if *a == "p" { "q" } else { a })
        .collect();
    bench.ends(&other, 0);
    let json = bench.path("plans/p/plan.json");
    let text = std::fs::read_to_string(&json).unwrap();
    std::fs::write(&json, text.replacen("\"steps\"", "\"stops\"", 1)).unwrap();
    let words = [
        "left out: `",
        "p` is not what was planned",
        "unknown field `stops`",
    ];
    let said = bench.says(&["status"], 0, &words);
    assert!(said.out.contains("q"), "{}", said.out);
    let words = [
        "whether this plan is under way is not known",
        "p` is not what was planned",
        "unknown field `stops`",
    ];
    let third: Vec<&str> = PLAN
        .iter()
        .map(|a| if *a == "p" { "r" } else { a })
        .collect();
    bench.says(&third, 0, &words);
}

// ---- the end of a phase

const PHASES: &str = "tables:\n  plants:\n    checks: { low: { expression: height < 100, phase: 1 } }\n    indexes: { by_name: { columns: [name], phase: 2 }, by_height: { columns: [height], phase: 3 } }\n";

fn status(bench: &Bench) -> serde_json::Value {
    let arguments = ["status", "plans/p", "--format", "json"];
    serde_json::from_str(&bench.ends(&arguments, 0).out).unwrap()
}

#[test]
fn a_stop_at_the_end_of_a_phase_is_no_accident() {
    let bench = Bench::new(PHASES);
    plan(&bench, &[]);
    let on = "lockstep apply plans/p --phase 2, or without --phase for all the rest";
    let first = ["apply", "plans/p", "--yes", "--phase", "1"];
    bench.says(&first, 0, &["phase 1 of 3 done; to go on: ", on]);
    let said = bench.says(
        &["status", "plans/p"],
        0,
        &["p phase 1 of 3 done: 2 of 4 steps", "next: 003 ", on],
    );
    assert!(!said.out.contains("half"), "{}", said.out);
    let told = status(&bench);
    assert_eq!(told[0]["state"], "phase done");
    assert_eq!(
        told[0]["phase"],
        serde_json::json!({"done": 1, "next": 2, "all": [1, 2, 3]})
    );
    assert_eq!(told[0]["resume"], "lockstep apply plans/p --phase 2");

    bench.ends(&["apply", "plans/p", "--yes", "--phase", "2"], 0);
    let said = bench.ends(&["status", "plans/p"], 0);
    assert!(said.out.contains("phase 2 of 3 done"), "{}", said.out);
    assert!(
        said.out
            .ends_with("go on: lockstep apply plans/p --phase 3\n"),
        "{}",
        said.out
    );
    // Where nobody heard of the end, it is not called one.
    bench.sql("UPDATE lockstep.step_run SET outcome = 'lost' WHERE step = 3");
    let said = bench.ends(&["status", "plans/p"], 0);
    assert!(said.out.contains("p half applied"), "{}", said.out);
    assert!(status(&bench)[0]["phase"].is_null());

    let all = bench.ends(&["apply", "plans/p", "--yes"], 0);
    assert!(!all.err.contains("phase"), "{}", all.err);
    assert!(status(&bench)[0]["phase"].is_null());
}

// ---- a way back that is barred

#[test]
fn a_refused_rollback_says_how_to_get_back() {
    let bench = Bench::new("tables: { plants: { columns: { height: { default: 1 } } } }\n");
    plan(&bench, &[]);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    bench.sql("ALTER TABLE plants ALTER height SET DEFAULT 7");
    let words = [
        "column public.plants.height",
        "found:    integer DEFAULT 7",
        "nothing was undone",
        "by hand, and roll back again",
        "with the declaration as it was before this plan",
    ];
    for how in ["--yes", "--dry-run"] {
        let said = bench.says(&["rollback", "plans/p", how], 1, &words);
        assert!(!said.err.contains("plan again"), "{}", said.err);
    }
    bench.says(&["apply", "plans/p", "--yes"], 1, &["help: plan again"]);

    // Each of the two ways that are named is one.
    bench.sql("ALTER TABLE plants ALTER height SET DEFAULT 1");
    bench.ends(&["rollback", "plans/p", "--yes"], 0);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    bench.sql("ALTER TABLE plants ALTER height SET DEFAULT 7");
    bench.declare("tables: { plants: { columns: { height: { default: null } } } }\n");
    let arguments: Vec<&str> = PLAN[..5].iter().copied().chain(["back"]).collect();
    bench.ends(&arguments, 0);
    bench.ends(&["apply", "plans/back", "--yes"], 0);
    let said = bench.ends(&["status", "plans/p"], 0);
    assert!(
        said.out.contains("p applied, changed since"),
        "{}",
        said.out
    );
}

// ---- what is refused at its line

#[test]
fn a_not_null_that_children_would_have_to_follow_keeps_its_inheritance() {
    if newest().0 < 18 {
        return;
    }
    let bench = Bench::new("");
    bench.sql(
        "CREATE TABLE beds (a int CONSTRAINT x NOT NULL NO INHERIT, b int CONSTRAINT y NOT NULL, c int); \
         CREATE TABLE low_beds () INHERITS (beds)",
    );
    for (column, said, word) in [("a", "false", "NO INHERIT"), ("b", "true", "inherited")] {
        bench.declare(&format!(
            "tables:\n  beds:\n    columns:\n      {column}: {{ not_null: {{ no_inherit: {said} }} }}\n"
        ));
        let words =
            format!("the NOT NULL of `public.beds.{column}` is {word}, and the table has children");
        bench.says(&PLAN, 1, &["P001", "schema.yaml:4", &words, "by hand"]);
    }
    // What is not said is accepted, what nobody has yet is free.
    bench.declare(
        "tables: { beds: { columns: { a: { not_null: true }, b: { not_null: true } } } }\n",
    );
    bench.says(&PLAN, 0, &["nothing to do"]);
    bench.declare("tables: { beds: { primary_key: [a] } }\n");
    bench.says(&PLAN, 1, &["the NOT NULL of `public.beds.a` is NO INHERIT"]);
    bench.declare("tables: { low_beds: { primary_key: [c], columns: { c: { not_null: { no_inherit: true } } } } }\n");
    bench.says(
        &PLAN,
        1,
        &["is in the primary key, whose NOT NULL children have too"],
    );
}

#[test]
fn what_a_child_inherits_is_its_parents_to_change() {
    if newest().0 < 18 {
        return;
    }
    let bench = Bench::new("");
    bench.sql(
        "CREATE TABLE beds (id int CONSTRAINT x NOT NULL, a int CONSTRAINT y NOT NULL, b int); \
         CREATE TABLE low_beds () INHERITS (beds); CREATE TABLE lower_beds () INHERITS (low_beds); \
         ALTER TABLE beds ADD CONSTRAINT z NOT NULL b NOT VALID; \
         CREATE TABLE visits (id int NOT NULL, v int CONSTRAINT v NOT NULL) PARTITION BY RANGE (id); \
         CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM (0) TO (10); \
         CREATE TABLE visits_2 (id int NOT NULL, v int CONSTRAINT own NOT NULL); \
         ALTER TABLE visits ATTACH PARTITION visits_2 FOR VALUES FROM (10) TO (20)",
    );
    let wish = |table: &str, column: &str, what: &str| {
        format!("tables:\n  {table}:\n    columns:\n      {column}: {{ not_null: {what} }}\n")
    };
    let refused = |schema: &str, words: &[&str]| {
        bench.declare(schema);
        let words: Vec<&str> = ["P001", "schema.yaml:4"]
            .iter()
            .chain(words)
            .copied()
            .collect();
        bench.says(&PLAN, 1, &words);
    };
    // A name.
    refused(
        &wish("lower_beds", "a", "{ name: mine }"),
        &[
            "`public.lower_beds.a` is called `y` and comes from `public.beds`",
            "say the name of the column of `public.beds`",
        ],
    );
    refused(
        &wish("visits_1", "v", "{ name: mine }"),
        &["`public.visits_1.v` is called `v` and comes from `public.visits`"],
    );
    refused(
        &wish("visits", "v", "{ name: other }"),
        &["together with that of `public.visits_2`, which is not called `v` but `own`"],
    );
    refused(
        &wish("beds", "a", "{ name: x }"),
        &["together with that of `public.low_beds`, which has another constraint `x`"],
    );
    // Whether it is there.
    for (table, column, from) in [("low_beds", "a", "beds"), ("visits_1", "v", "visits")] {
        let words =
            format!("`public.{table}.{column}` is NOT NULL as long as that of `public.{from}` is");
        let help = format!("say `not_null: false` of `public.{from}`");
        refused(&wish(table, column, "false"), &[&words, &help]);
    }
    // Whether it is proved.
    let words = "`public.low_beds.b` is NOT VALID and comes from `public.beds`";
    refused(
        &wish("low_beds", "b", "true"),
        &[words, "say `not_null: true` of `public.beds`"],
    );
    // What the parent's takes along, what is there, and what is not said.
    bench.declare("tables:\n  beds: { columns: { b: { not_null: true } } }\n  low_beds: { columns: { b: { not_null: true }, a: { not_null: { name: y } } } }\n  visits: { columns: { v: { not_null: false } } }\n  visits_1: { columns: { v: { not_null: false } } }\n");
    bench.says(
        &PLAN,
        0,
        &[
            "validate not null of b on public.beds",
            "drop not null of v on public.visits\n",
            "2 steps",
        ],
    );
    bench.declare("ownership: exclusive\ntables: { low_beds: {} }\n");
    bench.says(&PLAN, 0, &["nothing to do"]);
}

#[test]
fn what_tables_below_have_on_a_column_is_named_before_its_type_changes() {
    let bench = Bench::oldest("");
    bench.sql(
        "CREATE TABLE beds (id int, a varchar(10), b varchar(10)); \
         CREATE TABLE low_beds (x text CHECK (x > '')) INHERITS (beds); \
         CREATE TABLE lower_beds () INHERITS (low_beds); \
         ALTER TABLE lower_beds ADD CONSTRAINT long CHECK (length(a) > 0); \
         CREATE INDEX part ON low_beds (id) WHERE a > 'b'; CREATE INDEX plain ON low_beds (a); \
         CREATE VIEW seen AS SELECT a FROM low_beds; \
         CREATE TABLE visits (id int, a varchar(10)) PARTITION BY RANGE (id); \
         CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM (0) TO (10); \
         CREATE INDEX whole ON visits (a) WHERE a > ''; CREATE INDEX own ON visits_1 (lower(a))",
    );
    let wish = |table: &str, column: &str| {
        bench.declare(&format!(
            "tables:\n  {table}:\n    columns:\n      {column}: {{ type: text }}\n"
        ));
    };
    wish("beds", "a");
    let words = [
        "P001",
        "schema.yaml:4",
        "while these depend on it: view public.seen, index part of public.low_beds, constraint long of public.lower_beds",
        "what tables below have of their own goes by a plan before this one",
    ];
    bench.says(&PLAN, 1, &words);
    wish("visits", "a");
    bench.says(&PLAN, 1, &["index whole, index own of public.visits_1"]);
    // The columns that nothing hangs on are free.
    wish("beds", "b");
    bench.says(&PLAN, 0, &["1 step"]);
}
