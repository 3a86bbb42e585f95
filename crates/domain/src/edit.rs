//! Everything a person can mean to change, in one list.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::approval::{Texts, Verdict};
use crate::channel::ChannelEdit;
use crate::columns::{Write, Writes};
use crate::comment::{CommentEdit, Passage};
use crate::derived;
use crate::desk::DeskEdit;
use crate::event::{EventEdit, NewEvent};
use crate::id::{DocId, PersonId};
use crate::idea::IdeaEdit;
use crate::kind::Kind;
use crate::meeting::MeetingEdit;
use crate::persona::PersonaEdit;
use crate::plan::PlanEdit;
use crate::post::{NewPost, PostEdit};
use crate::rank::Rank;
use crate::rule::{NewRule, RuleEdit};
use crate::standard_answer::{NewStandardAnswer, StandardAnswerEdit};
use crate::success::{NewSuccess, SuccessEdit};
use crate::team::TeamEdit;
use crate::template::TemplateEdit;
use crate::text::TextEdit;
use crate::theme::ThemeEdit;
use crate::variant::VariantEdit;
use crate::voice::SectionEdit;

/// One intent. Several in one list are one user action: they are kept, sent and undone together.
#[expect(clippy::large_enum_variant, reason = "edits come one at a time, from a person")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    NewPost(DocId, NewPost),
    Post(DocId, PostEdit),
    /// The document's id comes from the post and the channel, so two people who adapt one for the same channel apart have one
    /// variant with the words of both.
    NewVariant {
        post: DocId,
        channel: DocId,
        /// What it begins with, mostly the main text.
        text: String,
        /// The main text as it is now.
        seen_text: String,
    },
    Variant(DocId, VariantEdit),
    /// My word on these texts of a post.
    NewApproval {
        id: DocId,
        post: DocId,
        verdict: Verdict,
        reason: String,
        texts: Texts,
    },
    /// Taken back, or given again.
    BinApproval(DocId, bool),
    NewTemplate {
        id: DocId,
        name: String,
    },
    Template(DocId, TemplateEdit),
    NewComment {
        id: DocId,
        about: DocId,
        text: String,
        /// The comment that began the thread this one goes on with; `None`: it begins one.
        answers: Option<DocId>,
        /// Whom it is meant for.
        mentions: BTreeSet<PersonId>,
        /// What in the text it is about.
        passage: Option<Passage>,
    },
    /// What the thread that this comment began is about is resolved, or not yet after all.
    Resolve {
        comment: DocId,
        resolved: bool,
    },
    Comment(DocId, CommentEdit),
    NewIdea {
        id: DocId,
        text: String,
    },
    Idea(DocId, IdeaEdit),
    /// My heart for this idea, given or taken back. Each person has one.
    Heart {
        idea: DocId,
        given: bool,
    },
    NewSection {
        id: DocId,
        heading: String,
        text: String,
        rank: Rank,
    },
    Section(DocId, SectionEdit),
    /// The document's id comes from its name, so two people who add 'Instagram' apart add one channel.
    NewChannel {
        name: String,
    },
    Channel(DocId, ChannelEdit),
    NewTheme {
        name: String,
        colour: u8,
    },
    Theme(DocId, ThemeEdit),
    NewEvent(DocId, NewEvent),
    Event(DocId, EventEdit),
    /// The document's id comes from its name, as a channel's does.
    NewPlan {
        name: String,
    },
    Plan(DocId, PlanEdit),
    /// In the same manner.
    NewPersona {
        name: String,
    },
    Persona(DocId, PersonaEdit),
    NewRule(DocId, NewRule),
    Rule(DocId, RuleEdit),
    NewSuccess(DocId, NewSuccess),
    Success(DocId, SuccessEdit),
    /// The document's id comes from the week, so two people who begin it apart have one.
    NewMeeting {
        monday: NaiveDate,
    },
    Meeting(DocId, MeetingEdit),
    NewStandardAnswer(DocId, NewStandardAnswer),
    StandardAnswer(DocId, StandardAnswerEdit),
    /// In the text that several people write in.
    Text(Kind, DocId, TextEdit),
    /// What two changed apart in one sentence stays as it reads; see [`Overlap::keys`](crate::overlap::Overlap::keys).
    Settle {
        kind: Kind,
        doc: DocId,
        keys: Vec<String>,
    },
    /// On my own desk.
    Desk(DeskEdit),
    Team(TeamEdit),
}

