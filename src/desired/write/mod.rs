//! A live catalog as schema files: what `lockstep import` writes.
//!
//! One file for each schema, `<schema>.yaml`, and `_database.yaml` for extensions. Everything the
//! model holds is said, in the short form where that says it all; what follows from something else
//! (NOT NULL of a primary key's columns) or is PostgreSQL's own choice (names) is left out. Reading the
//! files back gives a declaration that the catalog satisfies.

mod constraint;
mod table;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use super::guard;
use crate::model::declaration::Ownership;
use crate::model::{Catalog, EnumType, Extension, Ident, QName};
use crate::render::quote;
use yaml::{Line, Yaml};

/// How to write.
#[derive(Clone, Debug)]
pub struct Options {
    /// `ownership:` of every file.
    pub ownership: Ownership,
    /// Where the JSON Schema is, for a first line that tells editors; `None` for no such line.
    pub json_schema: Option<String>,
}

/// The files that declare `catalog`: name to text. There is always at least one.
pub fn write(catalog: &Catalog, options: &Options) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut taken = BTreeSet::new();
    // Every database has plpgsql; declaring it says nothing.
    let declared = |n: &&Ident| n.as_str() != "plpgsql";
    if catalog.extensions.keys().any(|n| declared(&n)) {
        let name = file_name("_database", &mut taken);
        let mut lines = vec![ownership(options)];
        let extensions = catalog
            .extensions
            .iter()
            .filter(|(n, _)| declared(n))
            .map(|(n, e)| extension(n, e));
        lines.push(Line::Entry(
            "extensions".into(),
            Yaml::Block(extensions.collect()),
        ));
        files.insert(name, text(&lines, options));
    }
    let enum_types: BTreeSet<String> = catalog.enums.keys().map(quote::qname).collect();
    let schemas: BTreeSet<&Ident> = catalog
        .enums
        .keys()
        .chain(catalog.tables.keys())
        .map(|name| &name.schema)
        .collect();
    for schema in schemas {
        let name = file_name(schema.as_str(), &mut taken);
        let lines = schema_lines(catalog, schema, &enum_types, options);
        files.insert(name, text(&lines, options));
    }
    if files.is_empty() {
        let lines = [
            Line::Entry("schema".into(), Yaml::text("public")),
            ownership(options),
        ];
        files.insert("public.yaml".into(), text(&lines, options));
    }
    files
}

fn text(lines: &[Line], options: &Options) -> String {
    let body = yaml::document(lines);
    match &options.json_schema {
        Some(path) => format!(
            "# yaml-language-server: $schema={}\n{body}",
            path.replace(char::is_control, "")
        ),
        None => body,
    }
}

fn ownership(options: &Options) -> Line {
    let word = match options.ownership {
        Ownership::Declared => "declared",
        Ownership::Exclusive => "exclusive",
    };
    Line::Entry("ownership".into(), Yaml::text(word))
}

/// A file name for a schema: safe on every file system, also where case does not count.
fn file_name(schema: &str, taken: &mut BTreeSet<String>) -> String {
    let mut stem = String::new();
    for (n, c) in schema.chars().enumerate() {
        if c.is_ascii_alphanumeric() || c == '_' || (n > 0 && matches!(c, '-' | '$')) {
            stem.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                stem.push_str(&format!("%{byte:02x}"));
            }
        }
    }
    let mut name = stem.clone();
    let mut n = 1;
    while !taken.insert(name.to_lowercase()) {
        n += 1;
        name = format!("{stem}~{n}");
    }
    format!("{name}.yaml")
}

