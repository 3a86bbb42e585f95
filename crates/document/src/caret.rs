//! A place in a text that stays with its words: what a caret is to others.

use automerge::{Cursor, ReadDoc};

use crate::document::Document;

impl Document {
    /// The place before the letter at `position`, as bytes for other devices. `None`: no such place in this text.
    pub fn caret_at(&self, position: usize) -> Option<Vec<u8>> {
        let text = self.text_object()?;
        let length = self.automerge.length(&text);
        let place = if position >= length { automerge::CursorPosition::End } else { position.into() };
        self.automerge.get_cursor(&text, place, None).ok().map(|cursor| cursor.to_bytes())
    }

    /// Where a caret of another device stands now, in Unicode scalar values.
    pub fn position_of(&self, caret: &[u8]) -> Option<usize> {
        let cursor = Cursor::try_from(caret).ok()?;
        self.automerge.get_cursor_position(self.text_object()?, &cursor, None).ok()
    }
}
