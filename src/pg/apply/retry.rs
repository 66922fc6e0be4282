//! How often, how long and with which timeouts a transaction is tried.
//!
//! Pure: time that has passed comes in as an argument, jitter from a seed. There is never a last try
//! without a timeout: a strong lock that cannot be had is not worth a standstill.

use std::time::Duration;

use crate::plan::file::ClassFile;
use crate::render::files::timeouts;

/// The rules for one class of transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Tries at most.
    pub tries: u32,
    /// `lock_timeout` of the first try in ms; 0 is none.
    pub first_lock_ms: u32,
    /// `lock_timeout` of the others in ms; 0 is none.
    pub lock_ms: u32,
    /// `statement_timeout` in ms; 0 is none.
    pub statement_ms: u32,
    /// All tries and pauses together.
    pub budget: Duration,
}

/// The shortest and the longest ceiling of a pause.
const PAUSE: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(30));

impl Policy {
    /// The rules for `class` on a server with that `deadlock_timeout` in ms.
    pub fn of(class: ClassFile, deadlock_ms: u32, budget: Duration) -> Policy {
        let (lock, statement_ms) = timeouts(class);
        let (tries, first, lock_ms) = match class {
            ClassFile::CatalogOnly => (3, lock, lock),
            ClassFile::WeakShort | ClassFile::WeakLong => (3, 0, 0),
            // Below deadlock_timeout, so that this side, never the application's, is the one that
            // gives up.
            ClassFile::StrongShort | ClassFile::StrongLong => {
                let below = u32::try_from(u64::from(deadlock_ms) * 7 / 10).unwrap_or(u32::MAX);
                let lock = lock.min(below).max(1);
                (30, lock.min(100), lock)
            }
        };
        Policy {
            tries,
            first_lock_ms: first,
            lock_ms,
            statement_ms,
            budget,
        }
    }

    /// `lock_timeout` of a try (from 1) in ms.
    pub fn lock_ms(&self, attempt: u32) -> u32 {
        if attempt <= 1 {
            self.first_lock_ms
        } else {
            self.lock_ms
        }
    }
}

/// Counts tries and says how long to pause: exponential with full jitter.
#[derive(Clone, Debug)]
pub struct Backoff {
    policy: Policy,
    attempt: u32,
    state: u64,
}

impl Backoff {
    /// Before the first try.
    pub fn new(policy: Policy, seed: u64) -> Backoff {
        Backoff {
            policy,
            attempt: 1,
            state: seed,
        }
    }

    /// The try that runs or comes, from 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The pause before the next try; `None` when there is none.
    pub fn next_pause(&mut self, elapsed: Duration) -> Option<Duration> {
        if self.attempt >= self.policy.tries || elapsed >= self.policy.budget {
            return None;
        }
        let doublings = (self.attempt - 1).min(16);
        let ceiling = PAUSE.0.saturating_mul(1 << doublings).min(PAUSE.1);
        self.attempt += 1;
        let pause = ceiling.mul_f64(self.random());
        Some(pause.min(self.policy.budget.saturating_sub(elapsed)))
    }

    /// The next number in 0..1 (splitmix64).
    fn random(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        f64::from(u32::try_from(z >> 32).unwrap_or(0)) / f64::from(u32::MAX)
    }
}

/// Can the same transaction succeed when it is tried again?
pub(crate) fn worth_another_try(sqlstate: &str, waited_for_a_lock: bool) -> bool {
    match sqlstate {
        // lock_not_available, deadlock_detected, serialization_failure
        "55P03" | "40P01" | "40001" => true,
        // query_canceled: only when statement_timeout struck during a wait.
        "57014" => waited_for_a_lock,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strong_locks_stay_below_the_deadlock_timeout() {
        let p = Policy::of(ClassFile::StrongShort, 1000, Duration::from_secs(600));
        assert_eq!((p.lock_ms(1), p.lock_ms(2), p.tries), (100, 500, 30));
        let p = Policy::of(ClassFile::StrongShort, 100, Duration::from_secs(600));
        assert_eq!((p.lock_ms(1), p.lock_ms(2)), (70, 70));
        let p = Policy::of(ClassFile::StrongShort, 1, Duration::from_secs(600));
        assert!(p.lock_ms(2) >= 1, "0 would be no timeout at all");
        let p = Policy::of(ClassFile::WeakLong, 1000, Duration::from_secs(600));
        assert_eq!((p.lock_ms(1), p.statement_ms), (0, 0));
    }

    #[test]
    fn pauses_grow_are_repeatable_and_end() {
        let policy = Policy::of(ClassFile::StrongShort, 1000, Duration::from_secs(600));
        let run = |seed| {
            let mut b = Backoff::new(policy.clone(), seed);
            std::iter::from_fn(|| b.next_pause(Duration::ZERO)).collect::<Vec<_>>()
        };
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
        assert_eq!(run(7).len(), 29);
        assert!(run(7)[0] <= PAUSE.0);
        assert!(run(7).iter().all(|p| *p <= PAUSE.1));
        assert!(run(7).iter().skip(10).any(|p| *p > Duration::from_secs(5)));
        let mut b = Backoff::new(policy.clone(), 1);
        assert_eq!(b.next_pause(policy.budget), None);
        let mut b = Backoff::new(policy, 1);
        let left = Duration::from_millis(3);
        let late = b.next_pause(Duration::from_secs(600) - left);
        assert!(late.is_some_and(|p| p <= left));
    }

    #[test]
    fn a_cancelled_query_is_tried_again_only_after_a_lock_wait() {
        assert!(worth_another_try("57014", true));
        assert!(!worth_another_try("57014", false));
        assert!(!worth_another_try("23514", true));
    }
}
