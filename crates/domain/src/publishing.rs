//! Going out: who puts a post on a channel, and where it is once somebody has. Only a person says that it is out, and with
//! a link.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use thin_vec::ThinVec;

use crate::approval::approved_form;
use crate::columns::names::{CLAIM_PREFIX, POSTED_BY_PREFIX, POSTED_LINK_PREFIX};
use crate::columns::{CellRef, Cells};
use crate::id::{DocId, PersonId};
use crate::link::is_address;
use crate::media::approved_lines;
use crate::open::Open;
use crate::post::{Nature, Post, PostSummary, Status};
use crate::publish_at::PublishAt;
use crate::variant::{Variant, VariantSummary};

/// How one channel of a post stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outing {
    pub channel: DocId,
    /// Who said that they do it.
    pub claimed_by: Option<PersonId>,
    /// Where it is to be found. What is no link (empty, or words) says of nothing that it is out.
    pub link: String,
    /// What others said at the same moment, apart: as long as nobody picks one.
    pub other_links: ThinVec<String>,
    /// Who put it there.
    pub posted_by: Option<PersonId>,
}

impl Outing {
    /// Of which nobody said anything.
    pub fn new(channel: DocId) -> Self {
        Self { channel, claimed_by: None, link: String::new(), other_links: ThinVec::new(), posted_by: None }
    }

    /// By channel, where anybody said anything.
    pub(crate) fn read_all(cells: &dyn Cells) -> ThinVec<Self> {
        let mut all: BTreeMap<DocId, Self> = BTreeMap::new();
        let mut each = |prefix: &str, say: fn(&mut Self, &str)| {
            cells.each_under(prefix, &mut |channel, cell| {
                if let (Some(channel), CellRef::Text(words)) = (DocId::parse(channel), cell)
                    && !words.is_empty()
                {
                    say(all.entry(channel).or_insert_with(|| Self::new(channel)), words);
                }
            });
        };
        each(CLAIM_PREFIX, |outing, person| outing.claimed_by = PersonId::parse(person));
        each(POSTED_LINK_PREFIX, |outing, link| link.clone_into(&mut outing.link));
        each(POSTED_BY_PREFIX, |outing, person| outing.posted_by = PersonId::parse(person));
        for outing in all.values_mut() {
            let key = format!("{POSTED_LINK_PREFIX}{}", outing.channel);
            cells.each_beside(&key, &mut |cell| match cell {
                CellRef::Text(link) if !link.is_empty() && link != outing.link => {
                    let is_known = outing.other_links.iter().any(|other| other == link);
                    outing.other_links.extend((!is_known).then(|| link.to_owned()));
                }
                _ => {}
            });
        }
        all.into_values().collect()
    }

    pub fn is_out(&self) -> bool {
        self.links().next().is_some()
    }

    /// All places where it is said to be, each once; the one that counts first.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let others = self.other_links.iter().map(|link| link.trim());
        let all = std::iter::once(self.link.trim()).chain(others).filter(|link| is_address(link));
        let mut told: Vec<&str> = Vec::new();
        all.filter(move |link| {
            let is_new = !told.contains(link);
            told.push(link);
            is_new
        })
    }

    /// Two people said, each with another link, that they put it there: it may stand there twice.
    pub fn is_out_twice(&self) -> bool {
        !self.other_links.is_empty() && self.links().nth(1).is_some()
    }
}

impl PostSummary {
    /// Where its words go: each channel, whose rules hold for them there; `None` as long as it has no channel.
    pub fn goes_to(&self) -> Vec<Option<DocId>> {
        places_of(&self.channels)
    }
}

/// Where words go that are meant for these channels; with none, to `None`: only what holds everywhere holds for them.
pub fn places_of<'c>(channels: impl IntoIterator<Item = &'c DocId>) -> Vec<Option<DocId>> {
    let places: Vec<Option<DocId>> = channels.into_iter().copied().map(Some).collect();
    if places.is_empty() { vec![None] } else { places }
}

