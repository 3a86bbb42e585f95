//! The calendar by pointer and by keyboard, and the sheet.

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::post::{PostEdit, PostSummary, Status};
use trekker_domain::work::Deliverable;
use trekker_session::calendar::{Calendar, PostRow};
use trekker_session::command::Command;
use trekker_ui::room::Room;

use crate::fake::{FakeSession, doc, team};
use crate::world::{Walk, click, drag, field, go_into, pause, press, walk, write};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a date")
}

/// A team with one post, on Tuesday 24 November.
fn one_post() -> FakeSession {
    let mut session = team::festival(1);
    let mut post = session.post(doc(1));
    post.summary.publish_at.date = Some(day("2026-11-24"));
    post.summary.status = Status::Planned.into();
    session.put_post(post);
    session
}

fn edits_of(walk: &Walk, id: DocId) -> Vec<PostEdit> {
    let of_post = |edit| match edit {
        Edit::Post(post, edit) if post == id => Some(edit),
        _ => None,
    };
    walk.state().edits().into_iter().filter_map(of_post).collect()
}

fn open_post(walk: &mut Walk) {
    walk.get_by_label_contains("Line-up bekend, Tuesday 24 November").click();
    walk.run();
}

#[test]
fn a_post_is_made_and_titled_by_keyboard_alone() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    press(&mut walk, Modifiers::COMMAND, Key::N);
    let Some(Edit::NewPost(id, new)) = walk.state().edits().pop() else { panic!("no new post") };
    assert_eq!((new.publish_at.date, new.owner), (Some(team::today()), Some(team::ELS)));
    assert!(walk.state().session.log.contains(&Command::Open(id)));
    write(&mut walk, "Startdag");
    pause(&mut walk);
    assert_eq!(edits_of(&walk, id), [PostEdit::SetTitle("Startdag".into())]);
    assert_eq!(walk.state().session.post(id).summary.title, "Startdag");
    press(&mut walk, Modifiers::NONE, Key::Escape);
    press(&mut walk, Modifiers::NONE, Key::Escape);
    assert!(walk.state().session.log.contains(&Command::Close(id)));
    assert!(walk.query_by_label("Title").is_none());
}

#[test]
fn a_click_on_an_empty_day_makes_a_post_there() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    click(&mut walk, "New post on Wednesday 18 November");
    let Some(Edit::NewPost(id, new)) = walk.state().edits().pop() else { panic!("no new post") };
    assert_eq!(new.publish_at.date, Some(day("2026-11-18")));
    walk.run();
    click(&mut walk, "Close");
    assert_eq!(edits_of(&walk, id), [PostEdit::Bin(true)], "nothing was said of it");
}

#[test]
fn a_new_post_of_which_anything_is_said_stays() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    click(&mut walk, "New post on Wednesday 18 November");
    let Some(Edit::NewPost(id, _)) = walk.state().edits().pop() else { panic!("no new post") };
    walk.run();
    write(&mut walk, "Startdag");
    // At once, before the pause after which a title is sent.
    click(&mut walk, "Close");
    assert_eq!(edits_of(&walk, id), [PostEdit::SetTitle("Startdag".into())]);
}

#[test]
fn a_new_post_with_a_channel_and_no_words_stays() {
    let session = team::festival(0);
    let channel = session.snapshot.channels_by_name().next().map(|(id, _)| *id).expect("a channel");
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "New post on Wednesday 18 November");
    let Some(Edit::NewPost(id, _)) = walk.state().edits().pop() else { panic!("no new post") };
    // Said by somebody else, before this sheet closes.
    walk.state_mut().session.take(vec![Command::Edit(vec![Edit::Post(id, PostEdit::SetChannel(channel, true))])]);
    walk.run();
    click(&mut walk, "Close");
    assert_eq!(edits_of(&walk, id), [PostEdit::SetChannel(channel, true)]);
}

#[test]
fn a_chip_dragged_to_another_day_moves_the_post_and_offers_undo() {
    let mut walk = walk(one_post(), Room::Calendar);
    let from = walk.get_by_label_contains("Line-up bekend, Tuesday 24 November").rect().center();
    let to = walk.get_by_label("New post on Friday 27 November").rect().center();
    drag(&mut walk, from, to);
    assert_eq!(edits_of(&walk, doc(1)), [PostEdit::SetDate(Some(day("2026-11-27")))]);
    click(&mut walk, "Undo");
    assert!(walk.state().session.log.contains(&Command::UndoAction(1)));
}

