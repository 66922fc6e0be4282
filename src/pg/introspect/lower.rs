//! Rows to [`Live`], without a server.
//!
//! Objects are found by oid while this runs; only names leave. Whatever cannot be said in the model
//! (an unknown letter, a name that cannot be kept, a text that the server prints otherwise) becomes
//! an [`Unmodelled`] and, where its meaning is lost, nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use super::check;
use super::constraints::{self, Surroundings};
use super::keys::{self, RawIndex, ident};
use super::rows::{ColumnRow, ConstraintRow, EnumRow, ExtensionRow, OddRow, RelationRow, Rows};
use super::tables::{column, relation_kind, size};
use crate::model::{
    Catalog, Constraint, EnumType, Extension, Ident, Index, IndexState, Live, ObjectId, QName,
    RelationKind, Table, TableKind, Unmodelled,
};

/// Makes the model of what was read.
pub(super) fn lower(rows: Rows) -> Live {
    let mut out = Lowering {
        live: Live {
            version_num: u32::try_from(rows.session.version_num).unwrap_or_default(),
            database: rows.session.database,
            default_tablespace: rows.session.default_tablespace.and_then(|t| ident(t).ok()),
            ..Live::default()
        },
        ..Lowering::default()
    };
    for row in rows.schemas {
        if let Some(name) = out.keep("schema", &row.name, ident(row.name.as_str())) {
            out.live.schemas.push(name);
        }
    }
    out.live.schemas.sort();
    for row in rows.extensions {
        out.extension(row);
    }
    for row in rows.enums {
        out.enumeration(row);
    }
    out.relations(rows.relations);
    for row in rows.columns {
        out.column(row);
    }
    for building in out.tables.values_mut() {
        building.positions.sort_by_key(|(n, _)| *n);
    }
    let mut indexes: BTreeMap<u32, RawIndex> = BTreeMap::new();
    for row in rows.indexes {
        let special = Vec::new();
        indexes.insert(row.oid, RawIndex { row, special });
    }
    for key in rows.keys {
        if let Some(index) = indexes.get_mut(&key.index_oid) {
            index.special.push(key);
        }
    }
    for row in rows.constraints {
        out.constraint(row, &mut indexes);
    }
    for index in indexes.into_values() {
        out.index(index);
    }
    for row in rows.dependents {
        out.dependent(&row.kind, row.target, row.position, row.words);
    }
    for row in rows.odd {
        out.odd(row);
    }
    for row in rows.inherits {
        let parent = out.qname("table", &row.parent_schema, &row.parent_name);
        let child = out.qname("table", &row.schema, &row.name);
        if let (Some(parent), Some(child)) = (parent, child) {
            out.live.children.entry(parent).or_default().push(child);
        }
    }
    for row in rows.not_null_comments {
        let table = out.qname("table", &row.schema, &row.name);
        let column = out.keep("column", &row.column, ident(row.column.as_str()));
        if let (Some(table), Some(column)) = (table, column) {
            out.report(
                format!("column {table}.{column}"),
                format!(
                    "the comment on its NOT NULL {} is not modelled",
                    row.constraint
                ),
            );
            let key = (table, column);
            out.live.not_null_comments.insert(key, row.comment);
        }
    }
    out.finish()
}

/// A table while things are hung on it.
struct Building {
    name: QName,
    owner: Owner,
    table: Table,
    positions: Vec<(i16, Ident)>,
}

/// Whose a table is. One of an extension is left out in the end, but others may refer to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    User,
    Extension,
}

#[derive(Default)]
struct Lowering {
    live: Live,
    enums: BTreeMap<u32, QName>,
    tables: BTreeMap<u32, Building>,
    materialized: BTreeMap<u32, QName>,
}

impl Lowering {
    fn report(&mut self, object: String, what: String) {
        self.live.unmodelled.push(Unmodelled { object, what });
    }

    fn odd(&mut self, row: OddRow) {
        if let (Some(schema), Some(name), Some(words)) =
            (&row.index_schema, &row.index_name, row.index_use)
            && let Some(index) = self.qname("index", schema, name)
        {
            self.live.index_uses.entry(index).or_default().push(words);
        }
        self.report(row.object, row.what);
    }

