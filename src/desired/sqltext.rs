//! The small texts of a declaration that are neither names nor expressions: `schema.table (cols)`,
//! `set null (cols)`, and elements of indexes and exclusions.
//!
//! Names in them are taken as they are written, case and all; in SQL quotes they may hold anything.
//! Nothing here knows YAML; offsets in errors are bytes of the text.

mod element;

use super::guard::{self, GuardError};
use crate::model::{Action, Ident, IndexKey};

/// What is wrong with a text, and at which byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextError {
    pub(super) at: usize,
    pub(super) what: String,
}

impl From<GuardError> for TextError {
    fn from(error: GuardError) -> TextError {
        TextError {
            at: error.at,
            what: error.what.to_string(),
        }
    }
}

type Parsed<T> = Result<T, TextError>;

/// A table or type name with the schema, where one is written.
pub(super) fn qualified(text: &str) -> Parsed<(Option<Ident>, Ident)> {
    let mut cursor = Cursor::new(text);
    let found = cursor.qualified(".")?;
    cursor.end()?;
    Ok(found)
}

/// The two names of a reference: the table's schema and name; then the columns, if any are said.
pub(super) type Reference = (Option<Ident>, Ident, Vec<Ident>);

/// `table`, `table (a, b)`, `schema.table (a, b)`.
pub(super) fn reference(text: &str) -> Parsed<Reference> {
    let mut cursor = Cursor::new(text);
    let (schema, name) = cursor.qualified(".()")?;
    let columns = cursor.column_list()?;
    cursor.end()?;
    Ok((schema, name, columns))
}

