//! Mappings: those with known keys, and those from names to things.

use std::collections::BTreeMap;

use super::super::lower::Walk;
use super::super::tree::{Kind, NodeId, Style};
use crate::diagnostic::{Code, Diagnostic, suggest};

/// The known keys that a mapping holds.
pub(in crate::desired) struct Fields {
    node: NodeId,
    found: Vec<(&'static str, NodeId, NodeId)>,
}

impl Fields {
    /// The value of a key.
    pub(in crate::desired) fn get(&self, key: &str) -> Option<NodeId> {
        self.pair(key).map(|(_, value)| value)
    }

    /// The nodes of a key and its value.
    pub(in crate::desired) fn pair(&self, key: &str) -> Option<(NodeId, NodeId)> {
        let (_, k, v) = self.found.iter().find(|(name, ..)| *name == key)?;
        Some((*k, *v))
    }

    /// The mapping.
    pub(in crate::desired) fn node(&self) -> NodeId {
        self.node
    }
}

/// A named entry of a mapping: its name, the node of the name, the value.
pub(in crate::desired) struct Entry<'a> {
    pub(in crate::desired) name: &'a str,
    pub(in crate::desired) key: NodeId,
    pub(in crate::desired) value: NodeId,
}

impl<'a> Walk<'a> {
    fn pairs(&mut self, node: NodeId, wanted: &str) -> Option<&'a [NodeId]> {
        let tree = self.tree;
        match tree.kind(node) {
            Kind::Mapping(range) => Some(tree.children(range)),
            Kind::Scalar(..) | Kind::Sequence(_) => {
                self.wrong_type(node, wanted);
                None
            }
        }
    }

    fn key_text(&mut self, key: NodeId) -> Option<&'a str> {
        let Some(text) = self.raw_text(key) else {
            self.error(key, Code::S017, "a key has to be text");
            return None;
        };
        let plain = matches!(self.tree.kind(key), Kind::Scalar(_, Style::Plain));
        if text == "<<" && plain {
            self.error_help(
                key,
                Code::S014,
                "merge keys are not supported",
                "an alias in place of a whole value is: `key: *anchor`",
            );
            return None;
        }
        self.text(key, "a name")
    }

    fn twice(&mut self, key: NodeId, first: NodeId, text: &str) {
        let diagnostic = Diagnostic::error(Code::S016, format!("key `{text}` stands twice"))
            .at(self.location(key))
            .label("again here")
            .also(self.location(first), "first here");
        self.push(diagnostic);
    }

    /// A mapping with known keys. `what` names it for messages: `a table`.
    pub(in crate::desired) fn fields(
        &mut self,
        node: NodeId,
        what: &str,
        known: &'static [&'static str],
    ) -> Option<Fields> {
        let pairs = self.pairs(node, &format!("{what} as a mapping"))?;
        let mut found: Vec<(&'static str, NodeId, NodeId)> = Vec::with_capacity(pairs.len() / 2);
        for pair in pairs.chunks_exact(2) {
            let (key, value) = (pair[0], pair[1]);
            let Some(text) = self.key_text(key) else {
                continue;
            };
            let Some(name) = known.iter().copied().find(|k| *k == text) else {
                self.unknown_key(key, text, what, known);
                continue;
            };
            match found.iter().find(|(n, ..)| *n == name) {
                Some((_, first, _)) => self.twice(key, *first, text),
                None => found.push((name, key, value)),
            }
        }
        Some(Fields { node, found })
    }

    fn unknown_key(&mut self, key: NodeId, text: &str, what: &str, known: &[&str]) {
        let mut diagnostic =
            Diagnostic::error(Code::S020, format!("unknown key `{text}` in {what}"))
                .at(self.location(key));
        let opened = text.matches(['(', '[']).count();
        if opened < text.matches([')', ']']).count() {
            // The rest of the value before.
            self.push(diagnostic.help(super::COMMA));
            return;
        }
        if let Some(near) = suggest(text, known.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
        } else if what == "a table" && text == "not_null" {
            diagnostic =
                diagnostic.help("say it of each column: `columns: { email: { not_null: true } }`");
        }
        let list: Vec<String> = known.iter().map(|k| format!("`{k}`")).collect();
        self.push(diagnostic.note(format!("known keys: {}", list.join(", "))));
    }

    /// A mapping from names to things. Nothing at all is an empty one.
    pub(in crate::desired) fn entries(&mut self, node: NodeId, wanted: &str) -> Vec<Entry<'a>> {
        let mut all = Vec::new();
        if self.is_null(node) {
            return all;
        }
        let Some(pairs) = self.pairs(node, wanted) else {
            return all;
        };
        let mut seen: BTreeMap<&str, NodeId> = BTreeMap::new();
        for pair in pairs.chunks_exact(2) {
            let (key, value) = (pair[0], pair[1]);
            let Some(name) = self.key_text(key) else {
                continue;
            };
            match seen.get(name).copied() {
                Some(first) => self.twice(key, first, name),
                None => {
                    seen.insert(name, key);
                    all.push(Entry { name, key, value });
                }
            }
        }
        all
    }

    /// The value of a key that has to be there.
    pub(in crate::desired) fn needed(
        &mut self,
        fields: &Fields,
        key: &str,
        what: &str,
    ) -> Option<NodeId> {
        let found = fields.get(key);
        if found.is_none() {
            self.error(
                fields.node(),
                Code::S022,
                format!("key `{key}` of {what} is missing"),
            );
        }
        found
    }
}
