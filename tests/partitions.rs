//! Partitioned tables over time: plans that are half applied, partitions that come and go between plan and apply, and what
//! an interrupted DETACH or REINDEX has left. On the oldest and the newest server.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod support;
mod support_bench;
mod support_plan;

use support::servers::{block_on, connect, oldest_and_newest};
use support_bench::{Bench, PLAN};

const TABLES: &str = "
    CREATE TABLE gardens (id int PRIMARY KEY);
    INSERT INTO gardens VALUES (1);
    CREATE TABLE readings (id int NOT NULL, day date NOT NULL, garden int) PARTITION BY RANGE (day);
    CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
    CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    INSERT INTO readings SELECT i, '2024-12-01'::date + i, 1 FROM generate_series(1, 60) AS i;";
/// As it comes with each new year.
const NEXT: &str = "CREATE TABLE readings_26 PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')";

const KEY: &str = "tables: { readings: { unique: { one_a_day: [id, day] } } }\n";
const INDEX: &str = "tables: { readings: { indexes: { by_garden: garden } } }\n";
const BOTH: &str =
    "tables: { readings: { unique: { one_a_day: [id, day] }, indexes: { by_garden: garden } } }\n";
const REFERENCE: &str = "tables: { readings: { foreign_keys: { of_garden: { columns: [garden], references: gardens } } } }\n";

/// The first step of the plan for [`KEY`], as `apply` leaves it when it is killed there.
const FIRST: &str =
    "ALTER TABLE readings_24 ADD CONSTRAINT readings_24_id_day_key UNIQUE (id, day)";
const APPLY: [&str; 3] = ["apply", "plans/p", "--yes"];
const DRIFT: [&str; 3] = ["drift", "--schema", "schema.yaml"];
const CHECK: [&str; 4] = ["plan", "--check", "--schema", "schema.yaml"];
const SECOND: [&str; 6] = [
    "plan",
    "--no-prove",
    "--schema",
    "schema.yaml",
    "--name",
    "q",
];
const GO_ON: &str = "go on with `lockstep apply plans/p`";

fn benches(schema: &str) -> Vec<Bench> {
    let benches = oldest_and_newest().into_iter().map(|major| {
        let bench = Bench::on(major, schema);
        bench.sql(TABLES);
        bench
    });
    benches.collect()
}

/// Another plan brings the rest, and then there is nothing left to do.
fn is_completed_by_another(bench: &Bench) {
    bench.ends(&SECOND, 0);
    bench.ends(&["apply", "plans/q", "--yes"], 0);
    bench.ends(&DRIFT, 0);
    bench.ends(&["rollback", "plans/q", "--yes"], 0);
}

#[test]
fn a_key_that_is_half_applied_is_a_difference_among_others() {
    for bench in benches(BOTH) {
        bench.ends(&PLAN, 0);
        bench.sql(FIRST);
        let half = "half applied constraint one_a_day on public.readings";
        let other = "missing index by_garden";
        let said = bench.says(&DRIFT, 2, &[half, GO_ON, other]);
        assert!(said.err.contains("2 differences"), "{}", said.err);
        bench.says(&CHECK, 2, &["half applied: constraint one_a_day", GO_ON]);
        bench.says(&SECOND, 0, &["which the plan made now completes", GO_ON]);
        is_completed_by_another(&bench);

        // Nobody's plan: the partition simply has one.
        std::fs::remove_dir_all(bench.path("plans")).unwrap();
        let has = "constraint readings_24_id_day_key on public.readings_24";
        bench.says(&DRIFT, 2, &["missing constraint one_a_day", has]);
        is_completed_by_another(&bench);
        bench.sql("ALTER TABLE readings_24 DROP CONSTRAINT readings_24_id_day_key");
    }
}

#[test]
fn a_foreign_key_that_is_half_applied_is_completed() {
    let half = "ALTER TABLE readings_24 ADD CONSTRAINT of_garden FOREIGN KEY (garden) REFERENCES gardens (id)";
    for not_valid in ["", " NOT VALID"] {
        let bench = Bench::oldest(REFERENCE);
        bench.sql(TABLES);
        bench.ends(&PLAN, 0);
        bench.sql(&format!("{half}{not_valid}"));
        bench.says(&DRIFT, 2, &["half applied constraint of_garden", GO_ON]);
        bench.says(&CHECK, 2, &[GO_ON]);
        is_completed_by_another(&bench);
        bench.ends(&APPLY, 0);
        bench.ends(&DRIFT, 0);
    }
}

