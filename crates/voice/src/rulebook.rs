//! Which rules hold for a text, made ready to be looked for.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use trekker_domain::id::DocId;
use trekker_domain::open::Open;
use trekker_domain::persona::Persona;
use trekker_domain::post::Post;
use trekker_domain::rule::{Address, EmojiUse, Place, Rule, Sort, Strictness};
use trekker_domain::standard_answer::StandardAnswer;
use trekker_domain::text::Language;

use crate::lists;
use crate::phrases::{Names, Phrases};
use crate::speller::{Speller, own_words};

/// For whom a text is, and where it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Occasion {
    pub channel: Option<DocId>,
    pub persona: Option<DocId>,
    /// How that persona is spoken to, if it says.
    pub address: Option<Address>,
    /// As a person set it; `None`: it is found.
    pub language: Option<Language>,
    /// Somebody's name is put below it.
    pub is_signed: bool,
}

impl Occasion {
    /// A post's text on a channel. `persona`: the one the post is for.
    pub fn of(post: &Post, persona: Option<&Persona>, channel: Option<DocId>) -> Self {
        Self {
            channel,
            persona: post.summary.persona,
            address: persona.and_then(Persona::known_address),
            language: post.language.as_ref().and_then(Open::known),
            is_signed: !post.sign_off.trim().is_empty(),
        }
    }

    /// The first comment under that: whose name stands below the post stands below it too.
    pub fn of_first_comment(self) -> Self {
        Self { is_signed: true, ..self }
    }

    /// A standard answer on a channel: whoever gives it puts their own name below it.
    pub fn of_answer(answer: &StandardAnswer, channel: Option<DocId>) -> Self {
        let language = answer.language.as_ref().and_then(Open::known);
        Self { channel, language, is_signed: true, ..Self::default() }
    }
}

/// A rule that holds, and why it is this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) rule: Option<DocId>,
    pub(crate) place: Place,
    pub(crate) strictness: Strictness,
}

/// The rules that hold on an occasion. The most specific of those about the same thing counts alone.
#[derive(Debug)]
pub struct Rulebook {
    pub(crate) occasion: Occasion,
    pub(crate) address: Option<(Held, Address)>,
    pub(crate) emoji: Option<(Held, EmojiUse)>,
    pub(crate) exclamation: Option<(Held, u32)>,
    pub(crate) sentence_length: Option<(Held, u32)>,
    pub(crate) readability: Option<(Held, u32)>,
    pub(crate) capitals: Option<Held>,
    pub(crate) hashtags: Option<Held>,
    pub(crate) sign_off: Option<Held>,
    pub(crate) words: Phrases,
    pub(crate) inclusive: Option<[Phrases; 2]>,
    pub(crate) machine_like: Option<[Phrases; 2]>,
    pub(crate) names: Names,
    pub(crate) dictionary: Option<Held>,
    /// Without one nothing is looked up in a dictionary.
    pub(crate) speller: Option<Arc<Speller>>,
    /// Words that the rules themselves ask for, in small letters: no dictionary is asked about those.
    pub(crate) asked_for: HashSet<String>,
}

