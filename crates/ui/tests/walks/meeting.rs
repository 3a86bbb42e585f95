//! The meeting sheet: the week on one page, and what is decided becomes work.

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::conflict::{Choice, Conflict};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::PersonId;
use trekker_domain::kind::Kind;
use trekker_domain::meeting::{DecisionEdit, MeetingEdit};
use trekker_domain::page::PageForm;
use trekker_domain::post::{Nature, PostSummary};
use trekker_domain::work::Deliverable;
use trekker_session::calendar::{Calendar, PostRow};
use trekker_session::command::Command;
use trekker_ui::context::Request;
use trekker_ui::room::Room;

use crate::fake::ideas::put_pinboard;
use crate::fake::team::{FATIMA, column, today};
use crate::fake::{TEAM, doc, team};
use crate::world::{Walk, click, go_into, pause, press, walk, write};

fn sheet() -> Walk {
    let mut session = team::festival(12);
    put_pinboard(&mut session);
    let mut walk = walk(session, Room::Meeting);
    walk.set_size(egui::vec2(1280.0, 2_000.0));
    walk.run();
    walk
}

#[test]
fn the_week_stands_on_one_page_and_what_was_decided_before_comes_back() {
    let walk = sheet();
    walk.get_by_label("Week 48: Monday 23 November – Sunday 29 November");
    walk.get_by_label("New ideas (1)");
    walk.get_by_label_contains("De soep op het plein bracht tien nieuwe vrijwilligers (240 bezoekers)");
    walk.get_by_label("Late or at risk");
    walk.get_by_label("Decided before, not done yet (1)");
    walk.get_by_label_contains("Noor vraagt de drukker om een offerte · Bram Peeters");
}

#[test]
fn nothing_at_risk_is_not_said_while_a_step_cannot_be_met() {
    let mut session = team::festival(0);
    session.snapshot.calendar = Calendar::default();
    let in_three_days = today() + chrono::Duration::days(3);
    let mut post = PostSummary { title: "Startdag".into(), owner: Some(FATIMA), ..PostSummary::empty(doc(7)) };
    post.publish_at.date = Some(in_three_days);
    let mut photos = Deliverable::new(doc(8), "Foto's");
    photos.duration_days = Some(3);
    post.deliverables.push(photos);
    session.snapshot.calendar.put(Arc::new(PostRow::new(post.clone())));
    let mut walk = walk(session, Room::Meeting);
    walk.get_by_label("Nothing is late or at risk");
    post.deliverables[0].duration_days = Some(10);
    walk.state_mut().session.snapshot.calendar.put(Arc::new(PostRow::new(post)));
    walk.run();
    assert_eq!(walk.query_all_by_label("Nothing is late or at risk").count(), 0);
    walk.get_by_label("One can no longer be met");
    walk.get_by_label_contains("Startdag");
}

#[test]
fn a_decision_gets_an_owner_and_becomes_a_task_of_the_calendar() {
    let mut walk = sheet();
    go_into(&mut walk, "New decision");
    write(&mut walk, "Fatima belt de brandweer");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    click(&mut walk, "Who does decision 2: Nobody yet");
    click(&mut walk, "Fatima El Amrani");
    walk.get_all_by_label("Make it a task").nth(1).expect("of the second decision").click();
    walk.run();
    let edits = walk.state().edits();
    let [.., Edit::NewPost(task, new), Edit::Meeting(_, MeetingEdit::Decision(_, set))] = edits.as_slice() else {
        panic!("{edits:?}")
    };
    assert_eq!((new.nature, new.owner), (Some(Nature::Task), Some(FATIMA)));
    assert_eq!(new.title, "Fatima belt de brandweer");
    assert_eq!(*set, DecisionEdit::SetTask(Some(*task)));
    walk.get_by_label("Task: Draft");
}

