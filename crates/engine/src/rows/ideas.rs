//! The rows of the pinboard and of what comes of it: ideas, successes, meetings.

use chrono::DateTime;
use serde::{Deserialize, Serialize};
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{Idea, Parked};
use trekker_domain::media::{Media, MediaFile};
use trekker_domain::meeting::{Decision, Meeting};
use trekker_domain::open::Open;
use trekker_domain::rank::Rank;
use trekker_domain::success::{Figure, Success};

use super::{day, number};

type Id = [u8; 16];

#[derive(Serialize, Deserialize)]
pub(super) struct IdeaRow {
    by: Id,
    at: i64,
    text: String,
    theme: Option<Id>,
    channels: Vec<Id>,
    season: Option<String>,
    link: String,
    /// Id, file, what is to be seen, rank.
    media: Vec<(Id, String, String, String)>,
    /// Until, why, by whom.
    parked: Option<(i32, String, Option<Id>)>,
    kept_by: Option<Id>,
    became: Vec<(Id, Option<Id>)>,
    overlaps: bool,
    binned: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SuccessRow {
    about: Option<Id>,
    words: String,
    day: Option<i32>,
    /// Id, name, value, rank.
    figures: Vec<(Id, String, String, String)>,
    thought_by: Vec<Id>,
    made_by: Vec<Id>,
    contested: bool,
    binned: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct MeetingRow {
    monday: i32,
    text: String,
    overlaps: bool,
    decisions: Vec<DecisionRow>,
}

#[derive(Serialize, Deserialize)]
struct DecisionRow {
    id: Id,
    words: String,
    owner: Option<Id>,
    due: Option<i32>,
    task: Option<Id>,
    done: bool,
    rank: String,
}

pub(super) fn write_idea(idea: &Idea) -> IdeaRow {
    let media = |one: &Media| (one.id.0, one.file.written(), one.alt.clone(), one.rank.0.clone());
    IdeaRow {
        by: idea.brought_by.0,
        at: idea.brought_at.timestamp(),
        text: idea.text.clone(),
        theme: idea.theme.map(|id| id.0),
        channels: idea.channels.iter().map(|id| id.0).collect(),
        season: idea.season.as_ref().map(|season| season.word().to_owned()),
        link: idea.link.clone(),
        media: idea.media.iter().map(media).collect(),
        parked: idea
            .parked
            .as_ref()
            .map(|parked| (number(parked.until), parked.reason.clone(), parked.by.map(|person| person.0))),
        kept_by: idea.kept_by.map(|person| person.0),
        became: idea.became.iter().map(|(into, by)| (into.0, by.map(|person| person.0))).collect(),
        overlaps: idea.overlaps,
        binned: idea.binned,
    }
}

pub(super) fn read_idea(id: DocId, row: IdeaRow) -> Option<Idea> {
    let media = |(id, file, alt, rank): (Id, String, String, String)| {
        Some(Media { id: DocId(id), file: MediaFile::parse(&file)?, alt, rank: Rank(rank) })
    };
    let parked =
        row.parked.and_then(|(until, reason, by)| Some(Parked { until: day(until)?, reason, by: by.map(PersonId) }));
    Some(Idea {
        theme: row.theme.map(DocId),
        channels: row.channels.into_iter().map(DocId).collect(),
        season: row.season.map(|word| Open::from_word(&word)),
        link: row.link,
        media: row.media.into_iter().filter_map(media).collect(),
        parked,
        kept_by: row.kept_by.map(PersonId),
        became: row.became.into_iter().map(|(into, by)| (DocId(into), by.map(PersonId))).collect(),
        overlaps: row.overlaps,
        binned: row.binned,
        ..Idea::new(id, &row.text, PersonId(row.by), DateTime::from_timestamp(row.at, 0)?)
    })
}

pub(super) fn write_success(success: &Success) -> SuccessRow {
    let figure = |one: &Figure| (one.id.0, one.name.clone(), one.value.clone(), one.rank.0.clone());
    SuccessRow {
        about: success.about.map(|id| id.0),
        words: success.words.clone(),
        day: success.day.map(number),
        figures: success.figures.iter().map(figure).collect(),
        thought_by: success.thought_by.iter().map(|person| person.0).collect(),
        made_by: success.made_by.iter().map(|person| person.0).collect(),
        contested: success.contested,
        binned: success.binned,
    }
}

pub(super) fn read_success(id: DocId, row: SuccessRow) -> Success {
    let figure = |(id, name, value, rank)| Figure { id: DocId(id), name, value, rank: Rank(rank) };
    Success {
        id,
        about: row.about.map(DocId),
        words: row.words,
        day: row.day.and_then(day),
        figures: row.figures.into_iter().map(figure).collect(),
        thought_by: row.thought_by.into_iter().map(PersonId).collect(),
        made_by: row.made_by.into_iter().map(PersonId).collect(),
        contested: row.contested,
        binned: row.binned,
    }
}

pub(super) fn write_meeting(meeting: &Meeting) -> MeetingRow {
    let decision = |one: &Decision| DecisionRow {
        id: one.id.0,
        words: one.words.clone(),
        owner: one.owner.map(|person| person.0),
        due: one.due.map(number),
        task: one.task.map(|id| id.0),
        done: one.done,
        rank: one.rank.0.clone(),
    };
    MeetingRow {
        monday: number(meeting.monday),
        text: meeting.text.clone(),
        overlaps: meeting.overlaps,
        decisions: meeting.decisions.iter().map(decision).collect(),
    }
}

pub(super) fn read_meeting(id: DocId, row: MeetingRow) -> Option<Meeting> {
    let decision = |one: DecisionRow| Decision {
        id: DocId(one.id),
        words: one.words,
        owner: one.owner.map(PersonId),
        due: one.due.and_then(day),
        task: one.task.map(DocId),
        done: one.done,
        rank: Rank(one.rank),
    };
    let decisions = row.decisions.into_iter().map(decision).collect();
    Some(Meeting { id, monday: day(row.monday)?, text: row.text, overlaps: row.overlaps, decisions })
}
