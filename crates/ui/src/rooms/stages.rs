//! What shows when there is no team to show: it is being opened, or cannot be.

use egui::Ui;
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::context::{Request, Scene};
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::{Button, paint_icon};
use crate::parts::layout::{caption, card, muted, section, waiting};
use crate::troubles;
use crate::words::say;

pub(crate) fn opening(ui: &mut Ui, scene: &Scene<'_>) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.4);
        waiting(ui, 26.0);
        ui.add_space(space::M);
        muted(ui, &say!(scene.words, "opening-team"));
    });
}

pub(crate) fn broken(ui: &mut Ui, scene: &mut Scene<'_>, trouble: &Trouble) {
    let words = scene.words;
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.25).min(200.0));
        ui.set_max_width(520.0);
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(24.0), egui::Sense::hover());
                paint_icon(ui, icons::WARNING, rect.center(), 20.0, scene.look.problem.ink);
                let is_elsewhere = matches!(trouble.kind, TroubleKind::ProfileHeld | TroubleKind::ProfileServed);
                section(ui, &if is_elsewhere { say!(words, "open-elsewhere") } else { say!(words, "broken") });
            });
            muted(ui, &troubles::sentence(words, trouble));
            if !trouble.detail.is_empty() {
                caption(ui, &say!(words, "trouble-detail", detail = trouble.detail.as_str()));
                if Button::quiet(&say!(words, "copy-detail")).icon(icons::COPY).show(ui).clicked() {
                    ui.ctx().copy_text(format!("{:?}: {} {}", trouble.kind, trouble.about, trouble.detail));
                }
            }
            ui.add_space(space::S);
            ui.horizontal(|ui| {
                let quit = say!(words, "quit");
                let quit = if trouble.kind == TroubleKind::ProfileServed {
                    if Button::primary(&say!(words, "work-here")).show(ui).clicked() {
                        scene.requests.push(Request::WorkHere);
                    }
                    Button::quiet(&quit)
                } else {
                    Button::primary(&quit)
                };
                if quit.show(ui).clicked() {
                    scene.requests.push(Request::Quit);
                }
            });
        });
    });
}
