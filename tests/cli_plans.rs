//! Plans as a script handles them: names that are taken, rows in the way, quiet runs, phases, stale plans.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::process::Stdio;

mod support;
mod support_bench;
mod support_plan;

use support_bench::{Bench, PLAN, SCHEMA};
use support_plan::{Ran, catalog, difference, lockstep};

// ---- names

#[test]
fn a_plan_of_the_same_name_is_replaced_only_when_it_is_safe_and_meant() {
    let bench = Bench::new(SCHEMA);
    let forced: Vec<&str> = PLAN.iter().copied().chain(["--force"]).collect();
    assert_eq!(bench.ends(&PLAN, 0).out, "plans/p\n");
    let written = std::fs::metadata(bench.path("plans/p/plan.json")).unwrap();
    // The same again: for CI that plans on every push.
    let again = bench.says(&PLAN, 0, &["nothing written"]);
    assert_eq!(again.out, "plans/p\n");
    let now = std::fs::metadata(bench.path("plans/p/plan.json")).unwrap();
    assert_eq!(written.modified().unwrap(), now.modified().unwrap());

    let first = bench.file("plans/p/plan.json");
    bench.declare(&SCHEMA.replace("by_name: name", "by_name: name, by_height: height"));
    bench.says(&PLAN, 1, &["`plans/p` is another plan", "--force"]);
    assert_eq!(bench.file("plans/p/plan.json"), first);

    // Half of it in force: it alone knows the way on and the way back.
    bench.sql("CREATE INDEX by_name ON plants (name)");
    for arguments in [&PLAN[..], &forced] {
        let said = bench.says(
            arguments,
            1,
            &[
                "1 of its",
                "lockstep apply plans/p",
                "lockstep rollback plans/p",
                "another --name",
            ],
        );
        assert_eq!(said.out, "");
    }
    assert_eq!(bench.file("plans/p/plan.json"), first);

    bench.sql("DROP INDEX by_name");
    bench.ends(&forced, 0);
    assert!(bench.file("plans/p/plan.json").contains("by_height"));

    bench.ends(&["apply", "plans/p"], 0);
    bench.declare("tables: { plants: { indexes: { other: id } } }\n");
    bench.says(&forced, 1, &["of its", "in force"]);
    // Taken back, it may go.
    bench.ends(&["rollback", "plans/p"], 0);
    bench.ends(&forced, 0);

    std::fs::write(bench.path("plans/p/forward.sql"), "DROP TABLE plants;").unwrap();
    bench.declare(SCHEMA);
    bench.says(&forced, 1, &["forward.sql"]);
    assert_eq!(bench.file("plans/p/forward.sql"), "DROP TABLE plants;");
}

#[test]
fn names_that_nobody_chose_do_not_collide() {
    let bench = Bench::new(SCHEMA);
    let plan = ["plan", "--no-prove", "--schema", "schema.yaml"];
    std::fs::create_dir_all(bench.path("plans/4294967295-odd")).unwrap();
    let one = bench.ends(&plan, 0).out;
    let two = bench.ends(&plan, 0).out;
    assert!(
        one.starts_with("plans/0001-") && two.starts_with("plans/0002-"),
        "{one}{two}"
    );
    let children: Vec<_> = (0..4)
        .map(|_| {
            bench
                .command(&plan)
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut paths: Vec<String> = children
        .into_iter()
        .map(|c| String::from_utf8(c.wait_with_output().unwrap().stdout).unwrap())
        .collect();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), 4, "{paths:?}");
    for path in &paths {
        bench.ends(&["apply", path.trim(), "--dry-run"], 0);
    }
}

// ---- rows in the way

