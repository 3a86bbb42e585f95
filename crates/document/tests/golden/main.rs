//! What each edit writes, byte by byte: documents of other programs, and of a year ago, are read by these bytes.
//!
//! The file `written.txt` beside this one never changes but by new lines. `TREKKER_WRITE_GOLDEN=1` writes it anew.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

mod edits;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use trekker_document::actor::Editor;
use trekker_document::document::Document;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;

const TEAM: [u8; 32] = [9; 32];
const ME: PersonId = PersonId([1; 16]);
const EDITOR: Editor = Editor { device: [7; 32], run: 1 };
const AT: u64 = 1_790_000_000;

/// One person's documents.
#[derive(Default)]
struct Desk {
    documents: HashMap<(Kind, DocId), Document>,
}

impl Desk {
    /// The hash of the changes that an edit makes.
    fn does(&mut self, edit: &Edit) -> String {
        let writes = edit.writes(&TEAM, ME);
        let key = (writes.kind, writes.doc);
        let document = self.documents.entry(key).or_insert_with(|| Document::born(writes.kind));
        let written = document.write(EDITOR, AT, &writes.writes).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
        let mut hasher = blake3::Hasher::new();
        for change in written.iter().flat_map(|written| &written.changes) {
            hasher.update(&(change.len() as u64).to_le_bytes()).update(change);
        }
        hasher.finalize().to_hex()[..32].to_owned()
    }

    fn version(&self, kind: Kind, doc: DocId) -> trekker_domain::text::Version {
        self.documents[&(kind, doc)].version()
    }
}

#[test]
fn every_edit_writes_the_bytes_it_always_wrote() {
    let mut desk = Desk::default();
    let (mut said, mut edits) = (String::new(), Vec::new());
    for (name, edit) in edits::all() {
        let edit = edit(&desk);
        let hash = desk.does(&edit);
        writeln!(said, "{name} {hash}").unwrap();
        edits.push((name, edit));
    }
    let mut documents: Vec<_> = desk.documents.iter().collect();
    documents.sort_by_key(|((kind, id), _)| (kind.number(), *id));
    for ((kind, _), document) in documents {
        writeln!(said, "whole {kind:?} {}", &blake3::hash(&document.save()).to_hex()[..32]).unwrap();
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/written.txt");
    if std::env::var_os("TREKKER_WRITE_GOLDEN").is_some() {
        return std::fs::write(file, said).unwrap();
    }
    let golden = std::fs::read_to_string(file).expect("the golden file");
    for (at, (is, was)) in said.lines().zip(golden.lines()).enumerate() {
        assert_eq!(is, was, "{:?}", edits.get(at));
    }
    assert_eq!(said.lines().count(), golden.lines().count());
}
