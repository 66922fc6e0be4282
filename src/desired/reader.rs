//! Reads nodes as what they should be, and says what they are instead.
//!
//! Every method takes a node, reports what is wrong with it, and gives back what could be read, so
//! that one mistake hides no other. Nothing here knows what the keys mean.

mod mapping;

use std::collections::BTreeMap;

use super::guard;
use super::lower::Walk;
use super::scalar::{self, Meaning};
use super::source::Span;
use super::sqltext::TextError;
use super::tree::{Kind, NodeId, Style};
use crate::diagnostic::{Code, Diagnostic, Location, suggest};
use crate::model::Ident;
use crate::model::declaration::{Phase, Say};
pub(super) use mapping::{Entry, Fields};

/// Said where a text looks cut off by a comma.
const COMMA: &str = "inside of { } and [ ] a comma ends the value: put quotes around the whole text, as in \"numeric(10, 2)\"";

impl<'a> Walk<'a> {
    pub(super) fn location(&self, node: NodeId) -> Location {
        self.location_of(self.tree.span(node))
    }

    pub(super) fn location_of(&self, span: Span) -> Location {
        self.source().location(span)
    }

    /// The place of a byte of a scalar's text.
    pub(super) fn location_in(&self, node: NodeId, offset: usize) -> Location {
        let span = match self.tree.kind(node) {
            Kind::Scalar(text, _) => {
                self.source()
                    .span_in_scalar(self.tree.span(node), text, offset)
            }
            Kind::Sequence(_) | Kind::Mapping(_) => self.tree.span(node),
        };
        self.location_of(span)
    }

    /// An error at a node.
    pub(super) fn error(&mut self, node: NodeId, code: Code, message: impl Into<String>) {
        let diagnostic = Diagnostic::error(code, message).at(self.location(node));
        self.push(diagnostic);
    }

    /// An error at a node, with a way out.
    pub(super) fn error_help(
        &mut self,
        node: NodeId,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let diagnostic = Diagnostic::error(code, message)
            .at(self.location(node))
            .help(help);
        self.push(diagnostic);
    }

    /// What a text parser found wrong, at its place inside the scalar.
    pub(super) fn text_error(&mut self, node: NodeId, code: Code, what: &str, error: &TextError) {
        let diagnostic = Diagnostic::error(code, format!("cannot read this {what}"))
            .at(self.location_in(node, error.at))
            .label(&error.what);
        self.push(diagnostic);
    }

    /// What a scalar means; `None` for lists and mappings.
    pub(super) fn meaning(&self, node: NodeId) -> Option<Meaning> {
        match self.tree.kind(node) {
            Kind::Scalar(text, Style::Plain) => Some(scalar::plain(text)),
            Kind::Scalar(_, Style::Quoted) => Some(Meaning::Text),
            Kind::Sequence(_) | Kind::Mapping(_) => None,
        }
    }

    pub(super) fn is_null(&self, node: NodeId) -> bool {
        self.meaning(node) == Some(Meaning::Null)
    }

    fn wrong_type(&mut self, node: NodeId, wanted: &str) {
        let found = match (self.tree.kind(node), self.meaning(node)) {
            (Kind::Sequence(_), _) => "a list",
            (Kind::Mapping(_), _) => "a mapping",
            (Kind::Scalar(..), Some(Meaning::Null)) => "nothing",
            (Kind::Scalar(..), Some(Meaning::Bool(_))) => "a boolean",
            (Kind::Scalar(..), Some(Meaning::Number)) => "a number",
            (Kind::Scalar(..), Some(Meaning::Text) | None) => "text",
        };
        let diagnostic = Diagnostic::error(Code::S021, format!("expected {wanted}, found {found}"))
            .at(self.location(node));
        self.push(diagnostic);
    }

