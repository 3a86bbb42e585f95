//! The pinboard: brought from anywhere, looked at one by one, parked, bundled, and what became of it.

use std::collections::BTreeSet;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::idea::{Idea, IdeaDecision, IdeaEdit, Season};
use trekker_domain::post::Status;
use trekker_domain::role::Role;
use trekker_domain::success::{FigureEdit, Part, SuccessEdit};
use trekker_session::command::Command;
use trekker_ui::context::Request;
use trekker_ui::room::Room;

use crate::fake::ideas::put_pinboard;
use crate::fake::{FakeSession, doc, team};
use crate::world::{Walk, click, drag, go_into, pause, press, walk, write};

fn idea(n: u64) -> DocId {
    doc(500_000 + n)
}

fn pinboard() -> FakeSession {
    let mut session = team::festival(12);
    put_pinboard(&mut session);
    session
}

/// What ideas were put into, in the last action.
fn joined(walk: &Walk) -> (BTreeSet<DocId>, BTreeSet<DocId>) {
    let Some(Command::Edit(edits)) =
        walk.state().session.log.iter().rev().find(|command| matches!(command, Command::Edit(_)))
    else {
        panic!("no edits")
    };
    let joins = edits.iter().filter_map(|edit| match edit {
        Edit::Idea(id, IdeaEdit::Join(into, true)) => Some((*id, *into)),
        _ => None,
    });
    joins.unzip()
}

#[test]
fn an_idea_takes_one_key_its_words_and_enter() {
    let mut walk = walk(team::empty(), Room::Ideas);
    press(&mut walk, Modifiers::NONE, Key::N);
    write(&mut walk, "Een kaart van de weide");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    let Some(Edit::NewIdea { text, .. }) = walk.state().edits().pop() else { panic!("no idea") };
    assert_eq!(text, "Een kaart van de weide");
    // The next one can be typed at once.
    write(&mut walk, "Nog een");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    assert_eq!(walk.state().edits().len(), 2);
}

#[test]
fn ctrl_i_brings_an_idea_from_anywhere_and_leaves_one_where_one_was() {
    let mut walk = walk(team::festival(3), Room::Calendar);
    press(&mut walk, Modifiers::COMMAND, Key::I);
    write(&mut walk, "Zingen");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    assert!(matches!(walk.state().edits().as_slice(), [Edit::NewIdea { .. }]));
    assert!(walk.query_by_label("The idea").is_none(), "it closed");
    assert_eq!(walk.state().desk.room, Room::Calendar);

    press(&mut walk, Modifiers::COMMAND, Key::I);
    write(&mut walk, "Vuurwerk van licht");
    click(&mut walk, "Winter");
    click(&mut walk, "Add with a photo…");
    let edits = walk.state().edits();
    let [_, Edit::NewIdea { id, .. }, season] = edits.as_slice() else { panic!("{edits:?}") };
    assert_eq!(*season, Edit::Idea(*id, IdeaEdit::SetSeason(Some(Season::Winter))));
    assert_eq!(walk.state().requests.last(), Some(&Request::PickMedia { to: *id }));
}

#[test]
fn a_quick_idea_can_have_channels_and_a_link_and_enter_adds_it_from_there_too() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    press(&mut walk, Modifiers::COMMAND, Key::I);
    write(&mut walk, "De kok en zijn soep");
    let (channel, name) = {
        let snapshot = &walk.state().session.snapshot;
        let (id, channel) = snapshot.channels_by_name().next().expect("a channel");
        (*id, channel.name.clone())
    };
    walk.get_all_by_label(&name).last().expect("a channel to choose").click();
    walk.run();
    walk.get_by_label("Link").focus();
    walk.run();
    write(&mut walk, "https://example.org/soep");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    let edits = walk.state().edits();
    let [Edit::NewIdea { id, .. }, on, link] = edits.as_slice() else { panic!("{edits:?}") };
    assert_eq!(*on, Edit::Idea(*id, IdeaEdit::SetChannel(channel, true)));
    assert_eq!(*link, Edit::Idea(*id, IdeaEdit::SetLink("https://example.org/soep".to_owned())));
}

