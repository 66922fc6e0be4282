//! Every folder in `tests/errors`: `schema/` is read, and what is said about it must be
//! `expected.txt`, to the letter. `UPDATE_EXPECT=1` writes what is said now.

use std::fs;
use std::path::{Path, PathBuf};

use lockstep::desired;
use lockstep::diagnostic::{Colour, render_all};

/// The entries of a folder, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let listing = fs::read_dir(folder).expect("the folder can be read");
    let mut entries: Vec<PathBuf> = listing
        .map(|entry| entry.expect("the entry can be read").path())
        .collect();
    entries.sort();
    entries
}

/// The schema files of a case, named as a user in the case's folder would.
fn texts(case: &Path) -> Vec<(String, String)> {
    let files = entries(&case.join("schema")).into_iter();
    files
        .map(|path| {
            let name = path
                .strip_prefix(case)
                .unwrap_or(&path)
                .display()
                .to_string();
            let text = fs::read_to_string(&path).expect("the file is UTF-8");
            (name, text)
        })
        .collect()
}

fn check(case: &Path) -> Result<(), String> {
    let said = match desired::parse(texts(case)) {
        Ok(loaded) => render_all(&loaded.warnings, Colour::Plain),
        Err(problems) => render_all(&problems, Colour::Plain),
    };
    let file = case.join("expected.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, &said).expect("the file can be written");
        return Ok(());
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    if said == expected {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(&expected, &said);
    Err(format!("{}:\n{}", case.display(), diff.unified_diff()))
}

#[test]
fn every_mistake_is_said_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let cases = entries(&root);
    assert!(cases.len() >= 35, "only {} cases found", cases.len());
    let failures: Vec<String> = cases.iter().filter_map(|c| check(c).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
