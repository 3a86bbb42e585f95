//! An idea: a card on the pinboard. Nobody votes against one and nobody deletes another's: it waits, rests for a while, or
//! becomes part of something.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::columns::names::{
    BECAME_PREFIX, BINNED, CHANNEL_PREFIX, KEPT_BY, LINK, MEDIA_PREFIX, PARKED_UNTIL, REASON, SEASON, THEME,
};
use crate::columns::{Cells, Column, Columns, Field, Made, Shape, Special, Write, Written};
use crate::declare;
use crate::id::{DocId, PersonId};
use crate::media::Media;
use crate::open::{Open, word_enum};
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
    /// Without its hearts, which are documents of their own.
    pub fn read(id: DocId, cells: &dyn Cells) -> Self {
        let brought_by = Made::by(cells);
        let into = BTreeSet::<DocId>::read(cells, BECAME_PREFIX);
        let by = |into: &DocId| cells.writer(&format!("{BECAME_PREFIX}{into}"));
        // Who keeps it on the board, and the rest that this ended.
        let kept = cells.words(KEPT_BY).unwrap_or_default();
        let (kept_by, ended) = kept.split_once('/').unwrap_or((kept, ""));
        let until = cells.words(PARKED_UNTIL).filter(|until| *until != ended).and_then(NaiveDate::parse);
        let parked =
            until.map(|until| Parked { until, reason: Column::read(cells, REASON), by: cells.writer(PARKED_UNTIL) });
        Self {
            theme: Column::read(cells, THEME),
            channels: Columns::read(cells, CHANNEL_PREFIX),
            season: Column::read(cells, SEASON),
            link: Column::read(cells, LINK),
            media: Columns::read(cells, MEDIA_PREFIX),
            parked,
            kept_by: PersonId::parse(kept_by),
            became: into.into_iter().map(|into| (into, by(&into))).collect(),
            overlaps: cells.has_overlaps(),
            binned: cells.flag(BINNED) && cells.writer(BINNED) == Some(brought_by),
            ..Self::new(id, &cells.text(), brought_by, Made::at(cells))
        }
    }

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
    pub fn kept(&self) -> IdeaDecision {
        IdeaDecision::Keep { ends: self.parked.as_ref().map(|parked| parked.until) }
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

declare! {
    /// What somebody did to what an idea says.
    pub enum IdeaEdit {
        Option<DocId> = "theme" by SetTheme,
        Option<Open<Season>> = "season" by SetSeason,
        String = "link" by SetLink,
        // Of two days on which its rest ends that were chosen apart, or of that and none, this one.
        Option<NaiveDate> = "parked_until" by SetParkedUntil,
        // Of two reasons for its rest this one.
        String = "reason" by SetReason,
    } each {
        BTreeSet<DocId> = "channel/" by SetChannel,
        Vec<Media> = "media/" by Media,
        // Put into a post, a plan or a bigger idea; or taken out of it again.
        BTreeSet<DocId> = "became/" by Join,
    }
}

/// What somebody decided of an idea: each writes several columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdeaDecision {
    /// It rests until a day; whoever looked at it before has to look again then.
    Park {
        until: NaiveDate,
        reason: String,
    },
    /// I looked at it, and it stays on the board; it rests no longer.
    Keep {
        /// The day of the rest that this ends. One that somebody gives it apart goes on.
        ends: Option<NaiveDate>,
    },
    /// It is to be looked at again.
    LookAgain,
    Bin(bool),
}

impl IdeaEdit {
    /// All fields of an idea.
    pub(crate) fn all_fields() -> Vec<Field> {
        let mut fields = Self::fields();
        // How an idea stands on the board is said beside its rest: both are kept.
        fields.push(Field::new(KEPT_BY, Shape::Person).but(Some(Special::Unpicked)));
        fields.push(Field::new(BINNED, Shape::Flag));
        fields
    }

    /// Whether it decides what becomes of the idea, which guests leave to the team.
    pub fn decides(&self) -> bool {
        match self {
            Self::SetParkedUntil(_) | Self::SetReason(_) | Self::Join(..) => true,
            Self::SetTheme(_) | Self::SetSeason(_) | Self::SetLink(_) | Self::SetChannel(..) | Self::Media(..) => false,
        }
    }
}

impl IdeaDecision {
    /// What it writes when this person decides it.
    pub(crate) fn writes(&self, me: PersonId) -> Vec<Write> {
        match self {
            Self::Park { until, reason } => vec![
                IdeaEdit::SetParkedUntil(Some(*until)).write(),
                IdeaEdit::SetReason(reason.clone()).write(),
                Write::put(KEPT_BY, ""),
            ],
            // In one column, and not by clearing that of the rest: whoever parks it anew at the same time is not undone by this.
            Self::Keep { ends: None } => vec![Write::put(KEPT_BY, me.to_string())],
            Self::Keep { ends: Some(until) } => vec![Write::put(KEPT_BY, format!("{me}/{until}"))],
            Self::LookAgain => vec![Write::put(KEPT_BY, ""), IdeaEdit::SetParkedUntil(None).write()],
            // Cleared first: the same as another device wrote there in vain would be no change, and stay that device's word.
            Self::Bin(binned) => vec![Write::Clear { key: BINNED.to_owned() }, Write::put(BINNED, *binned)],
        }
    }

    /// Whether guests leave it to the team.
    pub fn is_the_teams(&self) -> bool {
        match self {
            Self::Park { .. } | Self::Keep { .. } | Self::LookAgain => true,
            // Whoever brought it takes it back.
            Self::Bin(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish_at::parse_date;

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
