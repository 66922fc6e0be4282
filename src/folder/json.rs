//! plan.json, field by field and item by item: indented for people into the file, and compact for
//! its digest, as [`PlanFile::seal`](crate::plan::file::PlanFile::seal) computes it.
//!
//! Of a large plan neither form fits in memory. Says what serde_json says of the whole.

use std::borrow::Borrow;
use std::io::{self, Write};

use serde::Serialize;

use crate::plan::file::{CheckFile, ObjectFile, PlanFile, Summing, hex};

/// A value in both forms, indented to stand in a list of plan.json.
#[derive(Default)]
pub(super) struct Item {
    indented: Vec<u8>,
    compact: Vec<u8>,
}

impl Item {
    pub(super) fn new(value: &impl Serialize) -> serde_json::Result<Item> {
        let mut item = Item::default();
        item.push(value)?;
        Ok(item)
    }

    /// Puts another item after this one, which can be empty.
    pub(super) fn push(&mut self, value: &impl Serialize) -> serde_json::Result<()> {
        if !self.compact.is_empty() {
            self.indented.extend_from_slice(b",\n    ");
            self.compact.push(b',');
        }
        serde_json::to_writer_pretty(
            Indent {
                out: &mut self.indented,
                spaces: b"    ",
            },
            value,
        )?;
        serde_json::to_writer(&mut self.compact, value)
    }
}

/// The object that is being written.
pub(super) struct Json<W: Write> {
    file: W,
    digest: Summing<io::Sink>,
    fields: usize,
    items: usize,
}

impl<W: Write> Json<W> {
    pub(super) fn begin(file: W) -> io::Result<Json<W>> {
        let mut json = Json {
            file,
            digest: Summing::new(io::sink()),
            fields: 0,
            items: 0,
        };
        json.both(b"{", b"{")?;
        Ok(json)
    }

    /// A field that is written at once.
    pub(super) fn field(&mut self, name: &str, value: &impl Serialize) -> io::Result<()> {
        self.name(name)?;
        let indent = Indent {
            out: &mut self.file,
            spaces: b"  ",
        };
        serde_json::to_writer_pretty(indent, value)?;
        serde_json::to_writer(&mut self.digest, value)?;
        Ok(())
    }

    /// The start of a field that is a list or, with braces, an object.
    pub(super) fn open(&mut self, name: &str, bracket: &[u8; 1]) -> io::Result<()> {
        self.name(name)?;
        self.items = 0;
        self.both(bracket, bracket)
    }

    /// One item of a list, or several.
    pub(super) fn items(&mut self, item: &Item) -> io::Result<()> {
        if item.compact.is_empty() {
            return Ok(());
        }
        self.separate()?;
        self.both(&item.indented, &item.compact)
    }

    /// One field of an inner object.
    pub(super) fn entry(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.separate()?;
        let (name, text) = (serde_json::to_string(name)?, serde_json::to_string(text)?);
        write!(self.file, "{name}: {text}")?;
        write!(self.digest, "{name}:{text}")
    }

    pub(super) fn close(&mut self, bracket: &[u8; 1]) -> io::Result<()> {
        if self.items > 0 {
            self.file.write_all(b"\n  ")?;
        }
        self.both(bracket, bracket)
    }

    /// Writes the digest of what was written as the last field; the file and the digest.
    pub(super) fn seal(mut self) -> io::Result<(W, String)> {
        let mut digest = self.digest;
        // As it is while the field is still empty.
        digest.write_all(b",\"digest\":\"\"}")?;
        let digest = digest.sum();
        write!(self.file, ",\n  \"digest\": \"{digest}\"\n}}\n")?;
        Ok((self.file, digest))
    }

    fn name(&mut self, name: &str) -> io::Result<()> {
        if self.fields > 0 {
            self.both(b",", b",")?;
        }
        self.fields += 1;
        write!(self.file, "\n  \"{name}\": ")?;
        write!(self.digest, "\"{name}\":")
    }

    fn separate(&mut self) -> io::Result<()> {
        if self.items > 0 {
            self.both(b",", b",")?;
        }
        self.items += 1;
        self.file.write_all(b"\n    ")
    }

    fn both(&mut self, indented: &[u8], compact: &[u8]) -> io::Result<()> {
        self.file.write_all(indented)?;
        self.digest.write_all(compact)
    }
}

/// Adds spaces after every end of a line. Inside of JSON strings there is none.
struct Indent<'a, W: Write> {
    out: &'a mut W,
    spaces: &'static [u8],
}

impl<W: Write> Write for Indent<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|b| *b == b'\n') {
            let (line, after) = rest.split_at(at + 1);
            self.out.write_all(line)?;
            self.out.write_all(self.spaces)?;
            rest = after;
        }
        self.out.write_all(rest)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// plan.json up to the steps.
pub(super) fn start<W: Write>(file: W, head: &PlanFile) -> io::Result<Json<W>> {
    let mut json = Json::begin(file)?;
    json.field("format", &head.format)?;
    json.field("lockstep", &head.lockstep)?;
    json.field("name", &head.name)?;
    json.field("database", &head.database)?;
    json.field("server_version_num", &head.server_version_num)?;
    json.field("proof", &head.proof)?;
    json.field("allowed", &head.allowed)?;
    json.open("steps", b"[")?;
    Ok(json)
}

/// plan.json after the steps.
pub(super) fn end<W: Write, O: Borrow<ObjectFile>>(
    mut json: Json<W>,
    preflight: &[CheckFile],
    objects: impl Iterator<Item = O>,
    files: &[(String, [u8; 32])],
) -> io::Result<(W, String)> {
    json.close(b"]")?;
    json.open("preflight", b"[")?;
    for check in preflight {
        json.items(&Item::new(check)?)?;
    }
    json.close(b"]")?;
    json.open("objects", b"[")?;
    for object in objects {
        json.items(&Item::new(object.borrow())?)?;
    }
    json.close(b"]")?;
    json.open("files", b"{")?;
    for (path, sum) in files {
        json.entry(path, &hex(sum))?;
    }
    json.close(b"}")?;
    json.seal()
}
