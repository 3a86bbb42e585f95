//! Where some letters of a text stand on the screen.

use std::ops::Range;

use egui::text::CCursor;
use egui::text_edit::TextEditOutput;
use egui::{Rect, pos2};

/// One rectangle for each row that these letters stand in. `letters`: places in the text, in Unicode scalar values.
pub(super) fn stretches(output: &TextEditOutput, letters: Range<usize>) -> Vec<Rect> {
    // Between two rows a place is at the end of one and at the beginning of the next.
    let place = |at: usize, prefer_next_row: bool| {
        let cursor = CCursor { prefer_next_row, ..CCursor::new(at) };
        output.galley.pos_from_cursor(cursor).translate(output.galley_pos.to_vec2())
    };
    let mut rows: Vec<Rect> = Vec::new();
    for at in letters {
        let (begin, end) = (place(at, true), place(at + 1, false));
        if end.top() > begin.top() + 1.0 {
            // A line break, or the space at which a row ends.
            continue;
        }
        match rows.last_mut().filter(|row| (row.top() - begin.top()).abs() < 1.0) {
            Some(row) => row.max.x = row.max.x.max(end.left()),
            None => rows.push(Rect::from_min_max(begin.min, pos2(end.left(), begin.bottom()))),
        }
    }
    rows
}