#[test]
fn rows_in_the_way_are_found_before_anything_is_changed() {
    let bench = Bench::new(SCHEMA);
    bench.ends(&PLAN, 0);
    bench.sql("INSERT INTO plants SELECT 100 + i, NULL, 200 FROM generate_series(1, 33) AS i");
    let before = catalog(&bench.config);
    let said = bench.says(
        &["apply", "plans/p"],
        1,
        &[
            "2 of 2 data checks found rows",
            "33 rows",
            "query: SELECT * FROM public.plants WHERE",
            "lockstep preflight plans/p",
            "--no-preflight",
        ],
    );
    assert!(!said.err.contains("[1/"), "{}", said.err);
    difference("the database", &before, &catalog(&bench.config)).unwrap();
    let shown = bench.says(
        &["preflight", "plans/p"],
        1,
        &["20 shown, there are more: 33 rows in all"],
    );
    assert_eq!(shown.out.matches("| 200 ").count(), 40, "{}", shown.out);
    let json = bench
        .ends(&["preflight", "plans/p", "--format", "json"], 1)
        .out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["checks"][0]["total"]["rows"], 33);

    // The server finds them too, after the steps before.
    bench.says(
        &["apply", "plans/p", "--no-preflight"],
        3,
        &["so far", "lockstep preflight plans/p"],
    );
    // The rule is there as NOT VALID now; its rows are still looked for.
    bench.says(&["apply", "plans/p"], 1, &["data checks found rows"]);
    bench.sql("DELETE FROM plants WHERE id > 100");
    bench.says(&["apply", "plans/p"], 0, &["preflight: no row in the way"]);
    let again = bench.ends(&["apply", "plans/p"], 0);
    assert!(!again.err.contains("preflight"), "{}", again.err);
}

#[test]
fn duplicates_are_looked_for_as_the_unique_index_would() {
    let bench = Bench::new(
        "tables:\n  plants:\n    indexes:\n      one_name: { unique: true, columns: lower(name), where: height > 5 or id < 0 }\n      one_side: { unique: true, columns: [\"(height > 5 or id < 0)\"], where: id > 8 or id < 0 }\n",
    );
    bench.ends(&PLAN, 0);
    // Twice below the limit, a NULL twice above it, and the truth of an expression twice: only that is in the way.
    bench.sql("INSERT INTO plants VALUES (11, 'P1', 1), (12, NULL, 9), (13, NULL, 9)");
    bench.sql("DELETE FROM plants WHERE id > 8");
    bench.says(&["preflight", "plans/p"], 0, &["2 checks found no row"]);
    bench.sql("INSERT INTO plants VALUES (9, 'nine', 9), (10, 'ten', 10), (-1, NULL, NULL)");
    bench.says(
        &["preflight", "plans/p"],
        1,
        &["one_side on public.plants", "1 of 2"],
    );
    bench.sql("DELETE FROM plants WHERE id IN (-1, 10); INSERT INTO plants VALUES (3, 'NINE', 6)");
    bench.says(
        &["apply", "plans/p"],
        1,
        &["one_name on public.plants", "1 of 2"],
    );
    bench.sql("DELETE FROM plants WHERE name = 'NINE'");
    bench.ends(&["apply", "plans/p"], 0);
}

#[test]
fn an_invalid_index_of_the_right_name_is_not_the_index() {
    let bench = Bench::new("tables: { plants: { indexes: { by_name: name } } }\n");
    bench.ends(&PLAN, 0);
    // What a CREATE INDEX CONCURRENTLY leaves that was ended on its way.
    bench.sql(
        "CREATE INDEX by_name ON plants (name);
         UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'by_name'::regclass",
    );
    bench.ends(&["verify", "plans/p"], 2);
    bench.says(&["apply", "plans/p"], 0, &["by_name"]);
    bench.ends(&["verify", "plans/p"], 0);
    bench.sql(
        "DO $$ BEGIN ASSERT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'by_name'::regclass); END $$",
    );
}

// ---- quiet, rollback

#[test]
fn quiet_leaves_data_warnings_and_errors() {
    let bench = Bench::new(SCHEMA);
    let quiet = bench.ends(&[&PLAN[..], &["--quiet"]].concat(), 0);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("plans/p\n", ""));
    let warning = "warning: this plan is not proved: no scratch server has executed it; `lockstep prove` does\n";
    let quiet = bench.ends(&["--quiet", "apply", "plans/p"], 0);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", warning));
    for command in ["verify", "rollback"] {
        let quiet = bench.ends(&[command, "plans/p", "--quiet"], 0);
        assert_eq!(
            (quiet.out.as_str(), quiet.err.as_str()),
            ("", ""),
            "{command}"
        );
    }
    let quiet = bench.ends(&["apply", "plans/none", "--quiet"], 1);
    assert!(quiet.err.contains("error"), "{}", quiet.err);
}

