//! Two engines on loopback: an edit from one screen to the other, and a device that joins.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::post::{NewPost, PostEdit};
use trekker_domain::team::Relay;
use trekker_engine::control::Request;
use trekker_engine::handle::{Handle, Networking, Options};
use trekker_session::command::Command;
use trekker_session::snapshot::Snapshot;

use crate::data::{caption, id_of};
use crate::table::{Figure, millis, percentile};

const EDITS: usize = 200;

fn start(profile: &Path) -> Handle {
    let bind = "127.0.0.1:0".parse().ok();
    let networking = Networking::On { relay: Some(Relay::None), bind, local_discovery: false };
    Handle::start(Options { profile: profile.to_owned(), networking }).expect("an engine")
}

fn ask(runtime: &tokio::runtime::Runtime, handle: &Handle, request: Request) -> serde_json::Value {
    runtime.block_on(handle.ask(request)).expect("an answer")
}

fn team(runtime: &tokio::runtime::Runtime, profile: &Path) -> Handle {
    let els = start(profile);
    ask(runtime, &els, Request::FoundTeam { team: "Feest".into(), member: "Els".into() });
    els
}

fn joins(runtime: &tokio::runtime::Runtime, els: &Handle, bram: &Handle) {
    let invitation = ask(runtime, els, Request::Invite { role: "helper".into(), valid_hours: 1 });
    let ticket = invitation[0]["ticket"].as_str().expect("a ticket").to_owned();
    ask(runtime, bram, Request::Join { ticket, member: "Bram".into() });
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// An edit on one side until the other side's snapshot shows it, beside half of a raw round trip over iroh.
pub fn key_to_screen() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = runtime();
    let (els, bram) = (team(&runtime, &folder.path().join("els")), start(&folder.path().join("bram")));
    joins(&runtime, &els, &bram);
    let doc = id_of(1);
    els.send(Command::Edit(vec![Edit::NewPost(doc, NewPost::default())]));
    let mut screen = bram.snapshots();
    wait(&runtime, &mut screen, |snapshot| snapshot.calendar.get(doc).is_some());
    bram.send(Command::Open(doc));
    let mut times = Vec::new();
    for number in 0..EDITS {
        let title = format!("Titel {number}");
        let begin = Instant::now();
        els.send(Command::Edit(vec![Edit::Post(doc, PostEdit::SetTitle(title.clone()))]));
        wait(&runtime, &mut screen, |snapshot| {
            snapshot.calendar.get(doc).is_some_and(|row| row.summary.title == title)
        });
        times.push(begin.elapsed());
    }
    let mut raw = runtime.block_on(round_trips());
    els.stop();
    bram.stop();
    [(0.5, "p50", 5e-3, "+5 ms"), (0.99, "p99", 20e-3, "+20 ms")]
        .into_iter()
        .map(|(part, name, most, to_reach)| {
            let (ours, echo) = (percentile(&mut times, part), percentile(&mut raw, part) / 2);
            let more = ours.saturating_sub(echo);
            Figure {
                name: "key-to-screen",
                workload: format!("{EDITS} edits on loopback, {name}"),
                ours: millis(ours),
                beside: format!("half a raw iroh echo {}", millis(echo)),
                result: format!("+{}", millis(more)),
                to_reach,
                is_reached: more.as_secs_f64() <= most,
            }
        })
        .collect()
}

fn wait(
    runtime: &tokio::runtime::Runtime,
    screen: &mut tokio::sync::watch::Receiver<Arc<Snapshot>>,
    shows: impl FnMut(&Arc<Snapshot>) -> bool,
) {
    runtime.block_on(async {
        tokio::time::timeout(Duration::from_secs(60), screen.wait_for(shows)).await.expect("in time").expect("it runs");
    });
}

/// Echoes of 100 bytes over a plain link.
async fn round_trips() -> Vec<Duration> {
    use std::collections::HashSet;
    use trekker_network::{Config, Event, Link, Network};
    let config = |seed: u8| Config {
        secret_key: [seed; 32],
        relay: trekker_network::Relay::None,
        bind: "127.0.0.1:0".parse().ok(),
        local_discovery: false,
    };
    let (one_events, mut one_news) = tokio::sync::mpsc::channel(64);
    let (other_events, mut other_news) = tokio::sync::mpsc::channel(64);
    let one = Network::start(config(1), one_events).await.expect("a network");
    let other = Network::start(config(2), other_events).await.expect("a network");
    one.set_roster(HashSet::from([other.id()]));
    other.set_roster(HashSet::from([one.id()]));
    one.learn_address(other.id(), &other.address()).expect("an address");
    async fn link(news: &mut tokio::sync::mpsc::Receiver<Event>) -> Link {
        loop {
            if let Event::Opened(link) = news.recv().await.expect("it runs") {
                return link;
            }
        }
    }
    let (mut here, mut there) = tokio::join!(link(&mut one_news), link(&mut other_news));
    let echo = tokio::spawn(async move {
        while let Ok(Some(bytes)) = there.incoming.receive().await {
            if there.outgoing.send(&bytes).await.is_err() {
                return;
            }
        }
    });
    let mut times = Vec::new();
    for _ in 0..EDITS {
        let begin = Instant::now();
        here.outgoing.send(&[7; 100]).await.expect("it is sent");
        here.incoming.receive().await.expect("it comes").expect("it comes");
        times.push(begin.elapsed());
    }
    echo.abort();
    times
}

