//! Conditions as boolean SQL expressions over `pg_catalog`.
//!
//! To be evaluated with an empty `search_path`, so that the server prints names with their schemas.

use super::quote::literal;
use super::tokens;
use crate::plan::condition::{Condition, ObjectRef};

/// The condition as one boolean expression, never NULL.
pub fn sql(condition: &Condition) -> String {
    match condition {
        Condition::All(list) => join(list, " AND ", "true"),
        Condition::Any(list) => join(list, " OR ", "false"),
        Condition::Not(inner) => format!("NOT {}", sql(inner)),
        Condition::Extension { name, version } => exists(
            "pg_catalog.pg_extension x",
            &[
                Some(format!("x.extname = {}", literal(name))),
                version
                    .as_ref()
                    .map(|v| format!("x.extversion = {}", literal(v))),
            ],
        ),
        Condition::Enum { schema, name } => exists(
            "pg_catalog.pg_type y JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace",
            &[
                Some("y.typtype = 'e'".to_owned()),
                Some(format!("n.nspname = {}", literal(schema))),
                Some(format!("y.typname = {}", literal(name))),
            ],
        ),
        Condition::EnumValue {
            schema,
            name,
            value,
        } => exists(
            "pg_catalog.pg_enum e JOIN pg_catalog.pg_type y ON y.oid = e.enumtypid \
             JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace",
            &[
                Some(format!("n.nspname = {}", literal(schema))),
                Some(format!("y.typname = {}", literal(name))),
                Some(format!("e.enumlabel = {}", literal(value))),
            ],
        ),
        Condition::EnumValues {
            schema,
            name,
            values,
        } => exists(
            "pg_catalog.pg_type y JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace",
            &[
                Some("y.typtype = 'e'".to_owned()),
                Some(format!("n.nspname = {}", literal(schema))),
                Some(format!("y.typname = {}", literal(name))),
                Some(format!(
                    "ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e \
                     WHERE e.enumtypid = y.oid ORDER BY e.enumsortorder) = ARRAY[{}]::text[]",
                    literals(values.iter().cloned())
                )),
            ],
        ),
        Condition::Constraint {
            schema,
            table,
            name,
            definition,
            validated,
        } => exists(
            "pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid \
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace",
            &[
                Some(format!("n.nspname = {}", literal(schema))),
                Some(format!("c.relname = {}", literal(table))),
                Some(format!("k.conname = {}", literal(name))),
                definition.as_ref().map(|d| same_constraint(d)),
                validated.map(|v| {
                    if v {
                        "k.convalidated"
                    } else {
                        "NOT k.convalidated"
                    }
                    .to_owned()
                }),
            ],
        ),
        Condition::NotNull {
            schema,
            table,
            column,
            validated,
        } => {
            let mut tests = attribute(schema, table, column);
            tests.push(Some("a.attnotnull".to_owned()));
            if *validated {
                // Before 18 there are no such rows, and the test holds.
                tests.push(Some(
                    "NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = a.attrelid \
                     AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum] AND NOT k.convalidated)"
                        .to_owned(),
                ));
            }
            exists(ATTRIBUTES, &tests)
        }
        Condition::Default {
            schema,
            table,
            column,
            default,
        } => {
            let mut tests = attribute(schema, table, column);
            tests.push(Some(match default {
                Some(text) => format!(
                    "pg_catalog.pg_get_expr(d.adbin, d.adrelid) = {}",
                    literal(text)
                ),
                None => "d.oid IS NULL".to_owned(),
            }));
            exists(
                &format!(
                    "{ATTRIBUTES} LEFT JOIN pg_catalog.pg_attrdef d \
                     ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                ),
                &tests,
            )
        }
        Condition::ColumnType {
            schema,
            table,
            column,
            data_type,
        } => {
            let mut tests = attribute(schema, table, column);
            tests.push(Some(format!(
                "pg_catalog.format_type(a.atttypid, a.atttypmod) = {}",
                literal(data_type)
            )));
            exists(ATTRIBUTES, &tests)
        }
        Condition::Index {
            schema,
            name,
            definition,
            valid,
        } => exists(
            "pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace",
            &[
                Some(format!("n.nspname = {}", literal(schema))),
                Some(format!("c.relname = {}", literal(name))),
                definition.as_ref().map(|d| {
                    // Of a partitioned table it says ON ONLY.
                    format!(
                        "replace(pg_catalog.pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') IN ({})",
                        literals(tokens::spellings(&d.replace(" ON ONLY ", " ON ")))
                    )
                }),
                valid.map(|v| {
                    if v {
                        "i.indisvalid"
                    } else {
                        "NOT i.indisvalid"
                    }
                    .to_owned()
                }),
            ],
        ),
        Condition::Tablespace {
            schema,
            name,
            tablespace,
        } => exists(
            "pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace",
            &[
                Some(format!("n.nspname = {}", literal(schema))),
                Some(format!("c.relname = {}", literal(name))),
                Some(match tablespace {
                    Some(t) => format!("s.spcname = {}", literal(t)),
                    None => "s.oid IS NULL".to_owned(),
                }),
            ],
        ),
        Condition::Attached {
            schema,
            name,
            above_schema,
            above,
        } => exists(
            "pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid \
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             JOIN pg_catalog.pg_class p ON p.oid = h.inhparent \
             JOIN pg_catalog.pg_namespace m ON m.oid = p.relnamespace",
            &[
                Some("c.relkind IN ('i', 'I')".to_owned()),
                Some(format!("n.nspname = {}", literal(schema))),
                Some(format!("c.relname = {}", literal(name))),
                Some(format!("m.nspname = {}", literal(above_schema))),
                Some(format!("p.relname = {}", literal(above))),
            ],
        ),
        Condition::Sync {
            schema,
            table,
            trigger,
            function,
            from,
            to,
        } => exists(
            "pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid \
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid AND p.pronamespace = n.oid",
            &[
                Some(format!("n.nspname = {}", literal(schema))),
                Some(format!("c.relname = {}", literal(table))),
                Some(format!("g.tgname = {}", literal(trigger))),
                Some("g.tgenabled <> 'D'".to_owned()),
                Some(format!("p.proname = {}", literal(function))),
                Some(format!(
                    "p.prosrc = {}",
                    literal(&super::sync::body(from, to))
                )),
            ],
        ),
        Condition::Comment { object, text } => comment(object, text.as_deref()),
    }
}

const ATTRIBUTES: &str = "pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid \
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";

fn attribute(schema: &str, table: &str, column: &str) -> Vec<Option<String>> {
    vec![
        Some(format!("n.nspname = {}", literal(schema))),
        Some(format!("c.relname = {}", literal(table))),
        Some(format!("a.attname = {}", literal(column))),
        Some("NOT a.attisdropped".to_owned()),
    ]
}

fn same_constraint(definition: &str) -> String {
    let texts = tokens::spellings(definition)
        .into_iter()
        .flat_map(|d| [format!("{d} NOT VALID"), d]);
    format!(
        "pg_catalog.pg_get_constraintdef(k.oid) IN ({})",
        literals(texts)
    )
}

fn literals(texts: impl IntoIterator<Item = String>) -> String {
    texts
        .into_iter()
        .map(|t| literal(&t))
        .collect::<Vec<_>>()
        .join(", ")
}

fn join(list: &[Condition], word: &str, empty: &str) -> String {
    match list {
        [] => empty.to_owned(),
        [one] => sql(one),
        many => format!("({})", many.iter().map(sql).collect::<Vec<_>>().join(word)),
    }
}

fn exists(from: &str, tests: &[Option<String>]) -> String {
    let tests: Vec<&str> = tests.iter().flatten().map(String::as_str).collect();
    format!("EXISTS (SELECT FROM {from} WHERE {})", tests.join(" AND "))
}

fn comment(object: &ObjectRef, text: Option<&str>) -> String {
    let (class, oid) = match object {
        ObjectRef::Extension { name } => (
            "pg_extension",
            format!(
                "(SELECT x.oid FROM pg_catalog.pg_extension x WHERE x.extname = {})",
                literal(name)
            ),
        ),
        ObjectRef::Enum { schema, name } => (
            "pg_type",
            format!(
                "(SELECT y.oid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_namespace n \
                 ON n.oid = y.typnamespace WHERE n.nspname = {} AND y.typname = {})",
                literal(schema),
                literal(name)
            ),
        ),
        ObjectRef::Table { schema, table } => ("pg_class", relation(schema, table)),
        ObjectRef::Index { schema, name, .. } => ("pg_class", relation(schema, name)),
        ObjectRef::Constraint {
            schema,
            table,
            name,
        } => (
            "pg_constraint",
            format!(
                "(SELECT k.oid FROM pg_catalog.pg_constraint k WHERE k.conname = {} \
                 AND k.conrelid = {})",
                literal(name),
                relation(schema, table)
            ),
        ),
        ObjectRef::Column {
            schema,
            table,
            column,
        } => {
            return same_comment(
                &format!(
                    "(SELECT pg_catalog.col_description(a.attrelid, a.attnum) \
                     FROM pg_catalog.pg_attribute a WHERE a.attname = {} AND NOT a.attisdropped \
                     AND a.attrelid = {})",
                    literal(column),
                    relation(schema, table)
                ),
                text,
            );
        }
    };
    same_comment(
        &format!("pg_catalog.obj_description({oid}, {})", literal(class)),
        text,
    )
}

fn relation(schema: &str, name: &str) -> String {
    format!(
        "(SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n \
         ON n.oid = c.relnamespace WHERE n.nspname = {} AND c.relname = {})",
        literal(schema),
        literal(name)
    )
}

fn same_comment(found: &str, text: Option<&str>) -> String {
    match text {
        Some(text) => format!("coalesce({found} = {}, false)", literal(text)),
        None => format!("{found} IS NULL"),
    }
}