#[test]
fn a_rollback_says_what_it_does() {
    let bench = Bench::new("tables: { plants: { indexes: { by_name: name } } }\n");
    bench.ends(&PLAN, 0);
    bench.ends(&["apply", "plans/p"], 0);
    // One name everywhere: in the preview, in the file, while it runs.
    let name = "001 undo create index by_name on public.plants";
    let dry = bench.ends(&["rollback", "plans/p", "--dry-run"], 0);
    assert!(dry.out.contains(&format!("-- {name}\n")), "{}", dry.out);
    let files = support_plan::step_files(&bench.path("plans/p"), "rollback");
    let file = std::fs::read_to_string(&files[0]).unwrap();
    assert!(file.starts_with(&format!("-- {name}\n")), "{file}");
    let said = bench.ends(&["rollback", "plans/p"], 0);
    let lines: Vec<&str> = said.err.lines().filter(|l| l.contains("[1/1]")).collect();
    assert_eq!(lines.len(), 2, "{}", said.err);
    assert_eq!(lines[0], format!("[1/1] {name}"));
    assert!(
        lines[1].starts_with(&format!("[1/1] {name}: done in ")),
        "{}",
        said.err
    );
}

// ---- verify, status

const PHASES: &str = "tables:\n  plants:\n    checks: { low: { expression: height < 100, phase: 1 } }\n    indexes: { by_name: { columns: [name], phase: 2 } }\n";

#[test]
fn phases_are_verified_one_by_one() {
    let bench = Bench::new(PHASES);
    bench.ends(&PLAN, 0);
    bench.ends(&["apply", "plans/p", "--phase", "1"], 0);
    bench.says(&["verify", "plans/p", "--phase", "1"], 0, &["in force"]);
    let said = bench.says(
        &["verify", "plans/p"],
        2,
        &[
            "phase 1: in force (2 steps)",
            "phase 2: not applied yet (1 step)",
        ],
    );
    assert_eq!(said.out, "");
    bench.sql("ALTER TABLE plants DROP CONSTRAINT low");
    let said = bench.ends(&["verify", "plans/p", "--phase", "1"], 2);
    let row = said.out.lines().find(|l| l.contains("low")).unwrap();
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    assert_eq!(
        cells[1..5],
        [
            "001",
            "constraint low on public.plants",
            "CHECK ((height < 100))",
            "not there"
        ],
        "{}",
        said.out
    );
    let json = bench
        .ends(&["verify", "plans/p", "--format", "json"], 2)
        .out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["phases"][1]["state"], "not applied yet");
    assert_eq!(json["missing"][0]["objects"][0]["found"], "not there");
}

#[test]
fn a_stale_plan_is_told_by_status_with_what_was_expected() {
    let bench = Bench::new("tables: { plants: { columns: { height: { default: 1 } } } }\n");
    bench.ends(&PLAN, 0);
    bench.sql("ALTER TABLE plants ALTER height SET DEFAULT 7");
    let words = [
        "expected: integer (as it was when the plan was made)",
        "found:    integer DEFAULT 7",
    ];
    let status = bench.says(&["status"], 0, &words);
    assert!(status.out.contains("stale"), "{}", status.out);
    assert!(!status.out.contains("go on"), "{}", status.out);
    bench.says(&["apply", "plans/p"], 1, &words);
}

#[test]
fn pending_changes_are_json_when_asked() {
    let bench = Bench::new(SCHEMA);
    let check = [
        "plan",
        "--check",
        "--schema",
        "schema.yaml",
        "--format",
        "json",
    ];
    let said = bench.ends(&check, 2);
    let plan: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert!(!plan["steps"].as_array().unwrap().is_empty());
    assert!(!bench.path("plans").exists());
}

#[test]
fn a_phase_after_the_last_is_refused_and_drift_knows_phases() {
    let bench = Bench::new(
        "tables:\n  plants:\n    checks: { low: height < 100, later: { expression: height > 0, phase: 2 } }\n",
    );
    bench.ends(&PLAN, 0);
    for command in ["apply", "verify"] {
        bench.says(
            &[command, "plans/p", "--phase", "3"],
            1,
            &["plan p has no phase 3", "its phases are 1, 2"],
        );
    }
    let drift = ["drift", "--schema", "schema.yaml", "--phase"];
    bench.says(
        &[&drift[..], &["3"]].concat(),
        1,
        &["no phase 3", "its phases are 1, 2"],
    );
    bench.ends(&["apply", "plans/p", "--yes", "--phase", "1"], 0);
    bench.says(&[&drift[..], &["1"]].concat(), 0, &["no drift"]);
    bench.says(
        &[&drift[..], &["2"]].concat(),
        2,
        &["missing constraint later"],
    );
}

