//! Random moments that can be had again: the seed is printed, and `TREKKER_SEED` sets it. And how often something is tried.

use std::str::FromStr;
use std::time::Duration;

use crate::Outcome;

/// A random generator whose seed is known.
#[derive(Debug)]
pub struct Chance(fastrand::Rng);

impl Chance {
    /// With the seed of `TREKKER_SEED`, or with a new one. Prints which.
    ///
    /// # Errors
    /// When `TREKKER_SEED` is no number.
    pub fn new() -> Outcome<Self> {
        let seed = number("TREKKER_SEED")?.unwrap_or_else(|| fastrand::u64(..));
        crate::peer::note(&format!("TREKKER_SEED={seed}"));
        Ok(Self(fastrand::Rng::with_seed(seed)))
    }

    /// A moment from now, before `longest`.
    pub fn moment(&mut self, longest: Duration) -> Duration {
        let longest = u64::try_from(longest.as_micros()).unwrap_or(u64::MAX).max(1);
        Duration::from_micros(self.0.u64(..longest))
    }

    /// The generator itself.
    pub fn random(&mut self) -> &mut fastrand::Rng {
        &mut self.0
    }
}

/// How often something is tried: as a variable of the environment says, or a few times.
///
/// # Errors
/// When the variable is no number.
pub fn times<N: FromStr>(variable: &str, few: N) -> Outcome<N> {
    Ok(number(variable)?.unwrap_or(few))
}

/// A number that may stand in the environment.
///
/// # Errors
/// When it is none.
pub fn number<N: FromStr>(variable: &str) -> Outcome<Option<N>> {
    let said = std::env::var(variable).ok();
    let read = said.map(|said| said.parse().map_err(|_| format!("{variable} should be a whole number")));
    Ok(read.transpose()?)
}
