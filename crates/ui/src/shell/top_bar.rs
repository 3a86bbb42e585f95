//! The team's name, search, who is here, and one honest word on sync.

use egui::{Align, Frame, Layout, Margin, Panel, Stroke, Ui, vec2};
use trekker_domain::kind::Kind;
use trekker_session::command::Command;
use trekker_session::people::{Connection, Member};
use trekker_session::snapshot::{Saving, Snapshot, WorkKind};

use super::search::SearchBox;
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::{RAIL, space};
use crate::parts::avatar::paint_avatar;
use crate::parts::button::{icon_button, paint_icon};
use crate::sync_word;
use crate::words::say;

/// Members other than me whose device this one reaches now, or who have their caret in an open text.
pub(crate) fn who_is_here(snapshot: &Snapshot) -> Vec<&Member> {
    let has_caret = |member: &Member| {
        let texts = snapshot.open.values().filter_map(|detail| detail.text.as_ref());
        texts.flat_map(|text| &text.carets).any(|caret| caret.person == member.id)
    };
    let is_reached = |member: &Member| member.devices.iter().any(|device| device.connection > Connection::Carried);
    snapshot.members.iter().filter(|member| !member.is_me && (is_reached(member) || has_caret(member))).collect()
}

/// `true`: somebody has an idea.
pub(crate) fn show(ui: &mut Ui, scene: &mut Scene<'_>, search: &mut SearchBox, has_unsent: bool) -> bool {
    let look = scene.look;
    let mut has_idea = false;
    let frame = Frame::new().fill(look.background).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 });
    Panel::top("top bar").exact_size(56.0).resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        let bottom = ui.max_rect().bottom() + 7.5;
        ui.painter().with_clip_rect(ui.max_rect().expand(16.0)).hline(
            ui.max_rect().expand(16.0).x_range(),
            bottom,
            Stroke::new(1.0, look.border),
        );
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 40.0), Layout::left_to_right(Align::Center), |ui| {
            team_name(ui, scene);
            let width = (ui.available_width() * 0.34).clamp(180.0, 380.0);
            search.show(ui, scene, width);
            has_idea = scene.may_write(Kind::Idea)
                && icon_button(ui, icons::IDEAS, &say!(scene.words, "idea-new-anywhere")).clicked();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                // The switch stays where it is when people come and go.
                offline(ui, scene);
                who(ui, scene);
                sync(ui, scene, has_unsent);
            });
        });
    });
    has_idea
}

fn team_name(ui: &mut Ui, scene: &Scene<'_>) {
    let name = &scene.snapshot.team.name;
    let mut job = egui::text::LayoutJob::simple_singleline(name.clone(), font::label(), scene.look.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(200.0);
    let galley = ui.painter().layout_job(job);
    let width = galley.size().x.max(RAIL - 20.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, name));
    ui.painter().galley(egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, scene.look.text);
    ui.add_space(space::S);
}

fn sync(ui: &mut Ui, scene: &mut Scene<'_>, has_unsent: bool) {
    let sync = sync_word::sync_of(scene.snapshot, has_unsent);
    let words = sync_word::sentence(&sync, scene.words, scene.now.at);
    let is_bad = scene.snapshot.saving == Saving::Failing;
    let ink = if is_bad { scene.look.problem.ink } else { scene.look.muted };
    if let Some(work) = &scene.snapshot.work {
        // What was asked for can be stopped; folding is not a wish but what the team has already.
        if work.what == WorkKind::Importing
            && icon_button(ui, icons::CLOSE, &say!(scene.words, "work-cancel")).clicked()
        {
            scene.commands.push(Command::CancelImport);
        }
        progress(ui, scene, work);
    }
    let room = (ui.available_width() - 30.0).max(40.0);
    let mut job = egui::text::LayoutJob::simple_singleline(words.clone(), font::caption(), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(20.0, 6.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Status, true, &words));
    let icon = if is_bad { icons::WARNING } else { icons::DISK };
    paint_icon(ui, icon, egui::pos2(rect.left() + 7.0, rect.center().y), 13.0, ink);
    ui.painter().galley(egui::pos2(rect.left() + 18.0, rect.top() + 3.0), galley, ink);
    response.on_hover_text(words);
}

fn progress(ui: &mut Ui, scene: &Scene<'_>, work: &trekker_session::snapshot::Work) {
    let words = scene.words;
    let what = match work.what {
        WorkKind::Folding => say!(words, "work-folding"),
        WorkKind::Importing => say!(words, "work-importing"),
        WorkKind::Indexing => say!(words, "work-indexing"),
    };
    let percent = work.done.saturating_mul(100).checked_div(work.total).unwrap_or(0).min(100);
    let words = say!(words, "work", what = what, percent = percent);
    let (rect, response) = ui.allocate_exact_size(vec2(120.0, 24.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::ProgressIndicator, true, &words));
    let track = egui::Rect::from_min_size(egui::pos2(rect.left(), rect.bottom() - 5.0), vec2(120.0, 4.0));
    ui.painter().rect_filled(track, 2.0, scene.look.border);
    let done = egui::Rect::from_min_size(track.min, vec2(1.2 * percent as f32, 4.0));
    ui.painter().rect_filled(done, 2.0, scene.look.accent);
    let galley = ui.painter().layout_no_wrap(words, font::caption(), scene.look.muted);
    ui.painter().galley(rect.left_top(), galley, scene.look.muted);
}

fn offline(ui: &mut Ui, scene: &mut Scene<'_>) {
    let is_offline = scene.snapshot.network.is_offline;
    let (icon, words) = if is_offline {
        (icons::OFFLINE, say!(scene.words, "go-online"))
    } else {
        (icons::ONLINE, say!(scene.words, "go-offline"))
    };
    if icon_button(ui, icon, &words).clicked() {
        scene.commands.push(Command::SetOffline(!is_offline));
    }
}

fn who(ui: &mut Ui, scene: &Scene<'_>) {
    let here = who_is_here(scene.snapshot);
    if here.is_empty() {
        return;
    }
    let names: Vec<String> = here.iter().map(|member| member.name.clone()).collect();
    let words = say!(scene.words, "who-is-here", names = scene.words.names(&names));
    let shown = here.len().min(5);
    let size = vec2(28.0 + (shown as f32 - 1.0) * 18.0, 32.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &words));
    for (nth, member) in here.iter().take(shown).enumerate() {
        let center = egui::pos2(rect.left() + 13.0 + nth as f32 * 18.0, rect.center().y);
        paint_avatar(ui, center, 26.0, &member.id, &member.name, Some(scene.look.background));
    }
    response.on_hover_text(words);
}
