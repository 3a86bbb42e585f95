//! A post: one message with its date, its channels, its text and the people who work on it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use thin_vec::ThinVec;

use crate::approval::approved_form;
use crate::columns::names::{
    BRINGS, EXPERIMENT, EXPLANATION, HYPOTHESIS, LANGUAGE, LINK, MEDIA_PREFIX, NATURE, REVIEW_ON, SIGN_OFF, STATUS,
    TEMPLATE, WENT_OUT_PREFIX, WOULD_SHARE,
};
use crate::columns::{Always, Cells, Column, Columns, NoCells, Write};
use crate::counting::Lengths;
use crate::declare;
use crate::id::{DocId, PersonId};
use crate::mark::Mark;
use crate::media::{Media, approved_lines};
use crate::open::{Open, Word, word_enum};
use crate::publish_at::PublishAt;
use crate::publishing::Outing;
use crate::template::Offset;
use crate::text::Language;
use crate::work::{Deliverable, Todo};

word_enum! {
    /// How far a post is.
    pub enum Status, where empty "draft" {
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

declare! {
    /// What a calendar chip and a list row show of a post; small, so that all of a team's posts are at hand: what most posts have
    /// none of takes one word.
    pub struct PostSummary, edited by PostEdit {
        pub title: String = "title" by SetTitle,
        pub status: Open<Status> = "status" by SetStatus,
        pub theme: Option<DocId> = "theme" by SetTheme,
        pub plan: Option<DocId> = "plan" by SetPlan,
        pub persona: Option<DocId> = "persona" by SetPersona,
        /// The event it was made for.
        pub event: Option<DocId> = "event" by SetEvent,
        pub owner: Option<PersonId> = "owner" by SetOwner,
        pub format: Option<Open<Format>> = "format" by SetFormat,
        pub focus: Option<Open<Focus>> = "focus" by SetFocus,
        pub binned: bool = "binned" by Bin,
    } each {
        /// By id.
        pub channels: ThinVec<DocId> = "channel/" by SetChannel cleared,
        /// By id.
        pub helpers: ThinVec<PersonId> = "helper/" by SetHelper cleared,
        /// In their order.
        pub deliverables: ThinVec<Deliverable> = "deliverable/" by Deliverable,
        /// In their order.
        pub todos: ThinVec<Todo> = "todo/" by Todo,
        /// In their order.
        pub media: ThinVec<Media> = "media/" by Media,
    } unread {
        Option<NaiveDate> = "date" by SetDate,
        Option<NaiveTime> = "time" by SetTime,
        // An IANA name; empty: the team's own zone.
        String = "zone" by SetZone,
        bool = "experiment" by SetExperiment,
        String = "hypothesis" by SetHypothesis,
        Option<NaiveDate> = "review_on" by SetReviewOn,
        String = "explanation" by SetExplanation,
        String = "link" by SetLink,
        String = "sign_off" by SetSignOff,
        Option<Open<Language>> = "language" by SetLanguage,
        bool = "would_share" by SetWouldShare,
        String = "brings" by SetBrings,
        Always<Offset> = "offset" by SetOffset,
    } unread each {
        // Somebody says that they put it on this channel; or that they do not.
        BTreeMap<DocId, PersonId> = "claim/" by Claim,
        // Where it is to be found on this channel. `None`: nowhere.
        BTreeMap<DocId, String> = "posted_link/" by SetPostedLink,
        BTreeMap<DocId, PersonId> = "posted_by/" by SetPostedBy unpicked,
        // What went out on this channel, kept beside what is written later. `None`: nothing did after all.
        BTreeMap<DocId, String> = "went_out/" by SetWentOut untold,
    } once {
        /// The template it is an item of: then it is no post of the calendar, and has an offset in the stead of a date.
        pub template: Option<DocId> = "template",
    } unread once {
        "nature",
    } with {
        pub nature: Nature = Nature::read,
        pub publish_at: PublishAt = PublishAt::read,
        /// It tries something out.
        pub experiment: Option<Box<Experiment>> = Experiment::read,
        /// Of a template's item: how far from the day the template is used for.
        pub offset: Option<Offset> = Offset::read,
        /// By channel, where anybody said anything.
        pub outings: ThinVec<Outing> = Outing::read_all,
        pub main: MainText = MainText::read,
        /// Whether two people chose differently at once, in any column.
        pub contested: bool = Cells::is_contested,
        /// Whether two changed the same sentence of the main text apart, and nobody has settled it.
        pub overlaps: bool = Cells::has_overlaps,
    }
}

impl Nature {
    fn read(cells: &dyn Cells) -> Self {
        Option::<Self>::read(cells, NATURE).unwrap_or(Self::Post)
    }
}

impl Experiment {
    fn read(cells: &dyn Cells) -> Option<Box<Self>> {
        cells.flag(EXPERIMENT).then(|| {
            Box::new(Self { hypothesis: Column::read(cells, HYPOTHESIS), review_on: Column::read(cells, REVIEW_ON) })
        })
    }
}

/// What lists need to know of the main text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MainText {
    /// Whether there is more in it than white space.
    pub has_words: bool,
    /// Stands for the text, the link and the name below it.
    pub mark: Mark,
    /// The same with the files: what an approval is about.
    pub approved_mark: Mark,
    /// Of the text, and of what stands below it on every channel. Of what has gone out nothing: it is as long as it is.
    pub lengths: Lengths,
    pub below: Option<Box<Lengths>>,
}

impl MainText {
    fn read(cells: &dyn Cells) -> Self {
        let of_document = |cells: &dyn Cells| Self::of(cells).written();
        // What does not read stands for no text: then it is as if it had been changed.
        Self::parse(&cells.computed("=main", &of_document)).unwrap_or_default()
    }

    fn of(cells: &dyn Cells) -> Self {
        let (text, sign_off) = (cells.text(), String::read(cells, SIGN_OFF));
        let main = main_form(&text, &String::read(cells, LINK), &sign_off);
        let media = <Vec<Media> as Columns>::read(cells, MEDIA_PREFIX);
        let is_over = Open::read(cells, STATUS) == Open::Known(Status::Posted);
        let below = approved_form("", &sign_off);
        Self {
            has_words: !text.trim().is_empty(),
            mark: Mark::of(&[&main]),
            approved_mark: Mark::of(&[&approved_form(&main, &approved_lines(&media))]),
            lengths: if is_over { Lengths::default() } else { Lengths::of(&text) },
            below: (!is_over && !below.is_empty()).then(|| Box::new(Lengths::of(&below))),
        }
    }

    fn written(&self) -> String {
        let has_words = if self.has_words { "words" } else { "empty" };
        let below = self.below.as_ref().map(|lengths| format!(" {}", lengths.written())).unwrap_or_default();
        format!("{has_words} {} {} {}{below}", self.mark, self.approved_mark, self.lengths.written())
    }

    fn parse(written: &str) -> Option<Self> {
        let mut parts = written.split(' ');
        Some(Self {
            has_words: parts.next()? == "words",
            mark: Mark::parse(parts.next()?)?,
            approved_mark: Mark::parse(parts.next()?)?,
            lengths: Lengths::parse(parts.next()?)?,
            below: match parts.next() {
                Some(below) => Some(Box::new(Lengths::parse(below)?)),
                None => None,
            },
        })
    }
}

impl PostSummary {
    /// A draft in which nothing stands yet.
    pub fn empty(id: DocId) -> Self {
        Post::read(id, &NoCells).summary
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
}

impl Post {
    /// Of which nothing is said that lists do not show.
    pub fn of(summary: PostSummary) -> Self {
        Self { summary, ..Self::read(DocId([0; 16]), &NoCells) }
    }

    pub fn read(id: DocId, cells: &dyn Cells) -> Self {
        Self {
            summary: PostSummary::read(id, cells).unwrap_or_else(|| unreachable!("a post needs nothing")),
            text: cells.text(),
            explanation: Column::read(cells, EXPLANATION),
            link: Column::read(cells, LINK),
            sign_off: Column::read(cells, SIGN_OFF),
            language: Column::read(cells, LANGUAGE),
            would_share: Column::read(cells, WOULD_SHARE),
            brings: Column::read(cells, BRINGS),
            went_out: Columns::read(cells, WENT_OUT_PREFIX),
        }
    }

    /// The words by which it is found beside its title. A hypothesis is kept also where it is no experiment any more.
    pub fn searched(id: DocId, cells: &dyn Cells) -> String {
        let Self { summary, text, explanation, link, .. } = Self::read(id, cells);
        let mut words: Vec<String> = vec![text, explanation, link, Column::read(cells, HYPOTHESIS)];
        words.extend(summary.deliverables.iter().map(|one| one.name.clone()));
        words.extend(summary.media.iter().map(|one| format!("{} {}", one.file.name, one.alt)));
        words.extend(summary.todos.iter().map(|todo| todo.words.clone()));
        words.join("\n")
    }

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

impl NewPost {
    /// Empty columns are left out.
    pub(crate) fn writes(&self) -> Vec<Write> {
        let words = |words: &str, edit: fn(String) -> PostEdit| (!words.is_empty()).then(|| edit(words.to_owned()));
        let once = |name: &str, word: Option<String>| word.map(|word| Write::put(name, word));
        let experiment = self.experiment.as_ref();
        let edits = |edits: &[Option<PostEdit>]| edits.iter().flatten().map(PostEdit::write).collect::<Vec<_>>();
        let status = self.status.as_ref().map_or(Status::Draft.word(), Open::word);
        let mut writes: Vec<Write> =
            once(NATURE, self.nature.map(|nature| nature.word().to_owned())).into_iter().collect();
        writes.extend(edits(&[
            words(&self.title, PostEdit::SetTitle),
            self.publish_at.date.map(|date| PostEdit::SetDate(Some(date))),
            self.publish_at.time.map(|time| PostEdit::SetTime(Some(time))),
            words(&self.publish_at.zone, PostEdit::SetZone),
        ]));
        writes.push(Write::put(STATUS, status));
        writes.extend(edits(&[
            self.theme.map(|theme| PostEdit::SetTheme(Some(theme))),
            self.plan.map(|plan| PostEdit::SetPlan(Some(plan))),
            self.persona.map(|persona| PostEdit::SetPersona(Some(persona))),
            self.event.map(|event| PostEdit::SetEvent(Some(event))),
            experiment.and_then(|it| words(&it.hypothesis, PostEdit::SetHypothesis)),
            experiment.and_then(|it| it.review_on).map(|day| PostEdit::SetReviewOn(Some(day))),
            self.owner.map(|owner| PostEdit::SetOwner(Some(owner))),
            self.format.map(|format| PostEdit::SetFormat(Some(format))),
            self.focus.map(|focus| PostEdit::SetFocus(Some(focus))),
            words(&self.explanation, PostEdit::SetExplanation),
            words(&self.link, PostEdit::SetLink),
            words(&self.sign_off, PostEdit::SetSignOff),
            self.language.map(|language| PostEdit::SetLanguage(Some(language))),
        ]));
        writes.extend(once(TEMPLATE, self.template.map(|id| id.to_string())));
        writes.extend(self.offset.map(|offset| PostEdit::SetOffset(offset).write()));
        writes.extend(Write::first_text(&self.text));
        writes.extend(experiment.map(|_| PostEdit::SetExperiment(true).write()));
        writes.extend(self.channels.iter().map(|channel| PostEdit::SetChannel(*channel, true).write()));
        writes.extend(self.helpers.iter().map(|helper| PostEdit::SetHelper(*helper, true).write()));
        writes.extend(self.deliverables.iter().flat_map(Deliverable::writes));
        writes.extend(self.todos.iter().flat_map(Todo::writes));
        let media = self.media.iter().flat_map(|one| one.edits().map(|edit| PostEdit::Media(one.id, edit).write()));
        writes.extend(media);
        writes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::field_of;
    use crate::kind::Kind;
    use crate::publish_at::parse_date;
    use crate::work::DeliverableEdit;

    #[test]
    fn every_choice_a_post_can_have_becomes_an_edit() {
        let els = PersonId([3; 16]);
        let text = DocId([4; 16]);
        let of = text.to_string();
        let days = |days| Some(PostEdit::Deliverable(text, DeliverableEdit::SetDurationDays(days)));
        for (field, of, word, edit) in [
            ("date", None, "2026-11-23", Some(PostEdit::SetDate(parse_date("2026-11-23")))),
            ("date", None, "", Some(PostEdit::SetDate(None))),
            ("date", None, "soon", None),
            ("status", None, "planned", Some(PostEdit::SetStatus(Status::Planned))),
            ("status", None, "from a newer Trekker", None),
            ("owner", None, &els.to_string(), Some(PostEdit::SetOwner(Some(els)))),
            ("deliverable/duration_days", Some(of.as_str()), "3", days(Some(3))),
            ("deliverable/duration_days", Some(&of), "long", None),
            ("claim/", Some(&of), &els.to_string(), Some(PostEdit::Claim(text, Some(els)))),
            ("claim/", Some(&of), "", Some(PostEdit::Claim(text, None))),
        ] {
            let field = field_of(Kind::Post, field).expect(field);
            assert_eq!(PostEdit::choosing(field, of, word), edit, "{field:?} {word}");
        }
    }
}
