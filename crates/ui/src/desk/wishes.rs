//! What somebody wants of the window by a key or by name.

use egui::{Key, Modifiers, Ui};
use trekker_domain::kind::Kind;

use super::Desk;
use crate::calendar::new_post;
use crate::context::Scene;
use crate::editor::field::undo_or_redo;
use crate::room::Room;
use crate::shell::search::{Action, Chosen};
use crate::voice::new_answer;

impl Desk {
    pub(super) fn take_chosen(&mut self, scene: &mut Scene<'_>) {
        match self.search.chosen.take() {
            Some(Chosen::Hit(_, Kind::Section)) => {
                self.go(Room::Voice, scene.commands);
                self.rooms.voice.show_guide();
            }
            Some(Chosen::Hit(_, Kind::Success)) => {
                self.go(Room::Ideas, scene.commands);
                self.rooms.ideas.show_successes();
            }
            Some(Chosen::Hit(doc, Kind::Meeting)) => {
                self.go(Room::Meeting, scene.commands);
                let found = scene.snapshot.meetings.values().find(|meeting| meeting.id == doc);
                self.rooms.meeting.show_week(found.map(|meeting| meeting.monday));
            }
            Some(Chosen::Hit(doc, _)) => {
                if let Some(day) = scene.snapshot.calendar.get(doc).and_then(|row| row.summary.publish_at.date) {
                    self.rooms.calendar.go_to(day);
                }
                scene.want(doc);
            }
            Some(Chosen::Action(Action::Go(room))) => self.go(room, scene.commands),
            Some(Chosen::Action(Action::NewPost)) => self.new_post(scene),
            Some(Chosen::Action(Action::NewAnswer)) if !scene.may_write(Kind::StandardAnswer) => {}
            Some(Chosen::Action(Action::NewAnswer)) => {
                self.go(Room::Voice, scene.commands);
                self.rooms.voice.show_answers();
                new_answer(scene);
            }
            Some(Chosen::Action(Action::Answers)) => {
                self.go(Room::Voice, scene.commands);
                self.rooms.voice.show_answers();
            }
            Some(Chosen::Action(Action::NewIdea)) => self.quick_idea.begin(),
            Some(Chosen::Action(Action::Invite)) => {
                self.go(Room::Team, scene.commands);
                self.rooms.team.begin_invitation();
            }
            None => {}
        }
    }

    pub(super) fn new_post(&mut self, scene: &mut Scene<'_>) {
        if scene.may_write(Kind::Post) {
            new_post(scene, Some(scene.now.today()).filter(|_| self.room == Room::Calendar));
        }
    }

    pub(super) fn shortcuts(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        if ui.memory(|memory| memory.top_modal_layer().is_some()) {
            return;
        }
        let (post, idea, find) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::COMMAND, Key::N),
                input.consume_key(Modifiers::COMMAND, Key::I),
                input.consume_key(Modifiers::COMMAND, Key::F) | input.consume_key(Modifiers::COMMAND, Key::K),
            )
        });
        if post {
            self.new_post(scene);
        }
        if idea && scene.may_write(Kind::Idea) {
            self.quick_idea.begin();
        }
        if find {
            self.search.begin();
        }
        // In a text field these belong to the field.
        if ui.ctx().egui_wants_keyboard_input() && ui.ctx().text_edit_focused() {
            return;
        }
        if let Some(wish) = undo_or_redo(ui) {
            self.writing.texts.flush_all(scene.commands);
            scene.commands.push(wish);
        }
        let nothing_focused = ui.memory(|memory| memory.focused().is_none());
        if nothing_focused
            && self.room == Room::Ideas
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::N))
        {
            // The letter itself must not land in the field that gets the focus.
            ui.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
            self.rooms.ideas.begin_idea();
        }
    }
}