#[test]
fn what_cannot_be_taken_over_is_refused_by_plan_alone() {
    for bench in benches(BOTH) {
        bench.sql("ALTER TABLE readings_24 ADD CONSTRAINT mine UNIQUE (id, day) DEFERRABLE");
        let why = "partition public.readings_24 has a constraint `mine` of its own";
        let both = ["constraint one_a_day", "index by_garden", "2 differences"];
        let said = bench.says(&DRIFT, 2, &both);
        assert!(said.out.contains(why), "{}", said.out);
        bench.says(&CHECK, 2, &both);
        bench.says(&CHECK, 2, &[why]);
        let json: Vec<&str> = CHECK.into_iter().chain(["--format", "json"]).collect();
        let told: serde_json::Value = serde_json::from_str(&bench.ends(&json, 2).out).unwrap();
        assert_eq!(told["findings"].as_array().unwrap().len(), 2, "{told}");
        bench.says(&PLAN, 1, &[why, "drop the partition's own first"]);
        bench.sql("ALTER TABLE readings_24 DROP CONSTRAINT mine");
        bench.ends(&PLAN, 0);
    }
}

#[test]
fn a_partition_that_comes_after_the_plan_makes_it_stale() {
    for (schema, object) in [(KEY, "one_a_day"), (INDEX, "by_garden")] {
        for bench in benches(schema) {
            bench.ends(&PLAN, 0);
            bench.sql(NEXT);
            let came = "public.readings_26 has come since";
            let words = ["the partitions of public.readings", came, "plan again"];
            bench.says(&APPLY, 1, &words);
            // Nothing was executed.
            bench.says(&DRIFT, 2, &["missing", object]);
            bench.says(&["status", "plans/p"], 0, &[came]);
            is_completed_by_another(&bench);
        }
    }
}

#[test]
fn a_partition_that_comes_while_a_plan_runs_stops_it_before_the_next_step() {
    for bench in benches(KEY) {
        bench.ends(&PLAN, 0);
        bench.sql(&format!(
            "CREATE FUNCTION come() RETURNS event_trigger LANGUAGE plpgsql AS $$
             BEGIN
                 IF to_regclass('public.readings_26') IS NULL THEN
                     SET LOCAL search_path = public;
                     {NEXT};
                 END IF;
             END $$;
             CREATE EVENT TRIGGER come ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION come()"
        ));
        bench.says(
            &APPLY,
            1,
            &["public.readings_26 has come since", "plan again"],
        );
        bench.sql("DROP EVENT TRIGGER come");
        bench.says(&DRIFT, 2, &["half applied constraint one_a_day", GO_ON]);
        is_completed_by_another(&bench);
        bench.ends(&["rollback", "plans/p", "--yes"], 0);
    }
}

#[test]
fn a_partition_that_comes_between_phases_makes_the_rest_stale() {
    let phases = "tables:\n  readings:\n    indexes: { by_garden: garden }\n    unique: { one_a_day: { columns: [id, day], phase: 2 } }\n";
    for bench in benches(phases) {
        bench.ends(&PLAN, 0);
        let first: Vec<&str> = APPLY.into_iter().chain(["--phase", "1"]).collect();
        bench.ends(&first, 0);
        bench.sql(NEXT);
        bench.ends(&first, 0);
        bench.says(&APPLY, 1, &["public.readings_26 has come since"]);
        is_completed_by_another(&bench);
    }
}

#[test]
fn an_index_that_is_half_applied_is_told_once_and_completed() {
    for bench in benches(INDEX) {
        bench.ends(&PLAN, 0);
        bench.sql("CREATE INDEX by_garden ON ONLY readings (garden)");
        let said = bench.says(&DRIFT, 2, &["half applied index by_garden", GO_ON]);
        assert!(said.err.contains("1 difference\n"), "{}", said.err);
        bench.sql(NEXT);
        bench.says(&APPLY, 1, &["public.readings_26 has come since"]);
        bench.ends(&SECOND, 0);
        bench.ends(&["apply", "plans/q", "--yes"], 0);
        bench.ends(&DRIFT, 0);
    }
}

#[test]
fn a_partition_that_goes_makes_the_plan_stale_too() {
    for goes in [
        "DROP TABLE readings_24",
        "ALTER TABLE readings DETACH PARTITION readings_24",
    ] {
        for schema in [KEY, INDEX] {
            for bench in benches(schema) {
                bench.ends(&PLAN, 0);
                bench.sql(goes);
                bench.says(&APPLY, 1, &["public.readings_24 is gone since"]);
                is_completed_by_another(&bench);
            }
        }
    }
}

#[test]
fn what_is_in_force_does_not_rest_on_partitions_any_more() {
    for schema in [KEY, INDEX] {
        for bench in benches(schema) {
            bench.ends(&PLAN, 0);
            bench.ends(&APPLY, 0);
            bench.sql(NEXT);
            bench.ends(&APPLY, 0);
            bench.ends(&["verify", "plans/p"], 0);
            bench.ends(&["rollback", "plans/p", "--yes"], 0);
            bench.says(&DRIFT, 2, &["missing", "1 difference\n"]);
        }
    }
}

