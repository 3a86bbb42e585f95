//! Two people chose differently at once: both values stand here until somebody picks one.

use crate::channel::Face;
use crate::counting::Measure;
use crate::id::{DocId, PersonId};
use crate::open::Word;

/// What columns hold, as a history and a choice between two values name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Title,
    Date,
    Time,
    Zone,
    Status,
    Theme,
    Owner,
    Explanation,
    Link,
    SignOff,
    /// Of the texts of a post.
    Language,
    /// The two questions before a post is ready.
    WouldShare,
    Brings,
    Format,
    Focus,
    DeliverableName,
    DeliverableSort,
    DeliverableOwner,
    DeliverableDue,
    Duration,
    Estimated,
    Spent,
    /// Of a file of a post: which bytes, and what is to be seen.
    MediaFile,
    Alt,
    TodoWords,
    TodoOwner,
    /// The deliverable that a to-do is a step of.
    TodoOf,
    TodoDone,
    /// Of a deliverable or a decision.
    Done,
    Approval,
    Claim,
    PostedLink,
    PostedBy,
    Offset,
    FirstComment,
    /// Of a variant: it was looked at beside this main text.
    SeenText,
    /// Of a variant: a file of the post that does not go out on its channel.
    LeftOut,
    Network,
    /// Of a channel.
    Frequency,
    Limit(Measure),
    Deciders,
    Looked(Face),
    Channels,
    Helpers,
    Text,
    Plan,
    Persona,
    /// Of a post: the event it is for.
    Event,
    Experiment,
    Hypothesis,
    ReviewOn,
    /// Of an event or a plan.
    FirstDay,
    LastDay,
    Lane,
    Repeats,
    /// A day on which an event does not come.
    Except,
    /// Of a voice rule.
    Says,
    Instead,
    Reason,
    Place,
    Strictness,
    /// Of a persona.
    Address,
    Heading,
    /// Of an idea.
    Season,
    ParkedUntil,
    KeptBy,
    Became,
    /// Of a decision.
    DecisionWords,
    DecisionOwner,
    DecisionDue,
    Task,
    /// Of a standard answer: what people ask.
    Question,
    /// Of a success: the post or plan that brought it, and who is credited by hand.
    About,
    ThoughtBy,
    MadeBy,
    FigureName,
    FigureValue,
    Rank,
    Name,
    Colour,
    /// Of the team.
    Relay,
    Country,
    Weekdays,
    WeekdaysOf(PersonId),
    MinutesOf(PersonId),
    /// That what two wrote apart in one sentence stays as it reads.
    Settled,
    /// In the bin or not.
    Binned,
}

impl Field {
    /// As in machine-readable output.
    pub fn word(self) -> String {
        match self {
            Self::Limit(measure) => format!("limit {}", measure.word()),
            Self::Looked(face) => format!("looked {}", face.word()),
            Self::WeekdaysOf(_) => "weekdaysof".to_owned(),
            Self::MinutesOf(_) => "minutesof".to_owned(),
            plain => format!("{plain:?}").to_lowercase(),
        }
    }

    /// Of these there are several, each added and taken away by itself: its value is which one.
    pub fn has_several(self) -> bool {
        matches!(
            self,
            Self::Channels
                | Self::Helpers
                | Self::Became
                | Self::Deciders
                | Self::ThoughtBy
                | Self::MadeBy
                | Self::Except
                | Self::LeftOut
        )
    }

    /// It says what its part of a document is called.
    pub fn names_its_part(self) -> bool {
        matches!(
            self,
            Self::DeliverableName | Self::TodoWords | Self::DecisionWords | Self::FigureName | Self::MediaFile
        )
    }

    /// In which two values stand in the open until somebody picks one. In the others the later one counts: they say where
    /// something stands, that somebody looked, or each by itself whether one of several is there. How an idea stands on
    /// the board is said beside its rest: both are kept.
    pub fn is_picked(self, of: Option<DocId>) -> bool {
        match self {
            Self::Rank | Self::Settled | Self::SeenText | Self::PostedBy | Self::Looked(_) | Self::KeptBy => false,
            // Of a part.
            Self::Binned => of.is_none(),
            other => !other.has_several(),
        }
    }
}

/// One of the values, as its column's word, and who chose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As in machine-readable output; empty when the choice was to leave it empty.
    pub value: String,
    pub by: Option<PersonId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub field: Field,
    /// The deliverable, to-do, file or channel of a post, the decision of a meeting or the figure of a success that it is about.
    pub of: Option<DocId>,
    /// Two or more. The first is the one that counts until somebody picks.
    pub choices: Vec<Choice>,
}
