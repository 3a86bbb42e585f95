//! How everything looks: colours and sizes, icons, fonts, and egui's style made of them.

pub mod icons;
pub mod install;
pub mod tokens;
