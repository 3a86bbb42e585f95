//! What was found in a text.

use std::ops::Range;

use trekker_domain::id::DocId;
use trekker_domain::open::Word;
use trekker_domain::rule::{Address, Place, Rule, Strictness};

/// Something in a text that is against a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// In bytes of the text; always on borders of what a reader sees as one letter.
    pub range: Range<usize>,
    pub why: Why,
    /// The rule; `None`: one that always holds.
    pub rule: Option<DocId>,
    /// Where that rule holds.
    pub place: Place,
    pub strictness: Strictness,
    /// What can stand there in its stead, the best first. Each takes this finding away and brings no other.
    pub mends: Vec<Mend>,
}

/// What to write over the range of the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    pub range: Range<usize>,
    pub text: String,
}

impl Mend {
    pub fn apply(&self, text: &str) -> String {
        let mut mended = text.to_owned();
        mended.replace_range(self.range.clone(), &self.text);
        mended
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody is spoken to in another way than the rule says.
    Address(Address),
    /// `u` and `je` in one text.
    MixedAddress,
    Avoid,
    Careful,
    /// A name is spelled another way.
    Spelling {
        right: String,
    },
    /// So many words, in the stead of at most so many.
    LongSentence {
        words: usize,
        most: usize,
    },
    /// So many points of a hundred.
    HardToRead {
        points: u32,
        least: u32,
    },
    Emoji,
    TooManyEmoji {
        most: usize,
    },
    Exclamation {
        most: usize,
    },
    /// More than one together.
    DoubleExclamation,
    Capitals,
    Hashtag,
    Inclusive,
    MachineLike,
    /// Nobody's name stands below it.
    SignOff,
    /// The dictionary of the line's language does not have it.
    Misspelled,
}

impl Finding {
    /// Why something has to be changed, as the rule says; else what it is. `rule`: the one it is against.
    pub fn reason(&self, rule: Option<&Rule>) -> String {
        let reason = rule.map(|rule| rule.reason.clone()).filter(|reason| !reason.trim().is_empty());
        reason.unwrap_or_else(|| self.why.in_english())
    }
}

impl Why {
    /// For scripts, and for what a log says.
    pub fn in_english(&self) -> String {
        match self {
            Self::Address(address) => format!("people are spoken to as '{}' here", address.word()),
            Self::MixedAddress => "'u' and 'je' in one text".to_owned(),
            Self::Avoid => "a word to avoid".to_owned(),
            Self::Careful => "a word to think about".to_owned(),
            Self::Spelling { right } => format!("it is spelled '{right}'"),
            Self::LongSentence { words, most } => format!("{words} words in a sentence, at most {most}"),
            Self::HardToRead { points, least } => format!("{points} points of 100 for reading ease, at least {least}"),
            Self::Emoji => "no emoji here".to_owned(),
            Self::TooManyEmoji { most } => format!("at most {most} emoji"),
            Self::Exclamation { most } => format!("at most {most} exclamation marks"),
            Self::DoubleExclamation => "one exclamation mark says it too".to_owned(),
            Self::Capitals => "words in capitals are shouted".to_owned(),
            Self::Hashtag => "a screen reader says #TwoWords, and spells #twowords".to_owned(),
            Self::Inclusive => "it leaves people out".to_owned(),
            Self::MachineLike => "it sounds like a machine".to_owned(),
            Self::SignOff => "nobody's name stands below it".to_owned(),
            Self::Misspelled => "the dictionary does not have it".to_owned(),
        }
    }
}
