//! The pinboard of the made-up team, what came of it, and its meetings.

use chrono::NaiveDate;
use trekker_domain::edit::Edit;
use trekker_domain::idea::{IdeaDecision, IdeaEdit, Season};
use trekker_domain::kind::Kind;
use trekker_domain::meeting::{DecisionEdit, Meeting, MeetingEdit};
use trekker_domain::month::monday_of;
use trekker_domain::success::{FigureEdit, NewSuccess, SuccessEdit};
use trekker_session::snapshot::Hit;

use super::team::{BRAM, ELS, FATIMA, today};
use super::{FakeSession, doc};

impl FakeSession {
    /// Successes by their words, and meetings by what was decided.
    pub(super) fn hits_beside_posts(&self, wanted: &str) -> Vec<Hit> {
        let hit = |doc, kind, title: &str, excerpt: &str| Hit {
            doc,
            kind,
            title: title.into(),
            excerpt: excerpt.into(),
            when: String::new(),
        };
        let has = |words: &str| words.to_lowercase().contains(wanted);
        let successes = self.snapshot.successes.values().filter(|success| has(&success.words));
        let mut hits: Vec<Hit> = successes.map(|one| hit(one.id, Kind::Success, &one.words, "")).collect();
        for meeting in self.snapshot.meetings.values() {
            let decided = meeting.decisions.iter().filter(|decision| has(&decision.words));
            hits.extend(decided.map(|one| hit(meeting.id, Kind::Meeting, "", &one.words)));
        }
        hits
    }

    pub fn meeting_of(&self, monday: NaiveDate) -> &Meeting {
        &self.snapshot.meetings[&monday]
    }
}

/// A pinboard in the middle of its life: kept, parked, bundled apart, brought to something; a success and two meetings.
pub fn put_pinboard(session: &mut FakeSession) {
    let idea = |n: u64| doc(500_000 + n);
    let theme = session.snapshot.themes.keys().next().copied();
    let channel = session.snapshot.channels.keys().next().copied();
    let edits = [IdeaEdit::SetTheme(theme), IdeaEdit::SetSeason(Some(Season::Spring))];
    let channel = channel.map(|channel| IdeaEdit::SetChannel(channel, true));
    edits.into_iter().chain(channel).for_each(|edit| session.edit(Edit::Idea(idea(0), edit)));
    let now = session.now;
    session.does_at(ELS, now, Edit::Decide(idea(0), IdeaDecision::Keep { ends: None }));
    let (until, reason) = (today() + chrono::Duration::days(40), "Mooi, alleen staat de kalender nu vol".into());
    session.does_at(BRAM, now, Edit::Decide(idea(1), IdeaDecision::Park { until, reason }));
    for (n, into, by) in [(2, doc(5), ELS), (2, doc(8), FATIMA), (3, doc(5), ELS)] {
        session.does_at(by, now, Edit::Idea(idea(n), IdeaEdit::Join(into, true)));
    }
    let (success, figure) = (doc(860_000), doc(860_001));
    let words = "De soep op het plein bracht tien nieuwe vrijwilligers".to_owned();
    let new = NewSuccess { about: Some(doc(5)), words, day: Some(today()) };
    session.edit(Edit::NewSuccess(success, new));
    for edit in [FigureEdit::SetName("bezoekers".into()), FigureEdit::SetValue("240".into())] {
        session.edit(Edit::Success(success, SuccessEdit::Figure(figure, edit)));
    }
    let monday = monday_of(today());
    for (week, words) in [(1, "Noor vraagt de drukker om een offerte"), (0, "We vragen alle kramen om een foto")] {
        let monday = monday - chrono::Duration::days(7 * week);
        session.edit(Edit::NewMeeting { monday });
        let (id, decision) = (session.meeting_of(monday).id, doc(870_000 + week as u64));
        let edits = [
            DecisionEdit::SetWords(words.into()),
            DecisionEdit::SetOwner(Some(BRAM)),
            DecisionEdit::SetDue(Some(today() + chrono::Duration::days(3))),
        ];
        for edit in edits {
            session.edit(Edit::Meeting(id, MeetingEdit::Decision(decision, edit)));
        }
    }
}
