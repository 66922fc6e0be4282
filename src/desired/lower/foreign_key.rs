//! `foreign_keys:`.

use super::super::reader::{Entry, Fields};
use super::super::sqltext;
use super::super::tree::NodeId;
use super::Walk;
use super::table::TableScope;
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::model::declaration::{Declared, Facet};
use crate::model::{Action, ConstraintKind, ForeignKey, Ident, Matching, QName};

/// The actions, for messages.
const ACTIONS: [&str; 5] = [
    "no action",
    "restrict",
    "cascade",
    "set null",
    "set default",
];

impl Walk<'_> {
    pub(super) fn foreign_key(&mut self, entry: &Entry<'_>, scope: &mut TableScope) {
        let name = self.ident_of(entry.key, entry.name);
        let declared = self.foreign_key_body(entry.value, name.as_ref(), scope);
        self.add_constraint(scope, name, entry.key, declared);
    }

    fn foreign_key_body(
        &mut self,
        node: NodeId,
        name: Option<&Ident>,
        scope: &mut TableScope,
    ) -> Option<Declared<ConstraintKind>> {
        let known = self.state.known.foreign_key;
        let fields = self.fields(node, "a foreign key", known)?;
        let columns = self
            .needed(&fields, "columns", "a foreign key")
            .and_then(|node| self.columns(node));
        let references = self
            .needed(&fields, "references", "a foreign key")
            .and_then(|node| Some((node, self.references(node)?)));
        if let (Some(columns), Some((at, (_, referenced)))) = (&columns, &references) {
            self.same_count(columns, referenced, *at);
        }
        let (on_delete, on_delete_columns) = self.action(&fields, "on_delete");
        if let (Some(columns), Some(at)) = (&columns, fields.get("on_delete")) {
            self.part_of_key(&on_delete_columns, columns, at);
        }
        let (on_update, on_update_columns) = self.action(&fields, "on_update");
        if let (Some(at), false) = (fields.get("on_update"), on_update_columns.is_empty()) {
            self.error_help(
                at,
                Code::S044,
                "`on_update` takes no column list",
                "PostgreSQL has the list for `on_delete` only",
            );
        }
        let matching = match fields.get("match") {
            Some(node) => {
                let options = [("full", Matching::Full), ("simple", Matching::Simple)];
                self.option(node, "value of `match`", &options)
                    .unwrap_or(Matching::Simple)
            }
            None => Matching::Simple,
        };
        let deferral = self.deferral(&fields);
        let validity = self.validity(&fields);
        let enforcement = self.enforcement(&fields);
        let period = self.period(&fields, "period");
        if let Some(name) = name {
            let object = || scope.constraint(name);
            self.site_of(&fields, "references", Facet::References, object);
            if let Some(node) = fields.get("columns") {
                self.key_sites(node, object, Facet::Key);
            }
        }
        let was = self.constraint_was(&fields, name, scope, false);
        let rest = self.declared(&fields, (), was, || name.map(|n| scope.constraint(n)));
        let (_, (table, referenced)) = references?;
        Some(Declared {
            value: ConstraintKind::ForeignKey(ForeignKey {
                columns: columns?,
                table,
                referenced,
                matching,
                on_update,
                on_delete,
                on_delete_columns,
                deferral,
                validity,
                enforcement,
                period,
            }),
            was: rest.was,
            comment: rest.comment,
            phase: rest.phase,
        })
    }

    fn references(&mut self, node: NodeId) -> Option<(QName, Vec<Ident>)> {
        let text = self.text(node, "a table and its columns, as in `gardens (id)`")?;
        match sqltext::reference(text) {
            Ok((schema, name, columns)) => {
                let schema = schema.unwrap_or_else(|| self.schema.clone());
                self.repeated(&columns, node);
                Some((QName::new(schema, name), columns))
            }
            Err(error) => {
                self.text_error(node, Code::S042, "reference", &error);
                None
            }
        }
    }

    fn repeated(&mut self, columns: &[Ident], node: NodeId) {
        for (n, column) in columns.iter().enumerate() {
            if columns[..n].contains(column) {
                self.error(
                    node,
                    Code::S040,
                    format!("column `{column}` stands twice in the list"),
                );
            }
        }
    }

    fn same_count(&mut self, columns: &[Ident], referenced: &[Ident], at: NodeId) {
        if referenced.is_empty() || referenced.len() == columns.len() {
            return;
        }
        let message = format!(
            "the foreign key has {}, but references {}",
            counted(columns.len()),
            counted(referenced.len())
        );
        self.error(at, Code::S041, message);
    }

    fn action(&mut self, fields: &Fields, key: &str) -> (Action, Vec<Ident>) {
        let nothing = (Action::NoAction, Vec::new());
        let Some(node) = fields.get(key) else {
            return nothing;
        };
        let Some(text) = self.text(node, "an action") else {
            return nothing;
        };
        match sqltext::action(text) {
            Ok(Some((action, columns))) => {
                let takes_list = matches!(action, Action::SetNull | Action::SetDefault);
                if !columns.is_empty() && !takes_list {
                    self.error(node, Code::S044, format!("`{text}` takes no column list"));
                    return (action, Vec::new());
                }
                self.repeated(&columns, node);
                (action, columns)
            }
            Ok(None) => {
                let words = text.split('(').next().unwrap_or(text).trim();
                let what = format!("value of `{key}`");
                self.unknown_value(node, &what, words, &ACTIONS);
                nothing
            }
            Err(error) => {
                self.text_error(node, Code::S042, "action", &error);
                nothing
            }
        }
    }

    fn part_of_key(&mut self, listed: &[Ident], columns: &[Ident], at: NodeId) {
        for column in listed.iter().filter(|c| !columns.contains(c)) {
            let mut diagnostic = Diagnostic::error(
                Code::S044,
                format!("column `{column}` is not part of the foreign key"),
            )
            .at(self.location(at));
            if let Some(near) = suggest(column.as_str(), columns.iter().map(Ident::as_str)) {
                diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
            }
            self.push(diagnostic);
        }
    }
}

fn counted(n: usize) -> String {
    match n {
        1 => "1 column".into(),
        _ => format!("{n} columns"),
    }
}
