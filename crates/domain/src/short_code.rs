//! A short code in words: compared on two screens, or said aloud across a table.
//!
//! Each word stands for seven bits and is the same thing in both languages, so that people who use Trekker in different
//! languages can compare all the same.

use std::str::FromStr;

/// How many words a code to compare has: 35 bits.
const COMPARED: usize = 5;
/// How many words a code to say aloud has: the first says whose it is, the others are the secret (21 bits, one guess).
pub const SPOKEN: usize = 4;

/// What two screens show: made from what both devices know of the newcomer's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShortCode([u8; COMPARED]);

impl ShortCode {
    /// From a hash.
    pub fn of(hash: &[u8; 32]) -> Self {
        let mut code = [0; COMPARED];
        code.copy_from_slice(&hash[..COMPARED]);
        Self(code)
    }

    pub fn in_english(self) -> String {
        said(&self.0, |(english, _)| english)
    }

    pub fn in_dutch(self) -> String {
        said(&self.0, |(_, dutch)| dutch)
    }
}

/// What is said aloud: on the same local network it is enough to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SpokenCode([u8; SPOKEN]);

impl SpokenCode {
    /// From random bytes.
    pub fn of(random: [u8; SPOKEN]) -> Self {
        Self(random.map(|byte| byte % 128))
    }

    /// The number of the word that says whose code it is; it is no secret.
    pub fn name(self) -> u8 {
        self.0[0]
    }

    /// The numbers of the words nobody else may know.
    pub fn secret(&self) -> &[u8] {
        &self.0[1..]
    }

    pub fn in_english(self) -> String {
        said(&self.0, |(english, _)| english)
    }

    pub fn in_dutch(self) -> String {
        said(&self.0, |(_, dutch)| dutch)
    }
}

/// The words are not those of a spoken code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoCode {
    /// So many words, where there should be [`SPOKEN`].
    Count(usize),
    /// A word that is in no code.
    Word(String),
}

/// As somebody types what they heard: in either language, whatever the case and what stands between.
impl FromStr for SpokenCode {
    type Err = NoCode;

    fn from_str(text: &str) -> Result<Self, NoCode> {
        let words: Vec<String> = text
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let mut code = [0; SPOKEN];
        if words.len() != SPOKEN {
            return Err(NoCode::Count(words.len()));
        }
        for (place, word) in code.iter_mut().zip(words) {
            let number = WORDS.iter().position(|(english, dutch)| word == *english || word == *dutch);
            *place = number.and_then(|number| u8::try_from(number).ok()).ok_or(NoCode::Word(word))?;
        }
        Ok(Self(code))
    }
}

fn said(code: &[u8], language: impl Fn((&'static str, &'static str)) -> &'static str) -> String {
    let words: Vec<&str> = code.iter().map(|number| language(WORDS[usize::from(*number) % WORDS.len()])).collect();
    words.join(" ")
}

