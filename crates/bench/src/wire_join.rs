//! What a new device is sent, beside the content as JSON through zstd.

use std::time::Instant;

use trekker_engine::codec::ChangeCodec;
use trekker_ledger::chain;
use trekker_replication::frame::FrameWriter;

use crate::data::{TEAM, as_json, history_as_json, posts};
use crate::table::Figure;

pub fn measure() -> Vec<Figure> {
    let (author, documents) = posts(10_000, 13);
    let json = zstd::bulk::compress(&as_json(&documents), 3).expect("zstd").len();
    let device = author.key.public();
    let sealed = author.batch(0, chain::genesis(TEAM, device));
    let begin = Instant::now();
    let mut writer = FrameWriter::new(Box::new(ChangeCodec::default())).expect("zstd");
    let (mut wire, mut seals) = (0, sealed.seals.iter().peekable());
    for (number, record) in author.records.iter().enumerate() {
        writer.record(device, number as u64 + 1, record);
        if let Some(seal) = seals.next_if(|seal| seal.seq == number as u64 + 1) {
            writer.seal(seal);
        }
        if writer.is_full() {
            wire += writer.close().expect("zstd").len();
        }
    }
    wire += writer.close().expect("zstd").len();
    let ratio = wire as f64 / json as f64;
    let history = zstd::bulk::compress(&history_as_json(&author), 3).expect("zstd").len();
    let with_history = wire as f64 / history as f64;
    vec![
        Figure {
            name: "wire-join",
            workload: format!(
                "10,000 posts, {} records, packed in {:.2} s",
                author.records.len(),
                begin.elapsed().as_secs_f64()
            ),
            ours: format!("{wire} B"),
            beside: format!("zstd-3 of the content as JSON {json} B"),
            result: format!("{ratio:.2}"),
            to_reach: "1.25",
            is_reached: ratio <= 1.25,
        },
        Figure {
            name: "wire-join",
            workload: "the same".into(),
            ours: format!("{wire} B"),
            beside: format!("zstd-3 of all that ever stood there, as JSON {history} B"),
            result: format!("{with_history:.2}"),
            to_reach: "–",
            is_reached: true,
        },
    ]
}
