//! A post in the sheet.

use egui::Ui;
use trekker_domain::danger::Danger;
use trekker_domain::edit::Edit;
use trekker_domain::incomplete::{missing_of, needs_anything};
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::post::{Nature, Post, PostEdit, PostSummary, Status};
use trekker_session::snapshot::Detail;

use super::fields::{Line, draft_line};
use super::media::Owner;
use super::naming::Naming;
use super::show::Parts;
use super::{
    approval, belonging, conflicts, counts, idea, media, offset, pickers, publish, ready, texts, voice, when, work,
};
use crate::context::Scene;
use crate::ideas;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::draft::Key;
use crate::parts::field::{beside, labelled};
use crate::parts::layout::{banner, body, line, problem};
use crate::parts::toggle::tag;
use crate::terms;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &Post, detail: &Detail) {
    let words = scene.words;
    let doc = post.summary.id;
    let may_write = scene.may_write(Kind::Post) && !post.summary.binned;
    if post.summary.binned {
        in_bin(ui, scene, post);
    }
    let (name, hint) = (say!(words, "field-title"), say!(words, "hint-title"));
    let title = Line { font: Some(font::section()), ..Line::new(&name, &hint, may_write) };
    let response = draft_line(ui, scene, parts.drafts, Key::new(doc, "title"), &post.summary.title, title);
    if std::mem::take(parts.focus_title) {
        response.request_focus();
    }
    ui.add_space(space::XS);
    let mut stops = 0;
    if post.summary.template.is_none() {
        missing(ui, scene, parts, post, detail);
        stops = voice::stops(scene, parts, post, detail);
        if stops > 0 && needs_anything(&post.summary) {
            problem(
                ui,
                &match is_ready(&post.summary) {
                    true => say!(words, "voice-stops-out", count = stops),
                    false => say!(words, "voice-stops", count = stops),
                },
            );
        }
    }
    conflicts::show(ui, scene, Naming::of(detail), &detail.conflicts, may_write, (Kind::Post, doc));
    line(ui);
    let is_item = post.summary.template.is_some();
    if is_item {
        offset::show(ui, scene, &post.summary, may_write);
    } else {
        beside(ui, &say!(words, "field-status"), |ui| pickers::status(ui, scene, &post.summary, stops, may_write));
        beside(ui, &say!(words, "field-when"), |ui| when::show(ui, scene, parts.drafts, post, may_write));
    }
    if post.summary.nature == Nature::Post {
        pickers::channels(ui, scene, &post.summary, parts.adding, may_write);
    }
    pickers::owner(ui, scene, &post.summary, may_write);
    pickers::helpers(ui, scene, &post.summary, may_write);
    pickers::theme(ui, scene, &post.summary, parts.adding, may_write);
    if post.summary.nature == Nature::Post {
        belonging::show(ui, scene, parts, &post.summary, may_write);
        pickers::format_and_focus(ui, scene, &post.summary, may_write);
    }
    line(ui);
    if post.summary.nature == Nature::Post {
        texts::show(ui, scene, parts, post, detail);
        let (name, hint) = (say!(words, "field-sign-off"), say!(words, "hint-sign-off"));
        beside(ui, &name, |ui| {
            let field = Line { width: 220.0, ..Line::new(&name, &hint, may_write) };
            draft_line(ui, scene, parts.drafts, Key::new(doc, "sign_off"), &post.sign_off, field);
        });
        line(ui);
        media::show(ui, scene, parts, &Owner::post(&post.summary), may_write);
        line(ui);
        // An item of a template is neither approved nor published: what is made of it is.
        if !is_item {
            ready::show(ui, scene, parts, post, may_write);
            approval::show(ui, scene, parts, post, detail);
            line(ui);
            publish::show(ui, scene, parts, post, detail, stops);
        }
    }
    work::show(ui, scene, parts, post);
    line(ui);
    idea::ideas_in(ui, scene, doc, &say!(words, "post-from-ideas"));
    if may_write
        && post.summary.is_over()
        && post.summary.nature == Nature::Post
        && Button::quiet(&say!(words, "success-note")).icon(icons::SPARKLES).show(ui).clicked()
    {
        ideas::add_success(scene, Some(doc));
        scene.goes_to_successes = true;
    }
    let (name, hint) = (say!(words, "field-explanation"), say!(words, "hint-explanation"));
    labelled(ui, &name, |ui| {
        let field = Line { rows: 3, ..Line::new(&name, &hint, may_write) };
        draft_line(ui, scene, parts.drafts, Key::new(doc, "explanation"), &post.explanation, field);
    });
    let (name, hint) = (say!(words, "field-link"), say!(words, "hint-link"));
    labelled(ui, &name, |ui| {
        let field = Line::new(&name, &hint, may_write);
        draft_line(ui, scene, parts.drafts, Key::new(doc, "link"), &post.link, field);
    });
}

/// What is wrong with it, what it misses before it can go out, and where it is longer than it may be.
fn missing(ui: &mut Ui, scene: &Scene<'_>, parts: &Parts<'_>, post: &Post, detail: &Detail) {
    let (words, summary) = (scene.words, &post.summary);
    let mut missing: Vec<String> = missing_of(summary).into_iter().map(|what| terms::missing(words, what)).collect();
    if needs_anything(summary) {
        let channels = scene.snapshot.channels_by_name().filter(|(id, _)| summary.channels.contains(id));
        let too_long = channels.filter(|(id, channel)| {
            let text = post.signed(&texts::text_on(scene, parts, post, detail, **id));
            counts::is_over(ui, channel, &summary.title, &text)
        });
        missing.extend(too_long.map(|(_, channel)| say!(words, "missing-room", channel = channel.name.as_str())));
    }
    // What the rest is about is said here in words of its own: by how much, for which channel, who chose what.
    let said_by_itself = [Danger::UnclaimedToday, Danger::Late, Danger::ChangedAfterApproval, Danger::OnlineTwice];
    let wrong: Vec<Danger> =
        scene.dangers.of(summary.id).all().filter(|danger| said_by_itself.contains(danger)).collect();
    if missing.is_empty() && wrong.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for danger in wrong {
            tag(ui, &terms::danger(words, danger), Some(icons::ALERT), scene.look.problem);
        }
        for what in missing {
            tag(ui, &what, Some(icons::WARNING), scene.look.draft);
        }
    });
    ui.add_space(space::XS);
}

fn is_ready(post: &PostSummary) -> bool {
    post.status == Open::Known(Status::Planned)
}

fn in_bin(ui: &mut Ui, scene: &mut Scene<'_>, post: &Post) {
    let words = scene.words;
    banner(ui, scene.look.sunken, |ui| {
        body(ui, &say!(words, "post-in-bin"));
        if Button::quiet(&say!(words, "restore")).icon(icons::UNDO).show(ui).clicked() {
            scene.edit(Edit::Post(post.summary.id, PostEdit::Bin(false)));
        }
    });
}
