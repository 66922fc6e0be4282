//! Text to an enum by a new column, and what others do to the table between its steps: they drop or disable the trigger,
//! make views, indexes and rules on a column whose name is about to go to another, or import the schema. And the rollback of
//! a plan whose old column a later plan has taken away.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod support;
mod support_expand;
mod support_plan;

use support::servers::{newest, oldest_and_newest};
use support_expand::{Bench, LIVE, SCHEMA};
use support_plan::{catalog, difference, psql, step_files};

#[test]
fn after_the_contraction_a_rollback_is_refused_before_anything_is_executed() {
    for major in oldest_and_newest() {
        let bench = Bench::new(major, LIVE, SCHEMA);
        bench.plan("p", &[], 0, &[]);
        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
        let status = bench.says(&["status", "plans/p"], 0, &["in force"]);
        assert!(!status.out.contains("no way back"), "{}", status.out);
        bench.plan("q", &["--allow", "leftover-drop"], 0, &[]);
        bench.says(&["apply", "plans/q", "--yes"], 0, &[]);
        let contracted = catalog(&bench.config);
        let refused = [
            "plan `p` cannot be rolled back any more; nothing was executed",
            "column status__lockstep_old of public.orders, which kept status as text, is gone",
            "declare `status: { type: text }` and plan",
        ];
        bench.says(&["rollback", "plans/p", "--yes"], 1, &refused);
        bench.says(&["rollback", "plans/p", "--dry-run"], 1, &refused);
        // Nor has the plan that took it away one.
        let nor = [
            "plan `q` cannot be rolled back",
            "nothing was executed",
            "are gone",
            "leave the plan in force",
        ];
        bench.says(&["rollback", "plans/q", "--yes"], 1, &nor);
        bench.says(&["status", "plans/q"], 0, &["no way back: step 001"]);
        difference("refused", &contracted, &catalog(&bench.config)).unwrap();
        let again = bench.says(
            &["apply", "plans/p", "--yes"],
            0,
            &["there is no way back: "],
        );
        assert!(!again.err.contains("undo with"), "{}", again.err);
        bench.says(&["verify", "plans/p"], 0, &[]);
        let words = ["in force", "no way back: step", "status__lockstep_old"];
        bench.says(&["status", "plans/p"], 0, &words);
        let json = bench.says(&["status", "plans/p", "--format", "json"], 0, &[]);
        let all: serde_json::Value = serde_json::from_str(&json.out).unwrap();
        let why = all[0]["no_way_back"][0]["why"].as_str().unwrap();
        assert!(why.contains("is gone"), "{why}");
    }
}

#[test]
fn a_plan_that_was_not_begun_or_is_undone_can_be_rolled_back() {
    let bench = Bench::new(newest().0, LIVE, SCHEMA);
    bench.plan("p", &[], 0, &[]);
    // That helpers are not there is no part of a step.
    let untouched = || {
        let status = bench.says(&["status", "plans/p"], 0, &["p not applied"]);
        assert!(!status.out.contains("half"), "{}", status.out);
    };
    untouched();
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    untouched();
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
}

#[test]
fn a_rollback_that_stopped_goes_on_when_the_trigger_is_gone_meanwhile() {
    let bench = Bench::new(newest().0, LIVE, SCHEMA);
    let before = catalog(&bench.config);
    let plan = bench.plan("p", &[], 0, &[]);
    let files = step_files(&plan, "rollback").into_iter();
    let swap: Vec<_> = files
        .filter(|f| f.display().to_string().contains("put_the_new_column"))
        .collect();
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    for (sql, _) in TRIGGERS {
        bench.sql("CREATE VIEW seen AS SELECT status FROM orders");
        // The look before it is lockstep's: made after that, it is met as psql meets it.
        let stopped = psql(&bench.config, &swap).unwrap_err();
        assert!(stopped.contains("view public.seen"), "{stopped}");
        bench.sql("DROP VIEW seen");
        bench.sql(sql);
        bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
        difference("undone", &before, &catalog(&bench.config)).unwrap();
        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    }
}

