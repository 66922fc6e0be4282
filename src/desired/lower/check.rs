//! `checks:`.

use super::super::reader::{Entry, Fields};
use super::super::tree::NodeId;
use super::Walk;
use super::table::TableScope;
use crate::model::declaration::{Declared, Facet, Say};
use crate::model::{Check, ConstraintKind, Enforcement, Expr, Ident, Inheritance, Validity};

impl Walk<'_> {
    pub(super) fn check(&mut self, entry: &Entry<'_>, scope: &mut TableScope) {
        let name = self.ident_of(entry.key, entry.name);
        let declared = if self.is_mapping(entry.value) {
            self.check_long(entry.value, name.as_ref(), scope)
        } else {
            if let Some(name) = &name {
                self.site(|| scope.constraint(name), Facet::Expression, entry.value);
            }
            self.expression(entry.value, "a condition")
                .map(|text| Declared {
                    value: ConstraintKind::Check(Check {
                        expr: Expr::new(text),
                        inheritance: Inheritance::Inherited,
                        validity: Validity::Valid,
                        enforcement: Enforcement::Enforced,
                    }),
                    was: None,
                    comment: Say::Nothing,
                    phase: None,
                })
        };
        self.add_constraint(scope, name, entry.key, declared);
    }

    fn check_long(
        &mut self,
        node: NodeId,
        name: Option<&Ident>,
        scope: &mut TableScope,
    ) -> Option<Declared<ConstraintKind>> {
        let fields = self.fields(node, "a CHECK constraint", self.state.known.check)?;
        let expr = self
            .needed(&fields, "expression", "a CHECK constraint")
            .and_then(|node| self.expression(node, "a condition"));
        if let Some(name) = name {
            let object = || scope.constraint(name);
            self.site_of(&fields, "expression", Facet::Expression, object);
        }
        let inheritance = if self.flag(&fields, "no_inherit") {
            Inheritance::NoInherit
        } else {
            Inheritance::Inherited
        };
        let validity = self.validity(&fields);
        let enforcement = self.enforcement(&fields);
        let was = self.constraint_was(&fields, name, scope, false);
        let rest = self.declared(&fields, (), was, || name.map(|n| scope.constraint(n)));
        Some(Declared {
            value: ConstraintKind::Check(Check {
                expr: Expr::new(expr?),
                inheritance,
                validity,
                enforcement,
            }),
            was: rest.was,
            comment: rest.comment,
            phase: rest.phase,
        })
    }

    /// `not_valid:`.
    pub(super) fn validity(&mut self, fields: &Fields) -> Validity {
        if self.flag(fields, "not_valid") {
            Validity::NotValid
        } else {
            Validity::Valid
        }
    }

    /// `not_enforced:`.
    pub(super) fn enforcement(&mut self, fields: &Fields) -> Enforcement {
        if self.flag(fields, "not_enforced") {
            Enforcement::NotEnforced
        } else {
            Enforcement::Enforced
        }
    }
}
