//! sha256 in hex: of a text, and of what goes through a writer.
//!
//! It knows nothing of what it sums up.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

/// Writes to another writer and sums up (sha256) what went through.
pub(crate) struct Summing<W> {
    out: W,
    hash: Sha256,
}

impl<W> Summing<W> {
    pub(crate) fn new(out: W) -> Summing<W> {
        Summing {
            out,
            hash: Sha256::new(),
        }
    }

    /// The sha256 of everything so far, in hex.
    pub(crate) fn sum(self) -> String {
        hex(&self.hash.finalize())
    }
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// sha256 of a text, in hex.
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|b| [b >> 4, b & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}
