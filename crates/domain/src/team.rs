//! What a team set for itself.

/// How devices of the team that cannot reach each other directly find each other.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Relay {
    /// No relay: only the local network and addresses that reach directly.
    None,
    /// The relays that the makers of iroh keep for everybody.
    #[default]
    Public,
    /// A relay of one's own, by its URL.
    Own(String),
}

impl Relay {
    /// `none`, `public`, or the URL.
    pub fn word(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Public => "public",
            Self::Own(url) => url,
        }
    }

    /// Reads what [`word`](Self::word) gives. A URL has to begin with `http://` or `https://`.
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim() {
            "none" => Some(Self::None),
            "public" => Some(Self::Public),
            url if url.starts_with("https://") || url.starts_with("http://") => Some(Self::Own(url.to_owned())),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TeamSettings {
    /// Empty: the name the team was founded with.
    pub name: String,
    /// The zone the team plans in, an IANA name; empty: UTC.
    pub zone: String,
    pub relay: Relay,
}

/// What somebody set for the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamEdit {
    SetName(String),
    SetZone(String),
    SetRelay(Relay),
}
