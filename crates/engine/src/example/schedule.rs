//! When each post of the example goes out, on which channels, and how far it is: the same in every language.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use trekker_domain::event::Lane;
use trekker_domain::post::{Focus, Format, Status};
use trekker_domain::publish_at::PublishAt;

use Channel::{Facebook, Instagram, LinkedIn, Newsletter};
use Focus::{AboutUs, ForTheCommunity};
use Format::{Link, Photo, Text, Video};
use Status::{Draft, Idea, Planned, Review};
use Task::{Free, Mine};
use Theme::{Canal, Food, Helpers, Practical, Programme, Thanks};
use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

/// The number is the place in the list of channels of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    Instagram,
    Facebook,
    LinkedIn,
    Newsletter,
}

/// The number is the place in the list of themes of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    Programme,
    Helpers,
    Food,
    Practical,
    Canal,
    Thanks,
}

/// Colours of the themes, in their order.
pub(super) const THEME_COLOURS: [u8; 6] = [0, 1, 2, 3, 4, 5];

/// Who is responsible for a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    Mine,
    Free,
}

/// One post, without its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Weeks from the one today is in, the day, the hour and the minute; `None`: no date yet.
    pub(super) when: Option<(i8, Weekday, u8, u8)>,
    pub(super) channels: &'static [Channel],
    pub(super) theme: Theme,
    pub(super) format: Format,
    pub(super) focus: Focus,
    /// How far it is while its day has not passed.
    pub(super) status: Status,
    /// Its day has passed and nobody said that it was posted.
    pub(super) is_forgotten: bool,
    pub(super) task: Task,
}

/// The feast is on the Saturday of this week from now.
pub(super) const FEAST: (i8, Weekday) = (5, Sat);
/// The day on which everybody cleans the canal's banks.
pub(super) const CLEAN_UP: (i8, Weekday) = (1, Sat);
/// The evening for new helpers.
pub(super) const HELPERS_EVENING: (i8, Weekday) = (2, Wed);
/// The last day to apply for the food corner.
pub(super) const LAST_DAY_FOR_COOKS: (i8, Weekday) = (1, Fri);

const fn slot(
    when: (i8, Weekday, u8, u8),
    channels: &'static [Channel],
    theme: Theme,
    format: Format,
    focus: Focus,
    status: Status,
    task: Task,
) -> Slot {
    Slot { when: Some(when), channels, theme, format, focus, status, is_forgotten: false, task }
}

const fn forgotten(slot: Slot) -> Slot {
    Slot { is_forgotten: true, ..slot }
}

const fn without_date(slot: Slot) -> Slot {
    Slot { when: None, ..slot }
}

/// From when to when posts lead up to the feast.
pub(super) const PLAN: [(i8, Weekday); 2] = [(-3, Mon), FEAST];

/// What stands in the lanes above the days: first and last day. The words of a language stand in the same order.
pub(super) const EVENTS: [(Lane, [(i8, Weekday); 2]); 5] = [
    (Lane::Event, [CLEAN_UP, CLEAN_UP]),
    (Lane::Theme, [(2, Mon), (2, Sun)]),
    (Lane::Event, [HELPERS_EVENING, HELPERS_EVENING]),
    (Lane::Product, [(4, Fri), (4, Fri)]),
    (Lane::Event, [FEAST, FEAST]),
];

