//! What is wrong with each post: of all of them once a day or when the team works otherwise; else of those alone that changed, and
//! with each minute of those that go out around today.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, DurationRound, Utc};
use imbl::OrdMap;
use trekker_domain::channel::Channel;
use trekker_domain::danger::Danger;
use trekker_domain::id::DocId;
use trekker_domain::open::Word;
use trekker_domain::team::TeamSettings;
use trekker_session::calendar::{Calendar, PostRow};
use trekker_session::dangers::Watch;
use trekker_session::snapshot::Snapshot;

use crate::context::TeamNow;

/// All that is wrong with one post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wrong(u16);

impl Wrong {
    fn of(dangers: &[Danger]) -> Self {
        Self(dangers.iter().fold(0, |all, danger| all | bit(*danger)))
    }

    pub(crate) fn has(self, danger: Danger) -> bool {
        self.0 & bit(danger) != 0
    }

    /// The most dangerous first.
    pub(crate) fn all(self) -> impl Iterator<Item = Danger> {
        Danger::ALL.iter().copied().filter(move |danger| self.has(*danger))
    }
}

fn bit(danger: Danger) -> u16 {
    1 << danger as u16
}

/// By post, where anything is wrong. A copy is made with each change, so it is small and flat.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dangers(HashMap<DocId, Wrong>);

impl Dangers {
    pub(crate) fn of(&self, post: DocId) -> Wrong {
        self.0.get(&post).copied().unwrap_or_default()
    }

    fn see(&mut self, watch: &Watch, post: DocId, row: Option<&PostRow>) {
        let wrong = row.map(|row| Wrong::of(&watch.dangers_of(row))).unwrap_or_default();
        if wrong == Wrong::default() {
            self.0.remove(&post);
        } else {
            self.0.insert(post, wrong);
        }
    }
}

/// By what they were seen: as long as this is the same, only posts that changed are looked at.
#[derive(Debug)]
struct Seen {
    /// The minute: what is late is so a minute later at most.
    at: DateTime<Utc>,
    settings: TeamSettings,
    channels: OrdMap<DocId, Arc<Channel>>,
    watch: Watch,
}

/// Keeps them until something changes by which they are seen.
#[derive(Debug, Default)]
pub(crate) struct DangersKept {
    calendar: Calendar,
    seen: Option<Seen>,
    dangers: Arc<Dangers>,
}

impl DangersKept {
    pub(crate) fn of(&mut self, snapshot: &Snapshot, now: &TeamNow) -> Arc<Dangers> {
        let at = now.at.to_utc();
        let at = at.duration_trunc(chrono::Duration::minutes(1)).unwrap_or(at);
        let (calendar, settings, channels) = (&snapshot.calendar, &snapshot.team.settings, &snapshot.channels);
        let is_same = |seen: &&mut Seen| {
            seen.watch.today() == now.today()
                && seen.channels.ptr_eq(channels)
                && seen.settings == *settings
                && (self.calendar.is_same(calendar) || seen.watch.covers(calendar))
        };
        if let Some(seen) = self.seen.as_mut().filter(is_same) {
            if seen.at != at {
                seen.at = at;
                seen.watch.goes_on(at);
                let dangers = Arc::make_mut(&mut self.dangers);
                for row in calendar.all().filter(|row| seen.watch.may_become_late_today(row)) {
                    dangers.see(&seen.watch, row.summary.id, Some(row));
                }
            }
            if !self.calendar.is_same(calendar) {
                let dangers = Arc::make_mut(&mut self.dangers);
                for (post, row) in calendar.changes_since(&self.calendar) {
                    dangers.see(&seen.watch, post, row.map(Arc::as_ref));
                }
            }
        } else {
            let watch = Watch::over(snapshot, now.today(), at);
            let mut dangers = Dangers::default();
            for row in calendar.all() {
                dangers.see(&watch, row.summary.id, Some(row));
            }
            self.dangers = Arc::new(dangers);
            self.seen = Some(Seen { at, settings: settings.clone(), channels: channels.clone(), watch });
        }
        self.calendar = calendar.clone();
        Arc::clone(&self.dangers)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeZone};
    use trekker_domain::counting::Lengths;
    use trekker_domain::id::PersonId;
    use trekker_domain::post::{PostSummary, Status};
    use trekker_domain::publish_at::PublishAt;
    use trekker_domain::publishing::Outing;
    use trekker_domain::work::Deliverable;

    use super::*;

    fn now(minute: u32) -> TeamNow {
        let at = chrono_tz::Europe::Brussels.with_ymd_and_hms(2026, 11, 23, 9, minute, 30).single().expect("a moment");
        TeamNow { at, here: at.fixed_offset(), zone: "Europe/Brussels".into() }
    }

    fn doc(n: u32) -> DocId {
        let mut id = [0; 16];
        id[..4].copy_from_slice(&n.to_be_bytes());
        DocId(id)
    }