// ---- messages

#[test]
fn an_empty_url_is_told() {
    let bench = Bench::new(SCHEMA);
    let mut command = lockstep(&["drift", "--schema", "schema.yaml"]);
    command
        .current_dir(bench.folder.path())
        .env("DATABASE_URL", "")
        .env("PGHOST", "/nonexistent");
    let said = Ran::of(&mut command).code(3, "drift").unwrap();
    for words in [
        "`DATABASE_URL` is set but empty",
        "host from `PGHOST`, port from the default",
    ] {
        assert!(said.err.contains(words), "{}", said.err);
    }
}

#[test]
fn common_slips_get_a_help() {
    let bench = Bench::new(SCHEMA);
    for (schema, help) in [
        (
            "tables: { plants: { columns: { name: { default: draft } } } }\n",
            "did you mean the text `\"'draft'\"`?",
        ),
        (
            "tables: { plants: { exclusions: { e: { using: gist, elements: [id with =] } } } }\n",
            "extensions: { btree_gist: {} }",
        ),
        (
            "{ enums: { kind: [a, b] }, tables: { plants: { columns: { name: { type: kind } }, checks: { c: \"name = 'a'::text\" } } } }\n",
            "the column is of enum kind: write the label without `::text`",
        ),
        (
            "{ enums: { kind: [a, b] }, tables: { plants: { columns: { name: { type: kind } }, checks: { c: \"name = ANY (ARRAY['a'::text, 'b'::text])\" } } } }\n",
            "the column is of enum kind: write the label without `::text`",
        ),
    ] {
        bench.declare(schema);
        bench.says(&PLAN, 1, &["schema.yaml:1:", help]);
    }
}

#[test]
fn a_wrong_type_hides_nothing_and_is_told_once() {
    let bench = Bench::new(
        "tables:\n  plants:\n    columns:\n      height: { type: integr, default: nope(1), using: \"heigth::int\" }\n    checks: { fine: height > 100, long: height > 'x', c: hight > 0, sum: summ(height) > 1 }\n",
    );
    let said = bench.ends(&PLAN, 1);
    let of = |words: &str| said.err.matches(words).count();
    assert_eq!(of("type \"integr\" does not exist"), 1, "{}", said.err);
    for words in [
        "function nope(integer)",
        "column \"heigth\"",
        "column \"hight\"",
        "function summ(integer)",
    ] {
        assert_eq!(of(words), 1, "{words}: {}", said.err);
    }
    assert_eq!(of("error[P002]"), 5, "{}", said.err);
    assert!(!said.err.contains("lockstep_"), "{}", said.err);
}

#[test]
fn types_that_a_foreign_key_cannot_compare_are_told_while_planning() {
    let bench = Bench::new(
        "enums: { kind: [herb, tree] }\ntables:\n  plants:\n    columns:\n      sort: { type: kind }\n",
    );
    bench.sql(
        "CREATE TABLE sorts (id text PRIMARY KEY);
         ALTER TABLE plants ADD sort text CONSTRAINT plants_sort REFERENCES sorts",
    );
    let before = catalog(&bench.config);
    bench.says(
        &PLAN,
        1,
        &[
            "foreign key constraint \"plants_sort\" cannot be implemented",
            "are of incompatible types: kind and text",
            "schema.yaml:5:21",
        ],
    );
    // One that is new, on columns as they are.
    bench.declare("tables:\n  plants:\n    foreign_keys:\n      f: { columns: [height], references: sorts (id) }\n");
    bench.says(
        &PLAN,
        1,
        &["compares `height` of type integer", "schema.yaml:4:"],
    );
    // Unequal, and fine.
    bench.declare("tables: { plants: { columns: { sort: { type: varchar(9) } } } }\n");
    let allowed: Vec<&str> = PLAN.iter().copied().chain(["--allow", "all"]).collect();
    bench.ends(&allowed, 0);
    difference("the database", &before, &catalog(&bench.config)).unwrap();
}

