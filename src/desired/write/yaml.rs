//! A YAML writer that knows values and layout, nothing of what they mean.
//!
//! What it writes reads back as the same values, whatever the texts hold. Short mappings and lists
//! stand on one line.

use super::super::scalar::{self, Meaning};

/// Longest line for a mapping or list on one line, in characters.
const WIDTH: usize = 100;

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Yaml {
    /// Text; quoted where it would read as something else.
    Text(String),
    /// `true`, a number: written as it is.
    Bare(String),
    /// A list, on one line if it fits.
    List(Vec<Yaml>),
    /// A mapping, on one line if it fits.
    Map(Vec<(String, Yaml)>),
    /// A mapping with one line or more for every entry.
    Block(Vec<Line>),
}

/// A line of a [`Yaml::Block`].
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// A key with its value.
    Entry(String, Yaml),
    /// A comment, which may hold anything.
    Comment(String),
}

impl Yaml {
    /// Text.
    pub(super) fn text(text: impl Into<String>) -> Yaml {
        Yaml::Text(text.into())
    }

    /// Text that may be written without quotes where YAML reads it as a number or boolean.
    pub(super) fn loose(text: &str) -> Yaml {
        match scalar::plain(text) {
            Meaning::Number | Meaning::Bool(_) => Yaml::Bare(text.to_owned()),
            Meaning::Null | Meaning::Text => Yaml::text(text),
        }
    }

    /// `true`.
    pub(super) fn yes() -> Yaml {
        Yaml::Bare("true".into())
    }
}

/// A whole document: the lines of a mapping.
pub(super) fn document(lines: &[Line]) -> String {
    let mut out = String::new();
    block(lines, 0, &mut out);
    out
}

fn block(lines: &[Line], indent: usize, out: &mut String) {
    for line in lines {
        push_indent(indent, out);
        match line {
            Line::Comment(text) => {
                out.push_str("# ");
                out.push_str(&text.escape_debug().to_string());
                out.push('\n');
            }
            Line::Entry(key, value) => entry(key, value, indent, out),
        }
    }
}

