//! Declared texts that say an enum's label by the name that the same declaration takes from it (`was:`).
//!
//! Such a text is a mistake that no server tells where it is word for word the live one: that asks nothing of it. What is
//! not declared needs no look: the server keeps labels by number, and prints the new name by itself.

use super::{Problems, Rename, Target};
use crate::model::declaration::{Declaration, DeclaredTable, Facet, Say, Site};
use crate::model::{ConstraintKind, Element, Expr, IndexKey, ObjectId, Pair, QName};
use crate::render::quote::{literal, qname};
use crate::render::tokens;

pub(super) fn check(declaration: &Declaration, out: &Target, problems: &mut Problems) {
    for rename in &out.renames {
        let (name, label) = match rename {
            Rename::EnumValue(name, label) => (name, label),
            Rename::Enum(_) | Rename::Constraint { .. } | Rename::Index { .. } => continue,
        };
        for (table, declared) in &declaration.tables {
            for (site, text) in texts(table, declared) {
                if let Some(new) = renamed(text, name, label) {
                    problems.push(
                        site.clone(),
                        format!(
                            "{}: the value {} of {} is renamed to {} in this declaration",
                            site.object,
                            literal(&label.from),
                            ObjectId::Enum(name.clone()),
                            literal(&label.to)
                        ),
                        Some(format!("write the new label: `{new}`")),
                    );
                }
            }
        }
    }
}

/// The text with the new label, where it says the old one.
fn renamed(text: &Expr, name: &QName, label: &Pair<String>) -> Option<String> {
    let printed = qname(name);
    let renaming = tokens::Rename::Label {
        printed: &printed,
        label,
    };
    let new = renaming.text(text.as_str());
    (new != text.as_str()).then_some(new)
}

/// Every text of the table that is declared, with its place.
fn texts<'d>(table: &QName, declared: &'d DeclaredTable) -> Vec<(Site, &'d Expr)> {
    let mut out = Vec::new();
    for (name, column) in &declared.columns {
        let id = ObjectId::Column(table.clone(), name.clone());
        if let Say::Is(text) = &column.default {
            out.push((Site::new(id.clone(), Facet::Default), text));
        }
        if let Some(text) = &column.using {
            out.push((Site::new(id, Facet::Using), text));
        }
    }
    for (name, constraint) in &declared.constraints {
        let id = ObjectId::Constraint(table.clone(), name.clone());
        match &constraint.value {
            ConstraintKind::Check(check) => {
                out.push((Site::new(id, Facet::Expression), &check.expr));
            }
            ConstraintKind::Exclusion(x) => {
                keys(&id, x.elements.iter().map(|e| &e.key), &mut out);
                let whole = x.predicate.iter();
                out.extend(whole.map(|p| (Site::new(id.clone(), Facet::Predicate), p)));
            }
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::ForeignKey(_) => {}
        }
    }
    for (name, index) in &declared.indexes {
        let id = ObjectId::Index(table.clone(), name.clone());
        keys(&id, index.value.keys.iter(), &mut out);
        let whole = index.value.predicate.iter();
        out.extend(whole.map(|p| (Site::new(id.clone(), Facet::Predicate), p)));
    }
    out
}

fn keys<'d>(
    id: &ObjectId,
    keys: impl Iterator<Item = &'d IndexKey>,
    out: &mut Vec<(Site, &'d Expr)>,
) {
    for (n, key) in keys.enumerate() {
        match &key.element {
            Element::Expression(text) => {
                out.push((Site::new(id.clone(), Facet::Key(n)), text));
            }
            Element::Column(_) => {}
        }
    }
}
