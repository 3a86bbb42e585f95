//! Questions, and how they come from another program.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use trekker_session::script::Script;

use crate::changes::Changes;
use crate::channels::{ChannelList, ChannelSet};
use crate::events::{EventAdd, EventList};
use crate::ideas::{IdeaAdd, IdeaBundle, IdeaList, IdeaPark};
use crate::meetings::{MeetingDecide, MeetingShow};
use crate::posts::{PostAdd, PostList, PostSet, PostShow};
use crate::publishing::{Approve, Publish};
use crate::rules::{RuleAdd, RuleList, RuleSet};
use crate::search::Search;
use crate::settings::{TeamSet, TeamShow};
use crate::standard_answers::{AnswerAdd, AnswerCheck, AnswerList, AnswerSet};
use crate::successes::{SuccessAdd, SuccessList};
use crate::templates::{TemplateAdd, TemplateList, TemplateUse};
use crate::voice::{VoiceCheck, VoiceEdit, VoiceShow};
use crate::work::{DeliverableSet, TodoSet, VariantSet};

/// A script that another program may ask for: it and its answer can be written down.
pub trait Question: Script<Answer: Serialize + DeserializeOwned> + Serialize + DeserializeOwned + Clone {
    /// In a form in which it can be sent.
    fn sent(self) -> AnyQuestion;
}

/// Whoever can have a question answered, whichever it is.
pub trait Answering {
    type Answered;

    fn answered<Q: Question>(self, question: Q) -> Self::Answered;
}

macro_rules! questions {
    ($($question:ident),* $(,)?) => {
        /// One of all questions.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        pub enum AnyQuestion {
            $( $question($question), )*
        }

        impl AnyQuestion {
            /// Has it answered.
            pub fn by<A: Answering>(self, answering: A) -> A::Answered {
                match self {
                    $( Self::$question(question) => answering.answered(question), )*
                }
            }
        }

        $(
            impl Question for $question {
                fn sent(self) -> AnyQuestion {
                    AnyQuestion::$question(self)
                }
            }
        )*
    };
}

questions! {
    AnswerAdd, AnswerCheck, AnswerList, AnswerSet, Approve, Changes, ChannelList, ChannelSet, DeliverableSet, EventAdd, EventList,
    IdeaAdd, IdeaBundle, IdeaList, IdeaPark, MeetingDecide, MeetingShow, PostAdd, PostList, PostSet, PostShow, Publish, RuleAdd,
    RuleList, RuleSet, Search, SuccessAdd, SuccessList, TeamSet, TeamShow, TemplateAdd, TemplateList, TemplateUse, TodoSet,
    VariantSet, VoiceCheck, VoiceEdit, VoiceShow,
}
