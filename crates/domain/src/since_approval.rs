//! What changed since a post was approved: words are counted as words, and files are told as files.

use std::collections::BTreeMap;

use crate::approval::Texts;
use crate::id::DocId;
use crate::wording::changed_words;

/// What is approved of a text: the words, and the lines that stand for files below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    pub words: &'a str,
    files: Vec<FileLine<'a>>,
    /// Files of the post that do not go out there, by the end of their line.
    left_out: BTreeMap<&'a str, &'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileLine<'a> {
    /// Its name and what is to be seen.
    says: &'a str,
    /// Which bytes.
    mark: &'a str,
}

impl FileLine<'_> {
    fn name(&self) -> &str {
        self.says.split(" · ").next().unwrap_or_default()
    }
}

impl Parts<'_> {
    pub fn file_names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(FileLine::name)
    }
}

/// What became of one file, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileChange {
    Added(String),
    Removed(String),
    /// Other bytes under the same name.
    Replaced(String),
    /// It says otherwise what is to be seen, or has another name.
    Described(String),
    /// It does not go out on this channel any more; or does after all.
    LeftOut(String),
    TakenAlong(String),
    /// The same files one after the other in another way.
    Order,
}

/// What changed in one text of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<'a> {
    /// `None`: the main text.
    pub channel: Option<DocId>,
    pub before: Parts<'a>,
    pub now: Parts<'a>,
    pub files: Vec<FileChange>,
}

impl Changed<'_> {
    /// How many words are other ones.
    pub fn words(&self) -> usize {
        changed_words(self.before.words, self.now.words)
    }
}

/// Takes a text apart that was made by [`approved_lines`](crate::media::approved_lines) or
/// [`variant_form`](crate::variant::variant_form).
pub fn parts_of(text: &str) -> Parts<'_> {
    let mut parts = Parts { words: text, ..Parts::default() };
    while let Some((says, mark)) = last_line(parts.words).and_then(file_line) {
        match says.strip_prefix("− ") {
            Some(name) => {
                parts.left_out.insert(mark, name);
            }
            None => parts.files.insert(0, FileLine { says, mark }),
        }
        let line = last_line(parts.words).map_or(0, str::len);
        let rest = &parts.words[..parts.words.len() - line];
        parts.words = rest.strip_suffix('\n').unwrap_or(rest);
    }
    // Before the first line stands an empty one.
    if parts.words.len() < text.len() {
        parts.words = parts.words.strip_suffix('\n').unwrap_or(parts.words);
    }
    parts
}

fn last_line(text: &str) -> Option<&str> {
    text.rsplit('\n').next().filter(|line| !line.is_empty())
}

/// What a line says and by what it is known, if it stands for a file.
fn file_line(line: &str) -> Option<(&str, &str)> {
    let inside = line.strip_prefix('[')?.strip_suffix(']')?;
    let (says, mark) = inside.rsplit_once(" · ").unwrap_or(("", inside));
    let is_mark = mark.len() == 32 && mark.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_mark.then_some((says, mark))
}

/// What became of the files between two texts.
pub fn file_changes(before: &Parts<'_>, now: &Parts<'_>) -> Vec<FileChange> {
    let mut changes = Vec::new();
    let same = |one: &FileLine<'_>, all: &[FileLine<'_>]| all.iter().any(|other| other == one);
    let mut gone: Vec<&FileLine<'_>> = before.files.iter().filter(|file| !same(file, &now.files)).collect();
    for file in now.files.iter().filter(|file| !same(file, &before.files)) {
        let was = gone.iter().position(|old| old.mark == file.mark);
        let was = was.or_else(|| gone.iter().position(|old| !file.name().is_empty() && old.name() == file.name()));
        let name = file.name().to_owned();
        changes.push(match was.map(|at| gone.remove(at)) {
            None => FileChange::Added(name),
            Some(old) if old.mark == file.mark => FileChange::Described(name),
            Some(_) => FileChange::Replaced(name),
        });
    }
    changes.extend(gone.into_iter().map(|file| FileChange::Removed(file.name().to_owned())));
    if changes.is_empty() && before.files != now.files {
        changes.push(FileChange::Order);
    }
    let only = |here: &BTreeMap<&str, &str>, there: &BTreeMap<&str, &str>| {
        let only = here.iter().filter(|(id, _)| !there.contains_key(*id));
        only.map(|(_, name)| (*name).to_owned()).collect::<Vec<_>>()
    };
    changes.extend(only(&now.left_out, &before.left_out).into_iter().map(FileChange::LeftOut));
    changes.extend(only(&before.left_out, &now.left_out).into_iter().map(FileChange::TakenAlong));
    changes
}

