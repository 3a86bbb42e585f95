//! What a post says: the main text, and on each channel the same or words of its own, counted as the network counts.

use egui::Ui;
use trekker_domain::channel::Channel;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::post::Post;
use trekker_domain::variant::{Variant, VariantEdit};
use trekker_session::command::Command;
use trekker_session::snapshot::{Body, Detail, TextDetail};

use super::fields::{Line, draft_line};
use super::history::{self, LookBack};
use super::naming::Naming;
use super::pickers::pills;
use super::show::Parts;
use super::when::written_date;
use super::{compare, conflicts, counts, preview, voice};
use crate::context::Scene;
use crate::editor::field::{self as editor, Looks};
use crate::editor::voice::occasion_of;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::draft::Key;
use crate::parts::field::labelled;
use crate::parts::layout::{banner, body, caption, slim};
use crate::parts::toggle::{pill, tab};
use crate::words::say;

/// Which text is shown, and which variants this sheet has opened.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// `None`: the main text.
    channel: Option<DocId>,
    opened: Vec<DocId>,
    pub(super) preview_open: bool,
    compare_open: bool,
    history_open: bool,
}

impl Shown {
    /// The variants that were opened for this sheet: they are sent on and let go with it.
    pub(super) fn take_opened(&mut self) -> Vec<DocId> {
        std::mem::take(&mut self.opened)
    }

    /// Opens the post's variants that are not open yet.
    fn open(&mut self, scene: &mut Scene<'_>, post: DocId) {
        let Some(row) = scene.snapshot.calendar.get(post) else { return };
        for variant in &row.variants {
            if !self.opened.contains(&variant.id) {
                self.opened.push(variant.id);
                scene.commands.push(Command::Open(variant.id));
            }
        }
    }
}

/// The variant for a channel, and its text, when they have been opened.
pub(super) fn variant_of<'a>(scene: &Scene<'a>, post: DocId, channel: DocId) -> Option<(&'a Variant, &'a TextDetail)> {
    let row = scene.snapshot.calendar.get(post)?;
    let id = row.variants.iter().find(|variant| variant.channel == channel)?.id;
    let detail = scene.snapshot.open.get(&id)?;
    match (&detail.body, &detail.text) {
        (Body::Variant(variant), Some(text)) => Some((variant, text)),
        _ => None,
    }
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &Post, detail: &Detail) {
    let doc = post.summary.id;
    let may_write = scene.may_write(Kind::Post) && !post.summary.binned;
    parts.shown.open(scene, doc);
    let snapshot = scene.snapshot;
    let channels: Vec<&Channel> = snapshot
        .channels_by_name()
        .filter(|(id, _)| post.summary.channels.contains(id))
        .map(|(_, channel)| &**channel)
        .collect();
    if parts.shown.channel.is_some_and(|shown| channels.iter().all(|channel| channel.id != shown)) {
        parts.shown.channel = None;
    }
    if !channels.is_empty() {
        tabs(ui, scene, parts.shown, doc, &channels);
    }
    let chosen = channels.iter().find(|channel| Some(channel.id) == parts.shown.channel);
    match chosen {
        None => main_text(ui, scene, parts, post, detail, may_write),
        Some(channel) => on_channel(ui, scene, parts, post, detail, channel, may_write),
    }
    // What goes out with the main text is counted beside it.
    let counted = channels.iter().filter(|channel| match chosen {
        Some(chosen) => chosen.id == channel.id,
        None => variant_of(scene, doc, channel.id).is_none(),
    });
    for channel in counted {
        let text = post.signed(&text_on(scene, parts, post, detail, channel.id));
        counts::show(ui, scene, channel, &post.summary.title, &text, chosen.is_none());
    }
    if let Some(channel) = chosen {
        let text = post.signed(&text_on(scene, parts, post, detail, channel.id));
        let media = match variant_of(scene, doc, channel.id) {
            Some((variant, _)) => variant.media(&post.summary.media),
            None => post.summary.media.to_vec(),
        };
        preview::show(ui, scene, parts, channel, post, (&text, &media));
    }
}

