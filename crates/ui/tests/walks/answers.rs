//! Standard answers: written by several people, checked by the rules of where they are given, found and copied.

use egui::accesskit::Role;
use egui::{OutputCommand, ThemePreference};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::role;
use trekker_domain::rule::{NewRule, Place, Sort, Strictness};
use trekker_domain::standard_answer::StandardAnswerEdit;
use trekker_session::command::{Command, Language};
use trekker_session::notice::{Done, Notice};
use trekker_ui::room::Room;

use crate::fake::answers::{answer_id, put_answers};
use crate::fake::{FakeSession, channel_id, doc, team};
use crate::world::{Walk, World, begin, click, field, go_into, pause, press, walk, write};

fn told() -> FakeSession {
    let mut session = team::festival(1);
    put_answers(&mut session);
    session
}

fn answers(session: FakeSession) -> Walk {
    let mut walk = walk(session, Room::Voice);
    let count = walk.state().session.snapshot.standard_answers.values().filter(|answer| !answer.binned).count();
    click(&mut walk, &format!("Answers ({count})"));
    walk
}

fn open(walk: &mut Walk, id: DocId) {
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(id, &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
}

fn copied(walk: &Walk) -> Vec<String> {
    let copies = walk.output().platform_output.commands.iter().filter_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    copies.collect()
}

#[test]
fn a_new_answer_is_written_in_its_sheet_and_stands_in_the_list() {
    let mut walk = answers(team::festival(1));
    walk.get_by_label("No standard answers yet");
    click(&mut walk, "New answer");
    // The caret is in the question.
    write(&mut walk, "Is er wifi?");
    go_into(&mut walk, "Answer");
    write(&mut walk, "Nee, en dat is fijn.");
    pause(&mut walk);
    click(&mut walk, "Close");
    let made: Vec<_> = walk.state().session.snapshot.standard_answers.values().collect();
    assert_eq!(made.len(), 1);
    assert_eq!((made[0].question.as_str(), made[0].text.as_str()), ("Is er wifi?", "Nee, en dat is fijn."));
    walk.get_by_label("Is er wifi?");
    walk.get_by_label("Answers (1)");
}

#[test]
fn a_new_answer_of_which_nobody_said_anything_leaves_nothing_behind() {
    let mut walk = answers(team::festival(1));
    click(&mut walk, "New answer");
    click(&mut walk, "Close");
    walk.run();
    assert!(walk.state().session.snapshot.standard_answers.values().all(|answer| answer.binned));
}

#[test]
fn an_answer_is_found_as_one_types_and_copied_whole() {
    let mut walk = answers(told());
    go_into(&mut walk, "Find an answer");
    write(&mut walk, "INSTA park");
    assert!(walk.query_by_label("Mag mijn hond mee?").is_none());
    let whole = walk.state().session.text_of(answer_id(2));
    walk.get_by_label("Copy the answer to: Waar kan ik parkeren?").click();
    walk.step();
    assert_eq!(copied(&walk), [whole], "also what the card has no room for");
    go_into(&mut walk, "Find an answer");
    write(&mut walk, " zeppelin");
    walk.get_by_label("No answer has these words in it.");
}

#[test]
fn an_answer_is_checked_by_the_rules_of_where_it_is_given() {
    let mut session = told();
    let rule = |id, sort, about: &str, place| {
        let (instead, reason, strictness) = (String::new(), String::new(), Strictness::Warn);
        Edit::NewRule(doc(id), NewRule { sort, about: about.into(), instead, reason, place, strictness })
    };
    session.take(vec![Command::Edit(vec![
        rule(5_001, Sort::Address, "je", Place::Team),
        rule(5_002, Sort::Avoid, "weide", Place::Channel(channel_id("Instagram"))),
        rule(5_003, Sort::SignOff, "", Place::Team),
    ])]);
    session.first_text.clear();
    let mut walk = answers(session);
    open(&mut walk, answer_id(0));
    go_into(&mut walk, "Answer");
    press(&mut walk, egui::Modifiers::COMMAND, egui::Key::End);
    write(&mut walk, " Vraagt u het op de weide?");
    walk.get_by_label("‘u’");
    assert!(walk.query_by_label("‘weide’").is_none(), "it is given everywhere");
    assert!(walk.query_by_label("Nobody’s name stands below it").is_none(), "whoever gives it does that");
    click(&mut walk, "Write ‘Vraag je’");
    pause(&mut walk);
    assert!(walk.state().session.text_of(answer_id(0)).ends_with("Vraag je het op de weide?"));
    // Given on Instagram alone, the rule of that channel holds.
    let instagram = Edit::StandardAnswer(answer_id(0), StandardAnswerEdit::SetChannel(channel_id("Instagram"), true));
    walk.get_by_role_and_label(Role::CheckBox, "Instagram").click();
    walk.run();
    assert!(walk.state().edits().contains(&instagram));
    walk.get_by_label("‘weide’");
}

#[test]
fn a_long_question_wraps_is_one_line_and_is_left_with_enter() {
    let mut walk = answers(team::festival(1));
    click(&mut walk, "New answer");
    let one = field(&walk, "Question").rect().height();
    let long = "Mogen wij met een groep van twintig leerlingen en drie honden ".repeat(3);
    write(&mut walk, &long);
    assert!(field(&walk, "Question").rect().height() > one * 2.0, "all of it is to be read");
    walk.event(egui::Event::Paste("komen\nkijken?".into()));
    walk.run();
    press(&mut walk, egui::Modifiers::NONE, egui::Key::Enter);
    pause(&mut walk);
    assert!(field(&walk, "Answer").is_focused(), "on to what is said");
    let made = walk.state().session.snapshot.standard_answers.values().next().expect("made");
    assert_eq!(made.question, format!("{long}komen kijken?"));
}

#[test]
fn an_answer_goes_to_the_bin_and_comes_back() {
    let mut walk = answers(told());
    click(&mut walk, "Open: Mag mijn hond mee?");
    click(&mut walk, "Move this standard answer to the bin");
    walk.get_by_label("Answers (2)");
    click(&mut walk, "In the bin (1)");
    click(&mut walk, "Restore: Mag mijn hond mee?");
    let way = [true, false].map(|binned| Edit::StandardAnswer(answer_id(0), StandardAnswerEdit::Bin(binned)));
    assert!(way.iter().all(|edit| walk.state().edits().contains(edit)));
    walk.get_by_label("Answers (3)");
    walk.state_mut().session.notices.push(Notice::Undoable { done: Done::StandardAnswerBinned, action: None });
    walk.run();
    walk.get_by_label("The standard answer is in the bin");
}

#[test]
fn a_guest_copies_and_does_not_write() {
    let mut session = told();
    session.snapshot.team.my_role = Some(role::Role::Guest);
    assert!(!Kind::StandardAnswer.may_be_written_by(role::Role::Guest));
    let mut walk = answers(session);
    assert!(walk.query_by_label("New answer").is_none());
    open(&mut walk, answer_id(0));
    assert!(walk.query_by_label("Move this standard answer to the bin").is_none());
    go_into(&mut walk, "Answer");
    write(&mut walk, "Nee.");
    pause(&mut walk);
    assert!(!walk.state().session.text_of(answer_id(0)).contains("Nee."));
    assert_eq!(field(&walk, "Question").value().as_deref(), Some("Mag mijn hond mee?"));
    walk.get_by_label("Copy the answer").click();
    walk.step();
    assert_eq!(copied(&walk), ["Ja, aan de lijn. Er staat water aan de ingang."]);
}

#[test]
fn the_second_click_of_a_double_one_does_not_throw_a_new_answer_away() {
    let world = World::new(team::festival(1), Room::Voice, Language::English, ThemePreference::Light);
    // As quick as a hand is.
    let mut walk = begin(world, Harness::builder().with_size([1280.0, 800.0]).with_step_dt(1.0 / 60.0));
    click(&mut walk, "Answers (0)");
    walk.get_by_label("New answer").click();
    walk.run_steps(3);
    walk.get_by_label("Move this standard answer to the bin").click();
    walk.run_steps(3);
    assert!(walk.state().session.snapshot.standard_answers.values().all(|answer| !answer.binned));
    walk.run_steps(60);
    click(&mut walk, "Move this standard answer to the bin");
    assert!(walk.state().session.snapshot.standard_answers.values().all(|answer| answer.binned), "on purpose it does");
    assert!(walk.query_by_label_contains("In the bin").is_none(), "there was nothing in it to be restored");
}

#[test]
fn by_keys_alone_one_comes_from_anywhere_to_a_new_answer_and_back_to_where_one_was() {
    let mut walk = walk(team::festival(1), Room::Calendar);
    press(&mut walk, egui::Modifiers::COMMAND, egui::Key::K);
    write(&mut walk, "standard answer");
    press(&mut walk, egui::Modifiers::NONE, egui::Key::Enter);
    write(&mut walk, "Is er wifi?");
    press(&mut walk, egui::Modifiers::NONE, egui::Key::Enter);
    write(&mut walk, "Nee.");
    pause(&mut walk);
    press(&mut walk, egui::Modifiers::NONE, egui::Key::Escape);
    let made = walk.state().session.snapshot.standard_answers.values().next().expect("made").clone();
    assert_eq!((made.question.as_str(), made.text.as_str()), ("Is er wifi?", "Nee."));
    walk.get_by_label("Open: Is er wifi?").focus();
    walk.run();
    press(&mut walk, egui::Modifiers::NONE, egui::Key::Enter);
    field(&walk, "Answer");
    press(&mut walk, egui::Modifiers::NONE, egui::Key::Escape);
    assert!(walk.get_by_label("Open: Is er wifi?").is_focused());
}
