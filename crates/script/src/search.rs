//! Searching everything.

use serde::{Deserialize, Serialize};
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::snapshot::Hit;
use trekker_session::trouble::Trouble;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Search {
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitAnswer {
    pub id: String,
    pub kind: String,
    pub title: String,
    /// The words around what was found.
    pub excerpt: String,
    /// Of a post its date.
    pub when: String,
}

impl Script for Search {
    type Answer = Vec<HitAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let hits = team.find(&self.text).into_iter().map(|Hit { doc, kind, title, excerpt, when }| HitAnswer {
            id: doc.to_string(),
            kind: kind.word().to_owned(),
            title,
            excerpt,
            when,
        });
        Ok(Outcome::Done(hits.collect()))
    }
}
