//! The first change of every document of a kind: the same on every device, so it is never sent.
//!
//! A document is born with its containers. Were they made lazily by two devices apart, one side's data would be hidden.
//! The bytes of the seeds are frozen (a test holds their hashes): another seed would be another document.

use std::sync::OnceLock;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{Automerge, ChangeHash, ObjType, ROOT};
use trekker_domain::kind::Kind;

use crate::{actor, columns};

/// Kinds with a collaborative text have a `Text` under [`columns::TEXT`]; the others an empty first change.
pub(crate) fn has_text(kind: Kind) -> bool {
    matches!(kind, Kind::Post | Kind::Idea | Kind::Section)
}

/// A document of this kind with its seed and nothing else.
pub(crate) fn born(kind: Kind) -> Automerge {
    static WITH_TEXT: OnceLock<[Automerge; 3]> = OnceLock::new();
    let with_text = WITH_TEXT.get_or_init(|| [Kind::Post, Kind::Idea, Kind::Section].map(make));
    match kind {
        Kind::Post => with_text[0].clone(),
        Kind::Idea => with_text[1].clone(),
        Kind::Section => with_text[2].clone(),
        _ => Automerge::new(),
    }
}

/// The hash of the kind's seed; `None` for kinds that have none.
pub(crate) fn hash(kind: Kind) -> Option<ChangeHash> {
    static HASHES: OnceLock<[Option<ChangeHash>; 3]> = OnceLock::new();
    if !has_text(kind) {
        return None;
    }
    let hashes = HASHES
        .get_or_init(|| [Kind::Post, Kind::Idea, Kind::Section].map(|kind| make(kind).get_heads().first().copied()));
    match kind {
        Kind::Post => hashes[0],
        Kind::Idea => hashes[1],
        _ => hashes[2],
    }
}

fn make(kind: Kind) -> Automerge {
    let mut document = Automerge::new().with_actor(actor::seed(kind.number()));
    let mut writing = document.transaction();
    let made = writing.put_object(ROOT, columns::TEXT, ObjType::Text);
    // Putting an object under a key of the root cannot fail; were it otherwise the frozen hash would differ.
    debug_assert!(made.is_ok());
    writing.commit_with(CommitOptions::default().with_time(0));
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_frozen() {
        let hashes: Vec<String> = [Kind::Post, Kind::Idea, Kind::Section]
            .into_iter()
            .map(|kind| hash(kind).map(|hash| hash.to_string()).unwrap_or_default())
            .collect();
        assert_eq!(
            hashes,
            [
                "364d7085ddeae649a93f7bd3140c790f5d0d63f92d1a93f5b2df753012087b70",
                "0a41b036e004bab67eb722e5a377baef34e069689cc9b0b6e1f4028260a762d1",
                "7b77ee7fe423a1ab06c24e99377265f413df0e4f7c7b224ce2c4dc0b36a01e45",
            ]
        );
        assert_eq!(hash(Kind::Comment), None);
    }
}
