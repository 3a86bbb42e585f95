//! Photos as small pictures.

use std::collections::HashMap;
use std::fmt;

use egui::load::SizedTexture;
use egui::{ColorImage, Image, Rect, Response, TextureHandle, TextureOptions, Ui, Vec2, pos2, vec2};
use trekker_domain::media::{FileHash, Media};

use crate::context::Scene;
use crate::parts::layout::caption;
use crate::words::say;

const CORNER: u8 = 4;
const GAP: f32 = 4.0;
/// More than these are counted.
const MOST_SHOWN: usize = 4;
/// One photo alone is no higher than this.
const MOST_HEIGHT: f32 = 320.0;

/// What the graphics card has of them; let go with the sheet or the room.
#[derive(Default)]
pub(crate) struct Pictures(HashMap<FileHash, TextureHandle>);

impl fmt::Debug for Pictures {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Pictures({})", self.0.len())
    }
}

impl Pictures {
    /// `None`: it is not here, not drawn yet, or cannot be shown.
    pub(crate) fn of(&mut self, ui: &Ui, scene: &Scene<'_>, one: &Media) -> Option<SizedTexture> {
        let hash = one.file.hash;
        let picture = scene.snapshot.pictures.get(&hash)?.as_ref()?;
        let texture = self.0.entry(hash).or_insert_with(|| {
            let size = [picture.width as usize, picture.height as usize];
            let image = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
            ui.ctx().load_texture(&one.file.name, image, TextureOptions::LINEAR)
        });
        Some(SizedTexture::from_handle(texture))
    }
}

/// What is to be seen on it, for whoever does not see it.
fn told(one: &Media) -> &str {
    if one.alt.trim().is_empty() { &one.file.name } else { &one.alt }
}

/// The middle of it as a square.
pub(crate) fn square(ui: &mut Ui, one: &Media, texture: SizedTexture, side: f32) -> Response {
    let cut = (Vec2::splat(texture.size.min_elem()) / texture.size) / 2.0;
    let uv = Rect::from_min_max(pos2(0.5 - cut.x, 0.5 - cut.y), pos2(0.5 + cut.x, 0.5 + cut.y));
    let square = Image::new(SizedTexture::new(texture.id, Vec2::splat(side)));
    ui.add(square.uv(uv).fit_to_exact_size(Vec2::splat(side)).corner_radius(CORNER).alt_text(told(one)))
}

/// As a network shows them: one whole, several as squares beside each other.
pub(super) fn gallery(ui: &mut Ui, scene: &Scene<'_>, pictures: &mut Pictures, media: &[Media]) {
    let shown: Vec<(&Media, SizedTexture)> =
        media.iter().filter_map(|one| Some((one, pictures.of(ui, scene, one)?))).take(MOST_SHOWN).collect();
    match shown.as_slice() {
        [] => {}
        [(one, texture)] => {
            let most = vec2(ui.available_width(), MOST_HEIGHT);
            let scale = (most / texture.size).min_elem();
            let image = Image::new(*texture).fit_to_exact_size(texture.size * scale);
            ui.add(image.corner_radius(CORNER).alt_text(told(one)));
        }
        several => {
            let side = (ui.available_width() - GAP) / 2.0;
            for pair in several.chunks(2) {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = GAP;
                    for (one, texture) in pair {
                        square(ui, one, *texture, side);
                    }
                });
            }
        }
    }
    let more = media.len() - shown.len();
    if more > 0 {
        caption(ui, &say!(scene.words, "preview-more-files", count = more));
    }
}
