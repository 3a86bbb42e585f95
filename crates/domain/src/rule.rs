//! A rule of the tone-of-voice guide that can be checked in a text.

use crate::columns::{Cells, Write, Written};
use crate::declare;
use crate::id::DocId;
use crate::open::{Open, Word, word_enum};

word_enum! {
    /// What a rule is about.
    pub enum Sort {
        /// How people are spoken to: see [`Address`].
        Address = "address",
        /// Words not to use, one a line; [`Rule::instead`] has what to say in their stead.
        Avoid = "avoid",
        /// Words to think about, one a line.
        Careful = "careful",
        /// Names as they are spelled, one a line.
        Spelling = "spelling",
        /// At most so many words in a sentence.
        SentenceLength = "sentence-length",
        /// As easy to read as so many of the hundred points of Flesch (English) or Flesch-Douma (Dutch).
        Readability = "readability",
        /// See [`EmojiUse`].
        Emoji = "emoji",
        /// At most so many exclamation marks in a text, and never two together.
        Exclamation = "exclamation",
        /// No words in capitals.
        Capitals = "capitals",
        /// `#TwoWords`, as a screen reader can say it.
        Hashtags = "hashtags",
        /// Words that leave nobody out.
        Inclusive = "inclusive",
        /// Phrases that sound like a machine.
        MachineLike = "machine-like",
        /// Somebody's name below it.
        SignOff = "sign-off",
        /// No words that the dictionary of the text's language does not have.
        Dictionary = "dictionary",
    }
}

impl Sort {
    /// Whether it is about words of the team's own; of the others one rule in a place says it all.
    pub fn has_words(self) -> bool {
        matches!(self, Self::Avoid | Self::Careful | Self::Spelling)
    }
}

word_enum! {
    /// How people are spoken to in Dutch.
    pub enum Address {
        Je = "je",
        U = "u",
        /// Not at all.
        Neutral = "neutral",
    }
}

word_enum! {
    pub enum EmojiUse {
        None = "none",
        /// Three in a text.
        Few = "few",
        Free = "free",
    }
}

word_enum! {
    /// How much a rule asks.
    #[derive(Default)]
    pub enum Strictness, where empty "warn" {
        Hint = "hint",
        #[default]
        Warn = "warn",
        /// A post does not become ready before it is mended.
        Stop = "stop",
    }
}

/// Where a rule holds. What is further down is more specific, and counts before what is above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    #[default]
    Team,
    Channel(DocId),
    Persona(DocId),
}

/// `team`, `channel/ID`, `persona/ID`.
impl Written for Place {
    fn written(&self) -> String {
        match self {
            Self::Team => "team".to_owned(),
            Self::Channel(id) => format!("channel/{id}"),
            Self::Persona(id) => format!("persona/{id}"),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => (text == "team").then_some(Self::Team),
            Some(("channel", id)) => DocId::parse(id).map(Self::Channel),
            Some(("persona", id)) => DocId::parse(id).map(Self::Persona),
            Some(_) => None,
        }
    }

    fn where_empty() -> Option<Self> {
        Some(Self::Team)
    }
}

declare! {
    pub struct Rule, edited by RuleEdit {
        /// What the sort says: words one a line, a form of address, a number. Empty where it says it all.
        pub about: String = "says" by SetAbout,
        /// What to say instead of it, one a line, the best first.
        pub instead: String = "instead" by SetInstead,
        /// Why, in the team's words.
        pub reason: String = "reason" by SetReason,
        /// `None`: where, only a newer Trekker knows. It holds nowhere here.
        pub place: Option<Place> = "place" by SetPlace,
        pub strictness: Open<Strictness> = "strictness" by SetStrictness,
        pub binned: bool = "binned" by Bin,
    } once {
        pub sort: Open<Sort> = "sort",
    } with {
        /// Two people chose differently at once.
        pub contested: bool = Cells::is_contested,
    }
}

