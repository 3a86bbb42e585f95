//! Voice rules: made in the guide's room, kept while somebody types, mended by one click.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::history::{Step, What};
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::persona::PersonaEdit;
use trekker_domain::post::{PostEdit, Status};
use trekker_domain::rule::{Address, NewRule, Place, RuleEdit, Sort, Strictness};
use trekker_domain::text::{Language, Version};
use trekker_domain::variant::VariantEdit;
use trekker_session::command::Command;
use trekker_ui::room::Room;

use crate::fake::team::column;
use crate::fake::{FakeSession, channel_id, doc, moment, team};
use crate::world::{Walk, click, go_into, pause, press, walk, write};

fn rule(sort: Sort, about: &str, place: Place, strictness: Strictness) -> Edit {
    let (instead, reason) = (String::new(), String::new());
    Edit::NewRule(
        doc(5_000 + about.len() as u64),
        NewRule { sort, about: about.to_owned(), instead, reason, place, strictness },
    )
}

/// A post with this text, open, in a team with these rules.
fn opened(text: &str, rules: Vec<Edit>) -> Walk {
    let mut session = team::festival(1);
    session.take(vec![Command::Edit(rules)]);
    let mut post = session.post(doc(1));
    post.text = text.to_owned();
    post.summary.status = Status::Draft.into();
    post.summary.channels = [channel_id("Instagram")].into();
    session.put_post(post);
    let mut walk = walk(session, Room::Calendar);
    walk.set_size(egui::vec2(1280.0, 1_800.0));
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(1), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    walk
}

fn text(walk: &Walk) -> String {
    walk.state().session.text_of(doc(1))
}

fn typings(session: &FakeSession) -> usize {
    session.log.iter().filter(|command| matches!(command, Command::Type(_))).count()
}

#[test]
fn what_is_against_a_rule_is_named_and_mended_as_one_action() {
    let rules = vec![rule(Sort::Address, "je", Place::Team, Strictness::Warn)];
    let mut walk = opened("Komt u ook? Breng uw fiets mee.", rules);
    walk.get_by_label("‘u’");
    walk.get_by_label("‘uw’");
    click(&mut walk, "Write ‘Kom je’");
    pause(&mut walk);
    assert_eq!(text(&walk), "Kom je ook? Breng uw fiets mee.");
    assert_eq!(typings(&walk.state().session), 1, "one action, which one undo takes back");
    assert!(walk.query_by_label("‘u’").is_none());
    // What is typed is looked at at once.
    go_into(&mut walk, "Text");
    press(&mut walk, Modifiers::COMMAND, Key::End);
    write(&mut walk, " Wij helpen u graag.");
    walk.get_by_label("‘u’");
}

#[test]
fn a_rule_that_has_to_be_kept_stops_a_post_from_being_planned() {
    let rules = vec![rule(Sort::Exclamation, "0", Place::Team, Strictness::Stop)];
    let mut walk = opened("Kom je ook!", rules);
    walk.get_by_label("One thing is against a rule that has to be kept. Until it is mended, this cannot be planned");
    click(&mut walk, "Status: Draft");
    click(&mut walk, "Planned");
    let planned = Edit::Post(doc(1), PostEdit::SetStatus(Status::Planned));
    assert!(!walk.state().edits().contains(&planned));
    // The list closes.
    go_into(&mut walk, "Text");
    click(&mut walk, "Write ‘.’");
    pause(&mut walk);
    assert!(
        walk.query_by_label(
            "One thing is against a rule that has to be kept. Until it is mended, this cannot be planned"
        )
        .is_none()
    );
    click(&mut walk, "Status: Draft");
    click(&mut walk, "Planned");
    assert!(walk.state().edits().contains(&planned));
}

#[test]
fn the_persona_of_a_post_says_how_people_are_spoken_to() {
    let rules = vec![rule(Sort::Address, "u", Place::Team, Strictness::Warn), Edit::NewPersona { name: "Mia".into() }];
    let mut walk = opened("Komt u ook?", rules);
    assert!(walk.query_by_label("‘u’").is_none());
    let mia = walk.state().session.snapshot.personas.keys().next().copied().expect("a persona");
    walk.state_mut().session.take(vec![Command::Edit(vec![
        Edit::Persona(mia, PersonaEdit::SetAddress(Some(Address::Je))),
        Edit::Post(doc(1), PostEdit::SetPersona(Some(mia))),
    ])]);
    walk.run();
    walk.get_by_label("‘u’");
    walk.get_by_label("Here we say je (Mia)");
}

