//! Fields that keep what is typed until it is sent, and never lose it to what arrives meanwhile.

use std::collections::BTreeMap;

use trekker_domain::id::DocId;

/// How long somebody pauses before a field is saved.
pub(crate) const PAUSE_SECONDS: f64 = 1.0;
/// How long a field shows what it sent while the answer is on its way.
const PATIENCE_SECONDS: f64 = 3.0;

/// Which field of which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    pub(crate) doc: DocId,
    /// The deliverable or to-do of the document that it is of.
    pub(crate) of: Option<DocId>,
    pub(crate) field: &'static str,
}

impl Key {
    pub(crate) const fn new(doc: DocId, field: &'static str) -> Self {
        Self { doc, of: None, field }
    }

    pub(crate) const fn part(doc: DocId, of: DocId, field: &'static str) -> Self {
        Self { doc, of: Some(of), field }
    }
}

/// What stands in one field while somebody is in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) text: String,
    /// What is known to be saved: what stood there at first, or what was sent last.
    base: String,
    changed_at: Option<f64>,
    sent_at: Option<f64>,
}

/// All fields somebody is in or was in just now.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    open: BTreeMap<Key, Draft>,
}

impl Drafts {
    /// What the field shows: the draft if there is one, otherwise the team's value.
    pub(crate) fn text(&self, key: Key, current: &str) -> String {
        self.open.get(&key).map_or_else(|| current.to_owned(), |draft| draft.text.clone())
    }

    /// Somebody typed this, or came into the field.
    pub(crate) fn hold(&mut self, key: Key, current: &str, text: &str, now: f64) {
        let draft = self.open.entry(key).or_insert_with(|| Draft {
            text: current.to_owned(),
            base: current.to_owned(),
            ..Draft::default()
        });
        if draft.text != text {
            text.clone_into(&mut draft.text);
            draft.changed_at = Some(now);
        }
    }

    /// Forgets what was typed, since something else is sent in its stead.
    pub(crate) fn put_away(&mut self, key: Key) {
        self.open.remove(&key);
    }

    /// What is to be sent now, if anything. Call it for every field that shows, in every frame. With an endless pause it
    /// is sent when the field is left, for what means nothing while half typed.
    pub(crate) fn settle(&mut self, key: Key, current: &str, is_focused: bool, now: f64, pause: f64) -> Option<String> {
        let draft = self.open.get_mut(&key)?;
        let paused = draft.changed_at.is_some_and(|at| !is_focused || now - at >= pause);
        if paused {
            draft.changed_at = None;
            if draft.text != draft.base {
                draft.base.clone_from(&draft.text);
                draft.sent_at = Some(now);
                return Some(draft.text.clone());
            }
        }
        let arrived = current == draft.text || draft.sent_at.is_none_or(|at| now - at > PATIENCE_SECONDS);
        if !is_focused && arrived && draft.changed_at.is_none() {
            self.open.remove(&key);
        }
        None
    }

    /// Everything not sent yet, as when the window closes.
    pub(crate) fn take_unsent(&mut self) -> Vec<(Key, String)> {
        let unsent = self.open.iter().filter(|(_, draft)| draft.changed_at.is_some() && draft.text != draft.base);
        let unsent = unsent.map(|(key, draft)| (*key, draft.text.clone())).collect();
        self.open.clear();
        unsent
    }

    pub(crate) fn has_unsent(&self) -> bool {
        self.open.values().any(|draft| draft.changed_at.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = Key::new(DocId([1; 16]), "title");

    #[test]
    fn a_pause_sends_once_and_what_arrives_does_not_overwrite() {
        let mut drafts = Drafts::default();
        drafts.hold(KEY, "old", "old", 0.0);
        assert_eq!(drafts.settle(KEY, "old", true, 0.0, PAUSE_SECONDS), None);
        drafts.hold(KEY, "old", "new", 1.0);
        assert!(drafts.has_unsent());
        assert_eq!(drafts.settle(KEY, "theirs", true, 1.5, PAUSE_SECONDS), None);
        assert_eq!(drafts.text(KEY, "theirs"), "new");
        assert_eq!(drafts.settle(KEY, "theirs", true, 2.1, PAUSE_SECONDS), Some("new".to_owned()));
        assert_eq!(drafts.settle(KEY, "theirs", true, 9.0, PAUSE_SECONDS), None);
    }

    #[test]
    fn leaving_sends_at_once_and_shows_it_until_it_is_there() {
        let mut drafts = Drafts::default();
        drafts.hold(KEY, "old", "new", 1.0);
        assert_eq!(drafts.settle(KEY, "old", false, 1.1, PAUSE_SECONDS), Some("new".to_owned()));
        assert_eq!(drafts.settle(KEY, "old", false, 1.2, PAUSE_SECONDS), None);
        assert_eq!(drafts.text(KEY, "old"), "new");
        assert_eq!(drafts.settle(KEY, "new", false, 1.3, PAUSE_SECONDS), None);
        assert_eq!(drafts.text(KEY, "later"), "later");
    }

    #[test]
    fn what_nobody_changed_is_never_sent() {
        let mut drafts = Drafts::default();
        drafts.hold(KEY, "old", "old", 0.0);
        assert_eq!(drafts.settle(KEY, "theirs", false, 5.0, PAUSE_SECONDS), None);
        assert_eq!(drafts.text(KEY, "theirs"), "theirs");
        drafts.hold(KEY, "old", "x", 6.0);
        drafts.hold(KEY, "old", "old", 6.1);
        assert_eq!(drafts.settle(KEY, "old", false, 6.2, PAUSE_SECONDS), None);
    }

    #[test]
    fn closing_hands_over_what_was_not_sent() {
        let mut drafts = Drafts::default();
        drafts.hold(KEY, "old", "new", 1.0);
        assert_eq!(drafts.take_unsent(), [(KEY, "new".to_owned())]);
        assert_eq!(drafts.take_unsent(), []);
    }
}
