//! Two engines on loopback: an edit from one screen to the other, and a device that joins.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::post::{NewPost, PostEdit};
use trekker_domain::team::Relay;
use trekker_engine::control::Request;
use trekker_engine::handle::{Folding, Handle, Networking, Options};
use trekker_session::command::Command;
use trekker_session::people::Has;
use trekker_session::snapshot::Snapshot;

use crate::data::{as_table, caption, id_of};
use crate::table::{Figure, millis, percentile};

const EDITS: usize = 200;

pub(crate) fn start(profile: &Path) -> Handle {
    let bind = "127.0.0.1:0".parse().ok();
    let networking = Networking::On { relay: Some(Relay::None), bind, local_discovery: false };
    Handle::start(Options {
        profile: profile.to_owned(),
        networking,
        folding: Folding::Always,
        has_window: false,
        trial: None,
    })
    .expect("an engine")
}

pub(crate) fn ask(runtime: &tokio::runtime::Runtime, handle: &Handle, request: Request) -> serde_json::Value {
    runtime.block_on(handle.ask(request)).expect("an answer")
}

pub(crate) fn team(runtime: &tokio::runtime::Runtime, profile: &Path) -> Handle {
    let els = start(profile);
    ask(
        runtime,
        &els,
        Request::FoundTeam { team: "Feest".into(), member: "Els".into(), zone: "Europe/Brussels".into() },
    );
    els
}

fn joins(runtime: &tokio::runtime::Runtime, els: &Handle, bram: &Handle) {
    let invitation = ask(runtime, els, Request::Invite { role: "helper".into(), valid_hours: 1 });
    let ticket = invitation[0]["ticket"].as_str().expect("a ticket").to_owned();
    ask(runtime, bram, Request::Join { ticket, member: "Bram".into() });
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
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

pub(crate) fn wait(
    runtime: &tokio::runtime::Runtime,
    screen: &mut tokio::sync::watch::Receiver<Arc<Snapshot>>,
    shows: impl FnMut(&Arc<Snapshot>) -> bool,
) {
    runtime.block_on(async {
        tokio::time::timeout(Duration::from_secs(60), screen.wait_for(shows)).await.expect("in time").expect("it runs");
    });
}

/// About what a new device is sent; see the figure `wire-join`.
const COPIED: usize = 3_200_000;

/// So many bytes over a plain link, in messages of 256 KiB, until the last has arrived.
async fn copy(bytes: usize) -> Duration {
    let (mut here, mut there, _networks) = linked().await;
    let reading = tokio::spawn(async move {
        let mut read = 0;
        while read < bytes {
            read += there.incoming.receive().await.expect("it comes").expect("it comes").len();
        }
        there
    });
    let begin = Instant::now();
    let mut left = bytes;
    while left > 0 {
        let some = left.min(256 << 10);
        here.outgoing.send(&vec![7; some]).await.expect("it is sent");
        left -= some;
    }
    reading.await.expect("it reads");
    begin.elapsed()
}

/// Two devices with a plain link between them.
async fn linked() -> (trekker_network::Link, trekker_network::Link, [trekker_network::Network; 2]) {
    use std::collections::{HashMap, HashSet};
    use trekker_network::{Config, Event, Link, Network};
    let config = |seed: u8| Config {
        secret_key: [seed; 32],
        relay: trekker_network::Relay::None,
        bind: "127.0.0.1:0".parse().ok(),
        local_discovery: false,
        files: None,
    };
    let (one_events, mut one_news) = tokio::sync::mpsc::channel(64);
    let (other_events, mut other_news) = tokio::sync::mpsc::channel(64);
    let one = Network::start(config(1), one_events).await.expect("a network");
    let other = Network::start(config(2), other_events).await.expect("a network");
    one.set_roster(HashSet::from([other.id()]), HashMap::new());
    other.set_roster(HashSet::from([one.id()]), HashMap::new());
    one.learn_address(other.id(), &other.address()).expect("an address");
    async fn link(news: &mut tokio::sync::mpsc::Receiver<Event>) -> Link {
        loop {
            if let Event::Opened(link) = news.recv().await.expect("it runs") {
                return link;
            }
        }
    }
    let (here, there) = tokio::join!(link(&mut one_news), link(&mut other_news));
    // Somebody has to take their news, or they wait.
    tokio::spawn(async move { while one_news.recv().await.is_some() {} });
    tokio::spawn(async move { while other_news.recv().await.is_some() {} });
    (here, there, [one, other])
}

/// Echoes of 100 bytes over a plain link.
async fn round_trips() -> Vec<Duration> {
    let (mut here, mut there, _networks) = linked().await;
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

/// A hundred edits at once until all are on the disk, beside one.
pub fn burst() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = runtime();
    let els = team(&runtime, &folder.path().join("els"));
    let ids: Vec<DocId> = (0..100).map(id_of).collect();
    els.send(Command::Edit(ids.iter().map(|id| Edit::NewPost(*id, NewPost::default())).collect()));
    ask(&runtime, &els, Request::Status);
    let time = |round: usize, count: usize| {
        let begin = Instant::now();
        for id in &ids[..count] {
            els.send(Command::Edit(vec![Edit::Post(*id, PostEdit::SetTitle(format!("Titel {round}")))]));
        }
        ask(&runtime, &els, Request::Status);
        begin.elapsed()
    };
    let mut one: Vec<Duration> = (0..50).map(|round| time(round, 1)).collect();
    let mut hundred: Vec<Duration> = (50..100).map(|round| time(round, 100)).collect();
    let (one, hundred) = (percentile(&mut one, 0.5), percentile(&mut hundred, 0.5));
    els.stop();
    vec![Figure {
        name: "durable-edit",
        workload: "a burst of 100 edits until all are on the disk, p50".into(),
        ours: millis(hundred),
        beside: format!("one edit {}", millis(one)),
        result: format!("{:.1} ×", hundred.as_secs_f64() / one.as_secs_f64()),
        to_reach: "–",
        is_reached: true,
    }]
}

/// A new device of a team with 10,000 posts: month on screen, everything on disk, everything folded.
pub fn join() -> Vec<Figure> {
    const POSTS: usize = 10_000;
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = runtime();
    let els = team(&runtime, &folder.path().join("els"));
    let mut random = fastrand::Rng::with_seed(9);
    let mut ids: Vec<DocId> = Vec::new();
    let today = today();
    let file = folder.path().join("posts.csv");
    std::fs::write(&file, as_table(POSTS, today)).expect("a file");
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
    // Bram's own word for it, signed, on Els's screen.
    let mut els_screen = els.snapshots();
    wait(&runtime, &mut els_screen, |snapshot| {
        snapshot.members.iter().flat_map(|member| &member.devices).all(|device| device.has == Has::Everything)
            && snapshot.members.len() == 2
    });
    let durable = begin.elapsed();
    wait(&runtime, &mut screen, |snapshot| {
        snapshot.calendar.len() >= last && snapshot.work.is_none() && snapshot.calendar.all().all(|row| !row.is_stale)
    });
    let folded = begin.elapsed();
    let workload = format!("{POSTS} posts, {} records", status[0]["records"]);
    let copied = runtime.block_on(copy(COPIED));
    let times = durable.as_secs_f64() / copied.as_secs_f64();
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
            workload: format!("{workload}: everything durable, by a signed receipt"),
            ours: millis(durable),
            beside: format!("{COPIED} B over a plain iroh link {}", millis(copied)),
            result: format!("{times:.0} ×"),
            to_reach: "3 ×",
            is_reached: times <= 3.0,
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
pub(crate) fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}
