//! Every folder in `tests/errors`: `schema/` is read, and what is said about it must be
//! `expected.txt`, to the letter. `UPDATE_EXPECT=1` writes what is said now.

use std::fs;
use std::path::{Path, PathBuf};

use lockstep::desired;
use lockstep::diagnostic::{Colour, render_all};

fn collect(folder: &Path, root: &Path, texts: &mut Vec<(String, String)>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, root, texts);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            texts.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn check(case: &Path) -> Result<(), String> {
    let mut texts = Vec::new();
    collect(&case.join("schema"), case, &mut texts);
    let said = match desired::parse(texts) {
        Ok(loaded) => render_all(&loaded.warnings, Colour::Plain),
        Err(problems) => render_all(&problems, Colour::Plain),
    };
    let file = case.join("expected.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, &said).unwrap();
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
    let mut cases: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 35, "only {} cases found", cases.len());
    let failures: Vec<String> = cases.iter().filter_map(|c| check(c).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
