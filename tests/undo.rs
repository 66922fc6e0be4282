//! Rollbacks on a database in which rows were written since the plan was applied: what stands in the way is named,
//! nothing is left that a second run cannot finish. And objects that somebody else made meanwhile.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::path::PathBuf;

use lockstep::folder;
use lockstep::plan::file::{OnRows, PlanFile, StepFile};
use tokio_postgres::Config;

mod support;
mod support_plan;

use support::servers::{block_on, connect, fresh_database, servers};
use support_plan::{Ran, catalog, difference, lockstep, url};

/// A database, a declaration and a plan.
struct Bench {
    database: Config,
    url: String,
    folder: tempfile::TempDir,
}

impl Bench {
    fn new(major: u32, before: &str, schema: &str) -> Bench {
        let database = fresh_database(major);
        let bench = Bench {
            url: url(&database),
            database,
            folder: tempfile::tempdir().unwrap(),
        };
        bench.sql(before);
        std::fs::write(bench.folder.path().join("schema.yaml"), schema).unwrap();
        bench
    }

    fn sql(&self, sql: &str) {
        block_on(async { connect(&self.database).await.batch_execute(sql).await }).unwrap();
    }

    fn count(&self, query: &str) -> usize {
        block_on(async { connect(&self.database).await.query(query, &[]).await })
            .unwrap()
            .len()
    }

    fn plan(&self, name: &str, allow: &[&str]) -> PathBuf {
        let path = |what: &str| self.folder.path().join(what).display().to_string();
        let (schema, plans) = (path("schema.yaml"), path("plans"));
        let mut arguments = vec!["plan", "--no-prove", "--database-url", &self.url];
        arguments.extend(["--schema", &schema, "--plans", &plans, "--name", name]);
        for code in allow {
            arguments.extend(["--allow", code]);
        }
        Ran::of(&mut lockstep(&arguments)).ok("plan").unwrap();
        self.folder.path().join("plans").join(name)
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let mut all = arguments.to_vec();
        all.extend(["--database-url", &self.url]);
        Ran::of(&mut lockstep(&all))
    }
}

fn read(plan: &std::path::Path) -> PlanFile {
    folder::read(plan).unwrap()
}

fn each_major(test: impl Fn(u32)) {
    for (major, _) in servers() {
        if [15, 18].contains(&major) {
            test(major);
        }
    }
}

/// One thing that goes, the rows that are then written, and what puts them right.
struct Meanwhile {
    before: &'static str,
    schema: &'static str,
    allow: &'static [&'static str],
    rows: &'static str,
    mend: &'static str,
    sqlstate: &'static str,
    then: OnRows,
}

