//! The engine on real servers: every way to stop, and going on from there.
//!
//! Servers: each `N/bin` under `LOCKSTEP_TEST_SERVERS` (default `.servers`), and Debian's.

#![expect(clippy::unwrap_used, reason = "helpers of tests may")]

mod apply_support;

use std::cell::RefCell;
use std::os::unix::process::ExitStatusExt as _;
use std::time::{Duration, Instant};

use apply_support::{Server, TestTarget, bins, builder, snapshot};
use lockstep::pg::apply::{
    ApplyError, Cause, Event, Journaling, Options, Outcome, Preflight, Refusal, Reporter, Silent,
    Stopped, apply, preview, rollback, status, verify,
};
use lockstep::plan::condition::{Condition, ObjectRef};
use lockstep::plan::file::{CheckFile, ClassFile, Extent, ObjectFile, PlanFile, Proof, sha256};
use lockstep::render::files::Direction;
use tokio::sync::{mpsc, watch};

/// Keeps events, and passes them on to whoever waits for one.
struct Log {
    events: RefCell<Vec<Event>>,
    tell: mpsc::UnboundedSender<Event>,
}

impl Log {
    fn new() -> (Log, mpsc::UnboundedReceiver<Event>) {
        let (tell, hear) = mpsc::unbounded_channel();
        let events = RefCell::new(Vec::new());
        (Log { events, tell }, hear)
    }

    fn any(&self, test: impl Fn(&Event) -> bool) -> bool {
        self.events.borrow().iter().any(test)
    }
}

impl Reporter for Log {
    fn report(&self, event: &Event) {
        self.events.borrow_mut().push(event.clone());
        let _ = self.tell.send(event.clone());
    }
}

async fn heard(hear: &mut mpsc::UnboundedReceiver<Event>, test: impl Fn(&Event) -> bool) {
    while let Some(event) = hear.recv().await {
        if test(&event) {
            return;
        }
    }
    panic!("the run ended without the event");
}

fn options() -> Options {
    Options {
        plan_path: "plans/p".into(),
        lock_wait: Duration::from_secs(60),
        ..Options::default()
    }
}

/// Young transactions are met by the lock timeout, not waited for outside.
fn impatient() -> Options {
    Options {
        old_transaction: Duration::from_secs(3600),
        ..options()
    }
}

fn stopped(result: Result<lockstep::pg::apply::Applied, ApplyError>) -> Box<Stopped> {
    match result {
        Err(ApplyError::Stopped(stopped)) => stopped,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn forward_back_and_forward_on_every_major() {
    for bin in bins() {
        let server = Server::start(&bin);
        let db = server.target("postgres");
        let plan = builder::plan(&db).await;
        let before = snapshot(&db).await;
        let seen = preview(&db, &plan, &options(), Direction::Forward)
            .await
            .unwrap();
        assert!(seen.steps.iter().all(|s| !s.batches.iter().all(|b| b.done)));
        assert_eq!(snapshot(&db).await, before, "a preview writes nothing");

        let applied = apply(&db, &plan, &options(), &Silent).await.unwrap();
        assert_eq!(applied.executed(), plan.steps.len(), "{}", bin.display());
        let after = snapshot(&db).await;
        assert!(verify(&db, &plan, None).await.unwrap().in_force());
        let again = apply(&db, &plan, &options(), &Silent).await.unwrap();
        assert_eq!(again.skipped(), plan.steps.len());
        let state = status(&db, &plan, &options()).await.unwrap();
        assert_eq!((state.done, state.resume), (plan.steps.len(), None));
        assert_eq!(state.last_run.unwrap().outcome, "done");

        rollback(&db, &plan, &options(), &Silent).await.unwrap();
        assert_eq!(snapshot(&db).await, before, "{}", bin.display());
        apply(&db, &plan, &options(), &Silent).await.unwrap();
        assert_eq!(snapshot(&db).await, after);
    }
}

#[tokio::test]
async fn rollback_works_from_every_prefix() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    let before = snapshot(&db).await;
    for phase in 0..=u32::try_from(plan.steps.len()).unwrap() {
        let some = Options {
            phase: Some(phase),
            ..options()
        };
        let applied = apply(&db, &plan, &some, &Silent).await.unwrap();
        assert_eq!(applied.steps.len(), phase as usize);
        rollback(&db, &plan, &options(), &Silent).await.unwrap();
        assert_eq!(snapshot(&db).await, before, "from prefix {phase}");
    }
}

#[tokio::test]
async fn a_failed_validation_is_resumed_once_the_rows_are_fixed() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    db.run("INSERT INTO t VALUES (1000, -5, 'x')").await;
    let stop = stopped(apply(&db, &plan, &options(), &Silent).await);
    assert_eq!((stop.step, stop.before), (2, 1));
    assert!(matches!(&stop.cause, Cause::Server(e) if e.sqlstate == "23514"));
    let text = stop.to_string();
    for part in [
        "forward/002_validate.sql",
        "VALIDATE CONSTRAINT",
        "1 of 4 steps are in force",
        "lockstep apply plans/p",
    ] {
        assert!(text.contains(part), "{text}");
    }
    let state = status(&db, &plan, &options()).await.unwrap();
    assert_eq!((state.done, state.next.unwrap().0), (1, 2));
    assert_eq!(state.leftovers[0].state, "NOT VALID");
    let last = state.last_run.unwrap();
    assert_eq!((last.outcome.as_str(), last.step), ("failed", 2));
    db.run("DELETE FROM t WHERE id = 1000").await;
    let applied = apply(&db, &plan, &options(), &Silent).await.unwrap();
    assert_eq!((applied.executed(), applied.skipped()), (3, 1));
}