/// What goes out of a post on a channel as it stands: its words, the first comment under them, and the files that go along.
/// `variant`: the words of its own that the channel has.
pub fn as_it_goes_out(post: &Post, variant: Option<&Variant>) -> String {
    let of_post = &post.summary.media;
    let (text, first_comment, media) = match variant {
        Some(own) => (own.text.as_str(), own.first_comment.as_str(), own.media(of_post)),
        None => (post.text.as_str(), "", of_post.to_vec()),
    };
    approved_form(&approved_form(&post.signed(text), first_comment), &approved_lines(&media))
}

/// When a post goes out on a channel: when its variant says, as far as that says anything.
pub fn goes_out_at(post: &PostSummary, variant: Option<&VariantSummary>) -> PublishAt {
    let of_post = &post.publish_at;
    match variant.map(|variant| &variant.publish_at) {
        Some(own) if own.date.is_some() || own.time.is_some() => {
            PublishAt { date: own.date.or(of_post.date), time: own.time.or(of_post.time), zone: of_post.zone.clone() }
        }
        _ => of_post.clone(),
    }
}

/// The channels on which a post has to go out and has not, each with when.
pub fn still_to_go<'a>(
    post: &'a PostSummary,
    variants: impl Fn(DocId) -> Option<&'a VariantSummary>,
) -> Vec<(DocId, PublishAt)> {
    if post.nature != Nature::Post || post.binned || !is_ready(post) {
        return Vec::new();
    }
    let open = post.channels.iter().filter(|channel| !post.outing(**channel).is_some_and(Outing::is_out));
    open.map(|channel| (*channel, goes_out_at(post, variants(*channel)))).collect()
}

/// The channels on which a post goes out or went out, each with the day. What is an idea as yet goes nowhere.
pub fn days_out<'a>(
    post: &'a PostSummary,
    variants: impl Fn(DocId) -> Option<&'a VariantSummary>,
) -> Vec<(DocId, NaiveDate)> {
    let is_one = post.nature == Nature::Post && post.template.is_none() && !post.binned;
    if !is_one || post.status == Open::Known(Status::Idea) {
        return Vec::new();
    }
    let day = |channel: &DocId| Some((*channel, goes_out_at(post, variants(*channel)).date?));
    post.channels.iter().filter_map(day).collect()
}

/// Whether somebody said of each of its channels where it is. A task goes out nowhere, and is done when somebody says so.
pub fn is_out_everywhere(post: &PostSummary) -> bool {
    let is_out = |channel: &DocId| post.outing(*channel).is_some_and(Outing::is_out);
    post.nature == Nature::Task || (!post.channels.is_empty() && post.channels.iter().all(is_out))
}

/// Whether it is meant to go out as it is.
fn is_ready(post: &PostSummary) -> bool {
    post.status == Open::Known(Status::Planned)
}

