//! A person's desk as columns.

use std::collections::BTreeMap;

use trekker_domain::columns::Cell;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::desk::{Desk, DeskEdit, Quiet, SavedView};
use trekker_domain::filter::PostFilter;
use trekker_domain::id::DocId;
use trekker_domain::mark::Mark;
use trekker_domain::publish_at::parse_time;
use trekker_domain::text::Version;

use crate::document::Document;
use crate::reading::{Columns, doc_id};

pub fn read(document: &Document) -> Desk {
    let columns = Columns::of(document);
    let seen = |(post, cell): (&str, &Cell)| match cell {
        Cell::Text(mark) => Some((doc_id(post)?, Mark::parse(mark)?)),
        _ => None,
    };
    let read = |(section, cell): (&str, &Cell)| match cell {
        Cell::Text(version) => Some((doc_id(section)?, Version::parse(version)?)),
        _ => None,
    };
    let mut views: BTreeMap<DocId, SavedView> = BTreeMap::new();
    for (rest, cell) in columns.under(columns::VIEW_PREFIX) {
        let Some((id, name)) = rest.split_once('/') else { continue };
        let (Some(id), Cell::Text(text)) = (doc_id(id), cell) else { continue };
        match name {
            columns::NAME => views.entry(id).or_default().name.clone_from(text),
            columns::FILTER => views.entry(id).or_default().filter = PostFilter::parse(text),
            _ => {}
        }
    }
    views.retain(|_, view| !view.name.is_empty());
    let time = |key| columns.text(key).and_then(parse_time);
    Desk {
        seen: columns.under(columns::SEEN_PREFIX).filter_map(seen).collect(),
        views,
        read: columns.under(columns::READ_PREFIX).filter_map(read).collect(),
        quiet: Quiet { from: time(columns::QUIET_FROM), until: time(columns::QUIET_UNTIL) },
    }
}

pub(crate) fn edited(edit: &DeskEdit) -> Vec<Write> {
    let view = |id: &DocId, name: &str| format!("{}{id}/{name}", columns::VIEW_PREFIX);
    let time = |key, time: &Option<chrono::NaiveTime>| {
        vec![Write::put_or_empty(key, time.map(|time| time.format("%H:%M").to_string()))]
    };
    match edit {
        DeskEdit::Seen(post, mark) => {
            vec![Write::put(&format!("{}{post}", columns::SEEN_PREFIX), mark.to_string())]
        }
        DeskEdit::Read(section, version) => {
            vec![Write::put(&format!("{}{section}", columns::READ_PREFIX), version.written())]
        }
        DeskEdit::NameView(id, name) => vec![Write::put(&view(id, columns::NAME), name.as_str())],
        DeskEdit::FilterView(id, filter) => vec![Write::put(&view(id, columns::FILTER), filter.written())],
        // An empty name, since a cleared one would give way to what another device of mine wrote meanwhile.
        DeskEdit::RemoveView(id) => vec![Write::put(&view(id, columns::NAME), "")],
        DeskEdit::SetQuietFrom(at) => time(columns::QUIET_FROM, at),
        DeskEdit::SetQuietUntil(at) => time(columns::QUIET_UNTIL, at),
    }
}
