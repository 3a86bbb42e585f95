//! Every room draws in both languages and both themes: nothing unnamed, no glyph missing (the harness checks both).

use egui::ThemePreference;
use egui_kittest::kittest::{NodeT, Queryable};
use trekker_session::command::Language;
use trekker_session::snapshot::Stage;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_ui::context::Request;
use trekker_ui::room::Room;

use crate::fake::{doc, team};
use crate::world::{field, walk_in};

fn in_all_looks(check: impl Fn(Language, ThemePreference)) {
    for language in [Language::English, Language::Dutch] {
        for theme in [ThemePreference::Light, ThemePreference::Dark] {
            check(language, theme);
        }
    }
}

fn name(language: Language, english: &'static str, dutch: &'static str) -> &'static str {
    if language == Language::English { english } else { dutch }
}

#[test]
fn the_calendar_with_an_open_post_shows() {
    in_all_looks(|language, theme| {
        let mut session = team::festival(60);
        team::put_conflict(&mut session, doc(1));
        session.open(doc(1));
        session.put_caret(doc(1), team::BRAM, 4);
        let mut walk = walk_in(session, Room::Calendar, language, theme);
        let mut commands = Vec::new();
        walk.state_mut().desk.open_document(doc(1), &mut commands);
        walk.run();
        assert_eq!(field(&walk, name(language, "Title", "Titel")).value().as_deref(), Some("Line-up bekend"));
    });
}

#[test]
fn the_other_rooms_show() {
    in_all_looks(|language, theme| {
        for (room, english, dutch) in [
            (Room::Ideas, "New idea", "Nieuw idee"),
            (Room::Voice, "New section", "Nieuw onderdeel"),
            (Room::Team, "Invite…", "Uitnodigen…"),
        ] {
            let walk = walk_in(team::festival(20), room, language, theme);
            walk.get_by_label(name(language, english, dutch));
        }
    });
}

#[test]
fn empty_rooms_say_the_next_step() {
    for (room, words) in [
        (Room::Ideas, "Press N or type above. It takes ten seconds, with or without a connection."),
        (Room::Voice, "The guide is still empty"),
        (Room::Team, "You are alone in this team. Invite somebody and you work in it together, online or not."),
    ] {
        let walk = walk_in(team::empty(), room, Language::English, ThemePreference::Light);
        walk.get_by_label(words);
    }
}

#[test]
fn the_other_stages_show() {
    in_all_looks(|language, theme| {
        let broken = Trouble::new(TroubleKind::FileDamaged).about("team.db").detail("page 3");
        for stage in [Stage::Opening, Stage::NoTeam, Stage::Broken(broken)] {
            let mut session = team::empty();
            session.snapshot.stage = stage;
            walk_in(session, Room::Calendar, language, theme);
        }
    });
}

#[test]
fn a_team_that_a_program_without_a_window_has_open_can_be_had_here() {
    let mut session = team::empty();
    session.snapshot.stage = Stage::Broken(Trouble::new(TroubleKind::ProfileServed).about(4711));
    let mut walk = walk_in(session, Room::Calendar, Language::English, ThemePreference::Light);
    walk.get_by_label_contains("process 4711");
    walk.get_by_label("Stop that one and work here").click();
    walk.run();
    assert_eq!(walk.state().requests, [Request::WorkHere]);
}

/// What a frame costs does not grow with posts elsewhere: the same month with 50 or 10,000 posts around it has the same chips.
#[test]
fn ten_thousand_posts_show_no_more_than_their_month() {
    let walk = walk_in(team::festival(10_000), Room::Calendar, Language::Dutch, ThemePreference::Light);
    let nodes = walk.root().children_recursive().count();
    assert!(nodes < 400, "{nodes} things on screen");
}
