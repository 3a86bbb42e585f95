//! A post once more, and again and again.

use chrono::NaiveDate;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::post::{NewPost, Status};
use trekker_ui::room::Room;

use crate::fake::{doc, team};
use crate::world::{Walk, click, go_into, press, walk, write};

/// A post on the first Monday of December, with everything that belongs to one; its sheet open.
fn open() -> Walk {
    let mut session = team::festival(1);
    team::put_work(&mut session, doc(1));
    let mut post = session.post(doc(1));
    post.summary.publish_at.date = "2026-12-07".parse().ok();
    post.summary.todos[0].of = Some(post.summary.deliverables[1].id);
    session.put_post(post);
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Next month");
    walk.get_by_label_contains("Line-up bekend, Monday 7 December").click();
    walk.run();
    walk
}

fn made(walk: &Walk) -> Vec<(DocId, NewPost)> {
    let of_new = |edit| match edit {
        Edit::NewPost(id, new) => Some((id, new)),
        _ => None,
    };
    walk.state().edits().into_iter().filter_map(of_new).collect()
}

fn days(walk: &Walk) -> Vec<String> {
    let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    made(walk).iter().map(|(_, new)| day(new.publish_at.date)).collect()
}

#[test]
fn a_copy_has_everything_but_what_happened_to_it() {
    let mut walk = open();
    let of = walk.state().session.post(doc(1));
    click(&mut walk, "More about this post");
    click(&mut walk, "Duplicate");
    let [(id, new)] = made(&walk).try_into().unwrap_or_else(|all| panic!("one copy, not {all:?}"));
    assert_eq!((new.title, new.text), (of.summary.title.clone(), of.text));
    assert_eq!((new.channels, new.status), (of.summary.channels.iter().copied().collect(), Some(Status::Draft.into())));
    assert_eq!(new.deliverables.len(), 3);
    assert!(new.deliverables.iter().all(|deliverable| !deliverable.done));
    let old: Vec<DocId> = of.summary.deliverables.iter().map(|deliverable| deliverable.id).collect();
    assert!(new.deliverables.iter().all(|deliverable| !old.contains(&deliverable.id)), "its own work");
    assert_eq!(new.todos[0].of, Some(new.deliverables[1].id), "a step stays with its deliverable");
    walk.run();
    assert!(walk.state().session.snapshot.open.contains_key(&id), "the copy is open");
}

#[test]
fn every_first_monday_becomes_posts_of_their_own() {
    let mut walk = open();
    click(&mut walk, "More about this post");
    click(&mut walk, "Repeat…");
    click(&mut walk, "Every first Monday");
    go_into(&mut walk, "How many times more");
    press(&mut walk, Modifiers::COMMAND, Key::A);
    write(&mut walk, "3");
    walk.get_by_label_contains("3 posts, the last on Monday 1 March");
    click(&mut walk, "Make them");
    assert_eq!(days(&walk), ["2027-01-04", "2027-02-01", "2027-03-01"]);
    let mut ids: Vec<DocId> = made(&walk).iter().map(|(id, _)| *id).collect();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    assert!(walk.query_by_label("Make them").is_none());
}

#[test]
fn what_is_no_number_of_times_makes_nothing() {
    let mut walk = open();
    click(&mut walk, "More about this post");
    click(&mut walk, "Repeat…");
    go_into(&mut walk, "How many times more");
    press(&mut walk, Modifiers::COMMAND, Key::A);
    write(&mut walk, "often");
    walk.get_by_label_contains("A number from 1 to");
    click(&mut walk, "Make them");
    assert_eq!(days(&walk), [""; 0]);
}