#[test]
fn what_was_typed_waits_when_the_quick_idea_is_closed() {
    let mut walk = walk(team::festival(0), Room::Calendar);
    press(&mut walk, Modifiers::COMMAND, Key::I);
    write(&mut walk, "Half gedac");
    press(&mut walk, Modifiers::NONE, Key::Escape);
    assert_eq!(walk.state().edits(), []);
    press(&mut walk, Modifiers::COMMAND, Key::I);
    write(&mut walk, "ht");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    let Some(Edit::NewIdea { text, .. }) = walk.state().edits().pop() else { panic!("no idea") };
    assert_eq!(text, "Half gedacht");
}

#[test]
fn a_heart_is_given_and_taken_back_and_only_ones_own_idea_goes_to_the_bin() {
    let mut session = team::empty();
    let all = team::festival(0).snapshot.ideas;
    let of = &all[&idea(0)];
    session.does_at(of.brought_by, of.brought_at, Edit::NewIdea { id: of.id, text: of.text.clone() });
    let mut walk = walk(session, Room::Ideas);
    click(&mut walk, "0 hearts");
    click(&mut walk, "1 heart");
    let hearts = [true, false].map(|given| Edit::Heart { idea: idea(0), given });
    assert_eq!(walk.state().edits(), hearts);
    let more = format!("More about the idea {}", all[&idea(0)].headline());
    click(&mut walk, &more);
    walk.get_by_label("Park…");
    assert!(walk.query_by_label("Move to the bin").is_none(), "it is another's");
    walk.state_mut().session.snapshot.team.me = Some(all[&idea(0)].brought_by);
    walk.run();
    click(&mut walk, "Move to the bin");
    assert_eq!(walk.state().edits().last(), Some(&Edit::Decide(idea(0), IdeaDecision::Bin(true))));
    click(&mut walk, "Bin (1)");
    click(&mut walk, &more);
    click(&mut walk, "Restore");
    assert_eq!(walk.state().edits().last(), Some(&Edit::Decide(idea(0), IdeaDecision::Bin(false))));
}

#[test]
fn an_idea_becomes_a_post_and_says_so() {
    let mut walk = walk(team::festival(0), Room::Ideas);
    walk.get_all_by_label("Make a post of it").next().expect("a card").click();
    walk.run();
    let edits = walk.state().edits();
    let [Edit::NewPost(id, new), Edit::Idea(from, IdeaEdit::Join(into, true))] = edits.as_slice() else {
        panic!("{edits:?}")
    };
    assert_eq!(new.title, "Elke vrijdag een vrijwilliger in beeld, met één vraag");
    assert_eq!((from, into), (&idea(0), id));
    assert!(walk.state().session.log.contains(&Command::Open(*id)));
    // Beside the post stands whose idea it was.
    walk.get_by_label("From these ideas");
    click(&mut walk, "Became something (1)");
    walk.get_by_label(&format!("Became the post {} (Draft)", new.title));
}

#[test]
fn several_ideas_are_selected_into_one_and_everybody_keeps_their_credit() {
    let mut walk = walk(team::festival(0), Room::Ideas);
    let all = walk.state().session.snapshot.ideas.clone();
    for n in [0, 1] {
        click(&mut walk, &format!("Select the idea {}", all[&idea(n)].headline()));
    }
    walk.get_by_label("2 ideas selected");
    click(&mut walk, "Make one bigger idea");
    let (ideas, into) = joined(&walk);
    assert_eq!(ideas, [idea(0), idea(1)].into());
    let bigger = *into.first().expect("a bigger idea");
    assert!(walk.state().session.log.contains(&Command::Open(bigger)));
    let credit = walk.state().session.snapshot.credit_of(bigger);
    assert_eq!(credit.len(), 2, "{credit:?}");
    assert!(walk.query_by_label("2 ideas selected").is_none());
}

