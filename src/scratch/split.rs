//! Cuts an SQL file into statements, blocks of COPY data and psql's backslash commands, with their lines.
//!
//! Follows psql's lexer: quotes, dollar quotes, nested comments, parentheses, and the bodies of SQL-standard functions
//! (`begin atomic … end`) that hold semicolons. It does not parse SQL and never fails on odd SQL: the server judges it.
//! Input: text of anybody's making.

/// One piece of an SQL file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// The line of its first word, counted from 1.
    pub(crate) line: usize,
    /// The text, without the semicolon that ends it.
    pub(crate) text: &'a str,
    /// What it is.
    pub(crate) kind: Kind<'a>,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind<'a> {
    /// SQL to run; with its words in lower case that stand outside quotes and parentheses (the first few).
    Statement(Vec<String>),
    /// `COPY … FROM STDIN`, and the lines that follow it.
    Copy(&'a str),
    /// A backslash command, to the end of its line.
    Backslash,
}

/// A quote, comment or parenthesis that never ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unterminated {
    /// The line where it begins.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) what: &'static str,
}

/// As many words of a statement as its kind can depend on. A list of columns stands in parentheses: it does not count.
const MAX_WORDS: usize = 24;

/// Cuts `text` into its pieces.
pub(crate) fn split(text: &str) -> Result<Vec<Piece<'_>>, Unterminated> {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        at: 0,
        line: 1,
        standard_strings: true,
    };
    let mut pieces = Vec::new();
    while let Some(piece) = lexer.next_piece()? {
        pieces.push(piece);
    }
    Ok(pieces)
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    line: usize,
    /// `standard_conforming_strings`: off, a backslash escapes in plain strings too.
    standard_strings: bool,
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

