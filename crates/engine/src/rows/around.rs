//! The rows of what stands around the posts: events, threads, desks.

use serde::{Deserialize, Serialize};
use trekker_domain::desk::{Desk, Quiet, SavedView};
use trekker_domain::event::Event;
use trekker_domain::filter::PostFilter;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::mark::Mark;
use trekker_domain::open::Open;
use trekker_domain::recurrence::Recurrence;
use trekker_domain::text::Version;
use trekker_domain::thread::Thread;

use super::{day, minute_of, number, publish_at, time_of};

#[derive(Serialize, Deserialize)]
pub(super) struct EventRow {
    lane: String,
    name: String,
    date: Option<i32>,
    minute: Option<u16>,
    zone: String,
    last_day: Option<i32>,
    repeats: Option<String>,
    except: Vec<i32>,
    theme: Option<[u8; 16]>,
    explanation: String,
    from_file: String,
    contested: bool,
    binned: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ThreadRow {
    comment: [u8; 16],
    resolved: bool,
    by: Option<[u8; 16]>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DeskRow {
    seen: Vec<([u8; 16], [u8; 16])>,
    views: Vec<([u8; 16], String, String)>,
    quiet_from: Option<u16>,
    quiet_until: Option<u16>,
    read: Vec<([u8; 16], Vec<[u8; 32]>)>,
}

pub(super) fn write_event(event: &Event) -> EventRow {
    EventRow {
        lane: event.lane.word().to_owned(),
        name: event.name.clone(),
        date: event.begins.date.map(number),
        minute: event.begins.time.map(minute_of),
        zone: event.begins.zone.clone(),
        last_day: event.last_day.map(number),
        repeats: event.repeats.as_ref().map(|rule| rule.written().to_owned()),
        except: event.except.iter().copied().map(number).collect(),
        theme: event.theme.map(|id| id.0),
        explanation: event.explanation.clone(),
        from_file: event.from_file.clone(),
        contested: event.contested,
        binned: event.binned,
    }
}

pub(super) fn read_event(id: DocId, row: EventRow) -> Event {
    Event {
        id,
        lane: Open::from_word(&row.lane),
        name: row.name,
        begins: publish_at(row.date, row.minute, row.zone),
        last_day: row.last_day.and_then(day),
        repeats: row.repeats.as_deref().and_then(Recurrence::parse),
        except: row.except.into_iter().filter_map(day).collect(),
        theme: row.theme.map(DocId),
        explanation: row.explanation,
        from_file: row.from_file,
        contested: row.contested,
        binned: row.binned,
    }
}

pub(super) fn write_thread(thread: &Thread) -> ThreadRow {
    ThreadRow { comment: thread.comment.0, resolved: thread.resolved, by: thread.by.map(|person| person.0) }
}

pub(super) fn read_thread(id: DocId, row: ThreadRow) -> Thread {
    Thread { id, comment: DocId(row.comment), resolved: row.resolved, by: row.by.map(PersonId) }
}

pub(super) fn write_desk(desk: &Desk) -> DeskRow {
    DeskRow {
        seen: desk.seen.iter().map(|(post, mark)| (post.0, mark.0)).collect(),
        views: desk.views.iter().map(|(id, view)| (id.0, view.name.clone(), view.filter.written())).collect(),
        quiet_from: desk.quiet.from.map(minute_of),
        quiet_until: desk.quiet.until.map(minute_of),
        read: desk.read.iter().map(|(section, version)| (section.0, version.0.clone())).collect(),
    }
}

pub(super) fn read_desk(row: DeskRow) -> Desk {
    let view = |(id, name, filter): ([u8; 16], String, String)| {
        (DocId(id), SavedView { name, filter: PostFilter::parse(&filter) })
    };
    Desk {
        seen: row.seen.into_iter().map(|(post, mark)| (DocId(post), Mark(mark))).collect(),
        views: row.views.into_iter().map(view).collect(),
        read: row.read.into_iter().map(|(section, heads)| (DocId(section), Version(heads))).collect(),
        quiet: Quiet { from: row.quiet_from.and_then(time_of), until: row.quiet_until.and_then(time_of) },
    }
}
