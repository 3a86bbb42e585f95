//! A post: one message with its date, its channels, its text and the people who work on it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use thin_vec::ThinVec;

use crate::approval::approved_form;
use crate::conflict::{Conflict, Field};
use crate::counting::Lengths;
use crate::id::{DocId, PersonId};
use crate::mark::Mark;
use crate::media::{Media, MediaEdit, MediaFile, approved_lines};
use crate::open::{Open, word_enum};
use crate::overlap::Overlap;
use crate::publish_at::{PublishAt, parse_date, parse_time};
use crate::publishing::Outing;
use crate::template::Offset;
use crate::text::Language;
use crate::work::{Deliverable, DeliverableEdit, Todo, TodoEdit};

word_enum! {
    /// How far a post is.
    pub enum Status {
        Idea = "idea",
        Draft = "draft",
        Review = "review",
        Planned = "planned",
        /// Somebody put it on the channel. Only a person says so.
        Posted = "posted",
    }
}

word_enum! {
    /// What a post is made of.
    pub enum Format {
        Photo = "photo",
        Video = "video",
        Text = "text",
        Link = "link",
    }
}

word_enum! {
    /// Whom a post serves: the 20/80 meter counts these.
    pub enum Focus {
        AboutUs = "about-us",
        ForTheCommunity = "for-the-community",
    }
}

word_enum! {
    /// A message for outside, or work in the calendar that is none: updating a profile, filling the site.
    pub enum Nature {
        Post = "post",
        /// It has a day, people and work like a post, but no text, channel or approval; *posted* means done.
        Task = "task",
    }
}

/// What a post tries out, where it is part of no plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Experiment {
    /// What it is expected to show.
    pub hypothesis: String,
    /// When to look at what it brought.
    pub review_on: Option<NaiveDate>,
}

/// What a calendar chip and a list row show of a post; small, so that all of a team's posts are at hand: what most posts have
/// none of takes one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostSummary {
    pub id: DocId,
    pub nature: Nature,
    pub title: String,
    pub publish_at: PublishAt,
    pub status: Open<Status>,
    /// By id.
    pub channels: ThinVec<DocId>,
    pub theme: Option<DocId>,
    pub plan: Option<DocId>,
    pub persona: Option<DocId>,
    /// The event it was made for.
    pub event: Option<DocId>,
    /// It tries something out.
    pub experiment: Option<Box<Experiment>>,
    pub owner: Option<PersonId>,
    /// By id.
    pub helpers: ThinVec<PersonId>,
    pub format: Option<Open<Format>>,
    pub focus: Option<Open<Focus>>,
    /// In the order of making.
    pub deliverables: ThinVec<Deliverable>,
    /// In their order.
    pub todos: ThinVec<Todo>,
    /// The template it is an item of: then it is no post of the calendar, and has an offset in the stead of a date.
    pub template: Option<DocId>,
    pub offset: Option<Offset>,
    /// In their order.
    pub media: ThinVec<Media>,
    /// By channel, where anybody said anything.
    pub outings: ThinVec<Outing>,
    /// Whether the main text has any words.
    pub has_text: bool,
    /// Stands for the main text, the link and the name below it.
    pub mark: Mark,
    /// The same with the files: what an approval is about.
    pub approved_mark: Mark,
    /// Of the main text, and of what stands below it on every channel. Of what has gone out nothing: it is as long as it is.
    pub lengths: Lengths,
    pub below: Option<Box<Lengths>>,
    /// Whether two people chose differently at once, in any column.
    pub contested: bool,
    /// Whether two changed the same sentence of the main text apart, and nobody has settled it.
    pub overlaps: bool,
    pub binned: bool,
}

impl PostSummary {
    /// A draft in which nothing stands yet.
    pub fn empty(id: DocId) -> Self {
        Self {
            id,
            nature: Nature::Post,
            title: String::new(),
            publish_at: PublishAt::default(),
            status: Status::Draft.into(),
            channels: ThinVec::new(),
            theme: None,
            plan: None,
            persona: None,
            event: None,
            experiment: None,
            owner: None,
            helpers: ThinVec::new(),
            format: None,
            focus: None,
            deliverables: ThinVec::new(),
            todos: ThinVec::new(),
            template: None,
            offset: None,
            media: ThinVec::new(),
            outings: ThinVec::new(),
            has_text: false,
            mark: Mark::default(),
            approved_mark: Mark::default(),
            lengths: Lengths::default(),
            below: None,
            contested: false,
            overlaps: false,
            binned: false,
        }
    }

    /// Whether it belongs to nothing: no plan, and it is no experiment.
    pub fn is_without_plan(&self) -> bool {
        self.nature == Nature::Post && self.plan.is_none() && self.experiment.is_none()
    }

    /// How a channel stands, if anybody said anything of it.
    pub fn outing(&self, channel: DocId) -> Option<&Outing> {
        self.outings.iter().find(|outing| outing.channel == channel)
    }

