//! Lines of an SQL file that are meant for psql.
//!
//! It runs nothing. Input: the line, and which databases earlier lines connected to.

use std::collections::BTreeSet;

/// Why a file with such a line cannot be loaded.
pub(super) struct Refused {
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// What is done instead of the command, where that is worth a note.
pub(super) fn instead(
    line: &str,
    connected: &mut BTreeSet<String>,
) -> Result<Option<&'static str>, Refused> {
    let mut words = line.split_whitespace();
    match words.next().unwrap_or_default() {
        "\\restrict" | "\\unrestrict" | "\\." => Ok(None),
        "\\connect" | "\\c" => {
            let last = words
                .find(|word| !word.starts_with('-'))
                .unwrap_or_default();
            let database = last.trim_matches(['"', '\'']);
            if !matches!(database, "" | "-" | "postgres" | "template1") {
                connected.insert(database.to_owned());
            }
            if connected.len() > 1 {
                return Err(Refused {
                    message: "the file holds more than one database".to_owned(),
                    help: "give the dump of one database",
                });
            }
            Ok(Some(
                "\\connect left out: everything is loaded into one database",
            ))
        }
        command => Err(Refused {
            message: format!("{command} is a command of psql, not SQL"),
            help: "remove it, or load the file with psql and use --database-url",
        }),
    }
}
