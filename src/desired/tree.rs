//! A YAML document as a tree of nodes that know where they stand.
//!
//! Built from the events of `saphyr-parser` in one pass without recursion. An alias is a second
//! way to the same node, so aliases cost nothing here; what they would expand to is counted and
//! limited. Tags, merge keys, several documents and nesting beyond any use are refused.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::source::{SourceText, Span, small};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// How deep mappings and lists may be nested. A declaration needs eight levels.
const MAX_DEPTH: usize = 64;

/// How many nodes aliases may add by being expanded.
const MAX_ALIASED: u64 = 1_000_000;

/// A node of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NodeId(u32);

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Quoted,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind<'s> {
    Scalar(Cow<'s, str>, Style),
    Sequence(Range<u32>),
    Mapping(Range<u32>),
}

#[derive(Debug)]
struct Node<'s> {
    span: Span,
    kind: Kind<'s>,
}

/// A document.
#[derive(Debug, Default)]
pub(super) struct Tree<'s> {
    nodes: Vec<Node<'s>>,
    children: Vec<NodeId>,
    root: Option<NodeId>,
}

impl<'s> Tree<'s> {
    /// The outermost node; none in an empty document.
    pub(super) fn root(&self) -> Option<NodeId> {
        self.root
    }

    pub(super) fn kind(&self, node: NodeId) -> &Kind<'s> {
        &self.nodes[node.0 as usize].kind
    }

    pub(super) fn span(&self, node: NodeId) -> Span {
        self.nodes[node.0 as usize].span
    }

    /// The nodes of a range from [`Kind`]: items, or keys and values in turn.
    pub(super) fn children(&self, range: &Range<u32>) -> &[NodeId] {
        &self.children[range.start as usize..range.end as usize]
    }
}

/// A collection that is not closed yet.
struct Open {
    node: NodeId,
    /// Where its children start in [`Builder::pending`].
    first: usize,
    anchor: usize,
    size: u64,
}

struct Builder<'s, 'd> {
    source: &'s SourceText,
    tree: Tree<'s>,
    open: Vec<Open>,
    /// Children of all open collections, the innermost last.
    pending: Vec<NodeId>,
    /// Finished anchors with what they expand to.
    anchors: BTreeMap<usize, (NodeId, u64)>,
    /// Nodes that aliases have added so far.
    aliased: u64,
    problems: &'d mut Diagnostics,
}

/// Reads a document; what is wrong with it goes to `problems`. After an error of syntax the tree
/// is empty.
pub(super) fn parse<'s>(source: &'s SourceText, problems: &mut Diagnostics) -> Tree<'s> {
    if let Some(at) = source.text.find(|c: char| !is_allowed(c)) {
        let c = source.text[at..].chars().next().unwrap_or('\0');
        problems.push(
            Diagnostic::error(
                Code::S006,
                format!("character U+{:04X} is not allowed in YAML", u32::from(c)),
            )
            .at(source.location(source.span_of_byte(at)))
            .help("remove it, or write it as an escape in a \"double-quoted\" text"),
        );
        return Tree::default();
    }
    let mut builder = Builder {
        source,
        tree: Tree::default(),
        open: Vec::new(),
        pending: Vec::new(),
        anchors: BTreeMap::new(),
        aliased: 0,
        problems,
    };
    let mut documents = 0;
    for event in Parser::new_from_str(&source.text) {
        let (event, span) = match event {
            Ok(found) => found,
            Err(error) => {
                builder.syntax_error(&error);
                return Tree::default();
            }
        };
        let span = Span {
            line: small(span.start.line()),
            column: small(span.start.col() + 1),
            length: small(span.len()),
        };
        let going_on = match event {
            Event::DocumentStart(_) => {
                documents += 1;
                documents < 2
                    || builder.refuse(
                        Diagnostic::error(Code::S013, "a second YAML document starts here"),
                        span,
                        "put it into a file of its own; several files may share one schema",
                    )
            }
            Event::Scalar(text, style, anchor, tag) => {
                builder.scalar(text, style, anchor, tag.as_deref(), span)
            }
            Event::SequenceStart(anchor, tag) => {
                builder.start(Kind::Sequence(0..0), anchor, tag.as_deref(), span)
            }
            Event::MappingStart(anchor, tag) => {
                builder.start(Kind::Mapping(0..0), anchor, tag.as_deref(), span)
            }
            Event::SequenceEnd | Event::MappingEnd => builder.end(),
            Event::Alias(anchor) => builder.alias(anchor, span),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => true,
        };
        if !going_on {
            return Tree::default();
        }
    }
    builder.tree
}

/// The characters that YAML 1.2 can hold (chapter 5.1).
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..)
        && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

