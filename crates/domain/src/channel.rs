//! A channel: an account on a network.

use crate::id::DocId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    pub id: DocId,
    pub name: String,
    pub binned: bool,
}

/// What somebody did to a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelEdit {
    SetName(String),
    Bin(bool),
}
