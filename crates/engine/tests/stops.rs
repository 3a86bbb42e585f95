//! Voice rules that have to be kept: a post that is against one says so wherever it shows, and does not go out.
#![allow(clippy::expect_used, clippy::panic, reason = "tests may")]

use std::sync::Arc;

use tokio::sync::watch;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::post::{NewPost, PostEdit, Status};
use trekker_domain::rule::{NewRule, Place, RuleEdit, Sort, Strictness};
use trekker_domain::text::{Splice, TextEdit};
use trekker_engine::control::Request;
use trekker_engine::handle::{Folding, Handle, Networking, Options};
use trekker_session::command::Command;
use trekker_session::notice::Notice;
use trekker_session::snapshot::{Body, Snapshot};
use trekker_session::trouble::{Trouble, TroubleKind};

const POST: DocId = DocId([7; 16]);
const RULE: DocId = DocId([9; 16]);
const STEADY: DocId = DocId([8; 16]);

struct Desk {
    runtime: tokio::runtime::Runtime,
    engine: Handle,
    screen: watch::Receiver<Arc<Snapshot>>,
    notices: tokio::sync::broadcast::Receiver<Notice>,
}

impl Desk {
    fn open(folder: &std::path::Path) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let options = Options {
            profile: folder.join("els"),
            networking: Networking::Off,
            folding: Folding::Always,
            has_window: false,
            trial: None,
        };
        let engine = Handle::start(options).expect("an engine");
        let (screen, notices) = (engine.snapshots(), engine.notices());
        Self { runtime, engine, screen, notices }
    }

    fn found(folder: &std::path::Path) -> Self {
        let desk = Self::open(folder);
        let (team, member) = ("Feest".into(), "Els".into());
        let founded = desk.engine.ask(Request::FoundTeam { team, member, zone: "Europe/Brussels".into() });
        desk.runtime.block_on(founded).expect("a team");
        desk
    }

    fn edit(&self, edits: impl IntoIterator<Item = Edit>) {
        self.engine.send(Command::Edit(edits.into_iter().collect()));
    }

    fn until(&mut self, shows: impl FnMut(&Arc<Snapshot>) -> bool) -> Arc<Snapshot> {
        let screen = &mut self.screen;
        let wait = async { tokio::time::timeout(std::time::Duration::from_secs(120), screen.wait_for(shows)).await };
        Arc::clone(&self.runtime.block_on(wait).expect("it shows in time").expect("an engine"))
    }

    fn refused(&mut self) -> Trouble {
        loop {
            if let Notice::Trouble(trouble) = self.runtime.block_on(self.notices.recv()).expect("a notice") {
                return trouble;
            }
        }
    }

    /// The whole text of the post, which is open.
    fn writes(&mut self, text: &str) {
        let shown = self.until(|shown| shown.open.get(&POST).is_some_and(|open| open.text.is_some()));
        let now = shown.open[&POST].text.clone().expect("it has a text");
        let splices = vec![Splice { at: 0, delete: now.text.chars().count(), insert: text.to_owned() }];
        self.edit([Edit::Text(Kind::Post, POST, TextEdit { seen: now.version, splices })]);
        self.until(|shown| shown.open[&POST].text.as_ref().is_some_and(|now| &*now.text == text));
    }
}

fn of(edit: PostEdit) -> Edit {
    Edit::Post(POST, edit)
}

fn stop(about: &str) -> Edit {
    let (sort, place, strictness) = (Sort::Avoid, Place::Team, Strictness::Stop);
    let (about, instead, reason) = (about.to_owned(), String::new(), "Niets is gratis".to_owned());
    Edit::NewRule(RULE, NewRule { sort, about, instead, reason, place, strictness })
}

fn is_stopped(shown: &Snapshot, post: DocId) -> Option<bool> {
    shown.calendar.get(post).map(|row| row.is_against_stop)
}

/// A planned post on the site, open, in a team that says nothing is free.
fn planned(folder: &std::path::Path) -> (Desk, DocId) {
    let mut desk = Desk::found(folder);
    desk.edit([Edit::NewChannel { name: "Site".into() }, stop("gratis")]);
    let shown = desk.until(|shown| !shown.channels.is_empty() && !shown.rules.is_empty());
    let site = *shown.channels.keys().next().expect("a channel");
    let new = |title: &str, text: &str| NewPost {
        title: title.into(),
        text: text.into(),
        status: Some(Status::Planned.into()),
        channels: [site].into(),
        ..NewPost::default()
    };
    desk.edit([Edit::NewPost(POST, new("Soep", "Kom je ook?")), Edit::NewPost(STEADY, new("Brood", "Kom maar"))]);
    desk.engine.send(Command::Open(POST));
    desk.until(|shown| is_stopped(shown, POST) == Some(false) && shown.open.contains_key(&POST));
    (desk, site)
}

