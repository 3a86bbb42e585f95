//! Protocol names, limits and closing codes: what both ends must agree on.

use crate::Refusal;

/// Longest message on a link, in bytes. A longer one closes the link.
pub const MAX_MESSAGE: usize = 1 << 20;
/// Longest presence message, in bytes. Fits one datagram on every path iroh uses.
pub const MAX_PRESENCE: usize = 1024;
/// Longest joining question and longest answer, in bytes.
pub const MAX_QUESTION: usize = 16 << 10;
/// Longest encoded address, in bytes.
pub const MAX_ADDRESS: usize = 2 << 10;

/// Between devices on the roster.
pub(crate) const SYNC: &[u8] = b"trekker/sync/1";
/// One question and one answer, open to anybody.
pub(crate) const JOIN: &[u8] = b"trekker/join/1";

/// First byte each side writes on the link's stream: 'this connection is our link'.
pub(crate) const HELLO: u8 = 1;

/// Connections from strangers and members that may be shaking hands at once.
pub(crate) const MAX_HANDSHAKES: usize = 32;
/// Connections of one device that may wait for it to pick one.
pub(crate) const MAX_WAITING: usize = 4;
/// Joining questions answered at once.
pub(crate) const MAX_JOINING: usize = 4;
/// Connections over which files are given out at once.
pub(crate) const MAX_SERVING: usize = 8;
/// Joining questions that may come in a burst; one more every [`JOIN_REFILL_SECONDS`].
pub(crate) const JOIN_BURST: f64 = 16.0;
/// Seconds until one more joining question is let in after a burst.
pub(crate) const JOIN_REFILL_SECONDS: f64 = 1.0;
/// Devices whose addresses are remembered.
pub(crate) const MAX_KNOWN: usize = 1024;
/// Strangers on the local network that are remembered.
pub(crate) const MAX_NEARBY: usize = 32;
/// Devices dialled at once.
pub(crate) const MAX_DIALS: usize = 32;

/// Why a connection was closed on purpose; travels in QUIC's application close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Code {
    /// Nothing more to say.
    Done = 1,
    /// The key is not on the roster.
    Unknown = 2,
    /// Another connection between the two devices is the link.
    Duplicate = 3,
    /// A newer connection between the two devices took over.
    Replaced = 4,
    /// The device went offline on purpose.
    Offline = 5,
    /// A message was larger than allowed.
    TooLarge = 6,
    /// Too many questions at the moment.
    Busy = 7,
    /// The question got no answer.
    NoAnswer = 8,
    /// The other side did not follow the protocol.
    Protocol = 9,
    /// The key was on the roster and is no longer.
    Removed = 10,
    /// Another key went on in the place of this one.
    Renewed = 11,
}

impl Code {
    pub(crate) fn of(why: Refusal) -> Self {
        match why {
            Refusal::Unknown => Self::Unknown,
            Refusal::Removed => Self::Removed,
            Refusal::Renewed => Self::Renewed,
        }
    }

    /// Whether a connection was closed by the other side for this reason.
    pub(crate) fn was_given(self, connection: &iroh::endpoint::Connection) -> bool {
        use iroh::endpoint::ConnectionError::ApplicationClosed;
        matches!(connection.close_reason(), Some(ApplicationClosed(close)) if close.error_code == (self as u32).into())
    }

    /// Closes a connection for this reason.
    pub(crate) fn close(self, connection: &iroh::endpoint::Connection) {
        connection.close((self as u32).into(), self.reason().as_bytes());
    }

    /// The same reason in words, for the other side's trace.
    pub(crate) fn reason(self) -> String {
        format!("{self:?}")
    }
}
