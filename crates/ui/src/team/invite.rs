//! Inviting somebody: a ticket to pass on by any way there is.

use egui::{Context, ScrollArea, Ui};
use trekker_domain::open::Word;
use trekker_domain::role::Role;
use trekker_session::command::Command;
use trekker_session::snapshot::{Invitation, InvitationFor};

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::dialog;
use crate::parts::field::labelled;
use crate::parts::layout::{body, caption, muted, strong};
use crate::parts::qr::qr_code;
use crate::parts::toggle::segmented;
use crate::terms;
use crate::words::say;

/// How large the code may be, in points.
const QR_SIDE: f32 = 240.0;

#[derive(Debug)]
pub(super) struct Inviting {
    is_open: bool,
    role: Role,
    valid_hours: u32,
    is_copied: bool,
    /// Its ticket was shown: when that is gone, somebody came in with it.
    is_made: bool,
}

impl Default for Inviting {
    fn default() -> Self {
        Self { is_open: false, role: Role::Helper, valid_hours: 48, is_copied: false, is_made: false }
    }
}

impl Inviting {
    pub(super) fn begin(&mut self) {
        *self = Self { is_open: true, ..Self::default() };
    }
}

pub(super) fn dialog(ctx: &Context, scene: &mut Scene<'_>, inviting: &mut Inviting) {
    let words = scene.words;
    let invitation = scene.snapshot.invitation.clone();
    if !inviting.is_open && invitation.is_none() {
        return;
    }
    if inviting.is_made && invitation.is_none() {
        *inviting = Inviting::default();
        return;
    }
    inviting.is_made = invitation.is_some();
    let mut is_done = false;
    let heading = match invitation.as_ref().map(|invitation| invitation.whom) {
        Some(InvitationFor::MyDevice) => say!(words, "device-link-heading"),
        _ => say!(words, "invite-heading"),
    };
    let stays = dialog::dialog(ctx, "invite", &heading, &say!(words, "close"), 560.0, |ui| match &invitation {
        Some(invitation) => ticket(ui, scene, invitation, &mut inviting.is_copied, &mut is_done),
        None => ask(ui, scene, inviting),
    });
    if !stays || is_done {
        *inviting = Inviting::default();
        if invitation.is_some() {
            scene.commands.push(Command::PutInvitationAway);
        }
    }
}

fn ask(ui: &mut Ui, scene: &mut Scene<'_>, inviting: &mut Inviting) {
    let words = scene.words;
    ui.spacing_mut().item_spacing.y = space::M;
    labelled(ui, &say!(words, "invite-role"), |ui| {
        let options: Vec<(Role, String)> = Role::ALL.iter().map(|role| (*role, terms::role(words, *role))).collect();
        if let Some(role) = segmented(ui, "role", inviting.role, &options) {
            inviting.role = role;
        }
    });
    caption(
        ui,
        &match inviting.role {
            Role::Trekker => say!(words, "role-trekker-explained"),
            Role::Helper => say!(words, "role-helper-explained"),
            Role::Guest => say!(words, "role-guest-explained"),
        },
    );
    labelled(ui, &say!(words, "invite-valid"), |ui| {
        let options: Vec<(u32, String)> = [1, 48, 168]
            .into_iter()
            .map(|hours: u32| {
                let days = hours / 24;
                (hours, say!(words, "hours", hours = hours, days = days))
            })
            .collect();
        if let Some(hours) = segmented(ui, "hours", inviting.valid_hours, &options) {
            inviting.valid_hours = hours;
        }
    });
    dialog::foot(ui, |ui| {
        if Button::primary(&say!(words, "invite-make")).icon(icons::INVITE).show(ui).clicked() {
            scene.commands.push(Command::Invite { role: inviting.role, valid_hours: inviting.valid_hours });
        }
    });
}

fn ticket(ui: &mut Ui, scene: &Scene<'_>, invitation: &Invitation, is_copied: &mut bool, is_done: &mut bool) {
    let words = scene.words;
    body(
        ui,
        &match invitation.whom {
            InvitationFor::Member(role) => say!(words, "invite-pass-on", role = terms::role(words, role)),
            InvitationFor::MyDevice => say!(words, "device-link-explained"),
        },
    );
    ui.add_space(space::S);
    ui.horizontal_top(|ui| {
        qr_code(ui, &invitation.ticket, QR_SIDE, &say!(words, "ticket-qr"));
        ui.vertical(|ui| {
            let mut shown = invitation.ticket.as_str();
            ScrollArea::vertical().id_salt("ticket").max_height(QR_SIDE - 12.0).show(ui, |ui| {
                ui.add(
                    egui::TextEdit::multiline(&mut shown)
                        .desired_width(f32::INFINITY)
                        .desired_rows(3)
                        .font(egui::TextStyle::Monospace)
                        .background_color(scene.look.sunken),
                )
                .accessible_name(say!(words, "ticket"));
            });
        });
    });
    let moment = ahead(scene, invitation);
    if invitation.whom == InvitationFor::MyDevice {
        caption(ui, &say!(words, "device-link-expires", moment = moment));
    } else {
        caption(ui, &say!(words, "invite-expires", moment = moment));
        muted(ui, &say!(words, "invite-careful"));
    }
    ui.add_space(space::S);
    match invitation.spoken {
        Some(code) => {
            body(ui, &say!(words, "spoken-explained"));
            strong(ui, &terms::spoken_code(words, code));
        }
        None => {
            muted(ui, &say!(words, "spoken-over"));
        }
    }
    dialog::foot(ui, |ui| {
        let copy = if *is_copied { say!(words, "copied") } else { say!(words, "copy") };
        let icon = if *is_copied { icons::CHECK } else { icons::COPY };
        if Button::primary(&copy).icon(icon).show(ui).clicked() {
            ui.ctx().copy_text(invitation.ticket.clone());
            *is_copied = true;
        }
        if Button::quiet(&say!(words, "done")).show(ui).clicked() {
            *is_done = true;
        }
    });
}

fn ahead(scene: &Scene<'_>, invitation: &Invitation) -> String {
    let local = invitation.expires.with_timezone(&scene.now.at.timezone());
    let day = scene.words.day(local.date_naive(), scene.now.today());
    say!(scene.words, "moment", day = day, time = scene.words.time(local.time()))
}
