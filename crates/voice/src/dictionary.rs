//! The dictionaries Trekker brings along: see `dictionaries/README.md`.

use std::io::Read;
use std::sync::OnceLock;

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
    let mut unpacked = String::new();
    GzDecoder::new(words).take(MOST_BYTES).read_to_string(&mut unpacked).ok()?;
    Dictionary::new(affixes, &unpacked).ok()
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
