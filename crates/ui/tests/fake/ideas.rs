//! The pinboard of the made-up team, what came of it, and its meetings.

use std::sync::Arc;

use chrono::NaiveDate;
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{Idea, IdeaEdit, Parked, Season};
use trekker_domain::kind::Kind;
use trekker_domain::meeting::{Decision, DecisionEdit, Meeting, MeetingEdit};
use trekker_domain::month::monday_of;
use trekker_domain::open::Open;
use trekker_domain::success::{Figure, FigureEdit, NewSuccess, Part, Success, SuccessEdit};
use trekker_session::snapshot::Hit;

use super::team::{BRAM, ELS, FATIMA, today};
use super::{FakeSession, TEAM, doc, edits, moment};

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
            Edit::Heart { idea, given } => self.with_idea(idea, |idea, me| {
                if given {
                    idea.hearts.insert(me)
                } else {
                    idea.hearts.remove(&me)
                };
            }),
            Edit::NewSuccess(id, NewSuccess { about, words, day }) => {
                let (figures, thought_by, made_by) = Default::default();
                let success =
                    Success { id, about, words, day, figures, thought_by, made_by, contested: false, binned: false };
                self.snapshot.successes.insert(id, Arc::new(success));
            }
            Edit::Success(id, edit) => {
                let Some(success) = self.snapshot.successes.get_mut(&id) else { return };
                edit_success(Arc::make_mut(success), edit);
            }
            Edit::NewMeeting { monday } => {
                let id = derived::meeting(&TEAM, monday);
                let meeting = Meeting { id, monday, text: String::new(), overlaps: false, decisions: Vec::new() };
                self.snapshot.meetings.insert(monday, Arc::new(meeting));
            }
            Edit::Meeting(id, MeetingEdit::Decision(decision, edit)) => {
                let found = self.snapshot.meetings.iter().find(|(_, meeting)| meeting.id == id);
                let Some(monday) = found.map(|(monday, _)| *monday) else { return };
                let Some(meeting) = self.snapshot.meetings.get_mut(&monday) else { return };
                edit_decision(&mut Arc::make_mut(meeting).decisions, decision, edit);
                self.refresh(id);
            }
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
        IdeaEdit::AddChannel(channel) => drop(idea.channels.insert(channel)),
        IdeaEdit::RemoveChannel(channel) => drop(idea.channels.remove(&channel)),
        IdeaEdit::SetSeason(season) => idea.season = season.map(Open::Known),
        IdeaEdit::SetLink(link) => idea.link = link,
        IdeaEdit::Media(id, edit) => edits::edit_media(&mut idea.media, id, edit),
        IdeaEdit::Park { until, reason } => {
            idea.parked = Some(Parked { until, reason, by: Some(me) });
            idea.kept_by = None;
        }
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
        IdeaEdit::Keep { .. } => (idea.kept_by, idea.parked) = (Some(me), None),
        IdeaEdit::LookAgain => (idea.kept_by, idea.parked) = (None, None),
        IdeaEdit::Join { into, joined: true } => drop(idea.became.insert(into, Some(me))),
        IdeaEdit::Join { into, joined: false } => drop(idea.became.remove(&into)),
        IdeaEdit::Bin(binned) => idea.binned = binned,
    }
}

fn edit_success(success: &mut Success, edit: SuccessEdit) {
    match edit {
        SuccessEdit::SetAbout(about) => success.about = about,
        SuccessEdit::SetWords(words) => success.words = words,
        SuccessEdit::SetDay(day) => success.day = day,
        SuccessEdit::Figure(id, edit) => {
            if success.figures.iter().all(|known| known.id != id) {
                let (name, value, rank) = Default::default();
                success.figures.push(Figure { id, name, value, rank });
            }
            let Some(figure) = success.figures.iter_mut().find(|known| known.id == id) else { return };
            match edit {
                FigureEdit::SetName(name) => figure.name = name,
                FigureEdit::SetValue(value) => figure.value = value,
                FigureEdit::SetRank(rank) => figure.rank = rank,
                FigureEdit::Bin(_) => success.figures.retain(|known| known.id != id),
            }
        }
        SuccessEdit::Credit { person, part, given } => {
            let people = match part {
                Part::Thought => &mut success.thought_by,
                Part::Made => &mut success.made_by,
            };
            if given {
                people.insert(person)
            } else {
                people.remove(&person)
            };
        }
        SuccessEdit::Bin(binned) => success.binned = binned,
    }
}

fn edit_decision(all: &mut Vec<Decision>, id: DocId, edit: DecisionEdit) {
    if all.iter().all(|known| known.id != id) {
        all.push(Decision::new(id, ""));
    }
    let Some(one) = all.iter_mut().find(|known| known.id == id) else { return };
    match edit {
        DecisionEdit::SetWords(words) => one.words = words,
        DecisionEdit::SetOwner(owner) => one.owner = owner,
        DecisionEdit::SetDue(due) => one.due = due,
        DecisionEdit::SetTask(task) => one.task = task,
        DecisionEdit::SetDone(done) => one.done = done,
        DecisionEdit::SetRank(rank) => one.rank = rank,
        DecisionEdit::Bin(_) => all.retain(|known| known.id != id),
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
    session.edit_ideas(Edit::NewSuccess(success, new));
    for edit in [FigureEdit::SetName("bezoekers".into()), FigureEdit::SetValue("240".into())] {
        session.edit_ideas(Edit::Success(success, SuccessEdit::Figure(figure, edit)));
    }
    let monday = monday_of(today());
    for (week, words) in [(1, "Noor vraagt de drukker om een offerte"), (0, "We vragen alle kramen om een foto")] {
        let monday = monday - chrono::Duration::days(7 * week);
        session.edit_ideas(Edit::NewMeeting { monday });
        let (id, decision) = (session.meeting_of(monday).id, doc(870_000 + week as u64));
        let edits = [
            DecisionEdit::SetWords(words.into()),
            DecisionEdit::SetOwner(Some(BRAM)),
            DecisionEdit::SetDue(Some(today() + chrono::Duration::days(3))),
        ];
        for edit in edits {
            session.edit_ideas(Edit::Meeting(id, MeetingEdit::Decision(decision, edit)));
        }
    }
}
