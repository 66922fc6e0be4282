//! Rows to [`Live`], without a server.
//!
//! Objects are found by oid while this runs; only names leave. Whatever cannot be said in the model
//! (an unknown letter, a name that cannot be kept, a text that the server prints otherwise) becomes
//! an [`Unmodelled`] and, where its meaning is lost, nothing else.

mod around;
mod marks;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use marks::marks;

use super::check;
use super::constraints::{self, Surroundings};
use super::keys::{RawIndex, ident};
use super::rows::{
    ColumnRow, ConstraintRow, ExtensionRow, OddRow, Part, RelationRow, SchemaRow, Session,
};
use super::tables::{column, relation_kind, size};
use crate::model::{
    Catalog, Constraint, Extension, Ident, Index, IndexState, Live, QName, RelationKind, Table,
    TableKind, Unmodelled,
};

/// Makes the model of what is read, part by part as it comes. What is built on waits in `parts` for
/// what builds on it, so the parts must come in the order of [`Part`].
pub(super) fn lower(session: Session, parts: impl IntoIterator<Item = Part>) -> Live {
    let mut out = Lowering {
        live: Live {
            version_num: u32::try_from(session.version_num).unwrap_or_default(),
            database: session.database,
            default_tablespace: session.default_tablespace.and_then(|t| ident(t).ok()),
            ..Live::default()
        },
        ..Lowering::default()
    };
    let mut indexes: BTreeMap<u32, RawIndex> = BTreeMap::new();
    for part in parts {
        match part {
            Part::Schemas(rows) => out.schemas(rows),
            Part::Extensions(rows) => rows.into_iter().for_each(|row| out.extension(row)),
            Part::Enums(rows) => rows.into_iter().for_each(|row| out.enumeration(row)),
            Part::Domains(rows) => rows.into_iter().for_each(|row| out.domain(row)),
            Part::Relations(rows) => out.relations(rows),
            Part::Columns(rows) => out.columns(rows),
            Part::Indexes(rows) => indexes.extend(rows.into_iter().map(|row| {
                let special = Vec::new();
                (row.oid, RawIndex { row, special })
            })),
            Part::Keys(rows) => {
                for key in rows {
                    if let Some(index) = indexes.get_mut(&key.index_oid) {
                        index.special.push(key);
                    }
                }
            }
            Part::Constraints(rows) => {
                for row in rows {
                    out.constraint(row, &mut indexes);
                }
                for index in take(&mut indexes).into_values() {
                    out.index(index);
                }
            }
            Part::Dependents(rows) => {
                for row in rows {
                    out.dependent(row);
                }
            }
            Part::Odd(rows) => rows.into_iter().for_each(|row| out.odd(row)),
            Part::Inherits(rows) => rows.into_iter().for_each(|row| out.inherit(row)),
            Part::NotNullComments(rows) => {
                rows.into_iter().for_each(|row| out.not_null_comment(row));
            }
            Part::Attached(rows) => rows.into_iter().for_each(|row| out.attached(row)),
            Part::Hindrances(rows) => rows.into_iter().for_each(|row| out.hindrance(row)),
            Part::Syncs(rows) => rows.into_iter().for_each(|row| out.sync(row)),
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
    fn schemas(&mut self, rows: Vec<SchemaRow>) {
        for row in rows {
            if let Some(name) = self.keep("schema", &row.name, ident(row.name.as_str())) {
                self.live.schemas.push(name);
            }
        }
        self.live.schemas.sort();
    }

    fn columns(&mut self, rows: Vec<ColumnRow>) {
        for row in rows {
            self.column(row);
        }
        for building in self.tables.values_mut() {
            building.positions.sort_by_key(|(n, _)| *n);
        }
    }

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
            if row.kind.0 == 'p' {
                // Known as one whose rows live in partitions while it has none, too.
                self.live.children.entry(name.clone()).or_default();
                let key = row.partition_key.iter().flatten();
                let key = key.map(|c| ident(c.as_str()).ok()).collect();
                self.live.partition_keys.insert(name.clone(), key);
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
                attached: BTreeMap::new(),
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
        let is_parents = row.not_null_local == Some(false);
        match column(row) {
            Ok((name, column, odd)) => {
                building.positions.push((column.position, name.clone()));
                if is_parents {
                    let key = (building.name.clone(), name.clone());
                    self.live.inherited_not_nulls.insert(key);
                }
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

#[cfg(test)]
mod tests;
