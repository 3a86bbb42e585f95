//! A whole text replaced by another, beside the same in a bare Automerge document.

use std::time::{Duration, Instant};

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjType, ROOT};
use trekker_document::actor::Editor;
use trekker_document::document::Document;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::NewPost;
use trekker_domain::text::{Splice, TextEdit};

use crate::data::caption;
use crate::table::{Figure, millis, percentile};

const ROUNDS: usize = 20;
const EDITOR: Editor = Editor { device: [1; 32], run: 1 };
const POST: DocId = DocId([1; 16]);

pub fn measure() -> Vec<Figure> {
    let [short, long] = [1_000, 10_000].map(|letters| {
        let mut random = fastrand::Rng::with_seed(5);
        let texts: Vec<String> = (0..=ROUNDS).map(|_| caption(&mut random, letters)).collect();
        (ours(&texts), bare(&texts))
    });
    let (ours, bare) = long;
    let beside_short = ours.as_secs_f64() / short.0.as_secs_f64();
    vec![
        Figure {
            name: "rewrite",
            workload: "10,000 letters replaced by others, p50".to_owned(),
            ours: millis(ours),
            beside: format!("bare Automerge {}", millis(bare)),
            result: format!("{:.1} ×", ours.as_secs_f64() / bare.as_secs_f64()),
            to_reach: "2 ×",
            is_reached: ours <= bare * 2,
        },
        Figure {
            name: "growth",
            workload: "a text replaced, 10,000 letters beside 1,000".to_owned(),
            ours: millis(ours),
            beside: millis(short.0),
            result: format!("{beside_short:.1} ×"),
            to_reach: "15 ×",
            is_reached: beside_short <= 15.0,
        },
    ]
}

fn ours(texts: &[String]) -> Duration {
    let mut document = Document::born(Kind::Post);
    let me = PersonId([1; 16]);
    let mut does = |edit: &Edit| {
        let writes = edit.writes(&[9; 32], me);
        let begin = Instant::now();
        document.write(EDITOR, 1, &writes.writes).expect("it is written");
        let took = begin.elapsed();
        (took, document.version())
    };
    let (_, mut seen) = does(&Edit::NewPost(POST, NewPost { text: texts[0].clone(), ..NewPost::default() }));
    let mut times = Vec::new();
    for pair in texts.windows(2) {
        let insert = pair[1].clone();
        let splices = vec![Splice { at: 0, delete: pair[0].chars().count(), insert }];
        let (took, version) = does(&Edit::Text(Kind::Post, POST, TextEdit { seen, splices }));
        seen = version;
        times.push(took);
    }
    percentile(&mut times, 0.5)
}

fn bare(texts: &[String]) -> Duration {
    let mut document = AutoCommit::new();
    let text = document.put_object(ROOT, "text", ObjType::Text).expect("a text");
    document.splice_text(&text, 0, 0, &texts[0]).expect("it is written");
    document.commit();
    let mut times = Vec::new();
    for pair in texts.windows(2) {
        let begin = Instant::now();
        let length = isize::try_from(pair[0].chars().count()).unwrap_or(isize::MAX);
        document.splice_text(&text, 0, length, &pair[1]).expect("it is written");
        document.commit();
        times.push(begin.elapsed());
    }
    percentile(&mut times, 0.5)
}
