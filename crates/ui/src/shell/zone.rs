//! The quiet bar over a team that has not said yet in which time zone it plans.

use egui::{Frame, Margin, Panel, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::publish_at::zone;
use trekker_domain::team::TeamEdit;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::field::{is_entered, text_line};
use crate::parts::layout::{caption, row};
use crate::words::say;

const HEIGHT: f32 = 26.0;

/// Asks until somebody of the team has answered; then it is settled for all.
#[derive(Debug, Default)]
pub(crate) struct AskingZone {
    /// What somebody typed who wants another zone than the one of this computer.
    typed: Option<String>,
}

impl AskingZone {
    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        // While things come in, what the team said may be among them.
        let is_known = !scene.snapshot.team.settings.zone.is_empty() || scene.snapshot.work.is_some();
        if is_known || !scene.may_write(Kind::Team) {
            return;
        }
        let frame = Frame::new().fill(scene.look.accent_fill).inner_margin(Margin::symmetric(16, 4));
        Panel::top("zone bar").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
            let words = scene.words;
            let mut chosen = None;
            row(
                ui,
                |ui| {
                    caption(ui, &say!(words, "zone-ask"));
                },
                |ui| match &mut self.typed {
                    Some(typed) => {
                        let is_known = zone(typed.trim()).is_some();
                        let label = say!(words, "apply");
                        let apply = Button::quiet(&label).icon(icons::CHECK).height(HEIGHT);
                        let clicked = apply.enabled(is_known).show(ui).clicked();
                        let line = text_line(ui, typed, &say!(words, "team-zone"), "Europe/Brussels", 200.0);
                        if is_known && (clicked || is_entered(ui, &line)) {
                            chosen = Some(typed.trim().to_owned());
                        }
                    }
                    None => {
                        if Button::bare(&say!(words, "zone-another")).height(HEIGHT).show(ui).clicked() {
                            self.typed = Some(String::new());
                        }
                        let here = scene.now.zone.as_str();
                        let is_known = zone(here).is_some();
                        let label = say!(words, "zone-use", zone = here);
                        if is_known && Button::quiet(&label).icon(icons::GLOBE).height(HEIGHT).show(ui).clicked() {
                            chosen = Some(here.to_owned());
                        }
                    }
                },
            );
            if let Some(zone) = chosen {
                self.typed = None;
                scene.edit(Edit::Team(TeamEdit::SetZone(zone)));
            }
        });
    }
}
