//! Proofs on real servers: a sound plan is proved, and each way of being unsound is named.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::fs;
use std::path::{Path, PathBuf};

use lockstep::folder;
use lockstep::plan::file::{PlanFile, Proof};
use lockstep::proof::{ProofFile, WorkKind};

mod support;
mod support_plan;

use support::servers::{block_on, connect, fresh_database, newest, servers};
use support_plan::{Ran, lockstep, tool, url};

const BEFORE: &str = "create table public.plants (id int primary key, height int); \
    create table public.pots (id int primary key, plant int); insert into public.plants values (1, 3);";

const WANTED: &str = "\
tables:
  plants:
    columns: { height: { not_null: true } }
    checks: { positive: height > 0 }
    indexes: { by_height: [height] }
  pots:
    foreign_keys: { of_plant: { columns: [plant], references: plants (id) } }
";

/// A database with a plan for it.
struct Place {
    major: u32,
    dir: tempfile::TempDir,
    url: String,
    bin: PathBuf,
}

impl Place {
    fn new(major: u32, bin: &Path) -> Place {
        Place::with(major, bin, BEFORE, WANTED)
    }

    fn with(major: u32, bin: &Path, before: &str, wanted: &str) -> Place {
        let database = fresh_database(major);
        block_on(async { connect(&database).await.batch_execute(before).await }).unwrap();
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("schema.yaml"), wanted).unwrap();
        Place {
            major,
            dir,
            url: url(&database),
            bin: bin.to_owned(),
        }
    }

    fn plan(&self) -> PathBuf {
        self.dir.path().join("p")
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = lockstep(arguments);
        command.args(["--database-url", &self.url]);
        // One pg_dump reads all the servers.
        if let Some(pg_dump) = tool("pg_dump") {
            let path = std::env::var("PATH").unwrap_or_default();
            command.env(
                "PATH",
                format!("{}:{path}", pg_dump.parent().unwrap().display()),
            );
        }
        Ran::of(&mut command)
    }

    fn make(&self, more: &[&str]) -> Ran {
        let schema = self.dir.path().join("schema.yaml").display().to_string();
        let plans = self.dir.path().display().to_string();
        let bin = self.bin.display().to_string();
        let mut arguments = vec![
            "plan", "--schema", &schema, "--plans", &plans, "--name", "p",
        ];
        arguments.extend(["--scratch-bin", &bin]);
        arguments.extend(more);
        self.run(&arguments)
    }

    fn sql(&self, sql: &str) {
        let config: tokio_postgres::Config = self.url.parse().unwrap();
        block_on(async { connect(&config).await.batch_execute(sql).await }).unwrap();
    }

    fn prove(&self) -> Ran {
        let (plan, bin) = (self.plan(), self.bin.display().to_string());
        self.run(&["prove", plan.to_str().unwrap(), "--scratch-bin", &bin])
    }

    fn apply(&self, more: &[&str]) -> Ran {
        let plan = self.plan();
        let mut arguments = vec!["apply", plan.to_str().unwrap()];
        arguments.extend(more);
        self.run(&arguments)
    }

    /// Changes the plan as its maker could, with all seals in order.
    fn remake(&self, change: impl FnOnce(&mut PlanFile)) {
        let mut plan = folder::read(&self.plan()).unwrap();
        change(&mut plan);
        folder::write(
            &self.plan(),
            plan,
            &[
                ("PLAN.md", &|_, out| out.write_all(b"page")),
                ("preflight.sql", &lockstep::render::scripts::preflight),
                ("verify.sql", &lockstep::render::scripts::verify),
            ],
        )
        .unwrap();
    }

    fn proof(&self) -> ProofFile {
        let text = fs::read_to_string(self.plan().join("proof.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    }
}

fn everywhere_with(before: &str, wanted: &str, test: impl Fn(&Place)) {
    for (major, binaries) in servers() {
        test(&Place::with(major, &binaries.dir, before, wanted));
    }
}

fn everywhere(test: impl Fn(&Place)) {
    for (major, binaries) in servers() {
        test(&Place::new(major, &binaries.dir));
    }
}

fn says(ran: &Ran, words: &[&str]) {
    for word in words {
        assert!(ran.err.contains(word), "{word:?} is not in:\n{}", ran.err);
    }
}

/// The file of the first step whose title has the words.
fn step_file(place: &Place, words: &str) -> (u32, PathBuf) {
    let plan = folder::read(&place.plan()).unwrap();
    let step = plan.steps.iter().find(|s| s.title.contains(words)).unwrap();
    let path = place
        .plan()
        .join("forward")
        .join(format!("{}.sql", step.file));
    (step.number, path)
}

const VALIDATE: &str = "ALTER TABLE public.plants VALIDATE CONSTRAINT positive";

#[test]
fn a_plan_is_proved_when_it_is_made() {
    everywhere(|place| {
        let made = place.make(&[]).ok("plan").unwrap();
        says(&made, &["proved: forward, back and forward again"]);
        assert_eq!(folder::read(&place.plan()).unwrap().proof, Proof::Proved);
        let page = fs::read_to_string(place.plan().join("PLAN.md")).unwrap();
        assert!(page.contains("## Proof\n\n**Proved.**"), "{page}");
        let proof = place.proof();
        assert_eq!((proof.verdict, proof.findings.len()), (Proof::Proved, 0));
        let steps = folder::read(&place.plan()).unwrap().steps.len();
        assert_eq!(proof.prefixes as usize, steps);
        // A concurrent build is seen at rest: with its lock, and stopping nobody.
        let built = proof.batches.iter().find(|b| {
            b.statements
                .iter()
                .any(|s| s.work.iter().any(|w| w.on == "by_height"))
        });
        let built = built.unwrap();
        assert_eq!(built.statements[0].locks[0].mode, "SHARE UPDATE EXCLUSIVE");
        assert!(
            built
                .behaviour
                .iter()
                .all(|b| !b.stops_insert && !b.stops_select)
        );
        // What is scanned is a table, by its whole name and once, whether the server told of it or of its foreign key.
        let statements = proof.batches.iter().flat_map(|b| &b.statements);
        let scanned: Vec<Vec<&str>> = statements
            .map(|s| {
                let scans = s.work.iter().filter(|w| w.kind == WorkKind::Scan);
                scans.map(|w| w.on.as_str()).collect()
            })
            .filter(|on: &Vec<&str>| !on.is_empty())
            .collect();
        assert!(scanned.contains(&vec!["public.plants"]), "{scanned:?}");
        assert!(
            scanned.iter().any(|on| on.contains(&"public.pots")),
            "{scanned:?}"
        );
        let known = |on: &&str| ["public.plants", "public.pots"].contains(on);
        assert!(scanned.iter().flatten().all(known), "{scanned:?}");
        let applied = place.apply(&[]).ok("apply").unwrap();
        assert!(!applied.err.contains("scratch server"), "{}", applied.err);
    });
}

/// A domain's default is kept as text too, which RENAME VALUE does not touch.
/// The rollback of the whole plan drops the key with its index: what the index's own step does is measured on its own.
#[test]
fn a_rollback_that_another_covers_is_measured_too() {
    let wanted = "tables: { plants: { unique: { by_height: [height] }, columns: { height: { not_null: true } } } }\n";
    everywhere_with(BEFORE, wanted, |place| {
        says(&place.make(&[]), &["proved"]);
        let text = fs::read_to_string(place.plan().join("proof.json")).unwrap();
        let proof: ProofFile = serde_json::from_str(&text).unwrap();
        let left: Vec<_> = proof.batches.iter().filter(|b| b.skipped).collect();
        assert!(left.is_empty(), "{}: {left:?}", place.major);
        let page = fs::read_to_string(place.plan().join("PLAN.md")).unwrap();
        assert!(!page.contains("nothing left to do"), "{page}");
    });
}

#[test]
fn the_default_of_a_domain_follows_the_label() {
    let before = "create type mood as enum ('sad', 'ok', 'happy'); create domain dm as mood default 'ok'; \
        create table a (id int primary key, d dm); analyze;";
    let wanted = "enums: { mood: [happy, { value: fine, was: ok }] }\n";
    everywhere_with(before, wanted, |place| {
        let made = place.make(&[]).ok("plan").unwrap();
        says(&made, &["proved: forward, back and forward again"]);
    });
}

/// What is in force leaves no state before it to prove from, and no proof is lost to that.
#[test]
fn a_plan_that_is_begun_keeps_its_proof() {
    everywhere(|place| {
        place.make(&[]).ok("plan").unwrap();
        let kept = || {
            let read = |name: &str| fs::read(place.plan().join(name)).unwrap();
            (read("plan.json"), read("proof.json"))
        };
        let written = kept();
        let (_, first) = step_file(place, "check");
        place.sql(&fs::read_to_string(first).unwrap());
        let begun = place.prove();
        assert_eq!(begun.code, Some(1), "{}", begun.err);
        says(
            &begun,
            &[
                "the plan is begun",
                "the state before it",
                "lockstep rollback",
            ],
        );
        assert!(!begun.err.contains("not as planned"), "{}", begun.err);
        assert!(written == kept());
        place.apply(&[]).ok("apply").unwrap();
        let in_force = place.prove();
        assert_eq!(in_force.code, Some(1), "{}", in_force.err);
        says(&in_force, &["the plan is in force"]);
        assert!(written == kept());
        let plan = place.plan().display().to_string();
        place
            .run(&["rollback", &plan, "--yes"])
            .ok("rollback")
            .unwrap();
        place.prove().ok("prove").unwrap();
        place.apply(&[]).ok("apply").unwrap();
    });
}

#[test]
fn a_lock_on_an_index_alone_is_seen_to_stop_what_is_planned_with_it() {
    everywhere(|place| {
        place.sql(
            "create table public.readings (day date, plant int) partition by range (day); \
             create table public.readings_25 partition of public.readings \
             for values from ('2025-01-01') to ('2026-01-01')",
        );
        let wanted = "tables: { readings: { indexes: { by_plant: [plant] } } }\n";
        fs::write(place.dir.path().join("schema.yaml"), wanted).unwrap();
        place.make(&[]).ok("plan").unwrap();
        let (plan, proof) = (folder::read(&place.plan()).unwrap(), place.proof());
        assert_eq!(proof.verdict, Proof::Proved);
        let (step, _) = step_file(place, "attach");
        let attach = plan.steps.iter().find(|s| s.number == step).unwrap();
        let claimed = &attach.forward[0].locks;
        let strong = |l: &&lockstep::plan::file::LockFile| l.mode == "ACCESS EXCLUSIVE";
        let strong: Vec<&str> = claimed
            .iter()
            .filter(strong)
            .map(|l| l.relation.as_str())
            .collect();
        assert_eq!(strong, ["readings_25_plant_idx"]);
        let seen = proof.batches.iter().find(|b| b.step == step).unwrap();
        let on = |name: &str| seen.behaviour.iter().find(|b| b.relation == name).cloned();
        let tried = on("readings_25").unwrap();
        assert!(tried.stops_select && tried.stops_insert && tried.stops_for_update);
    });
}

#[test]
fn validating_in_the_adding_transaction_is_rejected() {
    everywhere(|place| {
        place.make(&["--no-prove"]).ok("plan").unwrap();
        let (number, path) = step_file(place, "add ");
        let text = fs::read_to_string(&path).unwrap();
        let edited = text.replace("\nCOMMIT;", &format!("\n{VALIDATE};\nCOMMIT;"));
        assert_ne!(text, edited);
        fs::write(&path, edited).unwrap();
        let proved = place.prove().code(1, "prove").unwrap();
        says(
            &proved,
            &[
                &format!("step {number:03} (add "),
                "scans public.plants while it holds ACCESS EXCLUSIVE on public.plants",
                "was edited",
            ],
        );
        place.apply(&[]).code(1, "apply").unwrap();
    });
}

/// What runs alone and is not CONCURRENTLY is seen with its lock, and with what it builds under it.
#[test]
fn an_index_that_is_not_built_concurrently_any_more_is_rejected() {
    everywhere(|place| {
        place.make(&["--no-prove"]).ok("plan").unwrap();
        let (_, path) = step_file(place, "by_height");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("INDEX CONCURRENTLY "), "{text}");
        fs::write(&path, text.replace("INDEX CONCURRENTLY ", "INDEX ")).unwrap();
        let proved = place.prove().code(1, "prove").unwrap();
        says(
            &proved,
            &[
                "takes SHARE on public.plants, and the plan claims SHARE UPDATE EXCLUSIVE",
                "while it holds SHARE on public.plants, which stops writes",
                "builds ",
            ],
        );
    });
}

#[test]
fn an_edit_that_cannot_be_followed_is_named() {
    everywhere(|place| {
        place.make(&["--no-prove"]).ok("plan").unwrap();
        let (_, path) = step_file(place, "add ");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}\nDELETE FROM public.plants;\n")).unwrap();
        let proved = place.prove().code(1, "prove").unwrap();
        says(&proved, &["what was proved is the plan, NOT the edit"]);
    });
}

