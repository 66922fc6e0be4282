//! Asks a condition of a model instead of a server: for replays of whole plans, done-tests and all.

use super::condition::{Condition, ObjectRef};
use crate::model::{
    Catalog, Column, ConstraintKind, Ident, IndexDef, IndexState, NotNull, Nullability, ObjectId,
    QName, Table, Validity,
};
use crate::render::definition;

/// Does the condition hold in `catalog`? Names that are no identifiers hold nothing.
pub fn holds(condition: &Condition, catalog: &Catalog) -> bool {
    match condition {
        Condition::All(list) => list.iter().all(|c| holds(c, catalog)),
        Condition::Any(list) => list.iter().any(|c| holds(c, catalog)),
        Condition::Not(inner) => !holds(inner, catalog),
        Condition::Extension { name, version } => catalog
            .extensions
            .get(name.as_str())
            .is_some_and(|e| version.as_ref().is_none_or(|v| *v == e.version)),
        Condition::Enum { schema, name } => {
            qname(schema, name).is_some_and(|q| catalog.enums.contains_key(&q))
        }
        Condition::EnumValue {
            schema,
            name,
            value,
        } => qname(schema, name)
            .and_then(|q| catalog.enums.get(&q))
            .is_some_and(|e| e.values.contains(value)),
        Condition::EnumValues {
            schema,
            name,
            values,
        } => qname(schema, name)
            .and_then(|q| catalog.enums.get(&q))
            .is_some_and(|e| e.values == *values),
        Condition::Constraint {
            schema,
            table,
            name,
            definition: wanted,
            validated,
        } => find(catalog, schema, table).is_some_and(|t| {
            let rule = t.constraints.get(name.as_str());
            rule.is_some_and(|c| {
                let bare = definition::constraint_as_printed(
                    &c.kind.clone().with_validity(Validity::Valid),
                );
                wanted.as_ref().is_none_or(|w| *w == bare)
                    && validated.is_none_or(|v| v == (c.kind.validity() == Validity::Valid))
            }) || not_nulls(t).any(|(column, nn)| {
                nn.name.as_ref().is_some_and(|n| n.as_str() == name)
                    && wanted
                        .as_ref()
                        .is_none_or(|w| *w == definition::not_null(column, nn.inheritance))
                    && validated.is_none_or(|v| v == (nn.validity == Validity::Valid))
            })
        }),
        Condition::NotNull {
            schema,
            table,
            column: name,
            validated,
        } => column(catalog, schema, table, name).is_some_and(|c| match &c.nullability {
            Nullability::Nullable => false,
            Nullability::NotNull(nn) => !validated || nn.validity == Validity::Valid,
        }),
        Condition::Default {
            schema,
            table,
            column: name,
            default,
        } => column(catalog, schema, table, name)
            .is_some_and(|c| c.default().map(|e| e.as_str()) == default.as_deref()),
        Condition::ColumnType {
            schema,
            table,
            column: name,
            data_type,
        } => {
            column(catalog, schema, table, name).is_some_and(|c| c.data_type.as_str() == data_type)
        }
        Condition::Index {
            schema,
            name,
            definition: wanted,
            valid,
        } => index(catalog, schema, name, wanted.as_deref(), *valid),
        Condition::Tablespace {
            schema,
            name,
            tablespace,
        } => in_tablespace(catalog, schema, name, tablespace.as_deref()),
        Condition::Attached {
            schema,
            name,
            above_schema,
            above,
        } => in_schema(catalog, schema).any(|(_, table)| {
            let part_of = table.attached.get(name.as_str());
            part_of.is_some_and(|q| q.schema.as_str() == above_schema && q.name.as_str() == above)
        }),
        // Triggers are not in the model; this one comes and goes with the column that follows.
        Condition::Sync {
            schema,
            table,
            from,
            to,
            ..
        } => [from, to]
            .into_iter()
            .all(|name| column(catalog, schema, table, name).is_some()),
        Condition::Comment { object, text } => {
            comment(catalog, object).is_some_and(|found| found == *text)
        }
    }
}

fn qname(schema: &str, name: &str) -> Option<QName> {
    Some(QName::new(Ident::new(schema).ok()?, Ident::new(name).ok()?))
}