/// Dies by SIGKILL at an event.
struct Dies {
    at: String,
}

impl Reporter for Dies {
    fn report(&self, event: &Event) {
        let now = if let Event::StepStarted(s) = event {
            format!("started {}", s.number)
        } else if let Event::StepDone { step, .. } = event {
            format!("done {}", step.number)
        } else {
            return;
        };
        if now == self.at {
            let own = nix::unistd::Pid::this();
            nix::sys::signal::kill(own, nix::sys::signal::Signal::SIGKILL).unwrap();
        }
    }
}

/// Not a test by itself: what [`killed_anywhere`] starts as another process.
#[tokio::test]
async fn child() {
    let Ok(at) = std::env::var("LOCKSTEP_TEST_DIE_AT") else {
        return;
    };
    let db = TestTarget::from_env();
    let plan: PlanFile =
        serde_json::from_str(&std::env::var("LOCKSTEP_TEST_PLAN").unwrap()).unwrap();
    let result = match std::env::var("LOCKSTEP_TEST_BACK") {
        Ok(_) => rollback(&db, &plan, &options(), &Dies { at }).await,
        Err(_) => apply(&db, &plan, &options(), &Dies { at }).await,
    };
    panic!("not killed: {result:?}");
}

#[tokio::test]
async fn killed_anywhere() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    let before = snapshot(&db).await;
    apply(&db, &plan, &options(), &Silent).await.unwrap();
    let after = snapshot(&db).await;
    rollback(&db, &plan, &options(), &Silent).await.unwrap();
    let die = |at: String, back: bool| {
        let mut child = std::process::Command::new(std::env::current_exe().unwrap());
        child
            .args(["--exact", "child"])
            .envs(db.to_env())
            .env("LOCKSTEP_TEST_DIE_AT", at)
            .env("LOCKSTEP_TEST_PLAN", serde_json::to_string(&plan).unwrap());
        if back {
            child.env("LOCKSTEP_TEST_BACK", "1");
        }
        let status = child.status().unwrap();
        assert_eq!(status.signal(), Some(9), "the child was to be killed");
    };
    for word in ["started", "done"] {
        for step in 1..=plan.steps.len() {
            die(format!("{word} {step}"), false);
            apply(&db, &plan, &options(), &Silent).await.unwrap();
            assert_eq!(snapshot(&db).await, after, "{word} {step}");
            rollback(&db, &plan, &options(), &Silent).await.unwrap();
            assert_eq!(snapshot(&db).await, before);
            die(format!("{word} {step}"), false);
            rollback(&db, &plan, &options(), &Silent).await.unwrap();
            assert_eq!(snapshot(&db).await, before, "{word} {step}, then back");
        }
    }
    apply(&db, &plan, &options(), &Silent).await.unwrap();
    die("done 4".into(), true);
    rollback(&db, &plan, &options(), &Silent).await.unwrap();
    assert_eq!(snapshot(&db).await, before);
}