#[test]
fn one_card_dropped_on_another_selects_both_and_a_campaign_takes_them_in() {
    let mut walk = walk(team::festival(0), Room::Ideas);
    let all = walk.state().session.snapshot.ideas.clone();
    let place = |walk: &Walk, n: u64| walk.get_by_label(all[&idea(n)].text.trim()).rect().center();
    let (from, to) = (place(&walk, 0), place(&walk, 1));
    drag(&mut walk, from, to);
    walk.get_by_label("2 ideas selected");
    click(&mut walk, "Into a campaign");
    click(&mut walk, "New campaign…");
    write(&mut walk, "Lente");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    let plan = walk.state().session.snapshot.plans.keys().next().copied().expect("a plan");
    let new = Edit::NewPlan { name: "Lente".into() };
    let is_whole = |command: &Command| matches!(command, Command::Edit(edits) if edits.len() == 3 && edits[0] == new);
    assert!(walk.state().session.log.iter().any(is_whole), "one action, so one undo");
    assert_eq!(joined(&walk), ([idea(0), idea(1)].into(), [plan].into()));
    click(&mut walk, "Became something (2)");
    assert_eq!(walk.get_all_by_label("Part of the campaign Lente").count(), 2);
}

#[test]
fn the_stack_is_gone_through_by_keys_and_parking_asks_for_a_kind_reason() {
    let mut walk = walk(team::festival(0), Room::Ideas);
    let count = walk.state().session.snapshot.ideas.len();
    click(&mut walk, &format!("To look at ({count})"));
    press(&mut walk, Modifiers::NONE, Key::Escape);
    walk.get_by_label(&format!("1 of {count}"));
    press(&mut walk, Modifiers::NONE, Key::K);
    let Some(Edit::Decide(first, IdeaDecision::Keep { .. })) = walk.state().edits().pop() else { panic!("not kept") };
    walk.get_by_label(&format!("1 of {}", count - 1));
    press(&mut walk, Modifiers::NONE, Key::ArrowRight);
    walk.get_by_label(&format!("2 of {}", count - 1));
    press(&mut walk, Modifiers::NONE, Key::P);
    walk.get_by_label("Park this idea");
    click(&mut walk, "Park");
    assert_eq!(walk.state().edits().len(), 1, "without a reason it is not parked");
    go_into(&mut walk, "A kind reason");
    write(&mut walk, "Eerst de zomer");
    press(&mut walk, Modifiers::COMMAND, Key::Enter);
    let Some(Edit::Decide(second, IdeaDecision::Park { until, reason })) = walk.state().edits().pop() else {
        panic!("not parked")
    };
    assert_eq!((until.to_string().as_str(), reason.as_str()), ("2026-12-23", "Eerst de zomer"));
    assert_ne!(first, second);
    click(&mut walk, "Parked (1)");
    walk.get_by_label("Rests until Wednesday 23 December: Eerst de zomer");
}

#[test]
fn who_brought_it_sees_what_became_of_it_and_two_bundles_made_apart_are_told() {
    let mut walk = walk(pinboard(), Room::Ideas);
    click(&mut walk, "Became something (2)");
    walk.get_by_label(
        "In 2 bundles, made by Els van Dam and Fatima El Amrani: both are kept, and either can let it go",
    );
    // In the sheet one of them lets it go.
    let words = walk.state().session.snapshot.ideas[&idea(2)].text.trim().to_owned();
    click(&mut walk, &words);
    let title = walk.state().session.post(doc(8)).summary.title.clone();
    click(&mut walk, &format!("Take it out of {title}"));
    let out = Edit::Idea(idea(2), IdeaEdit::Join(doc(8), false));
    assert_eq!(walk.state().edits().last(), Some(&out));
}

#[test]
fn a_guest_brings_ideas_and_leaves_what_becomes_of_them_to_the_team() {
    let mut session = pinboard();
    session.snapshot.team.my_role = Some(Role::Guest);
    let mut walk = walk(session, Room::Ideas);
    assert!(walk.query_by_label("Make a post of it").is_none());
    click(&mut walk, "To look at (3)");
    press(&mut walk, Modifiers::NONE, Key::K);
    assert_eq!(walk.state().edits(), []);
    press(&mut walk, Modifiers::COMMAND, Key::I);
    write(&mut walk, "Ook van een gast");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    assert!(matches!(walk.state().edits().as_slice(), [Edit::NewIdea { .. }]));
}

