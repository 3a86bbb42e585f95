//! What a team plans, and the rules about it. Pure values and functions.
//!
//! Nothing here knows Automerge, egui, serde, files, clocks or randomness: *today* is an argument, a new
//! [`DocId`](id::DocId) is handed in. One file a kind of thing; the same name stands in every other room.

pub mod approval;
pub mod bundle;
pub mod channel;
pub mod comment;
pub mod concern;
pub mod conflict;
pub mod counting;
pub mod derived;
pub mod desk;
pub mod edit;
pub mod event;
pub mod filter;
pub mod frequency;
pub mod heart;
pub mod history;
pub mod holidays;
pub mod id;
pub mod idea;
pub mod import;
pub mod important;
pub mod incomplete;
pub mod kind;
pub mod mark;
pub mod media;
pub mod meeting;
pub mod month;
pub mod name;
pub mod network;
pub mod open;
pub mod page;
pub mod persona;
pub mod plan;
pub mod planning;
pub mod post;
pub mod publish_at;
pub mod publishing;
pub mod rank;
pub mod recurrence;
pub mod repeat;
pub mod role;
pub mod rule;
pub mod short_code;
pub mod success;
pub mod team;
pub mod template;
pub mod text;
pub mod theme;
pub mod thread;
pub mod variant;
pub mod voice;
pub mod wording;
pub mod work;
pub mod workload;
