//! What is wrong with a post is the same word wherever it shows: on chips, in the list, at the meeting, in the sheet.

use std::sync::Arc;

use egui::{Key, Modifiers, Shape};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::media::{FileHash, Media, MediaEdit, MediaFile};
use trekker_domain::post::{Post, PostEdit, Status};
use trekker_domain::rule::{NewRule, Place, Sort, Strictness};
use trekker_domain::work::Deliverable;
use trekker_session::command::{Command, Language};
use trekker_ui::calendar_view::View;
use trekker_ui::room::Room;

use crate::fake::edits::outing_of;
use crate::fake::team::{BRAM, ELS};
use crate::fake::{FakeSession, channel_id, doc, team};
use crate::world::{Walk, click, drag, go_into, pause, press, walk, walk_in, write};

const LINKS: [&str; 2] = ["https://example.org/p/1", "https://example.org/p/2"];

/// A post planned for Friday that has all it needs, but for this.
fn with(of: impl FnOnce(&mut Post)) -> FakeSession {
    let mut session = team::festival(1);
    let mut post = session.post(doc(1));
    post.text = "Kom je ook?".into();
    post.summary.title = "Soep".into();
    post.summary.owner = Some(ELS);
    post.summary.publish_at.date = "2026-11-27".parse().ok();
    post.summary.publish_at.time = None;
    post.summary.status = Status::Planned.into();
    post.summary.channels = [channel_id("Instagram")].into();
    of(&mut post);
    session.put_post(post);
    session
}

fn against_stop() -> FakeSession {
    let mut session = with(|_| {});
    session.against_stop.insert(doc(1));
    let post = session.post(doc(1));
    session.put_post(post);
    session
}

fn changed_after_approval() -> FakeSession {
    let mut session = with(|_| {});
    session.others_approve(doc(1), BRAM, "Kom je?");
    session
}

fn two_links(post: &mut Post) {
    let outing = outing_of(&mut post.summary, channel_id("Instagram"));
    outing.link = LINKS[0].into();
    outing.other_links.push(LINKS[1].into());
    outing.posted_by = Some(ELS);
    post.summary.contested = true;
}

fn opened(session: FakeSession) -> Walk {
    let mut walk = walk(session, Room::Calendar);
    walk.set_size(egui::vec2(1280.0, 2_200.0));
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(1), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    walk
}

/// Whether these words are painted, to be seen.
fn is_painted(walk: &Walk, words: &str) -> bool {
    fn has(shape: &Shape, words: &str) -> bool {
        match shape {
            Shape::Vec(shapes) => shapes.iter().any(|shape| has(shape, words)),
            Shape::Text(text) => text.galley.text() == words,
            _ => false,
        }
    }
    walk.output().shapes.iter().any(|clipped| has(&clipped.shape, words))
}

#[test]
fn each_danger_is_said_on_the_chip_in_the_list_by_the_counts_and_at_the_meeting() {
    let slow = |post: &mut Post| {
        let photos = Deliverable { duration_days: Some(9), owner: Some(BRAM), ..Deliverable::new(doc(8), "Foto's") };
        post.summary.deliverables.push(photos);
    };
    for (session, said, counted) in [
        (against_stop(), "Against a rule that has to be kept", "One is against a rule that has to be kept"),
        (with(|post| post.text = "a".repeat(2_201)), "Too long for a channel", "One is too long for a channel"),
        (with(two_links), "It may be online twice", "One may be online twice"),
        (with(slow), "Can no longer be met", "One can no longer be met"),
        (changed_after_approval(), "Changed after approval", "One changed after approval"),
    ] {
        let mut walk = walk(session, Room::Calendar);
        let of_post = |walk: &Walk| {
            let is_it = |label: &str| label.contains("Soep, ") && label.contains(said);
            walk.query_all_by(|node| node.label().as_deref().is_some_and(is_it)).next().is_some()
        };
        assert!(of_post(&walk), "{said}: the chip");
        walk.get_by_label(counted);
        for view in ["Week", "List", "Board"] {
            click(&mut walk, view);
            assert!(of_post(&walk), "{said}: {view}");
        }
        click(&mut walk, "Meeting");
        assert!(walk.query_by_label("Nothing is late or at risk").is_none(), "{said}: the meeting");
        walk.get_by_label(counted);
    }
    let walk = walk(with(|_| {}), Room::Meeting);
    walk.get_by_label("Nothing is late or at risk");
}