#[tokio::test]
async fn a_held_lock_is_tried_for_and_readers_never_wait_long() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    let writer = db.client().await;
    writer
        .batch_execute("BEGIN; LOCK TABLE t IN ROW EXCLUSIVE MODE")
        .await
        .unwrap();
    let reader = db.client().await;
    let (stop, stopped) = watch::channel(false);
    let reading = tokio::spawn(async move {
        let mut worst = Duration::ZERO;
        while !*stopped.borrow() {
            let start = Instant::now();
            reader.simple_query("SELECT count(*) FROM t").await.unwrap();
            worst = worst.max(start.elapsed());
        }
        worst
    });
    let (log, mut hear) = Log::new();
    let options = impatient();
    let (applied, ()) = tokio::join!(apply(&db, &plan, &options, &log), async {
        heard(&mut hear, |e| matches!(e, Event::WaitingForLock { .. })).await;
        heard(&mut hear, |e| matches!(e, Event::Retrying { .. })).await;
        heard(&mut hear, |e| matches!(e, Event::Retrying { .. })).await;
        writer.batch_execute("COMMIT").await.unwrap();
    });
    applied.unwrap();
    stop.send(true).unwrap();
    let worst = reading.await.unwrap();
    println!("a reader's longest wait: {worst:?}");
    assert!(worst < Duration::from_millis(900), "{worst:?}");
}

#[tokio::test]
async fn the_report_names_who_never_let_go() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    let before = snapshot(&db).await;
    let writer = db.client().await;
    writer
        .batch_execute(
            "SET application_name = 'the writer'; BEGIN; UPDATE t SET a = a WHERE id = 1",
        )
        .await
        .unwrap();
    let pid = db.pid(&writer).await;
    // By the lock timeout.
    let short = Options {
        lock_wait: Duration::from_millis(700),
        ..impatient()
    };
    let stop = stopped(apply(&db, &plan, &short, &Silent).await);
    let Cause::Locks {
        tries, blockers, ..
    } = &stop.cause
    else {
        panic!("{stop}");
    };
    assert!(*tries > 0);
    assert_eq!(blockers[0].pid, pid);
    assert!(stop.to_string().contains("the writer"), "{stop}");
    // Outside of the queue.
    let (log, _hear) = Log::new();
    let outside = Options {
        lock_wait: Duration::from_millis(300),
        old_transaction: Duration::ZERO,
        ..options()
    };
    let stop = stopped(apply(&db, &plan, &outside, &log).await);
    assert!(
        matches!(&stop.cause, Cause::Locks { tries: 0, blockers, .. } if blockers[0].pid == pid)
    );
    assert!(log.any(|e| matches!(e, Event::WaitingOutside { .. })));
    assert!(!log.any(|e| matches!(e, Event::WaitingForLock { .. })));
    writer.batch_execute("ROLLBACK").await.unwrap();
    assert_eq!(snapshot(&db).await, before);
}

#[tokio::test]
async fn two_runs_take_turns() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    let (one, two) = (options(), options());
    let (a, b) = tokio::join!(
        apply(&db, &plan, &one, &Silent),
        apply(&db, &plan, &two, &Silent)
    );
    let executed = [a.unwrap().executed(), b.unwrap().executed()];
    assert_eq!(executed.iter().sum::<usize>(), plan.steps.len());
    assert!(executed.contains(&0), "{executed:?}");

    rollback(&db, &plan, &options(), &Silent).await.unwrap();
    let writer = db.client().await;
    writer
        .batch_execute("BEGIN; LOCK TABLE t IN ACCESS SHARE MODE")
        .await
        .unwrap();
    let (log, mut hear) = Log::new();
    let options = impatient();
    let (a, ()) = tokio::join!(apply(&db, &plan, &options, &log), async {
        heard(&mut hear, |e| matches!(e, Event::WaitingForLock { .. })).await;
        let hurry = Options {
            turn_wait: Duration::from_millis(100),
            ..impatient()
        };
        let error = apply(&db, &plan, &hurry, &Silent).await.unwrap_err();
        assert!(!error.is_users());
        let text = error.to_string();
        assert!(
            text.contains("another run of lockstep") && text.contains("lockstep p"),
            "{text}"
        );
        let state = status(&db, &plan, &hurry).await.unwrap();
        assert_eq!(state.holder.unwrap().application, "lockstep p");
        writer.batch_execute("COMMIT").await.unwrap();
    });
    a.unwrap();
}