/// An action of a foreign key, and the columns of `set null (a, b)`. `None`: no such action.
pub(super) fn action(text: &str) -> Parsed<Option<(Action, Vec<Ident>)>> {
    let (words, list) = match text.find('(') {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let action = match words.join(" ").as_str() {
        "no action" => Action::NoAction,
        "restrict" => Action::Restrict,
        "cascade" => Action::Cascade,
        "set null" => Action::SetNull,
        "set default" => Action::SetDefault,
        _ => return Ok(None),
    };
    let offset = text.len() - list.len();
    let shift = |e: TextError| TextError {
        at: e.at + offset,
        ..e
    };
    let mut cursor = Cursor::new(list);
    let columns = cursor.column_list().map_err(shift)?;
    cursor.end().map_err(shift)?;
    Ok(Some((action, columns)))
}

/// `column-or-expression [collate name] [opclass [(option = value, …)]] [asc|desc] [nulls first|last]`.
pub(super) fn element(text: &str) -> Parsed<IndexKey> {
    guard::one_expression(text)?;
    let mut cursor = Cursor::new(text);
    let key = cursor.element()?;
    cursor.end()?;
    Ok(key)
}

/// An [`element()`] followed by `with operator`.
pub(super) fn exclusion_element(text: &str) -> Parsed<(IndexKey, String)> {
    guard::one_expression(text)?;
    let mut cursor = Cursor::new(text);
    let key = cursor.element()?;
    if !cursor.keyword("with") {
        return Err(cursor.error("`with` and an operator are missing, as in `during with &&`"));
    }
    cursor.blanks();
    let operator = cursor.rest().trim_end();
    let is_symbol =
        !operator.is_empty() && operator.chars().all(|c| "+-*/<>=~!@#%^&|`?".contains(c));
    let is_named = operator.to_ascii_lowercase().starts_with("operator")
        && operator
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .trim_start()
            .starts_with('(')
        && operator.ends_with(')');
    if is_symbol || is_named {
        Ok((key, operator.to_owned()))
    } else {
        Err(cursor.error("this is not an operator, as in `during with &&`"))
    }
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Cursor<'t> {
        Cursor { text, at: 0 }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn error(&self, what: impl Into<String>) -> TextError {
        TextError {
            at: self.at,
            what: what.into(),
        }
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, c: char) -> bool {
        self.blanks();
        let found = self.rest().starts_with(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn end(&mut self) -> Parsed<()> {
        self.blanks();
        if self.rest().is_empty() {
            Ok(())
        } else {
            Err(self.error("nothing more is expected here"))
        }
    }

    fn ident(&self, at: usize, text: String) -> Parsed<Ident> {
        Ident::new(text).map_err(|e| TextError {
            at,
            what: e.to_string(),
        })
    }

    /// A name in quotes, or everything up to one of `stops`, blanks around it left out.
    fn name(&mut self, stops: &str) -> Parsed<Ident> {
        self.blanks();
        let start = self.at;
        if self.rest().starts_with('"') {
            let end = guard::skip_quoted(self.text, start)?;
            let inner = &self.text[start + 1..end - 1];
            self.at = end;
            return self.ident(start, inner.replace("\"\"", "\""));
        }
        let rest = self.rest();
        let length = rest.find(|c| stops.contains(c)).unwrap_or(rest.len());
        let bare = rest[..length].trim_end();
        self.at += length;
        if bare.is_empty() {
            return Err(TextError {
                at: start,
                what: "a name is missing here".into(),
            });
        }
        self.ident(start, bare.to_owned())
    }

    fn qualified(&mut self, stops: &str) -> Parsed<(Option<Ident>, Ident)> {
        let first = self.name(stops)?;
        if !self.eat('.') {
            return Ok((None, first));
        }
        let second = self.name(stops)?;
        if self.eat('.') {
            self.at -= 1;
            return Err(self
                .error("a name has two parts at most; put a part that holds a dot in \"quotes\""));
        }
        Ok((Some(first), second))
    }

    /// `(a, b)`, or nothing.
    fn column_list(&mut self) -> Parsed<Vec<Ident>> {
        let mut columns = Vec::new();
        if !self.eat('(') {
            return Ok(columns);
        }
        loop {
            columns.push(self.name(",()")?);
            if self.eat(')') {
                return Ok(columns);
            }
            if !self.eat(',') {
                return Err(self.error("`,` or `)` is missing here"));
            }
        }
    }

    /// A word of letters, digits, `_`, `$`, not consumed.
    fn word(&self) -> &'t str {
        let rest = self.rest();
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
            .unwrap_or(rest.len());
        &rest[..length]
    }

    fn keyword(&mut self, keyword: &str) -> bool {
        self.blanks();
        let found = self.word().eq_ignore_ascii_case(keyword);
        if found {
            self.at += keyword.len();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::definition::index_key;
    use proptest::prelude::*;

    #[test]
    fn elements_print_as_the_server_would() {
        for (text, printed) in [
            ("name", "name"),
            ("Name", "\"Name\""),
            ("\"we \"\"ird\"", "\"we \"\"ird\""),
            ("day desc", "day DESC"),
            ("day DESC NULLS last", "day DESC NULLS LAST"),
            ("day asc nulls first", "day NULLS FIRST"),
            (
                "name collate \"C\" text_pattern_ops",
                "name COLLATE \"C\" text_pattern_ops",
            ),
            ("name gin_trgm_ops", "name gin_trgm_ops"),
            (
                "name public.gist_trgm_ops (siglen=32, x = 'a b')",
                "name public.gist_trgm_ops (siglen='32', x='a b')",
            ),
            ("lower(name)", "lower(name)"),
            (
                "lower (name) collate x.y desc",
                "lower (name) COLLATE x.y DESC",
            ),
            ("app.\"F\"(a, b)", "app.\"F\"(a, b)"),
            ("(a + ')') desc", "(a + ')') DESC"),
            ("(data ->> E'\\')' ) desc", "(data ->> E'\\')' ) DESC"),
        ] {
            let key = element(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
            assert_eq!(index_key(&key), printed, "{text}");
        }
    }

    #[test]
    fn what_is_no_element_is_refused_with_its_place() {
        for (text, at, what) in [
            ("a + b", 2, "an expression needs parentheses around it"),
            (
                "lower(a) || b",
                9,
                "an expression that is more than one function call needs parentheses around it",
            ),
            ("a::text", 1, "an expression needs parentheses around it"),
            (
                "t.a",
                0,
                "a column is named without its table; a column name with a dot needs \"quotes\"",
            ),
            ("a desc nulls", 12, "`first` or `last` is missing here"),
            ("a desc asc", 7, "nothing more is expected here"),
            ("a ops (x)", 8, "`=` and a value are missing here"),
            ("a collate", 9, "a name is missing here"),
            (
                "a, b",
                1,
                "`,` outside of parentheses would end the expression",
            ),
        ] {
            let error = element(text).unwrap_err();
            assert_eq!((error.at, error.what.as_str()), (at, what), "{text}");
        }
    }

    #[test]
    fn exclusions_have_an_operator() {
        assert_eq!(exclusion_element("room with =").unwrap().1, "=");
        assert_eq!(
            exclusion_element("(a) desc WITH OPERATOR(public.=)")
                .unwrap()
                .1,
            "OPERATOR(public.=)"
        );
        assert!(exclusion_element("room").is_err());
        assert!(exclusion_element("room with x").is_err());
        assert!(exclusion_element("room with").is_err());
    }

    #[test]
    fn references_and_actions() {
        let ident = |t: &str| Ident::new(t).unwrap();
        let found = reference("My.\"a (b)\" ( id , \"x,y\")").unwrap();
        assert_eq!(
            found,
            (
                Some(ident("My")),
                ident("a (b)"),
                vec![ident("id"), ident("x,y")]
            )
        );
        assert_eq!(
            reference("Some Table").unwrap(),
            (None, ident("Some Table"), vec![])
        );
        assert_eq!(reference("t ()").unwrap_err().at, 3);
        assert_eq!(reference("t (a").unwrap_err().at, 4);
        assert_eq!(reference("t (a) x").unwrap_err().at, 6);
        assert_eq!(reference("a.b.c").unwrap_err().at, 3);
        let set = action("SET  null (a, b)").unwrap().unwrap();
        assert_eq!(set, (Action::SetNull, vec![ident("a"), ident("b")]));
        assert_eq!(action("casacde").unwrap(), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[a-dE'\"$(),.=é \\[\\]-]{0,30}|\\PC{0,30}") {
            let _ = (element(&text), exclusion_element(&text), reference(&text), action(&text));
            let _ = qualified(&text);
        }
    }
}
