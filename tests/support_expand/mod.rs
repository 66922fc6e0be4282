//! A table whose text becomes an enum by a new column, a plan for it, and an application that writes meanwhile.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::path::{Path, PathBuf};

use tokio_postgres::Config;

use crate::support::servers::{block_on, connect, fresh_database};
use crate::support_plan::{Ran, lockstep, psql, step_files, url};

// Each test binary uses a part of this module: naming all of it here keeps the rest from being called dead.
const _: () = {
    let _ = (
        Bench::fails,
        Bench::number,
        Bench::step,
        Bench::write,
        Bench::is_mirrored,
    );
};

/// Some hundred blocks, so that several transactions fill them; and the same rows in a table that nobody changes.
pub(crate) const LIVE: &str = "
    CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL DEFAULT 'new', note text,
        CONSTRAINT status_known CHECK (status IN ('new', 'paid', 'sent')), CONSTRAINT status_once UNIQUE (status, id));
    CREATE INDEX orders_status ON orders (status, id);
    INSERT INTO orders SELECT i, (ARRAY['new', 'paid', 'sent'])[1 + i % 3], repeat('x', 300) FROM generate_series(1, 8000) AS i;
    CREATE TABLE mirror (id int PRIMARY KEY, status text NOT NULL DEFAULT 'new');
    INSERT INTO mirror SELECT id, status FROM orders;
    ANALYZE;";
pub(crate) const SCHEMA: &str = "
enums: { order_status: [new, paid, sent] }
tables:
  orders:
    columns: { status: { type: order_status } }
    absent: { checks: [status_known] }
";

pub(crate) struct Bench {
    pub(crate) config: Config,
    pub(crate) url: String,
    pub(crate) folder: tempfile::TempDir,
}

impl Bench {
    pub(crate) fn new(major: u32, sql: &str, schema: &str) -> Bench {
        let config = fresh_database(major);
        let bench = Bench {
            url: url(&config),
            config,
            folder: tempfile::tempdir().unwrap(),
        };
        bench.sql(sql);
        std::fs::write(bench.path("schema.yaml"), schema).unwrap();
        bench
    }

    pub(crate) fn sql(&self, text: &str) {
        block_on(async { connect(&self.config).await.batch_execute(text).await }).unwrap();
    }

    pub(crate) fn fails(&self, text: &str) -> String {
        let result = block_on(async { connect(&self.config).await.batch_execute(text).await });
        let error = result.unwrap_err();
        error.as_db_error().unwrap().message().to_owned()
    }

    pub(crate) fn number(&self, query: &str) -> i64 {
        block_on(async {
            let row = connect(&self.config).await.query_one(query, &[]).await;
            row.unwrap().get(0)
        })
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[track_caller]
    pub(crate) fn says(&self, arguments: &[&str], code: i32, words: &[&str]) -> Ran {
        let mut command = lockstep(arguments);
        command
            .current_dir(self.folder.path())
            .env("DATABASE_URL", &self.url);
        let ran = Ran::of(&mut command)
            .code(code, &arguments.join(" "))
            .unwrap_or_else(|e| panic!("{e}"));
        for word in words {
            let said = ran.err.contains(word) || ran.out.contains(word);
            assert!(said, "{word}: {}{}", ran.out, ran.err);
        }
        ran
    }

    #[track_caller]
    pub(crate) fn plan(&self, name: &str, more: &[&str], code: i32, words: &[&str]) -> PathBuf {
        let mut arguments = vec!["plan", "--no-prove", "--schema", "schema.yaml"];
        arguments.extend(["--name", name, "--rewrite-limit", "100"]);
        arguments.extend(more);
        self.says(&arguments, code, words);
        self.path("plans").join(name)
    }

    pub(crate) fn step(&self, plan: &Path, part: &str) {
        let files = step_files(plan, "forward");
        let wanted = files
            .into_iter()
            .filter(|f| f.display().to_string().contains(part));
        psql(&self.config, &wanted.collect::<Vec<_>>()).unwrap();
    }

    /// The same on both tables, as an application that knows nothing of a plan writes it.
    pub(crate) fn write(&self, round: i32) {
        for table in ["orders", "mirror"] {
            let id = 10_000 + round * 10;
            self.sql(&format!(
                "INSERT INTO {table} (id) VALUES ({id});
                 INSERT INTO {table} (id, status) VALUES ({id} + 1, 'paid'), ({id} + 2, 'sent');
                 UPDATE {table} SET status = 'sent' WHERE id % 97 = {round};
                 UPDATE {table} SET id = id WHERE id % 89 = {round};
                 DELETE FROM {table} WHERE id % 83 = {round}"
            ));
        }
    }

    /// No row and no value is lost, and none is made up.
    #[track_caller]
    pub(crate) fn is_mirrored(&self) {
        let lost = self.number(
            "SELECT count(*) FROM mirror AS m FULL JOIN (SELECT id, status::text FROM orders) AS o USING (id)
             WHERE m.status IS DISTINCT FROM o.status",
        );
        assert_eq!(lost, 0, "rows differ");
    }
}
