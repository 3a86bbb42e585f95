//! What one person keeps for themselves on all their devices: what they have looked at, how they look, when not to be disturbed.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use crate::columns::names::{FILTER, NAME, QUIET_FROM, QUIET_UNTIL, READ_PREFIX, SEEN_PREFIX, VIEW_PREFIX};
use crate::columns::{CellRef, Cells, Column, Columns, Write};
use crate::filter::PostFilter;
use crate::id::DocId;
use crate::mark::Mark;
use crate::text::Version;

/// Its id comes from the person, and only their devices write it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// By post: what of it this person has seen last; see [`crate::important`].
    pub seen: BTreeMap<DocId, Mark>,
    pub views: BTreeMap<DocId, SavedView>,
    /// By section of the guide: the version this person has read last.
    pub read: BTreeMap<DocId, Version>,
    pub quiet: Quiet,
}

/// A way to look at the calendar that has a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedView {
    pub name: String,
    pub filter: PostFilter,
}

impl Desk {
    pub fn read(cells: &dyn Cells) -> Self {
        let mut views = BTreeMap::<DocId, SavedView>::new();
        cells.each_under(VIEW_PREFIX, &mut |rest, cell| {
            let Some((id, name)) = rest.split_once('/') else { return };
            let (Some(id), CellRef::Text(words)) = (DocId::parse(id), cell) else { return };
            match name {
                NAME => words.clone_into(&mut views.entry(id).or_default().name),
                FILTER => views.entry(id).or_default().filter = PostFilter::parse(words),
                _ => {}
            }
        });
        views.retain(|_, view| !view.name.is_empty());
        Self {
            seen: Columns::read(cells, SEEN_PREFIX),
            views,
            read: Columns::read(cells, READ_PREFIX),
            quiet: Quiet { from: Column::read(cells, QUIET_FROM), until: Column::read(cells, QUIET_UNTIL) },
        }
    }
}

/// When the desktop tells nothing. From later than until: over midnight. Equal, or one missing: never quiet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quiet {
    pub from: Option<NaiveTime>,
    pub until: Option<NaiveTime>,
}

impl Quiet {
    pub fn is_at(self, time: NaiveTime) -> bool {
        match (self.from, self.until) {
            (Some(from), Some(until)) if from <= until => (from..until).contains(&time),
            (Some(from), Some(until)) => time >= from || time < until,
            _ => false,
        }
    }
}

/// What a person does to their own desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskEdit {
    Seen(DocId, Mark),
    Read(DocId, Version),
    NameView(DocId, String),
    FilterView(DocId, PostFilter),
    RemoveView(DocId),
    SetQuietFrom(Option<NaiveTime>),
    SetQuietUntil(Option<NaiveTime>),
}

impl DeskEdit {
    /// What it writes.
    pub fn write(&self) -> Write {
        let of_view = |id: &DocId, name: &str, words: &str| Write::put(&format!("{VIEW_PREFIX}{id}/{name}"), words);
        match self {
            Self::Seen(post, mark) => Write::put(&format!("{SEEN_PREFIX}{post}"), mark.written()),
            Self::Read(section, version) => Write::put(&format!("{READ_PREFIX}{section}"), version.written()),
            Self::NameView(id, name) => of_view(id, NAME, name),
            Self::FilterView(id, filter) => of_view(id, FILTER, &filter.written()),
            // An empty name, since a cleared one would give way to what another device of mine wrote meanwhile.
            Self::RemoveView(id) => of_view(id, NAME, ""),
            Self::SetQuietFrom(at) => Option::<NaiveTime>::write(QUIET_FROM, at),
            Self::SetQuietUntil(at) => Option::<NaiveTime>::write(QUIET_UNTIL, at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish_at::parse_time;

    #[test]
    fn quiet_hours_go_over_midnight() {
        for (from, until, at, is_quiet) in [
            ("22:00", "07:00", "23:30", true),
            ("22:00", "07:00", "06:59", true),
            ("22:00", "07:00", "07:00", false),
            ("22:00", "07:00", "12:00", false),
            ("12:00", "13:00", "12:30", true),
            ("12:00", "13:00", "13:00", false),
            ("12:00", "12:00", "12:00", false),
            ("", "07:00", "03:00", false),
        ] {
            let quiet = Quiet { from: parse_time(from), until: parse_time(until) };
            assert_eq!(quiet.is_at(parse_time(at).expect("a time")), is_quiet, "{from} {until} {at}");
        }
    }
}
