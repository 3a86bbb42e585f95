//! What a script may do with a team: look at all of it, and write, in one turn of whoever holds the team.
//!
//! The window draws a snapshot and sends commands, and never waits. A script wants one answer to one question: it runs where the
//! team is held, so that nothing changes between what it reads and what it writes, and its answer is given once all it wrote is
//! on the disk.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use trekker_domain::approval::Approval;
use trekker_domain::conflict::Conflict;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::name::same_name_key;
use trekker_domain::overlap::Overlap;
use trekker_domain::post::Post;
use trekker_domain::publish_at::zone;
use trekker_domain::text::{TextEdit, Version};
use trekker_domain::variant::Variant;

use crate::snapshot::{Changed, Hit, Snapshot};
use crate::trouble::Trouble;

/// One question with its answer.
pub trait Script: Send + Sync + 'static {
    type Answer: Send + 'static;

    /// What has to be known before it runs.
    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Documents
    }

    /// # Errors
    /// What went wrong; then nothing was written.
    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble>;
}

/// What has to be known before a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// All that was on the disk is folded: for whoever writes.
    Documents,
    /// The same, and all that arrived since is folded too: for whoever looks.
    Quiet,
    /// The same, and it was looked which posts a rule stops.
    Judging,
    /// The same, and it was looked which files are here.
    Files,
}

/// What a script came to.
pub enum Outcome<T> {
    /// The answer: given once all that was written is on the disk.
    Done(T),
    /// The answer takes long: it is worked out on a thread of its own, while the team goes on.
    Later(Box<dyn FnOnce(&mut dyn Library) -> Result<T, Trouble> + Send>),
}

/// A team, for as long as a script runs.
pub trait OpenTeam {
    /// With all that was written so far.
    fn snapshot(&self) -> &Snapshot;

    fn me(&self) -> PersonId;

    /// What everybody is called who is in the team, or was.
    fn names_of_people(&self) -> BTreeMap<PersonId, String>;

    /// By the clock of this device.
    fn now(&self) -> DateTime<Utc>;

    /// # Errors
    /// When the computer has no randomness to give.
    fn new_id(&self) -> Result<DocId, Trouble>;

    /// Whether anybody ever wrote in a document of this id.
    fn is_known(&self, id: DocId) -> bool;

    /// A document, whole.
    ///
    /// # Errors
    /// When its records cannot be read.
    fn open(&mut self, kind: Kind, id: DocId) -> Result<Opened, Trouble>;

    /// Writes, as one action that can be taken back.
    ///
    /// # Errors
    /// When the person may not, when it is more than one change may hold, or when it says something that is not so. Then nothing
    /// was written.
    fn edit(&mut self, edits: &[Edit]) -> Result<(), Trouble>;

    /// Why the person may not do what was asked.
    fn not_allowed(&self) -> Trouble;

    /// What was said about a post's texts, oldest first.
    fn approvals(&self, post: DocId) -> Vec<Approval>;

    /// Whether a rule stops a post, looked at anew.
    ///
    /// # Errors
    /// When a text of it cannot be read.
    fn is_against_stop(&mut self, post: &Post) -> Result<bool, Trouble>;

    /// Everything that is found by these words, best first; a bounded number.
    fn find(&mut self, words: &str) -> Vec<Hit>;

    /// Makes what a template holds, laid out around a day. Gives the posts that were made.
    ///
    /// # Errors
    /// As [`edit`](Self::edit).
    fn use_template(&mut self, template: DocId, day: NaiveDate) -> Result<Vec<DocId>, Trouble>;

    /// Important changes since this person last looked, by the day of their post, with whose they are.
    fn changes(&mut self) -> Vec<Changed>;

    /// All important changes are old from now on.
    ///
    /// # Errors
    /// As [`edit`](Self::edit).
    fn saw_all_changes(&mut self) -> Result<(), Trouble>;

    /// Whoever is called so, in the team or once in it; `None`: nobody is, or several are.
    fn person_named(&self, name: &str) -> Option<PersonId> {
        let key = same_name_key(name);
        let named = self.names_of_people().into_iter().filter(|(_, known)| same_name_key(known) == key);
        match named.map(|(id, _)| id).collect::<Vec<_>>().as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// By the clock of this device in the team's zone.
    fn today(&self) -> NaiveDate {
        let zone = zone(&self.snapshot().team.settings.zone);
        zone.map_or_else(|| self.now().date_naive(), |zone| self.now().with_timezone(&zone).date_naive())
    }
}

/// Documents, read on a thread of its own.
pub trait Library {
    /// `None`: nothing of it is whole.
    ///
    /// # Errors
    /// When the disk refuses, or its records are damaged.
    fn open(&mut self, kind: Kind, id: DocId) -> Result<Option<Opened>, Trouble>;
}

/// A document, whole, as a script reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub body: OpenedBody,
    /// Where two people chose differently at once.
    pub conflicts: Vec<Conflict>,
    /// The sentences that two or more changed apart.
    pub overlaps: Vec<Overlap>,
    pub text: String,
    pub version: Version,
}

/// What lists do not show of it.
#[expect(clippy::large_enum_variant, reason = "it is read and dropped, one at a time")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenedBody {
    Post(Post),
    Variant(Variant),
    /// The snapshot has all of it.
    InSnapshot,
}

impl Opened {
    /// What makes its text this one; `None`: it is.
    pub fn text_edit(self, text: &str) -> Option<TextEdit> {
        TextEdit::between(self.version, &self.text, text)
    }
}
