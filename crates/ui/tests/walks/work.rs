//! What belongs to a post: texts of channels, deliverables and to-dos, approval. By keyboard where a person would.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::approval::Verdict;
use trekker_domain::channel::ChannelEdit;
use trekker_domain::counting::Measure;
use trekker_domain::edit::Edit;
use trekker_domain::frequency::Frequency;
use trekker_domain::holidays::Country;
use trekker_domain::network::Network;
use trekker_domain::planning::Weekdays;
use trekker_domain::post::{PostEdit, Status};
use trekker_domain::team::TeamEdit;
use trekker_domain::variant::VariantEdit;
use trekker_domain::work::{Deliverable, DeliverableEdit, Sort, TodoEdit};
use trekker_session::command::Command;
use trekker_ui::room::Room;

use crate::fake::team::ELS;
use crate::fake::{FakeSession, channel_id, doc, team};
use crate::world::{Walk, click, field, go_into, pause, press, walk, write};

/// A post that goes out on Instagram and LinkedIn next Monday, its sheet open.
fn open(prepare: impl FnOnce(&mut FakeSession)) -> Walk {
    let mut session = team::festival(1);
    let mut post = session.post(doc(1));
    post.summary.publish_at.date = "2026-11-30".parse().ok();
    post.summary.status = Status::Draft.into();
    post.summary.channels = [channel_id("Instagram"), channel_id("LinkedIn")].into();
    post.text = "Tot zaterdag".into();
    session.put_post(post);
    prepare(&mut session);
    let mut walk = walk(session, Room::Calendar);
    walk.set_size(egui::vec2(1280.0, 2_000.0));
    walk.run();
    walk.get_by_label_contains("Line-up bekend, Monday 30 November").click();
    walk.run();
    walk
}

fn last(walk: &Walk) -> Option<Edit> {
    walk.state().edits().pop()
}

#[test]
fn a_channel_gets_words_of_its_own_and_keeps_them_when_the_main_text_changes() {
    let mut walk = open(|_| {});
    click(&mut walk, "Instagram with the main text");
    click(&mut walk, "Own text for Instagram");
    let Some(Edit::NewVariant { text, seen_text, .. }) = last(&walk) else { panic!("no variant") };
    assert_eq!((text.as_str(), seen_text.as_str()), ("Tot zaterdag", "Tot zaterdag"));
    walk.run();
    go_into(&mut walk, "Text on Instagram");
    press(&mut walk, Modifiers::COMMAND, Key::End);
    write(&mut walk, " ♥");
    pause(&mut walk);
    let id = FakeSession::variant_id(doc(1), channel_id("Instagram"));
    assert!(
        walk.state().session.log.iter().any(|command| matches!(command, Command::Type(typing) if typing.doc == id))
    );
    assert_eq!(walk.state().session.post(doc(1)).text, "Tot zaterdag");

    // The main text gets another wording: the variant stays, and says so.
    click(&mut walk, "Main text");
    go_into(&mut walk, "Text");
    press(&mut walk, Modifiers::COMMAND, Key::End);
    write(&mut walk, " om tien");
    pause(&mut walk);
    click(&mut walk, "Instagram with its own text, main text changed");
    walk.get_by_label_contains("The main text has changed since this one was adapted");
    assert_eq!(field(&walk, "Text on Instagram").value().as_deref(), Some("Tot zaterdag ♥"));
    click(&mut walk, "What changed");
    walk.get_by_label("came: om tien");
    click(&mut walk, "It is right as it is");
    assert_eq!(last(&walk), Some(Edit::Variant(id, VariantEdit::SetSeenText("Tot zaterdag om tien".into()))));
    walk.run();
    assert!(walk.query_by_label_contains("The main text has changed").is_none());
    click(&mut walk, "Use the main text again");
    walk.run();
    walk.get_by_label("Own text for Instagram");
}

#[test]
fn each_channel_is_counted_its_own_way_and_too_much_is_said() {
    let mut walk = open(|session| {
        let mut post = session.post(doc(1));
        post.text = "#a #b #c #d #e #f".into();
        session.put_post(post);
    });
    walk.get_by_label("Characters 17 of 2200");
    walk.get_by_label("Characters 17 of 3000");
    walk.get_by_label("Hashtags: 1 too many, 5 at most");
    click(&mut walk, "Instagram with the main text");
    click(&mut walk, "Preview on Instagram");
    walk.get_by_label_contains("Zomerfestival · Instagram");
}