#[test]
fn the_same_in_plan_json_is_rejected() {
    everywhere(|place| {
        place.make(&["--no-prove"]).ok("plan").unwrap();
        let path = place.plan().join("plan.json");
        let mut plan: PlanFile = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let step = plan
            .steps
            .iter_mut()
            .find(|s| {
                s.title.starts_with("add check positive")
                    || s.title.contains("checks")
                    || s.title.contains("check")
            })
            .unwrap();
        step.forward[0].sql.push(VALIDATE.to_owned());
        fs::write(&path, serde_json::to_string_pretty(&plan).unwrap()).unwrap();
        let proved = place.prove().code(1, "prove").unwrap();
        says(
            &proved,
            &[
                "scans public.plants while it holds ACCESS EXCLUSIVE",
                "plan.json was edited",
            ],
        );
    });
}

#[test]
fn a_plan_that_fails_its_proof_is_applied_only_when_allowed() {
    everywhere(|place| {
        place.make(&["--no-prove"]).ok("plan").unwrap();
        place.remake(|plan| {
            let step = plan
                .steps
                .iter_mut()
                .find(|s| s.title.contains("check"))
                .unwrap();
            step.forward[0].sql.push(VALIDATE.to_owned());
        });
        place.prove().code(1, "prove").unwrap();
        assert_eq!(place.proof().verdict, Proof::Failed);
        let refused = place.apply(&[]).code(1, "apply").unwrap();
        says(&refused, &["the proof of this plan failed"]);
        place.apply(&["--allow", "unproved"]).ok("apply").unwrap();
    });
}

