//! Where a channel goes out more often than its team planned.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use trekker_domain::frequency::{Frequency, Span};
use trekker_domain::id::DocId;
use trekker_domain::open::Open;
use trekker_domain::post::Status;
use trekker_domain::publishing::{Outing, days_out};

use crate::calendar::PostRow;
use crate::snapshot::Snapshot;

/// A week or a month in which a channel goes out more often than planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowd {
    pub channel: DocId,
    pub planned: Frequency,
    /// How many posts go out in it, more than planned.
    pub posts: u32,
    /// Its first day.
    pub first_day: NaiveDate,
}

/// How many posts go out in each week or month that is not over, on the channels of which the team said how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crowding {
    planned: BTreeMap<DocId, Frequency>,
    /// By channel and first day.
    posts: BTreeMap<(DocId, NaiveDate), u32>,
    today: NaiveDate,
}

impl Crowding {
    pub fn of(snapshot: &Snapshot, today: NaiveDate) -> Self {
        let said = snapshot.channels.iter().filter(|(_, channel)| !channel.binned);
        let planned: BTreeMap<_, _> = said.filter_map(|(id, channel)| Some((*id, channel.frequency?))).collect();
        let mut crowding = Self { planned, posts: BTreeMap::new(), today };
        if !crowding.planned.is_empty() {
            // What has no words of its own anywhere goes out on its own day, and most of what there is lies behind us.
            let earliest = Span::Month.around(today).0.min(Span::Week.around(today).0);
            let is_over = |row: &PostRow| row.variants.is_empty() && row.summary.publish_at.date < Some(earliest);
            for row in snapshot.calendar.all().filter(|row| !is_over(row)) {
                for (channel, _, first_day) in crowding.spans(row) {
                    *crowding.posts.entry((channel, first_day)).or_default() += 1;
                }
            }
        }
        crowding
    }

    /// Where a post goes out with more others than planned, and can still be put elsewhere.
    pub fn around(&self, row: &PostRow) -> Vec<Crowd> {
        if row.summary.status == Open::Known(Status::Posted) {
            return Vec::new();
        }
        let is_out = |channel| row.summary.outing(channel).is_some_and(Outing::is_out);
        let crowd = |(channel, planned, first_day): (DocId, Frequency, NaiveDate)| {
            let posts = self.posts.get(&(channel, first_day)).copied().unwrap_or(0);
            (posts > planned.posts() && !is_out(channel)).then_some(Crowd { channel, planned, posts, first_day })
        };
        self.spans(row).into_iter().filter_map(crowd).collect()
    }

    /// The weeks and months in which a post counts: those of its days that are not over.
    fn spans(&self, row: &PostRow) -> Vec<(DocId, Frequency, NaiveDate)> {
        if self.planned.is_empty() {
            return Vec::new();
        }
        let variant = |channel| row.variants.iter().find(|variant| variant.channel == channel).map(Arc::as_ref);
        let span = |(channel, day): (DocId, NaiveDate)| {
            let planned = *self.planned.get(&channel)?;
            let (first_day, last_day) = planned.per.around(day);
            (last_day >= self.today).then_some((channel, planned, first_day))
        };
        days_out(&row.summary, variant).into_iter().filter_map(span).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use trekker_domain::channel::Channel;
    use trekker_domain::post::{Nature, PostSummary};
    use trekker_domain::publish_at::{PublishAt, parse_date};
    use trekker_domain::variant::VariantSummary;

    use super::*;

    const INSTAGRAM: DocId = DocId([100; 16]);
    const SITE: DocId = DocId([101; 16]);

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect("a day")
    }

    fn post(id: u8, on: &str) -> PostRow {
        let publish_at = PublishAt { date: parse_date(on), ..PublishAt::default() };
        let summary = PostSummary {
            status: Status::Planned.into(),
            publish_at,
            channels: [INSTAGRAM, SITE].into_iter().collect(),
            ..PostSummary::empty(DocId([id; 16]))
        };
        PostRow::new(summary)
    }

    fn team(often: &str, posts: &[PostRow]) -> Snapshot {
        let mut snapshot = Snapshot::default();
        for (id, frequency) in [(INSTAGRAM, Frequency::parse(often)), (SITE, None)] {
            let channel = Channel { frequency, ..Channel::new(id, "channel") };
            snapshot.channels.insert(id, Arc::new(channel));
        }
        for post in posts {
            snapshot.calendar.put(Arc::new(post.clone()));
        }
        snapshot
    }

    /// How many go out around each post where that is more than planned, else 0.
    fn crowds(often: &str, posts: &[PostRow]) -> Vec<u32> {
        let crowding = Crowding::of(&team(often, posts), day("2026-11-25"));
        posts.iter().map(|post| crowding.around(post).iter().map(|crowd| crowd.posts).sum()).collect()
    }

    #[test]
    fn more_than_planned_in_one_week_or_month_is_told_and_as_many_as_planned_is_not() {
        let week = [post(1, "2026-11-23"), post(2, "2026-11-29"), post(3, "2026-11-30")];
        assert_eq!(crowds("1/week", &week), [2, 2, 0]);
        assert_eq!(crowds("2/week", &week), [0, 0, 0]);
        assert_eq!(crowds("2/month", &week), [3, 3, 3]);
        assert_eq!(crowds("", &week), [0, 0, 0], "nobody said how often");
        let over = [post(1, "2026-11-16"), post(2, "2026-11-17")];
        assert_eq!(crowds("1/week", &over), [0, 0], "that week is over");
        let crowding = Crowding::of(&team("1/week", &week), day("2026-11-25"));
        let expected = Crowd {
            channel: INSTAGRAM,
            planned: Frequency::parse("1/week").expect("a frequency"),
            posts: 2,
            first_day: day("2026-11-23"),
        };
        assert_eq!(crowding.around(&week[0]), [expected]);
    }

    #[test]
    fn what_does_not_go_out_does_not_count_and_what_is_out_is_not_asked_to_wait() {
        let here = post(1, "2026-11-26");
        let changed = |change: &dyn Fn(&mut PostSummary)| {
            let mut other = post(2, "2026-11-27");
            change(&mut other.summary);
            crowds("1/week", &[here.clone(), other])
        };
        assert_eq!(changed(&|post| post.status = Status::Draft.into()), [2, 2]);
        assert_eq!(changed(&|post| post.status = Status::Posted.into()), [2, 0]);
        for gone in [
            changed(&|post| post.status = Status::Idea.into()),
            changed(&|post| post.nature = Nature::Task),
            changed(&|post| post.binned = true),
            changed(&|post| post.channels = [SITE].into_iter().collect()),
            changed(&|post| post.publish_at.date = None),
            changed(&|post| post.template = Some(DocId([50; 16]))),
        ] {
            assert_eq!(gone, [0, 0]);
        }
        let mut out = post(2, "2026-11-27");
        out.summary.outings = [Outing { link: "https://example.org".into(), ..Outing::new(INSTAGRAM) }].into();
        assert_eq!(crowds("1/week", &[here, out]), [2, 0], "out on this channel already");
    }

    #[test]
    fn a_variant_counts_on_its_own_day_also_where_the_post_lies_in_a_month_that_is_over() {
        let mut early = post(1, "2026-09-01");
        let variant = Arc::new(VariantSummary {
            publish_at: PublishAt { date: parse_date("2026-11-27"), ..PublishAt::default() },
            ..VariantSummary::empty(DocId([9; 16]), early.summary.id, INSTAGRAM)
        });
        early.variants.push(variant);
        assert_eq!(crowds("1/week", &[early, post(2, "2026-11-26")]), [2, 2]);
    }
}
