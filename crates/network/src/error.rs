//! What can go wrong, for the caller to tell apart.

/// Why a request to the network was refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// The relay's address is not a URL.
    #[error("not a relay address: {0}")]
    Relay(String),
    /// No socket could be opened.
    #[error("no socket could be opened: {0}")]
    Bind(&'static str),
    /// The bytes are not a device's address; they may come from anybody.
    #[error("not a device's address: {0}")]
    Address(&'static str),
    /// The address is a valid one, of another device.
    #[error("the address belongs to another device")]
    OtherDevice,
    /// More addresses than this crate remembers.
    #[error("too many addresses are remembered already")]
    TooMany,
    /// Asked while offline or stopping.
    #[error("offline")]
    Offline,
    /// The device could not be reached.
    #[error("the device could not be reached")]
    Unreachable,
    /// The device was reached, and it or we took too long.
    #[error("no answer in time")]
    TimedOut,
    /// The device answers no more questions at the moment; try again in a while.
    #[error("the device is busy")]
    Busy,
    /// The device closed the connection without an answer.
    #[error("the device gave no answer")]
    NoAnswer,
    /// Question or answer longer than [`crate::MAX_QUESTION`], or a file larger than it is said to be.
    #[error("larger than it may be")]
    TooLarge,
    /// This device's own disk.
    #[error("the disk does not keep it")]
    Disk,
}

/// Why a link failed. After any of these except [`LinkError::TooLarge`] of a message that was not sent, the
/// link is over, and a new one opens as soon as the device is reached again.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// The message is longer than allowed; `len` and `most` in bytes. When sending, nothing was sent and the
    /// link stays; when receiving, the link is closed.
    #[error("a message of {len} bytes, at most {most} are allowed")]
    TooLarge {
        /// Length of the message.
        len: usize,
        /// The limit it broke.
        most: usize,
    },
    /// The stream ended in the middle of a message.
    #[error("the link ended within a message")]
    Truncated,
    /// An earlier send was dropped half way, so the stream means nothing any more.
    #[error("an earlier message was interrupted")]
    Interrupted,
    /// Closed on purpose, by either side.
    #[error("the link is closed")]
    Closed,
    /// The other side vanished or the path broke.
    #[error("the link was lost: {0}")]
    Lost(String),
}
