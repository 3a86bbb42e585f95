//! The first change of every document of a kind: the same on every device, so it is never sent.
//!
//! A document is born with its containers. Were they made lazily by two devices apart, one side's data would be hidden.
//! The bytes of the seeds are frozen (a test holds their hashes): another seed would be another document.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{Automerge, ChangeHash, ObjType, ROOT};
use trekker_domain::columns::names as columns;
use trekker_domain::kind::Kind;

use crate::actor;

/// The seed of each kind with a collaborative text, which has a `Text` under [`columns::TEXT`]; the others have none.
fn seeds() -> &'static BTreeMap<Kind, Automerge> {
    static SEEDS: OnceLock<BTreeMap<Kind, Automerge>> = OnceLock::new();
    SEEDS
        .get_or_init(|| Kind::KNOWN.into_iter().filter(|kind| kind.has_text()).map(|kind| (kind, make(kind))).collect())
}

/// A document of this kind with its seed and nothing else.
pub(crate) fn born(kind: Kind) -> Automerge {
    seeds().get(&kind).cloned().unwrap_or_default()
}

/// The hash of the kind's seed; `None` for kinds that have none.
pub(crate) fn hash(kind: Kind) -> Option<ChangeHash> {
    seeds().get(&kind)?.get_heads().first().copied()
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
            seeds().keys().map(|kind| hash(*kind).map(|hash| hash.to_string()).unwrap_or_default()).collect();
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