#[test]
fn a_rollback_that_does_not_lead_back_is_named() {
    everywhere(|place| {
        place.make(&["--no-prove"]).ok("plan").unwrap();
        place.remake(|plan| {
            let step = plan
                .steps
                .iter_mut()
                .find(|s| s.title.contains("by_height"))
                .unwrap();
            for batch in &mut step.rollback {
                batch
                    .sql
                    .push("COMMENT ON TABLE public.pots IS 'left behind'".to_owned());
                batch.transaction = false;
            }
        });
        let proved = place.prove().code(1, "prove").unwrap();
        says(
            &proved,
            &["does not lead back", "table public.pots", "left behind"],
        );
    });
}

#[test]
fn a_claim_that_is_not_true_is_named() {
    everywhere(|place| {
        place.make(&["--no-prove"]).ok("plan").unwrap();
        place.remake(|plan| {
            let step = plan
                .steps
                .iter_mut()
                .find(|s| s.title.contains("by_height"))
                .unwrap();
            step.forward[0].locks[0].mode = "SHARE".to_owned();
            let step = plan
                .steps
                .iter_mut()
                .find(|s| s.title.contains("of_plant"))
                .unwrap();
            step.forward[0].locks.retain(|l| l.relation != "plants");
        });
        let proved = place.prove().code(1, "prove").unwrap();
        says(
            &proved,
            &[
                "takes SHARE UPDATE EXCLUSIVE on public.plants, and the plan claims SHARE",
                "takes SHARE ROW EXCLUSIVE on public.plants, of which the plan says nothing",
            ],
        );
    });
}