#[test]
fn a_counting_default_is_left_alone_by_exclusive_ownership() {
    let bench = Bench::new(
        "ownership: exclusive\ntables:\n  plants: { columns: { id: { not_null: true } } }\n  beds: { columns: { id: { not_null: true }, size: {} } }\n",
    );
    bench.sql("CREATE TABLE beds (id serial, size int DEFAULT 3, depth int DEFAULT 4)");
    let said = bench.says(
        &PLAN,
        0,
        &["drop defaults of depth and size on public.beds"],
    );
    assert!(!said.err.contains("of id"), "{}", said.err);
    bench.declare("tables: { beds: { columns: { id: { default: null } } } }\n");
    let named: Vec<&str> = PLAN[..5].iter().copied().chain(["q"]).collect();
    bench.says(&named, 0, &["drop default of id on public.beds"]);
}

// ---- PLAN.md

/// The part of a page from one heading to the next.
fn part<'p>(page: &'p str, heading: &str) -> &'p str {
    let from = page.split_once(&format!("\n## {heading}\n")).unwrap().1;
    from.split_once("\n## ").map_or(from, |(part, _)| part)
}

#[test]
fn the_page_shows_why_and_what_and_the_true_limits() {
    let bench = Bench::new(
        "tables:\n  plants:\n    checks: { low: height < 100 }\n    exclusions: { e: { using: hash, elements: [id with =] } }\n",
    );
    let plan = [
        "plan",
        "--no-prove",
        "--schema",
        "schema.yaml",
        "--name",
        "p",
    ];
    let more = ["--plans", "my plans", "--allow", "exclusion-blocks"];
    bench.ends(&[&plan[..], &more].concat(), 0);
    let page = bench.file("my plans/p/PLAN.md");
    for line in [
        "- Apply: `lockstep apply 'my plans/p'`, or `psql -X -v ON_ERROR_STOP=1 -f 'my plans/p/forward.sql'`",
        "- [ ] `lockstep verify 'my plans/p'` after the last step; error rates and lock waits watched for a day",
    ] {
        assert!(page.lines().any(|l| l == line), "{line}\n{page}");
    }
    assert!(
        !page.contains("lockstep prove") && !page.contains("plans/p`"),
        "{page}"
    );

    let rows: Vec<&str> = part(&page, "Steps")
        .lines()
        .filter(|l| l.starts_with("| ["))
        .collect();
    let held = |number: usize| rows[number - 1].split('|').nth(6).unwrap().trim();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(held(1), "an instant, 15 s at most");
    assert_eq!(held(2), "as long as it needs");
    assert_eq!(held(3), "reads or builds under it, no limit");
    let locks = part(&page, "Locks on each relation");
    assert!(
        locks.contains("**No limit to how long others are stopped** in step 3,"),
        "{locks}"
    );

    let steps = part(&page, "Why, and the SQL");
    let third = steps.split("<details>").nth(3).unwrap();
    let file = bench.file("my plans/p/forward.sql");
    let file = file
        .lines()
        .find_map(|l| l.strip_prefix("\\ir forward/003"))
        .unwrap();
    for words in [
        "<summary>3 add exclusion constraint e on public.plants</summary>",
        "**Hazard** exclusion-blocks:",
        &format!("([file](forward/003{file}))"),
        "-- waits for a lock: 500 ms; runs: no limit\nBEGIN;\n",
        "EXCLUDE USING hash (id WITH =);\nCOMMIT;\n```\n",
        "DROP CONSTRAINT",
    ] {
        assert!(third.contains(words), "{words}\n{third}");
    }
    assert!(
        page.contains(&format!("\n[3]: forward/003{file}\n")),
        "{page}"
    );
    // The order is drawn with its reasons.
    let order = part(&page, "Dependencies");
    assert!(
        order.contains("  s1 --> s2\n") && order.contains("| 2    | 1     |"),
        "{order}"
    );
    assert!(
        order.contains("waited for by none: 3 add exclusion constraint e"),
        "{order}"
    );
}

