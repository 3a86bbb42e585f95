//! Who and what goes with a post: status, owner, helpers, channels, theme, format, focus.

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::name;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{Focus, Format, PostEdit, PostSummary, Status};
use trekker_domain::publishing::is_out_everywhere;
use trekker_session::people::Member;

use super::crowd;
use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::field::{beside, is_entered, text_line};
use crate::parts::menu;
use crate::parts::toggle::{pill, tag};
use crate::terms;
use crate::words::say;

const CHOICE: f32 = 220.0;

/// What is being added that the team does not have yet.
#[derive(Debug, Default)]
pub(super) struct Adding {
    pub(super) channel: Option<String>,
    pub(super) theme: Option<String>,
    pub(super) plan: Option<String>,
    pub(super) persona: Option<String>,
}

pub(super) fn pills(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 26.0;
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        ui.add_space(3.0);
        ui.horizontal_wrapped(contents);
    });
}

/// `stops`: so many things are against rules that have to be kept before it is planned.
pub(super) fn status(ui: &mut Ui, scene: &mut Scene<'_>, post: &PostSummary, stops: usize, may_write: bool) {
    let words = scene.words;
    let said = terms::status(words, &post.status);
    if !may_write {
        tag(ui, &said, Some(icons::of_status(&post.status)), scene.look.status(&post.status));
        return;
    }
    let icon = icons::of_status(&post.status);
    menu::choice(ui, &say!(words, "field-status"), &said, Some(icon), 150.0, |ui| {
        for status in Status::ALL {
            let open = Open::Known(*status);
            let icon = (icons::of_status(&open), scene.look.status(&open).ink);
            let why_not = match status {
                Status::Planned if stops > 0 => Some(say!(words, "voice-stops", count = stops)),
                Status::Posted if !is_out_everywhere(post) => Some(say!(words, "status-posted-where")),
                _ => None,
            };
            let may = why_not.is_none();
            let item = ui.add_enabled_ui(may, |ui| {
                menu::item(ui, &terms::status(words, &open), Some(icon), post.status == open)
            });
            if let Some(why_not) = why_not {
                item.response.on_hover_text(why_not);
            } else if item.inner && post.status != open {
                scene.edit(Edit::Post(post.id, PostEdit::SetStatus(*status)));
            }
        }
    });
}

pub(super) fn channels(ui: &mut Ui, scene: &mut Scene<'_>, post: &PostSummary, adding: &mut Adding, may_write: bool) {
    let words = scene.words;
    beside(ui, &say!(words, "field-channel-each"), |ui| {
        pills(ui, |ui| {
            let snapshot = scene.snapshot;
            for (id, channel) in snapshot.channels_by_name() {
                let is_on = post.channels.contains(id);
                let is_offered = is_on || (!channel.binned && may_write);
                let clicked = is_offered && pill(ui, &channel.name, None, is_on).clicked();
                if clicked && may_write {
                    let edit = PostEdit::SetChannel(*id, !is_on);
                    scene.edit(Edit::Post(post.id, edit));
                }
            }
            if may_write && adding.channel.is_none() {
                let add = say!(words, "channel-add");
                if Button::bare(&add).icon(icons::PLUS).height(26.0).show(ui).clicked() {
                    adding.channel = Some(String::new());
                }
            }
        });
        crowd::show(ui, scene, post);
        if let Some(name) = add_line(ui, &mut adding.channel, &say!(words, "channel-name"), &say!(words, "add")) {
            let (channel, new) = scene.snapshot.channel_or_new(&name);
            scene.edit_all(new.into_iter().chain([Edit::Post(post.id, PostEdit::SetChannel(channel, true))]));
        }
    });
}

/// A line for a new name with a button; gives the name once.
pub(super) fn add_line(ui: &mut Ui, adding: &mut Option<String>, label: &str, add: &str) -> Option<String> {
    let text = adding.as_mut()?;
    let (is_done, tidy) = ui
        .horizontal(|ui| {
            let response = text_line(ui, text, label, label, 170.0);
            if text.is_empty() && !response.has_focus() && !response.lost_focus() {
                response.request_focus();
            }
            let entered = is_entered(ui, &response);
            let tidy = name::tidy(text);
            let clicked = Button::quiet(add).enabled(tidy.is_some()).show(ui).clicked();
            let left = response.lost_focus() && text.is_empty();
            (entered || clicked || left, tidy)
        })
        .inner;
    if !is_done {
        return None;
    }
    *adding = None;
    tidy
}

