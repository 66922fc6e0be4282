//! The program as a script sees it: help, exit codes, streams, secrets, and what bad input comes to.
//! `UPDATE_EXPECT=1` writes the help texts in `tests/cli`.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tokio_postgres::Config;

mod support;
mod support_plan;

use support::servers::{block_on, connect, fresh_database, newest};
use support_plan::{Ran, catalog, difference, lockstep, url};

const COMMANDS: [&str; 13] = [
    "import",
    "plan",
    "prove",
    "preflight",
    "apply",
    "rollback",
    "verify",
    "status",
    "drift",
    "lint",
    "demo",
    "json-schema",
    "completions",
];

fn ran(arguments: &[&str]) -> Ran {
    Ran::of(&mut lockstep(arguments))
}

#[track_caller]
fn ends(arguments: &[&str], code: i32) -> Ran {
    ran(arguments)
        .code(code, &arguments.join(" "))
        .unwrap_or_else(|e| panic!("{e}"))
}

// ---- help, usage

fn compare_help(name: &str, found: &str) -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cli/{name}.txt"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    difference(&path.display().to_string(), &expected, found)
}

#[test]
fn every_command_has_help() {
    let mut failures = Vec::new();
    failures.extend(compare_help("lockstep", &ends(&["--help"], 0).out).err());
    for command in COMMANDS {
        let help = ends(&[command, "--help"], 0);
        assert_eq!(help.err, "", "{command}");
        // What is the command's own stands first, and under no heading of shared options.
        let shared = help.out.split("\n\n").filter(|part| {
            ["Connection:", "Scratch server:", "Declaration:"]
                .iter()
                .any(|heading| part.starts_with(heading))
        });
        let known = [
            "--database-url",
            "--live-sql",
            "--scratch-url",
            "--scratch-bin",
            "--schema",
        ];
        for line in shared
            .flat_map(str::lines)
            .filter(|l| l.trim_start().starts_with("--"))
        {
            let option = line.trim_start().split(' ').next().unwrap();
            assert!(known.contains(&option), "{command}: {line}");
        }
        failures.extend(compare_help(command, &help.out).err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_list_of_commands_is_complete() {
    let help = ends(&["--help"], 0).out;
    let listed = help
        .lines()
        .skip_while(|l| *l != "Commands:")
        .skip(1)
        .map_while(|l| l.strip_prefix("  "))
        .filter_map(|l| l.split_whitespace().next().filter(|_| !l.starts_with(' ')));
    let mut listed: Vec<&str> = listed.filter(|c| *c != "help").collect();
    listed.sort_unstable();
    let mut known = COMMANDS.to_vec();
    known.sort_unstable();
    assert_eq!(listed, known);
}

#[test]
fn a_wrong_command_line_is_the_users() {
    let wrong: [&[&str]; 12] = [
        &[],
        &["frobnicate"],
        &["plan", "--bogus"],
        &["plan", "--force"],
        &["verify", "p", "--phase", "0"],
        &["plan", "--rewrite-limit", "many"],
        &["apply"],
        &["apply", "p", "--lock-wait", "soon"],
        &["drift", "--format", "xml"],
        &["plan", "--color", "sometimes"],
        &["plan", "--scratch-url", "a", "--scratch-bin", "b"],
        &["completions", "cobol"],
    ];
    for arguments in wrong {
        let said = ends(arguments, 1);
        assert_eq!(said.out, "", "{arguments:?}");
        assert!(
            said.err.contains("Usage:") || said.err.contains("help"),
            "{}",
            said.err
        );
    }
    assert!(ends(&["--version"], 0).out.starts_with("lockstep "));
}

#[test]
fn completions_and_the_json_schema_are_data() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = ends(&["completions", shell], 0);
        assert!(said.out.contains("lockstep"), "{shell}");
        assert_eq!(said.err, "");
    }
    let schema: serde_json::Value = serde_json::from_str(&ends(&["json-schema"], 0).out).unwrap();
    assert!(schema["properties"]["tables"].is_object());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/lockstep.schema.json");
    let committed: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(
        schema, committed,
        "run `lockstep json-schema > schema/lockstep.schema.json`"
    );
}

#[test]
fn a_closed_stdout_is_no_failure() {
    for arguments in [&["json-schema"][..], &["completions", "bash"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = lockstep(arguments)
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), err.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

// ---- a database

/// A table with rows, a declaration of it, a folder for plans.
struct Bench {
    config: Config,
    url: String,
    folder: tempfile::TempDir,
}

const TABLE: &str = "CREATE TABLE plants (id int NOT NULL, name text, height int);
    INSERT INTO plants SELECT i, 'p' || i, i FROM generate_series(1, 10) AS i;";
const SCHEMA: &str = "tables:\n  plants:\n    columns: { name: { not_null: true } }\n    checks: { low: height < 100 }\n    indexes: { by_name: name }\n";

impl Bench {
    fn new(schema: &str) -> Bench {
        let config = fresh_database(newest().0);
        let bench = Bench {
            url: url(&config),
            config,
            folder: tempfile::tempdir().unwrap(),
        };
        bench.sql(TABLE);
        bench.declare(schema);
        bench
    }

    fn sql(&self, text: &str) {
        block_on(async {
            connect(&self.config)
                .await
                .batch_execute(text)
                .await
                .unwrap()
        });
    }

    fn declare(&self, schema: &str) {
        std::fs::write(self.path("schema.yaml"), schema).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program in the bench's folder, with `DATABASE_URL`.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = lockstep(arguments);
        command
            .current_dir(self.folder.path())
            .env("DATABASE_URL", &self.url);
        command
    }

    fn ran(&self, arguments: &[&str]) -> Ran {
        Ran::of(&mut self.command(arguments))
    }

    #[track_caller]
    fn ends(&self, arguments: &[&str], code: i32) -> Ran {
        self.ran(arguments)
            .code(code, &arguments.join(" "))
            .unwrap_or_else(|e| panic!("{e}"))
    }

    #[track_caller]
    fn plan(&self) -> Ran {
        self.ends(
            &[
                "plan",
                "--no-prove",
                "--schema",
                "schema.yaml",
                "--name",
                "p",
            ],
            0,
        )
    }
}

#[test]
fn the_whole_path_and_its_streams() {
    let bench = Bench::new(SCHEMA);
    let drift = bench.ends(&["drift", "--schema", "schema.yaml"], 2);
    assert!(drift.out.contains("by_name"), "{}", drift.out);
    let check = bench.ends(&["plan", "--check", "--schema", "schema.yaml"], 2);
    assert_eq!(check.out, "");
    assert!(!bench.path("plans").exists());

    let planned = bench.plan();
    assert_eq!(planned.out, "plans/p\n");
    assert!(bench.path("plans/p/PLAN.md").exists());
    assert!(
        !bench
            .ends(&["verify", "plans/p", "--format", "json"], 2)
            .out
            .is_empty()
    );
    let dry = bench.ends(&["apply", "plans/p", "--dry-run"], 0);
    assert!(
        dry.out.contains("CREATE INDEX CONCURRENTLY by_name"),
        "{}",
        dry.out
    );
    bench.ends(&["preflight", "plans/p"], 0);
    assert_eq!(bench.ends(&["apply", "plans/p"], 0).out, "");
    bench.ends(&["verify", "plans/p"], 0);
    bench.ends(&["drift", "--schema", "schema.yaml"], 0);
    let nothing = bench.ends(&["plan", "--schema", "schema.yaml", "--name", "q"], 0);
    assert_eq!(nothing.out, "");
    assert!(nothing.err.contains("nothing to do"), "{}", nothing.err);
    assert!(!bench.path("plans/q").exists());
    assert_eq!(
        bench
            .ends(&["plan", "--check", "--schema", "schema.yaml"], 0)
            .out,
        ""
    );
    let again = bench.ends(&["apply", "plans/p"], 0);
    assert!(again.err.contains("0 steps executed"), "{}", again.err);
    assert_eq!(bench.ends(&["rollback", "plans/p"], 0).out, "");
    bench.ends(&["drift", "--schema", "schema.yaml"], 2);
    let quiet = bench.ends(&["--quiet", "apply", "plans/p"], 0);
    assert_eq!(quiet.out, "");
}

#[test]
fn json_is_json() {
    let bench = Bench::new(SCHEMA);
    let parsed = |arguments: &[&str], code: i32| -> serde_json::Value {
        let said = bench.ends(arguments, code);
        serde_json::from_str(&said.out)
            .unwrap_or_else(|e| panic!("{arguments:?}: {e}\n{}", said.out))
    };
    parsed(&["drift", "--schema", "schema.yaml", "--format", "json"], 2);
    let plan = parsed(
        &[
            "plan",
            "--no-prove",
            "--schema",
            "schema.yaml",
            "--name",
            "p",
            "--format",
            "json",
        ],
        0,
    );
    assert_eq!(plan["name"], "p");
    parsed(&["preflight", "plans/p", "--format", "json"], 0);
    parsed(&["status", "--format", "json"], 0);
    parsed(&["status", "plans/p", "--format", "json"], 0);
    parsed(&["verify", "plans/p", "--format", "json"], 2);
    bench.ends(&["apply", "plans/p"], 0);
    parsed(&["verify", "plans/p", "--format", "json"], 0);
    parsed(&["status", "plans/p", "--format", "json"], 0);
    parsed(&["drift", "--schema", "schema.yaml", "--format", "json"], 0);
}

#[test]
fn colours_are_asked_for() {
    let bench = Bench::new(SCHEMA);
    let drift = ["drift", "--schema", "schema.yaml"];
    assert!(!bench.ends(&drift, 2).out.contains('\x1b'));
    let always = ["drift", "--schema", "schema.yaml", "--color", "always"];
    assert!(bench.ends(&always, 2).out.contains('\x1b'));
    let mut none = bench.command(&drift);
    let none = Ran::of(none.env("NO_COLOR", "1"));
    assert!(!none.out.contains('\x1b') && !none.err.contains('\x1b'));
    bench.declare("tabels: {}\n");
    assert!(!bench.ends(&drift, 1).err.contains('\x1b'));
    assert!(bench.ends(&always, 1).err.contains('\x1b'));
}

#[test]
fn a_closed_stdout_of_a_report_is_no_failure() {
    let bench = Bench::new(SCHEMA);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = bench
        .command(&["drift", "--schema", "schema.yaml", "--format", "json"])
        .stdout(writer)
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(!err.contains("panic"), "{err}");
}

// ---- bad input

#[test]
fn mistakes_in_the_declaration_write_nothing() {
    let bench = Bench::new(SCHEMA);
    let before = catalog(&bench.config);
    let deep = format!("tables: {}1{}", "[".repeat(5000), "]".repeat(5000));
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\ntables: [*c,*c]\n";
    let wrong: [(&str, &str); 17] = [
        ("broken", "tables: {plants: [\n"),
        ("unknown key", "tabels: {}\n"),
        ("deep", &deep),
        ("aliases", bomb),
        (
            "no such table",
            "tables: { nowhere: { checks: { c: id > 0 } } }\n",
        ),
        (
            "no such column",
            "tables: { plants: { columns: { nope: { not_null: true } } } }\n",
        ),
        (
            "column in check",
            "tables: { plants: { checks: { c: nope > 0 } } }\n",
        ),
        (
            "function in check",
            "tables: { plants: { checks: { c: no_such_function(id) } } }\n",
        ),
        (
            "column in index",
            "tables: { plants: { indexes: { i: nope } } }\n",
        ),
        (
            "injection",
            "tables: { plants: { checks: { c: 'true); drop table plants; --' } } }\n",
        ),
        (
            "two statements",
            "tables: { plants: { columns: { name: { default: \"'x'; drop table plants\" } } } }\n",
        ),
        (
            "subquery",
            "tables: { plants: { checks: { c: '(select true)' } } }\n",
        ),
        (
            "not boolean",
            "tables: { plants: { checks: { c: id + 1 } } }\n",
        ),
        (
            "no such type",
            "tables: { plants: { columns: { name: { type: citexxt } } } }\n",
        ),
        (
            "no such opclass",
            "tables: { plants: { indexes: { i: name no_such_ops } } }\n",
        ),
        (
            "long name",
            &format!(
                "tables: {{ plants: {{ checks: {{ {}: id > 0 }} }} }}\n",
                "x".repeat(64)
            ),
        ),
        (
            "nul",
            "tables: { plants: { checks: { \"a\\0b\": id > 0 } } }\n",
        ),
    ];
    for (what, schema) in wrong {
        bench.declare(schema);
        let said = bench.ran(&[
            "plan",
            "--no-prove",
            "--schema",
            "schema.yaml",
            "--name",
            "p",
        ]);
        assert_eq!(said.code, Some(1), "{what}: {}", said.err);
        assert_eq!(said.out, "", "{what}");
        assert!(said.err.contains("schema.yaml"), "{what}: {}", said.err);
        assert!(!bench.path("plans").exists(), "{what}");
    }
    difference("the database", &before, &catalog(&bench.config)).unwrap();
}

#[test]
fn a_missing_declaration_is_said() {
    let bench = Bench::new(SCHEMA);
    let said = bench.ends(&["plan", "--schema", "no-such-folder"], 1);
    for words in [
        "no-such-folder",
        "lockstep import --out",
        "the declaration cannot be read",
    ] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    assert!(!said.err.contains("has a mistake"), "{}", said.err);
}

#[test]
fn hazards_are_refused_by_name() {
    let bench = Bench::new(
        "tables: { plants: { exclusions: { e: { using: hash, elements: [id with =] } } } }\n",
    );
    let said = bench.ends(&["plan", "--schema", "schema.yaml"], 1);
    assert!(
        said.err.contains("--allow exclusion-blocks"),
        "{}",
        said.err
    );
    assert!(!bench.path("plans").exists());
    let said = bench.ends(
        &[
            "plan",
            "--schema",
            "schema.yaml",
            "--allow",
            "exclusion-block",
        ],
        1,
    );
    assert!(
        said.err.contains("did you mean `exclusion-blocks`"),
        "{}",
        said.err
    );
    bench.ends(&["plan", "--schema", "schema.yaml", "--allow", "all"], 0);
}

#[test]
fn an_edited_plan_is_refused() {
    let bench = Bench::new(SCHEMA);
    bench.plan();
    let before = catalog(&bench.config);
    let plan = bench.path("plans/p");
    let step = std::fs::read_dir(plan.join("forward"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let json = plan.join("plan.json");
    let original = (
        std::fs::read(&step).unwrap(),
        std::fs::read_to_string(&json).unwrap(),
    );
    let edits: [(&str, &dyn Fn()); 7] = [
        ("edited", &|| {
            std::fs::write(&step, "DROP TABLE plants;").unwrap()
        }),
        ("missing", &|| std::fs::remove_file(&step).unwrap()),
        ("added", &|| {
            std::fs::write(plan.join("forward/999_more.sql"), "").unwrap()
        }),
        ("plan.json", &|| {
            std::fs::write(&json, original.1.replace("by_name", "by_nome")).unwrap()
        }),
        ("newer", &|| {
            std::fs::write(
                &json,
                original.1.replacen("\"format\": 1", "\"format\": 2", 1),
            )
            .unwrap()
        }),
        ("broken", &|| {
            std::fs::write(&json, &original.1[..original.1.len() / 2]).unwrap()
        }),
        ("gone", &|| std::fs::remove_file(&json).unwrap()),
    ];
    for (what, edit) in edits {
        edit();
        for command in ["apply", "rollback", "verify", "preflight"] {
            let said = bench.ran(&[command, "plans/p"]);
            assert_eq!(said.code, Some(1), "{what}, {command}: {}", said.err);
        }
        std::fs::write(&step, &original.0).unwrap();
        std::fs::write(&json, &original.1).unwrap();
        let _ = std::fs::remove_file(plan.join("forward/999_more.sql"));
    }
    difference("the database", &before, &catalog(&bench.config)).unwrap();
    bench.ends(&["apply", "plans/p"], 0);
}

#[test]
fn a_plan_for_another_database_is_refused() {
    let bench = Bench::new(SCHEMA);
    bench.plan();
    let other = Bench::new(SCHEMA);
    let said = bench.ends(&["apply", "plans/p", "--database-url", &other.url], 1);
    let made_for = format!(
        "the plan was made for database `{}`",
        bench.config.get_dbname().unwrap()
    );
    assert!(said.err.contains(&made_for), "{}", said.err);
    // Another's rows say nothing, and its catalog proves nothing.
    let looked = ["preflight", "plans/p", "--database-url", &other.url];
    let looked = bench.ends(&looked, 0);
    assert!(looked.err.contains(&made_for), "{}", looked.err);
    let proof = std::fs::read(bench.path("plans/p/proof.json")).ok();
    let proved = ["prove", "plans/p", "--database-url", &other.url];
    let proved = bench.ends(&proved, 1);
    assert!(proved.err.contains(&made_for), "{}", proved.err);
    assert_eq!(std::fs::read(bench.path("plans/p/proof.json")).ok(), proof);
}

#[test]
fn a_stale_plan_is_refused() {
    let bench = Bench::new(SCHEMA);
    bench.plan();
    bench.sql("ALTER TABLE plants ADD CONSTRAINT low CHECK (height < 5000)");
    let said = bench.ends(&["apply", "plans/p"], 1);
    assert!(said.err.contains("low"), "{}", said.err);
}

#[test]
fn bad_data_stops_where_it_is() {
    let bench = Bench::new(SCHEMA);
    bench.plan();
    bench.sql("INSERT INTO plants VALUES (99, 'too high', 4711)");
    let said = bench.ends(&["preflight", "plans/p"], 1);
    assert!(said.out.contains("4711"), "{}", said.out);
    let said = bench.ends(&["apply", "plans/p", "--no-preflight"], 3);
    assert!(said.err.contains("lockstep apply plans/p"), "{}", said.err);
    let status = bench.ends(&["status", "plans/p"], 0);
    assert!(!status.out.is_empty());
    bench.sql("DELETE FROM plants WHERE id = 99");
    bench.ends(&["apply", "plans/p"], 0);
    bench.ends(&["verify", "plans/p"], 0);
}

// ---- servers, rights, secrets

const SECRET: &str = "s3cr3t-w0rd";

#[test]
fn no_password_is_ever_said() {
    let dead = format!("postgresql://someone:{SECRET}@127.0.0.1:1/db");
    let words = format!("host=127.0.0.1 port=1 user=someone password={SECRET} dbname=db");
    let broken = format!("postgresql://someone:{SECRET}@[::1:x/db?bogus={SECRET}");
    let odd = format!("postgresql://someone:{SECRET}@127.0.0.1:99999/db");
    let options = format!("postgresql://someone@127.0.0.1:1/db?password={SECRET}&nope=1");
    for (url, code) in [
        (&dead, 3),
        (&words, 3),
        (&broken, 1),
        (&odd, 1),
        (&options, 1),
    ] {
        for command in [&["import", "--out", "out"][..], &["drift"], &["plan"]] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::create_dir(folder.path().join("schema")).unwrap();
            std::fs::write(folder.path().join("schema/a.yaml"), "tables: {}\n").unwrap();
            let by_flag = Ran::of(
                lockstep(command)
                    .args(["--database-url", url])
                    .current_dir(folder.path()),
            );
            let by_variable = Ran::of(
                lockstep(command)
                    .env("DATABASE_URL", url)
                    .current_dir(folder.path()),
            );
            for said in [by_flag, by_variable] {
                assert_eq!(said.code, Some(code), "{command:?} {url}: {}", said.err);
                assert!(
                    !said.err.contains(SECRET) && !said.out.contains(SECRET),
                    "{}",
                    said.err
                );
            }
        }
    }
    let mut by_environment = lockstep(&["drift"]);
    by_environment
        .envs([
            ("PGHOST", "127.0.0.1"),
            ("PGPORT", "1"),
            ("PGPASSWORD", SECRET),
            ("PGUSER", "u"),
        ])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    let said = Ran::of(&mut by_environment);
    assert_eq!(said.code, Some(3), "{}", said.err);
    assert!(!said.err.contains(SECRET), "{}", said.err);
}

#[test]
fn a_role_without_rights_is_told() {
    let bench = Bench::new(SCHEMA);
    bench.sql(
        "CREATE ROLE nobody_here LOGIN; REVOKE ALL ON SCHEMA public FROM PUBLIC;
         REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC",
    );
    let theirs = bench.url.replacen("postgres@", "nobody_here@", 1);
    let plan = [
        "plan",
        "--no-prove",
        "--schema",
        "schema.yaml",
        "--name",
        "p",
        "--database-url",
        &theirs,
    ];
    let planned = bench.ends(&plan, 0);
    assert_eq!(planned.out, "plans/p\n");
    let before = catalog(&bench.config);
    let said = bench.ran(&["apply", "plans/p", "--database-url", &theirs]);
    assert!(
        matches!(said.code, Some(1 | 3)),
        "{:?} {}",
        said.code,
        said.err
    );
    assert!(
        said.err.contains("permission") || said.err.contains("right"),
        "{}",
        said.err
    );
    let said = bench.ends(
        &[
            "apply",
            "plans/p",
            "--no-journal",
            "--database-url",
            &theirs,
        ],
        3,
    );
    assert!(
        said.err.contains("permission denied") || said.err.contains("must be owner"),
        "{}",
        said.err
    );
    let grant = "GRANT USAGE, CREATE ON SCHEMA public TO nobody_here";
    assert!(said.err.contains(grant), "{}", said.err);
    difference("the database", &before, &catalog(&bench.config)).unwrap();

    bench.sql(grant);
    let said = bench.ran(&[
        "apply",
        "plans/p",
        "--no-journal",
        "--database-url",
        &theirs,
    ]);
    assert!(
        said.err
            .contains("ALTER TABLE public.plants OWNER TO nobody_here"),
        "{}",
        said.err
    );

    let database = bench.config.get_dbname().unwrap();
    bench.sql(&format!(
        "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC"
    ));
    let said = bench.ran(&plan);
    assert!(
        said.code == Some(0) || (said.code == Some(3) && said.err.contains("--live-sql")),
        "{:?} {}",
        said.code,
        said.err
    );
}

/// The backend of the program's that waits for a lock.
async fn waiting(client: &tokio_postgres::Client) -> i32 {
    loop {
        let rows = client
            .query(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database()
                 AND wait_event_type = 'Lock' AND application_name LIKE 'lockstep%'",
                &[],
            )
            .await
            .unwrap();
        if let Some(row) = rows.first() {
            return row.get(0);
        }
    }
}

#[test]
fn a_lost_connection_is_made_again() {
    let bench = Bench::new("tables: { plants: { indexes: { by_name: name } } }\n");
    bench.plan();
    let mut child = block_on(async {
        let client = connect(&bench.config).await;
        let blocker = connect(&bench.config).await;
        // The build waits for this writer, so it stands still while its connection is cut.
        let write = "BEGIN; UPDATE plants SET height = 1 WHERE id = 1";
        blocker.batch_execute(write).await.unwrap();
        let child = bench
            .command(&["apply", "plans/p"])
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let pid = waiting(&client).await;
        let end = "SELECT pg_terminate_backend($1, 30000)";
        client.query(end, &[&pid]).await.unwrap();
        blocker.batch_execute("COMMIT").await.unwrap();
        child
    });
    let mut err = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut err).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{err}");
    assert!(err.contains("connection lost"), "{err}");
    bench.ends(&["verify", "plans/p"], 0);
}

/// The demonstration of what a plan spares a table in use, on a small one.
#[test]
fn demo_impact_leaves_a_chart() {
    let (_, binaries) = newest();
    let bin = binaries.dir.display().to_string();
    let ran = ends(
        &["demo", "--impact", "--rows", "20000", "--scratch-bin", &bin],
        0,
    );
    assert!(ran.err.contains("writers: worst"), "{}", ran.err);
    let chart = std::path::PathBuf::from(ran.out.trim());
    let text = std::fs::read_to_string(&chart).unwrap();
    assert!(text.starts_with("<svg ") && text.matches("<polyline ").count() == 4);
    std::fs::remove_dir_all(chart.parent().unwrap()).unwrap();
}