/// In English and in Dutch. Their numbers never change.
const WORDS: [(&str, &str); 128] = [
    ("anchor", "anker"),
    ("apple", "appel"),
    ("balloon", "ballon"),
    ("banana", "banaan"),
    ("basket", "mand"),
    ("bee", "bij"),
    ("bell", "bel"),
    ("bicycle", "fiets"),
    ("bird", "vogel"),
    ("blanket", "deken"),
    ("book", "boek"),
    ("bottle", "fles"),
    ("bowl", "kom"),
    ("bread", "brood"),
    ("bridge", "brug"),
    ("broom", "bezem"),
    ("bucket", "emmer"),
    ("butter", "boter"),
    ("butterfly", "vlinder"),
    ("button", "knoop"),
    ("camel", "kameel"),
    ("candle", "kaars"),
    ("carrot", "wortel"),
    ("castle", "kasteel"),
    ("cat", "kat"),
    ("chair", "stoel"),
    ("cheese", "kaas"),
    ("cherry", "kers"),
    ("chicken", "kip"),
    ("church", "kerk"),
    ("clock", "klok"),
    ("cloud", "wolk"),
    ("coffee", "koffie"),
    ("cow", "koe"),
    ("crown", "kroon"),
    ("curtain", "gordijn"),
    ("dog", "hond"),
    ("door", "deur"),
    ("dragon", "draak"),
    ("drum", "trommel"),
    ("duck", "eend"),
    ("eagle", "arend"),
    ("egg", "ei"),
    ("elephant", "olifant"),
    ("feather", "veer"),
    ("fire", "vuur"),
    ("fish", "vis"),
    ("flag", "vlag"),
    ("flower", "bloem"),
    ("forest", "bos"),
    ("fork", "vork"),
    ("fox", "vos"),
    ("frog", "kikker"),
    ("garden", "tuin"),
    ("garlic", "knoflook"),
    ("ghost", "spook"),
    ("giraffe", "giraf"),
    ("glove", "handschoen"),
    ("goat", "geit"),
    ("grape", "druif"),
    ("guitar", "gitaar"),
    ("hammer", "hamer"),
    ("hat", "hoed"),
    ("hedgehog", "egel"),
    ("honey", "honing"),
    ("horse", "paard"),
    ("house", "huis"),
    ("island", "eiland"),
    ("key", "sleutel"),
    ("king", "koning"),
    ("kitchen", "keuken"),
    ("ladder", "ladder"),
    ("lake", "meer"),
    ("lamp", "lamp"),
    ("leaf", "blad"),
    ("lemon", "citroen"),
    ("lion", "leeuw"),
    ("market", "markt"),
    ("milk", "melk"),
    ("mirror", "spiegel"),
    ("monkey", "aap"),
    ("moon", "maan"),
    ("mountain", "berg"),
    ("mouse", "muis"),
    ("mushroom", "paddenstoel"),
    ("needle", "naald"),
    ("nose", "neus"),
    ("onion", "ui"),
    ("owl", "uil"),
    ("paper", "papier"),
    ("pear", "peer"),
    ("pencil", "potlood"),
    ("pepper", "peper"),
    ("piano", "piano"),
    ("pig", "varken"),
    ("pillow", "kussen"),
    ("pirate", "piraat"),
    ("potato", "aardappel"),
    ("pumpkin", "pompoen"),
    ("rabbit", "konijn"),
    ("rain", "regen"),
    ("ring", "ring"),
    ("river", "rivier"),
    ("rocket", "raket"),
    ("rope", "touw"),
    ("rose", "roos"),
    ("sand", "zand"),
    ("scissors", "schaar"),
    ("sheep", "schaap"),
    ("shoe", "schoen"),
    ("snail", "slak"),
    ("snake", "slang"),
    ("snow", "sneeuw"),
    ("soap", "zeep"),
    ("spoon", "lepel"),
    ("squirrel", "eekhoorn"),
    ("star", "ster"),
    ("strawberry", "aardbei"),
    ("sugar", "suiker"),
    ("sun", "zon"),
    ("table", "tafel"),
    ("tiger", "tijger"),
    ("tomato", "tomaat"),
    ("train", "trein"),
    ("umbrella", "paraplu"),
    ("violin", "viool"),
    ("whale", "walvis"),
    ("window", "raam"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn every_word_is_one_thing_in_both_languages() {
        let mut numbers = HashMap::new();
        for (number, (english, dutch)) in WORDS.iter().enumerate() {
            for word in [english, dutch] {
                assert_eq!(*numbers.entry(*word).or_insert(number), number, "{word}");
                assert!(word.chars().all(|letter| letter.is_ascii_lowercase()), "{word}");
            }
        }
    }

    #[test]
    fn a_code_is_understood_as_people_type_it() {
        for first in 0..=255 {
            let code = SpokenCode::of([first, first.wrapping_mul(7), 127, 0]);
            for text in [code.in_english(), code.in_dutch(), code.in_dutch().to_uppercase()] {
                assert_eq!(text.parse(), Ok(code));
                assert_eq!(format!("  {} ", text.replace(' ', ", ")).parse(), Ok(code));
            }
        }
        let mixed: SpokenCode = "Appel moon-KAAS  piano".parse().expect("a code");
        assert_eq!(mixed.in_english(), "apple moon cheese piano");
        assert_eq!("appel maan kaas".parse::<SpokenCode>(), Err(NoCode::Count(3)));
        assert_eq!("appel maan kaas xylofoon".parse::<SpokenCode>(), Err(NoCode::Word("xylofoon".into())));
    }

    #[test]
    fn a_code_to_compare_is_the_same_things_in_both_languages() {
        let code = ShortCode::of(&[200; 32]);
        assert_eq!((code.in_english(), code.in_dutch()), (code.in_english(), code.in_dutch()));
        assert_eq!(code.in_english().split(' ').count(), COMPARED);
        assert_ne!(code, ShortCode::of(&[3; 32]));
    }
}