#[test]
fn a_rollback_says_which_partitions_it_was_not_planned_for() {
    let bench = Bench::oldest("tables: { readings: { absent: { unique: [one_a_day] } } }\n");
    bench.sql(TABLES);
    bench.sql("ALTER TABLE readings ADD CONSTRAINT one_a_day UNIQUE (id, day)");
    bench.ends(&PLAN, 0);
    bench.ends(&APPLY, 0);
    bench.sql(NEXT);
    let back = ["rollback", "plans/p", "--yes"];
    bench.says(&back, 0, &["warning", "public.readings_26 has come since"]);
}

/// Stops the statement while it waits for the rows that a transaction has read.
fn interrupted(bench: &Bench, statement: &str) {
    block_on(async {
        let reader = connect(&bench.config).await;
        let read = "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM readings";
        reader.batch_execute(read).await.unwrap();
        let client = connect(&bench.config).await;
        let short = "SET statement_timeout = 500";
        client.batch_execute(short).await.unwrap();
        client.batch_execute(statement).await.unwrap_err();
        reader.batch_execute("ROLLBACK").await.unwrap();
    });
}

const DETACH: &str = "ALTER TABLE readings DETACH PARTITION readings_24 CONCURRENTLY";
const FINALIZE: &str = "ALTER TABLE public.readings DETACH PARTITION public.readings_24 FINALIZE;";

#[test]
fn a_partition_that_is_half_detached_is_named_with_what_finishes_it() {
    for bench in benches(KEY) {
        bench.ends(&PLAN, 0);
        interrupted(&bench, DETACH);
        let half = "half applied table public.readings_24";
        let key = "missing constraint one_a_day";
        bench.says(&DRIFT, 2, &[half, FINALIZE, key, "2 differences"]);
        bench.says(&CHECK, 2, &[FINALIZE, "constraint one_a_day"]);
        bench.says(
            &SECOND,
            1,
            &["nothing is planned for public.readings", FINALIZE],
        );
        bench.says(&APPLY, 1, &["public.readings_24 is gone since", FINALIZE]);
        bench.sql(FINALIZE);
        is_completed_by_another(&bench);
    }
}

#[test]
fn what_another_table_gets_is_planned_beside_a_half_detached_partition() {
    let bench = Bench::oldest("tables: { gardens: { checks: { positive: id > 0 } } }\n");
    bench.sql(TABLES);
    interrupted(&bench, DETACH);
    bench.ends(&PLAN, 0);
    bench.ends(&APPLY, 0);
    bench.says(&DRIFT, 2, &[FINALIZE, "1 difference\n"]);
    bench.sql(FINALIZE);
    bench.ends(&DRIFT, 0);
}

#[test]
fn what_an_interrupted_reindex_leaves_is_named_with_what_drops_it() {
    for bench in benches(KEY) {
        bench.sql("CREATE INDEX by_garden ON readings_24 (garden)");
        bench.declare("tables: { readings_24: { checks: { positive: id > 0 } } }\n");
        interrupted(&bench, "REINDEX INDEX CONCURRENTLY by_garden");
        let drops = "DROP INDEX CONCURRENTLY public.by_garden_ccnew;";
        let why = "an interrupted REINDEX CONCURRENTLY";
        bench.says(&DRIFT, 2, &["invalid index by_garden_ccnew", why, drops]);
        bench.says(&PLAN, 0, &["note", why, drops]);
        bench.ends(&APPLY, 0);
        bench.sql(drops);
        bench.ends(&DRIFT, 0);
    }
}

#[test]
fn what_a_partition_has_is_taken_over_where_it_is_not_declared_too() {
    for bench in benches(KEY) {
        bench.sql("ALTER TABLE readings_24 ADD CONSTRAINT mine UNIQUE (id, day)");
        // Exclusive ownership would drop it: as part of the table's it stays.
        let own = "readings_24: { checks: { positive: id > 0 } }";
        let table = "readings: { unique: { one_a_day: [id, day] } }";
        bench.declare(&format!(
            "ownership: exclusive\ntables: {{ {table}, {own} }}\n"
        ));
        let said = bench.ends(&DRIFT, 2);
        assert!(!said.out.contains("extra"), "{}", said.out);
        bench.ends(&PLAN, 0);
        bench.ends(&APPLY, 0);
        bench.ends(&DRIFT, 0);
        bench.ends(&["rollback", "plans/p", "--yes"], 0);

        let own = "readings_24: { unique: { mine: [id, day] } }";
        bench.declare(&format!("tables: {{ {table}, {own} }}\n"));
        let twice = "`mine` of partition public.readings_24 becomes part of constraint one_a_day";
        bench.says(&SECOND, 1, &[twice, "leave it out there"]);
        bench.says(&CHECK, 2, &[twice]);
        bench.says(&DRIFT, 2, &["missing constraint one_a_day"]);
    }
}

