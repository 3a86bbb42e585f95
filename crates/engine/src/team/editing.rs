//! A person's edits: translated, written, kept, shown, and taken back.

use std::collections::HashMap;
use std::sync::Arc;

use trekker_document::undo::Undo;
use trekker_domain::channel::ChannelEdit;
use trekker_domain::columns::{Cell, Write, Writes};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::idea::IdeaDecision;
use trekker_domain::kind::Kind;
use trekker_domain::name::tidy;
use trekker_domain::persona::PersonaEdit;
use trekker_domain::plan::PlanEdit;
use trekker_domain::role::Role;
use trekker_domain::text::TextEdit;
use trekker_domain::theme::ThemeEdit;
use trekker_domain::variant::VariantEdit;
use trekker_ledger::record::{Entry, LARGEST_RECORD, MOST_ENTRIES};
use trekker_session::command::Typing;
use trekker_session::notice::{Done, Notice};
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::projection::UpTo;

use super::actions::Action;
use super::claims::Claims;
use super::{Team, now};

/// What one column may hold at most, in bytes: a record holds it whole. Texts are written in parts and may be longer.
const LONGEST_COLUMN: usize = LARGEST_RECORD - 4096;

impl Team {
    /// One user action.
    pub(crate) fn edit(&mut self, edits: &[Edit]) -> Result<(), Trouble> {
        let edits = &self.with_what_goes_out(edits)?;
        let writes = self.writes_of(edits)?;
        let done = self.done_of(edits);
        let undo = self.write(&writes, &Claims::of(edits))?;
        let action = self.remember(undo);
        if let Some(done) = done {
            self.notice(Notice::Undoable { done, action });
        }
        Ok(())
    }

    /// One user action of so many edits that no record holds them all: in parts, each a record or a few, and one undo. When one
    /// of them cannot be written, those before it are taken back.
    pub(super) fn edit_in_parts(&mut self, parts: &[Vec<Edit>], done: Done) -> Result<(), Trouble> {
        let mut all = Vec::new();
        for part in parts {
            let written = self.writes_of(part).and_then(|writes| self.write(&writes, &Claims::of(part)));
            match written {
                Ok(undo) => all.extend(undo),
                Err(trouble) => {
                    self.take_back(&all)?;
                    return Err(trouble);
                }
            }
        }
        let action = self.remember(all);
        self.notice(Notice::Undoable { done, action });
        Ok(())
    }

    /// Keeps what takes an action back. Gives its number; `None`: nothing came of it.
    fn remember(&mut self, undo: Vec<(Kind, DocId, Undo)>) -> Option<u64> {
        if undo.is_empty() {
            return None;
        }
        let (number, oldest) = self.actions.did(undo);
        self.view.snapshot.undoable.insert(number);
        if let Some(oldest) = oldest {
            self.view.snapshot.undoable.remove(&oldest);
        }
        self.show_undo();
        Some(number)
    }

    fn show_undo(&mut self) {
        let snapshot = &mut self.view.snapshot;
        (snapshot.can_undo, snapshot.can_redo) = (self.actions.can_undo(), self.actions.can_redo());
        self.view.is_dirty = true;
    }

    /// What these edits write, one list a document, in their order.
    pub(super) fn writes_of(&self, edits: &[Edit]) -> Result<Vec<Writes>, Trouble> {
        let mut all: Vec<Writes> = Vec::new();
        for edit in edits {
            if let Edit::NewChannel { name }
            | Edit::NewTheme { name, .. }
            | Edit::NewPlan { name }
            | Edit::NewPersona { name } = edit
                && tidy(name).is_none()
            {
                return Err(Trouble::new(TroubleKind::BadName).about(name));
            }
            if let Edit::NewIdea { text, .. } = edit
                && text.trim().is_empty()
            {
                return Err(Trouble::new(TroubleKind::BadValue).about("text").detail("an idea says something"));
            }
            match edit {
                Edit::Idea(id, edit) => self.may_do(*id, edit.decides())?,
                Edit::Decide(id, decision) => self.may_decide(*id, decision)?,
                _ => {}
            }
            if let Edit::Text(Kind::Idea, doc, _) | Edit::Settle { kind: Kind::Idea, doc, .. } = edit {
                self.may_write_idea(*doc)?;
            }
            let edit = &self.unless_made(edit);
            let writes = edit.writes(&self.team_bytes(), self.person);
            let may = self.my_role().is_some_and(|role| writes.kind.may_be_written_by(role));
            if !may {
                return Err(self.not_allowed());
            }
            match all.iter_mut().find(|known| known.doc == writes.doc) {
                Some(known) => known.writes.extend(writes.writes),
                None => all.push(writes),
            }
        }
        Ok(all)
    }

