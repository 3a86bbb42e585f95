//! What stands for a text where the text itself would be too long: equal marks mean equal texts.

/// The first bytes of a hash. Two texts with one mark are not found by chance, nor, with this many bytes, by trying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(pub [u8; 16]);