impl Edit {
    /// What changes the text of a document that several people write in; `None`: its kind has none.
    pub fn of_text(kind: Kind, doc: DocId, edit: TextEdit) -> Option<Self> {
        kind.has_text().then_some(Self::Text(kind, doc, edit))
    }

    /// What it writes. `None`: that is said where its kind is written, in `document`.
    pub fn writes(&self, team: &derived::Team) -> Option<Writes> {
        let (doc, makes, writes) = match self {
            Self::Text(_, doc, edit) => (*doc, false, vec![Write::Text(edit.clone())]),
            Self::NewTemplate { id, name } => (*id, true, vec![TemplateEdit::SetName(name.clone()).write()]),
            Self::Template(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewTheme { name, colour } => {
                let edits = [ThemeEdit::SetName(name.clone()), ThemeEdit::SetColour(*colour)];
                (derived::theme(team, name), true, edits.iter().map(ThemeEdit::write).collect())
            }
            Self::Theme(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewPlan { name } => (derived::plan(team, name), true, vec![PlanEdit::SetName(name.clone()).write()]),
            Self::Plan(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewPersona { name } => {
                (derived::persona(team, name), true, vec![PersonaEdit::SetName(name.clone()).write()])
            }
            Self::Persona(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewRule(id, new) => (*id, true, new.writes()),
            Self::Rule(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewSection { id, heading, text, rank } => {
                let edits = [SectionEdit::SetHeading(heading.clone()), SectionEdit::Move(rank.clone())];
                (*id, true, edits.iter().map(SectionEdit::write).chain(Write::first_text(text)).collect())
            }
            Self::Section(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewStandardAnswer(id, new) => (*id, true, new.writes()),
            Self::StandardAnswer(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewPost(..)
            | Self::Post(..)
            | Self::NewVariant { .. }
            | Self::Variant(..)
            | Self::NewApproval { .. }
            | Self::BinApproval(..)
            | Self::NewComment { .. }
            | Self::Comment(..)
            | Self::Resolve { .. }
            | Self::NewIdea { .. }
            | Self::Idea(..)
            | Self::Heart { .. }
            | Self::NewChannel { .. }
            | Self::Channel(..)
            | Self::NewEvent(..)
            | Self::Event(..)
            | Self::NewSuccess(..)
            | Self::Success(..)
            | Self::NewMeeting { .. }
            | Self::Meeting(..)
            | Self::Settle { .. }
            | Self::Desk(_)
            | Self::Team(_) => return None,
        };
        Some(Writes { kind: self.kind(), doc, makes, writes })
    }

    pub fn kind(&self) -> Kind {
        match self {
            Self::NewPost(..) | Self::Post(..) => Kind::Post,
            Self::NewVariant { .. } | Self::Variant(..) => Kind::Variant,
            Self::NewApproval { .. } | Self::BinApproval(..) => Kind::Approval,
            Self::NewTemplate { .. } | Self::Template(..) => Kind::Template,
            Self::NewComment { .. } | Self::Comment(..) => Kind::Comment,
            Self::NewIdea { .. } | Self::Idea(..) => Kind::Idea,
            Self::Heart { .. } => Kind::Heart,
            Self::NewSection { .. } | Self::Section(..) => Kind::Section,
            Self::NewChannel { .. } | Self::Channel(..) => Kind::Channel,
            Self::NewTheme { .. } | Self::Theme(..) => Kind::Theme,
            Self::NewEvent(..) | Self::Event(..) => Kind::Event,
            Self::NewPlan { .. } | Self::Plan(..) => Kind::Plan,
            Self::NewPersona { .. } | Self::Persona(..) => Kind::Persona,
            Self::NewRule(..) | Self::Rule(..) => Kind::Rule,
            Self::NewSuccess(..) | Self::Success(..) => Kind::Success,
            Self::NewMeeting { .. } | Self::Meeting(..) => Kind::Meeting,
            Self::NewStandardAnswer(..) | Self::StandardAnswer(..) => Kind::StandardAnswer,
            Self::Text(kind, ..) | Self::Settle { kind, .. } => *kind,
            Self::Resolve { .. } => Kind::Thread,
            Self::Desk(_) => Kind::Desk,
            Self::Team(_) => Kind::Team,
        }
    }
}
