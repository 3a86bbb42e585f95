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

/// A folder with a few files, small ones and a large one, closed.
async fn shelf(folder: &std::path::Path) -> Vec<(Blob, Vec<u8>)> {
    let files = Files::open(&folder.join("files")).await.unwrap();
    let mut kept = Vec::new();
    for size in [10, 900, 20_000, 700_000] {
        let bytes = photo(size);
        std::fs::write(folder.join("photo.jpg"), &bytes).unwrap();
        kept.push((files.add(&folder.join("photo.jpg"), MOST).await.unwrap(), bytes));
    }
    files.close().await;
    kept
}

fn flip(path: &std::path::Path, random: &mut u64) -> String {
    let mut bytes = std::fs::read(path).unwrap();
    let mut next = || {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*random >> 33) as usize
    };
    let at = next() % bytes.len();
    let said = match next() % 4 {
        0 => {
            bytes.truncate(at);
            format!("cut to {at}")
        }
        1 => {
            let end = bytes.len().min(at + 4096);
            bytes[at..end].fill(0);
            format!("zeroes at {at}")
        }
        _ => {
            bytes[at] ^= 1 << (next() % 8);
            format!("flipped {at}")
        }
    };
    std::fs::write(path, bytes).unwrap();
    said
}

/// `TREKKER_DAMAGE=1000` tries so many states, `TREKKER_SEED=…` the same ones again; without them a few.
#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_index_is_made_anew_from_the_files() {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let mut random = number("TREKKER_SEED").unwrap_or_else(|| u64::from(std::process::id()));
    let line = format!("TREKKER_SEED={random}");
    std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes()).unwrap();
    let mut anew = 0;
    for state in 0..number("TREKKER_DAMAGE").unwrap_or(12) {
        let folder = tempfile::tempdir().unwrap();
        let kept = shelf(folder.path()).await;
        let how = flip(&folder.path().join("files/blobs.db"), &mut random);
        let files = Files::open(&folder.path().join("files")).await.unwrap();
        anew += usize::from(files.was_made_anew());
        for (blob, bytes) in &kept {
            let target = folder.path().join("saved.jpg");
            files.save(*blob, &target).await.unwrap_or_else(|error| panic!("state {state}, {how}: {error}"));
            assert_eq!(std::fs::read(&target).unwrap(), *bytes, "state {state}, {how}");
        }
        files.close().await;
    }
    assert!(anew > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_not_written_and_is_not_here_from_the_next_opening_on() {
    let folder = tempfile::tempdir().unwrap();
    let kept = shelf(folder.path()).await;
    let (blob, _) = kept[3];
    let name = blake3::Hash::from_bytes(blob.hash).to_hex();
    let path = folder.path().join(format!("files/data/{name}.data"));
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[500_000] ^= 4;
    std::fs::write(&path, bytes).unwrap();
    let files = Files::open(&folder.path().join("files")).await.unwrap();
    let target = folder.path().join("saved.jpg");
    assert!(matches!(files.save(blob, &target).await, Err(crate::FileError::Damaged)));
    assert!(!target.exists(), "nothing is left of it");
    assert_eq!(files.missing(blob).await.unwrap(), Some(0));
    files.close().await;
    let files = Files::open(&folder.path().join("files")).await.unwrap();
    assert_eq!(files.missing(blob).await.unwrap(), Some(0), "it comes again from whoever has it");
    assert_eq!(files.missing(kept[0].0).await.unwrap(), None, "the others are here");
    files.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_here_is_not_written_once_more_unless_it_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let kept = shelf(folder.path()).await;
    let (blob, bytes) = &kept[3];
    let name = blake3::Hash::from_bytes(blob.hash).to_hex();
    let path = folder.path().join(format!("files/data/{name}.data"));
    let (photo, target) = (folder.path().join("photo.jpg"), folder.path().join("saved.jpg"));
    let written = || std::fs::metadata(&path).unwrap().modified().unwrap();
    let files = Files::open(&folder.path().join("files")).await.unwrap();
    let first = written();
    assert_eq!(files.add(&photo, MOST).await.unwrap(), *blob);
    assert_eq!(written(), first, "a power loss now would have taken what was saved long ago");
    std::fs::write(&path, &bytes[1..]).unwrap();
    files.add(&photo, MOST).await.unwrap();
    files.save(*blob, &target).await.unwrap();
    assert!(std::fs::read(&target).unwrap() == *bytes, "whoever has it still makes it whole again");
    files.close().await;
}
