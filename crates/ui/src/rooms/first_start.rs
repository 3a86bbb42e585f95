//! The first start: language and name, then start a team, join one, or look at an example.

use egui::{ScrollArea, Ui, vec2};
use trekker_domain::name;
use trekker_domain::publish_at;
use trekker_domain::short_code::ShortCode;
use trekker_session::command::{Command, Language};
use trekker_session::snapshot::Stage;
use trekker_session::trouble::Trouble;

use crate::context::{Request, Scene};
use crate::look::icons::{self, Icon};
use crate::look::tokens::space;
use crate::parts::button::{Button, paint_icon};
use crate::parts::field::{labelled, text_line, text_lines};
use crate::parts::layout::{banner, body, caption, card, muted, problem, section, strong, title, waiting};
use crate::parts::toggle::segmented;
use crate::preferences::Preferences;
use crate::terms;
use crate::troubles;
use crate::words::say;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    #[default]
    Undecided,
    Start,
    Join,
}

#[derive(Debug, Default)]
pub(crate) struct FirstStart {
    way: Way,
    team: String,
    /// The zone somebody chose for it; `None`: the one of this computer.
    zone: Option<String>,
    ticket: String,
}

impl FirstStart {
    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, preferences: &mut Preferences) {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let width = 520.0_f32.min(ui.available_width() - 48.0);
            let side = (ui.available_width() - width) / 2.0;
            let top = ((ui.available_height() - 560.0) / 2.0).max(24.0);
            ui.add_space(top);
            ui.horizontal(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    self.contents(ui, scene, preferences);
                });
            });
        });
    }

    fn contents(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, preferences: &mut Preferences) {
        let words = scene.words;
        ui.spacing_mut().item_spacing.y = space::S;
        title(ui, &say!(words, "welcome"));
        muted(ui, &say!(words, "welcome-explained"));
        ui.add_space(space::S);
        if let Stage::Joining { trouble, code } = &scene.snapshot.stage {
            joining(ui, scene, trouble.as_ref(), *code);
            return;
        }
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                labelled(ui, &say!(words, "language"), |ui| {
                    let options =
                        [(Language::English, "English".to_owned()), (Language::Dutch, "Nederlands".to_owned())];
                    if let Some(language) = segmented(ui, "language", preferences.language, &options) {
                        preferences.language = language;
                        scene.requests.push(Request::SavePreferences);
                    }
                });
                ui.add_space(space::M);
                labelled(ui, &say!(words, "your-name"), |ui| {
                    let name = say!(words, "your-name");
                    let response = text_line(ui, &mut preferences.name, &name, &say!(words, "your-name-hint"), 240.0);
                    if response.lost_focus() {
                        scene.requests.push(Request::SavePreferences);
                    }
                });
            });
        });
        let member = name::tidy(&preferences.name);
        match self.way {
            Way::Undecided => self.ways(ui, scene, member),
            Way::Start => self.start(ui, scene, member),
            Way::Join => self.join(ui, scene, member),
        }
    }

    fn ways(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, member: Option<String>) {
        let words = scene.words;
        if way(ui, icons::TEAM, &say!(words, "start-team"), &say!(words, "start-team-explained")) {
            self.way = Way::Start;
        }
        if way(ui, icons::INVITE, &say!(words, "join-team"), &say!(words, "join-team-explained")) {
            self.way = Way::Join;
        }
        if way(ui, icons::SPARKLES, &say!(words, "look-at-example"), &say!(words, "look-at-example-explained")) {
            let member = member.unwrap_or_else(|| say!(words, "example-me"));
            scene.commands.push(Command::OpenExample {
                member,
                language: words.language(),
                zone: scene.now.zone.clone(),
            });
        }
    }

    fn start(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, member: Option<String>) {
        let words = scene.words;
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            section(ui, &say!(words, "start-team"));
            labelled(ui, &say!(words, "team-name"), |ui| {
                let width = ui.available_width();
                text_line(ui, &mut self.team, &say!(words, "team-name"), &say!(words, "team-name-hint"), width);
            });
            let zone = self.zone.get_or_insert_with(|| scene.now.zone.clone());
            labelled(ui, &say!(words, "team-zone"), |ui| {
                text_line(ui, zone, &say!(words, "team-zone"), "Europe/Brussels", 240.0);
            });
            let zone = zone.trim().to_owned();
            let is_zone = zone.is_empty() || publish_at::zone(&zone).is_some();
            if is_zone {
                caption(ui, &say!(words, "team-zone-explained"));
            } else {
                problem(ui, &say!(words, "no-zone"));
            }
            caption(ui, &say!(words, "start-team-note"));
            let team = name::tidy(&self.team);
            needs_name(ui, scene, member.as_ref());
            ui.horizontal(|ui| {
                let is_ready = team.is_some() && member.is_some() && is_zone;
                let start = Button::primary(&say!(words, "start-team")).enabled(is_ready).show(ui).clicked();
                if let (true, Some(team), Some(member)) = (start, team, member) {
                    scene.commands.push(Command::FoundTeam { team, member, zone });
                }
                self.back(ui, scene);
            });
        });
    }

    fn join(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, member: Option<String>) {
        let words = scene.words;
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            section(ui, &say!(words, "join-team"));
            muted(ui, &say!(words, "join-explained"));
            text_lines(ui, &mut self.ticket, &say!(words, "ticket"), &say!(words, "ticket-hint"), 4);
            if member.is_none() {
                caption(ui, &say!(words, "your-name-or-device"));
            }
            ui.horizontal(|ui| {
                let ticket = self.ticket.trim().to_owned();
                if Button::primary(&say!(words, "join")).enabled(!ticket.is_empty()).show(ui).clicked() {
                    scene.commands.push(Command::Join { ticket, member: member.unwrap_or_default() });
                }
                self.back(ui, scene);
            });
        });
    }

    fn back(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        if Button::bare(&say!(scene.words, "back")).icon(icons::LEFT).show(ui).clicked() {
            self.way = Way::Undecided;
        }
    }
}

