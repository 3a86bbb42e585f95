//! Several posts at once, by pointer and by keyboard.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::post::{PostEdit, Status};
use trekker_session::command::Command;
use trekker_ui::room::Room;

use crate::fake::{FakeSession, doc, team};
use crate::world::{Walk, click, drag, press, walk};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a date")
}

/// Two posts of which the first is on Tuesday and the second on Thursday.
fn two_posts() -> FakeSession {
    let mut session = team::festival(2);
    for (id, date, title) in [(doc(1), "2026-11-24", "Eerste"), (doc(2), "2026-11-26", "Tweede")] {
        let mut post = session.post(id);
        post.summary.publish_at.date = Some(day(date));
        post.summary.title = title.into();
        session.put_post(post);
    }
    session
}

fn last(walk: &Walk) -> Vec<Edit> {
    match walk.state().session.log.last() {
        Some(Command::Edit(edits)) => edits.clone(),
        _ => Vec::new(),
    }
}

fn choose(walk: &mut Walk, title: &str) {
    walk.get_by_label_contains(&format!("{title}, ")).focus();
    walk.run();
    press(walk, Modifiers::COMMAND, Key::Enter);
}

#[test]
fn posts_chosen_by_keyboard_change_in_one_action() {
    let mut walk = walk(two_posts(), Room::Calendar);
    choose(&mut walk, "Eerste");
    assert!(walk.query_by_label("1 chosen").is_some());
    assert!(walk.query_by_label("Title").is_none(), "choosing opens nothing");
    choose(&mut walk, "Tweede");
    assert!(walk.query_by_label("2 chosen").is_some());
    click(&mut walk, "2 chosen: Status");
    click(&mut walk, "Review");
    let reviewed = [doc(1), doc(2)].map(|post| Edit::Post(post, PostEdit::SetStatus(Status::Review)));
    assert_eq!(last(&walk), reviewed);
    click(&mut walk, "All chosen a day later");
    let moved = [(doc(1), "2026-11-25"), (doc(2), "2026-11-27")];
    assert_eq!(last(&walk), moved.map(|(post, to)| Edit::Post(post, PostEdit::SetDate(Some(day(to))))));
    // Chosen twice is not chosen.
    choose(&mut walk, "Eerste");
    assert!(walk.query_by_label("1 chosen").is_some());
    click(&mut walk, "All that show");
    assert!(walk.query_by_label("2 chosen").is_some());
    click(&mut walk, "None");
    assert!(walk.query_by_label_contains("chosen").is_none());
}

#[test]
fn one_of_them_dragged_takes_the_others_along() {
    let mut walk = walk(two_posts(), Room::Calendar);
    choose(&mut walk, "Eerste");
    choose(&mut walk, "Tweede");
    let from = walk.get_by_label_contains("Tweede, ").rect().center();
    let to = walk.get_by_label("New post on Saturday 28 November").rect().center();
    drag(&mut walk, from, to);
    let moved = [(doc(1), "2026-11-26"), (doc(2), "2026-11-28")];
    assert_eq!(last(&walk), moved.map(|(post, to)| Edit::Post(post, PostEdit::SetDate(Some(day(to))))));
}
