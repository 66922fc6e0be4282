//! Labels of an enum inside texts that the server printed: alone (`'sad'::public.mood`) and as elements of an
//! array's literal (`'{sad,ok}'::public.mood[]`). The server keeps labels by number, so a label that is renamed is
//! printed anew wherever it stands.

use crate::model::Pair;

/// The text with the label renamed wherever it stands as a value of the type, which is `printed` as the server prints it.
pub(super) fn rename(text: &str, printed: &str, label: &Pair<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match c {
            '"' => {
                // A quoted name is copied whole: an apostrophe in it starts no literal.
                let end = rest[1..].find('"').map_or(rest.len(), |at| at + 2);
                out.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            '\'' => {
                let (inside, after) = literal(&rest[1..]);
                let new = renamed(&inside, after, printed, label);
                match new {
                    Some(new) => {
                        out.push('\'');
                        out.push_str(&new.replace('\'', "''"));
                        out.push('\'');
                    }
                    None => out.push_str(&rest[..rest.len() - after.len()]),
                }
                rest = after;
            }
            _ => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// What the literal says that has been opened, and what follows it. It is printed without `E''`, backslashes as they are.
fn literal(text: &str) -> (String, &str) {
    let mut inside = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\'') {
        inside.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('\'') {
            Some(more) => {
                inside.push('\'');
                rest = more;
            }
            None => return (inside, rest),
        }
    }
    inside.push_str(rest);
    (inside, "")
}

/// The literal with the label renamed, where it is one of the type or of its arrays and has the label.
fn renamed(inside: &str, after: &str, printed: &str, label: &Pair<String>) -> Option<String> {
    let after = after.strip_prefix("::")?.strip_prefix(printed)?;
    if after.starts_with("[]") {
        return array(inside, label);
    }
    let is_longer = after.chars().next().is_some_and(super::tokens::is_word);
    (!is_longer && inside == label.from).then(|| label.to.clone())
}

/// An array's text with the elements renamed that are the label.
fn array(text: &str, label: &Pair<String>) -> Option<String> {
    // `[0:1]={a,b}`: bounds that do not start with 1.
    let start = text.find('{')?;
    let (bounds, elements) = text.split_at(start);
    let mut out = bounds.to_owned();
    let mut found = false;
    let mut rest = elements;
    while let Some(c) = rest.chars().next() {
        if matches!(c, '{' | '}' | ',') {
            out.push(c);
            rest = &rest[1..];
            continue;
        }
        let (value, is_quoted, after) = element(rest);
        if value == label.from && (is_quoted || !value.eq_ignore_ascii_case("null")) {
            found = true;
            out.push_str(&array_element(&label.to));
        } else {
            out.push_str(&rest[..rest.len() - after.len()]);
        }
        rest = after;
    }
    found.then_some(out)
}

/// An element, whether it stood in quotes, and what follows it.
fn element(text: &str) -> (String, bool, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', '}']).unwrap_or(text.len());
        return (text[..end].to_owned(), false, &text[end..]);
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (value, true, &quoted[at + 1..]),
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            _ => value.push(c),
        }
    }
    (value, true, "")
}

/// The element as the server prints it inside of an array (manual, 8.15.6).
fn array_element(value: &str) -> String {
    let is_odd = |c: char| {
        // `array_isspace`, which knows the six of C.
        matches!(
            c,
            '"' | '\\' | '{' | '}' | ',' | ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c'
        )
    };
    if !value.is_empty() && !value.contains(is_odd) && !value.eq_ignore_ascii_case("null") {
        return value.to_owned();
    }
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::rename;
    use crate::model::Pair;

    #[track_caller]
    fn check(from: &str, to: &str, text: &str, wanted: &str) {
        let label = Pair::new(from.to_owned(), to.to_owned());
        assert_eq!(rename(text, "public.mood", &label), wanted);
    }

    #[test]
    fn a_label_is_found_alone_and_in_arrays() {
        check(
            "sad",
            "blue",
            "(m <> 'sad'::public.mood) AND ('it''s sad'::text <> 'sad'::public.moody)",
            "(m <> 'blue'::public.mood) AND ('it''s sad'::text <> 'sad'::public.moody)",
        );
        check(
            "sad",
            "blue",
            "(m = ANY (ARRAY['sad'::public.mood, 'x'::public.mood]))",
            "(m = ANY (ARRAY['blue'::public.mood, 'x'::public.mood]))",
        );
        check(
            "sad",
            "blue",
            "(m = ANY ('{sad,ok,NULL}'::public.mood[])) AND ('{sad}'::text[] <> n)",
            "(m = ANY ('{blue,ok,NULL}'::public.mood[])) AND ('{sad}'::text[] <> n)",
        );
        check(
            "ok",
            "fine",
            "'[0:1][1:2]={{sad,ok},{ok,\"not ok\"}}'::public.mood[]",
            "'[0:1][1:2]={{sad,fine},{fine,\"not ok\"}}'::public.mood[]",
        );
    }

    #[test]
    fn odd_labels_are_quoted_as_the_server_does() {
        let odd = "it's \"{so}\\";
        check(
            "sad",
            odd,
            "'{sad}'::public.mood[]",
            "'{\"it''s \\\"{so}\\\\\"}'::public.mood[]",
        );
        check(
            odd,
            "sad",
            "'{a,\"it''s \\\"{so}\\\\\"}'::public.mood[]",
            "'{a,sad}'::public.mood[]",
        );
        check(
            odd,
            "sad",
            "'it''s \"{so}\\'::public.mood",
            "'sad'::public.mood",
        );
        check(
            "null",
            "x",
            "'{null,NULL,\"null\"}'::public.mood[]",
            "'{null,NULL,x}'::public.mood[]",
        );
        check("a", "", "'{a}'::public.mood[]", "'{\"\"}'::public.mood[]");
        check(
            "a",
            "b",
            "(\"o'x\" = 'a'::public.mood)",
            "(\"o'x\" = 'b'::public.mood)",
        );
    }
}
