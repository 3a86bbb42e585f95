//! Troubles and notices in sentences: what happened, that nothing was lost, what to do.

use trekker_domain::concern::Concern;
use trekker_session::notice::{Done, Notice};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::context::Scene;
use crate::terms;
use crate::words::{Words, say};

/// What the sentence does not say already. In the words of whoever reported it.
pub(crate) fn detail(trouble: &Trouble) -> &str {
    match trouble.kind {
        TroubleKind::MyClockOff | TroubleKind::TheirClockOff | TroubleKind::ClocksApart => "",
        _ => &trouble.detail,
    }
}

pub fn sentence(words: &Words, trouble: &Trouble) -> String {
    let (about, detail) = (trouble.about.as_str(), trouble.detail.as_str());
    match trouble.kind {
        TroubleKind::TicketMangled => say!(words, "trouble-ticket-mangled"),
        TroubleKind::TicketExpired => say!(words, "trouble-ticket-expired"),
        TroubleKind::MyClockOff => say!(words, "trouble-my-clock-off", mine = about, theirs = detail),
        TroubleKind::TheirClockOff => say!(words, "trouble-their-clock-off", mine = about, theirs = detail),
        TroubleKind::ClocksApart => say!(words, "trouble-clocks-apart", mine = about, theirs = detail),
        TroubleKind::TicketUsed => say!(words, "trouble-ticket-used"),
        TroubleKind::TicketUnknown => say!(words, "trouble-ticket-unknown"),
        TroubleKind::TicketForeign => say!(words, "trouble-ticket-foreign"),
        TroubleKind::NobodyReached => say!(words, "trouble-nobody-reached"),
        TroubleKind::NobodyReachedAndOver => say!(words, "trouble-nobody-reached-and-over", mine = about),
        TroubleKind::TeamExists => say!(words, "trouble-team-exists"),
        TroubleKind::NoTeam => say!(words, "trouble-no-team"),
        TroubleKind::BadName => say!(words, "trouble-bad-name"),
        TroubleKind::ProfileHeld => say!(words, "trouble-profile-held"),
        TroubleKind::ProfileServed => say!(words, "trouble-profile-served", process = about),
        TroubleKind::ProfileNewer => say!(words, "trouble-profile-newer"),
        TroubleKind::FileDamaged => say!(words, "trouble-file-damaged", about = about),
        TroubleKind::RecordsDamaged => say!(words, "trouble-records-damaged", about = about),
        TroubleKind::KeyDamaged => say!(words, "trouble-key-damaged", about = about),
        TroubleKind::KeyMissing => say!(words, "trouble-key-missing", about = about),
        TroubleKind::TeamLost => say!(words, "trouble-team-lost", about = about),
        TroubleKind::TeamFound => say!(words, "trouble-team-found"),
        TroubleKind::FileRescued => say!(words, "trouble-file-rescued", about = about),
        TroubleKind::EndLost => say!(words, "trouble-end-lost"),
        TroubleKind::MembersUnproven => say!(words, "trouble-members-unproven"),
        TroubleKind::MediaDamaged => say!(words, "trouble-media-damaged", about = about),
        TroubleKind::MediaRebuilt => say!(words, "trouble-media-rebuilt"),
        TroubleKind::StillJoining => say!(words, "trouble-still-joining"),
        TroubleKind::MediaFile => say!(words, "trouble-media-file", about = about),
        TroubleKind::DiskFull => say!(words, "trouble-disk-full"),
        // Of the others only a command line is told, which does not stay until the disk takes it.
        TroubleKind::Disk
        | TroubleKind::NothingKept
        | TroubleKind::KeptInPart
        | TroubleKind::WaitsForDisk
        | TroubleKind::MaybeKept => say!(words, "trouble-disk"),
        TroubleKind::NotFound => say!(words, "trouble-not-found"),
        TroubleKind::ImportUnreadable => say!(words, "trouble-import-unreadable", about = about),
        TroubleKind::TextUnreadable => say!(words, "trouble-text-unreadable", about = about),
        TroubleKind::NoRegularFile => say!(words, "trouble-no-regular-file", about = about),
        TroubleKind::FileTooLarge => say!(words, "trouble-file-too-large", about = about),
        TroubleKind::TooManySections => say!(words, "trouble-too-many-sections", about = about),
        TroubleKind::DaysAsColumns => say!(words, "trouble-days-as-columns", about = about),
        TroubleKind::CarriedBroken => say!(words, "trouble-carried-broken", about = about),
        TroubleKind::CarriedForeign => say!(words, "trouble-carried-foreign", about = about),
        TroubleKind::CarriedNotForMe => say!(words, "trouble-carried-not-for-me", about = about),
        TroubleKind::CarriedFile => say!(words, "trouble-carried-file", about = about),
        TroubleKind::SpokenNoWord => say!(words, "trouble-spoken-no-word", about = about),
        TroubleKind::SpokenWrong => say!(words, "trouble-spoken-wrong"),
        TroubleKind::NobodyNearby => say!(words, "trouble-nobody-nearby"),
        TroubleKind::LeadFirst => say!(words, "trouble-lead-first"),
        TroubleKind::NotRunning => say!(words, "trouble-not-running"),
        TroubleKind::NotAllowed => say!(words, "trouble-not-allowed"),
        TroubleKind::NotOut => say!(words, "trouble-not-out", about = about),
        TroubleKind::AnothersIdea => say!(words, "trouble-anothers-idea"),
        TroubleKind::NotALink => say!(words, "link-not-real"),
        TroubleKind::AgainstVoice => say!(words, "trouble-against-voice", about = about),
        TroubleKind::BadValue => say!(words, "trouble-bad-value"),
        TroubleKind::TooLarge => say!(words, "trouble-too-large"),
        TroubleKind::ClockWrong => say!(words, "trouble-clock-wrong", about = about),
        TroubleKind::Network => say!(words, "trouble-network"),
        TroubleKind::PeerRefused => say!(words, "trouble-peer-refused", about = about),
        TroubleKind::PeerOtherVersion => say!(words, "trouble-peer-other-version", about = about),
        TroubleKind::Fork => say!(words, "trouble-fork", about = about),
        // Only a command line asks another program.
        TroubleKind::AnswerCut | TroubleKind::Internal => say!(words, "trouble-internal"),
    }
}

