//! The rules by which texts are checked.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::rule::{Address, EmojiUse, NewRule, Place, Rule, RuleEdit, Sort, in_lines};
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::snapshot::Snapshot;
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::words::{Fields, bad, flag, id_beginning, not_found, one_of};

/// By sort, then by what they say.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RuleList;

/// Words as in documents, several ones a line each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleAdd {
    pub sort: String,
    pub about: String,
    pub instead: String,
    pub reason: String,
    /// Where it holds, by name; nothing: in the whole team.
    pub channel: Option<String>,
    pub persona: Option<String>,
    pub strictness: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RuleSet {
    pub id: String,
    pub fields: Fields,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleAnswer {
    pub id: String,
    pub sort: String,
    pub says: String,
    pub instead: Vec<String>,
    pub reason: String,
    pub place: Option<String>,
    pub strictness: String,
}

impl Script for RuleList {
    type Answer = Vec<RuleAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let snapshot = team.snapshot();
        let mut rules: Vec<&Rule> =
            snapshot.rules.values().map(AsRef::as_ref).filter(|rule: &&Rule| !rule.binned).collect();
        rules.sort_by_key(|rule| (rule.sort.clone(), rule.about.clone(), rule.place, rule.id));
        Ok(Outcome::Done(rules.into_iter().map(|rule| RuleAnswer::of(rule, snapshot)).collect()))
    }
}

impl Script for RuleAdd {
    type Answer = Vec<RuleAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let sort = one_of::<Sort>("rule", &self.sort)?;
        let strictness = self.strictness.as_deref().map(|word| one_of("strictness", word)).transpose()?;
        let strictness = strictness.unwrap_or_default();
        let snapshot = team.snapshot();
        let place = match (&self.channel, &self.persona) {
            (Some(channel), Some(persona)) => return Err(bad("channel, persona", &format!("{channel}, {persona}"))),
            (Some(channel), None) => Place::Channel(channel_id(snapshot, channel)?),
            (None, Some(persona)) => Place::Persona(persona_id(snapshot, persona)?),
            (None, None) => Place::Team,
        };
        let is_there = |rule: &&Arc<Rule>| {
            let says_it = rule.sort.known() == Some(sort) && rule.about == self.about && rule.instead == self.instead;
            !rule.binned && says_it && rule.place == Some(place)
        };
        if let Some(rule) = snapshot.rules.values().find(is_there) {
            let twice = format!("{}={}", self.sort, self.about);
            return Err(Trouble::new(TroubleKind::BadValue).about(twice).detail(format!("it is there: {}", rule.id)));
        }
        understood(sort, &self.about)?;
        let id = team.new_id()?;
        let (about, instead, reason) = (self.about.clone(), self.instead.clone(), self.reason.clone());
        team.edit(&[Edit::NewRule(id, NewRule { sort, about, instead, reason, place, strictness })])?;
        Ok(Outcome::Done(rule_answer(team, id)?))
    }
}

impl Script for RuleSet {
    type Answer = Vec<RuleAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let snapshot = team.snapshot();
        let id = id_beginning(&self.id, snapshot.rules.keys().copied())?;
        let sort = snapshot.rules.get(&id).and_then(|rule| Open::known(&rule.sort));
        let mut edits = Vec::new();
        for (field, value) in &self.fields {
            let edit = match field.as_str() {
                "says" => {
                    let about = in_lines(value);
                    sort.map_or(Ok(()), |sort| understood(sort, &about))?;
                    RuleEdit::SetAbout(about)
                }
                "instead" if sort != Some(Sort::Avoid) => {
                    return Err(bad(field, value).detail("only words to avoid have others in their stead"));
                }
                "instead" => RuleEdit::SetInstead(in_lines(value)),
                "reason" => RuleEdit::SetReason(value.clone()),
                "channel" | "persona" if value.is_empty() => RuleEdit::SetPlace(Some(Place::Team)),
                "channel" => RuleEdit::SetPlace(Some(Place::Channel(channel_id(snapshot, value)?))),
                "persona" => RuleEdit::SetPlace(Some(Place::Persona(persona_id(snapshot, value)?))),
                "strictness" => RuleEdit::SetStrictness(one_of(field, value)?),
                "binned" => RuleEdit::Bin(flag(field, value)?),
                _ => {
                    let known = "the fields are: says instead reason channel persona strictness binned";
                    return Err(bad(field, value).detail(known));
                }
            };
            edits.push(Edit::Rule(id, edit));
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(rule_answer(team, id)?))
    }
}

impl RuleAnswer {
    fn of(rule: &Rule, snapshot: &Snapshot) -> Self {
        Self {
            id: rule.id.to_string(),
            sort: rule.sort.word().to_owned(),
            says: rule.about.clone(),
            instead: rule.insteads().map(str::to_owned).collect(),
            reason: rule.reason.clone(),
            place: rule.place.map(|place| place_name(snapshot, place)),
            strictness: rule.strictness.word().to_owned(),
        }
    }
}

fn rule_answer(team: &dyn OpenTeam, id: DocId) -> Result<Vec<RuleAnswer>, Trouble> {
    let rule = team.snapshot().rules.get(&id).ok_or_else(|| not_found(id))?;
    Ok(vec![RuleAnswer::of(rule, team.snapshot())])
}

pub(crate) fn place_name(snapshot: &Snapshot, place: Place) -> String {
    let (kind, name) = match place {
        Place::Team => return "team".to_owned(),
        Place::Channel(id) => ("channel", snapshot.channels.get(&id).map(|channel| channel.name.clone())),
        Place::Persona(id) => ("persona", snapshot.personas.get(&id).map(|persona| persona.name.clone())),
    };
    format!("{kind} {}", name.unwrap_or_default())
}

pub(crate) fn channel_id(snapshot: &Snapshot, name: &str) -> Result<DocId, Trouble> {
    snapshot.channel_named(name).ok_or_else(|| not_found(name))
}

pub(crate) fn persona_id(snapshot: &Snapshot, name: &str) -> Result<DocId, Trouble> {
    snapshot.persona_named(name).ok_or_else(|| not_found(name))
}

/// Whether a rule of this sort can say this; else what it could.
fn understood(sort: Sort, about: &str) -> Result<(), Trouble> {
    match sort {
        Sort::Address => one_of::<Address>(sort.word(), about.trim()).map(|_| ()),
        Sort::Emoji => one_of::<EmojiUse>(sort.word(), about.trim()).map(|_| ()),
        _ if Rule::new(DocId([0; 16]), sort, about).is_understood() => Ok(()),
        Sort::SentenceLength => Err(bad(sort.word(), about).detail("how many words a sentence may have")),
        Sort::Readability => Err(bad(sort.word(), about).detail("points from 0 to 100")),
        Sort::Exclamation => Err(bad(sort.word(), about).detail("how many a text may have")),
        _ => Err(bad(sort.word(), about).detail("it needs a word with a letter or a digit")),
    }
}
