//! A word that a newer Trekker may know better than this one.

/// A value from a closed list, or the word as it stood there when the list has no such word.
///
/// An unknown word is kept and shown as it is, so an older app never destroys what a newer one wrote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open<T> {
    Known(T),
    Unknown(String),
}

/// A closed list of words as they stand in documents. A word is never reused for another meaning.
pub trait Word: Copy + PartialEq + Sized + 'static {
    /// What the list is called here.
    const LIST: &'static str;

    /// Its words, in the order of [`ALL`](Self::ALL).
    const WORDS: &'static [&'static str];

    /// All words, in the order in which a person is offered them.
    const ALL: &'static [Self];

    /// What an empty column says: this word. As long as nobody knows it, nothing.
    const WHERE_EMPTY: &'static str = "";

    /// The word in a document, a CSV file and on the command line.
    fn word(self) -> &'static str;
}

/// A closed list of words, each said once: the enum, and what its variants are called in documents.
#[macro_export]
macro_rules! word_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident $( , where empty $empty:literal )? {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )*
        }

        impl $crate::open::Word for $name {
            const LIST: &'static str = stringify!($name);
            const WORDS: &'static [&'static str] = &[$( $word, )*];
            const ALL: &'static [Self] = &[$( Self::$variant, )*];
            $( const WHERE_EMPTY: &'static str = $empty; )?

            fn word(self) -> &'static str {
                match self {
                    $( Self::$variant => $word, )*
                }
            }
        }
    };
}
pub(crate) use crate::word_enum;

impl<T: Word> Open<T> {
    pub fn from_word(word: &str) -> Self {
        match T::ALL.iter().find(|known| known.word() == word) {
            Some(known) => Self::Known(*known),
            None => Self::Unknown(word.to_owned()),
        }
    }

    pub fn word(&self) -> &str {
        match self {
            Self::Known(known) => known.word(),
            Self::Unknown(word) => word,
        }
    }

    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(known) => Some(*known),
            Self::Unknown(_) => None,
        }
    }
}

impl<T> From<T> for Open<T> {
    fn from(known: T) -> Self {
        Self::Known(known)
    }
}
