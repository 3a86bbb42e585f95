//! Files between members: whole, resumed, and to nobody else.

use std::sync::Mutex;

use super::*;
use crate::{Blob, Files, NetworkError, files::FILES};

const MOST: u64 = 1 << 30;

struct Place {
    node: Node,
    files: Files,
    folder: tempfile::TempDir,
}

async fn place(key: [u8; 32]) -> Place {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(&folder.path().join("files")).await.unwrap();
    let config = Config { files: Some(files.clone()), ..config(key) };
    let node = Node::start_with(Setup::new(&config, quick()).unwrap()).await;
    Place { node, files, folder }
}

/// Bytes that no compression makes small.
fn photo(size: usize) -> Vec<u8> {
    let mut state = 7_u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as u8
    };
    std::iter::repeat_with(next).take(size).collect()
}

async fn add(place: &Place, bytes: &[u8]) -> Blob {
    let file = place.folder.path().join("photo.jpg");
    std::fs::write(&file, bytes).unwrap();
    let blob = place.files.add(&file, MOST).await.unwrap();
    // What becomes of the file afterwards does not matter.
    std::fs::write(&file, b"changed").unwrap();
    blob
}

async fn saved(place: &Place, blob: Blob) -> Vec<u8> {
    let target = place.folder.path().join("saved.jpg");
    place.files.save(blob, &target).await.unwrap();
    std::fs::read(target).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_whole_from_a_member_with_progress() {
    let [small, large] = keys(70);
    let (one, two) = (place(small).await, place(large).await);
    one.node.meet(&two.node);
    let bytes = photo(3 << 20);
    let blob = add(&one, &bytes).await;
    assert_eq!((blob.size, blob.hash), (bytes.len() as u64, *blake3::hash(&bytes).as_bytes()));
    assert_eq!(two.files.missing(blob).await.unwrap(), Some(0));
    let heard = Mutex::new(Vec::new());
    two.node.network.fetch(one.node.id(), blob, &|bytes| heard.lock().unwrap().push(bytes)).await.unwrap();
    let heard = heard.into_inner().unwrap();
    assert!(heard.len() > 2 && heard.is_sorted() && heard.last() == Some(&blob.size), "{heard:?}");
    assert_eq!(two.files.missing(blob).await.unwrap(), None);
    assert_eq!(saved(&two, blob).await, bytes);
    // And on: from the one who fetched it to whoever asks next, and again for nothing.
    two.node.network.fetch(one.node.id(), blob, &|_| panic!("it is here")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_interrupted_goes_on_where_it_was() {
    let [small, large] = keys(71);
    let (one, two) = (place(small).await, place(large).await);
    one.node.meet(&two.node);
    let bytes = photo(8 << 20);
    let blob = add(&one, &bytes).await;
    let is_half = tokio::sync::Notify::new();
    let half = |bytes: u64| {
        if bytes > 2 << 20 {
            is_half.notify_one();
        }
    };
    // Dropped half way, as when the program ends.
    tokio::select! {
        _ = two.node.network.fetch(one.node.id(), blob, &half) => {}
        () = is_half.notified() => {}
    }
    let first = Mutex::new(None);
    let told = |bytes: u64| {
        first.lock().unwrap().get_or_insert(bytes);
    };
    two.node.network.fetch(one.node.id(), blob, &told).await.unwrap();
    let first = first.into_inner().unwrap();
    assert!(first.is_none_or(|first| first > 1 << 20), "it began anew at {first:?}");
    assert_eq!(saved(&two, blob).await, bytes);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_what_is_not_there_or_not_for_them_or_larger_than_said() {
    let [small, large] = keys(72);
    let (one, two) = (place(small).await, place(large).await);
    one.node.meet(&two.node);
    let fetch = async |blob| two.node.network.fetch(one.node.id(), blob, &|_| {}).await;
    let nowhere = Blob { hash: [9; 32], size: 10 };
    assert!(matches!(fetch(nowhere).await, Err(NetworkError::NoAnswer)));
    let blob = add(&one, &photo(1 << 20)).await;
    let shorter = Blob { size: 1_000, ..blob };
    assert!(matches!(fetch(shorter).await, Err(NetworkError::TooLarge)));
    assert!(one.files.save(nowhere, &one.folder.path().join("x")).await.is_err());
    assert!(one.files.add(one.folder.path(), MOST).await.is_err(), "a folder is no file");
    // A stranger is refused at the handshake; a member that was removed as well.
    let stranger = raw([99; 32]).await;
    assert_closed(&dial(&stranger, &one.node, FILES).await, Code::Unknown).await;
    one.node.forget_all();
    assert!(fetch(blob).await.is_err());
    assert!(two.files.missing(blob).await.unwrap().is_some());
}