#[test]
fn a_rule_that_is_out_of_force_for_a_while_has_a_line_of_its_own() {
    let bench = Bench::new(
        "enums: { kind: [herb, tree] }\ntables:\n  plants:\n    columns: { name: { type: kind } }\n    checks: { known: \"name in ('herb', 'tree')\" }\n    indexes: { trees: { columns: [id], where: name = 'tree' }, by_height: [height, id] }\n",
    );
    bench.sql(
        "UPDATE plants SET name = 'herb'; ANALYZE plants;
         ALTER TABLE plants ADD CONSTRAINT known CHECK (name IN ('herb', 'tree'));
         CREATE INDEX trees ON plants (id) WHERE name = 'tree'; CREATE INDEX by_height ON plants (height)",
    );
    let said = bench.ends(&PLAN, 0);
    let page = bench.file("plans/p/PLAN.md");
    let list = part(&page, "Go / no-go");
    let lines: Vec<&str> = list
        .lines()
        .filter(|l| l.contains(" between step "))
        .collect();
    let [rule, index] = lines.as_slice() else {
        panic!("{list}");
    };
    for (line, words) in [
        (
            rule,
            "- [ ] Rule known on public.plants is not in force between step ",
        ),
        (
            rule,
            "because what was written for the old type of public.plants.name must be gone before step ",
        ),
        (
            index,
            "- [ ] Index trees on public.plants is not there between step ",
        ),
    ] {
        assert!(line.contains(words), "{words}\n{line}");
    }
    assert!(
        said.err
            .contains("note: rule known on public.plants is not in force"),
        "{}",
        said.err
    );
    let steps: serde_json::Value = serde_json::from_str(&bench.file("plans/p/plan.json")).unwrap();
    let number = |title: &str| {
        let steps = steps["steps"].as_array().unwrap();
        let step = steps
            .iter()
            .find(|s| s["title"].as_str().unwrap().starts_with(title));
        step.unwrap()["number"].to_string()
    };
    let between = format!(
        "between step {} and step {},",
        number("drop check known"),
        number("add check known")
    );
    assert!(rule.contains(&between), "{between}\n{rule}");
}

// ---- indexes of partitioned tables

const PARTITIONED: &str = "CREATE TABLE q (id int, day date NOT NULL) PARTITION BY RANGE (day);
    CREATE TABLE q1 PARTITION OF q FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
    CREATE TABLE q2 PARTITION OF q FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (day);
    CREATE TABLE q2a PARTITION OF q2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    INSERT INTO q SELECT i, '2024-12-01'::date + i FROM generate_series(1, 60) AS i; ANALYZE q, q1, q2a;";

#[test]
fn marks_on_the_indexes_of_partitions_stop_a_plan_that_drops_them() {
    let bench = Bench::new("tables: { q: { absent: { indexes: [qi] } } }\n");
    bench.sql(PARTITIONED);
    bench.sql(
        "CREATE UNIQUE INDEX qi ON q (day, id); ALTER TABLE q2a ALTER id SET NOT NULL;
         ALTER TABLE q2a REPLICA IDENTITY USING INDEX q2a_day_id_idx",
    );
    bench.says(
        &PLAN,
        1,
        &[
            "index qi on public.q cannot be dropped",
            "the replica identity of public.q2a would be lost",
        ],
    );
    assert!(!bench.path("plans/p").exists());
    bench.sql("ALTER TABLE q2a REPLICA IDENTITY DEFAULT; CLUSTER q1 USING q1_day_id_idx");
    bench.says(
        &PLAN,
        1,
        &["the mark of CLUSTER of public.q1 would be lost"],
    );
    bench.sql("ALTER TABLE q1 SET WITHOUT CLUSTER");
    bench.ends(&PLAN, 0);
}