    /// Nobody deletes another's idea.
    fn may_decide(&self, id: DocId, decision: &IdeaDecision) -> Result<(), Trouble> {
        let idea = self.view.snapshot.ideas.get(&id);
        let is_binning = matches!(decision, IdeaDecision::Bin(_));
        if is_binning && idea.is_some_and(|idea| !idea.may_be_binned_by(self.person)) {
            return Err(Trouble::new(TroubleKind::AnothersIdea));
        }
        self.may_do(id, decision.is_the_teams())
    }

    /// What becomes of an idea is not for guests to decide.
    fn may_do(&self, id: DocId, is_the_teams: bool) -> Result<(), Trouble> {
        if is_the_teams && self.my_role() == Some(Role::Guest) {
            return Err(Trouble::new(TroubleKind::NotAllowed));
        }
        self.may_write_idea(id)
    }

    fn may_write_idea(&self, id: DocId) -> Result<(), Trouble> {
        let Some(role) = self.my_role() else { return Ok(()) };
        let idea = self.view.snapshot.ideas.get(&id);
        if idea.is_none_or(|idea| idea.may_be_written_by(self.person, role)) {
            Ok(())
        } else {
            Err(Trouble::new(TroubleKind::NotAllowed))
        }
    }

    /// A variant that is there already, in the bin perhaps, is not made a second time; nor is what has a name that differs
    /// in capitals and spaces alone.
    fn unless_made(&self, edit: &Edit) -> Edit {
        let (team, snapshot) = (self.team_bytes(), &self.view.snapshot);
        let there = match edit {
            Edit::NewVariant { post, channel, .. } => {
                let id = derived::variant(&team, *post, *channel);
                self.kind_of(id).is_some().then(|| Edit::Variant(id, VariantEdit::Bin(false)))
            }
            Edit::NewChannel { name } => {
                let id = derived::channel(&team, name);
                snapshot.channels.contains_key(&id).then(|| Edit::Channel(id, ChannelEdit::Bin(false)))
            }
            Edit::NewTheme { name, .. } => {
                let id = derived::theme(&team, name);
                snapshot.themes.contains_key(&id).then(|| Edit::Theme(id, ThemeEdit::Bin(false)))
            }
            Edit::NewPlan { name } => {
                let id = derived::plan(&team, name);
                snapshot.plans.contains_key(&id).then(|| Edit::Plan(id, PlanEdit::Bin(false)))
            }
            Edit::NewPersona { name } => {
                let id = derived::persona(&team, name);
                snapshot.personas.contains_key(&id).then(|| Edit::Persona(id, PersonaEdit::Bin(false)))
            }
            _ => None,
        };
        there.unwrap_or_else(|| edit.clone())
    }

