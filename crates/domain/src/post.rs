//! A post: one message with its date, its channels, its text and the people who work on it.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use crate::conflict::Conflict;
use crate::id::{DocId, PersonId};
use crate::open::{Open, Word};
use crate::publish_at::PublishAt;
use crate::text::TextEdit;

/// How far a post is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Idea,
    Draft,
    Review,
    Planned,
    /// Somebody put it on the channel. Only a person says so.
    Posted,
}

impl Word for Status {
    const ALL: &'static [Self] = &[Self::Idea, Self::Draft, Self::Review, Self::Planned, Self::Posted];

    fn word(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Planned => "planned",
            Self::Posted => "posted",
        }
    }
}

/// What a post is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Photo,
    Video,
    Text,
    Link,
}

impl Word for Format {
    const ALL: &'static [Self] = &[Self::Photo, Self::Video, Self::Text, Self::Link];

    fn word(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Text => "text",
            Self::Link => "link",
        }
    }
}

/// Whom a post serves: the 20/80 meter counts these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Focus {
    AboutUs,
    ForTheCommunity,
}

impl Word for Focus {
    const ALL: &'static [Self] = &[Self::AboutUs, Self::ForTheCommunity];

    fn word(self) -> &'static str {
        match self {
            Self::AboutUs => "about-us",
            Self::ForTheCommunity => "for-the-community",
        }
    }
}

/// What a calendar chip and a list row show of a post; small, so that all of a team's posts are at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostSummary {
    pub id: DocId,
    pub title: String,
    pub publish_at: PublishAt,
    pub status: Open<Status>,
    pub channels: BTreeSet<DocId>,
    pub theme: Option<DocId>,
    pub owner: Option<PersonId>,
    pub helpers: BTreeSet<PersonId>,
    pub format: Option<Open<Format>>,
    pub focus: Option<Open<Focus>>,
    /// Whether the main text has any words.
    pub has_text: bool,
    /// Whether two people chose differently at once, in any column.
    pub contested: bool,
    pub binned: bool,
}

/// A whole post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub summary: PostSummary,
    /// The main text.
    pub text: String,
    /// What whoever makes it has to know.
    pub explanation: String,
    pub link: String,
    pub conflicts: Vec<Conflict>,
}

/// What a new post begins with.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewPost {
    pub title: String,
    pub publish_at: PublishAt,
    pub status: Option<Open<Status>>,
    pub channels: BTreeSet<DocId>,
    pub theme: Option<DocId>,
    pub owner: Option<PersonId>,
    pub format: Option<Format>,
    pub text: String,
    pub explanation: String,
    pub link: String,
}

/// What somebody did to a post. Each names one column and touches no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostEdit {
    SetTitle(String),
    SetDate(Option<NaiveDate>),
    SetTime(Option<NaiveTime>),
    /// An IANA name; empty: the team's own zone.
    SetZone(String),
    SetStatus(Status),
    AddChannel(DocId),
    RemoveChannel(DocId),
    SetTheme(Option<DocId>),
    SetOwner(Option<PersonId>),
    AddHelper(PersonId),
    RemoveHelper(PersonId),
    SetExplanation(String),
    SetLink(String),
    SetFormat(Option<Format>),
    SetFocus(Option<Focus>),
    Text(TextEdit),
    /// Into the bin, or out of it again.
    Bin(bool),
}
