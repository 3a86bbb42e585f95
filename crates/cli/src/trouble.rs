//! Troubles as sentences and exit codes.

use trekker_engine::control::Refused;
use trekker_session::trouble::TroubleKind;

/// What happened, that nothing was lost, and what to do.
pub(crate) fn sentence(refused: &Refused) -> String {
    let Refused { about, detail, .. } = refused;
    let said = match refused.known_kind().unwrap_or(TroubleKind::Internal) {
        TroubleKind::TicketMangled => {
            "The ticket was cut or changed on its way, or is none. Ask for it again, as one piece of text.".into()
        }
        TroubleKind::TicketExpired => "The invitation is no longer valid. Ask for a new one.".into(),
        TroubleKind::MyClockOff => return format!(
            "The clock of this computer is behind: it says {about}, and a computer of the team {detail}, by which the invitation is over. Set it; if the invitation is over then too, ask for a new one."
        ),
        TroubleKind::TheirClockOff => return format!(
            "A computer of the team says {detail}, by which the invitation is over; yours says {about}. The team's computer is wrong: ask for its clock to be set, and for a new invitation."
        ),
        TroubleKind::ClocksApart => return format!(
            "By the clock of the team's computer the invitation is over: it says {detail}, and yours {about}. One of them is wrong: see which, set it, then try again or ask for a new invitation."
        ),
        TroubleKind::TicketUsed => "Somebody already joined with this invitation; each is for one. Ask for a new one.".into(),
        TroubleKind::TicketUnknown => "The team does not know this invitation, or has taken it back. Ask for a new one.".into(),
        TroubleKind::TicketForeign => {
            "The ticket is for another team than this profile is in. Use another profile (--profile DIR).".into()
        }
        TroubleKind::NobodyReached => {
            "None of the devices named in the ticket answered. Ask whoever invited you to have Trekker open, then try again."
                .into()
        }
        TroubleKind::NobodyReachedAndOver => format!(
            "None of the devices named in the ticket answered, and by the clock of this computer the invitation is over: it says {about}. If that is right, ask for a new one; if not, set the clock, ask whoever invited you to have Trekker open, then try again."
        ),
        TroubleKind::SpokenNoWord => format!("'{about}' is none of the words. Ask for the four words again, or for the ticket."),
        TroubleKind::SpokenWrong => "Those were not the words; they count no longer. Ask for new ones, or for the ticket.".into(),
        TroubleKind::NobodyNearby => {
            "Nobody on this network waits for these words. Have the invitation open on the other computer, on the same network; or ask for the ticket.".into()
        }
        TroubleKind::LeadFirst => "You have the lead: offer it to somebody first ('lead offer'), and leave once they accepted it.".into(),
        TroubleKind::NotRunning => {
            "Only a running Trekker can let a device in: open the app, or start 'serve', then try again.".into()
        }
        TroubleKind::TeamExists => {
            "This profile has a team already; nothing was changed. Use another profile (--profile DIR).".into()
        }
        TroubleKind::NoTeam => "This profile has no team yet. Start one with 'team new', or 'join' one.".into(),
        TroubleKind::BadName => format!("'{about}' is no name: give one of 1 to 80 characters, without piles of marks on them."),
        TroubleKind::ProfileHeld => format!(
            "The profile {about} is held by another program that does not answer. Close it, then try again; nothing was changed."
        ),
        TroubleKind::ProfileServed => format!("This profile is held by a Trekker without a window (process {about}); nothing was changed."),
        TroubleKind::ProfileNewer => format!("{about} was made by a newer Trekker. It was left as it is; update this one."),
        TroubleKind::FileDamaged => format!(
            "The file {about} is damaged. It was left as it is. Move it away and join again: the others have your team's data."
        ),
        TroubleKind::RecordsDamaged => format!(
            "The disk has damaged part of what {about} wrote. Nothing else is affected; it comes again from whoever connects next."
        ),
        TroubleKind::KeyDamaged => {
            format!("The key file {about} is damaged. It was left as it is. Put back a copy, or begin a new profile.")
        }
        TroubleKind::KeyMissing => format!(
            "The key file {about} is missing, and its folder has a team's data. No other key was made and nothing was changed. Put the file back from a copy; without one, begin a new profile (--profile DIR) and join again."
        ),
        TroubleKind::TeamLost => format!(
            "{about} does not lead to this profile's team any more: it is damaged, or the file it names is not there. Nothing was changed. Put back what is missing from a copy, or begin a new profile (--profile DIR) and join again."
        ),
        TroubleKind::TeamFound => format!("{about} did not say any more which team this profile is in; the device's key told. Nothing is lost."),
        TroubleKind::FileRescued => format!(
            "{about} was damaged and was left as it is. Everything whole in it is in a new file beside it; what is missing comes again from whoever connects next."
        ),
        TroubleKind::EndLost => "The disk has lost the newest of what this device wrote. It comes again from whoever of the team has it; look through the last changes.".into(),
        TroubleKind::MembersUnproven => "Part of what says who belongs to the team is damaged on this disk. Everything can be read and exported; nothing can be changed or sent until another device of the team has shown it again ('serve').".into(),
        TroubleKind::MediaDamaged => format!("{about} is damaged on this disk; it was not written. It comes again from another device of the team."),
        TroubleKind::MediaRebuilt => "The list of photos and videos was damaged and was made anew from the files. What is missing comes again from the others.".into(),
        TroubleKind::StillJoining => "This device has not come in all the way yet; nothing was changed. It goes on by itself while 'serve' runs and somebody of the team is online; 'join' with the same ticket waits for it.".into(),
        TroubleKind::NothingKept => format!("Nothing of this was saved: {about}. What was saved before is safe. See to the disk, then do it again."),
        TroubleKind::KeptInPart => format!("Only a part of this was saved: {about}. See to the disk, and look what is there before you do it again."),
        TroubleKind::WaitsForDisk => format!(
            "Not saved yet: {about}. The Trekker that holds the profile keeps it in memory and saves it as soon as it can, so do not do it again. If that program ends before, it is lost."
        ),
        TroubleKind::MaybeKept => format!("It is not certain whether this was saved: {about}. Look what is there before you do it again."),
        TroubleKind::DiskFull => "There is no room left on the disk. What was saved is safe; make room and try again.".into(),
        TroubleKind::MediaFile => format!("This file could not be taken in or written: {about}. Nothing was changed."),
        TroubleKind::Disk => format!("The disk refuses {about}. What was saved is safe."),
        TroubleKind::NotFound => format!("There is no '{about}'."),
        TroubleKind::ImportUnreadable => format!("{about} cannot be read as a table; nothing was imported."),
        TroubleKind::TextUnreadable => format!("{about} is no text, or too long to be a guide or a list; nothing was changed."),
        TroubleKind::NoRegularFile => format!("{about} is a folder, a pipe or a device, and no file with contents; nothing was changed."),
        TroubleKind::FileTooLarge => format!("{about}: the file is larger than what is read; nothing was changed. Split it."),
        TroubleKind::TooManySections => format!("The guide has too many headings ({about}); nothing was changed. Split it, or use ### for what belongs together."),
        TroubleKind::DaysAsColumns => format!(
            "The days stand beside each other as columns ({about}), and a table is read with a post a row; nothing was imported. Put each post on a row of its own, with its date."
        ),
        TroubleKind::CarriedBroken => {
            format!(
                "{about} carries no team's changes, or was cut on its way. What was whole in it came in; nothing was lost."
            )
        }
        TroubleKind::CarriedForeign => format!("{about} is for another team; nothing was changed."),
        TroubleKind::CarriedNotForMe => {
            format!(
                "{about} was made for other devices of the team; nothing was changed. Ask for one that is for this one too."
            )
        }
        TroubleKind::CarriedFile => format!("{about} cannot be read or written; nothing was changed."),
        TroubleKind::AgainstVoice => format!("{about} is against a voice rule that has to be kept; nothing was changed. Mend the text first."),
        TroubleKind::NotALink => format!("'{about}' is no link: it begins with https://, and says where the post is to be found. Nothing was changed."),
        TroubleKind::AnswerCut => "The Trekker that holds the profile ended, or does not react, before it had answered. What it had done by then is kept: look how far it came before you try again.".into(),
        TroubleKind::NotOut => format!("{about} is not out on each of its channels; nothing was changed. Say where it is: publish ID CHANNEL --link URL."),
        TroubleKind::AnothersIdea => "Whoever brought an idea deletes it, and nobody else; nothing was changed. It can be parked.".into(),
        TroubleKind::NotAllowed => "Your role in the team does not allow this; nothing was changed.".into(),
        TroubleKind::BadValue => format!("'{about}' does not do; nothing was changed."),
        TroubleKind::TooLarge => "This is more than one change may hold, so it would reach nobody; nothing was changed. Make it shorter, or put it in a text in parts.".into(),
        TroubleKind::PeerRefused => {
            format!("A device of {about} sent something that does not fit. It was refused; nothing was changed.")
        }
        TroubleKind::PeerOtherVersion => {
            format!(
                "A device of {about} runs another version of Trekker. Update the older one; until then they do not sync."
            )
        }
        TroubleKind::Fork => format!(
            "A device of {about} tells two stories: its profile was copied or put back from a backup, or it lies. Nothing more of it is taken."
        ),
        TroubleKind::ClockWrong => format!(
            "The clock of this computer says {about}, which cannot be right. Set it: until then days and hours are wrong here, and the others may not be reached. Nothing is lost."
        ),
        TroubleKind::Network => "The network cannot be used. Everything else works.".into(),
        TroubleKind::Internal => "This did not work; nothing was changed.".to_owned(),
    };
    if detail.is_empty() { said } else { format!("{said} ({detail})") }
}

