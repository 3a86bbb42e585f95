//! Important changes since this person last looked.

use serde::{Deserialize, Serialize};
use trekker_domain::important::Change;
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::snapshot::Told;
use trekker_session::trouble::Trouble;

use crate::names::Names;

/// `seen`: from now on they are old.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Changes {
    pub seen: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedPost {
    pub id: String,
    pub title: String,
    pub changes: Vec<ChangeAnswer>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeAnswer {
    /// Which: `when`, `owner`, `status`, `words-after-approval`, `binned`, `put-back`.
    pub what: String,
    /// Where there is one; `Some(None)`: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Option<String>>,
    pub by: Vec<String>,
}

impl Script for Changes {
    type Answer = Vec<ChangedPost>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let (names, changes) = (Names::of(team), team.changes());
        let posts = changes.into_iter().map(|changed| ChangedPost {
            id: changed.post.to_string(),
            title: changed.title,
            changes: changed.told.into_iter().map(|told| ChangeAnswer::of(told, &names)).collect(),
        });
        let posts = posts.collect();
        if self.seen {
            team.saw_all_changes()?;
        }
        Ok(Outcome::Done(posts))
    }
}

impl ChangeAnswer {
    fn of(Told { change, by }: Told, names: &Names) -> Self {
        let person = |id: Option<_>| Some(id.map(|id| names.person(id)));
        let word = |word: String| Some(Some(word));
        let (what, before, after) = match change {
            Change::When { before, after } => ("when", word(before.written()), word(after.written())),
            Change::Owner { before, after } => ("owner", person(before), person(after)),
            Change::Status { before, after } => {
                ("status", word(before.word().to_owned()), word(after.word().to_owned()))
            }
            Change::WordsAfterApproval => ("words-after-approval", None, None),
            Change::Binned => ("binned", None, None),
            Change::PutBack => ("put-back", None, None),
        };
        let by = by.into_iter().map(|person| names.person(person)).collect();
        Self { what: what.to_owned(), before, after, by }
    }
}
