//! The whole window: which room shows, which sheet is open, and what goes where.

mod wishes;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, OutputCommand, Ui};
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::link::is_web;
use trekker_session::command::Command;
use trekker_session::notice::Notice;
use trekker_session::snapshot::{Snapshot, Stage};

use crate::calendar::CalendarRoom;
use crate::context::{Exchange, Scene, Wanted};
use crate::crowded::Crowded;
use crate::dangers::DangersKept;
use crate::editor::texts::Texts;
use crate::ideas::{IdeasRoom, QuickIdea};
use crate::look::install;
use crate::meeting::MeetingRoom;
use crate::parts::draft::Drafts;
use crate::preferences::Preferences;
use crate::reminders::{self, Reminders};
use crate::room::Room;
use crate::rooms::first_start::FirstStart;
use crate::rooms::stages;
use crate::sheet::{Begun, Sheet, edit_of};
use crate::shell::rail;
use crate::shell::search::SearchBox;
use crate::shell::toasts::Toasts;
use crate::shell::zone::AskingZone;
use crate::shell::{example, standing, top_bar};
use crate::team::TeamRoom;
use crate::voice::VoiceRoom;
use crate::words::Words;

/// One window. It keeps what is only about this window; everything else is in the snapshot.
#[derive(Debug)]
pub struct Desk {
    /// The app keeps them; [`Request::SavePreferences`](crate::context::Request::SavePreferences) says when.
    pub preferences: Preferences,
    pub room: Room,
    words: Arc<Words>,
    rooms: Rooms,
    sheet: Option<Sheet>,
    /// As of the last frame: half-typed dates are read by it.
    today: chrono::NaiveDate,
    /// In the last frame the window was so narrow that a sheet lay over the room.
    is_narrow: bool,
    writing: Writing,
    search: SearchBox,
    quick_idea: QuickIdea,
    toasts: Toasts,
    reminders: Reminders,
    crowded: Crowded,
    dangers: DangersKept,
    just_made: Option<DocId>,
    /// What had the focus before a sheet opened: it has it again when the sheet is closed.
    focus_before: Option<egui::Id>,
    is_leaving_example: bool,
    asking_zone: AskingZone,
    /// Whose desk this was in the last frame: the person, and whether in an example team.
    whose: Option<(Option<PersonId>, bool)>,
}

/// One state for each room.
#[derive(Debug, Default)]
struct Rooms {
    calendar: CalendarRoom,
    ideas: IdeasRoom,
    meeting: MeetingRoom,
    voice: VoiceRoom,
    team: TeamRoom,
    first_start: FirstStart,
}

/// What is being typed anywhere.
#[derive(Debug, Default)]
struct Writing {
    drafts: Drafts,
    texts: Texts,
    /// What was begun in sheets that are closed.
    begun: BTreeMap<DocId, Begun>,
}

impl Desk {
    pub fn new(preferences: Preferences) -> Self {
        let words = Arc::new(Words::new(preferences.language));
        Self {
            preferences,
            room: Room::default(),
            words,
            rooms: Rooms::default(),
            sheet: None,
            today: chrono::NaiveDate::default(),
            is_narrow: false,
            writing: Writing::default(),
            search: SearchBox::default(),
            quick_idea: QuickIdea::default(),
            toasts: Toasts::default(),
            reminders: Reminders::default(),
            crowded: Crowded::default(),
            dangers: DangersKept::default(),
            just_made: None,
            focus_before: None,
            is_leaving_example: false,
            asking_zone: AskingZone::default(),
            whose: None,
        }
    }

    /// The post in the sheet: what is dropped onto the window goes there.
    pub fn open_post(&self, snapshot: &Snapshot) -> Option<DocId> {
        let doc = self.sheet.as_ref()?.doc;
        snapshot.calendar.get(doc).map(|row| row.summary.id)
    }

