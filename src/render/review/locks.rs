//! The locks on each relation in both directions, and the limits to waiting for them.

use std::collections::BTreeMap;

use super::{MOST_ROWS, more, strength};
use crate::plan::file::{ClassFile, StepFile};
use crate::render::files::{Direction, timeouts};
use crate::render::markdown::{table, text};

/// Steps that a cell of the table of locks names.
const MOST_NUMBERS: usize = 6;

/// Per relation and direction: the strongest lock and the first steps that take it, one more than
/// are named.
#[derive(Default)]
pub(super) struct Locks(BTreeMap<String, BTreeMap<String, [Option<Taken>; 2]>>);

struct Taken {
    mode: String,
    steps: Vec<u32>,
}

impl Locks {
    pub(super) fn step(&mut self, step: &StepFile) {
        for (at, direction) in [Direction::Forward, Direction::Rollback]
            .into_iter()
            .enumerate()
        {
            for lock in direction.batches(step).iter().flat_map(|b| &b.locks) {
                if !self.0.contains_key(&lock.schema) {
                    self.0.insert(lock.schema.clone(), BTreeMap::new());
                }
                let Some(relations) = self.0.get_mut(&lock.schema) else {
                    continue;
                };
                if !relations.contains_key(&lock.relation) {
                    relations.insert(lock.relation.clone(), [None, None]);
                }
                let Some(slot) = relations
                    .get_mut(&lock.relation)
                    .and_then(|d| d.get_mut(at))
                else {
                    continue;
                };
                match slot {
                    Some(taken) if strength(&taken.mode) > strength(&lock.mode) => {}
                    Some(taken) if taken.mode == lock.mode => {
                        if taken.steps.len() <= MOST_NUMBERS
                            && taken.steps.last() != Some(&step.number)
                        {
                            taken.steps.push(step.number);
                        }
                    }
                    Some(_) | None => {
                        *slot = Some(Taken {
                            mode: lock.mode.clone(),
                            steps: vec![step.number],
                        });
                    }
                }
            }
        }
    }

    pub(super) fn list(&self, out: &mut String) {
        out.push_str("## Locks on each relation\n\nThe strongest lock in each direction, and the steps that take it. ACCESS EXCLUSIVE stops reads and writes, SHARE and SHARE ROW EXCLUSIVE stop writes, SHARE UPDATE EXCLUSIVE and weaker stop neither.\n\n");
        let cell = |taken: &Option<Taken>| match taken {
            Some(Taken { mode, steps }) => {
                let shown = steps.iter().take(MOST_NUMBERS);
                let numbers: Vec<String> = shown.map(ToString::to_string).collect();
                let dots = if steps.len() > MOST_NUMBERS {
                    ", …"
                } else {
                    ""
                };
                format!("{mode} ({}{dots})", numbers.join(", "))
            }
            None => "none".to_owned(),
        };
        let all = self.0.iter().flat_map(|(schema, relations)| {
            relations
                .iter()
                .map(move |(relation, taken)| (schema, relation, taken))
        });
        let rows: Vec<Vec<String>> = all
            .take(MOST_ROWS)
            .map(|(schema, relation, [forward, back])| {
                let name = text(&format!("{schema}.{relation}"));
                vec![name, cell(forward), cell(back)]
            })
            .collect();
        out.push_str(&table(
            &["relation", "forward (step)", "rollback (step)"],
            &rows,
        ));
        more(out, self.0.values().map(BTreeMap::len).sum(), MOST_ROWS);
        out.push_str("\nTimeouts: ");
        let (short_lock, short_statement) = timeouts(ClassFile::StrongShort);
        out.push_str(&format!(
            "a lock that stops others is waited for {short_lock} ms at most, below `deadlock_timeout`, and held {} s at most; `lockstep apply` tries again, psql stops. Locks that stop nobody are waited for without limit.\n\n",
            short_statement / 1000
        ));
    }
}