    /// Whether it has gone out, or is done.
    pub fn is_over(&self) -> bool {
        self.status == Open::Known(Status::Posted)
    }
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
    /// The name that stands below it on every channel.
    pub sign_off: String,
    /// The language of its texts, where a person said it; else it is found.
    pub language: Option<Open<Language>>,
    /// Before it is ready: whoever makes it would share it themselves.
    pub would_share: bool,
    /// And what it brings the reader, in a few words.
    pub brings: String,
    /// By channel, what went out there when somebody said so, as [`crate::publishing::as_it_goes_out`] has it.
    pub went_out: BTreeMap<DocId, String>,
    pub conflicts: Vec<Conflict>,
    /// Of the main text.
    pub overlaps: Vec<Overlap>,
}

impl Post {
    /// Whether nothing is said in it but when, by whom and how far it is: as one that was just begun.
    pub fn is_blank(&self) -> bool {
        let summary = &self.summary;
        let words = [&summary.title, &self.text, &self.explanation, &self.link, &self.sign_off, &self.brings];
        let belongs_to = [summary.theme, summary.plan, summary.persona, summary.event, summary.template];
        words.iter().all(|words| words.is_empty())
            && belongs_to.iter().all(Option::is_none)
            && summary.experiment.is_none()
            && summary.format.is_none()
            && summary.focus.is_none()
            && summary.channels.is_empty()
            && summary.helpers.is_empty()
            && summary.deliverables.is_empty()
            && summary.todos.is_empty()
            && summary.media.is_empty()
            && summary.outings.is_empty()
    }

    /// The same with its files, as it is approved.
    pub fn approved_form(&self, text: &str) -> String {
        approved_form(&self.main_form(text), &approved_lines(&self.summary.media))
    }

    /// A text of it with the words that belong below the main one, as a variant is adapted from it.
    pub fn main_form(&self, text: &str) -> String {
        main_form(text, &self.link, &self.sign_off)
    }

    /// A text as it goes out: signed.
    pub fn signed(&self, text: &str) -> String {
        approved_form(text, &self.sign_off)
    }
}

/// See [`Post::main_form`].
pub fn main_form(text: &str, link: &str, sign_off: &str) -> String {
    approved_form(&approved_form(text, link), sign_off)
}

/// What a new post begins with.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewPost {
    /// Nothing said: a post.
    pub nature: Option<Nature>,
    pub title: String,
    pub publish_at: PublishAt,
    pub status: Option<Open<Status>>,
    pub channels: BTreeSet<DocId>,
    pub theme: Option<DocId>,
    pub plan: Option<DocId>,
    pub persona: Option<DocId>,
    pub event: Option<DocId>,
    pub experiment: Option<Experiment>,
    pub owner: Option<PersonId>,
    pub helpers: BTreeSet<PersonId>,
    pub format: Option<Format>,
    pub focus: Option<Focus>,
    pub text: String,
    pub explanation: String,
    pub link: String,
    pub sign_off: String,
    pub language: Option<Language>,
    pub deliverables: Vec<Deliverable>,
    pub todos: Vec<Todo>,
    pub media: Vec<Media>,
    pub template: Option<DocId>,
    pub offset: Option<Offset>,
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
    SetPlan(Option<DocId>),
    SetPersona(Option<DocId>),
    SetEvent(Option<DocId>),
    SetExperiment(bool),
    SetHypothesis(String),
    SetReviewOn(Option<NaiveDate>),
    SetOwner(Option<PersonId>),
    AddHelper(PersonId),
    RemoveHelper(PersonId),
    SetExplanation(String),
    SetLink(String),
    SetSignOff(String),
    SetLanguage(Option<Language>),
    SetWouldShare(bool),
    SetBrings(String),
    SetFormat(Option<Format>),
    SetFocus(Option<Focus>),
    Deliverable(DocId, DeliverableEdit),
    Todo(DocId, TodoEdit),
    Media(DocId, MediaEdit),
    /// Of a template's item.
    SetOffset(Offset),
    /// Somebody says that they put it on this channel; or that they do not.
    Claim(DocId, Option<PersonId>),
    /// Where it is to be found on this channel. Empty: nowhere.
    SetPostedLink(DocId, String),
    SetPostedBy(DocId, Option<PersonId>),
    /// What went out on this channel, kept beside what is written later. Empty: nothing did after all.
    SetWentOut(DocId, String),
    /// Into the bin, or out of it again.
    Bin(bool),
}

