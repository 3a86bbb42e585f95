//! Writing in one text with others.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::text::Splice;
use trekker_session::command::{Command, Typing};
use trekker_session::notice::Notice;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_ui::room::Room;

use crate::fake::{FakeSession, channel_id, doc, team};
use crate::world::{Walk, click, field, go_into, pause, press, walk, write};

const TEXT: &str = "Het weer";

/// The sheet of a post whose text is `TEXT`, with the caret at its end.
fn in_text() -> Walk {
    let mut session = team::festival(1);
    let mut post = session.post(doc(1));
    post.text = TEXT.into();
    session.put_post(post);
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label_contains("Line-up bekend, ").click();
    walk.run();
    go_into(&mut walk, "Text");
    press(&mut walk, Modifiers::COMMAND, Key::End);
    walk
}

fn typings(walk: &Walk) -> Vec<Typing> {
    let typings = walk.state().session.log.iter().filter_map(|command| match command {
        Command::Type(typing) => Some(typing.clone()),
        _ => None,
    });
    typings.collect()
}

fn shown(walk: &Walk) -> String {
    field(walk, "Text").value().unwrap_or_default()
}

fn insert(at: usize, words: &str) -> Splice {
    Splice { at, delete: 0, insert: words.into() }
}

#[test]
fn typing_is_sent_after_a_pause_as_one_splice() {
    let mut walk = in_text();
    for letter in [" ", "é", "n"] {
        write(&mut walk, letter);
    }
    assert_eq!(typings(&walk), []);
    walk.get_by_label("saving…");
    pause(&mut walk);
    let [typing] = typings(&walk).try_into().expect("one typing");
    assert_eq!((typing.number, typing.splices), (0, vec![insert(8, " én")]));
    assert_eq!(walk.state().session.text_of(doc(1)), "Het weer én");
}

#[test]
fn a_branch_goes_on_while_another_writes_and_then_takes_the_merged_text_over() {
    let mut walk = in_text();
    walk.state_mut().session.holds_typing = true;
    write(&mut walk, " valt");
    pause(&mut walk);
    walk.state_mut().session.others_write(doc(1), &[insert(0, "Ach. ")]);
    walk.run();
    // Ours is on its way: what shows is ours alone, and goes on as the same branch.
    assert_eq!(shown(&walk), "Het weer valt");
    write(&mut walk, " mee");
    pause(&mut walk);
    let sent = typings(&walk);
    assert_eq!(sent.iter().map(|typing| typing.number).collect::<Vec<_>>(), [0, 1]);
    assert!(sent.iter().all(|typing| typing.branch == sent[0].branch && typing.began == sent[0].began));
    walk.state_mut().session.let_go();
    walk.run();
    assert_eq!(shown(&walk), "Ach. Het weer valt mee");
    // The caret is still behind our last word.
    walk.state_mut().session.holds_typing = false;
    write(&mut walk, ".");
    pause(&mut walk);
    assert_eq!(walk.state().session.text_of(doc(1)), "Ach. Het weer valt mee.");
    assert_ne!(typings(&walk)[2].branch, sent[0].branch);
}

#[test]
fn the_caret_stays_with_its_words_when_others_write_before_it() {
    let mut walk = in_text();
    walk.state_mut().session.others_write(doc(1), &[insert(0, "Kijk: ")]);
    walk.run();
    write(&mut walk, "s");
    pause(&mut walk);
    assert_eq!(shown(&walk), "Kijk: Het weers");
}

