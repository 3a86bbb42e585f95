//! The domain's words as people read them.

pub(crate) mod fields;
pub(crate) mod voice;

use trekker_domain::counting::{self, Measure, Part};
use trekker_domain::danger::Danger;
use trekker_domain::event::Lane;
use trekker_domain::frequency::{Frequency, Span};
use trekker_domain::holidays::Holiday;
use trekker_domain::idea::{Season, Stand};
use trekker_domain::incomplete::Missing;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::post::{Focus, Format, Status};
use trekker_domain::recurrence::Recurrence;
use trekker_domain::role::Role;
use trekker_domain::short_code::{ShortCode, SpokenCode};
use trekker_domain::team::Relay;
use trekker_domain::template::{Offset, Unit};
use trekker_domain::work::Sort;
use trekker_session::calendar::ApprovalWord;
use trekker_session::command::Language;

use crate::words::{Words, say};

pub(crate) fn status(words: &Words, status: &Open<Status>) -> String {
    match status {
        Open::Known(Status::Idea) => say!(words, "status-idea"),
        Open::Known(Status::Draft) => say!(words, "status-draft"),
        Open::Known(Status::Review) => say!(words, "status-review"),
        Open::Known(Status::Planned) => say!(words, "status-planned"),
        Open::Known(Status::Posted) => say!(words, "status-posted"),
        Open::Unknown(word) => word.clone(),
    }
}

pub(crate) fn format(words: &Words, format: &Open<Format>) -> String {
    match format {
        Open::Known(Format::Photo) => say!(words, "format-photo"),
        Open::Known(Format::Video) => say!(words, "format-video"),
        Open::Known(Format::Text) => say!(words, "format-text"),
        Open::Known(Format::Link) => say!(words, "format-link"),
        Open::Unknown(word) => word.clone(),
    }
}

pub(crate) fn focus(words: &Words, focus: &Open<Focus>) -> String {
    match focus {
        Open::Known(Focus::AboutUs) => say!(words, "focus-about-us"),
        Open::Known(Focus::ForTheCommunity) => say!(words, "focus-for-the-community"),
        Open::Unknown(word) => word.clone(),
    }
}

pub(crate) fn role(words: &Words, role: Role) -> String {
    match role {
        Role::Trekker => say!(words, "role-trekker"),
        Role::Helper => say!(words, "role-helper"),
        Role::Guest => say!(words, "role-guest"),
    }
}

/// A code in the words of the person's language.
pub(crate) fn short_code(words: &Words, code: ShortCode) -> String {
    match words.language() {
        Language::Dutch => code.in_dutch(),
        Language::English => code.in_english(),
    }
}

pub(crate) fn spoken_code(words: &Words, code: SpokenCode) -> String {
    match words.language() {
        Language::Dutch => code.in_dutch(),
        Language::English => code.in_english(),
    }
}

/// What is wrong with a post.
pub(crate) fn danger(words: &Words, danger: Danger) -> String {
    match danger {
        Danger::UnclaimedToday => say!(words, "danger-unclaimed"),
        Danger::Late => say!(words, "danger-late"),
        Danger::CannotBeMet => say!(words, "blocked"),
        Danger::ChangedAfterApproval => say!(words, "chip-outdated"),
        Danger::AgainstStop => say!(words, "danger-stop"),
        Danger::TooLong => say!(words, "danger-too-long"),
        Danger::OnlineTwice => say!(words, "danger-online-twice"),
        Danger::TwoChoices => say!(words, "chip-contested"),
        Danger::TextsMet => say!(words, "chip-overlap"),
        Danger::NobodyResponsible => missing(words, Missing::Owner),
    }
}

pub(crate) fn missing(words: &Words, missing: Missing) -> String {
    match missing {
        Missing::Title => say!(words, "missing-title"),
        Missing::Owner => say!(words, "missing-owner"),
        Missing::Date => say!(words, "missing-date"),
        Missing::Channel => say!(words, "missing-channel"),
        Missing::Text => say!(words, "missing-text"),
        Missing::DeliverableOwner => say!(words, "missing-deliverable-owner"),
        Missing::Hypothesis => say!(words, "missing-hypothesis"),
        Missing::ReviewDate => say!(words, "missing-review-date"),
    }
}

