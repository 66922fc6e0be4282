//! What a text must be before it is put into a statement: one expression, one type, one operator.
//!
//! The server's parser is the judge of everything else. Three nets lie behind this one: the
//! extended protocol takes one statement only, expressions stand in parentheses, and what was
//! made is counted when it is read back.

use crate::normalize::tokens::{Kind, Token, tokens};

/// Why a text was not sent, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) message: String,
    pub(super) at: Option<usize>,
}

fn refuse(message: &str, at: impl Into<Option<usize>>) -> Result<(), Refusal> {
    Err(Refusal {
        message: message.to_owned(),
        at: at.into(),
    })
}

/// Is `text` one SQL expression, as far as the lexer can tell?
pub(super) fn expression(text: &str) -> Result<(), Refusal> {
    common(text, "expression")
}

/// Is `text` one type name, as far as the lexer can tell?
pub(super) fn type_name(text: &str) -> Result<(), Refusal> {
    common(text, "type")?;
    for token in tokens(text) {
        match token.kind {
            Kind::Word | Kind::Quoted | Kind::UnicodeQuoted | Kind::Number | Kind::Punctuation => {}
            Kind::Operator if matches!(token.text, "-" | "%") => {}
            Kind::String
            | Kind::Parameter
            | Kind::Operator
            | Kind::Comment
            | Kind::Unterminated
            | Kind::Other => {
                return refuse(
                    &format!("`{}` does not belong in a type", token.text),
                    token.start,
                );
            }
        }
    }
    Ok(())
}

/// Is `text` one operator: `&&`, or `OPERATOR(schema.&&)`?
pub(super) fn operator(text: &str) -> Result<(), Refusal> {
    let all = tokens(text);
    let plain = |t: &Token<'_>| t.kind == Kind::Operator && t.text != "::";
    let name = |t: &Token<'_>| matches!(t.kind, Kind::Word | Kind::Quoted);
    let fits = match all.as_slice() {
        [one] => plain(one),
        [word, open, inner @ .., op, close] => {
            word.name().as_deref() == Some("operator")
                && word.kind == Kind::Word
                && open.is("(")
                && close.is(")")
                && plain(op)
                && inner.chunks(2).all(|pair| match pair {
                    [schema, dot] => name(schema) && dot.is("."),
                    _ => false,
                })
        }
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        refuse(&format!("`{text}` is not an operator"), 0)
    }
}

fn common(text: &str, what: &str) -> Result<(), Refusal> {
    if let Some(at) = text.find('\0') {
        return refuse("the NUL character cannot be sent to a server", at);
    }
    let all = tokens(text);
    if all.is_empty() {
        return refuse(&format!("the {what} is empty"), None);
    }
    let mut open: Vec<Token<'_>> = Vec::new();
    for token in all {
        let message = match token.kind {
            Kind::Comment => "comments are not allowed in an expression; use YAML's `#`",
            Kind::Unterminated => "a quote or comment opens here and does not close",
            Kind::Parameter => "parameters have no value here",
            Kind::Other => "this character does not belong here",
            Kind::Punctuation => match token.text {
                ";" => "only one expression is allowed here, without `;`",
                "(" | "[" => {
                    open.push(token);
                    continue;
                }
                ")" | "]" => {
                    let matching = if token.text == ")" { "(" } else { "[" };
                    match open.pop() {
                        Some(t) if t.text == matching => continue,
                        _ => "this bracket closes nothing",
                    }
                }
                "," if open.is_empty() => "a comma outside of parentheses: one is allowed here",
                _ => continue,
            },
            Kind::Word
            | Kind::Quoted
            | Kind::UnicodeQuoted
            | Kind::String
            | Kind::Number
            | Kind::Operator => continue,
        };
        return refuse(message, token.start);
    }
    match open.first() {
        Some(token) => refuse("this bracket is not closed", token.start),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_texts_are_refused() {
        for text in [
            "",
            " ",
            "true); drop table x; --",
            "true) , y int check (true",
            "true; select 1",
            "true -- x",
            "true /* x */",
            "(true",
            "true)",
            "(a]",
            "'abc",
            "\"abc",
            "$$abc",
            "$a$ $b$",
            "E'\\'",
            "a > $1",
            "a, b",
            "a \\ b",
            "a\0b",
            "true/*",
            "1 @--",
        ] {
            assert!(expression(text).is_err(), "{text}");
        }
        for text in [
            "text); drop table x",
            "text, y int",
            "text -- x",
            "text default 'x'",
        ] {
            assert!(type_name(text).is_err(), "{text}");
        }
        for text in [
            "= --",
            "=)",
            "operator(a.=))",
            "= , b with =",
            "operator(=",
            "::",
            "a",
            "",
        ] {
            assert!(operator(text).is_err(), "{text}");
        }
    }

    #[test]
    fn honest_texts_pass() {
        for text in [
            "a in ('a;b', $$--$$)",
            "x[1] > 0",
            "E'it\\'s' <> b",
            "\"a;\" is null",
        ] {
            assert_eq!(expression(text), Ok(()), "{text}");
        }
        for text in [
            "int",
            "varchar(20)[]",
            "public.\"Mood\"",
            "numeric(10, -2)",
            "a.b%type",
        ] {
            assert_eq!(type_name(text), Ok(()), "{text}");
        }
        for text in [
            "=",
            "&&",
            "-|-",
            "OPERATOR(public.=)",
            "operator(\"S\".<>)",
            "operator(=)",
        ] {
            assert_eq!(operator(text), Ok(()), "{text}");
        }
    }
}
