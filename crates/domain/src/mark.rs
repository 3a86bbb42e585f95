//! What stands for a text where the text itself would be too long: equal marks mean equal texts.

use std::fmt;

use crate::columns::is_written;
use crate::id::{read_hex, write_hex};

/// The first bytes of a hash. Two texts with one mark are not found by chance, nor, with this many bytes, by trying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(pub [u8; 16]);

is_written!(Mark, Words);

impl Mark {
    /// Of these texts, one after the other.
    pub fn of(texts: &[&str]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"trekker/mark/v1");
        for text in texts {
            hasher.update(&(text.len() as u64).to_be_bytes()).update(text.as_bytes());
        }
        let mut mark = [0; 16];
        mark.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Self(mark)
    }

    pub fn written(&self) -> String {
        self.to_string()
    }

    /// Reads what [`written`](Self::written) wrote.
    pub fn parse(text: &str) -> Option<Self> {
        read_hex(text).map(Self)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}
