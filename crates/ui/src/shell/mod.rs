//! What stands around every room: the rail, the top bar with search, toasts, the bar of an example team, the
//! question for a time zone.

pub(crate) mod example;
pub(crate) mod rail;
pub(crate) mod search;
pub(crate) mod standing;
pub(crate) mod toasts;
pub(crate) mod top_bar;
pub(crate) mod zone;