#[test]
fn what_is_short_because_all_partitions_are_small_rests_on_them() {
    for bench in benches(KEY) {
        bench.sql("ANALYZE readings_24, readings_25");
        bench.ends(&PLAN, 0);
        assert!(bench.file("plans/p/PLAN.md").contains("in one go"));
        bench.sql(NEXT);
        bench.says(&APPLY, 1, &["public.readings_26 has come since"]);
        is_completed_by_another(&bench);
    }
}

#[test]
fn what_reaches_every_partition_by_itself_rests_on_none() {
    let check = "tables: { readings: { checks: { positive: id > 0 } } }\n";
    for bench in benches(check) {
        bench.ends(&PLAN, 0);
        bench.sql(NEXT);
        bench.ends(&APPLY, 0);
        bench.ends(&DRIFT, 0);
    }
}

/// Retention: what is gone with its table has nothing to undo.
#[test]
fn a_partition_that_is_dropped_leaves_the_rest_to_be_undone() {
    let all = "tables: { readings: { unique: { one_a_day: [id, day] }, indexes: { by_garden: garden }, \
        foreign_keys: { of_garden: { columns: [garden], references: gardens } } } }\n";
    let none = "tables: { readings: { absent: { unique: [one_a_day], indexes: [by_garden], foreign_keys: [of_garden] } } }\n";
    let back = ["rollback", "plans/p", "--yes"];
    let went = ["warning", "public.readings_24 is gone since"];
    for bench in benches(all) {
        bench.ends(&PLAN, 0);
        bench.ends(&APPLY, 0);
        bench.sql("DROP TABLE readings_24");
        bench.says(&back, 0, &went);
        bench.says(&DRIFT, 2, &["3 differences"]);
        bench.ends(&back, 0);
        bench.declare(none);
        bench.ends(&DRIFT, 0);
    }
    // A partition that was renamed has what the plan gave it.
    for bench in benches(all) {
        bench.ends(&PLAN, 0);
        bench.ends(&APPLY, 0);
        bench.sql("ALTER TABLE readings_25 RENAME TO elsewhere");
        bench.says(&back, 1, &["column public.readings_25.id"]);
    }
    for bench in benches(all) {
        bench.ends(&PLAN, 0);
        bench.sql(FIRST);
        bench.sql("DROP TABLE readings_24");
        bench.says(&back, 0, &went);
        bench.says(&DRIFT, 2, &["3 differences"]);
    }
    // What is given back is given to those that are there.
    for bench in benches(all) {
        bench.ends(&PLAN, 0);
        bench.ends(&APPLY, 0);
        bench.declare(none);
        bench.ends(&SECOND, 0);
        bench.ends(&["apply", "plans/q", "--yes"], 0);
        bench.sql("DROP TABLE readings_24");
        bench.says(&["rollback", "plans/q", "--yes"], 0, &went);
        bench.declare(all);
        bench.ends(&DRIFT, 0);
    }
}

/// An index that is in force stays so when the oldest partition goes, dropped or detached.
#[test]
fn an_index_is_in_force_without_the_partitions_that_are_gone() {
    for gone in [
        "DROP TABLE readings_24",
        "ALTER TABLE readings DETACH PARTITION readings_24; DROP INDEX readings_24_garden_idx",
        "ALTER TABLE readings DETACH PARTITION readings_25",
    ] {
        for bench in benches(INDEX) {
            bench.ends(&PLAN, 0);
            bench.ends(&APPLY, 0);
            bench.sql(gone);
            bench.says(&DRIFT, 0, &["no drift"]);
            bench.ends(&["verify", "plans/p"], 0);
            bench.says(&["status", "plans/p"], 0, &["p in force"]);
            bench.says(&APPLY, 0, &["0 steps executed"]);
            bench.ends(&["apply", "plans/p", "--dry-run"], 0);
            bench.ends(&["rollback", "plans/p", "--yes"], 0);
        }
    }
    // One that was not built yet still rests on them.
    for bench in benches(INDEX) {
        bench.ends(&PLAN, 0);
        bench.sql("DROP TABLE readings_24");
        bench.says(
            &["status", "plans/p"],
            0,
            &["p not applied: 0 of", "is gone since"],
        );
        bench.ends(&APPLY, 1);
    }
}
