//! A plan made by hand: a check in two steps, a unique constraint by a concurrent index.

use std::collections::BTreeMap;

use lockstep::plan::condition::{Condition, ObjectRef};
use lockstep::plan::file::{
    BatchFile, ClassFile, FORMAT, LockFile, PlanFile, Proof, StepFile, UndoFile,
};

use super::TestTarget;

fn batch(class: ClassFile, transaction: bool, mode: &str, sql: &str, done: Condition) -> BatchFile {
    BatchFile {
        transaction,
        class,
        locks: vec![LockFile {
            schema: "public".into(),
            relation: "t".into(),
            mode: mode.into(),
            below: None,
        }],
        sql: vec![sql.into()],
        done,
    }
}

fn step(number: u32, name: &str, object: &str, f: BatchFile, b: Option<BatchFile>) -> StepFile {
    StepFile {
        number,
        file: format!("{number:03}_{name}"),
        title: name.into(),
        why: "the test asks for it".into(),
        phase: number,
        subjects: vec![ObjectRef::Constraint {
            schema: "public".into(),
            table: "t".into(),
            name: object.into(),
        }],
        depends_on: vec![],
        undo: match b {
            Some(_) => UndoFile::Exact,
            None => UndoFile::Nothing("step 1's rollback drops it".into()),
        },
        undo_checks: vec![],
        hazards: vec![],
        short: None,
        instead: None,
        way_back: None,
        forward: vec![f],
        rollback: b.into_iter().collect(),
    }
}

/// Creates the table with some rows, and plans four steps over it, each a phase of its own.
pub(crate) async fn plan(db: &TestTarget) -> PlanFile {
    db.run(
        "CREATE TABLE t (id int PRIMARY KEY, a int, b text); \
         INSERT INTO t SELECT g, g, 'b' || g FROM generate_series(1, 500) g",
    )
    .await;
    let version = db.rows("SHOW server_version_num").await[0].parse().unwrap();
    let database = db.rows("SELECT current_database()").await.remove(0);
    let check = |validated| Condition::Constraint {
        schema: "public".into(),
        table: "t".into(),
        name: "t_a_check".into(),
        definition: Some("CHECK ((a > 0))".into()),
        validated,
    };
    let named = |name: &str| Condition::Constraint {
        schema: "public".into(),
        table: "t".into(),
        name: name.into(),
        definition: None,
        validated: None,
    };
    let index = |definition: Option<&str>, valid| Condition::Index {
        schema: "public".into(),
        name: "t_b_key".into(),
        definition: definition.map(str::to_owned),
        valid,
    };
    let built = index(
        Some("CREATE UNIQUE INDEX t_b_key ON public.t USING btree (b)"),
        Some(true),
    );
    use ClassFile::{StrongShort, WeakLong};
    let steps = vec![
        step(
            1,
            "check",
            "t_a_check",
            batch(
                StrongShort,
                true,
                "ACCESS EXCLUSIVE",
                "ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK ((a > 0)) NOT VALID",
                check(None),
            ),
            Some(batch(
                StrongShort,
                true,
                "ACCESS EXCLUSIVE",
                "ALTER TABLE public.t DROP CONSTRAINT t_a_check",
                named("t_a_check").negate(),
            )),
        ),
        step(
            2,
            "validate",
            "t_a_check",
            batch(
                WeakLong,
                true,
                "SHARE UPDATE EXCLUSIVE",
                "ALTER TABLE public.t VALIDATE CONSTRAINT t_a_check",
                check(Some(true)),
            ),
            None,
        ),
        step(
            3,
            "build",
            "t_b_key",
            batch(
                WeakLong,
                false,
                "SHARE UPDATE EXCLUSIVE",
                "CREATE UNIQUE INDEX CONCURRENTLY t_b_key ON public.t USING btree (b)",
                built,
            ),
            Some(batch(
                WeakLong,
                false,
                "SHARE UPDATE EXCLUSIVE",
                "DROP INDEX CONCURRENTLY public.t_b_key",
                index(None, None).negate(),
            )),
        ),
        step(
            4,
            "unique",
            "t_b_key",
            batch(
                StrongShort,
                true,
                "ACCESS EXCLUSIVE",
                "ALTER TABLE public.t ADD CONSTRAINT t_b_key UNIQUE USING INDEX t_b_key",
                named("t_b_key"),
            ),
            Some(batch(
                StrongShort,
                true,
                "ACCESS EXCLUSIVE",
                "ALTER TABLE public.t DROP CONSTRAINT t_b_key",
                named("t_b_key").negate(),
            )),
        ),
    ];
    let mut plan = PlanFile {
        format: FORMAT,
        lockstep: "0.1.0".into(),
        name: "p".into(),
        database,
        server_version_num: version,
        proof: Proof::NotProved,
        allowed: vec![],
        steps,
        preflight: Vec::new(),
        advice: Vec::new(),
        objects: vec![],
        trees: vec![],
        files: BTreeMap::new(),
        digest: String::new(),
    };
    plan.seal().unwrap();
    plan
}
