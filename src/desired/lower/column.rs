//! `columns:` of a table.

use super::super::tree::NodeId;
use super::Walk;
use super::table::TableScope;
use crate::diagnostic::Code;
use crate::model::declaration::{DeclaredColumn, Facet, Say};
use crate::model::{Expr, Ident, Inheritance, NotNull, ObjectId, QName, TypeName, Validity};

impl Walk<'_> {
    pub(super) fn columns_of_table(&mut self, node: NodeId, scope: &mut TableScope) {
        for entry in self.entries(node, "columns by name") {
            let name = self.ident_of(entry.key, entry.name);
            let column = self.column(entry.value, name.as_ref(), &scope.name);
            let Some(name) = name else {
                continue;
            };
            self.site(
                || ObjectId::Column(scope.name.clone(), name.clone()),
                Facet::Whole,
                entry.key,
            );
            scope.table.columns.insert(name, column);
        }
    }

    fn column(&mut self, node: NodeId, name: Option<&Ident>, table: &QName) -> DeclaredColumn {
        let mut column = DeclaredColumn::default();
        if self.is_null(node) {
            return column;
        }
        let Some(fields) = self.fields(node, "a column", self.state.known.column) else {
            return column;
        };
        if let Some(name) = name {
            let object = || ObjectId::Column(table.clone(), name.clone());
            self.site_of(&fields, "type", Facet::Type, object);
            self.site_of(&fields, "using", Facet::Using, object);
            self.site_of(&fields, "default", Facet::Default, object);
            self.site_of(&fields, "not_null", Facet::NotNull, object);
            self.site_of(&fields, "comment", Facet::Comment, object);
        }
        if let Some(node) = fields.get("type")
            && self.text(node, "a data type").is_some()
        {
            column.data_type = self.expression(node, "a data type").map(TypeName::new);
        }
        if let Some((key, node)) = fields.pair("using") {
            column.using = self.expression(node, "an expression").map(Expr::new);
            if fields.get("type").is_none() {
                self.error_help(
                    key,
                    Code::S022,
                    "`using` without `type`",
                    "`using` says how values become the new `type`",
                );
            }
        }
        if let Some(node) = fields.get("default") {
            column.default = if self.is_null(node) {
                Say::Absent
            } else {
                match self.expression(node, "an SQL expression") {
                    Some(text) => Say::Is(Expr::new(text)),
                    None => Say::Nothing,
                }
            };
        }
        if let Some(node) = fields.get("not_null") {
            (column.not_null, column.not_null_inheritance) = self.not_null(node);
        }
        let comment = self.comment(&fields);
        column.comment = self.no_nul(comment, &fields);
        column.phase = self.phase(&fields);
        column
    }

    fn not_null(&mut self, node: NodeId) -> (Say<NotNull>, Option<Inheritance>) {
        if self.is_list(node) {
            self.error_help(
                node,
                Code::S021,
                "expected `true` or `false`, found a list",
                "it is said of each column by itself: `columns: { email: { not_null: true } }`",
            );
            return (Say::Nothing, None);
        }
        if !self.is_mapping(node) {
            let said = match self.boolean(node) {
                Some(true) => Say::Is(NotNull::plain()),
                Some(false) => Say::Absent,
                None => Say::Nothing,
            };
            return (said, None);
        }
        let known = self.state.known.not_null;
        let Some(fields) = self.fields(node, "`not_null`", known) else {
            return (Say::Nothing, None);
        };
        let inheritance = if self.flag(&fields, "no_inherit") {
            Inheritance::NoInherit
        } else {
            Inheritance::Inherited
        };
        let said = fields.get("no_inherit").map(|_| inheritance);
        let not_null = NotNull {
            name: self.ident_at(&fields, "name"),
            validity: if self.flag(&fields, "not_valid") {
                Validity::NotValid
            } else {
                Validity::Valid
            },
            inheritance,
        };
        (Say::Is(not_null), said)
    }
}
