//! How the posts to come sound beside each other.

use std::collections::BTreeMap;

use trekker_domain::id::DocId;

/// How the posts that are still to go out sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consistency {
    /// So many were looked at.
    pub posts: usize,
    pub channels: Vec<ChannelVoice>,
}

/// How those of one channel sound. Posts in the order of their days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChannelVoice {
    /// `None`: those that have none yet.
    pub channel: Option<DocId>,
    pub posts: usize,
    /// Where people are spoken to as `u` alone, as `je` alone, and as both.
    pub with_u: Vec<DocId>,
    pub with_je: Vec<DocId>,
    pub with_both: Vec<DocId>,
    /// Words to avoid that stand in them.
    pub avoided: BTreeMap<String, Vec<DocId>>,
    /// On average; `None`: nothing is written yet.
    pub words_per_sentence: Option<usize>,
}
