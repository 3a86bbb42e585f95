//! Whether a post is right as it stands: asked, given, refused, and what changed since.

use egui::Ui;
use trekker_domain::approval::{Approval, Texts, Verdict};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::media::{MediaKind, kind_of};
use trekker_domain::open::Open;
use trekker_domain::post::{Post, PostEdit, Status};
use trekker_domain::since_approval::{Changed, FileChange, changed};
use trekker_session::calendar::ApprovalWord;
use trekker_session::snapshot::Detail;

use super::show::Parts;
use super::{compare, texts};
use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::field::{is_entered, text_line};
use crate::parts::layout::{banner, body, caption, strong};
use crate::parts::toggle::tag;
use crate::words::{Words, say};

/// What somebody is about to say of a post.
#[derive(Debug, Default)]
pub(super) struct Saying {
    /// Why not, while it is being written.
    refusing: Option<String>,
    compare_open: bool,
}

impl Saying {
    pub(super) fn is_begun(&self) -> bool {
        self.refusing.as_ref().is_some_and(|reason| !reason.trim().is_empty())
    }
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &Post, detail: &Detail) {
    let words = scene.words;
    let word = scene.snapshot.calendar.get(post.summary.id).map(|row| row.approval).unwrap_or_default();
    let texts = current_texts(scene, parts, post, detail);
    strong(ui, &say!(words, "approval"));
    let said_in = |id: DocId| detail.approvals.iter().find(|(approval, _)| approval.id == id);
    match word {
        ApprovalWord::Open => {
            caption(ui, &say!(words, "approval-open"));
        }
        ApprovalWord::Asked => {
            tag(ui, &say!(words, "approval-asked"), Some(icons::STATUS_REVIEW), scene.look.review);
        }
        ApprovalWord::Approved(id) => {
            if let Some((approval, _)) = said_in(id) {
                said(ui, scene, approval, true);
            }
        }
        ApprovalWord::Refused(id) => {
            if let Some((approval, _)) = said_in(id) {
                said(ui, scene, approval, false);
            }
        }
        ApprovalWord::Outdated(id) => {
            if let Some((approval, approved)) = said_in(id) {
                outdated(ui, scene, parts, approval, approved, &texts);
            }
        }
    }
    if scene.may_write(Kind::Approval) && !post.summary.binned {
        say_something(ui, scene, parts, post, word, texts);
    }
}

fn said(ui: &mut Ui, scene: &mut Scene<'_>, approval: &Approval, is_approved: bool) {
    let words = scene.words;
    let (name, when) = (scene.name_of(approval.by), words.moment(approval.at, scene.now.at));
    if is_approved {
        let line = say!(words, "approval-given", name = name, when = when);
        tag(ui, &line, Some(icons::CHECK), scene.look.posted);
    } else {
        let line = say!(words, "approval-refused", name = name, when = when);
        tag(ui, &line, Some(icons::WARNING), scene.look.problem);
    }
    if !approval.reason.is_empty() {
        body(ui, &approval.reason);
    }
    // A word is taken back by whoever gave it; anybody else gives another.
    if scene.snapshot.team.me == Some(approval.by)
        && scene.may_write(Kind::Approval)
        && Button::bare(&say!(words, "approval-take-back")).icon(icons::UNDO).show(ui).clicked()
    {
        scene.edit(Edit::BinApproval(approval.id, true));
    }
}

/// An earlier version was approved: what changed since, word by word.
fn outdated(
    ui: &mut Ui,
    scene: &Scene<'_>,
    parts: &mut Parts<'_>,
    approval: &Approval,
    approved: &Texts,
    texts: &Texts,
) {
    let words = scene.words;
    let all = changed(approved, texts);
    banner(ui, scene.look.draft.fill, |ui| {
        body(ui, &what_changed(words, &scene.name_of(approval.by), &all));
        let arrow = if parts.saying.compare_open { icons::UP } else { icons::DOWN };
        if Button::bare(&say!(words, "what-changed")).trailing(arrow).show(ui).clicked() {
            parts.saying.compare_open = !parts.saying.compare_open;
        }
        if parts.saying.compare_open {
            for one in &all {
                let named = one.channel.and_then(|id| scene.snapshot.channels.get(&id));
                caption(ui, &named.map_or_else(|| say!(words, "main-text"), |channel| channel.name.clone()));
                if one.before.words != one.now.words {
                    compare::show(ui, scene, one.before.words, one.now.words);
                }
                for file in &one.files {
                    caption(ui, &file_change(words, file));
                }
            }
        }
    });
}

