//! Messages and presence, well and badly behaved.

use super::*;
use crate::{LinkError, MAX_MESSAGE, MAX_PRESENCE};

#[tokio::test]
async fn messages_of_all_sizes_arrive_whole_and_in_order() {
    let ((_one, mut link), (_two, mut other)) = pair(20).await;
    let sizes = [0, 1, 1000, 16 << 10, (16 << 10) + 1, MAX_MESSAGE, 3];
    let sending = async {
        for size in sizes {
            link.outgoing.send(&vec![size as u8; size]).await.unwrap();
        }
    };
    let receiving = async {
        for size in sizes {
            assert!(other.incoming.receive().await.unwrap().unwrap() == vec![size as u8; size]);
        }
    };
    timeout(LONG, async { tokio::join!(sending, receiving) }).await.unwrap();
}

#[tokio::test]
async fn too_large_a_message_is_not_sent_and_the_link_stays() {
    let ((_one, mut link), (_two, mut other)) = pair(21).await;
    let len = MAX_MESSAGE + 1;
    assert_eq!(link.outgoing.send(&vec![0; len]).await, Err(LinkError::TooLarge { len, most: MAX_MESSAGE }));
    let len = MAX_PRESENCE + 1;
    assert_eq!(link.presence.send(&vec![0; len]), Err(LinkError::TooLarge { len, most: MAX_PRESENCE }));
    assert_talking(&mut link, &mut other).await;
}

#[tokio::test]
async fn a_promise_of_too_large_a_message_closes_the_link() {
    let [small, large] = keys(22);
    let (mut node, liar) = (Node::start(small).await, raw(large).await);
    let (mut link, connection, mut send, _receive) = raw_link(&liar, &mut node).await;
    send.write_all(&u32::MAX.to_le_bytes()).await.unwrap();
    let len = u32::MAX as usize;
    assert_eq!(link.incoming.receive().await, Err(LinkError::TooLarge { len, most: MAX_MESSAGE }));
    assert_closed(&connection, Code::TooLarge).await;
    assert_eq!(node.closed().await, (public(large), link.id));
    liar.close().await;
}

#[tokio::test]
async fn a_truncated_message_is_an_error_and_closes_the_link() {
    let [small, large] = keys(23);
    let (mut node, liar) = (Node::start(small).await, raw(large).await);
    let (mut link, connection, mut send, _receive) = raw_link(&liar, &mut node).await;
    send.write_all(&[3, 0, 0, 0, b'o', b'n', b'e', 10, 0, 0, 0, b't', b'w', b'o']).await.unwrap();
    send.finish().unwrap();
    assert_eq!(link.incoming.receive().await, Ok(Some(b"one".to_vec())));
    assert_eq!(link.incoming.receive().await, Err(LinkError::Truncated));
    assert_closed(&connection, Code::Protocol).await;
    node.closed().await;
    liar.close().await;
}

#[tokio::test]
async fn a_second_stream_is_never_granted() {
    let [small, large] = keys(24);
    let (mut node, greedy) = (Node::start(small).await, raw(large).await);
    let (mut link, connection, mut send, _receive) = raw_link(&greedy, &mut node).await;
    let uni = connection.open_uni();
    tokio::select! {
        _ = uni => panic!("a stream too many"),
        answer = async {
            send.write_all(&[1, 0, 0, 0, 7]).await.unwrap();
            link.incoming.receive().await
        } => assert_eq!(answer, Ok(Some(vec![7]))),
    }
    greedy.close().await;
}

#[tokio::test]
async fn a_wrong_hello_makes_no_link() {
    let [small, large] = keys(25);
    let (mut node, liar) = (Node::start(small).await, raw(large).await);
    node.admit(&[public(large)]);
    let connection = dial(&liar, &node, SYNC).await;
    let (mut send, _receive) = connection.accept_bi().await.unwrap();
    send.write_all(&[HELLO + 1]).await.unwrap();
    assert_closed(&connection, Code::Protocol).await;
    // The next one is honest, and the first link the node hears of.
    let (link, ..) = raw_link(&liar, &mut node).await;
    assert_eq!(link.device, public(large));
    liar.close().await;
}

#[tokio::test]
async fn presence_passes_bulk_that_nobody_reads() {
    let ((_one, mut link), (_two, other)) = pair(26).await;
    let presence = link.presence.clone();
    let bulk = async {
        loop {
            link.outgoing.send(&vec![0; MAX_MESSAGE]).await.unwrap();
        }
    };
    let news = async {
        // Datagrams may get lost; one of some gets through.
        let mut number = 0u8;
        loop {
            presence.send(&[number; MAX_PRESENCE]).unwrap();
            number = number.wrapping_add(1);
            if let Ok(Some(heard)) = timeout(Duration::from_millis(50), other.presence.receive()).await {
                return heard;
            }
        }
    };
    let heard = tokio::select! {
        () = bulk => unreachable!("nobody reads, so sending cannot come to an end"),
        heard = timeout(LONG, news) => heard.unwrap(),
    };
    assert_eq!(heard.len(), MAX_PRESENCE);
}

#[tokio::test]
async fn a_reader_that_pauses_keeps_its_link_however_small_the_messages() {
    let ((_one, mut link), (_two, mut other)) = pair(29).await;
    for number in 0..5000u16 {
        link.outgoing.send(&number.to_le_bytes().repeat(50)).await.unwrap();
        // Its acknowledgement in the shape of news: so each leaves in a packet of its own.
        link.presence.send(&[1]).unwrap();
        assert!(timeout(LONG, other.presence.receive()).await.unwrap().is_some());
    }
    for number in 0..5000u16 {
        let heard = timeout(LONG, other.incoming.receive()).await.unwrap();
        assert_eq!(heard, Ok(Some(number.to_le_bytes().repeat(50))));
    }
}

#[tokio::test]
async fn a_send_that_was_dropped_half_way_ends_the_link_and_garbles_nothing() {
    let ((_one, mut link), (_two, mut other)) = pair(27).await;
    // Nobody reads, so at some point a send waits, half of its message written.
    while let Ok(sent) = timeout(Duration::from_millis(200), link.outgoing.send(&vec![1; MAX_MESSAGE])).await {
        sent.unwrap();
    }
    assert_eq!(link.outgoing.send(b"next").await, Err(LinkError::Interrupted));
    loop {
        match other.incoming.receive().await {
            Ok(Some(message)) => assert!(message == vec![1; MAX_MESSAGE]),
            ended => return assert!(ended.is_err() || ended == Ok(None)),
        }
    }
}

#[tokio::test]
async fn dropping_a_half_closes_the_link_and_a_new_one_opens() {
    let ((mut one, link), (mut two, other)) = pair(28).await;
    let (id, device) = (link.id, link.device);
    drop(link.incoming);
    assert_eq!(one.closed().await, (device, id));
    assert_eq!(two.closed().await.1, other.id);
    let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
    assert_talking(&mut link, &mut other).await;
}