#[test]
fn what_holds_a_key_is_named_before_anything_is_planned() {
    let refused = |live: &str, schema: &str, words: &[&str]| {
        let bench = Bench::new(schema);
        bench.sql(live);
        bench.says(&PLAN, 1, words);
        assert!(!bench.path("plans/p").exists());
    };
    let keyed = "CREATE TABLE n (id int CONSTRAINT npk PRIMARY KEY, code text, CONSTRAINT ncode UNIQUE (code));
        CREATE VIEW nv AS SELECT id, code FROM n GROUP BY id;
        CREATE FUNCTION nf() RETURNS void LANGUAGE sql BEGIN ATOMIC
            INSERT INTO n VALUES (1, 'x') ON CONFLICT ON CONSTRAINT ncode DO NOTHING; END;";
    refused(
        keyed,
        "tables: { n: { primary_key: { name: npk, columns: [id], include: [code] } } }\n",
        &[
            "constraint npk on public.n cannot be replaced while these depend on it: view public.nv",
            "drop them by hand",
        ],
    );
    refused(
        keyed,
        "tables: { n: { absent: { unique: [ncode] } } }\n",
        &[
            "constraint ncode on public.n cannot be dropped while these depend on it: function public.nf()",
        ],
    );
    refused(
        "CREATE TABLE m (id int, CONSTRAINT mpk PRIMARY KEY (id)) PARTITION BY RANGE (id);
         CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
         CREATE TABLE r (i int CONSTRAINT rf REFERENCES m1 (id));",
        "tables: { m: { primary_key: null } }\n",
        &[
            "foreign key rf on public.r (by its part m1_pkey on public.m1) rests on it",
            "drop it in a plan before this one",
        ],
    );
    refused(
        "CREATE TABLE p (id int NOT NULL); CREATE UNIQUE INDEX pu ON p (id);
         CREATE TABLE c (id int CONSTRAINT cf REFERENCES p (id));",
        "tables: { p: { unique: { pu: [id] } } }\n",
        &[
            "index pu on public.p cannot be made a constraint: foreign key cf on public.c rests on it",
            "declare its table too",
        ],
    );
    refused(
        "CREATE TABLE p (id int NOT NULL CONSTRAINT pu UNIQUE); CREATE TABLE c (id int CONSTRAINT cf REFERENCES p (id));",
        "tables: { p: { primary_key: [id], absent: { unique: [pu] } }, c: { foreign_keys: { cf: { columns: [id], references: p (id) } } } }\n",
        &["declare it again under another name, or in a plan after this one"],
    );
    refused(
        "CREATE TABLE p (id int NOT NULL); CREATE UNIQUE INDEX pu ON p (id);",
        "tables: { p: { unique: { pk: { columns: [id], was: pu } } } }\n",
        &[
            "`pu` is an index of `public.p` and no constraint",
            "declare the constraint under the name `pu`",
        ],
    );
}

#[test]
fn partitions_are_measured_or_not_spoken_of() {
    let schema = "tables: { q: { absent: { indexes: [gone] }, indexes: { qi: id } } }\n";
    let bench = Bench::new(schema);
    bench.sql(PARTITIONED);
    bench.sql("CREATE INDEX gone ON q (id, day)");
    let parted = [&PLAN[..], &["--rewrite-limit", "0"]].concat();
    bench.ends(&parted, 0);
    let page = bench.file("plans/p/PLAN.md");
    assert!(page.contains("(2 partitions, about 60 rows, "), "{page}");
    let sizes = part(&page, "Tables of the long steps");
    assert!(sizes.contains("| public.q1  | 30 "), "{sizes}");
    assert!(sizes.contains("| public.q2a | 30 "), "{sizes}");
    assert!(!sizes.contains("| public.q "), "{sizes}");

    bench.sql(
        "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
         CREATE FOREIGN TABLE q3 PARTITION OF q FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') SERVER s",
    );
    bench.declare("tables: { q: { absent: { indexes: [gone] } } }\n");
    let allowed = [&PLAN[..], &["--force", "--allow", "partition-blocks"]].concat();
    bench.ends(&allowed, 0);
    let page = bench.file("plans/p/PLAN.md");
    assert!(page.contains("all partitions, for an instant"), "{page}");
    assert!(!page.contains("0 partitions"), "{page}");
}

