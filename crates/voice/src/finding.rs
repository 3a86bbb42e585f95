//! What was found in a text.

use std::ops::Range;

use trekker_domain::id::DocId;
use trekker_domain::rule::{Address, Place, Strictness};

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
