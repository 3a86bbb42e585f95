//! Two questions before a post is ready. Nobody has to answer them.

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::open::Open;
use trekker_domain::post::{Post, PostEdit, Status};

use super::fields::{Line, draft_line};
use super::pickers::pills;
use super::show::Parts;
use crate::context::Scene;
use crate::parts::draft::Key;
use crate::parts::layout::strong;
use crate::parts::toggle::pill;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &Post, may_write: bool) {
    if !matches!(post.summary.status, Open::Known(Status::Draft | Status::Review)) || !post.summary.main.has_words {
        return;
    }
    let (words, doc) = (scene.words, post.summary.id);
    strong(ui, &say!(words, "ready-questions"));
    pills(ui, |ui| {
        if pill(ui, &say!(words, "ready-share"), None, post.would_share).clicked() && may_write {
            scene.edit(Edit::Post(doc, PostEdit::SetWouldShare(!post.would_share)));
        }
    });
    let (name, hint) = (say!(words, "field-brings"), say!(words, "ready-brings-hint"));
    draft_line(ui, scene, parts.drafts, Key::new(doc, "brings"), &post.brings, Line::new(&name, &hint, may_write));
}