impl Rule {
    /// Of the whole team.
    pub fn new(id: DocId, sort: Sort, about: &str) -> Self {
        Self {
            id,
            sort: sort.into(),
            about: about.to_owned(),
            instead: String::new(),
            reason: String::new(),
            place: Some(Place::Team),
            strictness: Strictness::default().into(),
            contested: false,
            binned: false,
        }
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        lines(&self.about)
    }

    pub fn insteads(&self) -> impl Iterator<Item = &str> {
        lines(&self.instead)
    }

    pub fn address(&self) -> Option<Address> {
        Open::<Address>::from_word(self.about.trim()).known()
    }

    pub fn emoji(&self) -> Option<EmojiUse> {
        Open::<EmojiUse>::from_word(self.about.trim()).known()
    }

    pub fn number(&self) -> Option<u32> {
        self.about.trim().parse().ok()
    }

    /// Whether what it says can be understood.
    pub fn is_understood(&self) -> bool {
        match self.sort.known() {
            None => false,
            Some(Sort::Address) => self.address().is_some(),
            Some(Sort::Emoji) => self.emoji().is_some(),
            Some(Sort::SentenceLength) => self.number().is_some_and(|words| words > 0),
            // No text has more points than these.
            Some(Sort::Readability) => self.number().is_some_and(|points| points <= 100),
            Some(Sort::Exclamation) => self.number().is_some(),
            Some(Sort::Avoid | Sort::Careful | Sort::Spelling) => {
                self.words().any(|word| word.chars().any(char::is_alphanumeric))
            }
            Some(
                Sort::Capitals
                | Sort::Hashtags
                | Sort::Inclusive
                | Sort::MachineLike
                | Sort::SignOff
                | Sort::Dictionary,
            ) => true,
        }
    }
}

/// A word or phrase that is longer, in bytes, is none: looking for it would cost everybody who types.
const LONGEST_PHRASE: usize = 400;

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && line.len() <= LONGEST_PHRASE)
}

/// Words as somebody types them, with commas between, as a rule has them: one a line.
pub fn in_lines(typed: &str) -> String {
    typed.split(',').map(str::trim).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What a new rule begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRule {
    pub sort: Sort,
    pub about: String,
    pub instead: String,
    pub reason: String,
    pub place: Place,
    pub strictness: Strictness,
}

impl NewRule {
    /// Of what it does not say nothing is written.
    pub fn writes(&self) -> Vec<Write> {
        let edits = [
            RuleEdit::SetAbout(self.about.clone()),
            RuleEdit::SetInstead(self.instead.clone()),
            RuleEdit::SetReason(self.reason.clone()),
            RuleEdit::SetPlace(Some(self.place)),
            RuleEdit::SetStrictness(self.strictness),
        ];
        let said = edits.iter().map(RuleEdit::write).filter(|write| !write.says_nothing());
        [Write::put("sort", self.sort.word())].into_iter().chain(said).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back() {
        let id = DocId([7; 16]);
        for place in [Place::Team, Place::Channel(id), Place::Persona(id)] {
            assert_eq!(Place::parse(&place.written()), Some(place));
        }
        assert_eq!(Place::parse("moon/1"), None);
        assert!(Place::Team < Place::Channel(id) && Place::Channel(id) < Place::Persona(id));
    }

    #[test]
    fn what_a_rule_says_is_understood_or_not() {
        for (sort, about, understood) in [
            (Sort::Address, "je", true),
            (Sort::Address, "thou", false),
            (Sort::SentenceLength, "20", true),
            (Sort::SentenceLength, "short", false),
            (Sort::SentenceLength, "0", false),
            (Sort::Readability, "100", true),
            (Sort::Readability, "1000000", false),
            (Sort::Avoid, " \n", false),
            (Sort::Avoid, "gratis\nkosteloos", true),
            (Sort::Emoji, "few", true),
            (Sort::Inclusive, "", true),
            (Sort::Dictionary, "", true),
        ] {
            assert_eq!(Rule::new(DocId([1; 16]), sort, about).is_understood(), understood, "{sort:?} {about:?}");
        }
    }
}
