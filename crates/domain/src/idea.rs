//! An idea: a card on the pinboard. Nobody votes against one and nobody deletes another's: it waits, rests for a while, or
//! becomes part of something.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::conflict::Field;
use crate::id::{DocId, PersonId};
use crate::media::{Media, MediaEdit, MediaFile};
use crate::open::{Open, word_enum};
use crate::publish_at::parse_date;
use crate::role::Role;

word_enum! {
    /// When in the year it fits.
    pub enum Season {
        Spring = "spring",
        Summer = "summer",
        Autumn = "autumn",
        Winter = "winter",
    }
}

impl Season {
    /// Its first day that is later than this one, by the months of the weather.
    pub fn begins_after(self, today: NaiveDate) -> Option<NaiveDate> {
        let month = match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        };
        let this_year = NaiveDate::from_ymd_opt(today.year(), month, 1)?;
        if this_year > today { Some(this_year) } else { NaiveDate::from_ymd_opt(today.year() + 1, month, 1) }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idea {
    pub id: DocId,
    pub text: String,
    /// Whose device wrote it down, from the log.
    pub brought_by: PersonId,
    /// The clock of that device.
    pub brought_at: DateTime<Utc>,
    pub hearts: BTreeSet<PersonId>,
    pub theme: Option<DocId>,
    pub channels: BTreeSet<DocId>,
    pub season: Option<Open<Season>>,
    pub link: String,
    /// In their order.
    pub media: Vec<Media>,
    pub parked: Option<Parked>,
    /// Who looked at it and kept it on the board.
    pub kept_by: Option<PersonId>,
    /// The posts, plans and bigger ideas it is part of, with who put it there. Two people who bundle it apart have put it
    /// in two.
    pub became: BTreeMap<DocId, Option<PersonId>>,
    /// By whoever brought it: what others say of this does not count.
    /// Two changed the same sentence of its text apart, and nobody has settled it.
    pub overlaps: bool,
    pub binned: bool,
}

/// It rests until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parked {
    pub until: NaiveDate,
    /// For whoever brought it.
    pub reason: String,
    pub by: Option<PersonId>,
}

/// How an idea stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stand {
    /// Nobody has looked at it yet.
    New,
    /// It was parked, and its day has come.
    Back,
    OnBoard,
    Parked,
    /// It is part of something.
    Became,
}

impl Stand {
    /// Whether somebody is to look at it.
    pub fn waits(self) -> bool {
        matches!(self, Self::New | Self::Back)
    }
}

impl Idea {
    /// As it is when somebody writes it down.
    pub fn new(id: DocId, text: &str, brought_by: PersonId, brought_at: DateTime<Utc>) -> Self {
        Self {
            id,
            text: text.to_owned(),
            brought_by,
            brought_at,
            hearts: BTreeSet::new(),
            theme: None,
            channels: BTreeSet::new(),
            season: None,
            link: String::new(),
            media: Vec::new(),
            parked: None,
            kept_by: None,
            became: BTreeMap::new(),
            overlaps: false,
            binned: false,
        }
    }

    /// The first line with words in it: what a card shows at least.
    pub fn headline(&self) -> &str {
        headline(&self.text)
    }

    /// `is_there`: whether a post, plan or idea is not in the bin. What became of something that is gone is an idea again.
    pub fn stand(&self, today: NaiveDate, is_there: impl Fn(DocId) -> bool) -> Stand {
        if self.became.keys().any(|into| is_there(*into)) {
            return Stand::Became;
        }
        match &self.parked {
            Some(parked) if parked.until > today => Stand::Parked,
            _ if self.kept_by.is_some() => Stand::OnBoard,
            Some(_) => Stand::Back,
            None => Stand::New,
        }
    }

    /// Whether somebody in this role may change what it says: a guest reads and responds, and writes in their own.
    pub fn may_be_written_by(&self, person: PersonId, role: Role) -> bool {
        role != Role::Guest || self.brought_by == person
    }

    /// Somebody keeps it on the board, whether or not it rests.
    pub fn kept(&self) -> IdeaEdit {
        IdeaEdit::Keep { ends: self.parked.as_ref().map(|parked| parked.until) }
    }

    /// Whether a person may put it in the bin, or take it out.
    pub fn may_be_binned_by(&self, person: PersonId) -> bool {
        self.brought_by == person
    }
}

/// See [`Idea::headline`].
pub fn headline(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
}

