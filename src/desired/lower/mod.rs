//! Documents to a [`Declaration`]: one walk over each file, every mistake reported on the way.
//!
//! The same walk, with a recorder, finds the place of every part for `source_map`.

mod check;
mod column;
mod enums;
mod extension;
mod foreign_key;
mod index;
mod key;
mod registry;
mod table;

use super::reader::Fields;
use super::source::SourceText;
use super::source_map::Recorder;
use super::sqltext;
use super::tree::{NodeId, Tree};
use super::{keys, raw};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::declaration::{Declaration, Facet, Ownership, Phase, Say};
use crate::model::{Deferral, Ident, NullsDistinct, ObjectId, Period, QName, StorageParameters};
use registry::Registry;

/// The known keys of every kind of mapping.
pub(super) struct KnownKeys {
    file: &'static [&'static str],
    absent: &'static [&'static str],
    extension: &'static [&'static str],
    enumeration: &'static [&'static str],
    label: &'static [&'static str],
    table: &'static [&'static str],
    table_absent: &'static [&'static str],
    column: &'static [&'static str],
    not_null: &'static [&'static str],
    key: &'static [&'static str],
    unique: &'static [&'static str],
    foreign_key: &'static [&'static str],
    check: &'static [&'static str],
    exclusion: &'static [&'static str],
    index: &'static [&'static str],
}

impl KnownKeys {
    fn new() -> KnownKeys {
        KnownKeys {
            file: keys::of::<raw::RawFile>(),
            absent: keys::of::<raw::RawAbsent>(),
            extension: keys::of::<raw::RawExtension>(),
            enumeration: keys::of::<raw::RawEnumLong>(),
            label: keys::of::<raw::RawLabelLong>(),
            table: keys::of::<raw::RawTable>(),
            table_absent: keys::of::<raw::RawTableAbsent>(),
            column: keys::of::<raw::RawColumn>(),
            not_null: keys::of::<raw::RawNotNullLong>(),
            key: keys::of::<raw::RawKeyLong>(),
            unique: keys::of::<raw::RawUniqueLong>(),
            foreign_key: keys::of::<raw::RawForeignKey>(),
            check: keys::of::<raw::RawCheckLong>(),
            exclusion: keys::of::<raw::RawExclusion>(),
            index: keys::of::<raw::RawIndexLong>(),
        }
    }
}

/// What grows over all files.
pub(super) struct State {
    pub(super) declaration: Declaration,
    pub(super) problems: Diagnostics,
    pub(super) recorder: Recorder,
    registry: Registry,
    known: KnownKeys,
}

impl State {
    pub(super) fn new(recorder: Recorder) -> State {
        State {
            declaration: Declaration::default(),
            problems: Diagnostics::new(),
            recorder,
            registry: Registry::default(),
            known: KnownKeys::new(),
        }
    }

    /// Checks what only all files together show.
    pub(super) fn finish(&mut self, sources: &[SourceText]) {
        let State {
            declaration,
            problems,
            registry,
            ..
        } = self;
        registry.check_absent(declaration, sources, problems);
    }
}

/// The walk over one file.
pub(super) struct Walk<'a> {
    pub(super) state: &'a mut State,
    pub(super) sources: &'a [SourceText],
    pub(super) file: usize,
    pub(super) tree: &'a Tree<'a>,
    schema: Ident,
    ownership: Ownership,
    phase: Option<Phase>,
}

/// Lowers one file into `state`.
pub(super) fn file(state: &mut State, sources: &[SourceText], file: usize, tree: &Tree<'_>) {
    // `public` is a name; the alternative cannot come up.
    let Ok(public) = Ident::new("public") else {
        return;
    };
    let Some(root) = tree.root() else {
        return;
    };
    let mut walk = Walk {
        state,
        sources,
        file,
        tree,
        schema: public,
        ownership: Ownership::Declared,
        phase: None,
    };
    walk.document(root);
}

