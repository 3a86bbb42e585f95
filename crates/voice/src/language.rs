//! Whether a piece of text is Dutch, English or something else.

use trekker_domain::text::Language;
use whatlang::{Detector, Lang};

use crate::line::Line;
use crate::word_set::WordSet;

/// Small words that one of the two has and the other has not. Those of both (`in`, `is`, `we`, `of`, `die`) say nothing.
static DUTCH: WordSet = WordSet::new(
    "aan al alle als bij binnen dan dat de deze dit doen door een eens en er geen graag haar heb hebben heeft heel het \
     hier hij hoe hun ik je jij jou jouw jullie kan kom kun kunnen kunt maar meer met mijn moet naar niet nog nu om omdat \
     onder ons onze ook op over te tijdens tot u uit uw bent mag mee van veel voor vandaag waar wij wordt zijn zo zonder",
);
static ENGLISH: WordSet = WordSet::new(
    "a about all an and any are as at be been but by can did do does for from get had has have he her here his how i if \
     it its just like make more my new not now on or our out she so some that the their them there they this to today up \
     us was were what when which who will with you your",
);
/// Small words of French and German that Dutch and English do not have.
static OTHERS: WordSet = WordSet::new(
    "le la les des du un une et est sont suis nous vous ils elles qui que pour avec dans sur pas plus aux cette ces notre \
     votre nos vos mais donc très tous toutes chez à où ça ou il elle tu moi toi ici aussi bienvenue venez und ist nicht \
     wir ihr mit für auf eine einen zum zur auch sie ich von bei sind wird dem dich uns euch unser unsere",
);
/// What of [`DUTCH`] and [`ENGLISH`] stands in French or German lines as well: beside their words these say nothing.
static SHARED: WordSet = WordSet::new("de en je te u al me on a as us an i met her");
/// Fewer letters than this tell the library too little.
const TELLING_LETTERS: usize = 40;

/// Whether this is one of the small words of Dutch or English, as a sentence begins with them.
pub(crate) fn is_small_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    DUTCH.contains(&lower) || ENGLISH.contains(&lower)
}

/// What a piece of text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    Known(Language),
    /// Neither Dutch nor English: what is told of those does not hold for it.
    Other,
    /// It says too little.
    Unclear,
}

impl Tongue {
    pub(crate) fn known(self) -> Option<Language> {
        match self {
            Self::Known(language) => Some(language),
            Self::Other | Self::Unclear => None,
        }
    }
}

pub(crate) fn of_line(line: &Line<'_>) -> Tongue {
    let said = || line.words.iter().filter(|word| !word.is_left_alone).map(|word| word.lower.as_str());
    let dutch = said().filter(|word| DUTCH.contains(word)).count();
    // In Dutch texts `a`, `on` and `us` hardly stand alone; `I'm` and `don't` are English too.
    let english = said().filter(|word| ENGLISH.contains(word) || is_contraction(word)).count();
    let other = said().filter(|word| OTHERS.contains(word)).count();
    if other > 0 {
        let shared = |words: &WordSet| said().filter(|word| words.contains(word) && SHARED.contains(word)).count();
        let (own_dutch, own_english) = (dutch - shared(&DUTCH), english.saturating_sub(shared(&ENGLISH)));
        if other > own_dutch && other > own_english {
            return Tongue::Other;
        }
    }
    if dutch != english {
        return Tongue::Known(if dutch > english { Language::Dutch } else { Language::English });
    }
    let text: String = said().collect::<Vec<_>>().join(" ");
    if text.chars().count() < TELLING_LETTERS {
        return Tongue::Unclear;
    }
    let found = Detector::with_allowlist(vec![Lang::Nld, Lang::Eng]).detect(&text);
    match found.map(|found| found.lang()) {
        Some(Lang::Nld) => Tongue::Known(Language::Dutch),
        Some(Lang::Eng) => Tongue::Known(Language::English),
        _ => Tongue::Unclear,
    }
}

fn is_contraction(word: &str) -> bool {
    word.contains('\'') && ["'m", "'re", "'ve", "'ll", "n't", "'d"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_short_texts_is_found() {
        for (text, language) in [
            ("Kom je ook?", Some(Language::Dutch)),
            ("Are you coming?", Some(Language::English)),
            ("We zijn er bijna!", Some(Language::Dutch)),
            ("Doors open at ten", Some(Language::English)),
            ("Gratis soep vanavond", None),
            ("Vrijwilligers gezocht: samen bouwen aan buurtfeesten", Some(Language::Dutch)),
            ("Volunteers wanted, weekend shifts available everywhere", Some(Language::English)),
            ("I'm here", Some(Language::English)),
            ("", None),
            // Names of another language stand in Dutch and English lines too.
            ("Kom naar Les Ballets C de la B in De Singel", Some(Language::Dutch)),
            ("Come and see Le Sacre du Printemps with us", Some(Language::English)),
        ] {
            let is_other = of_line(&Line::of(text)) == Tongue::Other;
            assert_eq!((of_line(&Line::of(text)).known(), is_other), (language, false), "{text}");
        }
        for text in [
            "Je suis Charlie",
            "Venez nous voir dans la salle de fête",
            "Tu viens aussi ?",
            "Wir freuen uns auf euch und die Kinder",
            "La fête est pour tous, et on mange ensemble",
        ] {
            assert_eq!(of_line(&Line::of(text)), Tongue::Other, "{text}");
        }
    }
}
