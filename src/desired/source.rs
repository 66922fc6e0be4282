//! The text of a schema file and places in it.
//!
//! A [`Span`] is what the marked YAML parser says; it becomes a [`Location`] with its line's text
//! only when a message needs one.

use std::sync::OnceLock;

use crate::diagnostic::Location;

/// Characters of a line that a message shows; longer lines are cut.
const SHOWN: usize = 300;

/// A stretch of a file: line and column from 1, length in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) length: u32,
}

/// One schema file in memory.
#[derive(Debug)]
pub(super) struct SourceText {
    /// The name for messages.
    pub(super) name: String,
    /// The text without a byte order mark.
    pub(super) text: String,
    line_starts: OnceLock<Vec<usize>>,
}

impl SourceText {
    pub(super) fn new(name: String, mut text: String) -> SourceText {
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        SourceText {
            name,
            text,
            line_starts: OnceLock::new(),
        }
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut starts = vec![0];
            for (at, byte) in bytes.iter().enumerate() {
                let ends = match byte {
                    b'\n' => true,
                    b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                    _ => false,
                };
                if ends {
                    starts.push(at + 1);
                }
            }
            starts
        })
    }

    /// The text from the start of a line (counted from 1) on.
    fn rest_from_line(&self, line: u32) -> &str {
        let at = self
            .line_starts()
            .get(line.saturating_sub(1) as usize)
            .copied();
        &self.text[at.unwrap_or(self.text.len())..]
    }

    /// The text from the start of `span` to the end of the file.
    pub(super) fn rest_from(&self, span: Span) -> &str {
        let line = self.rest_from_line(span.line);
        let at = line
            .char_indices()
            .nth(span.column.saturating_sub(1) as usize)
            .map_or(line.len(), |(at, _)| at);
        &line[at..]
    }

    /// The place of a byte of the text.
    pub(super) fn span_of_byte(&self, at: usize) -> Span {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= at).max(1);
        let before = self.text.get(starts[line - 1]..at).unwrap_or("");
        Span {
            line: small(line),
            column: small(before.chars().count() + 1),
            length: 1,
        }
    }

    /// The place with the text of its line; what goes beyond the line's end is left out.
    pub(super) fn location(&self, span: Span) -> Location {
        let rest = self.rest_from_line(span.line);
        let line = rest.split(['\n', '\r']).next().unwrap_or("");
        let column = (span.column as usize).max(1);
        let cut = column > SHOWN || line.len() > SHOWN * 8;
        let first = if cut && column > SHOWN / 2 {
            column - SHOWN / 2
        } else {
            1
        };
        let limit = if cut { SHOWN } else { usize::MAX };
        let source: String = line.chars().skip(first - 1).take(limit).collect();
        // The parser counts blanks after a quoted scalar to it.
        let marked: String = source
            .chars()
            .skip(column - first)
            .take(span.length as usize)
            .collect();
        let length = marked.trim_end().chars().count();
        Location {
            file: self.name.clone(),
            line: span.line as usize,
            column,
            length,
            source,
            source_column: first,
        }
    }

    /// The place of byte `offset` of the scalar `value` that starts at `span`.
    pub(super) fn span_in_scalar(&self, span: Span, value: &str, offset: usize) -> Span {
        let raw = self.rest_from(span);
        let at = self.text.len() - raw.len() + align(raw, value, offset);
        self.span_of_byte(at)
    }
}