pub(super) fn theme(ui: &mut Ui, scene: &mut Scene<'_>, post: &PostSummary, adding: &mut Adding, may_write: bool) {
    let words = scene.words;
    let none = say!(words, "theme-none");
    let snapshot = scene.snapshot;
    let chosen =
        post.theme.and_then(|id| snapshot.themes.get(&id)).map_or_else(|| none.clone(), |theme| theme.name.clone());
    beside(ui, &say!(words, "field-theme"), |ui| {
        if !may_write {
            ui.label(&chosen);
            return;
        }
        menu::choice(ui, &say!(words, "field-theme"), &chosen, None, CHOICE, |ui| {
            if menu::item(ui, &none, None, post.theme.is_none()) && post.theme.is_some() {
                scene.edit(Edit::Post(post.id, PostEdit::SetTheme(None)));
            }
            for (id, theme) in snapshot.themes_by_name().filter(|(_, theme)| !theme.binned) {
                let dot = (icons::SPARKLES, scene.look.theme(theme.colour));
                let is_chosen = post.theme == Some(*id);
                if menu::item(ui, &theme.name, Some(dot), is_chosen) && !is_chosen {
                    scene.edit(Edit::Post(post.id, PostEdit::SetTheme(Some(*id))));
                }
            }
            if menu::item(ui, &say!(words, "theme-add"), Some((icons::PLUS, scene.look.muted)), false) {
                adding.theme = Some(String::new());
            }
        });
        if let Some(name) = add_line(ui, &mut adding.theme, &say!(words, "theme-name"), &say!(words, "add")) {
            let (theme, new) = snapshot.theme_or_new(&name);
            scene.edit_all(new.into_iter().chain([Edit::Post(post.id, PostEdit::SetTheme(Some(theme)))]));
        }
    });
}

pub(super) fn owner(ui: &mut Ui, scene: &mut Scene<'_>, post: &PostSummary, may_write: bool) {
    let words = scene.words;
    let nobody = say!(words, "owner-nobody");
    let chosen = post.owner.map_or_else(|| nobody.clone(), |owner| scene.name_of(owner));
    beside(ui, &say!(words, "field-owner"), |ui| {
        if !may_write {
            ui.label(&chosen);
            return;
        }
        menu::choice(ui, &say!(words, "field-owner"), &chosen, Some(icons::PERSON), CHOICE, |ui| {
            if menu::item(ui, &nobody, None, post.owner.is_none()) && post.owner.is_some() {
                scene.edit(Edit::Post(post.id, PostEdit::SetOwner(None)));
            }
            let snapshot = scene.snapshot;
            for member in snapshot.members.iter() {
                let is_chosen = post.owner == Some(member.id);
                if menu::item(ui, &member.name, None, is_chosen) && !is_chosen {
                    scene.edit(Edit::Post(post.id, PostEdit::SetOwner(Some(member.id))));
                }
            }
        });
    });
}

pub(super) fn helpers(ui: &mut Ui, scene: &mut Scene<'_>, post: &PostSummary, may_write: bool) {
    let snapshot = scene.snapshot;
    let is_offered =
        |member: &&Member| post.owner != Some(member.id) && (may_write || post.helpers.contains(&member.id));
    if !snapshot.members.iter().any(|member| is_offered(&member)) {
        return;
    }
    beside(ui, &say!(scene.words, "field-helper-each"), |ui| {
        pills(ui, |ui| {
            for member in snapshot.members.iter().filter(is_offered) {
                let is_on = post.helpers.contains(&member.id);
                let clicked = pill(ui, &member.name, None, is_on).clicked();
                if clicked && may_write {
                    let edit = PostEdit::SetHelper(member.id, !is_on);
                    scene.edit(Edit::Post(post.id, edit));
                }
            }
        });
    });
}

pub(super) fn format_and_focus(ui: &mut Ui, scene: &mut Scene<'_>, post: &PostSummary, may_write: bool) {
    let words = scene.words;
    beside(ui, &say!(words, "field-format"), |ui| {
        pills(ui, |ui| {
            for format in Format::ALL {
                let open = Open::Known(*format);
                let is_on = post.format.as_ref() == Some(&open);
                let icon = Some(icons::of_format(*format));
                if pill(ui, &terms::format(words, &open), icon, is_on).clicked() && may_write {
                    let format = (!is_on).then_some(*format);
                    scene.edit(Edit::Post(post.id, PostEdit::SetFormat(format)));
                }
            }
        });
    });
    beside(ui, &say!(words, "field-focus"), |ui| {
        pills(ui, |ui| {
            for focus in Focus::ALL {
                let open = Open::Known(*focus);
                let is_on = post.focus.as_ref() == Some(&open);
                if pill(ui, &terms::focus(words, &open), None, is_on).clicked() && may_write {
                    let focus = (!is_on).then_some(*focus);
                    scene.edit(Edit::Post(post.id, PostEdit::SetFocus(focus)));
                }
            }
        });
    });
}
