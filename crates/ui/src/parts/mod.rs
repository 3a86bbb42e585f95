//! The components every room is built from.

pub(crate) mod avatar;
pub(crate) mod bin;
pub(crate) mod button;
pub(crate) mod dialog;
pub(crate) mod draft;
pub(crate) mod field;
pub(crate) mod layout;
pub(crate) mod menu;
pub(crate) mod pages;
pub(crate) mod qr;
pub(crate) mod toggle;