/// Whether a moment to go out is over. A post without a time has until the end of its day.
pub fn is_overdue(at: &PublishAt, team_zone: &str, now: DateTime<Utc>) -> bool {
    match (at.moment(team_zone), at.date) {
        (Some(moment), _) => moment < now,
        (None, Some(day)) => {
            let next_day = day.succ_opt().map(|day| PublishAt {
                date: Some(day),
                time: chrono::NaiveTime::from_hms_opt(0, 0, 0),
                zone: at.zone.clone(),
            });
            next_day.and_then(|next| next.moment(team_zone)).is_some_and(|end| end <= now)
        }
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish_at::{parse_date, parse_time};

    fn at(date: &str, time: &str) -> PublishAt {
        PublishAt { date: parse_date(date), time: parse_time(time), zone: String::new() }
    }

    #[test]
    fn a_moment_is_over_by_the_teams_clock_and_a_day_at_its_end() {
        let over =
            |date, time, now: &str| is_overdue(&at(date, time), "Europe/Brussels", now.parse().expect("a moment"));
        assert!(!over("2026-07-01", "10:00", "2026-07-01T07:59:00Z"));
        assert!(over("2026-07-01", "10:00", "2026-07-01T08:01:00Z"));
        assert!(!over("2026-07-01", "", "2026-07-01T21:59:00Z"));
        assert!(over("2026-07-01", "", "2026-07-01T22:00:00Z"));
        assert!(!over("", "", "2026-07-01T22:00:00Z"));
    }

    #[test]
    fn what_has_a_link_is_out_and_nothing_else() {
        let [one, other] = [DocId([1; 16]), DocId([2; 16])];
        let mut post = PostSummary { status: Status::Planned.into(), ..PostSummary::empty(DocId([9; 16])) };
        post.channels.extend([one, other]);
        post.publish_at = at("2026-07-01", "10:00");
        let channels = |post: &PostSummary| {
            still_to_go(post, |_| None).into_iter().map(|(channel, _)| channel).collect::<Vec<_>>()
        };
        assert_eq!(channels(&post), [one, other]);
        let claimed_by = Some(PersonId([3; 16]));
        post.outings = [Outing { link: " ".into(), claimed_by, ..Outing::new(one) }].into();
        assert_eq!(channels(&post), [one, other], "claimed is not out");
        post.outings = [Outing { link: "https://example.org/1".into(), ..Outing::new(one) }].into();
        assert_eq!(channels(&post), [other]);
        for status in [Status::Idea, Status::Draft, Status::Review, Status::Posted] {
            post.status = status.into();
            assert_eq!(channels(&post), [], "{status:?}");
        }
    }

    #[test]
    fn only_a_real_link_says_that_it_is_out_and_two_that_it_may_be_so_twice() {
        let said = |link: &str, others: &[&str]| {
            let other_links = others.iter().map(|link| (*link).to_owned()).collect();
            let outing = Outing { link: link.to_owned(), other_links, ..Outing::new(DocId([1; 16])) };
            (outing.is_out(), outing.is_out_twice())
        };
        let [one, two] = ["https://example.org/1", "https://example.org/2"];
        for (link, others, expected) in [
            ("", &[][..], (false, false)),
            ("straks", &[], (false, false)),
            (one, &[], (true, false)),
            (one, &[two], (true, true)),
            (one, &[one], (true, false)),
            // Somebody said at the same moment that it is not out after all.
            (one, &[""], (true, false)),
            ("", &[one], (true, false)),
            ("", &[one, two], (true, true)),
        ] {
            assert_eq!(said(link, others), expected, "{link}, {others:?}");
        }
    }

    #[test]
    fn it_is_out_once_each_channel_has_a_link() {
        let [one, other] = [DocId([1; 16]), DocId([2; 16])];
        let mut post = PostSummary::empty(DocId([9; 16]));
        assert!(!is_out_everywhere(&post), "nowhere is not everywhere");
        post.channels.extend([one, other]);
        let out = |channel| Outing { link: "https://example.org/1".into(), ..Outing::new(channel) };
        post.outings = [out(one)].into();
        assert!(!is_out_everywhere(&post));
        post.outings = [out(one), out(other)].into();
        assert!(is_out_everywhere(&post));
        post.outings.clear();
        post.nature = Nature::Task;
        assert!(is_out_everywhere(&post));
    }

    #[test]
    fn a_variant_goes_out_when_it_says() {
        let mut post = PostSummary::empty(DocId([9; 16]));
        post.publish_at = at("2026-07-01", "10:00");
        let variant = |publish_at| VariantSummary {
            publish_at,
            ..VariantSummary::empty(DocId([4; 16]), post.id, DocId([1; 16]))
        };
        for (own, goes) in [
            (at("", ""), "2026-07-01T10:00"),
            (at("", "18:00"), "2026-07-01T18:00"),
            (at("2026-07-02", ""), "2026-07-02T10:00"),
            (at("2026-07-02", "18:00"), "2026-07-02T18:00"),
        ] {
            assert_eq!(goes_out_at(&post, Some(&variant(own))).written(), goes);
        }
        assert_eq!(goes_out_at(&post, None).written(), "2026-07-01T10:00");
    }
}
