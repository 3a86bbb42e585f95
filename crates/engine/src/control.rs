//! What can be asked of a running engine itself, and what it is answered. What is asked of a team's content is a
//! [script](trekker_session::script), and runs here without being known here.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use trekker_domain::open::{Open, Word};
use trekker_session::trouble::{Trouble, TroubleKind};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    FoundTeam {
        team: String,
        member: String,
        /// An IANA name; empty: it is not known yet.
        #[serde(default)]
        zone: String,
    },
    /// Whether the disk takes what is written: answered at once, whatever waits.
    DiskState,
    Join {
        ticket: String,
        member: String,
    },
    Invite {
        role: String,
        valid_hours: u32,
    },
    /// A ticket for another device of mine.
    InviteDevice,
    /// An invitation counts no longer.
    Revoke {
        ticket: String,
    },
    /// All devices of a member.
    MemberRemove {
        name: String,
    },
    MemberRole {
        name: String,
        role: String,
    },
    LeadOffer {
        name: String,
    },
    LeadAccept,
    /// This device leaves the team.
    Leave,
    /// Close the team that this device does not belong to any more.
    PutAway,
    Status,
    /// Which program holds the profile, and whether it has a window.
    Holder,
    Import {
        file: PathBuf,
        map: Option<String>,
        dry_run: bool,
    },
    /// A copy of a file is added to the post with this id.
    MediaAdd {
        post: String,
        file: PathBuf,
        alt: String,
    },
    /// A copy of a post's file is written. `media`: as [`MediaFile`](trekker_domain::media::MediaFile) is written down.
    MediaSave {
        media: String,
        file: PathBuf,
    },
    /// Take a guide in Markdown in.
    VoiceImport {
        file: PathBuf,
    },
    VoiceExport {
        file: PathBuf,
    },
    /// Rules from a list of words. `dry_run`: only see what they would be.
    VoiceRuleImport {
        file: PathBuf,
        dry_run: bool,
    },
    ExportAutomerge {
        dir: PathBuf,
    },
    ExportCsv {
        file: PathBuf,
    },
    ExportIcal {
        file: PathBuf,
    },
    /// Write a file with what a member lacks, or with everything.
    CarryOut {
        file: PathBuf,
        name: Option<String>,
    },
    /// Take in such a file.
    CarryIn {
        file: PathBuf,
    },
    Digest,
    Check,
    /// Fill an empty team with the example's content.
    FillExample {
        dutch: bool,
    },
    /// Answered once this device is in and has what its peers had.
    Joined,
    /// Show the window of the program that holds the profile, if it has one. Answered as [`Request::Holder`] is.
    Raise,
    /// A program without a window ends, so that one with a window can hold the profile.
    StandAside,
    /// Stay away from every network, or come back.
    SetOffline {
        offline: bool,
    },
}

/// An array of objects with stable names, or why not.
pub type Answer = Result<serde_json::Value, Refused>;

/// A [`Trouble`] on its way through a socket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The word of the [`TroubleKind`].
    pub kind: String,
    pub about: String,
    pub detail: String,
}

impl Refused {
    /// `None`: only a newer Trekker knows this kind of trouble.
    pub fn known_kind(&self) -> Option<TroubleKind> {
        Open::from_word(&self.kind).known()
    }
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        Self { kind: trouble.kind.word().to_owned(), about: trouble.about, detail: trouble.detail }
    }
}

impl Request {
    /// Whether it takes more than the logs and who belongs.
    pub(crate) fn needs_documents(&self) -> bool {
        match self {
            Self::DiskState
            | Self::FoundTeam { .. }
            | Self::Join { .. }
            | Self::Joined
            | Self::Invite { .. }
            | Self::InviteDevice
            | Self::Revoke { .. }
            | Self::MemberRemove { .. }
            | Self::MemberRole { .. }
            | Self::LeadOffer { .. }
            | Self::LeadAccept
            | Self::Leave
            | Self::PutAway
            | Self::Status
            | Self::Holder
            | Self::CarryOut { .. }
            | Self::CarryIn { .. }
            | Self::Check
            | Self::Raise
            | Self::StandAside
            | Self::SetOffline { .. } => false,
            Self::Import { .. }
            | Self::MediaAdd { .. }
            | Self::MediaSave { .. }
            | Self::VoiceImport { .. }
            | Self::VoiceExport { .. }
            | Self::VoiceRuleImport { .. }
            | Self::ExportAutomerge { .. }
            | Self::ExportCsv { .. }
            | Self::ExportIcal { .. }
            | Self::Digest
            | Self::FillExample { .. } => true,
        }
    }
}