#[test]
fn the_word_is_painted_on_a_chip_that_has_room_for_it() {
    let said = "Against a rule that has to be kept";
    let mut walk = walk(against_stop(), Room::Calendar);
    click(&mut walk, "Board");
    assert!(!is_painted(&walk, said), "the title goes before it");
    walk.set_size(egui::vec2(2_600.0, 800.0));
    walk.run();
    assert!(is_painted(&walk, said));
    assert!(is_painted(&walk, "Soep"), "and the title is whole");
}

#[test]
fn in_the_other_language_it_is_said_as_well() {
    let mut session = against_stop();
    let mut post = session.post(doc(1));
    two_links(&mut post);
    session.put_post(post);
    let mut walk = walk_in(session, Room::Calendar, Language::Dutch, egui::ThemePreference::Light);
    walk.state_mut().desk.preferences.calendar_view = View::List;
    walk.run();
    let words = "Tegen een regel die moet, Het staat misschien twee keer online";
    assert!(walk.query_by_label_contains(words).is_some());
}

#[test]
fn no_status_that_goes_further_is_given_to_what_a_rule_stops() {
    let refused = "Against a voice rule that has to be kept: 'Soep'. Nothing was changed: mend the text first.";
    let mut session = against_stop();
    let mut post = session.post(doc(1));
    post.summary.status = Status::Draft.into();
    session.put_post(post);
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Board");
    let from = walk.get_by_label_contains("Soep, Friday 27 November").rect().center();
    drag(&mut walk, from, from + egui::vec2(2.0 * 232.0, 40.0));
    walk.get_by_label_contains(refused);
    assert_eq!(walk.state().edits(), [], "dragged");
    // Several at once.
    click(&mut walk, "Month");
    walk.get_by_label_contains("Soep, Friday 27 November").focus();
    walk.run();
    press(&mut walk, Modifiers::COMMAND, Key::Enter);
    click(&mut walk, "1 chosen: Status");
    click(&mut walk, "Planned");
    assert_eq!(walk.state().edits(), [], "among several");
    click(&mut walk, "1 chosen: Status");
    click(&mut walk, "Review");
    assert_eq!(walk.state().edits(), [Edit::Post(doc(1), PostEdit::SetStatus(Status::Review))], "further, and no more");
}

#[test]
fn what_a_rule_stops_is_not_said_to_be_posted_and_only_a_link_is_one() {
    let mut session = with(|post| post.text = "Gratis soep".into());
    let (sort, strictness) = (Sort::Avoid, Strictness::Stop);
    let (about, instead, reason) = ("gratis".to_owned(), String::new(), String::new());
    let rule = NewRule { sort, about, instead, reason, place: Place::Team, strictness };
    session.take(vec![Command::Edit(vec![Edit::NewRule(doc(5_000), rule)])]);
    let made = walk_edits(&session);
    let mut walk = opened(session);
    walk.get_by_label("One thing is against a rule that has to be kept. Until it is mended, this cannot go out");
    go_into(&mut walk, "Where it is on Instagram");
    write(&mut walk, LINKS[0]);
    press(&mut walk, Modifiers::NONE, Key::Enter);
    click(&mut walk, "Posted");
    assert_eq!(walk.state().edits().len(), made, "a rule stops it");

    let rule = walk.state().session.snapshot.rules.values().next().map(|rule| rule.id).expect("a rule");
    let bin = Edit::Rule(rule, trekker_domain::rule::RuleEdit::Bin(true));
    walk.state_mut().session.take(vec![Command::Edit(vec![bin])]);
    walk.run();
    let made = walk.state().edits().len();
    go_into(&mut walk, "Where it is on Instagram");
    press(&mut walk, Modifiers::COMMAND, Key::A);
    write(&mut walk, "straks");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.get_by_label("Not a link: it begins with https:// and says where the post is");
    click(&mut walk, "Posted");
    assert_eq!(walk.state().edits().len(), made, "words are no link");
    go_into(&mut walk, "Where it is on Instagram");
    press(&mut walk, Modifiers::COMMAND, Key::A);
    write(&mut walk, LINKS[0]);
    press(&mut walk, Modifiers::NONE, Key::Enter);
    let link = PostEdit::SetPostedLink(channel_id("Instagram"), Some(LINKS[0].into()));
    assert!(walk.state().edits().contains(&Edit::Post(doc(1), link)));
}

