//! How much of what its network allows a text takes.

use egui::Ui;
use egui::cache::{ComputerMut, FrameCache};
use trekker_domain::channel::Channel;
use trekker_domain::counting::{Count, Part, Unit, limits_of, used};

use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::parts::layout::{caption, slim};
use crate::parts::toggle::tag;
use crate::terms;
use crate::words::say;

/// Counting as X does takes a third of a millisecond for a post: once a change is enough.
#[derive(Default)]
struct Counter;

impl ComputerMut<(&str, Unit), usize> for Counter {
    fn compute(&mut self, (text, unit): (&str, Unit)) -> usize {
        used(text, unit)
    }
}

type Counted = FrameCache<usize, Counter>;

fn counts_of(ui: &Ui, channel: &Channel, title: &str, text: &str) -> Vec<Count> {
    channel
        .network()
        .into_iter()
        .flat_map(limits_of)
        .map(|limit| {
            let text = if limit.measure.part == Part::Title { title } else { text };
            let used = ui.memory_mut(|memory| *memory.caches.cache::<Counted>().get((text, limit.measure.unit)));
            let most = channel.limits.get(&limit.measure).copied().unwrap_or(limit.most);
            Count { measure: limit.measure, used, most }
        })
        // A text has letters always, tags and names only sometimes.
        .filter(|count| count.used > 0 || !matches!(count.measure.unit, Unit::Hashtags | Unit::Mentions))
        .collect()
}

/// Whether it is more than the network takes.
pub(super) fn is_over(ui: &Ui, channel: &Channel, title: &str, text: &str) -> bool {
    counts_of(ui, channel, title, text).into_iter().any(Count::is_over)
}

/// The counts of one channel. `is_named`: it stands among those of other channels.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, channel: &Channel, title: &str, text: &str, is_named: bool) {
    let words = scene.words;
    let counts = counts_of(ui, channel, title, text);
    if counts.is_empty() {
        return;
    }
    slim(ui, 20.0, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 4.0);
        if is_named {
            ui.label(egui::RichText::new(&channel.name).font(font::caption_medium()).color(scene.look.muted));
        }
        for count in counts {
            let (used, most) = (count.used, count.most);
            let what = terms::measure(words, count.measure);
            if count.is_over() {
                let over = -count.left();
                let said = say!(words, "count-over", what = what, over = over, most = most);
                tag(ui, &said, Some(icons::WARNING), scene.look.problem);
            } else {
                caption(ui, &say!(words, "count", what = what, used = used, most = most));
            }
        }
    });
}
