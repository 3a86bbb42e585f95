//! Who gets in, who does not, and who is shown out.

use super::*;
use crate::{LinkError, NetworkError};

#[tokio::test]
async fn an_unknown_key_is_refused_at_the_handshake_and_a_known_one_still_gets_in() {
    let ([small, large], stranger) = (keys(1), raw([66; 32]).await);
    let (mut node, member) = (Node::start(small).await, raw(large).await);
    for _ in 0..5 {
        let connection = dial(&stranger, &node, SYNC).await;
        assert_closed(&connection, Code::Unknown).await;
        assert!(connection.accept_bi().await.is_err());
    }
    // The first link the node ever hears of is the member's.
    let (link, ..) = raw_link(&member, &mut node).await;
    assert_eq!(link.device, public(large));
    tokio::join!(stranger.close(), member.close());
}

#[tokio::test]
async fn a_protocol_nobody_speaks_is_refused() {
    let (node, stranger) = (Node::start(keys(2)[0]).await, raw([66; 32]).await);
    let address = address::decode(&node.address).unwrap();
    assert!(stranger.connect(address, b"something/else").await.is_err());
    stranger.close().await;
}

#[tokio::test]
async fn a_removed_device_is_cut_at_once_and_gets_in_again_only_when_back_on_the_roster() {
    let ((mut one, link), (mut two, mut other)) = pair(3).await;
    one.forget_all();
    assert_eq!(one.closed().await, (two.id(), link.id));
    assert_eq!(two.closed().await, (one.id(), other.id));
    assert_eq!(other.incoming.receive().await, Ok(None));
    assert_eq!(other.outgoing.send(b"still there?").await, Err(LinkError::Closed));
    assert_eq!(other.presence.send(b"still there?"), Err(LinkError::Closed));

    one.admit(&[two.id()]);
    let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
    assert_talking(&mut link, &mut other).await;
}

#[tokio::test]
async fn nothing_can_be_sent_to_a_device_from_the_moment_it_is_removed() {
    let ((one, mut link), (_two, _other)) = pair(4).await;
    one.forget_all();
    // No await in between: the removal itself closed the connection.
    assert_eq!(link.presence.send(b"psst"), Err(LinkError::Closed));
    assert_eq!(link.outgoing.send(b"psst").await, Err(LinkError::Closed));
}

#[tokio::test]
async fn garbage_addresses_and_those_of_others_are_refused() {
    let node = Node::start(keys(5)[0]).await;
    let device = public([9; 32]);
    for bytes in [&[][..], &[0], &[1], &[1; 40], &[0xff; 3000], b"{\"id\":\"\"}"] {
        let learnt = node.network.learn_address(device, bytes);
        assert!(matches!(learnt, Err(NetworkError::Address(_))), "{learnt:?}");
        let asked = node.network.ask(bytes, vec![1]).await;
        assert!(matches!(asked, Err(NetworkError::Address(_))), "{asked:?}");
    }
    let learnt = node.network.learn_address(device, &node.address);
    assert!(matches!(learnt, Err(NetworkError::OtherDevice)), "{learnt:?}");
}

#[tokio::test]
async fn a_full_memory_forgets_strangers_for_the_sake_of_others() {
    let node = Node::start(keys(6)[0]).await;
    for number in 0..(crate::wire::MAX_KNOWN as u16 + 10) {
        let mut key = [3; 32];
        key[..2].copy_from_slice(&number.to_le_bytes());
        let device = SecretKey::from_bytes(&key).public();
        let bytes = address::encode(&iroh::EndpointAddr::new(device));
        node.network.learn_address(*device.as_bytes(), &bytes).unwrap();
    }
}

#[tokio::test]
async fn a_relay_that_is_no_url_is_an_error_and_missing_multicast_is_none() {
    let (tell, _events) = mpsc::channel(1);
    let wrong = Config { relay: Relay::Own("not a url".into()), ..config([1; 32]) };
    assert!(matches!(Network::start(wrong, tell.clone()).await, Err(NetworkError::Relay(_))));

    let network = Network::start(Config { local_discovery: true, ..config([1; 32]) }, tell).await.unwrap();
    network.network_changed();
    timeout(LONG, network.stop()).await.unwrap();
}
