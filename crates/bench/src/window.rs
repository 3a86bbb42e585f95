//! The real app in a real window: from the start of its process to the first frame that shows the team, and the memory it
//! takes when idle. Needs `Xvfb` and the app's own program beside this one.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use trekker_engine::control::Request;
use trekker_engine::handle::{Folding, Handle, Networking, Options};

use crate::data::{as_table, table_as_json};
use crate::live::{ask, runtime, today};
use crate::table::{Figure, millis, percentile};

const STARTS: usize = 7;
/// What drawing takes differs by a megabyte or two from one start to the next.
const IDLE_STARTS: usize = 5;
/// What is left to do after the first frame is done by then.
const UNTIL_IDLE: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_secs(60);

pub fn measure() -> Vec<Figure> {
    let Some(screen) = Screen::open() else {
        println!("(cold start and memory need Xvfb; on Debian: apt install xvfb)");
        return Vec::new();
    };
    let sizes = [0, 1_000, 10_000, 100_000];
    let profiles: Vec<(tempfile::TempDir, usize)> = sizes.iter().map(|posts| profile(*posts)).collect();
    let mut warm = Vec::new();
    for (folder, _) in &profiles {
        // The first start puts the files into the disk cache.
        let mut times: Vec<Duration> = (0..=STARTS).map(|_| start(&screen, folder.path(), false).0).skip(1).collect();
        warm.push(percentile(&mut times, 0.5));
    }
    forget_cached(profiles[2].0.path());
    let cold = start(&screen, profiles[2].0.path(), false).0;

    let resident = |profile: &tempfile::TempDir| {
        let mut all: Vec<usize> = (0..IDLE_STARTS).map(|_| start(&screen, profile.path(), true).1).collect();
        all.sort_unstable();
        all[IDLE_STARTS / 2]
    };
    let (empty, full) = (resident(&profiles[0].0), resident(&profiles[2].0));
    let idle = full.saturating_sub(empty) as f64 / profiles[2].1 as f64;

    let more = warm[2].saturating_sub(warm[0]);
    let cold_more = cold.saturating_sub(warm[0]);
    let grows = |large: usize, small: usize| warm[large].as_secs_f64() / warm[small].as_secs_f64();
    let megabytes = |bytes: usize| format!("{:.1} MB", bytes as f64 / 1e6);
    let mut figures = vec![
        Figure {
            name: "cold-10k",
            workload: format!("process start to the first frame with the team, 10,000 posts, median of {STARTS}"),
            ours: millis(warm[2]),
            beside: format!("an empty team {}", millis(warm[0])),
            result: format!("+{}", millis(more)),
            to_reach: "+40 ms",
            is_reached: more <= Duration::from_millis(40),
        },
        Figure {
            name: "cold-10k",
            workload: "the same, the profile not in the disk cache".into(),
            ours: millis(cold),
            beside: format!("an empty team {}", millis(warm[0])),
            result: format!("+{}", millis(cold_more)),
            to_reach: "–",
            is_reached: true,
        },
        Figure {
            name: "memory",
            workload: format!("resident when idle, 10,000 posts, less an empty team, medians of {IDLE_STARTS}"),
            ours: format!("{} of {}", megabytes(full.saturating_sub(empty)), megabytes(full)),
            beside: format!("the content as JSON {}", megabytes(profiles[2].1)),
            result: format!("{idle:.2} ×"),
            to_reach: "2 ×",
            is_reached: idle <= 2.0,
        },
    ];
    for (large, small, words) in [(2, 1, "10,000 posts beside 1,000"), (3, 2, "100,000 posts beside 10,000")] {
        figures.push(Figure {
            name: "growth",
            workload: format!("start to first frame, {words}"),
            ours: millis(warm[large]),
            beside: millis(warm[small]),
            result: format!("{:.2} ×", grows(large, small)),
            to_reach: "3 ×",
            is_reached: grows(large, small) <= 3.0,
        });
    }
    figures
}

/// A profile with a team of so many posts; and how many bytes the content has as JSON.
fn profile(posts: usize) -> (tempfile::TempDir, usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = runtime();
    let options = Options {
        profile: folder.path().to_owned(),
        networking: Networking::Off,
        folding: Folding::Always,
        has_window: true,
        trial: None,
    };
    let engine = Handle::start(options).expect("an engine");
    ask(
        &runtime,
        &engine,
        Request::FoundTeam { team: "Feest".into(), member: "Els".into(), zone: "Europe/Brussels".into() },
    );
    let rows = as_table(posts, today());
    if posts > 0 {
        let file = folder.path().join("posts.csv");
        std::fs::write(&file, &rows).expect("a file");
        ask(&runtime, &engine, Request::Import { file, map: None, dry_run: false });
    }
    engine.stop();
    (folder, table_as_json(&rows).len())
}

/// A display in memory.
struct Screen {
    process: Child,
    display: String,
}

impl Screen {
    fn open() -> Option<Self> {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut number = String::new();
        BufReader::new(process.stdout.take()?).read_line(&mut number).ok()?;
        Some(Self { process, display: format!(":{}", number.trim()) })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.process.kill().and_then(|()| self.process.wait()).expect("Xvfb ends");
    }
}

/// Starts the app. Gives the time to its first frame and, if wanted, its resident bytes when idle.
fn start(screen: &Screen, profile: &Path, until_idle: bool) -> (Duration, usize) {
    let begin = Instant::now();
    let mut app = Command::new(app())
        .args(["--relay", "none", "--no-discovery", "--profile"])
        .arg(profile)
        .env("DISPLAY", &screen.display)
        .env_remove("WAYLAND_DISPLAY")
        .env("TREKKER_LOG", "trekker::window=info")
        .stderr(Stdio::piped())
        .spawn()
        .expect("the app starts");
    let lines = lines_of(app.stderr.take().expect("its standard error"));
    loop {
        let line = lines.recv_timeout(PATIENCE).expect("the app draws its first frame");
        if line.contains("the first frame") {
            break;
        }
    }
    let time = begin.elapsed();
    let mut resident = 0;
    if until_idle {
        // Nothing is said meanwhile: this only waits.
        while lines.recv_timeout(UNTIL_IDLE).is_ok() {}
        resident = resident_of(app.id());
    }
    app.kill().and_then(|()| app.wait()).expect("the app ends");
    (time, resident)
}

fn app() -> PathBuf {
    let this = std::env::current_exe().expect("this program's path");
    let app = this.with_file_name("trekker").with_extension(std::env::consts::EXE_EXTENSION);
    assert!(app.exists(), "build the app first: cargo build --release");
    app
}

fn lines_of(stream: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (say, said) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if say.send(line).is_err() {
                return;
            }
        }
    });
    said
}

/// From `/proc`, in bytes.
fn resident_of(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("Linux says what a process takes");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("its resident memory");
    let kilobytes: usize = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number");
    kilobytes * 1024
}

/// Takes a profile's files out of the disk cache.
fn forget_cached(profile: &Path) {
    for entry in std::fs::read_dir(profile).expect("the profile") {
        let file = entry.expect("its files").path();
        if !file.is_file() {
            continue;
        }
        let mut of = std::ffi::OsString::from("if=");
        of.push(&file);
        // With a count of 0 nothing is read; the flag drops what is cached.
        let done = Command::new("dd").arg(of).args(["iflag=nocache", "count=0", "status=none"]).status();
        assert!(done.expect("dd runs").success());
    }
}