    /// One frame. `notices` are those that arrived since the last one.
    pub fn show(&mut self, ui: &mut Ui, exchange: Exchange<'_>, notices: &[Notice]) {
        if self.words.language() != self.preferences.language {
            self.words = Arc::new(Words::new(self.preferences.language));
        }
        install::choose(ui.ctx(), self.preferences.theme, self.preferences.reduce_motion);
        let words = Arc::clone(&self.words);
        let now = exchange.now.of_team(exchange.snapshot);
        self.today = now.today();
        let mut just_made = self.just_made.take();
        let mut scene = Scene {
            snapshot: exchange.snapshot,
            now: &now,
            words: &words,
            look: install::look_of(ui.ctx()),
            seconds: ui.input(|input| input.time),
            commands: exchange.commands,
            requests: exchange.requests,
            new_id: exchange.new_id,
            just_made: &mut just_made,
            crowding: self.crowded.of(exchange.snapshot, self.today),
            dangers: self.dangers.of(exchange.snapshot, &now),
            wanted: None,
            told: None,
            goes_to_successes: false,
        };
        let background = Frame::new().fill(scene.look.background);
        CentralPanel::no_frame().frame(background).show(ui, |ui| match &exchange.snapshot.stage {
            Stage::Opening => stages::opening(ui, &scene),
            Stage::NoTeam | Stage::Joining { .. } => {
                self.rooms.first_start.show(ui, &mut scene, &mut self.preferences);
            }
            Stage::Broken(trouble) => stages::broken(ui, &mut scene, trouble),
            Stage::Ready => self.ready(ui, &mut scene),
        });
        // What a click or a key changed shows in the next frame, so there has to be one.
        if ui.input(|input| input.events.iter().any(is_deed)) {
            ui.ctx().request_repaint();
        }
        for notice in notices {
            if let Notice::TypingRefused { doc, branch, .. } = notice {
                self.writing.texts.refused_typing(*doc, *branch);
            }
        }
        let mut notices = notices.to_vec();
        notices.extend(self.reminders.due(ui, &scene));
        reminders::tell(ui, &mut scene, &self.preferences, &notices);
        self.toasts.take(&scene, &notices);
        if let Some(words) = scene.told.take() {
            self.toasts.tell(&scene, words);
        }
        self.toasts.show(ui, &mut scene);
        self.just_made = just_made;
        open_only_the_web(ui);
    }