fn walk_edits(session: &FakeSession) -> usize {
    let edits = session.log.iter().map(|command| match command {
        Command::Edit(edits) => edits.len(),
        _ => 0,
    });
    edits.sum()
}

#[test]
fn two_links_for_one_channel_are_both_shown_in_the_sheet() {
    let walk = opened(with(two_links));
    walk.get_by_label("It may be online twice");
    walk.get_by_label_contains(&format!("It may be online twice on Instagram: {}, {}. Pick one", LINKS[0], LINKS[1]));
    for link in LINKS {
        walk.get_by_label(link);
    }
}

#[test]
fn a_photo_that_comes_after_approval_is_told_as_a_photo() {
    let mut walk = opened(with(|_| {}));
    click(&mut walk, "Approve");
    walk.run();
    walk.get_by_label_contains("Approved by Els van Dam");
    let file = MediaFile { hash: FileHash([1; 32]), size: 4_000, name: "weide.jpg".into() };
    let photo = Edit::Post(doc(1), PostEdit::Media(doc(900), MediaEdit::SetFile(file)));
    walk.state_mut().session.take(vec![Command::Edit(vec![photo])]);
    walk.run();
    walk.get_by_label("An earlier version was approved by Els van Dam: Photo added: weide.jpg");
    assert!(
        walk.query_by_label_contains("words changed").is_none() && walk.query_by_label_contains("one word").is_none()
    );
    go_into(&mut walk, "Text");
    press(&mut walk, Modifiers::COMMAND, Key::End);
    write(&mut walk, " Zaterdag!");
    pause(&mut walk);
    walk.get_by_label("An earlier version was approved by Els van Dam, one word changed; Photo added: weide.jpg");
}

#[test]
fn what_went_out_can_be_read_after_the_post_was_changed() {
    let file = MediaFile { hash: FileHash([1; 32]), size: 4_000, name: "weide.jpg".into() };
    let photo = Media { id: doc(900), file, alt: String::new(), rank: Default::default() };
    let mut walk = opened(with(|post| post.summary.media = [photo].into()));
    go_into(&mut walk, "Where it is on Instagram");
    write(&mut walk, LINKS[0]);
    press(&mut walk, Modifiers::NONE, Key::Enter);
    walk.run();
    assert!(walk.query_by_label("Changed after it went out on Instagram").is_none());
    let mut post = walk.state().session.post(doc(1));
    assert!(post.summary.is_over());
    post.text = "Blijf thuis".into();
    walk.state_mut().session.put_post(post);
    let mut commands = vec![Command::Close(doc(1)), Command::Open(doc(1))];
    walk.state_mut().session.take(std::mem::take(&mut commands));
    walk.run();
    walk.get_by_label("Changed after it went out on Instagram");
    assert!(walk.query_by_label("Kom je ook?").is_none());
    click(&mut walk, "What went out on Instagram");
    walk.get_by_label("Kom je ook?");
    let is_file = |walk: &Walk| walk.query_all_by_label("weide.jpg").count() > 0;
    assert!(is_file(&walk));
}

#[test]
fn a_team_whose_channel_takes_less_sees_it_at_once() {
    let mut walk = walk(with(|post| post.text = "a".repeat(300)), Room::Calendar);
    assert!(walk.query_by_label("One is too long for a channel").is_none());
    let id = channel_id("Instagram");
    let mut channel = walk.state().session.snapshot.channels[&id].as_ref().clone();
    let measure = trekker_domain::counting::Measure::parse("caption-characters").expect("a measure");
    channel.limits.insert(measure, 200);
    walk.state_mut().session.snapshot.channels.insert(id, Arc::new(channel));
    walk.run();
    walk.get_by_label("One is too long for a channel");
}