#[test]
fn a_foreign_key_that_no_index_serves_is_told() {
    let live = "CREATE TABLE beds (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE soils (id int PRIMARY KEY);";
    let schema = |more: &str| {
        format!(
            "tables:\n  visits:\n    foreign_keys:\n      of_bed: {{ columns: [a, b], references: 'beds (a, b)' }}\n      of_soil: {{ columns: [soil], references: soils (id) }}\n{more}"
        )
    };
    let bed = "no index of public.visits begins with the columns of of_bed (a, b): each DELETE";
    let soil = "no index of public.visits begins with the columns of of_soil (soil): each DELETE";
    let plain = "CREATE TABLE visits (a int, b int, soil int)";
    let cases: [(&str, &str, &[&str]); 8] = [
        (plain, "", &[bed, soil]),
        // In any order, and more behind; a condition leaves rows out; what the plan builds counts.
        (
            "CREATE TABLE visits (a int, b int, soil int); CREATE INDEX i ON visits (b, a, soil)",
            "    indexes: { s: { columns: [soil], where: soil > 0 } }\n",
            &[soil],
        ),
        (plain, "    indexes: { s: [soil], f: [a] }\n", &[bed]),
        (
            "CREATE TABLE visits (a int, b int, soil int, PRIMARY KEY (soil, a))",
            "",
            &[bed],
        ),
        (
            "CREATE TABLE whole (a int, b int, soil int) PARTITION BY LIST (a);
             CREATE TABLE visits PARTITION OF whole DEFAULT; CREATE INDEX i ON whole (soil)",
            "",
            &[bed],
        ),
        (
            "CREATE TABLE visits (a int, b int, soil int); INSERT INTO visits VALUES (NULL, 1, NULL); ANALYZE visits",
            "",
            &[],
        ),
        // NULLs are not looked for.
        (
            "CREATE TABLE visits (a int, b int, soil int); CREATE INDEX i ON visits (soil) WHERE soil IS NOT NULL",
            "",
            &[bed],
        ),
        // There already: nobody is told what is as it was.
        (
            "CREATE TABLE visits (a int, b int, soil int,
                CONSTRAINT of_bed FOREIGN KEY (a, b) REFERENCES beds, CONSTRAINT of_soil FOREIGN KEY (soil) REFERENCES soils)",
            "    checks: { high: a > 0 }\n",
            &[],
        ),
    ];
    for (table, more, told) in cases {
        let bench = Bench::new(&schema(more));
        bench.sql(live);
        bench.sql(table);
        let said = bench.ends(&PLAN, 0).err;
        let page = bench.file("plans/p/PLAN.md");
        let list = part(&page, "Go / no-go");
        for words in [bed, soil] {
            let wanted = told.contains(&words);
            assert_eq!(
                said.contains(words),
                wanted,
                "{words}: {table}{more}\n{said}"
            );
            assert_eq!(list.contains(&words[3..]), wanted, "{words}: {table}{more}");
        }
    }
}

#[test]
fn keys_that_cannot_be_are_told_at_their_place() {
    let bench = Bench::new("");
    bench.sql(
        "CREATE TABLE ev (id int NOT NULL, at date NOT NULL, u int NOT NULL) PARTITION BY RANGE (at);
         CREATE TABLE ev1 PARTITION OF ev FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (u);
         CREATE TABLE by_year (id int, at date) PARTITION BY RANGE ((at + 1));
         CREATE TABLE pl (id int NOT NULL)",
    );
    bench.declare(
        "
tables:
  ev:
    primary_key: [id]
    unique: { evu: [id, at] }
    indexes: { evi: { columns: id, unique: true }, ok: { columns: [id, at, u], unique: true } }
  by_year: { unique: { once: [id, at] } }
  pl: { primary_key: { columns: [idd], include: [nix] } }
",
    );
    let said = bench.ends(&[&PLAN[..], &["--check"]].concat(), 1);
    for words in [
        "constraint ev_pkey on public.ev lacks `at`, by which `public.ev` is partitioned",
        "constraint evu on public.ev lacks `u`, by which `public.ev1` is partitioned",
        "index evi on public.ev lacks `at`",
        "constraint once on public.by_year cannot be: `public.by_year` is partitioned by an expression",
        "constraint pl_pkey on public.pl names column `idd`, which does not exist",
        "names column `nix`, which does not exist",
        "the declaration has 6 mistakes",
    ] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
}

#[test]
fn an_old_name_that_another_has_taken_is_in_step() {
    let bench = Bench::new("");
    bench.sql(
        "CREATE TYPE ea AS ENUM ('x', 'y'); CREATE TABLE t (id int PRIMARY KEY, a int, e ea,
         CONSTRAINT ca CHECK (a > 0)); CREATE INDEX ia ON t (a)",
    );
    bench.declare(
        "
enums:
  eb: { values: [x, { value: z, was: y }], was: ea }
  ea: [m, n]
tables:
  t:
    checks: { cb: { expression: a > 0, was: ca }, ca: a < 1000 }
    indexes: { ib: { columns: [a], was: ia }, ia: [id, a] }
",
    );
    bench.ends(&PLAN, 0);
    bench.ends(&["apply", "plans/p", "--yes"], 0);
    let again = bench.ends(&[&PLAN[..], &["--check"]].concat(), 0);
    assert!(again.err.contains("nothing to do"), "{}", again.err);
    // Two that change names never get there.
    bench.declare(
        "tables: { t: { checks: { cb: { expression: a < 1000, was: ca }, ca: { expression: a > 0, was: cb } } } }\n",
    );
    let swapped = bench.ends(&[&PLAN[..], &["--check"]].concat(), 1);
    assert!(swapped.err.contains("has both"), "{}", swapped.err);
}
