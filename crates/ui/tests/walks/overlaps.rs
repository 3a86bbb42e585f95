//! A sentence that two changed apart: seen in the calendar and at the meeting, and settled in the text.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::post::Status;
use trekker_domain::text::Splice;
use trekker_session::command::Command;
use trekker_ui::room::Room;

use crate::fake::{FakeSession, doc, team};
use crate::world::{Walk, click, field, go_into, press, walk, write};

const OF_BRAM: &str = "Bram Peeters wrote: De band speelt om 19 uur.";
const OF_FATIMA: &str = "Fatima El Amrani wrote: De band speelt om 21 uur.";
const AS_IT_READS: &str = "As it reads: De band speelt om 1921 uur.";

fn session() -> FakeSession {
    let mut session = team::festival(1);
    team::put_overlap(&mut session, doc(1));
    // Planned: which hides nothing.
    let mut post = session.post(doc(1));
    post.summary.status = Status::Planned.into();
    session.put_post(post);
    session
}

/// The sheet of the post, found by its chip.
fn in_sheet() -> Walk {
    let mut walk = walk(session(), Room::Calendar);
    walk.get_by_label_contains(", Two people changed a sentence apart").click();
    walk.run();
    walk
}

fn settled() -> Edit {
    Edit::Settle { kind: Kind::Post, doc: doc(1), keys: vec!["ab".into()] }
}

#[test]
fn who_wrote_what_stands_at_the_text_and_one_click_picks_a_wording() {
    let mut walk = in_sheet();
    walk.get_by_label("Two people changed this sentence apart");
    walk.get_by_label(OF_BRAM);
    click(&mut walk, OF_FATIMA);
    walk.run();
    let actions = walk.state().session.log.iter().filter_map(|command| match command {
        Command::Edit(edits) => Some(edits.clone()),
        _ => None,
    });
    let [Edit::Text(_, _, edit), settle] = &actions.last().expect("an action")[..] else {
        panic!("one action of two edits");
    };
    let wording = "De band speelt om 21 uur.".to_owned();
    assert_eq!(edit.splices, [Splice { at: 9, delete: 27, insert: wording }]);
    assert_eq!(*settle, settled());
    assert!(walk.query_by_label(OF_BRAM).is_none());
    // Whoever picked goes on writing, and Ctrl+Z takes the pick back.
    press(&mut walk, Modifiers::COMMAND, Key::Z);
    assert!(matches!(walk.state().session.log.last(), Some(Command::Undo)), "{:?}", walk.state().session.log.last());
}

#[test]
fn it_is_left_as_it_reads_by_the_keyboard() {
    let mut walk = in_sheet();
    walk.get_by_label(AS_IT_READS).focus();
    walk.run();
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    assert_eq!(walk.state().edits(), [settled()]);
    assert!(walk.query_by_label("Two people changed this sentence apart").is_none());
}

#[test]
fn nothing_is_picked_while_words_are_on_their_way_and_they_go_first() {
    let mut walk = in_sheet();
    walk.state_mut().session.holds_typing = true;
    go_into(&mut walk, "Text");
    press(&mut walk, Modifiers::COMMAND, Key::End);
    write(&mut walk, " Echt.");
    click(&mut walk, OF_BRAM);
    assert_eq!(walk.state().edits(), [], "what shows is not what the team has");
    walk.state_mut().session.let_go();
    walk.run();
    click(&mut walk, OF_BRAM);
    assert_eq!(walk.state().edits().last(), Some(&settled()));
    assert!(field(&walk, "Text").value().unwrap_or_default().ends_with("Tot dan. Echt."));
}

#[test]
fn the_calendar_and_the_meeting_count_it() {
    let mut walk = walk(session(), Room::Calendar);
    click(&mut walk, "One with a sentence that two people changed apart");
    walk.run();
    let mut walk = crate::world::walk(session(), Room::Meeting);
    walk.set_size(egui::vec2(1280.0, 1_800.0));
    walk.run();
    walk.get_by_label_contains("One with a sentence that two people changed apart");
}
