//! Is a text one SQL expression and nothing else?
//!
//! Declared expressions end up inside statements that Lockstep writes. What could end such a
//! statement, leave the parentheses around the expression, or hide the rest of it is refused here,
//! before any server sees it. The text is cut into tokens as PostgreSQL does (manual 4.1) with
//! `standard_conforming_strings` on. Whether the expression means something is the server's to say.

/// Why a text is not one expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GuardProblem {
    /// Nothing but blanks.
    #[error("the expression is empty")]
    Empty,
    /// `;` outside of quotes.
    #[error("`;` would end the statement")]
    Semicolon,
    /// `,` outside of parentheses.
    #[error("`,` outside of parentheses would end the expression")]
    Comma,
    /// `--` or `/*`.
    #[error("comments are not allowed inside an expression")]
    Comment,
    /// A closing parenthesis or bracket that nothing opens.
    #[error("nothing opens this")]
    Unopened,
    /// An opening parenthesis or bracket that nothing closes.
    #[error("nothing closes this")]
    Unclosed,
    /// A quote without its end.
    #[error("this quote is never closed")]
    UnclosedQuote,
    /// A dollar quote without its end.
    #[error("this dollar quote is never closed")]
    UnclosedDollar,
    /// `\` outside of quotes: psql would take what follows for a command.
    #[error("`\\` outside of quotes is a psql command")]
    Backslash,
    /// A NUL or another control character that SQL does not know.
    #[error("a control character")]
    Control,
}

/// A problem and the byte of the text where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuardError {
    /// Offset in bytes from the start of the text.
    pub at: usize,
    /// What is wrong there.
    pub what: GuardProblem,
}

/// Checks that `text` can stand in parentheses without reaching out of them.
///
/// # Errors
/// The first [`GuardError`] from the left.
pub fn one_expression(text: &str) -> Result<(), GuardError> {
    let bytes = text.as_bytes();
    let fail = |at, what| Err(GuardError { at, what });
    if text.trim().is_empty() {
        return fail(0, GuardProblem::Empty);
    }
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b';' => return fail(at, GuardProblem::Semicolon),
            b',' if open.is_empty() => return fail(at, GuardProblem::Comma),
            b'\\' => return fail(at, GuardProblem::Backslash),
            b'-' if bytes.get(at + 1) == Some(&b'-') => return fail(at, GuardProblem::Comment),
            b'/' if bytes.get(at + 1) == Some(&b'*') => return fail(at, GuardProblem::Comment),
            b'(' | b'[' => open.push((at, byte)),
            b')' | b']' => {
                let wanted = if byte == b')' { b'(' } else { b'[' };
                match open.pop() {
                    Some((_, opened)) if opened == wanted => {}
                    Some(_) | None => return fail(at, GuardProblem::Unopened),
                }
            }
            b'\'' | b'"' | b'$' => {
                at = skip_quoted(text, at)?;
                continue;
            }
            b'\t' | b'\n' | b'\r' | 0x0c => {}
            0..=0x1f | 0x7f => return fail(at, GuardProblem::Control),
            _ => {
                if is_word_start(byte) {
                    at = skip_word(bytes, at);
                    continue;
                }
            }
        }
        at += 1;
    }
    match open.first() {
        Some((at, _)) => fail(*at, GuardProblem::Unclosed),
        None => Ok(()),
    }
}

/// The byte after what starts at `at`: a quoted text, a quoted name or a dollar quote. Anything
/// else is one byte long.
pub(super) fn skip_quoted(text: &str, at: usize) -> Result<usize, GuardError> {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        Some(b'$') => skip_dollar(text, at),
        Some(&quote @ (b'\'' | b'"')) => {
            let escapes = quote == b'\'' && has_escapes(bytes, at);
            let mut pos = at + 1;
            while let Some(&byte) = bytes.get(pos) {
                if byte == 0 {
                    return Err(GuardError {
                        at: pos,
                        what: GuardProblem::Control,
                    });
                }
                if escapes && byte == b'\\' {
                    pos += 2;
                } else if byte == quote {
                    if bytes.get(pos + 1) != Some(&quote) {
                        return Ok(pos + 1);
                    }
                    pos += 2;
                } else {
                    pos += 1;
                }
            }
            Err(GuardError {
                at,
                what: GuardProblem::UnclosedQuote,
            })
        }
        Some(_) | None => Ok(at + 1),
    }
}

