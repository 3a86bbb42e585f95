//! Two people choose apart, one picks, and takes that back.
#![allow(clippy::expect_used, clippy::panic, reason = "tests may")]

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Runtime;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::post::{NewPost, PostEdit};
use trekker_domain::publish_at::parse_date;
use trekker_domain::team::Relay;
use trekker_engine::control::Request;
use trekker_engine::handle::{Folding, Handle, Networking, Options};
use trekker_session::command::Command;
use trekker_session::snapshot::Snapshot;

const POST: DocId = DocId([7; 16]);

fn start(folder: &Path, name: &str) -> Handle {
    // The same again after it was offline, so that the other one finds it.
    let bind: SocketAddr = std::net::UdpSocket::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port");
    let networking = Networking::On { relay: Some(Relay::None), bind: Some(bind), local_discovery: false };
    let options =
        Options { profile: folder.join(name), networking, folding: Folding::Always, has_window: false, trial: None };
    Handle::start(options).expect("an engine")
}

/// Waits until the screen shows it.
fn until(runtime: &Runtime, engine: &Handle, shows: impl FnMut(&Arc<Snapshot>) -> bool) {
    let mut screen = engine.snapshots();
    let wait = async { tokio::time::timeout(Duration::from_secs(120), screen.wait_for(shows)).await.map(|_| ()) };
    runtime.block_on(wait).expect("it shows in time");
}

/// The choices of a day for the post, each with whose it is.
fn days(shown: &Snapshot) -> Vec<(String, String)> {
    let conflicts = shown.open.get(&POST).map(|detail| detail.conflicts.clone()).unwrap_or_default();
    let of_day = conflicts.into_iter().find(|conflict| conflict.field.name == "date");
    let name = |id| shown.members.iter().find(|member| Some(member.id) == id).map(|member| member.name.clone());
    let choices = of_day.into_iter().flat_map(|conflict| conflict.choices);
    choices.map(|choice| (choice.value, name(choice.by).unwrap_or_default())).collect()
}

#[test]
fn taking_back_a_pick_shows_both_choices_again_to_everybody_and_whose_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let [els, bram] = ["els", "bram"].map(|name| start(folder.path(), name));
    let ask = |engine: &Handle, request| runtime.block_on(engine.ask(request)).expect("an answer");
    let found = Request::FoundTeam { team: "Feest".into(), member: "Els".into(), zone: "Europe/Brussels".into() };
    ask(&els, found);
    let invitation = ask(&els, Request::Invite { role: "helper".into(), valid_hours: 1 });
    let ticket = invitation[0]["ticket"].as_str().expect("a ticket").to_owned();
    ask(&bram, Request::Join { ticket, member: "Bram".into() });
    ask(&bram, Request::Joined);
    els.send(Command::Edit(vec![Edit::NewPost(POST, NewPost { title: "Startdag".into(), ..NewPost::default() })]));
    until(&runtime, &bram, |shown| shown.calendar.get(POST).is_some());
    for engine in [&els, &bram] {
        engine.send(Command::Open(POST));
        engine.send(Command::SetOffline(true));
        until(&runtime, engine, |shown| shown.network.is_offline && shown.open.contains_key(&POST));
    }
    let chooses = |engine: &Handle, day: &str| {
        engine.send(Command::Edit(vec![Edit::Post(POST, PostEdit::SetDate(parse_date(day)))]));
    };
    chooses(&els, "2027-03-06");
    chooses(&bram, "2027-03-07");
    for engine in [&els, &bram] {
        engine.send(Command::SetOffline(false));
    }
    let both = |shown: &Arc<Snapshot>| {
        let mut days = days(shown);
        days.sort();
        let said = |day: &str, name: &str| (day.to_owned(), name.to_owned());
        days == [said("2027-03-06", "Els"), said("2027-03-07", "Bram")]
    };
    for engine in [&els, &bram] {
        until(&runtime, engine, both);
    }
    chooses(&els, "2027-03-07");
    until(&runtime, &bram, |shown| days(shown).is_empty());
    els.send(Command::Undo);
    for engine in [&els, &bram] {
        until(&runtime, engine, both);
    }
    els.send(Command::Redo);
    until(&runtime, &bram, |shown| days(shown).is_empty());
    for engine in [els, bram] {
        engine.stop();
    }
}
