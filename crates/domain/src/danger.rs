//! What is wrong with a post, the most dangerous first: one word on it for every view, the meeting, changes of status and the
//! command line.

use chrono::{DateTime, NaiveDate, Utc};

use crate::counting::Limits;
use crate::open::{Open, word_enum};
use crate::planning::{WorkingDays, schedule};
use crate::post::{PostSummary, Status};
use crate::publishing::{Outing, is_overdue, still_to_go};
use crate::variant::VariantSummary;

word_enum! {
    /// In the order in which they are shown where there is room for one.
    pub enum Danger {
        /// It goes out today, and nobody said that they do it.
        UnclaimedToday = "unclaimed-today",
        /// Its moment is over and it has not gone out; or its day is, and it is still being made.
        Late = "late",
        /// A step of its work would have to be begun earlier than today.
        CannotBeMet = "cannot-be-met",
        /// An earlier version was approved.
        ChangedAfterApproval = "changed-after-approval",
        /// Against a voice rule that stops it from becoming ready.
        AgainstStop = "against-stop-rule",
        /// Longer than a channel takes.
        TooLong = "too-long",
        /// Two people said, each with a link, that they put it on the same channel.
        OnlineTwice = "may-be-online-twice",
        /// Two people chose differently at once.
        TwoChoices = "two-choices",
        /// Two people changed the same sentence apart.
        TextsMet = "texts-met",
        NobodyResponsible = "nobody-responsible",
    }
}

/// By what it is seen what is wrong.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub post: &'a PostSummary,
    /// Of the channels that have words of their own, those in the bin not among them.
    pub variants: &'a [&'a VariantSummary],
    pub is_changed_after_approval: bool,
    /// Something in its texts is against a voice rule that has to be kept.
    pub is_against_stop: bool,
}

/// When it is asked, and how the team works.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The day of the team.
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
    /// The zone of the team.
    pub zone: &'a str,
    pub days: &'a WorkingDays,
    pub limits: &'a Limits,
}

/// All that is wrong with a post, the most dangerous first.
pub fn dangers_of(facts: Facts<'_>, moment: Moment<'_>) -> Vec<Danger> {
    let Facts { post, variants, .. } = facts;
    if post.binned || post.template.is_some() {
        return Vec::new();
    }
    let variant = |channel| variants.iter().find(|variant| variant.channel == channel).copied();
    let to_go = still_to_go(post, variant);
    let is_unclaimed = |channel| post.outing(channel).is_none_or(|outing| outing.claimed_by.is_none());
    let is_open = is_meant(post);
    let is_past = post.publish_at.date.is_some_and(|date| date < moment.today);
    let is_overdue = to_go.iter().any(|(_, at)| is_overdue(at, moment.zone, moment.now));
    let is_contested = post.contested || variants.iter().any(|variant| variant.contested);
    let is_online_twice = post.outings.iter().any(Outing::is_out_twice);
    let has_texts_that_met = post.overlaps || variants.iter().any(|variant| variant.overlaps);
    [
        (
            Danger::UnclaimedToday,
            to_go.iter().any(|(channel, at)| at.date == Some(moment.today) && is_unclaimed(*channel)),
        ),
        (Danger::Late, (is_open && is_past) || is_overdue),
        (Danger::CannotBeMet, is_open && cannot_be_met(post, moment)),
        (Danger::ChangedAfterApproval, is_open && facts.is_changed_after_approval),
        (Danger::AgainstStop, is_open && facts.is_against_stop),
        (Danger::TooLong, is_open && moment.limits.is_passed_by(post, variants)),
        (Danger::OnlineTwice, is_online_twice),
        // Two links are two choices as well, and said as what they may mean.
        (Danger::TwoChoices, is_contested && !is_online_twice),
        (Danger::TextsMet, has_texts_that_met),
        (Danger::NobodyResponsible, is_open && post.owner.is_none()),
    ]
    .into_iter()
    .filter_map(|(danger, is_so)| is_so.then_some(danger))
    .collect()
}

/// More than an idea, and not out yet.
pub fn is_meant(post: &PostSummary) -> bool {
    !post.is_over() && post.status != Open::Known(Status::Idea)
}

