//! The cases of psql's lexer that matter, and any text at all.

use proptest::prelude::*;

use super::{Kind, split};

fn texts(sql: &str) -> Vec<(usize, &str)> {
    split(sql)
        .unwrap()
        .into_iter()
        .map(|piece| (piece.line, piece.text))
        .collect()
}

#[test]
fn statements_and_lines() {
    assert_eq!(
        texts("select 1;\n\n-- a; b\nselect\n 2 ;; /* x /* ; */ ; */ select 3"),
        [(1, "select 1"), (4, "select\n 2"), (5, "select 3")]
    );
    assert_eq!(texts(" -- only a comment"), []);
    assert_eq!(texts(""), []);
}

#[test]
fn semicolons_inside_quotes_do_not_count() {
    for one in [
        "select ';', ''';', E'\\';', e'a\\\\', \"a;\"\"b;\"",
        "do $$ begin; end $$",
        "do $a$ $$ ; $b$ ; $a$",
        "select $1, a$b$c, 'x'",
        "select '\\', 'x;y'",
        "create rule r as on insert to t do (select 1; select 2)",
        "create function f() returns int begin atomic select 1; select case when true then 2 else 3 end; end",
        "create or replace procedure p() language sql begin atomic insert into t values (1); end",
        "select 'é;ü' as \"ß;\"",
    ] {
        let text = format!("{one};\nselect 2;");
        assert_eq!(texts(&text), [(1, one), (2, "select 2")]);
    }
    assert_eq!(
        texts("begin; select 1; end;").len(),
        3,
        "a transaction is not a body"
    );
}

#[test]
fn standard_conforming_strings_is_followed() {
    assert_eq!(texts("set standard_conforming_strings = off; select '\\'; x'; set standard_conforming_strings = on; select '\\'; x").len(), 5);
}

#[test]
fn copy_data_is_not_sql() {
    let pieces = split("copy t (a, b) from stdin;\n1\tx;\n\\\\.\n'\n\\.\nselect 1;\nCOPY t FROM STDIN WITH (format csv);\r\n1\r\n\\.\r\n").unwrap();
    assert_eq!(pieces[0].kind, Kind::Copy("1\tx;\n\\\\.\n'\n"));
    assert_eq!((pieces[1].line, pieces[1].text), (6, "select 1"));
    assert_eq!(pieces[2].kind, Kind::Copy("1\r\n"));
    assert_eq!(pieces.len(), 3);
    let unended = split("copy t from stdin;\n1\n").unwrap();
    assert_eq!(unended[0].kind, Kind::Copy("1\n"));
}

#[test]
fn backslash_commands() {
    let pieces = split("\\restrict abc\nselect 1 \\gset\n\\c db").unwrap();
    let kinds: Vec<bool> = pieces
        .iter()
        .map(|piece| piece.kind == Kind::Backslash)
        .collect();
    assert_eq!(kinds, [true, false, true, true]);
    assert_eq!((pieces[2].line, pieces[2].text), (2, "\\gset"));
}

#[test]
fn what_never_ends_names_its_line() {
    for (sql, line) in [
        ("select 1;\nselect 'a", 2),
        ("\n\nselect \"a", 3),
        ("/* /* */", 1),
        ("do $x$ a", 1),
        ("create function f() begin atomic select 1;", 1),
    ] {
        assert_eq!(split(sql).unwrap_err().line, line, "{sql}");
    }
}

proptest! {
    #[test]
    fn no_text_panics_and_lines_are_true(text in "([a-z;'\"$\\\\\n() é]|begin |case |end |create function |copy t from stdin;|/\\*|\\*/|--|E'|\\$\\$){0,40}") {
        if let Ok(pieces) = split(&text) {
            for piece in pieces {
                let offset = piece.text.as_ptr() as usize - text.as_ptr() as usize;
                prop_assert_eq!(piece.line, 1 + text[..offset].matches('\n').count());
            }
        }
    }
}
