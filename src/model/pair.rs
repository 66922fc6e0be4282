//! Two states of one thing, so that nobody passes before and after the wrong way round.

/// What something is (`from`) and what it is to become (`to`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair<T> {
    /// The state before.
    pub from: T,
    /// The state after.
    pub to: T,
}

impl<T> Pair<T> {
    /// Puts both states together.
    pub fn new(from: T, to: T) -> Pair<T> {
        Pair { from, to }
    }

    /// The way back: a rollback is the pair swapped.
    pub fn swap(self) -> Pair<T> {
        Pair {
            from: self.to,
            to: self.from,
        }
    }

    /// Applies `f` to both states.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair {
            from: f(self.from),
            to: f(self.to),
        }
    }

    /// Both states by reference.
    pub fn as_ref(&self) -> Pair<&T> {
        Pair {
            from: &self.from,
            to: &self.to,
        }
    }
}

impl<T: PartialEq> Pair<T> {
    /// Are the two states different?
    pub fn differs(&self) -> bool {
        self.from != self.to
    }
}
