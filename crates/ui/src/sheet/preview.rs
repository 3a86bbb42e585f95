//! A post about as people will see it on a channel: the account, the photos, the words with tags and links standing out, and where
//! the network folds a long text away.

use egui::text::LayoutJob;
use egui::{CornerRadius, Frame, Label, Margin, Stroke, TextFormat, Ui};
use trekker_domain::channel::Channel;
use trekker_domain::media::Media;
use trekker_domain::network::Network;
use trekker_domain::post::Post;
use unicode_segmentation::UnicodeSegmentation;

use super::pictures;
use super::show::Parts;
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::radius;
use crate::parts::button::Button;
use crate::parts::layout::{caption, strong};
use crate::words::say;

/// After so many characters a network shows 'more'; about, since it depends on the screen.
fn folds_after(network: Network) -> Option<usize> {
    match network {
        Network::Instagram => Some(125),
        Network::Facebook => Some(477),
        Network::LinkedIn => Some(210),
        Network::YouTube => Some(157),
        Network::TikTok => Some(100),
        Network::Pinterest => Some(50),
        Network::X | Network::Mastodon | Network::Bluesky | Network::Threads => None,
    }
}

/// `text` and `media` as they go out there.
pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    parts: &mut Parts<'_>,
    channel: &Channel,
    post: &Post,
    (text, media): (&str, &[Media]),
) {
    let is_open = &mut parts.shown.preview_open;
    let words = scene.words;
    let arrow = if *is_open { icons::UP } else { icons::DOWN };
    let label = say!(words, "preview", channel = channel.name.as_str());
    if Button::bare(&label).trailing(arrow).selected(*is_open).show(ui).clicked() {
        *is_open = !*is_open;
    }
    if !*is_open {
        return;
    }
    let look = scene.look;
    let card = Frame::new()
        .fill(look.background)
        .stroke(Stroke::new(1.0, look.border))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(12));
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        let network = channel.network();
        caption(
            ui,
            &match network {
                Some(network) => format!("{} · {}", scene.snapshot.team.name, network.name()),
                None => format!("{} · {}", scene.snapshot.team.name, channel.name),
            },
        );
        // Where one looks first and reads then.
        let comes_first =
            matches!(network, Some(Network::Instagram | Network::TikTok | Network::Pinterest | Network::YouTube));
        if comes_first {
            pictures::gallery(ui, scene, parts.pictures, media);
        }
        // Where a post has a title of its own.
        if matches!(network, Some(Network::YouTube | Network::Pinterest)) {
            strong(ui, &post.summary.title);
        }
        let fold = network.and_then(folds_after);
        let shown: String = match fold {
            Some(most) if text.graphemes(true).count() > most => text.graphemes(true).take(most).collect(),
            _ => text.to_owned(),
        };
        let is_folded = shown.len() < text.len();
        let mut job = words_of(scene, &shown);
        if is_folded {
            let more = format!("… {}", say!(words, "preview-more"));
            job.append(&more, 0.0, TextFormat::simple(font::body(), look.muted));
        }
        job.wrap.max_width = ui.available_width();
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.add(Label::new(galley));
        if !comes_first {
            pictures::gallery(ui, scene, parts.pictures, media);
        }
        // On these a link in the words does not work.
        let is_dead = matches!(network, Some(Network::Instagram | Network::TikTok));
        if !post.link.is_empty() {
            caption(ui, &post.link);
        }
        if is_dead && (text.contains("https://") || text.contains("http://") || !post.link.is_empty()) {
            caption(ui, &say!(words, "preview-dead-link"));
        }
    });
}

/// Tags, names and links in the colour of what can be clicked.
fn words_of(scene: &Scene<'_>, text: &str) -> LayoutJob {
    let look = scene.look;
    let mut job = LayoutJob::default();
    for piece in text.split_inclusive(char::is_whitespace) {
        let is_link = piece.len() > 1 && (piece.starts_with(['#', '@']) || piece.starts_with("http"));
        let colour = if is_link { look.accent } else { look.text };
        let mut format = TextFormat::simple(font::body(), colour);
        format.line_height = Some(20.0);
        job.append(piece, 0.0, format);
    }
    job
}
