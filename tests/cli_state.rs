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

#[test]
fn a_rollback_says_whose_work_it_undoes() {
    let schema =
        "tables: { plants: { checks: { low: height < 100 }, indexes: { by_name: name } } }\n";
    let bench = Bench::new(schema);
    let b = [
        "plan",
        "--no-prove",
        "--schema",
        "schema.yaml",
        "--name",
        "b",
    ];
    bench.ends(&PLAN, 0);
    bench.ends(&b, 0);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    bench.ends(&["apply", "plans/b", "--yes"], 0);

    // Who made it is not told of another.
    let said = bench.ends(&["status", "plans/p"], 0);
    assert!(!said.out.contains("steps are in force"), "{}", said.out);
    let other = "2 steps are in force by plan `p`, not by this one";
    bench.says(&["status", "plans/b"], 0, &["of another plan: ", other]);
    let told = json(
        &bench
            .ends(&["status", "plans/b", "--format", "json"], 0)
            .out,
    );
    for step in 0..2 {
        assert_eq!(told[0]["unrecorded"][step]["applied_by"], "p", "{told}");
    }
    let said = bench.says(
        &["rollback", "plans/b", "--yes"],
        0,
        &["undoes that plan's work", "constraint low on public.plants"],
    );
    assert_eq!(said.err.matches(other).count(), 1, "{}", said.err);
    assert!(!said.err.contains("record"), "{}", said.err);

    // It is the other's from now on; and what nobody has a record of is told once for all.
    bench.ends(&["apply", "plans/b", "--yes"], 0);
    bench.says(
        &["status", "plans/p"],
        0,
        &["2 steps are in force by plan `b`"],
    );
    bench.ends(&["rollback", "plans/b", "--yes"], 0);
    bench.sql(
        "CREATE INDEX by_name ON plants (name); ALTER TABLE plants ADD CONSTRAINT low CHECK (height < 100)",
    );
    let said = bench.says(
        &["rollback", "plans/p", "--yes"],
        0,
        &["2 steps are in force, but no"],
    );
    assert_eq!(
        said.err.matches("whoever made it").count(),
        1,
        "{}",
        said.err
    );
}

#[test]
fn a_journal_from_before_it_said_effects_is_taken_over() {
    let bench = Bench::new("tables: { plants: { checks: { low: height < 100 } } }\n");
    bench.ends(&PLAN, 0);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    bench.sql("ALTER TABLE lockstep.step_run DROP COLUMN effects");
    let said = bench.ends(&["status", "plans/p"], 0);
    assert!(!said.out.contains("no record"), "{}", said.out);
    bench.ends(&["rollback", "plans/p", "--yes"], 0);
    let said = bench.ends(&["apply", "plans/p", "--yes"], 0);
    assert!(!said.err.contains("journal"), "{}", said.err);
}

#[test]
fn what_was_lost_by_hand_is_named_as_what_it_is() {
    let bench = Bench::oldest(
        "tables: { plants: { columns: { name: { not_null: true } }, checks: { low: height < 100 } } }\n",
    );
    bench.ends(&PLAN, 0);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    bench.sql("ALTER TABLE plants ALTER name DROP NOT NULL");

    let said = bench.ends(&["verify", "plans/p"], 2);
    assert!(
        said.out.contains("column public.plants.name"),
        "{}",
        said.out
    );
    assert!(said.out.contains("NULL is allowed"), "{}", said.out);
    assert!(!said.out.contains("__lockstep"), "{}", said.out);
    assert_eq!(
        said.out.matches("column public.plants.name").count(),
        1,
        "{}",
        said.out
    );

    let words = [
        "p applied, changed since: ",
        "changed: column public.plants.name",
        "NULL is allowed",
        "make it again: lockstep apply plans/p",
    ];
    let said = bench.says(&["status", "plans/p"], 0, &words);
    assert!(!said.out.contains("half"), "{}", said.out);
    let told = json(
        &bench
            .ends(&["status", "plans/p", "--format", "json"], 0)
            .out,
    );
    assert_eq!(told[0]["state"], "applied, changed since");
    assert_eq!(told[0]["changed"][0]["object"], "column public.plants.name");

    // A plan that really is half applied is called so.
    bench.ends(&["rollback", "plans/p", "--yes"], 0);
    bench.says(&["status", "plans/p"], 0, &["p not applied"]);
    bench.sql("UPDATE plants SET name = NULL WHERE id = 1");
    bench.ends(&["apply", "plans/p", "--yes", "--no-preflight"], 3);
    let said = bench.says(&["status", "plans/p"], 0, &["p half applied", "next: "]);
    assert!(!said.out.contains("changed"), "{}", said.out);
}

