//! What the user asks for: schema files (YAML) to a [`Declaration`], and a catalog to schema files.
//!
//! Knows no server: whether a table, column, type or function exists is found out later, with
//! [`SourceMap`] giving the place for the message. All mistakes of all files are reported in one run.
//!
//! Reading is one pass. `saphyr-parser` cuts the text into events with positions, `tree` makes nodes
//! of them, `reader` and `lower` walk the nodes. `serde_yaml` says what a plain scalar means
//! (`scalar`) and the serde types of `raw` say which keys there are; reading with `serde_yaml` alone
//! would stop at the first mistake of a file and could not say where the others are.

pub mod files;
pub mod guard;
mod keys;
mod lower;
pub mod raw;
mod reader;
mod scalar;
mod schema_json;
mod source;
mod source_map;
mod sqltext;
#[cfg(test)]
mod tests;
mod tree;
pub mod write;

use std::path::PathBuf;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::declaration::Declaration;
use lower::State;
use source::SourceText;
use source_map::Recorder;

pub use schema_json::schema_json;
pub use source_map::SourceMap;

/// What the schema files say, and where.
#[derive(Debug)]
pub struct Loaded {
    /// The meaning.
    pub declaration: Declaration,
    /// Places of its parts.
    pub source_map: SourceMap,
    /// What is worth a look but no mistake.
    pub warnings: Diagnostics,
    /// The files that were read, as named in messages, in order.
    pub files: Vec<String>,
}

/// Reads the files and folders (see [`files`]) and takes in what they declare.
///
/// # Errors
/// Every mistake of every file, in the order of files and lines.
pub fn load(paths: &[PathBuf]) -> Result<Loaded, Diagnostics> {
    parse(files::read(paths)?)
}

/// Takes in texts that are already read, each with its name for messages. Touches no disk.
///
/// # Errors
/// As [`load`].
pub fn parse(texts: Vec<(String, String)>) -> Result<Loaded, Diagnostics> {
    let sources: Vec<SourceText> = texts
        .into_iter()
        .map(|(name, text)| SourceText::new(name, text))
        .collect();
    let mut state = State::new(Recorder::off());
    for (n, source) in sources.iter().enumerate() {
        let tree = tree::parse(source, &mut state.problems);
        if tree.root().is_none() && !state.problems.has_errors() {
            state.problems.push(
                Diagnostic::warning(Code::S007, format!("`{}` declares nothing", source.name))
                    .help("the file is empty, or has comments only"),
            );
        }
        lower::file(&mut state, &sources, n, &tree);
    }
    state.finish(&sources);
    if state.problems.has_errors() {
        let order = |d: &Diagnostic| {
            d.location.as_ref().map(|l| {
                let file = sources.iter().position(|s| s.name == l.file);
                (file, l.line, l.column)
            })
        };
        state.problems.sort_by_key(order);
        return Err(state.problems);
    }
    Ok(Loaded {
        declaration: state.declaration,
        files: sources.iter().map(|s| s.name.clone()).collect(),
        source_map: SourceMap::new(sources),
        warnings: state.problems,
    })
}
