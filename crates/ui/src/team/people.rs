//! The members, their devices, and what each is known to have.

use egui::{Context, Ui};
use trekker_domain::id::DeviceId;
use trekker_domain::role::Role;
use trekker_session::command::Command;
use trekker_session::people::{Connection, Device, Has, Member};
use trekker_session::snapshot::Standing;

use crate::context::Scene;
use crate::look::icons::{self, Icon};
use crate::look::tokens::{Tint, space};
use crate::parts::avatar::avatar;
use crate::parts::button::{Button, icon_button_sized, paint_icon};
use crate::parts::dialog;
use crate::parts::layout::{banner, body, caption, card, line, section, slim, strong};
use crate::parts::menu;
use crate::parts::toggle::tag;
use crate::terms;
use crate::words::say;

/// What somebody is asked to be sure of.
#[derive(Debug, Default)]
pub(super) struct Asking {
    removing: Option<DeviceId>,
    is_leaving: bool,
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, asking: &mut Asking) {
    let words = scene.words;
    let members = std::sync::Arc::clone(&scene.snapshot.members);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        section(ui, &say!(words, "people"));
        for (nth, member) in members.iter().enumerate() {
            if nth > 0 {
                line(ui);
            }
            show_member(ui, scene, member, asking);
        }
        if members.len() < 2 {
            caption(ui, &say!(words, "people-alone"));
        }
    });
}

fn show_member(ui: &mut Ui, scene: &mut Scene<'_>, member: &Member, asking: &mut Asking) {
    let words = scene.words;
    ui.horizontal(|ui| {
        avatar(ui, 32.0, &member.id, &member.name);
        let name = if member.is_me { say!(words, "name-me", name = member.name.as_str()) } else { member.name.clone() };
        strong(ui, &name);
        let tint = if member.role == Role::Trekker { scene.look.posted } else { scene.look.idea };
        let icon = (member.role == Role::Trekker).then_some(icons::CROWN);
        let icon = icon.filter(|_| member.leads);
        let role = terms::role(words, member.role);
        let role = if member.leads { say!(words, "role-lead", role = role) } else { role };
        if member.may_give_role {
            let label = say!(words, "member-role", name = member.name.as_str());
            menu::choice(ui, &label, &role, icon, 124.0, |ui| {
                for given in [Role::Trekker, Role::Helper, Role::Guest] {
                    let is_it = member.role == given;
                    if menu::item(ui, &terms::role(words, given), None, is_it) && !is_it {
                        scene.commands.push(Command::SetRole(member.id, given));
                    }
                }
                let i_lead = scene.snapshot.members.iter().any(|other| other.is_me && other.leads);
                if i_lead && menu::item(ui, &say!(words, "lead-offer"), None, false) {
                    scene.commands.push(Command::OfferLead(member.id));
                }
            });
        } else {
            tag(ui, &role, icon, tint);
        }
    });
    if member.is_me && scene.snapshot.team.lead_is_offered {
        banner(ui, scene.look.planned.fill, |ui| {
            body(ui, &say!(words, "lead-offered"));
            if Button::primary(&say!(words, "lead-accept")).icon(icons::CROWN).show(ui).clicked() {
                scene.commands.push(Command::AcceptLead);
            }
        });
    }
    for device in &member.devices {
        show_device(ui, scene, member, device, &mut asking.removing);
    }
    if member.is_me && !scene.snapshot.team.is_example && scene.snapshot.team.standing == Standing::Member {
        ui.horizontal(|ui| {
            ui.add_space(40.0);
            if Button::bare(&say!(words, "device-link")).icon(icons::DEVICE).show(ui).clicked() {
                scene.commands.push(Command::InviteDevice);
            }
            if Button::bare(&say!(words, "leave")).icon(icons::LEAVE).show(ui).clicked() {
                asking.is_leaving = true;
            }
        });
    }
    ui.add_space(space::XS);
}

fn show_device(ui: &mut Ui, scene: &mut Scene<'_>, member: &Member, device: &Device, removing: &mut Option<DeviceId>) {
    let words = scene.words;
    slim(ui, 26.0, |ui| {
        ui.add_space(40.0);
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(18.0), egui::Sense::hover());
        paint_icon(ui, icons::DEVICE, rect.center(), 15.0, scene.look.muted);
        if device.is_this {
            body(ui, &say!(words, "device-this"));
            return;
        }
        let (icon, tint) = connection_look(scene, device.connection);
        tag(ui, &connection_words(scene, device), Some(icon), tint);
        if device.may_remove {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let label = say!(words, "device-remove", name = member.name.as_str());
                if icon_button_sized(ui, icons::BIN, &label, 26.0, None).clicked() {
                    *removing = Some(device.id);
                }
            });
        }
    });
    if !device.is_this {
        slim(ui, 16.0, |ui| {
            ui.add_space(66.0);
            caption(ui, &has_words(scene, &device.has));
        });
    }
    slim(ui, 16.0, |ui| {
        ui.add_space(66.0);
        let code = terms::short_code(words, device.code);
        let label = caption(ui, &say!(words, "device-code", code = code));
        label.on_hover_text(say!(words, "device-code-explained"));
    });
}

