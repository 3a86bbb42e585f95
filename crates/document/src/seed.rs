//! The first change of every document of a kind: the same on every device, so it is never sent.
//!
//! A document is born with its containers. Were they made lazily by two devices apart, one side's data would be hidden.
//! The bytes of the seeds are frozen (a test holds their hashes): another seed would be another document.

use std::sync::OnceLock;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{Automerge, ChangeHash, ObjType, ROOT};
use trekker_domain::columns::names as columns;
use trekker_domain::kind::Kind;

use crate::actor;

/// The kinds with a collaborative text.
const WITH_TEXT: [Kind; 6] =
    [Kind::Post, Kind::Idea, Kind::Section, Kind::Variant, Kind::Meeting, Kind::StandardAnswer];

/// Kinds with a collaborative text have a `Text` under [`columns::TEXT`]; the others an empty first change.
pub(crate) fn has_text(kind: Kind) -> bool {
    WITH_TEXT.contains(&kind)
}

/// A document of this kind with its seed and nothing else.
pub(crate) fn born(kind: Kind) -> Automerge {
    static BORN: OnceLock<[Automerge; WITH_TEXT.len()]> = OnceLock::new();
    match WITH_TEXT.iter().position(|known| *known == kind) {
        Some(at) => BORN.get_or_init(|| WITH_TEXT.map(make))[at].clone(),
        None => Automerge::new(),
    }
}

/// The hash of the kind's seed; `None` for kinds that have none.
pub(crate) fn hash(kind: Kind) -> Option<ChangeHash> {
    static HASHES: OnceLock<[Option<ChangeHash>; WITH_TEXT.len()]> = OnceLock::new();
    let at = WITH_TEXT.iter().position(|known| *known == kind)?;
    HASHES.get_or_init(|| WITH_TEXT.map(|kind| make(kind).get_heads().first().copied()))[at]
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
        let hashes: Vec<String> =
            WITH_TEXT.into_iter().map(|kind| hash(kind).map(|hash| hash.to_string()).unwrap_or_default()).collect();
        assert_eq!(
            hashes,
            [
                "364d7085ddeae649a93f7bd3140c790f5d0d63f92d1a93f5b2df753012087b70",
                "0a41b036e004bab67eb722e5a377baef34e069689cc9b0b6e1f4028260a762d1",
                "7b77ee7fe423a1ab06c24e99377265f413df0e4f7c7b224ce2c4dc0b36a01e45",
                "7a19fb7d681e72a92449794bf0babcfba1f83be612c420ff9aef9af0890bcd2c",
                "c5d88e19802fd4c438ff2bfb0e8188fc0207e6202b2be977e867386c92e287ce",
                "14e420233bcbe3c6205aa223986a169054e0973ea552cc25780d59ca03f8a9f6",
            ]
        );
        assert_eq!(hash(Kind::Comment), None);
    }
}
