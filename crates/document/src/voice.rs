//! A section of the guide as columns.

use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::DocId;
use trekker_domain::rank::Rank;
use trekker_domain::voice::{Section, SectionEdit};

use crate::body::text_of;
use crate::document::Document;
use crate::reading::Columns;

pub fn read(document: &Document, id: DocId) -> Section {
    let columns = Columns::of(document);
    Section {
        id,
        heading: columns.string(columns::HEADING),
        text: text_of(document),
        rank: Rank(columns.string(columns::RANK)),
        overlaps: document.has_overlaps(),
        binned: columns.flag(columns::BINNED),
    }
}

pub(crate) fn made(heading: &str, text: &str, rank: &Rank) -> Vec<Write> {
    let mut writes = vec![Write::put(columns::HEADING, heading), Write::put(columns::RANK, rank.0.as_str())];
    if !text.is_empty() {
        writes.push(Write::put(columns::FIRST_TEXT, text));
    }
    writes
}

pub(crate) fn edited(edit: &SectionEdit) -> Write {
    match edit {
        SectionEdit::SetHeading(heading) => Write::put(columns::HEADING, heading.as_str()),
        SectionEdit::Move(rank) => Write::put(columns::RANK, rank.0.as_str()),
        SectionEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
