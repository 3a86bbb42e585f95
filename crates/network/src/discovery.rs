//! Seeing devices on the local network (multicast DNS), where the network lets us.

use std::sync::Arc;

use iroh::Endpoint;
use iroh_mdns_address_lookup::{DiscoveryEvent, MdnsAddressLookup};
use n0_future::StreamExt;

use crate::state::Shared;

/// Only devices with this app hear each other.
const SERVICE: &str = "trekker";

/// Announces this device and notes the roster's devices that announce themselves. Without multicast there is
/// simply nothing to see.
pub(crate) async fn discover(shared: Arc<Shared>, endpoint: Endpoint) {
    let built = MdnsAddressLookup::builder().service_name(SERVICE).build(endpoint.id());
    let service = match built {
        Ok(service) => service,
        Err(error) => return tracing::debug!(%error, "no discovery on this network"),
    };
    let mut events = service.subscribe().await;
    match endpoint.address_lookup() {
        Ok(lookup) => lookup.add(service),
        Err(error) => return tracing::debug!(%error, "closed before discovery began"),
    }
    drop(endpoint);
    while let Some(event) = events.next().await {
        match event {
            DiscoveryEvent::Discovered { endpoint_info, .. } => {
                let address = endpoint_info.to_endpoint_addr();
                shared.saw(*address.id.as_bytes(), Some(address));
            }
            DiscoveryEvent::Expired { endpoint_id } => shared.saw(*endpoint_id.as_bytes(), None),
            _ => {}
        }
    }
}
