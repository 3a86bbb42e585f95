//! The icons, as characters of the Lucide subset in `assets/fonts`.

use trekker_domain::open::Open;
use trekker_domain::post::{Format, Status};
use trekker_domain::work::Sort;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(pub char);

macro_rules! icons {
    ($($name:ident = $code:literal;)*) => {
        $(pub const $name: Icon = Icon($code);)*

        /// All of them, for the test that the font has them.
        pub const ALL: &[Icon] = &[$($name),*];
    };
}

icons! {
    CALENDAR = '\u{e2b9}';
    CALENDAR_PLUS = '\u{e2bc}';
    IDEAS = '\u{e1c2}';
    VOICE = '\u{e572}';
    TEAM = '\u{e1a4}';
    SEARCH = '\u{e151}';
    PLUS = '\u{e13d}';
    CLOSE = '\u{e1b2}';
    LEFT = '\u{e06e}';
    RIGHT = '\u{e06f}';
    DOWN = '\u{e06d}';
    UP = '\u{e070}';
    ARROW_UP = '\u{e04a}';
    ARROW_DOWN = '\u{e042}';
    HEART = '\u{e0f2}';
    BIN = '\u{e18e}';
    STATUS_IDEA = '\u{e4b0}';
    STATUS_DRAFT = '\u{e1f9}';
    STATUS_REVIEW = '\u{e0ba}';
    STATUS_PLANNED = '\u{e087}';
    STATUS_POSTED = '\u{e226}';
    WARNING = '\u{e193}';
    ONLINE = '\u{e1ae}';
    OFFLINE = '\u{e1af}';
    CHECK = '\u{e06c}';
    UNDO = '\u{e2a1}';
    REDO = '\u{e2a0}';
    COPY = '\u{e09e}';
    INVITE = '\u{e1a2}';
    DEVICE = '\u{e1cd}';
    SETTINGS = '\u{e154}';
    IMPORT = '\u{e32a}';
    LINK = '\u{e102}';
    PHOTO = '\u{e0f6}';
    VIDEO = '\u{e1a5}';
    TEXT = '\u{e198}';
    COMMENT = '\u{e116}';
    HISTORY = '\u{e1f5}';
    INBOX = '\u{e0f7}';
    FILTER = '\u{e0dc}';
    GLOBE = '\u{e0e8}';
    LANGUAGES = '\u{e0fe}';
    SUN = '\u{e178}';
    MOON = '\u{e11e}';
    SPARKLES = '\u{e412}';
    CROWN = '\u{e1d6}';
    MORE = '\u{e0b6}';
    FORWARD = '\u{e049}';
    ALERT = '\u{e077}';
    DISK = '\u{e0ed}';
    SEND = '\u{e4f2}';
    LEAVE = '\u{e10e}';
    RELAY = '\u{e3bf}';
    INFO = '\u{e0f9}';
    PERSON = '\u{e19f}';
    SYNC = '\u{e145}';
}

pub fn of_status(status: &Open<Status>) -> Icon {
    match status {
        Open::Known(Status::Idea) => STATUS_IDEA,
        Open::Known(Status::Draft) => STATUS_DRAFT,
        Open::Known(Status::Review) => STATUS_REVIEW,
        Open::Known(Status::Planned) => STATUS_PLANNED,
        Open::Known(Status::Posted) => STATUS_POSTED,
        Open::Unknown(_) => INFO,
    }
}

pub fn of_sort(sort: Sort) -> Icon {
    match sort {
        Sort::Text => TEXT,
        Sort::Photo => PHOTO,
        Sort::Video => VIDEO,
        Sort::Visual => SPARKLES,
    }
}

pub fn of_format(format: Format) -> Icon {
    match format {
        Format::Photo => PHOTO,
        Format::Video => VIDEO,
        Format::Text => TEXT,
        Format::Link => LINK,
    }
}