#[test]
fn a_rule_is_made_and_set_in_the_room_of_the_guide() {
    let mut walk = walk(team::festival(0), Room::Voice);
    walk.set_size(egui::vec2(1280.0, 1_800.0));
    walk.run();
    click(&mut walk, "Rules (0)");
    click(&mut walk, "New rule");
    click(&mut walk, "Words not to use");
    let made = walk.state().session.snapshot.rules.values().next().cloned().expect("a rule");
    assert_eq!((made.sort.clone(), made.place), (Open::Known(Sort::Avoid), Some(Place::Team)));
    walk.get_by_label("This rule does not say anything yet, so nothing is checked by it");
    go_into(&mut walk, "Words not to use");
    write(&mut walk, "gratis, kosteloos ");
    press(&mut walk, Modifiers::NONE, Key::Tab);
    write(&mut walk, "voor niets");
    press(&mut walk, Modifiers::NONE, Key::Tab);
    pause(&mut walk);
    let rule = walk.state().session.snapshot.rules.values().next().cloned().expect("a rule");
    assert_eq!((rule.about.as_str(), rule.instead.as_str()), ("gratis\nkosteloos", "voor niets"));
    click(&mut walk, "How strict Words not to use: A warning");
    click(&mut walk, "Has to be mended");
    assert_eq!(walk.state().edits().last(), Some(&Edit::Rule(rule.id, RuleEdit::SetStrictness(Strictness::Stop))));
    click(&mut walk, "Remove the rule Words not to use");
    assert_eq!(walk.state().edits().last(), Some(&Edit::Rule(rule.id, RuleEdit::Bin(true))));
    click(&mut walk, "In the bin (1)");
    click(&mut walk, "Restore: Words not to use: gratis, kosteloos");
    assert_eq!(walk.state().edits().last(), Some(&Edit::Rule(rule.id, RuleEdit::Bin(false))));
    walk.get_by_label("Remove the rule Words not to use");
}

#[test]
fn the_first_comment_is_checked_as_the_text_is_and_mended_as_one_action() {
    let rules = vec![rule(Sort::Address, "je", Place::Team, Strictness::Stop)];
    let mut walk = opened("Kom je ook?", rules);
    click(&mut walk, "Instagram with the main text");
    click(&mut walk, "Own text for Instagram");
    go_into(&mut walk, "First comment");
    write(&mut walk, "Stuurt u ons een foto?");
    press(&mut walk, Modifiers::NONE, Key::Tab);
    walk.run();
    walk.get_by_label("One thing is against a rule that has to be kept. Until it is mended, this cannot be planned");
    click(&mut walk, "Write ‘Stuur je’");
    walk.run();
    let Some(Edit::Variant(_, VariantEdit::SetFirstComment(comment))) = walk.state().edits().pop() else {
        panic!("not mended")
    };
    assert_eq!(comment, "Stuur je ons een foto?");
    assert!(
        walk.query_by_label(
            "One thing is against a rule that has to be kept. Until it is mended, this cannot be planned"
        )
        .is_none()
    );
}

#[test]
fn the_language_of_a_text_is_found_and_can_be_said() {
    let mut walk = opened("Kom je ook naar het plein? We koken soep voor iedereen.", Vec::new());
    click(&mut walk, "Language of the text: Dutch, found");
    click(&mut walk, "English");
    let said = Edit::Post(doc(1), PostEdit::SetLanguage(Some(Language::English)));
    assert_eq!(walk.state().edits().last(), Some(&said));
    walk.get_by_label("Language of the text: English");
}

