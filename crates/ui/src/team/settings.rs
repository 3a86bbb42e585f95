//! The team's own settings, and this person's.

use egui::{ThemePreference, Ui};
use trekker_domain::derived;
use trekker_domain::desk::DeskEdit;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::name;
use trekker_domain::publish_at::zone;
use trekker_domain::team::{Relay, TeamEdit};
use trekker_session::command::{Command, Language};

use crate::context::{Request, Scene};
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::field::{is_entered, labelled, text_line};
use crate::parts::layout::{caption, card, problem, section};
use crate::parts::toggle::{segmented, switch};
use crate::preferences::Preferences;
use crate::sheet::naming::Naming;
use crate::sheet::{conflicts, read_time};
use crate::troubles;
use crate::words::say;

/// Settings take effect when they are confirmed; until then they stand here.
#[derive(Debug, Default)]
pub(super) struct Editing {
    name: Option<String>,
    zone: Option<String>,
    relay_url: Option<String>,
    quiet: [Option<String>; 2],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RelayKind {
    Public,
    None,
    Own,
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing, preferences: &mut Preferences) {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        mine(ui, scene, preferences);
        notifications(ui, scene, editing, preferences);
    });
    ui.add_space(space::XS);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        network(ui, scene, editing);
    });
    ui.add_space(space::XS);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        team(ui, scene, editing);
    });
}

fn mine(ui: &mut Ui, scene: &mut Scene<'_>, preferences: &mut Preferences) {
    let words = scene.words;
    section(ui, &say!(words, "settings-mine"));
    ui.horizontal_wrapped(|ui| {
        labelled(ui, &say!(words, "language"), |ui| {
            let options = [(Language::English, "English".to_owned()), (Language::Dutch, "Nederlands".to_owned())];
            if let Some(language) = segmented(ui, "language", preferences.language, &options) {
                preferences.language = language;
                scene.requests.push(Request::SavePreferences);
            }
        });
        ui.add_space(space::M);
        labelled(ui, &say!(words, "look"), |ui| {
            let options = [
                (ThemePreference::Light, say!(words, "look-light")),
                (ThemePreference::Dark, say!(words, "look-dark")),
                (ThemePreference::System, say!(words, "look-system")),
            ];
            if let Some(theme) = segmented(ui, "look", preferences.theme, &options) {
                preferences.theme = theme;
                scene.requests.push(Request::SavePreferences);
            }
        });
    });
    if switch(ui, &say!(words, "reduce-motion"), preferences.reduce_motion).clicked() {
        preferences.reduce_motion = !preferences.reduce_motion;
        scene.requests.push(Request::SavePreferences);
    }
}

/// Whether the desktop tells of what concerns me, and when it keeps quiet.
fn notifications(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing, preferences: &mut Preferences) {
    let words = scene.words;
    if switch(ui, &say!(words, "notifies"), preferences.notifies).clicked() {
        preferences.notifies = !preferences.notifies;
        scene.requests.push(Request::SavePreferences);
    }
    if !preferences.notifies {
        return;
    }
    let quiet = scene.snapshot.desk.quiet;
    let labels = [say!(words, "quiet-from"), say!(words, "quiet-until")];
    labelled(ui, &say!(words, "quiet-hours"), |ui| {
        ui.horizontal(|ui| {
            for (nth, (time, label)) in [quiet.from, quiet.until].into_iter().zip(&labels).enumerate() {
                let stands = time.map(|time| words.time(time)).unwrap_or_default();
                let mut text = editing.quiet[nth].take().unwrap_or_else(|| stands.clone());
                caption(ui, label);
                let response = text_line(ui, &mut text, label, if nth == 0 { "22:00" } else { "07:00" }, 64.0);
                if response.has_focus() {
                    editing.quiet[nth] = Some(text);
                } else if response.lost_focus()
                    && let Some(typed) = read_time(&text).filter(|typed| *typed != time)
                {
                    let edit = if nth == 0 { DeskEdit::SetQuietFrom(typed) } else { DeskEdit::SetQuietUntil(typed) };
                    scene.edit(Edit::Desk(edit));
                }
            }
        });
    });
    caption(ui, &say!(words, "quiet-explained"));
}