const CASES: &[Meanwhile] = &[
    Meanwhile {
        before: "CREATE TABLE t (id int, a int, CONSTRAINT u UNIQUE (a));",
        schema: "tables: {t: {absent: {unique: [u]}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, 7), (2, 7);",
        mend: "DELETE FROM t WHERE id = 2;",
        sqlstate: "23505",
        then: OnRows::Refused,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int, a int, CONSTRAINT u UNIQUE (a));",
        schema: "tables: {t: {unique: {u: [a, id]}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, 7), (2, 7);",
        mend: "DELETE FROM t WHERE id = 2;",
        sqlstate: "23505",
        then: OnRows::Refused,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int, a int); CREATE UNIQUE INDEX u ON t (a);",
        schema: "tables: {t: {indexes: {u: {columns: [a], where: id > 5, unique: true}}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, 7), (2, 7);",
        mend: "DELETE FROM t WHERE id = 2;",
        sqlstate: "23505",
        then: OnRows::Refused,
    },
    Meanwhile {
        before: "CREATE TABLE p (id int PRIMARY KEY, b int UNIQUE); CREATE TABLE t (id int, a int CONSTRAINT f REFERENCES p);",
        schema: "tables: {t: {foreign_keys: {f: {columns: [a], references: p (b)}}}}",
        allow: &[],
        rows: "INSERT INTO p VALUES (1, 7); INSERT INTO t VALUES (1, 7);",
        mend: "INSERT INTO p VALUES (7, 1);",
        sqlstate: "23503",
        then: OnRows::RefusedAndNotValid,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int, a int); CREATE UNIQUE INDEX u ON t (a) WHERE id > 0;",
        schema: "tables: {t: {absent: {indexes: [u]}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, 7), (2, 7);",
        mend: "DELETE FROM t WHERE id = 2;",
        sqlstate: "23505",
        then: OnRows::Refused,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int CONSTRAINT t_pkey PRIMARY KEY, a int);",
        schema: "tables: {t: {absent: {primary_key: t_pkey}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, 1), (1, 2);",
        mend: "DELETE FROM t WHERE a = 2;",
        sqlstate: "23505",
        then: OnRows::Refused,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int, a int, CONSTRAINT c CHECK (a > 0));",
        schema: "tables: {t: {checks: {c: a > -10}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, -1);",
        mend: "DELETE FROM t WHERE a < 0;",
        sqlstate: "23514",
        then: OnRows::RefusedAndNotValid,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int, a int, CONSTRAINT c CHECK (a > 0));",
        schema: "tables: {t: {absent: {checks: [c]}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, -1);",
        mend: "UPDATE t SET a = 1;",
        sqlstate: "23514",
        then: OnRows::RefusedAndNotValid,
    },
    Meanwhile {
        before: "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int, a int CONSTRAINT f REFERENCES p);",
        schema: "tables: {t: {absent: {foreign_keys: [f]}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, 7);",
        mend: "INSERT INTO p VALUES (7);",
        sqlstate: "23503",
        then: OnRows::RefusedAndNotValid,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int, a int NOT NULL);",
        schema: "tables: {t: {columns: {a: {not_null: false}}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, NULL);",
        mend: "DELETE FROM t WHERE a IS NULL;",
        sqlstate: "23",
        then: OnRows::RefusedAndNotValid,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int, r int4range, CONSTRAINT x EXCLUDE USING gist (r WITH &&));",
        schema: "tables: {t: {absent: {exclusions: [x]}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, '[1,5]'), (2, '[2,3]');",
        mend: "DELETE FROM t WHERE id = 2;",
        sqlstate: "23P01",
        then: OnRows::Refused,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int, a int);",
        schema: "tables: {t: {columns: {a: {type: bigint}}}}",
        allow: &["rewrite-blocks"],
        rows: "INSERT INTO t VALUES (1, 3000000000);",
        mend: "DELETE FROM t WHERE a > 2147483647;",
        sqlstate: "22003",
        then: OnRows::Refused,
    },
    Meanwhile {
        before: "CREATE TABLE t (id int, a varchar(3));",
        schema: "tables: {t: {columns: {a: {type: varchar(9)}}}}",
        allow: &[],
        rows: "INSERT INTO t VALUES (1, 'abcdef');",
        mend: "UPDATE t SET a = 'abc';",
        sqlstate: "22001",
        then: OnRows::Refused,
    },
];

