//! The only place that prints. stdout is data, stderr is talk; one colour scheme.

use std::borrow::Cow;
use std::io::{IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};

use super::args::{ColorWhen, Look};

/// How much is said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// All of it.
    Full,
    /// For the demo: no data but findings, lists cut short, lines that fit a terminal.
    Brief,
}

/// Where output goes and how it looks.
#[derive(Clone)]
pub(crate) struct Printer {
    quiet: bool,
    detail: Detail,
    out_color: bool,
    err_color: bool,
}

/// Names: tables, files, commands.
pub(crate) const NAME: Style = AnsiColor::Cyan.on_default();
/// What is added or all right.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// What is removed or wrong.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// What wants attention.
pub(crate) const WARN: Style = AnsiColor::Yellow.on_default().bold();
/// Headings.
pub(crate) const HEAD: Style = Style::new().bold();
/// What matters least.
pub(crate) const DIM: Style = Style::new().dimmed();

impl Printer {
    /// A printer as the command line asks.
    pub(crate) fn new(look: &Look) -> Printer {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|v| v == "dumb");
        let pick = |terminal: bool| match look.color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => terminal && !no_color && !dumb,
        };
        Printer {
            quiet: look.quiet,
            detail: Detail::Full,
            out_color: pick(std::io::stdout().is_terminal()),
            err_color: pick(std::io::stderr().is_terminal()),
        }
    }

    /// The same, saying less.
    pub(crate) fn brief(&self) -> Printer {
        Printer {
            detail: Detail::Brief,
            ..self.clone()
        }
    }

    /// Is talk left out?
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// How much is said.
    pub(crate) fn detail(&self) -> Detail {
        self.detail
    }

    /// Is stderr coloured?
    pub(crate) fn err_color(&self) -> bool {
        self.err_color
    }

    /// Data, a line.
    ///
    /// # Errors
    /// When stdout is closed; the caller ends quietly then.
    pub(crate) fn data(&self, text: &str) -> std::io::Result<()> {
        let text = harmless(text);
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        out.flush()
    }

    /// The path of something that was written: data, but no news to the demo's reader.
    ///
    /// # Errors
    /// As [`Printer::data`].
    pub(crate) fn path(&self, text: &str) -> std::io::Result<()> {
        match self.detail {
            Detail::Full => self.data(text),
            Detail::Brief => Ok(()),
        }
    }

    /// Is there talk at all?
    pub(crate) fn talks(&self) -> bool {
        !self.quiet
    }

    /// Talk, a line. A closed stderr is nobody's problem.
    pub(crate) fn talk(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr().lock(), "{}", harmless(text));
        }
    }

    /// An error or a warning: shown even when quiet.
    pub(crate) fn alert(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{}", harmless(text));
    }

    /// `error: …` and the help under it.
    pub(crate) fn error(&self, message: &str, help: Option<&str>) {
        self.alert(&format!("{}: {message}", self.err(BAD, "error")));
        if let Some(help) = help {
            for line in help.lines() {
                self.alert(&format!("  {} {line}", self.err(NAME, "help:")));
            }
        }
    }

    /// `warning: …`.
    pub(crate) fn warning(&self, message: &str) {
        self.alert(&format!("{}: {message}", self.err(WARN, "warning")));
    }

    /// `note: …`.
    pub(crate) fn note(&self, message: &str) {
        self.talk(&format!("{}: {message}", self.err(NAME, "note")));
    }

    /// Text in a style on stderr.
    pub(crate) fn err(&self, style: Style, text: &str) -> String {
        paint(self.err_color, style, text)
    }

    /// Text in a style on stdout.
    pub(crate) fn out(&self, style: Style, text: &str) -> String {
        paint(self.out_color, style, text)
    }
}

fn paint(color: bool, style: Style, text: &str) -> String {
    if color {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

/// The text without what steers a terminal: control characters become U+FFFD, but newline, tab and
/// the colours and weights (`ESC [ digits ; … m`) that this program makes itself.
///
/// A name with such a sequence can colour a line, and nothing more.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if c == '\u{1b}' {
            colour(rest)
        } else {
            (!is_steering(c)).then(|| c.len_utf8())
        };
        match length {
            Some(length) => out.push_str(&rest[..length]),
            None => out.push('\u{fffd}'),
        }
        rest = &rest[length.unwrap_or(c.len_utf8())..];
    }
    Cow::Owned(out)
}

fn is_steering(c: char) -> bool {
    // Besides controls: characters that turn the direction of what follows.
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The length of the colour sequence that the text begins with; concealing (8) is none.
fn colour(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("\u{1b}[")?;
    let end = inner.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    let plain = !inner[..end].split(';').any(|part| part == "8");
    (inner[end..].starts_with('m') && plain).then_some(end + 3)
}

/// `1 step`, `2 steps`.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// At most `width` characters.
pub(crate) fn cut(text: &str, width: usize) -> String {
    // A name may hold line breaks, which would make lines of their own.
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if text.chars().count() <= width {
        return text;
    }
    let mut out: String = text.chars().take(width.saturating_sub(1)).collect();
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_steer_the_terminal() {
        let ours = paint(true, BAD, "a\tb\n");
        assert_eq!(harmless(&ours), ours);
        assert_eq!(harmless("a\u{1b}]0;t\u{7}b"), "a\u{fffd}]0;t\u{fffd}b");
        assert_eq!(
            harmless("\u{1b}[2Jx\r\u{9b}1A"),
            "\u{fffd}[2Jx\u{fffd}\u{fffd}1A"
        );
        assert_eq!(harmless("\u{1b}[8mx\u{1b}["), "\u{fffd}[8mx\u{fffd}[");
        assert_eq!(harmless("\u{202e}é"), "\u{fffd}é");
    }
}
