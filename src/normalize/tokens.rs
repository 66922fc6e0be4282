//! PostgreSQL's lexical rules (manual 4.1): enough to find names, literals and the end of things
//! in an expression. Total: every text has tokens, broken ones say so by their kind.
//!
//! Knows nothing of grammar. Written by hand, not borrowed from a parser, because what is decided
//! here is whether a text may be sent to a server at all, so it must cut a text where the server's
//! own lexer would (`standard_conforming_strings` on).

use std::collections::BTreeSet;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An unquoted word: a key word or a name.
    Word,
    /// `"name"`.
    Quoted,
    /// `U&"name"`: a name whose letters only the server decodes.
    UnicodeQuoted,
    /// A string of any sort: `'…'`, `E'…'`, `$$…$$`, `B'…'`.
    String,
    /// A number.
    Number,
    /// `$1`.
    Parameter,
    /// A run of operator characters, or `::`.
    Operator,
    /// One of `( ) [ ] , ; . :`.
    Punctuation,
    /// `-- …` or `/* … */`.
    Comment,
    /// A string, name or comment that does not end.
    Unterminated,
    /// A character that has no place in SQL outside of quotes.
    Other,
}

/// A token and where it starts, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its whole text.
    pub text: &'a str,
    /// Byte offset in the text it was cut from.
    pub start: usize,
}

impl Token<'_> {
    /// The byte after the token.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The name the token stands for: folded when unquoted, unescaped when quoted.
    pub fn name(&self) -> Option<String> {
        match self.kind {
            Kind::Word => Some(self.text.to_ascii_lowercase()),
            Kind::Quoted => Some(self.text[1..self.text.len() - 1].replace("\"\"", "\"")),
            Kind::UnicodeQuoted
            | Kind::String
            | Kind::Number
            | Kind::Parameter
            | Kind::Operator
            | Kind::Punctuation
            | Kind::Comment
            | Kind::Unterminated
            | Kind::Other => None,
        }
    }

    /// The content of a string literal. Backslash sequences of `E'…'` stay as they are.
    pub fn string_content(&self) -> Option<String> {
        if self.kind != Kind::String {
            return None;
        }
        if self.text.starts_with('$') {
            let tag = self.text[1..].find('$')? + 2;
            return Some(self.text[tag..self.text.len() - tag].to_owned());
        }
        let open = self.text.find('\'')?;
        let inner = self.text.get(open + 1..self.text.len() - 1)?;
        Some(inner.replace("''", "'"))
    }

    /// Is it this punctuation mark or operator?
    pub fn is(&self, mark: &str) -> bool {
        matches!(self.kind, Kind::Punctuation | Kind::Operator) && self.text == mark
    }
}

fn starts_name(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

fn continues_name(c: char) -> bool {
    starts_name(c) || c.is_ascii_digit() || c == '$'
}

fn is_operator(c: char) -> bool {
    "~!@#^&|`?+-*/%<>=".contains(c)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')
}

/// Cuts a text into tokens; white space is left out.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if is_space(c) {
            at += 1;
            continue;
        }
        let (kind, length) = next(&text[at..], c);
        found.push(Token {
            kind,
            text: &text[at..at + length],
            start: at,
        });
        at += length;
    }
    found
}

fn next(rest: &str, first: char) -> (Kind, usize) {
    let follows = |n: usize, c: char| rest[n..].starts_with(c);
    if rest.starts_with("--") {
        (Kind::Comment, rest.find(['\n', '\r']).unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        block_comment(rest)
    } else if first == '\'' {
        quoted(rest, 0, '\'', Backslash::Literal, Kind::String)
    } else if first == '"' {
        quoted(rest, 0, '"', Backslash::Literal, Kind::Quoted)
    } else if matches!(first, 'e' | 'E') && follows(1, '\'') {
        quoted(rest, 1, '\'', Backslash::Escapes, Kind::String)
    } else if matches!(first, 'b' | 'B' | 'x' | 'X' | 'n' | 'N') && follows(1, '\'') {
        quoted(rest, 1, '\'', Backslash::Literal, Kind::String)
    } else if matches!(first, 'u' | 'U') && rest[1..].starts_with("&'") {
        quoted(rest, 2, '\'', Backslash::Literal, Kind::String)
    } else if matches!(first, 'u' | 'U') && rest[1..].starts_with("&\"") {
        quoted(rest, 2, '"', Backslash::Literal, Kind::UnicodeQuoted)
    } else if first == '$' {
        dollar(rest)
    } else if starts_name(first) {
        (Kind::Word, run(rest, continues_name))
    } else if first.is_ascii_digit()
        || (first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit()))
    {
        let number = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_';
        (Kind::Number, run(rest, number))
    } else if rest.starts_with("::") {
        (Kind::Operator, 2)
    } else if "()[],;.:".contains(first) {
        (Kind::Punctuation, 1)
    } else if is_operator(first) {
        let length = run(rest, is_operator);
        let cut = ["--", "/*"]
            .iter()
            .filter_map(|mark| rest[..length].find(mark))
            .min();
        (Kind::Operator, cut.unwrap_or(length))
    } else {
        (Kind::Other, first.len_utf8())
    }
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

enum Backslash {
    Literal,
    Escapes,
}

fn quoted(rest: &str, open: usize, quote: char, backslash: Backslash, kind: Kind) -> (Kind, usize) {
    let mut chars = rest[open + 1..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            if chars.peek().is_some_and(|(_, next)| *next == quote) {
                chars.next();
            } else {
                return (kind, open + 1 + at + 1);
            }
        } else if c == '\\' && matches!(backslash, Backslash::Escapes) {
            chars.next();
        }
    }
    (Kind::Unterminated, rest.len())
}

