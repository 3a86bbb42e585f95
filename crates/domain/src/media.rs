//! Photos, videos and other files of a post. The post names them by their bytes; the files themselves go between members.

use std::fmt;

use crate::columns::{Always, is_written};
use crate::declare;
use crate::id::{read_hex, write_hex};
use crate::rank::Rank;
use crate::variant::VariantEdit;

/// A larger file is not sent between members: two gibibytes.
pub const MOST_BYTES: u64 = 2 << 30;
/// Files up to this size come to every member by themselves; larger ones when somebody wants them.
pub const BY_ITSELF_BYTES: u64 = 64 << 20;
const LONGEST_NAME: usize = 120;

/// BLAKE3 of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileHash(pub [u8; 32]);

impl FileHash {
    /// Reads what `Display` wrote.
    pub fn parse(text: &str) -> Option<Self> {
        read_hex(text).map(Self)
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0[..4], f)
    }
}

declare! {
    /// A file of a post or an idea.
    pub struct Media, edited by MediaEdit {
        /// What is to be seen, for whoever does not see it.
        pub alt: String = "alt" by SetAlt,
        pub rank: Rank = "rank" by SetRank,
    } unread {
        Always<MediaFile> = "file" by SetFile,
        bool = "binned" by Bin,
    } needs {
        pub file: MediaFile = "file",
    }
}

impl Media {
    /// What leaves it out on a variant's channel. Its name is kept there, so that it is known after the file is gone.
    pub fn left_out(&self) -> VariantEdit {
        let name = if self.file.name.is_empty() { self.id.to_string() } else { self.file.name.clone() };
        VariantEdit::LeaveOut(self.id, Some(name))
    }

    /// What adds it to a document.
    pub(crate) fn edits(&self) -> impl Iterator<Item = MediaEdit> {
        let all = [
            Some(MediaEdit::SetFile(self.file.clone())),
            (!self.alt.is_empty()).then(|| MediaEdit::SetAlt(self.alt.clone())),
            Some(MediaEdit::SetRank(self.rank.clone())),
        ];
        all.into_iter().flatten()
    }
}

/// Which bytes, and what they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFile {
    pub hash: FileHash,
    /// In bytes.
    pub size: u64,
    pub name: String,
}

is_written!(MediaFile, File);

impl MediaFile {
    /// As it stands in a column.
    pub fn written(&self) -> String {
        format!("{} {} {}", self.hash, self.size, self.name)
    }

    /// Reads what [`written`](Self::written) wrote. One that says to be larger than files may be is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ' ');
        let hash = FileHash::parse(parts.next()?)?;
        let size = parts.next()?.parse().ok().filter(|size| *size <= MOST_BYTES)?;
        Some(Self { hash, size, name: parts.next()?.to_owned() })
    }

    /// The name as that of a file on this computer: without folders, signs that systems forbid, or an ending that starts a
    /// program.
    pub fn safe_name(&self) -> String {
        let kept = |letter: char| if letter.is_alphanumeric() || " ._-()".contains(letter) { letter } else { '_' };
        let name: String = self.name.chars().take(LONGEST_NAME).map(kept).collect();
        let name = name.trim_matches(['.', ' ']).to_owned();
        match kind_of(&name) {
            Some(_) => name,
            None => format!("{name}.bin"),
        }
    }
}

/// What a file is, by the ending of its name; `None`: nothing that is opened by a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    Photo,
    Video,
    Document,
}

pub fn kind_of(name: &str) -> Option<MediaKind> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_lowercase().as_str() {
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "heic" | "avif" | "bmp" | "tif" | "tiff" => MediaKind::Photo,
        "mp4" | "mov" | "webm" | "m4v" | "mkv" | "avi" => MediaKind::Video,
        "pdf" | "txt" | "md" | "odt" | "docx" | "mp3" | "m4a" | "wav" | "ogg" => MediaKind::Document,
        _ => return None,
    })
}

/// The files of a post as a text, to be approved with its words: their names, what is to be seen on them, and which bytes.
pub fn approved_lines(media: &[Media]) -> String {
    let line = |one: &Media| {
        let hash = one.file.hash.to_string();
        // Half of the hash: as hard to meet by trying as anything here.
        let parts = [one.file.name.as_str(), one.alt.as_str(), &hash[..32]];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("[{}]", parts.join(" · "))
    };
    media.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::DocId;

    fn file(name: &str) -> MediaFile {
        MediaFile { hash: FileHash([7; 32]), size: 10, name: name.to_owned() }
    }

    #[test]
    fn a_written_file_reads_back_and_an_outsized_one_is_none() {
        let photo = file("Foto van de week.jpg");
        assert_eq!(MediaFile::parse(&photo.written()), Some(photo.clone()));
        let huge = MediaFile { size: MOST_BYTES + 1, ..photo };
        assert_eq!(MediaFile::parse(&huge.written()), None);
        for text in ["", "07 10 x", "photo.jpg"] {
            assert_eq!(MediaFile::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_from_others_is_no_path_and_starts_nothing() {
        for (name, safe) in [
            ("Foto 1.JPG", "Foto 1.JPG"),
            ("../../.bashrc", "_.._.bashrc.bin"),
            ("C:\\photo.exe", "C__photo.exe.bin"),
            ("run.desktop", "run.desktop.bin"),
            ("één.png", "één.png"),
            ("", ".bin"),
            ("film.mp4\n.sh", "film.mp4_.sh.bin"),
        ] {
            assert_eq!(file(name).safe_name(), safe, "{name}");
        }
    }

    #[test]
    fn other_bytes_other_words_and_another_order_are_another_text() {
        let media = |byte: u8, alt: &str| Media {
            id: DocId([1; 16]),
            file: MediaFile { hash: FileHash([byte; 32]), ..file("a.jpg") },
            alt: alt.to_owned(),
            rank: Rank::default(),
        };
        let all = [
            approved_lines(&[]),
            approved_lines(&[media(1, "")]),
            approved_lines(&[media(2, "")]),
            approved_lines(&[media(1, "Soup")]),
            approved_lines(&[media(1, ""), media(2, "")]),
            approved_lines(&[media(2, ""), media(1, "")]),
        ];
        let different: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len(), "{all:?}");
    }
}
