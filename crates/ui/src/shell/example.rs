//! The quiet bar over an example team.

use egui::{Frame, Margin, Panel, Ui};
use trekker_session::command::Command;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::dialog;
use crate::parts::layout::{body, caption, row};
use crate::words::say;

/// `is_leaving`: somebody did something in the example, and is asked whether it may go.
pub(crate) fn show(ui: &mut Ui, scene: &mut Scene<'_>, is_leaving: &mut bool) {
    let frame = Frame::new().fill(scene.look.accent_fill).inner_margin(Margin::symmetric(16, 4));
    Panel::top("example bar").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        let words = scene.words;
        row(
            ui,
            |ui| {
                caption(ui, &say!(words, "example-bar"));
            },
            |ui| {
                let leave = say!(words, "example-leave");
                match Button::quiet(&leave).icon(icons::LEAVE).height(26.0).show(ui).clicked() {
                    true if scene.snapshot.can_undo => *is_leaving = true,
                    true => scene.commands.push(Command::LeaveExample),
                    false => {}
                }
            },
        );
    });
    if *is_leaving {
        *is_leaving = ask(ui, scene);
    }
}

/// `false`: it is decided.
fn ask(ui: &Ui, scene: &mut Scene<'_>) -> bool {
    let words = scene.words;
    let (heading, stay) = (say!(words, "example-leave"), say!(words, "example-stay"));
    let mut is_asking = true;
    let stays = dialog::dialog(ui.ctx(), "leave the example", &heading, &stay, 420.0, |ui| {
        body(ui, &say!(words, "example-leave-ask"));
        dialog::foot(ui, |ui| {
            if Button::danger(&say!(words, "example-leave-now")).show(ui).clicked() {
                scene.commands.push(Command::LeaveExample);
                is_asking = false;
            }
            if Button::quiet(&stay).show(ui).clicked() {
                is_asking = false;
            }
        });
    });
    stays && is_asking
}
