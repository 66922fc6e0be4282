//! Conditions as sentences, for people who read that one does not hold.

use crate::plan::condition::{Condition, ObjectRef};
use crate::render::quote;

/// The condition in words.
pub fn condition(c: &Condition) -> String {
    match c {
        Condition::All(list) => many(list, " and ", "always"),
        Condition::Any(list) => many(list, " or ", "never"),
        Condition::Not(inner) => format!("not ({})", condition(inner)),
        Condition::Extension { name, version } => format!(
            "extension {name} is installed{}",
            version
                .as_ref()
                .map_or(String::new(), |v| format!(" in version {v}"))
        ),
        Condition::Enum { schema, name } => format!("enum {schema}.{name} exists"),
        Condition::EnumValue {
            schema,
            name,
            value,
        } => format!("enum {schema}.{name} has the value `{value}`"),
        Condition::EnumValues {
            schema,
            name,
            values,
        } => format!("enum {schema}.{name} has the values {}", labels(values)),
        Condition::Constraint {
            schema,
            table,
            name,
            definition,
            validated,
        } => format!(
            "constraint {name} on {schema}.{table} exists{}{}",
            says(definition.as_deref()),
            match validated {
                Some(true) => " and is validated",
                Some(false) => " and is NOT VALID",
                None => "",
            }
        ),
        Condition::NotNull {
            schema,
            table,
            column,
            validated,
        } => format!(
            "column {schema}.{table}.{column} is NOT NULL{}",
            if *validated { ", validated" } else { "" }
        ),
        Condition::Default {
            schema,
            table,
            column,
            default,
        } => match default {
            Some(d) => format!("column {schema}.{table}.{column} has DEFAULT {d}"),
            None => format!("column {schema}.{table}.{column} has no DEFAULT"),
        },
        Condition::ColumnType {
            schema,
            table,
            column,
            data_type,
        } => format!("column {schema}.{table}.{column} has type {data_type}"),
        Condition::Index {
            schema,
            name,
            definition,
            valid,
        } => format!(
            "index {schema}.{name} exists{}{}",
            says(definition.as_deref()),
            match valid {
                Some(true) => " and is valid",
                Some(false) => " and is INVALID",
                None => "",
            }
        ),
        Condition::Tablespace {
            schema,
            name,
            tablespace,
        } => format!(
            "index {schema}.{name} is in {}",
            tablespace
                .as_ref()
                .map_or("the database's own tablespace".to_owned(), |t| format!(
                    "tablespace {t}"
                ))
        ),
        Condition::Attached {
            schema,
            name,
            above_schema,
            above,
        } => format!("index {schema}.{name} is attached to {above_schema}.{above}"),
        Condition::Sync {
            schema,
            table,
            trigger,
            from,
            to,
            ..
        } => format!("trigger {trigger} on {schema}.{table} gives {to} the value of {from}"),
        Condition::Comment { object, text } => {
            let object = name(object);
            match text {
                Some(t) => format!("{object} has the comment `{t}`"),
                None => format!("{object} has no comment"),
            }
        }
    }
}

/// Labels as a fingerprint's words have them.
pub(super) fn labels(values: &[String]) -> String {
    let labels: Vec<String> = values.iter().map(|v| quote::literal(v)).collect();
    format!("({})", labels.join(", "))
}

fn says(definition: Option<&str>) -> String {
    definition.map_or(String::new(), |d| format!(" as `{d}`"))
}

fn many(list: &[Condition], word: &str, none: &str) -> String {
    match list {
        [] => none.to_owned(),
        [one] => condition(one),
        list => list
            .iter()
            .map(|c| match c {
                Condition::All(_) | Condition::Any(_) => format!("({})", condition(c)),
                Condition::Not(_)
                | Condition::Extension { .. }
                | Condition::Enum { .. }
                | Condition::EnumValue { .. }
                | Condition::EnumValues { .. }
                | Condition::Constraint { .. }
                | Condition::NotNull { .. }
                | Condition::Default { .. }
                | Condition::ColumnType { .. }
                | Condition::Index { .. }
                | Condition::Tablespace { .. }
                | Condition::Attached { .. }
                | Condition::Sync { .. }
                | Condition::Comment { .. } => condition(c),
            })
            .collect::<Vec<_>>()
            .join(word),
    }
}

/// An object in words.
pub(crate) fn name(object: &ObjectRef) -> String {
    match object.to_id() {
        Ok(id) => id.to_string(),
        Err(_) => "an object without a name".to_owned(),
    }
}
