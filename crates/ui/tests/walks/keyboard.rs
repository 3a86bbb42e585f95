//! From a template to a posted post without a mouse: Tab, Enter, Escape and letters are all that is used.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use trekker_domain::open::Open;
use trekker_domain::post::Status;
use trekker_session::calendar::ApprovalWord;
use trekker_ui::room::Room;

use crate::fake::team;
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