impl<'a> Walk<'a> {
    pub(super) fn source(&self) -> &'a SourceText {
        &self.sources[self.file]
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.state.problems.push(diagnostic);
    }

    /// Remembers the place of a part, when places are asked for.
    fn site(&mut self, object: impl FnOnce() -> ObjectId, facet: Facet, node: NodeId) {
        if self.state.recorder.is_on() {
            let span = self.tree.span(node);
            self.state
                .recorder
                .record(&object(), &facet, self.file, span);
        }
    }

    /// Remembers the place of a key's value, where the key is there.
    fn site_of(
        &mut self,
        fields: &Fields,
        key: &str,
        facet: Facet,
        object: impl FnOnce() -> ObjectId,
    ) {
        if let Some(node) = fields.get(key) {
            self.site(object, facet, node);
        }
    }

    fn document(&mut self, root: NodeId) {
        if self.is_null(root) {
            return;
        }
        let Some(fields) = self.fields(root, "a schema file", self.state.known.file) else {
            return;
        };
        if let Some(schema) = self.ident_at(&fields, "schema") {
            self.schema = schema;
        }
        if let Some(node) = fields.get("ownership") {
            let options = [
                ("declared", Ownership::Declared),
                ("exclusive", Ownership::Exclusive),
            ];
            if let Some(ownership) = self.option(node, "ownership", &options) {
                self.ownership = ownership;
            }
        }
        self.phase = self.phase(&fields);
        if self.ownership == Ownership::Exclusive {
            let schema = self.schema.clone();
            self.state.declaration.exclusive_schemas.insert(schema);
        }
        if let Some(node) = fields.get("extensions") {
            if self.ownership == Ownership::Exclusive {
                self.state.declaration.extensions_exclusive = true;
            }
            self.extensions(node);
        }
        if let Some(node) = fields.get("enums") {
            self.enums(node);
        }
        if let Some(node) = fields.get("tables") {
            self.tables(node);
        }
        if let Some(node) = fields.get("absent") {
            self.absent(node);
        }
    }

    fn absent(&mut self, node: NodeId) {
        let Some(fields) = self.fields(node, "`absent`", self.state.known.absent) else {
            return;
        };
        if let Some(node) = fields.get("enums") {
            for item in self.list(node, "a list of enums").unwrap_or(&[]) {
                if let Some(name) = self.object_name(*item) {
                    self.site(|| ObjectId::Enum(name.clone()), Facet::Absent, *item);
                    let place = self.place(*item);
                    self.state.registry.absent_enum(name.clone(), place);
                    self.state.declaration.absent_enums.insert(name);
                }
            }
        }
        if let Some(node) = fields.get("extensions") {
            for item in self.list(node, "a list of extensions").unwrap_or(&[]) {
                if let Some(name) = self.ident(*item) {
                    self.site(|| ObjectId::Extension(name.clone()), Facet::Absent, *item);
                    let place = self.place(*item);
                    self.state.registry.absent_extension(name.clone(), place);
                    self.state.declaration.absent_extensions.insert(name);
                }
            }
        }
    }

    /// `name` or `schema.name` of a table or type, with the file's schema where none is said.
    fn object_name(&mut self, node: NodeId) -> Option<QName> {
        let text = self.text(node, "a name")?;
        match sqltext::qualified(text) {
            Ok((schema, name)) => Some(QName::new(
                schema.unwrap_or_else(|| self.schema.clone()),
                name,
            )),
            Err(error) => {
                let diagnostic = Diagnostic::error(Code::S025, format!("`{text}` is not a name"))
                    .at(self.location_in(node, error.at))
                    .label(error.what);
                self.push(diagnostic);
                None
            }
        }
    }

    /// `was:`, which must be another name.
    fn was(&mut self, fields: &Fields, own: Option<&Ident>) -> Option<Ident> {
        let node = fields.get("was")?;
        let old = self.ident(node)?;
        if Some(&old) == own {
            self.error_help(
                node,
                Code::S033,
                format!("`{old}` is the name it has now"),
                "`was` says the old name; leave it out when there is none",
            );
            return None;
        }
        Some(old)
    }

    /// `deferrable:`.
    fn deferral(&mut self, fields: &Fields) -> Deferral {
        let Some(node) = fields.get("deferrable") else {
            return Deferral::NotDeferrable;
        };
        match self.meaning(node) {
            Some(super::scalar::Meaning::Bool(true)) => Deferral::Immediate,
            Some(super::scalar::Meaning::Bool(false)) => Deferral::NotDeferrable,
            Some(_) | None => {
                let options = [
                    ("immediate", Deferral::Immediate),
                    ("deferred", Deferral::Deferred),
                ];
                self.option(node, "value of `deferrable`", &options)
                    .unwrap_or(Deferral::NotDeferrable)
            }
        }
    }

    fn period(&mut self, fields: &Fields, key: &str) -> Period {
        if self.flag(fields, key) {
            Period::LastColumn
        } else {
            Period::No
        }
    }

    fn nulls(&mut self, fields: &Fields) -> NullsDistinct {
        if self.flag(fields, "nulls_not_distinct") {
            NullsDistinct::NotDistinct
        } else {
            NullsDistinct::Distinct
        }
    }

    /// `with:`.
    fn storage(&mut self, fields: &Fields) -> StorageParameters {
        let Some(node) = fields.get("with") else {
            return StorageParameters::none();
        };
        let mut all = Vec::new();
        for entry in self.entries(node, "storage parameters as a mapping") {
            let name = self.ident_of(entry.key, &entry.name.to_lowercase());
            let value = self.scalar_text(entry.value, "a value");
            if let Some(value) = value
                && value.contains('\0')
            {
                self.error(entry.value, Code::S025, "a value cannot contain NUL");
                continue;
            }
            if let (Some(name), Some(value)) = (name, value) {
                all.push((name.as_str().to_owned(), value.to_owned()));
            }
        }
        all.into_iter().collect()
    }

    /// `include:`.
    fn include(&mut self, fields: &Fields) -> Vec<Ident> {
        match fields.get("include") {
            Some(node) => self.columns(node).unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// `where:`.
    fn predicate(&mut self, fields: &Fields) -> Option<crate::model::Expr> {
        let node = fields.get("where")?;
        self.expression(node, "a condition")
            .map(crate::model::Expr::new)
    }

    /// `version:`, `comment:` and labels may hold anything but NUL, which `tree` lets through in
    /// escapes only.
    fn no_nul(&mut self, said: Say<String>, fields: &Fields) -> Say<String> {
        if let (Say::Is(text), Some(node)) = (&said, fields.get("comment"))
            && text.contains('\0')
        {
            self.error(
                node,
                Code::S025,
                "a comment cannot contain the NUL character",
            );
            return Say::Nothing;
        }
        said
    }
}
