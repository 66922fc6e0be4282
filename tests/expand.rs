//! Text to an enum by a new column beside the old one, as an application meets it: rows written between all steps, after
//! the swap and after its rollback; values that do not fit; rows that others hold; a run that is killed while it fills; what
//! cannot go this way; and the plan that takes the old column away. The SQL is in `tests/cases/type/text-to-enum-large*`.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod support;
mod support_expand;
mod support_plan;

use support::servers::{block_on, connect, newest, oldest_and_newest, servers};
use support_expand::{Bench, LIVE, SCHEMA};
use support_plan::{catalog, difference, psql, step_files};

#[test]
fn no_row_is_lost_whenever_it_is_written() {
    for (major, _) in servers() {
        let bench = Bench::new(major, LIVE, SCHEMA);
        let before = catalog(&bench.config);
        let plan = bench.plan(
            "p",
            &[],
            0,
            &["prepare status of public.orders", "none scans or builds"],
        );
        let page = std::fs::read_to_string(plan.join("PLAN.md")).unwrap();
        for words in [
            "expand and contract: about 8000 rows in",
            "more than 100; in place, PostgreSQL",
            "status stands last in public.orders from now on",
            "status in ('new', 'paid', 'sent')",
            "once more for the table that is filled",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let mut round = 0;
        for file in step_files(&plan, "forward") {
            bench.write(round);
            psql(&bench.config, &[file]).unwrap();
            bench.is_mirrored();
            round += 1;
        }
        let after = catalog(&bench.config);
        // The new column feeds the old one.
        for _ in 0..2 {
            bench.write(round);
            bench.is_mirrored();
            round += 1;
        }
        let apart =
            "SELECT count(*) FROM orders WHERE status::text IS DISTINCT FROM status__lockstep_old";
        assert_eq!(bench.number(apart), 0);
        assert!(
            bench
                .fails("UPDATE orders SET status = 'lost'")
                .contains("invalid input value")
        );

        bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
        difference("undone", &before, &catalog(&bench.config)).unwrap();
        bench.is_mirrored();
        bench.write(round);
        bench.is_mirrored();

        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
        difference("done again", &after, &catalog(&bench.config)).unwrap();
        bench.write(round + 1);
        bench.is_mirrored();
        let left = "left over: column status__lockstep_old of public.orders, fed by status";
        bench.plan("q", &[], 0, &["nothing to do", left]);
        bench.says(
            &["drift", "--schema", "schema.yaml"],
            0,
            &["no drift", left],
        );
        bench.says(&["verify", "plans/p"], 0, &[]);
        // What is imported now does not declare it, and does not own it either.
        let import = ["import", "--ownership", "exclusive", "--out", "all"];
        bench.says(&import, 0, &[]);
        let yaml = std::fs::read_to_string(bench.path("all/public.yaml")).unwrap();
        assert!(!yaml.contains("__lockstep_"), "{yaml}");
        bench.says(&["plan", "--schema", "all"], 0, &["nothing to do", left]);
        bench.says(&["drift", "--schema", "all"], 0, &["no drift", left]);

        bench.plan(
            "q",
            &["--allow", "leftover-drop"],
            0,
            &["drop status__lockstep_old"],
        );
        bench.says(&["apply", "plans/q", "--yes"], 0, &["1 step executed"]);
        bench.write(round + 2);
        bench.is_mirrored();
        assert!(!catalog(&bench.config).contains("__lockstep_"));
        let quiet = bench.says(&["drift", "--schema", "schema.yaml"], 0, &["no drift"]);
        assert!(!quiet.err.contains("left over"), "{}", quiet.err);
        bench.says(&["verify", "plans/p"], 0, &[]);
    }
}

#[test]
fn a_value_that_does_not_fit_is_told_before_and_stops_only_the_filling() {
    let bench = Bench::new(newest().0, LIVE, SCHEMA);
    let plan = bench.plan("p", &[], 0, &[]);
    bench.sql("ALTER TABLE orders DROP CONSTRAINT status_known, ADD CONSTRAINT status_known CHECK (status <> '')");
    bench.sql("UPDATE orders SET status = 'lost' WHERE id = 7000");
    let title = "rows of public.orders in which status is no value of public.order_status";
    bench.says(&["preflight", "plans/p"], 1, &[title, "lost"]);
    bench.says(&["apply", "plans/p", "--yes"], 1, &[]);
    bench.sql(
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
         CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f()",
    );
    let meanwhile = "triggers of public.orders that would run for each row that is filled";
    bench.says(&["preflight", "plans/p"], 1, &[meanwhile, "touch"]);
    bench.sql("DROP TRIGGER touch ON orders");

    // Nobody looks first: what fits is filled, writes that do not fit are refused from the preparation on.
    for file in step_files(&plan, "forward").iter().take(2) {
        psql(&bench.config, std::slice::from_ref(file)).unwrap();
    }
    let refused = bench.fails("INSERT INTO orders (id, status) VALUES (9999, 'gone')");
    assert!(
        refused.contains("invalid input value for enum"),
        "{refused}"
    );
    let files = step_files(&plan, "forward");
    let stopped = psql(&bench.config, &files[2..3]).unwrap_err();
    assert!(
        stopped.contains("invalid input value for enum"),
        "{stopped}"
    );
    let filled = "SELECT count(*) FROM orders WHERE status__lockstep_new IS NOT NULL";
    let first = bench.number(filled);
    assert!(first > 0, "what was filled before the failure stays");
    bench.sql("UPDATE orders SET status = 'paid' WHERE id = 7000");
    psql(&bench.config, &files[2..3]).unwrap();
    assert_eq!(bench.number(filled), 8000);
}

#[test]
fn a_rollback_loses_no_row_that_came_past_the_trigger() {
    let bench = Bench::new(newest().0, LIVE, SCHEMA);
    let before = catalog(&bench.config);
    bench.plan("p", &[], 0, &[]);
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    let after = catalog(&bench.config);
    bench.sql(
        "SET session_replication_role = replica; INSERT INTO orders (id, status, status__lockstep_old) VALUES (9001, 'sent', 'new')",
    );
    bench.says(
        &["rollback", "plans/p", "--yes"],
        3,
        &["status__lockstep_same", "is violated by some row"],
    );
    let there = "SELECT count(*) FROM orders WHERE id = 9001 AND status = 'sent'";
    assert_eq!(bench.number(there), 1);
    // Forward again nothing of that stays.
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    difference("on again", &after, &catalog(&bench.config)).unwrap();
    bench.says(&["rollback", "plans/p", "--yes"], 3, &[]);
    // Any write brings both columns in step.
    bench.sql("UPDATE orders SET status = status WHERE status::text IS DISTINCT FROM status__lockstep_old");
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    difference("undone", &before, &catalog(&bench.config)).unwrap();
    assert_eq!(bench.number(there), 1);
}

#[test]
fn a_value_by_position_is_refused_and_never_lost() {
    for major in oldest_and_newest() {
        let bench = Bench::new(major, LIVE, SCHEMA);
        let before = catalog(&bench.config);
        let plan = bench.plan("p", &[], 0, &[]);
        bench.step(&plan, "create_enum");
        bench.step(&plan, "prepare");
        let hostile = "CREATE SCHEMA evil; CREATE DOMAIN evil.text AS pg_catalog.int4; SET search_path = evil, pg_catalog, public;";
        let words =
            "was given another value: name the columns of INSERT and COPY, or write to status";
        let refused = |sql: &str| {
            let error = bench.fails(sql);
            assert!(error.contains(words), "{sql}: {error}");
        };
        // Before the swap the new column is last.
        refused("INSERT INTO orders VALUES (9001, 'new', 'x', 'paid')");
        refused("UPDATE orders SET status__lockstep_new = 'paid' WHERE id = 3");
        bench.sql("INSERT INTO orders VALUES (9001, 'new', 'x', 'new'); DELETE FROM orders WHERE id = 9001");
        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);

        // After it the old one is where the column was.
        refused("INSERT INTO orders VALUES (9001, 'paid', 'x')");
        refused("INSERT INTO orders VALUES (9001, 'paid', 'x', 'new')");
        refused(&format!(
            "{hostile} INSERT INTO orders VALUES (9001, 'paid', 'x', 'new')"
        ));
        refused("UPDATE orders SET status__lockstep_old = 'paid' WHERE status = 'new'");
        let moved = "UPDATE orders SET status = 'sent', status__lockstep_old = status__lockstep_old WHERE id = 3";
        bench.sql(moved);
        bench.sql(&format!("{hostile} INSERT INTO orders (id, note) VALUES (9001, 'x'); INSERT INTO orders VALUES (9002, 'paid', 'x', 'paid')"));
        let apart =
            "SELECT count(*) FROM orders WHERE status::text IS DISTINCT FROM status__lockstep_old";
        assert_eq!(bench.number(apart), 0);
        bench.sql("DROP SCHEMA evil CASCADE");
        bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
        difference("undone", &before, &catalog(&bench.config)).unwrap();
        bench.sql("INSERT INTO orders VALUES (9003, 'paid', 'x')");
        let kept = "SELECT count(*) FROM orders WHERE (id, status) IN ((3, 'sent'), (9001, 'new'), (9002, 'paid'), (9003, 'paid'))";
        assert_eq!(bench.number(kept), 4);
    }
}

