//! Whose hand a change was by, of those that everybody has to hear of.

use automerge::legacy::{Key, ObjectId};
use trekker_domain::columns::names as columns;
use trekker_domain::id::PersonId;
use trekker_domain::important::Change;
use trekker_domain::publish_at::PublishAt;

use crate::actor::{device_of, is_body};
use crate::contain::contain;
use crate::document::Document;
use crate::reading::{People, writer};

/// Whoever chose what stands in these columns of a post now. Of its words: see [`of_words`].
pub fn of_change(document: &Document, change: &Change, people: &dyn People) -> Vec<PersonId> {
    let columns: Vec<&str> = match change {
        Change::When { before, after } => differing(before, after),
        Change::Owner { .. } => vec![columns::OWNER],
        Change::Status { .. } => vec![columns::STATUS],
        Change::Binned | Change::PutBack => vec![columns::BINNED],
        Change::WordsAfterApproval => return of_words(document, people).into_iter().collect(),
    };
    let mut by = Vec::new();
    for column in columns {
        // Whoever emptied a column left nothing in it that names them.
        let hand =
            writer(document, column, people).or_else(|| last(document, people, |touched| touched == Some(column)));
        by.extend(hand.filter(|person| !by.contains(person)));
    }
    by
}

/// Whoever was the last to change what of a post or a variant is approved.
pub fn of_words(document: &Document, people: &dyn People) -> Option<PersonId> {
    const WORDS: [&str; 4] = [columns::FIRST_TEXT, columns::LINK, columns::SIGN_OFF, columns::FIRST_COMMENT];
    const PREFIXES: [&str; 2] = [columns::MEDIA_PREFIX, columns::LEFT_OUT_PREFIX];
    last(document, people, |touched| match touched {
        Some(column) => WORDS.contains(&column) || PREFIXES.iter().any(|prefix| column.starts_with(prefix)),
        None => true,
    })
}

fn differing(before: &PublishAt, after: &PublishAt) -> Vec<&'static str> {
    let all = [
        (before.date != after.date, columns::DATE),
        (before.time != after.time, columns::TIME),
        (before.zone != after.zone, columns::ZONE),
    ];
    all.into_iter().filter(|(differs, _)| *differs).map(|(_, column)| column).collect()
}

/// The last one of whom a change touched such a column; `None` for a column is the text.
fn last(document: &Document, people: &dyn People, wanted: impl Fn(Option<&str>) -> bool) -> Option<PersonId> {
    let look = || {
        let changes = document.automerge.get_changes(&[]);
        changes.iter().rev().find_map(|change| {
            let actor = change.actor_id().to_bytes();
            let device = device_of(actor).filter(|_| !is_body(actor))?;
            let touches = change.decode().operations.iter().any(|operation| match (&operation.obj, &operation.key) {
                (ObjectId::Root, Key::Map(column)) => wanted(Some(column)),
                (ObjectId::Id(_), _) => wanted(None),
                _ => false,
            });
            touches.then(|| people.person(&device)).flatten()
        })
    };
    contain(look).flatten()
}
