//! What a user is told: errors, warnings and notes with a code, a place and a way out.
//!
//! Knows no domain: neither YAML nor SQL. The stages make [`Diagnostic`]s and collect them in
//! [`Diagnostics`]; `cli` prints what [`frame`] draws of them, or their JSON.

pub mod code;
pub mod frame;
mod suggest;

use std::fmt;

use serde::Serialize;

pub use code::Code;
pub use frame::{Colour, render, render_all};
pub use suggest::suggest;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing goes on.
    Error,
    /// Worth a look; work goes on.
    Warning,
    /// For information.
    Note,
}

/// A place in a text. Lines and columns count from 1, columns and lengths in characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The file as the user named it.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// Characters marked from there, all on this line; 0 marks the place itself.
    pub length: usize,
    /// The text of the line, or a part of it where it is very long.
    pub source: String,
    /// The column at which `source` starts; 1 unless the line was cut.
    pub source_column: usize,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A second place that belongs to a message, with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// The place.
    pub location: Location,
    /// What is there: `first declared here`.
    pub text: String,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The stable code.
    pub code: Code,
    /// What is: a lower-case fragment, names in backticks, no full stop.
    pub message: String,
    /// Where, if anywhere.
    pub location: Option<Location>,
    /// What stands beside the mark at the place; empty for nothing.
    pub label: String,
    /// Other places.
    pub labels: Vec<Label>,
    /// What else helps to understand.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A message with the severity and nothing but its text.
    pub fn new(severity: Severity, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity,
            code,
            message: message.into(),
            location: None,
            label: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// An error.
    pub fn error(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, message)
    }

    /// A warning.
    pub fn warning(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, message)
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, location: Location) -> Diagnostic {
        self.location = Some(location);
        self
    }

    /// Says where, if that is known.
    #[must_use]
    pub fn at_maybe(mut self, location: Option<Location>) -> Diagnostic {
        self.location = location;
        self
    }

    /// Puts a few words beside the mark.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Diagnostic {
        self.label = text.into();
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, location: Location, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label {
            location,
            text: text.into(),
        });
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.notes.push(text.into());
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help.push(text.into());
        self
    }
}

/// Messages kept in a [`Diagnostics`]; more are only counted, so that hostile input cannot fill
/// the memory.
pub const KEPT: usize = 1000;

/// A collection of messages in the order they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diagnostics {
    /// The messages, at most [`KEPT`].
    list: Vec<Diagnostic>,
    /// How many were found beyond those.
    dropped: usize,
    /// Errors among all that were found.
    errors: usize,
}

impl Diagnostics {
    /// An empty collection.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Adds a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if diagnostic.severity == Severity::Error {
            self.errors += 1;
        }
        if self.list.len() < KEPT {
            self.list.push(diagnostic);
        } else {
            self.dropped += 1;
        }
    }

    /// Moves all messages of `other` to the end of this collection.
    pub fn append(&mut self, other: Diagnostics) {
        self.dropped += other.dropped;
        let kept_errors = other
            .list
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .count();
        self.errors += other.errors - kept_errors;
        for diagnostic in other.list {
            self.push(diagnostic);
        }
    }

    /// Is there an error among them?
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many errors there are, those beyond [`KEPT`] included.
    pub fn error_count(&self) -> usize {
        self.errors
    }

    /// How many messages were counted but not kept.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// Is there no message at all?
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The messages kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Sorts by a key; messages with equal keys stay in the order they were found.
    pub fn sort_by_key<K: Ord>(&mut self, key: impl FnMut(&Diagnostic) -> K) {
        self.list.sort_by_key(key);
    }

    /// The JSON that `--format json` prints: one object with `diagnostics` and `errors`.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "errors": self.errors,
            "dropped": self.dropped,
            "diagnostics": self.list,
        })
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Diagnostics {
        let mut all = Diagnostics::new();
        all.push(diagnostic);
        all
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&render_all(self, Colour::Plain))
    }
}

impl std::error::Error for Diagnostics {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_the_limit_is_counted() {
        let mut all = Diagnostics::new();
        for _ in 0..KEPT + 5 {
            all.push(Diagnostic::error(Code::S001, "x"));
        }
        assert_eq!(all.iter().count(), KEPT);
        assert_eq!((all.dropped(), all.error_count()), (5, KEPT + 5));
        let mut sum = Diagnostics::from(Diagnostic::warning(Code::S002, "y"));
        sum.append(all);
        assert_eq!((sum.dropped(), sum.error_count()), (6, KEPT + 5));
    }
}
