//! How the channels of a post stand, as columns of the post.

use std::collections::BTreeMap;

use automerge::{ROOT, ReadDoc};
use trekker_domain::columns::Cell;
use trekker_domain::columns::names as columns;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::publishing::Outing;

use crate::cell::cell_of;
use crate::document::Document;
use crate::reading::Columns;

/// By channel, where anybody said anything.
pub(crate) fn outings(document: &Document, columns: &Columns<'_>) -> impl Iterator<Item = Outing> {
    let mut outings: BTreeMap<DocId, Outing> = BTreeMap::new();
    for (prefix, put) in [
        (columns::CLAIM_PREFIX, put_claim as fn(&mut Outing, &str)),
        (columns::POSTED_LINK_PREFIX, put_link),
        (columns::POSTED_BY_PREFIX, put_by),
    ] {
        for (channel, cell) in columns.under(prefix) {
            if let (Some(channel), Cell::Text(text)) = (DocId::parse(channel), cell)
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
fn other_links(document: &Document, columns: &Columns<'_>, outing: &Outing) -> Vec<String> {
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

fn put_claim(outing: &mut Outing, text: &str) {
    outing.claimed_by = PersonId::parse(text);
}

fn put_link(outing: &mut Outing, text: &str) {
    text.clone_into(&mut outing.link);
}

fn put_by(outing: &mut Outing, text: &str) {
    outing.posted_by = PersonId::parse(text);
}
