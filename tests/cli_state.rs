//! What is said of plans that are half applied, shared, or changed since: by `plan`, `rollback`, `verify`, `status`.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod support;
mod support_bench;
mod support_plan;

use support_bench::{Bench, PLAN};

/// NOT NULL before 18 has a helper, which stays where the run ends at a row in the way.
const NOT_NULL: &str = "tables: { plants: { columns: { name: { not_null: true } } } }\n";

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn plan_names_the_plan_that_is_under_way() {
    let bench = Bench::oldest(NOT_NULL);
    bench.ends(&PLAN, 0);
    bench.sql("UPDATE plants SET name = NULL WHERE id = 1");
    bench.ends(&["apply", "plans/p", "--yes", "--no-preflight"], 3);
    bench.declare("tables: { plants: { checks: { low: height < 100 } } }\n");
    let second = [
        "plan",
        "--no-prove",
        "--schema",
        "schema.yaml",
        "--name",
        "q",
    ];
    let go_on = "go on with `lockstep apply plans/p`, or back with `lockstep rollback plans/p`";
    let said = bench.says(
        &second,
        0,
        &["warning: half applied: constraint", "takes away", go_on],
    );
    assert_eq!(said.err.matches(go_on).count(), 1, "{}", said.err);

    let asked: Vec<&str> = second.into_iter().chain(["--format", "json"]).collect();
    let plan = json(&bench.ends(&asked, 0).out);
    assert!(
        plan["half_applied"][0]["help"]
            .as_str()
            .unwrap()
            .contains(go_on)
    );
    assert!(plan["half_applied"][0]["object"].is_object());
    let check: Vec<&str> = asked.iter().copied().chain(["--check"]).collect();
    let plan = json(&bench.ends(&check, 2).out);
    assert!(
        plan["half_applied"][0]["help"]
            .as_str()
            .unwrap()
            .contains(go_on)
    );

    bench.ends(&["rollback", "plans/p", "--yes"], 0);
    let other = [
        "plan",
        "--no-prove",
        "--schema",
        "schema.yaml",
        "--name",
        "r",
        "--format",
        "json",
    ];
    let said = bench.ends(&other, 0);
    assert!(!said.err.contains("half applied"), "{}", said.err);
    assert!(json(&said.out).get("half_applied").is_none());
}
