//! From a template to a posted post, and from a thought to a planned one, without a mouse: Tab, Enter, Escape and letters are all
//! that is used.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use trekker_domain::edit::Edit;
use trekker_domain::open::Open;
use trekker_domain::post::Status;
use trekker_domain::rule::{NewRule, Place, Sort, Strictness};
use trekker_session::calendar::ApprovalWord;
use trekker_session::command::Command;
use trekker_ui::room::Room;

use crate::fake::{channel_id, doc, team};
use crate::world::{Walk, has_label, pause, press, walk, write};

/// More than once through all that is on screen.
const MOST_TABS: usize = 150;

fn enter(walk: &mut Walk) {
    press(walk, Modifiers::NONE, Key::Enter);
}

fn name_of(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.data().label().map(Into::into)).unwrap_or_default()
}

/// Goes on with Tab until the focus is at this.
fn tab_until(walk: &mut Walk, wanted: &str, is_it: impl Fn(&Node<'_>) -> bool) {
    let mut seen = Vec::new();
    for _ in 0..MOST_TABS {
        let focused = walk.root().children_recursive().into_iter().find(|node| node.accesskit_node().is_focused());
        if focused.as_ref().is_some_and(&is_it) {
            walk.run();
            return;
        }
        seen.extend(focused.as_ref().map(name_of));
        walk.key_press(Key::Tab);
        walk.run_steps(2);
    }
    panic!("Tab never comes to {wanted:?}; it was at {seen:#?}");
}

/// What this is the name of, or what its name begins with.
fn tab_to(walk: &mut Walk, wanted: &str) {
    tab_until(walk, wanted, |node| {
        let name = name_of(node);
        name.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ':', ' ']))
    });
}

fn tab_to_field(walk: &mut Walk, wanted: &str) {
    tab_until(walk, wanted, |node| {
        let node = node.accesskit_node();
        matches!(node.role(), Role::TextInput | Role::MultilineTextInput) && has_label(&node, wanted)
    });
}

fn choose(walk: &mut Walk, name: &str) {
    tab_to(walk, name);
    enter(walk);
}

#[test]
fn a_campaign_from_its_template_to_a_posted_post_by_keyboard_alone() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    choose(&mut walk, "Something else new");
    choose(&mut walk, "Templates…");
    choose(&mut walk, "New template");
    write(&mut walk, "Startdag");
    enter(&mut walk);
    // A post the day before and a task on the day; the title has the focus at once.
    choose(&mut walk, "Post");
    write(&mut walk, "Vanavond begint het");
    pause(&mut walk);
    choose(&mut walk, "Earlier");
    tab_to_field(&mut walk, "Text");
    write(&mut walk, "Vanavond gaan de poorten open.");
    pause(&mut walk);
    press(&mut walk, Modifiers::NONE, Key::Escape);
    choose(&mut walk, "Something else new");
    choose(&mut walk, "Templates…");
    choose(&mut walk, "Startdag ·");
    choose(&mut walk, "Task");
    write(&mut walk, "Neem foto's");
    pause(&mut walk);
    press(&mut walk, Modifiers::NONE, Key::Escape);

    choose(&mut walk, "Something else new");
    choose(&mut walk, "Templates…");
    choose(&mut walk, "Startdag ·");
    tab_to_field(&mut walk, "For the day");
    write(&mut walk, "24-11-2026");
    choose(&mut walk, "Make 2 items");
    assert_eq!(walk.state().session.snapshot.calendar.all().count(), 2);

    choose(&mut walk, "Vanavond begint het");
    choose(&mut walk, "Instagram");
    choose(&mut walk, "Status");
    choose(&mut walk, "Review");
    choose(&mut walk, "Approve");
    choose(&mut walk, "Status");
    choose(&mut walk, "Planned");
    choose(&mut walk, "I do it on Instagram");
    tab_to_field(&mut walk, "Where it is on Instagram");
    write(&mut walk, "https://example.org/p/1");
    enter(&mut walk);

    walk.get_by_label("Posted by Els van Dam");
    let snapshot = &walk.state().session.snapshot;
    let row = snapshot.calendar.all().find(|row| row.summary.title == "Vanavond begint het").expect("the post");
    assert_eq!(row.summary.publish_at.date, "2026-11-23".parse().ok());
    assert_eq!(row.summary.status, Open::Known(Status::Posted));
    assert!(matches!(row.approval, ApprovalWord::Approved(_)), "{:?}", row.approval);
    assert_eq!(walk.state().session.post(row.summary.id).text, "Vanavond gaan de poorten open.");
}

fn bring(walk: &mut Walk, words: &str) {
    press(walk, Modifiers::COMMAND, Key::I);
    write(walk, words);
    enter(walk);
}

#[test]
fn ideas_are_parked_and_bundled_into_a_post_that_is_mended_and_planned_by_keyboard_alone() {
    let mut session = team::festival(0);
    session.snapshot.ideas.clear();
    let rule = NewRule {
        sort: Sort::Address,
        about: "je".into(),
        instead: String::new(),
        reason: "We zijn buren".into(),
        place: Place::Channel(channel_id("Instagram")),
        strictness: Strictness::Stop,
    };
    session.take(vec![Command::Edit(vec![Edit::NewRule(doc(9_000), rule)])]);
    let mut walk = walk(session, Room::Calendar);
    bring(&mut walk, "Een ballon op elk dak");
    bring(&mut walk, "Komt u ook soep eten?");
    bring(&mut walk, "Zing mee op het plein");

    choose(&mut walk, "Ideas");
    choose(&mut walk, "To look at (3)");
    press(&mut walk, Modifiers::NONE, Key::Escape);
    let on_top = |walk: &Walk, words: &str| walk.query_all_by_label(words).count() > 0;
    for _ in 0..3 {
        if on_top(&walk, "Een ballon op elk dak") {
            break;
        }
        press(&mut walk, Modifiers::NONE, Key::ArrowRight);
    }
    walk.get_by_label("Een ballon op elk dak");
    press(&mut walk, Modifiers::NONE, Key::P);
    write(&mut walk, "Als het niet waait");
    press(&mut walk, Modifiers::COMMAND, Key::Enter);
    walk.get_by_label("Parked (1)");

    choose(&mut walk, "Board");
    choose(&mut walk, "Select the idea Komt u ook soep eten?");
    choose(&mut walk, "Select the idea Zing mee op het plein");
    choose(&mut walk, "Make one post");
    choose(&mut walk, "Instagram");
    choose(&mut walk, "Write ‘Kom je’");
    pause(&mut walk);
    choose(&mut walk, "Status");
    choose(&mut walk, "Planned");

    let snapshot = &walk.state().session.snapshot;
    let row = snapshot.calendar.all().next().expect("the post").clone();
    assert_eq!(row.summary.status, Open::Known(Status::Planned));
    let text = &walk.state().session.post(row.summary.id).text;
    assert_eq!(text, "Kom je ook soep eten?\n\nZing mee op het plein");
    assert_eq!(snapshot.parts_of(row.summary.id).len(), 2);
}
