//! One bounded question and one bounded answer between devices that need not know each other.

use std::sync::Arc;

use iroh::{
    Endpoint, EndpointAddr,
    endpoint::{Connection, ConnectionError, ReadToEndError},
};
use tokio::{
    sync::{Semaphore, oneshot},
    time::timeout,
};

use crate::{
    Event, MAX_QUESTION, NetworkError,
    state::Shared,
    wire::{Code, JOIN},
};

/// Asks; the whole conversation within [`crate::config::Timing::ask`].
pub(crate) async fn ask(
    shared: &Shared,
    endpoint: Endpoint,
    address: EndpointAddr,
    question: &[u8],
) -> Result<Vec<u8>, NetworkError> {
    if question.len() > MAX_QUESTION {
        return Err(NetworkError::TooLarge);
    }
    let connect = async {
        endpoint.connect(address, JOIN).await.map_err(|error| {
            tracing::debug!(%error, "nobody to ask");
            NetworkError::Unreachable
        })
    };
    let conversation = async {
        let connection = connect.await?;
        // Whichever way this ends, also by the timeout, the connection closes with it.
        let connection = Scoped(connection);
        let answer = converse(&connection.0, question).await;
        answer.map_err(|error| refused(&connection.0).unwrap_or(error))
    };
    timeout(shared.setup.timing.ask, conversation).await.unwrap_or(Err(NetworkError::TimedOut))
}

async fn converse(connection: &Connection, question: &[u8]) -> Result<Vec<u8>, NetworkError> {
    let (mut send, mut receive) = connection.open_bi().await.map_err(|_| NetworkError::NoAnswer)?;
    send.write_all(question).await.map_err(|_| NetworkError::NoAnswer)?;
    send.finish().map_err(|_| NetworkError::NoAnswer)?;
    receive.read_to_end(MAX_QUESTION).await.map_err(|error| match error {
        ReadToEndError::TooLong => NetworkError::TooLarge,
        ReadToEndError::Read(_) => NetworkError::NoAnswer,
    })
}

/// What the other side said when it closed.
fn refused(connection: &Connection) -> Option<NetworkError> {
    let Some(ConnectionError::ApplicationClosed(close)) = connection.close_reason() else {
        return None;
    };
    let code = close.error_code.into_inner();
    if code == Code::Busy as u64 {
        Some(NetworkError::Busy)
    } else if code == Code::TooLarge as u64 {
        Some(NetworkError::TooLarge)
    } else {
        None
    }
}

/// Answers the question on a connection from anybody.
pub(crate) async fn answer(shared: Arc<Shared>, connection: Connection, places: Arc<Semaphore>) {
    let Ok(_place) = places.try_acquire() else {
        return Code::Busy.close(&connection);
    };
    if !shared.may_ask() {
        return Code::Busy.close(&connection);
    }
    let code = match timeout(shared.setup.timing.answer, reply(&shared, &connection)).await {
        Ok(Ok(())) => Code::Done,
        Ok(Err(code)) => code,
        Err(_) => Code::NoAnswer,
    };
    tracing::debug!(device = %connection.remote_id().fmt_short(), ?code, "asked");
    code.close(&connection);
}

async fn reply(shared: &Shared, connection: &Connection) -> Result<(), Code> {
    let (mut send, mut receive) = connection.accept_bi().await.map_err(|_| Code::Protocol)?;
    let question = receive.read_to_end(MAX_QUESTION).await.map_err(|error| match error {
        ReadToEndError::TooLong => Code::TooLarge,
        ReadToEndError::Read(_) => Code::Protocol,
    })?;
    let device = *connection.remote_id().as_bytes();
    let (answer, answered) = oneshot::channel();
    shared.tell(Event::Asked { device, question, answer }).await;
    let answer = tokio::select! {
        answer = answered => answer.map_err(|_| Code::NoAnswer)?,
        _ = connection.closed() => return Err(Code::Done),
    };
    if answer.len() > MAX_QUESTION {
        return Err(Code::NoAnswer);
    }
    send.write_all(&answer).await.map_err(|_| Code::Protocol)?;
    send.finish().map_err(|_| Code::Protocol)?;
    // Whoever asked closes when the answer has arrived.
    connection.closed().await;
    Ok(())
}

/// Closes the connection at the end of a scope.
struct Scoped(Connection);

impl Drop for Scoped {
    fn drop(&mut self) {
        Code::Done.close(&self.0);
    }
}
