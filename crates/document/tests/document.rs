//! What a document keeps through edits made apart.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use trekker_document::actor::{DevicePrefix, Editor};
use trekker_document::codec::{Place, Tables};
use trekker_document::document::Document;
use trekker_document::gatekeeper;
use trekker_document::history;
use trekker_domain::columns::Write;
use trekker_domain::conflict::Conflict;
use trekker_domain::counting::{Lengths, Unit};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::fields::field_of;
use trekker_domain::history::What;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::{NewPost, Post, PostEdit, Status};
use trekker_domain::text::{Splice, TextEdit, Version};

const TEAM: derived::Team = [9; 32];
const POST: DocId = DocId([1; 16]);

/// One person's copy of the post.
struct Copy {
    me: u8,
    document: Document,
    said: Vec<Vec<u8>>,
}

impl Copy {
    fn making(me: u8, new: NewPost) -> Self {
        let mut copy = Self { me, document: Document::born(Kind::Post), said: Vec::new() };
        copy.does(&Edit::NewPost(POST, new));
        copy
    }

    fn of(me: u8, other: &Self) -> Self {
        let document = Document::fold(Kind::Post, other.said.iter().map(Vec::as_slice)).expect("it folds");
        Self { me, document, said: other.said.clone() }
    }

    fn does(&mut self, edit: &Edit) -> Vec<trekker_document::document::Written> {
        let writes = edit.writes(&TEAM, PersonId([self.me; 16]));
        self.writes(&writes.writes)
    }

    fn writes(&mut self, writes: &[Write]) -> Vec<trekker_document::document::Written> {
        let editor = Editor { device: [self.me; 32], run: 1 };
        let written = self.document.write(editor, 1_000, writes).expect("it writes");
        self.said.extend(written.iter().flat_map(|written| written.changes.clone()));
        written
    }

    fn posts(&mut self, edit: PostEdit) -> Vec<trekker_document::document::Written> {
        self.does(&Edit::Post(POST, edit))
    }

    fn types(&mut self, at: usize, delete: usize, insert: &str) -> Vec<trekker_document::document::Written> {
        let splices = vec![Splice { at, delete, insert: insert.into() }];
        let seen = self.document.version();
        self.does(&Edit::Text(Kind::Post, POST, TextEdit { seen, splices }))
    }

    fn hears(&mut self, other: &Self) {
        let heard: Vec<&[u8]> =
            other.said.iter().filter(|change| !self.said.contains(change)).map(Vec::as_slice).collect();
        self.document.apply(heard.iter().copied()).expect("it applies");
        let heard: Vec<Vec<u8>> = heard.into_iter().map(<[u8]>::to_vec).collect();
        self.said.extend(heard);
    }

    fn read(&self) -> Post {
        Post::read(POST, &self.document.cells(&whose))
    }

    fn conflicts(&self) -> Vec<Conflict> {
        self.document.conflicts(&whose)
    }
}

fn meet(one: &mut Copy, other: &mut Copy) -> Post {
    one.hears(other);
    other.hears(one);
    assert_eq!(one.document.version(), other.document.version());
    assert_eq!(one.read(), other.read());
    assert_eq!(one.conflicts(), other.conflicts());
    assert_eq!(one.document.overlaps(&whose), other.document.overlaps(&whose));
    one.read()
}

/// The first byte of a device's key says whose it is.
fn whose(device: &DevicePrefix) -> Option<PersonId> {
    Some(PersonId([device[0]; 16]))
}

fn with_text(text: &str) -> NewPost {
    NewPost { title: "Startdag".into(), text: text.into(), ..NewPost::default() }
}

#[test]
fn a_new_post_reads_as_it_was_made() {
    let els = Copy::making(1, with_text("Kom je ook? 🎉"));
    let read = els.read();
    assert_eq!((read.summary.title.as_str(), read.text.as_str()), ("Startdag", "Kom je ook? 🎉"));
    assert_eq!(read.summary.status, Status::Draft.into());
    assert!(read.summary.main.has_words && els.conflicts().is_empty());
}

#[test]
fn words_written_apart_in_a_first_text_are_all_there() {
    let mut els = Copy::making(1, with_text("Kom naar het feest."));
    let mut bram = Copy::of(2, &els);
    els.types(0, 0, "Beste buren! ");
    bram.types(18, 0, " op zaterdag");
    let read = meet(&mut els, &mut bram);
    assert_eq!(read.text, "Beste buren! Kom naar het feest op zaterdag.");
}

