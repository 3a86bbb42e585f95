//! The tone-of-voice guide, and what in a text is against its rules.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::name::same_name_key;
use trekker_domain::open::Word;
use trekker_domain::persona::Persona;
use trekker_domain::rank::Rank;
use trekker_domain::rule::Sort;
use trekker_domain::text::Language;
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::snapshot::Snapshot;
use trekker_session::trouble::Trouble;
use trekker_voice::{Checker, Finding, Occasion, Rulebook, Speller, Why};

use crate::choices::{Apart, HasChoices, with_choices};
use crate::rules::{channel_id, persona_id, place_name};
use crate::words::one_of;

/// The whole guide.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VoiceShow;

/// The section with this heading gets this text; there is one from then on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VoiceEdit {
    pub heading: String,
    pub text: String,
}

/// What in a text is against the rules that hold on a channel and for a persona, by their names.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VoiceCheck {
    pub text: String,
    pub channel: Option<String>,
    pub persona: Option<String>,
    /// `nl` or `en`; without it, it is found.
    pub language: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionAnswer {
    pub id: String,
    pub heading: String,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflicts: Option<Vec<Apart>>,
}

/// One thing that is against a rule. Places are counted in code points, as most programs do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingAnswer {
    pub start: usize,
    pub end: usize,
    pub found: String,
    /// Which sort of rule.
    pub rule: String,
    /// The rule's id; `None`: it is none of the team's own.
    pub id: Option<String>,
    /// Where the rule holds.
    pub place: String,
    pub strictness: String,
    pub reason: String,
    /// What can stand there; the best.
    pub mend: Option<String>,
    pub mends: Vec<MendAnswer>,
    /// Where a standard answer is given; `Some(None)`: everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MendAnswer {
    pub start: usize,
    pub end: usize,
    pub text: String,
}

impl Script for VoiceShow {
    type Answer = Vec<SectionAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let sections = team.snapshot().voice.iter().map(|section| SectionAnswer {
            id: section.id.to_string(),
            heading: section.heading.clone(),
            text: section.text.clone(),
            conflicts: None,
        });
        let sections = sections.collect();
        with_choices(team, Kind::Section, sections)
    }
}

impl Script for VoiceEdit {
    type Answer = Vec<SectionAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let (heading, text) = (self.heading.clone(), self.text.clone());
        let is_it = |heading: &str| same_name_key(heading) == same_name_key(&self.heading);
        let found = team.snapshot().voice.iter().find(|section| is_it(&section.heading)).map(|section| section.id);
        let id = match found {
            Some(id) => {
                if let Some(edit) = team.open(Kind::Section, id)?.text_edit(&text) {
                    team.edit(&[Edit::Text(Kind::Section, id, edit)])?;
                }
                id
            }
            None => {
                let id = team.new_id()?;
                let snapshot = team.snapshot();
                let all = snapshot.voice.iter().chain(snapshot.voice_bin.iter());
                let rank = Rank::between(all.map(|section| &section.rank).max(), None);
                team.edit(&[Edit::NewSection { id, heading: heading.clone(), text: text.clone(), rank }])?;
                id
            }
        };
        Ok(Outcome::Done(vec![SectionAnswer { id: id.to_string(), heading, text, conflicts: None }]))
    }
}

impl Script for VoiceCheck {
    type Answer = Vec<FindingAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let snapshot = team.snapshot();
        let channel = self.channel.as_deref().map(|name| channel_id(snapshot, name)).transpose()?;
        let persona = self.persona.as_deref().map(|name| persona_id(snapshot, name)).transpose()?;
        let language = self.language.as_deref().map(|word| one_of::<Language>("language", word)).transpose()?;
        let known = persona.and_then(|id| snapshot.personas.get(&id)).map(Arc::as_ref);
        let address = known.and_then(Persona::known_address);
        let occasion = Occasion { channel, persona, address, language, is_signed: false };
        let found = check_on(snapshot, occasion, &self.text);
        Ok(Outcome::Done(found.iter().map(|finding| FindingAnswer::of(snapshot, &self.text, finding)).collect()))
    }
}

impl HasChoices for SectionAnswer {
    fn id(&self) -> Option<DocId> {
        DocId::parse(&self.id)
    }

    fn set_choices(&mut self, choices: Vec<Apart>) {
        self.conflicts = Some(choices);
    }
}

/// What is against the rules, with what can stand there. Names of the team's own are right; dictionaries are read only where a
/// rule asks for them.
pub(crate) fn check_on(snapshot: &Snapshot, occasion: Occasion, text: &str) -> Vec<Finding> {
    let speller = Speller::new(snapshot.own_names());
    let rulebook = Rulebook::new(snapshot.rules.values().map(AsRef::as_ref), occasion);
    Checker::new(rulebook.with_speller(Arc::new(speller))).check(text)
}

impl FindingAnswer {
    pub(crate) fn of(snapshot: &Snapshot, text: &str, finding: &Finding) -> Self {
        let place_of = |at: usize| text[..at].chars().count();
        let mends = finding.mends.iter().map(|mend| MendAnswer {
            start: place_of(mend.range.start),
            end: place_of(mend.range.end),
            text: mend.text.clone(),
        });
        Self {
            start: place_of(finding.range.start),
            end: place_of(finding.range.end),
            found: text[finding.range.clone()].to_owned(),
            rule: rule_word(&finding.why).to_owned(),
            id: finding.rule.map(|id| id.to_string()),
            place: place_name(snapshot, finding.place),
            strictness: finding.strictness.word().to_owned(),
            reason: finding.reason(finding.rule.and_then(|id| snapshot.rules.get(&id)).map(AsRef::as_ref)),
            mend: finding.mends.first().map(|mend| mend.text.clone()),
            mends: mends.collect(),
            channel: None,
        }
    }
}

fn rule_word(why: &Why) -> &'static str {
    match why {
        Why::Address(_) => Sort::Address.word(),
        Why::MixedAddress => "mixed-address",
        Why::Avoid => Sort::Avoid.word(),
        Why::Careful => Sort::Careful.word(),
        Why::Spelling { .. } => Sort::Spelling.word(),
        Why::LongSentence { .. } => Sort::SentenceLength.word(),
        Why::HardToRead { .. } => Sort::Readability.word(),
        Why::Emoji | Why::TooManyEmoji { .. } => Sort::Emoji.word(),
        Why::Exclamation { .. } | Why::DoubleExclamation => Sort::Exclamation.word(),
        Why::Capitals => Sort::Capitals.word(),
        Why::Hashtag => Sort::Hashtags.word(),
        Why::Inclusive => Sort::Inclusive.word(),
        Why::MachineLike => Sort::MachineLike.word(),
        Why::SignOff => Sort::SignOff.word(),
        Why::Misspelled => Sort::Dictionary.word(),
    }
}
