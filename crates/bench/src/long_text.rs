//! A section of the guide that was typed in many small pieces, opened by a program that has just started: beside Automerge's own
//! loading of the same document.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use automerge::AutoCommit;
use trekker_engine::control::Request;
use trekker_engine::handle::Handle;
use trekker_script::voice::VoiceEdit;

use crate::data::caption;
use crate::live::{ask, runtime, team};
use crate::table::{Figure, millis};

/// So many records, of so many letters each.
const PIECES: usize = 1_300;
const LETTERS: usize = 200;
const HEADING: &str = "Toon";
/// Beside a profile's own files: what its section says.
const TEXT: &str = "text-of-the-figure";
/// By which the program is told to [`open`] a profile, and do nothing else.
pub const OPEN: &str = "open-long-text";

struct Opened {
    took: Duration,
    /// The most memory the process had at once, in bytes.
    peak: u64,
}

fn write(runtime: &tokio::runtime::Runtime, engine: &Handle, text: String) {
    let edit = VoiceEdit { heading: HEADING.into(), text };
    runtime.block_on(engine.run(edit)).expect("an answer");
}

pub fn measure() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder");
    let (profile, exported) = (folder.path().join("els"), folder.path().join("exported"));
    let empty = folder.path().join("empty");
    let runtime = runtime();
    let engine = team(&runtime, &profile);
    let mut random = fastrand::Rng::with_seed(7);
    let mut text = String::new();
    for _ in 0..PIECES {
        text += &caption(&mut random, LETTERS);
        write(&runtime, &engine, text.clone());
    }
    ask(&runtime, &engine, Request::ExportAutomerge { dir: exported.clone() });
    engine.stop();
    std::fs::write(profile.join(TEXT), &text).expect("a file");
    let engine = team(&runtime, &empty);
    write(&runtime, &engine, "Kort.".into());
    engine.stop();
    std::fs::write(empty.join(TEXT), "Kort.").expect("a file");

    let save = largest_file(&exported);
    let begin = Instant::now();
    let loaded = AutoCommit::load(&save).expect("it loads");
    let bare = begin.elapsed();
    drop(loaded);
    let short = opened(&empty);
    let (first, later) = (opened(&profile), opened(&profile));
    let less = |long: Duration| long.saturating_sub(short.took);
    let pieces = format!("a text of {PIECES} records of {LETTERS} letters");
    let beside = format!("Automerge loads the same in {}", millis(bare));
    let ratio = less(first.took).as_secs_f64() / bare.as_secs_f64();
    let memory = first.peak.max(later.peak).saturating_sub(short.peak);
    let times_its_save = memory as f64 / save.len() as f64;
    vec![
        Figure {
            name: "long-text",
            workload: format!("{pieces}, opened and edited for the first time, less a short one"),
            ours: millis(less(first.took)),
            beside: beside.clone(),
            result: format!("{ratio:.2} ×"),
            to_reach: "1.2 ×",
            is_reached: ratio <= 1.2,
        },
        Figure {
            name: "long-text",
            workload: "the same, opened and edited by a later program".to_owned(),
            ours: millis(less(later.took)),
            beside,
            result: format!("{:.2} ×", less(later.took).as_secs_f64() / bare.as_secs_f64()),
            to_reach: "300 ms",
            is_reached: less(later.took) <= Duration::from_millis(300),
        },
        Figure {
            name: "long-text",
            workload: "the most memory at once, less a short one".to_owned(),
            ours: format!("{:.1} MB", memory as f64 / 1e6),
            beside: format!(
                "its save {:.1} MB, its letters {:.1} MB",
                save.len() as f64 / 1e6,
                text.len() as f64 / 1e6
            ),
            result: format!("{times_its_save:.1} ×"),
            to_reach: "10 ×",
            is_reached: times_its_save <= 10.0,
        },
    ]
}

/// By a program of its own, whose memory nobody else has used.
fn opened(profile: &Path) -> Opened {
    let program = std::env::current_exe().expect("this program");
    let said = Command::new(program).arg(OPEN).arg(profile).output().expect("it runs");
    let said = String::from_utf8(said.stdout).expect("its answer");
    let mut numbers = said.split_whitespace().filter_map(|number| number.parse().ok());
    let (Some(micros), Some(peak)) = (numbers.next(), numbers.next()) else { panic!("it says {said:?}") };
    Opened { took: Duration::from_micros(micros), peak }
}

/// Starts an engine, changes the end of the section and says how many microseconds that took, and the most bytes of memory at once.
pub fn open(profile: &Path) -> String {
    let runtime = runtime();
    let text = std::fs::read_to_string(profile.join(TEXT)).expect("the text there is") + ".";
    std::fs::write(profile.join(TEXT), &text).expect("a file");
    let begin = Instant::now();
    let engine = crate::live::start(profile);
    write(&runtime, &engine, text);
    let took = begin.elapsed();
    engine.stop();
    let status = std::fs::read_to_string("/proc/self/status").expect("the system tells");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("its most resident memory");
    let kilobytes: u64 = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number");
    format!("{} {}", took.as_micros(), kilobytes * 1024)
}

fn largest_file(folder: &Path) -> Vec<u8> {
    let mut largest = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry")) {
        let path = entry.path();
        let bytes = if path.is_dir() { largest_file(&path) } else { std::fs::read(&path).expect("a file") };
        if bytes.len() > largest.len() {
            largest = bytes;
        }
    }
    largest
}
