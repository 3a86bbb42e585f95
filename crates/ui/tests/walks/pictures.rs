//! How the views of the calendar look. The pictures are kept in `tests/snapshots`; after a change that is meant,
//! `UPDATE_SNAPSHOTS=1 cargo test -p trekker-ui --test walks pictures` makes them anew, to be looked at.

use egui::ThemePreference;
use egui_kittest::Harness;
use trekker_session::command::Language;
use trekker_ui::calendar_view::View;
use trekker_ui::room::Room;

use crate::fake::{FakeSession, around, doc, team};
use crate::painter::Painter;
use crate::world::{Walk, World, begin};

fn festival() -> FakeSession {
    let mut session = team::festival(60);
    around::put_events(&mut session);
    session
}

fn picture(session: FakeSession, view: View, language: Language, theme: ThemePreference) -> Walk {
    let mut world = World::new(session, Room::Calendar, language, theme);
    world.desk.preferences.calendar_view = view;
    begin(world, Harness::builder().with_size([1280.0, 720.0]).renderer(Painter::default()))
}

#[test]
fn the_month() {
    picture(festival(), View::Month, Language::Dutch, ThemePreference::Light).snapshot("month");
}

#[test]
fn the_week() {
    picture(festival(), View::Week, Language::English, ThemePreference::Dark).snapshot("week");
}

#[test]
fn the_board() {
    picture(festival(), View::Board, Language::Dutch, ThemePreference::Dark).snapshot("board");
}

#[test]
fn the_timeline_beside_an_open_post() {
    let mut session = festival();
    team::put_work(&mut session, doc(1));
    let mut walk = picture(session, View::Timeline, Language::English, ThemePreference::Light);
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(1), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    walk.snapshot("timeline");
}
