//! What headings, labels and columns say about the words under them, in Dutch and English.

use crate::words::plain;

/// What is under a heading, after a label or in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Avoid,
    /// What to say.
    Use,
    Why,
    Careful,
    /// Names, as they are spelled.
    Spelling,
    /// A word, and nothing said of it yet.
    Word,
}

/// A label or the heading of a column: all of it is such a word.
pub(super) fn label(text: &str) -> Option<Head> {
    Some(match plain(text).as_str() {
        "avoid"
        | "avoid this"
        | "avoid saying"
        | "not"
        | "dont"
        | "don t"
        | "don t say"
        | "don t use"
        | "do not say"
        | "do not use"
        | "do not write"
        | "don t write"
        | "not this"
        | "wrong"
        | "incorrect"
        | "bad"
        | "never"
        | "instead of"
        | "rather not"
        | "no"
        | "words to avoid"
        | "word to avoid"
        | "niet"
        | "niet zo"
        | "vermijd"
        | "vermijden"
        | "te vermijden"
        | "liever niet"
        | "fout"
        | "verkeerd"
        | "nooit"
        | "zeg niet"
        | "schrijf niet"
        | "gebruik niet"
        | "niet gebruiken"
        | "niet zeggen"
        | "niet schrijven"
        | "in plaats van"
        | "verboden"
        | "vermijd dit"
        | "dus niet"
        | "nee"
        | "te vermijden woorden"
        | "te vermijden woord" => Head::Avoid,
        "use" | "use this" | "say" | "say instead" | "use instead" | "instead" | "write" | "right" | "correct"
        | "good" | "better" | "prefer" | "preferred" | "do" | "do say" | "do use" | "but" | "accepted"
        | "alternative" | "alternatives" | "rather" | "preferred term" | "yes" | "wel" | "wel zo" | "gebruik"
        | "gebruik wel" | "gebruik liever" | "zeg" | "zeg wel" | "zeg liever" | "schrijf" | "schrijf wel"
        | "schrijf liever" | "liever" | "liever wel" | "goed" | "juist" | "beter" | "alternatief" | "alternatieven"
        | "in plaats daarvan" | "maar" | "maar wel" | "voorkeur" | "voorkeursterm" | "ja" => Head::Use,
        "why" | "reason" | "because" | "explanation" | "note" | "notes" | "comment" | "remark" | "usage"
        | "meaning" | "waarom" | "reden" | "uitleg" | "toelichting" | "opmerking" | "opmerkingen" | "want"
        | "omdat" | "betekenis" | "motivering" => Head::Why,
        "careful"
        | "use carefully"
        | "careful with"
        | "be careful with"
        | "with care"
        | "use with care"
        | "caution"
        | "sparingly"
        | "use sparingly"
        | "think twice"
        | "let op"
        | "voorzichtig"
        | "voorzichtig met"
        | "wees voorzichtig met"
        | "opletten"
        | "opletten met"
        | "pas op"
        | "pas op met"
        | "spaarzaam"
        | "met mate"
        | "woorden om voorzichtig mee te zijn"
        | "words to be careful with" => Head::Careful,
        "names"
        | "name"
        | "spelling"
        | "spelled"
        | "spell"
        | "spelling of names"
        | "brand names"
        | "proper names"
        | "how we spell"
        | "how we write"
        | "we write"
        | "namen"
        | "naam"
        | "schrijfwijze"
        | "schrijfwijzen"
        | "schrijfwijze van namen"
        | "eigennamen"
        | "merknamen"
        | "spelling van namen"
        | "zo schrijven we"
        | "wij schrijven"
        | "we schrijven"
        | "hoe schrijven we"
        | "names and spelling"
        | "namen en schrijfwijze" => Head::Spelling,
        "word" | "words" | "term" | "terms" | "phrase" | "woord" | "woorden" | "termen" | "begrip" | "uitdrukking" => {
            Head::Word
        }
        _ => return None,
    })
}

