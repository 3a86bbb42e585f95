//! Which change made a document.

use trekker_domain::kind::Kind;

use crate::gatekeeper;
use crate::seed;

/// If this change makes a document of this kind (it depends on nothing but the seed), its hash. Of several, everybody
/// takes the lowest, so all agree on who made it whatever the order of arrival.
pub fn making(kind: Kind, change: &[u8]) -> Option<[u8; 32]> {
    let (deps, seed) = (gatekeeper::deps_of(change).ok()?, seed::hash(kind));
    let is_making = deps.iter().all(|dep| seed.is_some_and(|seed| seed.0 == *dep));
    if is_making { gatekeeper::hash_of(change) } else { None }
}
