//! What every room gets: the picture, the moment, the words, and where wishes go.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use chrono_tz::Tz;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::Idea;
use trekker_domain::kind::Kind;
use trekker_domain::media::MediaFile;
use trekker_domain::page::{Page, PageForm};
use trekker_domain::publish_at::zone;
use trekker_session::command::{Command, ExportForm};
use trekker_session::crowding::Crowding;
use trekker_session::people::Member;
use trekker_session::snapshot::{Snapshot, Stage};

use crate::dangers::Dangers;
use crate::look::tokens::Look;
use crate::words::Words;

/// The moment of this frame, by the clock of this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Now {
    pub here: DateTime<FixedOffset>,
    /// The IANA name of this computer's zone; empty when it is not known.
    pub zone: String,
}

impl Now {
    /// By the zone of a team. Of a team that has not said one, hours count as UTC everywhere, so they do here as well.
    pub(crate) fn of_team(&self, snapshot: &Snapshot) -> TeamNow {
        let named = match snapshot.stage {
            Stage::Ready => &snapshot.team.settings.zone,
            _ => &self.zone,
        };
        let at = self.here.with_timezone(&zone(named).unwrap_or(Tz::UTC));
        TeamNow { at, here: self.here, zone: self.zone.clone() }
    }
}

/// The moment of this frame as a team counts it: what is today, late or due is so for the whole team at once, wherever its computers
/// are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TeamNow {
    /// By the team's zone.
    pub(crate) at: DateTime<Tz>,
    /// By the clock of this computer: for what is a person's own.
    pub(crate) here: DateTime<FixedOffset>,
    /// As [`Now::zone`].
    pub(crate) zone: String,
}

impl TeamNow {
    pub(crate) fn today(&self) -> NaiveDate {
        self.at.date_naive()
    }
}

/// What only the app can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// The program without a window that holds the profile is to end; this window goes on in its place.
    WorkHere,
    /// Let the person choose a spreadsheet, then send `Command::PreviewImport`.
    PickImport,
    /// Let the person choose where a carried file goes, then send `Command::CarryOut`. `name`: what it could be called.
    SaveCarried {
        person: Option<PersonId>,
        name: String,
    },
    /// Let the person choose where the calendar is written to, then send `Command::Export`. `name`: what it could be called.
    SaveExport {
        form: ExportForm,
        name: String,
    },
    /// Let the person choose where a page is written to, then send `Command::SavePage`. `name`: what it could be called.
    SavePage {
        page: Page,
        form: PageForm,
        name: String,
    },
    /// Let the person choose a guide in Markdown, then send `Command::ImportGuide`.
    PickGuide,
    /// Let the person choose a list of words, then send `Command::ReadRules`.
    PickRules,
    /// Let the person choose where the guide is written to, then send `Command::SaveGuide`. `name`: what it could be called.
    SaveGuide {
        form: PageForm,
        name: String,
    },
    /// Let the person choose a carried file, then send `Command::CarryIn`.
    PickCarried,
    /// Tell this on the desktop, outside the window.
    Notify {
        title: String,
        words: String,
    },
    /// Let the person choose photos, videos or other files, then send `Command::AddMedia` for each.
    PickMedia {
        to: DocId,
    },
    /// Let the person choose where a copy of a file goes, then send `Command::SaveMedia`.
    SaveMedia {
        file: MediaFile,
    },
    /// The preferences changed: keep them.
    SavePreferences,
    Quit,
}

/// What comes in from the app for one frame, and where wishes go out.
pub struct Exchange<'a> {
    pub snapshot: &'a Snapshot,
    pub now: &'a Now,
    /// The outbox.
    pub commands: &'a mut Vec<Command>,
    pub requests: &'a mut Vec<Request>,
    /// Makes a new random id.
    pub new_id: &'a mut dyn FnMut() -> DocId,
}

