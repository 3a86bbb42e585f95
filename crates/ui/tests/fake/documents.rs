//! The made-up team's documents: columns, written and read by the declarations of their kinds.

use std::collections::BTreeMap;
use std::sync::Arc;

use trekker_domain::channel::Channel;
use trekker_domain::columns::names::FIRST_TEXT;
use trekker_domain::columns::{Cell, CellRef, Cells, Made, Write, Writes};
use trekker_domain::event::Event;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::meeting::Meeting;
use trekker_domain::persona::Persona;
use trekker_domain::plan::Plan;
use trekker_domain::rule::Rule;
use trekker_domain::standard_answer::StandardAnswer;
use trekker_domain::success::Success;
use trekker_domain::template::Template;
use trekker_domain::theme::Theme;
use trekker_domain::voice::Section;

use super::FakeSession;

#[derive(Default)]
pub(super) struct FakeDocument {
    columns: BTreeMap<String, Cell>,
    text: String,
    /// Whoever wrote in it last.
    by: Option<PersonId>,
    /// As the test says, and not by what is written.
    is_contested: bool,
}

impl FakeDocument {
    fn write(&mut self, write: Write) {
        match write {
            Write::Put { key, cell: Cell::Text(text) } if key == FIRST_TEXT => self.text = text,
            Write::Put { key, cell } => drop(self.columns.insert(key, cell)),
            Write::Clear { key } => drop(self.columns.remove(&key)),
            Write::PutBeside { key, mut cells } => drop(self.columns.insert(key, cells.swap_remove(0))),
            Write::Text(_) => {}
        }
    }
}

impl Cells for FakeDocument {
    fn cell(&self, key: &str) -> Option<CellRef<'_>> {
        self.columns.get(key).map(Cell::borrowed)
    }

    fn each_under(&self, prefix: &str, take: &mut dyn FnMut(&str, CellRef<'_>)) {
        for (key, cell) in &self.columns {
            if let Some(name) = key.strip_prefix(prefix) {
                take(name, cell.borrowed());
            }
        }
    }

    fn writer(&self, key: &str) -> Option<PersonId> {
        self.columns.get(key).and(self.by)
    }

    fn made(&self) -> Option<Made> {
        None
    }

    fn is_contested(&self) -> bool {
        self.is_contested
    }

    fn has_overlaps(&self) -> bool {
        false
    }

    fn text(&self) -> String {
        self.text.clone()
    }
}

impl FakeSession {
    /// Writes, and shows what the document comes to.
    pub(super) fn write(&mut self, Writes { kind, doc, writes, .. }: Writes) {
        // Typing has its own way, with carets.
        if writes.iter().all(|write| matches!(write, Write::Text(_))) {
            return;
        }
        let me = self.snapshot.team.me;
        let document = self.documents.entry(doc).or_default();
        document.by = me;
        document.is_contested = self.conflicts.get(&doc).is_some_and(|all| !all.is_empty());
        writes.into_iter().for_each(|write| document.write(write));
        self.show_document(kind, doc);
        self.refresh(doc);
    }

    /// What was typed in it, if it is a document of columns.
    pub(super) fn set_text_of_document(&mut self, doc: DocId, text: &str) {
        let Some(document) = self.documents.get_mut(&doc) else { return };
        text.clone_into(&mut document.text);
        if self.snapshot.standard_answers.contains_key(&doc) {
            self.show_document(Kind::StandardAnswer, doc);
        }
    }

    fn show_document(&mut self, kind: Kind, doc: DocId) {
        let document = &self.documents[&doc];
        let snapshot = &mut self.snapshot;
        fn put<T>(all: &mut impl Extend<(DocId, Arc<T>)>, id: DocId, one: T) {
            all.extend([(id, Arc::new(one))]);
        }
        let whole = "a document that says what it needs";
        match kind {
            Kind::Plan => put(&mut snapshot.plans, doc, Plan::read(doc, document).expect(whole)),
            Kind::Persona => put(&mut snapshot.personas, doc, Persona::read(doc, document).expect(whole)),
            Kind::Theme => put(&mut snapshot.themes, doc, Theme::read(doc, document).expect(whole)),
            Kind::Template => put(&mut snapshot.templates, doc, Template::read(doc, document).expect(whole)),
            Kind::Rule => put(&mut snapshot.rules, doc, Rule::read(doc, document).expect(whole)),
            Kind::Channel => put(&mut snapshot.channels, doc, Channel::read(doc, document).expect(whole)),
            Kind::Event => put(&mut snapshot.events, doc, Event::read(doc, document).expect(whole)),
            Kind::Success => put(&mut snapshot.successes, doc, Success::read(doc, document).expect(whole)),
            Kind::Meeting => {
                let meeting = Meeting::read(doc, document).expect(whole);
                snapshot.meetings.insert(meeting.monday, Arc::new(meeting));
            }
            Kind::StandardAnswer => {
                put(&mut snapshot.standard_answers, doc, StandardAnswer::read(doc, document).expect(whole));
            }
            Kind::Section => self.put_section(Section::read(doc, document).expect(whole)),
            other => unreachable!("{other:?} is not written by columns here"),
        }
    }
}

/// Kinds that are shown as their columns say.
pub(super) fn is_of_columns(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plan
            | Kind::Persona
            | Kind::Theme
            | Kind::Template
            | Kind::Rule
            | Kind::Channel
            | Kind::Event
            | Kind::Success
            | Kind::Meeting
            | Kind::StandardAnswer
            | Kind::Section
    )
}
