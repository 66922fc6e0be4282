//! Answers in the order of the questions, whoever of the tasks that read them is first: the model is made in that order.

use std::collections::BTreeMap;
use std::sync::mpsc::Receiver;

use super::rows::Part;

impl Part {
    /// Which question it answers, from 0.
    fn rank(&self) -> usize {
        match self {
            Part::Schemas(_) => 0,
            Part::Extensions(_) => 1,
            Part::Enums(_) => 2,
            Part::Domains(_) => 3,
            Part::Relations(_) => 4,
            Part::Columns(_) => 5,
            Part::Indexes(_) => 6,
            Part::Keys(_) => 7,
            Part::Constraints(_) => 8,
            Part::Dependents(_) => 9,
            Part::Odd(_) => 10,
            Part::Inherits(_) => 11,
            Part::NotNullComments(_) => 12,
            Part::Attached(_) => 13,
            Part::Hindrances(_) => 14,
            Part::Syncs(_) => 15,
        }
    }
}

/// What comes out of a channel, in order.
pub(super) struct InOrder {
    parts: Receiver<Part>,
    early: BTreeMap<usize, Part>,
    next: usize,
}

impl InOrder {
    pub(super) fn new(parts: Receiver<Part>) -> InOrder {
        InOrder {
            parts,
            early: BTreeMap::new(),
            next: 0,
        }
    }
}

impl Iterator for InOrder {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        loop {
            if let Some(part) = self.early.remove(&self.next) {
                self.next += 1;
                return Some(part);
            }
            let part = self.parts.recv().ok()?;
            self.early.insert(part.rank(), part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_comes_early_waits() {
        let (send, parts) = std::sync::mpsc::channel();
        for part in [
            Part::Enums(vec![]),
            Part::Schemas(vec![]),
            Part::Extensions(vec![]),
        ] {
            send.send(part).unwrap();
        }
        drop(send);
        let ranks: Vec<usize> = InOrder::new(parts).map(|p| p.rank()).collect();
        assert_eq!(ranks, [0, 1, 2]);
    }
}
