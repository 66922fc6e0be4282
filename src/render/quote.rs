//! The only place where identifiers and literals are quoted (manual 4.1.1, 4.1.2).

use crate::model::{Ident, NameRef, QName};

/// `"name"`, always quoted, embedded quotes doubled. Always quoting needs no list of reserved words.
pub fn ident(name: &Ident) -> String {
    ident_str(name.as_str())
}

/// [`ident`] for text that is known to be a name but is no [`Ident`] (a role, a database).
pub fn ident_str(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The name as PostgreSQL's own `quote_identifier()` prints it: bare where that is safe.
pub fn ident_as_printed(name: &str) -> String {
    let mut chars = name.chars();
    let safe_start = chars
        .next()
        .is_some_and(|c| c.is_ascii_lowercase() || c == '_');
    let safe = safe_start
        && chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !super::keywords::needs_quotes(name);
    if safe {
        name.to_owned()
    } else {
        ident_str(name)
    }
}

/// The text between dollar quotes (manual 4.1.2.4), whose tag does not stand in it: names are not trusted.
pub fn dollar_quoted(body: &str) -> String {
    let mut tag = "$lockstep$".to_owned();
    let mut n = 1_u32;
    while body.contains(&tag) {
        tag = format!("$lockstep{n}$");
        n += 1;
    }
    format!("{tag}{body}{tag}")
}

/// `schema.name`, each as PostgreSQL prints it.
pub fn qname(name: &QName) -> String {
    format!(
        "{}.{}",
        ident_as_printed(name.schema.as_str()),
        ident_as_printed(name.name.as_str())
    )
}

/// `schema.name` or `name`, each as PostgreSQL prints it.
pub fn name_ref(name: &NameRef) -> String {
    match &name.schema {
        Some(schema) => format!(
            "{}.{}",
            ident_as_printed(schema.as_str()),
            ident_as_printed(name.name.as_str())
        ),
        None => ident_as_printed(name.name.as_str()),
    }
}

/// A comma-separated list of column names, each as PostgreSQL prints it.
pub fn columns(names: &[Ident]) -> String {
    names
        .iter()
        .map(|n| ident_as_printed(n.as_str()))
        .collect::<Vec<_>>()
        .join(", ")
}

/// `'text'`, quotes doubled; with backslashes as `E'…'`, which means the same under either setting
/// of `standard_conforming_strings`.
pub fn literal(text: &str) -> String {
    let doubled = text.replace('\'', "''");
    if text.contains('\\') {
        format!("E'{}'", doubled.replace('\\', "\\\\"))
    } else {
        format!("'{doubled}'")
    }
}

/// A path as a shell takes it: as it is where nothing in it means something there, else in quotes.
pub fn shell(path: &str) -> String {
    let safe = !path.is_empty()
        && path
            .chars()
            .all(|c| c.is_alphanumeric() || "/._-~+:@".contains(c));
    if safe {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::{dollar_quoted, shell};

    #[test]
    fn a_name_cannot_end_a_dollar_quote() {
        assert_eq!(dollar_quoted(" x "), "$lockstep$ x $lockstep$");
        let name = "a$lockstep$; drop table t; $lockstep1$";
        assert_eq!(dollar_quoted(name), format!("$lockstep2${name}$lockstep2$"));
    }

    #[test]
    fn paths_are_one_word_to_a_shell() {
        assert_eq!(shell("plans/0001-unique"), "plans/0001-unique");
        assert_eq!(shell("my plans/it's"), "'my plans/it'\\''s'");
        assert_eq!(shell("$(x)"), "'$(x)'");
        assert_eq!(shell(""), "''");
    }
}
