//! The photos, videos and other files of a post or an idea: added, described, put in order, opened, saved, fetched.

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::idea::{Idea, IdeaEdit};
use trekker_domain::media::{BY_ITSELF_BYTES, Media, MediaEdit, MediaKind, kind_of};
use trekker_domain::post::{PostEdit, PostSummary};
use trekker_domain::rank::Rank;
use trekker_session::command::{Command, Language};
use trekker_session::snapshot::FileState;

use super::fields::{Line, draft_line};
use super::pictures;
use super::show::Parts;
use crate::context::{Request, Scene};
use crate::look::icons::{self, Icon};
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button_sized, paint_icon};
use crate::parts::draft::Key;
use crate::parts::layout::{body, caption, muted, strong};
use crate::words::{Words, say};

/// The side of a photo in its line.
const PICTURE: f32 = 40.0;

/// What the files are of.
pub(super) struct Owner<'a> {
    doc: DocId,
    media: &'a [Media],
    edit: fn(DocId, DocId, MediaEdit) -> Edit,
    /// The field of a file's words, as drafts call it.
    alt: &'static str,
}

impl<'a> Owner<'a> {
    pub(super) fn post(post: &'a PostSummary) -> Self {
        let edit = |doc, file, edit| Edit::Post(doc, PostEdit::Media(file, edit));
        Self { doc: post.id, media: &post.media, edit, alt: "alt" }
    }

    pub(super) fn idea(idea: &'a Idea) -> Self {
        let edit = |doc, file, edit| Edit::Idea(doc, IdeaEdit::Media(file, edit));
        Self { doc: idea.id, media: &idea.media, edit, alt: "idea_alt" }
    }

    fn edited(&self, file: DocId, edit: MediaEdit) -> Edit {
        (self.edit)(self.doc, file, edit)
    }
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, owner: &Owner<'_>, may_write: bool) {
    let words = scene.words;
    let media = owner.media;
    strong(ui, &say!(words, "field-media-file"));
    if media.is_empty() {
        muted(ui, &say!(words, "media-none"));
    }
    for (nth, one) in media.iter().enumerate() {
        ui.push_id(one.id, |ui| row(ui, scene, parts, owner, nth, one, may_write));
        ui.add_space(space::XS);
    }
    ui.horizontal_wrapped(|ui| {
        if may_write && Button::bare(&say!(words, "media-add")).icon(icons::PLUS).show(ui).clicked() {
            scene.requests.push(Request::PickMedia { to: owner.doc });
        }
        open_all(ui, scene, media);
    });
}

/// All that can be opened, once all of it is here.
pub(super) fn open_all(ui: &mut Ui, scene: &mut Scene<'_>, media: &[Media]) {
    let words = scene.words;
    let is_here = |one: &Media| scene.snapshot.files.get(&one.file.hash) == Some(&FileState::Here);
    if media.len() > 1
        && media.iter().all(is_here)
        && Button::quiet(&say!(words, "media-open-all")).icon(icons::FORWARD).show(ui).clicked()
    {
        scene.commands.push(Command::OpenMedia(media.to_vec()));
    }
}

/// What one can do with a file that goes out: open it, or have it come first.
pub(super) fn open_one(ui: &mut Ui, scene: &mut Scene<'_>, one: &Media) {
    let (words, name) = (scene.words, one.file.name.as_str());
    match scene.snapshot.files.get(&one.file.hash) {
        Some(FileState::Here) if kind_of(name).is_some() => {
            let label = say!(words, "media-open", name = name);
            if Button::quiet(&label).icon(icon_of(name)).show(ui).clicked() {
                scene.commands.push(Command::OpenMedia(vec![one.clone()]));
            }
        }
        Some(FileState::Here) => {}
        _ => {
            caption(ui, &state_of(scene, one));
        }
    }
}

fn icon_of(name: &str) -> Icon {
    match kind_of(name) {
        Some(MediaKind::Photo) => icons::PHOTO,
        Some(MediaKind::Video) => icons::VIDEO,
        Some(MediaKind::Document) | None => icons::TEXT,
    }
}

