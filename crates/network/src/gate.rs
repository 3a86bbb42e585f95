//! Who gets through the handshake: the roster for syncing, anybody for one joining question.

use std::sync::Weak;

use iroh::{
    EndpointAddr,
    endpoint::{AfterHandshakeOutcome, BeforeConnectOutcome, Connection, EndpointHooks},
};

use crate::{
    files::FILES,
    state::Shared,
    wire::{Code, JOIN, SYNC},
};

/// Asked by iroh before every connection. Weak, because the endpoint that owns this is itself shared.
#[derive(Debug)]
pub(crate) struct Gate(pub(crate) Weak<Shared>);

impl Gate {
    fn lets_through(&self, device: &[u8; 32], protocol: &[u8]) -> bool {
        let Some(shared) = self.0.upgrade() else {
            return false;
        };
        shared.is_online() && (protocol == JOIN || [SYNC, FILES].contains(&protocol) && shared.is_member(device))
    }
}

impl EndpointHooks for Gate {
    async fn before_connect<'a>(&'a self, remote: &'a EndpointAddr, protocol: &'a [u8]) -> BeforeConnectOutcome {
        if self.lets_through(remote.id.as_bytes(), protocol) {
            BeforeConnectOutcome::Accept
        } else {
            BeforeConnectOutcome::Reject
        }
    }

    async fn after_handshake<'a>(&'a self, connection: &'a Connection) -> AfterHandshakeOutcome {
        if self.lets_through(connection.remote_id().as_bytes(), connection.alpn()) {
            AfterHandshakeOutcome::Accept
        } else {
            let device = connection.remote_id();
            let code = self.0.upgrade().map_or(Code::Offline, |shared| shared.why_not(device.as_bytes()));
            tracing::debug!(device = %device.fmt_short(), ?code, "not let in");
            AfterHandshakeOutcome::Reject { error_code: (code as u32).into(), reason: code.reason().into_bytes() }
        }
    }
}
