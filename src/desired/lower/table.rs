//! `tables:` and what every table holds.

use std::collections::{BTreeMap, BTreeSet};

use super::super::reader::Fields;
use super::super::scalar::Meaning;
use super::super::tree::NodeId;
use super::Walk;
use crate::diagnostic::Code;
use crate::model::declaration::{Declared, DeclaredTable, Facet, Say};
use crate::model::{ConstraintKind, Ident, ObjectId, QName};

/// What is known while one table is lowered.
pub(super) struct TableScope {
    pub(super) name: QName,
    pub(super) table: DeclaredTable,
    /// Old names of constraints without an index, with the nodes that claim them.
    old_constraints: BTreeMap<Ident, NodeId>,
}

impl TableScope {
    pub(super) fn constraint(&self, name: &Ident) -> ObjectId {
        ObjectId::Constraint(self.name.clone(), name.clone())
    }

    pub(super) fn index(&self, name: &Ident) -> ObjectId {
        ObjectId::Index(self.name.clone(), name.clone())
    }
}

impl Walk<'_> {
    pub(super) fn tables(&mut self, node: NodeId) {
        for entry in self.entries(node, "tables by name") {
            let Some(name) = self.object_name(entry.key) else {
                continue;
            };
            let object = ObjectId::Table(name.clone());
            self.site(|| object.clone(), Facet::Whole, entry.key);
            if !self.declare(object, entry.key) {
                continue;
            }
            self.take_relation(name.clone(), "a table", entry.key);
            let mut scope = TableScope {
                name,
                table: DeclaredTable {
                    ownership: self.ownership,
                    phase: self.phase,
                    comment: Say::Nothing,
                    columns: BTreeMap::new(),
                    primary_key: Say::Nothing,
                    constraints: BTreeMap::new(),
                    indexes: BTreeMap::new(),
                    absent_constraints: BTreeSet::new(),
                    absent_indexes: BTreeSet::new(),
                },
                old_constraints: BTreeMap::new(),
            };
            if !self.is_null(entry.value) {
                self.table(entry.value, &mut scope);
            }
            self.state
                .declaration
                .tables
                .insert(scope.name, scope.table);
        }
    }

    fn table(&mut self, node: NodeId, scope: &mut TableScope) {
        let Some(fields) = self.fields(node, "a table", self.state.known.table) else {
            return;
        };
        scope.table.phase = self.phase(&fields).or(self.phase);
        let comment = self.comment(&fields);
        scope.table.comment = self.no_nul(comment, &fields);
        self.site_of(&fields, "comment", Facet::Comment, || {
            ObjectId::Table(scope.name.clone())
        });
        if let Some(node) = fields.get("columns") {
            self.columns_of_table(node, scope);
        }
        if let Some((key, node)) = fields.pair("primary_key") {
            self.primary_key(key, node, scope);
        }
        if let Some(node) = fields.get("unique") {
            for entry in self.entries(node, "UNIQUE constraints by name") {
                self.unique(&entry, scope);
            }
        }
        if let Some(node) = fields.get("foreign_keys") {
            for entry in self.entries(node, "foreign keys by name") {
                self.foreign_key(&entry, scope);
            }
        }
        if let Some(node) = fields.get("checks") {
            for entry in self.entries(node, "CHECK constraints by name") {
                self.check(&entry, scope);
            }
        }
        if let Some(node) = fields.get("exclusions") {
            for entry in self.entries(node, "EXCLUDE constraints by name") {
                self.exclusion(&entry, scope);
            }
        }
        if let Some(node) = fields.get("indexes") {
            for entry in self.entries(node, "indexes by name") {
                self.index(&entry, scope);
            }
        }
        if let Some(node) = fields.get("absent") {
            self.absent_of_table(node, scope);
        }
    }

    /// Puts a constraint into the table, if its name is free.
    pub(super) fn add_constraint(
        &mut self,
        scope: &mut TableScope,
        name: Option<Ident>,
        key: NodeId,
        declared: Option<Declared<ConstraintKind>>,
    ) {
        let Some(name) = name else {
            return;
        };
        let object = scope.constraint(&name);
        self.site(|| object, Facet::Whole, key);
        let free = self.declare_constraint(&scope.name, &name, key);
        let Some(declared) = declared else {
            return;
        };
        if !free {
            return;
        }
        if declared.value.has_index() {
            let what = match &declared.value {
                ConstraintKind::Unique(_) => "a UNIQUE constraint",
                ConstraintKind::Exclusion(_) => "an EXCLUDE constraint",
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::ForeignKey(_)
                | ConstraintKind::Check(_) => "a constraint",
            };
            self.take_relation(scope.name.sibling(name.clone()), what, key);
        }
        scope.table.constraints.insert(name, declared);
    }

    /// `was:` of a constraint: another name, claimed once.
    pub(super) fn constraint_was(
        &mut self,
        fields: &Fields,
        own: Option<&Ident>,
        scope: &mut TableScope,
        has_index: bool,
    ) -> Option<Ident> {
        let old = self.was(fields, own)?;
        let node = fields.get("was")?;
        if let Some(own) = own {
            self.site(|| scope.constraint(own), Facet::Was, node);
        }
        if has_index {
            self.claim_relation(scope.name.sibling(old.clone()), node);
        } else if let Some(first) = scope.old_constraints.get(&old).copied() {
            let first = self.location(first);
            self.claimed_twice(&old, first, node);
        } else {
            scope.old_constraints.insert(old.clone(), node);
        }
        Some(old)
    }

    /// What belongs to every named object of a table: `comment`, `phase`.
    pub(super) fn declared<T>(
        &mut self,
        fields: &Fields,
        value: T,
        was: Option<Ident>,
        object: impl FnOnce() -> Option<ObjectId>,
    ) -> Declared<T> {
        let comment = self.comment(fields);
        if let Some(node) = fields.get("comment")
            && self.state.recorder.is_on()
            && let Some(object) = object()
        {
            self.site(|| object, Facet::Comment, node);
        }
        Declared {
            value,
            was,
            comment: self.no_nul(comment, fields),
            phase: self.phase(fields),
        }
    }

    fn absent_of_table(&mut self, node: NodeId, scope: &mut TableScope) {
        let known = self.state.known.table_absent;
        let Some(fields) = self.fields(node, "`absent` of a table", known) else {
            return;
        };
        for key in [
            "constraints",
            "unique",
            "foreign_keys",
            "checks",
            "exclusions",
        ] {
            if let Some(node) = fields.get(key) {
                for item in self.list(node, "a list of constraints").unwrap_or(&[]) {
                    self.absent_constraint(*item, scope);
                }
            }
        }
        if let Some(node) = fields.get("primary_key") {
            match self.meaning(node) {
                Some(Meaning::Bool(true)) => match &scope.table.primary_key {
                    Say::Is(_) => self.error_help(
                        node,
                        Code::S035,
                        "the primary key is declared and named for removal",
                        "leave out one of the two",
                    ),
                    Say::Nothing | Say::Absent => scope.table.primary_key = Say::Absent,
                },
                Some(Meaning::Bool(false)) => self.error_help(
                    node,
                    Code::S021,
                    "expected `true` or the name of the primary key",
                    "leave the key out",
                ),
                Some(_) | None => self.absent_constraint(node, scope),
            }
        }
        if let Some(node) = fields.get("indexes") {
            for item in self.list(node, "a list of indexes").unwrap_or(&[]) {
                let Some(name) = self.ident(*item) else {
                    continue;
                };
                let object = scope.index(&name);
                if scope.table.indexes.contains_key(&name) {
                    self.absent_but_declared(&object, *item);
                    continue;
                }
                self.site(|| object, Facet::Absent, *item);
                scope.table.absent_indexes.insert(name);
            }
        }
    }

    fn absent_constraint(&mut self, node: NodeId, scope: &mut TableScope) {
        let Some(name) = self.ident(node) else {
            return;
        };
        let object = scope.constraint(&name);
        let is_primary_key = matches!(&scope.table.primary_key,
            Say::Is(key) if key.name.as_ref() == Some(&name));
        if is_primary_key || scope.table.constraints.contains_key(&name) {
            self.absent_but_declared(&object, node);
            return;
        }
        self.site(|| object, Facet::Absent, node);
        scope.table.absent_constraints.insert(name);
    }
}
