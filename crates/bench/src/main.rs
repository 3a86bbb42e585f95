//! Runs the figures named on the command line, or all of them.
#![allow(clippy::print_stdout, reason = "figures are printed")]

use trekker_bench::{
    catch_up, durable_edit, frame, live, long_text, look_up, rewrite, table::Figure, voice, window, wire_join,
};

type Measure = fn() -> Vec<Figure>;

fn main() {
    let names: Vec<String> = std::env::args().skip(1).collect();
    if let [what, profile] = names.as_slice()
        && what == long_text::OPEN
    {
        return println!("{}", long_text::open(profile.as_ref()));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|one| one == name);
    println!("| figure | workload | ours | beside | ratio or difference | to reach | reached |");
    println!("|---|---|---|---|---|---|---|");
    let all: [(&str, Measure); 12] = [
        ("durable-edit", durable_edit::measure),
        ("catch-up", catch_up::measure),
        ("wire-join", wire_join::measure),
        ("frame", frame::measure),
        ("burst", live::burst),
        ("key-to-screen", live::key_to_screen),
        ("join", live::join),
        ("look-up", look_up::measure),
        ("rewrite", rewrite::measure),
        ("long-text", long_text::measure),
        ("voice", voice::measure),
        ("window", window::measure),
    ];
    for (name, measure) in all {
        if wanted(name) {
            for figure in measure() {
                println!("{figure}");
            }
        }
    }
}