    fn row(n: u32, of: impl FnOnce(&mut PostSummary)) -> Arc<PostRow> {
        let mut post = PostSummary { owner: Some(PersonId([1; 16])), ..PostSummary::empty(doc(n)) };
        let day = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day") + chrono::Duration::days(i64::from(n % 400));
        post.publish_at = PublishAt { date: Some(day), ..PublishAt::default() };
        of(&mut post);
        Arc::new(PostRow::new(post))
    }

    fn team(posts: impl IntoIterator<Item = Arc<PostRow>>) -> Snapshot {
        let mut snapshot = Snapshot::default();
        snapshot.team.settings.zone = "Europe/Brussels".into();
        for (n, name) in [(1, "Instagram"), (2, "X")] {
            snapshot.channels.insert(doc(n), Arc::new(Channel::new(doc(n), name)));
        }
        posts.into_iter().for_each(|row| snapshot.calendar.put(row));
        snapshot
    }

    fn words(dangers: &Dangers, post: u32) -> Vec<Danger> {
        dangers.of(doc(post)).all().collect()
    }

    #[test]
    fn what_changes_is_seen_at_once_and_the_rest_stays_as_it_was_seen() {
        let mut snapshot = team([row(30, |_| ()), row(31, |post| post.owner = None)]);
        let mut kept = DangersKept::default();
        let first = kept.of(&snapshot, &now(0));
        assert_eq!((words(&first, 30), words(&first, 31)), (vec![], vec![Danger::NobodyResponsible]));
        assert!(Arc::ptr_eq(&first, &kept.of(&snapshot, &now(0))), "nothing changed");
        let against = PostRow { is_against_stop: true, ..PostRow::clone(&row(30, |_| ())) };
        snapshot.calendar.put(Arc::new(against));
        let next = kept.of(&snapshot, &now(0));
        assert_eq!((words(&next, 30), words(&next, 31)), (vec![Danger::AgainstStop], vec![Danger::NobodyResponsible]));
        assert_eq!(words(&first, 30), [], "whoever holds the other picture has the other");
        // A channel takes less by now.
        snapshot.calendar.put(row(30, |post| {
            post.channels.push(doc(2));
            post.main.lengths = Lengths::of(&"a".repeat(200));
        }));
        assert_eq!(words(&kept.of(&snapshot, &now(0)), 30), []);
        let mut channel = Channel::new(doc(2), "X");
        channel.limits.insert(trekker_domain::counting::Measure::parse("caption-weighted").expect("a measure"), 100);
        snapshot.channels.insert(doc(2), Arc::new(channel));
        assert_eq!(words(&kept.of(&snapshot, &now(0)), 30), [Danger::TooLong]);
        snapshot.calendar.remove(doc(31));
        assert_eq!(words(&kept.of(&snapshot, &now(0)), 31), []);
        snapshot.calendar.put(row(21, |post| post.status = Status::Planned.into()));
        assert_eq!(words(&kept.of(&snapshot, &now(0)), 21), [Danger::Late], "of yesterday");
        // The hour comes.
        snapshot.calendar.put(row(22, |post| {
            post.status = Status::Planned.into();
            post.channels.push(doc(1));
            post.outings.push(Outing { claimed_by: post.owner, ..Outing::new(doc(1)) });
            post.publish_at.time = trekker_domain::publish_at::parse_time("09:30");
        }));
        assert_eq!(words(&kept.of(&snapshot, &now(30)), 22), []);
        let late = kept.of(&snapshot, &now(31));
        assert_eq!((words(&late, 22), words(&late, 21)), (vec![Danger::Late], vec![Danger::Late]));
    }

    /// For `--nocapture`: what a minute and a change cost with ten thousand posts, a third of them still to go.
    #[test]
    fn a_change_costs_little_with_ten_thousand_posts() {
        let posts = (0..10_000).map(|n| {
            row(n, |post| {
                post.status = [Status::Posted, Status::Planned, Status::Posted][n as usize % 3].into();
                post.channels.extend([doc(1), doc(2)]);
                post.main.lengths = Lengths::of("Kom je ook? Wij koken soep.");
                let photos = Deliverable { duration_days: Some(2), ..Deliverable::new(doc(n + 20_000), "Foto's") };
                post.deliverables.push(photos);
            })
        });
        let mut snapshot = team(posts);
        let mut kept = DangersKept::default();
        let begin = std::time::Instant::now();
        let all = kept.of(&snapshot, &now(0));
        let whole = begin.elapsed();
        snapshot.calendar.put(row(9_000, |post| post.owner = None));
        let begin = std::time::Instant::now();
        let next = kept.of(&snapshot, &now(0));
        let change = begin.elapsed();
        let begin = std::time::Instant::now();
        kept.of(&snapshot, &now(1));
        let minute = begin.elapsed();
        println!("all of {}: {whole:?}, one change: {change:?}, a minute: {minute:?}", all.0.len());
        assert_eq!(words(&next, 9_000), [Danger::NobodyResponsible]);
        assert_eq!(next.0.len(), all.0.len() + usize::from(all.of(doc(9_000)) == Wrong::default()));
    }
}