fn needs_name(ui: &mut Ui, scene: &Scene<'_>, member: Option<&String>) {
    if member.is_none() {
        caption(ui, &say!(scene.words, "your-name-needed"));
    }
}

fn joining(ui: &mut Ui, scene: &mut Scene<'_>, trouble: Option<&Trouble>, code: Option<ShortCode>) {
    let words = scene.words;
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            waiting(ui, 18.0);
            section(ui, &say!(words, "joining"));
        });
        muted(ui, &say!(words, "joining-explained"));
        if let Some(code) = code {
            body(ui, &say!(words, "joining-code"));
            strong(ui, &terms::short_code(words, code));
        }
        if let Some(trouble) = trouble {
            banner(ui, scene.look.problem.fill, |ui| {
                body(ui, &troubles::sentence(words, trouble));
                if !troubles::detail(trouble).is_empty() {
                    problem(ui, troubles::detail(trouble));
                }
            });
        }
        ui.add_space(space::S);
        if Button::quiet(&say!(words, "join-cancel")).show(ui).clicked() {
            scene.commands.push(Command::CancelJoin);
        }
    });
}

/// One of the three ways to begin: a card that is a button.
fn way(ui: &mut Ui, icon: Icon, heading: &str, explained: &str) -> bool {
    use crate::look::install::{font, look_of};
    let look = look_of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 76.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, heading));
    let corner = egui::CornerRadius::same(crate::look::tokens::radius::CARD);
    let (fill, edge) = if response.hovered() { (look.hover, look.muted) } else { (look.surface, look.border) };
    ui.painter().rect(rect, corner, fill, egui::Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    crate::parts::button::focus_ring(ui, &response, rect, corner);
    let center = egui::pos2(rect.left() + 38.0, rect.center().y);
    ui.painter().circle_filled(center, 20.0, look.accent_fill);
    paint_icon(ui, icon, center, 19.0, look.accent);
    let left = rect.left() + 74.0;
    let top = ui.painter().layout_no_wrap(heading.to_owned(), font::label(), look.text);
    let under = ui.painter().layout(explained.to_owned(), font::caption(), look.muted, rect.width() - 110.0);
    let height = top.size().y + 3.0 + under.size().y;
    let y = rect.center().y - height / 2.0;
    let step = top.size().y + 3.0;
    ui.painter().galley(egui::pos2(left, y), top, look.text);
    ui.painter().galley(egui::pos2(left, y + step), under, look.muted);
    paint_icon(ui, icons::RIGHT, egui::pos2(rect.right() - 22.0, rect.center().y), 16.0, look.muted);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