#[test]
fn a_planned_post_whose_words_go_against_a_rule_says_so_and_is_not_put_anywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut desk, site) = planned(folder.path());
    desk.writes("Kom je ook? De soep is gratis.");
    let shown = desk.until(|shown| is_stopped(shown, POST) == Some(true));
    assert_eq!(is_stopped(&shown, STEADY), Some(false));
    let link = |link: &str| of(PostEdit::SetPostedLink(site, Some(link.into())));
    for edits in [
        vec![link("https://example.org/1")],
        vec![link("https://example.org/1"), of(PostEdit::SetStatus(Status::Posted))],
        vec![of(PostEdit::SetStatus(Status::Planned))],
    ] {
        desk.edit(edits);
        let refused = desk.refused();
        assert_eq!((refused.kind, refused.about.as_str()), (TroubleKind::AgainstVoice, "'Soep'"));
        assert!(refused.detail.contains("'gratis': Niets is gratis"), "{refused:?}");
    }
    // To say that one does it is no word on what goes out.
    let me = desk.until(|_| true).team.me;
    desk.edit([of(PostEdit::Claim(site, me))]);
    desk.until(|shown| shown.calendar.get(POST).is_some_and(|row| row.summary.outings.len() == 1));

    desk.writes("Kom je ook? De soep is van ons.");
    desk.until(|shown| is_stopped(shown, POST) == Some(false));
    desk.edit([link("https://example.org/1"), of(PostEdit::SetStatus(Status::Posted))]);
    desk.until(|shown| shown.calendar.get(POST).is_some_and(|row| row.summary.is_over()));
    // What is out is out: another link to it is a fact, whatever is written now.
    desk.writes("Gratis soep");
    desk.edit([link("https://example.org/2")]);
    desk.until(|shown| {
        shown.calendar.get(POST).and_then(|row| row.summary.outing(site)).is_some_and(|it| it.link.ends_with('2'))
    });
    desk.engine.stop();
}

#[test]
fn rules_that_come_change_and_go_are_seen_on_posts_that_stand_and_after_a_new_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut desk, site) = planned(folder.path());
    let rule = |edit| Edit::Rule(RULE, edit);
    desk.edit([rule(RuleEdit::SetAbout("ook".into()))]);
    let shown = desk.until(|shown| is_stopped(shown, POST) == Some(true));
    assert_eq!(is_stopped(&shown, STEADY), Some(false));
    desk.edit([rule(RuleEdit::SetStrictness(Strictness::Warn))]);
    desk.until(|shown| is_stopped(shown, POST) == Some(false));
    desk.edit([rule(RuleEdit::SetStrictness(Strictness::Stop))]);
    desk.until(|shown| is_stopped(shown, POST) == Some(true));
    // Words of its own on the channel are what goes out there.
    let (text, seen_text) = ("Kom maar".to_owned(), "Kom je ook?".to_owned());
    desk.edit([Edit::NewVariant { post: POST, channel: site, text, seen_text }]);
    desk.until(|shown| is_stopped(shown, POST) == Some(false));
    desk.edit([rule(RuleEdit::SetAbout("maar".into()))]);
    desk.until(|shown| is_stopped(shown, POST) == Some(true) && is_stopped(shown, STEADY) == Some(true));
    // What is an idea as yet is stopped by nothing.
    desk.edit([Edit::Post(STEADY, PostEdit::SetStatus(Status::Idea))]);
    desk.until(|shown| is_stopped(shown, STEADY) == Some(false));
    desk.engine.stop();

    let mut desk = Desk::open(folder.path());
    desk.until(|shown| is_stopped(shown, POST) == Some(true));
    desk.edit([rule(RuleEdit::Bin(true))]);
    desk.until(|shown| is_stopped(shown, POST) == Some(false));
    desk.engine.stop();
}

#[test]
fn only_a_link_is_a_link_and_what_went_out_is_kept_as_it_went_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut desk, site) = planned(folder.path());
    let link = |link: &str| of(PostEdit::SetPostedLink(site, Some(link.into())));
    for none in ["straks", "example.org/1", "https://", "mailto:els@example.org"] {
        desk.edit([link(none)]);
        let refused = desk.refused();
        assert_eq!((refused.kind, refused.about.as_str()), (TroubleKind::NotALink, none));
    }
    let (text, seen_text) = ("Kom maar naar de site".to_owned(), "Kom je ook?".to_owned());
    desk.edit([Edit::NewVariant { post: POST, channel: site, text, seen_text }]);
    let shown = desk.until(|shown| shown.calendar.get(POST).is_some_and(|row| !row.variants.is_empty()));
    let variant = shown.calendar.get(POST).expect("a post").variants[0].id;
    desk.edit([link("https://example.org/1"), of(PostEdit::SetStatus(Status::Posted))]);
    let kept = |shown: &Arc<Snapshot>| match shown.open.get(&POST).map(|open| &open.body) {
        Some(Body::Post(post)) => post.went_out.get(&site).cloned(),
        _ => None,
    };
    desk.until(|shown| kept(shown).as_deref() == Some("Kom maar naar de site"));
    // Written on, and another link: what went out stays what it was.
    let splices = vec![Splice { at: 0, delete: 3, insert: "Ga".into() }];
    desk.engine.send(Command::Open(variant));
    let shown = desk.until(|shown| shown.open.get(&variant).is_some_and(|open| open.text.is_some()));
    let seen = shown.open[&variant].text.as_ref().map(|text| text.version.clone()).unwrap_or_default();
    desk.edit([Edit::of_text(Kind::Variant, variant, TextEdit { seen, splices }).expect("an edit")]);
    desk.until(|shown| shown.open[&variant].text.as_ref().is_some_and(|text| text.text.starts_with("Ga maar")));
    desk.edit([link("https://example.org/2")]);
    let shown = desk.until(|shown| {
        shown.calendar.get(POST).and_then(|row| row.summary.outing(site)).is_some_and(|it| it.link.ends_with('2'))
    });
    assert_eq!(kept(&shown).as_deref(), Some("Kom maar naar de site"));
    // Not out after all: then nothing went out.
    desk.edit([link(""), of(PostEdit::SetStatus(Status::Planned))]);
    desk.until(|shown| kept(shown).is_none());
    desk.engine.stop();
}
