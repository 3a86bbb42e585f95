//! The files of a post as columns of it: a group of columns each, named by its id.

use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::DocId;
use trekker_domain::media::{Media, MediaEdit, MediaFile};
use trekker_domain::rank::Rank;

use crate::reading::Columns;
use crate::work::{Group, groups};

/// In their order.
pub(crate) fn media(columns: &Columns) -> Vec<Media> {
    let read = |(id, group): (DocId, Group<'_>)| {
        Some(Media {
            id,
            file: group.text(columns::FILE).and_then(MediaFile::parse)?,
            alt: group.string(columns::ALT),
            rank: Rank(group.string(columns::RANK)),
        })
    };
    let mut all: Vec<Media> = groups(columns, columns::MEDIA_PREFIX).filter_map(read).collect();
    all.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
    all
}

/// The columns of a file that comes with a new post.
pub(crate) fn made(media: &Media) -> Vec<Write> {
    let all = [
        Some(MediaEdit::SetFile(media.file.clone())),
        (!media.alt.is_empty()).then(|| MediaEdit::SetAlt(media.alt.clone())),
        Some(MediaEdit::SetRank(media.rank.clone())),
    ];
    all.into_iter().flatten().map(|edit| edited(media.id, &edit)).collect()
}

pub(crate) fn edited(id: DocId, edit: &MediaEdit) -> Write {
    let key = |name: &str| format!("{}{id}/{name}", columns::MEDIA_PREFIX);
    match edit {
        MediaEdit::SetFile(file) => Write::put(&key(columns::FILE), file.written()),
        MediaEdit::SetAlt(text) => Write::put(&key(columns::ALT), text.as_str()),
        MediaEdit::SetRank(rank) => Write::put(&key(columns::RANK), rank.0.as_str()),
        MediaEdit::Bin(binned) => Write::put(&key(columns::BINNED), *binned),
    }
}