/// What a toast says. `None`: there is nothing to say.
pub(crate) fn notice(scene: &Scene<'_>, notice: &Notice) -> Option<String> {
    let words = scene.words;
    let said = match notice {
        Notice::TypingRefused { is_again: true, .. } => return None,
        Notice::Trouble(trouble) | Notice::TypingRefused { trouble, .. } => sentence(words, trouble),
        Notice::Joined { name, code } => {
            say!(words, "notice-joined", name = name.as_str(), code = terms::short_code(words, *code))
        }
        Notice::Renewed => say!(words, "notice-renewed"),
        &Notice::BroughtAlong { changes, left } => say!(words, "notice-brought-along", count = changes, left = left),
        Notice::SpokenCodeSpoilt => say!(words, "notice-spoken-spoilt"),
        Notice::Welcome { team } => say!(words, "notice-welcome", team = team.as_str()),
        Notice::Undoable { done, .. } => done_sentence(scene, done),
        Notice::TakenBack { kind, title, is_again } => {
            let what = match title.trim() {
                "" => terms::kind(words, *kind),
                title => title.to_owned(),
            };
            if *is_again { say!(words, "done-again", what = what) } else { say!(words, "done-taken-back", what = what) }
        }
        Notice::Exported { file, posts, left_out } => {
            let (file, posts) = (file.as_str(), posts.to_owned());
            let said = say!(words, "notice-exported", file = file, posts = posts);
            let without = if *left_out > 0 {
                say!(words, "notice-exported-without", count = left_out.to_owned())
            } else {
                String::new()
            };
            format!("{said} {without}").trim().to_owned()
        }
        Notice::CarriedOut { file, records } => {
            let file = file.as_str();
            say!(words, "notice-carried-out", file = file, count = records.to_owned())
        }
        Notice::Carried { file } => say!(words, "notice-carried", file = file.as_str()),
        Notice::PageSaved { file } => say!(words, "notice-page-saved", file = file.as_str()),
        Notice::MediaSaved { file } => say!(words, "notice-media-saved", file = file.as_str()),
        // The app opens it.
        Notice::OpenFile { .. } => return None,
        // The app brings the window to the front.
        Notice::Raise | Notice::StandAside => return None,
        Notice::NotUndone { by } => say!(words, "notice-not-undone", name = scene.name_of_some(*by)),
        &Notice::Imported { posts, changed, already_there, unplaced } => {
            let there = already_there;
            say!(words, "notice-imported", posts = posts, changed = changed, there = there, unplaced = unplaced)
        }
        &Notice::ImportedEvents { events, changed, already_there, left_out } => {
            say!(
                words,
                "notice-imported-events",
                events = events,
                changed = changed,
                there = already_there,
                left = left_out
            )
        }
        Notice::Concerns { title, concern, .. } => concern_sentence(scene, title, concern),
        &Notice::Mended { records } => say!(words, "notice-mended", records = records),
        Notice::SaidAgain { title, is_said: true, .. } => say!(words, "notice-said-again", title = title.to_owned()),
        Notice::SaidAgain { title, is_said: false, .. } => {
            say!(words, "notice-not-said-again", title = title.to_owned())
        }
        &Notice::SetAside { device_of, records } => {
            say!(words, "notice-set-aside", name = scene.name_of_some(device_of), records = records)
        }
    };
    Some(said)
}

