//! What changed between two wordings, word by word.

use similar::{ChangeTag, TextDiff};

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
}
