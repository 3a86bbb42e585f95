//! A device's addresses as bytes: for a ticket, for storage, for other devices to pass on.
//!
//! A version byte, then postcard of key, relays and sockets. Bytes may come from anybody: they are bounded,
//! and what must not be dialled (multicast, unspecified, port 0) is left out.

use std::net::{IpAddr, SocketAddr};

use iroh::{EndpointAddr, EndpointId, RelayUrl, TransportAddr};
use serde::{Deserialize, Serialize};

use crate::{Device, MAX_ADDRESS, NetworkError, config::RelayChoice};

const VERSION: u8 = 1;
const MAX_RELAYS: usize = 2;
const MAX_RELAY_URL: usize = 255;
const MAX_SOCKETS: usize = 32;

#[derive(Serialize, Deserialize)]
struct Wire {
    device: [u8; 32],
    relays: Vec<String>,
    sockets: Vec<SocketAddr>,
}

/// At most [`MAX_ADDRESS`] bytes: what does not fit the limits is left out.
pub(crate) fn encode(address: &EndpointAddr) -> Vec<u8> {
    let wire = Wire {
        device: *address.id.as_bytes(),
        relays: address
            .relay_urls()
            .map(ToString::to_string)
            .filter(|url| url.len() <= MAX_RELAY_URL)
            .take(MAX_RELAYS)
            .collect(),
        sockets: address.ip_addrs().copied().filter(dialable).take(MAX_SOCKETS).collect(),
    };
    // Writing into a vector cannot fail; an empty address is refused by whoever reads it.
    postcard::to_extend(&wire, vec![VERSION]).unwrap_or_default()
}

/// The address of a device of which nothing but its key is known: it is looked for on the local network and, where relays are
/// public, by the name service. Empty for an impossible key.
pub fn address_of_key(device: Device) -> Vec<u8> {
    EndpointId::from_bytes(&device).map(|id| encode(&EndpointAddr::new(id))).unwrap_or_default()
}

/// Reads [`encode`]'s bytes, whoever wrote them.
pub(crate) fn decode(bytes: &[u8]) -> Result<EndpointAddr, NetworkError> {
    if bytes.len() > MAX_ADDRESS {
        return Err(NetworkError::Address("too long"));
    }
    let Some((&VERSION, rest)) = bytes.split_first() else {
        return Err(NetworkError::Address("of another version"));
    };
    let (wire, rest): (Wire, _) = postcard::take_from_bytes(rest).map_err(|_| NetworkError::Address("malformed"))?;
    if !rest.is_empty() {
        return Err(NetworkError::Address("malformed"));
    }
    if wire.relays.len() > MAX_RELAYS || wire.sockets.len() > MAX_SOCKETS {
        return Err(NetworkError::Address("too many entries"));
    }
    let id = EndpointId::from_bytes(&wire.device).map_err(|_| NetworkError::Address("no such key"))?;
    let mut address = EndpointAddr::new(id);
    for url in &wire.relays {
        address.addrs.insert(TransportAddr::Relay(relay_url(url).ok_or(NetworkError::Address("no such relay"))?));
    }
    let sockets = wire.sockets.into_iter().filter(dialable);
    address.addrs.extend(sockets.map(TransportAddr::Ip));
    Ok(address)
}

/// A relay's URL: http or https with a host, nothing else.
pub(crate) fn relay_url(text: &str) -> Option<RelayUrl> {
    if text.len() > MAX_RELAY_URL {
        return None;
    }
    let url: RelayUrl = text.parse().ok()?;
    (matches!(url.scheme(), "https" | "http") && url.has_host()).then_some(url)
}

/// Leaves of an address what this device's relay setting lets it dial.
pub(crate) fn allowed(mut address: EndpointAddr, relay: &RelayChoice) -> EndpointAddr {
    address.addrs.retain(|entry| match (entry, relay) {
        (TransportAddr::Ip(socket), _) => dialable(socket),
        (TransportAddr::Relay(_), RelayChoice::Public) => true,
        (TransportAddr::Relay(url), RelayChoice::Own(own)) => url == own,
        _ => false,
    });
    address
}

/// Whether a socket lies in a local network or on this machine.
pub(crate) fn is_local(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.is_private() || ip.is_loopback() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unicast_link_local() || ip.is_unique_local(),
    }
}

fn dialable(socket: &SocketAddr) -> bool {
    let ip = socket.ip().to_canonical();
    let broadcast = matches!(ip, IpAddr::V4(v4) if v4.is_broadcast());
    socket.port() != 0 && !ip.is_unspecified() && !ip.is_multicast() && !broadcast
}

#[cfg(test)]
mod tests {
    use iroh::SecretKey;

    use super::*;

    fn sample() -> EndpointAddr {
        EndpointAddr::new(SecretKey::from_bytes(&[7; 32]).public())
            .with_ip_addr("192.168.1.20:4433".parse().unwrap())
            .with_ip_addr("[2001:db8::1]:4433".parse().unwrap())
            .with_relay_url("https://relay.example/".parse().unwrap())
    }

    #[test]
    fn an_address_survives_the_journey() {
        assert_eq!(decode(&encode(&sample())).unwrap(), sample());
    }

    #[test]
    fn a_changed_byte_is_an_error_or_a_sound_address_never_a_panic() {
        let bytes = encode(&sample());
        for at in 0..bytes.len() {
            assert!(decode(&bytes[..at]).is_err(), "cut at {at}");
            for bit in 0..8 {
                let mut other = bytes.clone();
                other[at] ^= 1 << bit;
                if let Ok(address) = decode(&other) {
                    assert_eq!(decode(&encode(&address)).unwrap(), address, "byte {at}, bit {bit}");
                }
            }
        }
        let mut longer = bytes;
        longer.push(0);
        assert!(decode(&longer).is_err());
        assert!(decode(&vec![VERSION; MAX_ADDRESS + 1]).is_err());
    }

    #[test]
    fn what_must_not_be_dialled_is_left_out() {
        let id = sample().id;
        let mut address = EndpointAddr::new(id);
        for socket in ["0.0.0.0:1", "224.0.0.1:1", "255.255.255.255:1", "10.0.0.1:0", "[::]:1", "[ff02::1]:1"] {
            address = address.with_ip_addr(socket.parse().unwrap());
        }
        assert_eq!(allowed(address.clone(), &RelayChoice::Public), EndpointAddr::new(id));
        assert_eq!(decode(&encode(&address)).unwrap(), EndpointAddr::new(id));
    }

    #[test]
    fn a_foreign_relay_is_dialled_only_when_relays_are_public() {
        let own: RelayUrl = "https://ours.example/".parse().unwrap();
        assert_eq!(allowed(sample(), &RelayChoice::Public), sample());
        assert_eq!(allowed(sample(), &RelayChoice::None).relay_urls().count(), 0);
        assert_eq!(allowed(sample(), &RelayChoice::Own(own)).relay_urls().count(), 0);
    }

    #[test]
    fn a_relay_is_http_with_a_host() {
        assert!(relay_url("https://relay.example").is_some());
        assert!(relay_url("http://127.0.0.1:3340").is_some());
        for text in ["file:///etc/passwd", "https://", "relay.example", "", "data:x"] {
            assert!(relay_url(text).is_none(), "{text}");
        }
    }
}
