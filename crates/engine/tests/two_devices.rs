//! What two people do, each on a device of their own, over a network of this computer.
#![allow(clippy::expect_used, clippy::panic, reason = "tests may")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;
use tokio::sync::watch;
use trekker_domain::team::Relay;
use trekker_engine::control::Request;
use trekker_engine::handle::{Folding, Handle, Networking, Options};
use trekker_script::voice::{VoiceEdit, VoiceShow};
use trekker_session::command::Command;
use trekker_session::snapshot::Snapshot;

/// After this long something that must happen did not.
const LONG: Duration = Duration::from_secs(240);

struct Device {
    engine: Handle,
    screen: watch::Receiver<Arc<Snapshot>>,
}

impl Device {
    fn new(profile: &Path) -> Self {
        let bind = "127.0.0.1:0".parse().ok();
        let networking = Networking::On { relay: Some(Relay::None), bind, local_discovery: false };
        let options = Options {
            profile: profile.to_owned(),
            networking,
            folding: Folding::Always,
            has_window: true,
            trial: None,
        };
        let engine = Handle::start(options).expect("an engine");
        let screen = engine.snapshots();
        Self { engine, screen }
    }

    fn asks(&self, runtime: &Runtime, request: Request) -> serde_json::Value {
        runtime.block_on(self.engine.ask(request)).expect("an answer")
    }

    /// Waits until the screen shows it.
    fn until(&mut self, runtime: &Runtime, shows: impl FnMut(&Arc<Snapshot>) -> bool) {
        let wait = async { tokio::time::timeout(LONG, self.screen.wait_for(shows)).await.map(drop) };
        runtime.block_on(wait).expect("it shows in time");
    }

    fn guide(&self, runtime: &Runtime) -> String {
        let sections = runtime.block_on(self.engine.run(VoiceShow)).expect("an answer");
        sections.into_iter().next().map(|section| section.text).unwrap_or_default()
    }

    fn digest(&self, runtime: &Runtime) -> String {
        self.asks(runtime, Request::Digest)[0]["digest"].as_str().unwrap_or_default().to_owned()
    }
}

/// 200 KB of words, of which some come again and again.
fn long(first: &str) -> String {
    let some = ["feest", "plein", "muziek", "samen", "kom", "naar", "de", "het", "een"];
    let words = (0..42_000).map(|number| if number % 10 == 0 { first } else { some[number * 7 % some.len()] });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_text_of_200_kb_is_written_replaced_replaced_by_the_other_and_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let [els, mut bram] = ["els", "bram"].map(|name| Device::new(&folder.path().join(name)));
    els.asks(
        &runtime,
        Request::FoundTeam { team: "Feest".into(), member: "Els".into(), zone: "Europe/Brussels".into() },
    );
    let invitation = els.asks(&runtime, Request::Invite { role: "helper".into(), valid_hours: 1 });
    let ticket = invitation[0]["ticket"].as_str().expect("a ticket").to_owned();
    bram.asks(&runtime, Request::Join { ticket, member: "Bram".into() });

    let [first, second, third] = ["soep", "brood", "kaas"].map(long);
    assert!(first.len() > 200_000, "{}", first.len());
    let writes = |device: &Device, text: &str| {
        let edit = VoiceEdit { heading: "Gids".into(), text: text.to_owned() };
        runtime.block_on(device.engine.run(edit)).expect("an answer");
    };
    let arrives = |device: &Device, text: &str| {
        let begin = Instant::now();
        while device.guide(&runtime) != text {
            assert!(begin.elapsed() < LONG, "it arrives in time");
            runtime.block_on(async { tokio::time::sleep(Duration::from_millis(100)).await });
        }
    };
    writes(&els, &first);
    arrives(&bram, &first);
    writes(&els, &second);
    arrives(&bram, &second);
    writes(&bram, &third);
    arrives(&els, &third);
    bram.until(&runtime, |shown| shown.can_undo);
    bram.engine.send(Command::Undo);
    arrives(&els, &second);
    assert_eq!(bram.guide(&runtime), second);
    assert_eq!(els.digest(&runtime), bram.digest(&runtime));
    els.engine.stop();
    bram.engine.stop();
}
