//! One connection to one device: messages in order, and presence beside them.

use bytes::Bytes;
use iroh::endpoint::{Connection, ConnectionError, RecvStream, SendStream};

use crate::{Device, LinkError, MAX_PRESENCE, frames, inbox::Inbox, wire::Code};

/// Up to here, head and message are written in one go, so that they leave in one packet.
const SMALL: usize = 16 << 10;

/// A live connection to a device on the roster.
///
/// Dropping `outgoing` or `incoming` closes it at once, also for what is still on its way.
#[derive(Debug)]
pub struct Link {
    /// The device at the other end, proven.
    pub device: Device,
    /// Tells this link from others of this run; means nothing to the other side.
    pub id: u64,
    /// Messages to the device.
    pub outgoing: LinkSender,
    /// Messages from the device.
    pub incoming: LinkReceiver,
    /// Small news that may get lost, past whatever the messages wait for.
    pub presence: Presence,
}

impl Link {
    pub(crate) fn new(id: u64, connection: Connection, send: SendStream, receive: RecvStream) -> Self {
        let device = *connection.remote_id().as_bytes();
        let half = || Half(connection.clone());
        Self {
            device,
            id,
            outgoing: LinkSender { stream: send, half: half(), scratch: Vec::new(), is_whole: true },
            incoming: LinkReceiver { inbox: Inbox::new(connection.clone(), receive), half: half() },
            presence: Presence(connection),
        }
    }
}

/// Closes the connection when dropped: half a link is no link.
#[derive(Debug)]
struct Half(Connection);

impl Drop for Half {
    fn drop(&mut self) {
        Code::Done.close(&self.0);
    }
}

/// The sending half.
#[derive(Debug)]
pub struct LinkSender {
    stream: SendStream,
    half: Half,
    scratch: Vec<u8>,
    /// False while a message is half way, and for ever if that send was dropped.
    is_whole: bool,
}

impl LinkSender {
    /// Sends one message of at most [`crate::MAX_MESSAGE`] bytes; it leaves at once. Waits while the other
    /// side reads too slowly, so a slow reader slows its writer and nothing piles up.
    ///
    /// # Errors
    /// [`LinkError::TooLarge`] before anything is sent; the others mean that the link is over. A future that
    /// is dropped half way ends the link with [`LinkError::Interrupted`] at the next send.
    pub async fn send(&mut self, message: &[u8]) -> Result<(), LinkError> {
        let head = frames::head(message)?;
        if !self.is_whole {
            Code::Protocol.close(&self.half.0);
            return Err(LinkError::Interrupted);
        }
        self.is_whole = false;
        let written = if message.len() <= SMALL {
            self.scratch.clear();
            self.scratch.extend_from_slice(&head);
            self.scratch.extend_from_slice(message);
            self.stream.write_all(&self.scratch).await
        } else {
            match self.stream.write_all(&head).await {
                Ok(()) => self.stream.write_all(message).await,
                failed => failed,
            }
        };
        written.map_err(|error| why(&self.half.0, &error))?;
        self.is_whole = true;
        Ok(())
    }

    /// Closes the link. What is still on its way may be lost.
    pub fn close(&self) {
        Code::Done.close(&self.half.0);
    }
}

/// The receiving half.
#[derive(Debug)]
pub struct LinkReceiver {
    inbox: Inbox,
    half: Half,
}

impl LinkReceiver {
    /// The next message; `None` when the link was closed on purpose. Dropping the future loses nothing.
    ///
    /// Up to 2 MiB of messages wait here for a reader who pauses; then the sender waits. What the other side
    /// sent before it closed is still given out; after this side closed (also by removing the device),
    /// nothing is.
    ///
    /// # Errors
    /// All of them mean that the link is over: [`LinkError::TooLarge`], [`LinkError::Truncated`],
    /// [`LinkError::Lost`].
    pub async fn receive(&mut self) -> Result<Option<Vec<u8>>, LinkError> {
        let next = self.inbox.next().await;
        if matches!(self.half.0.close_reason(), Some(ConnectionError::LocallyClosed)) {
            return Ok(None);
        }
        let error = match next {
            Some(Ok(message)) => return Ok(Some(message)),
            Some(Err(LinkError::Closed)) | None => return Ok(None),
            Some(Err(error)) => error,
        };
        match error {
            LinkError::TooLarge { .. } => Code::TooLarge.close(&self.half.0),
            _ => Code::Protocol.close(&self.half.0),
        }
        Err(error)
    }
}

/// Small news that may get lost: where a caret stands, who is typing.
///
/// Travels beside the messages, so that it never waits behind bulk data. Any number of clones may send; one
/// should receive.
#[derive(Clone, Debug)]
pub struct Presence(Connection);

impl Presence {
    /// Sends at most [`MAX_PRESENCE`] bytes, without waiting. May get lost or overtake others; when the path
    /// is full, the oldest unsent news is dropped.
    ///
    /// # Errors
    /// [`LinkError::TooLarge`]; [`LinkError::Closed`] or [`LinkError::Lost`] when the link is over.
    pub fn send(&self, news: &[u8]) -> Result<(), LinkError> {
        use iroh::endpoint::SendDatagramError as Failed;
        if news.len() > MAX_PRESENCE {
            return Err(LinkError::TooLarge { len: news.len(), most: MAX_PRESENCE });
        }
        match self.0.send_datagram(Bytes::copy_from_slice(news)) {
            // Today's path is too narrow for it: lost like any other.
            Ok(()) | Err(Failed::TooLarge | Failed::UnsupportedByPeer | Failed::Disabled) => Ok(()),
            Err(error @ Failed::ConnectionLost(_)) => Err(why(&self.0, &error)),
        }
    }

    /// The next news; `None` when the link is over. Unread news beyond some 64 KiB is dropped, oldest first.
    pub async fn receive(&self) -> Option<Bytes> {
        loop {
            let news = self.0.read_datagram().await.ok()?;
            if news.len() <= MAX_PRESENCE {
                return Some(news);
            }
        }
    }
}

/// What a failed read or write means: closed on purpose, or lost.
pub(crate) fn why(connection: &Connection, error: &dyn std::error::Error) -> LinkError {
    match connection.close_reason() {
        Some(ConnectionError::ApplicationClosed(_) | ConnectionError::LocallyClosed) => LinkError::Closed,
        Some(reason) => LinkError::Lost(reason.to_string()),
        None => LinkError::Lost(error.to_string()),
    }
}