#[tokio::test]
async fn a_changed_object_makes_the_plan_stale() {
    let server = Server::any();
    let db = server.target("postgres");
    db.run("CREATE TYPE mood AS ENUM ('sad', 'ok')").await;
    let mut plan = builder::plan(&db).await;
    plan.objects.push(ObjectFile {
        renamed_from: None,
        object: ObjectRef::Enum {
            schema: "public".into(),
            name: "mood".into(),
        },
        extent: Extent::Whole,
        before: Some(sha256("enum ('sad', 'ok')")),
        was: Some("enum ('sad', 'ok')".into()),
        after: vec![],
    });
    db.run("ALTER TYPE mood ADD VALUE 'happy'").await;
    let before = snapshot(&db).await;
    let error = apply(&db, &plan, &options(), &Silent).await.unwrap_err();
    assert!(error.is_users());
    let text = error.to_string();
    assert!(
        text.contains("enum public.mood")
            && text.contains("expected: enum ('sad', 'ok') (as it was")
            && text.contains("found:    enum ('sad', 'ok', 'happy')"),
        "{text}"
    );
    assert_eq!(snapshot(&db).await, before);
    plan.objects[0].before = Some(sha256("enum ('sad', 'ok', 'happy')"));
    apply(&db, &plan, &options(), &Silent).await.unwrap();
}

#[tokio::test]
async fn what_cannot_work_is_refused_before_anything() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    db.run("CREATE DATABASE other").await;
    let refusal = |r: Result<_, ApplyError>| match r {
        Err(ApplyError::Refused(refusal)) => refusal,
        Ok(()) => panic!("was not refused"),
        Err(other) => panic!("{other}"),
    };
    let run = async |db: &TestTarget, plan: &PlanFile| {
        apply(db, plan, &options(), &Silent).await.map(drop)
    };
    let other = server.target("other");
    assert!(matches!(
        refusal(run(&other, &plan).await),
        Refusal::Database { .. }
    ));
    let mut newer = plan.clone();
    newer.server_version_num += 10_000;
    assert!(matches!(
        refusal(run(&db, &newer).await),
        Refusal::Major { .. }
    ));
    let mut failed = plan.clone();
    failed.proof = Proof::Failed;
    assert_eq!(refusal(run(&db, &failed).await), Refusal::ProofFailed);
    // Two clients on one session are what a transaction pooler gives.
    assert_eq!(
        refusal(run(&db.pooled().await, &plan).await),
        Refusal::Pooler
    );
    db.run("ALTER DATABASE postgres SET default_transaction_read_only = on")
        .await;
    assert_eq!(refusal(run(&db, &plan).await), Refusal::ReadOnly);
}

#[tokio::test]
async fn an_invalid_leftover_is_built_again() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    db.run("INSERT INTO t VALUES (1000, 7, 'twice'), (1001, 7, 'twice')")
        .await;
    let stop = stopped(apply(&db, &plan, &options(), &Silent).await);
    assert_eq!(stop.step, 3);
    assert!(stop.to_string().contains("may be left INVALID"), "{stop}");
    let state = status(&db, &plan, &options()).await.unwrap();
    assert!(state.leftovers.iter().any(|l| l.state == "INVALID"));
    db.run("DELETE FROM t WHERE id = 1001").await;
    let (log, _hear) = Log::new();
    apply(&db, &plan, &options(), &log).await.unwrap();
    assert!(log.any(|e| matches!(e, Event::DroppingInvalidIndex(_))));
    assert!(verify(&db, &plan, None).await.unwrap().in_force());

    rollback(&db, &plan, &options(), &Silent).await.unwrap();
    db.run("CREATE UNIQUE INDEX t_b_key ON t (b, a)").await;
    let stop = stopped(apply(&db, &plan, &options(), &Silent).await);
    assert!(matches!(stop.cause, Cause::OtherIndex { .. }), "{stop}");
    db.run("DROP INDEX t_b_key").await;
    apply(&db, &plan, &options(), &Silent).await.unwrap();
}