/// A new device of a team with 10,000 posts: month on screen, everything on disk, everything folded.
pub fn join() -> Vec<Figure> {
    const POSTS: usize = 10_000;
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = runtime();
    let els = team(&runtime, &folder.path().join("els"));
    let mut random = fastrand::Rng::with_seed(9);
    let mut ids: Vec<DocId> = Vec::new();
    let mut csv = String::from("Date,Title,Text\n");
    let today = today();
    let first = today - chrono::Days::new(350);
    for number in 0..POSTS {
        let date = first.checked_add_days(chrono::Days::new(number as u64 % 700)).expect("a date");
        csv.push_str(&format!(
            "{date},{} {number},\"{}\"\n",
            caption(&mut random, 30).replace('\n', " "),
            caption(&mut random, 500)
        ));
    }
    let file = folder.path().join("posts.csv");
    std::fs::write(&file, csv).expect("a file");
    let begin = Instant::now();
    ask(&runtime, &els, Request::Import { file, map: None, dry_run: false });
    let imported = begin.elapsed();
    els.snapshots().borrow().calendar.all().for_each(|row| ids.push(row.summary.id));
    // Thirteen more records for each post.
    let begin = Instant::now();
    for round in 0..13 {
        for (number, id) in ids.iter().enumerate() {
            let edit = match round % 4 {
                0 => PostEdit::SetTitle(format!("Titel {round} {number}")),
                1 => PostEdit::SetTime(chrono::NaiveTime::from_hms_opt((8 + number as u32 + round) % 24, 15, 0)),
                2 => PostEdit::SetExplanation(caption(&mut random, 40)),
                _ => PostEdit::SetLink(format!("https://example.org/{round}/{number}")),
            };
            els.send(Command::Edit(vec![Edit::Post(*id, edit)]));
        }
    }
    let status = ask(&runtime, &els, Request::Check);
    let written = begin.elapsed();

    let bram = start(&folder.path().join("bram"));
    let invitation = ask(&runtime, &els, Request::Invite { role: "helper".into(), valid_hours: 1 });
    let ticket = invitation[0]["ticket"].as_str().expect("a ticket").to_owned();
    let last = els.snapshots().borrow().calendar.len();
    let mut screen = bram.snapshots();
    let begin = Instant::now();
    bram.send(Command::Join { ticket, member: "Bram".into() });
    let month = today - chrono::Days::new(15);
    let in_month = els.snapshots().borrow().calendar.between(month, month + chrono::Days::new(30)).count();
    wait(&runtime, &mut screen, |snapshot| {
        snapshot.calendar.between(month, month + chrono::Days::new(30)).count() >= in_month
    });
    let visible = begin.elapsed();
    wait(&runtime, &mut screen, |snapshot| {
        snapshot.calendar.len() >= last && snapshot.work.is_none() && snapshot.calendar.all().all(|row| !row.is_stale)
    });
    let folded = begin.elapsed();
    let workload = format!("{POSTS} posts, {} records", status[0]["records"]);
    els.stop();
    bram.stop();
    vec![
        Figure {
            name: "import",
            workload: format!("{POSTS} posts from a spreadsheet; then 130,000 edits in {:.0} s", written.as_secs_f64()),
            ours: millis(imported),
            beside: "–".into(),
            result: "–".into(),
            to_reach: "–",
            is_reached: true,
        },
        Figure {
            name: "join",
            workload: format!("{workload}: a month on screen"),
            ours: millis(visible),
            beside: "–".into(),
            result: "–".into(),
            to_reach: "2 s",
            is_reached: visible < Duration::from_secs(2),
        },
        Figure {
            name: "join",
            workload: format!("{workload}: everything folded"),
            ours: millis(folded),
            beside: "–".into(),
            result: "–".into(),
            to_reach: "10 s",
            is_reached: folded < Duration::from_secs(10),
        },
    ]
}

#[expect(clippy::disallowed_methods, reason = "the month on screen is that of today")]
fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}
