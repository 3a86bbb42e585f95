//! What somebody waits for who looks for a post: the first results as they type, and the post they then open.

use std::time::{Duration, Instant};

use trekker_domain::id::DocId;
use trekker_engine::control::Request;
use trekker_engine::handle::Handle;
use trekker_session::command::Command;

use crate::data::as_table;
use crate::live::{ask, runtime, team, today, wait};
use crate::table::{Figure, millis, percentile};

const SIZES: [usize; 2] = [1_000, 10_000];

/// As one types them, letter by letter: a few letters that nearly everything has, a word, two words, a number that
/// one post has.
const QUERIES: [&str; 8] = ["ko", "kom", "muz", "muziek", "muziek weide", "vrijwilligers", "77", "zzzz"];

const OPENED: usize = 200;

struct Times {
    search: Vec<Duration>,
    scan: Vec<Duration>,
    open: Vec<Duration>,
}

/// From the query or the post asked for to the picture that has it, beside the same text held in memory and gone
/// through from the first to the last letter.
pub fn measure() -> Vec<Figure> {
    let mut all: Vec<Times> = SIZES.into_iter().map(with).collect();
    let mut figures = Vec::new();
    for (part, name) in [(0.5, "p50"), (0.99, "p99")] {
        let [small, large] = all.as_mut_slice() else { return figures };
        let (ours, before) = (percentile(&mut large.search, part), percentile(&mut small.search, part));
        let scan = percentile(&mut large.scan, part);
        figures.push(Figure {
            name: "search",
            workload: format!("first results of {} posts, {name}", SIZES[1]),
            ours: millis(ours),
            beside: format!("a scan in memory {}; {} posts {}", millis(scan), SIZES[0], millis(before)),
            result: format!("{:.2} ×; {:.2} ×", ratio(ours, scan), ratio(ours, before)),
            to_reach: "30 ms",
            is_reached: ours <= Duration::from_millis(30),
        });
        let (ours, before) = (percentile(&mut large.open, part), percentile(&mut small.open, part));
        figures.push(Figure {
            name: "open",
            workload: format!("a post of {}, {name}", SIZES[1]),
            ours: millis(ours),
            beside: format!("a post of {} {}", SIZES[0], millis(before)),
            result: format!("{:.2} ×", ratio(ours, before)),
            to_reach: "16 ms",
            is_reached: ours <= Duration::from_millis(16),
        });
    }
    figures
}

fn with(posts: usize) -> Times {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = runtime();
    let els = team(&runtime, &folder.path().join("els"));
    let table = as_table(posts, today());
    let file = folder.path().join("posts.csv");
    std::fs::write(&file, &table).expect("a file");
    ask(&runtime, &els, Request::Import { file, map: None, dry_run: false });
    let mut screen = els.snapshots();
    // Until everything is in the index: a first search says whether it is.
    loop {
        els.send(Command::Search { words: "muziek".into(), only: None });
        let mut is_whole = false;
        wait(&runtime, &mut screen, |snapshot| {
            let search = snapshot.search.as_ref().filter(|search| search.query == "muziek");
            is_whole = search.is_some_and(|search| !search.is_indexing);
            search.is_some()
        });
        if is_whole {
            break;
        }
        els.send(Command::Search { words: String::new(), only: None });
        wait(&runtime, &mut screen, |snapshot| snapshot.search.as_ref().is_none_or(|search| search.query.is_empty()));
    }
    let ids: Vec<DocId> = els.snapshots().borrow().calendar.all().map(|row| row.summary.id).collect();
    let mut times = Times { search: Vec::new(), scan: Vec::new(), open: Vec::new() };
    let lower = table.to_lowercase();
    for _ in 0..20 {
        for query in QUERIES {
            times.search.push(search(&runtime, &els, query));
            let begin = Instant::now();
            let found = lower.lines().filter(|line| query.split(' ').all(|word| line.contains(word))).count();
            std::hint::black_box(found);
            times.scan.push(begin.elapsed());
        }
    }
    for id in ids.iter().step_by((ids.len() / OPENED).max(1)) {
        let begin = Instant::now();
        els.send(Command::Open(*id));
        wait(&runtime, &mut screen, |snapshot| snapshot.open.contains_key(id));
        times.open.push(begin.elapsed());
        els.send(Command::Close(*id));
        wait(&runtime, &mut screen, |snapshot| !snapshot.open.contains_key(id));
    }
    els.stop();
    times
}

fn search(runtime: &tokio::runtime::Runtime, els: &Handle, query: &str) -> Duration {
    let mut screen = els.snapshots();
    let begin = Instant::now();
    els.send(Command::Search { words: query.to_owned(), only: None });
    wait(runtime, &mut screen, |snapshot| snapshot.search.as_ref().is_some_and(|search| search.query == query));
    begin.elapsed()
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
