//! What changed between two wordings, word by word.

use similar::{ChangeTag, TextDiff};
use unicode_segmentation::UnicodeSegmentation;

/// One stretch of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub change: Change,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    Removed,
    Added,
}

/// The later wording beside the earlier one: stretches that stayed, went and came, in the order of reading.
pub fn compare(earlier: &str, later: &str) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let diff = TextDiff::from_words(earlier, later);
    for found in diff.iter_all_changes() {
        let change = match found.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Delete => Change::Removed,
            ChangeTag::Insert => Change::Added,
        };
        match stretches.last_mut() {
            Some(last) if last.change == change => last.text.push_str(found.value()),
            _ => stretches.push(Stretch { change, text: found.value().to_owned() }),
        }
    }
    stretches
}

/// How many words are other ones: a word in the place of another is one, not two.
pub fn changed_words(earlier: &str, later: &str) -> usize {
    let words = |text: &str| text.split_whitespace().count();
    let (mut changed, mut removed, mut added) = (0, 0, 0);
    for stretch in compare(earlier, later) {
        match stretch.change {
            Change::Removed => removed += words(&stretch.text),
            Change::Added => added += words(&stretch.text),
            // Space between two changed words does not part them.
            Change::Same if words(&stretch.text) == 0 => {}
            Change::Same => {
                changed += removed.max(added);
                (removed, added) = (0, 0);
            }
        }
    }
    changed + removed.max(added)
}

/// So many letters show before the place where wordings part.
const LEAD: usize = 12;

/// Several wordings, each on a line of `most` letters, from where they can be told apart: what they all begin with is left
/// out but for its end.
pub fn told_apart<'a>(wordings: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<String> {
    let lines: Vec<String> = wordings.into_iter().map(on_one_line).collect();
    // Letters as people count them.
    let letters: Vec<Vec<&str>> = lines.iter().map(|line| line.graphemes(true).collect()).collect();
    if letters.iter().all(|letters| letters.len() <= most) {
        return lines;
    }
    let shortest = letters.iter().map(Vec::len).min().unwrap_or(0);
    let is_alike = |at: &usize| letters.iter().all(|line| line[*at] == letters[0][*at]);
    let alike = (0..shortest).take_while(is_alike).count();
    let begin = match letters.first() {
        Some(first) if alike > LEAD && letters.len() > 1 => word_begin(first, alike - LEAD),
        _ => 0,
    };
    let cut = |line: &Vec<&str>| {
        let rest = &line[begin.min(line.len())..];
        let before = if begin > 0 { "…" } else { "" };
        match rest.get(..most) {
            Some(shown) if rest.len() > most => format!("{before}{}…", shown.concat().trim_end()),
            _ => format!("{before}{}", rest.concat()),
        }
    };
    letters.iter().map(cut).collect()
}

/// The words around are cut between words, as long as one is near.
fn word_begin(letters: &[&str], at: usize) -> usize {
    let near = at.saturating_sub(LEAD);
    (near..at).rev().find(|place| letters[*place] == " ").map_or(at, |place| place + 1)
}

/// Lines with a stroke between them: that they begin elsewhere may be all the difference.
fn on_one_line(wording: &str) -> String {
    wording.trim().lines().map(str::trim).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_a_person_would() {
        for (earlier, later, changed) in [
            ("", "", 0),
            ("Kom zaterdag naar de startdag", "Kom zaterdag naar de startdag", 0),
            ("Kom zaterdag naar de startdag", "Kom zondag naar de startdag", 1),
            ("Kom zaterdag naar de startdag", "Kom zaterdag allemaal naar de startdag", 1),
            ("Kom zaterdag naar de startdag", "Kom naar de startdag", 1),
            ("een twee drie", "vier vijf zes", 3),
            ("een twee drie", "een  twee drie", 0),
            ("een twee drie", "zes twee zeven", 2),
            ("", "een twee", 2),
        ] {
            assert_eq!(changed_words(earlier, later), changed, "{earlier} / {later}");
        }
    }

    #[test]
    fn a_comparison_gives_back_both_wordings() {
        let (earlier, later) = ("Kom zaterdag naar\nde startdag", "Kom zondag naar\nde grote startdag");
        let stretches = compare(earlier, later);
        let without = |change| {
            stretches
                .iter()
                .filter(|stretch| stretch.change != change)
                .map(|stretch| stretch.text.as_str())
                .collect::<String>()
        };
        assert_eq!((without(Change::Added).as_str(), without(Change::Removed).as_str()), (earlier, later));
    }

    #[test]
    fn long_wordings_are_shown_where_they_can_be_told_apart() {
        let begin = "Kom zaterdag naar de grote startdag van het seizoen op het plein";
        let [one, other] = [format!("{begin}, met soep en brood"), format!("{begin}, met koffie en taart")];
        let shown = told_apart([one.as_str(), other.as_str()], 30);
        assert_eq!(shown, ["…het plein, met soep en brood", "…het plein, met koffie en taart"]);
        for (wordings, most, told) in [
            (["Soep", "Taart"], 30, ["Soep", "Taart"]),
            // What parts at once is cut at its end alone.
            (["Soep voor iedereen die komt", "Taart voor iedereen"], 12, ["Soep voor ie…", "Taart voor i…"]),
            // One goes on where the other ends.
            (
                ["een twee drie vier vijf zes", "een twee drie vier vijf zes zeven acht"],
                24,
                ["…vier vijf zes", "…vier vijf zes zeven acht"],
            ),
            (["een\ntwee", "een twee"], 30, ["een / twee", "een twee"]),
            // An emoji of a family is not taken apart.
            (
                ["👩\u{200d}👩\u{200d}👧ab", "👩\u{200d}👩\u{200d}👦ab"],
                2,
                ["👩\u{200d}👩\u{200d}👧a…", "👩\u{200d}👩\u{200d}👦a…"],
            ),
            (["", "iets wat er staat"], 30, ["", "iets wat er staat"]),
        ] {
            assert_eq!(told_apart(wordings, most), told, "{wordings:?}");
        }
        assert_eq!(told_apart(["een lange zin"], 8), ["een lang…"]);
        assert_eq!(told_apart([], 8), Vec::<String>::new());
    }
}