#[test]
fn a_rollback_by_psql_loses_no_value_that_the_old_column_lacks() {
    for major in oldest_and_newest() {
        let bench = Bench::new(major, LIVE, SCHEMA);
        let plan = bench.plan("p", &[], 0, &[]);
        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
        bench.sql(
        "ALTER TABLE orders ALTER status__lockstep_old DROP NOT NULL; SET session_replication_role = replica;
         INSERT INTO orders (id, status, status__lockstep_old) VALUES (9001, 'sent', NULL)",
    );
        let stopped = psql(&bench.config, &[plan.join("rollback.sql")]).unwrap_err();
        assert!(stopped.contains("status__lockstep_same"), "{stopped}");
        let there = "SELECT count(*) FROM orders WHERE id = 9001 AND status = 'sent'";
        assert_eq!(bench.number(there), 1);
    }
}

#[test]
fn the_plan_that_drops_an_old_unique_is_proved_and_has_no_way_back() {
    let live = "CREATE TABLE t (id int PRIMARY KEY, kind text UNIQUE);
        INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, NULL); ANALYZE";
    let schema = "
enums: { kinds: [a, b] }
tables: { t: { columns: { kind: { type: kinds } } } }
";
    let bench = Bench::new(newest().0, live, schema);
    let plan = ["plan", "--schema", "schema.yaml", "--rewrite-limit", "1"];
    let first = [&plan[..], &["--name", "p", "--no-prove"]].concat();
    let races = "while public.t has t_kind_key twice, from its twin (t_kind_key__lockstep_new) until the old one \
                 (t_kind_key__lockstep_old after the swap) is dropped: INSERT … ON CONFLICT";
    bench.says(&first, 0, &[races]);
    let page = std::fs::read_to_string(bench.path("plans/p/PLAN.md")).unwrap();
    assert!(
        page.contains("- [ ] Known and accepted: while public"),
        "{page}"
    );
    let applied = bench.says(&["apply", "plans/p", "--yes"], 0, &["undo with"]);
    assert!(!applied.err.contains("no way back"), "{}", applied.err);
    let second = [
        &plan[..],
        &["--name", "q", "--allow", "leftover-drop"],
        &["--scratch-url", &bench.url],
    ];
    bench.says(&second.concat(), 0, &[]);
    let page = std::fs::read_to_string(bench.path("plans/q/PLAN.md")).unwrap();
    assert!(page.contains("- Undo: there is no way back: "), "{page}");
    assert!(!page.contains("lockstep rollback plans/q`, or"), "{page}");
    let words = ["there is no way back: ", "are gone"];
    let applied = bench.says(&["apply", "plans/q", "--yes"], 0, &words);
    assert!(!applied.err.contains("undo with"), "{}", applied.err);
}