/// Of two plans that make the same helper, the one that is under way is named, whatever the other was.
#[test]
fn drift_names_the_plan_that_is_under_way_and_no_other_of_the_same_objects() {
    const DRIFT: [&str; 3] = ["drift", "--schema", "schema.yaml"];
    let with_check = "tables: { plants: { columns: { name: { not_null: true } }, checks: { low: height < 100 } } }\n";
    let named = |name: &'static str| {
        [
            "plan",
            "--no-prove",
            "--schema",
            "schema.yaml",
            "--name",
            name,
        ]
    };
    let bench = Bench::oldest(with_check);
    // Both ways round: the older plan comes first by its name, and last.
    for (old, new) in [("a", "b"), ("z", "y")] {
        let (old_path, new_path) = (format!("plans/{old}"), format!("plans/{new}"));
        let half = |what: &str| {
            bench.declare(NOT_NULL);
            bench.ends(&named(new), 0);
            bench.sql("UPDATE plants SET name = NULL WHERE id = 1");
            bench.ends(&["apply", &new_path, "--yes", "--no-preflight"], 3);
            let said = bench.ends(&DRIFT, 2);
            let go_on = format!(
                "go on with `lockstep apply {new_path}`, or back with `lockstep rollback {new_path}`"
            );
            assert!(said.out.contains(&go_on), "{what}: {}", said.out);
            assert!(!said.out.contains(&old_path), "{what}: {}", said.out);
            bench.ends(&["rollback", &new_path, "--yes"], 0);
            bench.sql("UPDATE plants SET name = 'p' WHERE id = 1");
            std::fs::remove_dir_all(bench.path(&new_path)).unwrap();
        };
        bench.declare(with_check);
        bench.ends(&named(old), 0);
        half("not applied");
        bench.ends(&["apply", &old_path, "--yes"], 0);
        bench.ends(&["rollback", &old_path, "--yes"], 0);
        half("rolled back");
        bench.ends(&["apply", &old_path, "--yes"], 0);
        bench.sql("ALTER TABLE plants ALTER name DROP NOT NULL");
        half("applied, and changed since");
        bench.sql("ALTER TABLE plants DROP CONSTRAINT low, ADD CONSTRAINT low CHECK (height < 99)");
        half("stale");
        bench.sql("ALTER TABLE plants DROP CONSTRAINT low");
        std::fs::remove_dir_all(bench.path(&old_path)).unwrap();
    }

    // Without a history the catalog alone tells, and a plan that fits.
    bench.declare(with_check);
    bench.ends(&named("z"), 0);
    bench.sql(
        "ALTER TABLE plants ADD CONSTRAINT low CHECK (height < 99); DROP SCHEMA lockstep CASCADE",
    );
    bench.declare(NOT_NULL);
    bench.ends(&named("y"), 0);
    bench.sql("UPDATE plants SET name = NULL WHERE id = 1");
    bench.ends(
        &[
            "apply",
            "plans/y",
            "--yes",
            "--no-preflight",
            "--no-journal",
        ],
        3,
    );
    bench.says(&DRIFT, 2, &["go on with `lockstep apply plans/y`"]);
    // That plan alone, which cannot go on.
    std::fs::remove_dir_all(bench.path("plans/y")).unwrap();
    bench.says(
        &DRIFT,
        2,
        &[
            "the database has changed since it was made",
            "back with `lockstep rollback plans/z`",
        ],
    );
}

