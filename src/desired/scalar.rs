//! What a plain scalar means: text, number, boolean or null.
//!
//! `serde_yaml` decides for everything that could be a number; the words of YAML 1.1 (`yes`, `no`,
//! `on`, `off`) are text for it, and so they are here.

/// What YAML makes of a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Null,
    Bool(bool),
    Number,
    Text,
}

/// The meaning of a scalar that is written without quotes.
pub(super) fn plain(text: &str) -> Meaning {
    let bytes = text.as_bytes();
    // Most texts are told by their first letter.
    match bytes.first() {
        None | Some(b'~' | b'n' | b'N' | b't' | b'T' | b'f' | b'F') => match text {
            "" | "~" | "null" | "Null" | "NULL" => return Meaning::Null,
            "true" | "True" | "TRUE" => return Meaning::Bool(true),
            "false" | "False" | "FALSE" => return Meaning::Bool(false),
            _ => return Meaning::Text,
        },
        Some(_) => {}
    }
    let starts_like_number = bytes
        .first()
        .is_some_and(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.'));
    if !starts_like_number {
        return Meaning::Text;
    }
    // `0`, `12`, `0.5`: too frequent to start a YAML reader for.
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0')) {
        return Meaning::Number;
    }
    let is_one_word = bytes
        .iter()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.' | b'_'));
    if !is_one_word || matches!(text, "-" | "---" | "...") {
        return Meaning::Text;
    }
    match serde_yaml::from_str::<serde_yaml::Value>(text) {
        Ok(serde_yaml::Value::Number(_)) => Meaning::Number,
        Ok(_) | Err(_) => Meaning::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_are_those_of_serde_yaml() {
        for text in [
            "1",
            "0",
            "12",
            "0.5",
            "1.",
            "00",
            "00.5",
            "99999999999999999999999999999999999999999999",
            "-1",
            "+1",
            "1.5",
            "1e3",
            ".5",
            ".inf",
            "-.inf",
            ".nan",
            "0x1F",
            "0o17",
            "0b1",
            "007",
            "1_000",
            "1.2.3",
            "12:30",
            "+",
            ".",
            "no",
            "yes",
            "on",
            "off",
            "y",
            "True",
            "tRUE",
            "NULL",
            "~",
            "null",
            "nuLL",
            "12e",
            "0x",
            "-a",
        ] {
            let expected = match serde_yaml::from_str::<serde_yaml::Value>(text).unwrap() {
                serde_yaml::Value::Null => Meaning::Null,
                serde_yaml::Value::Bool(b) => Meaning::Bool(b),
                serde_yaml::Value::Number(_) => Meaning::Number,
                serde_yaml::Value::String(s) => {
                    assert_eq!(s, text);
                    Meaning::Text
                }
                other @ (serde_yaml::Value::Sequence(_)
                | serde_yaml::Value::Mapping(_)
                | serde_yaml::Value::Tagged(_)) => panic!("{other:?}"),
            };
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