    /// The text of a scalar as written, whatever it means.
    pub(super) fn raw_text(&self, node: NodeId) -> Option<&'a str> {
        match self.tree.kind(node) {
            Kind::Scalar(text, _) => Some(text),
            Kind::Sequence(_) | Kind::Mapping(_) => None,
        }
    }

    /// Text; numbers and the like are refused.
    pub(super) fn text(&mut self, node: NodeId, wanted: &str) -> Option<&'a str> {
        let meaning = self.meaning(node);
        let is_word_null = meaning == Some(Meaning::Null)
            && self
                .raw_text(node)
                .is_some_and(|t| t.eq_ignore_ascii_case("null"));
        match meaning {
            Some(Meaning::Text) => self.raw_text(node),
            Some(Meaning::Number | Meaning::Bool(_) | Meaning::Null)
                if meaning != Some(Meaning::Null) || is_word_null =>
            {
                let text = self.raw_text(node).unwrap_or("");
                let diagnostic = Diagnostic::error(
                    Code::S024,
                    format!("expected {wanted}, but YAML reads `{text}` as something else"),
                )
                .at(self.location(node))
                .help(format!("put quotes around it: `\"{text}\"`"));
                self.push(diagnostic);
                None
            }
            Some(Meaning::Null | Meaning::Number | Meaning::Bool(_)) | None => {
                self.wrong_type(node, wanted);
                None
            }
        }
    }

    /// Text, or a number or boolean as its text.
    pub(super) fn scalar_text(&mut self, node: NodeId, wanted: &str) -> Option<&'a str> {
        match self.meaning(node) {
            Some(Meaning::Text | Meaning::Number | Meaning::Bool(_)) => self.raw_text(node),
            Some(Meaning::Null) | None => {
                self.wrong_type(node, wanted);
                None
            }
        }
    }

    /// A text that is one SQL expression.
    pub(super) fn expression(&mut self, node: NodeId, wanted: &str) -> Option<&'a str> {
        let text = self.scalar_text(node, wanted)?;
        match guard::one_expression(text) {
            Ok(()) => Some(text),
            Err(error) => {
                let mut diagnostic =
                    Diagnostic::error(Code::S050, "this is not one SQL expression")
                        .at(self.location_in(node, error.at))
                        .label(error.what.to_string());
                if error.what == guard::GuardProblem::UnclosedQuote && self.ends_at_comment(node) {
                    diagnostic = diagnostic
                        .help("` #` begins a comment of YAML: put quotes around the whole text");
                } else if error.what == guard::GuardProblem::Unclosed && self.ends_at_comma(node) {
                    diagnostic = diagnostic.help(COMMA);
                }
                self.push(diagnostic);
                None
            }
        }
    }

    /// Is the scalar without quotes cut off by a comment?
    fn ends_at_comment(&self, node: NodeId) -> bool {
        let Kind::Scalar(text, Style::Plain) = self.tree.kind(node) else {
            return false;
        };
        let rest = self.source().rest_from(self.tree.span(node));
        let after = rest.strip_prefix(text.as_ref());
        after.is_some_and(|r| r.trim_start_matches([' ', '\t']).starts_with('#'))
    }

    /// Is the scalar without quotes cut off by a comma of `{ }` or `[ ]`?
    fn ends_at_comma(&self, node: NodeId) -> bool {
        let Kind::Scalar(text, Style::Plain) = self.tree.kind(node) else {
            return false;
        };
        let rest = self.source().rest_from(self.tree.span(node));
        let after = rest.strip_prefix(text.as_ref());
        after.is_some_and(|r| r.trim_start().starts_with(','))
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, node: NodeId) -> Option<bool> {
        if let Some(Meaning::Bool(value)) = self.meaning(node) {
            return Some(value);
        }
        let text = self.raw_text(node).unwrap_or("").to_ascii_lowercase();
        let meant = match text.as_str() {
            "yes" | "on" | "y" | "true" => "`true`",
            "no" | "off" | "n" | "false" => "`false`",
            _ => "`true` or `false`",
        };
        let diagnostic = Diagnostic::error(Code::S021, "expected `true` or `false`")
            .at(self.location(node))
            .help(format!("write {meant}, without quotes"));
        self.push(diagnostic);
        None
    }

    /// The boolean of a key, `false` where it is not there.
    pub(super) fn flag(&mut self, fields: &Fields, key: &str) -> bool {
        fields
            .get(key)
            .is_some_and(|n| self.boolean(n) == Some(true))
    }

    /// A name.
    pub(super) fn ident(&mut self, node: NodeId) -> Option<Ident> {
        let text = self.text(node, "a name")?;
        self.ident_of(node, text)
    }

    /// A name of the text of a node.
    pub(super) fn ident_of(&mut self, node: NodeId, text: &str) -> Option<Ident> {
        match Ident::new(text) {
            Ok(ident) => Some(ident),
            Err(problem) => {
                self.error(node, Code::S025, problem.to_string());
                None
            }
        }
    }

    /// The name of a key, where it is there.
    pub(super) fn ident_at(&mut self, fields: &Fields, key: &str) -> Option<Ident> {
        self.ident(fields.get(key)?)
    }

    /// `comment:`.
    pub(super) fn comment(&mut self, fields: &Fields) -> Say<String> {
        match fields.get("comment") {
            None => Say::Nothing,
            Some(node) if self.is_null(node) => Say::Absent,
            Some(node) => match self.scalar_text(node, "text") {
                Some("") => Say::Absent,
                Some(text) => Say::Is(text.to_owned()),
                None => Say::Nothing,
            },
        }
    }

    /// `phase:`.
    pub(super) fn phase(&mut self, fields: &Fields) -> Option<Phase> {
        let node = fields.get("phase")?;
        let value = match self.meaning(node) {
            Some(Meaning::Number) => self.raw_text(node).and_then(|t| t.parse::<Phase>().ok()),
            Some(Meaning::Text | Meaning::Bool(_) | Meaning::Null) | None => None,
        };
        if !value.is_some_and(|v| (1..=999).contains(&v)) {
            self.error(node, Code::S027, "a phase is a whole number from 1 to 999");
            return None;
        }
        value
    }

    /// One of `options`, in any case of letters.
    pub(super) fn option<T: Copy>(
        &mut self,
        node: NodeId,
        what: &str,
        options: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text(node, what)?;
        let found = options.iter().find(|(n, _)| n.eq_ignore_ascii_case(text));
        if found.is_none() {
            let known: Vec<&str> = options.iter().map(|(n, _)| *n).collect();
            self.unknown_value(node, what, text, &known);
        }
        found.map(|(_, value)| *value)
    }

    pub(super) fn unknown_value(&mut self, node: NodeId, what: &str, text: &str, known: &[&str]) {
        let mut diagnostic = Diagnostic::error(Code::S023, format!("unknown {what} `{text}`"))
            .at(self.location(node));
        if let Some(near) = suggest(text, known.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
        }
        let list: Vec<String> = known.iter().map(|k| format!("`{k}`")).collect();
        self.push(diagnostic.note(format!("known: {}", list.join(", "))));
    }

    /// The items of a list.
    pub(super) fn list(&mut self, node: NodeId, wanted: &str) -> Option<&'a [NodeId]> {
        let tree = self.tree;
        match tree.kind(node) {
            Kind::Sequence(range) => Some(tree.children(range)),
            Kind::Scalar(..) | Kind::Mapping(_) => {
                self.wrong_type(node, wanted);
                None
            }
        }
    }

    pub(super) fn is_list(&self, node: NodeId) -> bool {
        matches!(self.tree.kind(node), Kind::Sequence(_))
    }

    pub(super) fn is_mapping(&self, node: NodeId) -> bool {
        matches!(self.tree.kind(node), Kind::Mapping(_))
    }

    /// A list of column names, none of them twice, at least one.
    pub(super) fn columns(&mut self, node: NodeId) -> Option<Vec<Ident>> {
        if let (Some(name), Some(Meaning::Text)) = (self.raw_text(node), self.meaning(node)) {
            self.error_help(
                node,
                Code::S021,
                "expected a list of columns, found text",
                format!("one column is a list too: `[{name}]`"),
            );
            return None;
        }
        let items = self.list(node, "a list of columns")?;
        if items.is_empty() {
            self.error(node, Code::S026, "the list of columns is empty");
            return None;
        }
        let mut names: Vec<(Ident, NodeId)> = Vec::with_capacity(items.len());
        let mut seen: BTreeMap<Ident, NodeId> = BTreeMap::new();
        let mut complete = true;
        for item in items {
            let Some(name) = self.ident(*item) else {
                complete = false;
                continue;
            };
            if let Some(first) = seen.get(&name).copied() {
                let diagnostic = Diagnostic::error(
                    Code::S040,
                    format!("column `{name}` stands twice in the list"),
                )
                .at(self.location(*item))
                .also(self.location(first), "first here");
                self.push(diagnostic);
            }
            seen.entry(name.clone()).or_insert(*item);
            names.push((name, *item));
        }
        complete.then(|| names.into_iter().map(|(name, _)| name).collect())
    }
}
