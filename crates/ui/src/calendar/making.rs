//! What is written where somebody makes a post or an event in the calendar, or moves one.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use trekker_domain::danger::Danger;
use trekker_domain::edit::Edit;
use trekker_domain::event::{FromFile, Lane, NewEvent};
use trekker_domain::id::DocId;
use trekker_domain::open::Open;
use trekker_domain::post::{Nature, NewPost, PostEdit, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::publishing::is_out_everywhere;
use trekker_session::calendar::PostRow;

use crate::context::Scene;
use crate::words::say;

/// Makes a post and opens it.
pub(crate) fn new_post(scene: &mut Scene<'_>, day: Option<NaiveDate>) {
    make(scene, Nature::Post, day);
}

pub(super) fn make(scene: &mut Scene<'_>, nature: Nature, day: Option<NaiveDate>) {
    let id = (scene.new_id)();
    let post = NewPost {
        nature: Some(nature).filter(|nature| *nature != Nature::Post),
        publish_at: PublishAt { date: day, ..PublishAt::default() },
        status: Some(Status::Draft.into()),
        owner: scene.snapshot.team.me,
        ..NewPost::default()
    };
    scene.edit(Edit::NewPost(id, post));
    scene.want_new(id);
}

/// Makes an event and opens it: today, or on the first day of what shows.
pub(super) fn make_event(scene: &mut Scene<'_>, around: NaiveDate) {
    let id = (scene.new_id)();
    let begins = PublishAt { date: Some(around), ..PublishAt::default() };
    let says = FromFile { begins, ..FromFile::default() };
    scene.edit(Edit::NewEvent(id, NewEvent { lane: Lane::Event, theme: None, says, is_from_file: false }));
    scene.want_new(id);
}

pub(super) fn set_status(scene: &mut Scene<'_>, post: DocId, status: Status) {
    let stands = scene.snapshot.calendar.get(post).map(|row| row.summary.status.clone());
    if stands.is_none_or(|stands| stands == Open::Known(status)) {
        return;
    }
    match why_not(scene, [post], status) {
        Some(why_not) => scene.told = Some(why_not),
        None => scene.edit(Edit::Post(post, PostEdit::SetStatus(status))),
    }
}

/// Why posts cannot get this status, by what is wrong with them; the engine looks again.
pub(super) fn why_not(scene: &Scene<'_>, posts: impl IntoIterator<Item = DocId>, status: Status) -> Option<String> {
    let calendar = &scene.snapshot.calendar;
    let is_refused = |row: &&Arc<PostRow>| match status {
        Status::Planned => !row.summary.is_over() && scene.dangers.of(row.summary.id).has(Danger::AgainstStop),
        Status::Posted => !is_out_everywhere(&row.summary),
        _ => false,
    };
    let refused = posts.into_iter().filter_map(|post| calendar.get(post)).filter(is_refused);
    let titles: Vec<String> = refused.map(|row| format!("'{}'", row.summary.title)).collect();
    let about = titles.join(", ");
    (!titles.is_empty()).then(|| match status {
        Status::Posted => say!(scene.words, "trouble-not-out", about = about),
        _ => say!(scene.words, "trouble-against-voice", about = about),
    })
}

pub(super) fn move_to(scene: &mut Scene<'_>, post: DocId, day: Option<NaiveDate>) {
    let stands_on = scene.snapshot.calendar.get(post).map(|row| row.summary.publish_at.date);
    if stands_on.is_some_and(|date| date != day) {
        scene.edit(Edit::Post(post, PostEdit::SetDate(day)));
    }
}

/// The same, at a time.
pub(super) fn move_to_time(scene: &mut Scene<'_>, post: DocId, day: NaiveDate, time: Option<NaiveTime>) {
    let Some(row) = scene.snapshot.calendar.get(post) else { return };
    let stood = &row.summary.publish_at;
    let Some(time) = time.filter(|time| Some(*time) != stood.time) else { return move_to(scene, post, Some(day)) };
    let mut edits = vec![Edit::Post(post, PostEdit::SetTime(Some(time)))];
    if stood.date != Some(day) {
        edits.push(Edit::Post(post, PostEdit::SetDate(Some(day))));
    }
    scene.edit_all(edits);
}