#[test]
fn deliverables_and_to_dos_are_added_by_keyboard_and_their_days_come_from_the_plan() {
    let mut walk = open(|session| {
        session.snapshot.team.settings.weekdays = Weekdays::parse("12345");
    });
    walk.get_by_label("Deliverable").focus();
    walk.run();
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    // The caret is in its name.
    press(&mut walk, Modifiers::COMMAND, Key::A);
    write(&mut walk, "Foto's");
    pause(&mut walk);
    let Some(Edit::Post(_, PostEdit::Deliverable(id, DeliverableEdit::SetName(name)))) = last(&walk) else {
        panic!("no name")
    };
    assert_eq!(name, "Foto's");
    // Monday the 30th goes out; the Friday before is the last working day.
    walk.get_by_label_contains("On Friday 27 November at the latest");
    go_into(&mut walk, "Working days");
    write(&mut walk, "9");
    pause(&mut walk);
    assert_eq!(
        last(&walk),
        Some(Edit::Post(doc(1), PostEdit::Deliverable(id, DeliverableEdit::SetDurationDays(Some(9)))))
    );
    walk.run();
    walk.get_by_label("Can no longer be met: 4 working days short");
    click(&mut walk, "Done: Foto's");
    assert_eq!(last(&walk), Some(Edit::Post(doc(1), PostEdit::Deliverable(id, DeliverableEdit::SetDone(true)))));
    walk.run();
    assert!(walk.query_by_label_contains("Can no longer be met").is_none());

    go_into(&mut walk, "New to-do, then Enter");
    write(&mut walk, "Bel de school");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    let edits = walk.state().edits();
    assert!(edits.iter().any(|edit| matches!(edit,
        Edit::Post(_, PostEdit::Todo(_, TodoEdit::SetWords(words))) if words == "Bel de school")));
    assert!(field(&walk, "New to-do, then Enter").is_focused(), "and there is room for another");
}

#[test]
fn a_deliverable_that_nobody_makes_is_said_to_be_missing_until_somebody_does() {
    let mut walk = open(|session| {
        let mut post = session.post(doc(1));
        post.summary.deliverables = [Deliverable::new(doc(77), "Affiche")].into();
        session.put_post(post);
    });
    walk.get_by_label("Nobody makes it");
    click(&mut walk, "Made by, Affiche: Nobody yet");
    walk.get_by_role_and_label(Role::MenuItem, "Els van Dam").click();
    walk.run();
    assert_eq!(
        last(&walk),
        Some(Edit::Post(doc(1), PostEdit::Deliverable(doc(77), DeliverableEdit::SetOwner(Some(ELS)))))
    );
    walk.run();
    assert!(walk.query_by_label("Nobody makes it").is_none());
}

#[test]
fn approval_is_asked_given_for_these_words_and_an_edit_after_it_is_counted() {
    let mut walk = open(|_| {});
    click(&mut walk, "Ask for approval");
    assert_eq!(last(&walk), Some(Edit::Post(doc(1), PostEdit::SetStatus(Status::Review))));
    walk.get_by_label("Waits for approval");
    click(&mut walk, "Approve");
    let Some(Edit::NewApproval { verdict, texts, .. }) = last(&walk) else { panic!("no approval") };
    assert_eq!((verdict, texts.get(&None).map(String::as_str)), (Verdict::Approved, Some("Tot zaterdag")));
    walk.run();
    walk.get_by_label_contains("Approved by Els van Dam");

    go_into(&mut walk, "Text");
    press(&mut walk, Modifiers::COMMAND, Key::End);
    write(&mut walk, " om tien");
    pause(&mut walk);
    walk.get_by_label_contains("An earlier version was approved by Els van Dam, 2 words changed");
    assert!(walk.query_by_label_contains("Approved by").is_none());
    click(&mut walk, "Refuse…");
    write(&mut walk, "Welke zaterdag");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    let Some(Edit::NewApproval { verdict, reason, texts, .. }) = last(&walk) else { panic!("no word") };
    assert_eq!((verdict, reason.as_str()), (Verdict::Refused, "Welke zaterdag"));
    assert_eq!(texts.get(&None).map(String::as_str), Some("Tot zaterdag om tien"));
    walk.run();
    walk.get_by_label_contains("Refused by Els van Dam");
    click(&mut walk, "Take it back");
    assert!(matches!(last(&walk), Some(Edit::BinApproval(_, true))));
    walk.run();
    walk.get_by_label_contains("An earlier version was approved by Els van Dam");
    assert!(walk.query_by_label("Take it back").is_none(), "of an earlier version there is nothing to take back");
}

