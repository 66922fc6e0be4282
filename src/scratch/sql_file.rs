//! An SQL file before anything of it runs: its text, and the version that a dump says it is of.
//!
//! It knows no server, and no statement. Input: a file of the user's choosing.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::error::ScratchError;

/// The file's name for messages, and its text.
pub(super) fn read(path: &Path) -> Result<(String, String), ScratchError> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(ScratchError::io(format!("cannot read {name}")))?;
    let fail = |line: usize, message: &str, help: &str| ScratchError::Load {
        file: name.clone(),
        line,
        message: message.to_owned(),
        detail: None,
        help: Some(help.to_owned()),
    };
    if bytes.starts_with(b"PGDMP") {
        let help = "turn it into SQL first: pg_restore --schema-only -f out.sql FILE";
        return Err(fail(
            1,
            "this is an archive of pg_dump, not an SQL file",
            help,
        ));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((name, text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes()[..valid]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            Err(fail(
                line,
                "the file is not UTF-8 text",
                "make the dump with pg_dump --encoding=UTF8",
            ))
        }
    }
}

/// As much of a file as is looked at for the version (bytes).
const HEAD: u64 = 8 << 10;

/// The major of the server that a dump was made of, as its head says; `None` where it says nothing.
pub fn dumped_from(path: &Path) -> Option<u32> {
    let mut head = Vec::new();
    // What is wrong with the file is told where it is loaded.
    File::open(path)
        .ok()?
        .take(HEAD)
        .read_to_end(&mut head)
        .ok()?;
    major_in(&String::from_utf8_lossy(&head))
}

/// `-- Dumped from database version 15.4 (Debian 15.4-1)`, among the comments before the first statement.
fn major_in(text: &str) -> Option<u32> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines()
        .map(str::trim)
        // pg_dump says `\restrict KEY` before it.
        .take_while(|l| l.is_empty() || l.starts_with("--") || l.starts_with('\\'))
        .find_map(|l| {
            let version = l.strip_prefix("-- Dumped from database version ")?;
            let end = version
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(version.len());
            version[..end].parse().ok().filter(|major| *major > 0)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dump_says_what_it_is_of() {
        let dump = |version: &str| {
            format!(
                "--\n-- PostgreSQL database dump\n--\n\n\\restrict k\n\n\
                 -- Dumped from database version {version}\n-- Dumped by pg_dump version 18.0\n\nSET x = 1;\n"
            )
        };
        for (version, major) in [
            ("15.4", Some(15)),
            ("15.18 (Debian 15.18-0+deb12u1)", Some(15)),
            ("18beta1", Some(18)),
            ("9.6.24", Some(9)),
            ("devel", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(major_in(&dump(version)), major, "{version}");
            let windows = format!("\u{feff}{}", dump(version).replace('\n', "\r\n"));
            assert_eq!(major_in(&windows), major, "{version}");
        }
        for text in [
            "",
            "create table t ();",
            "-- Dumped by pg_dump version 18.0\n",
            // What stands behind the first statement may be anybody's text.
            "select 1;\n-- Dumped from database version 15.4\n",
            "insert into t values ('\n-- Dumped from database version 15.4\n');",
        ] {
            assert_eq!(major_in(text), None, "{text}");
        }
    }
}