#[test]
fn alt_with_arrows_moves_the_post_and_the_focus_stays_on_it() {
    let mut walk = walk(one_post(), Room::Calendar);
    walk.get_by_label_contains("Line-up bekend, Tuesday 24 November").focus();
    walk.run();
    press(&mut walk, Modifiers::ALT, Key::ArrowRight);
    press(&mut walk, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(
        edits_of(&walk, doc(1)),
        [PostEdit::SetDate(Some(day("2026-11-25"))), PostEdit::SetDate(Some(day("2026-12-02")))]
    );
    // It went to another month, and so did we.
    assert!(walk.get_by_label_contains("Line-up bekend, Wednesday 2 December").is_focused());
    press(&mut walk, Modifiers::NONE, Key::Enter);
    assert!(walk.state().session.log.contains(&Command::Open(doc(1))));
}

#[test]
fn delete_puts_the_focused_post_in_the_bin() {
    let mut walk = walk(one_post(), Room::Calendar);
    walk.get_by_label_contains("Line-up bekend, Tuesday").focus();
    walk.run();
    press(&mut walk, Modifiers::NONE, Key::Delete);
    assert_eq!(edits_of(&walk, doc(1)), [PostEdit::Bin(true)]);
    walk.run();
    walk.get_by_label("'Line-up bekend' is in the bin");
}

#[test]
fn what_is_typed_in_a_title_is_sent_once_and_kept_from_what_arrives() {
    let mut walk = walk(one_post(), Room::Calendar);
    open_post(&mut walk);
    go_into(&mut walk, "Title");
    write(&mut walk, " 2026");
    // Somebody else changes it at this moment.
    let mut theirs = walk.state().session.post(doc(1));
    theirs.summary.title = "Line-up".into();
    walk.state_mut().session.put_post(theirs);
    walk.run();
    assert_eq!(field(&walk, "Title").value().as_deref(), Some("Line-up bekend 2026"));
    pause(&mut walk);
    pause(&mut walk);
    assert_eq!(edits_of(&walk, doc(1)), [PostEdit::SetTitle("Line-up bekend 2026".into())]);
}

#[test]
fn a_date_is_saved_when_its_field_is_left_and_never_half_typed() {
    let mut walk = walk(one_post(), Room::Calendar);
    open_post(&mut walk);
    go_into(&mut walk, "Date");
    press(&mut walk, Modifiers::COMMAND, Key::A);
    write(&mut walk, "3-12");
    pause(&mut walk);
    assert_eq!(edits_of(&walk, doc(1)), []);
    go_into(&mut walk, "Title");
    pause(&mut walk);
    assert_eq!(edits_of(&walk, doc(1)), [PostEdit::SetDate(Some(day("2026-12-03")))]);
}

#[test]
fn status_channel_and_owner_are_each_one_edit() {
    let mut walk = walk(one_post(), Room::Calendar);
    open_post(&mut walk);
    click(&mut walk, "Status: Planned");
    click(&mut walk, "Review");
    click(&mut walk, "LinkedIn");
    let linkedin = crate::fake::channel_id("LinkedIn");
    let had_it = one_post().post(doc(1)).summary.channels.contains(&linkedin);
    let channel = if had_it { PostEdit::SetChannel(linkedin, false) } else { PostEdit::SetChannel(linkedin, true) };
    assert_eq!(edits_of(&walk, doc(1)), [PostEdit::SetStatus(Status::Review), channel]);
}

#[test]
fn a_contested_date_shows_both_and_one_click_settles_it() {
    let mut session = one_post();
    team::put_conflict(&mut session, doc(1));
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label_contains("Chosen differently by two people").click();
    walk.run();
    walk.get_by_label("Monday 23 November — Bram Peeters");
    click(&mut walk, "Thursday 26 November — Fatima El Amrani");
    assert_eq!(edits_of(&walk, doc(1)), [PostEdit::SetDate(Some(day("2026-11-26")))]);
    assert!(walk.query_by_label("Monday 23 November — Bram Peeters").is_none());
}

#[test]
fn a_comment_is_added_and_one_that_was_begun_is_there_again() {
    let mut walk = walk(one_post(), Room::Calendar);
    open_post(&mut walk);
    go_into(&mut walk, "Write a comment");
    write(&mut walk, "Mooi zo");
    press(&mut walk, Modifiers::COMMAND, Key::Enter);
    let said = walk
        .state()
        .edits()
        .into_iter()
        .any(|edit| matches!(edit, Edit::NewComment { about, text, .. } if about == doc(1) && text == "Mooi zo"));
    assert!(said);
    write(&mut walk, "En nog");
    assert_eq!(field(&walk, "Write a comment").value().as_deref(), Some("En nog"));
    click(&mut walk, "Close");
    open_post(&mut walk);
    assert_eq!(field(&walk, "Write a comment").value().as_deref(), Some("En nog"));
}

#[test]
fn search_finds_a_post_and_opens_it() {
    let mut walk = walk(one_post(), Room::Ideas);
    press(&mut walk, Modifiers::COMMAND, Key::F);
    write(&mut walk, "line");
    walk.run();
    assert!(walk.state().session.log.contains(&Command::Search { words: "line".into(), only: None }));
    press(&mut walk, Modifiers::NONE, Key::Enter);
    assert!(walk.state().session.log.contains(&Command::Open(doc(1))));
    assert_eq!(walk.state().session.log.last(), Some(&Command::Open(doc(1))));
}

#[test]
fn search_looks_for_one_kind_of_things_alone() {
    let mut walk = walk(one_post(), Room::Ideas);
    press(&mut walk, Modifiers::COMMAND, Key::F);
    write(&mut walk, "line");
    walk.run();
    click(&mut walk, "Only Event");
    let only = Command::Search { words: "line".into(), only: Some(trekker_domain::kind::Kind::Event) };
    assert_eq!(walk.state().session.log.last(), Some(&only));
    click(&mut walk, "Everything");
    assert_eq!(walk.state().session.log.last(), Some(&Command::Search { words: "line".into(), only: None }));
}

#[test]
fn a_guest_reads_and_cannot_move_anything() {
    let mut session = one_post();
    session.snapshot.team.my_role = Some(trekker_domain::role::Role::Guest);
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label_contains("Line-up bekend, Tuesday").focus();
    walk.run();
    press(&mut walk, Modifiers::ALT, Key::ArrowRight);
    press(&mut walk, Modifiers::NONE, Key::Delete);
    press(&mut walk, Modifiers::COMMAND, Key::N);
    assert_eq!(walk.state().edits(), []);
    assert!(walk.query_by_label("New post").is_none());
    let chip = walk.get_by_label_contains("Line-up bekend, Tuesday");
    assert!(!chip.accesskit_node().is_disabled());
}

#[test]
fn a_binned_post_is_found_in_the_bin_and_restored() {
    let mut session = one_post();
    let mut post = session.post(doc(1));
    post.summary.binned = true;
    session.put_post(post);
    let mut walk = walk(session, Room::Calendar);
    assert!(walk.query_by_label_contains("Line-up bekend, Tuesday").is_none());
    click(&mut walk, "Bin (1)");
    walk.run();
    click(&mut walk, "Restore");
    assert_eq!(edits_of(&walk, doc(1)), [PostEdit::Bin(false)]);
    press(&mut walk, Modifiers::NONE, Key::Escape);
    walk.get_by_label_contains("Line-up bekend, Tuesday");
    assert!(walk.query_by_label("Bin (1)").is_none());
}

#[test]
fn in_a_narrow_window_the_sheet_lies_over_the_month_and_filters_wait_behind_a_button() {
    let mut walk = walk(one_post(), Room::Calendar);
    walk.set_size(egui::vec2(960.0, 800.0));
    walk.run();
    assert!(walk.query_by_label("Filter by title").is_none());
    click(&mut walk, "Filters");
    field(&walk, "Filter by title");
    let width = |walk: &Walk| walk.get_by_label_contains("Line-up bekend, Tuesday").rect().width();
    let before = width(&walk);
    open_post(&mut walk);
    field(&walk, "Title");
    assert!((width(&walk) - before).abs() < 0.5);
    go_into(&mut walk, "Title");
    write(&mut walk, "!");
    pause(&mut walk);
    assert_eq!(edits_of(&walk, doc(1)).len(), 1);
    // Whoever asks for another room sees it, and what was typed last is sent.
    write(&mut walk, "?");
    click(&mut walk, "Ideas");
    walk.run();
    assert!(walk.query_by_label("Title").is_none());
    assert_eq!(edits_of(&walk, doc(1)).len(), 2);
}

#[test]
fn what_stood_in_a_field_before_is_set_again_from_the_history() {
    let mut session = one_post();
    team::put_conflict(&mut session, doc(1));
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label_contains("Chosen differently by two people").click();
    walk.run();
    walk.set_size(egui::vec2(1280.0, 3_000.0));
    walk.run();
    walk.get_by_label_contains("History").click();
    walk.run();
    walk.get_by_label_contains("Set this again: Status: Review").click();
    walk.run();
    walk.get_by_label_contains("Set this again: Date: ").click();
    walk.run();
    let date = PostEdit::SetDate(Some(day("2026-11-25")));
    assert_eq!(edits_of(&walk, doc(1)), [PostEdit::SetStatus(Status::Review), date]);
    // What came of it says from what to what.
    walk.get_by_label_contains("→ Planned");
}

#[test]
fn a_chip_says_what_is_wrong_with_its_post() {
    let mut session = team::festival(0);
    session.snapshot.calendar = Calendar::default();
    let mut post = PostSummary { title: "Startdag".into(), ..PostSummary::empty(doc(7)) };
    post.publish_at.date = Some(day("2026-11-25"));
    let mut photos = Deliverable::new(doc(8), "Foto's");
    photos.duration_days = Some(10);
    post.deliverables.push(photos);
    session.snapshot.calendar.put(Arc::new(PostRow::new(post.clone())));
    let mut walk = walk(session, Room::Calendar);
    let says = |walk: &Walk, words: &str| {
        walk.get_by_label_contains("Startdag, ").accesskit_node().label().is_some_and(|label| label.contains(words))
    };
    assert!(says(&walk, ", Can no longer be met") && !says(&walk, ", Late"));
    post.deliverables[0].done = true;
    post.publish_at.date = Some(day("2026-11-20"));
    walk.state_mut().session.snapshot.calendar.put(Arc::new(PostRow::new(post)));
    walk.run();
    assert!(says(&walk, ", Late") && !says(&walk, ", Can no longer be met"));
}
