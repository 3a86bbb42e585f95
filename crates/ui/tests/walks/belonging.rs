//! What a post belongs to: a plan, an experiment, a persona; and looking at the posts of one.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::channel::ChannelEdit;
use trekker_domain::conflict::{Choice, Conflict};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::persona::{Persona, PersonaEdit};
use trekker_domain::post::{Experiment, PostEdit, Status};
use trekker_domain::publish_at::parse_date;
use trekker_domain::rule::Address;
use trekker_session::command::Command;
use trekker_ui::context::Request;
use trekker_ui::room::Room;

use crate::fake::around::put_events;
use crate::fake::team::column;
use crate::fake::{TEAM, channel_id, doc, team};
use crate::world::{Walk, click, field, go_into, pause, press, walk, write};

#[test]
fn a_post_is_part_of_a_plan_or_an_experiment_that_says_what_it_is_to_show() {
    let mut session = team::festival(12);
    put_events(&mut session);
    let mut walk = walk(session, Room::Calendar);
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(3), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    click(&mut walk, "Plan: No plan");
    click(&mut walk, "Experiment");
    walk.run();
    assert!(walk.query_by_label("No hypothesis").is_some(), "an experiment says what it is to show");
    field(&walk, "Hypothesis").focus();
    walk.run();
    write(&mut walk, "Meer reacties met een vraag");
    field(&walk, "Look back on").focus();
    walk.run();
    write(&mut walk, "7-12-2026");
    press(&mut walk, Modifiers::NONE, Key::Tab);
    pause(&mut walk);
    let experiment = walk.state().session.post(doc(3)).summary.experiment.clone();
    let wanted = Experiment { hypothesis: "Meer reacties met een vraag".into(), review_on: parse_date("2026-12-07") };
    assert_eq!(experiment, Some(Box::new(wanted)));
    assert!(walk.query_by_label("No hypothesis").is_none());
    click(&mut walk, "Plan: Experiment");
    click(&mut walk, "Lente 2027");
    let summary = &walk.state().session.post(doc(3)).summary;
    assert!(summary.experiment.is_none() && summary.plan.is_some());
    click(&mut walk, "Persona: For everybody");
    click(&mut walk, "Mia, 34, twee kinderen");
    assert!(walk.state().session.post(doc(3)).summary.persona.is_some());
}

#[test]
fn a_filter_is_kept_for_next_time_and_under_a_name() {
    let mut session = team::festival(40);
    put_events(&mut session);
    let mut walk = walk(session, Room::Calendar);
    let shown = |walk: &crate::world::Walk| walk.query_all_by_label_contains("Line-up bekend").count();
    assert!(shown(&walk) > 0);
    click(&mut walk, "Filters");
    click(&mut walk, "Persona: Any persona");
    click(&mut walk, "Mia, 34, twee kinderen");
    assert_eq!(shown(&walk), 0, "no post is for Mia");
    assert!(walk.state().requests.contains(&Request::SavePreferences));
    click(&mut walk, "Keep as a view");
    walk.run();
    write(&mut walk, "Voor Mia");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    click(&mut walk, "Clear");
    assert!(shown(&walk) > 0);
    click(&mut walk, "My views: My views");
    click(&mut walk, "Voor Mia");
    assert_eq!(shown(&walk), 0);
    click(&mut walk, "Remove the view Voor Mia");
    walk.run();
    assert!(walk.state().session.snapshot.desk.views.is_empty());
}

#[test]
fn plans_and_personas_are_named_in_the_teams_room() {
    let mut walk = walk(team::festival(0), Room::Team);
    field(&walk, "Name of the plan").focus();
    walk.run();
    write(&mut walk, "Zomer 2027");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    field(&walk, "First day of Zomer 2027").focus();
    walk.run();
    write(&mut walk, "1-6-2027");
    press(&mut walk, Modifiers::NONE, Key::Tab);
    walk.run();
    let plan = walk.state().session.snapshot.plans.values().next().cloned().expect("a plan");
    assert_eq!((plan.name.as_str(), plan.first_day), ("Zomer 2027", parse_date("2027-06-01")));
}

#[test]
fn what_a_team_does_not_have_yet_is_made_and_chosen_in_one_action() {
    let mut session = team::festival(1);
    let mut post = session.post(doc(1));
    post.summary.channels.clear();
    post.summary.status = Status::Draft.into();
    session.put_post(post);
    let mut walk = walk(session, Room::Calendar);
    walk.set_size(egui::vec2(1280.0, 2_000.0));
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(1), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    let last = |walk: &Walk| match walk.state().session.log.last() {
        Some(Command::Edit(edits)) => edits.clone(),
        other => panic!("{other:?}"),
    };
    let add = |walk: &mut Walk, line: &str, name: &str| {
        go_into(walk, line);
        write(walk, name);
        press(walk, Modifiers::NONE, Key::Enter);
    };
    let chosen = |edit| Edit::Post(doc(1), edit);

    click(&mut walk, "Channel…");
    add(&mut walk, "Name of the channel", "Mastodon");
    let mastodon = channel_id("Mastodon");
    let new = Edit::NewChannel { name: "Mastodon".into() };
    assert_eq!(last(&walk), [new, chosen(PostEdit::SetChannel(mastodon, true))]);

    // It is in the bin: it comes out, and is not made a second time.
    let binned = vec![Edit::Channel(mastodon, ChannelEdit::Bin(true)), chosen(PostEdit::SetChannel(mastodon, false))];
    walk.state_mut().session.take(vec![Command::Edit(binned)]);
    walk.run();
    click(&mut walk, "Channel…");
    add(&mut walk, "Name of the channel", "mastodon");
    let out = Edit::Channel(mastodon, ChannelEdit::Bin(false));
    assert_eq!(last(&walk), [out, chosen(PostEdit::SetChannel(mastodon, true))]);

    click(&mut walk, "Plan: No plan");
    click(&mut walk, "New plan…");
    add(&mut walk, "Name of the plan", "Zomer");
    let zomer = derived::plan(&TEAM, "Zomer");
    assert_eq!(last(&walk), [Edit::NewPlan { name: "Zomer".into() }, chosen(PostEdit::SetPlan(Some(zomer)))]);
}

#[test]
fn two_forms_of_address_chosen_at_once_for_a_persona_are_both_shown_and_one_is_picked() {
    let mut session = team::festival(0);
    session.take(vec![Command::Edit(vec![Edit::NewPersona { name: "Mia".into() }])]);
    let id = derived::persona(&TEAM, "Mia");
    let persona = Persona { contested: true, ..Persona::clone(&session.snapshot.personas[&id]) };
    session.snapshot.personas.insert(id, persona.into());
    let choice = |value: &str, by| Choice { value: value.into(), by: Some(by) };
    let choices = vec![choice("je", team::ELS), choice("u", team::BRAM)];
    session.conflicts.insert(id, vec![Conflict { field: column(Kind::Persona, "address"), of: None, choices }]);
    let mut walk = walk(session, Room::Team);
    walk.set_size(egui::vec2(1280.0, 2_000.0));
    walk.run();
    assert!(walk.state().session.snapshot.open.contains_key(&id));
    click(&mut walk, "u — Bram Peeters");
    assert_eq!(walk.state().edits().pop(), Some(Edit::Persona(id, PersonaEdit::SetAddress(Some(Address::U)))));
    // What is not looked at any more is not kept at hand.
    walk.run();
    assert!(!walk.state().session.snapshot.open.contains_key(&id));
}
