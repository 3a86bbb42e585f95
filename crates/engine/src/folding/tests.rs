//! Whose changes count in whatever order they come.

use std::path::Path;
use trekker_domain::comment::CommentEdit;
use trekker_domain::edit::Edit;
use trekker_domain::id::PersonId;
use trekker_ledger::chain;
use trekker_ledger::keys::{Person, SecretKey, TeamId};
use trekker_ledger::record::{Body, Entry, Record};
use trekker_ledger::roster::Roster;
use trekker_ledger::seal::Seal;
use trekker_storage::store::{Batch, NewRecord, Store};

use super::*;

const TEAM: TeamId = TeamId([9; 32]);
const COMMENT: DocId = DocId([5; 16]);

fn key(of: u8) -> SecretKey {
    SecretKey::from_bytes(&[of; 32])
}

fn people() -> People {
    let person = |of: u8| (key(of).public(), Person([of; 16]));
    let mut roster = Roster::default();
    roster.devices.extend([person(1), person(2)]);
    People::of(TEAM.0, &roster).counting_all()
}

/// What somebody's device writes in a copy of the comment.
fn writes(document: &mut Document, of: u8, edit: &Edit) -> Vec<u8> {
    let writes = edit.writes(&TEAM.0, PersonId([of; 16])).writes;
    let editor = Editor { device: key(of).public().0, run: 1 };
    let mut written = document.write(editor, 1, &writes).expect("it is written");
    written.remove(0).changes.remove(0)
}

fn arrives(store: &mut Store, of: u8, change: &[u8]) {
    let entry = Entry { kind: Kind::Comment.number(), doc: COMMENT.0, change: change.to_vec() };
    let bytes = Record { at: 5, body: Body::Changes(vec![entry]) }.encode().expect("small");
    let device = key(of).public();
    let (seq, link) = store.head(device);
    let hash = chain::next(link, &bytes);
    let touches = vec![(Kind::Comment.number(), COMMENT.0)];
    let record = NewRecord { device, seq: seq + 1, hash, bytes, touches, is_statement: false };
    let seals = vec![Seal::new(&key(of), TEAM, seq + 1, hash)];
    store.commit(&Batch { records: vec![record], seals, ..Batch::default() }).expect("it commits");
}

/// What the comment says after these changes came one by one.
fn said_after(folder: &Path, changes: &[(u8, &[u8])]) -> Row {
    let mut store = Store::create(&folder.join("a.team"), TEAM).expect("it is made");
    let people = people();
    let mut loaded: Option<Loaded> = None;
    for (of, change) in changes {
        arrives(&mut store, *of, change);
        let reader = store.reader().expect("it reads");
        match &mut loaded {
            Some(loaded) => drop(loaded.catch_up(&reader, &people).expect("it catches up")),
            None => loaded = Some(Loaded::load(&reader, COMMENT, Kind::Comment, &people).expect("it loads")),
        }
    }
    loaded.expect("a change came").row(&people)
}

#[test]
fn nobody_edits_anothers_comment_in_whatever_order_it_comes() {
    let mut document = Document::born(Kind::Comment);
    let (about, text, answers) = (DocId([6; 16]), "Mooi!".to_owned(), None);
    let new = Edit::NewComment { id: COMMENT, about, text, answers, mentions: Default::default(), passage: None };
    let made = writes(&mut document, 1, &new);
    let mut of_bram = document.clone();
    let of_bram = writes(&mut of_bram, 2, &Edit::Comment(COMMENT, CommentEdit::SetText("Lelijk!".into())));
    let own = writes(&mut document, 1, &Edit::Comment(COMMENT, CommentEdit::SetText("Heel mooi!".into())));
    let orders: [(&[(u8, &[u8])], &str); 5] = [
        (&[(1, &made), (2, &of_bram)], "Mooi!"),
        (&[(2, &of_bram), (1, &made)], "Mooi!"),
        (&[(1, &made), (2, &of_bram), (1, &own)], "Heel mooi!"),
        (&[(2, &of_bram), (1, &made), (1, &own)], "Heel mooi!"),
        (&[(1, &own), (2, &of_bram), (1, &made)], "Heel mooi!"),
    ];
    for (nth, (order, said)) in orders.into_iter().enumerate() {
        let folder = tempfile::tempdir().expect("a folder");
        let Row::Comment(comment) = said_after(folder.path(), order) else { panic!("order {nth}: no comment") };
        assert_eq!(comment.text, said, "order {nth}");
    }
}
