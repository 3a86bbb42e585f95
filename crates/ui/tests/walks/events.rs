//! Events in their lanes: made, repeated, skipped once, and what we need for them.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::event::EventEdit;
use trekker_domain::publish_at::parse_date;
use trekker_session::command::Command;
use trekker_ui::room::Room;

use crate::fake::around::put_events;
use crate::fake::{doc, team};
use crate::world::{click, field, pause, press, walk, write};

#[test]
fn an_event_is_made_by_keyboard_and_stands_above_its_days() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    click(&mut walk, "Something else new");
    click(&mut walk, "New event");
    walk.run();
    write(&mut walk, "Kermis");
    pause(&mut walk);
    field(&walk, "Last day").focus();
    walk.run();
    write(&mut walk, "25-11-2026");
    press(&mut walk, Modifiers::NONE, Key::Tab);
    pause(&mut walk);
    let event = walk.state().session.snapshot.events.values().next().cloned().expect("an event");
    assert_eq!((event.name.as_str(), event.last_day), ("Kermis", parse_date("2026-11-25")));
    assert!(walk.query_by_label_contains("Event: Kermis, Monday 23 November until Wednesday 25 November").is_some());
}

#[test]
fn a_weekly_meeting_shows_every_week_and_can_be_skipped_once() {
    let mut session = team::festival(0);
    put_events(&mut session);
    let mut walk = walk(session, Room::Calendar);
    let meetings = |walk: &crate::world::Walk| walk.query_all_by_label_contains("Event: Vergadering kernteam").count();
    assert_eq!(meetings(&walk), 4, "9, 16, 23 and 30 November");
    walk.get_by_label_contains("Event: Vergadering kernteam, Monday 23").click();
    walk.run();
    click(&mut walk, "Skip Monday 23 November");
    assert_eq!(meetings(&walk), 3);
    let skipped = Edit::Event(doc(800_003), EventEdit::Except(parse_date("2026-11-23").expect("a day"), true));
    assert!(walk.state().edits().contains(&skipped));
    click(&mut walk, "It is on Monday 23 November after all");
    assert_eq!(meetings(&walk), 4);
}

#[test]
fn what_an_event_needs_becomes_posts_with_work_before_it() {
    let mut session = team::festival(0);
    put_events(&mut session);
    session.take(vec![Command::Edit(vec![Edit::NewTemplate { id: doc(9), name: "Markt".into() }])]);
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label_contains("Event: Kerstmarkt op het plein").click();
    walk.run();
    assert!(walk.query_by_label("Nothing yet").is_some());
    click(&mut walk, "Video");
    click(&mut walk, "Make a post for it");
    walk.run();
    let made = walk.state().session.snapshot.calendar.all().next().cloned().expect("a post");
    let sorts: Vec<&str> = made.summary.deliverables.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(sorts, ["Text", "Photo", "Video"]);
    assert_eq!(made.summary.publish_at.date, parse_date("2026-11-18"), "a week before 25 November");
    // The post says what it is for, and leads back.
    click(&mut walk, "Kerstmarkt op het plein");
    walk.run();
    assert!(walk.query_by_label_contains("Kerstmarkt op het plein · Wednesday 18 November · Draft").is_some());
    click(&mut walk, "From a template");
    click(&mut walk, "Markt");
    let day = parse_date("2026-11-25").expect("a day");
    let used = Command::UseTemplate { template: doc(9), day, event: Some(doc(800_004)) };
    assert_eq!(walk.state().session.log.last(), Some(&used));
}
