//! Reads a link's stream as soon as something arrives, up to a budget, so that a reader may pause.
//!
//! noq keeps each unread packet's data as a chunk of its own and kills the connection beyond 1024 of them
//! (quinn's issue 2809): some two thousand small messages that nobody reads would cost the link. Here they
//! wait as whole messages; when the budget is spent, QUIC's flow control slows the sender.

use std::sync::Arc;

use iroh::endpoint::{Connection, RecvStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

use crate::{LinkError, frames::Frames, link::why};

/// Bytes of whole messages that may wait for the reader: room for the largest, and for the next.
const BUDGET: u32 = 2 << 20;
/// What one waiting message costs beside its bytes.
const COST: usize = 64;

/// A waiting message and its share of the budget, or how the stream ended.
type Item = Result<(Vec<u8>, OwnedSemaphorePermit), LinkError>;

#[derive(Debug)]
pub(crate) struct Inbox(mpsc::Receiver<Item>);

impl Inbox {
    /// Starts reading; ends with the connection, or when the inbox is dropped and the next message comes.
    pub(crate) fn new(connection: Connection, stream: RecvStream) -> Self {
        // The budget fits no more messages than this, so the channel itself never makes anybody wait.
        let (put, take) = mpsc::channel(BUDGET as usize / COST + 1);
        tokio::spawn(async move {
            let ended = read(&connection, stream, &put).await;
            // Nobody is left to hear it when the inbox was dropped.
            put.send(Err(ended)).await.ok();
        });
        Self(take)
    }

    /// The next message, or how the stream ended; `None` after that.
    pub(crate) async fn next(&mut self) -> Option<Result<Vec<u8>, LinkError>> {
        Some(self.0.recv().await?.map(|(message, _share)| message))
    }
}

async fn read(connection: &Connection, mut stream: RecvStream, put: &mpsc::Sender<Item>) -> LinkError {
    let budget = Arc::new(Semaphore::new(BUDGET as usize));
    let mut frames = Frames::default();
    loop {
        match frames.next_message() {
            Ok(Some(message)) => {
                let cost = u32::try_from(message.len() + COST).unwrap_or(BUDGET);
                let Ok(share) = budget.clone().acquire_many_owned(cost).await else {
                    return LinkError::Closed;
                };
                if put.send(Ok((message, share))).await.is_err() {
                    return LinkError::Closed;
                }
                continue;
            }
            Ok(None) => {}
            Err(error) => return error,
        }
        let ended = match frames.fill(&mut stream).await {
            Ok(0) => LinkError::Closed,
            Ok(_) => continue,
            Err(error) => why(connection, &error),
        };
        return match ended {
            LinkError::Closed if !frames.is_between_messages() => LinkError::Truncated,
            ended => ended,
        };
    }
}
