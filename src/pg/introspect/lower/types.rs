//! Rows about types: enums, and the domains over them.

use std::collections::BTreeMap;

use super::Lowering;
use crate::model::{Domain, DomainConstraint, DomainNullability, EnumType, Expr};
use crate::pg::introspect::keys::ident;
use crate::pg::introspect::rows::{DomainRow, EnumRow};

impl Lowering {
    pub(super) fn enumeration(&mut self, row: EnumRow) {
        let Some(name) = self.qname("enum", &row.schema, &row.name) else {
            return;
        };
        self.enums.insert(row.oid, name.clone());
        let values = EnumType {
            values: row.labels,
            comment: row.comment,
            domains: BTreeMap::new(),
        };
        self.live.catalog.enums.insert(name, values);
    }

    pub(super) fn domain(&mut self, row: DomainRow) {
        let Some(name) = self.qname("domain", &row.schema, &row.name) else {
            return;
        };
        let rules = row.rules.into_iter().zip(row.definitions).zip(row.comments);
        let mut constraints = BTreeMap::new();
        for ((rule, definition), comment) in rules {
            let Some(rule) = self.keep("constraint of a domain", &rule, ident(rule.as_str()))
            else {
                continue;
            };
            let definition = Expr::new(definition);
            constraints.insert(
                rule,
                DomainConstraint {
                    definition,
                    comment,
                },
            );
        }
        let domain = Domain {
            brackets: if row.is_array { "[]" } else { "" },
            default: row.default.map(Expr::new),
            nullability: if row.is_not_null {
                DomainNullability::NotNull
            } else {
                DomainNullability::Nullable
            },
            constraints,
            comment: row.comment,
        };
        // One of an extension's is not modelled.
        let over = self.enums.get(&row.enum_oid);
        if let Some(found) = over.and_then(|e| self.live.catalog.enums.get_mut(e)) {
            found.domains.insert(name, domain);
        }
    }
}
