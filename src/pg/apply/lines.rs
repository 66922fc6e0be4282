//! What of a condition does not hold, object by object: what is wanted, and what is found.

use super::words::{labels, name};
use crate::model::{Catalog, Live, Nullability, ObjectId, Validity};
use crate::plan::condition::{Condition, ObjectRef};
use crate::plan::file::Extent;
use crate::plan::fingerprint::state;
use crate::plan::holds::holds;

/// Something that is not as it is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The object in words.
    pub object: String,
    /// What is wanted of it.
    pub wanted: String,
    /// What is there.
    pub found: String,
    /// Is the object one that a plan has only while it is under way?
    pub(super) is_helper: bool,
}

/// What of a condition does not hold in `catalog`, object by object. Of alternatives the nearest is
/// told.
pub(super) fn lines(c: &Condition, catalog: &Catalog, out: &mut Vec<Line>) {
    if holds(c, catalog) {
        return;
    }
    let line = match c {
        Condition::All(list) => {
            for c in list {
                lines(c, catalog, out);
            }
            return;
        }
        Condition::Any(list) => {
            let nearest = list
                .iter()
                .map(|c| {
                    let mut some = Vec::new();
                    lines(c, catalog, &mut some);
                    some
                })
                // What a helper would have stood for says more than the helper.
                .min_by_key(|some| (some.iter().any(|l| l.is_helper), some.len()));
            for line in nearest.unwrap_or_default() {
                if !out.contains(&line) {
                    out.push(line);
                }
            }
            return;
        }
        Condition::Not(inner) => match about(inner) {
            Some((object, wanted)) if wanted == THERE => {
                line(&object, "not there".to_owned(), catalog)
            }
            Some((object, wanted)) => line(&object, format!("not {wanted}"), catalog),
            None => return,
        },
        Condition::NotNull { .. } | Condition::Default { .. } | Condition::ColumnType { .. } => {
            match about(c) {
                Some((object, wanted)) => {
                    let whole = line(&object, wanted, catalog);
                    Line {
                        found: of_column(c, &object, catalog).unwrap_or(whole.found),
                        ..whole
                    }
                }
                None => return,
            }
        }
        Condition::Extension { .. }
        | Condition::Enum { .. }
        | Condition::EnumValue { .. }
        | Condition::EnumValues { .. }
        | Condition::Constraint { .. }
        | Condition::Index { .. }
        | Condition::Tablespace { .. }
        | Condition::Attached { .. }
        | Condition::Sync { .. }
        | Condition::Comment { .. } => match about(c) {
            Some((object, wanted)) => line(&object, wanted, catalog),
            None => return,
        },
    };
    if !out.contains(&line) {
        out.push(line);
    }
}

const THERE: &str = "there";

/// What a column has of what the condition asks; `None` where there is no such column.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other conditions are not about a part of a column"
)]
fn of_column(c: &Condition, object: &ObjectRef, catalog: &Catalog) -> Option<String> {
    let Ok(ObjectId::Column(table, name)) = object.to_id() else {
        return None;
    };
    let column = catalog.column(&table, &name)?;
    Some(match c {
        Condition::NotNull { .. } => match &column.nullability {
            Nullability::Nullable => "NULL is allowed".to_owned(),
            Nullability::NotNull(n) => match n.validity {
                Validity::Valid => "NOT NULL".to_owned(),
                Validity::NotValid => "NOT NULL, NOT VALID".to_owned(),
            },
        },
        Condition::Default { .. } => column
            .default()
            .map_or("no DEFAULT".to_owned(), |d| format!("DEFAULT {d}")),
        Condition::ColumnType { .. } => format!("type {}", column.data_type),
        _ => return None,
    })
}

fn line(object: &ObjectRef, wanted: String, catalog: &Catalog) -> Line {
    let id = object.to_id().ok().map(|id| found_as(&id, catalog));
    let found = id.as_ref().and_then(|id| state(catalog, id, Extent::Whole));
    let object = match (&id, object, &found) {
        // Its table is known only where it is found.
        (_, ObjectRef::Index { schema, name, .. }, None) => format!("index {schema}.{name}"),
        (Some(id), _, _) => id.to_string(),
        (None, _, _) => name(object),
    };
    Line {
        is_helper: id.as_ref().is_some_and(is_helper),
        object,
        wanted,
        found: found.unwrap_or_else(|| "not there".to_owned()),
    }
}

fn is_helper(id: &ObjectId) -> bool {
    match id {
        ObjectId::Constraint(_, name) | ObjectId::Index(_, name) => name.is_helper(),
        ObjectId::Extension(_) | ObjectId::Enum(_) | ObjectId::Table(_) | ObjectId::Column(..) => {
            false
        }
    }
}

/// A done-test knows an index by its schema; the model keeps it with its table.
fn found_as(id: &ObjectId, catalog: &Catalog) -> ObjectId {
    if let ObjectId::Index(at, name) = id {
        let table = catalog
            .tables
            .iter()
            .find(|(t, table)| t.schema == at.schema && table.indexes.contains_key(name));
        if let Some((table, _)) = table {
            return ObjectId::Index(table.clone(), name.clone());
        }
    }
    id.clone()
}

