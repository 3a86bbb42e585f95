//! Messages out of a stream of bytes: a length (four bytes, little endian), then that many bytes.
//!
//! Memory grows with what arrived, never with what a length promises.

use bytes::{Buf, BufMut, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt};

use crate::{LinkError, MAX_MESSAGE};

/// Length of a message's head in bytes.
pub(crate) const HEAD: usize = 4;
/// How many bytes are asked of the stream in one go.
const STEP: usize = 32 << 10;

/// The head of a message, or an error if it is too long to be sent.
pub(crate) fn head(message: &[u8]) -> Result<[u8; HEAD], LinkError> {
    let too_large = LinkError::TooLarge { len: message.len(), most: MAX_MESSAGE };
    if message.len() > MAX_MESSAGE {
        return Err(too_large);
    }
    u32::try_from(message.len()).map(u32::to_le_bytes).map_err(|_| too_large)
}

/// Puts messages together. Dropping a future of [`Frames::fill`] loses nothing.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    /// Arrived and not looked at.
    inbox: BytesMut,
    /// The message whose head was read.
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    message: Vec<u8>,
    missing: usize,
}

impl Frames {
    /// The next whole message of what has arrived.
    ///
    /// # Errors
    /// [`LinkError::TooLarge`] as soon as a head promises too much.
    pub(crate) fn next_message(&mut self) -> Result<Option<Vec<u8>>, LinkError> {
        if self.open.is_none() {
            let Some((head, _)) = self.inbox.split_first_chunk::<HEAD>() else {
                return Ok(None);
            };
            let len = usize::try_from(u32::from_le_bytes(*head)).unwrap_or(usize::MAX);
            if len > MAX_MESSAGE {
                return Err(LinkError::TooLarge { len, most: MAX_MESSAGE });
            }
            self.inbox.advance(HEAD);
            self.open = Some(Open { message: Vec::new(), missing: len });
        }
        if let Some(open) = &mut self.open {
            let here = open.missing.min(self.inbox.len());
            open.message.extend_from_slice(&self.inbox[..here]);
            open.missing -= here;
            self.inbox.advance(here);
        }
        Ok(self.open.take_if(|open| open.missing == 0).map(|open| open.message))
    }

    /// Takes in what the stream has, at most [`STEP`] bytes or so; 0 means that it ended.
    pub(crate) async fn fill(&mut self, stream: &mut (impl AsyncRead + Unpin)) -> std::io::Result<usize> {
        match &mut self.open {
            Some(open) if self.inbox.is_empty() && open.missing > 0 => {
                open.message.reserve(open.missing.min(STEP));
                let read = stream.read_buf(&mut (&mut open.message).limit(open.missing)).await?;
                open.missing -= read;
                Ok(read)
            }
            _ => {
                self.inbox.reserve(STEP);
                stream.read_buf(&mut self.inbox).await
            }
        }
    }

    /// Whether the stream may end here.
    pub(crate) fn is_between_messages(&self) -> bool {
        self.open.is_none() && self.inbox.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out one byte, then two, then three, … so that every cut is met.
    struct Dribble<'a>(&'a [u8], usize);

    impl AsyncRead for Dribble<'_> {
        fn poll_read(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
            buffer: &mut tokio::io::ReadBuf<'_>,
        ) -> std::task::Poll<std::io::Result<()>> {
            let count = (self.1 % 7 + 1).min(self.0.len()).min(buffer.remaining());
            let (now, later) = self.0.split_at(count);
            buffer.put_slice(now);
            self.0 = later;
            self.1 += 1;
            std::task::Poll::Ready(Ok(()))
        }
    }

    async fn all(mut stream: impl AsyncRead + Unpin) -> (Vec<Vec<u8>>, Result<bool, LinkError>) {
        let (mut frames, mut messages) = (Frames::default(), Vec::new());
        loop {
            match frames.next_message() {
                Ok(Some(message)) => messages.push(message),
                Err(error) => return (messages, Err(error)),
                Ok(None) => {
                    if frames.fill(&mut stream).await.unwrap() == 0 {
                        return (messages, Ok(frames.is_between_messages()));
                    }
                }
            }
        }
    }

    fn stream_of(messages: &[Vec<u8>]) -> Vec<u8> {
        messages.iter().flat_map(|m| [&head(m).unwrap()[..], m].concat()).collect()
    }

    #[tokio::test]
    async fn messages_come_out_as_they_went_in_however_the_stream_is_cut() {
        let sizes = [0, 1, 3, 4, 5, 100, STEP - 4, STEP, STEP + 1, MAX_MESSAGE, 0, 7];
        let messages: Vec<_> = sizes.iter().map(|&size| vec![size as u8; size]).collect();
        let bytes = stream_of(&messages);
        for start in 0..3 {
            assert!(all(Dribble(&bytes, start)).await == (messages.clone(), Ok(true)));
        }
        assert!(all(&bytes[..]).await == (messages, Ok(true)));
    }

    #[tokio::test]
    async fn a_stream_that_ends_within_a_message_is_seen() {
        let bytes = stream_of(&[vec![1; 10], vec![2; 10]]);
        for end in 0..bytes.len() {
            assert_eq!(all(&bytes[..end]).await.1, Ok(end == 0 || end == 14), "{end}");
        }
    }

    #[tokio::test]
    async fn a_promise_of_too_much_is_refused_and_no_memory_is_taken_for_it() {
        let len = MAX_MESSAGE + 1;
        let bytes = (len as u32).to_le_bytes();
        assert_eq!(all(&bytes[..]).await.1, Err(LinkError::TooLarge { len, most: MAX_MESSAGE }));
        assert!(head(&vec![0; len]).is_err());

        let mut frames = Frames::default();
        frames.inbox.extend_from_slice(&(MAX_MESSAGE as u32).to_le_bytes());
        assert_eq!(frames.next_message(), Ok(None));
        assert_eq!(frames.open.as_ref().unwrap().message.capacity(), 0);
        frames.fill(&mut &[0u8; 10][..]).await.unwrap();
        assert!(frames.open.as_ref().unwrap().message.capacity() <= 2 * STEP);
    }
}
