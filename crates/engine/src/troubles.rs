//! From errors to what a person is told.

use trekker_network::NetworkError;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::error::StorageError;

pub(crate) fn of_storage(error: &StorageError) -> Trouble {
    let (kind, about) = match error {
        error if error.is_full() => (TroubleKind::DiskFull, None),
        StorageError::Full => (TroubleKind::DiskFull, None),
        StorageError::Damaged(path) | StorageError::Corrupt(path) | StorageError::EndLost(path) => {
            (TroubleKind::FileDamaged, Some(path))
        }
        StorageError::Newer(path) => (TroubleKind::ProfileNewer, Some(path)),
        StorageError::KeyDamaged(path) => (TroubleKind::KeyDamaged, Some(path)),
        StorageError::KeyMissing(path) => (TroubleKind::KeyMissing, Some(path)),
        StorageError::TeamLost(path) => (TroubleKind::TeamLost, Some(path)),
        StorageError::Held(path) => (TroubleKind::ProfileHeld, Some(path)),
        StorageError::File { path, .. } => (TroubleKind::Disk, Some(path)),
        StorageError::Database(_) | StorageError::Uncertain(_) => (TroubleKind::Disk, None),
        StorageError::Gap { .. } => (TroubleKind::Internal, None),
    };
    let trouble = Trouble::new(kind).detail(error);
    match about {
        Some(path) => trouble.about(path.display()),
        None => trouble,
    }
}

pub(crate) fn of_network(error: &NetworkError) -> Trouble {
    Trouble::new(TroubleKind::Network).detail(error)
}
