//! What shows while there is no team: the first start, a profile being opened, or one that cannot be.

pub(crate) mod first_start;
pub(crate) mod stages;
