//! The bar over a team that this device does not belong to any more.

use egui::{Frame, Margin, Panel, Ui};
use trekker_session::command::Command;
use trekker_session::snapshot::Standing;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::layout::{body, row};
use crate::words::say;

pub(crate) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let said = match &scene.snapshot.team.standing {
        Standing::Member => return,
        Standing::Left { is_heard: false } => say!(words, "standing-left"),
        Standing::Left { is_heard: true } => say!(words, "standing-left-heard"),
        Standing::Removed => say!(words, "standing-removed"),
        Standing::SaidToBeRemoved { by } => say!(words, "standing-said", name = by.as_str()),
    };
    let frame = Frame::new().fill(scene.look.problem.fill).inner_margin(Margin::symmetric(16, 6));
    Panel::top("standing bar").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        row(
            ui,
            |ui| {
                body(ui, &said);
            },
            |ui| {
                let close = say!(words, "standing-put-away");
                let button = Button::quiet(&close).icon(icons::LEAVE).height(28.0);
                if button.show(ui).on_hover_text(say!(words, "standing-put-away-explained")).clicked() {
                    scene.commands.push(Command::PutTeamAway);
                }
            },
        );
    });
}
