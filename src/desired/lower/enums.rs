//! `enums:`.

use std::collections::BTreeMap;

use super::super::tree::NodeId;
use super::Walk;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::declaration::{DeclaredEnum, Facet, Say};
use crate::model::name::MAX_NAME_BYTES;
use crate::model::{ObjectId, QName};

impl Walk<'_> {
    pub(super) fn enums(&mut self, node: NodeId) {
        for entry in self.entries(node, "enums by name") {
            let name = self.object_name(entry.key);
            let found = self.enumeration(entry.value, name.as_ref());
            let Some(name) = name else {
                continue;
            };
            let object = ObjectId::Enum(name.clone());
            self.site(|| object.clone(), Facet::Whole, entry.key);
            if self.declare(object, entry.key) {
                self.state.declaration.enums.insert(name, found);
            }
        }
    }

    fn enumeration(&mut self, node: NodeId, name: Option<&QName>) -> DeclaredEnum {
        let mut found = DeclaredEnum {
            values: Vec::new(),
            renamed: BTreeMap::new(),
            was: None,
            comment: Say::Nothing,
            phase: self.phase,
        };
        if !self.is_mapping(node) {
            self.labels(node, name, &mut found);
            return found;
        }
        let Some(fields) = self.fields(node, "an enum", self.state.known.enumeration) else {
            return found;
        };
        if let Some(values) = self.needed(&fields, "values", "an enum") {
            self.labels(values, name, &mut found);
        }
        let comment = self.comment(&fields);
        found.comment = self.no_nul(comment, &fields);
        found.was = self.was(&fields, name.map(|n| &n.name));
        found.phase = self.phase(&fields).or(self.phase);
        if let Some(name) = name {
            self.site_of(&fields, "was", Facet::Was, || ObjectId::Enum(name.clone()));
            self.site_of(&fields, "comment", Facet::Comment, || {
                ObjectId::Enum(name.clone())
            });
            if let (Some(old), Some(node)) = (&found.was, fields.get("was")) {
                self.claim_enum(name.sibling(old.clone()), node);
            }
        }
        found
    }

    fn labels(&mut self, node: NodeId, name: Option<&QName>, found: &mut DeclaredEnum) {
        let mut places: BTreeMap<String, NodeId> = BTreeMap::new();
        let mut olds: BTreeMap<String, NodeId> = BTreeMap::new();
        for item in self.list(node, "a list of labels").unwrap_or(&[]) {
            let (label_node, was) = if self.is_mapping(*item) {
                let known = self.state.known.label;
                let Some(fields) = self.fields(*item, "an enum label", known) else {
                    continue;
                };
                let Some(value) = self.needed(&fields, "value", "an enum label") else {
                    continue;
                };
                (value, fields.get("was"))
            } else {
                (*item, None)
            };
            let Some(label) = self.label(label_node) else {
                continue;
            };
            if let Some(first) = places.get(&label).copied() {
                let diagnostic =
                    Diagnostic::error(Code::S045, format!("label `{label}` stands twice"))
                        .at(self.location(label_node))
                        .also(self.location(first), "first here");
                self.push(diagnostic);
                continue;
            }
            if let Some(name) = name {
                let place = Facet::Value(found.values.len());
                self.site(|| ObjectId::Enum(name.clone()), place, label_node);
            }
            places.insert(label.clone(), label_node);
            if let Some(was) = was {
                self.old_label(was, &label, &mut olds, found);
            }
            found.values.push(label);
        }
        for (old, node) in olds {
            if places.contains_key(&old) {
                self.error_help(
                    node,
                    Code::S047,
                    format!("`{old}` is a label of the enum now"),
                    "`was` names a label that shall be renamed, so it cannot stay",
                );
            }
        }
    }

    fn old_label(
        &mut self,
        node: NodeId,
        label: &str,
        olds: &mut BTreeMap<String, NodeId>,
        found: &mut DeclaredEnum,
    ) {
        let Some(old) = self.label(node) else {
            return;
        };
        if old == label {
            self.error(node, Code::S033, format!("`{old}` is the label it has now"));
            return;
        }
        if let Some(first) = olds.get(&old).copied() {
            let diagnostic =
                Diagnostic::error(Code::S034, format!("two labels say that they were `{old}`"))
                    .at(self.location(node))
                    .also(self.location(first), "first here");
            self.push(diagnostic);
            return;
        }
        olds.insert(old.clone(), node);
        found.renamed.insert(label.to_owned(), old);
    }

    fn label(&mut self, node: NodeId) -> Option<String> {
        let text = self.text(node, "a label")?;
        let problem = if text.len() > MAX_NAME_BYTES {
            format!(
                "the label is {} bytes long; PostgreSQL takes {MAX_NAME_BYTES}",
                text.len()
            )
        } else if text.contains('\0') {
            "a label cannot contain the NUL character".to_owned()
        } else {
            return Some(text.to_owned());
        };
        self.error(node, Code::S046, problem);
        None
    }
}