    fn ready(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        self.begin_in_another_team(scene);
        let was_open = self.sheet.is_some();
        if !was_open {
            self.focus_before = ui.memory(|memory| memory.focused());
        }
        self.shortcuts(ui, scene);
        self.writing.texts.voices.begin_frame(ui.ctx(), scene);
        let has_unsent = self.has_unsent();
        if scene.snapshot.team.is_example {
            example::show(ui, scene, &mut self.is_leaving_example);
        }
        standing::show(ui, scene);
        self.asking_zone.show(ui, scene);
        if top_bar::show(ui, scene, &mut self.search, has_unsent) {
            self.quick_idea.begin();
        }
        if let Some(room) = rail::show(ui, scene, self.room) {
            self.go(room, scene.commands);
        }
        let around = ui.available_rect_before_wrap();
        let is_over = Sheet::lies_over(around);
        self.is_narrow = is_over;
        if !is_over {
            self.sheet(ui, scene, None);
        }
        let frame =
            Frame::new().fill(scene.look.background).inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 12 });
        CentralPanel::no_frame().frame(frame).show(ui, |ui| match self.room {
            Room::Calendar => {
                let open = self.sheet.as_ref().map(|sheet| sheet.doc);
                self.rooms.calendar.show(ui, scene, open, &mut self.preferences);
            }
            Room::Ideas => self.rooms.ideas.show(ui, scene, &mut self.writing.drafts),
            Room::Meeting => {
                self.rooms.meeting.show(ui, scene, &mut self.writing.drafts, &mut self.writing.texts);
            }
            Room::Voice => {
                self.rooms.voice.show(ui, scene, &mut self.writing.drafts, &mut self.writing.texts);
            }
            Room::Team => self.rooms.team.show(ui, scene, &mut self.preferences),
        });
        if is_over {
            self.sheet(ui, scene, Some(around));
        }
        TeamRoom::import_dialog(ui.ctx(), scene);
        self.quick_idea.show(ui.ctx(), scene);
        self.take_chosen(scene);
        if std::mem::take(&mut scene.goes_to_successes) {
            self.go(Room::Ideas, scene.commands);
            self.rooms.ideas.show_successes();
        }
        if let Some(wanted) = scene.wanted.take() {
            self.open(wanted, scene.commands);
        }
        if was_open
            && self.sheet.is_none()
            && let Some(before) = self.focus_before
        {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
        self.writing.texts.end_frame(scene.commands);
        let next = self.writing.texts.flush_due(scene.seconds, scene.commands);
        if let Some(seconds) = next {
            ui.ctx().request_repaint_after_secs(seconds.max(0.01) as f32);
        }
        if self.writing.drafts.has_unsent() {
            ui.ctx().request_repaint_after_secs(0.5);
        }
    }

    /// What is open or half typed belongs to the team it was in.
    fn begin_in_another_team(&mut self, scene: &Scene<'_>) {
        let whose = (scene.snapshot.team.me, scene.snapshot.team.is_example);
        if self.whose.replace(whose).is_some_and(|before| before != whose) {
            self.rooms = Rooms::default();
            self.writing = Writing::default();
            self.search = SearchBox::default();
            self.quick_idea = QuickIdea::default();
            self.is_leaving_example = false;
            self.asking_zone = AskingZone::default();
            self.sheet = None;
        }
    }

    /// Whether something typed has not been handed over yet.
    pub fn has_unsent(&self) -> bool {
        self.writing.texts.has_unsent() || self.writing.drafts.has_unsent()
    }

    /// Hands over everything typed, due or not: call it before the window closes.
    pub fn flush(&mut self, commands: &mut Vec<Command>) {
        self.writing.texts.flush_all(commands);
        flush_drafts(&mut self.writing.drafts, self.today, commands);
    }

    /// Shows a post or an idea in the sheet, as when another program asks for it.
    pub fn open_document(&mut self, doc: DocId, commands: &mut Vec<Command>) {
        self.open(Wanted { doc, is_new: false, shows_history: false }, commands);
    }

    fn open(&mut self, wanted: Wanted, commands: &mut Vec<Command>) {
        if self.sheet.as_ref().is_some_and(|sheet| sheet.doc == wanted.doc) {
            return;
        }
        self.close_sheet(commands);
        let begun = self.writing.begun.remove(&wanted.doc).unwrap_or_default();
        self.sheet = Some(Sheet::new(wanted, begun));
        commands.push(Command::Open(wanted.doc));
    }

    fn close_sheet(&mut self, commands: &mut Vec<Command>) {
        if let Some(mut sheet) = self.sheet.take() {
            // Its fields do not show any more, so nothing else would send what was typed in them.
            let sent = commands.len();
            flush_drafts(&mut self.writing.drafts, self.today, commands);
            if commands.len() > sent {
                sheet.is_written_in();
            }
            let doc = sheet.doc;
            let begun = sheet.close(&mut self.writing.texts, commands);
            if begun.says_anything() {
                self.writing.begun.insert(doc, begun);
            }
        }
    }

    /// `over`: the room it lies over; `None`: it stands beside the room.
    fn sheet(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, over: Option<egui::Rect>) {
        let Some(sheet) = &mut self.sheet else { return };
        if !sheet.show(ui, scene, &mut self.writing.drafts, &mut self.writing.texts, over) {
            self.close_sheet(scene.commands);
        }
    }

    fn go(&mut self, room: Room, commands: &mut Vec<Command>) {
        if room != self.room {
            self.writing.texts.flush_all(commands);
            match self.room {
                Room::Voice => self.rooms.voice.leave(commands),
                Room::Ideas => self.rooms.ideas.leave(commands),
                Room::Meeting => self.rooms.meeting.leave(commands),
                Room::Team => self.rooms.team.leave(commands),
                Room::Calendar => {}
            }
            // Whoever asks for a room wants to see it.
            if self.is_narrow || self.sheet.as_ref().is_some_and(|sheet| sheet.is_of_room) {
                self.close_sheet(commands);
            }
            self.room = room;
        }
    }
}

/// Also of the links in the guide, which its viewer opens by itself.
fn open_only_the_web(ui: &Ui) {
    ui.ctx().output_mut(|output| {
        output.commands.retain(|command| match command {
            OutputCommand::OpenUrl(link) => is_web(&link.url),
            _ => true,
        });
    });
}

/// Something a person did on purpose; the pointer moving is none.
fn is_deed(event: &egui::Event) -> bool {
    !matches!(event, egui::Event::PointerMoved(_) | egui::Event::MouseMoved(_) | egui::Event::PointerGone)
}

fn flush_drafts(drafts: &mut Drafts, today: chrono::NaiveDate, commands: &mut Vec<Command>) {
    let edits = drafts.take_unsent().into_iter().filter_map(|(key, text)| edit_of(key, &text, today));
    commands.extend(edits.map(|edit| Command::Edit(vec![edit])));
}
