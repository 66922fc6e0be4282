//! What a rewrite in place costs, in words, and the YAML of the same rule without one: the labels as a CHECK.
//!
//! Sizes are the statistics of when the plan was made.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::names::helper;
use crate::ddl::spread::Families;
use crate::model::{EnumType, Ident, Pair, QName};
use crate::overlay::{EnumColumn, NamedType, Rename};
use crate::plan::file::{RelationFile, ShortFile};
use crate::render::quote;
use crate::render::review::bytes;

/// What is known of all tables that one transaction writes or reads through: all are locked until the last is done.
pub(super) struct Cost {
    rows: Option<u64>,
    bytes: u64,
    limit: u64,
    major: u32,
    tables: Vec<RelationFile>,
}

impl Cost {
    /// The cost of these tables and all below them. The rows of a partitioned table are those of its partitions.
    pub(super) fn of<'t>(
        tables: impl IntoIterator<Item = &'t QName>,
        context: &Context<'_>,
    ) -> Cost {
        // Never counted may be any number.
        let (mut rows, mut bytes) = (Some(0_u64), 0_u64);
        let tables = with_rows(tables, context);
        for table in &tables {
            let size = context.table(table).map(|t| t.size).unwrap_or_default();
            rows = rows.zip(size.rows).map(|(a, b)| a.saturating_add(b));
            bytes = bytes.saturating_add(size.bytes);
        }
        Cost {
            rows,
            bytes,
            limit: context.small_rows,
            major: context.version() / 10_000,
            tables: tables.iter().map(RelationFile::from).collect(),
        }
    }

    /// Why it may be done without being allowed by name.
    pub(super) fn short(&self) -> Option<ShortFile> {
        let rows = self.rows.filter(|r| *r <= self.limit)?;
        Some(ShortFile {
            rows,
            limit: self.limit,
            tables: self.tables.clone(),
        })
    }

    /// Is it known to be more than may be rewritten in place?
    pub(super) fn is_large(&self) -> bool {
        self.rows.is_some_and(|r| r > self.limit)
    }

    /// Why a new column is filled beside the old one.
    pub(super) fn why_online(&self) -> String {
        let Cost { limit, major, .. } = self;
        format!(
            "expand and contract: {} in {}, more than {limit}; in place, PostgreSQL {major} would write the table and its indexes anew while nobody reads or writes it",
            self.size(),
            bytes(self.bytes)
        )
    }

    /// The rows, for a hazard.
    pub(super) fn size(&self) -> String {
        match self.rows {
            Some(rows) => format!("about {rows} rows"),
            None => "rows never counted: run ANALYZE to have small tables pass".to_owned(),
        }
    }

    /// Why the table is written anew where it is.
    pub(super) fn why(&self) -> String {
        let Cost { limit, major, .. } = self;
        let size = bytes(self.bytes);
        let (how, size) = match self.rows {
            Some(rows) if rows <= *limit => (
                "in place",
                format!("about {rows} rows in {size}, at most {limit}"),
            ),
            Some(rows) => (
                "in place, allowed by name",
                format!("about {rows} rows in {size}, more than {limit}"),
            ),
            None => (
                "in place, allowed by name",
                format!("rows never counted, {size}"),
            ),
        };
        format!("{how}: {size}; PostgreSQL {major} writes the table and its indexes anew for it")
    }
}

/// The tables and all below them, but for those whose rows live in partitions.
pub(super) fn with_rows<'t>(
    tables: impl IntoIterator<Item = &'t QName>,
    context: &Context<'_>,
) -> BTreeSet<QName> {
    let families = Families::new(context.live);
    let mut all = BTreeSet::new();
    for table in tables {
        all.extend(families.below(table));
        all.insert(table.clone());
    }
    all.retain(|t| !families.is_partitioned(t));
    all
}

/// The YAML that keeps a column of text, with the enum's labels as its rule.
pub(super) fn text_and_check(
    table: &QName,
    column: &Ident,
    wanted: &EnumType,
    context: &Context<'_>,
) -> String {
    let printed = quote::ident_as_printed(column.as_str());
    let rule = match wanted.values.as_slice() {
        [] => format!("{printed} is null"),
        some => format!("{printed} in ({})", list(some)),
    };
    format!(
        "# {table}.{column} keeps its type: leave `type` out, and say its default as a text.\ntables:\n{}",
        check(table, column, "_known", &rule, context)
    )
}