/// All posts, by date, those without one last. The words of a language stand in the same order.
pub(super) const SLOTS: [Slot; 30] = [
    slot((-3, Mon, 19, 0), &[Instagram, Facebook], Programme, Photo, AboutUs, Planned, Mine),
    slot((-3, Thu, 8, 30), &[Newsletter], Canal, Text, ForTheCommunity, Planned, Mine),
    slot((-3, Sat, 10, 0), &[Facebook], Canal, Photo, ForTheCommunity, Planned, Free),
    slot((-2, Tue, 18, 30), &[Instagram], Helpers, Video, AboutUs, Planned, Mine),
    slot((-2, Wed, 12, 0), &[LinkedIn], Thanks, Photo, AboutUs, Planned, Mine),
    slot((-2, Fri, 17, 0), &[Facebook, Instagram], Food, Photo, ForTheCommunity, Planned, Mine),
    slot((-1, Mon, 19, 0), &[Facebook, Instagram], Helpers, Photo, ForTheCommunity, Planned, Mine),
    slot((-1, Wed, 12, 15), &[LinkedIn], Helpers, Text, ForTheCommunity, Planned, Mine),
    slot((-1, Thu, 8, 30), &[Newsletter], Programme, Link, ForTheCommunity, Planned, Mine),
    slot((-1, Sat, 9, 30), &[Facebook], Canal, Photo, ForTheCommunity, Planned, Mine),
    forgotten(slot((-1, Sun, 17, 0), &[Instagram], Food, Photo, ForTheCommunity, Planned, Mine)),
    slot((0, Mon, 18, 30), &[Instagram, Facebook], Food, Photo, ForTheCommunity, Planned, Mine),
    slot((0, Wed, 12, 0), &[LinkedIn], Thanks, Photo, AboutUs, Planned, Mine),
    slot((0, Thu, 19, 0), &[Facebook], Practical, Text, ForTheCommunity, Planned, Mine),
    slot((0, Sat, 9, 0), &[Instagram, Facebook], Canal, Photo, ForTheCommunity, Planned, Mine),
    slot((1, Tue, 19, 0), &[Instagram], Programme, Video, AboutUs, Review, Mine),
    slot((1, Thu, 8, 30), &[Newsletter], Helpers, Link, ForTheCommunity, Planned, Mine),
    slot((1, Sat, 8, 0), &[Instagram, Facebook], Canal, Photo, ForTheCommunity, Review, Free),
    slot((2, Mon, 19, 30), &[Facebook, Instagram], Canal, Photo, ForTheCommunity, Draft, Mine),
    slot((2, Wed, 17, 0), &[Instagram, Facebook], Helpers, Photo, ForTheCommunity, Review, Mine),
    slot((3, Tue, 18, 30), &[Instagram], Food, Video, ForTheCommunity, Draft, Mine),
    slot((3, Thu, 8, 30), &[Newsletter], Programme, Link, ForTheCommunity, Draft, Free),
    slot((3, Sat, 10, 0), &[Facebook, Instagram], Practical, Link, ForTheCommunity, Draft, Free),
    slot((4, Mon, 19, 0), &[Facebook, Instagram], Practical, Text, ForTheCommunity, Draft, Mine),
    slot((4, Wed, 18, 0), &[Facebook], Canal, Text, ForTheCommunity, Draft, Free),
    slot((5, Thu, 8, 30), &[Newsletter], Practical, Link, ForTheCommunity, Draft, Free),
    slot((5, Sat, 9, 0), &[Instagram, Facebook], Programme, Photo, AboutUs, Idea, Free),
    slot((6, Tue, 19, 0), &[Instagram, Facebook, LinkedIn], Thanks, Photo, AboutUs, Idea, Free),
    without_date(slot((0, Mon, 0, 0), &[Facebook, LinkedIn], Helpers, Photo, ForTheCommunity, Idea, Free)),
    without_date(slot((0, Mon, 0, 0), &[Instagram], Programme, Video, AboutUs, Idea, Mine)),
];

/// The day of a week counted from the one `today` is in.
pub(super) fn day(today: NaiveDate, (weeks, weekday): (i8, Weekday)) -> NaiveDate {
    let from_monday = i64::from(weeks) * 7 + i64::from(weekday.num_days_from_monday());
    let days = from_monday - i64::from(today.weekday().num_days_from_monday());
    let moved = match u64::try_from(days) {
        Ok(ahead) => today.checked_add_days(Days::new(ahead)),
        Err(_) => today.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    // Only at the ends of the calendar.
    moved.unwrap_or(today)
}

impl Slot {
    /// Whether it leads up to the feast: the canal and thanks are there all year.
    pub(super) fn is_in_plan(&self) -> bool {
        !matches!(self.theme, Canal | Thanks)
    }

    pub(super) fn publish_at(&self, today: NaiveDate) -> PublishAt {
        let Some((weeks, weekday, hour, minute)) = self.when else { return PublishAt::default() };
        PublishAt {
            date: Some(day(today, (weeks, weekday))),
            time: NaiveTime::from_hms_opt(hour.into(), minute.into(), 0),
            zone: String::new(),
        }
    }

    /// What is behind us was posted, unless it was forgotten; what is ahead is as far as it is.
    pub(super) fn status_on(&self, today: NaiveDate) -> Status {
        match self.publish_at(today).date {
            Some(date) if date < today && !self.is_forgotten => Status::Posted,
            _ => self.status,
        }
    }
}
