//! The dictionaries Trekker brings along: see `dictionaries/README.md`.

use std::io::Read;
use std::sync::{LazyLock, OnceLock};

use flate2::read::GzDecoder;
use spellbook::Dictionary;
use trekker_domain::text::Language;

/// What one has unpacked is 3 MB at most.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// Read at the first call, which takes a moment, and kept for as long as the program runs. `None`: it cannot be read, which a test
/// rules out.
pub(crate) fn of(language: Language) -> Option<&'static Dictionary> {
    static DUTCH: OnceLock<Option<Dictionary>> = OnceLock::new();
    static ENGLISH: OnceLock<Option<Dictionary>> = OnceLock::new();
    let (kept, affixes, words): (_, _, &[u8]) = match language {
        Language::Dutch => {
            (&DUTCH, include_str!("../dictionaries/nl.aff"), include_bytes!("../dictionaries/nl.dic.gz"))
        }
        Language::English => {
            (&ENGLISH, include_str!("../dictionaries/en.aff"), include_bytes!("../dictionaries/en.dic.gz"))
        }
    };
    kept.get_or_init(|| read(affixes, words)).as_ref()
}

fn read(affixes: &str, words: &[u8]) -> Option<Dictionary> {
    Dictionary::new(affixes, &unpacked(words)?).ok()
}

fn unpacked(words: &[u8]) -> Option<String> {
    let mut unpacked = String::new();
    GzDecoder::new(words).take(MOST_BYTES).read_to_string(&mut unpacked).ok()?;
    Some(unpacked)
}

/// Whether a word stands in the Dutch list itself, and is not put together by its rules. In small letters.
pub(crate) fn is_entry(word: &str) -> bool {
    static ENTRIES: LazyLock<Vec<Box<str>>> = LazyLock::new(|| {
        let words = unpacked(include_bytes!("../dictionaries/nl.dic.gz")).unwrap_or_default();
        // The list writes `ij` as one sign.
        let small = |word: &str| word.to_lowercase().replace('ĳ', "ij");
        let entry = |line: &str| line.split('/').next().map(small).filter(|word| word.len() > 1);
        let mut entries: Vec<Box<str>> = words.lines().skip(1).filter_map(entry).map(Into::into).collect();
        entries.sort_unstable();
        entries
    });
    ENTRIES.binary_search_by(|entry| (**entry).cmp(word)).is_ok()
}

/// Whether it is one of those with an ending: `kaarten`, `meldt`, `kraampjes`.
pub(crate) fn is_known_form(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "", "s", "'s", "n", "en", "e", "t", "d", "de", "te", "den", "ten", "je", "jes", "tje", "tjes", "pje", "er",
        "ers", "ere", "st", "ste",
    ];
    ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).any(is_entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_dictionaries_can_be_read() {
        for (language, word) in [(Language::Dutch, "vrijwilligersavond"), (Language::English, "neighbours")] {
            assert!(of(language).is_some_and(|dictionary| dictionary.check(word)), "{language:?}");
        }
    }
}