#[test]
fn the_queries_for_rows_in_the_way_of_a_rollback_can_be_asked_while_the_plan_is_in_force() {
    // By a new column, and in place.
    let ways: [&[&str]; 2] = [&[], &["--allow", "rewrite-blocks"]];
    for way in ways {
        let bench = Bench::new(newest().0, LIVE, SCHEMA);
        let plan = bench.plan("p", way, 0, &[]);
        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
        let file = std::fs::read_to_string(plan.join("plan.json")).unwrap();
        let file: serde_json::Value = serde_json::from_str(&file).unwrap();
        let steps = file["steps"].as_array().unwrap().iter();
        let checks: Vec<&str> = steps
            .filter_map(|s| s["undo_checks"].as_array())
            .flatten()
            .filter_map(|c| c["sql"].as_str())
            .collect();
        assert!(checks.iter().any(|c| c.contains("'paid'")), "{checks:?}");
        for check in checks {
            bench.sql(check);
        }
    }
}

/// What somebody does to the trigger, and how it is told.
const TRIGGERS: [(&str, &str); 4] = [
    ("DROP TRIGGER status__lockstep_sync ON orders", "not there"),
    (
        "ALTER TABLE orders DISABLE TRIGGER status__lockstep_sync",
        "disabled",
    ),
    (
        "DROP FUNCTION orders_status__lockstep_sync CASCADE",
        "not there",
    ),
    (
        "CREATE OR REPLACE FUNCTION orders_status__lockstep_sync() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "calling a function that does something else",
    ),
];

#[test]
fn a_trigger_that_is_gone_midway_is_named_and_comes_back() {
    for major in oldest_and_newest() {
        for (sql, state) in TRIGGERS {
            let bench = Bench::new(major, LIVE, SCHEMA);
            let plan = bench.plan("p", &[], 0, &[]);
            for (done, part) in ["create_enum", "prepare", "fill"].into_iter().enumerate() {
                bench.step(&plan, part);
                if done == 0 {
                    continue;
                }
                bench.write(i32::try_from(done).unwrap());
                bench.sql(sql);
                // Nothing can come past it: the CHECK is in force.
                let refused = bench.fails("UPDATE orders SET status = 'new' WHERE id = 50");
                assert!(refused.contains("status__lockstep_"), "{refused}");
                let told = format!("trigger status__lockstep_sync on public.orders is {state}");
                let words = [
                    told.as_str(),
                    "`lockstep apply plans/p` puts the trigger back",
                ];
                bench.says(&["drift", "--schema", "schema.yaml"], 2, &words);
                let words = ["trigger status__lockstep_sync on public.orders", state];
                bench.says(&["verify", "plans/p"], 2, &words);
                // The step that made it brings it back.
                if part == "prepare" {
                    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
                    bench.is_mirrored();
                    bench.write(5);
                    bench.is_mirrored();
                    bench.says(&["verify", "plans/p"], 0, &[]);
                    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
                    for again in ["create_enum", "prepare"] {
                        bench.step(&plan, again);
                    }
                }
            }
            bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
            bench.is_mirrored();
            bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
            bench.is_mirrored();
        }
    }
}

