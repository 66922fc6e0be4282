//! Draws messages as text, in cargo's shape, through `annotate-snippets`.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Location, Severity};

/// Are there escape sequences for colour in the text?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// None.
    Plain,
    /// ANSI sequences.
    Ansi,
}

/// Draws one message, without a line end at the end.
pub fn render(diagnostic: &Diagnostic, colour: Colour) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(clean(&diagnostic.message))
        .id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    // Marks on one line share one picture of it.
    let mut marks: Vec<(&Location, &str, AnnotationKind)> = Vec::new();
    if let Some(location) = &diagnostic.location {
        marks.push((location, &diagnostic.label, AnnotationKind::Primary));
    }
    for label in &diagnostic.labels {
        marks.push((&label.location, &label.text, AnnotationKind::Context));
    }
    while !marks.is_empty() {
        let first = marks[0].0;
        let (here, others): (Vec<_>, Vec<_>) = marks
            .into_iter()
            .partition(|(location, ..)| same_line(first, location));
        group = picture(group, first, &here);
        marks = others;
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(clean(note)));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(clean(help)));
    }
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Ansi => Renderer::styled(),
    };
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

/// Draws all messages, an empty line after each, then a line for what was not kept.
pub fn render_all(all: &Diagnostics, colour: Colour) -> String {
    let mut text = String::new();
    for diagnostic in all.iter() {
        text.push_str(&render(diagnostic, colour));
        text.push_str("\n\n");
    }
    if all.dropped() > 0 {
        text.push_str(&format!("… and {} more\n", all.dropped()));
    }
    text
}

/// Text without control characters, which could move the cursor of a terminal.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

fn same_line(a: &Location, b: &Location) -> bool {
    a.file == b.file && a.line == b.line && a.source_column == b.source_column
}

/// Beyond this column a cut line is shown without blanks for what was cut off.
const MAX_PADDING: usize = 100_000;

fn picture<'a>(
    group: Group<'a>,
    first: &Location,
    marks: &[(&Location, &str, AnnotationKind)],
) -> Group<'a> {
    let cut_off = first.source_column - 1;
    let padding = if cut_off <= MAX_PADDING { cut_off } else { 0 };
    // One character for one, so that columns stay right; tabs as one blank.
    let shown = first
        .source
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c });
    let source: String = std::iter::repeat_n(' ', padding).chain(shown).collect();
    let annotations: Vec<_> = marks
        .iter()
        .map(|(location, label, kind)| {
            let skip = padding + location.column.saturating_sub(location.source_column);
            let start = byte_of(&source, skip);
            let end = byte_of(&source, skip + location.length);
            let annotation = kind.span(start..end);
            if label.is_empty() {
                annotation
            } else {
                annotation.label(clean(label))
            }
        })
        .collect();
    let snippet = Snippet::source(source)
        .line_start(first.line)
        .annotations(annotations);
    if padding == cut_off {
        group.element(snippet.path(clean(&first.file)))
    } else {
        let origin = Origin::path(clean(&first.file))
            .line(first.line)
            .char_column(first.column);
        group.element(origin).element(snippet)
    }
}

/// The byte at which the n-th character starts, or the end of the text.
fn byte_of(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn a_frame_looks_like_cargos() {
        let location = Location {
            file: "schema/é.yaml".into(),
            line: 12,
            column: 5,
            length: 3,
            source: "\té: abc".into(),
            source_column: 1,
        };
        let diagnostic = Diagnostic::error(Code::S020, "unknown key `abc`")
            .at(location)
            .label("not known")
            .help("did you mean `abd`?");
        let expected = "error[S020]: unknown key `abc`
  --> schema/é.yaml:12:5
   |
12 |  é: abc
   |     ^^^ not known
   |
   = help: did you mean `abd`?";
        assert_eq!(render(&diagnostic, Colour::Plain), expected);
        assert!(render(&diagnostic, Colour::Ansi).contains("\u{1b}["));
    }
}
