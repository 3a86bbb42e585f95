//! An idea as columns. Who brought it is the device whose log made it, and only that person's devices put it in the bin.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{Idea, IdeaEdit, Parked};
use trekker_domain::open::{Open, Word};
use trekker_domain::publish_at::parse_date;

use crate::body::text_of;
use crate::document::Document;
use crate::media;
use crate::reading::{Columns, People, doc_id, person_id, writer};

/// Without its hearts, which are documents of their own.
pub fn read(document: &Document, id: DocId, by: PersonId, at: DateTime<Utc>, people: &dyn People) -> Idea {
    let columns = Columns::of(document);
    let who = |key: &str| writer(document, key, people);
    let became = columns.chosen(columns::BECAME_PREFIX, doc_id);
    let became: BTreeMap<_, _> =
        became.into_iter().map(|into| (into, who(&format!("{}{into}", columns::BECAME_PREFIX)))).collect();
    // Who keeps it on the board, and the rest that this ended.
    let kept = columns.text(columns::KEPT_BY).unwrap_or_default();
    let (kept_by, ended) = kept.split_once('/').unwrap_or((kept, ""));
    let until = columns.text(columns::PARKED_UNTIL).filter(|until| *until != ended).and_then(parse_date);
    Idea {
        id,
        text: text_of(document),
        brought_by: by,
        brought_at: at,
        hearts: BTreeSet::new(),
        theme: columns.text(columns::THEME).and_then(doc_id),
        channels: columns.chosen(columns::CHANNEL_PREFIX, doc_id),
        season: columns.text(columns::SEASON).map(Open::from_word),
        link: columns.string(columns::LINK),
        media: media::media(&columns),
        parked: until.map(|until| Parked {
            until,
            reason: columns.string(columns::REASON),
            by: who(columns::PARKED_UNTIL),
        }),
        kept_by: person_id(kept_by),
        became,
        overlaps: document.has_overlaps(),
        binned: columns.flag(columns::BINNED) && who(columns::BINNED) == Some(by),
    }
}

pub(crate) fn made(text: &str) -> Vec<Write> {
    vec![Write::put(columns::FIRST_TEXT, text)]
}

pub(crate) fn edited(edit: &IdeaEdit, me: PersonId) -> Vec<Write> {
    let nothing = |key: &str| Write::put(key, "");
    let channel = |id: &DocId| format!("{}{id}", columns::CHANNEL_PREFIX);
    let one = match edit {
        IdeaEdit::SetTheme(theme) => Write::put_or_empty(columns::THEME, theme.map(|id| id.to_string())),
        IdeaEdit::AddChannel(id) => Write::put(&channel(id), true),
        IdeaEdit::RemoveChannel(id) => Write::put(&channel(id), false),
        IdeaEdit::SetSeason(season) => {
            Write::put_or_empty(columns::SEASON, season.map(|season| season.word().to_owned()))
        }
        IdeaEdit::SetLink(link) => Write::put(columns::LINK, link.as_str()),
        IdeaEdit::Media(id, edit) => media::edited(*id, edit),
        IdeaEdit::Park { until, reason } => {
            return vec![
                Write::put(columns::PARKED_UNTIL, until.to_string()),
                Write::put(columns::REASON, reason.as_str()),
                nothing(columns::KEPT_BY),
            ];
        }
        IdeaEdit::SetParkedUntil(until) => {
            Write::put_or_empty(columns::PARKED_UNTIL, until.map(|until| until.to_string()))
        }
        IdeaEdit::SetReason(reason) => Write::put(columns::REASON, reason.as_str()),
        // In one column, and not by clearing that of the rest: whoever parks it anew at the same time is not undone by this.
        IdeaEdit::Keep { ends: None } => Write::put(columns::KEPT_BY, me.to_string()),
        IdeaEdit::Keep { ends: Some(until) } => Write::put(columns::KEPT_BY, format!("{me}/{until}")),
        IdeaEdit::LookAgain => return vec![nothing(columns::KEPT_BY), nothing(columns::PARKED_UNTIL)],
        IdeaEdit::Join { into, joined } => Write::put(&format!("{}{into}", columns::BECAME_PREFIX), *joined),
        IdeaEdit::Bin(binned) => {
            // Cleared first: the same as another device wrote there in vain would be no change, and stay that device's word.
            return vec![Write::Clear { key: columns::BINNED.to_owned() }, Write::put(columns::BINNED, *binned)];
        }
    };
    vec![one]
}
