//! How long to wait before the next attempt: doubling, with jitter so that two devices do not dance in step.

use std::time::Duration;

#[derive(Debug)]
pub(crate) struct Backoff {
    first: Duration,
    most: Duration,
    failures: u32,
}

impl Backoff {
    pub(crate) fn new(first: Duration, most: Duration) -> Self {
        Self { first, most, failures: 0 }
    }

    /// Something changed: the next attempt may come soon.
    pub(crate) fn reset(&mut self) {
        self.failures = 0;
    }

    /// Whether nothing was tried since the start, or since something changed.
    pub(crate) fn is_fresh(&self) -> bool {
        self.failures == 0
    }

    /// The wait before the next attempt: between half and all of the doubled time.
    pub(crate) fn next_wait(&mut self) -> Duration {
        let full = self.first.saturating_mul(1 << self.failures.min(16)).min(self.most);
        self.failures = self.failures.saturating_add(1);
        // Without randomness the wait is merely not jittered.
        let jitter = getrandom::u32().unwrap_or(u32::MAX);
        full.mul_f64(0.5 + 0.5 * f64::from(jitter) / f64::from(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_most_and_start_anew_after_a_reset() {
        let (first, most) = (Duration::from_millis(500), Duration::from_secs(30));
        let mut backoff = Backoff::new(first, most);
        for round in 0..40 {
            let full = first.saturating_mul(1 << round.min(10)).min(most);
            let wait = backoff.next_wait();
            assert!(wait >= full / 2 && wait <= full, "round {round}: {wait:?} of {full:?}");
        }
        backoff.reset();
        assert!(backoff.next_wait() <= first);
    }
}