/// The texts that are not as they were approved, each with what changed in it.
pub fn changed<'a>(approved: &'a Texts, now: &'a Texts) -> Vec<Changed<'a>> {
    let channels: std::collections::BTreeSet<&Option<DocId>> = approved.keys().chain(now.keys()).collect();
    let of = |texts: &'a Texts, channel| texts.get(channel).map(String::as_str).unwrap_or_default();
    let pairs = channels.into_iter().map(|channel| (*channel, of(approved, channel), of(now, channel)));
    let differ = pairs.filter(|(_, before, after)| before != after);
    differ
        .map(|(channel, before, after)| {
            let (before, now) = (parts_of(before), parts_of(after));
            let files = file_changes(&before, &now);
            Changed { channel, before, now, files }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approval::approved_form;
    use crate::media::{FileHash, Media, MediaFile, approved_lines};
    use crate::variant::variant_form;

    fn media(name: &str, byte: u8, alt: &str) -> Media {
        let file = MediaFile { hash: FileHash([byte; 32]), size: 10, name: name.to_owned() };
        Media { id: DocId([byte; 16]), file, alt: alt.to_owned(), rank: Default::default() }
    }

    fn text(words: &str, media: &[Media]) -> String {
        approved_form(words, &approved_lines(media))
    }

    #[test]
    fn a_photo_is_told_as_a_photo_and_words_as_words() {
        let (soup, hall) = (media("soep.jpg", 1, "Een kom soep"), media("zaal.jpg", 2, ""));
        let name = |name: &str| name.to_owned();
        for (before, now, words, files) in [
            (text("Kom", &[]), text("Kom", std::slice::from_ref(&soup)), 0, vec![FileChange::Added(name("soep.jpg"))]),
            (
                text("Kom", std::slice::from_ref(&soup)),
                text("Kom", &[]),
                0,
                vec![FileChange::Removed(name("soep.jpg"))],
            ),
            (
                text("Kom", std::slice::from_ref(&soup)),
                text("Kom", &[media("soep.jpg", 3, "Een kom soep")]),
                0,
                vec![FileChange::Replaced(name("soep.jpg"))],
            ),
            (
                text("Kom", std::slice::from_ref(&soup)),
                text("Kom", &[media("soep.jpg", 1, "Twee kommen")]),
                0,
                vec![FileChange::Described(name("soep.jpg"))],
            ),
            (
                text("Kom", &[soup.clone(), hall.clone()]),
                text("Kom", &[hall.clone(), soup.clone()]),
                0,
                vec![FileChange::Order],
            ),
            (
                text("Kom ook", &[]),
                text("Kom maar", std::slice::from_ref(&hall)),
                1,
                vec![FileChange::Added(name("zaal.jpg"))],
            ),
            (text("", &[]), text("", std::slice::from_ref(&hall)), 0, vec![FileChange::Added(name("zaal.jpg"))]),
            (text("Kom ook", &[]), text("Kom maar", &[]), 1, vec![]),
            // Words that look like such a line, and are none.
            (text("Kom [soep.jpg · 12]", &[]), text("Kom [soep.jpg · 13]", &[]), 1, vec![]),
        ] {
            let (before, now) = (Texts::from([(None, before)]), Texts::from([(None, now)]));
            let changed = changed(&before, &now);
            let [one] = changed.as_slice() else { panic!("{changed:?}") };
            assert_eq!((one.words(), &one.files), (words, &files), "{before:?} / {now:?}");
        }
    }

    #[test]
    fn what_does_not_go_out_on_a_channel_is_told_there() {
        let channel = Some(DocId([5; 16]));
        let form = |left_out: &[u8]| {
            let left_out = left_out.iter().map(|id| (DocId([*id; 16]), "soep.jpg".to_owned())).collect();
            Texts::from([(None, "Kom".to_owned()), (channel, variant_form("Kom", "Met brood", &left_out))])
        };
        let (with, without) = (form(&[]), form(&[7]));
        let all = changed(&with, &without);
        assert_eq!((all.len(), all[0].channel, all[0].words()), (1, channel, 0));
        assert_eq!(all[0].files, [FileChange::LeftOut("soep.jpg".into())]);
        assert_eq!(changed(&without, &with)[0].files, [FileChange::TakenAlong("soep.jpg".into())]);
        assert!(changed(&with, &with).is_empty());
    }
}
