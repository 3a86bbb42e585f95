//! Documents that are open: whole, as the engine would give them.

use std::sync::Arc;

use trekker_domain::derived;
use trekker_domain::event::Event;
use trekker_domain::history::{Step, What};
use trekker_domain::id::DocId;
use trekker_domain::idea::Idea;
use trekker_domain::kind::Kind;
use trekker_domain::meeting::Meeting;
use trekker_domain::persona::Persona;
use trekker_domain::plan::Plan;
use trekker_domain::post::Post;
use trekker_domain::rule::Rule;
use trekker_domain::standard_answer::StandardAnswer;
use trekker_domain::success::Success;
use trekker_domain::text::Version;
use trekker_domain::variant::Variant;
use trekker_domain::voice::Section;
use trekker_session::snapshot::{Body, Detail, TextDetail};

use super::{FakeSession, TEAM, moment};

impl FakeSession {
    pub fn open(&mut self, doc: DocId) {
        let text = self.text_of(doc);
        let Some(body) = self.body_of(doc) else { return };
        let text = TextDetail {
            text: text.into(),
            version: Version(vec![[0; 32]]),
            revision: 0,
            steps: Vec::new(),
            typed: None,
            carets: Vec::new(),
            overlaps: self.overlaps.get(&doc).cloned().unwrap_or_default(),
        };
        let detail = Detail {
            body,
            conflicts: self.conflicts.get(&doc).cloned().unwrap_or_default(),
            text: Some(text),
            comments: self.comments_of(doc),
            passages: Default::default(),
            threads: self.threads(),
            then: None,
            approvals: self.approvals_of(doc),
            history: self.history_of(doc),
        };
        self.snapshot.open.insert(doc, Arc::new(detail));
    }

    pub(super) fn history_of(&self, doc: DocId) -> Vec<Step> {
        let made = Step {
            by: self.snapshot.team.me,
            at: moment("2026-11-20T19:00:00Z"),
            what: vec![What::Made],
            after: Version::default(),
        };
        self.history.get(&doc).cloned().unwrap_or_else(|| vec![made])
    }

    pub fn put_history(&mut self, doc: DocId, history: Vec<Step>) {
        self.history.insert(doc, history);
    }

    pub(super) fn body_of(&self, doc: DocId) -> Option<Body> {
        let section = || self.snapshot.voice.iter().find(|section| section.id == doc);
        let document = |kind: Kind| self.documents.get(&doc).filter(|document| document.kind == kind);
        let post = document(Kind::Post).map(|document| Body::Post(Post::read(doc, document)));
        let variant = || Variant::read(doc, document(Kind::Variant)?).map(Body::Variant);
        let idea = || self.snapshot.ideas.get(&doc).map(|idea| Body::Idea(Idea::clone(idea)));
        let event = self.snapshot.events.get(&doc).map(|event| Body::Event(Event::clone(event)));
        let meeting = || self.snapshot.meetings.values().find(|meeting| meeting.id == doc);
        post.or_else(variant)
            .or_else(|| meeting().map(|meeting| Body::Meeting(Meeting::clone(meeting))))
            .or_else(idea)
            .or_else(|| {
                let answer = self.snapshot.standard_answers.get(&doc);
                answer.map(|answer| Body::StandardAnswer(StandardAnswer::clone(answer)))
            })
            .or_else(|| self.snapshot.plans.get(&doc).map(|plan| Body::Plan(Plan::clone(plan))))
            .or_else(|| self.snapshot.personas.get(&doc).map(|persona| Body::Persona(Persona::clone(persona))))
            .or_else(|| self.snapshot.rules.get(&doc).map(|rule| Body::Rule(Rule::clone(rule))))
            .or_else(|| self.snapshot.successes.get(&doc).map(|success| Body::Success(Success::clone(success))))
            .or(event)
            .or_else(|| self.snapshot.channels.contains_key(&doc).then_some(Body::Named(Kind::Channel)))
            .or_else(|| self.snapshot.themes.contains_key(&doc).then_some(Body::Named(Kind::Theme)))
            .or_else(|| self.snapshot.templates.contains_key(&doc).then_some(Body::Named(Kind::Template)))
            .or_else(|| (doc == derived::team_settings(&TEAM)).then_some(Body::Named(Kind::Team)))
            .or_else(|| section().map(|section| Body::Section(Section::clone(section))))
    }

    pub(super) fn refresh(&mut self, doc: DocId) {
        let Some(old) = self.snapshot.open.get(&doc) else { return };
        let Some(body) = self.body_of(doc) else { return };
        let (comments, approvals) = (self.comments_of(doc), self.approvals_of(doc));
        let threads = self.threads();
        let conflicts = self.conflicts.get(&doc).cloned().unwrap_or_default();
        let detail = Detail { body, conflicts, comments, threads, approvals, ..Detail::clone(old) };
        self.snapshot.open.insert(doc, Arc::new(detail));
    }

    pub fn text_of(&self, doc: DocId) -> String {
        if let Some(text) = self.snapshot.open.get(&doc).and_then(|detail| detail.text.as_ref()) {
            return text.text.to_string();
        }
        match self.body_of(doc) {
            Some(Body::Post(post)) => post.text,
            Some(Body::Idea(idea)) => idea.text,
            Some(Body::Section(section)) => section.text,
            Some(Body::Variant(variant)) => variant.text,
            Some(Body::Meeting(meeting)) => meeting.text,
            Some(Body::StandardAnswer(answer)) => answer.text,
            _ => String::new(),
        }
    }

    pub(super) fn with_text(&mut self, doc: DocId, change: impl FnOnce(&mut TextDetail)) {
        self.with_detail(doc, |detail| {
            if let Some(text) = &mut detail.text {
                change(text);
            }
        });
    }

    pub(super) fn with_detail(&mut self, doc: DocId, change: impl FnOnce(&mut Detail)) {
        let Some(detail) = self.snapshot.open.get(&doc) else { return };
        let mut detail = Detail::clone(detail);
        change(&mut detail);
        self.snapshot.open.insert(doc, Arc::new(detail));
    }
}