#[test]
fn a_step_that_fails_is_named_with_its_statement() {
    everywhere(|place| {
        place.make(&["--no-prove"]).ok("plan").unwrap();
        place.remake(|plan| {
            let step = plan
                .steps
                .iter_mut()
                .find(|s| s.title.contains("of_plant"))
                .unwrap();
            step.rollback[0].sql[0] = "ALTER TABLE public.pots DROP CONSTRAINT nobody".to_owned();
        });
        let proved = place.prove().code(1, "prove").unwrap();
        says(
            &proved,
            &[
                "rollback: ERROR",
                "constraint \"nobody\"",
                "statement: ALTER TABLE public.pots",
            ],
        );
    });
}

#[test]
fn sql_as_the_live_side_is_loaded_once_and_looked_at() {
    let (major, binaries) = newest();
    let place = Place::new(major, &binaries.dir);
    let live = place.dir.path().join("live.sql");
    let live = live.to_str().unwrap();
    // What is left out of the loading is said once for each time.
    let sql = format!("\\connect elsewhere\n{BEFORE}");
    fs::write(live, &sql).unwrap();
    place
        .make(&["--no-prove", "--live-sql", live])
        .ok("plan")
        .unwrap();
    let (plan, bin) = (place.plan(), place.bin.display().to_string());
    let prove = || {
        place.run(&[
            "prove",
            plan.to_str().unwrap(),
            "--scratch-bin",
            &bin,
            "--live-sql",
            live,
        ])
    };
    let proved = prove().ok("prove").unwrap();
    let times = proved.err.matches("\\connect left out").count();
    assert_eq!(times, 1, "{}", proved.err);

    // Made with its proof, the page says at its head too what that says nothing of.
    fs::remove_dir_all(&plan).unwrap();
    let more =
        format!("-- a dump\n\\restrict k\n\n-- Dumped from database version {major}.0\n{sql}");
    fs::write(live, &more).unwrap();
    place.make(&["--live-sql", live]).ok("plan").unwrap();
    let page = fs::read_to_string(plan.join("PLAN.md")).unwrap();
    let head = page.split("\n## ").next().unwrap();
    assert!(
        head.contains("\n- Proof: proved on a scratch server: see proof.json\n- Not covered by the proof: \\\\connect left out"),
        "{head}"
    );
    fs::write(live, &sql).unwrap();

    let done: String = folder::read(&plan)
        .unwrap()
        .steps
        .iter()
        .flat_map(|s| &s.forward)
        .flat_map(|b| &b.sql)
        .map(|sql| format!("{sql};\n"))
        .collect();
    fs::write(live, format!("{sql};\n{done}")).unwrap();
    says(
        &prove().code(1, "prove").unwrap(),
        &["the plan is in force here"],
    );
}