#[test]
fn a_trigger_that_is_gone_after_the_swap_is_named_and_comes_back() {
    for major in oldest_and_newest() {
        let bench = Bench::new(major, LIVE, SCHEMA);
        let before = catalog(&bench.config);
        bench.plan("p", &[], 0, &[]);
        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
        let after = catalog(&bench.config);
        for (sql, state) in TRIGGERS {
            bench.sql(sql);
            let told = format!("trigger status__lockstep_sync on public.orders is {state}");
            let words = [
                told.as_str(),
                "what is written meanwhile does not reach it",
                "`lockstep apply plans/p` puts the trigger back",
            ];
            bench.says(&["drift", "--schema", "schema.yaml"], 2, &words);
            let words = ["trigger status__lockstep_sync on public.orders", state];
            bench.says(&["verify", "plans/p"], 2, &words);
            bench.says(&["status", "plans/p"], 0, &words);
            bench.says(&["apply", "plans/p", "--yes"], 0, &["1 step executed"]);
            difference("restored", &after, &catalog(&bench.config)).unwrap();
            bench.says(&["verify", "plans/p"], 0, &[]);
            bench.says(&["drift", "--schema", "schema.yaml"], 0, &["no drift"]);
        }
        // A rollback restores it by itself, and stops at rows that came meanwhile.
        bench.sql(TRIGGERS[0].0);
        bench.sql("UPDATE orders SET status = 'sent' WHERE status = 'new' AND id < 100");
        let cure = "UPDATE public.orders SET status = status WHERE status::text IS DISTINCT FROM status__lockstep_old";
        let words = [
            "status__lockstep_same",
            "is violated by some row",
            cure,
            "what earlier ones of the step did stays",
        ];
        let said = bench.says(&["rollback", "plans/p", "--yes"], 3, &words);
        assert!(!said.err.contains("mend or remove"), "{}", said.err);
        assert_eq!(said.err.matches("this finds them").count(), 1);
        let words = [
            "go on: lockstep apply",
            "or back: lockstep rollback plans/p",
        ];
        bench.says(&["status", "plans/p"], 0, &words);
        bench.sql(cure);
        bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
        difference("undone", &before, &catalog(&bench.config)).unwrap();
        let kept = "SELECT count(*) FROM orders WHERE status = 'new' AND id < 100";
        assert_eq!(bench.number(kept), 0);
    }
}

/// What somebody makes on a column, the way it is named, and how it goes.
const MADE: [(&str, &str, &str); 11] = [
    (
        "CREATE VIEW seen AS SELECT id, @ FROM orders",
        "view public.seen",
        "DROP VIEW seen",
    ),
    (
        "CREATE INDEX mine ON orders (@, note)",
        "index public.mine",
        "DROP INDEX mine",
    ),
    (
        "ALTER TABLE orders ADD CONSTRAINT only_once UNIQUE (@, id)",
        "constraint only_once on table public.orders",
        "ALTER TABLE orders DROP CONSTRAINT only_once",
    ),
    (
        "ALTER TABLE orders ADD CONSTRAINT short CHECK (length(@::text) < 9)",
        "constraint short on table public.orders",
        "ALTER TABLE orders DROP CONSTRAINT short",
    ),
    (
        "CREATE POLICY hidden ON orders USING (@::text <> 'x')",
        "policy hidden on table public.orders",
        "DROP POLICY hidden ON orders",
    ),
    (
        "ALTER TABLE orders ADD is_new bool GENERATED ALWAYS AS (@ = 'new') STORED",
        "column is_new of table public.orders",
        "ALTER TABLE orders DROP COLUMN is_new",
    ),
    (
        "CREATE STATISTICS together ON @, note FROM orders",
        "statistics object public.together",
        "DROP STATISTICS together",
    ),
    (
        "GRANT SELECT (@) ON orders TO PUBLIC",
        "privileges on the column",
        "REVOKE SELECT (@) ON orders FROM PUBLIC",
    ),
    (
        "CREATE TRIGGER looks AFTER UPDATE OF @ ON orders FOR EACH ROW EXECUTE FUNCTION looks()",
        "trigger looks on table public.orders",
        "DROP TRIGGER looks ON orders",
    ),
    (
        "CREATE PUBLICATION news FOR TABLE orders",
        "in publication news",
        "DROP PUBLICATION news",
    ),
    (
        "CREATE TABLE more () INHERITS (orders)",
        "table public.more, which inherits from the table",
        "DROP TABLE more",
    ),
];
const LOOKS: &str =
    "CREATE FUNCTION looks() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";

