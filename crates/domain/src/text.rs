//! Texts that several people write in at once.

/// A state of a text somebody saw: the heads of its document then. Only `document` looks inside.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub Vec<[u8; 32]>);

/// At `at`, take away `delete` and put `insert` there. Positions and lengths count Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    pub at: usize,
    pub delete: usize,
    pub insert: String,
}

/// What somebody did to a text, one splice after the other, beginning from the version they saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    pub seen: Version,
    pub splices: Vec<Splice>,
}

impl Splice {
    /// Does this to a plain text. Positions past its end count as its end.
    pub fn apply(&self, text: &mut String) {
        let begin = byte_of(text, self.at);
        let end = byte_of(text, self.at.saturating_add(self.delete));
        text.replace_range(begin..end, &self.insert);
    }

    /// Where a caret at `caret` stands after this splice, when somebody else made it.
    pub fn moves(&self, caret: usize) -> usize {
        if caret <= self.at {
            caret
        } else {
            self.at.max(caret.saturating_sub(self.delete)) + self.insert.chars().count()
        }
    }

    /// The smallest single splice that makes `new` from `old`; `None` when they are equal.
    pub fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let before = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
        let (old_count, new_count) = (old.chars().count(), new.chars().count());
        let room = old_count.min(new_count) - before;
        let after = old.chars().rev().zip(new.chars().rev()).take(room).take_while(|(a, b)| a == b).count();
        Some(Self {
            at: before,
            delete: old_count - before - after,
            insert: new.chars().skip(before).take(new_count - before - after).collect(),
        })
    }
}

fn byte_of(text: &str, position: usize) -> usize {
    text.char_indices().nth(position).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_makes_the_new_text() {
        for (old, new) in [("", "a"), ("aa", "a"), ("aa", "aba"), ("één", "een"), ("ab👩‍👧c", "abc"), ("xyx", "x")]
        {
            let mut text = old.to_owned();
            Splice::between(old, new).expect("they differ").apply(&mut text);
            assert_eq!(text, new, "from {old}");
        }
        assert_eq!(Splice::between("same", "same"), None);
    }

    #[test]
    fn a_caret_stays_with_its_words() {
        let insert = Splice { at: 3, delete: 0, insert: "één ".into() };
        assert_eq!([0, 3, 4].map(|caret| insert.moves(caret)), [0, 3, 8]);
        let delete = Splice { at: 3, delete: 4, insert: String::new() };
        assert_eq!([3, 5, 7, 9].map(|caret| delete.moves(caret)), [3, 3, 3, 5]);
    }
}
