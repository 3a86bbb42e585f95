//! Two sides that edited apart catch up, beside automerge's own sync protocol on the same documents and edits.

use std::io::Write;
use std::time::{Duration, Instant};

use automerge::sync::SyncDoc;
use trekker_document::document::Document;
use trekker_document::gatekeeper;
use trekker_domain::id::DocId;
use trekker_engine::codec::{ChangeCodec, Known};
use trekker_ledger::chain;
use trekker_ledger::record::Body;
use trekker_replication::frame::{FrameReader, FrameWriter};
use trekker_replication::inbox::Inbox;
use trekker_storage::store::{Batch, NewRecord, SEAL_BLOCK, Store};

use crate::data::{Author, TEAM, posts};
use crate::table::{Figure, growth, millis};

const DOCUMENTS: usize = 1_000;

struct Side {
    author: Author,
    documents: Vec<(DocId, Document)>,
}

pub fn measure() -> Vec<Figure> {
    let mut figures: Vec<Figure> = [1_000, 10_000].into_iter().flat_map(measure_edits).collect();
    // The same edits in larger teams.
    let times = [1_000, 10_000, 100_000].map(|team| {
        let (base, documents) = posts(team, 0);
        let (els, bram) = (edited(&documents, 2, 1_000), edited(&documents, 3, 1_000));
        carry(&base, &els, &bram).1
    });
    figures.extend(growth("1,000 edits received and durable", &times));
    figures
}

/// One side's edits of these documents; a thousand of them are edited at most.
fn edited(documents: &[(DocId, Document)], seed: u8, edits: usize) -> Side {
    let mut side = Side { author: Author::new(seed), documents: documents.to_vec() };
    let mut random = fastrand::Rng::with_seed(u64::from(seed));
    for number in 0..edits {
        let (doc, document) = &mut side.documents[number * 7 % DOCUMENTS];
        side.author.edits(&mut random, document, *doc);
    }
    side
}

fn measure_edits(edits: usize) -> Vec<Figure> {
    let (base, documents) = posts(DOCUMENTS, 0);
    let (els, bram) = (edited(&documents, 2, edits), edited(&documents, 3, edits));

    let mut wire = 0;
    let (mut durable, mut folded) = (Duration::ZERO, Duration::ZERO);
    for (from, to) in [(&els, &bram), (&bram, &els)] {
        let (bytes, stored, done) = carry(&base, from, to);
        wire += bytes;
        durable += stored;
        folded += done;
    }
    let (automerge_wire, automerge_time, automerge_saved) = automerge_sync(&els, &bram);
    let raw: Vec<u8> = [&els, &bram]
        .iter()
        .flat_map(|side| &side.author.records)
        .flat_map(|record| match &record.body {
            Body::Changes(entries) => entries.iter().flat_map(|entry| entry.change.clone()).collect::<Vec<u8>>(),
            Body::Statement(_) => Vec::new(),
        })
        .collect();
    let packed = zstd::bulk::compress(&raw, 3).expect("zstd").len();
    let workload = format!("{edits} edits apart on each side, {DOCUMENTS} documents");
    let times = |part: Duration| automerge_time.as_secs_f64() / part.as_secs_f64();
    let part = |whole: usize| wire as f64 / whole as f64;
    vec![
        Figure {
            name: "catch-up",
            workload: format!("{workload}, durable"),
            ours: millis(durable),
            beside: format!("automerge sync in memory {}", millis(automerge_time)),
            result: format!("{:.1} × faster", times(durable)),
            to_reach: "10 ×",
            is_reached: times(durable) >= 10.0,
        },
        Figure {
            name: "catch-up",
            workload: format!("{workload}, durable"),
            ours: millis(durable),
            beside: format!("automerge sync, what changed saved and synced {}", millis(automerge_saved)),
            result: format!("{:.1} × faster", automerge_saved.as_secs_f64() / durable.as_secs_f64()),
            to_reach: "–",
            is_reached: true,
        },
        Figure {
            name: "catch-up",
            workload: format!("{workload}, durable and folded"),
            ours: millis(durable + folded),
            beside: format!("automerge sync in memory {}", millis(automerge_time)),
            result: format!("{:.2} × faster", times(durable + folded)),
            to_reach: "1.5 ×",
            is_reached: times(durable + folded) >= 1.5,
        },
        Figure {
            name: "wire-delta",
            workload: workload.clone(),
            ours: format!("{wire} B"),
            beside: format!("automerge sync {automerge_wire} B"),
            result: format!("1/{:.1}", 1.0 / part(automerge_wire)),
            to_reach: "1/8",
            is_reached: part(automerge_wire) <= 0.125,
        },
        Figure {
            name: "wire-delta",
            workload,
            ours: format!("{wire} B"),
            beside: format!("zstd-3 of the raw changes {packed} B"),
            result: format!("{:.2}", part(packed)),
            to_reach: "0.6",
            is_reached: part(packed) <= 0.6,
        },
    ]
}

