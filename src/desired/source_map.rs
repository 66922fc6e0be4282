//! From a part of the declaration to its place in the files.
//!
//! Most runs ask for no place at all, so nothing is kept while loading. The first question walks
//! the files once more and keeps one number for each part: 24 bytes, not names.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use super::lower::{self, State};
use super::source::{SourceText, Span, small};
use super::tree;
use crate::diagnostic::{Diagnostics, Location};
use crate::model::ObjectId;
use crate::model::declaration::{Facet, Site};

/// Places of the parts of a declaration.
#[derive(Debug)]
pub struct SourceMap {
    sources: Vec<SourceText>,
    places: OnceLock<Vec<(u64, u32, Span)>>,
}

impl SourceMap {
    pub(super) fn new(sources: Vec<SourceText>) -> SourceMap {
        SourceMap {
            sources,
            places: OnceLock::new(),
        }
    }

    /// Where a part stands. A part that is not in the files is found where what holds it stands: the
    /// object, then the table.
    pub fn locate(&self, site: &Site) -> Option<Location> {
        let (file, span) = self.find(site)?;
        Some(self.sources[file].location(span))
    }

    /// The place of byte `offset` of the text that stands at `site`, also where that text is quoted,
    /// folded or a block.
    pub fn locate_in(&self, site: &Site, offset: usize) -> Option<Location> {
        let (file, span) = self.exact(site).or_else(|| self.find(site))?;
        let source = &self.sources[file];
        let value = scalar_at(source.rest_from(span));
        let span = match value {
            Some(value) => source.span_in_scalar(span, &value, offset),
            None => span,
        };
        Some(source.location(span))
    }

    fn find(&self, site: &Site) -> Option<(usize, Span)> {
        let whole = Site::whole(site.object.clone());
        let table = site.object.table().cloned().map(ObjectId::Table);
        self.exact(site)
            .or_else(|| self.exact(&whole))
            .or_else(|| self.exact(&Site::whole(table?)))
    }

    fn exact(&self, site: &Site) -> Option<(usize, Span)> {
        let places = self.places.get_or_init(|| self.walk());
        let key = key(&site.object, &site.facet);
        let at = places.partition_point(|(k, ..)| *k < key);
        let (found, file, span) = places.get(at)?;
        (*found == key).then_some((*file as usize, *span))
    }

    fn walk(&self) -> Vec<(u64, u32, Span)> {
        let mut state = State::new(Recorder::on());
        for (n, source) in self.sources.iter().enumerate() {
            let tree = tree::parse(source, &mut Diagnostics::new());
            lower::file(&mut state, &self.sources, n, &tree);
        }
        let mut places = state.recorder.places.unwrap_or_default();
        // Of two places of one part the first one counts.
        places.sort_by_key(|(key, ..)| *key);
        places
    }
}

/// The text of the scalar that a piece of YAML starts with.
fn scalar_at(yaml: &str) -> Option<String> {
    for event in saphyr_parser::Parser::new_from_str(yaml) {
        match event.ok()?.0 {
            saphyr_parser::Event::Scalar(text, ..) => return Some(text.into_owned()),
            saphyr_parser::Event::StreamStart
            | saphyr_parser::Event::DocumentStart(_)
            | saphyr_parser::Event::MappingStart(..)
            | saphyr_parser::Event::Nothing => {}
            saphyr_parser::Event::StreamEnd
            | saphyr_parser::Event::DocumentEnd
            | saphyr_parser::Event::Alias(_)
            | saphyr_parser::Event::SequenceStart(..)
            | saphyr_parser::Event::SequenceEnd
            | saphyr_parser::Event::MappingEnd => return None,
        }
    }
    None
}

/// Keeps places while a file is walked, if it is on.
pub(super) struct Recorder {
    places: Option<Vec<(u64, u32, Span)>>,
}

impl Recorder {
    pub(super) fn on() -> Recorder {
        Recorder {
            places: Some(Vec::new()),
        }
    }

    pub(super) fn off() -> Recorder {
        Recorder { places: None }
    }

    pub(super) fn is_on(&self) -> bool {
        self.places.is_some()
    }

    pub(super) fn record(&mut self, object: &ObjectId, facet: &Facet, file: usize, span: Span) {
        if let Some(places) = &mut self.places {
            places.push((key(object, facet), small(file), span));
        }
    }
}

/// A number for a part. Of a million parts, two share one with a chance of one in ten millions.
fn key(object: &ObjectId, facet: &Facet) -> u64 {
    let mut hasher = DefaultHasher::new();
    object.hash(&mut hasher);
    let (kind, n): (u8, usize) = match facet {
        Facet::Whole => (0, 0),
        Facet::Type => (1, 0),
        Facet::Using => (2, 0),
        Facet::Default => (3, 0),
        Facet::NotNull => (4, 0),
        Facet::Expression => (5, 0),
        Facet::Predicate => (6, 0),
        Facet::Key(n) => (7, *n),
        Facet::Include(n) => (8, *n),
        Facet::References => (9, 0),
        Facet::Was => (10, 0),
        Facet::Comment => (11, 0),
        Facet::Value(n) => (12, *n),
        Facet::Absent => (13, 0),
    };
    (kind, n).hash(&mut hasher);
    hasher.finish()
}