/// `3.4 MB`, with the sign of the language.
fn size(words: &Words, bytes: u64) -> String {
    const KILO: u64 = 1_000;
    const MEGA: u64 = KILO * KILO;
    if bytes < KILO {
        return say!(words, "size-bytes", count = bytes);
    }
    if bytes < MEGA {
        let count = bytes / KILO;
        return say!(words, "size-kilobytes", count = count);
    }
    let tenths = bytes / (MEGA / 10);
    let separator = match words.language() {
        Language::Dutch => ',',
        Language::English => '.',
    };
    say!(words, "size-megabytes", count = format!("{}{separator}{}", tenths / 10, tenths % 10))
}

fn state_of(scene: &Scene<'_>, one: &Media) -> String {
    let words = scene.words;
    let all = size(words, one.file.size);
    match scene.snapshot.files.get(&one.file.hash) {
        Some(FileState::Here) => all,
        Some(FileState::Elsewhere { bytes: 0 }) | None => say!(words, "media-elsewhere", size = all),
        Some(FileState::Elsewhere { bytes }) => {
            let percent = bytes * 100 / one.file.size.max(1);
            say!(words, "media-coming", percent = percent, size = all)
        }
    }
}

fn row(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    owner: &Owner<'_>,
    nth: usize,
    one: &Media,
    may_write: bool,
) {
    let words = scene.words;
    let name = one.file.name.as_str();
    let state = scene.snapshot.files.get(&one.file.hash).copied();
    ui.horizontal(|ui| {
        match parts.pictures.of(ui, scene, one) {
            Some(texture) => drop(pictures::square(ui, one, texture, PICTURE)),
            None => {
                let (rect, _) = ui.allocate_exact_size(egui::vec2(22.0, 28.0), egui::Sense::hover());
                paint_icon(ui, icon_of(name), rect.center(), 18.0, scene.look.muted);
            }
        }
        ui.allocate_ui(egui::vec2((ui.available_width() - 170.0).max(80.0), 40.0), |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                body(ui, name);
                caption(ui, &state_of(scene, one));
            });
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let button = |ui: &mut Ui, icon, label: String| icon_button_sized(ui, icon, &label, 28.0, None).clicked();
            if may_write && button(ui, icons::BIN, say!(words, "media-remove", name = name)) {
                scene.edit(owner.edited(one.id, MediaEdit::Bin(true)));
            }
            if may_write && nth > 0 && button(ui, icons::ARROW_UP, say!(words, "media-earlier", name = name)) {
                let media = owner.media;
                let before = nth.checked_sub(2).and_then(|at| media.get(at)).map(|one| &one.rank);
                let rank = Rank::between(before, media.get(nth - 1).map(|one| &one.rank));
                scene.edit(owner.edited(one.id, MediaEdit::SetRank(rank)));
            }
            match state {
                Some(FileState::Here) => {
                    if button(ui, icons::DISK, say!(words, "media-save", name = name)) {
                        scene.requests.push(Request::SaveMedia { file: one.file.clone() });
                    }
                    if kind_of(name).is_some() && button(ui, icons::FORWARD, say!(words, "media-open", name = name)) {
                        scene.commands.push(Command::OpenMedia(vec![one.clone()]));
                    }
                }
                _ if one.file.size <= BY_ITSELF_BYTES => {}
                _ if button(ui, icons::IMPORT, say!(words, "media-fetch", name = name)) => {
                    scene.commands.push(Command::FetchMedia(one.file.hash));
                }
                _ => {}
            }
        });
    });
    let (label, hint) = (say!(words, "media-alt-of", name = name), say!(words, "hint-media-alt"));
    let line = Line::new(&label, &hint, may_write);
    draft_line(ui, scene, parts.drafts, Key::part(owner.doc, one.id, owner.alt), &one.alt, line);
}