#[test]
fn words_written_on_an_older_version_do_not_erase_newer_ones() {
    let mut els = Copy::making(1, with_text("een drie"));
    let mut bram = Copy::of(2, &els);
    bram.types(4, 0, "twee ");
    let seen = els.document.version();
    els.hears(&bram);
    let splices = vec![Splice { at: 8, delete: 0, insert: " vier".into() }];
    els.does(&Edit::Text(Kind::Post, POST, TextEdit { seen, splices }));
    assert_eq!(els.read().text, "een twee drie vier");
}

#[test]
fn a_position_past_the_text_is_refused_and_changes_nothing() {
    let mut els = Copy::making(1, with_text("kort"));
    let before = els.document.version();
    let edit = TextEdit { seen: before, splices: vec![Splice { at: 3, delete: 9, insert: String::new() }] };
    let editor = Editor { device: [1; 32], run: 1 };
    assert!(els.document.write(editor, 1, &[Write::Text(edit)]).is_err());
    assert_eq!(els.read().text, "kort");
}

#[test]
fn different_columns_merge_and_the_same_column_shows_both_choices() {
    let mut els = Copy::making(1, with_text(""));
    let mut bram = Copy::of(2, &els);
    els.posts(PostEdit::SetDate("2026-05-03".parse().ok()));
    els.posts(PostEdit::SetOwner(Some(PersonId([1; 16]))));
    bram.posts(PostEdit::SetDate("2026-05-04".parse().ok()));
    bram.posts(PostEdit::SetStatus(Status::Review));
    let read = meet(&mut els, &mut bram);
    assert_eq!(read.summary.status, Status::Review.into());
    assert_eq!(read.summary.owner, Some(PersonId([1; 16])));
    let conflicts = els.conflicts();
    let [conflict] = conflicts.as_slice() else { panic!("one conflict, not {conflicts:?}") };
    assert_eq!(conflict.field.name, "date");
    let mut choices: Vec<_> =
        conflict.choices.iter().map(|choice| (choice.value.as_str(), choice.by.map(|by| by.0[0]))).collect();
    choices.sort_unstable();
    assert_eq!(choices, [("2026-05-03", Some(1)), ("2026-05-04", Some(2))]);
    // Whoever picks one ends it.
    let pick = PostEdit::choosing(conflict.field, None, "2026-05-04").expect("a date can be chosen");
    els.posts(pick);
    meet(&mut els, &mut bram);
    assert!(els.conflicts().is_empty());
}

#[test]
fn the_same_choice_made_twice_is_no_conflict() {
    let mut els = Copy::making(1, with_text(""));
    let mut bram = Copy::of(2, &els);
    els.posts(PostEdit::SetTitle("Zomerfeest".into()));
    bram.posts(PostEdit::SetTitle("Zomerfeest".into()));
    meet(&mut els, &mut bram);
    assert!(els.conflicts().is_empty());
}

#[test]
fn an_edit_of_a_binned_post_survives() {
    let mut els = Copy::making(1, with_text("tekst"));
    let mut bram = Copy::of(2, &els);
    els.posts(PostEdit::Bin(true));
    bram.types(5, 0, " erbij");
    let read = meet(&mut els, &mut bram);
    assert!(read.summary.binned);
    assert_eq!(read.text, "tekst erbij");
}

#[test]
fn undo_takes_back_my_words_and_leaves_the_others() {
    let mut els = Copy::making(1, with_text("Kom naar het feest."));
    let mut bram = Copy::of(2, &els);
    let undo = els.types(0, 3, "Ga").remove(0).undo;
    meet(&mut els, &mut bram);
    bram.types(2, 0, " je mee");
    meet(&mut els, &mut bram);
    let back = undo.take_back(&els.document);
    els.writes(&back.writes);
    let read = meet(&mut els, &mut bram);
    assert!(read.text.contains("Kom") && read.text.contains(" je mee") && !read.text.contains("Ga"), "{}", read.text);
}

#[test]
fn undo_leaves_a_column_that_somebody_has_chosen_since() {
    let mut els = Copy::making(1, with_text(""));
    let mut bram = Copy::of(2, &els);
    let undo = els.posts(PostEdit::SetStatus(Status::Review)).remove(0).undo;
    assert_eq!(undo.take_back(&els.document).writes.len(), 1);
    meet(&mut els, &mut bram);
    bram.posts(PostEdit::SetStatus(Status::Planned));
    meet(&mut els, &mut bram);
    let back = undo.take_back(&els.document);
    assert_eq!((back.writes.len(), back.left_alone), (0, vec![Some([2; 16])]));
}

