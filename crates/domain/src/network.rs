//! The networks whose rules Trekker knows.

use crate::name::same_name_key;
use crate::open::word_enum;

word_enum! {
    /// Where a channel's account is.
    pub enum Network {
        Instagram = "instagram",
        Facebook = "facebook",
        LinkedIn = "linkedin",
        X = "x",
        Mastodon = "mastodon",
        Bluesky = "bluesky",
        Threads = "threads",
        TikTok = "tiktok",
        YouTube = "youtube",
        Pinterest = "pinterest",
    }
}

impl Network {
    /// As its makers write it; the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Instagram => "Instagram",
            Self::Facebook => "Facebook",
            Self::LinkedIn => "LinkedIn",
            Self::X => "X",
            Self::Mastodon => "Mastodon",
            Self::Bluesky => "Bluesky",
            Self::Threads => "Threads",
            Self::TikTok => "TikTok",
            Self::YouTube => "YouTube",
            Self::Pinterest => "Pinterest",
        }
    }

    /// The page on which a person writes a new post.
    pub fn writing_page(self) -> &'static str {
        match self {
            Self::Instagram => "https://www.instagram.com/",
            Self::Facebook => "https://www.facebook.com/",
            Self::LinkedIn => "https://www.linkedin.com/feed/",
            Self::X => "https://x.com/compose/post",
            Self::Mastodon => "https://joinmastodon.org/",
            Self::Bluesky => "https://bsky.app/intent/compose",
            Self::Threads => "https://www.threads.com/intent/post",
            Self::TikTok => "https://www.tiktok.com/upload",
            Self::YouTube => "https://studio.youtube.com/",
            Self::Pinterest => "https://www.pinterest.com/pin-creation-tool/",
        }
    }

    /// The network that a channel with such a name is most likely on: 'Insta', 'FB van de club', 'Twitter'.
    pub fn guessed(channel: &str) -> Option<Self> {
        let name = same_name_key(channel);
        let words = || name.split(|letter: char| !letter.is_alphanumeric());
        let begins =
            |beginnings: &[&str]| words().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)));
        let is_word = |known: &[&str]| words().any(|word| known.contains(&word));
        Some(match () {
            () if begins(&["insta"]) || is_word(&["ig"]) => Self::Instagram,
            () if begins(&["facebook"]) || is_word(&["fb"]) => Self::Facebook,
            () if begins(&["linkedin"]) => Self::LinkedIn,
            () if begins(&["twitter"]) || is_word(&["x"]) => Self::X,
            () if begins(&["mastodon", "fediverse"]) => Self::Mastodon,
            () if begins(&["bluesky", "bsky"]) => Self::Bluesky,
            () if is_word(&["threads"]) => Self::Threads,
            () if begins(&["tiktok"]) => Self::TikTok,
            () if begins(&["youtube"]) || is_word(&["yt"]) => Self::YouTube,
            () if begins(&["pinterest"]) => Self::Pinterest,
            () => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_is_guessed_from_what_teams_call_their_channels() {
        for (channel, network) in [
            ("Insta", Some(Network::Instagram)),
            ("FB van de club", Some(Network::Facebook)),
            ("Twitter/X", Some(Network::X)),
            ("x", Some(Network::X)),
            ("LinkedIn - bestuur", Some(Network::LinkedIn)),
            ("YouTube", Some(Network::YouTube)),
            ("Nieuwsbrief", None),
            ("Extra", None),
            ("Big Ben", None),
        ] {
            assert_eq!(Network::guessed(channel), network, "{channel}");
        }
    }
}