#[tokio::test]
async fn without_rights_for_the_journal() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    db.run("CREATE ROLE app LOGIN; ALTER TABLE t OWNER TO app; GRANT USAGE, CREATE ON SCHEMA public TO app")
        .await;
    let app = db.with_user("app");
    let error = apply(&app, &plan, &options(), &Silent).await.unwrap_err();
    assert!(error.is_users());
    let grant =
        "CREATE SCHEMA IF NOT EXISTS lockstep; GRANT USAGE, CREATE ON SCHEMA lockstep TO app";
    assert!(error.to_string().contains(grant), "{error}");
    let none = Options {
        journal: Journaling::Off,
        ..options()
    };
    apply(&app, &plan, &none, &Silent).await.unwrap();
    rollback(&app, &plan, &none, &Silent).await.unwrap();
    // The help is worth something.
    db.run(grant).await;
    apply(&app, &plan, &options(), &Silent).await.unwrap();
}

#[tokio::test]
async fn a_prepared_transaction_is_named() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    db.run_each(&[
        "BEGIN",
        "UPDATE t SET a = a WHERE id = 1",
        "PREPARE TRANSACTION 'forgotten'",
    ])
    .await;
    let options = Options {
        old_transaction: Duration::ZERO,
        ..options()
    };
    let stop = stopped(apply(&db, &plan, &options, &Silent).await);
    assert!(stop.to_string().contains("forgotten"), "{stop}");
    db.run("ROLLBACK PREPARED 'forgotten'").await;
    apply(&db, &plan, &options, &Silent).await.unwrap();
}

/// Young: too young to be refused before anything is tried.
async fn prepare(db: &TestTarget, gid: &str) {
    db.run_each(&[
        "BEGIN",
        "UPDATE t SET a = a WHERE id = 1",
        &format!("PREPARE TRANSACTION '{gid}'"),
    ])
    .await;
}

#[tokio::test]
async fn a_young_prepared_transaction_is_named_while_a_concurrent_build_waits_for_it() {
    for bin in bins() {
        let server = Server::start(&bin);
        let db = server.target("postgres");
        let mut plan = builder::plan(&db).await;
        plan.steps = vec![plan.steps.remove(2)];
        prepare(&db, "it''s young").await;
        let (log, mut hear) = Log::new();
        let named = |e: &Event, gid: &str| matches!(e, Event::WaitingForLock { blockers, .. } if blockers.iter().any(|b| b.gid.as_deref() == Some(gid)));
        let options = impatient();
        let (applied, ()) = tokio::join!(apply(&db, &plan, &options, &log), async {
            heard(&mut hear, |e| named(e, "it's young")).await;
            db.run("ROLLBACK PREPARED 'it''s young'").await;
        });
        applied.unwrap();
        // DROP INDEX CONCURRENTLY too.
        prepare(&db, "second").await;
        let undo = rollback(&db, &plan, &options, &log);
        let (undone, ()) = tokio::join!(undo, async {
            heard(&mut hear, |e| named(e, "second")).await;
            db.run("COMMIT PREPARED 'second'").await;
        });
        undone.unwrap();
    }
}

#[tokio::test]
async fn a_lock_that_a_young_prepared_transaction_holds_ends_in_an_error_that_names_it() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    prepare(&db, "young").await;
    let options = Options {
        lock_wait: Duration::from_millis(500),
        ..impatient()
    };
    let stop = stopped(apply(&db, &plan, &options, &Silent).await);
    assert!(matches!(stop.cause, Cause::Locks { .. }), "{stop}");
    assert!(
        stop.to_string().contains("ROLLBACK PREPARED 'young'"),
        "{stop}"
    );
}

#[tokio::test]
async fn a_lost_connection_is_made_again_once() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    let writer = db.client().await;
    writer
        .batch_execute("BEGIN; LOCK TABLE t IN ROW EXCLUSIVE MODE")
        .await
        .unwrap();
    let (log, mut hear) = Log::new();
    let options = impatient();
    let (applied, ()) = tokio::join!(apply(&db, &plan, &options, &log), async {
        heard(&mut hear, |e| matches!(e, Event::WaitingForLock { .. })).await;
        db.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'lockstep%'")
            .await;
        heard(&mut hear, |e| matches!(e, Event::Reconnecting(_))).await;
        writer.batch_execute("COMMIT").await.unwrap();
    });
    assert_eq!(applied.unwrap().steps[0].outcome, Outcome::Executed);
    assert!(verify(&db, &plan, None).await.unwrap().in_force());
}

