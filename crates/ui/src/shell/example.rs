//! The quiet bar over an example team.

use egui::{Frame, Margin, Panel, Ui};
use trekker_session::command::Command;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::layout::{caption, row};
use crate::words::say;

pub(crate) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let frame = Frame::new().fill(scene.look.accent_fill).inner_margin(Margin::symmetric(16, 4));
    Panel::top("example bar").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        let words = scene.words;
        row(
            ui,
            |ui| {
                caption(ui, &say!(words, "example-bar"));
            },
            |ui| {
                if Button::quiet(&say!(words, "example-leave")).icon(icons::LEAVE).height(26.0).show(ui).clicked() {
                    scene.commands.push(Command::LeaveExample);
                }
            },
        );
    });
}