#[test]
fn history_tells_who_did_what() {
    let mut els = Copy::making(1, with_text("abc"));
    els.types(3, 0, "def");
    els.posts(PostEdit::SetStatus(Status::Review));
    els.posts(PostEdit::SetChannel(DocId([9; 16]), true));
    els.posts(PostEdit::SetChannel(DocId([9; 16]), false));
    let at = chrono::DateTime::from_timestamp(1_000, 0).expect("a moment");
    let sources = els.said.iter().map(|change| history::Source { by: Some(PersonId([1; 16])), at, change });
    let what: Vec<_> = history::steps(Kind::Post, sources).into_iter().map(|step| step.what).collect();
    let field = |name: &str| field_of(Kind::Post, name).expect("a field");
    let set = |name, value: &str| What::Set { field: field(name), of: None, value: value.into(), from: None };
    let review = What::Set { field: field("status"), of: None, value: "review".into(), from: Some("draft".into()) };
    // A field's first value is told too: it may be wanted back.
    assert_eq!(
        what,
        [
            vec![set("channel/", &format!("-{}", DocId([9; 16])))],
            vec![set("channel/", &DocId([9; 16]).to_string())],
            vec![review],
            vec![What::Wrote { written: 3, removed: 0 }],
            vec![What::Made, set("status", "draft"), set("title", "Startdag")],
        ]
    );
}

#[test]
fn the_same_import_apart_is_the_same_document() {
    let writes = Edit::NewPost(POST, with_text("van een blad")).writes(&TEAM, PersonId([1; 16])).writes;
    let (mut one, change) = Document::imported(Kind::Post, &writes).expect("it is made");
    let (other, again) = Document::imported(Kind::Post, &writes).expect("it is made");
    assert_eq!((&change, one.version()), (&again, other.version()));
    assert!(gatekeeper::admit(&[5; 32], Kind::Post.number(), &change).is_ok(), "anybody may have brought it in");
    one.apply([again.as_slice()]).expect("it is there already");
    assert_eq!(one.version(), other.version());
}

#[test]
fn changes_come_through_the_wire_as_they_were() {
    let mut els = Copy::making(1, with_text("Kom naar het feest."));
    let mut bram = Copy::of(2, &els);
    for n in 0..20 {
        els.types(n, 0, "🎪");
        bram.types(n, 0, "🎈");
        bram.posts(PostEdit::SetTitle(format!("Titel {n}")));
        if n % 3 == 0 {
            meet(&mut els, &mut bram);
        }
    }
    meet(&mut els, &mut bram);
    let (mut writing, mut reading) = (Tables::default(), Tables::default());
    let (mut wire, mut raw) = (Vec::new(), 0);
    for change in &els.said {
        writing.write(&mut wire, Place { device: [1; 32], at: 1_000 }, 2, POST.0, change);
        raw += change.len();
    }
    assert!(wire.len() * 2 < raw, "{} of {raw} bytes", wire.len());
    let mut input = wire.as_slice();
    for change in &els.said {
        let (kind, doc, read) = reading.read(&mut input, Place { device: [1; 32], at: 1_000 }).expect("it reads");
        assert_eq!((kind, doc, &read), (2, POST.0, change));
        let author = if gatekeeper::admit(&[1; 32], kind, &read).is_ok() { 1 } else { 2 };
        assert!(gatekeeper::admit(&[author; 32], kind, &read).is_ok());
        assert!(gatekeeper::admit(&[3; 32], kind, &read).is_err(), "nobody else made it");
    }
    assert!(input.is_empty());
}

#[test]
fn cut_streams_are_refused() {
    let els = Copy::making(1, with_text("Kom naar het feest."));
    let mut wire = Vec::new();
    Tables::default().write(&mut wire, Place { device: [1; 32], at: 1_000 }, 2, POST.0, &els.said[0]);
    for cut in 0..wire.len() {
        let mut input = &wire[..cut];
        assert!(Tables::default().read(&mut input, Place { device: [1; 32], at: 1_000 }).is_err(), "cut at {cut}");
    }
}