/// The YAML that keeps an enum's labels and its columns free of some of them. What the declaration renames and adds stays in it.
pub(super) fn kept_and_check(
    name: &QName,
    states: &Pair<EnumType>,
    removed: &[&String],
    columns: &[&EnumColumn],
    context: &Context<'_>,
) -> String {
    let (mut was, mut labels) = (None, BTreeMap::new());
    for rename in &context.target.renames {
        match rename {
            Rename::Enum(pair) if pair.to == *name => was = Some(&pair.from.name),
            Rename::EnumValue(of, label) if of == name => {
                labels.insert(&label.to, &label.from);
            }
            Rename::Enum(_)
            | Rename::EnumValue(..)
            | Rename::Constraint { .. }
            | Rename::Index { .. } => {}
        }
    }
    let kept = kept(&states.from.values, &states.to.values);
    let values: Vec<String> = kept
        .into_iter()
        .map(|v| match labels.get(v) {
            Some(old) => format!("{{ value: {}, was: {} }}", yaml(v), yaml(old)),
            None => yaml(v),
        })
        .collect();
    let values = format!("[{}]", values.join(", "));
    let comment = states.to.comment.as_ref();
    let mut more = String::new();
    more.extend(was.map(|was| format!("    was: {}\n", yaml(was.as_str()))));
    more.extend(comment.map(|text| format!("    comment: {}\n", yaml(text))));
    let body = match more.as_str() {
        "" => format!(" {values}\n"),
        more => format!("\n    values: {values}\n{more}"),
    };
    let mut out = format!(
        "# the enum keeps all its labels.\nenums:\n  {}:{body}",
        key(name)
    );
    if columns.is_empty() {
        return out;
    }
    out.push_str("tables:\n");
    let mut at: Option<&QName> = None;
    for c in columns {
        let printed = quote::ident_as_printed(c.column.as_str());
        let gone: Vec<String> = removed.iter().map(|v| (*v).clone()).collect();
        // Operators of enums do not take a domain with the enum.
        let (cast, of) = match c.named {
            NamedType::Enum => ("", quote::qname(name)),
            NamedType::Domain { .. } => ("::text", "text".to_owned()),
        };
        let rule = if c.brackets.is_empty() {
            format!("{printed}{cast} not in ({})", list(&gone))
        } else {
            let many = cast.replace("text", "text[]");
            format!("not ({printed}{many} && array[{}]::{of}[])", list(&gone))
        };
        let text = check(&c.table, &c.column, "_allowed", &rule, context);
        let body = text.split_once('\n').map_or("", |(_, body)| body);
        if at == Some(&c.table) {
            // A second check of the same table.
            out.push_str(body.split_once('\n').map_or("", |(_, line)| line));
        } else {
            out.push_str(&text);
        }
        at = Some(&c.table);
    }
    out
}

/// The labels in the order that they have, and new ones behind those that they are declared behind.
fn kept<'v>(from: &'v [String], to: &'v [String]) -> Vec<&'v String> {
    let mut out: Vec<&String> = from.iter().collect();
    let mut after = 0;
    for label in to {
        match out.iter().position(|l| *l == label) {
            Some(at) => after = at + 1,
            None => {
                out.insert(after, label);
                after += 1;
            }
        }
    }
    out
}

/// A table with one check, two spaces in.
fn check(table: &QName, column: &Ident, suffix: &str, rule: &str, context: &Context<'_>) -> String {
    let taken = |n: &Ident| {
        context
            .table(table)
            .is_some_and(|t| t.constraints.contains_key(n))
    };
    let name = helper(column, suffix, taken);
    format!(
        "  {}:\n    checks:\n      {}: {}\n",
        key(table),
        yaml(name.as_str()),
        yaml(rule)
    )
}

fn list(values: &[String]) -> String {
    let quoted: Vec<String> = values.iter().map(|v| quote::literal(v)).collect();
    quoted.join(", ")
}

/// A table's or an enum's name as a key.
fn key(name: &QName) -> String {
    let part = |i: &Ident| {
        if i.as_str().contains(['.', '"']) {
            quote::ident(i)
        } else {
            i.as_str().to_owned()
        }
    };
    yaml(&format!("{}.{}", part(&name.schema), part(&name.name)))
}

/// A YAML scalar: bare where nothing in it means something there, else in double quotes, as JSON has them.
fn yaml(text: &str) -> String {
    let safe = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_.".contains(c))
        && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
            .contains(&text.to_ascii_lowercase().as_str());
    if safe {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::yaml;

    #[test]
    fn scalars_are_bare_only_where_they_mean_themselves() {
        for (text, written) in [
            ("kind_known", "kind_known"),
            ("no", "\"no\""),
            ("1", "\"1\""),
            ("it's \"x\"", "\"it's \\\"x\\\"\""),
            ("kind in ('a')", "\"kind in ('a')\""),
        ] {
            assert_eq!(yaml(text), written);
        }
    }
}
