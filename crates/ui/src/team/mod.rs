//! The team's room: people and their devices, who has what, invitations, settings, importing.

mod carried;
mod import;
mod invite;
mod people;
mod room;
mod settings;

pub(crate) use room::TeamRoom;