/// Is the quote at `at` preceded by an `E` that is a token of its own?
fn has_escapes(bytes: &[u8], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let is_e = matches!(bytes[before], b'e' | b'E');
    is_e && before
        .checked_sub(1)
        .is_none_or(|b| !is_word_part(bytes[b]))
}

fn skip_dollar(text: &str, at: usize) -> Result<usize, GuardError> {
    let bytes = text.as_bytes();
    let mut end = at + 1;
    while bytes
        .get(end)
        .is_some_and(|b| is_word_part(*b) && *b != b'$')
    {
        end += 1;
    }
    let has_tag = end > at + 1;
    let tag_is_name = !has_tag || is_word_start(bytes[at + 1]);
    if bytes.get(end) != Some(&b'$') || !tag_is_name {
        return Ok(at + 1);
    }
    let delimiter = &text[at..=end];
    match text[end + 1..].find(delimiter) {
        Some(found) => {
            let body = &text[end + 1..end + 1 + found];
            match body.find('\0') {
                Some(nul) => Err(GuardError {
                    at: end + 1 + nul,
                    what: GuardProblem::Control,
                }),
                None => Ok(end + 1 + found + delimiter.len()),
            }
        }
        None => Err(GuardError {
            at,
            what: GuardProblem::UnclosedDollar,
        }),
    }
}

/// The byte after the word that starts at `at`. A `$` inside a word opens no dollar quote.
fn skip_word(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|b| is_word_part(*b)) {
        at += 1;
    }
    at
}

fn is_word_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

fn is_word_part(byte: u8) -> bool {
    is_word_start(byte) || byte.is_ascii_digit() || byte == b'$'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn expressions_pass() {
        for text in [
            "a > 0",
            "status in ('a;b', 'c--d', 'e/*f', 'it''s )')",
            "x = E'\\'; drop' and y = U&'\\0041'",
            "x = $$ ; -- ( $$ and y = $q$ $$ ; $q$",
            "a$b$c > 1 and d$b$ > 1",
            "\"we;ird\"\"(col\" is not null",
            "arr[1:2] = array[1,2] and (a - -1) > 0",
            "nextval('public.\"S\"'::regclass)",
            "numeric(10,2)[]",
            "e'\\\\'",
            "$1",
        ] {
            assert_eq!(one_expression(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused_where_it_goes_wrong() {
        for (text, at, what) in [
            ("true); drop table x; --", 4, GuardProblem::Unopened),
            ("true; drop", 4, GuardProblem::Semicolon),
            ("0, drop column x", 1, GuardProblem::Comma),
            ("(a > 0", 0, GuardProblem::Unclosed),
            ("(a]", 2, GuardProblem::Unopened),
            ("a -- b", 2, GuardProblem::Comment),
            ("a /* b */", 2, GuardProblem::Comment),
            ("a = 'b", 4, GuardProblem::UnclosedQuote),
            ("a = 'b\\'; c'", 8, GuardProblem::Semicolon),
            ("e = E'b\\'", 5, GuardProblem::UnclosedQuote),
            ("\"a", 0, GuardProblem::UnclosedQuote),
            ("$x$ a $y$", 0, GuardProblem::UnclosedDollar),
            ("a \\g", 2, GuardProblem::Backslash),
            ("a \0", 2, GuardProblem::Control),
            ("'\0'", 1, GuardProblem::Control),
            (" \n ", 0, GuardProblem::Empty),
            ("ee'\\'; x", 5, GuardProblem::Semicolon),
        ] {
            assert_eq!(one_expression(text), Err(GuardError { at, what }), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[-a-eE$'\"();,\\\\/*é ]{0,40}|\\PC{0,40}") {
            if let Err(error) = one_expression(&text) {
                prop_assert!(text.is_char_boundary(error.at));
            }
        }
    }
}
