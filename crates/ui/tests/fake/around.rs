//! What an edit does to what stands around the made-up posts: events, plans, personas, threads, one's own desk.

use std::sync::Arc;

use trekker_domain::edit::Edit;
use trekker_domain::event::{EventEdit, Lane, NewEvent};
use trekker_domain::id::DocId;
use trekker_domain::important::{self, Essence};
use trekker_domain::media::FileHash;
use trekker_domain::post::{PostEdit, Status};
use trekker_domain::recurrence::Recurrence;
use trekker_domain::rule::{NewRule, Place, Sort, Strictness};
use trekker_session::picture::SmallPicture;
use trekker_session::snapshot::{Changed, Told};

use super::team::{BRAM, FATIMA, today};
use super::{FakeSession, doc};

impl FakeSession {
    /// The person has seen these changes.
    pub(super) fn saw(&mut self, posts: &[DocId]) {
        let left = self.snapshot.changes.iter().filter(|changed| !posts.contains(&changed.post));
        self.snapshot.changes = Arc::new(left.cloned().collect());
    }
}

/// A theme of two weeks, a product, a weekly meeting and a fair, around today.
pub fn put_events(session: &mut FakeSession) {
    let event = |n: u64, lane, name: &str, days_ahead: i64, length: i64, rule| {
        let first = today() + chrono::Duration::days(days_ahead);
        let mut says = trekker_domain::event::FromFile { name: name.into(), ..Default::default() };
        says.begins.date = Some(first);
        says.last_day = (length > 0).then(|| first + chrono::Duration::days(length));
        says.repeats = Recurrence::parse(rule);
        Edit::NewEvent(doc(800_000 + n), NewEvent { lane, theme: None, says, is_from_file: false })
    };
    let edits = [
        event(1, Lane::Theme, "Duurzaam feesten", -9, 13, ""),
        event(2, Lane::Product, "Festivalbeker", -1, 3, ""),
        event(3, Lane::Event, "Vergadering kernteam", -14, 0, "FREQ=WEEKLY"),
        event(4, Lane::Event, "Kerstmarkt op het plein", 2, 2, ""),
        event(5, Lane::Event, "Dag van de Vrijwilliger", 12, 0, "FREQ=YEARLY"),
    ];
    for edit in edits {
        session.edit(edit);
    }
    let theme = session.snapshot.themes.keys().next().copied();
    session.edit(Edit::Event(doc(800_001), EventEdit::SetTheme(theme)));
    session.edit(Edit::NewPlan { name: "Lente 2027".into() });
    session.edit(Edit::NewPersona { name: "Mia, 34, twee kinderen".into() });
}

/// Others moved one post, took over another, and one in which words changed after their approval.
pub fn put_changes(session: &mut FakeSession) {
    let mut changes = Vec::new();
    for (n, id) in [doc(2), doc(5), doc(8)].into_iter().enumerate() {
        let before = Essence::of(&session.post(id).summary, n == 2);
        match n {
            0 => session.edit(Edit::Post(id, PostEdit::SetDate(Some(today() + chrono::Duration::days(4))))),
            1 => session.edit(Edit::Post(id, PostEdit::SetOwner(Some(FATIMA)))),
            _ => session.edit(Edit::Post(id, PostEdit::SetStatus(Status::Draft))),
        }
        let after = Essence::of(&session.post(id).summary, false);
        let by = if n == 1 { vec![FATIMA] } else { vec![BRAM] };
        let told = important::changes(&before, &after).into_iter().map(|change| Told { change, by: by.clone() });
        changes.push(Changed { post: id, title: after.title.clone(), told: told.collect() });
    }
    session.put_comment(doc(2), BRAM, "2026-11-22T20:00:00Z", "Donderdag past beter");
    session.snapshot.changes = Arc::new(changes);
}

/// A photo of a field at dawn, as the engine draws it small.
pub fn put_picture(session: &mut FakeSession, hash: FileHash, width: u32, height: u32) {
    let point = |x: u32, y: u32| {
        let (sky, far) = (y < height * 3 / 5, (255 * x / width) as u8);
        if sky { [250, 200 - far / 4, 150 + far / 3, 255] } else { [60, 110 + far / 5, 70, 255] }
    };
    let rgba = (0..width * height).flat_map(|n| point(n % width, n / width)).collect();
    session.snapshot.pictures.insert(hash, Some(Arc::new(SmallPicture { width, height, rgba })));
}

/// The voice of a team that says je, and why.
pub fn put_rules(session: &mut FakeSession) {
    let channel = session.snapshot.channels.keys().next().copied();
    let place = channel.map_or(Place::Team, Place::Channel);
    let rules = [
        (Sort::Address, "je", "", "We zijn buren van elkaar", Place::Team, Strictness::Warn),
        (Sort::Avoid, "gratis", "kosteloos", "Niets is gratis: iemand doet het", Place::Team, Strictness::Warn),
        (Sort::Exclamation, "1", "", "", Place::Team, Strictness::Hint),
        (Sort::Hashtags, "", "", "", Place::Team, Strictness::Hint),
        (Sort::Inclusive, "", "", "", Place::Team, Strictness::Stop),
        (Sort::SentenceLength, "20", "", "", place, Strictness::Hint),
    ];
    for (nth, (sort, about, instead, reason, place, strictness)) in (0..).zip(rules) {
        let [about, instead, reason] = [about, instead, reason].map(str::to_owned);
        let new = NewRule { sort, about, instead, reason, place, strictness };
        session.edit(Edit::NewRule(doc(850_000 + nth), new));
    }
}
