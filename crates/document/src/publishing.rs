//! How the channels of a post stand, as columns of the post.

use std::collections::BTreeMap;

use trekker_domain::id::{DocId, PersonId};
use trekker_domain::publishing::Outing;

use crate::cell::Cell;
use crate::columns;
use crate::document::Write;
use crate::reading::{Columns, doc_id, person_id};

/// By channel, where anybody said anything.
pub(crate) fn outings(columns: &Columns) -> impl Iterator<Item = Outing> {
    let mut outings: BTreeMap<DocId, Outing> = BTreeMap::new();
    for (prefix, put) in [
        (columns::CLAIM_PREFIX, put_claim as fn(&mut Outing, &str)),
        (columns::POSTED_LINK_PREFIX, put_link),
        (columns::POSTED_BY_PREFIX, put_by),
    ] {
        for (channel, cell) in columns.under(prefix) {
            if let (Some(channel), Cell::Text(text)) = (doc_id(channel), cell)
                && !text.is_empty()
            {
                put(outings.entry(channel).or_insert_with(|| Outing::new(channel)), text);
            }
        }
    }
    outings.into_values()
}

fn put_claim(outing: &mut Outing, text: &str) {
    outing.claimed_by = person_id(text);
}

fn put_link(outing: &mut Outing, text: &str) {
    text.clone_into(&mut outing.link);
}

fn put_by(outing: &mut Outing, text: &str) {
    outing.posted_by = person_id(text);
}

pub(crate) fn claimed(channel: DocId, person: Option<PersonId>) -> Write {
    Write::put_or_empty(&format!("{}{channel}", columns::CLAIM_PREFIX), person.map(|person| person.to_string()))
}

pub(crate) fn posted_link(channel: DocId, link: &str) -> Write {
    Write::put(&format!("{}{channel}", columns::POSTED_LINK_PREFIX), link)
}

pub(crate) fn posted_by(channel: DocId, person: Option<PersonId>) -> Write {
    Write::put_or_empty(&format!("{}{channel}", columns::POSTED_BY_PREFIX), person.map(|person| person.to_string()))
}
