//! The house rules that no compiler checks: who may use what, what every file begins with, how long it may be,
//! and that nothing is forgotten. Reads the sources as text; comments and tests inside them are left out.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::fs;
use std::path::{Path, PathBuf};

use lockstep::plan::hazard::Code;

/// Files longer than [`LIMIT`], and what they may not grow beyond. This list may only get shorter.
const LONG: [(&str, usize); 0] = [];
const LIMIT: usize = 600;

/// A word and the places that may contain it; everybody else may not.
const HOMES: [(&str, &[&str]); 14] = [
    (
        "tokio_postgres",
        &["src/pg/", "src/scratch/", "src/cli/execute.rs"],
    ),
    ("petgraph", &["src/plan/graph.rs"]),
    ("sqlparser", &["src/normalize/"]),
    ("serde_yaml", &["src/desired/"]),
    ("saphyr_parser", &["src/desired/"]),
    ("annotate_snippets", &["src/diagnostic/"]),
    ("clap", &["src/cli/"]),
    ("indicatif", &["src/cli/"]),
    ("schemars", &["src/desired/"]),
    ("similar::", &["src/drift/", "src/cli/"]),
    (
        "std::fs",
        &[
            "src/desired/",
            "src/folder/",
            "src/cli/",
            "src/scratch/",
            "src/pg/connect/",
        ],
    ),
    (
        "std::env",
        &["src/cli/", "src/scratch/", "src/pg/connect/", "src/main.rs"],
    ),
    (
        "std::process",
        &[
            "src/cli/",
            "src/pg/connect/child.rs",
            "src/scratch/",
            "src/main.rs",
        ],
    ),
    (
        "sha2::",
        &["src/plan/", "src/folder/", "src/pg/apply/guard.rs"],
    ),
];

/// A folder and the modules of this crate that it must not know.
const LAYERS: [(&str, &[&str]); 9] = [
    (
        "src/model/",
        &[
            "cli",
            "desired",
            "pg",
            "normalize",
            "diff",
            "plan",
            "render",
            "overlay",
            "ddl",
            "drift",
            "folder",
            "scratch",
            "diagnostic",
        ],
    ),
    (
        "src/diff/",
        &[
            "cli",
            "desired",
            "pg",
            "plan",
            "render",
            "folder",
            "scratch",
            "drift",
            "diagnostic",
        ],
    ),
    (
        "src/plan/",
        &["cli", "desired", "pg", "folder", "scratch", "drift"],
    ),
    (
        "src/ddl/",
        &["cli", "desired", "pg", "folder", "scratch", "drift"],
    ),
    (
        "src/render/",
        &["cli", "desired", "pg", "folder", "scratch", "drift"],
    ),
    (
        "src/overlay/",
        &["cli", "desired", "pg", "plan", "folder", "scratch", "drift"],
    ),
    (
        "src/desired/",
        &[
            "cli", "pg", "diff", "plan", "ddl", "folder", "scratch", "drift",
        ],
    ),
    ("src/pg/", &["cli", "desired", "folder", "drift"]),
    (
        "src/diagnostic/",
        &[
            "cli", "desired", "pg", "model", "diff", "plan", "render", "folder", "scratch", "drift",
        ],
    ),
];

/// What no source may contain outside of tests.
const BANNED: [&str; 6] = [
    "#[allow",
    "#![allow",
    "todo!(",
    "unimplemented!(",
    ".unwrap()",
    "HashMap",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn walk(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    let listing = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in listing {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, ending, out);
        } else if path.to_string_lossy().ends_with(ending) {
            out.push(path);
        }
    }
}

/// Every source: its path from the root, with `/`, and its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    walk(&root().join(folder), ".rs", &mut paths);
    paths.sort();
    let named = paths.into_iter().map(|path| {
        let name = path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        (name, fs::read_to_string(&path).unwrap())
    });
    named.collect()
}

/// The code that is no comment and stands before the first `#[cfg(test)]`; nothing of a file or folder
/// of tests.
fn code(name: &str, text: &str) -> String {
    if name.ends_with("tests.rs") || name.contains("/tests/") {
        return String::new();
    }
    text.lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |all, line| all + line + "\n")
}

fn none(problems: &[String]) {
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    let all = sources("src").into_iter().chain(sources("tests"));
    let silent = all.filter(|(_, text)| !text.starts_with("//!"));
    none(
        &silent
            .map(|(name, _)| format!("{name}: does not begin with //!"))
            .collect::<Vec<_>>(),
    );
}

