//! SQL text as psql takes it without reading variables into it.
//!
//! psql replaces `:name`, `:'name'`, `:"name"` and `:{?name}` outside of literals and quoted names;
//! PostgreSQL's own single `:` stands between the bounds of an array slice. Knows tokens only.

/// The text with a space after every `:` that psql would take for a variable.
///
/// Literals (`'…'`, `E'…'`, `$tag$…$tag$`) and quoted names stay as they are; `::` and `:=` do too.
pub fn escape(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\'' => quoted(rest, '\'', is_escape_string(&out)),
            '"' => quoted(rest, '"', false),
            '$' if !is_word(before) => dollar(rest).unwrap_or(1),
            ':' if rest.starts_with("::") || rest.starts_with(":=") => 2,
            other => other.len_utf8(),
        };
        let (token, tail) = rest.split_at(length);
        out.push_str(token);
        let next = tail.chars().next();
        if token == ":" && next.is_some_and(|n| is_word(n) || matches!(n, '"' | '\'' | '{')) {
            out.push(' ');
        }
        before = c;
        rest = tail;
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || !c.is_ascii()
}

/// Does the text end in an `E` that is a word by itself?
fn is_escape_string(text: &str) -> bool {
    text.strip_suffix(['e', 'E'])
        .is_some_and(|head| !head.ends_with(|c: char| is_word(c) || c == '$'))
}

/// The length of the quoted token that the text begins with; all of it when it does not end.
fn quoted(text: &str, quote: char, backslash: bool) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if backslash && c == '\\' {
            escaped = true;
        } else if c == quote {
            // A doubled quote begins another token of the same kind, which comes to the same
            // except for backslashes.
            if text[at + 1..].starts_with(quote) {
                escaped = true;
            } else {
                return at + 1;
            }
        }
    }
    text.len()
}

/// The length of the `$tag$…$tag$` that the text begins with.
fn dollar(text: &str) -> Option<usize> {
    let tag = text[1..].find('$')? + 2;
    let name = &text[1..tag - 1];
    if name.starts_with(|c: char| c.is_ascii_digit()) || !name.chars().all(is_word) {
        return None;
    }
    Some(
        text[tag..]
            .find(&text[..tag])
            .map_or(text.len(), |end| tag + end + tag),
    )
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn slices_are_no_variables() {
        assert_eq!(escape("a[1:\"HOST\"]"), "a[1: \"HOST\"]");
        assert_eq!(escape("a[1:n]"), "a[1: n]");
        assert_eq!(escape("a[1:2]"), "a[1: 2]");
        assert_eq!(escape("a[b:'1'::int]"), "a[b: '1'::int]");
        assert_eq!(escape("a[1:é]"), "a[1: é]");
        assert_eq!(escape("$1:x"), "$1: x");
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            "x::text",
            "f(a := 1, b => 2)",
            "a[1: n]",
            "a[:]",
            "'it''s :x'",
            "E'\\':x'",
            "e'a'':x'",
            "\"a:b\"\":c\"",
            "$$ :x $$",
            "$a$ $$ :x $a$",
            "'open :x",
            "$a$ :x",
            ":",
            "",
        ] {
            assert_eq!(escape(text), text);
        }
        assert_eq!(escape("'\\' || a[1:n]"), "'\\' || a[1: n]");
        assert_eq!(escape("namE':x' :y"), "namE':x' : y");
    }
}
