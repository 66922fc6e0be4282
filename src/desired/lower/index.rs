//! `indexes:` and `exclusions:`.

use super::super::reader::{Entry, Fields};
use super::super::sqltext::{self, TextError};
use super::super::tree::NodeId;
use super::Walk;
use super::table::TableScope;
use crate::diagnostic::Code;
use crate::model::declaration::{Declared, Facet, Say};
use crate::model::{
    ConstraintKind, Exclusion, ExclusionElement, Ident, IndexDef, IndexKey, NullsDistinct,
    StorageParameters, Uniqueness,
};

impl Walk<'_> {
    pub(super) fn index(&mut self, entry: &Entry<'_>, scope: &mut TableScope) {
        let name = self.ident_of(entry.key, entry.name);
        let declared = if self.is_mapping(entry.value) {
            self.index_long(entry.value, name.as_ref(), scope)
        } else {
            let keys = self.index_keys(entry.value, name.as_ref(), scope);
            self.default_method("btree").and_then(|method| {
                Some(Declared {
                    value: IndexDef {
                        uniqueness: Uniqueness::Plain,
                        method,
                        keys: keys?,
                        include: Vec::new(),
                        predicate: None,
                        storage: StorageParameters::none(),
                        tablespace: None,
                    },
                    was: None,
                    comment: Say::Nothing,
                    phase: None,
                })
            })
        };
        let Some(name) = name else {
            return;
        };
        let object = scope.index(&name);
        self.site(|| object.clone(), Facet::Whole, entry.key);
        self.declare(object, entry.key);
        self.take_relation(scope.name.sibling(name.clone()), "an index", entry.key);
        if let Some(declared) = declared {
            scope.table.indexes.insert(name, declared);
        }
    }

    fn index_long(
        &mut self,
        node: NodeId,
        name: Option<&Ident>,
        scope: &mut TableScope,
    ) -> Option<Declared<IndexDef>> {
        let fields = self.fields(node, "an index", self.state.known.index)?;
        let keys = self
            .needed(&fields, "columns", "an index")
            .and_then(|node| self.index_keys(node, name, scope));
        let method = self.method(&fields, "btree");
        let nulls = self.nulls(&fields);
        let uniqueness = if self.flag(&fields, "unique") {
            Uniqueness::Unique(nulls)
        } else {
            if let (Some((key, _)), NullsDistinct::NotDistinct) =
                (fields.pair("nulls_not_distinct"), nulls)
            {
                self.error_help(
                    key,
                    Code::S047,
                    "`nulls_not_distinct` on an index that is not unique",
                    "add `unique: true`, or leave it out",
                );
            }
            Uniqueness::Plain
        };
        let include = self.include(&fields);
        let predicate = self.predicate(&fields);
        let storage = self.storage(&fields);
        let tablespace = self.ident_at(&fields, "tablespace");
        let was = self.was(&fields, name);
        if let (Some(old), Some(node)) = (&was, fields.get("was")) {
            self.claim_relation(scope.name.sibling(old.clone()), node);
        }
        if let Some(name) = name {
            let object = || scope.index(name);
            self.site_of(&fields, "where", Facet::Predicate, object);
            self.site_of(&fields, "was", Facet::Was, object);
            if let Some(node) = fields.get("include") {
                self.key_sites(node, object, Facet::Include);
            }
        }
        let rest = self.declared(&fields, (), was, || name.map(|n| scope.index(n)));
        Some(Declared {
            value: IndexDef {
                uniqueness,
                method: method?,
                keys: keys?,
                include,
                predicate,
                storage,
                tablespace,
            },
            was: rest.was,
            comment: rest.comment,
            phase: rest.phase,
        })
    }

    fn index_keys(
        &mut self,
        node: NodeId,
        name: Option<&Ident>,
        scope: &TableScope,
    ) -> Option<Vec<IndexKey>> {
        if let Some(name) = name {
            self.key_sites(node, || scope.index(name), Facet::Key);
        }
        self.elements(node, "columns or expressions", sqltext::element)
    }

    /// A list of texts, or one text, each read with `read`. At least one.
    fn elements<T>(
        &mut self,
        node: NodeId,
        what: &str,
        read: impl Fn(&str) -> Result<T, TextError>,
    ) -> Option<Vec<T>> {
        let one = [node];
        let items: &[NodeId] = if self.raw_text(node).is_some() && !self.is_null(node) {
            &one
        } else {
            self.list(node, &format!("a list of {what}"))?
        };
        if items.is_empty() {
            self.error(node, Code::S026, format!("the list of {what} is empty"));
            return None;
        }
        let mut found = Vec::with_capacity(items.len());
        for item in items {
            let Some(text) = self.text(*item, "a column or an expression") else {
                continue;
            };
            match read(text) {
                Ok(element) => found.push(element),
                Err(error) => self.text_error(*item, Code::S043, "element", &error),
            }
        }
        (found.len() == items.len()).then_some(found)
    }

    pub(super) fn exclusion(&mut self, entry: &Entry<'_>, scope: &mut TableScope) {
        let name = self.ident_of(entry.key, entry.name);
        let declared = self.exclusion_body(entry.value, name.as_ref(), scope);
        self.add_constraint(scope, name, entry.key, declared);
    }

    fn exclusion_body(
        &mut self,
        node: NodeId,
        name: Option<&Ident>,
        scope: &mut TableScope,
    ) -> Option<Declared<ConstraintKind>> {
        let known = self.state.known.exclusion;
        let fields = self.fields(node, "an EXCLUDE constraint", known)?;
        let elements = self
            .needed(&fields, "elements", "an EXCLUDE constraint")
            .and_then(|node| self.elements(node, "elements", sqltext::exclusion_element));
        let method = self.method(&fields, "gist");
        let include = self.include(&fields);
        let predicate = self.predicate(&fields);
        let deferral = self.deferral(&fields);
        let storage = self.storage(&fields);
        let tablespace = self.ident_at(&fields, "tablespace");
        if let Some(name) = name {
            let object = || scope.constraint(name);
            self.site_of(&fields, "where", Facet::Predicate, object);
            if let Some(node) = fields.get("elements") {
                self.key_sites(node, object, Facet::Key);
            }
            if let Some(node) = fields.get("include") {
                self.key_sites(node, object, Facet::Include);
            }
        }
        let was = self.constraint_was(&fields, name, scope, true);
        let rest = self.declared(&fields, (), was, || name.map(|n| scope.constraint(n)));
        let elements = elements?
            .into_iter()
            .map(|(key, operator)| ExclusionElement { key, operator })
            .collect();
        Some(Declared {
            value: ConstraintKind::Exclusion(Exclusion {
                method: method?,
                elements,
                include,
                predicate,
                deferral,
                storage,
                tablespace,
            }),
            was: rest.was,
            comment: rest.comment,
            phase: rest.phase,
        })
    }

    /// `using:`, or the method that is meant without it.
    fn method(&mut self, fields: &Fields, default: &str) -> Option<Ident> {
        match fields.get("using") {
            Some(node) => self.ident(node),
            None => self.default_method(default),
        }
    }

    fn default_method(&self, default: &str) -> Option<Ident> {
        Ident::new(default).ok()
    }
}
