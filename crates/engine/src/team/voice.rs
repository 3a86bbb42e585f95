//! The tone-of-voice guide and its rules, as the command line reads and writes them.

use std::sync::Arc;

use serde_json::{Value, json};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::name::same_name_key;
use trekker_domain::open::Word;
use trekker_domain::persona::Persona;
use trekker_domain::rank::Rank;
use trekker_domain::rule::{Address, EmojiUse, NewRule, Place, Rule, RuleEdit, Sort, in_lines};
use trekker_domain::text::Language;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_voice::{Checker, Finding, Occasion, Rulebook, Speller, Why};

use super::Team;
use super::work::{bad, flag, one_of};
use crate::control::RuleSaid;

impl Team {
    pub(super) fn voice(&self) -> Value {
        let sections = self.guide();
        let sections = sections
            .iter()
            .map(|section| json!({ "id": section.id.to_string(), "heading": section.heading, "text": section.text }));
        Value::Array(sections.collect())
    }

    pub(crate) fn edit_voice(&mut self, heading: &str, text: &str) -> Result<Value, Trouble> {
        let found = self
            .guide()
            .into_iter()
            .find(|section| same_name_key(&section.heading) == same_name_key(heading))
            .map(|section| section.id);
        let id = match found {
            Some(id) => {
                if let Some(edit) = self.text_edit(Kind::Section, id, text)? {
                    self.edit(&[Edit::Text(Kind::Section, id, edit)])?;
                }
                id
            }
            None => {
                let id = self.new_id()?;
                let last = self.view.sections().into_iter().map(|section| section.rank.clone()).max();
                let rank = Rank::between(last.as_ref(), None);
                let (heading, text) = (heading.to_owned(), text.to_owned());
                self.edit(&[Edit::NewSection { id, heading, text, rank }])?;
                id
            }
        };
        Ok(json!([{ "id": id.to_string(), "heading": heading, "text": text }]))
    }

    /// By sort, then by what they say.
    pub(super) fn rule_list(&self) -> Value {
        let rules = self.view.snapshot.rules.values().filter(|rule| !rule.binned);
        let mut rules: Vec<&Rule> = rules.map(|rule| &**rule).collect();
        rules.sort_by_key(|rule| (rule.sort.clone(), rule.about.clone(), rule.place, rule.id));
        rules.into_iter().map(|rule| self.rule_json(rule)).collect()
    }

    fn rule_json(&self, rule: &Rule) -> Value {
        json!({
            "id": rule.id.to_string(),
            "sort": rule.sort.word(),
            "says": rule.about,
            "instead": rule.insteads().collect::<Vec<_>>(),
            "reason": rule.reason,
            "place": rule.place.map(|place| self.place_name(place)),
            "strictness": rule.strictness.word(),
        })
    }

    fn place_name(&self, place: Place) -> String {
        let snapshot = &self.view.snapshot;
        let (kind, name) = match place {
            Place::Team => return "team".to_owned(),
            Place::Channel(id) => ("channel", snapshot.channels.get(&id).map(|channel| channel.name.clone())),
            Place::Persona(id) => ("persona", snapshot.personas.get(&id).map(|persona| persona.name.clone())),
        };
        format!("{kind} {}", name.unwrap_or_default())
    }

    pub(crate) fn add_rule(&mut self, said: &RuleSaid) -> Result<Value, Trouble> {
        let sort = one_of::<Sort>("rule", &said.sort)?;
        let strictness = said.strictness.as_deref().map(|word| one_of("strictness", word)).transpose()?;
        let strictness = strictness.unwrap_or_default();
        let place = match (&said.channel, &said.persona) {
            (Some(channel), Some(persona)) => return Err(bad("channel, persona", &format!("{channel}, {persona}"))),
            (Some(channel), None) => Place::Channel(self.channel_id(channel)?),
            (None, Some(persona)) => Place::Persona(self.persona_id(persona)?),
            (None, None) => Place::Team,
        };
        let is_there = |rule: &&Arc<Rule>| {
            let says_it = rule.sort.known() == Some(sort) && rule.about == said.about && rule.instead == said.instead;
            !rule.binned && says_it && rule.place == Some(place)
        };
        if let Some(rule) = self.view.snapshot.rules.values().find(is_there) {
            let twice = format!("{}={}", said.sort, said.about);
            return Err(Trouble::new(TroubleKind::BadValue).about(twice).detail(format!("it is there: {}", rule.id)));
        }
        let id = self.new_id()?;
        understood(sort, &said.about)?;
        let (about, instead, reason) = (said.about.clone(), said.instead.clone(), said.reason.clone());
        self.edit(&[Edit::NewRule(id, NewRule { sort, about, instead, reason, place, strictness })])?;
        self.rule_known(id).map(|rule| json!([self.rule_json(&rule)]))
    }

