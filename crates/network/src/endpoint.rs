//! iroh's endpoint, set up our way.

use std::{error::Error, io, net::SocketAddr, sync::Arc, time::Duration};

use iroh::{
    Endpoint, RelayMode,
    endpoint::{Builder, IdleTimeout, PortmapperConfig, QuicTransportConfig, presets},
};

use crate::{
    NetworkError,
    config::{RelayChoice, Timing, stays_on_this_computer},
    files::FILES,
    gate::Gate,
    state::Shared,
    wire::{JOIN, SYNC},
};

/// What one stream may have on its way, in bytes: fills an 80 Mbit/s path of 100 ms.
///
/// Not more: noq (like quinn, its issue 2809) keeps each unread packet's data as a chunk of its own and kills
/// the connection beyond 1024 of them, so that with 4 MiB a reader that pauses loses its link.
const WINDOW: u32 = 1 << 20;
/// Presence that waits to be read or sent, in bytes.
const PRESENCE_BUFFER: usize = 64 << 10;

/// Opens the sockets; on those of last time if they are still free, so that others find us again. Does not
/// wait for any network.
pub(crate) async fn open(shared: &Arc<Shared>, last: &[SocketAddr]) -> Result<Endpoint, NetworkError> {
    if !last.is_empty() {
        match bind(shared, last).await {
            Ok(endpoint) => return Ok(endpoint),
            Err(error) => tracing::debug!(%error, "the sockets of last time are taken"),
        }
    }
    bind(shared, shared.setup.bind.as_slice()).await
}

async fn bind(shared: &Arc<Shared>, sockets: &[SocketAddr]) -> Result<Endpoint, NetworkError> {
    let setup = &shared.setup;
    let mut builder = match &setup.relay {
        // `N0DisableRelay` would still publish addresses.
        RelayChoice::None => Builder::new(presets::Minimal).relay_mode(RelayMode::Disabled),
        RelayChoice::Public => Builder::new(presets::N0),
        RelayChoice::Own(url) => Builder::new(presets::Minimal).relay_mode(RelayMode::custom([url.clone()])),
    };
    if !setup.sockets {
        builder = builder.clear_ip_transports();
    } else if !sockets.is_empty() {
        builder = builder.clear_ip_transports();
        for socket in sockets {
            builder = builder.bind_addr(*socket).map_err(|error| cannot_bind(&error))?;
        }
    }
    if stays_on_this_computer(setup.bind) {
        builder = builder.portmapper_config(PortmapperConfig::Disabled);
    }
    builder
        .secret_key(setup.key.clone())
        .alpns(vec![SYNC.to_vec(), JOIN.to_vec(), FILES.to_vec()])
        .transport_config(transport(&setup.timing))
        .hooks(Gate(Arc::downgrade(shared)))
        .bind()
        .await
        .map_err(|error| cannot_bind(&error))
}

/// In our words: those of the library are for whoever works on it.
fn cannot_bind(error: &(dyn Error + 'static)) -> NetworkError {
    tracing::debug!(?error, "no socket");
    let mut cause = Some(error);
    while let Some(error) = cause {
        match error.downcast_ref::<io::Error>().map(io::Error::kind) {
            Some(io::ErrorKind::AddrInUse) => return NetworkError::Bind("another program uses this port"),
            Some(io::ErrorKind::AddrNotAvailable) => return NetworkError::Bind("this computer has no such address"),
            Some(io::ErrorKind::PermissionDenied) => return NetworkError::Bind("the system does not allow it"),
            _ => cause = error.source(),
        }
    }
    NetworkError::Bind("the system refuses it")
}

fn transport(timing: &Timing) -> QuicTransportConfig {
    QuicTransportConfig::builder()
        .max_idle_timeout(Some(idle(timing.idle)))
        .keep_alive_interval(timing.keep_alive)
        .default_path_max_idle_timeout(timing.path_idle)
        .default_path_keep_alive_interval(timing.keep_alive)
        .max_concurrent_bidi_streams(1u32.into())
        .max_concurrent_uni_streams(0u32.into())
        .stream_receive_window(WINDOW.into())
        .receive_window(WINDOW.into())
        .send_window(u64::from(WINDOW))
        .datagram_receive_buffer_size(Some(PRESENCE_BUFFER))
        .datagram_send_buffer_size(PRESENCE_BUFFER)
        .build()
}

fn idle(time: Duration) -> IdleTimeout {
    let millis = u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
    iroh::endpoint::VarInt::from_u32(millis).into()
}
