//! Everything a person can mean to change, in one list.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::approval::{self, Texts, Verdict};
use crate::channel::ChannelEdit;
use crate::columns::names::{ABOUT, BINNED, CHANNEL, FIRST_DAY, FIRST_TEXT, SETTLED_PREFIX};
use crate::columns::{Field, Write, Writes};
use crate::comment::{self, CommentEdit, Passage};
use crate::derived;
use crate::desk::DeskEdit;
use crate::event::{EventEdit, NewEvent};
use crate::heart::HeartEdit;
use crate::id::{DocId, PersonId};
use crate::idea::{IdeaDecision, IdeaEdit};
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
use crate::thread::ThreadEdit;
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
    /// What is to become of an idea.
    Decide(DocId, IdeaDecision),
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

    /// The edit that makes one of several choices the only one, or sets a field again to what stood in it; `None` for what
    /// cannot be chosen. `of`: which one, where each of several has a column.
    pub fn choosing(kind: Kind, doc: DocId, field: Field, of: Option<&str>, word: &str) -> Option<Self> {
        match kind {
            Kind::Team => TeamEdit::choosing(field, of, word).map(Self::Team),
            Kind::Post => PostEdit::choosing(field, of, word).map(|edit| Self::Post(doc, edit)),
            Kind::Idea => IdeaEdit::choosing(field, of, word).map(|edit| Self::Idea(doc, edit)),
            Kind::Section => SectionEdit::choosing(field, of, word).map(|edit| Self::Section(doc, edit)),
            Kind::Channel => ChannelEdit::choosing(field, of, word).map(|edit| Self::Channel(doc, edit)),
            Kind::Theme => ThemeEdit::choosing(field, of, word).map(|edit| Self::Theme(doc, edit)),
            Kind::Variant => VariantEdit::choosing(field, of, word).map(|edit| Self::Variant(doc, edit)),
            Kind::Template => TemplateEdit::choosing(field, of, word).map(|edit| Self::Template(doc, edit)),
            Kind::Event => EventEdit::choosing(field, of, word).map(|edit| Self::Event(doc, edit)),
            Kind::Plan => PlanEdit::choosing(field, of, word).map(|edit| Self::Plan(doc, edit)),
            Kind::Persona => PersonaEdit::choosing(field, of, word).map(|edit| Self::Persona(doc, edit)),
            Kind::Rule => RuleEdit::choosing(field, of, word).map(|edit| Self::Rule(doc, edit)),
            Kind::Success => SuccessEdit::choosing(field, of, word).map(|edit| Self::Success(doc, edit)),
            Kind::Meeting => MeetingEdit::choosing(field, of, word).map(|edit| Self::Meeting(doc, edit)),
            Kind::StandardAnswer => {
                StandardAnswerEdit::choosing(field, of, word).map(|edit| Self::StandardAnswer(doc, edit))
            }
            // Of one person each, or set together.
            Kind::Comment | Kind::Heart | Kind::Approval | Kind::Thread | Kind::Desk | Kind::Unknown(_) => None,
        }
    }

    /// What it writes when this person means it.
    pub fn writes(&self, team: &derived::Team, me: PersonId) -> Writes {
        let (doc, makes, writes) = match self {
            Self::NewPost(id, new) => (*id, true, new.writes()),
            Self::Post(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewVariant { post, channel, text, seen_text } => {
                let mut writes = vec![Write::put(ABOUT, post.to_string()), Write::put(CHANNEL, channel.to_string())];
                writes.push(VariantEdit::SetSeenText(seen_text.clone()).write());
                writes.extend(Write::first_text(text));
                (derived::variant(team, *post, *channel), true, writes)
            }
            Self::Variant(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewApproval { id, post, verdict, reason, texts } => {
                (*id, true, approval::writes(*post, *verdict, reason, texts))
            }
            Self::BinApproval(id, binned) => (*id, false, vec![Write::put(BINNED, *binned)]),
            Self::NewTemplate { id, name } => (*id, true, vec![TemplateEdit::SetName(name.clone()).write()]),
            Self::Template(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewComment { id, about, text, answers, mentions, passage } => {
                (*id, true, comment::writes(*about, text, *answers, mentions, passage.as_ref()))
            }
            Self::Comment(id, edit) => (*id, false, vec![edit.write()]),
            Self::Resolve { comment, resolved } => {
                let edits = [ThreadEdit::SetResolved(*resolved), ThreadEdit::SetBy(Some(me))];
                let mut writes = vec![Write::put(ABOUT, comment.to_string())];
                writes.extend(edits.iter().map(ThreadEdit::write));
                (derived::thread(team, *comment), false, writes)
            }
            Self::NewIdea { id, text } => (*id, true, vec![Write::put(FIRST_TEXT, text.as_str())]),
            Self::Idea(id, edit) => (*id, false, vec![edit.write()]),
            Self::Decide(id, decision) => (*id, false, decision.writes(me)),
            Self::Heart { idea, given } => {
                let writes = vec![Write::put(ABOUT, idea.to_string()), HeartEdit::SetGiven(*given).write()];
                (derived::heart(team, *idea, me), false, writes)
            }
            Self::NewSection { id, heading, text, rank } => {
                let edits = [SectionEdit::SetHeading(heading.clone()), SectionEdit::Move(rank.clone())];
                (*id, true, edits.iter().map(SectionEdit::write).chain(Write::first_text(text)).collect())
            }
            Self::Section(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewChannel { name } => {
                (derived::channel(team, name), true, vec![ChannelEdit::SetName(name.clone()).write()])
            }
            Self::Channel(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewTheme { name, colour } => {
                let edits = [ThemeEdit::SetName(name.clone()), ThemeEdit::SetColour(*colour)];
                (derived::theme(team, name), true, edits.iter().map(ThemeEdit::write).collect())
            }
            Self::Theme(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewEvent(id, new) => (*id, true, new.writes()),
            Self::Event(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewPlan { name } => (derived::plan(team, name), true, vec![PlanEdit::SetName(name.clone()).write()]),
            Self::Plan(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewPersona { name } => {
                (derived::persona(team, name), true, vec![PersonaEdit::SetName(name.clone()).write()])
            }
            Self::Persona(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewRule(id, new) => (*id, true, new.writes()),
            Self::Rule(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewSuccess(id, new) => (*id, true, new.writes()),
            Self::Success(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewMeeting { monday } => {
                (derived::meeting(team, *monday), true, vec![Write::put(FIRST_DAY, monday.to_string())])
            }
            Self::Meeting(id, edit) => (*id, false, vec![edit.write()]),
            Self::NewStandardAnswer(id, new) => (*id, true, new.writes()),
            Self::StandardAnswer(id, edit) => (*id, false, vec![edit.write()]),
            Self::Text(_, doc, edit) => (*doc, false, vec![Write::Text(edit.clone())]),
            Self::Settle { doc, keys, .. } => {
                (*doc, false, keys.iter().map(|key| Write::put(&format!("{SETTLED_PREFIX}{key}"), true)).collect())
            }
            Self::Desk(edit) => (derived::desk(team, me), false, vec![edit.write()]),
            Self::Team(edit) => (derived::team_settings(team), false, vec![edit.write()]),
        };
        Writes { kind: self.kind(), doc, makes, writes }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Self::NewPost(..) | Self::Post(..) => Kind::Post,
            Self::NewVariant { .. } | Self::Variant(..) => Kind::Variant,
            Self::NewApproval { .. } | Self::BinApproval(..) => Kind::Approval,
            Self::NewTemplate { .. } | Self::Template(..) => Kind::Template,
            Self::NewComment { .. } | Self::Comment(..) => Kind::Comment,
            Self::NewIdea { .. } | Self::Idea(..) | Self::Decide(..) => Kind::Idea,
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
