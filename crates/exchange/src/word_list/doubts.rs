//! What makes it uncertain which of two words is meant to be said: exceptions, examples, conditions, one negation in another.
//!
//! A mend that says the opposite is worse than none, so such a line stays without a rule, or its exception becomes the reason.

/// With these an exception begins; what stands there is no word.
pub(super) const EXCEPTIONS: &[&str] = &[
    ", except ",
    " except ",
    ", unless ",
    " unless ",
    ", but not ",
    ", other than ",
    ", tenzij ",
    " tenzij ",
    ", behalve ",
    " behalve ",
    ", uitgezonderd ",
    " uitgezonderd ",
    ", maar niet ",
];

/// `not only X but also Y` asks for both.
const CONDITIONS: &[&str] = &[
    "only", "just", "merely", "also", "when", "if", "except", "unless", "alleen", "enkel", "slechts", "louter", "ook",
    "wanneer", "als", "behalve", "tenzij",
];
const NEGATIONS: &[&str] = &["not", "never", "avoid", "don't", "don’t", "niet", "nooit", "vermijd", "geen"];
/// With these begins what asks for another word, and no word.
const ASKING: &[&str] = &["use", "say", "write", "gebruik", "zeg", "schrijf"];
const EXAMPLES: &[&str] = &["for example", "for instance", "e.g.", "bijvoorbeeld", "bijv.", "zoals in"];
/// What says how a word is written is no word itself.
const DESCRIPTIONS: &[&str] = &[
    "one word",
    "two words",
    "three words",
    "single word",
    "lowercase",
    "uppercase",
    "lower case",
    "upper case",
    "hyphenated",
    "no hyphen",
    "één woord",
    "een woord",
    "twee woorden",
    "aan elkaar",
    "aaneen",
    "los",
];
const NOTHING: &[&str] = &["nothing", "niets", "none", "geen"];

/// Whether the words of a side, found by how a sentence is turned, may mean the contrary of what they seem to.
pub(super) fn are_doubtful(words: &[String]) -> bool {
    words.iter().any(|word| {
        let small = word.to_lowercase();
        let mut pieces = small.split_whitespace();
        pieces.clone().any(|piece| CONDITIONS.contains(&piece) || NEGATIONS.contains(&piece))
            || pieces.next().is_some_and(|first| ASKING.contains(&first) && small.contains(' '))
    })
}

/// Whether an example is given before this place, in the same sentence.
pub(super) fn is_example(before: &str) -> bool {
    let sentence = before.rsplit(['!', '?', '\n']).next().unwrap_or_default().to_lowercase();
    EXAMPLES.iter().any(|word| sentence.rfind(word).is_some_and(|at| !sentence[at + word.len()..].contains(". ")))
}

/// Whether brackets are open at the end of a text: what stands in them explains, and names no side.
pub(super) fn is_in_brackets(before: &str) -> bool {
    before.matches('(').count() > before.matches(')').count()
}

pub(super) fn is_description(word: &str) -> bool {
    DESCRIPTIONS.contains(&word.to_lowercase().as_str())
}

/// 'Say nothing rather than X' has no word to say.
pub(super) fn is_nothing(word: &str) -> bool {
    NOTHING.contains(&word.to_lowercase().as_str())
}

/// Whether two forms differ by spaces, hyphens and capitals alone: `check box` and `checkbox`.
pub(super) fn are_one_word(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    one != other && letters(one) == letters(other)
}
