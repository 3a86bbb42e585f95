//! What members say about a post or an idea.

use egui::{Key, Modifiers, Ui};
use trekker_domain::comment::{Comment, CommentEdit};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::avatar::avatar;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::field::text_lines;
use crate::parts::layout::{body, caption, slim, strong};
use crate::words::say;

/// The comments, and a place to add one. `draft` is what is being written.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, about: DocId, comments: &[Comment], draft: &mut String) {
    let words = scene.words;
    strong(ui, &say!(words, "comments"));
    for comment in comments.iter().filter(|comment| !comment.binned) {
        let name = scene.name_of(comment.by);
        ui.horizontal_top(|ui| {
            avatar(ui, 26.0, &comment.by, &name);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                slim(ui, 20.0, |ui| {
                    caption(ui, &format!("{name} · {}", words.moment(comment.at, scene.now.here)));
                    let is_mine = scene.snapshot.team.me == Some(comment.by);
                    let words = say!(words, "comment-remove");
                    if is_mine && icon_button_sized(ui, icons::BIN, &words, 20.0, None).clicked() {
                        scene.edit(Edit::Comment(comment.id, CommentEdit::Bin(true)));
                    }
                });
                body(ui, &comment.text);
            });
        });
        ui.add_space(space::XS);
    }
    if !scene.may_write(Kind::Comment) {
        return;
    }
    let response = ui
        .push_id(about, |ui| text_lines(ui, draft, &say!(words, "comment-write"), &say!(words, "comment-write"), 2))
        .inner;
    let by_key = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let is_written = !draft.trim().is_empty();
    if is_written {
        let clicked = Button::quiet(&say!(words, "comment-send")).icon(icons::SEND).show(ui).clicked();
        if clicked || by_key {
            let id = (scene.new_id)();
            let text = draft.trim().to_owned();
            scene.edit(Edit::NewComment { id, about, text });
            draft.clear();
        }
    }
}
