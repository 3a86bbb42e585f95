//! What somebody is typing into a shared text: what shows, what is still to be sent, what is on its way.
//!
//! The buffer holds a *branch*: the version it shows, plus what was typed on it. It never takes over the team's text
//! while anything of its own is unsent or on its way, so nothing typed is ever lost or doubled. Times are seconds of
//! any clock that only goes forward; lengths and positions count Unicode scalar values.

use trekker_domain::id::DocId;
use trekker_domain::text::{Splice, Version};
use trekker_session::command::Typing;
use trekker_session::snapshot::TextDetail;

/// The pause after which typing is sent when nobody else is in the text.
pub(crate) const PAUSE_ALONE: f64 = 1.0;
/// The same when somebody else is in the text.
pub(crate) const PAUSE_TOGETHER: f64 = 0.25;
/// Somebody who never pauses is not kept waiting longer than this many pauses.
const LONGEST_WAIT: f64 = 4.0;

#[derive(Clone, Debug)]
pub(crate) struct TypingBuffer {
    text: String,
    began: Version,
    revision: u64,
    branch: u64,
    /// How many typings of this branch were sent.
    sent: u64,
    /// How many of them are known to be part of the team's text.
    arrived: u64,
    unsent: Vec<Splice>,
    first_key: f64,
    last_key: f64,
    /// An input method is composing: what stands here may still change into something else.
    pub(crate) is_composing: bool,
    pause: f64,
}

impl TypingBuffer {
    /// `branch` is any number this front end has not used yet, not 0.
    pub(crate) fn new(detail: &TextDetail, branch: u64) -> Self {
        Self {
            text: detail.text.to_string(),
            began: detail.version.clone(),
            revision: detail.revision,
            branch: branch.max(1),
            sent: 0,
            arrived: 0,
            unsent: Vec::new(),
            first_key: 0.0,
            last_key: 0.0,
            is_composing: false,
            pause: if detail.carets.is_empty() { PAUSE_ALONE } else { PAUSE_TOGETHER },
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn has_unsent(&self) -> bool {
        !self.unsent.is_empty()
    }

    /// Nothing of ours is unsent or on its way: what shows is what the team has, as far as we know.
    pub(crate) fn is_settled(&self) -> bool {
        self.unsent.is_empty() && self.arrived == self.sent
    }

    pub(crate) fn is_of(&self, branch: u64) -> bool {
        self.branch == branch
    }

    /// What was sent was refused: the team's text shows again. Gives the text as it stood here.
    pub(crate) fn give_up(&mut self, detail: &TextDetail) -> String {
        self.unsent.clear();
        self.began = detail.version.clone();
        self.revision = detail.revision;
        self.branch = self.branch.wrapping_add(1).max(1);
        (self.sent, self.arrived) = (0, 0);
        std::mem::replace(&mut self.text, detail.text.to_string())
    }

    /// Somebody typed.
    pub(crate) fn splice(&mut self, splice: Splice, now: f64) {
        if splice.delete == 0 && splice.insert.is_empty() {
            return;
        }
        splice.apply(&mut self.text);
        if self.unsent.is_empty() {
            self.first_key = now;
        }
        self.last_key = now;
        push(&mut self.unsent, splice);
    }

    /// When the typing wants to be sent, if there is any.
    pub(crate) fn due_at(&self) -> Option<f64> {
        let latest = self.first_key + self.pause * LONGEST_WAIT;
        (self.has_unsent() && !self.is_composing).then(|| latest.min(self.last_key + self.pause))
    }

    /// What is to be sent, whether it is due or not.
    pub(crate) fn take(&mut self, doc: DocId) -> Option<Typing> {
        if self.unsent.is_empty() {
            return None;
        }
        let number = self.sent;
        self.sent += 1;
        let splices = std::mem::take(&mut self.unsent);
        Some(Typing { doc, branch: self.branch, number, began: self.began.clone(), splices })
    }

    /// A new picture of the text came. Takes it over when nothing of ours is left out of it; gives how carets move then.
    pub(crate) fn see(&mut self, detail: &TextDetail) -> Option<Moves> {
        self.pause = if detail.carets.is_empty() { PAUSE_ALONE } else { PAUSE_TOGETHER };
        if let Some((branch, number)) = detail.typed
            && branch == self.branch
        {
            self.arrived = self.arrived.max((number + 1).min(self.sent));
        }
        if !self.is_settled() || self.is_composing || (self.revision == detail.revision && self.sent == 0) {
            return None;
        }
        let moves = self.moves_to(detail);
        if *self.text != *detail.text {
            self.text = detail.text.to_string();
        }
        self.began = detail.version.clone();
        self.revision = detail.revision;
        if self.sent > 0 {
            self.branch = self.branch.wrapping_add(1).max(1);
            (self.sent, self.arrived) = (0, 0);
        }
        moves
    }

    fn moves_to(&self, detail: &TextDetail) -> Option<Moves> {
        if *self.text == *detail.text {
            return None;
        }
        let missed = detail.revision.checked_sub(self.revision).and_then(|count| usize::try_from(count).ok())?;
        let steps: Vec<_> = detail.steps.iter().filter(|step| step.revision > self.revision).collect();
        if self.sent == 0 && steps.len() == missed {
            return Some(Moves::Steps(steps.into_iter().flat_map(|step| step.splices.clone()).collect()));
        }
        Some(Moves::Texts { old: self.text.clone(), new: detail.text.to_string() })
    }
}

/// Adds to what is unsent; letters typed one after the other and taken back at once are one splice.
fn push(unsent: &mut Vec<Splice>, splice: Splice) {
    if let Some(last) = unsent.last_mut() {
        let written = last.insert.chars().count();
        let end = last.at + written;
        if splice.delete == 0 && splice.at == end && written > 0 {
            last.insert.push_str(&splice.insert);
            return;
        }
        if splice.insert.is_empty() && splice.at >= last.at && splice.at + splice.delete == end && splice.delete > 0 {
            last.insert = last.insert.chars().take(splice.at - last.at).collect();
            if last.insert.is_empty() && last.delete == 0 {
                unsent.pop();
            }
            return;
        }
    }
    unsent.push(splice);
}

/// How carets go from the text that showed to the one that shows now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Moves {
    /// Along what the others did.
    Steps(Vec<Splice>),
    /// By comparing, when ours and theirs came together.
    Texts { old: String, new: String },
}

impl Moves {
    pub(crate) fn caret(&self, caret: usize) -> usize {
        match self {
            Self::Steps(splices) => splices.iter().fold(caret, |caret, splice| splice.moves(caret)),
            Self::Texts { old, new } => moved_between(old, new, caret),
        }
    }
}

/// Where a caret stands in `new` that stood in `old`: behind the same words.
fn moved_between(old: &str, new: &str, caret: usize) -> usize {
    let Some(splice) = Splice::between(old, new) else { return caret };
    if caret <= splice.at || caret >= splice.at + splice.delete {
        let inserted = splice.insert.chars().count();
        return if caret <= splice.at { caret } else { caret - splice.delete + inserted };
    }
    // Within what changed: look for the words just before the caret, and take the place nearest to it.
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    for length in [24, 12, 6, 3] {
        let Some(words) = caret.checked_sub(length).and_then(|from| old.get(from..caret)) else { continue };
        let places = new.windows(length).enumerate().filter(|(_, window)| *window == words);
        if let Some(place) = places.map(|(at, _)| at + length).min_by_key(|at| at.abs_diff(caret)) {
            return place;
        }
    }
    splice.moves(caret).min(new.len())
}

#[cfg(test)]
#[path = "typing_buffer_tests.rs"]
mod tests;
