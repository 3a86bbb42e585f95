//! The tone-of-voice guide: a list of sections that several people write in at once.

use crate::id::DocId;
use crate::rank::Rank;
use crate::text::TextEdit;

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
    Text(TextEdit),
    Move(Rank),
    Bin(bool),
}
