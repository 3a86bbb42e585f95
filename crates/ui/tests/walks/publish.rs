//! From planned to posted: by a person's hand and word, channel by channel.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::post::{PostEdit, Status};
use trekker_ui::room::Room;

use crate::fake::edits::outing_of;
use crate::fake::team::{BRAM, ELS};
use crate::fake::{FakeSession, channel_id, doc, team};
use crate::world::{Walk, click, go_into, pause, press, walk, write};

/// A post planned for this morning at ten, on Instagram and LinkedIn; it is five past ten.
fn session() -> FakeSession {
    let mut session = team::festival(1);
    let mut post = session.post(doc(1));
    post.summary.publish_at.date = "2026-11-23".parse().ok();
    post.summary.publish_at.time = trekker_domain::publish_at::parse_time("10:00");
    post.summary.status = Status::Planned.into();
    post.summary.channels = [channel_id("Instagram"), channel_id("LinkedIn")].into();
    session.put_post(post);
    session
}

fn open(session: FakeSession) -> Walk {
    let mut walk = walk(session, Room::Calendar);
    walk.set_size(egui::vec2(1280.0, 2_000.0));
    walk.run();
    walk.get_by_label_contains("Line-up bekend, Monday 23 November").click();
    walk.run();
    walk
}

fn edits(walk: &Walk) -> Vec<PostEdit> {
    let of_post = |edit| match edit {
        Edit::Post(id, edit) if id == doc(1) => Some(edit),
        _ => None,
    };
    walk.state().edits().into_iter().filter_map(of_post).collect()
}

#[test]
fn it_is_posted_channel_by_channel_and_as_a_whole_with_the_last() {
    let mut walk = open(session());
    assert_eq!(walk.get_all_by_label("Overdue").count(), 2);
    click(&mut walk, "I do it on Instagram");
    assert_eq!(edits(&walk), [PostEdit::Claim(channel_id("Instagram"), Some(ELS))]);
    walk.run();
    walk.get_by_label("Els van Dam does it");
    walk.get_by_label("Copy text for Instagram").click();
    let text = walk.state().session.post(doc(1)).text.clone();
    let copied = (0..4).any(|_| {
        walk.step();
        let commands = &walk.output().platform_output.commands;
        commands.iter().any(|command| matches!(command, egui::OutputCommand::CopyText(copied) if *copied == text))
    });
    assert!(copied);
    // Without a link nothing says that it is posted.
    let before = edits(&walk).len();
    for posted in walk.get_all_by_label("Posted") {
        posted.click();
    }
    walk.run();
    assert_eq!(edits(&walk).len(), before);

    go_into(&mut walk, "Where it is on Instagram");
    write(&mut walk, " https://example.org/p/1 ");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    let link = |channel, link: &str| PostEdit::SetPostedLink(channel_id(channel), Some(link.into()));
    let by = |channel| PostEdit::SetPostedBy(channel_id(channel), Some(ELS));
    assert_eq!(edits(&walk)[before..], [link("Instagram", "https://example.org/p/1"), by("Instagram")]);
    walk.run();
    walk.get_by_label("Posted by Els van Dam");
    assert_eq!(walk.get_all_by_label("Overdue").count(), 1);

    let before = edits(&walk).len();
    go_into(&mut walk, "Where it is on LinkedIn");
    write(&mut walk, "https://example.org/p/2");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    let posted = PostEdit::SetStatus(Status::Posted);
    assert_eq!(edits(&walk)[before..], [link("LinkedIn", "https://example.org/p/2"), by("LinkedIn"), posted]);
    walk.run();
    assert!(walk.query_by_label("Overdue").is_none());
    click(&mut walk, "Not posted on LinkedIn after all");
    let before = edits(&walk).len();
    let taken_back = PostEdit::SetPostedLink(channel_id("LinkedIn"), None);
    assert_eq!(edits(&walk)[before - 2..], [taken_back, PostEdit::SetStatus(Status::Planned)]);
}

#[test]
fn what_goes_out_today_and_nobody_does_is_counted_until_somebody_does() {
    let mut session = session();
    let mut post = session.post(doc(1));
    post.summary.publish_at.time = trekker_domain::publish_at::parse_time("18:00");
    session.put_post(post.clone());
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label("One goes out today, and nobody said yet: I post it");
    assert!(walk.query_by_label("One is late").is_none(), "its hour has not come");
    for channel in ["Instagram", "LinkedIn"] {
        outing_of(&mut post.summary, channel_id(channel)).claimed_by = Some(BRAM);
    }
    walk.state_mut().session.put_post(post);
    walk.run();
    assert!(walk.query_by_label("One goes out today, and nobody said yet: I post it").is_none());
}

#[test]
fn by_keyboard_alone_a_post_goes_from_new_to_posted() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    walk.set_size(egui::vec2(1280.0, 2_000.0));
    walk.run();
    press(&mut walk, Modifiers::COMMAND, Key::N);
    walk.run();
    write(&mut walk, "Doors at ten");
    pause(&mut walk);
    let id = walk.state().session.snapshot.calendar.all().next().map(|row| row.summary.id);
    let id = id.unwrap_or_else(|| panic!("there is a post"));
    // Tab is the way from one to the next; focusing by name stands for pressing it often enough.
    let enter = |walk: &mut Walk, label: &str| {
        walk.get_by_label(label).focus();
        walk.run();
        press(walk, Modifiers::NONE, Key::Enter);
        walk.run();
    };
    enter(&mut walk, "Instagram");
    go_into(&mut walk, "Text");
    write(&mut walk, "Kom je ook?");
    pause(&mut walk);
    enter(&mut walk, "Ask for approval");
    enter(&mut walk, "Approve");
    walk.get_by_label_contains("Approved by Els van Dam");
    enter(&mut walk, "Status: Review");
    enter(&mut walk, "Planned");
    enter(&mut walk, "I do it on Instagram");
    go_into(&mut walk, "Where it is on Instagram");
    write(&mut walk, "https://example.org/p/3");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    let post = walk.state().session.post(id);
    assert_eq!((post.summary.title.as_str(), post.text.as_str()), ("Doors at ten", "Kom je ook?"));
    assert_eq!(post.summary.status, Status::Posted.into());
    assert_eq!(
        post.summary.outing(channel_id("Instagram")).map(|outing| outing.link.as_str()),
        Some("https://example.org/p/3")
    );
}
