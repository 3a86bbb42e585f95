//! Automerge panics on some changes that were made to hurt. That is expected here: it is caught, and not printed with all
//! its frames each time, which took most of the time when many came.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    static IS_CONTAINED: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// Does the work; `None`: it panicked, and whatever it was changing may be in pieces. A panic anywhere else is told of as before.
pub fn contain<T>(work: impl FnOnce() -> T) -> Option<T> {
    QUIET.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_CONTAINED.get() {
                usual(panic);
            }
        }));
    });
    let before = IS_CONTAINED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    IS_CONTAINED.set(before);
    outcome.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_within_is_caught_and_one_within_another_as_well() {
        let outer = contain(|| {
            let inner: Option<()> = contain(|| panic!("made to hurt"));
            (inner, IS_CONTAINED.get())
        });
        assert_eq!(outer, Some((None, true)));
        assert!(!IS_CONTAINED.get());
    }
}
