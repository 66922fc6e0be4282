//! The names of what partitions get of their own: those that the server would choose, as far as they are free.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::diff::Change;
use crate::model::{Element, Ident, IndexDef, QName, RelationKind};
use crate::overlay::chosen_index_name;

/// Names of relations that are taken, or that the plan will take.
pub(super) struct Names<'a> {
    live: &'a BTreeMap<QName, RelationKind>,
    pub(super) ours: BTreeSet<QName>,
}

impl<'a> Names<'a> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the changes that take the name of a relation are few"
    )]
    pub(super) fn new(changes: &[Change], context: &Context<'a>) -> Names<'a> {
        let ours = changes.iter().filter_map(|change| match change {
            Change::AddIndex { table, name, .. } | Change::AddConstraint { table, name, .. } => {
                Some(table.sibling(name.clone()))
            }
            Change::RenameIndex { table, name } | Change::RenameConstraint { table, name, .. } => {
                Some(table.sibling(name.to.clone()))
            }
            _ => None,
        });
        Names {
            live: &context.live.relation_names,
            ours: ours.collect(),
        }
    }

    /// Is it the name that a partition's index gets? Then a plan that was begun has made it.
    pub(super) fn is_chosen(
        &self,
        own: &Ident,
        table: &QName,
        parts: &[String],
        label: &str,
    ) -> bool {
        let name = chosen_index_name(table, parts, label, |n| {
            let relation = table.sibling(n.clone());
            n != own && (self.live.contains_key(&relation) || self.ours.contains(&relation))
        });
        name == *own
    }

    pub(super) fn free(&mut self, table: &QName, parts: &[String], label: &str) -> Ident {
        let name = chosen_index_name(table, parts, label, |n| {
            let relation = table.sibling(n.clone());
            self.live.contains_key(&relation) || self.ours.contains(&relation)
        });
        self.ours.insert(table.sibling(name.clone()));
        name
    }
}

/// What the server makes a name of: columns by their names, a function by its own, anything else as `expr`.
pub(super) fn column_words(def: &IndexDef) -> Vec<String> {
    let keys = def.keys.iter().map(|k| match &k.element {
        Element::Column(c) => c.as_str().to_owned(),
        Element::Expression(e) => function(e.as_str()).unwrap_or("expr").to_owned(),
    });
    let include = def.include.iter().map(|c| c.as_str().to_owned());
    let mut out: Vec<String> = Vec::new();
    for word in keys.chain(include) {
        let mut distinct = word.clone();
        let mut n = 1;
        while out.contains(&distinct) {
            distinct = format!("{word}{n}");
            n += 1;
        }
        out.push(distinct);
    }
    out
}

/// The name of the function that the expression is a call of.
fn function(text: &str) -> Option<&str> {
    let (name, _) = text.split_once('(')?;
    let name = name.rsplit('.').next().unwrap_or(name);
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    (!name.is_empty() && name.chars().all(is_plain)).then_some(name)
}
