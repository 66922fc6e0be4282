//! Names over all files: who took which, and where.
//!
//! Relations (tables, indexes, and the indexes under PRIMARY KEY, UNIQUE and EXCLUDE) share one name
//! space in a schema (manual 5.10); old names may be claimed once.

use std::collections::BTreeMap;

use super::super::source::{SourceText, Span};
use super::super::tree::NodeId;
use super::Walk;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::declaration::Declaration;
use crate::model::{Ident, ObjectId, QName};

/// A node's file and span.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    file: u32,
    span: Span,
}

/// What has been met so far.
#[derive(Default)]
pub(super) struct Registry {
    objects: BTreeMap<ObjectId, Place>,
    relations: BTreeMap<QName, (&'static str, Place)>,
    old_relations: BTreeMap<QName, Place>,
    old_enums: BTreeMap<QName, Place>,
    absent_enums: BTreeMap<QName, Place>,
    absent_extensions: BTreeMap<Ident, Place>,
}

impl Registry {
    pub(super) fn absent_enum(&mut self, name: QName, place: Place) {
        self.absent_enums.insert(name, place);
    }

    pub(super) fn absent_extension(&mut self, name: Ident, place: Place) {
        self.absent_extensions.insert(name, place);
    }

    /// Reports what is declared and named for removal, in whichever files.
    pub(super) fn check_absent(
        &self,
        declaration: &Declaration,
        sources: &[SourceText],
        problems: &mut Diagnostics,
    ) {
        let enums = self
            .absent_enums
            .iter()
            .filter(|(name, _)| declaration.enums.contains_key(name))
            .map(|(name, place)| (ObjectId::Enum(name.clone()), *place));
        let extensions = self
            .absent_extensions
            .iter()
            .filter(|(name, _)| declaration.extensions.contains_key::<Ident>(name))
            .map(|(name, place)| (ObjectId::Extension(name.clone()), *place));
        for (object, place) in enums.chain(extensions) {
            let mut diagnostic = contradiction(&object).at(location(sources, place));
            if let Some(declared) = self.objects.get(&object) {
                diagnostic = diagnostic.also(location(sources, *declared), "declared here");
            }
            problems.push(diagnostic);
        }
    }
}

fn contradiction(object: &ObjectId) -> Diagnostic {
    Diagnostic::error(
        Code::S035,
        format!("`{}` is declared and named for removal", short(object)),
    )
    .help("leave out one of the two")
}

fn short(object: &ObjectId) -> String {
    match object {
        ObjectId::Extension(name) => name.to_string(),
        ObjectId::Enum(name) | ObjectId::Table(name) => name.to_string(),
        ObjectId::Column(_, name) | ObjectId::Constraint(_, name) | ObjectId::Index(_, name) => {
            name.to_string()
        }
    }
}

fn location(sources: &[SourceText], place: Place) -> crate::diagnostic::Location {
    sources[place.file as usize].location(place.span)
}

impl Walk<'_> {
    pub(super) fn place(&self, node: NodeId) -> Place {
        Place {
            file: super::super::source::small(self.file),
            span: self.tree.span(node),
        }
    }

    /// An object is declared at `node`; gives `false`, and reports, where it was declared before.
    pub(super) fn declare(&mut self, object: ObjectId, node: NodeId) -> bool {
        let place = self.place(node);
        let Some(first) = self.state.registry.objects.get(&object).copied() else {
            self.state.registry.objects.insert(object, place);
            return true;
        };
        let diagnostic = Diagnostic::error(
            Code::S030,
            format!("{} `{}` is declared twice", object.kind(), short(&object)),
        )
        .at(self.location(node))
        .label("again here")
        .also(location(self.sources, first), "first here");
        self.push(diagnostic);
        false
    }

    /// A constraint name is used at `node`; names are unique within a table.
    pub(super) fn declare_constraint(&mut self, table: &QName, name: &Ident, node: NodeId) -> bool {
        let place = self.place(node);
        let object = ObjectId::Constraint(table.clone(), name.clone());
        let Some(first) = self.state.registry.objects.get(&object).copied() else {
            self.state.registry.objects.insert(object, place);
            return true;
        };
        let diagnostic = Diagnostic::error(
            Code::S032,
            format!("table `{table}` has two constraints named `{name}`"),
        )
        .at(self.location(node))
        .label("again here")
        .also(location(self.sources, first), "first here");
        self.push(diagnostic);
        false
    }

    /// A relation of that name will be there.
    pub(super) fn take_relation(&mut self, name: QName, what: &'static str, node: NodeId) {
        let place = self.place(node);
        let Some((other, first)) = self.state.registry.relations.get(&name).copied() else {
            self.state.registry.relations.insert(name, (what, place));
            return;
        };
        let diagnostic =
            Diagnostic::error(Code::S031, format!("the name `{name}` is taken by {other}"))
                .at(self.location(node))
                .also(location(self.sources, first), format!("{other} here"))
                .note("tables, indexes and the indexes of keys share their names within a schema");
        self.push(diagnostic);
    }

    /// `was:` of an index, or of a constraint with an index, claims an old name.
    pub(super) fn claim_relation(&mut self, old: QName, node: NodeId) {
        let place = self.place(node);
        let first = self.state.registry.old_relations.get(&old).copied();
        self.state
            .registry
            .old_relations
            .entry(old.clone())
            .or_insert(place);
        self.claimed(&old.name, first, node);
    }

    /// `was:` of an enum claims an old name.
    pub(super) fn claim_enum(&mut self, old: QName, node: NodeId) {
        let place = self.place(node);
        let first = self.state.registry.old_enums.get(&old).copied();
        self.state
            .registry
            .old_enums
            .entry(old.clone())
            .or_insert(place);
        self.claimed(&old.name, first, node);
    }

    fn claimed(&mut self, old: &Ident, first: Option<Place>, node: NodeId) {
        if let Some(first) = first {
            let first = location(self.sources, first);
            self.claimed_twice(old, first, node);
        }
    }

    pub(super) fn claimed_twice(
        &mut self,
        old: &Ident,
        first: crate::diagnostic::Location,
        node: NodeId,
    ) {
        let diagnostic = Diagnostic::error(
            Code::S034,
            format!("two objects say that they were `{old}`"),
        )
        .at(self.location(node))
        .also(first, "first here");
        self.push(diagnostic);
    }

    /// `absent:` names something that is declared.
    pub(super) fn absent_but_declared(&mut self, object: &ObjectId, node: NodeId) {
        let mut diagnostic = contradiction(object).at(self.location(node));
        if let Some(place) = self.state.registry.objects.get(object).copied() {
            diagnostic = diagnostic.also(location(self.sources, place), "declared here");
        }
        self.push(diagnostic);
    }
}
