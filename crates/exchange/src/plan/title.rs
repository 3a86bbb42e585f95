//! A title for what has none.

/// The longest title made from a text, in Unicode scalar values, the ellipsis counted.
const LONGEST: usize = 80;
/// A border of words before this would leave too little of a line.
const SHORTEST: usize = 40;

/// The first line with something in it, shortened at a border of words; `None` when there is no such line.
pub(super) fn from_text(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let Some((end, _)) = line.char_indices().nth(LONGEST - 1) else { return Some(line.to_owned()) };
    if line[end..].chars().count() == 1 {
        return Some(line.to_owned());
    }
    // The space just behind is a border too.
    let with_next = end + line[end..].chars().next().map_or(0, char::len_utf8);
    let border =
        line[..with_next].rfind(char::is_whitespace).filter(|border| line[..*border].chars().count() >= SHORTEST);
    let cut = line[..border.unwrap_or(end)].trim_end_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '-' | '–' | '\u{200d}')
    });
    Some(format!("{cut}…"))
}

/// A title on one line.
pub(super) fn on_one_line(title: &str) -> String {
    if title.contains('\n') { title.split_whitespace().collect::<Vec<_>>().join(" ") } else { title.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_line_shortened_between_words() {
        let word = "woorden ".repeat(12);
        for (text, expected) in [
            ("\n  Kom mee! 🎪\nMet z'n allen.", "Kom mee! 🎪".to_owned()),
            (word.as_str(), format!("{}…", "woorden ".repeat(10).trim_end())),
            (&"x".repeat(80), "x".repeat(80)),
            (&"x".repeat(81), format!("{}…", "x".repeat(79))),
            (&format!("{} y", "x".repeat(79)), format!("{}…", "x".repeat(79))),
            (&format!("kort {}", "é".repeat(100)), format!("kort {}…", "é".repeat(74))),
        ] {
            let title = from_text(text).expect(text);
            assert_eq!(title, expected);
            assert!(title.chars().count() <= LONGEST);
        }
        assert_eq!(from_text(" \n "), None);
        assert_eq!(on_one_line("Kom\n mee"), "Kom mee");
    }
}