fn dollar(rest: &str) -> (Kind, usize) {
    let after = &rest[1..];
    if after.starts_with(|c: char| c.is_ascii_digit()) {
        return (Kind::Parameter, 1 + run(after, |c| c.is_ascii_digit()));
    }
    let tag = run(after, |c| continues_name(c) && c != '$');
    if !after[tag..].starts_with('$') {
        return (Kind::Other, 1);
    }
    let mark = &rest[..tag + 2];
    match rest[mark.len()..].find(mark) {
        Some(at) => (Kind::String, mark.len() * 2 + at),
        None => (Kind::Unterminated, rest.len()),
    }
}

fn block_comment(rest: &str) -> (Kind, usize) {
    let (mut depth, mut at) = (0usize, 0usize);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return (Kind::Comment, at);
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    (Kind::Unterminated, rest.len())
}

/// Names that occur in a text, key words included (they may be column names).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Folded or unquoted.
    pub names: BTreeSet<String>,
    /// Whether names may occur that cannot be told from the text.
    pub others: OtherNames,
}

/// Can a text name more than its words say?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OtherNames {
    /// No.
    #[default]
    None,
    /// Yes: a `.*` or a `U&"…"` is in it.
    Possible,
}

/// Every name in a text.
pub fn names(text: &str) -> Names {
    let mut found = Names::default();
    let mut after_dot = false;
    for token in tokens(text) {
        found.names.extend(token.name());
        if token.kind == Kind::UnicodeQuoted || (after_dot && token.text.starts_with('*')) {
            found.others = OtherNames::Possible;
        }
        after_dot = token.is(".");
    }
    found
}

/// Those of the candidates whose names occur in the text, in the candidates' order.
pub fn mentioned_columns<'a, T: AsRef<str> + ?Sized>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a T>,
) -> Vec<&'a T> {
    let found = names(text);
    candidates
        .into_iter()
        .filter(|c| found.names.contains((*c).as_ref()))
        .collect()
}

/// The contents of all string literals in a text.
pub fn strings(text: &str) -> Vec<String> {
    tokens(text)
        .iter()
        .filter_map(Token::string_content)
        .collect()
}

/// The text without one pair of parentheses around the whole, if there is such a pair.
pub fn without_outer_parentheses(text: &str) -> Option<&str> {
    let all = tokens(text);
    let (first, last) = (all.first()?, all.last()?);
    if !first.is("(") || !last.is(")") {
        return None;
    }
    let mut depth = 0usize;
    for (n, token) in all.iter().enumerate() {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth = depth.checked_sub(1)?;
            if depth == 0 && n + 1 < all.len() {
                return None;
            }
        }
    }
    (depth == 0).then(|| text[first.end()..last.start].trim_matches(is_space))
}

/// Are two texts the same, but for one pair of parentheses around one of them?
pub fn same_up_to_parentheses(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim_matches(is_space), b.trim_matches(is_space));
    a == b || without_outer_parentheses(a) == Some(b) || without_outer_parentheses(b) == Some(a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        tokens(text).iter().map(|t| (t.kind, t.text)).collect()
    }

    #[test]
    fn cuts_where_the_server_cuts() {
        assert_eq!(
            kinds(r"a='it''s'::x"),
            [
                (Kind::Word, "a"),
                (Kind::Operator, "="),
                (Kind::String, "'it''s'"),
                (Kind::Operator, "::"),
                (Kind::Word, "x")
            ]
        );
        assert_eq!(kinds(r"E'\'' ")[0], (Kind::String, r"E'\''"));
        assert_eq!(kinds(r"'\'")[0], (Kind::String, r"'\'"));
        assert_eq!(kinds("$a$ ' $$ $a$")[0].0, Kind::String);
        assert_eq!(kinds("a$1")[0], (Kind::Word, "a$1"));
        assert_eq!(kinds("$1")[0].0, Kind::Parameter);
        assert_eq!(kinds("1 @/* x */ 2")[2], (Kind::Comment, "/* x */"));
        assert_eq!(kinds("1+--x")[2], (Kind::Comment, "--x"));
        assert_eq!(kinds("/* /* */")[0].0, Kind::Unterminated);
        assert_eq!(kinds("'abc")[0].0, Kind::Unterminated);
        assert_eq!(kinds("\"a\"\"b\"")[0].0, Kind::Quoted);
    }

    #[test]
    fn names_are_folded_unless_quoted() {
        let cols = ["status", "Status", "x"];
        assert_eq!(mentioned_columns("STATUS = 'x'", cols), ["status"]);
        assert_eq!(mentioned_columns("\"Status\" = $$x$$", cols), ["Status"]);
        assert_eq!(names("t.*").others, OtherNames::Possible);
        assert_eq!(names("a * 2").others, OtherNames::None);
    }

    #[test]
    fn outer_parentheses_are_those_around_all() {
        assert!(same_up_to_parentheses("(a > 0)", " a > 0 "));
        assert!(!same_up_to_parentheses("(a) or (b)", "a) or (b"));
        assert!(same_up_to_parentheses("a = ')'", "(a = ')')"));
    }

    proptest! {
        #[test]
        fn tokens_cover_every_text(text in "\\PC*|['\"$/*a\\-()Ee\\\\ ]*") {
            let mut at = 0;
            for t in tokens(&text) {
                prop_assert!(text[at..t.start].chars().all(is_space));
                prop_assert!(!t.text.is_empty());
                let _ = (t.name(), t.string_content());
                at = t.end();
            }
            prop_assert!(text[at..].chars().all(is_space));
            let _ = without_outer_parentheses(&text);
        }
    }
}
