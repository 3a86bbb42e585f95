//! The calendar looked at in other ways than by month.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::holidays::Country;
use trekker_domain::post::{Nature, PostEdit, Status};
use trekker_ui::context::Request;
use trekker_ui::room::Room;

use crate::fake::{FakeSession, doc, team};
use crate::world::{Walk, click, drag, press, walk};

/// Two posts in this week: one with a time and nobody responsible, one without a time; and one long past.
fn session() -> FakeSession {
    let mut session = team::festival(3);
    for (n, title, date, time) in
        [(1, "Line-up", "2026-11-24", "10:00"), (2, "Affiche", "2026-11-26", ""), (3, "Opkuis", "2026-03-02", "18:00")]
    {
        let mut post = session.post(doc(n));
        post.summary.title = title.into();
        post.summary.publish_at.date = date.parse().ok();
        post.summary.publish_at.time = trekker_domain::publish_at::parse_time(time);
        post.summary.status = Status::Draft.into();
        post.summary.owner = (n == 2).then_some(team::ELS);
        session.put_post(post);
    }
    session
}

fn look_at(view: &str) -> Walk {
    let mut walk = walk(session(), Room::Calendar);
    click(&mut walk, view);
    walk
}

fn edits(walk: &Walk) -> Vec<Edit> {
    walk.state().edits()
}

#[test]
fn the_view_somebody_chose_is_kept() {
    let walk = look_at("List");
    assert!(walk.state().requests.contains(&Request::SavePreferences));
    assert_eq!(walk.state().desk.preferences.calendar_view.word(), "list");
}

#[test]
fn a_list_begins_at_what_is_to_come_and_stays_where_one_looks() {
    let mut walk = walk(team::festival(400), Room::Calendar);
    click(&mut walk, "List");
    let is_shown = |walk: &Walk, day: &str| {
        let view = egui::Rect::from_min_max(egui::pos2(0.0, 100.0), egui::pos2(1280.0, 740.0));
        walk.query_all_by_label_contains(day).any(|row| view.contains(row.rect().center()))
    };
    assert!(is_shown(&walk, ", Monday 23 November"));
    assert!(!is_shown(&walk, ", Sunday 1 November"));
    walk.hover_at(egui::pos2(600.0, 500.0));
    walk.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 9_000.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    walk.run_steps(20);
    assert!(is_shown(&walk, ", Sunday 1 November"));
    click(&mut walk, "Next month");
    assert!(is_shown(&walk, ", Tuesday 1 December"));
}

#[test]
fn a_list_has_the_month_and_moves_posts_by_keyboard() {
    let mut walk = look_at("List");
    assert!(walk.query_by_label_contains("Opkuis").is_none(), "it is of another month");
    walk.get_by_label_contains("Line-up, Tuesday 24 November").focus();
    walk.run();
    press(&mut walk, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(edits(&walk), [Edit::Post(doc(1), PostEdit::SetDate("2026-11-25".parse().ok()))]);
    press(&mut walk, Modifiers::NONE, Key::Enter);
    assert!(walk.state().session.snapshot.open.contains_key(&doc(1)));
}

#[test]
fn a_post_dragged_down_its_day_is_later() {
    let mut walk = look_at("Week");
    let from = walk.get_by_label_contains("Line-up, Tuesday 24 November").rect().center();
    drag(&mut walk, from, egui::pos2(from.x, from.y + 69.0));
    let half_past_eleven = chrono::NaiveTime::from_hms_opt(11, 30, 0);
    assert_eq!(edits(&walk), [Edit::Post(doc(1), PostEdit::SetTime(half_past_eleven))]);
}

#[test]
fn a_post_dragged_in_the_week_keeps_its_time() {
    let mut walk = look_at("Week");
    walk.get_by_label("Week 48 · November 2026");
    let from = walk.get_by_label_contains("Line-up, Tuesday 24 November").rect().center();
    let to = walk.get_by_label_contains("Affiche, Thursday 26 November").rect().center();
    drag(&mut walk, from, egui::pos2(to.x, from.y + 60.0));
    assert_eq!(edits(&walk), [Edit::Post(doc(1), PostEdit::SetDate("2026-11-26".parse().ok()))]);
    let at = walk.state().session.post(doc(1)).summary.publish_at.clone();
    assert_eq!(at.written(), "2026-11-26T10:00");
    click(&mut walk, "Next week");
    walk.get_by_label("Week 49 · December 2026");
    assert!(walk.query_by_label_contains("Affiche").is_none());
}

#[test]
fn a_card_dragged_to_another_column_gets_that_status() {
    let mut walk = look_at("Board");
    let from = walk.get_by_label_contains("Line-up, Tuesday 24 November").rect().center();
    // Three columns on: from draft over review to planned.
    drag(&mut walk, from, from + egui::vec2(2.0 * 232.0, 40.0));
    assert_eq!(edits(&walk), [Edit::Post(doc(1), PostEdit::SetStatus(Status::Planned))]);
}

#[test]
fn counts_list_what_asks_for_attention_whenever_it_is() {
    let mut walk = look_at("Month");
    click(&mut walk, "2 with nobody responsible");
    walk.get_by_label_contains("Line-up, Tuesday 24 November");
    walk.get_by_label_contains("Opkuis, Monday 2 March");
    assert!(walk.query_by_label_contains("Affiche").is_none());
    click(&mut walk, "One is late");
    assert!(walk.query_by_label_contains("Line-up").is_none());
    walk.get_by_label_contains("Opkuis, Monday 2 March").click();
    walk.run();
    assert!(walk.state().session.snapshot.open.contains_key(&doc(3)));
    click(&mut walk, "One is late");
    walk.get_by_label_contains("Affiche, Thursday 26 November");
}

#[test]
fn the_timeline_shows_when_deliverables_are_made() {
    let mut session = session();
    team::put_work(&mut session, doc(2));
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Timeline");
    walk.get_by_label_contains("Affiche, Namen van de groepen, done");
    walk.get_by_label_contains("Affiche, Foto's, On ");
    walk.get_by_label_contains("Affiche, Affiche, ").click();
    walk.run();
    assert!(walk.state().session.snapshot.open.contains_key(&doc(2)));
}

#[test]
fn work_that_is_no_post_is_made_and_has_neither_text_nor_channel() {
    let mut walk = look_at("Month");
    click(&mut walk, "Something else new");
    click(&mut walk, "New task");
    let Some(Edit::NewPost(_, new)) = edits(&walk).pop() else { panic!("no task") };
    assert_eq!(new.nature, Some(Nature::Task));
    walk.run();
    walk.get_by_label("Task");
    walk.get_by_label("To deliver");
    assert!(walk.query_by_label("Channels").is_none() && walk.query_by_label("Approval").is_none());
}

#[test]
fn holidays_of_the_teams_country_are_named() {
    let mut session = session();
    session.snapshot.team.settings.country = Some(Country::Belgium.into());
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Week");
    click(&mut walk, "Previous week");
    click(&mut walk, "Previous week");
    // Painted, not a widget of its own: the day's button says it.
    let said = walk.get_all_by_label_contains("Wednesday 11 November, Armistice Day").count();
    assert_eq!(said, 2, "above the hours, and on them");
}
