//! What a front end does through the engine, and takes back.
#![allow(clippy::expect_used, clippy::panic, reason = "tests may")]

use std::sync::Arc;

use tokio::sync::watch;
use trekker_domain::channel::ChannelEdit;
use trekker_domain::edit::Edit;
use trekker_domain::history::What;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::post::{NewPost, PostEdit, Status};
use trekker_domain::rank::Rank;
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswerEdit};
use trekker_domain::text::Splice;
use trekker_engine::control::Request;
use trekker_engine::handle::{Folding, Handle, Networking, Options};
use trekker_session::command::{Command, Typing};
use trekker_session::notice::{Done, Notice};
use trekker_session::snapshot::{Body, Snapshot};
use trekker_session::trouble::TroubleKind;

/// An engine with a team of its own, and what it shows.
struct Desk {
    runtime: tokio::runtime::Runtime,
    engine: Handle,
    screen: watch::Receiver<Arc<Snapshot>>,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let options = Options {
            profile: folder.path().join("els"),
            networking: Networking::Off,
            folding: Folding::Always,
            has_window: false,
            trial: None,
        };
        let engine = Handle::start(options).expect("an engine");
        let founded = engine.ask(Request::FoundTeam {
            team: "Feest".into(),
            member: "Els".into(),
            zone: "Europe/Brussels".into(),
        });
        runtime.block_on(founded).expect("a team");
        let screen = engine.snapshots();
        Self { runtime, engine, screen, folder }
    }

    fn edit(&self, edits: impl IntoIterator<Item = Edit>) {
        self.engine.send(Command::Edit(edits.into_iter().collect()));
    }

    /// Waits until the screen shows it.
    fn until(&mut self, shows: impl FnMut(&Arc<Snapshot>) -> bool) -> Arc<Snapshot> {
        let screen = &mut self.screen;
        let wait = async { tokio::time::timeout(std::time::Duration::from_secs(120), screen.wait_for(shows)).await };
        let shown = self.runtime.block_on(wait).expect("it shows in time").expect("an engine");
        Arc::clone(&shown)
    }
}

const POST: DocId = DocId([7; 16]);

#[test]
fn a_list_of_thousands_is_one_action_that_is_taken_back_and_done_again() {
    const RULES: usize = 2_500;
    let mut desk = Desk::new();
    let list = desk.folder.path().join("words.csv");
    let lines: String = (0..RULES).map(|n| format!("oud{n};nieuw{n}\n")).collect();
    std::fs::write(&list, format!("niet;wel\n{lines}")).expect("a file");
    desk.engine.send(Command::ReadRules(list));
    desk.until(|shown| shown.rule_import.as_ref().is_some_and(|import| import.rules.len() == RULES));
    desk.engine.send(Command::ConfirmRules);
    let kept = |shown: &Arc<Snapshot>| shown.rules.values().filter(|rule| !rule.binned).count();
    desk.until(|shown| kept(shown) == RULES);
    desk.engine.send(Command::Undo);
    desk.until(|shown| kept(shown) == 0 && shown.can_redo && !shown.can_undo);
    desk.engine.send(Command::Redo);
    desk.until(|shown| kept(shown) == RULES);
    desk.engine.stop();
}

#[test]
fn what_shows_in_two_places_stays_until_both_are_closed() {
    let mut desk = Desk::new();
    let section = DocId([8; 16]);
    let new =
        Edit::NewSection { id: section, heading: "Toon".into(), text: "Warm.".into(), rank: Rank::between(None, None) };
    desk.edit([new]);
    desk.engine.send(Command::Open(section));
    desk.engine.send(Command::Open(section));
    desk.until(|shown| shown.open.contains_key(&section));
    desk.engine.send(Command::Close(section));
    // What comes after it in the queue shows: by then it was closed once.
    desk.edit([Edit::NewPost(POST, NewPost::default())]);
    let shown = desk.until(|shown| shown.calendar.get(POST).is_some());
    assert!(shown.open.contains_key(&section));
    desk.engine.send(Command::Close(section));
    desk.until(|shown| !shown.open.contains_key(&section));
    desk.engine.stop();
}

