//! The guide: written, read, talked about word by word, and how the posts keep to it.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use trekker_domain::channel::{ChannelEdit, Face};
use trekker_domain::desk::DeskEdit;
use trekker_domain::edit::Edit;
use trekker_domain::history::{Step, What};
use trekker_domain::id::DocId;
use trekker_domain::page::PageForm;
use trekker_domain::rule::{NewRule, Place, Sort, Strictness};
use trekker_domain::text::Version;
use trekker_domain::voice::SectionEdit;
use trekker_session::command::Command;
use trekker_session::consistency::{ChannelVoice, Consistency};
use trekker_session::import::RuleImport;
use trekker_ui::context::Request;
use trekker_ui::room::Room;

use crate::fake::team::{BRAM, today};
use crate::fake::{FakeSession, channel_id, doc, moment, team};
use crate::world::{Walk, click, go_into, pause, press, walk, write};

fn section(n: u64) -> DocId {
    doc(600_000 + n)
}

fn room(session: FakeSession) -> Walk {
    let mut walk = walk(session, Room::Voice);
    walk.set_size(egui::vec2(1280.0, 1_800.0));
    walk.run();
    walk
}

#[test]
fn something_is_said_about_words_and_stays_with_them_until_it_is_resolved() {
    let mut walk = room(team::festival(0));
    go_into(&mut walk, "Text of Emoji");
    press(&mut walk, Modifiers::COMMAND, Key::Home);
    for _ in 0..3 {
        press(&mut walk, Modifiers::SHIFT, Key::ArrowRight);
    }
    click(&mut walk, "Say something about ‘Eén’");
    write(&mut walk, "Ook op Instagram?");
    press(&mut walk, Modifiers::COMMAND, Key::Enter);
    let Some(Command::CommentOn { about, range, text, .. }) =
        walk.state().session.log.iter().rev().find(|command| matches!(command, Command::CommentOn { .. }))
    else {
        panic!("nothing said")
    };
    assert_eq!((*about, range.clone(), text.as_str()), (section(2), 0..3, "Ook op Instagram?"));
    walk.get_by_label("Els van Dam about ‘Eén’");
    // What is written before moves it along.
    go_into(&mut walk, "Text of Emoji");
    press(&mut walk, Modifiers::COMMAND, Key::Home);
    write(&mut walk, "Nooit meer dan ");
    pause(&mut walk);
    let comment = walk.state().session.snapshot.open[&section(2)].comments[0].id;
    walk.get_all_by_label("Resolved").next().expect("a button").click();
    walk.run();
    assert_eq!(walk.state().edits().last(), Some(&Edit::Resolve { comment, resolved: true }));
}

#[test]
fn a_section_whose_sheet_was_closed_is_written_in_as_before() {
    let mut walk = room(team::festival(0));
    click(&mut walk, "History and comments of Emoji");
    press(&mut walk, Modifiers::NONE, Key::Escape);
    go_into(&mut walk, "Text of Emoji");
    write(&mut walk, "Meer. ");
    pause(&mut walk);
    let typed = |command: &Command| matches!(command, Command::Type(typing) if typing.doc == section(2));
    assert!(walk.state().session.log.iter().any(typed));
    assert!(walk.state().session.snapshot.open.contains_key(&section(2)));
}

#[test]
fn a_section_comes_back_from_the_bin() {
    let mut walk = room(team::festival(0));
    assert!(walk.query_by_label("In the bin (1)").is_none());
    let first = walk.state().session.snapshot.voice[0].clone();
    walk.get_all_by_label("Move this section to the bin").next().expect("a button").click();
    walk.run();
    click(&mut walk, "In the bin (1)");
    click(&mut walk, &format!("Restore: {}", first.heading));
    let way = [true, false].map(|binned| Edit::Section(first.id, SectionEdit::Bin(binned)));
    assert_eq!(walk.state().edits(), way);
    assert_eq!(walk.state().session.snapshot.voice[0], first);
}

#[test]
fn the_guide_is_read_with_headings_lists_and_examples() {
    let mut session = team::festival(0);
    let mut one = (*session.snapshot.voice[0]).clone();
    one.text = "### Aanspreken\n\n- iedereen met **je**\n\nZo: Kom je ook?\nNiet zo: Komt u ook?".into();
    session.put_section(one);
    let mut walk = room(session);
    click(&mut walk, "Read");
    walk.get_by_label("Aanspreken");
    walk.get_by_label("Kom je ook?");
    walk.get_by_label("Not so");
    walk.get_by_label("Komt u ook?");
    assert!(walk.query_by_label("Text of Emoji").is_none(), "nothing to type in");
}