impl Rulebook {
    pub fn new<'r>(rules: impl IntoIterator<Item = &'r Rule>, occasion: Occasion) -> Self {
        let mut held: Vec<(&Rule, Held, Sort)> = rules
            .into_iter()
            .filter(|rule| !rule.binned && rule.is_understood())
            .filter_map(|rule| {
                let place = rule.place.filter(|place| holds(*place, &occasion))?;
                let strictness = rule.strictness.known().unwrap_or_default();
                Some((rule, Held { rule: Some(rule.id), place, strictness }, rule.sort.known()?))
            })
            .collect();
        // The most specific first; of two in one place, always the same.
        held.sort_by_key(|(rule, held, _)| (std::cmp::Reverse(held.place), rule.id));
        let first = |sort: Sort| held.iter().find(|(_, _, other)| *other == sort);
        let number = |sort| first(sort).and_then(|(rule, held, _)| Some((*held, rule.number()?)));
        let alone = |sort| first(sort).map(|(_, held, _)| *held);
        let of_persona = occasion.address.zip(occasion.persona).map(|(address, persona)| {
            (Held { rule: None, place: Place::Persona(persona), strictness: Strictness::Warn }, address)
        });
        let address = first(Sort::Address).and_then(|(rule, held, _)| Some((*held, rule.address()?)));
        let built_in = |sort, list: fn(Language) -> &'static str| {
            alone(sort).map(|held| {
                [Language::Dutch, Language::English].map(|language| {
                    Phrases::new(lists::entries(list(language)).map(|(said, better)| (said, better, held, sort)))
                })
            })
        };
        let mut words: BTreeMap<String, (&Rule, Held, Sort)> = BTreeMap::new();
        for (rule, held, sort) in held.iter().filter(|(_, _, sort)| matches!(sort, Sort::Avoid | Sort::Careful)) {
            for word in rule.words() {
                words.entry(word.to_lowercase()).or_insert((rule, *held, *sort));
            }
        }
        let names = held.iter().filter(|(_, _, sort)| *sort == Sort::Spelling);
        let dictionary = alone(Sort::Dictionary);
        let mut asked_for = HashSet::new();
        if dictionary.is_some() {
            let spelled = names.clone().flat_map(|(rule, _, _)| rule.words());
            let insteads = held.iter().flat_map(|(rule, _, _)| rule.insteads());
            asked_for.extend(spelled.chain(insteads).flat_map(own_words));
            for list in [lists::inclusive, lists::machine_like] {
                let better = [Language::Dutch, Language::English].into_iter().flat_map(|it| lists::entries(list(it)));
                asked_for.extend(
                    better.flat_map(|(_, better)| better).flat_map(|better| own_words(&better).collect::<Vec<_>>()),
                );
            }
        }
        Self {
            address: match (address, of_persona) {
                // A rule about the persona says more than the persona's own form of address.
                (Some((held, address)), _) if matches!(held.place, Place::Persona(_)) => Some((held, address)),
                (_, Some(of_persona)) => Some(of_persona),
                (of_rule, None) => of_rule,
            },
            emoji: first(Sort::Emoji).and_then(|(rule, held, _)| Some((*held, rule.emoji()?))),
            exclamation: number(Sort::Exclamation),
            sentence_length: number(Sort::SentenceLength),
            readability: number(Sort::Readability),
            capitals: alone(Sort::Capitals),
            hashtags: alone(Sort::Hashtags),
            sign_off: alone(Sort::SignOff),
            words: Phrases::new(
                words
                    .into_iter()
                    .map(|(word, (rule, held, sort))| (word, rule.insteads().map(str::to_owned).collect(), held, sort)),
            ),
            inclusive: built_in(Sort::Inclusive, lists::inclusive),
            machine_like: built_in(Sort::MachineLike, lists::machine_like),
            names: Names::new(names.flat_map(|(rule, held, _)| rule.words().map(|name| (name.to_owned(), *held)))),
            dictionary,
            speller: None,
            asked_for,
            occasion,
        }
    }

    /// With the words of dictionaries, for a rule of [`Sort::Dictionary`]; without such a rule it changes nothing.
    pub fn with_speller(mut self, speller: Arc<Speller>) -> Self {
        self.speller = Some(speller);
        self
    }
}

fn holds(place: Place, occasion: &Occasion) -> bool {
    match place {
        Place::Team => true,
        Place::Channel(channel) => occasion.channel == Some(channel),
        Place::Persona(persona) => occasion.persona == Some(persona),
    }
}

#[cfg(test)]
mod tests {
    use trekker_domain::open::Open;

    use super::*;

    fn rule(id: u8, place: Place, about: &str) -> Rule {
        Rule { place: Some(place), ..Rule::new(DocId([id; 16]), Sort::Address, about) }
    }

    #[test]
    fn the_most_specific_rule_counts() {
        let (channel, persona) = (DocId([8; 16]), DocId([9; 16]));
        let rules = [
            rule(1, Place::Team, "u"),
            rule(2, Place::Channel(channel), "je"),
            rule(3, Place::Persona(persona), "neutral"),
            Rule { sort: Open::from_word("moon"), ..rule(4, Place::Team, "full") },
        ];
        let at = |occasion| Rulebook::new(&rules, occasion).address.map(|(held, address)| (held.rule, address));
        let of = |id: u8, address| Some((Some(DocId([id; 16])), address));
        assert_eq!(at(Occasion::default()), of(1, Address::U));
        assert_eq!(at(Occasion { channel: Some(channel), ..Occasion::default() }), of(2, Address::Je));
        let both = Occasion { channel: Some(channel), persona: Some(persona), ..Occasion::default() };
        assert_eq!(at(both), of(3, Address::Neutral));
        let own = Occasion { persona: Some(DocId([7; 16])), address: Some(Address::Je), ..Occasion::default() };
        assert_eq!(at(own), Some((None, Address::Je)), "a persona's own form of address");
    }
}