impl<'s> Builder<'s, '_> {
    fn refuse(&mut self, diagnostic: Diagnostic, span: Span, help: &str) -> bool {
        self.problems
            .push(diagnostic.at(self.source.location(span)).help(help));
        false
    }

    fn syntax_error(&mut self, error: &saphyr_parser::ScanError) {
        let marker = error.marker();
        let span = Span {
            line: small(marker.line()),
            column: small(marker.col() + 1),
            length: 1,
        };
        let location = self.source.location(span);
        let tabs = location.source.trim_start_matches(' ').starts_with('\t');
        // On a later line it is rather a bracket that is missing.
        let inside = self
            .open
            .last()
            .is_some_and(|o| self.tree.span(o.node).line == span.line);
        let mut diagnostic = Diagnostic::error(Code::S010, "this is not valid YAML")
            .label(error.info())
            .at(location);
        if tabs {
            diagnostic = diagnostic.help("YAML indents with blanks, never with tabs");
        } else if error.info().starts_with("mapping values are not allowed") {
            diagnostic = diagnostic.help(
                "a text with `: ` in it needs quotes around the whole, as in \"state = 'x: y'\"",
            );
        } else if error.info().contains("did not find expected ',' or") && inside {
            diagnostic = diagnostic.help(
                "inside of { } and [ ] a text with `, ` or `: ` in it needs quotes around the whole, as in \"state = 'x: y'\"",
            );
        }
        if let Some(open) = self.open.last() {
            let place = self.source.location(self.tree.span(open.node));
            if place.line != span.line as usize {
                diagnostic = diagnostic.also(place, "inside of what starts here");
            }
        }
        self.problems.push(diagnostic);
    }

    fn refuse_tag(&mut self, tag: &Tag, span: Span) -> bool {
        self.refuse(
            Diagnostic::error(Code::S015, format!("YAML tag `{tag}` is not supported")),
            span,
            "leave the tag out; put quotes around what shall be text",
        )
    }

    fn scalar(
        &mut self,
        text: Cow<'s, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> bool {
        let mut style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted
            | ScalarStyle::DoubleQuoted
            | ScalarStyle::Literal
            | ScalarStyle::Folded => Style::Quoted,
        };
        if let Some(tag) = tag {
            if tag.is_yaml_core_schema() && tag.suffix == "str" {
                style = Style::Quoted;
            } else {
                return self.refuse_tag(tag, span);
            }
        }
        // The place of a block scalar is that of its `|`, on one line.
        let node = self.push(Kind::Scalar(text, style), span);
        self.finish(node, anchor, 1);
        true
    }

    fn start(&mut self, kind: Kind<'s>, anchor: usize, tag: Option<&Tag>, span: Span) -> bool {
        let span = Span {
            length: span.length.min(1),
            ..span
        };
        if let Some(tag) = tag {
            return self.refuse_tag(tag, span);
        }
        if self.open.len() >= MAX_DEPTH {
            return self.refuse(
                Diagnostic::error(
                    Code::S011,
                    format!("nested more than {MAX_DEPTH} levels deep"),
                ),
                span,
                "no declaration needs that; look for brackets that are never closed",
            );
        }
        let node = self.push(kind, span);
        self.open.push(Open {
            node,
            first: self.pending.len(),
            anchor,
            size: 1,
        });
        true
    }

    fn end(&mut self) -> bool {
        let Some(open) = self.open.pop() else {
            return true;
        };
        let start = small(self.tree.children.len());
        self.tree.children.extend(self.pending.drain(open.first..));
        let range = start..small(self.tree.children.len());
        match &mut self.tree.nodes[open.node.0 as usize].kind {
            Kind::Sequence(r) | Kind::Mapping(r) => *r = range,
            Kind::Scalar(..) => {}
        }
        self.finish(open.node, open.anchor, open.size);
        true
    }

    fn alias(&mut self, anchor: usize, span: Span) -> bool {
        let Some((target, size)) = self.anchors.get(&anchor).copied() else {
            return self.refuse(
                Diagnostic::error(Code::S012, "an alias to something that contains the alias"),
                span,
                "an alias can only repeat what is complete before it",
            );
        };
        self.aliased = self.aliased.saturating_add(size);
        if self.aliased > MAX_ALIASED {
            return self.refuse(
                Diagnostic::error(
                    Code::S012,
                    format!("aliases expand to more than {MAX_ALIASED} values"),
                ),
                span,
                "write out what is meant",
            );
        }
        self.finish(target, 0, size);
        true
    }

    fn push(&mut self, kind: Kind<'s>, mut span: Span) -> NodeId {
        // A value that is left out stands where its key does.
        if span.length == 0
            && matches!(kind, Kind::Scalar(..))
            && let Some(key) = self.key_before()
        {
            span = self.tree.span(key);
        }
        let node = NodeId(small(self.tree.nodes.len()));
        self.tree.nodes.push(Node { span, kind });
        node
    }

    fn key_before(&self) -> Option<NodeId> {
        let open = self.open.last()?;
        match self.tree.kind(open.node) {
            Kind::Mapping(_) if (self.pending.len() - open.first) % 2 == 1 => {
                self.pending.last().copied()
            }
            Kind::Mapping(_) | Kind::Sequence(_) | Kind::Scalar(..) => None,
        }
    }

    /// A node is complete: hang it where it belongs.
    fn finish(&mut self, node: NodeId, anchor: usize, size: u64) {
        if anchor != 0 {
            self.anchors.insert(anchor, (node, size));
        }
        match self.open.last_mut() {
            Some(open) => {
                self.pending.push(node);
                open.size = open.size.saturating_add(size);
            }
            None => self.tree.root = Some(node),
        }
    }
}
