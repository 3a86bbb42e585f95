//! The room itself: one page of cards, and the dialogs over it.

use egui::{ScrollArea, Ui};
use trekker_domain::derived;
use trekker_domain::role::Role;
use trekker_session::command::Command;

use super::{carried, channels, export, import, invite, people, planning, plans, settings};
use crate::context::{Request, Scene};
use crate::kept_open::KeptOpen;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::layout;
use crate::preferences::Preferences;
use crate::words::say;

/// What the room remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct TeamRoom {
    pub(super) invite: invite::Inviting,
    pub(super) asking: people::Asking,
    pub(super) channels: channels::Editing,
    pub(super) settings: settings::Editing,
    pub(super) planning: planning::Editing,
    pub(super) plans: plans::Editing,
    /// What the engine keeps at hand for us.
    open: KeptOpen,
}

impl TeamRoom {
    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, preferences: &mut Preferences) {
        let words = scene.words;
        let settings = derived::team_settings(&scene.snapshot.team.id);
        self.open.keep(plans::contested_ones(scene.snapshot).chain([settings]), scene.commands);
        let leads = scene.snapshot.team.my_role.is_none_or(|role| role != Role::Guest);
        layout::row(
            ui,
            |ui| {
                layout::title(ui, &say!(words, "room-team"));
            },
            |ui| {
                if leads && Button::primary(&say!(words, "invite")).icon(icons::INVITE).show(ui).clicked() {
                    self.invite.begin();
                }
                export::button(ui, scene);
                if leads && Button::quiet(&say!(words, "import-file")).icon(icons::IMPORT).show(ui).clicked() {
                    scene.requests.push(Request::PickImport);
                }
            },
        );
        ui.add_space(space::S);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let is_wide = ui.available_width() > 900.0;
            if is_wide {
                let half = (ui.available_width() - space::M) / 2.0;
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::M;
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        ui.set_width(half);
                        people::show(ui, scene, &mut self.asking);
                        ui.add_space(space::XS);
                        carried::show(ui, scene);
                        ui.add_space(space::XS);
                        channels::show(ui, scene, &mut self.channels);
                    });
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        ui.set_width(half);
                        settings::show(ui, scene, &mut self.settings, preferences);
                        ui.add_space(space::XS);
                        planning::show(ui, scene, &mut self.planning);
                        ui.add_space(space::XS);
                        plans::show(ui, scene, &mut self.plans);
                    });
                });
            } else {
                people::show(ui, scene, &mut self.asking);
                ui.add_space(space::XS);
                carried::show(ui, scene);
                ui.add_space(space::XS);
                channels::show(ui, scene, &mut self.channels);
                ui.add_space(space::XS);
                settings::show(ui, scene, &mut self.settings, preferences);
                ui.add_space(space::XS);
                planning::show(ui, scene, &mut self.planning);
                ui.add_space(space::XS);
                plans::show(ui, scene, &mut self.plans);
            }
            ui.add_space(space::XL);
        });
        invite::dialog(ui.ctx(), scene, &mut self.invite);
        people::dialogs(ui.ctx(), scene, &mut self.asking);
    }

    /// Another room shows.
    pub(crate) fn leave(&mut self, commands: &mut Vec<Command>) {
        self.open.let_go(commands);
    }

    pub(crate) fn begin_invitation(&mut self) {
        self.invite.begin();
    }

    /// What was read and waits for a yes shows in whichever room one is.
    pub(crate) fn import_dialog(ctx: &egui::Context, scene: &mut Scene<'_>) {
        import::dialog(ctx, scene);
    }
}
