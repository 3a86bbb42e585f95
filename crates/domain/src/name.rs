//! Names people type: of members, channels, themes, teams.

use unicode_segmentation::UnicodeSegmentation;

/// The longest name, in letters as people count them: an emoji of a whole family is one. Longer ones break every list they stand in.
pub const LONGEST_NAME: usize = 80;
/// And in bytes, since one letter can have any number of marks on it; an emoji of a family takes 25.
pub const MOST_NAME_BYTES: usize = 40 * LONGEST_NAME;

/// A name without space around it and with single spaces within, or `None` when nothing is left or it is too long.
pub fn tidy(name: &str) -> Option<String> {
    let tidy = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let tidy: String = tidy.chars().filter(|letter| !letter.is_control()).collect();
    let fits = tidy.len() <= MOST_NAME_BYTES && tidy.graphemes(true).count() <= LONGEST_NAME;
    (!tidy.is_empty() && fits).then_some(tidy)
}

/// What two spellings of one name have in common: 'Insta ' and 'insta' are the same channel.
pub fn same_name_key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_or_refused() {
        assert_eq!(tidy("  Els  van\tDam "), Some("Els van Dam".to_owned()));
        assert_eq!(tidy(" \n"), None);
        assert_eq!(tidy(&"a".repeat(81)), None);
        assert_eq!(tidy(&"a".repeat(80)).map(|name| name.len()), Some(80));
        assert_eq!(same_name_key(" LinkedIn"), same_name_key("linkedin "));
    }

    #[test]
    fn an_emoji_is_one_letter_of_a_name_however_it_is_made() {
        for emoji in ["🎪", "👩\u{200d}👩\u{200d}👧\u{200d}👦", "🇧🇪", "👍🏽", "e\u{301}"] {
            assert_eq!(tidy(&emoji.repeat(77)).as_deref(), Some(emoji.repeat(77).as_str()), "{emoji}");
            assert_eq!(tidy(&emoji.repeat(81)), None, "{emoji}");
        }
        let pile = format!("e{}", "\u{301}".repeat(MOST_NAME_BYTES));
        assert_eq!(tidy(&pile), None, "one letter under a pile of marks");
    }
}
