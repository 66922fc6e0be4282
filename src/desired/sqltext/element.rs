//! Elements of indexes and exclusions: a column or an expression with collation, operator class
//! and order. The text has passed the guard, so quotes and parentheses match.

use super::super::guard;
use super::{Cursor, Parsed, TextError};
use crate::model::{
    Direction, Element, Expr, Ident, IndexKey, NameRef, NullsOrder, OpClass, StorageParameters,
};

impl<'t> Cursor<'t> {
    /// From `(` to its `)`, quotes respected. The guard has seen that they match.
    fn parenthesised(&mut self) -> Parsed<&'t str> {
        let start = self.at;
        let mut depth = 0usize;
        while let Some(c) = self.rest().chars().next() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                '\'' | '"' | '$' => {
                    self.at = guard::skip_quoted(self.text, self.at)?;
                    continue;
                }
                _ => {
                    let word = self.word().len();
                    if word > 1 {
                        // Not into the quote of E'…', whose escapes `skip_quoted` sees.
                        self.at += word;
                        continue;
                    }
                }
            }
            self.at += c.len_utf8();
            if depth == 0 {
                return Ok(&self.text[start..self.at]);
            }
        }
        Err(TextError {
            at: start,
            what: "nothing closes this".into(),
        })
    }

    /// A word or a quoted name, as one part of a qualified name.
    fn part(&mut self) -> Parsed<Ident> {
        if self.rest().starts_with('"') {
            return self.name("");
        }
        let word = self.word();
        if word.is_empty() {
            return Err(self.error("a name is missing here"));
        }
        let start = self.at;
        self.at += word.len();
        self.ident(start, word.to_owned())
    }

    fn name_ref(&mut self) -> Parsed<NameRef> {
        self.blanks();
        let first = self.part()?;
        if self.rest().starts_with('.') {
            self.at += 1;
            let name = self.part()?;
            return Ok(NameRef {
                schema: Some(first),
                name,
            });
        }
        Ok(NameRef {
            schema: None,
            name: first,
        })
    }

    pub(super) fn element(&mut self) -> Parsed<IndexKey> {
        let element = self.column_or_expression()?;
        let collation = if self.keyword("collate") {
            Some(self.name_ref()?)
        } else {
            None
        };
        let opclass = self.opclass()?;
        let direction = if self.keyword("desc") {
            Direction::Desc
        } else {
            self.keyword("asc");
            Direction::Asc
        };
        let nulls = if self.keyword("nulls") {
            if self.keyword("first") {
                NullsOrder::First
            } else if self.keyword("last") {
                NullsOrder::Last
            } else {
                return Err(self.error("`first` or `last` is missing here"));
            }
        } else {
            match direction {
                Direction::Asc => NullsOrder::Last,
                Direction::Desc => NullsOrder::First,
            }
        };
        Ok(IndexKey {
            element,
            collation,
            opclass,
            direction,
            nulls,
        })
    }

    fn column_or_expression(&mut self) -> Parsed<Element> {
        self.blanks();
        let start = self.at;
        if self.rest().starts_with('(') {
            let text = self.parenthesised()?;
            self.blank_follows("an expression")?;
            return Ok(Element::Expression(Expr::new(text)));
        }
        let name = self.name_ref()?;
        let end = self.at;
        self.blanks();
        if self.rest().starts_with('(') {
            self.parenthesised()?;
            let call = &self.text[start..self.at];
            self.blank_follows("an expression that is more than one function call")?;
            return Ok(Element::Expression(Expr::new(call)));
        }
        self.at = end;
        self.blank_follows("an expression")?;
        match name.schema {
            None => Ok(Element::Column(name.name)),
            Some(_) => Err(TextError {
                at: start,
                what:
                    "a column is named without its table; a column name with a dot needs \"quotes\""
                        .into(),
            }),
        }
    }

    fn blank_follows(&self, what: &str) -> Parsed<()> {
        let rest = self.rest();
        let next = rest.trim_start().chars().next();
        let ends = next.is_none_or(|c| c.is_alphanumeric() || matches!(c, '_' | '"'));
        if ends && (rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            Ok(())
        } else {
            let at = self.text.len() - rest.trim_start().len();
            Err(TextError {
                at,
                what: format!("{what} needs parentheses around it"),
            })
        }
    }

    fn opclass(&mut self) -> Parsed<Option<OpClass>> {
        self.blanks();
        let word = self.word().to_ascii_lowercase();
        let none = word.is_empty() && !self.rest().starts_with('"');
        if none || matches!(word.as_str(), "asc" | "desc" | "nulls" | "with" | "collate") {
            return Ok(None);
        }
        let name = self.name_ref()?;
        let mut options = Vec::new();
        if self.eat('(') {
            loop {
                self.blanks();
                let option = self.part()?.as_str().to_lowercase();
                if !self.eat('=') {
                    return Err(self.error("`=` and a value are missing here"));
                }
                options.push((option, self.option_value()?));
                if self.eat(')') {
                    break;
                }
                if !self.eat(',') {
                    return Err(self.error("`,` or `)` is missing here"));
                }
            }
        }
        let options: StorageParameters = options.into_iter().collect();
        Ok(Some(OpClass { name, options }))
    }

    fn option_value(&mut self) -> Parsed<String> {
        self.blanks();
        let start = self.at;
        if self.rest().starts_with('\'') {
            self.at = guard::skip_quoted(self.text, start)?;
            return Ok(self.text[start + 1..self.at - 1].replace("''", "'"));
        }
        let rest = self.rest();
        let length = rest
            .find(|c: char| c.is_whitespace() || matches!(c, ',' | ')'))
            .unwrap_or(rest.len());
        self.at += length;
        if length == 0 {
            return Err(self.error("a value is missing here"));
        }
        Ok(rest[..length].to_owned())
    }
}
