//! Two devices of one team that work apart and come together.

use crate::Outcome;
use crate::peer::{Peer, agree};

/// `els`, who has a team, lets `bram` in; both run from then on and have the same.
///
/// # Errors
/// When one of them does not come up, or they do not come to agree.
pub fn bring_in(els: &mut Peer, bram: &mut Peer) -> Outcome {
    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    agree(&[els, bram]).map(drop)
}

/// The same, and then they are both without a connection.
///
/// # Errors
/// As [`bring_in`].
pub fn bring_in_and_part(els: &mut Peer, bram: &mut Peer) -> Outcome {
    bring_in(els, bram)?;
    els.runs(&["offline"])?;
    bram.runs(&["offline"]).map(drop)
}