impl<'a> Lexer<'a> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// Moves on to `to`, counting lines.
    fn go_to(&mut self, to: usize) {
        let to = to.min(self.bytes.len());
        self.line += self.bytes[self.at..to]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        self.at = to;
    }

    /// The end of the current line: where its line feed is, or the end of the text.
    fn line_end(&self) -> usize {
        self.bytes[self.at..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(self.bytes.len(), |n| self.at + n)
    }

    /// Passes white space and comments; says if there was any.
    fn skip_blank(&mut self) -> Result<bool, Unterminated> {
        let start = self.at;
        loop {
            match (self.peek(0), self.peek(1)) {
                (b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c, _) if self.at < self.bytes.len() => {
                    self.go_to(self.at + 1)
                }
                (b'-', b'-') => self.go_to(self.line_end()),
                (b'/', b'*') => self.skip_comment()?,
                _ => return Ok(self.at > start),
            }
        }
    }

    fn skip_comment(&mut self) -> Result<(), Unterminated> {
        let line = self.line;
        let mut depth = 0_usize;
        while self.at < self.bytes.len() {
            match (self.peek(0), self.peek(1)) {
                (b'/', b'*') => {
                    depth += 1;
                    self.go_to(self.at + 2);
                }
                (b'*', b'/') => {
                    depth -= 1;
                    self.go_to(self.at + 2);
                    if depth == 0 {
                        return Ok(());
                    }
                }
                _ => self.go_to(self.at + 1),
            }
        }
        Err(Unterminated {
            line,
            what: "this comment never ends",
        })
    }

    /// Passes a quoted text whose opening mark is at the current place.
    fn skip_quoted(&mut self, backslash_escapes: bool) -> Result<(), Unterminated> {
        let (quote, line) = (self.peek(0), self.line);
        self.go_to(self.at + 1);
        while self.at < self.bytes.len() {
            let byte = self.peek(0);
            if (byte == b'\\' && backslash_escapes) || (byte == quote && self.peek(1) == quote) {
                self.go_to(self.at + 2);
            } else if byte == quote {
                self.go_to(self.at + 1);
                return Ok(());
            } else {
                self.go_to(self.at + 1);
            }
        }
        Err(Unterminated {
            line,
            what: if quote == b'"' {
                "this quoted name never ends"
            } else {
                "this string never ends"
            },
        })
    }

    /// The opening mark of a dollar quote at the current place: `$$` or `$tag$`.
    fn dollar_mark(&self) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let end = rest[1..].find('$')? + 1;
        let tag = &rest[1..end];
        let fits = !tag.starts_with(|c: char| c.is_ascii_digit())
            && tag.bytes().all(|byte| is_word(byte) && byte != b'$');
        fits.then_some(&rest[..=end])
    }

    fn next_piece(&mut self) -> Result<Option<Piece<'a>>, Unterminated> {
        // Empty statements are nothing.
        while self.skip_blank()? || (self.peek(0) == b';' && self.at < self.bytes.len()) {
            if self.peek(0) == b';' {
                self.go_to(self.at + 1);
            }
        }
        if self.at >= self.bytes.len() {
            return Ok(None);
        }
        let (start, line) = (self.at, self.line);
        if self.peek(0) == b'\\' {
            return Ok(Some(self.backslash()));
        }
        let mut scan = Scan::default();
        let mut end = start;
        while self.at < self.bytes.len() {
            if self.skip_blank()? {
                continue;
            }
            match self.peek(0) {
                b';' if scan.parens == 0 && scan.begins == 0 => break,
                b'\\' if scan.parens == 0 && scan.begins == 0 => break,
                byte => self.step(byte, &mut scan)?,
            }
            end = self.at;
        }
        let ended = self.peek(0) == b';' && self.at < self.bytes.len();
        if !ended && self.at >= self.bytes.len() && scan.begins > 0 {
            return Err(Unterminated {
                line,
                what: "this function body (begin atomic) never ends",
            });
        }
        let text = &self.text[start..end];
        if ended {
            self.go_to(self.at + 1);
        }
        self.note_string_setting(text, &scan.words);
        let kind = if scan.is_copy_from_stdin() {
            Kind::Copy(self.copy_data())
        } else {
            Kind::Statement(scan.words)
        };
        Ok(Some(Piece { line, text, kind }))
    }

    /// Passes one token of a statement.
    fn step(&mut self, byte: u8, scan: &mut Scan) -> Result<(), Unterminated> {
        match byte {
            b'\'' => self.skip_quoted(!self.standard_strings)?,
            b'"' => {
                self.skip_quoted(false)?;
                scan.word("\"");
            }
            b'$' => match self.dollar_mark() {
                Some(mark) => {
                    let line = self.line;
                    let body = self.at + mark.len();
                    let Some(length) = self.text[body..].find(mark) else {
                        return Err(Unterminated {
                            line,
                            what: "this dollar-quoted text never ends",
                        });
                    };
                    self.go_to(body + length + mark.len());
                }
                None => self.go_to(self.at + 1),
            },
            b'(' => {
                scan.parens += 1;
                self.go_to(self.at + 1);
            }
            b')' => {
                scan.parens = scan.parens.saturating_sub(1);
                self.go_to(self.at + 1);
            }
            byte if is_word(byte) => {
                let start = self.at;
                let length = self.bytes[start..]
                    .iter()
                    .take_while(|byte| is_word(**byte))
                    .count();
                self.go_to(start + length);
                let word = &self.text[start..self.at];
                if word.eq_ignore_ascii_case("e") && self.peek(0) == b'\'' {
                    self.skip_quoted(true)?;
                } else {
                    scan.word(word);
                }
            }
            _ => self.go_to(self.at + 1),
        }
        Ok(())
    }

    fn backslash(&mut self) -> Piece<'a> {
        let (start, line, end) = (self.at, self.line, self.line_end());
        self.go_to(end);
        Piece {
            line,
            text: self.text[start..end].trim_end(),
            kind: Kind::Backslash,
        }
    }

    /// The lines after the current one, up to `\.` or the end of the text.
    fn copy_data(&mut self) -> &'a str {
        self.go_to(self.line_end() + 1);
        let start = self.at;
        while self.at < self.bytes.len() {
            let (from, end) = (self.at, self.line_end());
            self.go_to(end + 1);
            if matches!(&self.bytes[from..end], b"\\." | b"\\.\r") {
                return &self.text[start..from];
            }
        }
        &self.text[start..]
    }

    fn note_string_setting(&mut self, text: &str, words: &[String]) {
        let set = words.first().is_some_and(|word| word == "set");
        if set
            && words
                .iter()
                .any(|word| word == "standard_conforming_strings")
        {
            self.standard_strings = !text
                .to_ascii_lowercase()
                .trim_end_matches(['\'', ' '])
                .ends_with("off");
        }
    }
}

/// What is known of the statement so far.
#[derive(Default)]
struct Scan {
    words: Vec<String>,
    parens: usize,
    /// How many `begin` and `case` of a function body are open.
    begins: usize,
}

impl Scan {
    fn word(&mut self, word: &str) {
        let word = word.to_ascii_lowercase();
        if self.is_routine() {
            match word.as_str() {
                // An unquoted `begin` in a routine's definition can only be that of its body.
                "begin" if self.parens == 0 || self.begins > 0 => self.begins += 1,
                "case" if self.begins > 0 => self.begins += 1,
                "end" if self.begins > 0 => self.begins -= 1,
                _ => {}
            }
        }
        if self.parens == 0 && self.words.len() < MAX_WORDS {
            self.words.push(word);
        }
    }

    fn is_routine(&self) -> bool {
        let mut words = self
            .words
            .iter()
            .map(String::as_str)
            .filter(|word| !matches!(*word, "or" | "replace"));
        words.next() == Some("create") && matches!(words.next(), Some("function" | "procedure"))
    }

    fn is_copy_from_stdin(&self) -> bool {
        self.words.first().is_some_and(|word| word == "copy")
            && self
                .words
                .windows(2)
                .any(|pair| pair[0] == "from" && pair[1] == "stdin")
    }
}

#[cfg(test)]
#[path = "split_tests.rs"]
mod tests;
