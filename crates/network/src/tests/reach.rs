//! Finding each other again: at once, after a pause, after a restart, after a crash.

use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_both_dial_at_once_both_keep_the_same_connection() {
    let [small, large] = keys(60);
    let (mut one, mut two) = (Node::start(small).await, Node::start(large).await);
    for _ in 0..50 {
        one.meet(&two);
        // The first link each side hears of is the same one, or nothing would be heard on it.
        let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
        assert_talking(&mut link, &mut other).await;
        one.forget_all();
        two.forget_all();
        assert_eq!(one.closed().await.1, link.id);
        assert_eq!(two.closed().await.1, other.id);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_connections_at_once_exactly_one_becomes_the_link() {
    let [small, large] = keys(61);
    // However slowly they come, all of them are 'at once'.
    let mut setup = Setup::new(&config(small), quick()).unwrap();
    setup.timing.young = LONG;
    let (mut node, crowd) = (Node::start_with(setup).await, raw(large).await);
    node.admit(&[public(large)]);
    let mut lives = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (crowd, address) = (crowd.clone(), address::decode(&node.address).unwrap());
        lives.spawn(async move {
            let connection = crowd.connect(address, SYNC).await.ok()?;
            let (mut send, mut receive) = connection.accept_bi().await.ok()?;
            receive.read_exact(&mut [0]).await.ok()?;
            send.write_all(&[HELLO]).await.ok()?;
            Some((connection, send, receive))
        });
    }
    let mut link = node.opened().await;
    let mut kept: Vec<_> = lives.join_all().await.into_iter().flatten().collect();
    assert_eq!(kept.len(), 1);
    kept[0].1.write_all(&[1, 0, 0, 0, 7]).await.unwrap();
    assert_eq!(link.incoming.receive().await, Ok(Some(vec![7])));
    crowd.close().await;
}

/// Somebody who is on the roster and off, where nothing answers.
fn is_away(node: &Node, seed: u8, silent: &std::net::UdpSocket) -> Device {
    let device = public([seed; 32]);
    let id = iroh::EndpointId::from_bytes(&device).unwrap();
    let address = iroh::EndpointAddr::new(id).with_ip_addr(silent.local_addr().unwrap());
    node.network.learn_address(device, &address::encode(&address)).unwrap();
    device
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_on_is_reached_soon_among_many_that_are_off() {
    let [small, large] = keys(63);
    let silent = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let mut setup = Setup::new(&config(small), quick()).unwrap();
    (setup.timing.dial, setup.timing.first_dial, setup.dials) = (LONG, Duration::from_millis(100), 1);
    let (mut one, mut two) = (Node::start_with(setup).await, Node::start(large).await);
    one.network.learn_address(two.id(), &two.address).unwrap();
    let mut all: Vec<Device> = (100..120).map(|seed| is_away(&one, seed, &silent)).collect();
    all.push(two.id());
    // It has not heard where the other one is, so that this one has to reach for it.
    two.admit(&[one.id()]);
    one.admit(&all);
    let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
    assert_talking(&mut link, &mut other).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn as_many_links_as_there_are_devices_though_few_are_dialled_at_once() {
    let [small, large] = keys(64);
    let mut setup = Setup::new(&config(small), quick()).unwrap();
    setup.dials = 1;
    let mut one = Node::start_with(setup).await;
    let (two, three) = (Node::start(large).await, Node::start([77; 32]).await);
    for other in [&two, &three] {
        one.network.learn_address(other.id(), &other.address).unwrap();
        other.admit(&[one.id()]);
    }
    one.admit(&[two.id(), three.id()]);
    // The first one stays while the second is dialled.
    let (first, second) = (one.opened().await, one.opened().await);
    let linked = [first.device, second.device];
    assert!(linked.contains(&two.id()) && linked.contains(&three.id()));
}

#[tokio::test]
async fn a_device_that_waits_to_be_picked_lets_only_some_connections_wait() {
    let [small, large] = keys(62);
    let (node, decider) = (Node::start(large).await, raw(small).await);
    node.admit(&[public(small)]);
    let mut waiting = Vec::new();
    for _ in 0..crate::wire::MAX_WAITING {
        waiting.push(dial(&decider, &node, SYNC).await);
    }
    assert_closed(&dial(&decider, &node, SYNC).await, Code::Busy).await;
    decider.close().await;
}

#[tokio::test]
async fn going_offline_closes_everything_and_coming_back_reconnects() {
    let ((mut one, link), (mut two, other)) = pair(63).await;
    for (wait_until_seen, (mut id, mut other_id)) in [(true, (link.id, other.id)), (false, (0, 0))] {
        one.network.set_offline(true);
        if !wait_until_seen {
            // Off and on again at once still goes through a silence.
            one.network.set_offline(false);
        }
        let ended = (one.closed().await.1, two.closed().await.1);
        if id == 0 {
            (id, other_id) = ended;
        }
        assert_eq!(ended, (id, other_id));
        one.network.set_offline(false);
        let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
        assert_talking(&mut link, &mut other).await;
        // Kept: dropping them would close the link.
        std::mem::forget((link, other));
    }
}

#[tokio::test]
async fn an_offline_device_cannot_be_reached() {
    let [small, large] = keys(64);
    let (mut one, mut two) = (Node::start(small).await, Node::start(large).await);
    one.network.set_offline(true);
    one.meet(&two);
    let asked = timeout(LONG, two.network.ask(&one.address, vec![1])).await.unwrap();
    assert!(asked.is_err(), "{asked:?}");
    one.network.set_offline(false);
    let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
    assert_talking(&mut link, &mut other).await;
}

#[tokio::test]
async fn an_address_learnt_later_is_dialled() {
    let [small, large] = keys(65);
    let (mut one, mut two) = (Node::start(small).await, Node::start(large).await);
    one.admit(&[two.id()]);
    two.admit(&[one.id()]);
    one.network.learn_address(two.id(), &two.address).unwrap();
    let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
    assert_talking(&mut link, &mut other).await;
}

#[tokio::test]
async fn a_wrong_address_does_not_hold_up_the_right_one() {
    let [small, large] = keys(66);
    let (mut one, mut two) = (Node::start(small).await, Node::start(large).await);
    two.admit(&[one.id()]);
    // Somebody else lives there, and cannot prove the key.
    let other = Node::start([67; 32]).await;
    let there = address::decode(&other.address).unwrap();
    let wrong = iroh::EndpointAddr::from_parts(iroh::EndpointId::from_bytes(&two.id()).unwrap(), there.addrs);
    one.network.learn_address(two.id(), &address::encode(&wrong)).unwrap();
    one.admit(&[two.id()]);
    one.network.learn_address(two.id(), &two.address).unwrap();
    let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
    assert_talking(&mut link, &mut other).await;
}

#[tokio::test]
async fn a_restarted_device_is_linked_again() {
    for restarts_decider in [true, false] {
        let ((one, _link), (two, _other)) = pair(68).await;
        let (gone, mut stays) = if restarts_decider { (one, two) } else { (two, one) };
        let key = keys(68)[usize::from(!restarts_decider)];
        timeout(LONG, gone.network.stop()).await.unwrap();
        stays.closed().await;
        let mut back = Node::start(key).await;
        back.network.learn_address(stays.id(), &stays.address).unwrap();
        back.admit(&[stays.id()]);
        let (mut link, mut other) = tokio::join!(back.opened(), stays.opened());
        assert_talking(&mut link, &mut other).await;
    }
}

/// A device in a runtime of its own, so that it can die without a word.
fn mortal(key: [u8; 32], friend: Device, address: Vec<u8>) -> (tokio::runtime::Runtime, Vec<u8>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    runtime.spawn(async move {
        let mut node = Node::start(key).await;
        node.network.learn_address(friend, &address).unwrap();
        node.admit(&[friend]);
        tell.send(node.address.clone()).unwrap();
        let _link = node.opened().await;
        std::future::pending::<()>().await;
    });
    let address = told.recv_timeout(LONG).unwrap();
    (runtime, address)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_vanished_is_noticed_and_is_linked_again_when_it_is_back() {
    for dies_decider in [true, false] {
        for comes_back_unnoticed in [false, true] {
            let [small, large] = keys(69);
            let (dies, stays) = if dies_decider { (small, large) } else { (large, small) };
            let mut stays = Node::start(stays).await;
            stays.admit(&[public(dies)]);
            let (runtime, _) = mortal(dies, stays.id(), stays.address.clone());
            let link = stays.opened().await;
            runtime.shutdown_background();
            if !comes_back_unnoticed {
                let silent = std::time::Instant::now();
                assert_eq!(stays.closed().await.1, link.id);
                assert!(silent.elapsed() < quick().idle * 2, "{:?}", silent.elapsed());
            }
            let mut back = Node::start(dies).await;
            back.network.learn_address(stays.id(), &stays.address).unwrap();
            back.admit(&[stays.id()]);
            if comes_back_unnoticed {
                assert_eq!(stays.closed().await.1, link.id);
            }
            let (mut link, mut other) = tokio::join!(back.opened(), stays.opened());
            assert_talking(&mut link, &mut other).await;
        }
    }
}

#[test]
fn a_device_that_vanished_is_noticed_within_fifteen_seconds() {
    assert!(Timing::default().idle <= Duration::from_secs(15));
    assert!(Timing::default().keep_alive * 2 < Timing::default().idle);
}

#[tokio::test]
async fn a_busy_owner_does_not_keep_the_network_from_stopping() {
    let [small, large] = keys(70);
    let (tell, mut events) = mpsc::channel(1);
    let network = Network::start_with(Setup::new(&config(small), quick()).unwrap(), tell).await.unwrap();
    let Some(Event::MyAddress(address)) = events.recv().await else { panic!("no address") };
    let friend = Node::start(large).await;
    friend.network.learn_address(network.id(), &address).unwrap();
    friend.admit(&[network.id()]);
    network.set_roster([friend.id()].into(), [].into());
    // Nobody takes events any more, and still:
    timeout(LONG, network.stop()).await.unwrap();
    drop(events);
}