#[test]
fn posted_is_said_with_a_link_for_each_channel_and_taken_back_whatever_the_rules_say() {
    let mut desk = Desk::new();
    let mut notices = desk.engine.notices();
    desk.edit([Edit::NewChannel { name: "Site".into() }]);
    let shown = desk.until(|shown| !shown.channels.is_empty());
    let site = *shown.channels.keys().next().expect("a channel");
    let of = |edit| Edit::Post(POST, edit);
    desk.edit([Edit::NewPost(POST, NewPost { title: "Soep".into(), text: "Kom!".into(), ..NewPost::default() })]);
    desk.edit([of(PostEdit::SetChannel(site, true)), Edit::Channel(site, ChannelEdit::SetName("De site".into()))]);
    desk.edit([of(PostEdit::SetStatus(Status::Posted))]);
    let refused = loop {
        if let Notice::Trouble(trouble) = desk.runtime.block_on(notices.recv()).expect("a notice") {
            break trouble;
        }
    };
    assert_eq!((refused.kind, refused.about.as_str()), (TroubleKind::NotOut, "'Soep'"));
    let out = PostEdit::SetPostedLink(site, Some("https://example.org/1".into()));
    desk.edit([of(out), of(PostEdit::SetStatus(Status::Posted))]);
    desk.until(|shown| shown.calendar.get(POST).is_some_and(|row| row.summary.is_over()));
    // It was a mistake, and by now a rule stops it: that it is not out may be said all the same.
    let (sort, place) = (trekker_domain::rule::Sort::Exclamation, trekker_domain::rule::Place::Team);
    let strictness = trekker_domain::rule::Strictness::Stop;
    let (about, instead, reason) = ("0".to_owned(), String::new(), String::new());
    let rule = trekker_domain::rule::NewRule { sort, about, instead, reason, place, strictness };
    desk.edit([Edit::NewRule(DocId([9; 16]), rule)]);
    desk.edit([of(PostEdit::SetPostedLink(site, None)), of(PostEdit::SetStatus(Status::Planned))]);
    desk.until(|shown| shown.calendar.get(POST).is_some_and(|row| !row.summary.is_over()));
    desk.engine.stop();
}

#[test]
fn an_action_is_taken_back_by_its_number_also_after_others_and_what_is_out_of_sight_is_told() {
    let mut desk = Desk::new();
    let mut notices = desk.engine.notices();
    let answer = DocId([8; 16]);
    let set = |edit| Edit::StandardAnswer(answer, edit);
    desk.edit([Edit::NewStandardAnswer(answer, NewStandardAnswer::default())]);
    desk.edit([set(StandardAnswerEdit::SetQuestion("Mag de hond mee?".into()))]);
    desk.edit([set(StandardAnswerEdit::Bin(true))]);
    desk.edit([set(StandardAnswerEdit::SetQuestion("Mag mijn hond mee?".into()))]);
    let shown = desk.until(|shown| shown.undoable.len() == 4);
    let mut bin = None;
    while let Ok(notice) = notices.try_recv() {
        if let Notice::Undoable { done: Done::StandardAnswerBinned, action } = notice {
            bin = action;
        }
    }
    let bin = bin.expect("it went to the bin");
    assert!(shown.undoable.contains(&bin));
    desk.engine.send(Command::UndoAction(bin));
    let shown = desk.until(|shown| !shown.standard_answers[&answer].binned);
    assert_eq!(shown.standard_answers[&answer].question, "Mag mijn hond mee?", "and nothing else");
    assert!(!shown.undoable.contains(&bin) && shown.can_redo);
    let told = |notices: &mut tokio::sync::broadcast::Receiver<Notice>| {
        std::iter::from_fn(|| notices.try_recv().ok()).any(|notice| {
            let title = "Mag mijn hond mee?".to_owned();
            notice == Notice::TakenBack { kind: Kind::StandardAnswer, title, is_again: false }
        })
    };
    assert!(told(&mut notices), "it does not show anywhere");
    // Once more: nothing is left of it to take back.
    desk.engine.send(Command::UndoAction(bin));
    desk.engine.send(Command::Open(answer));
    let shown = desk.until(|shown| shown.open.get(&answer).is_some_and(|open| !open.history.is_empty()));
    let made = shown.open[&answer].history.iter().filter(|step| step.what.contains(&What::Made)).count();
    assert_eq!((made, shown.undoable.len()), (1, 3));
    desk.engine.send(Command::Undo);
    desk.until(|shown| shown.standard_answers[&answer].question == "Mag de hond mee?");
    assert!(!told(&mut notices), "it is open");
    desk.engine.stop();
}