#[test]
fn plan_tells_loudly_that_another_plan_is_under_way() {
    let phased = "tables:\n  plants:\n    checks: { low: height < 100 }\n    indexes: { by_name: { columns: [name], phase: 2 } }\n";
    let other = "tables: { plants: { indexes: { by_height: height } } }\n";
    let second = [
        "plan",
        "--no-prove",
        "--schema",
        "schema.yaml",
        "--name",
        "q",
        "--force",
    ];
    let words =
        "plan plans/p is under way, 2 of its 3 steps in force, on constraint low on public.plants";
    let end = ": finish it first, `lockstep apply plans/p`, or take it back, `lockstep rollback plans/p`, and plan again";
    let bench = Bench::new(phased);
    bench.ends(&PLAN, 0);
    bench.declare(other);
    let quiet = |when: &str| {
        let _ = std::fs::remove_dir_all(bench.path("plans/q"));
        let said = bench.ends(&second, 0);
        assert!(!said.err.contains("under way"), "{when}: {}", said.err);
        assert!(!bench.file("plans/q/PLAN.md").contains("Warning"), "{when}");
    };
    quiet("not begun");

    bench.ends(&["apply", "plans/p", "--yes", "--phase", "1"], 0);
    let said = bench.says(&second, 0, &[]);
    assert!(
        said.err.contains(&format!("warning: {words}{end}")),
        "{}",
        said.err
    );
    std::fs::remove_dir_all(bench.path("plans/q")).unwrap();
    bench.ends(&second, 0);
    let page = bench.file("plans/q/PLAN.md");
    assert!(page.contains(&format!("> **Warning**: {words}")), "{page}");
    let mut asked = second.to_vec();
    asked.extend(["--check", "--format", "json"]);
    let plan = json(&bench.ends(&asked, 2).out);
    assert_eq!(plan["under_way"][0]["plan"], "plans/p");
    assert_eq!(plan["under_way"][0]["done"], 2);
    assert_eq!(plan["under_way"][0]["steps"], 3);
    assert_eq!(plan["under_way"][0]["shared"], serde_json::json!([]));
    // The plan itself is no other.
    bench.declare(phased);
    bench.says(&PLAN, 1, &["2 of its 3 steps are in force"]);
    // What both are about is named.
    bench.says(
        &second,
        0,
        &["; it is about index by_name on public.plants too: finish it first"],
    );

    bench.declare(other);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    quiet("through");
    bench.sql("DROP INDEX by_name");
    quiet("through, and changed since");
    bench.ends(&["rollback", "plans/p", "--yes"], 0);
    bench.sql("ALTER TABLE plants ADD CONSTRAINT low CHECK (height < 100)");
    quiet("rolled back, and a part of it made by hand");
}

/// PostgreSQL removes no label: what stays for good does not keep a plan under way.
#[test]
fn a_plan_of_which_only_a_label_stays_is_rolled_back() {
    let labels = "enums: { size: [small, large] }\n";
    let both =
        "enums: { size: [small, large] }\ntables: { plants: { checks: { low: height < 100 } } }\n";
    let bench = Bench::new(both);
    bench.sql("CREATE TYPE size AS ENUM ('small')");
    bench.ends(&PLAN, 0);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    bench.ends(&["rollback", "plans/p", "--yes"], 0);
    let words = [
        "p rolled back, but for what stays: 1 of 3 steps",
        "stays: step 001: PostgreSQL cannot remove an enum value: 'large'",
        "apply it again: lockstep apply plans/p",
    ];
    let said = bench.says(&["status", "plans/p"], 0, &words);
    assert!(!said.out.contains("half"), "{}", said.out);
    let told = json(
        &bench
            .ends(&["status", "plans/p", "--format", "json"], 0)
            .out,
    );
    assert_eq!(told[0]["stays"][0]["step"], 1);
    // No other plan waits for it, and another may have its place.
    bench.declare("tables: { plants: { indexes: { by_name: name } } }\n");
    let other = [
        "plan",
        "--no-prove",
        "--schema",
        "schema.yaml",
        "--name",
        "q",
    ];
    let said = bench.ends(&other, 0);
    assert!(!said.err.contains("under way"), "{}", said.err);
    bench.ends(&PLAN, 1);
    let force: Vec<&str> = PLAN.into_iter().chain(["--force"]).collect();
    bench.ends(&force, 0);
    bench.declare(labels);
    bench.ends(&["drift", "--schema", "schema.yaml"], 0);
}

