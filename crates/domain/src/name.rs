//! Names people type: of members, channels, themes, teams.

/// The longest name, in Unicode scalar values. Longer ones break every list they stand in.
pub const LONGEST_NAME: usize = 80;

/// A name without space around it and with single spaces within, or `None` when nothing is left or it is too long.
pub fn tidy(name: &str) -> Option<String> {
    let tidy = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let tidy: String = tidy.chars().filter(|letter| !letter.is_control()).collect();
    (!tidy.is_empty() && tidy.chars().count() <= LONGEST_NAME).then_some(tidy)
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
        assert_eq!(same_name_key(" LinkedIn"), same_name_key("linkedin "));
    }
}
