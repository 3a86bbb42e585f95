//! Comments in threads: answered, meant for somebody, resolved.

use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_ui::room::Room;

use crate::fake::team::{BRAM, FATIMA};
use crate::fake::{doc, team};
use crate::world::{click, field, walk, write};

#[test]
fn a_question_is_answered_for_somebody_and_resolved() {
    let mut session = team::festival(12);
    session.put_comment(doc(3), BRAM, "2026-11-22T20:00:00Z", "Wie maakt de foto?");
    let mut commands = Vec::new();
    let mut walk = walk(session, Room::Calendar);
    walk.state_mut().desk.open_document(doc(3), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    click(&mut walk, "Answer Bram Peeters");
    field(&walk, "Answer Bram Peeters").focus();
    walk.run();
    write(&mut walk, "Fatima, kun jij dat?");
    click(&mut walk, "For…");
    walk.get_by_role_and_label(egui::accesskit::Role::MenuItem, "Fatima El Amrani").click();
    walk.run();
    click(&mut walk, "Answer");
    walk.run();
    let first = walk.state().session.snapshot.open.values().next().expect("it is open").comments[0].id;
    let edits = walk.state().edits();
    let answer = edits.iter().find_map(|edit| match edit {
        Edit::NewComment { answers, mentions, .. } => Some((*answers, mentions.clone())),
        _ => None,
    });
    assert_eq!(answer, Some((Some(first), [FATIMA].into())));
    assert!(walk.query_by_label("For Fatima El Amrani").is_some());
    click(&mut walk, "What Bram Peeters said is resolved");
    walk.run();
    assert!(walk.query_by_label("Wie maakt de foto?").is_none(), "what is resolved is out of the way");
    click(&mut walk, "1 resolved");
    assert!(walk.query_by_label("Resolved by Els van Dam").is_some());
    click(&mut walk, "Not yet");
    assert_eq!(walk.state().edits().last(), Some(&Edit::Resolve { comment: first, resolved: false }));
}

#[test]
fn an_answer_that_was_begun_is_there_when_the_sheet_opens_again() {
    let mut session = team::festival(12);
    session.put_comment(doc(3), BRAM, "2026-11-22T20:00:00Z", "Wie maakt de foto?");
    let mut walk = walk(session, Room::Calendar);
    let open = |walk: &mut crate::world::Walk| {
        let mut commands = Vec::new();
        walk.state_mut().desk.open_document(doc(3), &mut commands);
        walk.state_mut().session.take(commands);
        walk.run();
    };
    open(&mut walk);
    click(&mut walk, "Answer Bram Peeters");
    field(&walk, "Answer Bram Peeters").focus();
    walk.run();
    write(&mut walk, "Fatima, kun");
    click(&mut walk, "Close");
    assert!(walk.query_by_label("Wie maakt de foto?").is_none(), "the sheet is closed");
    open(&mut walk);
    assert_eq!(field(&walk, "Answer Bram Peeters").value().as_deref(), Some("Fatima, kun"));
}
