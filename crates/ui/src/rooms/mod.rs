//! The rooms that fit in a file: ideas, the guide, the first start.

pub(crate) mod first_start;
pub(crate) mod ideas;
mod rules;
pub(crate) mod stages;
pub(crate) mod voice;