/// A dump says what it was made of: the server that stands for it is of that version, where there is one.
#[test]
fn a_dump_chooses_its_server() {
    let all = servers();
    let dirs: Vec<PathBuf> = all.iter().map(|(_, b)| b.dir.clone()).collect();
    let dirs = std::env::join_paths(dirs).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("schema.yaml"), WANTED).unwrap();
    let dump = |version: &str| {
        let text = format!("--\n-- Dumped from database version {version}\n--\n{BEFORE}");
        fs::write(folder.path().join("live.sql"), text).unwrap();
    };
    let plan = |name: &str, more: &[&str]| {
        let mut command = lockstep(&[
            "plan",
            "--schema",
            "schema.yaml",
            "--live-sql",
            "live.sql",
            "--name",
            name,
        ]);
        command.args(more).current_dir(folder.path());
        let ran = Ran::of(command.env("LOCKSTEP_PG_BIN", &dirs))
            .ok("plan")
            .unwrap();
        let plan = folder::read(&folder.path().join("plans").join(name)).unwrap();
        // The proof is made on a server of the same version.
        assert_eq!(plan.proof, Proof::Proved);
        (ran, plan.server_version_num / 10_000)
    };
    for (major, _) in &all {
        dump(&format!("{major}.4 (Debian {major}.4-1)"));
        let (ran, made_for) = plan(&format!("of_{major}"), &[]);
        assert_eq!(made_for, *major);
        says(
            &ran,
            &[&format!(
                "the SQL was dumped from PostgreSQL {major}: so is the scratch server"
            )],
        );
    }
    let (newest, binaries) = newest();
    dump("9.6.24");
    let (ran, made_for) = plan("of_9", &[]);
    assert!(made_for >= newest, "{made_for}");
    says(
        &ran,
        &["dumped from PostgreSQL 9, and no server of it was found"],
    );
    // What the user says counts.
    let other = if newest == 15 { 14 } else { 15 };
    dump(&format!("{other}.4"));
    let bin = binaries.dir.display().to_string();
    let (ran, made_for) = plan("said", &["--scratch-bin", &bin]);
    assert_eq!(made_for, newest);
    let words = format!(
        "dumped from PostgreSQL {other}; the scratch server is PostgreSQL {newest}, as --scratch-bin says"
    );
    says(&ran, &[&words]);
}

