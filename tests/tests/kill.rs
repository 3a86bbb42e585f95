//! Switched off at any moment: what was said to be saved is there.

use std::time::Duration;

use trekker_tests::device::{Device, agree, calendar};
use trekker_tests::pause;

const POSTS: usize = 1_500;
const ROUNDS: usize = 5;

#[test]
fn nothing_that_was_saved_is_lost_however_the_device_ends() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let folder = tempfile::tempdir().expect("a folder");
    let (mut els, mut bram) = (Device::new("Els", folder.path()), Device::new("Bram", folder.path()));
    els.founds();
    let file = folder.path().join("kalender.csv");
    std::fs::write(&file, calendar(POSTS)).expect("a file");
    let mut saved = Vec::new();
    let mut posts = 0;
    for round in 0..ROUNDS {
        // Killed while it imports.
        let mut import = els.command(&["import", &file.to_string_lossy()]).spawn().expect("it runs");
        pause(Duration::from_millis(random.u64(20..600)));
        import.kill().expect("it is killed");
        import.wait().expect("it ends");
        els.check_is_clean();
        let now = els.posts().len();
        assert!(now >= posts, "seed {seed}: {now} posts after {posts}");
        posts = now;
        let title = format!("Bewaard {round}");
        let added = els.runs(&["--json", "post", "add", "--title", &title]).json();
        saved.push(added[0]["id"].as_str().expect("an id").to_owned());
        posts += 1;
    }
    let report = els.runs(&["--json", "import", &file.to_string_lossy()]).json();
    assert_eq!(report[0]["would_import"], report[0]["imported"]);
    assert_eq!(els.posts().len(), POSTS + ROUNDS, "seed {seed}: each row came in once");

    els.serves();
    assert_eq!(bram.joins(&els.invites()).code, 0);
    for _ in 0..ROUNDS {
        // Killed while it gives and takes.
        bram.serves();
        let title = format!("Onderweg {}", saved.len());
        let added = bram.runs(&["--json", "post", "add", "--title", &title]).json();
        saved.push(added[0]["id"].as_str().expect("an id").to_owned());
        pause(Duration::from_millis(random.u64(1..400)));
        if random.bool() {
            els.is_killed();
            els.serves();
        }
        bram.is_killed();
        bram.check_is_clean();
    }
    bram.serves();
    agree(&[&els, &bram]);
    let there: Vec<String> = els.posts().iter().map(|post| post["id"].as_str().expect("an id").to_owned()).collect();
    for id in &saved {
        assert!(there.contains(id), "seed {seed}: {id} was saved and is gone");
    }
}
