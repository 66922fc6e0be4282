//! The drift report, for people and for programs.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use super::Finding;
use crate::plan::condition::ObjectRef;

/// Styles for the report; each is given the text and returns it painted or as it is.
pub trait Paint {
    /// Names.
    fn name(&self, text: &str) -> String;
    /// What is declared and not live.
    fn plus(&self, text: &str) -> String;
    /// What is live and not declared.
    fn minus(&self, text: &str) -> String;
    /// Headings.
    fn head(&self, text: &str) -> String;
}

/// The report for people: one block an object, a unified diff where both sides have something.
pub fn human(findings: &[Finding], paint: &dyn Paint) -> String {
    let mut out = String::new();
    for f in findings {
        out.push_str(&format!(
            "{} {}\n",
            paint.head(f.kind.word()),
            paint.name(&f.object.to_string())
        ));
        out.push_str(&unified(f, paint));
        if let Some(help) = &f.help {
            out.push_str(&format!("  {help}\n"));
        }
    }
    out
}

/// `-` live, `+` declared, line by line of the states in words.
fn unified(f: &Finding, paint: &dyn Paint) -> String {
    let lines = |state: &Option<String>| {
        state
            .as_deref()
            .map_or(String::new(), |s| format!("{}\n", clauses(s)))
    };
    let (live, declared) = (lines(&f.live), lines(&f.declared));
    let diff = TextDiff::from_lines(&live, &declared);
    let mut out = String::new();
    for change in diff.iter_all_changes() {
        let text = change.value().trim_end_matches('\n');
        out.push_str(&match change.tag() {
            ChangeTag::Delete => paint.minus(&format!("  - {text}")),
            ChangeTag::Insert => paint.plus(&format!("  + {text}")),
            ChangeTag::Equal => format!("    {text}"),
        });
        out.push('\n');
    }
    out
}

/// One clause a line, so that a diff shows the clause that differs.
fn clauses(state: &str) -> String {
    let mut out = state.to_owned();
    for word in [
        " REFERENCES ",
        " ON UPDATE ",
        " ON DELETE ",
        " MATCH FULL",
        " INCLUDE ",
        " WITH (",
        " WHERE ",
        " DEFERRABLE",
        " NOT VALID",
        " NOT NULL",
        " DEFAULT ",
        " COMMENT ",
        " USING ",
    ] {
        out = break_before(&out, word);
    }
    out
}

/// Puts `word` on a new line where it stands outside of literals and parentheses.
fn break_before(text: &str, word: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_literal = false;
    let mut depth = 0i32;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if !in_literal && depth == 0 && rest.starts_with(word) {
            out.push('\n');
            out.push(' ');
            rest = &rest[1..];
            continue;
        }
        match c {
            '\'' => in_literal = !in_literal,
            '(' if !in_literal => depth += 1,
            ')' if !in_literal => depth -= 1,
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

#[derive(Serialize)]
struct Report<'a> {
    drift: bool,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    kind: &'static str,
    object: ObjectRef,
    live: Option<&'a str>,
    declared: Option<&'a str>,
    help: Option<&'a str>,
}

/// The report for programs: `{"drift": bool, "findings": [{kind, object, live, declared, help}]}`.
///
/// # Errors
/// Never for these values; JSON can fail in principle.
pub fn json(findings: &[Finding]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Report {
        drift: !findings.is_empty(),
        findings: findings
            .iter()
            .map(|f| FindingJson {
                kind: f.kind.word(),
                object: ObjectRef::from(&f.object),
                live: f.live.as_deref(),
                declared: f.declared.as_deref(),
                help: f.help.as_deref(),
            })
            .collect(),
    })
}
