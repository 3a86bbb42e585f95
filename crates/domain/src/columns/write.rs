//! What an edit writes.

use super::names::FIRST_TEXT;
use super::{Cell, Special};
use crate::id::DocId;
use crate::kind::Kind;
use crate::text::TextEdit;

/// What one edit writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writes {
    pub kind: Kind,
    pub doc: DocId,
    /// The edit makes a new document: undoing it puts the document in the bin.
    pub makes: bool,
    pub writes: Vec<Write>,
}

/// What to write in one document. Each names one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    Put {
        key: String,
        cell: Cell,
    },
    Clear {
        key: String,
    },
    /// These again beside each other, as they were chosen apart; the one that is to count first.
    PutBeside {
        key: String,
        cells: Vec<Cell>,
    },
    Text(TextEdit),
}

impl Write {
    pub fn put(key: &str, cell: impl Into<Cell>) -> Self {
        Self::Put { key: key.to_owned(), cell: cell.into() }
    }

    /// The text a document is made with; `None`: it has none yet.
    pub fn first_text(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self::put(FIRST_TEXT, text))
    }

    /// An empty text, into a column that is empty already, or may be.
    pub fn says_nothing(&self) -> bool {
        matches!(self, Self::Put { cell: Cell::Text(text), .. } if text.is_empty())
    }

    /// Puts the text, or an empty one: to have none is a choice too, which stands beside what somebody else chooses at
    /// the same time. A cleared column would give way to it unseen.
    pub fn put_or_empty(key: &str, text: Option<String>) -> Self {
        Self::put(key, text.unwrap_or_default())
    }

    /// As a field that is special in a way writes it.
    pub fn but(self, special: Option<Special>) -> Self {
        match self {
            Self::Put { key, cell } if special == Some(Special::Cleared) && cell.is_nothing() => Self::Clear { key },
            other => other,
        }
    }

    /// In the columns of a part of the document; `prefix`: how their names begin.
    pub(crate) fn within(mut self, prefix: &str) -> Self {
        match &mut self {
            Self::Put { key, .. } | Self::Clear { key } | Self::PutBeside { key, .. } => key.insert_str(0, prefix),
            Self::Text(_) => {}
        }
        self
    }
}
