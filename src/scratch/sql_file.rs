//! An SQL file before anything of it runs: its text.
//!
//! It knows no server, and no statement. Input: a file of the user's choosing.

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
