//! The tone-of-voice guide: a list of sections that several people write in at once.

use crate::conflict::Field;
use crate::id::DocId;
use crate::rank::Rank;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub id: DocId,
    pub heading: String,
    pub text: String,
    pub rank: Rank,
    /// Two changed the same sentence of its text apart, and nobody has settled it.
    pub overlaps: bool,
    pub binned: bool,
}

/// What somebody did to a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionEdit {
    SetHeading(String),
    Move(Rank),
    Bin(bool),
}

impl SectionEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen.
    pub fn choosing(field: Field, value: &str) -> Option<Self> {
        Some(match field {
            Field::Heading => Self::SetHeading(value.to_owned()),
            Field::Binned => Self::Bin(value == "true"),
            _ => return None,
        })
    }
}