#[test]
fn a_name_in_other_capitals_is_what_has_it_already_and_the_settings_are_there_before_anybody_set_one() {
    let mut desk = Desk::new();
    desk.edit([Edit::NewPlan { name: "Zomer 2027".into() }]);
    let shown = desk.until(|shown| !shown.plans.is_empty());
    let plan = *shown.plans.keys().next().expect("a plan");
    // As from a screen that does not show the first one yet.
    desk.edit([Edit::NewPlan { name: "zomer  2027".into() }, Edit::NewPersona { name: "Mia".into() }]);
    let shown = desk.until(|shown| !shown.personas.is_empty());
    assert_eq!((shown.plans.len(), shown.plans[&plan].name.as_str()), (1, "Zomer 2027"));
    // Taking that back is no reason to put away the plan that was there.
    desk.engine.send(Command::Undo);
    let shown = desk.until(|shown| shown.personas.values().all(|persona| persona.binned));
    assert!(!shown.plans[&plan].binned);
    let settings = trekker_domain::derived::team_settings(&shown.team.id);
    desk.engine.send(Command::Open(settings));
    let shown = desk.until(|shown| shown.open.contains_key(&settings));
    assert_eq!(shown.open[&settings].body, Body::Named(Kind::Team));
    desk.engine.stop();
}

#[test]
fn what_follows_on_a_typing_that_was_refused_does_not_come_in_either() {
    let mut desk = Desk::new();
    let mut notices = desk.engine.notices();
    desk.edit([Edit::NewPost(POST, NewPost { text: "Soep".into(), ..NewPost::default() })]);
    desk.engine.send(Command::Open(POST));
    let text = |shown: &Snapshot| shown.open.get(&POST).and_then(|it| it.text.clone());
    let shown = desk.until(|shown| text(shown).is_some());
    let began = text(&shown).expect("it is open").version;
    let typing = |branch, number, at, insert: &str| {
        let splices = vec![Splice { at, delete: 0, insert: insert.into() }];
        Command::Type(Typing { doc: POST, branch, number, began: began.clone(), splices })
    };
    // Of the second there is no such place; the third was typed on a text with it.
    for typing in
        [typing(1, 0, 0, "Ach. "), typing(1, 1, 5_000, "Nee. "), typing(1, 2, 0, "Zo. "), typing(2, 0, 4, "!")]
    {
        desk.engine.send(typing);
    }
    let shown = desk.until(|shown| text(shown).is_some_and(|it| it.typed == Some((2, 0))));
    assert_eq!(&*text(&shown).expect("it is open").text, "Ach. Soep!");
    let refused = std::iter::from_fn(|| notices.try_recv().ok());
    let refused: Vec<Notice> =
        refused.filter(|notice| matches!(notice, Notice::TypingRefused { is_again: false, .. })).collect();
    let [Notice::TypingRefused { doc, branch, .. }] = refused.as_slice() else { panic!("once: {refused:?}") };
    assert_eq!((*doc, *branch), (POST, 1));
    desk.engine.stop();
}
