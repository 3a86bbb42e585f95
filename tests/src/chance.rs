//! Random moments that can be had again: the seed is printed, and `TREKKER_SEED` sets it.

use std::time::Duration;

/// A random generator whose seed is known.
#[derive(Debug)]
pub struct Chance(fastrand::Rng);

impl Chance {
    /// With the seed of `TREKKER_SEED`, or with a new one. Prints which.
    ///
    /// # Errors
    /// When `TREKKER_SEED` is no number.
    pub fn new() -> crate::Outcome<Self> {
        let seed = match std::env::var("TREKKER_SEED") {
            Ok(seed) => seed.parse().map_err(|_| "TREKKER_SEED should be a whole number")?,
            Err(_) => fastrand::u64(..),
        };
        crate::peer::note(&format!("TREKKER_SEED={seed}"));
        Ok(Self(fastrand::Rng::with_seed(seed)))
    }

    /// A moment from now, before `longest`.
    pub fn moment(&mut self, longest: Duration) -> Duration {
        let longest = u64::try_from(longest.as_micros()).unwrap_or(u64::MAX).max(1);
        Duration::from_micros(self.0.u64(..longest))
    }
}
