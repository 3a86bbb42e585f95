//! The posts in the bin, each with a way back.

use egui::Context;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::post::PostEdit;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::dialog;
use crate::parts::layout::{body, caption, muted, row};
use crate::words::say;

/// No more than these show at once; what is restored makes room.
const SHOWN: usize = 200;

/// `false`: the person wants it gone.
pub(super) fn show(ctx: &Context, scene: &mut Scene<'_>) -> bool {
    let words = scene.words;
    let (heading, close) = (say!(words, "bin-heading"), say!(words, "close"));
    let may_write = scene.may_write(Kind::Post);
    dialog::dialog(ctx, "bin of the calendar", &heading, &close, 480.0, |ui| {
        muted(ui, &say!(words, "bin-explained"));
        for post in scene.snapshot.calendar.binned().take(SHOWN) {
            let post = &post.summary;
            let title = if post.title.trim().is_empty() { say!(words, "untitled") } else { post.title.clone() };
            let mut is_restored = false;
            row(
                ui,
                |ui| {
                    let room = (ui.available_width() - 130.0).max(80.0);
                    ui.allocate_ui(egui::vec2(room, 40.0), |ui| {
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            body(ui, &title);
                            if let Some(date) = post.publish_at.date {
                                caption(ui, &words.day(date, scene.now.today()));
                            }
                        });
                    });
                },
                |ui| {
                    if may_write {
                        let restore = say!(words, "restore");
                        is_restored = Button::quiet(&restore).icon(icons::UNDO).show(ui).clicked();
                    }
                },
            );
            if is_restored {
                scene.edit(Edit::Post(post.id, PostEdit::Bin(false)));
            }
        }
    })
}
