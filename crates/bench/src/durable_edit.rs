//! An edit until it is safe on disk and in its row, beside a bare append and sync of the same bytes.

use std::io::Write;
use std::time::{Duration, Instant};

use trekker_document::reading::nobody;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::post::{PostEdit, PostSummary};
use trekker_ledger::chain;
use trekker_ledger::seal::Seal;
use trekker_storage::projection::{Folded, UpTo};
use trekker_storage::store::{Batch, NewRecord, Store};

use crate::data::{Author, TEAM, id_of, new_post};
use crate::table::{Figure, growth, millis, percentile};

const EDITS: usize = 500;

pub fn measure() -> Vec<Figure> {
    let mut figures = Vec::new();
    let (mut ours, mut bare) = run(1_000);
    let difference = |part: f64, ours: &mut [Duration], bare: &mut [Duration]| {
        let (ours, bare) = (percentile(ours, part), percentile(bare, part));
        (ours, bare, ours.saturating_sub(bare))
    };
    for (part, name, most, to_reach) in [(0.5, "p50", 0.4e-3, "+0.4 ms"), (0.99, "p99", 2e-3, "+2 ms")] {
        let (ours, bare, more) = difference(part, &mut ours, &mut bare);
        figures.push(Figure {
            name: "durable-edit",
            workload: format!("{EDITS} edits of loaded posts, {name}"),
            ours: millis(ours),
            beside: format!("append and sync {}", millis(bare)),
            result: format!("+{}", millis(more)),
            to_reach,
            is_reached: more.as_secs_f64() <= most,
        });
    }
    // The growth law of an edit.
    let medians = [1_000, 10_000, 100_000].map(|posts| percentile(&mut run(posts).0, 0.5));
    figures.extend(growth("a durable edit", &medians));
    figures
}

fn run(posts: usize) -> (Vec<Duration>, Vec<Duration>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::create(&folder.path().join("a.team"), TEAM).expect("a store");
    let mut random = fastrand::Rng::with_seed(2);
    let mut author = Author::new(1);
    let mut documents = Vec::new();
    for number in 0..posts {
        let (doc, mut document) = (id_of(number), trekker_document::document::Document::born(Kind::Post));
        author.writes(&mut document, doc, &Edit::NewPost(doc, new_post(&mut random, number, 700)));
        documents.push((doc, document));
    }
    store.commit(&author.batch(0, chain::genesis(TEAM, author.key.public()))).expect("it commits");
    let mut log = std::fs::File::create(folder.path().join("bare")).expect("a file");
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for number in 0..EDITS {
        let (doc, document) = &mut documents[(number * 37) % posts];
        let begin = Instant::now();
        author.writes(document, *doc, &Edit::Post(*doc, PostEdit::SetTitle(format!("Titel {number}"))));
        let record = author.records.last().expect("it was written");
        let bytes = record.encode().expect("small");
        let (seq, link) = store.head(author.key.public());
        let hash = chain::next(link, &bytes);
        let seal = Seal::new(&author.key, TEAM, seq + 1, hash);
        let _summary = PostSummary::read(*doc, &document.cells(&nobody));
        let row = vec![0; 180];
        let up_to = UpTo::OwnAfter { base: 0, own: author.key.public() };
        let digest = document.digest();
        let folded = Folded { doc: doc.0, kind: 2, up_to, day: 1, row, digest, save: None };
        let touches = vec![(2, doc.0)];
        let device = author.key.public();
        let new = NewRecord { device, seq: seq + 1, hash, bytes: bytes.clone(), touches, is_statement: false };
        store
            .commit(&Batch { records: vec![new], seals: vec![seal], folded: vec![folded], ..Batch::default() })
            .expect("it commits");
        ours.push(begin.elapsed());
        let begin = Instant::now();
        log.write_all(&bytes).and_then(|()| log.sync_data()).expect("it is written");
        bare.push(begin.elapsed());
    }
    (ours, bare)
}
