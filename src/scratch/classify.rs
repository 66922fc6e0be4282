//! What a statement of an SQL file is, told by its first words, and what the server's answer to it means.
//!
//! Decides only; the loader acts. Input: the words that `split` collected, and errors of the server in English.

use tokio_postgres::error::{DbError, SqlState};

/// `COPY t, line 3, column a: "x"` -> 3, which counts the lines of data.
pub(super) fn copy_line(context: &str) -> Option<usize> {
    let rest = context.strip_prefix("COPY ")?.split_once(", line ")?.1;
    rest.split(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

/// The role that a statement needs and the server does not have.
pub(super) fn missing_role(db: &DbError) -> Option<&str> {
    if *db.code() != SqlState::UNDEFINED_OBJECT && *db.code() != SqlState::INVALID_PARAMETER_VALUE {
        return None;
    }
    // Also at the end of "invalid value for parameter …".
    let start = db.message().find("role \"")? + "role \"".len();
    db.message()[start..]
        .strip_suffix("\" does not exist")
        .filter(|role| !role.is_empty())
}

/// Why a statement is left out: it is about another database than the one that is loaded.
pub(super) fn left_out(words: &[String], text: &str) -> Option<String> {
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    let about_database = match word(0) {
        "create" | "alter" | "drop" => word(1) == "database",
        "comment" => word(1) == "on" && word(2) == "database",
        "security" => word(1) == "label" && words.iter().any(|word| word == "database"),
        "grant" | "revoke" => words
            .windows(2)
            .any(|pair| pair[0] == "on" && pair[1] == "database"),
        _ => return None,
    };
    let kind: Vec<&str> = text
        .split_whitespace()
        .take(if word(0) == "comment" { 3 } else { 2 })
        .collect();
    about_database.then(|| match word(0) {
        "grant" | "revoke" | "security" => format!("{} on database left out", word(0)),
        _ => format!(
            "{} left out: everything is loaded into one database",
            kind.join(" ").to_lowercase()
        ),
    })
}

/// Why a statement is left out on a server that is not ours: it changes more than the database.
pub(super) fn beyond_database(words: &[String]) -> Option<String> {
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    let shared = |n: usize| {
        matches!(
            word(n),
            "role" | "user" | "group" | "tablespace" | "system" | "subscription"
        )
    };
    let beyond = match word(0) {
        // `create user mapping` is about the database.
        "create" | "alter" | "drop" => {
            (shared(1) && word(2) != "mapping") || (word(0) == "drop" && word(1) == "owned")
        }
        "reassign" => word(1) == "owned",
        "comment" => word(1) == "on" && shared(2),
        "security" => {
            word(1) == "label"
                && words.windows(2).any(|pair| {
                    pair[0] == "on" && matches!(pair[1].as_str(), "role" | "tablespace")
                })
        }
        // Without ON it is a role that is granted.
        "grant" | "revoke" => {
            !words.iter().any(|word| word == "on")
                || words.windows(2).any(|pair| {
                    pair[0] == "on" && matches!(pair[1].as_str(), "tablespace" | "parameter")
                })
        }
        _ => false,
    };
    beyond.then(|| {
        format!(
            "{} {} left out: the scratch server is not ours to change",
            word(0),
            word(1)
        )
    })
}

/// Why a statement is not run at all.
pub(super) fn refused(words: &[String]) -> Option<&'static str> {
    if words.first().is_none_or(|word| word != "copy") {
        return None;
    }
    if words
        .windows(2)
        .any(|pair| pair[0] == "to" && pair[1] == "stdout")
    {
        return Some("copy to stdout: there is nowhere to copy to");
    }
    words
        .windows(2)
        .any(|pair| matches!(pair[0].as_str(), "from" | "to") && pair[1] == "program")
        .then_some("copy with a program is not run")
}

/// Is this `set client_encoding`? The text is sent as UTF-8, whatever the file once was.
pub(super) fn is_client_encoding(words: &[String]) -> bool {
    words.first().is_some_and(|word| word == "set")
        && words.iter().take(3).any(|word| word == "client_encoding")
}

pub(super) enum Mark {
    Begin,
    End,
}

/// Does this statement begin or end a transaction?
pub(super) fn transaction_mark(words: &[String]) -> Option<Mark> {
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    match word(0) {
        "begin" => Some(Mark::Begin),
        "start" if word(1) == "transaction" => Some(Mark::Begin),
        "rollback" if words.iter().any(|word| word == "to") => None,
        "commit" | "rollback" if word(1) == "prepared" => None,
        "commit" | "end" | "abort" | "rollback" => Some(Mark::End),
        "prepare" if word(1) == "transaction" => Some(Mark::End),
        _ => None,
    }
}
