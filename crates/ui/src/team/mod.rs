//! The team's room: people and their devices, who has what, invitations, settings, importing.

mod carried;
mod channels;
mod export;
mod import;
mod invite;
mod people;
mod planning;
mod plans;
mod room;
mod settings;

pub(crate) use room::TeamRoom;