#[test]
fn what_is_made_on_the_column_meanwhile_does_not_follow_the_old_one() {
    for major in oldest_and_newest() {
        let bench = Bench::new(major, LIVE, SCHEMA);
        bench.sql(LOOKS);
        let before = catalog(&bench.config);
        let plan = bench.plan("p", &[], 0, &[]);
        for part in ["create_enum", "prepare", "fill", "twin"] {
            bench.step(&plan, part);
        }
        let swap: Vec<_> = step_files(&plan, "forward")
            .into_iter()
            .filter(|f| f.display().to_string().contains("put_the_new_column"))
            .collect();
        let midway = catalog(&bench.config);
        for (make, name, take) in MADE {
            bench.sql(&make.replace("@", "status"));
            let title =
                "what hangs on column status of public.orders and would go on with the old column";
            let words = [
                title,
                name,
                "objects in the way",
                "drop what is named and apply again",
            ];
            let said = bench.says(&["apply", "plans/p", "--yes"], 1, &words);
            assert!(!said.err.contains("pg_catalog.pg_depend"), "{}", said.err);
            let json = ["preflight", "plans/p", "--format", "json"];
            bench.says(&json, 1, &[title, name]);
            // Made while a run goes on it is met under the lock.
            let stopped = bench.says(
                &["apply", "plans/p", "--yes", "--no-preflight"],
                3,
                &[
                    "this hangs on column public.orders.status and would go on with the old column: ",
                    name,
                    "drop it and go on, then make it again",
                ],
            );
            // The block that looks is long, and its file is named.
            assert!(
                stopped.err.contains("lines more in the file"),
                "{}",
                stopped.err
            );
            assert!(stopped.err.lines().count() < 25, "{}", stopped.err);
            let stopped = psql(&bench.config, &swap).unwrap_err();
            assert!(stopped.contains(name), "{stopped}");
            bench.sql(&take.replace("@", "status"));
            difference(name, &midway, &catalog(&bench.config)).unwrap();
        }
        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
        let after = catalog(&bench.config);

        // The same on the new column, which a rollback would drop.
        for (make, name, take) in MADE {
            bench.sql(&make.replace("@", "status"));
            let with = catalog(&bench.config);
            bench.says(
                &["rollback", "plans/p", "--yes"],
                1,
                &[
                    "what hangs on column status of public.orders and would go with the new column",
                    name,
                    "nothing was changed",
                ],
            );
            difference("refused", &with, &catalog(&bench.config)).unwrap();
            // psql meets it under the lock.
            let files = step_files(&plan, "rollback").into_iter();
            let swap: Vec<_> = files
                .filter(|f| f.display().to_string().contains("put_the_new_column"))
                .collect();
            let stopped = psql(&bench.config, &swap).unwrap_err();
            assert!(stopped.contains(name), "{stopped}");
            bench.sql(&take.replace("@", "status"));
            bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
            difference(name, &after, &catalog(&bench.config)).unwrap();
        }

        // And on the old one, before it is dropped.
        let contraction = bench.plan("q", &["--allow", "leftover-drop"], 0, &[]);
        for (make, name, take) in MADE {
            let make = make.replace("@", "status__lockstep_old");
            bench.sql(&make);
            let title = "what hangs on column status__lockstep_old of public.orders and would be dropped with it";
            bench.says(&["apply", "plans/q", "--yes"], 1, &[title]);
            let files = step_files(&contraction, "forward");
            let stopped = psql(&bench.config, &files).unwrap_err();
            assert!(stopped.contains(name), "{stopped}");
            bench.sql(&take.replace("@", "status__lockstep_old"));
            difference(name, &after, &catalog(&bench.config)).unwrap();
        }
        bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
        difference("undone", &before, &catalog(&bench.config)).unwrap();
    }
}