#[test]
fn a_text_is_known_as_it_was_after_each_step() {
    let mut els = Copy::making(1, NewPost { text: "Kom".into(), ..NewPost::default() });
    let mut bram = Copy::of(2, &els);
    let began = els.document.version();
    els.types(3, 0, " je");
    let after_els = els.document.version();
    bram.types(0, 3, "Blijf");
    let after_bram = bram.document.version();
    meet(&mut els, &mut bram);
    for copy in [&els, &bram] {
        let then = |version: &Version| copy.document.text_then(version);
        assert_eq!(then(&began).as_deref(), Some("Kom"));
        assert_eq!(then(&after_els).as_deref(), Some("Kom je"));
        assert_eq!(then(&after_bram).as_deref(), Some("Blijf"));
        assert_eq!(then(&copy.document.version()), copy.document.text());
        assert_eq!(then(&Version(vec![[7; 32]])), None, "a version nobody knows");
        assert_eq!(then(&Version::default()), None);
    }
    let steps = history::steps(
        Kind::Post,
        els.said.iter().map(|change| history::Source { by: None, at: Default::default(), change }),
    );
    let known = steps.iter().all(|step| els.document.text_then(&step.after).is_some());
    assert!(known, "every step of the history can be looked back at");
}

#[test]
fn the_earlier_of_two_statuses_counts_until_somebody_picks() {
    let orders = [[Status::Planned, Status::Review], [Status::Review, Status::Planned]];
    for [of_els, of_bram] in orders {
        let mut els = Copy::making(1, with_text(""));
        let mut bram = Copy::of(2, &els);
        els.posts(PostEdit::SetStatus(of_els));
        bram.posts(PostEdit::SetStatus(of_bram));
        let read = meet(&mut els, &mut bram);
        assert_eq!(read.summary.status, Status::Review.into(), "{of_els:?} by Els, {of_bram:?} by Bram");
        let conflicts = els.conflicts();
        let choices: Vec<&str> = conflicts[0].choices.iter().map(|choice| choice.value.as_str()).collect();
        assert_eq!(choices, ["review", "planned"], "the one that counts first");
        assert!(read.summary.contested);
        els.posts(PostEdit::SetStatus(Status::Planned));
        let read = meet(&mut els, &mut bram);
        assert_eq!((read.summary.status, read.summary.contested), (Status::Planned.into(), false));
    }
}

#[test]
fn two_links_set_apart_stand_beside_each_other_until_one_is_picked() {
    let channel = DocId([9; 16]);
    let mut els = Copy::making(1, with_text("Kom"));
    els.posts(PostEdit::SetChannel(channel, true));
    let mut bram = Copy::of(2, &els);
    let link = |n: u8| PostEdit::SetPostedLink(channel, Some(format!("https://example.org/{n}")));
    els.posts(link(1));
    bram.posts(link(2));
    let read = meet(&mut els, &mut bram);
    let outing = read.summary.outing(channel).expect("it is out");
    let mut links: Vec<&str> = outing.links().collect();
    links.sort_unstable();
    assert_eq!(links, ["https://example.org/1", "https://example.org/2"]);
    assert!(outing.is_out_twice());
    els.posts(link(1));
    let read = meet(&mut els, &mut bram);
    let outing = read.summary.outing(channel).expect("it is out");
    assert_eq!((outing.links().collect::<Vec<_>>(), outing.is_out_twice()), (vec!["https://example.org/1"], false));
}

#[test]
fn what_went_out_stays_beside_what_is_written_later_and_is_no_line_of_the_history() {
    let channel = DocId([9; 16]);
    let mut els = Copy::making(1, with_text("Kom zaterdag"));
    els.posts(PostEdit::SetWentOut(channel, Some("Kom zaterdag".into())));
    els.types(0, 12, "Kom zondag");
    let read = els.read();
    assert_eq!(read.text, "Kom zondag");
    assert_eq!(read.went_out.get(&channel).map(String::as_str), Some("Kom zaterdag"));
    let at = chrono::DateTime::from_timestamp(1_000, 0).expect("a moment");
    let sources = els.said.iter().map(|change| history::Source { by: None, at, change });
    let steps = history::steps(Kind::Post, sources);
    assert!(steps.iter().all(|step| !step.what.contains(&What::Other)), "{steps:?}");
    els.posts(PostEdit::SetWentOut(channel, None));
    assert!(els.read().went_out.is_empty());
}

#[test]
fn lengths_are_those_of_what_is_still_to_go_out() {
    let mut els = Copy::making(1, NewPost { sign_off: "Els".into(), ..with_text("Kom je ook?") });
    let summary = els.read().summary;
    let characters = |lengths: &Lengths| lengths.used(Unit::Characters);
    assert_eq!((characters(&summary.main.lengths), summary.main.below.as_deref().map(characters)), (11, Some(5)));
    els.posts(PostEdit::SetStatus(Status::Posted));
    let summary = els.read().summary;
    assert_eq!((characters(&summary.main.lengths), summary.main.below), (0, None));
}