    fn rule_known(&self, id: DocId) -> Result<Arc<Rule>, Trouble> {
        let rule = self.view.snapshot.rules.get(&id).cloned();
        rule.ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(id))
    }

    /// Gives the fields of a rule these values.
    pub(crate) fn set_rule(&mut self, id: &str, fields: &[(String, String)]) -> Result<Value, Trouble> {
        let id = self.id_beginning(id, self.view.snapshot.rules.keys().copied())?;
        let sort = self.rule_known(id)?.sort.known();
        let mut edits = Vec::new();
        for (field, value) in fields {
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
                "channel" if value.is_empty() => RuleEdit::SetPlace(Some(Place::Team)),
                "channel" => RuleEdit::SetPlace(Some(Place::Channel(self.channel_id(value)?))),
                "persona" if value.is_empty() => RuleEdit::SetPlace(Some(Place::Team)),
                "persona" => RuleEdit::SetPlace(Some(Place::Persona(self.persona_id(value)?))),
                "strictness" => RuleEdit::SetStrictness(one_of(field, value)?),
                "binned" => RuleEdit::Bin(flag(field, value)?),
                _ => {
                    let known = "the fields are: says instead reason channel persona strictness binned";
                    return Err(bad(field, value).detail(known));
                }
            };
            edits.push(Edit::Rule(id, edit));
        }
        self.edit(&edits)?;
        self.rule_known(id).map(|rule| json!([self.rule_json(&rule)]))
    }

    fn channel_id(&self, name: &str) -> Result<DocId, Trouble> {
        self.view.snapshot.channel_named(name).ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(name))
    }

    fn persona_id(&self, name: &str) -> Result<DocId, Trouble> {
        self.view.snapshot.persona_named(name).ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(name))
    }

    fn persona(&self, id: Option<DocId>) -> Option<&Persona> {
        id.and_then(|id| self.view.snapshot.personas.get(&id)).map(Arc::as_ref)
    }

    /// What is against the rules, with what can stand there. Names of the team's own are right; dictionaries are read only where a
    /// rule asks for them.
    pub(super) fn check_on(&self, occasion: Occasion, text: &str) -> Vec<Finding> {
        let speller = Speller::new(self.view.snapshot.own_names());
        let rulebook = Rulebook::new(self.view.snapshot.rules.values().map(|rule| &**rule), occasion);
        Checker::new(rulebook.with_speller(Arc::new(speller))).check(text)
    }

    /// What in a text is against the rules that hold on a channel and for a persona.
    pub(super) fn check_voice(
        &self,
        text: &str,
        channel: Option<&str>,
        persona: Option<&str>,
        language: Option<&str>,
    ) -> Result<Value, Trouble> {
        let channel = channel.map(|name| self.channel_id(name)).transpose()?;
        let persona = persona.map(|name| self.persona_id(name)).transpose()?;
        let language = language.map(|word| one_of::<Language>("language", word)).transpose()?;
        let address = self.persona(persona).and_then(Persona::known_address);
        let occasion = Occasion { channel, persona, address, language, is_signed: false };
        let findings = self.check_on(occasion, text);
        Ok(findings.iter().map(|finding| self.finding_json(text, finding)).collect())
    }

    /// Why something has to be mended, as the rule says; else what it is.
    pub(super) fn reason_of(&self, finding: &Finding) -> String {
        let rule = finding.rule.and_then(|id| self.view.snapshot.rules.get(&id));
        let reason = rule.map(|rule| rule.reason.clone()).filter(|reason| !reason.trim().is_empty());
        reason.unwrap_or_else(|| said(&finding.why))
    }

    pub(super) fn finding_json(&self, text: &str, finding: &Finding) -> Value {
        // Counted as most programs count: in code points.
        let place_of = |at: usize| text[..at].chars().count();
        let mends = finding.mends.iter().map(
            |mend| json!({ "start": place_of(mend.range.start), "end": place_of(mend.range.end), "text": mend.text }),
        );
        json!({
            "start": place_of(finding.range.start),
            "end": place_of(finding.range.end),
            "found": text[finding.range.clone()],
            "rule": rule_word(&finding.why),
            "id": finding.rule.map(|id| id.to_string()),
            "place": self.place_name(finding.place),
            "strictness": finding.strictness.word(),
            "reason": self.reason_of(finding),
            "mend": finding.mends.first().map(|mend| mend.text.clone()),
            "mends": mends.collect::<Vec<_>>(),
        })
    }
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

/// For whoever reads the command line.
fn said(why: &Why) -> String {
    match why {
        Why::Address(address) => format!("people are spoken to as '{}' here", address.word()),
        Why::MixedAddress => "'u' and 'je' in one text".to_owned(),
        Why::Avoid => "a word to avoid".to_owned(),
        Why::Careful => "a word to think about".to_owned(),
        Why::Spelling { right } => format!("it is spelled '{right}'"),
        Why::LongSentence { words, most } => format!("{words} words in a sentence, at most {most}"),
        Why::HardToRead { points, least } => format!("{points} points of 100 for reading ease, at least {least}"),
        Why::Emoji => "no emoji here".to_owned(),
        Why::TooManyEmoji { most } => format!("at most {most} emoji"),
        Why::Exclamation { most } => format!("at most {most} exclamation marks"),
        Why::DoubleExclamation => "one exclamation mark says it too".to_owned(),
        Why::Capitals => "words in capitals are shouted".to_owned(),
        Why::Hashtag => "a screen reader says #TwoWords, and spells #twowords".to_owned(),
        Why::Inclusive => "it leaves people out".to_owned(),
        Why::MachineLike => "it sounds like a machine".to_owned(),
        Why::SignOff => "nobody's name stands below it".to_owned(),
        Why::Misspelled => "the dictionary does not have it".to_owned(),
    }
}