#[test]
fn a_trigger_that_runs_after_the_one_that_copies_stops_the_swap() {
    for major in oldest_and_newest() {
        let bench = Bench::new(major, LIVE, SCHEMA);
        bench.sql(LOOKS);
        let before = catalog(&bench.config);
        let plan = bench.plan("p", &[], 0, &[]);
        for part in ["create_enum", "prepare", "fill", "twin"] {
            bench.step(&plan, part);
        }
        let make = |name: &str, when: &str| {
            bench.sql(&format!(
                "CREATE TRIGGER {name} {when} ON orders FOR EACH ROW EXECUTE FUNCTION looks()"
            ));
        };
        let skip = ["apply", "plans/p", "--yes", "--no-preflight"];
        let back = ["rollback", "plans/p", "--yes"];
        let named = ["trigger zz, which runs"];
        make("zz", "BEFORE INSERT OR UPDATE");
        bench.says(&["preflight", "plans/p"], 1, &named);
        bench.says(&skip, 3, &named);
        bench.sql("DROP TRIGGER zz ON orders");
        // What these do is copied, or changes no row.
        make("aa", "BEFORE INSERT OR UPDATE");
        make("zz", "AFTER INSERT OR UPDATE");
        bench.says(&skip, 0, &[]);
        bench.sql("DROP TRIGGER zz ON orders");
        make("zz", "BEFORE UPDATE");
        bench.says(&back, 1, &named);
        bench.sql("DROP TRIGGER zz ON orders");
        bench.says(&back, 0, &[]);
        bench.sql("DROP TRIGGER aa ON orders");
        difference("undone", &before, &catalog(&bench.config)).unwrap();
    }
}

#[test]
fn an_import_midway_knows_no_helper() {
    let bench = Bench::new(newest().0, LIVE, SCHEMA);
    let plan = bench.plan("p", &[], 0, &[]);
    for part in ["create_enum", "prepare", "fill", "twin"] {
        bench.step(&plan, part);
        let import = [
            "import",
            "--ownership",
            "exclusive",
            "--force",
            "--out",
            "all",
        ];
        let said: &[&str] = match part {
            "create_enum" => &[],
            _ => &["left out: column public.orders.status__lockstep_new"],
        };
        bench.says(&import, 0, said);
        let yaml = std::fs::read_to_string(bench.path("all/public.yaml")).unwrap();
        assert!(!yaml.contains("__lockstep_"), "{yaml}");
    }
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    bench.says(&["plan", "--schema", "all"], 0, &[]);
}

/// The plan itself cannot be made again meanwhile: everybody says the same, and what there is to do.
#[test]
fn a_half_applied_change_whose_plan_is_stale_does_not_send_in_a_circle() {
    let bench = Bench::new(
        newest().0,
        LIVE,
        &format!("{SCHEMA}    checks: {{ noted: length(note) < 1000 }}\n"),
    );
    let before = catalog(&bench.config);
    let plan = bench.plan("p", &[], 0, &[]);
    for file in step_files(&plan, "forward").iter().take(2) {
        psql(&bench.config, std::slice::from_ref(file)).unwrap();
    }
    bench.sql("ALTER TABLE orders ALTER note TYPE varchar(400)");
    let words = ["put back by hand what has changed", "`lockstep rollback`"];
    let said = bench.says(&["apply", "plans/p", "--yes"], 1, &words);
    assert_eq!(said.err.matches("column public.orders.note").count(), 1);
    assert!(!said.err.contains("plan again"), "{}", said.err);
    let said = bench.says(&["status", "plans/p"], 0, &words);
    assert!(!said.out.contains("plan again"), "{}", said.out);
    let words = ["put that back by hand", "lockstep rollback plans/p"];
    bench.plan("q", &[], 1, &words);
    bench.sql("ALTER TABLE orders ALTER note TYPE text");
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    difference("undone", &before, &catalog(&bench.config)).unwrap();
}