/// The main text, and each channel; one with words of its own has a dot, one that lags behind a sign.
fn tabs(ui: &mut Ui, scene: &Scene<'_>, shown: &mut Shown, doc: DocId, channels: &[&Channel]) {
    let words = scene.words;
    let row = scene.snapshot.calendar.get(doc);
    pills(ui, |ui| {
        let main = say!(words, "main-text");
        if tab(ui, &main, &main, Some(icons::TEXT), shown.channel.is_none()).clicked() {
            shown.channel = None;
        }
        for channel in channels {
            let variant = row.and_then(|row| row.variants.iter().find(|variant| variant.channel == channel.id));
            let is_behind = variant.zip(row).is_some_and(|(variant, row)| variant.is_behind(row.summary.main.mark));
            let icon = match (variant.is_some(), is_behind) {
                (_, true) => Some(icons::ALERT),
                (true, false) => Some(icons::STATUS_DRAFT),
                (false, false) => None,
            };
            let is_on = shown.channel == Some(channel.id);
            let channel_name = channel.name.as_str();
            let name = match (variant.is_some(), is_behind) {
                (_, true) => say!(words, "tab-behind", channel = channel_name),
                (true, false) => say!(words, "tab-own-text", channel = channel_name),
                (false, false) => say!(words, "tab-main-text", channel = channel_name),
            };
            if tab(ui, channel_name, &name, icon, is_on).clicked() {
                shown.channel = Some(channel.id);
                (shown.compare_open, shown.history_open) = (false, false);
            }
        }
    });
}

fn main_text(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &Post, detail: &Detail, may_write: bool) {
    let Some(text) = &detail.text else { return };
    let (words, doc) = (scene.words, post.summary.id);
    let occasions = voice::of_main_text(scene, post);
    slim(ui, 22.0, |ui| {
        caption(ui, &say!(words, "field-text"));
        editor::who_is_in(ui, scene, text);
    });
    let (name, hint) = (say!(words, "field-text"), say!(words, "hint-text"));
    editor::show(
        ui,
        scene,
        parts.texts,
        doc,
        text,
        Looks { name: &name, hint: &hint, rows: 7, may_write, occasions: &occasions, marks: &[] },
    );
    let count = parts.texts.get(doc).map_or(0, |open| open.buffer.text().chars().count());
    slim(ui, 24.0, |ui| {
        caption(ui, &say!(words, "text-length", count = count));
        voice::language(ui, scene, parts, post, may_write);
    });
}

fn on_channel(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    post: &Post,
    detail: &Detail,
    channel: &Channel,
    may_write: bool,
) {
    let words = scene.words;
    let doc = post.summary.id;
    let name = channel.name.as_str();
    let Some((variant, text)) = variant_of(scene, doc, channel.id) else {
        caption(ui, &say!(words, "variant-none", channel = name));
        if may_write && Button::quiet(&say!(words, "variant-make", channel = name)).icon(icons::PLUS).show(ui).clicked()
        {
            // With what was typed just now.
            parts.texts.flush(doc, scene.commands);
            let text = main_words(parts, post, detail);
            let seen_text = post.main_form(&text);
            scene.edit(Edit::NewVariant { post: doc, channel: channel.id, text, seen_text });
        }
        return;
    };
    let id = variant.summary.id;
    let main = post.main_form(&main_words(parts, post, detail));
    if variant.seen_text != main {
        banner(ui, scene.look.draft.fill, |ui| {
            body(ui, &say!(words, "variant-behind"));
            ui.horizontal_wrapped(|ui| {
                if may_write && Button::quiet(&say!(words, "variant-looked-at")).icon(icons::CHECK).show(ui).clicked() {
                    parts.texts.flush(doc, scene.commands);
                    scene.edit(Edit::Variant(id, VariantEdit::SetSeenText(main.clone())));
                }
                let arrow = if parts.shown.compare_open { icons::UP } else { icons::DOWN };
                if Button::bare(&say!(words, "what-changed")).trailing(arrow).show(ui).clicked() {
                    parts.shown.compare_open = !parts.shown.compare_open;
                }
            });
            if parts.shown.compare_open {
                compare::show(ui, scene, &variant.seen_text, &main);
            }
        });
    }
    let conflicts = scene.snapshot.open.get(&id).map_or(&[][..], |detail| &detail.conflicts);
    conflicts::show(ui, scene, Naming::default(), conflicts, may_write, (Kind::Variant, id));
    slim(ui, 22.0, |ui| {
        caption(ui, &say!(words, "variant-text", channel = name));
        editor::who_is_in(ui, scene, text);
    });
    let (label, hint) = (say!(words, "variant-text", channel = name), say!(words, "hint-text"));
    let occasions = [occasion_of(scene, post, Some(channel.id))];
    editor::show(
        ui,
        scene,
        parts.texts,
        id,
        text,
        Looks { name: &label, hint: &hint, rows: 7, may_write, occasions: &occasions, marks: &[] },
    );
    let (label, hint) = (say!(words, "field-first-comment"), say!(words, "hint-first-comment"));
    labelled(ui, &label, |ui| {
        let line = Line { rows: 2, ..Line::new(&label, &hint, may_write) };
        draft_line(ui, scene, parts.drafts, Key::new(id, "first_comment"), &variant.first_comment, line);
    });
    voice::first_comment(ui, scene, parts, post, variant, may_write);
    own_media(ui, scene, post, variant, may_write);
    own_time(ui, scene, parts, post, variant, may_write);
    own_history(ui, scene, parts.shown, channel, id, may_write);
    if may_write && Button::bare(&say!(words, "variant-drop")).icon(icons::BIN).show(ui).clicked() {
        scene.edit(Edit::Variant(id, VariantEdit::Bin(true)));
    }
}

