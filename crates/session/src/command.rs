//! What a person asks for.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

use chrono::NaiveDate;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DeviceId, DocId, PersonId};
use trekker_domain::import::PostField;
use trekker_domain::kind::Kind;
use trekker_domain::media::{FileHash, Media, MediaFile};
use trekker_domain::page::{Page, PageForm};
use trekker_domain::role::Role;
use trekker_domain::text::Version;

/// In which language an example team is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Dutch,
    English,
}

/// In which form the calendar is written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportForm {
    /// A spreadsheet that comes back equal.
    Csv,
    /// For calendar programs.
    Ical,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Start a team of which this device's person is the trekker.
    FoundTeam {
        team: String,
        member: String,
        /// The zone the team plans in, an IANA name; empty: it is not known yet, and the team is asked.
        zone: String,
    },
    /// Join with an invitation ticket, or with the words of a spoken code. The name is that of a new member; another device of
    /// somebody's needs none.
    Join {
        ticket: String,
        member: String,
    },
    /// Stop trying to join.
    CancelJoin,
    /// Open the example team, beside one's own.
    OpenExample {
        member: String,
        language: Language,
        /// As for [`FoundTeam`](Self::FoundTeam).
        zone: String,
    },
    /// Throw the example team away and go back.
    LeaveExample,

    /// One user action: all edits are kept together or not at all.
    Edit(Vec<Edit>),
    /// Say something about words of a text: those from `range.start` up to `range.end`, in Unicode scalar values, as they stood
    /// in the version I saw.
    CommentOn {
        id: DocId,
        about: DocId,
        seen: Version,
        range: Range<usize>,
        text: String,
        mentions: BTreeSet<PersonId>,
    },
    /// Make what a template holds, laid out around this day.
    UseTemplate {
        template: DocId,
        day: NaiveDate,
        /// The event it is used for.
        event: Option<DocId>,
    },
    /// I have seen what changed in these posts.
    SawChanges(Vec<DocId>),
    /// Words typed into a text, beginning from what the front end shows. See [`Typing`].
    Type(Typing),
    Undo,
    /// Takes back this very action, also where others were done after it. What is not to be taken back any more stays.
    UndoAction(u64),
    Redo,
    /// Show this document's detail in the snapshots until it was [closed](Command::Close) as often as it was opened: it may
    /// stand in a room and in the sheet beside it.
    Open(DocId),
    Close(DocId),
    /// Show the text of an open document as it was in a version as well; `None`: no longer.
    LookBack {
        doc: DocId,
        at: Option<Version>,
    },
    /// Where my caret is, for the others who have this document open. `None`: I left it.
    Caret {
        doc: DocId,
        at: Option<usize>,
    },
    /// Search everything; the hits come in [`Snapshot::search`](crate::snapshot::Snapshot::search). Empty: stop searching.
    Search {
        words: String,
        /// Only what is of this kind.
        only: Option<Kind>,
    },

    /// Make an invitation; the ticket comes in [`Snapshot::invitation`](crate::snapshot::Snapshot::invitation).
    Invite {
        role: Role,
        valid_hours: u32,
    },
    /// Make a ticket for another device of mine; it comes in [`Snapshot::invitation`](crate::snapshot::Snapshot::invitation).
    InviteDevice,
    /// The invitation was passed on or is not wanted any more: show it no longer. Its ticket stays valid, its spoken code does not.
    PutInvitationAway,
    RemoveDevice(DeviceId),
    /// This device leaves the team.
    LeaveTeam,
    /// Close the team that this device does not belong to any more. Its file stays in the profile's folder.
    PutTeamAway,
    SetRole(PersonId, Role),
    /// Offer the lead to a member, who has to accept it.
    OfferLead(PersonId),
    AcceptLead,
    /// Stay away from every network until told otherwise.
    SetOffline(bool),

    /// Take a copy of a photo, a video or another file into a post or an idea.
    AddMedia {
        to: DocId,
        file: PathBuf,
    },
    /// A large file is to come here all the same.
    FetchMedia(FileHash),
    /// Write a copy of a file that is here.
    SaveMedia {
        file: MediaFile,
        to: PathBuf,
    },
    /// Have these files opened by the programs of this computer; the file or folder comes in
    /// [`Notice::OpenFile`](crate::notice::Notice::OpenFile).
    OpenMedia(Vec<Media>),

    /// Write a file with what a member lacks, or with everything for all.
    CarryOut {
        file: PathBuf,
        person: Option<PersonId>,
    },
    /// Take in such a file.
    CarryIn(PathBuf),

    /// Write the calendar to a file.
    Export {
        form: ExportForm,
        file: PathBuf,
    },

    /// Write a page to a file.
    SavePage {
        page: Page,
        form: PageForm,
        file: PathBuf,
    },
    /// Lay a page in the profile's folder and have a browser open it; the file comes in
    /// [`Notice::OpenFile`](crate::notice::Notice::OpenFile).
    PrintPage(Page),

    /// Take a guide in Markdown in.
    ImportGuide(PathBuf),
    /// Write the guide to a file, under this title where the form has one.
    SaveGuide {
        form: PageForm,
        title: String,
        file: PathBuf,
    },
    /// Read a list of words. Its rules come in [`Snapshot::rule_import`](crate::snapshot::Snapshot::rule_import) first.
    ReadRules(PathBuf),
    ConfirmRules,
    CancelRules,
    /// See how the posts to come sound beside each other; it comes in
    /// [`Snapshot::consistency`](crate::snapshot::Snapshot::consistency).
    LookAcross,

    /// Bring in a spreadsheet. Its preview comes in [`Snapshot::import`](crate::snapshot::Snapshot::import) first.
    PreviewImport(PathBuf),
    /// A column of the spreadsheet that waits fills this field; `None`: it is kept as explanation. Columns count from 0.
    MapImport {
        column: usize,
        field: Option<PostField>,
    },
    ConfirmImport,
    /// Do not bring it in; or, while it comes in, stop: the posts that are in stay.
    CancelImport,
}

/// What somebody typed since the last one of these.
///
/// A front end sends one after a pause, not one for each key. It holds a *branch*: the version it shows, plus what it has
/// typed on it. As long as it stays on one branch it counts its typings with `number` from 0; the engine continues
/// the branch even when others have written meanwhile, and merges. When
/// [`TextDetail::typed`](crate::snapshot::TextDetail::typed) has caught up with the last number, and nothing is left
/// unsent, the front end may take over the merged text and begins a new branch from its version. Where one does not come in, a
/// [`Notice::TypingRefused`](crate::notice::Notice::TypingRefused) says so, and the branch is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typing {
    pub doc: DocId,
    /// Told apart by the front end: a new one for each new branch, never 0.
    pub branch: u64,
    pub number: u64,
    /// The version the branch began from.
    pub began: Version,
    /// On the text as the branch left it after the typing before.
    pub splices: Vec<trekker_domain::text::Splice>,
}