#[test]
fn a_success_comes_back_from_the_bin() {
    let mut walk = walk(pinboard(), Room::Ideas);
    click(&mut walk, "Successes (1)");
    click(&mut walk, "Move this success to the bin");
    click(&mut walk, "In the bin (1)");
    let restore = walk.get_by_label_contains("Restore: ");
    restore.click();
    walk.run();
    let way = [true, false].map(|binned| Edit::Success(doc(860_000), SuccessEdit::Bin(binned)));
    assert_eq!(walk.state().edits(), way);
    walk.get_by_label("Move this success to the bin");
}

#[test]
fn a_success_has_words_figures_and_the_credit_of_who_thought_and_who_made() {
    let mut walk = walk(pinboard(), Room::Ideas);
    click(&mut walk, "Successes (1)");
    let success = doc(860_000);
    walk.get_by_label("Thought of by: Els van Dam");
    let noor = walk.state().session.snapshot.members.iter().find(|member| member.name == "Noor").expect("Noor").id;
    click(&mut walk, "Add somebody: Made by");
    click(&mut walk, "Noor");
    let made = SuccessEdit::credit(noor, Part::Made, true);
    assert_eq!(walk.state().edits(), [Edit::Success(success, made)]);
    click(&mut walk, "Made by: Noor");
    let taken = SuccessEdit::credit(noor, Part::Made, false);
    assert_eq!(walk.state().edits().last(), Some(&Edit::Success(success, taken)));
    // Whom the work tells of stays.
    let count = walk.state().edits().len();
    click(&mut walk, "Made by: Bram Peeters");
    assert_eq!(walk.state().edits().len(), count);
    click(&mut walk, "Figure");
    let Some(Edit::Success(_, SuccessEdit::Figure(figure, FigureEdit::SetRank(_)))) = walk.state().edits().pop() else {
        panic!("no figure")
    };
    go_into(&mut walk, "Figure 2");
    write(&mut walk, "17");
    pause(&mut walk);
    let value = Edit::Success(success, SuccessEdit::Figure(figure, FigureEdit::SetValue("17".into())));
    assert_eq!(walk.state().edits().last(), Some(&value));
}

#[test]
fn what_a_posted_post_brought_is_noted_from_its_sheet() {
    let mut session = team::festival(3);
    let mut post = session.post(doc(1));
    post.summary.status = Status::Posted.into();
    session.put_post(post);
    let mut walk = walk(session, Room::Calendar);
    walk.set_size(egui::vec2(1280.0, 2_400.0));
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(1), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    click(&mut walk, "Note what it brought");
    let Some(Edit::NewSuccess(_, new)) = walk.state().edits().pop() else { panic!("no success") };
    assert_eq!(new.about, Some(doc(1)));
    assert_eq!(walk.state().desk.room, Room::Ideas);
    assert!(walk.query_all_by_label("What it brought").count() > 0);
}

#[test]
fn a_guest_writes_in_their_own_ideas_and_reads_those_of_others() {
    let mut session = pinboard();
    let (me, mine) = (session.snapshot.team.me.expect("somebody"), idea(0));
    session.snapshot.team.my_role = Some(Role::Guest);
    let all = session.snapshot.ideas.clone();
    let others =
        *all.iter().find(|(id, one)| **id != mine && one.brought_by != me).expect("an idea of somebody else").0;
    let of_me = Idea { brought_by: me, ..Idea::clone(&all[&mine]) };
    session.snapshot.ideas.insert(mine, std::sync::Arc::new(of_me));
    let mut walk = walk(session, Room::Calendar);
    let may_write = |walk: &mut Walk, id: DocId| {
        let mut commands = Vec::new();
        walk.state_mut().desk.open_document(id, &mut commands);
        walk.state_mut().session.take(commands);
        walk.run();
        go_into(walk, "The idea");
        write(walk, "Of niet");
        pause(walk);
        let typed = |command: &Command| matches!(command, Command::Type(typing) if typing.doc == id);
        walk.state().session.log.iter().any(typed)
    };
    assert!(may_write(&mut walk, mine));
    assert!(!may_write(&mut walk, others));
}