/// What is to be said of a post's approval at a glance; nothing while nobody was asked.
pub(crate) fn approval(words: &Words, approval: ApprovalWord) -> Option<String> {
    Some(match approval {
        ApprovalWord::Open => return None,
        ApprovalWord::Asked => say!(words, "approval-asked"),
        ApprovalWord::Approved(_) => say!(words, "chip-approved"),
        ApprovalWord::Refused(_) => say!(words, "chip-refused"),
        ApprovalWord::Outdated(_) => say!(words, "chip-outdated"),
    })
}

pub(crate) fn sort(words: &Words, sort: Sort) -> String {
    match sort {
        Sort::Text => say!(words, "format-text"),
        Sort::Photo => say!(words, "format-photo"),
        Sort::Video => say!(words, "format-video"),
        Sort::Visual => say!(words, "sort-visual"),
    }
}

/// `1.5` for ninety minutes, `1,5` in Dutch, and `0:50` for what no two decimals say: what is read back is the same.
pub(crate) fn hours(words: &Words, minutes: u32) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60);
    if !rest.is_multiple_of(3) {
        return format!("{whole}:{rest:02}");
    }
    let separator = match words.language() {
        Language::Dutch => ',',
        Language::English => '.',
    };
    let decimals = format!("{:02}", rest * 5 / 3);
    format!("{whole}{separator}{decimals}").trim_end_matches('0').trim_end_matches(separator).to_owned()
}

/// How far from the day: 'a month before', 'the day itself', '2 weeks after'.
pub(crate) fn offset(words: &Words, offset: Offset) -> String {
    let amount = offset.amount.unsigned_abs();
    if amount == 0 {
        return say!(words, "offset-day-itself");
    }
    let far = match offset.unit {
        Unit::Days => say!(words, "offset-days", count = amount),
        Unit::Weeks => say!(words, "offset-weeks", count = amount),
        Unit::Months => say!(words, "offset-months", count = amount),
    };
    if offset.amount < 0 { say!(words, "offset-before", far = far) } else { say!(words, "offset-after", far = far) }
}

pub(crate) fn offset_unit(words: &Words, unit: Unit) -> String {
    match unit {
        Unit::Days => say!(words, "unit-of-days"),
        Unit::Weeks => say!(words, "unit-of-weeks"),
        Unit::Months => say!(words, "unit-of-months"),
    }
}

/// `a week`
pub(crate) fn per(words: &Words, per: Span) -> String {
    match per {
        Span::Week => say!(words, "per-week"),
        Span::Month => say!(words, "per-month"),
    }
}

/// `at most 3 a week`
pub(crate) fn frequency(words: &Words, frequency: Frequency) -> String {
    match frequency.per {
        Span::Week => say!(words, "frequency-week", count = frequency.posts()),
        Span::Month => say!(words, "frequency-month", count = frequency.posts()),
    }
}

pub(crate) fn measure(words: &Words, measure: Measure) -> String {
    match (measure.part, measure.unit) {
        (Part::Title, _) => say!(words, "count-title"),
        (Part::Caption, counting::Unit::Hashtags) => say!(words, "count-hashtags"),
        (Part::Caption, counting::Unit::Mentions) => say!(words, "count-mentions"),
        (Part::Caption, counting::Unit::Bytes) => say!(words, "count-bytes"),
        (Part::Caption, _) => say!(words, "count-characters"),
    }
}

