//! Paints a frame by the processor alone, so that a picture is the same on every machine, with or without a graphics card.

use std::collections::HashMap;

use dream_soft_render::{ClipRect, Color, Mesh, SoftwareRenderer, Vertex};
use egui::epaint::{ImageDelta, Primitive};
use egui::{ColorImage, ImageData, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

#[derive(Default)]
pub(crate) struct Painter {
    textures: HashMap<TextureId, ColorImage>,
}

impl Painter {
    fn apply(&mut self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(patch) = &delta.image;
        match (delta.pos, self.textures.get_mut(&id)) {
            (Some([left, top]), Some(texture)) => {
                let row_length = texture.width();
                for (row, pixels) in patch.pixels.chunks(patch.width()).enumerate() {
                    let begin = (top + row) * row_length + left;
                    texture.pixels[begin..begin + pixels.len()].copy_from_slice(pixels);
                }
            }
            _ => drop(self.textures.insert(id, ColorImage::clone(patch))),
        }
    }
}

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, deltas) in delta.set.drain() {
            for delta in &deltas {
                self.apply(id, delta);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, context: &egui::Context, output: &egui::FullOutput) -> Result<RgbaImage, String> {
        let said = |error: dream_soft_render::Error| error.to_string();
        let size = context.content_rect().size();
        let mut renderer = SoftwareRenderer::default();
        let mut textures = HashMap::new();
        for (id, texture) in &self.textures {
            let texture = renderer.create_texture(texture.width(), texture.height(), texture.as_raw()).map_err(said)?;
            textures.insert(*id, texture);
        }
        let mut frame = renderer.begin_frame(size.x as usize, size.y as usize).map_err(said)?;
        for shape in context.tessellate(output.shapes.clone(), 1.0) {
            let Primitive::Mesh(mesh) = shape.primitive else { return Err("a shape is no mesh".into()) };
            let vertices = mesh.vertices.iter().map(|vertex| {
                let [red, green, blue, alpha] = vertex.color.to_array();
                let color = Color::from_rgba_premultiplied(red, green, blue, alpha);
                Vertex::new(vertex.pos.into(), vertex.uv.into(), color)
            });
            let (least, most) = (shape.clip_rect.min, shape.clip_rect.max);
            let [left, top, right, bottom] =
                [least.x, least.y, most.x, most.y].map(|edge| edge.round().max(0.0) as u32);
            let vertices: Vec<Vertex> = vertices.collect();
            let texture = textures.get(&mesh.texture_id).copied();
            let mesh = Mesh { vertices: &vertices, indices: &mesh.indices, texture };
            frame.mesh(mesh, ClipRect::new(left, top, right, bottom)).map_err(said)?;
        }
        let pixels = frame.surface().pixels.clone();
        RgbaImage::from_raw(size.x as u32, size.y as u32, pixels).ok_or_else(|| "a picture of another size".into())
    }
}