fn find<'a>(catalog: &'a Catalog, schema: &str, table: &str) -> Option<&'a Table> {
    catalog.tables.get(&qname(schema, table)?)
}

fn column<'a>(catalog: &'a Catalog, schema: &str, table: &str, name: &str) -> Option<&'a Column> {
    find(catalog, schema, table)?.columns.get(name)
}

/// Indexes of their own, and those under key constraints: `pg_index` has both.
fn index(
    catalog: &Catalog,
    schema: &str,
    name: &str,
    wanted: Option<&str>,
    valid: Option<bool>,
) -> bool {
    in_schema(catalog, schema).any(|(t, table)| {
        if let Some((n, above)) = table.attached.get_key_value(name) {
            // What is part of another is what that is, and was valid when it became so.
            return valid.is_none_or(|v| v)
                && wanted.is_none_or(|w| {
                    root(catalog, above).is_some_and(|def| w == definition::index(n, t, &def))
                });
        }
        let own = table
            .indexes
            .get_key_value(name)
            .map(|(n, i)| (n, i.def.clone(), i.state));
        let under = table
            .constraints
            .get_key_value(name)
            .and_then(|(n, c)| Some((n, crate::ddl::index_of_key(&c.kind)?, IndexState::Valid)));
        own.or(under).is_some_and(|(n, def, state)| {
            wanted.is_none_or(|w| w == definition::index(n, t, &def))
                && valid.is_none_or(|v| v == (state == IndexState::Valid))
        })
    })
}

fn in_schema<'a>(
    catalog: &'a Catalog,
    schema: &'a str,
) -> impl Iterator<Item = (&'a QName, &'a Table)> {
    let all = catalog.tables.iter();
    all.filter(move |(t, _)| t.schema.as_str() == schema)
}

/// The definition of the index that an attached one is part of in the end.
fn root(catalog: &Catalog, index: &QName) -> Option<IndexDef> {
    let all = catalog.tables.iter();
    all.filter(|(t, _)| t.schema == index.schema)
        .find_map(|(_, t)| {
            let own = t.indexes.get(&index.name).map(|i| i.def.clone());
            let key = || crate::ddl::index_of_key(&t.constraints.get(&index.name)?.kind);
            own.or_else(key)
                .or_else(|| root(catalog, t.attached.get(&index.name)?))
        })
}

fn in_tablespace(catalog: &Catalog, schema: &str, name: &str, wanted: Option<&str>) -> bool {
    let tables = catalog
        .tables
        .iter()
        .filter(|(t, _)| t.schema.as_str() == schema);
    tables.into_iter().any(|(_, table)| {
        let own = table.indexes.get(name).map(|i| &i.def.tablespace);
        let under = table.constraints.get(name).and_then(|c| match &c.kind {
            ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => Some(&k.tablespace),
            ConstraintKind::Exclusion(x) => Some(&x.tablespace),
            ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => None,
        });
        own.or(under)
            .is_some_and(|found| found.as_ref().map(Ident::as_str) == wanted)
    })
}

fn comment(catalog: &Catalog, object: &ObjectRef) -> Option<Option<String>> {
    Some(match object.to_id().ok()? {
        ObjectId::Extension(n) => catalog.extensions.get(&n)?.comment.clone(),
        ObjectId::Enum(n) => catalog.enums.get(&n)?.comment.clone(),
        ObjectId::Table(n) => catalog.tables.get(&n)?.comment.clone(),
        ObjectId::Column(t, c) => catalog.column(&t, &c)?.comment.clone(),
        ObjectId::Constraint(t, n) => catalog.tables.get(&t)?.constraints.get(&n)?.comment.clone(),
        ObjectId::Index(t, n) => catalog.tables.get(&t)?.indexes.get(&n)?.comment.clone(),
    })
}

/// The NOT NULLs of a table, which are constraints with a name from 18 on.
fn not_nulls(table: &Table) -> impl Iterator<Item = (&Ident, &NotNull)> {
    table
        .columns
        .iter()
        .filter_map(|(column, c)| match &c.nullability {
            Nullability::NotNull(nn) => Some((column, nn)),
            Nullability::Nullable => None,
        })
}
