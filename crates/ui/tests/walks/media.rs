//! Photos and videos of a post: what is here is opened and saved, what is not says so, and the order and words are the team's.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::media::{BY_ITSELF_BYTES, FileHash, Media, MediaEdit, MediaFile};
use trekker_domain::post::PostEdit;
use trekker_domain::rank::Rank;
use trekker_domain::variant::VariantEdit;
use trekker_session::command::Command;
use trekker_session::snapshot::FileState;
use trekker_ui::context::Request;
use trekker_ui::room::Room;

use crate::fake::around::put_picture;
use crate::fake::{channel_id, doc, team};
use crate::world::{Walk, click, field, pause, walk, write};

/// One after the other.
fn rank(n: u8) -> Rank {
    (1..n).fold(Rank::between(None, None), |before, _| Rank::between(Some(&before), None))
}

fn media(n: u8, name: &str, size: u64) -> Media {
    let file = MediaFile { hash: FileHash([n; 32]), size, name: name.to_owned() };
    Media { id: doc(900 + u64::from(n)), file, alt: String::new(), rank: rank(n) }
}

/// A post with a photo that is here, one on its way, and a large film that is with others.
fn opened() -> Walk {
    let mut session = team::festival(1);
    let mut post = session.post(doc(1));
    post.summary.media =
        [media(1, "weide.jpg", 3_400_000), media(2, "podium.png", 4_000), media(3, "film.mp4", BY_ITSELF_BYTES * 3)]
            .into();
    session.put_post(post);
    let files = &mut session.snapshot.files;
    files.insert(FileHash([1; 32]), FileState::Here);
    files.insert(FileHash([2; 32]), FileState::Elsewhere { bytes: 1_000 });
    files.insert(FileHash([3; 32]), FileState::Elsewhere { bytes: 0 });
    let mut walk = walk(session, Room::Calendar);
    walk.set_size(egui::vec2(1280.0, 1_600.0));
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(1), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    walk
}

#[test]
fn a_file_is_opened_and_saved_once_it_is_here_and_fetched_while_it_is_not() {
    let mut walk = opened();
    for line in ["3.4 MB", "25% of 4 kB is here", "201.3 MB · not here yet, with another member"] {
        assert!(walk.query_by_label(line).is_some(), "{line}");
    }
    click(&mut walk, "Open weide.jpg");
    let opened = Command::OpenMedia(vec![media(1, "weide.jpg", 3_400_000)]);
    assert_eq!(walk.state().session.log.last(), Some(&opened));
    click(&mut walk, "Save a copy of weide.jpg…");
    assert!(matches!(walk.state().requests.last(), Some(Request::SaveMedia { file }) if file.name == "weide.jpg"));
    assert!(walk.query_by_label("Open podium.png").is_none(), "it is not whole yet");
    assert!(walk.query_by_label("Open the folder with all of them").is_none());
    click(&mut walk, "Fetch film.mp4 from another member");
    assert_eq!(walk.state().session.log.last(), Some(&Command::FetchMedia(FileHash([3; 32]))));
    click(&mut walk, "Photo or file…");
    assert_eq!(walk.state().requests.last(), Some(&Request::PickMedia { to: doc(1) }));
}

#[test]
fn files_are_described_put_in_order_and_removed() {
    let mut walk = opened();
    field(&walk, "What is to be seen on weide.jpg").focus();
    walk.run();
    write(&mut walk, "De weide bij zonsopgang");
    pause(&mut walk);
    let of = |walk: &Walk| walk.state().session.post(doc(1)).summary.media.clone();
    assert_eq!(of(&walk)[0].alt, "De weide bij zonsopgang");
    click(&mut walk, "Put film.mp4 earlier");
    let names: Vec<String> = of(&walk).into_iter().map(|one| one.file.name).collect();
    assert_eq!(names, ["weide.jpg", "film.mp4", "podium.png"]);
    click(&mut walk, "Remove podium.png");
    let removed = Edit::Post(doc(1), PostEdit::Media(doc(902), MediaEdit::Bin(true)));
    assert_eq!(walk.state().edits().last(), Some(&removed));
}

#[test]
fn a_photo_that_is_here_shows_in_its_line_and_in_the_preview() {
    let mut walk = opened();
    let shown = |walk: &Walk| walk.query_all_by_role_and_label(Role::Image, "weide.jpg").count();
    assert_eq!(shown(&walk), 0, "it is not drawn yet");
    put_picture(&mut walk.state_mut().session, FileHash([1; 32]), 60, 40);
    walk.run();
    assert_eq!(shown(&walk), 1);
    walk.state_mut()
        .session
        .take(vec![Command::Edit(vec![Edit::Post(doc(1), PostEdit::SetChannel(channel_id("Instagram"), true))])]);
    walk.run();
    click(&mut walk, "Instagram with the main text");
    click(&mut walk, "Preview on Instagram");
    assert_eq!(shown(&walk), 2);
    walk.get_by_label("and 2 more files");
    field(&walk, "What is to be seen on weide.jpg").focus();
    walk.run();
    write(&mut walk, "De weide");
    pause(&mut walk);
    assert_eq!(walk.query_all_by_role_and_label(Role::Image, "De weide").count(), 2, "said to who does not see it");
}

#[test]
fn a_channel_goes_out_without_what_is_left_out_there() {
    let mut walk = opened();
    let channel =
        walk.state().session.snapshot.channels_by_name().next().map(|(id, channel)| (*id, channel.name.clone()));
    let (id, name) = channel.expect("the festival has channels");
    walk.state_mut().session.take(vec![
        Command::Edit(vec![Edit::Post(doc(1), PostEdit::SetChannel(id, true))]),
        Command::Edit(vec![Edit::NewVariant {
            post: doc(1),
            channel: id,
            text: "Kom!".into(),
            seen_text: String::new(),
        }]),
    ]);
    walk.run();
    walk.run();
    let tab = format!("{name} with its own text, main text changed");
    click(&mut walk, &tab);
    walk.run();
    let choose = |walk: &mut Walk| walk.get_by_role_and_label(Role::CheckBox, "film.mp4").click();
    choose(&mut walk);
    walk.run();
    let left_out = |walk: &Walk| match walk.state().edits().last() {
        Some(Edit::Variant(_, VariantEdit::LeaveOut(_, name))) => name.clone(),
        _ => None,
    };
    assert_eq!(left_out(&walk).as_deref(), Some("film.mp4"));
    choose(&mut walk);
    walk.run();
    assert!(
        matches!(walk.state().edits().last(), Some(Edit::Variant(_, VariantEdit::LeaveOut(media, None))) if *media == doc(903))
    );
}
