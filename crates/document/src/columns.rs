//! The names of all columns, as they stand in documents. Frozen: a name is never reused or retyped, only added.

/// In every kind: `true` while in the bin. Deleting is a column, so an edit made at the same time survives.
pub const BINNED: &str = "binned";
/// The collaborative text of a post, an idea, a section: a `Text` object, born in the kind's seed.
pub const TEXT: &str = "text";
/// The text a document was made with, as one scalar: folds six times faster than a `Text` of the same length. The first
/// edit of the text turns it into one; see [`crate::body`].
pub const FIRST_TEXT: &str = "first_text";

pub const TITLE: &str = "title";
pub const DATE: &str = "date";
pub const TIME: &str = "time";
pub const ZONE: &str = "zone";
pub const STATUS: &str = "status";
pub const THEME: &str = "theme";
pub const OWNER: &str = "owner";
pub const EXPLANATION: &str = "explanation";
pub const LINK: &str = "link";
pub const FORMAT: &str = "format";
pub const FOCUS: &str = "focus";
/// One column for each channel of a post: this and the channel's id; `true` while it is chosen.
pub const CHANNEL_PREFIX: &str = "channel/";
/// One column for each helper of a post: this and the person's id; `true` while chosen.
pub const HELPER_PREFIX: &str = "helper/";

/// What a comment or a heart is about: a document's id.
pub const ABOUT: &str = "about";
/// The text of a comment, which only its author writes: a scalar.
pub const WORDS: &str = "words";
/// Whether a heart is given.
pub const GIVEN: &str = "given";
pub const HEADING: &str = "heading";
pub const RANK: &str = "rank";
pub const NAME: &str = "name";
pub const COLOUR: &str = "colour";
pub const RELAY: &str = "relay";

/// All of them.
#[cfg(test)]
const ALL: [&str; 24] = [
    BINNED,
    TEXT,
    FIRST_TEXT,
    TITLE,
    DATE,
    TIME,
    ZONE,
    STATUS,
    THEME,
    OWNER,
    EXPLANATION,
    LINK,
    FORMAT,
    FOCUS,
    CHANNEL_PREFIX,
    HELPER_PREFIX,
    ABOUT,
    WORDS,
    GIVEN,
    HEADING,
    RANK,
    NAME,
    COLOUR,
    RELAY,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_frozen() {
        let names = "binned text first_text title date time zone status theme owner explanation link format focus channel/ helper/ \
                     about words given heading rank name colour relay";
        assert_eq!(ALL.join(" "), names, "a column is added at the end; its name never changes");
    }
}
