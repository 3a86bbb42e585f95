//! What a member said about a post or an idea. Said once; only its author edits or bins it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::columns::names::{ABOUT, ANSWERS, PASSAGE_FIRST, PASSAGE_LAST, PASSAGE_QUOTE};
use crate::columns::{Cells, Made, Write};
use crate::declare;
use crate::id::{DocId, PersonId};

declare! {
    pub struct Comment, edited by CommentEdit {
        pub text: String = "words" by SetText untold,
        pub binned: bool = "binned" by Bin untold,
    } each {
        /// Whom it is meant for.
        pub mentions: BTreeSet<PersonId> = "mention/" by Mention untold,
    } once {
        /// The comment that began the thread this one goes on with; `None`: it begins one.
        pub answers: Option<DocId> = "answers",
    } unread once {
        "passage_first",
        "passage_last",
        "passage_quote",
    } needs {
        /// The post or idea it is about.
        pub about: DocId = "about",
    } with {
        /// Whose device wrote it, from the log.
        pub by: PersonId = Made::by,
        /// The clock of the author's device; for showing, never for order of truth.
        pub at: DateTime<Utc> = Made::at,
        /// The words of the text that it is about; `None`: the whole.
        pub passage: Option<Passage> = Passage::read,
    }
}

/// Words of a collaborative text. They are found again when the text around them changes; only `document` reads the places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The place of the first letter.
    pub first: String,
    /// The place of the last letter.
    pub last: String,
    /// As they were when somebody said something about them.
    pub quote: String,
}

impl Passage {
    fn read(cells: &dyn Cells) -> Option<Self> {
        let quote = cells.words(PASSAGE_QUOTE).unwrap_or_default();
        Some(Self {
            first: cells.words(PASSAGE_FIRST)?.to_owned(),
            last: cells.words(PASSAGE_LAST)?.to_owned(),
            quote: quote.chars().take(LONGEST_QUOTE).collect(),
        })
    }
}

/// What is kept of the words of a passage; longer ones are cut.
pub const LONGEST_QUOTE: usize = 400;

/// The columns of a new one.
pub(crate) fn writes(
    about: DocId,
    text: &str,
    answers: Option<DocId>,
    mentions: &BTreeSet<PersonId>,
    passage: Option<&Passage>,
) -> Vec<Write> {
    let mut writes = vec![Write::put(ABOUT, about.to_string()), CommentEdit::SetText(text.to_owned()).write()];
    writes.extend(answers.map(|comment| Write::put(ANSWERS, comment.to_string())));
    if let Some(Passage { first, last, quote }) = passage {
        let all = [(PASSAGE_FIRST, first), (PASSAGE_LAST, last), (PASSAGE_QUOTE, quote)];
        writes.extend(all.map(|(name, words)| Write::put(name, words.as_str())));
    }
    writes.extend(mentions.iter().map(|person| CommentEdit::Mention(*person, true).write()));
    writes
}
