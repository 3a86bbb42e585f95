//! Rows of the projection: what a document comes to, as bytes on the disk.
//!
//! These structs are the file format. They stand apart from the domain's, so that neither becomes the other. A row that
//! does not read (made by another version) counts as stale and is made anew.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};
use trekker_domain::channel::Channel;
use trekker_domain::comment::Comment;
use trekker_domain::heart::Heart;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::Idea;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::post::PostSummary;
use trekker_domain::publish_at::PublishAt;
use trekker_domain::rank::Rank;
use trekker_domain::team::{Relay, TeamSettings};
use trekker_domain::theme::Theme;
use trekker_domain::voice::Section;

/// What a document comes to, for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    Post(PostSummary),
    Comment(Comment),
    /// Without its hearts: those are documents of their own.
    Idea(Idea),
    Heart(Heart),
    Section(Section),
    Channel(Channel),
    Theme(Theme),
    Team(TeamSettings),
    /// Nothing to show: a kind of a newer Trekker, or a document that does not say yet what it is about.
    Nothing,
}

#[derive(Serialize, Deserialize)]
struct PostRow {
    title: String,
    date: Option<i32>,
    minute: Option<u16>,
    zone: String,
    status: String,
    channels: Vec<[u8; 16]>,
    theme: Option<[u8; 16]>,
    owner: Option<[u8; 16]>,
    helpers: Vec<[u8; 16]>,
    format: Option<String>,
    focus: Option<String>,
    has_text: bool,
    contested: bool,
    binned: bool,
}

#[derive(Serialize, Deserialize)]
struct WordsRow {
    by: [u8; 16],
    at: i64,
    about: [u8; 16],
    text: String,
    binned: bool,
}

#[derive(Serialize, Deserialize)]
struct NamedRow {
    name: String,
    text: String,
    rank: String,
    number: u8,
    binned: bool,
}

impl Row {
    /// The day the row lies at: that of a post. Days since 1 January of year 1; 0 for none.
    pub(crate) fn day(&self) -> i64 {
        match self {
            Self::Post(post) => post.publish_at.date.map_or(0, day_number),
            _ => 0,
        }
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let written = match self {
            Self::Post(post) => postcard::to_stdvec(&PostRow {
                title: post.title.clone(),
                date: post.publish_at.date.map(|date| date.num_days_from_ce()),
                minute: post.publish_at.time.map(|time| (time.num_seconds_from_midnight() / 60) as u16),
                zone: post.publish_at.zone.clone(),
                status: post.status.word().to_owned(),
                channels: post.channels.iter().map(|id| id.0).collect(),
                theme: post.theme.map(|id| id.0),
                owner: post.owner.map(|id| id.0),
                helpers: post.helpers.iter().map(|id| id.0).collect(),
                format: post.format.as_ref().map(|word| word.word().to_owned()),
                focus: post.focus.as_ref().map(|word| word.word().to_owned()),
                has_text: post.has_text,
                contested: post.contested,
                binned: post.binned,
            }),
            Self::Comment(comment) => postcard::to_stdvec(&WordsRow {
                by: comment.by.0,
                at: comment.at.timestamp(),
                about: comment.about.0,
                text: comment.text.clone(),
                binned: comment.binned,
            }),
            Self::Idea(idea) => postcard::to_stdvec(&WordsRow {
                by: idea.brought_by.0,
                at: idea.brought_at.timestamp(),
                about: [0; 16],
                text: idea.text.clone(),
                binned: idea.binned,
            }),
            Self::Heart(heart) => postcard::to_stdvec(&WordsRow {
                by: heart.by.0,
                at: 0,
                about: heart.idea.0,
                text: String::new(),
                binned: !heart.given,
            }),
            Self::Section(section) => named(&section.heading, &section.text, &section.rank.0, 0, section.binned),
            Self::Channel(channel) => named(&channel.name, "", "", 0, channel.binned),
            Self::Theme(theme) => named(&theme.name, "", "", theme.colour, theme.binned),
            Self::Team(team) => named(&team.name, &team.zone, team.relay.word(), 0, false),
            Self::Nothing => Ok(Vec::new()),
        };
        // Writing into a vector cannot fail for these types; an empty row reads as stale.
        written.unwrap_or_default()
    }