/// A server may use an encoding that lacks the character, and then refuses the whole query.
#[test]
fn queries_are_ascii() {
    let mut paths = Vec::new();
    walk(&root().join("src"), ".sql", &mut paths);
    assert!(!paths.is_empty());
    paths.retain(|path| !fs::read(path).unwrap().is_ascii());
    let problems: Vec<String> = paths
        .iter()
        .map(|path| format!("{}: is not ASCII", path.display()))
        .collect();
    none(&problems);
}

#[test]
fn no_file_is_too_long() {
    let mut problems = Vec::new();
    for (name, text) in sources("src") {
        let lines = text.lines().count();
        let limit = LONG
            .iter()
            .find(|(long, _)| *long == name)
            .map_or(LIMIT, |(_, limit)| *limit);
        if lines > limit {
            problems.push(format!("{name}: {lines} lines, more than {limit}"));
        }
    }
    for (name, _) in LONG {
        let text = fs::read_to_string(root().join(name)).unwrap_or_default();
        if text.lines().count() <= LIMIT {
            problems.push(format!("{name}: no longer too long, take it off the list"));
        }
    }
    none(&problems);
}

#[test]
fn crates_have_one_home() {
    let mut problems = Vec::new();
    for (name, text) in sources("src") {
        let code = code(&name, &text);
        for (word, homes) in HOMES {
            if code.contains(word) && !homes.iter().any(|home| name.starts_with(home)) {
                problems.push(format!("{name}: {word} belongs to {}", homes.join(", ")));
            }
        }
    }
    none(&problems);
}

#[test]
fn layers_do_not_look_up() {
    let mut problems = Vec::new();
    for (name, text) in sources("src") {
        let code = code(&name, &text);
        for (folder, banned) in LAYERS {
            if !name.starts_with(folder) {
                continue;
            }
            for module in banned {
                let own = folder == format!("src/{module}/");
                if !own && code.contains(&format!("crate::{module}::")) {
                    problems.push(format!("{name}: must not know `{module}`"));
                }
            }
        }
    }
    none(&problems);
}

#[test]
fn nothing_banned_is_used() {
    let mut problems = Vec::new();
    for (name, text) in sources("src") {
        let code = code(&name, &text);
        for (number, line) in code.lines().enumerate() {
            for word in BANNED {
                if line.contains(word) {
                    problems.push(format!(
                        "{name}, about line {}: {word}: {}",
                        number + 1,
                        line.trim()
                    ));
                }
            }
        }
    }
    none(&problems);
}

#[test]
fn every_case_has_its_files() {
    let mut problems = Vec::new();
    let mut count = 0;
    let mut objects: Vec<PathBuf> = fs::read_dir(root().join("tests/cases"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    objects.sort();
    for case in objects.iter().flat_map(|o| fs::read_dir(o).unwrap()) {
        let case = case.unwrap().path();
        count += 1;
        let args = fs::read_to_string(case.join("args")).unwrap_or_default();
        let planned: &[&str] = if args.contains("empty: yes") {
            &[]
        } else {
            &["forward.sql", "rollback.sql"]
        };
        for needed in ["before.sql", "schema.yaml"].iter().chain(planned) {
            if !case.join(needed).is_file() {
                problems.push(format!("{}: has no {needed}", case.display()));
            }
        }
        for file in fs::read_dir(&case).unwrap() {
            let file = file.unwrap().file_name().into_string().unwrap();
            let known = ["before.sql", "schema.yaml", "args"].contains(&file.as_str())
                || file.starts_with("forward.")
                || file.starts_with("rollback.");
            if !known {
                problems.push(format!("{}: nothing reads {file}", case.display()));
            }
        }
    }
    assert!(count >= 100, "only {count} cases");
    for folder in fs::read_dir(root().join("tests/errors")).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.join("expected.txt").is_file() || !folder.join("schema").is_dir() {
            problems.push(format!(
                "{}: schema/ or expected.txt is missing",
                folder.display()
            ));
        }
    }
    none(&problems);
}

#[test]
fn the_readme_knows_every_hazard() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap_or_default();
    let Some((_, hazards)) = readme.split_once("\n## Hazards") else {
        return;
    };
    let missing = Code::ALL
        .iter()
        .filter(|c| !hazards.contains(&format!("`{}`", c.word())));
    none(
        &missing
            .map(|c| format!("README.md, Hazards: no `{}`", c.word()))
            .collect::<Vec<_>>(),
    );
}
