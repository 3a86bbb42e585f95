//! What the network tells its owner.

use tokio::sync::oneshot;

use crate::{Device, Link};

/// Something happened. For one link, [`Event::Opened`] comes first and [`Event::Closed`] last; a device's
/// old link is closed before its next one opens.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "links are rare and move into the channel once")]
pub enum Event {
    /// A device on the roster and this one are connected. Dropping a half of the link closes it.
    Opened(Link),
    /// The link is over. The network reaches for the device again while it is on the roster.
    Closed {
        /// The device at the other end.
        device: Device,
        /// [`Link::id`] of the link that ended.
        link: u64,
    },
    /// The road a link takes, when it opens and when it changes.
    Path {
        /// The device at the other end.
        device: Device,
        /// [`Link::id`] of the link.
        link: u64,
        /// The road now.
        path: Path,
    },
    /// Where this device can be reached changed; the bytes are what [`crate::Network::learn_address`] takes on
    /// other devices.
    MyAddress(Vec<u8>),
    /// A device on the roster does not let this one in.
    Refused {
        /// Who refuses.
        device: Device,
        /// Why, as it says.
        why: Refusal,
    },
    /// A device asks to join. Its key is proven, nothing else; dropping `answer` refuses it.
    Asked {
        /// Who asks.
        device: Device,
        /// At most [`crate::MAX_QUESTION`] bytes from a stranger.
        question: Vec<u8>,
        /// At most [`crate::MAX_QUESTION`] bytes back, within ten seconds.
        answer: oneshot::Sender<Vec<u8>>,
    },
}

/// Why a device does not let another one in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It has not heard of it.
    Unknown,
    /// It was removed.
    Removed,
    /// Another device went on in its place.
    Renewed,
}

/// The road a link takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Path {
    /// Within a local network or this machine.
    Local,
    /// Straight through the internet.
    Direct,
    /// Through a relay, which sees ciphertext only.
    Relayed,
}
