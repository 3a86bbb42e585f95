//! The rooms that fit in a file: the guide, the first start.

pub(crate) mod first_start;
mod rules;
pub(crate) mod stages;
pub(crate) mod voice;