#[test]
fn what_others_changed_since_i_read_it_is_shown_until_i_have_read_it() {
    let mut session = team::festival(0);
    let step = |by, after: u8| Step {
        by: Some(by),
        at: moment("2026-11-22T09:00:00Z"),
        what: vec![What::Wrote { written: 3, removed: 0 }],
        after: Version(vec![[after; 32]]),
    };
    let me = session.snapshot.team.me.expect("me");
    session.put_history(section(0), vec![step(BRAM, 2), step(me, 1)]);
    session.put_history(section(1), vec![step(me, 2), step(BRAM, 1)]);
    session.put_history(section(2), vec![step(BRAM, 1)]);
    session.first_text = "Xylofoon".into();
    let read = |n| Edit::Desk(DeskEdit::Read(section(n), Version(vec![[1; 32]])));
    session.take(vec![Command::Edit(vec![read(0), read(1), read(2)])]);
    let mut walk = room(session);
    walk.get_by_label("1 section changed since you read it");
    let heading = walk.state().session.snapshot.voice[0].heading.clone();
    click(&mut walk, &format!("What changed in {heading}"));
    assert!(
        walk.state().session.log.contains(&Command::LookBack { doc: section(0), at: Some(Version(vec![[1; 32]])) })
    );
    walk.get_by_label_contains("Xylofoon");
    click(&mut walk, &format!("I have read {heading}"));
    let Some(Edit::Desk(DeskEdit::Read(of, _))) = walk.state().edits().pop() else { panic!("not read") };
    assert_eq!(of, section(0));
}

#[test]
fn guides_and_lists_go_in_and_out_as_files_and_rules_are_seen_first() {
    let mut walk = room(team::festival(0));
    click(&mut walk, "Files");
    click(&mut walk, "Take in a guide (Markdown)…");
    assert_eq!(walk.state().requests.last(), Some(&Request::PickGuide));
    click(&mut walk, "Files");
    click(&mut walk, "Save the guide as Markdown…");
    let name = "Tone of voice.md".to_owned();
    assert_eq!(walk.state().requests.last(), Some(&Request::SaveGuide { form: PageForm::Markdown, name }));
    click(&mut walk, "Files");
    click(&mut walk, "Rules from a list of words…");
    assert_eq!(walk.state().requests.last(), Some(&Request::PickRules));
    let rule = NewRule {
        sort: Sort::Avoid,
        about: "e-mail".into(),
        instead: "email".into(),
        reason: String::new(),
        place: Place::Team,
        strictness: Strictness::Warn,
    };
    walk.state_mut().session.snapshot.rule_import = Some(Arc::new(RuleImport {
        file: "words.md".into(),
        rules: vec![rule],
        already_there: 2,
        unplaced: vec![(7, "- **agile**".into())],
        is_cut: false,
    }));
    walk.run();
    walk.get_by_label("1 rule can be made of this list. 2 are there already.");
    walk.get_by_label("7: - **agile**");
    click(&mut walk, "Add 1 rule");
    assert_eq!(walk.state().session.log.last(), Some(&Command::ConfirmRules));
    walk.get_by_label("Rules (1)");
}

#[test]
fn how_the_posts_sound_beside_each_other_and_each_opens() {
    let mut walk = room(team::festival(5));
    click(&mut walk, "Across our posts");
    assert!(walk.state().session.log.contains(&Command::LookAcross));
    let voice = ChannelVoice {
        channel: Some(channel_id("Instagram")),
        posts: 3,
        with_u: vec![doc(1)],
        with_je: vec![doc(2)],
        with_both: vec![],
        avoided: [("gratis".to_owned(), vec![doc(1)])].into(),
        words_per_sentence: Some(14),
    };
    let consistency = Consistency { posts: 3, channels: vec![voice] };
    walk.state_mut().session.snapshot.consistency = Some(Arc::new(consistency));
    walk.run();
    walk.get_by_label("Says u (1)");
    walk.get_by_label("‘gratis’ (1)");
    walk.get_by_label("14 words in a sentence on average");
    let title = walk.state().session.post(doc(2)).summary.title.clone();
    walk.get_by_label_contains(&title).click();
    walk.run();
    assert!(walk.state().session.log.contains(&Command::Open(doc(2))));
}

#[test]
fn each_part_of_a_channel_says_when_somebody_looked_at_it_last() {
    let mut session = team::festival(0);
    let channel = channel_id("Instagram");
    let long_ago = NaiveDate::from_ymd_opt(2026, 3, 1);
    session.take(vec![Command::Edit(vec![Edit::Channel(channel, ChannelEdit::Looked(Face::Logo, long_ago))])]);
    let mut walk = room(session);
    click(&mut walk, "Brand");
    walk.get_by_label("looked at 1 March by Els van Dam");
    click(&mut walk, "Looked at Banner of Instagram today");
    let looked = Edit::Channel(channel, ChannelEdit::Looked(Face::Banner, Some(today())));
    assert_eq!(walk.state().edits().last(), Some(&looked));
    walk.get_by_label("looked at today by Els van Dam");
    assert!(walk.query_by_label("Looked at Banner of Instagram today").is_none());
}

#[test]
fn words_of_the_guide_become_a_rule_that_says_where_it_stands() {
    let mut walk = room(team::festival(0));
    go_into(&mut walk, "Text of Emoji");
    press(&mut walk, Modifiers::COMMAND, Key::Home);
    for _ in 0..3 {
        press(&mut walk, Modifiers::SHIFT, Key::ArrowRight);
    }
    click(&mut walk, "Make a rule of it");
    click(&mut walk, "Words not to use");
    let Some(Edit::NewRule(_, rule)) = walk.state().edits().pop() else { panic!("no rule") };
    assert_eq!((rule.sort, rule.about.as_str()), (Sort::Avoid, "Eén"));
    assert_eq!(rule.reason, "It says so under ‘Emoji’");
    walk.get_by_label("Rules (1)");
}
