//! Random moments that can be had again: the seed is printed, and `TREKKER_SEED` sets it.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// A small generator (SplitMix64).
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// With the seed of `TREKKER_SEED`, or with a new one. Prints which.
    ///
    /// # Errors
    /// When `TREKKER_SEED` is no number.
    pub fn new() -> crate::Outcome<Self> {
        let seed = match std::env::var("TREKKER_SEED") {
            Ok(seed) => seed.parse().map_err(|_| "TREKKER_SEED should be a whole number")?,
            Err(_) => RandomState::new().hash_one("trekker"),
        };
        crate::peer::note(&format!("TREKKER_SEED={seed}"));
        Ok(Self(seed))
    }

    /// A moment from now, before `longest`.
    pub fn moment(&mut self, longest: Duration) -> Duration {
        let longest = u64::try_from(longest.as_micros()).unwrap_or(u64::MAX).max(1);
        Duration::from_micros(self.next() % longest)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
