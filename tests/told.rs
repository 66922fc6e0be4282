//! What is said when a run ends before its end: of what stands in the way, of a phase that was asked for, of a way back
//! that is barred. Each message names what a person can do in that direction.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod support;
mod support_bench;
mod support_plan;

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
