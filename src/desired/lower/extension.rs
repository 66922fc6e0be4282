//! `extensions:`.

use super::super::tree::NodeId;
use super::Walk;
use crate::diagnostic::Code;
use crate::model::declaration::{DeclaredExtension, Facet};
use crate::model::{Ident, ObjectId};

impl Walk<'_> {
    pub(super) fn extensions(&mut self, node: NodeId) {
        if self.is_list(node) {
            for item in self.list(node, "extensions").unwrap_or(&[]) {
                if let Some(name) = self.ident(*item) {
                    let extension = DeclaredExtension {
                        phase: self.phase,
                        ..DeclaredExtension::default()
                    };
                    self.add_extension(name, *item, extension);
                }
            }
            return;
        }
        for entry in self.entries(node, "extensions by name, or a list of names") {
            let name = self.ident_of(entry.key, entry.name);
            let extension = self.extension(entry.value);
            if let Some(name) = name {
                let object = || ObjectId::Extension(name.clone());
                if self.is_mapping(entry.value) {
                    self.site(object, Facet::Comment, entry.value);
                }
                self.add_extension(name, entry.key, extension);
            }
        }
    }

    fn extension(&mut self, node: NodeId) -> DeclaredExtension {
        let mut extension = DeclaredExtension {
            phase: self.phase,
            ..DeclaredExtension::default()
        };
        if self.is_null(node) {
            return extension;
        }
        let Some(fields) = self.fields(node, "an extension", self.state.known.extension) else {
            return extension;
        };
        extension.schema = self.ident_at(&fields, "schema");
        if let Some(node) = fields.get("version")
            && let Some(version) = self.scalar_text(node, "a version")
        {
            if version.is_empty() || version.contains('\0') {
                self.error(node, Code::S025, "this cannot be a version");
            } else {
                extension.version = Some(version.to_owned());
            }
        }
        let comment = self.comment(&fields);
        extension.comment = self.no_nul(comment, &fields);
        extension.phase = self.phase(&fields).or(self.phase);
        extension
    }

    fn add_extension(&mut self, name: Ident, key: NodeId, extension: DeclaredExtension) {
        let object = ObjectId::Extension(name.clone());
        self.site(|| object.clone(), Facet::Whole, key);
        if self.declare(object, key) {
            self.state.declaration.extensions.insert(name, extension);
        }
    }
}