/// Everybody whose idea is in something, also by way of a bigger idea; whoever brought theirs first comes first.
///
/// `parts`: the ideas that were put into a post, a plan or an idea. Two bigger ideas that were put into each other apart
/// are each passed once.
pub fn credit<'i>(of: DocId, parts: impl Fn(DocId) -> Vec<&'i Idea>) -> Vec<PersonId> {
    let (mut waiting, mut seen) = (vec![of], BTreeSet::from([of]));
    let mut brought = Vec::new();
    while let Some(into) = waiting.pop() {
        for idea in parts(into) {
            if seen.insert(idea.id) {
                brought.push((idea.brought_at, idea.id, idea.brought_by));
                waiting.push(idea.id);
            }
        }
    }
    brought.sort();
    let mut people = Vec::new();
    for (_, _, person) in brought {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people
}

/// What somebody did to an idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdeaEdit {
    SetTheme(Option<DocId>),
    AddChannel(DocId),
    RemoveChannel(DocId),
    SetSeason(Option<Season>),
    SetLink(String),
    Media(DocId, MediaEdit),
    /// It rests until a day; whoever looked at it before has to look again then.
    Park {
        until: NaiveDate,
        reason: String,
    },
    /// Of two days on which its rest ends that were chosen apart, or of that and none, this one.
    SetParkedUntil(Option<NaiveDate>),
    /// Of two reasons for its rest this one.
    SetReason(String),
    /// I looked at it, and it stays on the board; it rests no longer.
    Keep {
        /// The day of the rest that this ends. One that somebody gives it apart goes on.
        ends: Option<NaiveDate>,
    },
    /// It is to be looked at again.
    LookAgain,
    /// Put into a post, a plan or a bigger idea; or taken out of it again.
    Join {
        into: DocId,
        joined: bool,
    },
    Bin(bool),
}

impl IdeaEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen. `of`: the file.
    pub fn choosing(field: Field, of: Option<DocId>, value: &str) -> Option<Self> {
        Some(match field {
            Field::MediaFile => Self::Media(of?, MediaEdit::SetFile(MediaFile::parse(value)?)),
            Field::Alt => Self::Media(of?, MediaEdit::SetAlt(value.to_owned())),
            Field::ParkedUntil if value.is_empty() => Self::SetParkedUntil(None),
            Field::ParkedUntil => Self::SetParkedUntil(Some(parse_date(value)?)),
            Field::Reason => Self::SetReason(value.to_owned()),
            Field::Theme => Self::SetTheme(DocId::parse(value)),
            Field::Season => Self::SetSeason(Open::from_word(value).known()),
            Field::Link => Self::SetLink(value.to_owned()),
            _ => return None,
        })
    }

    /// Whether it decides what becomes of the idea, which guests leave to the team.
    pub fn decides(&self) -> bool {
        match self {
            Self::Park { .. } | Self::SetParkedUntil(_) | Self::SetReason(_) => true,
            Self::Keep { .. } | Self::LookAgain | Self::Join { .. } => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn idea(n: u8, by: u8) -> Idea {
        let at = DateTime::from_timestamp(i64::from(n), 0).expect("a moment");
        Idea::new(DocId([n; 16]), "Soep op het plein", PersonId([by; 16]), at)
    }

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect("a day")
    }

    #[test]
    fn a_season_to_come_begins_after_today() {
        for (season, today, begins) in [
            (Season::Spring, "2026-11-28", "2027-03-01"),
            (Season::Winter, "2026-11-28", "2026-12-01"),
            (Season::Winter, "2026-12-01", "2027-12-01"),
            (Season::Summer, "2026-05-31", "2026-06-01"),
        ] {
            assert_eq!(season.begins_after(day(today)), Some(day(begins)), "{season:?} {today}");
        }
    }

    #[test]
    fn an_idea_waits_until_somebody_keeps_parks_or_uses_it() {
        let parked = |until: &str| Some(Parked { until: day(until), reason: String::new(), by: None });
        let post = DocId([9; 16]);
        let kept = Some(PersonId([1; 16]));
        let today = day("2026-11-28");
        for (idea, is_there, stand) in [
            (idea(1, 1), true, Stand::New),
            (Idea { kept_by: kept, ..idea(1, 1) }, true, Stand::OnBoard),
            (Idea { parked: parked("2026-11-29"), ..idea(1, 1) }, true, Stand::Parked),
            (Idea { parked: parked("2026-11-28"), ..idea(1, 1) }, true, Stand::Back),
            // Kept by one and parked by another apart: it rests, and comes back to the board.
            (Idea { parked: parked("2026-11-29"), kept_by: kept, ..idea(1, 1) }, true, Stand::Parked),
            (Idea { parked: parked("2026-11-28"), kept_by: kept, ..idea(1, 1) }, true, Stand::OnBoard),
            (Idea { became: [(post, None)].into(), ..idea(1, 1) }, true, Stand::Became),
            (Idea { became: [(post, None)].into(), ..idea(1, 1) }, false, Stand::New),
        ] {
            assert_eq!(idea.stand(today, |_| is_there), stand, "{idea:?}");
        }
    }

    #[test]
    fn credit_goes_to_everybody_once_also_through_bigger_ideas_and_round_in_a_circle() {
        let (post, bigger) = (DocId([9; 16]), DocId([3; 16]));
        let into = |idea: Idea, into: DocId| Idea { became: [(into, None)].into(), ..idea };
        let mut all = vec![into(idea(1, 1), bigger), into(idea(2, 2), bigger), into(idea(3, 3), post)];
        let of = |all: &[Idea]| {
            let people = credit(post, |into| all.iter().filter(|idea| idea.became.contains_key(&into)).collect());
            people.into_iter().map(|person| person.0[0]).collect::<Vec<_>>()
        };
        assert_eq!(of(&all), [1, 2, 3]);
        all.push(into(idea(4, 1), post));
        assert_eq!(of(&all), [1, 2, 3], "once");
        all[2].became.insert(DocId([1; 16]), None);
        assert_eq!(of(&all), [1, 2, 3], "in a circle");
        all[1].became.clear();
        assert_eq!(of(&all), [1, 3]);
    }
}
