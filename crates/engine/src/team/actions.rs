//! What a person did and can take back, and what they took back and can do again.

use trekker_document::undo::Undo;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;

/// So many of the last actions can be taken back.
const MOST: usize = 200;

/// One user action, as it can be taken back.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    /// The same through undo and redo.
    pub(crate) number: u64,
    pub(crate) undo: Vec<(Kind, DocId, Undo)>,
}

#[derive(Debug, Default)]
pub(crate) struct Actions {
    /// So many were done.
    count: u64,
    /// The last one last.
    undo: Vec<Action>,
    redo: Vec<Action>,
}

impl Actions {
    /// Keeps what takes an action back. Gives its number, and that of one that can be taken back no longer.
    pub(crate) fn did(&mut self, undo: Vec<(Kind, DocId, Undo)>) -> (u64, Option<u64>) {
        self.count += 1;
        self.undo.push(Action { number: self.count, undo });
        self.redo.clear();
        let oldest = (self.undo.len() > MOST).then(|| self.undo.remove(0).number);
        (self.count, oldest)
    }

    /// The last action, or the one with this number, with where it stood.
    pub(crate) fn to_take_back(&mut self, number: Option<u64>) -> Option<(usize, Action)> {
        let at = match number {
            None => self.undo.len().checked_sub(1),
            Some(number) => self.undo.iter().position(|action| action.number == number),
        }?;
        Some((at, self.undo.remove(at)))
    }

    /// It could not be taken back.
    pub(crate) fn stays(&mut self, at: usize, action: Action) {
        self.undo.insert(at, action);
    }

    pub(crate) fn was_taken_back(&mut self, action: Action) {
        self.redo.push(action);
    }

    pub(crate) fn to_do_again(&mut self) -> Option<Action> {
        self.redo.pop()
    }

    pub(crate) fn was_done_again(&mut self, action: Action) {
        self.undo.push(action);
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    pub(crate) fn forget(&mut self) {
        (self.undo, self.redo) = (Vec::new(), Vec::new());
    }
}