#[tokio::test]
async fn the_user_can_stop_a_wait() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    let before = snapshot(&db).await;
    let writer = db.client().await;
    writer
        .batch_execute("BEGIN; LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE")
        .await
        .unwrap();
    let (stop, stopping) = watch::channel(false);
    let (log, mut hear) = Log::new();
    // The concurrent build waits without a timeout.
    let mut only_index = plan.clone();
    only_index.steps.drain(..2);
    let options = Options {
        stop: Some(stopping),
        ..impatient()
    };
    let (result, ()) = tokio::join!(apply(&db, &only_index, &options, &log), async {
        heard(&mut hear, |e| matches!(e, Event::WaitingForLock { .. })).await;
        stop.send(true).unwrap();
    });
    let stop = stopped(result);
    assert!(matches!(stop.cause, Cause::Interrupted), "{stop}");
    writer.batch_execute("COMMIT").await.unwrap();
    rollback(&db, &plan, &self::options(), &Silent)
        .await
        .unwrap();
    assert_eq!(snapshot(&db).await, before);
}

#[tokio::test]
async fn success_without_effect_is_an_error_and_two_statements_are_none() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    let with = |sql: &str| {
        let mut plan = plan.clone();
        plan.steps.truncate(1);
        plan.steps[0].forward[0].sql = vec![sql.into()];
        plan.steps[0].forward[0].class = ClassFile::CatalogOnly;
        plan.steps[0].forward[0].done = Condition::Enum {
            schema: "public".into(),
            name: "never".into(),
        };
        plan
    };
    let stop = stopped(apply(&db, &with("SELECT 1"), &options(), &Silent).await);
    assert!(matches!(&stop.cause, Cause::NotDone(w) if w == "enum public.never exists"));
    let two = with("SELECT 1; DROP TABLE public.t");
    let stop = stopped(apply(&db, &two, &options(), &Silent).await);
    assert!(
        matches!(&stop.cause, Cause::Server(e) if e.sqlstate == "42601"),
        "{stop}"
    );
    snapshot(&db).await;
}

#[tokio::test]
async fn autovacuum_is_asked_to_give_way() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    db.run_each(&[
        "ALTER SYSTEM SET autovacuum_naptime = 1",
        "SELECT pg_reload_conf()",
        "INSERT INTO t SELECT g, g, g FROM generate_series(1001, 40000) g",
        "ALTER TABLE t SET (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0, \
         autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1, autovacuum_analyze_threshold = 2000000000)",
        "UPDATE t SET a = a",
    ])
    .await;
    let start = Instant::now();
    let vacuums = "SELECT pid FROM pg_stat_progress_vacuum WHERE relid = 't'::regclass";
    while db.rows(vacuums).await.is_empty() {
        assert!(start.elapsed().as_secs() < 60, "no autovacuum came");
    }
    let (log, _hear) = Log::new();
    let options = Options {
        old_transaction: Duration::ZERO,
        lock_wait: Duration::from_secs(20),
        ..options()
    };
    let mut first = plan.clone();
    first.steps.truncate(1);
    apply(&db, &first, &options, &log).await.unwrap();
    assert!(
        log.any(|e| matches!(e, Event::WaitingOutside { blockers, .. }
        if blockers[0].state.as_deref() == Some("autovacuum worker")))
    );
}

fn data_check(title: &str, sql: &str) -> CheckFile {
    CheckFile {
        step: 1,
        title: title.into(),
        sql: sql.into(),
        asks: lockstep::plan::file::Asks::Rule,
        later: None,
    }
}

#[tokio::test]
async fn a_data_check_that_cannot_tell_is_a_warning() {
    let server = Server::any();
    let db = server.target("postgres");
    let mut plan = builder::plan(&db).await;
    plan.preflight = vec![
        data_check("what takes long", "SELECT pg_catalog.pg_sleep(600)"),
        data_check("what is not there yet", "SELECT FROM public.nothing"),
        data_check("rows", "SELECT a FROM public.t WHERE a < 0 LIMIT 20"),
    ];
    let short = Options {
        check_timeout: Duration::from_millis(50),
        ..options()
    };
    let (log, _hear) = Log::new();
    // A concurrent build is among the steps: an open snapshot would be in its way.
    let done = apply(&db, &plan, &short, &log).await.unwrap();
    assert_eq!(done.executed(), plan.steps.len());
    for words in ["what takes long: ", "what is not there yet: "] {
        assert!(
            log.any(|e| matches!(e, Event::Warning(w) if w.contains(words))),
            "{words}"
        );
    }
    assert!(log.any(|e| matches!(e, Event::Checked { checks: 1, .. })));
    // Nothing is left to do, so nothing is looked for.
    let (log, _hear) = Log::new();
    apply(&db, &plan, &short, &log).await.unwrap();
    assert!(!log.any(|e| matches!(e, Event::Checking { .. })));
}

