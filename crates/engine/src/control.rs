//! What a script may ask of a running engine, and what it is answered.
//!
//! The same questions come from the command line in this process and, over the profile's socket, from another one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use trekker_domain::open::{Open, Word};
use trekker_session::trouble::{Trouble, TroubleKind};

/// A voice rule as a script says it; words as in documents, several ones a line each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSaid {
    pub sort: String,
    pub about: String,
    pub instead: String,
    pub reason: String,
    /// Where it holds, by name; nothing: in the whole team.
    pub channel: Option<String>,
    pub persona: Option<String>,
    pub strictness: Option<String>,
}

/// What happens to an idea that somebody looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Parking {
    /// It rests until a day (`2027-03-01`).
    Until { day: String, reason: String },
    /// It stays on the board.
    Keep,
}

/// What several ideas become, by its title, name or text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BundleSaid {
    Post(String),
    /// Made if there is none of that name.
    Plan(String),
    /// A bigger idea.
    Idea(String),
}

/// What something brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuccessSaid {
    pub words: String,
    /// The post that brought it.
    pub post: Option<String>,
    /// Names with their values.
    pub figures: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    FoundTeam {
        team: String,
        member: String,
        /// An IANA name; empty: it is not known yet.
        #[serde(default)]
        zone: String,
    },
    /// What the team set for itself.
    TeamShow,
    TeamSet {
        fields: Vec<(String, String)>,
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
    PostList,
    /// By id, or by its first digits.
    PostShow {
        id: String,
    },
    PostAdd {
        fields: BTreeMap<String, String>,
    },
    PostSet {
        id: String,
        fields: Vec<(String, String)>,
    },
    /// A post as it goes out on one channel: made if it is not there, and given these values.
    VariantSet {
        post: String,
        channel: String,
        fields: Vec<(String, String)>,
    },
    /// Without an id: a new one.
    DeliverableSet {
        post: String,
        id: Option<String>,
        fields: Vec<(String, String)>,
    },
    TodoSet {
        post: String,
        id: Option<String>,
        fields: Vec<(String, String)>,
    },
    /// Without a link: I put it on this channel. With one: I did.
    Publish {
        post: String,
        channel: String,
        link: Option<String>,
    },
    /// My word on a post as it stands.
    Approve {
        post: String,
        is_refused: bool,
        reason: String,
    },
    ChannelList,
    /// Made if there is none of that name.
    ChannelSet {
        name: String,
        fields: Vec<(String, String)>,
    },
    TemplateList,
    /// Each item as an offset and a title.
    TemplateAdd {
        name: String,
        items: Vec<(String, String)>,
    },
    TemplateUse {
        name: String,
        day: String,
    },
    /// A copy of a file is added to a post.
    MediaAdd {
        post: String,
        file: PathBuf,
        alt: String,
    },
    /// A copy of a post's file is written.
    MediaSave {
        post: String,
        name: String,
        file: PathBuf,
    },
    EventList,
    EventAdd {
        name: String,
        fields: Vec<(String, String)>,
    },
    /// Important changes since this person last looked. `seen`: from now on they are old.
    Changes {
        seen: bool,
    },
    IdeaList,
    /// `fields`: theme, channel, season, link.
    IdeaAdd {
        text: String,
        fields: Vec<(String, String)>,
    },
    IdeaPark {
        id: String,
        parking: Parking,
    },
    /// Several ideas become part of something new.
    IdeaBundle {
        ideas: Vec<String>,
        into: BundleSaid,
    },
    /// `week`: a day of it (`2026-11-28`); without it, this week.
    MeetingShow {
        week: Option<String>,
    },
    MeetingDecide {
        words: String,
        owner: Option<String>,
        due: Option<String>,
    },
    SuccessList,
    SuccessAdd(SuccessSaid),
    AnswerList,
    /// `fields`: text, channels, plan, language.
    AnswerAdd {
        question: String,
        fields: Vec<(String, String)>,
    },
    /// Those, and question and binned.
    AnswerSet {
        id: String,
        fields: Vec<(String, String)>,
    },
    /// What in a standard answer is against the rules that hold where it is given.
    AnswerCheck {
        id: String,
    },
    VoiceShow,
    /// The section with this heading gets this text; there is one from then on.
    VoiceEdit {
        heading: String,
        text: String,
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
    VoiceRuleList,
    VoiceRuleAdd(RuleSaid),
    VoiceRuleSet {
        id: String,
        fields: Vec<(String, String)>,
    },
    /// What in a text is against the rules that hold on a channel and for a persona, by their names. `language`: `nl` or `en`;
    /// without it, it is found.
    VoiceCheck {
        text: String,
        channel: Option<String>,
        persona: Option<String>,
        language: Option<String>,
    },
    Search {
        text: String,
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
            Self::TeamShow
            | Self::TeamSet { .. }
            | Self::Import { .. }
            | Self::PostList
            | Self::PostShow { .. }
            | Self::PostAdd { .. }
            | Self::PostSet { .. }
            | Self::VariantSet { .. }
            | Self::DeliverableSet { .. }
            | Self::TodoSet { .. }
            | Self::ChannelList
            | Self::ChannelSet { .. }
            | Self::TemplateList
            | Self::TemplateAdd { .. }
            | Self::TemplateUse { .. }
            | Self::Approve { .. }
            | Self::Publish { .. }
            | Self::MediaAdd { .. }
            | Self::MediaSave { .. }
            | Self::EventList
            | Self::EventAdd { .. }
            | Self::Changes { .. }
            | Self::IdeaList
            | Self::IdeaAdd { .. }
            | Self::IdeaPark { .. }
            | Self::IdeaBundle { .. }
            | Self::MeetingShow { .. }
            | Self::MeetingDecide { .. }
            | Self::SuccessList
            | Self::SuccessAdd(_)
            | Self::AnswerList
            | Self::AnswerAdd { .. }
            | Self::AnswerSet { .. }
            | Self::AnswerCheck { .. }
            | Self::VoiceShow
            | Self::VoiceEdit { .. }
            | Self::VoiceImport { .. }
            | Self::VoiceExport { .. }
            | Self::VoiceRuleImport { .. }
            | Self::VoiceRuleList
            | Self::VoiceRuleAdd(_)
            | Self::VoiceRuleSet { .. }
            | Self::VoiceCheck { .. }
            | Self::Search { .. }
            | Self::ExportAutomerge { .. }
            | Self::ExportCsv { .. }
            | Self::ExportIcal { .. }
            | Self::Digest
            | Self::FillExample { .. } => true,
        }
    }
}
