//! Plan folders: what was written is read, and every difference is refused by name.

#![expect(clippy::unwrap_used, reason = "helpers of tests may")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lockstep::folder::{self, FolderError, Problem, WriteError};
use lockstep::plan::condition::{Condition, ObjectRef};
use lockstep::plan::file::{
    BatchFile, ClassFile, FORMAT, LockFile, PlanFile, Proof, StepFile, UndoFile,
};
use proptest::prelude::*;

fn check(number: u32) -> StepFile {
    let name = format!("c{number}");
    let done = Condition::Constraint {
        schema: "public".into(),
        table: "t".into(),
        name: name.clone(),
        definition: Some("CHECK ((a > 0))".into()),
        validated: None,
    };
    let lock = LockFile {
        schema: "public".into(),
        relation: "t".into(),
        mode: "ACCESS EXCLUSIVE".into(),
        below: None,
    };
    let batch = |sql: String, done: Condition| BatchFile {
        transaction: true,
        class: ClassFile::StrongShort,
        locks: vec![lock.clone()],
        sql: vec![sql],
        done,
    };
    StepFile {
        number,
        file: format!("{number:03}_{name}"),
        title: format!("add check {name}"),
        why: "public.t declares it".into(),
        phase: 1,
        subjects: vec![ObjectRef::Constraint {
            schema: "public".into(),
            table: "t".into(),
            name: name.clone(),
        }],
        depends_on: vec![],
        undo: UndoFile::Exact,
        undo_checks: vec![],
        hazards: vec![],
        short: None,
        instead: None,
        way_back: None,
        forward: vec![batch(
            format!("ALTER TABLE public.t ADD CONSTRAINT {name} CHECK (a > 0) NOT VALID"),
            done.clone(),
        )],
        rollback: vec![batch(
            format!("ALTER TABLE public.t DROP CONSTRAINT {name}"),
            done.negate(),
        )],
    }
}

fn plan(steps: u32) -> PlanFile {
    PlanFile {
        format: FORMAT,
        lockstep: "0.1.0".into(),
        name: "p".into(),
        database: "d".into(),
        server_version_num: 150_000,
        proof: Proof::NotProved,
        allowed: vec![],
        steps: (1..=steps).map(check).collect(),
        preflight: Vec::new(),
        advice: Vec::new(),
        objects: vec![],
        trees: vec![],
        files: BTreeMap::new(),
        digest: String::new(),
    }
}

type Writer = dyn Fn(&PlanFile, &mut dyn std::io::Write) -> std::io::Result<()>;

/// A page of one line.
const PAGE: &Writer = &|_, out| out.write_all(b"# p\n");

fn written(steps: u32) -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plans/p");
    folder::write(&path, plan(steps), &[("PLAN.md", PAGE)]).unwrap();
    (dir, path)
}