#[test]
fn rows_in_the_way_of_a_rollback_are_named_and_it_goes_on_once_they_are_mended() {
    each_major(|major| {
        for case in CASES {
            let bench = Bench::new(major, case.before, case.schema);
            let before = catalog(&bench.database);
            let plan = bench.plan("p", case.allow);
            let path = plan.display().to_string();
            let what = format!("{} on {major}", case.schema);

            let file = read(&plan);
            let asking: Vec<&StepFile> = file
                .steps
                .iter()
                .filter(|s| !s.undo_checks.is_empty())
                .collect();
            let [step] = asking.as_slice() else {
                panic!("{what}: {} steps say it", asking.len());
            };
            let [check] = step.undo_checks.as_slice() else {
                panic!("{what}: {:?}", step.undo_checks);
            };
            assert_eq!(check.then, case.then, "{what}");
            let head = std::fs::read_to_string(plan.join(format!("forward/{}.sql", step.file)));
            let review = std::fs::read_to_string(plan.join("PLAN.md")).unwrap();
            let head = head.unwrap();
            for text in [&head, &review] {
                assert!(!text.contains("Rollback:    exact\n"), "{what}: {text}");
                assert!(text.contains(&check.title) || text == &review, "{text}");
            }
            assert!(review.contains("if the rows let it"), "{what}: {review}");

            bench.run(&["apply", &path]).ok(&what).unwrap();
            if let Some(sql) = &check.sql {
                assert!(head.contains(sql.as_str()), "{what}: {head}");
                assert_eq!(bench.count(sql), 0, "{what}: no row yet");
            }
            bench.sql(case.rows);
            if let Some(sql) = &check.sql {
                assert_eq!(bench.count(sql), 1, "{what}: {sql}");
            }
            // Twice: what the first run leaves does not change what the second meets.
            for _ in 0..2 {
                let ran = bench.run(&["rollback", &path, "--yes"]);
                let ran = ran.code(3, &what).unwrap();
                assert!(
                    ran.err.contains(&format!("({}", case.sqlstate)),
                    "{what}: {}",
                    ran.err
                );
                assert!(ran.err.contains(&check.title), "{what}: {}", ran.err);
                if let Some(sql) = &check.sql {
                    assert!(ran.err.contains(sql.as_str()), "{what}: {}", ran.err);
                }
                assert!(
                    !ran.err.contains("lockstep preflight"),
                    "{what}: {}",
                    ran.err
                );
            }
            bench.sql(case.mend);
            bench.run(&["rollback", &path, "--yes"]).ok(&what).unwrap();
            difference(&what, &before, &catalog(&bench.database)).unwrap();
        }
    });
}

#[test]
fn what_no_row_can_break_is_exact_without_a_word() {
    each_major(|major| {
        for (before, schema) in [
            // The key is as strict after the plan as before it.
            (
                "CREATE TABLE t (a int, CONSTRAINT u UNIQUE (a));",
                "tables: {t: {unique: {u: {columns: [a], with: {fillfactor: 70}}}}}",
            ),
            (
                "CREATE TABLE t (a int); CREATE INDEX i ON t (a);",
                "tables: {t: {absent: {indexes: [i]}}}",
            ),
            (
                "CREATE TABLE t (a text);",
                "tables: {t: {columns: {a: {not_null: true}}, checks: {c: a <> ''}}}",
            ),
        ] {
            let bench = Bench::new(major, before, schema);
            let plan = bench.plan("p", &[]);
            for step in read(&plan).steps {
                assert_eq!(step.undo_checks, vec![], "{schema} on {major}");
            }
        }
    });
}

#[test]
fn an_object_that_somebody_else_made_is_named_before_it_goes() {
    each_major(|major| {
        let bench = Bench::new(
            major,
            "CREATE TABLE t (a int, b int);",
            "tables: {t: {unique: {u: [a]}, checks: {c: b > 0}}}",
        );
        let plan = bench.plan("p", &[]);
        let path = plan.display().to_string();
        let said = |ran: &Ran| ran.err.contains("record");
        let status = || {
            let ran = bench.run(&["status", &path, "--format", "json"]);
            let json: serde_json::Value =
                serde_json::from_str(&ran.ok("status").unwrap().out).unwrap();
            json[0]["unrecorded"].to_string()
        };
        let rollback = || {
            bench
                .run(&["rollback", &path, "--yes"])
                .ok("rollback")
                .unwrap()
        };

        // No history at all: psql may have been used.
        bench.sql("ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)");
        assert_eq!(status(), "[]", "on {major}");
        let ran = rollback();
        assert!(!said(&ran), "{}", ran.err);

        // `apply` has made everything itself.
        bench.run(&["apply", &path]).ok("apply").unwrap();
        assert_eq!(status(), "[]", "on {major}");
        let ran = rollback();
        assert!(!said(&ran), "{}", ran.err);

        // Undone, and then made again by somebody else.
        bench.sql("ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)");
        assert!(
            status().contains("constraint u on public.t"),
            "{}",
            status()
        );
        let ran = bench.run(&["status", &path]).ok("status").unwrap();
        assert!(ran.out.contains("no record"), "{}", ran.out);
        let ran = rollback();
        assert!(
            said(&ran) && ran.err.contains("constraint u on public.t"),
            "{}",
            ran.err
        );
        assert!(!ran.err.contains("check c"), "{}", ran.err);
        assert!(
            !catalog(&bench.database).contains("UNIQUE"),
            "it goes all the same"
        );
    });
}

