//! What went wrong, said so that a person knows what happened, what it means and what to do.

use trekker_domain::word_enum;

word_enum! {
    /// The kinds of trouble. A front end has a sentence for each, in the person's language.
    pub enum TroubleKind {
        /// The ticket is no Trekker ticket, or was cut or changed on its way.
        TicketMangled = "TicketMangled",
        /// The invitation was for a limited time, which is over.
        TicketExpired = "TicketExpired",
        /// The invitation is over by the clock of whoever was asked, and the clock of this computer is behind: others of the team wrote later
        /// than it says. `about`: what it says; `detail`: what the other one says.
        MyClockOff = "MyClockOff",
        /// The same, and the clock of whoever was asked is behind.
        TheirClockOff = "TheirClockOff",
        /// The same, and it is not known which of them is wrong.
        ClocksApart = "ClocksApart",
        /// None of the devices in the ticket answered, and by the clock of this computer the invitation is over. `about`: what that clock says.
        NobodyReachedAndOver = "NobodyReachedAndOver",
        /// Somebody already joined with it.
        TicketUsed = "TicketUsed",
        /// Nobody of that team knows this invitation.
        TicketUnknown = "TicketUnknown",
        /// The ticket is for another team than this profile is in.
        TicketForeign = "TicketForeign",
        /// A word that is in no spoken code.
        SpokenNoWord = "SpokenNoWord",
        /// The words were not those that were said; that code counts no longer.
        SpokenWrong = "SpokenWrong",
        /// No device on the local network waits for such a code.
        NobodyNearby = "NobodyNearby",
        /// None of the devices in the ticket answered.
        NobodyReached = "NobodyReached",
        /// This profile has a team already.
        TeamExists = "TeamExists",
        /// This profile has no team yet.
        NoTeam = "NoTeam",
        /// The name is empty or too long.
        BadName = "BadName",
        /// Another program holds the profile and does not answer.
        ProfileHeld = "ProfileHeld",
        /// A program without a window holds the profile and keeps it in sync. `about`: its process.
        ProfileServed = "ProfileServed",
        /// The profile was made by a newer Trekker.
        ProfileNewer = "ProfileNewer",
        /// The file with the team's data is damaged.
        FileDamaged = "FileDamaged",
        /// Part of what somebody wrote is damaged in the team's file; it comes again from another device.
        RecordsDamaged = "RecordsDamaged",
        /// The file with the device's key is damaged.
        KeyDamaged = "KeyDamaged",
        /// The key's file is missing where a team's data are; no other key was made.
        KeyMissing = "KeyMissing",
        /// There is a team, and its file is not where the profile says, or the profile does not say it any more.
        TeamLost = "TeamLost",
        /// The profile did not say any more which file has its team; the device's key told.
        TeamFound = "TeamFound",
        /// The file with the team's data was damaged; what was whole was taken over into a new one.
        FileRescued = "FileRescued",
        /// The newest of what this device wrote is missing from its file.
        EndLost = "EndLost",
        /// Part of what says who belongs to the team is damaged: nothing can be changed or sent until it comes again.
        MembersUnproven = "MembersUnproven",
        /// A photo or video is damaged on this disk and was not written; it comes again from another device.
        MediaDamaged = "MediaDamaged",
        /// The list of photos and videos was damaged and was made anew from the files.
        MediaRebuilt = "MediaRebuilt",
        /// This device's admission has not come all the way yet.
        StillJoining = "StillJoining",
        /// The disk refused for too long, and nothing of what was asked for is kept.
        NothingKept = "NothingKept",
        /// The same, and a part of it is kept.
        KeptInPart = "KeptInPart",
        /// The disk refuses; the program that holds the profile keeps in memory what was asked for, and goes on trying.
        WaitsForDisk = "WaitsForDisk",
        /// The disk failed while it wrote: whether it is kept has to be looked at.
        MaybeKept = "MaybeKept",
        /// No room left on the disk: what was not saved is still on screen.
        DiskFull = "DiskFull",
        /// The disk could not be read or written for another reason.
        Disk = "Disk",
        /// No such post, idea, section.
        NotFound = "NotFound",
        /// The file to import is no table we can read.
        ImportUnreadable = "ImportUnreadable",
        /// The file is no text, or larger than what is read of one.
        TextUnreadable = "TextUnreadable",
        /// What was named is no file with contents: a folder, a pipe, a device.
        NoRegularFile = "NoRegularFile",
        /// The file is larger than what is read of one; it says how large, and what the most is.
        FileTooLarge = "FileTooLarge",
        /// A guide of more sections than a team's guide may have; it says how many, and the most.
        TooManySections = "TooManySections",
        /// The table has days beside each other as columns; it says which.
        DaysAsColumns = "DaysAsColumns",
        /// The file carries no team's changes, or was cut or changed on its way. What was whole in it is taken in.
        CarriedBroken = "CarriedBroken",
        /// The carried file is for another team.
        CarriedForeign = "CarriedForeign",
        /// The carried file is for other devices of the team.
        CarriedNotForMe = "CarriedNotForMe",
        /// The carried file cannot be read or written.
        CarriedFile = "CarriedFile",
        /// A photo or video could not be taken in or written.
        MediaFile = "MediaFile",
        /// My role does not allow this.
        NotAllowed = "NotAllowed",
        /// Whoever brought an idea puts it in the bin, and nobody else.
        AnothersIdea = "AnothersIdea",
        /// Whoever has the lead hands it on before leaving.
        LeadFirst = "LeadFirst",
        /// Only a Trekker that stays open can do this: somebody has to be at the door.
        NotRunning = "NotRunning",
        /// The program that holds the profile ended before it had answered.
        AnswerCut = "AnswerCut",
        /// A post is said to be out, and not where.
        NotOut = "NotOut",
        /// What was said of where a post is to be found is no link.
        NotALink = "NotALink",
        /// A post is against a voice rule that stops it from becoming ready.
        AgainstVoice = "AgainstVoice",
        /// A value was not understood.
        BadValue = "BadValue",
        /// More at once than one change of a document may hold, so that nobody else would take it in.
        TooLarge = "TooLarge",
        /// The clock of this computer cannot be right; it says when it stands at.
        ClockWrong = "ClockWrong",
        /// The network could not be used at all.
        Network = "Network",
        /// A device sent something that does not fit; it was refused.
        PeerRefused = "PeerRefused",
        /// A device speaks a version of the protocol that this one does not.
        PeerOtherVersion = "PeerOtherVersion",
        /// A device's log tells two stories: a copied or restored profile, or a liar.
        Fork = "Fork",
        /// A mistake in Trekker itself.
        Internal = "Internal",
    }
}

/// One trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub kind: TroubleKind,
    /// What it was about, such as a file's or a member's name. May be empty. Shown as it is.
    pub about: String,
    /// The words of whoever found it, in English, for the curious and for reports. May be empty.
    pub detail: String,
}

impl Trouble {
    pub fn new(kind: TroubleKind) -> Self {
        Self { kind, about: String::new(), detail: String::new() }
    }

    pub fn about(mut self, about: impl ToString) -> Self {
        self.about = about.to_string();
        self
    }

    pub fn detail(mut self, detail: impl ToString) -> Self {
        self.detail = detail.to_string();
        self
    }
}