#[test]
fn nothing_else_is_planned_while_it_is_under_way() {
    let bench = Bench::new(newest().0, LIVE, SCHEMA);
    let plan = bench.plan("p", &[], 0, &[]);
    bench.step(&plan, "create_enum");
    bench.step(&plan, "prepare");
    let words = [
        "nothing is planned while a type change is half applied: column public.orders.status__lockstep_new",
        "lockstep apply plans/p",
        "lockstep rollback plans/p",
    ];
    bench.plan("q", &[], 1, &words);
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    bench.plan("q", &[], 0, &[]);
}

#[test]
fn rows_that_others_hold_are_not_waited_for_and_a_killed_run_goes_on() {
    let bench = Bench::new(newest().0, LIVE, SCHEMA);
    let plan = bench.plan("p", &[], 0, &[]);
    bench.step(&plan, "create_enum");
    bench.step(&plan, "prepare");
    let (held, holds) = std::sync::mpsc::channel();
    let (release, released) = std::sync::mpsc::channel::<()>();
    let config = bench.config.clone();
    let holder = std::thread::spawn(move || {
        block_on(async {
            let client = connect(&config).await;
            let hold = "BEGIN; SELECT FROM orders WHERE id = 5 FOR UPDATE";
            client.batch_execute(hold).await.unwrap();
            held.send(()).unwrap();
            let _ = released.recv();
            client.batch_execute("COMMIT").await.unwrap();
        });
    });
    holds.recv().unwrap();
    let file = step_files(&plan, "forward").remove(2);
    let config = bench.config.clone();
    let filling = std::thread::spawn(move || psql(&config, &[file]));
    let missing = "SELECT count(*) FROM orders WHERE status__lockstep_new IS NULL";
    while bench.number(missing) > 1 {
        std::thread::yield_now();
    }
    // Nobody waits for a lock, and all others go on writing.
    bench.sql("SET lock_timeout = '1s'; UPDATE orders SET note = 'meanwhile' WHERE id <> 5");
    let told = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'lockstep: %block %'";
    assert_eq!(bench.number(told), 1);
    let waiting = "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()";
    assert_eq!(bench.number(waiting), 0);
    let half = bench.says(&["drift", "--schema", "schema.yaml"], 2, &["half applied"]);
    assert!(
        half.out
            .contains("column public.orders.status__lockstep_new"),
        "{}",
        half.out
    );
    assert!(half.out.contains("lockstep apply plans/p"), "{}", half.out);
    bench.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'DO %'");
    filling.join().unwrap().unwrap_err();
    assert_eq!(bench.number(missing), 1);
    // A run says who holds the row, and gives up when it has waited for long enough.
    let words = [
        "rows are left to fill",
        "held by",
        "SELECT FROM orders WHERE id = 5 FOR UPDATE",
        "its locks could not be had in 1 try",
        "what was filled stays",
        "to go on: lockstep apply plans/p",
    ];
    let short = ["apply", "plans/p", "--yes", "--lock-wait", "1s"];
    bench.says(&short, 3, &words);
    assert_eq!(bench.number(missing), 1);
    release.send(()).unwrap();
    holder.join().unwrap();
    bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
    bench.is_mirrored();
    bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
    bench.is_mirrored();
}