/// As the help says.
pub(crate) fn exit_code(refused: &Refused) -> u8 {
    match refused.known_kind().unwrap_or(TroubleKind::Internal) {
        TroubleKind::NotFound | TroubleKind::NoTeam => 3,
        TroubleKind::BadName
        | TroubleKind::BadValue
        | TroubleKind::TooLarge
        | TroubleKind::AgainstVoice
        | TroubleKind::NotALink
        | TroubleKind::NotOut
        | TroubleKind::ImportUnreadable
        | TroubleKind::TextUnreadable
        | TroubleKind::TeamExists
        | TroubleKind::CarriedBroken
        | TroubleKind::CarriedForeign
        | TroubleKind::CarriedNotForMe
        | TroubleKind::CarriedFile
        | TroubleKind::NoRegularFile
        | TroubleKind::FileTooLarge
        | TroubleKind::TooManySections
        | TroubleKind::DaysAsColumns => 4,
        TroubleKind::ProfileHeld | TroubleKind::ProfileServed => 5,
        TroubleKind::TicketMangled
        | TroubleKind::TicketExpired
        | TroubleKind::MyClockOff
        | TroubleKind::TheirClockOff
        | TroubleKind::ClocksApart
        | TroubleKind::TicketUsed
        | TroubleKind::TicketUnknown
        | TroubleKind::TicketForeign
        | TroubleKind::NobodyReached
        | TroubleKind::NobodyReachedAndOver
        | TroubleKind::NobodyNearby
        | TroubleKind::SpokenNoWord
        | TroubleKind::SpokenWrong
        | TroubleKind::NotRunning
        | TroubleKind::StillJoining
        | TroubleKind::ClockWrong
        | TroubleKind::Network => 6,
        TroubleKind::NothingKept
        | TroubleKind::KeptInPart
        | TroubleKind::WaitsForDisk
        | TroubleKind::MaybeKept
        | TroubleKind::KeyMissing
        | TroubleKind::TeamLost
        | TroubleKind::MembersUnproven
        | TroubleKind::MediaDamaged
        | TroubleKind::DiskFull
        | TroubleKind::Disk
        | TroubleKind::MediaFile
        | TroubleKind::FileDamaged
        | TroubleKind::KeyDamaged
        | TroubleKind::ProfileNewer => 7,
        _ => 1,
    }
}