    /// `None`: it does not read, and the document has to be folded again.
    pub(crate) fn decode(kind: Kind, id: DocId, bytes: &[u8]) -> Option<Self> {
        Some(match kind {
            Kind::Post => Self::Post(read_post(id, postcard::from_bytes(bytes).ok()?)),
            Kind::Comment => {
                let row: WordsRow = postcard::from_bytes(bytes).ok()?;
                let at = DateTime::from_timestamp(row.at, 0)?;
                let (by, about) = (PersonId(row.by), DocId(row.about));
                Self::Comment(Comment { id, about, by, at, text: row.text, binned: row.binned })
            }
            Kind::Idea => {
                let row: WordsRow = postcard::from_bytes(bytes).ok()?;
                Self::Idea(Idea {
                    id,
                    text: row.text,
                    brought_by: PersonId(row.by),
                    brought_at: DateTime::from_timestamp(row.at, 0)?,
                    hearts: BTreeSet::new(),
                    binned: row.binned,
                })
            }
            Kind::Heart => {
                let row: WordsRow = postcard::from_bytes(bytes).ok()?;
                Self::Heart(Heart { id, idea: DocId(row.about), by: PersonId(row.by), given: !row.binned })
            }
            Kind::Section => {
                let row: NamedRow = postcard::from_bytes(bytes).ok()?;
                let rank = Rank(row.rank);
                Self::Section(Section { id, heading: row.name, text: row.text, rank, binned: row.binned })
            }
            Kind::Channel => {
                let row: NamedRow = postcard::from_bytes(bytes).ok()?;
                Self::Channel(Channel { id, name: row.name, binned: row.binned })
            }
            Kind::Theme => {
                let row: NamedRow = postcard::from_bytes(bytes).ok()?;
                Self::Theme(Theme { id, name: row.name, colour: row.number, binned: row.binned })
            }
            Kind::Team => {
                let row: NamedRow = postcard::from_bytes(bytes).ok()?;
                Self::Team(TeamSettings { name: row.name, zone: row.text, relay: Relay::parse(&row.rank)? })
            }
            Kind::Unknown(_) => Self::Nothing,
        })
    }
}

pub(crate) fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

fn named(name: &str, text: &str, rank: &str, number: u8, binned: bool) -> postcard::Result<Vec<u8>> {
    let (name, text, rank) = (name.to_owned(), text.to_owned(), rank.to_owned());
    postcard::to_stdvec(&NamedRow { name, text, rank, number, binned })
}

fn read_post(id: DocId, row: PostRow) -> PostSummary {
    PostSummary {
        id,
        title: row.title,
        publish_at: PublishAt {
            date: row.date.and_then(NaiveDate::from_num_days_from_ce_opt),
            time: row
                .minute
                .and_then(|minute| NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0)),
            zone: row.zone,
        },
        status: Open::from_word(&row.status),
        channels: row.channels.into_iter().map(DocId).collect(),
        theme: row.theme.map(DocId),
        owner: row.owner.map(PersonId),
        helpers: row.helpers.into_iter().map(PersonId).collect(),
        format: row.format.map(|word| Open::from_word(&word)),
        focus: row.focus.map(|word| Open::from_word(&word)),
        has_text: row.has_text,
        contested: row.contested,
        binned: row.binned,
    }
}

/// A moment from a record, whose seconds may be anything.
pub(crate) fn moment(at: u64) -> DateTime<Utc> {
    i64::try_from(at).ok().and_then(|at| DateTime::from_timestamp(at, 0)).unwrap_or_default()
}
