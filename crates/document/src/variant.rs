//! A variant as columns.

use trekker_domain::columns::Cells;
use trekker_domain::columns::names as columns;
use trekker_domain::counting::Lengths;
use trekker_domain::id::DocId;
use trekker_domain::publish_at::PublishAt;
use trekker_domain::variant::{Variant, VariantSummary, variant_form};

use crate::body::text_of;
use crate::choices::conflicts;
use crate::document::Document;
use crate::mark::mark_of;
use crate::reading::{Columns, People};

/// What lists show. `None` as long as it does not say what it is a variant of.
pub fn summary(document: &Document, id: DocId) -> Option<VariantSummary> {
    summary_of(document, id, &Columns::of(document))
}

fn summary_of(document: &Document, id: DocId, columns: &Columns<'_>) -> Option<VariantSummary> {
    let text = text_of(document);
    Some(VariantSummary {
        id,
        post: columns.read::<Option<DocId>>(columns::ABOUT)?,
        channel: columns.read::<Option<DocId>>(columns::CHANNEL)?,
        // In the zone of its post.
        publish_at: PublishAt { zone: String::new(), ..PublishAt::read(columns) },
        lengths: Lengths::of(&text),
        mark: mark_of(&[&variant_form(
            &text,
            &columns.read::<String>(columns::FIRST_COMMENT),
            &columns.each(columns::LEFT_OUT_PREFIX),
        )]),
        seen: mark_of(&[&columns.read::<String>(columns::SEEN_TEXT)]),
        contested: columns.is_contested(),
        overlaps: document.has_overlaps(),
        binned: columns.flag(columns::BINNED),
    })
}

/// The whole variant.
pub fn read(document: &Document, id: DocId, people: &dyn People) -> Option<Variant> {
    let columns = Columns::with_people(document, people);
    Some(Variant {
        summary: summary_of(document, id, &columns)?,
        text: text_of(document),
        seen_text: columns.read(columns::SEEN_TEXT),
        first_comment: columns.read(columns::FIRST_COMMENT),
        left_out: columns.each(columns::LEFT_OUT_PREFIX),
        conflicts: conflicts(document, &columns, people),
        overlaps: document.overlaps(people),
    })
}
