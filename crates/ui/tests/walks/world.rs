//! A desk in a harness, with its fake session.

use chrono::DateTime;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, ThemePreference};
use egui_kittest::kittest::{AccessKitNode, Queryable};
use egui_kittest::{Harness, HarnessBuilder, Node};
use trekker_domain::edit::Edit;
use trekker_session::command::{Command, Language};
use trekker_ui::context::{Exchange, Now, Request};
use trekker_ui::desk::Desk;
use trekker_ui::look::install::install;
use trekker_ui::preferences::Preferences;
use trekker_ui::room::Room;

use crate::fake::FakeSession;

pub(crate) struct World {
    pub(crate) desk: Desk,
    pub(crate) session: FakeSession,
    pub(crate) requests: Vec<Request>,
    pub(crate) now: Now,
}

pub(crate) type Walk = Harness<'static, World>;

impl World {
    pub(crate) fn new(session: FakeSession, room: Room, language: Language, theme: ThemePreference) -> Self {
        let preferences =
            Preferences { language, theme, reduce_motion: true, name: "Els".into(), ..Preferences::default() };
        let mut desk = Desk::new(preferences);
        desk.room = room;
        let here = DateTime::parse_from_rfc3339("2026-11-23T10:05:00+01:00").expect("a moment");
        let now = Now { here, zone: "Europe/London".into() };
        Self { desk, session, requests: Vec::new(), now }
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        let mut commands = Vec::new();
        let snapshot = self.session.snapshot.clone();
        let notices = std::mem::take(&mut self.session.notices);
        let session = &mut self.session;
        let mut new_id = || session.new_id();
        let exchange = Exchange {
            snapshot: &snapshot,
            now: &self.now,
            commands: &mut commands,
            requests: &mut self.requests,
            new_id: &mut new_id,
        };
        self.desk.show(ui, exchange, &notices);
        self.session.take(commands);
    }

    /// All edits that were asked for, in order.
    pub(crate) fn edits(&self) -> Vec<Edit> {
        let edits = self.session.log.iter().filter_map(|command| match command {
            Command::Edit(edits) => Some(edits.clone()),
            _ => None,
        });
        edits.flatten().collect()
    }
}

pub(crate) fn walk_in(session: FakeSession, room: Room, language: Language, theme: ThemePreference) -> Walk {
    begin(World::new(session, room, language, theme), Harness::builder().with_size([1280.0, 800.0]))
}

pub(crate) fn begin(world: World, harness: HarnessBuilder<World>) -> Walk {
    let mut harness = harness
        .with_max_steps(12)
        .with_context_setup(install)
        .build_ui_state(|ui, world: &mut World| world.frame(ui), world);
    harness.run();
    harness
}

pub(crate) fn walk(session: FakeSession, room: Room) -> Walk {
    walk_in(session, room, Language::English, ThemePreference::Light)
}

/// Types into whatever has the focus.
pub(crate) fn write(walk: &mut Walk, words: &str) {
    walk.event(Event::Text(words.to_owned()));
    walk.run();
}

/// A pause long enough for everything to be sent: six frames of a quarter of a second.
pub(crate) fn pause(walk: &mut Walk) {
    walk.run_steps(7);
}

pub(crate) fn press(walk: &mut Walk, modifiers: Modifiers, key: Key) {
    walk.key_press_modifiers(modifiers, key);
    walk.run();
}

/// Clicks it, scrolled to first if it is out of sight.
pub(crate) fn click(walk: &mut Walk, label: &str) {
    let room = egui::Rect::from_min_max(egui::pos2(0.0, 56.0), egui::pos2(1280.0, 790.0));
    if !room.contains_rect(walk.get_by_label(label).rect()) {
        walk.get_by_label(label).scroll_to_me();
        walk.run();
    }
    walk.get_by_label(label).click();
    walk.run();
}

/// Puts the focus in the field with this name.
pub(crate) fn go_into(walk: &mut Walk, label: &str) {
    field(walk, label).focus();
    walk.run();
}

/// The field with this name; its caption has the same name.
pub(crate) fn field<'a>(walk: &'a Walk, label: &'a str) -> Node<'a> {
    let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    walk.get_by(move |node| is_field(node.role()) && has_label(node, label))
}

pub(crate) fn has_label(node: &AccessKitNode<'_>, label: &str) -> bool {
    node.label().as_deref() == Some(label) || node.data().label() == Some(label)
}

/// Takes something from one place to another, as a hand does.
pub(crate) fn drag(walk: &mut Walk, from: egui::Pos2, to: egui::Pos2) {
    walk.hover_at(from);
    walk.run();
    walk.drag_at(from);
    walk.run();
    for share in [0.3, 0.7, 1.0] {
        walk.hover_at(from + (to - from) * share);
        walk.run();
    }
    walk.drop_at(to);
    walk.run();
    walk.run();
}
