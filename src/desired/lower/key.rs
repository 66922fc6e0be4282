//! `primary_key:` and `unique:`.

use super::super::reader::{Entry, Fields};
use super::super::tree::{Kind, NodeId};
use super::Walk;
use super::table::TableScope;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::declaration::{Declared, DeclaredPrimaryKey, Facet, Say};
use crate::model::{
    ConstraintKind, Deferral, Ident, Key, NullsDistinct, ObjectId, Period, StorageParameters,
};

impl Walk<'_> {
    pub(super) fn primary_key(&mut self, key: NodeId, node: NodeId, scope: &mut TableScope) {
        if self.is_null(node) {
            scope.table.primary_key = Say::Absent;
            return;
        }
        let found = if self.is_mapping(node) {
            self.primary_key_long(key, node, scope)
        } else {
            self.columns(node).map(|columns| DeclaredPrimaryKey {
                name: None,
                key: plain_key(columns),
                was: None,
                comment: Say::Nothing,
                phase: None,
            })
        };
        let Some(found) = found else {
            return;
        };
        // Without a name the place is kept under the one PostgreSQL would choose.
        let name = found
            .name
            .clone()
            .unwrap_or_else(|| scope.name.name.with_suffix("_pkey"));
        let list = match self.tree.kind(node) {
            Kind::Mapping(_) => None,
            Kind::Sequence(_) | Kind::Scalar(..) => Some(node),
        };
        self.site(|| scope.constraint(&name), Facet::Whole, key);
        if let Some(list) = list {
            self.key_sites(list, || scope.constraint(&name), Facet::Key);
        }
        self.contradicts_primary_key(&found.key, node, scope);
        scope.table.primary_key = Say::Is(found);
    }

    fn primary_key_long(
        &mut self,
        key: NodeId,
        node: NodeId,
        scope: &mut TableScope,
    ) -> Option<DeclaredPrimaryKey> {
        let fields = self.fields(node, "a primary key", self.state.known.key)?;
        let name = self.ident_at(&fields, "name");
        if let Some(name) = &name {
            let at = fields.get("name").unwrap_or(key);
            if self.declare_constraint(&scope.name, name, at) {
                self.take_relation(scope.name.sibling(name.clone()), "a primary key", at);
            }
        }
        let found = self.key(&fields, "a primary key");
        let shown = name
            .clone()
            .unwrap_or_else(|| scope.name.name.with_suffix("_pkey"));
        self.long_key_sites(&fields, || scope.constraint(&shown));
        let was = self.constraint_was(&fields, name.as_ref(), scope, true);
        let rest = self.declared(&fields, (), was, || Some(scope.constraint(&shown)));
        Some(DeclaredPrimaryKey {
            name,
            key: found?,
            was: rest.was,
            comment: rest.comment,
            phase: rest.phase,
        })
    }

    fn contradicts_primary_key(&mut self, key: &Key, node: NodeId, scope: &TableScope) {
        for column in &key.columns {
            let nullable = scope
                .table
                .columns
                .get(column)
                .is_some_and(|c| c.not_null == Say::Absent);
            if nullable {
                let diagnostic = Diagnostic::error(
                    Code::S047,
                    format!("column `{column}` is `not_null: false` and in the primary key"),
                )
                .at(self.location(node))
                .help("columns of a primary key are NOT NULL; leave `not_null` out");
                self.push(diagnostic);
            }
        }
    }

    pub(super) fn unique(&mut self, entry: &Entry<'_>, scope: &mut TableScope) {
        let name = self.ident_of(entry.key, entry.name);
        let declared = if self.is_mapping(entry.value) {
            self.unique_long(entry.value, name.as_ref(), scope)
        } else {
            if let Some(name) = &name {
                self.key_sites(entry.value, || scope.constraint(name), Facet::Key);
            }
            self.columns(entry.value).map(|columns| Declared {
                value: ConstraintKind::Unique(plain_key(columns)),
                was: None,
                comment: Say::Nothing,
                phase: None,
            })
        };
        self.add_constraint(scope, name, entry.key, declared);
    }

    fn unique_long(
        &mut self,
        node: NodeId,
        name: Option<&Ident>,
        scope: &mut TableScope,
    ) -> Option<Declared<ConstraintKind>> {
        let known = self.state.known.unique;
        let fields = self.fields(node, "a UNIQUE constraint", known)?;
        let key = self.key(&fields, "a UNIQUE constraint");
        let nulls = self.nulls(&fields);
        if let Some(name) = name {
            self.long_key_sites(&fields, || scope.constraint(name));
        }
        let was = self.constraint_was(&fields, name, scope, true);
        let rest = self.declared(&fields, (), was, || name.map(|n| scope.constraint(n)));
        Some(Declared {
            value: ConstraintKind::Unique(Key { nulls, ..key? }),
            was: rest.was,
            comment: rest.comment,
            phase: rest.phase,
        })
    }

    fn key(&mut self, fields: &Fields, what: &str) -> Option<Key> {
        let columns = self
            .needed(fields, "columns", what)
            .and_then(|node| self.columns(node));
        let include = self.include(fields);
        let deferral = self.deferral(fields);
        let period = self.period(fields, "without_overlaps");
        let storage = self.storage(fields);
        let tablespace = self.ident_at(fields, "tablespace");
        Some(Key {
            columns: columns?,
            include,
            nulls: NullsDistinct::Distinct,
            deferral,
            period,
            storage,
            tablespace,
        })
    }

    fn long_key_sites(&mut self, fields: &Fields, object: impl Fn() -> ObjectId) {
        if let Some(node) = fields.get("columns") {
            self.key_sites(node, &object, Facet::Key);
        }
        if let Some(node) = fields.get("include") {
            self.key_sites(node, &object, Facet::Include);
        }
    }

    /// Remembers the places of the items of a list, or of the one value.
    pub(super) fn key_sites(
        &mut self,
        node: NodeId,
        object: impl Fn() -> ObjectId,
        facet: impl Fn(usize) -> Facet,
    ) {
        if !self.state.recorder.is_on() {
            return;
        }
        let tree = self.tree;
        match tree.kind(node) {
            Kind::Sequence(range) => {
                for (n, item) in tree.children(range).iter().enumerate() {
                    self.site(&object, facet(n), *item);
                }
            }
            Kind::Scalar(..) => self.site(&object, facet(0), node),
            Kind::Mapping(_) => {}
        }
    }
}

fn plain_key(columns: Vec<Ident>) -> Key {
    Key {
        columns,
        include: Vec::new(),
        nulls: NullsDistinct::Distinct,
        deferral: Deferral::NotDeferrable,
        period: Period::No,
        storage: StorageParameters::none(),
        tablespace: None,
    }
}