/// The object that a condition without parts is about, and what it wants of it.
fn about(c: &Condition) -> Option<(ObjectRef, String)> {
    let valid = |wanted: Option<bool>, yes: &str, no: &str| match wanted {
        Some(true) => format!(", {yes}"),
        Some(false) => format!(", {no}"),
        None => String::new(),
    };
    let column = |schema: &String, table: &String, name: &String| ObjectRef::Column {
        schema: schema.clone(),
        table: table.clone(),
        column: name.clone(),
    };
    Some(match c {
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) => return None,
        Condition::Extension { name, version } => (
            ObjectRef::Extension { name: name.clone() },
            version
                .as_ref()
                .map_or(THERE.to_owned(), |v| format!("in version {v}")),
        ),
        Condition::Enum { schema, name } => (
            ObjectRef::Enum {
                schema: schema.clone(),
                name: name.clone(),
            },
            THERE.to_owned(),
        ),
        Condition::EnumValue {
            schema,
            name,
            value,
        } => (
            ObjectRef::Enum {
                schema: schema.clone(),
                name: name.clone(),
            },
            format!("with the value `{value}`"),
        ),
        Condition::EnumValues {
            schema,
            name,
            values,
        } => (
            ObjectRef::Enum {
                schema: schema.clone(),
                name: name.clone(),
            },
            format!("enum {}", labels(values)),
        ),
        Condition::Constraint {
            schema,
            table,
            name,
            definition,
            validated,
        } => (
            ObjectRef::Constraint {
                schema: schema.clone(),
                table: table.clone(),
                name: name.clone(),
            },
            format!(
                "{}{}",
                definition.as_deref().unwrap_or(THERE),
                valid(*validated, "validated", "NOT VALID")
            ),
        ),
        Condition::NotNull {
            schema,
            table,
            column: name,
            validated,
        } => (
            column(schema, table, name),
            if *validated {
                "NOT NULL, validated".to_owned()
            } else {
                "NOT NULL".to_owned()
            },
        ),
        Condition::Default {
            schema,
            table,
            column: name,
            default,
        } => (
            column(schema, table, name),
            default
                .as_ref()
                .map_or("no DEFAULT".to_owned(), |d| format!("DEFAULT {d}")),
        ),
        Condition::ColumnType {
            schema,
            table,
            column: name,
            data_type,
        } => (column(schema, table, name), format!("type {data_type}")),
        Condition::Index {
            schema,
            name,
            definition,
            valid: wanted,
        } => (
            ObjectRef::Index {
                schema: schema.clone(),
                table: name.clone(),
                name: name.clone(),
            },
            format!(
                "{}{}",
                definition.as_deref().unwrap_or(THERE),
                valid(*wanted, "valid", "INVALID")
            ),
        ),
        Condition::Tablespace {
            schema,
            name,
            tablespace,
        } => (
            ObjectRef::Index {
                schema: schema.clone(),
                table: name.clone(),
                name: name.clone(),
            },
            tablespace
                .as_ref()
                .map_or("in the database's own tablespace".to_owned(), |t| {
                    format!("in tablespace {t}")
                }),
        ),
        Condition::Attached {
            schema,
            name,
            above_schema,
            above,
        } => (
            ObjectRef::Index {
                schema: schema.clone(),
                table: name.clone(),
                name: name.clone(),
            },
            format!("attached to {above_schema}.{above}"),
        ),
        Condition::Sync {
            schema,
            table,
            trigger,
            from,
            to,
            ..
        } => (
            ObjectRef::Column {
                schema: schema.clone(),
                table: table.clone(),
                column: to.clone(),
            },
            format!("the value of {from} by trigger {trigger}"),
        ),
        Condition::Comment { object, text } => (
            object.clone(),
            text.as_ref()
                .map_or("no comment".to_owned(), |t| format!("the comment `{t}`")),
        ),
    })
}

/// Triggers that shall keep a column in step, where both columns are there, and do not.
pub(super) fn syncs(c: &Condition, live: &Live, out: &mut Vec<Line>) {
    match c {
        Condition::All(list) | Condition::Any(list) => {
            for c in list {
                syncs(c, live, out);
            }
        }
        Condition::Sync { from, to, .. } => {
            let Some(sync) = c.as_sync() else {
                return;
            };
            let columns = live.catalog.tables.get(&sync.table).map(|t| &t.columns);
            let are_there = columns
                .is_some_and(|all| [from, to].into_iter().all(|c| all.contains_key(c.as_str())));
            if let (true, Some(broken)) = (are_there, sync.broken(live)) {
                out.push(Line {
                    object: format!("trigger {} on {}", sync.trigger, sync.table),
                    wanted: format!("giving {to} the value of {from}"),
                    found: broken.to_owned(),
                    is_helper: false,
                });
            }
        }
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
        | Condition::Comment { .. } => {}
    }
}