/// A heading over words, which may say it in more words than a label: 'Woorden die we liever niet gebruiken'.
pub(super) fn heading(text: &str) -> Option<Head> {
    if let Some(head) = label(text).filter(|head| !matches!(head, Head::Use | Head::Why | Head::Word)) {
        return Some(head);
    }
    let plain = format!(" {} ", plain(text));
    let says = |keys: &[&str]| keys.iter().any(|key| plain.contains(key));
    // What is longer is a sentence.
    if plain.split_whitespace().count() > 9 {
        None
    } else if says(&[" careful", " caution", " with care ", " sparingly ", " voorzichtig", " spaarzaam ", " let op "]) {
        Some(Head::Careful)
    } else if says(&[
        " avoid",
        " vermijd",
        " vermeden ",
        " liever niet",
        " niet gebruik",
        " gebruiken we niet",
        " niet zeggen",
        " zeggen we niet",
        " schrijven we niet",
        " do not use",
        " don t use",
        " don t say",
        " do not say",
        " we never",
        " banned ",
        " forbidden ",
        " verboden ",
        " nooit gebruik",
    ]) {
        Some(Head::Avoid)
    } else if says(&[" names ", " namen ", " eigennamen ", " merknamen ", " schrijfwijze", " spelling ", " spelled "]) {
        Some(Head::Spelling)
    } else {
        None
    }
}

/// In order, so that they can be looked for by halves.
const COMMON: &[&str] = &[
    "a", "aan", "about", "al", "all", "als", "am", "an", "and", "any", "are", "as", "at", "be", "been", "bij", "but",
    "by", "can", "dan", "dat", "de", "deze", "die", "dit", "do", "door", "een", "en", "er", "for", "from", "get", "go",
    "had", "has", "have", "he", "heb", "her", "het", "hier", "hij", "him", "his", "how", "i", "if", "ik", "in", "is",
    "it", "its", "je", "jij", "kan", "maar", "may", "me", "mee", "met", "mij", "more", "my", "na", "naar", "niet",
    "no", "nog", "not", "nu", "of", "off", "om", "on", "one", "ons", "ook", "op", "or", "our", "out", "over", "she",
    "so", "some", "te", "that", "the", "their", "them", "there", "they", "this", "to", "toe", "tot", "u", "uit", "up",
    "us", "uw", "van", "voor", "was", "wat", "we", "were", "what", "when", "who", "wie", "wij", "will", "with", "you",
    "your", "ze", "zij", "zijn", "zo",
];

/// Whether all of these are small words that stand in nearly every text, in Dutch or English: a rule about them would
/// find what nobody meant, as `us` where a list has `US`.
pub(super) fn are_common(phrase: &str) -> bool {
    let small = phrase.to_lowercase();
    let mut words = small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let letters: String = small.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let is_known = |word: &str| COMMON.binary_search(&word).is_ok();
    words.peek().is_some() && (words.all(is_known) || is_known(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_is_under_them() {
        for (text, head) in [
            ("Words to avoid", Some(Head::Avoid)),
            ("Vermijd", Some(Head::Avoid)),
            ("Liever niet:", Some(Head::Avoid)),
            ("Woorden die we niet gebruiken", Some(Head::Avoid)),
            ("Use carefully", Some(Head::Careful)),
            ("Voorzichtig met", Some(Head::Careful)),
            ("Words we avoid if we are careful", Some(Head::Careful)),
            ("Names", Some(Head::Spelling)),
            ("Onze namen en hun schrijfwijze", Some(Head::Spelling)),
            ("Opening hours", None),
            ("Why", None),
            ("", None),
        ] {
            assert_eq!(heading(text), head, "{text}");
        }
    }

    #[test]
    fn common_words_stand_in_order() {
        assert!(COMMON.is_sorted());
    }

    #[test]
    fn common_words_are_known_whole_and_in_pieces() {
        for (phrase, common) in [
            ("US", true),
            ("U.S.", true),
            ("to do", true),
            ("to-do", true),
            ("USA", false),
            ("log", false),
            ("", false),
        ] {
            assert_eq!(are_common(phrase), common, "{phrase}");
        }
        assert!(!are_common("log book") && !are_common("e-mail") && are_common("a.m."));
    }
}
