//! Questions on their way to whoever answers them: the engine itself, or a script that runs on the open team.

use std::fmt;
use std::sync::Arc;

use tokio::sync::oneshot;
use trekker_session::script::{Outcome, Script, WaitsFor};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::control::{Answer, Request};
use crate::engine::give;
use crate::event::Event;
use crate::team::Team;
use crate::team::scripts::DiskLibrary;

/// A question with where its answer goes.
#[derive(Debug)]
pub(crate) enum Asked {
    Request(Request, oneshot::Sender<Answer>),
    Script(Box<dyn AnyScript>),
}

/// A script, whatever it answers, with where its answer goes.
pub(crate) trait AnyScript: Send + fmt::Debug {
    fn waits_for(&self) -> WaitsFor;

    /// Answers once all that it wrote is on the disk.
    fn run(self: Box<Self>, team: &mut Team);

    fn refuse(self: Box<Self>, why: Trouble);
}

pub(crate) struct Waiting<S: Script> {
    pub(crate) script: Arc<S>,
    pub(crate) answer: oneshot::Sender<Result<S::Answer, Trouble>>,
}

impl<S: Script> fmt::Debug for Waiting<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::any::type_name::<S>())
    }
}

impl<S: Script> AnyScript for Waiting<S> {
    fn waits_for(&self) -> WaitsFor {
        self.script.waits_for()
    }

    fn run(self: Box<Self>, team: &mut Team) {
        let before = team.writer.tickets;
        let outcome = match self.script.run(team) {
            Ok(Outcome::Done(answered)) => Ok(answered),
            Ok(Outcome::Later(work)) => return team.in_background(*self, work),
            Err(trouble) => Err(trouble),
        };
        if team.writer.tickets == before {
            // It only looked: that waits for no disk.
            give(self.answer, outcome);
        } else {
            team.answer_saved(self.answer, outcome);
        }
    }

    fn refuse(self: Box<Self>, why: Trouble) {
        give(self.answer, Err(why));
    }
}

/// An answer that is given once what was done for it is on the disk.
pub(crate) struct AnswerWhenSaved(Box<dyn FnOnce(Option<&Trouble>) + Send>);

impl AnswerWhenSaved {
    pub(crate) fn new<T: Send + 'static, E: From<Trouble> + Send + 'static>(
        answer: oneshot::Sender<Result<T, E>>,
        with: Result<T, E>,
    ) -> Self {
        Self(Box::new(move |why| give(answer, why.map_or(with, |why| Err(why.clone().into())))))
    }

    pub(crate) fn is_saved(self) {
        (self.0)(None);
    }

    /// The disk takes nothing any more.
    pub(crate) fn is_not_saved(self, why: &Trouble) {
        (self.0)(Some(why));
    }
}

impl fmt::Debug for AnswerWhenSaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerWhenSaved")
    }
}

impl Team {
    /// Answers on a thread of its own. Where the file turns out to be damaged, the script runs once more when what is whole of it
    /// is in a new one.
    fn in_background<S: Script>(
        &self,
        waiting: Waiting<S>,
        work: Box<dyn FnOnce(&mut dyn trekker_session::script::Library) -> Result<S::Answer, Trouble> + Send>,
    ) {
        let mut library = match DiskLibrary::of(self) {
            Ok(library) => library,
            Err(trouble) => return give(waiting.answer, Err(trouble)),
        };
        let (events, opening) = (self.background.events.clone(), self.background.opening);
        self.background.runtime.spawn_blocking(move || match work(&mut library) {
            Err(trouble) if trouble.kind == TroubleKind::FileDamaged => {
                let again = Some(Asked::Script(Box::new(waiting)));
                events.send_blocking(Event::FoundCorrupt { opening, again });
            }
            outcome => give(waiting.answer, outcome),
        });
    }
}
