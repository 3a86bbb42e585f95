//! How the channels of a post stand, as columns of the post.

use std::collections::BTreeMap;

use automerge::{ROOT, ReadDoc};
use trekker_domain::columns::Cell;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::publishing::Outing;

use crate::cell::cell_of;
use crate::document::Document;
use crate::reading::{Columns, doc_id, person_id};

/// By channel, where anybody said anything.
pub(crate) fn outings(document: &Document, columns: &Columns) -> impl Iterator<Item = Outing> {
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
    for outing in outings.values_mut() {
        outing.other_links = other_links(document, columns, outing).into();
    }
    outings.into_values()
}

/// What stands beside the link that counts.
fn other_links(document: &Document, columns: &Columns, outing: &Outing) -> Vec<String> {
    let key = format!("{}{}", columns::POSTED_LINK_PREFIX, outing.channel);
    if !columns.stands_beside_others(&key) {
        return Vec::new();
    }
    let all = document.automerge.get_all(ROOT, &key).unwrap_or_default();
    let mut others = Vec::new();
    for (value, _) in all.iter().rev() {
        if let Cell::Text(link) = cell_of(value)
            && !link.is_empty()
            && link != outing.link
            && !others.contains(&link)
        {
            others.push(link);
        }
    }
    others
}

/// What went out, by channel.
pub(crate) fn went_out(columns: &Columns) -> BTreeMap<DocId, String> {
    let kept = columns.under(columns::WENT_OUT_PREFIX).filter_map(|(channel, cell)| match cell {
        Cell::Text(text) if !text.is_empty() => Some((doc_id(channel)?, text.clone())),
        _ => None,
    });
    kept.collect()
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

pub(crate) fn kept_as_it_went_out(channel: DocId, text: &str) -> Write {
    Write::put(&format!("{}{channel}", columns::WENT_OUT_PREFIX), text)
}

pub(crate) fn posted_by(channel: DocId, person: Option<PersonId>) -> Write {
    Write::put_or_empty(&format!("{}{channel}", columns::POSTED_BY_PREFIX), person.map(|person| person.to_string()))
}
