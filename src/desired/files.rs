//! Finds and reads the schema files: the only place in `desired` that touches the disk.
//!
//! A path is a file, whatever its name, or a folder, searched with its subfolders for `*.yaml` and
//! `*.yml`; what starts with a dot is skipped. Files come in the order of their paths.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// How many folders deep the search goes; a loop of links ends here.
const MAX_FOLDERS: usize = 64;

/// Reads everything that `paths` name, each file once, as (name for messages, text).
///
/// # Errors
/// One diagnostic for each path that is missing, unreadable, too large, not UTF-8 or empty of YAML.
pub fn read(paths: &[PathBuf]) -> Result<Vec<(String, String)>, Diagnostics> {
    let mut problems = Diagnostics::new();
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths {
        let before = files.len();
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                find(path, 0, &mut files, &mut problems);
                if files.len() == before && !problems.has_errors() {
                    problems.push(
                        Diagnostic::error(
                            Code::S005,
                            format!("no `*.yaml` file in folder `{}`", path.display()),
                        )
                        .help(
                            "`lockstep import --out DIR` writes the YAML of an existing database",
                        ),
                    );
                }
            }
            Ok(_) => files.push(path.clone()),
            Err(error) => problems.push(failed(path, &error)),
        }
    }
    let mut seen: Vec<PathBuf> = Vec::new();
    let mut texts = Vec::new();
    for path in files {
        let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if seen.contains(&real) {
            continue;
        }
        seen.push(real);
        match read_file(&path) {
            Ok(text) => texts.push((path.display().to_string(), text)),
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.has_errors() {
        Err(problems)
    } else {
        Ok(texts)
    }
}

fn find(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, problems: &mut Diagnostics) {
    let listing =
        fs::read_dir(folder).and_then(|entries| entries.collect::<io::Result<Vec<fs::DirEntry>>>());
    let mut entries = match listing {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(failed(folder, &error));
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let is_yaml = path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"));
        match fs::metadata(&path) {
            Ok(meta) if meta.is_dir() => {
                if depth < MAX_FOLDERS {
                    find(&path, depth + 1, files, problems);
                } else {
                    problems.push(
                        Diagnostic::error(
                            Code::S002,
                            format!("folder `{}` is nested too deeply", path.display()),
                        )
                        .help("is there a link that leads back to an upper folder?"),
                    );
                }
            }
            Ok(_) if is_yaml => files.push(path),
            Err(error) if is_yaml => problems.push(failed(&path, &error)),
            Ok(_) | Err(_) => {}
        }
    }
}

fn read_file(path: &Path) -> Result<String, Box<Diagnostic>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|e| Box::new(failed(path, &e)))?;
    // The limit holds for what grows while it is read too.
    file.take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Box::new(failed(path, &e)))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let mib = MAX_FILE_BYTES / (1024 * 1024);
        return Err(Box::new(
            Diagnostic::error(
                Code::S004,
                format!("`{}` is larger than {mib} MiB", path.display()),
            )
            .help("split it: several files may share one schema"),
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good]
            .iter()
            .filter(|b| **b == b'\n')
            .count()
            + 1;
        Box::new(
            Diagnostic::error(
                Code::S003,
                format!("`{}` is not UTF-8 (line {line})", path.display()),
            )
            .help("save the file as UTF-8"),
        )
    })
}

fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    if error.kind() == io::ErrorKind::NotFound {
        Diagnostic::error(
            Code::S001,
            format!("no file or folder `{}`", path.display()),
        )
        .help("say where the schema files are with `--schema PATH`; `lockstep import --out DIR` writes those of an existing database")
    } else {
        Diagnostic::error(Code::S002, format!("cannot read `{}`", path.display()))
            .note(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(paths: &[PathBuf]) -> Vec<Code> {
        read(paths).unwrap_err().iter().map(|d| d.code).collect()
    }

    #[test]
    fn folders_are_searched_in_order_and_hidden_files_skipped() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("b")).unwrap();
        fs::create_dir(dir.path().join(".git")).unwrap();
        for name in [
            "c.yml",
            "a.yaml",
            "b/x.YAML",
            ".hidden.yaml",
            ".git/y.yaml",
            "README.md",
        ] {
            fs::write(dir.path().join(name), name).unwrap();
        }
        let file = dir.path().join("README.md");
        let found = read(&[dir.path().into(), dir.path().join("a.yaml"), file]).unwrap();
        let texts: Vec<&str> = found.iter().map(|(_, t)| t.as_str()).collect();
        assert_eq!(texts, ["a.yaml", "b/x.YAML", "c.yml", "README.md"]);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(codes(&[dir.path().into()]), [Code::S005]);
        assert_eq!(codes(&[dir.path().join("no")]), [Code::S001]);
        let latin = dir.path().join("latin.yaml");
        fs::write(&latin, b"a: 1\nb: \xe9\n").unwrap();
        let problems = read(&[latin]).unwrap_err();
        let message = &problems.iter().next().unwrap().message;
        assert!(message.ends_with("is not UTF-8 (line 2)"), "{message}");
        let big = dir.path().join("big.yaml");
        let file = fs::File::create(&big).unwrap();
        file.set_len(MAX_FILE_BYTES + 1).unwrap();
        assert_eq!(codes(&[big]), [Code::S004]);
    }
}