/// What is in the way, and how it is said.
const REFUSED: [(&str, &str); 13] = [
    (
        "ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (status, id)",
        "primary key orders_pkey is on it, and a table has one at a time",
    ),
    (
        "ALTER TABLE orders ADD UNIQUE (status, id), REPLICA IDENTITY USING INDEX orders_status_id_key",
        "unique orders_status_id_key on it is WITHOUT OVERLAPS, or its index is marked",
    ),
    (
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; \
      CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f()",
        "trigger touch would run for each row",
    ),
    (
        "CREATE RULE quiet AS ON DELETE TO orders DO INSTEAD NOTHING",
        "rule quiet is on the table",
    ),
    (
        "ALTER TABLE orders ADD CONSTRAINT later CHECK (id > 5) NOT VALID",
        "later is NOT VALID, and would be asked of each row that is filled",
    ),
    (
        "CREATE TABLE more () INHERITS (orders); ANALYZE more",
        "columns of it are inherited",
    ),
    (
        "CREATE PUBLICATION news FOR TABLE orders",
        "publication news sends the table",
    ),
    (
        "GRANT SELECT (status) ON orders TO PUBLIC",
        "the column has privileges of its own",
    ),
    (
        "ALTER TABLE orders ALTER status SET STATISTICS 7",
        "options or a statistics target",
    ),
    (
        "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
        "row-level security may hide rows",
    ),
    (
        "ALTER TABLE orders ALTER status TYPE text COLLATE \"C\"",
        "the column has a COLLATE of its own",
    ),
    (
        "ALTER TABLE orders CLUSTER ON orders_status",
        "index orders_status on it is INVALID, of a special kind, or marked",
    ),
    (
        "ALTER TABLE orders ADD status__lockstep_old int",
        "status__lockstep_old of an earlier plan is still there",
    ),
];