#[test]
fn a_trigger_that_was_disabled_after_the_end_is_a_change() {
    let bench = Bench::new(
        "enums: { kind: [a, b] }\ntables: { plants: { columns: { name: { type: kind } } } }\n",
    );
    bench.sql("UPDATE plants SET name = 'a'; INSERT INTO plants SELECT i, 'b', i FROM generate_series(11, 9000) AS i; ANALYZE");
    let short: Vec<&str> = PLAN.into_iter().chain(["--rewrite-limit", "100"]).collect();
    bench.ends(&short, 0);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    bench.sql("ALTER TABLE plants DISABLE TRIGGER USER");
    let words = [
        "p applied, changed since",
        "disabled",
        "make it again: lockstep apply plans/p",
    ];
    let said = bench.says(&["status", "plans/p"], 0, &words);
    assert!(!said.out.contains("half"), "{}", said.out);
}

/// Two rows alike stop a concurrent build, which leaves its index INVALID.
#[test]
fn an_index_that_a_build_left_is_told_with_what_ends_it() {
    let drift = ["drift", "--schema", "schema.yaml", "--plans", "plans"];
    let key = "tables: { plants: { unique: { one_name: [name] } } }\n";
    let index =
        "tables: { plants: { indexes: { one_name: { columns: [name], unique: true } } } }\n";
    for schema in [key, index] {
        for ownership in ["", "ownership: declared\n"] {
            let bench = Bench::new(&format!("{ownership}{schema}"));
            bench.ends(&PLAN, 0);
            bench.sql("UPDATE plants SET name = 'p1' WHERE id = 2");
            bench.ends(&["apply", "plans/p", "--yes", "--no-preflight"], 3);
            let words = [
                "invalid index one_name",
                "`lockstep apply plans/p` builds it again",
            ];
            let said = bench.says(&drift, 2, &words);
            assert!(!said.out.contains("extra"), "{ownership}: {}", said.out);
            std::fs::remove_dir_all(bench.path("plans")).unwrap();
            let words = [
                "invalid index one_name",
                "`DROP INDEX CONCURRENTLY public.one_name;`",
            ];
            bench.says(&drift, 2, &words);
        }
    }
}

#[test]
fn a_missing_right_leaves_no_index() {
    let bench = Bench::new("tables: { plants: { indexes: { by_name: name } } }\n");
    bench.ends(&PLAN, 0);
    bench.sql(
        "DO $$ BEGIN CREATE ROLE gardener_without LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
         ALTER TABLE plants OWNER TO gardener_without; GRANT USAGE ON SCHEMA public TO gardener_without;
         REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    );
    let mut command = bench.command(&["apply", "plans/p", "--yes", "--no-journal"]);
    let ran = support_plan::Ran::of(command.env("PGOPTIONS", "-c role=gardener_without"));
    let ran = ran.code(3, "apply").unwrap_or_else(|e| panic!("{e}"));
    assert!(ran.err.contains("42501"), "{}", ran.err);
    let grant = "GRANT USAGE, CREATE ON SCHEMA public TO gardener_without";
    assert!(ran.err.contains(grant), "{}", ran.err);
    assert!(!ran.err.contains("INVALID"), "{}", ran.err);
    assert!(
        ran.err.contains("nothing of this step was begun"),
        "{}",
        ran.err
    );
    bench.sql("DROP OWNED BY gardener_without");
}

#[test]
fn what_is_missing_is_said() {
    let bench = Bench::new("tables: { plants: { checks: { low: height < 100 } } }\n");
    bench.ends(&PLAN, 0);
    bench.sql("ALTER TABLE plants RENAME TO trees");
    let words = [
        "does not exist",
        "it was dropped or renamed since the plan was made",
    ];
    let said = bench.says(&["preflight", "plans/p"], 3, &words);
    assert!(!said.err.contains("no lock"), "{}", said.err);
    // A proof that was never made is not to be trusted.
    bench.sql("ALTER TABLE trees RENAME TO plants");
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    let words = [
        "it was made without one (--no-prove)",
        "lockstep rollback plans/p",
    ];
    bench.says(&["prove", "plans/p"], 1, &words);
    // The user's own file is the user's to mend.
    let from = |file: &'static str| {
        [
            "plan",
            "--no-prove",
            "--schema",
            "schema.yaml",
            "--live-sql",
            file,
        ]
    };
    bench.says(
        &from("nosuch.sql"),
        1,
        &["cannot read nosuch.sql: No such file"],
    );
    std::fs::write(
        bench.path("bad.sql"),
        "CREATE TABLE t (id int);\nCREATE TALBE u ();\n",
    )
    .unwrap();
    bench.says(&from("bad.sql"), 1, &["bad.sql:2", "syntax error"]);
}