/// Words are counted, and a photo is told as a photo.
fn what_changed(words: &Words, name: &str, all: &[Changed<'_>]) -> String {
    let count: usize = all.iter().map(Changed::words).sum();
    let files: Vec<String> = all.iter().flat_map(|one| &one.files).map(|file| file_change(words, file)).collect();
    let (name, what) = (name.to_owned(), files.join(", "));
    match (files.is_empty(), count) {
        (true, _) => say!(words, "approval-outdated", name = name, count = count),
        (false, 0) => say!(words, "approval-files", name = name, what = what),
        (false, _) => {
            let said = say!(words, "approval-outdated", name = name, count = count);
            say!(words, "approval-words-and-files", words = said, files = what)
        }
    }
}

fn file_change(words: &Words, change: &FileChange) -> String {
    let kind = |name: &str| match kind_of(name) {
        Some(MediaKind::Photo) => "photo",
        Some(MediaKind::Video) => "video",
        _ => "other",
    };
    match change {
        FileChange::Added(name) => say!(words, "file-added", kind = kind(name), name = name.as_str()),
        FileChange::Removed(name) => say!(words, "file-removed", kind = kind(name), name = name.as_str()),
        FileChange::Replaced(name) => say!(words, "file-replaced", kind = kind(name), name = name.as_str()),
        FileChange::Described(name) => say!(words, "file-described", kind = kind(name), name = name.as_str()),
        FileChange::LeftOut(name) => say!(words, "file-left-out", kind = kind(name), name = name.as_str()),
        FileChange::TakenAlong(name) => say!(words, "file-taken-along", kind = kind(name), name = name.as_str()),
        FileChange::Order => say!(words, "file-order"),
    }
}

fn say_something(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    post: &Post,
    word: ApprovalWord,
    texts: Texts,
) {
    let words = scene.words;
    let doc = post.summary.id;
    let me = scene.snapshot.team.me;
    let may_decide = me.is_some_and(|me| scene.snapshot.may_decide(&post.summary, me));
    let is_approved = matches!(word, ApprovalWord::Approved(_));
    let mut verdict = None;
    ui.horizontal_wrapped(|ui| {
        let is_asked = post.summary.status == Open::Known(Status::Review);
        let may_ask = !is_approved && !is_asked && !post.summary.is_over();
        if may_ask && Button::quiet(&say!(words, "approval-ask")).icon(icons::SEND).show(ui).clicked() {
            scene.edit(Edit::Post(doc, PostEdit::SetStatus(Status::Review)));
        }
        if !may_decide {
            let names: Vec<String> = post
                .summary
                .channels
                .iter()
                .filter_map(|id| scene.snapshot.channels.get(id))
                .flat_map(|channel| channel.deciders.iter())
                .map(|person| scene.name_of(*person))
                .collect();
            caption(ui, &say!(words, "approval-by-others", names = words.names(&names)));
            return;
        }
        if !is_approved && Button::quiet(&say!(words, "approve")).icon(icons::CHECK).show(ui).clicked() {
            verdict = Some((Verdict::Approved, String::new()));
        }
        if parts.saying.refusing.is_none() && Button::bare(&say!(words, "refuse")).show(ui).clicked() {
            parts.saying.refusing = Some(String::new());
        }
    });
    if let Some(reason) = &mut parts.saying.refusing {
        let label = say!(words, "refuse-reason");
        let response = text_line(ui, reason, &label, &label, ui.available_width());
        if reason.is_empty() && !response.has_focus() && !response.lost_focus() {
            response.request_focus();
        }
        let entered = is_entered(ui, &response);
        let mut is_over = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape));
        let is_written = !reason.trim().is_empty();
        ui.horizontal(|ui| {
            let send = Button::quiet(&say!(words, "refuse-send")).enabled(is_written).show(ui).clicked();
            if is_written && (send || entered) {
                verdict = Some((Verdict::Refused, reason.trim().to_owned()));
                is_over = true;
            }
            is_over |= Button::bare(&say!(words, "cancel")).show(ui).clicked();
        });
        if is_over {
            parts.saying.refusing = None;
        }
    }
    if let Some((verdict, reason)) = verdict {
        // What was typed just now is part of what is approved: it goes first.
        parts.texts.flush_all(scene.commands);
        let id = (scene.new_id)();
        scene.edit(Edit::NewApproval { id, post: doc, verdict, reason, texts });
    }
}

/// The words of a post as they stand on screen: what somebody says their word on.
fn current_texts(scene: &Scene<'_>, parts: &Parts<'_>, post: &Post, detail: &Detail) -> Texts {
    let mut all = Texts::from([(None, post.approved_form(&texts::main_words(parts, post, detail)))]);
    for channel in &post.summary.channels {
        if let Some((variant, _)) = texts::variant_of(scene, post.summary.id, *channel) {
            let text = texts::text_on(scene, parts, post, detail, *channel);
            all.insert(Some(*channel), variant.approved_form(&text));
        }
    }
    all
}
