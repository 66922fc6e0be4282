//! What is asked of the server: one text with the columns it needs, and the server's answer.
//!
//! Equal jobs of different tables are one job, so a job names no table unless its text does.

use std::collections::BTreeSet;

use crate::model::{Element, Exclusion, Expr, Ident, IndexDef, IndexKey, NameRef, QName};
use crate::normalize::tokens::{Kind, tokens};
use crate::render::quote;

/// A type for a stand-in's column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ColumnType {
    /// As the server prints it.
    Plain(String),
    /// An enum that is shadowed, with the brackets of its array type or nothing.
    Shadow(QName, String),
}

/// A column of a stand-in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ColumnSpec {
    pub(super) name: Ident,
    pub(super) data_type: ColumnType,
    pub(super) collation: Option<NameRef>,
}

/// One question.
#[derive(Clone, Debug)]
pub(super) struct Job {
    /// Comes first in the search path, before `public`.
    pub(super) schema: Ident,
    /// The name that the stand-in must have because the text may say it.
    pub(super) table_name: Option<Ident>,
    /// In the order of the table.
    pub(super) columns: Vec<ColumnSpec>,
    /// Every name in the texts.
    pub(super) names: BTreeSet<String>,
    /// Enums that must be shadowed.
    pub(super) shadows: BTreeSet<QName>,
    /// The question.
    pub(super) ask: Ask,
}

/// What is asked.
#[derive(Clone, Debug)]
pub(super) enum Ask {
    Type(String),
    Check(Expr),
    Default {
        column: Ident,
        text: Expr,
        data_type: ColumnType,
    },
    Using {
        column: Ident,
        text: Expr,
        target: ColumnType,
    },
    Index(Box<IndexDef>),
    Exclusion(Box<Exclusion>),
}

/// Which text of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The only one, or the object as a whole.
    Whole,
    /// The n-th key.
    Key(usize),
    /// WHERE.
    Predicate,
}

/// What the server printed.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    Type(String),
    Expr(String),
    Index(Box<IndexDef>),
    Exclusion(Box<Exclusion>),
}

impl Job {
    /// Equal keys, equal answers.
    pub(super) fn key(&self) -> String {
        format!(
            "{:?} {:?} {:?} {:?} {:?}",
            self.schema, self.table_name, self.columns, self.shadows, self.ask
        )
    }

    /// Could this print, parsed again, print otherwise? Known of casts of an ARRAY[…], which the
    /// parser hands down to the elements, and of an AND or OR whose first operand is one of the same
    /// sort (`a between …` comes first), which the parser makes one of.
    pub(super) fn may_print_otherwise(&self) -> bool {
        !matches!(self.ask, Ask::Type(_))
            && self
                .texts()
                .any(|t| t.contains("])::") || starts_with_its_own_sort(t))
    }

    /// All texts of the user.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let (only, keys, predicate): (_, Vec<&IndexKey>, _) = match &self.ask {
            Ask::Type(text) => (Some(text.as_str()), Vec::new(), None),
            Ask::Check(text) | Ask::Default { text, .. } | Ask::Using { text, .. } => {
                (Some(text.as_str()), Vec::new(), None)
            }
            Ask::Index(def) => (None, def.keys.iter().collect(), def.predicate.as_ref()),
            Ask::Exclusion(x) => {
                let keys = x.elements.iter().map(|e| &e.key);
                (None, keys.collect(), x.predicate.as_ref())
            }
        };
        let keys = keys.into_iter().filter_map(|key| match &key.element {
            Element::Expression(text) => Some(text.as_str()),
            Element::Column(_) => None,
        });
        only.into_iter()
            .chain(keys)
            .chain(predicate.map(Expr::as_str))
    }
}

/// Is there an AND (or OR) in a print whose first operand is an AND (or OR) in parentheses?
fn starts_with_its_own_sort(text: &str) -> bool {
    #[derive(Clone, Copy, Default)]
    struct Group {
        is_begun: bool,
        first: Option<bool>,
        own: Option<bool>,
    }
    let mut open = vec![Group::default()];
    for token in tokens(text) {
        let is_and = token.kind == Kind::Word && token.text.eq_ignore_ascii_case("and");
        let is_or = token.kind == Kind::Word && token.text.eq_ignore_ascii_case("or");
        if token.is("(") {
            open.push(Group::default());
            continue;
        }
        let closed = if token.is(")") { open.pop() } else { None };
        let Some(group) = open.last_mut() else {
            return false;
        };
        if let Some(closed) = closed {
            if !group.is_begun {
                group.first = closed.own.or(closed.first);
            }
        } else if is_and || is_or {
            if group.own.is_none() && group.first == Some(is_and) {
                return true;
            }
            group.own = Some(is_and);
        } else if !group.is_begun {
            group.first = None;
        }
        group.is_begun = true;
    }
    false
}

/// A statement under construction, with the places where the user's texts stand in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Statement {
    pub(super) sql: String,
    inserts: Vec<Insert>,
}

#[derive(Clone, Debug)]
struct Insert {
    part: Part,
    start: usize,
    end: usize,
    /// Offset in the inserted text, offset in the user's text; ascending.
    anchors: Vec<(usize, usize)>,
}

/// A user's text made ready for a statement.
#[derive(Clone, Debug, Default)]
pub(super) struct Prepared {
    pub(super) text: String,
    pub(super) anchors: Vec<(usize, usize)>,
}

impl Statement {
    pub(super) fn new(sql: impl Into<String>) -> Statement {
        Statement {
            sql: sql.into(),
            inserts: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    pub(super) fn push_ident(&mut self, name: &Ident) {
        self.sql.push_str(&quote::ident(name));
    }

    pub(super) fn push_prepared(&mut self, part: Part, prepared: Prepared) {
        let start = self.sql.len();
        self.sql.push_str(&prepared.text);
        self.inserts.push(Insert {
            part,
            start,
            end: self.sql.len(),
            anchors: prepared.anchors,
        });
    }

    /// The user's text and the byte in it that the server's position (characters from 1) means.
    pub(super) fn locate(&self, position: u32) -> Option<(Part, usize)> {
        let byte = self
            .sql
            .char_indices()
            .nth(usize::try_from(position).ok()?.checked_sub(1)?)
            .map_or(self.sql.len(), |(at, _)| at);
        let insert = self
            .inserts
            .iter()
            .find(|i| i.start <= byte && byte <= i.end)?;
        let within = byte - insert.start;
        let (out, back) = insert
            .anchors
            .iter()
            .rev()
            .find(|(out, _)| *out <= within)
            .copied()
            .unwrap_or((0, 0));
        Some((insert.part, back + (within - out)))
    }

    /// The text's part when there is only one.
    pub(super) fn only_part(&self) -> Part {
        match self.inserts.as_slice() {
            [one] => one.part,
            _ => Part::Whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::starts_with_its_own_sort;

    #[test]
    fn nested_chains_are_found_where_the_parser_joins_them() {
        for (text, expected) in [
            (
                "(((a >= 0) AND (a <= 1)) AND ((b >= 0) AND (b <= 1)))",
                true,
            ),
            ("((a OR b) OR c)", true),
            ("(x AND ((a AND b) AND c))", true),
            ("((a >= 0) AND (a <= 1))", false),
            ("(a AND (b AND c))", false),
            ("((a OR b) AND c)", false),
            ("(a > 0)", false),
            (")", false),
        ] {
            assert_eq!(starts_with_its_own_sort(text), expected, "{text}");
        }
    }
}
