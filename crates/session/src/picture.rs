//! Photos as they stand small on a screen.

use std::fmt;

/// A photo made small.
#[derive(Clone, PartialEq, Eq)]
pub struct SmallPicture {
    pub width: u32,
    pub height: u32,
    /// Four bytes a point, row by row from the top; not premultiplied.
    pub rgba: Vec<u8>,
}

impl fmt::Debug for SmallPicture {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "SmallPicture({} × {})", self.width, self.height)
    }
}
