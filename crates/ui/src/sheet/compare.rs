//! Two wordings in one, word by word: what went is struck through, what came is underlined.

use egui::text::LayoutJob;
use egui::{Label, Stroke, TextFormat, Ui};
use trekker_domain::wording::{self, Change};

use crate::context::Scene;
use crate::look::install::font;
use crate::words::say;

pub(crate) fn show(ui: &mut Ui, scene: &Scene<'_>, earlier: &str, later: &str) {
    let look = scene.look;
    let mut job = LayoutJob::default();
    let mut spoken: Vec<String> = Vec::new();
    for stretch in wording::compare(earlier, later) {
        let mut format = TextFormat::simple(font::body(), look.text);
        format.line_height = Some(20.0);
        match stretch.change {
            Change::Same => {}
            Change::Removed => {
                format.color = look.problem.ink;
                format.strikethrough = Stroke::new(1.0, look.problem.ink);
                spoken.push(say!(scene.words, "compare-removed", text = stretch.text.trim()));
            }
            Change::Added => {
                format.color = look.posted.ink;
                format.underline = Stroke::new(1.0, look.posted.ink);
                spoken.push(say!(scene.words, "compare-added", text = stretch.text.trim()));
            }
        }
        job.append(&stretch.text, 0.0, format);
    }
    job.wrap.max_width = ui.available_width();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let response = ui.add(Label::new(galley));
    // A screen reader hears the differences, which the eye gets from the lines.
    let spoken = spoken.join("; ");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &spoken));
}
