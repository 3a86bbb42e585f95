//! Two people chose differently at once: both values stand here until somebody picks one.

use crate::id::{DocId, PersonId};

/// The columns in which two choices can stand beside each other.
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
    /// Of a deliverable or a to-do.
    Done,
    Approval,
    Claim,
    PostedLink,
    Offset,
    FirstComment,
    Network,
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
    /// Of a success.
    FigureName,
    FigureValue,
    Rank,
    Name,
    Colour,
    Relay,
    /// That what two wrote apart in one sentence stays as it reads.
    Settled,
    /// In the bin or not.
    Binned,
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
    /// The deliverable, to-do or channel of a post, the decision of a meeting or the figure of a success that it is about.
    pub of: Option<DocId>,
    /// Two or more. The first is the one that counts until somebody picks.
    pub choices: Vec<Choice>,
}
