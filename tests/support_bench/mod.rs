//! What the suites about plans on the command line share: a database with a table, a declaration of it, a folder for plans.
//!
//! The program is run as a script runs it, in that folder. Knows nothing of the cases.

use std::path::PathBuf;
use std::process::Command;

use tokio_postgres::Config;

use crate::support::servers::{block_on, connect, fresh_database, newest, servers};
use crate::support_plan::{Ran, lockstep, url};

// Each test binary uses a part of this module: naming all of it here keeps the rest from being called dead.
const _: () = {
    let _ = (
        Bench::new,
        Bench::oldest,
        Bench::on,
        Bench::sql,
        Bench::declare,
        Bench::path,
    );
    let _ = (Bench::command, Bench::ends, Bench::says, Bench::file);
    let _ = (SCHEMA, PLAN);
};

/// A table with rows, a declaration of it, a folder for plans.
pub(crate) struct Bench {
    pub(crate) config: Config,
    url: String,
    pub(crate) folder: tempfile::TempDir,
}

const TABLE: &str = "CREATE TABLE plants (id int NOT NULL, name text, height int);
    INSERT INTO plants SELECT i, 'p' || i, i FROM generate_series(1, 10) AS i;";
pub(crate) const SCHEMA: &str = "tables:\n  plants:\n    columns: { name: { not_null: true } }\n    checks: { low: height < 100 }\n    indexes: { by_name: name }\n";
pub(crate) const PLAN: [&str; 6] = [
    "plan",
    "--no-prove",
    "--schema",
    "schema.yaml",
    "--name",
    "p",
];

impl Bench {
    pub(crate) fn new(schema: &str) -> Bench {
        Bench::on(newest().0, schema)
    }

    /// On the oldest server that there is.
    pub(crate) fn oldest(schema: &str) -> Bench {
        Bench::on(servers()[0].0, schema)
    }

    pub(crate) fn on(major: u32, schema: &str) -> Bench {
        let config = fresh_database(major);
        let bench = Bench {
            url: url(&config),
            config,
            folder: tempfile::tempdir().unwrap(),
        };
        bench.sql(TABLE);
        bench.declare(schema);
        bench
    }

    pub(crate) fn sql(&self, text: &str) {
        block_on(async {
            connect(&self.config)
                .await
                .batch_execute(text)
                .await
                .unwrap()
        });
    }

    pub(crate) fn declare(&self, schema: &str) {
        std::fs::write(self.path("schema.yaml"), schema).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = lockstep(arguments);
        command
            .current_dir(self.folder.path())
            .env("DATABASE_URL", &self.url);
        command
    }

    #[track_caller]
    pub(crate) fn ends(&self, arguments: &[&str], code: i32) -> Ran {
        Ran::of(&mut self.command(arguments))
            .code(code, &arguments.join(" "))
            .unwrap_or_else(|e| panic!("{e}"))
    }

    #[track_caller]
    pub(crate) fn says(&self, arguments: &[&str], code: i32, words: &[&str]) -> Ran {
        let ran = self.ends(arguments, code);
        for word in words {
            assert!(
                ran.err.contains(word) || ran.out.contains(word),
                "{word}: {}{}",
                ran.out,
                ran.err
            );
        }
        ran
    }

    pub(crate) fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }
}
