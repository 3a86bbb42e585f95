//! What a cell looks like, whatever its heading says.

use crate::when::{date, time};
use crate::words;

/// A whole date, with or without a time, and nothing else.
pub(crate) fn looks_like_date(cell: &str) -> bool {
    cell.len() <= 60 && date::is_whole(cell)
}

/// A time that could be nothing else: `10:00`, `10u30`, `3 PM`; not `10`.
pub(crate) fn looks_like_time(cell: &str) -> bool {
    cell.len() <= 30 && time::is_clear(cell)
}

/// A web address, and nothing else.
pub(crate) fn looks_like_link(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    ["http://", "https://", "www."].iter().any(|begin| cell.starts_with(begin)) && !cell.contains(char::is_whitespace)
}

/// A name of a network we know, or several.
pub(crate) fn looks_like_channels(cell: &str) -> bool {
    if cell.len() > 120 {
        return false;
    }
    let (channels, _) = words::channels_in(cell);
    !channels.is_empty() && channels.iter().all(|channel| words::is_network(channel))
}
