//! What a person should read once: it goes by as a toast.

use std::path::PathBuf;

use trekker_domain::concern::Concern;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::short_code::ShortCode;

use crate::trouble::Trouble;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    Trouble(Trouble),
    /// What was typed on this branch of a text did not come in, and nothing that follows on it does: the branch is over.
    TypingRefused {
        doc: DocId,
        branch: u64,
        trouble: Trouble,
        /// It was said before, of what this follows on.
        is_again: bool,
    },
    /// Somebody came in with an invitation, or with another device of theirs.
    Joined {
        name: String,
        /// What the device shows that came in.
        code: ShortCode,
    },
    /// This device's profile was put back from a backup, or copied, and went on under a new key.
    Renewed,
    /// So many things that only this device had written before were said again under its new key; `left` could not be.
    BroughtAlong {
        changes: usize,
        left: usize,
    },
    /// Somebody guessed at the code that was said aloud: it counts no longer.
    SpokenCodeSpoilt,
    /// I am in.
    Welcome {
        team: String,
    },
    /// Something went to the bin or moved: the toast offers *Undo*, for as long as `action` can be taken back. `None`: nothing
    /// came of it.
    Undoable {
        done: Done,
        action: Option<u64>,
    },
    /// An action was undone, or done again, of which nothing shows just now.
    TakenBack {
        kind: Kind,
        /// Of what it was about; empty where that has none.
        title: String,
        is_again: bool,
    },
    /// An edit could not be undone, because somebody has chosen otherwise since.
    NotUndone {
        by: Option<PersonId>,
    },
    Imported {
        posts: usize,
        /// Whose cells were changed in our own spreadsheet.
        changed: usize,
        already_there: usize,
        unplaced: usize,
    },
    ImportedEvents {
        events: usize,
        /// That had changed in the file since.
        changed: usize,
        already_there: usize,
        left_out: usize,
    },
    /// Something others did, or the clock, that concerns me.
    Concerns {
        about: DocId,
        /// Of what it is about.
        title: String,
        concern: Concern,
    },
    /// A copy of a photo or video was written.
    MediaSaved {
        file: String,
    },
    /// A page was written.
    PageSaved {
        file: String,
    },
    /// The front end opens this file or folder of the profile.
    OpenFile {
        file: PathBuf,
    },
    /// A carried file was written.
    CarriedOut {
        file: String,
        records: u64,
    },
    /// The calendar was written to a file; so many posts have no day and so no place in it.
    Exported {
        file: String,
        posts: usize,
        left_out: usize,
    },
    /// What was new in a carried file is in.
    Carried {
        file: String,
    },
    /// Somebody started the program once more: show this window.
    Raise,
    /// Another program wants to hold the profile, with a window.
    StandAside,
    /// A device's records could not be read; they are set aside and the rest works.
    SetAside {
        device_of: Option<PersonId>,
        records: usize,
    },
    /// Something that this device wrote, and that no other could take in, was written again so that they can. `is_said`: else it
    /// could not be.
    SaidAgain {
        kind: trekker_domain::kind::Kind,
        title: String,
        is_said: bool,
    },
    /// So many records that the disk had damaged came whole again from another device.
    Mended {
        records: usize,
    },
}

/// What was done and can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    PostMoved {
        title: String,
        to: Option<chrono::NaiveDate>,
    },
    PostBinned {
        title: String,
    },
    /// So many in one go.
    PostsChanged {
        count: usize,
    },
    EventBinned {
        name: String,
    },
    /// So many at once.
    PostsMade {
        count: usize,
    },
    IdeaBrought,
    IdeaBinned,
    IdeaParked {
        title: String,
        until: chrono::NaiveDate,
    },
    IdeaKept {
        title: String,
    },
    /// So many ideas became part of what is called so.
    IdeasJoined {
        count: usize,
        into: String,
    },
    DecisionBinned,
    FigureBinned,
    RuleBinned,
    /// A channel, a plan or a persona.
    NamedBinned {
        name: String,
    },
    SuccessBinned,
    /// So many sections of a guide from a file.
    GuideTaken {
        added: usize,
        changed: usize,
        same: usize,
    },
    RulesMade {
        count: usize,
    },
    SectionBinned,
    StandardAnswerBinned,
}
