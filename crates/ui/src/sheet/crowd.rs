//! That a post goes out with more others than the team planned.

use egui::Ui;
use trekker_domain::frequency::Span;
use trekker_domain::month::week_of;
use trekker_domain::post::PostSummary;

use crate::context::Scene;
use crate::parts::layout::{caption, warning};
use crate::terms;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, post: &PostSummary) {
    let words = scene.words;
    let Some(row) = scene.snapshot.calendar.get(post.id) else { return };
    let crowds = scene.crowding.around(row);
    for crowd in &crowds {
        let Some(channel) = scene.snapshot.channels.get(&crowd.channel) else { continue };
        let span = match crowd.planned.per {
            Span::Week => say!(words, "crowd-week", number = week_of(crowd.first_day).number),
            Span::Month => words.month_and_year(crowd.first_day),
        };
        let planned = terms::frequency(words, crowd.planned);
        let name = channel.name.as_str();
        warning(ui, &say!(words, "crowd", span = span, count = crowd.posts, channel = name, planned = planned));
    }
    if !crowds.is_empty() {
        caption(ui, &say!(words, "crowd-advice"));
    }
}