#[test]
fn comments_that_cannot_be_said_are_reported() {
    each_major(|major| {
        let bench = Bench::new(
            major,
            "CREATE TABLE t (a int NOT NULL, CONSTRAINT u UNIQUE (a)); COMMENT ON INDEX u IS 'of u';",
            "tables: {}",
        );
        if major >= 18 {
            bench.sql("COMMENT ON CONSTRAINT t_a_not_null ON t IS 'of a'");
        }
        let out = bench.folder.path().join("imported").display().to_string();
        let ran = bench.run(&["import", "--out", &out]).ok("import").unwrap();
        assert!(ran.err.contains("comment of its index"), "{}", ran.err);
        let said = ran.err.contains("comment on its NOT NULL t_a_not_null");
        assert_eq!(said, major >= 18, "{}", ran.err);
    });
}

/// Steps that give objects new names and then change them: before the names are there, nothing of the rest can be.
const RENAMED: (&str, &str) = (
    "CREATE TYPE mo AS ENUM ('a', 'b'); CREATE TABLE e (id integer, m mo DEFAULT 'a');
     CREATE TABLE t (id integer PRIMARY KEY, m integer, v text, CONSTRAINT c_old CHECK (m > 0), CONSTRAINT u_old UNIQUE (v));
     COMMENT ON CONSTRAINT u_old ON t IS 'said'; CREATE INDEX i_old ON t (m);
     INSERT INTO t SELECT g, g, g FROM generate_series(1, 10) AS g",
    "enums: { mood: { was: mo, values: [{ value: x, was: a }, b] } }
tables:
  t:
    checks: { c_new: { expression: m > -1, was: c_old } }
    unique: { u_new: { columns: [v], include: [m], was: u_old } }
    indexes: { i_new: { columns: [m, v], was: i_old } }
    columns: { m: { not_null: true } }
  e: { columns: { m: { default: \"'x'::mood\" } } }
",
);

#[test]
fn a_rollback_leaves_alone_what_no_run_has_begun() {
    each_major(|major| {
        let bench = Bench::new(major, RENAMED.0, RENAMED.1);
        let plan = bench.plan("p", &[]);
        let path = plan.display().to_string();
        let before = catalog(&bench.database);
        let status = bench.run(&["status", &path]).ok("status").unwrap();
        assert!(status.out.contains("not applied: 0 of"), "{}", status.out);
        let steps = read(&plan).steps;
        for begun in 0..=steps.len() {
            for step in &steps[..begun] {
                let file = plan.join("forward").join(format!("{}.sql", step.file));
                support_plan::psql(&bench.database, &[file]).unwrap();
            }
            let what = format!("back from {begun} steps on {major}");
            let dry = bench.run(&["rollback", &path, "--dry-run"]).ok(&what);
            assert_eq!(begun == 0, !dry.unwrap().out.contains("ALTER "), "{what}");
            for _ in 0..2 {
                bench.run(&["rollback", &path, "--yes"]).ok(&what).unwrap();
                difference(&what, &before, &catalog(&bench.database)).unwrap();
            }
        }
    });
}

#[test]
fn a_comment_that_the_old_rule_has_too_is_no_step_in_force() {
    each_major(|major| {
        let bench = Bench::new(
            major,
            "CREATE TABLE a (id integer, code text, CONSTRAINT a_code UNIQUE (code)); COMMENT ON CONSTRAINT a_code ON a IS 'said'",
            "tables: { a: { unique: { a_code: { columns: [code], include: [id] } } } }\n",
        );
        let path = bench.plan("p", &[]).display().to_string();
        let told = |word: &str| {
            let ran = bench.run(&["status", &path]).ok("status").unwrap();
            assert!(ran.out.contains(word), "{}", ran.out);
        };
        told("not applied: 0 of 3");
        bench.run(&["apply", &path, "--yes"]).ok("apply").unwrap();
        told("in force: 3 of 3");
        bench
            .run(&["rollback", &path, "--yes"])
            .ok("rollback")
            .unwrap();
        told("not applied: 0 of 3");
    });
}
