//! A text as a QR code.

use egui::{CornerRadius, Rect, Sense, Ui, accesskit, pos2, vec2};
use qrcode::{Color, EcLevel, QrCode};

use crate::look::tokens::scanned;

/// The empty border a scanner needs, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// Draws the code as large as fits in `side`, dark on white whatever the colours around it: scanners want it so. A text that
/// is too long for a code draws nothing.
pub(crate) fn qr_code(ui: &mut Ui, text: &str, side: f32, label: &str) {
    // Reading a ticket takes capitals as well, and in capitals the code is smaller by a third.
    let Ok(code) = QrCode::with_error_correction_level(text.to_uppercase(), EcLevel::L) else { return };
    let modules = code.width() + 2 * QUIET;
    let pixel = 1.0 / ui.ctx().pixels_per_point();
    // Whole pixels, or the modules differ in width.
    let module = ((side / modules as f32 / pixel).floor().max(1.0)) * pixel;
    let (rect, response) = ui.allocate_exact_size(vec2(1.0, 1.0) * module * modules as f32, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Image, true, label));
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::ZERO, scanned::LIGHT);
    let corner = |column: usize, row: usize| rect.min + vec2(column as f32, row as f32) * module;
    let colors = code.to_colors();
    for (row, line) in colors.chunks(code.width()).enumerate() {
        let mut column = 0;
        // One rectangle for each run of dark modules.
        for run in line.chunk_by(|one, other| one == other) {
            if run.first() == Some(&Color::Dark) {
                let min = corner(column + QUIET, row + QUIET);
                let max = pos2(min.x + run.len() as f32 * module, min.y + module);
                painter.rect_filled(Rect::from_min_max(min, max), CornerRadius::ZERO, scanned::DARK);
            }
            column += run.len();
        }
    }
}
