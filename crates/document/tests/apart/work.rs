//! What belongs to a post through edits made apart: deliverables and to-dos, variants, approvals.

use std::collections::BTreeMap;

use trekker_document::actor::DevicePrefix;
use trekker_document::reading::nobody;
use trekker_domain::approval::{Approval, Content, Verdict, approved_form, texts_of};
use trekker_domain::columns::Made;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::mark::Mark;
use trekker_domain::post::{NewPost, Post, PostEdit};
use trekker_domain::rank::Rank;
use trekker_domain::text::{Splice, TextEdit};
use trekker_domain::variant::{Variant, VariantEdit};
use trekker_domain::work::{Deliverable, DeliverableEdit, TodoEdit};

use crate::copies::{BRAM, Copy, ELS, meet};

const POST: DocId = DocId([1; 16]);
const CHANNEL: DocId = DocId([2; 16]);
const PHOTOS: DocId = DocId([3; 16]);

fn a_post() -> [Copy; 2] {
    let mut els = Copy::born(Kind::Post);
    let photos = Deliverable { owner: Some(ELS), ..Deliverable::new(PHOTOS, "Foto's") };
    let new = NewPost { text: "Tot zaterdag".into(), deliverables: vec![photos], ..NewPost::default() };
    els.does(ELS, &Edit::NewPost(POST, new));
    [els.clone(), els]
}

fn read(copy: &Copy) -> Post {
    Post::read(POST, &copy.document.cells(&nobody))
}

fn of_photos(edit: DeliverableEdit) -> Edit {
    Edit::Post(POST, PostEdit::Deliverable(PHOTOS, edit))
}

#[test]
fn what_two_people_add_apart_is_all_there_in_its_order() {
    let [mut els, mut bram] = a_post();
    let add = |id: u8, name: &str, rank: &str| {
        let id = DocId([id; 16]);
        [DeliverableEdit::SetName(name.into()), DeliverableEdit::SetRank(Rank(rank.into()))]
            .map(|edit| Edit::Post(POST, PostEdit::Deliverable(id, edit)))
    };
    for edit in add(5, "Affiche", "c0") {
        els.does(ELS, &edit);
    }
    for edit in add(6, "Filmpje", "a0") {
        bram.does(BRAM, &edit);
    }
    bram.does(BRAM, &Edit::Post(POST, PostEdit::Todo(DocId([7; 16]), TodoEdit::SetWords("Bel de school".into()))));
    meet(&mut els, &mut bram);
    let post = read(&els).summary;
    let names: Vec<&str> = post.deliverables.iter().map(|deliverable| deliverable.name.as_str()).collect();
    assert_eq!(names, ["Foto's", "Filmpje", "Affiche"]);
    assert_eq!(post.todos.len(), 1);
}

#[test]
fn different_things_about_one_deliverable_merge_and_two_owners_are_both_shown() {
    let [mut els, mut bram] = a_post();
    els.does(ELS, &of_photos(DeliverableEdit::SetDone(true)));
    els.does(ELS, &of_photos(DeliverableEdit::SetOwner(Some(BRAM))));
    bram.does(BRAM, &of_photos(DeliverableEdit::SetDurationDays(Some(3))));
    bram.does(BRAM, &of_photos(DeliverableEdit::SetOwner(None)));
    meet(&mut els, &mut bram);
    let post = read(&els);
    let [photos] = post.summary.deliverables.as_slice() else { panic!("one deliverable: {post:?}") };
    assert_eq!((photos.done, photos.duration_days), (true, Some(3)));
    let whose = |device: &DevicePrefix| Some(PersonId([device[0]; 16]));
    let conflicts = els.document.conflicts(&whose);
    let [conflict] = conflicts.as_slice() else { panic!("one conflict: {conflicts:?}") };
    assert_eq!((conflict.field.group, conflict.field.name), ("deliverable/", "owner"));
    assert_eq!((conflict.of.as_deref(), conflict.choices.len()), (Some(PHOTOS.to_string().as_str()), 2));
    let pick = PostEdit::choosing(conflict.field, conflict.of.as_deref(), &BRAM.to_string());
    els.does(ELS, &Edit::Post(POST, pick.unwrap_or_else(|| panic!("an owner can be picked"))));
    meet(&mut els, &mut bram);
    assert_eq!(bram.document.conflicts(&whose), []);
    assert_eq!(read(&bram).summary.deliverables[0].owner, Some(BRAM));
}