/// What was written on this channel before, and the way back to it.
fn own_history(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    shown: &mut Shown,
    channel: &Channel,
    variant: DocId,
    may_write: bool,
) {
    let Some(detail) = scene.snapshot.open.get(&variant) else { return };
    let (name, count) = (channel.name.as_str(), detail.history.len());
    let label = say!(scene.words, "variant-history", channel = name, count = count);
    let restoring = |field, of: Option<&str>, value: &str| {
        let may = may_write && of.is_none();
        may.then(|| Edit::choosing(Kind::Variant, variant, field, of, value)).flatten()
    };
    let putting_back = |edit| may_write.then_some(Edit::Text(Kind::Variant, variant, edit));
    let look_back = |now| LookBack { doc: variant, now, then: detail.then.as_ref(), putting_back: &putting_back };
    let text = detail.text.as_ref().map(look_back);
    history::show(ui, scene, &label, detail, &restoring, text.as_ref(), &mut shown.history_open);
}

/// Which files of the post go out on this channel.
fn own_media(ui: &mut Ui, scene: &mut Scene<'_>, post: &Post, variant: &Variant, may_write: bool) {
    if post.summary.media.is_empty() {
        return;
    }
    labelled(ui, &say!(scene.words, "variant-media"), |ui| {
        pills(ui, |ui| {
            for one in &post.summary.media {
                let goes_out = !variant.left_out.contains_key(&one.id);
                if pill(ui, &one.file.name, None, goes_out).clicked() && may_write {
                    let edit = match goes_out {
                        true => one.left_out(),
                        false => VariantEdit::LeaveOut(one.id, None),
                    };
                    scene.edit(Edit::Variant(variant.summary.id, edit));
                }
            }
        });
    });
}

/// When it goes out on this channel, if not when the post does.
fn own_time(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    post: &Post,
    variant: &Variant,
    may_write: bool,
) {
    let words = scene.words;
    let (id, at) = (variant.summary.id, &variant.summary.publish_at);
    labelled(ui, &say!(words, "variant-when"), |ui| {
        ui.horizontal(|ui| {
            let of_post = &post.summary.publish_at;
            let hint = if of_post.date.is_some() { written_date(of_post.date) } else { say!(words, "hint-date") };
            let date = written_date(at.date);
            let name = say!(words, "variant-date");
            let line = Line { width: 108.0, is_whole: true, ..Line::new(&name, &hint, may_write) };
            draft_line(ui, scene, parts.drafts, Key::new(id, "variant_date"), &date, line);
            let hint = of_post.time.map_or_else(|| say!(words, "hint-time"), |time| words.time(time));
            let time = at.time.map(|time| words.time(time)).unwrap_or_default();
            let name = say!(words, "variant-time");
            let line = Line { width: 72.0, is_whole: true, ..Line::new(&name, &hint, may_write) };
            draft_line(ui, scene, parts.drafts, Key::new(id, "variant_time"), &time, line);
        });
    });
}

/// The main text as it stands in the field.
pub(super) fn main_words(parts: &Parts<'_>, post: &Post, detail: &Detail) -> String {
    let typed = parts.texts.get(post.summary.id).map(|open| open.buffer.text().to_owned());
    typed.or_else(|| detail.text.as_ref().map(|text| text.text.to_string())).unwrap_or_default()
}

/// What goes out on a channel, as it stands in the fields.
pub(super) fn text_on(scene: &Scene<'_>, parts: &Parts<'_>, post: &Post, detail: &Detail, channel: DocId) -> String {
    match variant_of(scene, post.summary.id, channel) {
        Some((variant, text)) => {
            let typed = parts.texts.get(variant.summary.id).map(|open| open.buffer.text().to_owned());
            typed.unwrap_or_else(|| text.text.to_string())
        }
        None => main_words(parts, post, detail),
    }
}