#[tokio::test]
async fn rows_in_the_way_refuse_the_phases_that_they_matter_to() {
    let server = Server::any();
    let db = server.target("postgres");
    let mut plan = builder::plan(&db).await;
    plan.preflight = vec![CheckFile {
        step: 3,
        ..data_check("all rows", "SELECT a FROM public.t LIMIT 20")
    }];
    let before = snapshot(&db).await;
    let error = apply(&db, &plan, &options(), &Silent).await.unwrap_err();
    assert!(error.is_users());
    let text = error.to_string();
    for words in [
        "1 of 1 data checks",
        "step 003: all rows: 500 rows",
        "query: SELECT a FROM public.t LIMIT 20",
    ] {
        assert!(text.contains(words), "{text}");
    }
    assert_eq!(snapshot(&db).await, before);
    let first = Options {
        phase: Some(2),
        ..options()
    };
    apply(&db, &plan, &first, &Silent).await.unwrap();
    let error = apply(&db, &plan, &options(), &Silent).await.unwrap_err();
    assert!(matches!(error, ApplyError::Unfit(_)));
    let skip = Options {
        preflight: Preflight::Skip,
        ..options()
    };
    apply(&db, &plan, &skip, &Silent).await.unwrap();
}

#[tokio::test]
async fn a_data_check_can_be_interrupted() {
    let server = Server::any();
    let db = server.target("postgres");
    let mut plan = builder::plan(&db).await;
    plan.preflight = vec![data_check("long", "SELECT pg_catalog.pg_sleep(600)")];
    let before = snapshot(&db).await;
    let (stop, stopping) = watch::channel(false);
    let (log, mut hear) = Log::new();
    let options = Options {
        stop: Some(stopping),
        check_timeout: Duration::ZERO,
        ..options()
    };
    let (result, ()) = tokio::join!(apply(&db, &plan, &options, &log), async {
        heard(&mut hear, |e| matches!(e, Event::Checking { .. })).await;
        stop.send_replace(true);
    });
    assert!(matches!(stopped(result).cause, Cause::Interrupted));
    assert!(!log.any(|e| matches!(e, Event::StepDone { .. })));
    assert_eq!(snapshot(&db).await, before);
}

#[tokio::test]
async fn status_names_who_blocks_while_the_lock_is_not_asked_for() {
    let server = Server::any();
    let db = server.target("postgres");
    let plan = builder::plan(&db).await;
    let writer = db.client().await;
    let pid = db.pid(&writer).await;
    writer
        .batch_execute("BEGIN; LOCK TABLE t IN ACCESS SHARE MODE")
        .await
        .unwrap();
    for journal in [Journaling::On, Journaling::Off] {
        let outside = Options {
            old_transaction: Duration::ZERO,
            journal,
            ..options()
        };
        let (stop, stopping) = watch::channel(false);
        let running = Options {
            stop: Some(stopping),
            ..outside.clone()
        };
        let (log, mut hear) = Log::new();
        let (result, ()) = tokio::join!(apply(&db, &plan, &running, &log), async {
            heard(&mut hear, |e| matches!(e, Event::WaitingOutside { .. })).await;
            let state = status(&db, &plan, &outside).await.unwrap();
            let pids: Vec<i32> = state.blockers.iter().map(|b| b.pid).collect();
            assert_eq!(pids, [pid], "{state:?}");
            // It is not this other plan that waits.
            let mut other = plan.clone();
            other.name = "other".into();
            let state = status(&db, &other, &outside).await.unwrap();
            assert!(state.blockers.is_empty(), "{state:?}");
            stop.send_replace(true);
        });
        stopped(result);
    }
}