fn push_indent(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

fn entry(key: &str, value: &Yaml, indent: usize, out: &mut String) {
    let start = out.len();
    out.push_str(&quoted(key));
    out.push(':');
    let used = indent + out[start..].chars().count() + 1;
    match value {
        Yaml::Block(lines) if !lines.is_empty() => {
            out.push('\n');
            block(lines, indent + 2, out);
        }
        Yaml::Text(text) if is_literal(text) => {
            out.push_str(" |-\n");
            for line in text.split('\n') {
                if !line.is_empty() {
                    push_indent(indent + 2, out);
                }
                out.push_str(line);
                out.push('\n');
            }
        }
        Yaml::Text(_) | Yaml::Bare(_) => push_flow(value, out),
        Yaml::List(items) => match short(value, used) {
            Some(text) => push_text(&text, out),
            None => {
                out.push('\n');
                for item in items {
                    push_indent(indent + 2, out);
                    out.push_str("- ");
                    out.push_str(&flow(item));
                    out.push('\n');
                }
            }
        },
        Yaml::Map(entries) => match short(value, used) {
            Some(text) => push_text(&text, out),
            None => {
                out.push('\n');
                for (key, value) in entries {
                    push_indent(indent + 2, out);
                    entry(key, value, indent + 2, out);
                }
            }
        },
        Yaml::Block(_) => push_text("{}", out),
    }
}

fn push_flow(value: &Yaml, out: &mut String) {
    push_text(&flow(value), out);
}

fn push_text(text: &str, out: &mut String) {
    out.push(' ');
    out.push_str(text);
    out.push('\n');
}

/// The value on one line, if it is short enough for one.
fn short(value: &Yaml, used: usize) -> Option<String> {
    let is_empty = match value {
        Yaml::List(items) => items.is_empty(),
        Yaml::Map(entries) => entries.is_empty(),
        Yaml::Text(_) | Yaml::Bare(_) | Yaml::Block(_) => false,
    };
    if !is_empty && has_literal(value) {
        return None;
    }
    let text = flow(value);
    (is_empty || used + text.chars().count() <= WIDTH).then_some(text)
}

fn has_literal(value: &Yaml) -> bool {
    match value {
        Yaml::Text(text) => is_literal(text),
        Yaml::Map(entries) => entries.iter().any(|(_, v)| has_literal(v)),
        Yaml::Bare(_) | Yaml::List(_) | Yaml::Block(_) => false,
    }
}

fn flow(value: &Yaml) -> String {
    match value {
        Yaml::Text(text) => quoted(text),
        Yaml::Bare(text) => text.clone(),
        Yaml::List(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Yaml::Map(entries) if entries.is_empty() => "{}".into(),
        Yaml::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", quoted(key), flow(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        // Blocks are never put inside of what can stand on one line.
        Yaml::Block(_) => "{}".into(),
    }
}

/// Can the text stand as a literal block (`|-`) and read back the same?
fn is_literal(text: &str) -> bool {
    text.contains('\n')
        && text.chars().all(|c| c == '\n' || is_plain_char(c))
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && !text.starts_with('#')
        && text
            .split('\n')
            .all(|line| line.is_empty() || !line.trim().is_empty())
}

fn is_plain_char(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// The text as a scalar that reads back the same, in mappings and lists of either kind.
fn quoted(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let printable = text.chars().all(is_plain_char);
    if printable && text.contains(['"', '\\']) && !text.contains('\'') {
        return format!("'{text}'");
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if is_plain_char(c) => out.push(c),
            _ if u32::from(c) <= 0xff => out.push_str(&format!("\\x{:02X}", u32::from(c))),
            _ => out.push_str(&format!("\\u{:04X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// Words that some YAML readers take for booleans.
const OLD_BOOLEANS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];

fn is_plain(text: &str) -> bool {
    let starts_well = text
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '(' | '.' | '/' | '+'));
    starts_well
        && scalar::plain(text) == Meaning::Text
        && !OLD_BOOLEANS.iter().any(|w| text.eq_ignore_ascii_case(w))
        && !text.contains(['[', ']', '{', '}', ',', '\n'])
        && !text.contains(": ")
        && !text.contains(":?")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && !text.starts_with("...")
        && text
            .chars()
            .all(|c| c == ' ' || (is_plain_char(c) && !c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_back(text: &str) -> (String, String, String) {
        let yaml = document(&[
            Line::Comment(text.to_owned()),
            Line::Entry("a".into(), Yaml::text(text)),
            Line::Entry(
                "b".into(),
                Yaml::Map(vec![(text.into(), Yaml::List(vec![Yaml::text(text)]))]),
            ),
            Line::Entry(
                "c".into(),
                Yaml::Block(vec![Line::Entry(text.into(), Yaml::yes())]),
            ),
        ]);
        let value: serde_yaml::Value =
            serde_yaml::from_str(&yaml).unwrap_or_else(|e| panic!("{e}: {yaml}"));
        let a = value["a"]
            .as_str()
            .unwrap_or_else(|| panic!("{yaml}"))
            .to_owned();
        let b = value["b"].as_mapping().unwrap().iter().next().unwrap();
        assert_eq!(b.0.as_str(), b.1[0].as_str());
        let c = value["c"].as_mapping().unwrap().iter().next().unwrap();
        (
            a,
            b.0.as_str().unwrap().to_owned(),
            c.0.as_str().unwrap().to_owned(),
        )
    }

    #[test]
    fn hostile_texts_read_back() {
        for text in [
            "no",
            "null",
            "~",
            "1e3",
            "Mixed Case",
            "a: b",
            "#x",
            "a #b",
            " x ",
            "a\nb",
            "a\n\n  b",
            "🌱",
            "'a'",
            "\"",
            "\\",
            "a'b\"c",
            "-",
            "- a",
            "?",
            "---",
            "...",
            "",
            "\u{1b}[31m",
            "\u{feff}",
            "a:",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "|",
            ">",
            "<<",
            "=",
            "\t",
            "a\r\nb",
            "\u{85}",
            "0x1F",
            ".5",
            "+1",
            "(a > 0)",
        ] {
            let back = read_back(text);
            assert_eq!(back, (text.to_owned(), text.to_owned(), text.to_owned()));
        }
    }

    #[test]
    fn short_things_stand_on_one_line_and_long_texts_in_blocks() {
        let list = Yaml::List(vec![Yaml::text("x".repeat(60)), Yaml::text("y".repeat(60))]);
        let lines = [
            Line::Entry("a".into(), Yaml::Map(vec![("k".into(), Yaml::yes())])),
            Line::Entry("b".into(), list),
            Line::Entry("c".into(), Yaml::text("CASE\n    WHEN a\nEND")),
        ];
        let expected = format!(
            "a: {{ k: true }}\nb:\n  - {}\n  - {}\nc: |-\n  CASE\n      WHEN a\n  END\n",
            "x".repeat(60),
            "y".repeat(60)
        );
        assert_eq!(document(&lines), expected);
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in "[^\0]{0,30}|[-a: #'\"\n\\\\,{}\\[\\]&*!|>%@]{0,12}") {
            let back = read_back(&text);
            prop_assert_eq!(back, (text.clone(), text.clone(), text));
        }
    }
}