fn cannot_be_met(post: &PostSummary, moment: Moment<'_>) -> bool {
    let has_open_work = post.deliverables.iter().any(|deliverable| !deliverable.done);
    let publish = post.publish_at.date.filter(|_| has_open_work);
    publish.is_some_and(|day| !schedule(day, &post.deliverables, moment.days, moment.today).blocked.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::Channel;
    use crate::counting::Lengths;
    use crate::id::{DocId, PersonId};
    use crate::open::Word;
    use crate::publish_at::{PublishAt, parse_date, parse_time};
    use crate::work::Deliverable;

    const CHANNEL: DocId = DocId([1; 16]);

    /// A planned post of Thursday at ten that has all it needs.
    fn post() -> PostSummary {
        let mut post = PostSummary::empty(DocId([9; 16]));
        post.status = Status::Planned.into();
        post.owner = Some(PersonId([5; 16]));
        post.channels.push(CHANNEL);
        post.publish_at = PublishAt { date: parse_date("2026-11-26"), time: parse_time("10:00"), zone: String::new() };
        post.outings.push(Outing { claimed_by: post.owner, ..Outing::new(CHANNEL) });
        post
    }

    fn work(days: u32) -> Deliverable {
        Deliverable { duration_days: Some(days), ..Deliverable::new(DocId([2; 16]), "Foto's") }
    }

    /// Two people said at the same moment where it is.
    fn two_links(post: &mut PostSummary) {
        post.contested = true;
        post.outings[0].link = "https://example.org/1".into();
        post.outings[0].other_links.push("https://example.org/2".into());
    }

    fn facts<'a>(post: &'a PostSummary, variants: &'a [&'a VariantSummary]) -> Facts<'a> {
        Facts { post, variants, is_changed_after_approval: false, is_against_stop: false }
    }

    fn wrong(at: &str, facts: Facts<'_>) -> Vec<Danger> {
        let now: DateTime<Utc> = format!("{at}:00+01:00").parse().expect("a moment");
        let today = now.with_timezone(&chrono_tz::Europe::Brussels).date_naive();
        let limits = Limits::of([&Channel::new(CHANNEL, "Mastodon")]);
        let days = WorkingDays::default();
        dangers_of(facts, Moment { today, now, zone: "Europe/Brussels", days: &days, limits: &limits })
    }

    #[test]
    fn each_danger_is_seen_and_nothing_else_is() {
        use Danger::*;
        type Change = fn(&mut PostSummary);
        let cases: [(&str, Change, &[Danger]); 21] = [
            ("2026-11-23T09:00", |_| (), &[]),
            ("2026-11-26T09:59", |_| (), &[]),
            ("2026-11-26T10:01", |_| (), &[Late]),
            ("2026-11-26T09:00", |post| post.outings.clear(), &[UnclaimedToday]),
            ("2026-11-26T11:00", |post| post.outings.clear(), &[UnclaimedToday, Late]),
            ("2026-11-26T11:00", |post| post.outings[0].link = "https://example.org/1".into(), &[]),
            ("2026-11-26T11:00", |post| post.outings[0].link = "straks".into(), &[Late]),
            // Being made as yet, it has its whole day.
            ("2026-11-26T23:00", |post| post.status = Status::Draft.into(), &[]),
            ("2026-11-27T00:30", |post| post.status = Status::Draft.into(), &[Late]),
            ("2026-11-23T09:00", |post| post.deliverables.push(work(3)), &[]),
            ("2026-11-23T09:00", |post| post.deliverables.push(work(4)), &[CannotBeMet]),
            ("2026-11-23T09:00", |post| post.deliverables.push(Deliverable { done: true, ..work(4) }), &[]),
            ("2026-11-23T09:00", |post| post.main.lengths = Lengths::of(&"a".repeat(500)), &[]),
            ("2026-11-23T09:00", |post| post.main.lengths = Lengths::of(&"a".repeat(501)), &[TooLong]),
            ("2026-11-23T09:00", two_links, &[OnlineTwice]),
            (
                "2026-11-23T09:00",
                |post| {
                    two_links(post);
                    post.status = Status::Posted.into();
                },
                &[OnlineTwice],
            ),
            ("2026-11-23T09:00", |post| post.owner = None, &[NobodyResponsible]),
            ("2026-11-23T09:00", |post| post.contested = true, &[TwoChoices]),
            ("2026-11-23T09:00", |post| (post.contested, post.overlaps) = (true, true), &[TwoChoices, TextsMet]),
            (
                "2026-11-27T09:00",
                |post| (post.owner, post.contested) = (None, true),
                &[Late, TwoChoices, NobodyResponsible],
            ),
            ("2026-11-23T09:00", |post| post.template = Some(DocId([7; 16])), &[]),
        ];
        for (nth, (at, change, dangers)) in cases.into_iter().enumerate() {
            let mut post = post();
            change(&mut post);
            assert_eq!(wrong(at, facts(&post, &[])), dangers, "case {nth}, {at}");
        }
    }

    #[test]
    fn all_of_them_at_once_stand_in_the_order_of_danger() {
        use Danger::*;
        let mut post = post();
        two_links(&mut post);
        post.channels.push(DocId([8; 16]));
        (post.owner, post.overlaps) = (None, true);
        post.deliverables.push(work(9));
        post.main.lengths = Lengths::of(&"a".repeat(501));
        let all = Facts { is_against_stop: true, is_changed_after_approval: true, ..facts(&post, &[]) };
        let order = [
            UnclaimedToday,
            Late,
            CannotBeMet,
            ChangedAfterApproval,
            AgainstStop,
            TooLong,
            OnlineTwice,
            TextsMet,
            NobodyResponsible,
        ];
        assert_eq!(wrong("2026-11-26T11:00", all), order, "two links are said as what they may mean");
        assert!(order.is_sorted() && Danger::ALL.is_sorted());
    }

    #[test]
    fn nothing_is_wrong_with_what_is_an_idea_posted_or_in_the_bin() {
        for (status, binned) in [(Status::Idea, false), (Status::Posted, false), (Status::Planned, true)] {
            let mut post = PostSummary { status: status.into(), binned, owner: None, ..post() };
            post.deliverables.push(work(9));
            post.main.lengths = Lengths::of(&"a".repeat(501));
            let all = Facts { is_against_stop: true, is_changed_after_approval: true, ..facts(&post, &[]) };
            assert_eq!(wrong("2026-12-24T11:00", all), [], "{status:?}");
            post.contested = true;
            let expected: &[Danger] = if binned { &[] } else { &[Danger::TwoChoices] };
            assert_eq!(wrong("2026-12-24T11:00", facts(&post, &[])), expected, "{status:?}");
        }
    }

    #[test]
    fn a_channel_with_a_time_of_its_own_is_late_by_that() {
        let post = post();
        let own = VariantSummary {
            publish_at: PublishAt { time: parse_time("18:00"), ..PublishAt::default() },
            ..VariantSummary::empty(DocId([3; 16]), post.id, CHANNEL)
        };
        assert_eq!(wrong("2026-11-26T17:00", facts(&post, &[&own])), []);
        assert_eq!(wrong("2026-11-26T18:01", facts(&post, &[&own])), [Danger::Late]);
    }
}
