//! Which documents stay in memory, and when they are saved.

use trekker_domain::edit::Edit;
use trekker_domain::id::PersonId;
use trekker_domain::post::NewPost;
use trekker_domain::text::TextEdit;

use super::*;

/// A post with a text of so many letters, each an operation.
fn long(id: DocId, letters: usize) -> Loaded {
    let mut loaded = Loaded::born(id, Kind::Post);
    let mut does = |edit: Edit| {
        let writes = edit.writes(&[9; 32], PersonId([1; 16])).writes;
        loaded.document.write(Editor { device: [1; 32], run: 1 }, 1, &writes).expect("it is written");
    };
    does(Edit::NewPost(id, NewPost::default()));
    let splices = vec![Splice { at: 0, delete: 0, insert: "a".repeat(letters) }];
    does(Edit::Text(Kind::Post, id, TextEdit { seen: Version::default(), splices }));
    loaded
}

#[test]
fn of_many_long_documents_those_stay_that_are_open_not_saved_or_used_last() {
    let mut documents = Documents { committed: 5, ..Documents::default() };
    let [open, unsaved, old, last] = [1, 2, 3, 8].map(|number| DocId([number; 16]));
    for number in 1..=8 {
        let mut loaded = long(DocId([number; 16]), 90_000);
        loaded.ticket = if number == 2 { 6 } else { 1 };
        documents.loaded.insert(loaded.id, (loaded, number.into()));
    }
    let short = DocId([9; 16]);
    documents.loaded.insert(short, (long(short, 10), 0));
    documents.open.entry(open).or_default();
    documents.forget_long_ones();
    let stays = |id: DocId| documents.loaded(id).is_some();
    assert!([open, unsaved, last, short].into_iter().all(stays));
    assert!(!stays(old));
    let operations: u64 = documents.loaded.values().map(|(loaded, _)| loaded.document.operations()).sum();
    assert!(operations <= MOST_OPERATIONS, "{operations}");
}

#[test]
fn a_text_that_grows_is_saved_ever_more_seldom() {
    let mut loaded = Loaded::born(DocId([1; 16]), Kind::Section);
    let mut saves = Vec::new();
    for changes in 1..=20_000 {
        loaded.changes = changes;
        if loaded.wants_saving() {
            saves.push(changes);
        }
    }
    assert_eq!(saves[..3], [501, 1_002, 1_503]);
    assert!(saves.len() < 50 && saves.last() > Some(&18_000), "{saves:?}");
}