#[test]
fn whose_word_counts_is_shown_whatever_was_said_later_of_other_words() {
    let mut walk = open(|_| {});
    click(&mut walk, "Approve");
    walk.state_mut().session.others_approve(doc(1), team::BRAM, "Tot zondag");
    walk.run();
    walk.get_by_label_contains("Approved by Els van Dam");
    assert!(walk.query_by_label_contains("Approved by Bram").is_none());
}

#[test]
fn only_who_said_a_word_is_offered_to_take_it_back() {
    let mut walk = open(|_| {});
    click(&mut walk, "Approve");
    walk.run();
    walk.get_by_label("Take it back");
    walk.state_mut().session.snapshot.team.me = Some(team::BRAM);
    walk.run();
    assert!(walk.query_by_label("Take it back").is_none());
}

#[test]
fn where_others_decide_nobody_else_is_offered_to() {
    let mut walk = open(|session| {
        let id = channel_id("Instagram");
        let mut channel = session.snapshot.channels[&id].as_ref().clone();
        channel.deciders = [team::BRAM].into();
        session.snapshot.channels.insert(id, std::sync::Arc::new(channel));
    });
    assert!(walk.query_by_label("Approve").is_none());
    walk.get_by_label("Bram Peeters decides here");
    click(&mut walk, "Ask for approval");
}

#[test]
fn a_team_says_who_decides_and_knows_a_limit_better_than_trekker() {
    let mut walk = walk(team::festival(1), Room::Team);
    walk.set_size(egui::vec2(1280.0, 2_000.0));
    walk.run();
    click(&mut walk, "More about Instagram");
    let instagram = channel_id("Instagram");
    click(&mut walk, "Bram Peeters decides on Instagram");
    assert_eq!(last(&walk), Some(Edit::Channel(instagram, ChannelEdit::SetDecider(team::BRAM, true))));
    go_into(&mut walk, "At most, Hashtags");
    write(&mut walk, "30");
    go_into(&mut walk, "Name of Instagram");
    let measure = Measure::parse("caption-hashtags").unwrap_or_else(|| panic!("a measure"));
    assert_eq!(last(&walk), Some(Edit::Channel(instagram, ChannelEdit::SetLimit(measure, Some(30)))));
    click(&mut walk, "Network of Instagram: Instagram");
    click(&mut walk, "Mastodon");
    assert_eq!(last(&walk), Some(Edit::Channel(instagram, ChannelEdit::SetNetwork(Some(Network::Mastodon)))));
}

#[test]
fn a_text_that_is_too_long_for_a_channel_leaves_the_post_incomplete() {
    let short_of = |most: u32, status: Status| {
        open(move |session| {
            let id = channel_id("Instagram");
            let mut channel = session.snapshot.channels[&id].as_ref().clone();
            channel.limits.insert(Measure::parse("caption-characters").expect("a measure"), most);
            session.snapshot.channels.insert(id, std::sync::Arc::new(channel));
            let mut post = session.post(doc(1));
            post.summary.status = status.into();
            session.put_post(post);
        })
    };
    let named = |walk: &Walk| walk.query_by_label("Too long for Instagram").is_some();
    assert!(named(&short_of(10, Status::Draft)));
    assert!(!named(&short_of(10, Status::Idea)), "an idea misses nothing");
    assert!(!named(&short_of(2_000, Status::Draft)));
}

#[test]
fn a_team_says_on_which_days_it_works() {
    let mut walk = walk(team::festival(1), Room::Team);
    walk.set_size(egui::vec2(1280.0, 2_000.0));
    walk.run();
    click(&mut walk, "Sun");
    let days = Weekdays::parse("123456").unwrap_or(Weekdays::ALL);
    assert_eq!(last(&walk), Some(Edit::Team(TeamEdit::SetWeekdays(days))));
    click(&mut walk, "Belgium");
    assert_eq!(last(&walk), Some(Edit::Team(TeamEdit::SetCountry(Some(Country::Belgium)))));
}

#[test]
fn hours_ahead_are_shown_by_person_and_too_many_are_said() {
    let mut session = team::festival(1);
    let mut post = session.post(doc(1));
    post.summary.publish_at.date = "2026-11-28".parse().ok();
    post.summary.status = Status::Draft.into();
    let poster =
        Deliverable { owner: Some(team::BRAM), estimated_minutes: Some(300), ..Deliverable::new(doc(77), "Affiche") };
    post.summary.deliverables = [poster].into();
    session.put_post(post);
    session.snapshot.team.settings.minutes_of.insert(team::BRAM, 240);
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Timeline");
    walk.get_by_label_contains("Bram Peeters; Week 48: 5 of 4 hours, more than they have; Week 49: 0 of 4 hours");
}