fn network(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing) {
    let words = scene.words;
    section(ui, &say!(words, "settings-network"));
    let is_offline = scene.snapshot.network.is_offline;
    if switch(ui, &say!(words, "stay-offline"), is_offline).clicked() {
        scene.commands.push(Command::SetOffline(!is_offline));
    }
    if let Some(trouble) = &scene.snapshot.network.trouble {
        problem(ui, &troubles::sentence(words, trouble));
    }
    let may_write = scene.may_write(Kind::Team);
    let relay = scene.snapshot.team.settings.relay.clone();
    let kind = match (&editing.relay_url, &relay) {
        (Some(_), _) | (None, Relay::Own(_)) => RelayKind::Own,
        (None, Relay::None) => RelayKind::None,
        (None, Relay::Public) => RelayKind::Public,
    };
    labelled(ui, &say!(words, "field-relay"), |ui| {
        let options = [
            (RelayKind::Public, say!(words, "relay-public")),
            (RelayKind::None, say!(words, "relay-none")),
            (RelayKind::Own, say!(words, "relay-own")),
        ];
        match segmented(ui, "relay", kind, &options).filter(|_| may_write) {
            Some(RelayKind::Own) => editing.relay_url = Some(String::new()),
            Some(kind) => {
                editing.relay_url = None;
                let relay = if kind == RelayKind::None { Relay::None } else { Relay::Public };
                scene.edit(Edit::Team(TeamEdit::SetRelay(relay)));
            }
            None => {}
        }
    });
    if kind == RelayKind::Own {
        let current = if let Relay::Own(url) = &relay { url.as_str() } else { "" };
        let check = |text: &str| matches!(Relay::parse(text), Some(Relay::Own(_)));
        let (name, hint) = (say!(words, "relay-url"), "https://");
        if let Some(url) = confirmed(ui, scene, &mut editing.relay_url, current, &name, hint, may_write, &check)
            && let Some(relay) = Relay::parse(&url)
        {
            scene.edit(Edit::Team(TeamEdit::SetRelay(relay)));
        }
    }
    caption(ui, &say!(words, "relay-explained"));
}

fn team(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing) {
    let words = scene.words;
    section(ui, &say!(words, "settings-team"));
    let may_write = scene.may_write(Kind::Team);
    let team = scene.snapshot.team.clone();
    if let Some(detail) = scene.snapshot.open.get(&derived::team_settings(&team.id)) {
        conflicts::show(
            ui,
            scene,
            Naming::of(detail),
            &detail.conflicts,
            may_write,
            (Kind::Team, derived::team_settings(&team.id)),
        );
    }
    labelled(ui, &say!(words, "team-name"), |ui| {
        let check = |text: &str| name::tidy(text).is_some();
        let label = say!(words, "team-name");
        let typed = confirmed(ui, scene, &mut editing.name, &team.name, &label, "", may_write, &check);
        if let Some(name) = typed.as_deref().and_then(name::tidy) {
            scene.edit(Edit::Team(TeamEdit::SetName(name)));
        }
    });
    labelled(ui, &say!(words, "team-zone"), |ui| {
        let check = |text: &str| zone(text.trim()).is_some();
        let label = say!(words, "team-zone");
        if let Some(zone) =
            confirmed(ui, scene, &mut editing.zone, &team.settings.zone, &label, "Europe/Brussels", may_write, &check)
        {
            scene.edit(Edit::Team(TeamEdit::SetZone(zone.trim().to_owned())));
        }
    });
    caption(ui, &say!(words, "team-zone-explained"));
}

/// A field whose value is sent by a button that comes up when it differs.
#[expect(clippy::too_many_arguments, reason = "a field with its name, value and rule")]
fn confirmed(
    ui: &mut Ui,
    scene: &Scene<'_>,
    editing: &mut Option<String>,
    current: &str,
    name: &str,
    hint: &str,
    may_write: bool,
    is_good: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let mut text = editing.clone().unwrap_or_else(|| current.to_owned());
    let mut confirmed = None;
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 120.0).clamp(120.0, 320.0);
        let response = ui.add_enabled_ui(may_write, |ui| text_line(ui, &mut text, name, hint, width)).inner;
        if response.changed() {
            *editing = Some(text.clone());
        }
        if text == current {
            if !response.has_focus() && !current.is_empty() {
                *editing = None;
            }
            return;
        }
        let is_good = is_good(&text);
        let clicked = Button::quiet(&say!(scene.words, "apply")).icon(icons::CHECK).enabled(is_good).show(ui).clicked();
        let entered = is_entered(ui, &response);
        if is_good && (clicked || entered) {
            confirmed = Some(text.clone());
            *editing = None;
        }
    });
    confirmed
}