/// One direction: packed, sent, unpacked, proven, checked, on disk; then folded. Gives bytes and both times.
fn carry(base: &Author, from: &Side, to: &Side) -> (usize, Duration, Duration) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::create(&folder.path().join("a.team"), TEAM).expect("a store");
    store.commit(&base.batch(0, chain::genesis(TEAM, base.key.public()))).expect("it commits");
    let device = from.author.key.public();
    let sealed = from.author.batch(0, chain::genesis(TEAM, device));
    let mut documents: std::collections::HashMap<[u8; 16], Document> =
        to.documents.iter().map(|(doc, document)| (doc.0, document.clone())).collect();

    // The sender has its own records on disk as well.
    let mut sender = Store::create(&folder.path().join("b.team"), TEAM).expect("a store");
    sender.commit(&base.batch(0, chain::genesis(TEAM, base.key.public()))).expect("it commits");
    sender.commit(&sealed).expect("it commits");
    // As the app does now and then.
    for store in [&store, &sender] {
        store.reader().and_then(|reader| reader.checkpoint()).expect("a checkpoint");
    }
    let known = Known::default();
    known.set(store.reader().and_then(|reader| reader.vector()).expect("a vector"));

    let begin = Instant::now();
    let codec = ChangeCodec::new(sender.reader().expect("a reader"), known);
    let mut writer = FrameWriter::new(Box::new(codec)).expect("zstd");
    let codec = ChangeCodec::new(store.reader().expect("a reader"), Known::default());
    let mut reader = FrameReader::new(Box::new(codec)).expect("zstd");
    let mut inbox = Inbox::default();
    let (mut wire, mut seals) = (0, sealed.seals.iter().peekable());
    let mut frames = Vec::new();
    for (number, record) in from.author.records.iter().enumerate() {
        let seq = number as u64 + 1;
        writer.record(device, seq, record);
        if seals.peek().is_some_and(|seal| seal.seq == seq) && (seq.is_multiple_of(SEAL_BLOCK) || seals.len() == 1) {
            writer.seal(seals.next().expect("it was there"));
        }
        if writer.is_full() || number + 1 == from.author.records.len() {
            frames.push(writer.close().expect("zstd"));
        }
    }
    let mut arrived: Vec<trekker_replication::inbox::Proven> = Vec::new();
    for frame in &frames {
        wire += frame.len();
        let items = reader.read(frame).expect("it reads");
        let heads = |device| (0, chain::genesis(TEAM, device));
        let (proven, seals) = inbox.take_in(TEAM, items, &heads).expect("it is proven");
        let mut batch = Batch { seals, ..Batch::default() };
        for record in &proven {
            let Body::Changes(entries) = &record.record.body else { continue };
            for entry in entries {
                gatekeeper::admit(&record.device.0, entry.kind, &entry.change).expect("it passes");
            }
            batch.records.push(NewRecord {
                device: record.device,
                seq: record.seq,
                hash: record.hash,
                bytes: record.bytes.clone(),
                touches: entries.iter().map(|entry| (entry.kind, entry.doc)).collect(),
                is_statement: false,
            });
        }
        store.commit(&batch).expect("it commits");
        arrived.extend(proven);
    }
    let durable = begin.elapsed();
    assert_eq!(arrived.len(), from.author.records.len(), "everything came");

    let begin = Instant::now();
    let mut by_document: std::collections::HashMap<[u8; 16], Vec<&[u8]>> = std::collections::HashMap::new();
    for record in &arrived {
        if let Body::Changes(entries) = &record.record.body {
            for entry in entries {
                by_document.entry(entry.doc).or_default().push(&entry.change);
            }
        }
    }
    for (doc, changes) in by_document {
        documents.get_mut(&doc).expect("it is there").apply(changes).expect("it applies");
    }
    (wire, durable, begin.elapsed())
}

/// Automerge's protocol over all documents until both sides are quiet. Gives the bytes, the time in memory, and the time
/// with what is new saved: appended to one file a side, which is synced once.
fn automerge_sync(els: &Side, bram: &Side) -> (usize, Duration, Duration) {
    let open = |side: &Side| -> Vec<automerge::Automerge> {
        side.documents
            .iter()
            .map(|(_, document)| automerge::Automerge::load(&document.to_automerge_file()).expect("it loads"))
            .collect()
    };
    let (mut ours, mut theirs) = (open(els), open(bram));
    let heads = |side: &[automerge::Automerge]| side.iter().map(automerge::Automerge::get_heads).collect::<Vec<_>>();
    let known = [heads(&ours), heads(&theirs)];
    let begin = Instant::now();
    let mut bytes = 0;
    for (one, other) in ours.iter_mut().zip(&mut theirs) {
        let (mut state, mut other_state) = (automerge::sync::State::new(), automerge::sync::State::new());
        loop {
            let to_other = one.generate_sync_message(&mut state);
            let to_one = other.generate_sync_message(&mut other_state);
            if to_other.is_none() && to_one.is_none() {
                break;
            }
            for (message, document, state) in
                [(to_other, &mut *other, &mut other_state), (to_one, &mut *one, &mut state)]
            {
                if let Some(message) = message {
                    let encoded = message.encode();
                    bytes += encoded.len();
                    let message = automerge::sync::Message::decode(&encoded).expect("it reads");
                    document.receive_sync_message(state, message).expect("it applies");
                }
            }
        }
    }
    let in_memory = begin.elapsed();
    let folder = tempfile::tempdir().expect("a folder");
    for (number, (side, known)) in [ours, theirs].iter().zip(known).enumerate() {
        let mut file = std::fs::File::create(folder.path().join(number.to_string())).expect("a file");
        for (document, known) in side.iter().zip(known) {
            file.write_all(&document.save_after(&known)).expect("it is written");
        }
        file.sync_all().expect("it is written");
    }
    (bytes, in_memory, begin.elapsed())
}
