//! Markdown that a hostile name cannot break: escaping, and tables that line up.

use unicode_width::UnicodeWidthStr;

/// Text for a table cell or a list item: no control characters, no markup.
pub fn text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        match c {
            // Inside a word an underscore is no markup.
            '_' if before.is_alphanumeric()
                && chars.peek().is_some_and(|n| n.is_alphanumeric()) =>
            {
                out.push('_');
            }
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// A command in the text's line.
pub fn code(raw: &str) -> String {
    let plain: String = raw
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    let ticks = "`".repeat(longest(&plain, '`') + 1);
    let pad = if plain.starts_with('`') || plain.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{ticks}{pad}{plain}{pad}{ticks}")
}

/// A block of code that nothing in it can end.
pub fn fenced(language: &str, raw: &str) -> String {
    let fence = "`".repeat(longest(raw, '`').max(2) + 1);
    let body: String = raw
        .chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect();
    format!("{fence}{language}\n{}\n{fence}\n", body.trim_end())
}

/// Text inside of HTML.
pub fn html(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The longest run of `wanted`.
fn longest(text: &str, wanted: char) -> usize {
    let mut most = 0;
    let mut now = 0;
    for c in text.chars() {
        now = if c == wanted { now + 1 } else { 0 };
        most = most.max(now);
    }
    most
}

/// Text for inside a Mermaid label in double quotes.
pub fn mermaid(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '"' => out.push_str("#quot;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '#' => out.push_str("#35;"),
            '&' => out.push_str("#amp;"),
            '`' => out.push_str("#96;"),
            ';' => out.push_str("#59;"),
            '\\' => out.push_str("#92;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// How many columns of a terminal the text takes: a Chinese character two, an accent on a letter none.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// A line of at most `widest` columns, its end cut off and marked where it is longer.
pub fn shortened(text: &str, widest: usize) -> String {
    let line = text.replace(['\n', '\r', '\t'], " ");
    if width(&line) <= widest {
        return line;
    }
    let mut out = String::new();
    for c in line.chars() {
        out.push(c);
        if width(&out) >= widest {
            out.pop();
            break;
        }
    }
    out.push('…');
    out
}

/// Plain text in a cell: the bar would end it.
pub fn cell(raw: &str) -> String {
    raw.replace('|', "\\|")
}

/// A table whose columns line up; the cells are escaped already.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = head.iter().map(|h| width(h)).collect();
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(cell));
        }
    }
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells
            .zip(&widths)
            .map(|(cell, &widest)| {
                format!("{cell}{}", " ".repeat(widest.saturating_sub(width(cell))))
            })
            .collect();
        format!("| {} |\n", padded.join(" | "))
    };
    let mut out = line(&mut head.iter().copied());
    let rule: Vec<String> = widths.iter().map(|w| "-".repeat(*w)).collect();
    out.push_str(&line(&mut rule.iter().map(String::as_str)));
    for row in rows {
        out.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_cell_cannot_leave_its_table() {
        assert_eq!(super::text("a|b\n`c`"), "a\\|b \\`c\\`");
        assert_eq!(super::text("a_b _c_"), "a_b \\_c\\_");
        assert!(!super::mermaid("x\"]; click").contains('"'));
    }

    #[test]
    fn columns_line_up_as_a_terminal_shows_them() {
        let rows =
            ["日本語", "a\\|b", "e\u{301}t\u{e9}"].map(|c| vec![super::cell(c), "1".to_owned()]);
        let table = super::table(&["name", "n"], &rows);
        let ends: Vec<usize> = table.lines().map(super::width).collect();
        assert!(ends.iter().all(|end| *end == ends[0]), "{table}");
        assert!(table.contains("| 日本語 | 1 |"), "{table}");
        assert_eq!(super::shortened("日本語日本語", 7), "日本語…");
        assert_eq!(super::shortened("日本\n語", 7), "日本 語");
        assert_eq!(super::shortened("日本語x", 7), "日本語x");
    }
}