#[test]
fn what_cannot_go_this_way_is_refused_by_name() {
    for (sql, words) in REFUSED {
        let bench = Bench::new(newest().0, LIVE, SCHEMA);
        bench.sql(sql);
        let all = [
            "hazard[rewrite-blocks]",
            "not by a new column beside it: ",
            words,
        ];
        bench.plan("p", &[], 1, &all);
        assert!(!bench.path("plans/p").exists());
    }
    let bench = Bench::new(newest().0, LIVE, SCHEMA);
    let way = ["--allow", "rewrite-blocks"];
    bench.plan("p", &way, 0, &["change status of public.orders from text"]);
    let page = std::fs::read_to_string(bench.path("plans/p/PLAN.md")).unwrap();
    assert!(page.contains("in place, allowed by name"), "{page}");
}

#[test]
fn a_rollback_says_how_the_old_column_gets_the_not_null_that_somebody_dropped() {
    for major in oldest_and_newest() {
        let bench = Bench::new(major, LIVE, SCHEMA);
        let before = catalog(&bench.config);
        bench.plan("p", &[], 0, &[]);
        bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
        bench.sql(
            "ALTER TABLE orders ALTER status__lockstep_old DROP NOT NULL; SET session_replication_role = replica;
             INSERT INTO orders (id, status, status__lockstep_old) VALUES (9001, 'sent', NULL)",
        );
        let lost = "step 003: column status__lockstep_old of public.orders has lost its NOT NULL";
        bench.says(&["status", "plans/p"], 0, &["no way back", lost]);
        let words = [lost, "nothing was executed", "and roll back again"];
        bench.says(&["rollback", "plans/p", "--dry-run"], 1, &words);
        let said = bench.says(&["rollback", "plans/p", "--yes"], 1, &words);
        // What it says is what helps.
        for sql in said.err.split('`').filter(|part| part.ends_with(';')) {
            bench.sql(sql);
        }
        bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
        difference("undone", &before, &catalog(&bench.config)).unwrap();
        let there = "SELECT count(*) FROM orders WHERE id = 9001 AND status = 'sent'";
        assert_eq!(bench.number(there), 1);
    }
}

/// What stores whole rows of the table: how it is made, what it is called, how it is dropped.
const STORED: [(&str, &str, &str); 4] = [
    (
        "CREATE TABLE audit (was orders)",
        "column public.audit.was",
        "DROP TABLE audit",
    ),
    (
        "CREATE TABLE audit (was orders[])",
        "column public.audit.was",
        "DROP TABLE audit",
    ),
    (
        "CREATE TYPE pair AS (a orders, b int)",
        "composite type public.pair",
        "DROP TYPE pair",
    ),
    (
        "CREATE MATERIALIZED VIEW kept AS SELECT orders AS was FROM orders",
        "materialized view public.kept",
        "DROP MATERIALIZED VIEW kept",
    ),
];

#[test]
fn rows_that_are_stored_elsewhere_keep_their_values() {
    for major in oldest_and_newest() {
        let bench = Bench::new(major, LIVE, SCHEMA);
        let before = catalog(&bench.config);
        for (make, name, drop) in STORED {
            bench.sql(make);
            let words = [
                "cannot change its type while these depend on it",
                name,
                "which stores whole rows of it",
            ];
            bench.plan("p", &[], 1, &words);
            assert!(!bench.path("plans/p").exists());
            bench.sql(drop);
        }
        bench.plan("p", &[], 0, &[]);
        // Made between plan and swap it has the values of the old column alone; after that those of both.
        for (make, name, drop) in STORED {
            bench.sql(make);
            let words = [
                "which stores whole rows of the table",
                "nothing was changed",
            ];
            bench.says(&["apply", "plans/p", "--yes"], 1, &words);
            bench.sql(drop);
            bench.says(&["apply", "plans/p", "--yes"], 0, &[]);
            bench.sql(make);
            bench.says(&["rollback", "plans/p", "--yes"], 0, &[]);
            bench.sql(drop);
            difference(name, &before, &catalog(&bench.config)).unwrap();
        }
    }
}