#[test]
fn several_write_the_notes_of_a_week_that_was_begun() {
    let mut session = team::festival(3);
    session.snapshot.ideas.clear();
    let mut walk = walk(session, Room::Meeting);
    walk.set_size(egui::vec2(1280.0, 1_600.0));
    walk.run();
    walk.get_by_label("No new ideas this week");
    walk.get_all_by_label("Begin the sheet of this week").next().expect("a button").click();
    walk.run();
    let monday = trekker_domain::month::monday_of(today());
    assert_eq!(walk.state().edits(), [Edit::NewMeeting { monday }]);
    walk.run();
    let id = walk.state().session.meeting_of(monday).id;
    assert!(walk.state().session.log.contains(&Command::Open(id)));
    go_into(&mut walk, "Notes");
    write(&mut walk, "Het was druk en goed");
    pause(&mut walk);
    assert_eq!(walk.state().session.text_of(id), "Het was druk en goed");
    click(&mut walk, "Calendar");
    assert!(walk.state().session.log.contains(&Command::Close(id)));
}

#[test]
fn the_sheet_goes_to_a_file_a_printer_or_a_mail() {
    let mut walk = sheet();
    click(&mut walk, "Print…");
    let Some(Command::PrintPage(page)) = walk.state().session.log.last().cloned() else { panic!("not printed") };
    let all: Vec<&str> = page.parts.iter().flat_map(|part| &part.lines).map(String::as_str).collect();
    assert!(
        all.iter().any(|line| line.starts_with("We vragen alle kramen om een foto · Bram Peeters · by ")),
        "{all:?}"
    );
    click(&mut walk, "Save");
    click(&mut walk, "As Markdown…");
    let Some(Request::SavePage { form: PageForm::Markdown, name, .. }) = walk.state().requests.last() else {
        panic!("not saved")
    };
    assert_eq!(name, "Zomerfestival 2026-11-23.md");
    click(&mut walk, "Earlier week");
    walk.get_by_label("Week 47: Monday 16 November – Sunday 22 November");
    click(&mut walk, "This week");
}

#[test]
fn a_meeting_and_a_success_are_found_and_shown_where_they_stand() {
    let mut session = team::festival(12);
    put_pinboard(&mut session);
    let mut walk = walk(session, Room::Calendar);
    press(&mut walk, Modifiers::COMMAND, Key::F);
    write(&mut walk, "offerte");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    assert_eq!(walk.state().desk.room, Room::Meeting);
    walk.get_by_label("Week 47: Monday 16 November – Sunday 22 November");
    press(&mut walk, Modifiers::COMMAND, Key::F);
    write(&mut walk, "tien nieuwe");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    assert_eq!(walk.state().desk.room, Room::Ideas);
    walk.get_by_label("Thought of by: Els van Dam");
}

#[test]
fn two_owners_of_one_decision_are_both_shown_and_one_is_picked() {
    let mut session = team::festival(0);
    let monday =
        today() - chrono::Duration::days(i64::from(chrono::Datelike::weekday(&today()).num_days_from_monday()));
    let (meeting, decision) = (derived::meeting(&TEAM, monday), doc(40));
    let of = |edit| Edit::Meeting(meeting, MeetingEdit::Decision(decision, edit));
    session.take(vec![Command::Edit(vec![
        Edit::NewMeeting { monday },
        of(DecisionEdit::SetWords("Bel de bakker".into())),
        of(DecisionEdit::SetOwner(Some(team::BRAM))),
    ])]);
    let choice = |person: PersonId| Choice { value: person.to_string(), by: Some(person) };
    let choices = vec![choice(team::BRAM), choice(team::ELS)];
    let conflict = Conflict { field: column(Kind::Meeting, "decision/owner"), of: Some(decision.to_string()), choices };
    session.conflicts.insert(meeting, vec![conflict]);
    let mut walk = walk(session, Room::Meeting);
    walk.set_size(egui::vec2(1280.0, 1_800.0));
    walk.run();
    walk.get_by_label_contains("two people chose at the same moment");
    click(&mut walk, "Els van Dam — Els van Dam");
    assert_eq!(walk.state().edits().pop(), Some(of(DecisionEdit::SetOwner(Some(team::ELS)))));
    // Done without a task: it does not come back every week.
    click(&mut walk, "Done: Bel de bakker");
    assert_eq!(walk.state().edits().pop(), Some(of(DecisionEdit::SetDone(true))));
}