#[test]
fn a_proof_counts_for_its_own_plan_only() {
    everywhere(|place| {
        place.make(&["--no-prove"]).ok("plan").unwrap();
        let unproved = place.apply(&["--dry-run"]).ok("apply").unwrap();
        assert!(!unproved.out.is_empty());
        place.prove().ok("prove").unwrap();
        let proof = place.proof();
        place.remake(|plan| plan.steps[0].title.push_str(", really"));
        fs::write(
            place.plan().join("proof.json"),
            serde_json::to_string(&proof).unwrap(),
        )
        .unwrap();
        says(
            &place.apply(&[]).ok("apply").unwrap(),
            &["no scratch server has executed it"],
        );
    });
}

fn without_pg_dump(place: &Place) -> Ran {
    let schema = place.dir.path().join("schema.yaml").display().to_string();
    let plans = place.dir.path().display().to_string();
    let bin = place.bin.display().to_string();
    let mut command = lockstep(&[
        "plan", "--schema", &schema, "--plans", &plans, "--name", "p",
    ]);
    command.args(["--scratch-bin", &bin, "--database-url", &place.url]);
    Ran::of(command.env("PATH", "/nowhere"))
}

/// Partitions cannot be attached by what the model knows: what is not shown there is not held against the plan.
#[test]
fn without_pg_dump_a_plan_on_partitions_is_not_proved() {
    let before = "create table parted (id int not null, day int) partition by range (id); \
        create table parted_1 partition of parted for values from (1) to (9); create table alone (id int primary key); analyze;";
    let parted = "tables: { parted: { indexes: { by_day: [day] } } }\n";
    let alone = "tables: { alone: { checks: { positive: id > 0 } } }\n";
    everywhere_with(before, parted, |place| {
        if !matches!(place.major, 16 | 17) {
            return;
        }
        let made = without_pg_dump(place).ok("plan").unwrap();
        let needed = format!("no pg_dump of version {} or newer is found", place.major);
        says(&made, &["the plan is NOT PROVED", "public.parted", &needed]);
        let plan = folder::read(&place.plan()).unwrap();
        assert_eq!(plan.proof, Proof::NotProved);
        // Beside them, everything is shown.
        fs::remove_dir_all(place.plan()).unwrap();
        fs::write(place.dir.path().join("schema.yaml"), alone).unwrap();
        let made = without_pg_dump(place).ok("plan").unwrap();
        says(
            &made,
            &["not covered by the proof: partitioned tables", "proved:"],
        );
    });
}

