//! The texts somebody has on screen, each with its typing buffer.

use std::collections::BTreeMap;

use trekker_domain::id::DocId;
use trekker_domain::text::Splice;
use trekker_session::command::Command;
use trekker_session::snapshot::TextDetail;

use super::typing_buffer::TypingBuffer;
use super::voice::Voices;

#[derive(Debug)]
pub(crate) struct OpenText {
    pub(crate) buffer: TypingBuffer,
    /// The caret the others were told of.
    pub(crate) told_caret: Option<usize>,
    /// The frame it was last shown in, by its number.
    pub(crate) shown: u64,
    /// What was typed here did not come in.
    is_refused: bool,
}

impl OpenText {
    /// Gives up on what was typed when the engine refused it. Gives the text as it stood here.
    pub(crate) fn give_up_when_refused(&mut self, detail: &TextDetail) -> Option<String> {
        std::mem::take(&mut self.is_refused).then(|| self.buffer.give_up(detail))
    }
}

/// All of them. What leaves the screen is sent and let go.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    open: BTreeMap<DocId, OpenText>,
    /// Texts as somebody had them here when the engine refused what was typed, until they are put away.
    pub(crate) refused: BTreeMap<DocId, String>,
    pub(crate) voices: Voices,
    frame: u64,
}

impl Texts {
    /// The text's buffer, made when it first shows. `branch` is a number never used before.
    pub(crate) fn open(&mut self, doc: DocId, detail: &TextDetail, branch: impl FnOnce() -> u64) -> &mut OpenText {
        let frame = self.frame;
        let open = self.open.entry(doc).or_insert_with(|| OpenText {
            buffer: TypingBuffer::new(detail, branch()),
            told_caret: None,
            shown: frame,
            is_refused: false,
        });
        open.shown = frame;
        open
    }

    pub(crate) fn get(&self, doc: DocId) -> Option<&OpenText> {
        self.open.get(&doc)
    }

    pub(crate) fn splice(&mut self, doc: DocId, splice: Splice, now: f64) {
        if let Some(open) = self.open.get_mut(&doc) {
            open.buffer.splice(splice, now);
        }
    }

    /// What was typed on a branch did not come in.
    pub(crate) fn refused_typing(&mut self, doc: DocId, branch: u64) {
        if let Some(open) = self.open.get_mut(&doc).filter(|open| open.buffer.is_of(branch)) {
            open.is_refused = true;
        }
    }

    /// Sends what is unsent in one text, due or not.
    pub(crate) fn flush(&mut self, doc: DocId, commands: &mut Vec<Command>) {
        if let Some(open) = self.open.get_mut(&doc) {
            commands.extend(open.buffer.take(doc).map(Command::Type));
        }
    }

    /// Sends everything that is unsent.
    pub(crate) fn flush_all(&mut self, commands: &mut Vec<Command>) {
        for (doc, open) in &mut self.open {
            commands.extend(open.buffer.take(*doc).map(Command::Type));
        }
    }

    /// Sends what is due. Gives how many seconds from now the next one is.
    pub(crate) fn flush_due(&mut self, now: f64, commands: &mut Vec<Command>) -> Option<f64> {
        let mut next: Option<f64> = None;
        for (doc, open) in &mut self.open {
            match open.buffer.due_at() {
                Some(due) if due <= now => commands.extend(open.buffer.take(*doc).map(Command::Type)),
                Some(due) => next = Some(next.map_or(due - now, |next| next.min(due - now))),
                None => {}
            }
        }
        next
    }

    /// A frame is over: texts that did not show in it are sent and let go, once all of them has arrived.
    pub(crate) fn end_frame(&mut self, commands: &mut Vec<Command>) {
        let frame = self.frame;
        for (doc, open) in &mut self.open {
            if open.shown != frame {
                commands.extend(open.buffer.take(*doc).map(Command::Type));
                if open.told_caret.take().is_some() {
                    commands.push(Command::Caret { doc: *doc, at: None });
                }
            }
        }
        self.open.retain(|_, open| open.shown == frame);
        self.frame += 1;
        self.voices.end_frame();
    }

    pub(crate) fn has_unsent(&self) -> bool {
        self.open.values().any(|open| open.buffer.has_unsent())
    }
}