impl PostEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen. `of`: the deliverable,
    /// to-do or channel it is about.
    pub fn choosing(field: Field, of: Option<DocId>, value: &str) -> Option<Self> {
        // Empty is a choice too: to leave the column empty. What is there but cannot be read is none.
        fn read<T>(value: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
            if value.is_empty() { Some(None) } else { parse(value).map(Some) }
        }
        let number = |text: &str| text.parse().ok();
        if let Some(of) = of {
            return Some(match field {
                Field::DeliverableName => Self::Deliverable(of, DeliverableEdit::SetName(value.to_owned())),
                Field::DeliverableSort => {
                    let sort = read(value, |word| Open::from_word(word).known())?;
                    Self::Deliverable(of, DeliverableEdit::SetSort(sort))
                }
                Field::DeliverableOwner => {
                    Self::Deliverable(of, DeliverableEdit::SetOwner(read(value, PersonId::parse)?))
                }
                Field::DeliverableDue => Self::Deliverable(of, DeliverableEdit::SetDue(read(value, parse_date)?)),
                Field::Duration => Self::Deliverable(of, DeliverableEdit::SetDurationDays(read(value, number)?)),
                Field::Estimated => Self::Deliverable(of, DeliverableEdit::SetEstimatedMinutes(read(value, number)?)),
                Field::Spent => Self::Deliverable(of, DeliverableEdit::SetSpentMinutes(read(value, number)?)),
                Field::Done => Self::Deliverable(of, DeliverableEdit::SetDone(value == "true")),
                Field::MediaFile => Self::Media(of, MediaEdit::SetFile(MediaFile::parse(value)?)),
                Field::Alt => Self::Media(of, MediaEdit::SetAlt(value.to_owned())),
                Field::Claim => Self::Claim(of, read(value, PersonId::parse)?),
                Field::PostedLink => Self::SetPostedLink(of, value.to_owned()),
                Field::TodoWords => Self::Todo(of, TodoEdit::SetWords(value.to_owned())),
                Field::TodoOwner => Self::Todo(of, TodoEdit::SetOwner(read(value, PersonId::parse)?)),
                Field::TodoOf => Self::Todo(of, TodoEdit::SetOf(read(value, DocId::parse)?)),
                Field::TodoDone => Self::Todo(of, TodoEdit::SetDone(value == "true")),
                _ => return None,
            });
        }
        Some(match field {
            Field::Title => Self::SetTitle(value.to_owned()),
            Field::Date => Self::SetDate(read(value, parse_date)?),
            Field::Time => Self::SetTime(read(value, parse_time)?),
            Field::Zone => Self::SetZone(value.to_owned()),
            Field::Status => Self::SetStatus(Open::<Status>::from_word(value).known()?),
            Field::Theme => Self::SetTheme(read(value, DocId::parse)?),
            Field::Plan => Self::SetPlan(read(value, DocId::parse)?),
            Field::Persona => Self::SetPersona(read(value, DocId::parse)?),
            Field::Event => Self::SetEvent(read(value, DocId::parse)?),
            Field::Experiment => Self::SetExperiment(value == "true"),
            Field::Hypothesis => Self::SetHypothesis(value.to_owned()),
            Field::ReviewOn => Self::SetReviewOn(read(value, parse_date)?),
            Field::Owner => Self::SetOwner(read(value, PersonId::parse)?),
            Field::Explanation => Self::SetExplanation(value.to_owned()),
            Field::Link => Self::SetLink(value.to_owned()),
            Field::SignOff => Self::SetSignOff(value.to_owned()),
            Field::Language => Self::SetLanguage(read(value, |word| Open::from_word(word).known())?),
            Field::WouldShare => Self::SetWouldShare(value == "true"),
            Field::Brings => Self::SetBrings(value.to_owned()),
            Field::Offset => Self::SetOffset(Offset::parse(value)?),
            Field::Format => Self::SetFormat(read(value, |word| Open::from_word(word).known())?),
            Field::Focus => Self::SetFocus(read(value, |word| Open::from_word(word).known())?),
            Field::Binned => Self::Bin(match value {
                "true" => true,
                "false" | "" => false,
                _ => return None,
            }),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_a_post_can_have_becomes_an_edit() {
        assert_eq!(
            PostEdit::choosing(Field::Date, None, "2026-11-23"),
            Some(PostEdit::SetDate(parse_date("2026-11-23")))
        );
        assert_eq!(PostEdit::choosing(Field::Date, None, ""), Some(PostEdit::SetDate(None)));
        assert_eq!(PostEdit::choosing(Field::Date, None, "soon"), None);
        assert_eq!(PostEdit::choosing(Field::Status, None, "planned"), Some(PostEdit::SetStatus(Status::Planned)));
        assert_eq!(PostEdit::choosing(Field::Status, None, "from a newer Trekker"), None);
        let els = PersonId([3; 16]);
        assert_eq!(PostEdit::choosing(Field::Owner, None, &els.to_string()), Some(PostEdit::SetOwner(Some(els))));
        assert_eq!(PostEdit::choosing(Field::Text, None, "x"), None);
        let text = DocId([4; 16]);
        assert_eq!(
            PostEdit::choosing(Field::Duration, Some(text), "3"),
            Some(PostEdit::Deliverable(text, DeliverableEdit::SetDurationDays(Some(3))))
        );
        assert_eq!(PostEdit::choosing(Field::Duration, Some(text), "long"), None);
    }
}
