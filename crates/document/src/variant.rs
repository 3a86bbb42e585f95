//! A variant as columns.

use std::collections::BTreeMap;

use trekker_domain::columns::Cell;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::counting::Lengths;
use trekker_domain::id::DocId;
use trekker_domain::publish_at::{PublishAt, parse_date, parse_time};
use trekker_domain::variant::{Variant, VariantEdit, VariantSummary, variant_form};

use crate::body::text_of;
use crate::choices::conflicts;
use crate::document::Document;
use crate::mark::mark_of;
use crate::reading::{Columns, People, doc_id};

/// What lists show. `None` as long as it does not say what it is a variant of.
pub fn summary(document: &Document, id: DocId) -> Option<VariantSummary> {
    summary_of(document, id, &Columns::of(document))
}

fn summary_of(document: &Document, id: DocId, columns: &Columns) -> Option<VariantSummary> {
    let text = text_of(document);
    Some(VariantSummary {
        id,
        post: columns.text(columns::ABOUT).and_then(doc_id)?,
        channel: columns.text(columns::CHANNEL).and_then(doc_id)?,
        publish_at: PublishAt {
            date: columns.text(columns::DATE).and_then(parse_date),
            time: columns.text(columns::TIME).and_then(parse_time),
            zone: String::new(),
        },
        lengths: Lengths::of(&text),
        mark: mark_of(&[&variant_form(&text, &columns.string(columns::FIRST_COMMENT), &left_out(columns))]),
        seen: mark_of(&[&columns.string(columns::SEEN_TEXT)]),
        contested: columns.is_contested(document),
        overlaps: document.has_overlaps(),
        binned: columns.flag(columns::BINNED),
    })
}

/// The whole variant.
pub fn read(document: &Document, id: DocId, people: &dyn People) -> Option<Variant> {
    let columns = Columns::of(document);
    Some(Variant {
        summary: summary_of(document, id, &columns)?,
        text: text_of(document),
        seen_text: columns.string(columns::SEEN_TEXT),
        first_comment: columns.string(columns::FIRST_COMMENT),
        left_out: left_out(&columns),
        conflicts: conflicts(document, &columns, people),
        overlaps: document.overlaps(people),
    })
}

fn left_out(columns: &Columns) -> BTreeMap<DocId, String> {
    let read = |(id, cell): (&str, &Cell)| match cell {
        Cell::Text(name) => Some((doc_id(id)?, name.clone())),
        _ => None,
    };
    columns.under(columns::LEFT_OUT_PREFIX).filter_map(read).collect()
}

pub(crate) fn made(post: DocId, channel: DocId, text: &str, seen_text: &str) -> Vec<Write> {
    let mut writes = vec![
        Write::put(columns::ABOUT, post.to_string()),
        Write::put(columns::CHANNEL, channel.to_string()),
        Write::put(columns::SEEN_TEXT, seen_text),
    ];
    if !text.is_empty() {
        writes.push(Write::put(columns::FIRST_TEXT, text));
    }
    writes
}

pub(crate) fn edited(edit: &VariantEdit) -> Write {
    match edit {
        VariantEdit::SetDate(date) => Write::put_or_empty(columns::DATE, date.map(|date| date.to_string())),
        VariantEdit::SetTime(time) => {
            Write::put_or_empty(columns::TIME, time.map(|time| time.format("%H:%M").to_string()))
        }
        VariantEdit::SetSeenText(text) => Write::put(columns::SEEN_TEXT, text.as_str()),
        VariantEdit::SetFirstComment(text) => Write::put(columns::FIRST_COMMENT, text.as_str()),
        VariantEdit::LeaveOut { media, name } => {
            Write::put(&format!("{}{media}", columns::LEFT_OUT_PREFIX), name.as_str())
        }
        VariantEdit::TakeAlong(media) => Write::Clear { key: format!("{}{media}", columns::LEFT_OUT_PREFIX) },
        VariantEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
