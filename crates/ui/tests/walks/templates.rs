//! Templates: a campaign laid out around a day, as volunteers plan it.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::post::{Nature, PostEdit};
use trekker_domain::template::{Offset, Unit};
use trekker_session::command::Command;
use trekker_ui::room::Room;

use crate::fake::{doc, team};
use crate::world::{Walk, click, go_into, pause, press, walk, write};

fn open_templates(walk: &mut Walk) {
    click(walk, "Something else new");
    click(walk, "Templates…");
}

/// Adds a task with this title, so many steps before (or after) the day.
fn add_task(walk: &mut Walk, title: &str, steps: i32, unit: &str) {
    click(walk, "Task");
    walk.run();
    write(walk, title);
    pause(walk);
    if unit != "days" {
        click(walk, "Counted in: days");
        click(walk, unit);
    }
    for _ in 0..steps.unsigned_abs() {
        click(walk, if steps < 0 { "Earlier" } else { "Later" });
        walk.run();
    }
    click(walk, "Close");
}

#[test]
fn a_campaign_is_made_as_a_template_and_used_for_a_day() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    open_templates(&mut walk);
    click(&mut walk, "New template");
    write(&mut walk, "Startdag");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    for (title, steps, unit) in [
        ("Maak een evenement aan", -1, "months"),
        ("Plaats de agenda online", -2, "weeks"),
        ("Neem foto's", 0, "days"),
        ("Plaats de powerpoint online", 1, "days"),
    ] {
        if walk.query_by_label("Task").is_none() {
            open_templates(&mut walk);
            let line = walk.get_by_label_contains("Startdag · ");
            line.click();
            walk.run();
        }
        add_task(&mut walk, title, steps, unit);
    }
    // Nothing of it stands in the calendar.
    assert_eq!(walk.state().session.snapshot.calendar.all().count(), 0);
    let offsets: Vec<Offset> = walk
        .state()
        .edits()
        .into_iter()
        .filter_map(|edit| match edit {
            Edit::Post(_, PostEdit::SetOffset(offset)) if offset.amount != 0 => Some(offset),
            _ => None,
        })
        .collect();
    assert!(offsets.contains(&Offset { amount: -1, unit: Unit::Months }), "{offsets:?}");
    assert!(offsets.contains(&Offset { amount: -2, unit: Unit::Weeks }), "{offsets:?}");

    open_templates(&mut walk);
    click(&mut walk, "Startdag · 4 items");
    walk.get_by_label("a month before");
    go_into(&mut walk, "For the day");
    write(&mut walk, "12-9-2027");
    walk.get_by_label_contains("a month before · Thursday 12 August");
    walk.get_by_label_contains("the day itself · Sunday 12 September");
    click(&mut walk, "Make 4 items");
    let used = walk.state().session.log.iter().find_map(|command| match command {
        Command::UseTemplate { day, .. } => Some(day.to_string()),
        _ => None,
    });
    assert_eq!(used.as_deref(), Some("2027-09-12"));
    assert!(walk.query_by_label("Make 4 items").is_none(), "it is done");
}

#[test]
fn a_post_becomes_a_template_with_itself_as_its_item() {
    let mut session = team::festival(1);
    team::put_work(&mut session, doc(1));
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label_contains("Line-up bekend, ").click();
    walk.run();
    click(&mut walk, "More about this post");
    click(&mut walk, "Save as template");
    let edits = walk.state().edits();
    let [.., Edit::NewTemplate { id, name }, Edit::NewPost(_, new)] = edits.as_slice() else { panic!("{edits:?}") };
    assert_eq!((name.as_str(), new.template, new.offset), ("Line-up bekend", Some(*id), Some(Offset::NONE)));
    assert_eq!((new.nature, new.publish_at.date, new.deliverables.len()), (None::<Nature>, None, 3));
}

#[test]
fn a_template_says_what_to_know_and_is_called_otherwise() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    open_templates(&mut walk);
    click(&mut walk, "New template");
    write(&mut walk, "Startdag");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    go_into(&mut walk, "What to know when using it");
    write(&mut walk, "Vraag eerst de foto's");
    // Going on to another line leaves this one, which is then written.
    go_into(&mut walk, "Name of the template");
    walk.run();
    write(&mut walk, " 2027");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    let templates = walk.state().session.snapshot.templates_by_name();
    let [template] = templates.as_slice() else { panic!("{templates:?}") };
    assert_eq!((template.name.as_str(), template.explanation.as_str()), ("Startdag 2027", "Vraag eerst de foto's"));
}