#[test]
fn two_questions_before_it_is_ready_stop_nobody() {
    let mut walk = opened("Kom je ook?", Vec::new());
    click(&mut walk, "I would share this myself");
    assert_eq!(walk.state().edits().last(), Some(&Edit::Post(doc(1), PostEdit::SetWouldShare(true))));
    go_into(&mut walk, "What it brings the reader");
    write(&mut walk, "Een warme avond");
    pause(&mut walk);
    assert_eq!(walk.state().edits().last(), Some(&Edit::Post(doc(1), PostEdit::SetBrings("Een warme avond".into()))));
    click(&mut walk, "Status: Draft");
    click(&mut walk, "Planned");
    assert!(walk.state().edits().contains(&Edit::Post(doc(1), PostEdit::SetStatus(Status::Planned))));
}

#[test]
fn a_slip_is_found_by_the_dictionary_and_mended_once_it_is_read() {
    let rules = vec![rule(Sort::Dictionary, "", Place::Team, Strictness::Hint)];
    let mut walk = opened("Wij zoeken vrijwiligers voor het kraampje van Els.", rules);
    // The dictionaries are read, and looked into, on a thread of their own.
    for _ in 0..5_000 {
        if walk.query_by_label("Write ‘vrijwilligers’").is_some() {
            break;
        }
        std::thread::yield_now();
        walk.run_steps(1);
    }
    walk.get_by_label("‘vrijwiligers’");
    click(&mut walk, "Write ‘vrijwilligers’");
    pause(&mut walk);
    assert_eq!(text(&walk), "Wij zoeken vrijwilligers voor het kraampje van Els.");
    assert!(walk.query_by_label("‘vrijwilligers’").is_none());
}

#[test]
fn a_text_for_several_channels_is_checked_by_the_rules_of_each_and_says_which_minds() {
    let on =
        |name: &str, about: &str, strictness| rule(Sort::Address, about, Place::Channel(channel_id(name)), strictness);
    let rules = vec![rule(Sort::Address, "u", Place::Team, Strictness::Warn), on("Instagram", "je", Strictness::Stop)];
    let mut walk = opened("Komt u ook?", rules);
    let facebook = Edit::Post(doc(1), PostEdit::SetChannel(channel_id("Facebook"), true));
    walk.state_mut().session.take(vec![Command::Edit(vec![facebook])]);
    walk.run();
    walk.get_by_label("‘u’");
    walk.get_by_label_contains("(Instagram)");
    walk.get_by_label("One thing is against a rule that has to be kept. Until it is mended, this cannot be planned");
    click(&mut walk, "Write ‘Kom je’");
    pause(&mut walk);
    assert!(
        walk.query_by_label(
            "One thing is against a rule that has to be kept. Until it is mended, this cannot be planned"
        )
        .is_none()
    );
    walk.get_by_label("‘je’");
    walk.get_by_label_contains("(Facebook)");
}

#[test]
fn what_a_rule_said_before_is_in_its_history_and_is_set_again() {
    let mut session = team::festival(0);
    let gratis = rule(Sort::Avoid, "gratis", Place::Team, Strictness::Warn);
    let Edit::NewRule(id, _) = gratis else { panic!("a rule") };
    session.take(vec![Command::Edit(vec![gratis])]);
    let step = |value: &str, first: Option<What>, after: u8| {
        let from = first.is_none().then(|| "gratis\nvoor niets".into());
        let set = What::Set { field: column(Kind::Rule, "says"), of: None, value: value.into(), from };
        let (at, after) = (moment("2026-11-22T09:00:00Z"), Version(vec![[after; 32]]));
        Step { by: Some(team::BRAM), at, what: first.into_iter().chain([set]).collect(), after }
    };
    session.put_history(id, vec![step("gratis", None, 2), step("gratis\nvoor niets", Some(What::Made), 1)]);
    let mut walk = walk(session, Room::Voice);
    click(&mut walk, "Rules (1)");
    click(&mut walk, "History and comments of Words not to use: gratis");
    walk.get_by_label("Comments");
    // It shows at once, and what stands there now has nothing to set again.
    walk.get_by_label_contains("→ gratis");
    let again = walk.get_by_label_contains("Set this again");
    again.click();
    walk.run();
    assert_eq!(walk.state().edits().pop(), Some(Edit::Rule(id, RuleEdit::SetAbout("gratis\nvoor niets".into()))));
    // It belongs to its room.
    click(&mut walk, "Ideas");
    assert!(walk.query_by_label_contains("Set this again").is_none());
}