#[test]
fn one_in_the_bin_keeps_what_somebody_else_wrote_meanwhile() {
    let [mut els, mut bram] = a_post();
    els.does(ELS, &of_photos(DeliverableEdit::Bin(true)));
    bram.does(BRAM, &of_photos(DeliverableEdit::SetName("Foto's van de ploeg".into())));
    meet(&mut els, &mut bram);
    assert_eq!(read(&els).summary.deliverables, []);
    els.does(ELS, &of_photos(DeliverableEdit::Bin(false)));
    assert_eq!(read(&els).summary.deliverables[0].name, "Foto's van de ploeg");
}

fn new_variant(text: &str, seen_text: &str) -> Edit {
    Edit::NewVariant { post: POST, channel: CHANNEL, text: text.into(), seen_text: seen_text.into() }
}

fn read_variant(copy: &Copy) -> Variant {
    Variant::read(DocId([8; 16]), &copy.document.cells(&nobody)).unwrap_or_else(|| panic!("it says what it is about"))
}

#[test]
fn a_variant_is_behind_when_the_main_text_has_another_wording() {
    let [post, _] = a_post();
    let mut els = Copy::born(Kind::Variant);
    els.does(ELS, &new_variant("Zaterdag!", "Tot zaterdag"));
    let main = |text: &str| Mark::of(&[text]);
    let variant = read_variant(&els);
    assert!(!variant.summary.is_behind(main("Tot zaterdag")));
    assert!(variant.summary.is_behind(main("Tot zondag")));
    els.does(ELS, &Edit::Variant(DocId([8; 16]), VariantEdit::SetSeenText("Tot zondag".into())));
    assert!(!read_variant(&els).summary.is_behind(main("Tot zondag")));
    assert_eq!(read_variant(&els).text, "Zaterdag!", "its own words stay");
    assert_eq!(read(&post).summary.main.mark, main("Tot zaterdag"));
}

#[test]
fn two_who_adapt_for_the_same_channel_apart_lose_no_word() {
    let (mut els, mut bram) = (Copy::born(Kind::Variant), Copy::born(Kind::Variant));
    els.does(ELS, &new_variant("Van Els", "Tot zaterdag"));
    bram.does(BRAM, &new_variant("Van Bram", "Tot zaterdag"));
    let seen = bram.document.version();
    let splices = vec![Splice { at: 0, delete: 0, insert: "Meer. ".into() }];
    bram.does(BRAM, &Edit::Text(Kind::Variant, DocId([8; 16]), TextEdit { seen, splices }));
    meet(&mut els, &mut bram);
    let text = read_variant(&els).text;
    assert!(text.contains("Van Els") && text.contains("Meer. Van Bram"), "{text}");
}

#[test]
fn an_approval_is_about_the_very_texts_and_an_edit_made_apart_leaves_it_behind() {
    let [mut els, mut bram] = a_post();
    let mut adapted = Copy::born(Kind::Variant);
    adapted.does(BRAM, &new_variant("Zaterdag!", "Tot zaterdag"));
    let content = |post: &Copy, variant: &Copy| {
        Content::from([(None, read(post).summary.main.mark), (Some(CHANNEL), read_variant(variant).summary.own.mark)])
    };
    let texts = BTreeMap::from([
        (None, approved_form(&read(&els).text, &read(&els).link)),
        (Some(CHANNEL), approved_form("Zaterdag!", "")),
    ]);
    let mut word = Copy::born(Kind::Approval);
    let reason = "Mooi".to_owned();
    let verdict = Verdict::Approved;
    word.does(ELS, &Edit::NewApproval { id: DocId([4; 16]), post: POST, verdict, reason, texts: texts.clone() });
    let cells = word.document.cells(&nobody).made(Some(Made { by: ELS, at: Default::default() }));
    let given = Approval::read(DocId([4; 16]), &cells);
    let given = given.unwrap_or_else(|| panic!("it says what it is about"));
    assert_eq!((given.post, given.reason.as_str(), texts_of(&cells)), (POST, "Mooi", texts));
    assert_eq!(given.content, content(&els, &adapted));

    bram.does(BRAM, &Edit::Post(POST, PostEdit::SetLink("https://voorbeeld.be".into())));
    meet(&mut els, &mut bram);
    assert_ne!(given.content, content(&els, &adapted));
    adapted.does(BRAM, &Edit::Variant(DocId([8; 16]), VariantEdit::SetFirstComment("#startdag".into())));
    assert_ne!(given.content.get(&Some(CHANNEL)), content(&els, &adapted).get(&Some(CHANNEL)));
}