pub(crate) fn holiday(words: &Words, holiday: Holiday) -> String {
    match holiday {
        Holiday::NewYear => say!(words, "holiday-new-year"),
        Holiday::GoodFriday => say!(words, "holiday-good-friday"),
        Holiday::Easter => say!(words, "holiday-easter"),
        Holiday::EasterMonday => say!(words, "holiday-easter-monday"),
        Holiday::KingsDay => say!(words, "holiday-kings-day"),
        Holiday::LabourDay => say!(words, "holiday-labour-day"),
        Holiday::LiberationDay => say!(words, "holiday-liberation-day"),
        Holiday::Ascension => say!(words, "holiday-ascension"),
        Holiday::Pentecost => say!(words, "holiday-pentecost"),
        Holiday::PentecostMonday => say!(words, "holiday-pentecost-monday"),
        Holiday::BelgianNationalDay => say!(words, "holiday-belgian-national-day"),
        Holiday::Assumption => say!(words, "holiday-assumption"),
        Holiday::AllSaints => say!(words, "holiday-all-saints"),
        Holiday::Armistice => say!(words, "holiday-armistice"),
        Holiday::Christmas => say!(words, "holiday-christmas"),
        Holiday::SecondChristmasDay => say!(words, "holiday-second-christmas-day"),
    }
}

pub(crate) fn lane(words: &Words, lane: &Open<Lane>) -> String {
    match lane {
        Open::Known(Lane::Event) => say!(words, "kind-event"),
        Open::Known(Lane::Product) => say!(words, "lane-product"),
        Open::Known(Lane::Theme) => say!(words, "lane-theme"),
        Open::Unknown(word) => word.clone(),
    }
}

/// The plain rules in words, and others as what they are.
pub(crate) fn recurrence(words: &Words, rule: &Recurrence) -> String {
    match rule.written() {
        Recurrence::WEEKLY => say!(words, "repeats-weekly"),
        Recurrence::MONTHLY => say!(words, "repeats-monthly"),
        Recurrence::YEARLY => say!(words, "repeats-yearly"),
        _ => say!(words, "repeats-otherwise"),
    }
}

pub(crate) fn kind(words: &Words, kind: Kind) -> String {
    match kind {
        Kind::Post => say!(words, "kind-post"),
        Kind::Idea => say!(words, "kind-idea"),
        Kind::Section => say!(words, "kind-section"),
        Kind::Comment => say!(words, "kind-comment"),
        Kind::Channel => say!(words, "kind-channel"),
        Kind::Theme => say!(words, "kind-theme"),
        Kind::Template => say!(words, "template"),
        Kind::Event => say!(words, "kind-event"),
        Kind::Plan => say!(words, "field-plan"),
        Kind::Persona => say!(words, "field-persona"),
        Kind::Rule => say!(words, "kind-rule"),
        Kind::Success => say!(words, "kind-success"),
        Kind::StandardAnswer => say!(words, "kind-answer"),
        Kind::Meeting => say!(words, "kind-meeting"),
        Kind::Variant => say!(words, "kind-variant"),
        Kind::Approval => say!(words, "approval"),
        Kind::Team | Kind::Heart | Kind::Thread | Kind::Desk | Kind::Unknown(_) => say!(words, "kind-other"),
    }
}

pub(crate) fn season(words: &Words, season: &Open<Season>) -> String {
    match season {
        Open::Known(Season::Spring) => say!(words, "season-spring"),
        Open::Known(Season::Summer) => say!(words, "season-summer"),
        Open::Known(Season::Autumn) => say!(words, "season-autumn"),
        Open::Known(Season::Winter) => say!(words, "season-winter"),
        Open::Unknown(word) => word.clone(),
    }
}

pub(crate) fn stand(words: &Words, stand: Stand) -> String {
    match stand {
        Stand::New => say!(words, "stand-new"),
        Stand::Back => say!(words, "stand-back"),
        Stand::OnBoard => say!(words, "stand-board"),
        Stand::Parked => say!(words, "stand-parked"),
        Stand::Became => say!(words, "stand-became"),
    }
}

/// A title as it shows, also where there is none.
pub(crate) fn title(words: &Words, title: &str) -> String {
    let title = title.trim();
    if title.is_empty() { say!(words, "untitled") } else { title.to_owned() }
}

pub(crate) fn relay(words: &Words, relay: &Relay) -> String {
    match relay {
        Relay::None => say!(words, "relay-none"),
        Relay::Public => say!(words, "relay-public"),
        Relay::Own(url) => url.clone(),
    }
}