/// 16 and 17 come without pg_dump, and no older one reads them: the schema is made from the model.
#[test]
fn without_pg_dump_the_model_stands_in() {
    everywhere(|place| {
        if !matches!(place.major, 16 | 17) {
            return;
        }
        let made = without_pg_dump(place).ok("plan").unwrap();
        says(&made, &["proved: forward, back and forward again"]);
        let source = place.proof().source;
        assert!(source.starts_with("the catalog as it was read"), "{source}");
    });
}

/// Whoever may make a table in the live database writes functions that the proof must not run with rights.
#[test]
fn functions_of_the_live_schema_get_no_shell() {
    everywhere(|place| {
        let witness = std::env::temp_dir().join(format!(
            "lockstep-guard-{}-{}",
            std::process::id(),
            place.major
        ));
        let evil = format!(
            "create function evil() returns int language plpgsql as $$ begin \
               begin execute 'copy (select 1) to program ''touch {path}'''; \
               exception when others then null; end; return 1; end $$; \
             create function evil_row() returns trigger language plpgsql as \
               $$ begin perform public.evil(); return new; end $$; \
             alter table public.plants alter height set default public.evil(); \
             create trigger t before insert or update on public.plants \
               for each statement execute function public.evil_row(); \
             create function evil_check(int) returns int immutable language plpgsql as $$ begin \
               perform pg_catalog.set_config('role', 'none', false); return public.evil(); end $$; \
             create table parts (a int) partition by list (a); \
             create table part (a int, check (public.evil_check(1) = 1)); \
             alter table parts attach partition part for values in (1);",
            path = witness.display()
        );
        place.sql(&evil);
        // To attach a partition runs the functions of its CHECKs, here with rights.
        std::fs::remove_file(&witness).unwrap();
        place.make(&[]).ok("plan").unwrap();
        assert!(
            !witness.exists(),
            "{} was run by PostgreSQL {}",
            witness.display(),
            place.major
        );
        // The witness is a witness: with rights it is made.
        place.sql("insert into public.plants (id) values (2)");
        assert!(witness.exists());
        std::fs::remove_file(&witness).unwrap();
    });
}

/// What is said of a partition's part of a key comes back with it.
#[test]
fn comments_on_parts_of_a_key_come_back() {
    let before = "create table t (id int not null, a int not null) partition by range (a); \
        create table t1 partition of t for values from (1) to (9); \
        create table t2 partition of t for values from (9) to (19) partition by range (a); \
        create table t3 partition of t2 for values from (9) to (12); \
        alter table t add constraint one unique (id, a); \
        comment on constraint t1_id_a_key on t1 is 'of t1'; comment on index t1_id_a_key is 'below t1'; \
        comment on constraint t2_id_a_key on t2 is 'of t2'; comment on constraint t3_id_a_key on t3 is 'of t3';";
    let absent = "tables: { t: { absent: { unique: [one] } } }\n";
    let other = "tables: { t: { unique: { one: [a, id] } } }\n";
    let primary = before
        .replace("one unique", "t_pkey primary key")
        .replace("_id_a_key", "_pkey");
    let no_primary = "tables: { t: { absent: { primary_key: true } } }\n";
    let cases = [(before, absent), (before, other), (&primary, no_primary)];
    for (before, wanted) in cases {
        everywhere_with(before, wanted, |place| {
            let made = place.make(&[]).ok("plan").unwrap();
            says(&made, &["proved: forward, back and forward again"]);
        });
    }
}