#[test]
fn undo_is_the_teams_and_sends_what_was_typed_first() {
    let mut walk = in_text();
    write(&mut walk, "!");
    press(&mut walk, Modifiers::COMMAND, Key::Z);
    let log = &walk.state().session.log;
    let typed = log.iter().position(|command| matches!(command, Command::Type(_))).expect("typed");
    let undone = log.iter().position(|command| *command == Command::Undo).expect("undone");
    assert!(typed < undone);
    // The widget itself took nothing back.
    assert_eq!(shown(&walk), "Het weer!");
    press(&mut walk, Modifiers::COMMAND, Key::Y);
    press(&mut walk, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(walk.state().session.log.iter().filter(|command| **command == Command::Redo).count(), 2);
}

#[test]
fn backspace_takes_a_whole_family_away() {
    let mut walk = in_text();
    write(&mut walk, "👩‍👩‍👧");
    pause(&mut walk);
    press(&mut walk, Modifiers::NONE, Key::Backspace);
    assert_eq!(shown(&walk), TEXT);
    write(&mut walk, "👩‍👩‍👧");
    press(&mut walk, Modifiers::NONE, Key::ArrowLeft);
    write(&mut walk, "x");
    assert_eq!(shown(&walk), "Het weerx👩‍👩‍👧");
}

#[test]
fn leaving_the_field_and_closing_the_window_send_at_once() {
    let mut walk = in_text();
    write(&mut walk, " a");
    go_into(&mut walk, "Title");
    assert_eq!(typings(&walk).len(), 1);
    go_into(&mut walk, "Text");
    write(&mut walk, "b");
    let mut commands = Vec::new();
    walk.state_mut().desk.flush(&mut commands);
    assert!(matches!(commands.as_slice(), [Command::Type(_)]));
    assert!(!walk.state().desk.has_unsent());
}

#[test]
fn my_caret_is_told_when_it_moves_and_when_it_leaves() {
    let mut walk = in_text();
    press(&mut walk, Modifiers::NONE, Key::ArrowLeft);
    go_into(&mut walk, "Title");
    walk.run();
    let carets: Vec<_> = walk
        .state()
        .session
        .log
        .iter()
        .filter_map(|command| match command {
            Command::Caret { at, .. } => Some(*at),
            _ => None,
        })
        .collect();
    assert_eq!(carets.last(), Some(&None));
    assert!(carets.contains(&Some(7)), "{carets:?}");
}

#[test]
fn what_the_engine_refuses_gives_way_to_the_teams_text_and_can_be_copied() {
    let mut walk = in_text();
    walk.state_mut().session.holds_typing = true;
    write(&mut walk, " valt");
    pause(&mut walk);
    let refused = Trouble::new(TroubleKind::NotAllowed);
    // Trouble with something else is none of the text's.
    walk.state_mut().session.notices.push(Notice::Trouble(refused.clone()));
    walk.run_steps(14);
    assert_eq!(shown(&walk), format!("{TEXT} valt"));
    let Some(Command::Type(typing)) = walk.state().session.log.iter().rfind(|it| matches!(it, Command::Type(_))) else {
        panic!("it was sent")
    };
    let (of, branch) = (typing.doc, typing.branch);
    walk.state_mut().session.notices.push(Notice::TypingRefused { doc: of, branch, trouble: refused, is_again: false });
    walk.run_steps(2);
    assert_eq!(shown(&walk), TEXT);
    walk.state_mut().session.others_write(doc(1), &[insert(0, "Ach. ")]);
    walk.run();
    assert_eq!(shown(&walk), "Ach. Het weer");
    walk.get_by_label("Copy");
    click(&mut walk, "Not needed any more");
    assert!(walk.query_by_label("Copy").is_none());
}

#[test]
fn the_text_of_a_channel_is_put_back_as_it_was() {
    let mut session = team::festival(12);
    session.first_text = "Kort en goed.".into();
    team::put_work(&mut session, doc(1));
    let mut walk = crate::world::walk(session, trekker_ui::room::Room::Calendar);
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(1), &mut commands);
    walk.state_mut().session.take(commands);
    walk.set_size(egui::vec2(1280.0, 2_400.0));
    walk.run();
    click(&mut walk, "Facebook with its own text, main text changed");
    walk.run();
    walk.get_by_label_contains("The text on Facebook: history").click();
    walk.run();
    walk.get_by_label_contains("The text as it was, ").click();
    walk.run();
    click(&mut walk, "Put this text back");
    let edits = walk.state().edits();
    let [.., Edit::Text(Kind::Variant, id, edit)] = edits.as_slice() else { panic!("{edits:?}") };
    assert_eq!(*id, FakeSession::variant_id(doc(1), channel_id("Facebook")));
    assert!(!edit.splices.is_empty());
}

#[test]
fn a_text_is_looked_at_as_it_was_and_put_back() {
    let mut session = team::festival(12);
    session.first_text = "Alles was nog geheim.".into();
    crate::fake::team::put_conflict(&mut session, doc(1));
    let mut walk = crate::world::walk(session, trekker_ui::room::Room::Calendar);
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(1), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    let now = walk.state().session.text_of(doc(1));
    click(&mut walk, "History, 3 steps");
    walk.run();
    click(&mut walk, "The text as it was, yesterday 20:00");
    walk.run();
    click(&mut walk, "Put this text back");
    let edit = walk.state().edits().into_iter().find_map(|edit| match edit {
        Edit::Text(Kind::Post, _, edit) => Some(edit),
        _ => None,
    });
    let mut text = now;
    edit.expect("a text edit").splices.iter().for_each(|splice| splice.apply(&mut text));
    assert_eq!(text, "Alles was nog geheim.");
    assert!(walk.query_by_label("Put this text back").is_none());
}
