//! A table and its columns and indexes.

use std::collections::BTreeSet;

use super::constraint::{self, element};
use super::yaml::{Line, Yaml};
use super::{condition, names, push_comment};
use crate::model::{
    Column, ConstraintKind, Ident, Index, IndexState, Inheritance, NotNull, Nullability,
    NullsDistinct, QName, Table, Uniqueness, Validity, ValueSource,
};

/// The lines below a table's name. `enum_types` are the enums as type names.
pub(super) fn lines(enum_types: &BTreeSet<String>, name: &QName, table: &Table) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(comment) = &table.comment {
        lines.push(Line::Entry("comment".into(), Yaml::text(comment)));
    }
    push_section(&mut lines, "columns", columns(enum_types, name, table));
    lines.extend(constraint::lines(name, table));
    push_section(&mut lines, "indexes", indexes(table));
    lines
}

/// Adds a section unless it is empty.
pub(super) fn push_section(lines: &mut Vec<Line>, key: &str, section: Vec<Line>) {
    let has_entry = section.iter().any(|l| matches!(l, Line::Entry(..)));
    if has_entry {
        lines.push(Line::Entry(key.into(), Yaml::Block(section)));
    } else {
        lines.extend(section);
    }
}

fn columns(enum_types: &BTreeSet<String>, name: &QName, table: &Table) -> Vec<Line> {
    let mut all: Vec<(&Ident, &Column)> = table.columns.iter().collect();
    all.sort_by_key(|(_, column)| column.position);
    all.into_iter()
        .filter_map(|(column_name, column)| {
            let entries = column_entries(enum_types, name, table, column_name, column);
            (!entries.is_empty()).then(|| Line::Entry(column_name.to_string(), Yaml::Map(entries)))
        })
        .collect()
}

fn column_entries(
    enum_types: &BTreeSet<String>,
    table_name: &QName,
    table: &Table,
    name: &Ident,
    column: &Column,
) -> Vec<(String, Yaml)> {
    let mut entries = Vec::new();
    let not_null = match &column.nullability {
        Nullability::NotNull(found) => {
            not_null(found, table_name, name, in_primary_key(table, name))
        }
        Nullability::Nullable => None,
    };
    let default = match &column.source {
        ValueSource::Default(expr) => Some(Yaml::loose(expr.as_str())),
        ValueSource::None | ValueSource::Identity | ValueSource::Generated(_) => None,
    };
    let has_more = not_null.is_some() || default.is_some() || column.comment.is_some();
    if has_more && is_enum(enum_types, column) {
        entries.push(("type".into(), Yaml::text(column.data_type.as_str())));
    }
    entries.extend(not_null.map(|value| ("not_null".into(), value)));
    entries.extend(default.map(|value| ("default".into(), value)));
    push_comment(&mut entries, column.comment.as_deref());
    entries
}

/// Is the column's type one of the enums, or an array of one?
fn is_enum(enum_types: &BTreeSet<String>, column: &Column) -> bool {
    let text = column.data_type.as_str();
    enum_types.contains(text.trim_end_matches("[]"))
}

fn in_primary_key(table: &Table, column: &Ident) -> bool {
    table.constraints.values().any(|c| match &c.kind {
        ConstraintKind::PrimaryKey(key) => key.columns.contains(column),
        ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => false,
    })
}

/// `not_null:`; `None` where the primary key says it already.
fn not_null(found: &NotNull, table: &QName, column: &Ident, in_key: bool) -> Option<Yaml> {
    let chosen = format!("{}_{column}_not_null", table.name);
    let mut entries = Vec::new();
    if let Some(name) = &found.name
        && name.as_str() != chosen
    {
        entries.push(("name".into(), Yaml::text(name.as_str())));
    }
    if found.validity == Validity::NotValid {
        entries.push(("not_valid".into(), Yaml::yes()));
    }
    if found.inheritance == Inheritance::NoInherit {
        entries.push(("no_inherit".into(), Yaml::yes()));
    }
    match (entries.is_empty(), in_key) {
        (true, true) => None,
        (true, false) => Some(Yaml::yes()),
        (false, _) => Some(Yaml::Map(entries)),
    }
}

fn indexes(table: &Table) -> Vec<Line> {
    table
        .indexes
        .iter()
        .map(|(name, index)| match index.state {
            IndexState::Valid => Line::Entry(name.to_string(), index_value(index)),
            IndexState::Invalid => Line::Comment(format!(
                "index {name} is left out: it is INVALID, left behind by an interrupted build"
            )),
        })
        .collect()
}

fn index_value(index: &Index) -> Yaml {
    let def = &index.def;
    let columns = Yaml::List(def.keys.iter().map(|k| Yaml::text(element(k))).collect());
    let mut entries = Vec::new();
    if def.method.as_str() != "btree" {
        entries.push(("using".into(), Yaml::text(def.method.as_str())));
    }
    match def.uniqueness {
        Uniqueness::Plain => {}
        Uniqueness::Unique(nulls) => {
            entries.push(("unique".into(), Yaml::yes()));
            if nulls == NullsDistinct::NotDistinct {
                entries.push(("nulls_not_distinct".into(), Yaml::yes()));
            }
        }
    }
    if !def.include.is_empty() {
        entries.push(("include".into(), names(&def.include)));
    }
    if let Some(predicate) = &def.predicate {
        let text = condition(predicate.as_str());
        entries.push(("where".into(), Yaml::text(text)));
    }
    constraint::push_storage(&mut entries, &def.storage, def.tablespace.as_ref());
    push_comment(&mut entries, index.comment.as_deref());
    if entries.is_empty() {
        return columns;
    }
    entries.insert(0, ("columns".into(), columns));
    Yaml::Map(entries)
}
