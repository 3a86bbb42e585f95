//! What can be asked of a running Trekker, as it goes from one program to another.

use std::pin::Pin;

use serde::{Deserialize, Serialize};
use trekker_engine::control::{Answer, Refused, Request};
use trekker_engine::handle::Asker;
use trekker_script::question::{Answering, AnyQuestion, Question};
use trekker_session::trouble::{Trouble, TroubleKind};

/// The two have no name in common.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Asked {
    /// Of the program itself.
    Engine(Request),
    /// Of its team.
    Script(AnyQuestion),
}

impl From<Request> for Asked {
    fn from(request: Request) -> Self {
        Self::Engine(request)
    }
}

impl From<AnyQuestion> for Asked {
    fn from(question: AnyQuestion) -> Self {
        Self::Script(question)
    }
}

/// Has it answered by an engine of this program.
pub(crate) async fn answered(asker: &Asker, asked: Asked) -> Answer {
    match asked {
        Asked::Engine(request) => asker.ask(request).await,
        Asked::Script(question) => question.by(ByEngine(asker)).await,
    }
}

struct ByEngine<'a>(&'a Asker);

impl<'a> Answering for ByEngine<'a> {
    type Answered = Pin<Box<dyn Future<Output = Answer> + Send + 'a>>;

    fn answered<Q: Question>(self, question: Q) -> Self::Answered {
        Box::pin(async move {
            let answer = self.0.run(question).await?;
            serde_json::to_value(answer)
                .map_err(|error| Refused::from(Trouble::new(TroubleKind::Internal).detail(error)))
        })
    }
}