fn schema_lines(
    catalog: &Catalog,
    schema: &Ident,
    enum_types: &BTreeSet<String>,
    options: &Options,
) -> Vec<Line> {
    let mut lines = vec![
        Line::Entry("schema".into(), Yaml::text(schema.as_str())),
        ownership(options),
    ];
    let enums: Vec<Line> = catalog
        .enums
        .iter()
        .filter(|(name, _)| name.schema == *schema)
        .map(|(name, found)| Line::Entry(object_key(&name.name), enumeration(found)))
        .collect();
    if !enums.is_empty() {
        lines.push(Line::Entry("enums".into(), Yaml::Block(enums)));
    }
    let tables: Vec<Line> = catalog
        .tables
        .iter()
        .filter(|(name, _)| name.schema == *schema)
        .map(|(name, found)| {
            let value = Yaml::Block(table::lines(enum_types, name, found));
            Line::Entry(object_key(&name.name), value)
        })
        .collect();
    if !tables.is_empty() {
        lines.push(Line::Entry("tables".into(), Yaml::Block(tables)));
    }
    lines
}

fn extension(name: &Ident, extension: &Extension) -> Line {
    let mut entries = vec![
        ("schema".to_owned(), Yaml::text(extension.schema.as_str())),
        ("version".to_owned(), Yaml::text(&extension.version)),
    ];
    push_comment(&mut entries, extension.comment.as_deref());
    Line::Entry(name.to_string(), Yaml::Map(entries))
}

fn enumeration(found: &EnumType) -> Yaml {
    let values = Yaml::List(found.values.iter().map(Yaml::text).collect());
    match &found.comment {
        None => values,
        Some(comment) => Yaml::Map(vec![
            ("values".into(), values),
            ("comment".into(), Yaml::text(comment)),
        ]),
    }
}

fn push_comment(entries: &mut Vec<(String, Yaml)>, comment: Option<&str>) {
    if let Some(comment) = comment {
        entries.push(("comment".into(), Yaml::text(comment)));
    }
}

/// A list of names.
fn names(names: &[Ident]) -> Yaml {
    Yaml::List(names.iter().map(|n| Yaml::text(n.as_str())).collect())
}

/// The name of a table or enum as a key: bare unless it would be read as two names.
fn object_key(name: &Ident) -> String {
    let text = name.as_str();
    if text.contains('.') || text.starts_with('"') || text.trim() != text {
        quote::ident(name)
    } else {
        text.to_owned()
    }
}

/// A name within a longer text: bare if it is one word.
fn word(name: &Ident) -> String {
    let text = name.as_str();
    let is_word = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_word {
        text.to_owned()
    } else {
        quote::ident(name)
    }
}

fn qualified(name: &QName, schema: &Ident) -> String {
    if name.schema == *schema {
        word(&name.name)
    } else {
        format!("{}.{}", word(&name.schema), word(&name.name))
    }
}

fn words(names: &[Ident]) -> String {
    names.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// A condition without one pair of parentheses that only surrounds it.
fn condition(text: &str) -> &str {
    let inner = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    match inner {
        Some(inner) if guard::one_expression(inner).is_ok() => inner,
        Some(_) | None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parentheses_that_surround_all_are_left_out() {
        assert_eq!(condition("(a > 0)"), "a > 0");
        assert_eq!(condition("((a > 0) AND (b > 0))"), "(a > 0) AND (b > 0)");
        assert_eq!(condition("(a > 0) AND (b > 0)"), "(a > 0) AND (b > 0)");
        assert_eq!(
            condition("(')' = a) OR ('(' = b)"),
            "(')' = a) OR ('(' = b)"
        );
        assert_eq!(condition("(a, b)"), "(a, b)");
        assert_eq!(condition("f(a)"), "f(a)");
    }

    #[test]
    fn file_names_are_safe_and_different() {
        let mut taken = BTreeSet::new();
        let mut name = |n| file_name(n, &mut taken);
        assert_eq!(name("public"), "public.yaml");
        assert_eq!(name("Public"), "Public~2.yaml");
        assert_eq!(name("../x"), "%2e%2e%2fx.yaml");
        assert_eq!(name("é"), "%c3%a9.yaml");
    }
}