    /// Marks of `pg_index` that go with the index.
    fn index_uses(&mut self, table: &QName, index: &RawIndex) {
        let row = &index.row;
        let words = [
            (row.is_replica_identity, "the replica identity"),
            (row.is_clustered, "the mark of CLUSTER"),
        ];
        let words: Vec<String> = words
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, what)| format!("{what} of {table}"))
            .collect();
        if let (false, Ok(name)) = (words.is_empty(), ident(row.name.as_str())) {
            let index = table.sibling(name);
            self.live.index_uses.entry(index).or_default().extend(words);
        }
    }

    /// The value, or a report of what is wrong with `kind name`.
    fn keep<T>(&mut self, kind: &str, name: &str, value: Result<T, String>) -> Option<T> {
        value
            .map_err(|what| self.report(format!("{kind} {name}"), what))
            .ok()
    }

    fn qname(&mut self, kind: &str, schema: &str, name: &str) -> Option<QName> {
        let both = ident(schema).and_then(|s| Ok(QName::new(s, ident(name)?)));
        self.keep(kind, name, both)
    }

    fn extension(&mut self, row: ExtensionRow) {
        let Some(qname) = self.qname("extension", &row.schema, &row.name) else {
            return;
        };
        let extension = Extension {
            schema: qname.schema,
            version: row.version,
            comment: row.comment,
        };
        self.live.catalog.extensions.insert(qname.name, extension);
    }

    fn enumeration(&mut self, row: EnumRow) {
        let Some(name) = self.qname("enum", &row.schema, &row.name) else {
            return;
        };
        self.enums.insert(row.oid, name.clone());
        let values = EnumType {
            values: row.labels,
            comment: row.comment,
        };
        self.live.catalog.enums.insert(name, values);
    }

    fn relations(&mut self, rows: Vec<RelationRow>) {
        let mut parents = Vec::new();
        for row in rows {
            let Some(name) = self.qname("relation", &row.schema, &row.name) else {
                continue;
            };
            let Some(kind) = relation_kind(row.kind.0) else {
                let letter = row.kind.0.escape_default();
                self.report(
                    format!("relation {name}"),
                    format!("relations of kind `{letter}` are not known"),
                );
                continue;
            };
            self.live.relation_names.insert(name.clone(), kind);
            if kind == RelationKind::MaterializedView && !row.of_extension {
                self.materialized.insert(row.oid, name.clone());
            }
            if kind != RelationKind::Table {
                continue;
            }
            if let (true, Some(parent)) = (row.is_partition, row.parent) {
                parents.push((row.oid, parent));
            }
            let table = Table {
                kind: match (row.kind.0, row.has_children) {
                    ('p', _) => TableKind::Partitioned,
                    (_, true) => TableKind::Inherited,
                    (_, false) => TableKind::Plain,
                },
                columns: BTreeMap::new(),
                constraints: BTreeMap::new(),
                indexes: BTreeMap::new(),
                size: size(&row),
                comment: row.comment,
            };
            let building = Building {
                name,
                owner: if row.of_extension {
                    Owner::Extension
                } else {
                    Owner::User
                },
                table,
                positions: Vec::new(),
            };
            self.tables.insert(row.oid, building);
        }
        for (oid, parent) in parents {
            let parent = self.tables.get(&parent).map(|p| p.name.clone());
            match (self.tables.get_mut(&oid), parent) {
                (Some(child), Some(parent)) => child.table.kind = TableKind::Partition { parent },
                (Some(child), None) => {
                    let object = format!("table {}", child.name);
                    self.report(
                        object,
                        "it is a partition of a table that is left out".into(),
                    );
                }
                (None, _) => {}
            }
        }
    }

    fn column(&mut self, row: ColumnRow) {
        let Some(building) = self.tables.get_mut(&row.table_oid) else {
            return;
        };
        let object = format!("column {}.{}", building.name, row.name);
        match column(row) {
            Ok((name, column, odd)) => {
                building.positions.push((column.position, name.clone()));
                building.table.columns.insert(name, column);
                if let Some(what) = odd {
                    self.report(object, what);
                }
            }
            Err(what) => self.report(object, what),
        }
    }

    fn constraint(&mut self, mut row: ConstraintRow, indexes: &mut BTreeMap<u32, RawIndex>) {
        // What is under a constraint is no index of its own, even where the constraint is left out.
        let index = match row.kind.0 {
            'p' | 'u' | 'x' => indexes.remove(&row.index_oid),
            _ => None,
        };
        let Some(building) = self.user_table(row.table_oid) else {
            return;
        };
        let table = building.name.clone();
        let object = format!("constraint {} on {table}", row.name);
        let around = Surroundings {
            table: &table,
            positions: &building.positions,
            index: index.as_ref(),
            referenced: self
                .tables
                .get(&row.referenced_oid)
                .map(|t| (&t.name, t.positions.as_slice())),
        };
        let read = ident(row.name.as_str())
            .and_then(|name| Ok((constraints::kind(&row, &name, &around)?, name)));
        let mut odd: Vec<String> = index.as_ref().map(marks).unwrap_or_default();
        if let Some(index) = &index {
            self.index_uses(&table, index);
            if index.row.name != row.name {
                odd.push(format!("its index has another name, `{}`", index.row.name));
            }
            if let Some(comment) = &index.row.comment {
                odd.push("the comment of its index is not modelled".into());
                if let Ok(name) = ident(index.row.name.as_str()) {
                    let key = table.sibling(name);
                    self.live.index_comments.insert(key, comment.clone());
                }
            }
        }
        match read {
            Ok((kind, name)) => {
                let server = row.definition.as_deref();
                let model = crate::render::definition::constraint_as_printed(&kind);
                odd.extend(server.and_then(|server| check::difference(server, &model)));
                if let Some(rests_on) = row.index_name.take()
                    && let Some(index) = self.keep("index", &rests_on, ident(rests_on.as_str()))
                {
                    let key = (table.clone(), name.clone());
                    self.live.key_of_foreign_key.insert(key, index);
                }
                if let Some(building) = self.tables.get_mut(&row.table_oid) {
                    let comment = row.comment.take();
                    let constraint = Constraint { kind, comment };
                    building.table.constraints.insert(name, constraint);
                }
            }
            Err(what) => odd.push(what),
        }
        for what in odd {
            self.report(object.clone(), what);
        }
    }

    fn user_table(&self, oid: u32) -> Option<&Building> {
        self.tables.get(&oid).filter(|t| t.owner == Owner::User)
    }

    fn index(&mut self, mut raw: RawIndex) {
        if let Some(view) = self.materialized.get(&raw.row.table_oid) {
            let object = format!("index {} on {view}", raw.row.name);
            self.report(
                object,
                "indexes of materialized views are not modelled".into(),
            );
        }
        let Some(building) = self.tables.get_mut(&raw.row.table_oid) else {
            return;
        };
        if building.owner == Owner::Extension {
            return;
        }
        let table = building.name.clone();
        let object = format!("index {} on {table}", raw.row.name);
        let mut odd = marks(&raw);
        let read = ident(raw.row.name.as_str())
            .and_then(|name| Ok((raw.def(&name, &table, &building.positions)?, name)));
        match read {
            Ok((def, name)) => {
                let model = check::index_text(&name, &table, &def, raw.scope());
                odd.extend(raw.definition().and_then(|t| check::difference(t, &model)));
                let index = Index {
                    def,
                    state: if raw.row.valid {
                        IndexState::Valid
                    } else {
                        IndexState::Invalid
                    },
                    comment: raw.row.comment.take(),
                };
                building.table.indexes.insert(name, index);
            }
            Err(what) => odd.push(what),
        }
        self.index_uses(&table, &raw);
        for what in odd {
            self.report(object.clone(), what);
        }
    }

    fn dependent(&mut self, kind: &str, target: u32, position: i16, words: String) {
        let object = match kind {
            "e" => self.enums.get(&target).cloned().map(ObjectId::Enum),
            "t" => self
                .user_table(target)
                .map(|t| ObjectId::Table(t.name.clone())),
            _ => self.user_table(target).and_then(|t| {
                let column = keys::column(&t.positions, position).ok()?;
                Some(ObjectId::Column(t.name.clone(), column))
            }),
        };
        if let Some(object) = object {
            self.live.dependents.entry(object).or_default().push(words);
        }
    }

    fn finish(mut self) -> Live {
        let tables = take(&mut self.tables).into_values();
        self.live.catalog = Catalog {
            tables: tables
                .filter(|b| b.owner == Owner::User)
                .map(|b| (b.name, b.table))
                .collect(),
            ..self.live.catalog
        };
        for words in self.live.dependents.values_mut() {
            let sorted: BTreeSet<String> = take(words).into_iter().collect();
            words.extend(sorted);
        }
        self.live.unmodelled.sort();
        self.live.unmodelled.dedup();
        self.live
    }
}

/// What an index carries beyond CREATE INDEX, in words.
fn marks(index: &RawIndex) -> Vec<String> {
    let row = &index.row;
    let mut marks = Vec::new();
    if row.is_clustered {
        marks.push("the mark of CLUSTER is not modelled".to_owned());
    }
    if row.is_replica_identity {
        marks.push("its use as replica identity is not modelled".to_owned());
    }
    if row.kind.0 == 'I' && !row.valid {
        marks.push("it is not complete: some partitions have no index attached to it".to_owned());
    }
    marks
}

#[cfg(test)]
mod tests;