/// A count as it is kept in spans. Files are at most 64 MiB, so nothing is ever cut off.
pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The byte of `raw` (YAML text that starts with a scalar) at which byte `offset` of the scalar's
/// `value` was written. The two are walked side by side: escapes of quoted scalars are one step,
/// indentation and folded line ends are passed over.
fn align(raw: &str, value: &str, offset: usize) -> usize {
    let style = raw.chars().next().unwrap_or(' ');
    let mut at = match style {
        '"' | '\'' => 1,
        '|' | '>' => raw.find('\n').map_or(raw.len(), |n| n + 1),
        _ => 0,
    };
    if matches!(style, '|' | '>') {
        at += raw[at..].len() - raw[at..].trim_start_matches([' ', '\n', '\r']).len();
        at -= value.len() - value.trim_start_matches([' ', '\n']).len();
    }
    let mut wanted = value.char_indices().peekable();
    while let Some((pos, c)) = wanted.next() {
        if pos >= offset {
            // Do not stop inside the blanks of a fold.
            let rest = raw.get(at..).unwrap_or("");
            let blanks = rest.len() - rest.trim_start().len();
            let folded = rest[..blanks].contains(['\n', '\r']) && !c.is_whitespace();
            return if folded { at + blanks } else { at };
        }
        let rest = raw.get(at..).unwrap_or("");
        let Some(s) = rest.chars().next() else {
            return raw.len();
        };
        if style == '"' && s == '\\' {
            at += escape_length(rest);
        } else if style == '\'' && s == '\'' {
            at += 2;
        } else if s == c && !(c == '\n' && matches!(style, '|' | '>')) {
            at += s.len_utf8();
        } else if c.is_whitespace() {
            while wanted.next_if(|(_, n)| *n == '\n').is_some() {}
            at += rest.len() - rest.trim_start().len();
            let next = wanted.peek().map(|(_, n)| *n);
            if matches!(style, '|' | '>') && matches!(next, Some(' ')) {
                let blanks = value[pos + 1..].len() - value[pos + 1..].trim_start().len();
                at = at.saturating_sub(blanks);
            }
        } else if s.is_whitespace() {
            at += rest.len() - rest.trim_start().len() + c.len_utf8();
        } else {
            at += s.len_utf8();
        }
    }
    at.min(raw.len())
}

/// The length in bytes of an escape of a double-quoted scalar.
fn escape_length(rest: &str) -> usize {
    let mut chars = rest.chars();
    chars.next();
    let wanted = match chars.next() {
        Some('x') => 4,
        Some('u') => 6,
        Some('U') => 10,
        Some('\n' | '\r') => return rest.len() - rest[1..].trim_start().len(),
        Some(c) => return 1 + c.len_utf8(),
        None => 1,
    };
    wanted.min(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(yaml: &str, value: &str, needle: &str) -> (u32, u32) {
        let source = SourceText::new("f".into(), yaml.into());
        let byte = yaml.find(": ").unwrap() + 2;
        let span = source.span_of_byte(byte);
        let offset = value.find(needle).unwrap();
        let found = source.span_in_scalar(span, value, offset);
        (found.line, found.column)
    }

    #[test]
    fn an_offset_in_a_value_is_found_in_the_file() {
        assert_eq!(place("a: x > y; z", "x > y; z", ";"), (1, 9));
        assert_eq!(place("é: 'it''s; z'", "it's; z", ";"), (1, 10));
        assert_eq!(place("a: \"\\u00e9\\n; z\"", "é\n; z", ";"), (1, 13));
        assert_eq!(place("a: x\n  and\n  y; z", "x and y; z", ";"), (3, 4));
        assert_eq!(place("a: x\n  and\n  y; z", "x and y; z", "y"), (3, 3));
        assert_eq!(place("a: |\n  x\n  and; z\n", "x\nand; z\n", ";"), (3, 6));
        assert_eq!(
            place("a: |\n  x\n    and; z\n", "x\n  and; z\n", ";"),
            (3, 8)
        );
        assert_eq!(
            place("a: >\r\n  x\r\n  and; z\r\n", "x and; z\n", ";"),
            (3, 6)
        );
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let source = SourceText::new("f".into(), "x".repeat(10_000));
        let span = Span {
            line: 1,
            column: 5_000,
            length: 9,
        };
        let location = source.location(span);
        assert_eq!(location.source.len(), SHOWN);
        assert_eq!((location.column, location.length), (5_000, 9));
        assert_eq!(location.source_column, 4_850);
    }
}