/// The same with words and colours: what a room draws from.
pub(crate) struct Scene<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) now: &'a TeamNow,
    pub(crate) words: &'a Words,
    pub(crate) look: &'static Look,
    /// Seconds of a clock that only goes forward.
    pub(crate) seconds: f64,
    pub(crate) commands: &'a mut Vec<Command>,
    pub(crate) requests: &'a mut Vec<Request>,
    pub(crate) new_id: &'a mut dyn FnMut() -> DocId,
    /// What was just made and does not show yet: it comes into sight, ready to be written in.
    pub(crate) just_made: &'a mut Option<DocId>,
    /// Where a channel goes out more often than planned.
    pub(crate) crowding: Arc<Crowding>,
    /// What is wrong with posts.
    pub(crate) dangers: Arc<Dangers>,
    /// Documents somebody wants to look at: the desk opens their sheet.
    pub(crate) wanted: Option<Wanted>,
    /// What the window itself has to say.
    pub(crate) told: Option<String>,
    /// Somebody wants to say what a post brought: the desk goes where that is written.
    pub(crate) goes_to_successes: bool,
}

/// A document to open in the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) doc: DocId,
    /// It was just made: the caret goes to its title.
    pub(crate) is_new: bool,
    /// Somebody asked for what happened to it.
    pub(crate) shows_history: bool,
}

impl Scene<'_> {
    pub(crate) fn edit(&mut self, edit: Edit) {
        self.commands.push(Command::Edit(vec![edit]));
    }

    /// One action of several edits; of none, nothing.
    pub(crate) fn edit_all(&mut self, edits: impl IntoIterator<Item = Edit>) {
        let edits: Vec<Edit> = edits.into_iter().collect();
        if !edits.is_empty() {
            self.commands.push(Command::Edit(edits));
        }
    }

    /// Makes something that has to be written in where it shows.
    pub(crate) fn make(&mut self, id: DocId, edit: Edit) {
        self.edit(edit);
        *self.just_made = Some(id);
    }

    /// Whether this was just made. Asked once.
    pub(crate) fn is_just_made(&mut self, id: DocId) -> bool {
        self.just_made.take_if(|made| *made == id).is_some()
    }

    /// Puts words on the clipboard, and says so.
    pub(crate) fn copy(&mut self, ui: &egui::Ui, words: String) {
        ui.ctx().copy_text(words);
        self.told = Some(crate::words::say!(self.words, "copied"));
    }

    pub(crate) fn want(&mut self, doc: DocId) {
        self.wanted = Some(Wanted { doc, is_new: false, shows_history: false });
    }

    /// Opens something with its history.
    pub(crate) fn want_history(&mut self, doc: DocId) {
        self.wanted = Some(Wanted { doc, is_new: false, shows_history: true });
    }

    /// Opens something that was just made.
    pub(crate) fn want_new(&mut self, doc: DocId) {
        self.wanted = Some(Wanted { doc, is_new: true, shows_history: false });
    }

    pub(crate) fn may_write(&self, kind: Kind) -> bool {
        self.snapshot.team.my_role.is_none_or(|role| kind.may_be_written_by(role))
    }

    /// Whether what an idea says is mine to change.
    pub(crate) fn may_write_idea(&self, idea: &Idea) -> bool {
        let team = &self.snapshot.team;
        let may = team.me.zip(team.my_role).is_none_or(|(me, role)| idea.may_be_written_by(me, role));
        self.may_write(Kind::Idea) && !idea.binned && may
    }

    /// What becomes of an idea is left to the team.
    pub(crate) fn may_decide(&self, edit: &Edit) -> bool {
        !matches!(edit, Edit::Idea(_, edit) if edit.decides()) || self.may_write(Kind::Post)
    }

    /// Whether an idea is mine to put in the bin, or take out.
    pub(crate) fn may_bin(&self, idea: &Idea) -> bool {
        self.snapshot.team.me.is_some_and(|me| idea.may_be_binned_by(me))
    }

    pub(crate) fn member(&self, person: PersonId) -> Option<&Member> {
        self.snapshot.members.iter().find(|member| member.id == person)
    }

    /// A person's name, or the words for somebody who is not (or no longer) known here.
    pub(crate) fn name_of(&self, person: PersonId) -> String {
        match self.member(person) {
            Some(member) => member.name.clone(),
            None => crate::words::say!(self.words, "somebody"),
        }
    }

    pub(crate) fn name_of_some(&self, person: Option<PersonId>) -> String {
        person.map_or_else(|| crate::words::say!(self.words, "somebody"), |person| self.name_of(person))
    }
}