    /// Writes in the documents, keeps it as one record and shows it. `claims`: what has to be true of posts as they are
    /// afterwards.
    pub(super) fn write(&mut self, all: &[Writes], claims: &Claims) -> Result<Vec<(Kind, DocId, Undo)>, Trouble> {
        let (at, people) = (now(), Arc::clone(&self.people));
        let (mut entries, mut undo): (Vec<Entry>, Vec<_>) = (Vec::new(), Vec::new());
        // All or nothing: if one of several parts fails, all are put back as they were.
        let can_fail =
            !claims.is_empty() || all.len() > 1 || all.iter().any(|part| part.writes.len() > 1 || has_text(part));
        let spares = if can_fail { self.documents.spares(all.iter().map(|part| part.doc)) } else { Vec::new() };
        let mut failed = all.iter().find_map(too_large);
        for writes in all {
            if failed.is_some() {
                break;
            }
            let is_new = self.reader.kind_of(writes.doc.0).ok().flatten().is_none();
            let is_loaded = self.documents.loaded(writes.doc).is_some();
            if is_new && !is_loaded && !writes.makes && !writes.kind.is_made_by_writing() {
                failed = Some(Trouble::new(TroubleKind::NotFound).about(writes.doc));
                break;
            }
            let outcome = self
                .documents
                .get(&self.reader, &people, writes.doc, writes.kind)
                .map(|_| ())
                .map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))
                .and_then(|()| {
                    self.documents
                        .write(self.editors, at, writes.doc, writes.makes, &writes.writes)
                        .map_err(|error| Trouble::new(TroubleKind::BadValue).detail(error))
                });
            match outcome {
                Ok(changed) => {
                    entries.extend(changed.entries);
                    undo.extend(changed.undo);
                }
                Err(trouble) => failed = Some(trouble),
            }
        }
        if failed.is_none() {
            failed = self.not_so(claims)?;
        }
        if failed.is_none()
            && let Err(error) = self.admits(&entries)
        {
            failed = Some(Trouble::new(TroubleKind::TooLarge).detail(error));
        }
        if let Some(failed) = failed {
            self.documents.put_back(spares);
            if !can_fail && !entries.is_empty() {
                self.load_anew(all);
            }
            return Err(failed);
        }
        if entries.is_empty() {
            return Ok(undo);
        }
        let mut rows = Vec::new();
        for writes in all {
            if let Some(loaded) = self.documents.loaded(writes.doc) {
                rows.push(loaded.folded(&people, UpTo::OwnAfter { base: loaded.base, own: self.me }));
            }
        }
        self.append(entries, &rows, at).map_err(|error| Trouble::new(TroubleKind::TooLarge).detail(error))?;
        for row in rows {
            self.documents.written_with(row.id, self.writer.tickets);
            self.show_row(row);
        }
        Ok(undo)
    }

    /// Forgets what was written in memory and is not to be kept. What is on its way to the disk has to be there first.
    fn load_anew(&mut self, all: &[Writes]) {
        self.writer.disk.flush();
        for writes in all {
            self.documents.drop_broken(writes.doc);
        }
    }

    /// What somebody typed. Where it does not come in, that is said of its branch, and nothing more of it comes in.
    pub(crate) fn type_text(&mut self, typing: Typing) {
        let (doc, branch) = (typing.doc, typing.branch);
        let is_again = self.documents.is_branch_refused(doc, branch);
        let outcome = if is_again { Err(Trouble::new(TroubleKind::BadValue)) } else { self.write_typing(typing) };
        if let Err(trouble) = outcome {
            self.documents.branch_refused(doc, branch);
            self.notice(Notice::TypingRefused { doc, branch, trouble, is_again });
        }
    }

    fn write_typing(&mut self, typing: Typing) -> Result<(), Trouble> {
        let Typing { doc, branch, number, began, splices } = typing;
        let seen = self.documents.branch_version(doc, branch, &began);
        let kind = self.kind_of(doc).ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(doc))?;
        let text = TextEdit { seen: seen.clone(), splices };
        let edit = Edit::of_text(kind, doc, text).ok_or_else(|| Trouble::new(TroubleKind::BadValue))?;
        let before = self.documents.loaded(doc).map(|loaded| loaded.document.version());
        let writes = self.writes_of(&[edit])?;
        let undo = self.write(&writes, &Claims::default())?;
        // The branch goes on from what was written just now; when that came to nothing, from where it stood.
        let version = match undo.last() {
            Some((_, _, undo)) => trekker_domain::text::Version(vec![undo.change()]),
            None => seen,
        };
        self.documents.branch_typed(doc, branch, number, version);
        if self.documents.loaded(doc).map(|loaded| loaded.document.version()) != before {
            self.remember(undo);
        }
        self.show_detail(doc);
        Ok(())
    }

    pub(crate) fn kind_of(&self, doc: DocId) -> Option<Kind> {
        if let Some(loaded) = self.documents.loaded(doc) {
            return Some(loaded.kind);
        }
        self.reader.kind_of(doc.0).ok().flatten().map(Kind::from_number)
    }

    /// Takes the last action back, or this one.
    pub(crate) fn undo(&mut self, number: Option<u64>) -> Result<(), Trouble> {
        let Some((at, action)) = self.actions.to_take_back(number) else { return Ok(()) };
        let back = match self.take_back(&action.undo) {
            Ok(back) => back,
            Err(trouble) => {
                self.actions.stays(at, action);
                return Err(trouble);
            }
        };
        self.view.snapshot.undoable.remove(&action.number);
        self.tell_taken_back(&action, false);
        self.actions.was_taken_back(Action { undo: back, ..action });
        self.show_undo();
        Ok(())
    }

    pub(crate) fn redo(&mut self) -> Result<(), Trouble> {
        let Some(action) = self.actions.to_do_again() else { return Ok(()) };
        let back = match self.take_back(&action.undo) {
            Ok(back) => back,
            Err(trouble) => {
                self.actions.was_taken_back(action);
                return Err(trouble);
            }
        };
        self.tell_taken_back(&action, true);
        self.view.snapshot.undoable.insert(action.number);
        self.actions.was_done_again(Action { undo: back, ..action });
        self.show_undo();
        Ok(())
    }

    /// What is open shows by itself that something was taken back in it.
    fn tell_taken_back(&mut self, action: &Action, is_again: bool) {
        if action.undo.iter().any(|(_, doc, _)| self.view.snapshot.open.contains_key(doc)) {
            return;
        }
        let Some((kind, doc, _)) = action.undo.first() else { return };
        let about = self.view.about_of(*doc);
        let (kind, title) = match about {
            Some((_, kind, title)) => (kind, title),
            None => (*kind, self.view.title_of(*doc)),
        };
        self.notice(Notice::TakenBack { kind, title, is_again });
    }

    /// Takes an action back. Gives how to take that back in turn.
    fn take_back(&mut self, action: &[(Kind, DocId, Undo)]) -> Result<Vec<(Kind, DocId, Undo)>, Trouble> {
        let people = Arc::clone(&self.people);
        let mut all: HashMap<DocId, Writes> = HashMap::new();
        let mut order = Vec::new();
        let mut left_alone = None;
        for (kind, doc, undo) in action.iter().rev() {
            let loaded = self
                .documents
                .get(&self.reader, &people, *doc, *kind)
                .map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
            let back = undo.take_back(&loaded.document);
            if let Some(prefix) = back.left_alone.first() {
                let by = prefix.and_then(|prefix| {
                    let mut devices = people.iter();
                    let whose = devices.find(|(key, _)| trekker_document::actor::prefix_of(&key.0) == prefix);
                    whose.map(|(_, person)| *person)
                });
                left_alone = Some(by);
            }
            let writes = all.entry(*doc).or_insert_with(|| {
                order.push(*doc);
                Writes { kind: *kind, doc: *doc, makes: false, writes: Vec::new() }
            });
            writes.writes.extend(back.writes);
        }
        let writes: Vec<Writes> = order.into_iter().filter_map(|doc| all.remove(&doc)).collect();
        let mut undo = Vec::new();
        // What was a whole list at once goes into several records, as it did when it was made.
        for some in writes.chunks(MOST_ENTRIES) {
            undo.extend(self.write(some, &Claims::default())?);
        }
        if let Some(by) = left_alone {
            self.notice(Notice::NotUndone { by });
        }
        Ok(undo)
    }

    /// A front end looks at this document.
    pub(crate) fn show(&mut self, id: DocId) -> Result<(), Trouble> {
        let people = Arc::clone(&self.people);
        // The team's settings are there before anybody set one.
        let is_settings = id == derived::team_settings(&self.team_bytes());
        let kind = self.kind_of(id).or(is_settings.then_some(Kind::Team));
        let kind = kind.ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(id))?;
        self.documents
            .get(&self.reader, &people, id, kind)
            .map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
        self.documents.show(id);
        self.show_detail(id);
        Ok(())
    }

    pub(crate) fn hide(&mut self, id: DocId) {
        if self.documents.hide(id) {
            self.view.snapshot.open.remove(&id);
            self.view.is_dirty = true;
        }
    }
}

/// What no record holds, said before anything is written.
fn too_large(writes: &Writes) -> Option<Trouble> {
    let is_too_large =
        |write: &Write| matches!(write, Write::Put { cell: Cell::Text(text), .. } if text.len() > LONGEST_COLUMN);
    let is_any = writes.writes.iter().any(is_too_large);
    is_any.then(|| Trouble::new(TroubleKind::TooLarge).detail(format!("more than {} KB", LONGEST_COLUMN / 1024)))
}

fn has_text(writes: &Writes) -> bool {
    writes.writes.iter().any(|write| matches!(write, Write::Text(_)))
}