#[test]
fn what_a_deliverable_is_is_chosen_and_taken_back() {
    let mut walk = open(|session| {
        let mut post = session.post(doc(1));
        post.summary.deliverables = [Deliverable::new(doc(77), "Affiche")].into();
        session.put_post(post);
    });
    let sort = |sort| Some(Edit::Post(doc(1), PostEdit::Deliverable(doc(77), DeliverableEdit::SetSort(sort))));
    click(&mut walk, "What Affiche is: not said");
    click(&mut walk, "Visual");
    assert_eq!(last(&walk), sort(Some(Sort::Visual)));
    click(&mut walk, "What Affiche is: Visual");
    click(&mut walk, "Visual");
    assert_eq!(last(&walk), sort(None));
}

#[test]
fn whoever_estimates_too_little_is_told_after_five_finished() {
    let mut walk = open(|session| {
        let mut post = session.post(doc(1));
        let made = |n: u64, spent| Deliverable {
            owner: Some(ELS),
            estimated_minutes: Some(60),
            spent_minutes: spent,
            done: spent.is_some(),
            ..Deliverable::new(doc(100 + n), "Foto's")
        };
        post.summary.deliverables = (0..5).map(|n| made(n, Some(96))).chain([made(5, None)]).collect();
        session.put_post(post);
    });
    walk.get_by_label("This takes you 1.6 times what you estimate, by 5 finished");
    click(&mut walk, "Close");
}

#[test]
fn a_member_has_hours_and_days_of_their_own() {
    let mut walk = walk(team::festival(1), Room::Team);
    walk.set_size(egui::vec2(1280.0, 2_000.0));
    walk.run();
    go_into(&mut walk, "Hours a week of Bram Peeters");
    write(&mut walk, "2:30");
    click(&mut walk, "Bram Peeters works on Sat");
    let edits = walk.state().edits();
    assert!(edits.contains(&Edit::Team(TeamEdit::SetMinutesOf(team::BRAM, Some(150)))), "{edits:?}");
    let own = Weekdays::parse("123457");
    assert_eq!(last(&walk), Some(Edit::Team(TeamEdit::SetWeekdaysOf(team::BRAM, own))));
}

#[test]
fn more_than_a_team_planned_is_said_where_it_can_be_mended_and_nowhere_else() {
    let mut walk = open(|session| {
        let mut other = session.post(doc(1));
        other.summary.id = doc(2);
        other.summary.title = "Nog een".into();
        other.summary.publish_at.date = "2026-12-06".parse().ok();
        session.put_post(other);
    });
    let is_told = |walk: &Walk| walk.query_by_label_contains("posts go out on Instagram").is_some();
    assert!(!is_told(&walk), "nobody said how often");

    click(&mut walk, "Team");
    click(&mut walk, "More about Instagram");
    let how_often = "How often on Instagram, at most";
    let set = |frequency| {
        let frequency = Frequency::parse(frequency);
        Some(Edit::Channel(channel_id("Instagram"), ChannelEdit::SetFrequency(frequency)))
    };
    go_into(&mut walk, how_often);
    write(&mut walk, "once");
    walk.get_by_label_contains("A whole number from 1 to 999");
    go_into(&mut walk, "Name of Instagram");
    let before = walk.state().edits().len();
    go_into(&mut walk, how_often);
    press(&mut walk, Modifiers::COMMAND, Key::A);
    write(&mut walk, "1");
    go_into(&mut walk, "Name of Instagram");
    assert_eq!(walk.state().edits().len(), before + 1, "what is no number changed nothing");
    assert_eq!(last(&walk), set("1/week"));
    walk.get_by_label("at most 1 a week");

    click(&mut walk, "Calendar");
    assert!(is_told(&walk));
    walk.get_by_label_contains("2 posts go out on Instagram in week 49; planned was at most 1 a week.");
    assert!(walk.query_by_label_contains("posts go out on LinkedIn").is_none());
    click(&mut walk, "2 in a week or month with more than planned");
    walk.get_by_label_contains("Nog een");

    click(&mut walk, "Team");
    click(&mut walk, "a month");
    assert_eq!(last(&walk), set("1/month"));
    click(&mut walk, "Calendar");
    assert!(!is_told(&walk), "one in November and one in December");
}