fn problems(path: &Path) -> Vec<Problem> {
    match folder::read(path) {
        Err(FolderError::Broken { problems, .. }) => problems,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_written_is_read() {
    let (dir, path) = written(3);
    let read = folder::read(&path).unwrap();
    let sealed = folder::write(&path, plan(3), &[("PLAN.md", PAGE)]).unwrap();
    assert_eq!(read, sealed);
    assert_eq!(read.files.len(), 3 * 2 + 2 + 1);
    fs::write(path.join("proof.json"), "{}").unwrap();
    assert_eq!(folder::read(&path).unwrap(), sealed);
    let left: Vec<_> = fs::read_dir(dir.path().join("plans")).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing temporary stays: {left:?}");
}

#[test]
fn every_difference_is_named_at_once() {
    let (_dir, path) = written(3);
    fs::write(path.join("forward/001_c1.sql"), "DROP TABLE t;\n").unwrap();
    fs::remove_file(path.join("rollback/002_c2.sql")).unwrap();
    fs::write(path.join("forward/999_more.sql"), "").unwrap();
    fs::write(path.join("notes.txt"), "").unwrap();
    fs::write(path.join("PLAN.md"), "# q\n").unwrap();
    assert_eq!(
        problems(&path),
        [
            Problem::Missing("rollback/002_c2.sql".into()),
            Problem::Added("forward/999_more.sql".into()),
            Problem::Added("notes.txt".into()),
            Problem::Edited("PLAN.md".into()),
            Problem::Edited("forward/001_c1.sql".into()),
        ]
    );
    let text = folder::read(&path).unwrap_err().to_string();
    assert!(text.contains("`forward/001_c1.sql` was edited"), "{text}");
}

#[cfg(unix)]
#[test]
fn links_are_refused() {
    let (dir, path) = written(1);
    let outside = dir.path().join("outside.sql");
    fs::rename(path.join("forward/001_c1.sql"), &outside).unwrap();
    std::os::unix::fs::symlink(&outside, path.join("forward/001_c1.sql")).unwrap();
    assert_eq!(
        problems(&path),
        [Problem::NotAFile("forward/001_c1.sql".into())]
    );
}

fn edit(path: &Path, reseal: bool, change: impl Fn(&mut PlanFile)) {
    let json = path.join("plan.json");
    let mut plan: PlanFile = serde_json::from_slice(&fs::read(&json).unwrap()).unwrap();
    change(&mut plan);
    if reseal {
        plan.seal().unwrap();
    }
    fs::write(&json, serde_json::to_vec(&plan).unwrap()).unwrap();
}

#[test]
fn an_edited_plan_json_is_refused() {
    let (_dir, path) = written(1);
    edit(&path, false, |p| p.database = "other".into());
    assert_eq!(problems(&path), [Problem::Digest]);
    // Even sealed again, it cannot execute what no reviewed file says.
    let (_dir, path) = written(1);
    edit(&path, true, |p| {
        p.steps[0].forward[0].sql = vec!["DROP TABLE t".into()];
    });
    assert_eq!(
        problems(&path),
        [Problem::NotRendered("forward/001_c1.sql".into())]
    );
}

#[test]
fn paths_do_not_leave_the_folder() {
    for bad in [
        "../p2/x.sql",
        "/etc/passwd",
        "a/../../x",
        "a/b/c",
        "plan.json",
        "",
    ] {
        let (_dir, path) = written(1);
        edit(&path, true, |p| {
            p.files.insert(bad.into(), "00".into());
        });
        let found = problems(&path);
        assert!(
            matches!(found.as_slice(), [Problem::Shape(t)] if t.contains("no path inside")),
            "{bad}: {found:?}"
        );
    }
    let (_dir, path) = written(1);
    edit(&path, true, |p| p.steps[0].file = "../../x".into());
    assert!(matches!(problems(&path)[0], Problem::Shape(_)));
}

#[test]
fn a_newer_format_says_upgrade() {
    let (_dir, path) = written(1);
    fs::write(path.join("plan.json"), r#"{"format": 7, "novelty": []}"#).unwrap();
    let text = folder::read(&path).unwrap_err().to_string();
    assert!(
        text.contains("format 7") && text.contains("upgrade"),
        "{text}"
    );
    fs::write(path.join("plan.json"), r#"{"format": 1, "novelty": []}"#).unwrap();
    let text = folder::read(&path).unwrap_err().to_string();
    assert!(text.contains("novelty"), "{text}");
    assert!(matches!(
        folder::read(&path.join("nowhere")),
        Err(FolderError::NotAPlan { .. })
    ));
}

#[test]
fn only_a_plan_of_the_same_name_is_replaced() {
    let (dir, path) = written(3);
    folder::write(&path, plan(1), &[("PLAN.md", PAGE)]).unwrap();
    assert_eq!(folder::read(&path).unwrap().steps.len(), 1);
    let mut other = plan(1);
    other.name = "q".into();
    assert!(matches!(
        folder::write(&path, other, &[("PLAN.md", PAGE)]),
        Err(WriteError::Taken { .. })
    ));
    let taken = dir.path().join("plans/mine");
    fs::create_dir(&taken).unwrap();
    fs::write(taken.join("thesis.txt"), "years of work").unwrap();
    assert!(matches!(
        folder::write(&taken, plan(1), &[("PLAN.md", PAGE)]),
        Err(WriteError::Taken { .. })
    ));
    assert!(taken.join("thesis.txt").exists());
    let bad: &[folder::Extra<'_>] = &[("forward/001_c1.sql", PAGE)];
    assert!(matches!(
        folder::write(&path, plan(1), bad),
        Err(WriteError::Name(_))
    ));
    assert_eq!(folder::read(&path).unwrap().steps.len(), 1);
    assert_eq!(fs::read_dir(dir.path().join("plans")).unwrap().count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_are_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("plan.json"), bytes).unwrap();
        prop_assert!(folder::read(dir.path()).is_err());
    }

    #[test]
    fn a_mutated_plan_json_is_an_error_or_the_same_plan(
        at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()
    ) {
        let (_dir, path) = written(2);
        let before = folder::read(&path).unwrap();
        let json = path.join("plan.json");
        let mut bytes = fs::read(&json).unwrap();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        fs::write(&json, bytes).unwrap();
        if let Ok(read) = folder::read(&path) {
            prop_assert_eq!(read, before);
        }
    }

    #[test]
    fn a_deep_plan_json_is_an_error(depth in 1usize..100_000) {
        let dir = tempfile::tempdir().unwrap();
        let text = format!("{{\"format\": 1, \"steps\": {}", "[{\"done\":{\"not\":".repeat(depth));
        fs::write(dir.path().join("plan.json"), text).unwrap();
        prop_assert!(folder::read(dir.path()).is_err());
    }
}

/// How long a large plan takes: `LOCKSTEP_FOLDER_STEPS=125000 cargo test --release …`.
#[test]
fn many_files() {
    let steps = std::env::var("LOCKSTEP_FOLDER_STEPS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(500);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("p");
    let start = std::time::Instant::now();
    folder::write(&path, plan(steps), &[("PLAN.md", PAGE)]).unwrap();
    let wrote = start.elapsed();
    let start = std::time::Instant::now();
    folder::read(&path).unwrap();
    println!(
        "{steps} steps: written in {wrote:?}, read in {:?}",
        start.elapsed()
    );
}