fn connection_look(scene: &Scene<'_>, connection: Connection) -> (Icon, Tint) {
    match connection {
        Connection::None | Connection::Carried => (icons::OFFLINE, scene.look.idea),
        Connection::Relayed => (icons::RELAY, scene.look.planned),
        Connection::Direct | Connection::Local => (icons::ONLINE, scene.look.posted),
    }
}

fn connection_words(scene: &Scene<'_>, device: &Device) -> String {
    let words = scene.words;
    match (device.connection, device.last_met) {
        (Connection::Local, _) => say!(words, "connection-local"),
        (Connection::Direct, _) => say!(words, "connection-direct"),
        (Connection::Relayed, _) => say!(words, "connection-relayed"),
        (Connection::None, Some(met)) => {
            say!(words, "connection-none-since", moment = words.moment(met, scene.now.at))
        }
        (Connection::Carried, met) => {
            let moment = met.map(|met| words.moment(met, scene.now.at)).unwrap_or_default();
            say!(words, "connection-carried", moment = moment)
        }
        (Connection::None, None) => say!(words, "connection-never"),
    }
}

/// What a device has, in plain words.
fn has_words(scene: &Scene<'_>, has: &Has) -> String {
    let words = scene.words;
    match *has {
        Has::Unknown => say!(words, "has-unknown"),
        Has::Everything => say!(words, "has-everything"),
        Has::Lacks { changes, of_mine, since: Some(since) } => {
            let moment = words.moment(since, scene.now.at);
            say!(words, "has-lacks-since", count = changes, mine = of_mine, moment = moment)
        }
        Has::Lacks { changes, of_mine, since: None } => say!(words, "has-lacks", count = changes, mine = of_mine),
    }
}

pub(super) fn dialogs(ctx: &Context, scene: &mut Scene<'_>, asking: &mut Asking) {
    removal(ctx, scene, &mut asking.removing);
    leaving(ctx, scene, &mut asking.is_leaving);
}

/// Says what leaving comes to: for the others, for what was made here, for what stays on this device.
fn leaving(ctx: &Context, scene: &mut Scene<'_>, is_leaving: &mut bool) {
    if !*is_leaving {
        return;
    }
    let words = scene.words;
    let devices = || scene.snapshot.members.iter().flat_map(|member| &member.devices);
    let is_alone = devices().all(|device| device.is_this);
    let leads = scene.snapshot.members.iter().any(|member| member.is_me && member.leads);
    let explained = match (is_alone, leads) {
        (true, _) => say!(words, "leave-alone"),
        (false, true) => say!(words, "trouble-lead-first"),
        (false, false) => say!(words, "leave-explained"),
    };
    let mut is_done = false;
    let heading = say!(words, "leave-heading", team = scene.snapshot.team.name.as_str());
    let stays = dialog::dialog(ctx, "leave", &heading, &say!(words, "close"), 440.0, |ui| {
        body(ui, &explained);
        dialog::foot(ui, |ui| {
            let leave = say!(words, "leave-yes");
            let button = Button::danger(&leave).icon(icons::LEAVE).enabled(is_alone || !leads);
            if button.show(ui).clicked() {
                scene.commands.push(Command::LeaveTeam);
                is_done = true;
            }
            if Button::quiet(&say!(words, "cancel")).show(ui).clicked() {
                is_done = true;
            }
        });
    });
    *is_leaving = stays && !is_done;
}

/// Asks before a device is removed, and says what that can and cannot take back.
fn removal(ctx: &Context, scene: &mut Scene<'_>, removing: &mut Option<DeviceId>) {
    let Some(device) = *removing else { return };
    let words = scene.words;
    let owner = scene.snapshot.members.iter().find(|member| member.devices.iter().any(|one| one.id == device));
    let name = owner.map_or_else(|| say!(words, "somebody"), |member| member.name.clone());
    let heading = say!(words, "device-remove", name = name);
    let mut is_done = false;
    let stays = dialog::dialog(ctx, "remove device", &heading, &say!(words, "close"), 440.0, |ui| {
        body(ui, &say!(words, "device-remove-explained"));
        dialog::foot(ui, |ui| {
            if Button::danger(&say!(words, "device-remove-yes")).icon(icons::BIN).show(ui).clicked() {
                scene.commands.push(Command::RemoveDevice(device));
                is_done = true;
            }
            if Button::quiet(&say!(words, "cancel")).show(ui).clicked() {
                is_done = true;
            }
        });
    });
    if !stays || is_done {
        *removing = None;
    }
}