fn concern_sentence(scene: &Scene<'_>, title: &str, concern: &Concern) -> String {
    let words = scene.words;
    let title = if title.trim().is_empty() { say!(words, "untitled") } else { title.to_owned() };
    match concern {
        Concern::Responsible => say!(words, "concern-responsible", title = title),
        Concern::Makes(what) => say!(words, "concern-makes", title = title, what = what.as_str()),
        Concern::Moved(at) => {
            let to = at.date.map_or_else(|| say!(words, "no-date"), |day| words.day(day, scene.now.today()));
            let to = match at.time {
                Some(time) => say!(words, "moment", day = to, time = words.time(time)),
                None => to,
            };
            say!(words, "concern-moved", title = title, to = to)
        }
        Concern::ApprovalAsked => say!(words, "concern-approval", title = title),
        Concern::Refused => say!(words, "concern-refused", title = title),
        Concern::Mentioned(by) => say!(words, "concern-mentioned", title = title, name = scene.name_of(*by)),
        Concern::Answered(by) => say!(words, "concern-answered", title = title, name = scene.name_of(*by)),
        Concern::IdeaBecame(what) => {
            say!(words, "concern-idea-became", title = title, what = terms::title(words, what))
        }
        Concern::IdeaParked(until) => {
            say!(words, "concern-idea-parked", title = title, day = words.day(*until, scene.now.today()))
        }
        Concern::BundledApart => say!(words, "concern-bundled-apart", title = title),
        Concern::Due(channel) => say!(words, "concern-due", title = title, channel = channel.as_str()),
    }
}

fn done_sentence(scene: &Scene<'_>, done: &Done) -> String {
    let words = scene.words;
    let titled = |title: &str| if title.is_empty() { say!(words, "untitled") } else { title.to_owned() };
    match done {
        Done::PostMoved { title, to: Some(to) } => {
            say!(words, "done-moved", title = titled(title), day = words.day(*to, scene.now.today()))
        }
        Done::PostMoved { title, to: None } => say!(words, "done-moved-undated", title = titled(title)),
        Done::PostBinned { title } => say!(words, "done-binned", title = titled(title)),
        Done::PostsMade { count } => say!(words, "done-posts-made", count = count.to_owned()),
        Done::PostsChanged { count } => say!(words, "done-posts-changed", count = count.to_owned()),
        Done::EventBinned { name } => say!(words, "done-event-binned", name = titled(name)),
        Done::IdeaParked { title, until } => {
            say!(words, "done-idea-parked", title = titled(title), day = words.day(*until, scene.now.today()))
        }
        Done::IdeasJoined { count, into } => {
            say!(words, "done-ideas-joined", count = count.to_owned(), into = titled(into))
        }
        Done::IdeaKept { title } => say!(words, "done-idea-kept", title = title.as_str()),
        Done::DecisionBinned => say!(words, "done-decision-binned"),
        Done::FigureBinned => say!(words, "done-figure-binned"),
        Done::RuleBinned => say!(words, "done-rule-binned"),
        Done::NamedBinned { name } => say!(words, "done-binned", title = titled(name)),
        Done::IdeaBrought => say!(words, "done-idea-brought"),
        &Done::GuideTaken { added, changed, same } => {
            say!(words, "done-guide-taken", added = added, changed = changed, same = same)
        }
        &Done::RulesMade { count } => say!(words, "done-rules-made", count = count),
        Done::SuccessBinned => say!(words, "done-success-binned"),
        Done::IdeaBinned => say!(words, "done-idea-binned"),
        Done::StandardAnswerBinned => say!(words, "done-answer-binned"),
        Done::SectionBinned => say!(words, "done-section-binned"),
    }
}
