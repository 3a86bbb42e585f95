//! The pinboard of the made-up team, what came of it, and its meetings.

use std::sync::Arc;

use chrono::NaiveDate;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{Idea, IdeaDecision, IdeaEdit, Parked, Season};
use trekker_domain::kind::Kind;
use trekker_domain::meeting::{DecisionEdit, Meeting, MeetingEdit};
use trekker_domain::month::monday_of;
use trekker_domain::open::Open;
use trekker_domain::success::{FigureEdit, NewSuccess, SuccessEdit};
use trekker_session::snapshot::Hit;

use super::team::{BRAM, ELS, FATIMA, today};
use super::{FakeSession, doc, edits, moment};

impl FakeSession {
    pub fn put_idea(&mut self, idea: Idea) {
        for into in idea.became.keys() {
            self.snapshot.bundles.entry(*into).or_default().insert(idea.id);
        }
        self.snapshot.ideas.insert(idea.id, Arc::new(idea));
    }

    pub(super) fn edit_ideas(&mut self, edit: Edit) {
        match edit {
            Edit::NewIdea { id, text } => {
                let idea = Idea::new(id, &text, self.me(), moment("2026-11-23T09:00:00Z"));
                self.put_idea(idea);
            }
            Edit::Idea(id, edit) => self.with_idea(id, |idea, me| edit_idea(idea, me, edit)),
            Edit::Decide(id, decision) => self.with_idea(id, |idea, me| decide(idea, me, decision)),
            Edit::Heart { idea, given } => self.with_idea(idea, |idea, me| {
                if given {
                    idea.hearts.insert(me)
                } else {
                    idea.hearts.remove(&me)
                };
            }),
            _ => {}
        }
    }

    fn with_idea(&mut self, id: DocId, change: impl FnOnce(&mut Idea, PersonId)) {
        let me = self.me();
        let Some(idea) = self.snapshot.ideas.get(&id) else { return };
        let mut idea = Idea::clone(idea);
        change(&mut idea, me);
        let before = self.snapshot.bundles.clone();
        for into in before.keys().filter(|into| !idea.became.contains_key(into)) {
            self.snapshot.bundles.get_mut(into).map(|parts| parts.remove(&id));
        }
        self.put_idea(idea);
        self.refresh(id);
    }

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

fn edit_idea(idea: &mut Idea, me: PersonId, edit: IdeaEdit) {
    match edit {
        IdeaEdit::SetTheme(theme) => idea.theme = theme,
        IdeaEdit::SetChannel(channel, true) => drop(idea.channels.insert(channel)),
        IdeaEdit::SetChannel(channel, false) => drop(idea.channels.remove(&channel)),
        IdeaEdit::SetSeason(season) => idea.season = season.map(Open::Known),
        IdeaEdit::SetLink(link) => idea.link = link,
        IdeaEdit::Media(id, edit) => edits::edit_media(&mut idea.media, id, edit),
        IdeaEdit::SetParkedUntil(until) => match (until, &mut idea.parked) {
            (Some(until), Some(parked)) => parked.until = until,
            (Some(until), parked) => *parked = Some(Parked { until, reason: String::new(), by: Some(me) }),
            (None, parked) => *parked = None,
        },
        IdeaEdit::SetReason(reason) => {
            if let Some(parked) = &mut idea.parked {
                parked.reason = reason;
            }
        }
        IdeaEdit::Join(into, true) => drop(idea.became.insert(into, Some(me))),
        IdeaEdit::Join(into, false) => drop(idea.became.remove(&into)),
    }
}

fn decide(idea: &mut Idea, me: PersonId, decision: IdeaDecision) {
    match decision {
        IdeaDecision::Park { until, reason } => {
            idea.parked = Some(Parked { until, reason, by: Some(me) });
            idea.kept_by = None;
        }
        IdeaDecision::Keep { .. } => (idea.kept_by, idea.parked) = (Some(me), None),
        IdeaDecision::LookAgain => (idea.kept_by, idea.parked) = (None, None),
        IdeaDecision::Bin(binned) => idea.binned = binned,
    }
}

/// A pinboard in the middle of its life: kept, parked, bundled apart, brought to something; a success and two meetings.
pub fn put_pinboard(session: &mut FakeSession) {
    let idea = |n: u64| doc(500_000 + n);
    let theme = session.snapshot.themes.keys().next().copied();
    let channel = session.snapshot.channels.keys().next().copied();
    session.with_idea(idea(0), |idea, _| {
        (idea.theme, idea.season) = (theme, Some(Open::Known(Season::Spring)));
        idea.channels.extend(channel);
        idea.kept_by = Some(ELS);
    });
    session.with_idea(idea(1), |idea, _| {
        let until = today() + chrono::Duration::days(40);
        idea.parked = Some(Parked { until, reason: "Mooi, alleen staat de kalender nu vol".into(), by: Some(BRAM) });
    });
    session.with_idea(idea(2), |idea, _| idea.became = [(doc(5), Some(ELS)), (doc(8), Some(FATIMA))].into());
    session.with_idea(idea(3), |idea, _| idea.became = [(doc(5), Some(ELS))].into());
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
