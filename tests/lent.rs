//! `--scratch-url`: a server that is not ours is as before when we are done. And servers that cannot be asked how they
//! print a declaration: a stand-in answers.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod support;

use std::path::Path;
use std::process::{Command, Output};

use support::servers::{block_on, connect, fresh_database, newest, server, servers};
use tokio_postgres::Config;

fn url(major: u32, user: &str, database: &str) -> String {
    let dir = server(major).socket_dir().display().to_string();
    format!("postgresql://{user}@/{database}?host={dir}")
}

fn lockstep(words: &[&str], bin: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lockstep"))
        .args(words)
        .env_remove("DATABASE_URL")
        .env("LOCKSTEP_PG_BIN", bin)
        .output()
        .unwrap()
}

fn said(out: &Output) -> String {
    String::from_utf8_lossy(&out.stderr).into_owned()
}

fn run(config: &Config, sql: &str) {
    block_on(async { connect(config).await.batch_execute(sql).await.unwrap() });
}

/// All databases, and the roles whose names are of that test.
fn inventory(config: &Config, roles: &str) -> Vec<String> {
    block_on(async {
        let rows = connect(config)
            .await
            .query(
                "select datname::text from pg_database where datname not like 'test%' \
                 union all select rolname || case when rolcreatedb then ' createdb' else '' end \
                 from pg_roles where rolname like $1 order by 1",
                &[&roles],
            )
            .await
            .unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    })
}

const BASELINE: &str = "create role lent_made login superuser;\nalter role lent_there createdb;\n\
    create table t (a int, b text);\nalter table t owner to lent_missing;\n\
    grant lent_there to lent_missing;\n";
const DECLARED: &str =
    "schema: public\ntables:\n  t:\n    checks: { c: a between 1 and 10 and b != '' }\n";

#[test]
fn a_lent_server_is_left_as_it_was() {
    for (major, binaries) in servers() {
        let config = fresh_database(major);
        run(
            &config,
            "drop role if exists lent_there; create role lent_there",
        );
        let before = inventory(&config, "lent%");
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        std::fs::write(path("live.sql"), BASELINE).unwrap();
        std::fs::write(path("t.yaml"), DECLARED).unwrap();
        let url = url(major, "postgres", config.get_dbname().unwrap());
        let (live, schema, plans) = (path("live.sql"), path("t.yaml"), path("plans"));
        let words = [
            "plan",
            "--scratch-url",
            &url,
            "--live-sql",
            &live,
            "--schema",
            &schema,
            "--plans",
            &plans,
            "--name",
            "p",
            "--no-prove",
        ];
        let out = lockstep(&words, &binaries.dir);
        assert!(out.status.success(), "{major}: {}", said(&out));
        assert!(
            said(&out).contains("create role left out"),
            "{}",
            said(&out)
        );
        assert!(said(&out).contains("alter role left out"), "{}", said(&out));
        assert_eq!(inventory(&config, "lent%"), before, "{major}");
        let plan = std::fs::read_to_string(path("plans/p/plan.json")).unwrap();
        assert!(plan.contains("\"database\": \"live\""), "{plan}");

        // A role is made, then the loading fails.
        std::fs::write(path("live.sql"), format!("{BASELINE}select nonsense;\n")).unwrap();
        let out = lockstep(&words, &binaries.dir);
        assert_eq!(out.status.code(), Some(1), "{major}: {}", said(&out));
        assert!(said(&out).contains("live.sql:6"), "{}", said(&out));
        assert_eq!(
            inventory(&config, "lent%"),
            before,
            "{major} after a failure"
        );
        run(&config, "drop role lent_there");
    }
}

#[test]
fn a_role_that_may_not_create_databases_is_told() {
    let (major, binaries) = newest();
    let config = fresh_database(major);
    run(&config, "create role poor login");
    let folder = tempfile::tempdir().unwrap();
    let live = folder.path().join("live.sql");
    std::fs::write(&live, "select 1;").unwrap();
    std::fs::write(folder.path().join("t.yaml"), DECLARED).unwrap();
    let out = lockstep(
        &[
            "drift",
            "--scratch-url",
            &url(major, "poor", "postgres"),
            "--live-sql",
            &live.display().to_string(),
            "--schema",
            &folder.path().display().to_string(),
        ],
        &binaries.dir,
    );
    assert_eq!(out.status.code(), Some(3), "{}", said(&out));
    assert!(
        said(&out).contains("permission denied to create database"),
        "{}",
        said(&out)
    );
    run(&config, "drop role poor");
}

#[test]
fn a_stand_in_answers_for_a_server_that_cannot_be_asked() {
    let (_, clients) = newest();
    for (major, binaries) in servers() {
        let config = fresh_database(major);
        let database = config.get_dbname().unwrap().to_owned();
        let role = format!("reader_{major}");
        run(
            &config,
            &format!(
                "create table t (a int, b text); create role {role} login; \
                 grant select on t to {role}; revoke temporary on database {database} from public"
            ),
        );
        let folder = tempfile::tempdir().unwrap();
        let schema = folder.path().join("t.yaml").display().to_string();
        std::fs::write(&schema, DECLARED).unwrap();
        let url = url(major, &role, &database);
        let words = ["drift", "--database-url", &url, "--schema", &schema];
        // Server programs of this major, and the clients of the newest: 14, 16 and 17 come without.
        let both = std::env::join_paths([binaries.dir.clone(), clients.dir.clone()]).unwrap();
        let check = |why: &str| {
            let out = lockstep(&words, Path::new(&both));
            assert_eq!(out.status.code(), Some(2), "{major}: {}", said(&out));
            assert!(said(&out).contains(why), "{major}: {}", said(&out));
            let found = String::from_utf8_lossy(&out.stdout).into_owned();
            assert!(found.contains("((a >= 1) AND (a <= 10)"), "{found}");
        };
        check("the role may not make temporary tables");
        run(
            &config,
            &format!(
                "grant temporary on database {database} to public; \
                 alter role {role} set default_transaction_read_only = on"
            ),
        );
        check("transactions on this server are read-only");
        // Where pg_dump may not read, its words come with the way out.
        run(&config, &format!("revoke select on t from {role}"));
        let out = lockstep(&words, Path::new(&both));
        assert_eq!(out.status.code(), Some(3), "{major}: {}", said(&out));
        assert!(
            said(&out).contains("permission denied"),
            "{major}: {}",
            said(&out)
        );
        assert!(
            said(&out).contains("--live-sql live.sql"),
            "{major}: {}",
            said(&out)
        );
        run(&config, &format!("drop owned by {role}; drop role {role}"));
    }
}
