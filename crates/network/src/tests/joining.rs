//! One question from anybody.

use super::*;
use crate::{
    MAX_QUESTION, NetworkError,
    wire::{JOIN, JOIN_BURST, MAX_JOINING},
};

/// Answers every question with itself reversed until dropped.
async fn echo(node: &mut Node) {
    while let Some(event) = node.events.recv().await {
        if let Event::Asked { mut question, answer, .. } = event {
            question.reverse();
            answer.send(question).unwrap();
        }
    }
}

async fn ask(from: &Node, address: &[u8], question: &[u8]) -> Result<Vec<u8>, NetworkError> {
    timeout(LONG, from.network.ask(address, question.to_vec())).await.unwrap()
}

#[tokio::test]
async fn a_stranger_asks_and_gets_an_answer_of_the_largest_size() {
    let (mut node, stranger) = (Node::start([41; 32]).await, Node::start([42; 32]).await);
    let address = node.network.address();
    let question: Vec<u8> = (0..MAX_QUESTION).map(|n| n as u8).collect();
    let answer = tokio::select! {
        () = echo(&mut node) => unreachable!(),
        answer = ask(&stranger, &address, &question) => answer.unwrap(),
    };
    assert!(answer.iter().rev().eq(&question));
    let too_large = ask(&stranger, &address, &[0; MAX_QUESTION + 1]).await;
    assert!(matches!(too_large, Err(NetworkError::TooLarge)));
}

#[tokio::test]
async fn too_large_a_question_or_answer_is_refused() {
    let (mut node, stranger) = (Node::start([43; 32]).await, raw([44; 32]).await);
    let connection = dial(&stranger, &node, JOIN).await;
    let (mut send, _receive) = connection.open_bi().await.unwrap();
    // The other side may close before all of it is written.
    send.write_all(&[0; MAX_QUESTION + 1]).await.ok();
    assert_closed(&connection, Code::TooLarge).await;
    stranger.close().await;

    let asker = Node::start([45; 32]).await;
    let address = node.address.clone();
    let answering = async {
        let Event::Asked { answer, device, .. } = node.next().await else { panic!("not a question") };
        answer.send(vec![0; MAX_QUESTION + 1]).unwrap();
        device
    };
    let (device, answer) = tokio::join!(answering, ask(&asker, &address, b"?"));
    assert_eq!(device, asker.id());
    assert!(matches!(answer, Err(NetworkError::NoAnswer)), "{answer:?}");
}

#[tokio::test]
async fn no_answer_a_late_answer_and_no_question_all_come_to_an_end() {
    let (mut node, asker) = (Node::start([46; 32]).await, Node::start([47; 32]).await);
    let address = node.address.clone();
    let refusing = async {
        let Event::Asked { answer, .. } = node.next().await else { panic!("not a question") };
        drop(answer);
    };
    let ((), answer) = tokio::join!(refusing, ask(&asker, &address, b"?"));
    assert!(matches!(answer, Err(NetworkError::NoAnswer)), "{answer:?}");

    // Kept unanswered until the node itself gives up.
    let (kept, answer) = tokio::join!(node.next(), ask(&asker, &address, b"?"));
    assert!(matches!(kept, Event::Asked { .. }));
    assert!(matches!(answer, Err(NetworkError::NoAnswer)), "{answer:?}");

    let silent = raw([48; 32]).await;
    let connection = dial(&silent, &node, JOIN).await;
    assert_closed(&connection, Code::NoAnswer).await;
    silent.close().await;
}

#[tokio::test]
async fn only_a_handful_of_questions_are_answered_at_once() {
    let (node, crowd) = (Node::start([49; 32]).await, raw([50; 32]).await);
    let mut waiting = Vec::new();
    for _ in 0..MAX_JOINING {
        waiting.push(dial(&crowd, &node, JOIN).await);
    }
    assert_closed(&dial(&crowd, &node, JOIN).await, Code::Busy).await;
    crowd.close().await;
}

#[tokio::test]
async fn many_questions_one_after_another_are_slowed_down() {
    let (mut node, asker) = (Node::start([51; 32]).await, Node::start([52; 32]).await);
    let address = node.address.clone();
    let asking = async {
        // More would be answered only if they took seconds.
        for number in 0..1000 {
            match ask(&asker, &address, b"?").await {
                Err(NetworkError::Busy) => return number,
                answer => assert_eq!(answer.unwrap(), b"?"),
            }
        }
        1000
    };
    let answered = tokio::select! {
        () = echo(&mut node) => unreachable!(),
        answered = asking => answered,
    };
    assert!(answered >= JOIN_BURST as usize && answered < 1000, "{answered}");
}

#[tokio::test]
async fn nobody_there_is_unreachable_and_offline_is_offline() {
    let (node, asker) = (Node::start([53; 32]).await, Node::start([54; 32]).await);
    let address = node.address.clone();
    timeout(LONG, node.network.stop()).await.unwrap();
    let answer = ask(&asker, &address, b"?").await;
    assert!(matches!(answer, Err(NetworkError::Unreachable | NetworkError::TimedOut)), "{answer:?}");
    asker.network.set_offline(true);
    assert!(matches!(ask(&asker, &address, b"?").await, Err(NetworkError::Offline)));
}
