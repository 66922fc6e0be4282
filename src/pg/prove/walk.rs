//! The way through a plan: forward, back, forward again, and back from every prefix.
//!
//! Rolling back from each of n prefixes would execute n²/2 steps. It need not: when the rollback of step k leads from
//! the state after k steps to the state after k-1 steps, as the observer sees them, the rest is the rollback from the
//! shorter prefix, which was shown before. So each prefix is rolled back only until it meets a state, at the same
//! step, from which the rollback is known to end in the state before the plan.
//!
//! `rollback` looks at every step of the plan, begun or not: from some states the walk does the same.
//!
//! A run can also end between two transactions of a step. It is rolled back from there as well, as `rollback` would do
//! it: that step first, then those before it.

use std::collections::{BTreeMap, BTreeSet};

use super::execute::{Bench, Broken};
use super::observe::{Observer, differences};
use super::scope::{excused, scope};
use super::{Progress, ProveError, Walked, rest};
use crate::plan::condition::{Condition, ObjectRef};
use crate::plan::file::{BatchFile, PlanFile, StepFile};
use crate::proof::{BatchMeasured, Difference, Fault, Finding, Way};
use crate::render::condition;

/// Differences that a message lists before it only counts.
const SHOWN: usize = 5;

/// Transactions of one step after which a rollback is tried, at most: a table can have very many partitions.
const STOPS: usize = 4;

/// After how many of its transactions a step is left and rolled back: not after all of them, which is a prefix of the plan.
fn stops(batches: usize) -> BTreeSet<usize> {
    let between = batches.saturating_sub(1);
    let tried = between.min(STOPS);
    // From the first to the last, evenly.
    (0..tried)
        .map(|i| 1 + i * (between - 1) / (tried - 1).max(1))
        .collect()
}

/// Why a walk stops.
enum Stop {
    /// A finding ends it.
    Found(Finding),
    /// The server cannot be asked.
    Error(ProveError),
}

impl<E: Into<ProveError>> From<E> for Stop {
    fn from(error: E) -> Stop {
        Stop::Error(error.into())
    }
}

struct Walk<'a> {
    bench: &'a Bench,
    plan: &'a PlanFile,
    observer: Observer,
    batches: Vec<BatchMeasured>,
    /// Where in `batches` a transaction (step, way back, place) stands that had nothing to do.
    idle: BTreeMap<(u32, u32), usize>,
    progress: &'a mut dyn FnMut(Progress),
    done: usize,
}

/// Whether a pass measures or only executes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Measure,
    /// What had nothing to do when it was to be measured: a rollback of the whole plan has left nothing to some steps.
    Missing,
    Run,
}

pub(super) async fn walk(
    bench: &Bench,
    plan: &PlanFile,
    progress: &mut dyn FnMut(Progress),
) -> Result<Walked, ProveError> {
    let excused = excused(plan);
    let all = Observer::new(None, excused.clone());
    let observer = Observer::new(scope(bench, plan).await?, excused);
    let mut walk = Walk {
        bench,
        plan,
        observer,
        batches: Vec::new(),
        idle: BTreeMap::new(),
        progress,
        done: 0,
    };
    let mut prefixes = 0;
    let findings = match walk.all_passes(&all, &mut prefixes).await {
        Ok(()) => Vec::new(),
        Err(Stop::Found(finding)) => vec![finding],
        Err(Stop::Error(error)) => return Err(error),
    };
    Ok(Walked {
        batches: walk.batches,
        findings,
        prefixes,
    })
}

impl Walk<'_> {
    async fn all_passes(&mut self, all: &Observer, prefixes: &mut u32) -> Result<(), Stop> {
        let eye = &self.bench.eye;
        let n = self.plan.steps.len();
        let before = all.state(eye).await?;
        // Forward, looked at.
        let mut states = vec![self.observer.digest(eye).await?];
        for step in &self.plan.steps {
            self.go(step, Way::Forward, Look::Measure).await?;
            states.push(self.observer.digest(eye).await?);
        }
        self.all_in_force().await?;
        let after = all.state(eye).await?;
        // Back, looked at. Every state on the way is one from which the rest leads back.
        let mut known: BTreeSet<(usize, String)> = BTreeSet::new();
        known.insert((n, self.observer.digest(eye).await?));
        for (k, step) in self.plan.steps.iter().enumerate().rev() {
            self.go(step, Way::Rollback, Look::Measure).await?;
            known.insert((k, self.observer.digest(eye).await?));
        }
        let back = all.state(eye).await?;
        if back != before {
            return Err(state(
                None,
                Way::Rollback,
                "the rollback of the whole plan does not lead back to the state before it",
                &differences(&before, &back),
            ));
        }
        *prefixes = 1;
        // Forward again, and back from every prefix that is not the whole plan.
        let first = states.first().cloned().unwrap_or_default();
        self.prefix(0, None, &before, all, &mut known, &first)
            .await?;
        for (k, step) in self.plan.steps.iter().enumerate() {
            for stop in stops(step.forward.len()) {
                self.part(step, stop).await?;
                let state = self.observer.digest(eye).await?;
                self.prefix(k + 1, Some(stop), &before, all, &mut known, &state)
                    .await?;
            }
            self.go(step, Way::Forward, Look::Run).await?;
            if k + 1 < n {
                let state = states.get(k + 1).cloned().unwrap_or_default();
                self.prefix(k + 1, None, &before, all, &mut known, &state)
                    .await?;
                *prefixes += 1;
            }
        }
        let again = all.state(eye).await?;
        if again != after {
            return Err(state(
                None,
                Way::Forward,
                "executed again after its rollback, the plan leads to another state",
                &differences(&after, &again),
            ));
        }
        Ok(())
    }

    /// At the end no step may have undone an earlier one: it would be executed again, and is not what was wanted.
    async fn all_in_force(&self) -> Result<(), Stop> {
        for step in &self.plan.steps {
            for batch in &step.forward {
                if !self.holds(&batch.done).await? {
                    return Err(Stop::Found(Finding {
                        step: Some(step.number),
                        way: Some(Way::Forward),
                        kind: Fault::NotDone,
                        message: format!(
                            "step {:03} ({}): not in force after the whole plan, a later step undoes it",
                            step.number, step.title
                        ),
                    }));
                }
            }
        }
        Ok(())
    }

    /// Rolls back from the state after the first `k` steps, of the last of which perhaps a part alone, as far as needed,
    /// and returns to that state.
    async fn prefix(
        &mut self,
        k: usize,
        stop: Option<usize>,
        before: &super::observe::State,
        all: &Observer,
        known: &mut BTreeSet<(usize, String)>,
        state_then: &str,
    ) -> Result<(), Stop> {
        let from = match stop {
            Some(stop) => format!("transaction {stop} of step {k}"),
            None => format!("step {k}"),
        };
        let (eye, plan) = (&self.bench.eye, self.plan);
        // As `rollback` does, which looks at every step of the plan.
        let beyond = match stop {
            None if rest::is_looked_at(k, plan.steps.len()) => rest::executed(eye, plan, k).await?,
            None | Some(_) => Vec::new(),
        };
        for step in beyond.iter().rev() {
            self.go(step, Way::Rollback, Look::Run).await?;
        }
        let mut now = self.observer.digest(eye).await?;
        let mut met = vec![(k, now.clone())];
        let mut at = k;
        while at > 0 && !known.contains(&(at, now.clone())) {
            at -= 1;
            if let Some(step) = self.plan.steps.get(at) {
                self.go(step, Way::Rollback, Look::Missing).await?;
            }
            now = self.observer.digest(eye).await?;
            met.push((at, now.clone()));
        }
        if at == 0 && !known.contains(&(0, now.clone())) {
            let found = all.state(eye).await?;
            return Err(state(
                u32::try_from(k).ok(),
                Way::Rollback,
                &format!("the rollback from the state after {from} does not lead back"),
                &differences(before, &found),
            ));
        }
        known.extend(met);
        let (Some(all), Some(undone)) = (plan.steps.get(..k), plan.steps.get(at..k)) else {
            return Ok(());
        };
        // A rollback may undo what an earlier step prepared: as `apply` does, every step that can be concerned is asked.
        let undone = undone.iter().chain(beyond.iter().copied());
        let concerned: BTreeSet<(&str, &str)> = undone.flat_map(relations).collect();
        for step in all {
            if step.number as usize > at || relations(step).any(|r| concerned.contains(&r)) {
                match stop {
                    Some(stop) if step.number as usize == k => self.part(step, stop).await?,
                    Some(_) | None => self.go(step, Way::Forward, Look::Run).await?,
                }
            }
        }
        // What was undone of later steps comes with these: the end of the walk is compared.
        if at < k && beyond.is_empty() && state_then != self.observer.digest(eye).await? {
            return Err(Stop::Found(Finding {
                step: u32::try_from(k).ok(),
                way: Some(Way::Forward),
                kind: Fault::State,
                message: format!(
                    "resumed after a rollback, the plan does not lead to the state after {from}"
                ),
            }));
        }
        Ok(())
    }

    /// All transactions of a step in one direction.
    async fn go(&mut self, step: &StepFile, way: Way, look: Look) -> Result<(), Stop> {
        let batches = match way {
            Way::Forward => &step.forward,
            Way::Rollback => &step.rollback,
        };
        for (at, batch) in batches.iter().enumerate() {
            self.one(step, way, (at, batch), look).await?;
        }
        self.done += 1;
        (self.progress)(Progress {
            done: self.done,
            of: self.plan.steps.len() * 3,
        });
        Ok(())
    }

    /// The first transactions of a step.
    async fn part(&mut self, step: &StepFile, batches: usize) -> Result<(), Stop> {
        for batch in step.forward.iter().enumerate().take(batches) {
            self.one(step, Way::Forward, batch, Look::Run).await?;
        }
        Ok(())
    }

    async fn one(
        &mut self,
        step: &StepFile,
        way: Way,
        (at, batch): (usize, &BatchFile),
        look: Look,
    ) -> Result<(), Stop> {
        let skipped = self.holds(&batch.done).await?;
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        let idle = match (look, way) {
            (Look::Missing, Way::Rollback) if !skipped => self.idle.remove(&(step.number, place)),
            (Look::Missing | Look::Measure | Look::Run, _) => None,
        };
        let is_measured = look == Look::Measure || idle.is_some();
        if !skipped && !is_measured {
            let ran = self.bench.run(batch).await;
            ran.map_err(|b| failed(step, way, batch, &b))?;
        }
        let seen = if skipped || !is_measured {
            super::execute::Seen::default()
        } else {
            let seen = self.bench.measure(batch).await;
            seen.map_err(|b| failed(step, way, batch, &b))?
        };
        if is_measured {
            let measured = BatchMeasured {
                step: step.number,
                way,
                batch: place,
                skipped,
                statements: seen.statements,
                behaviour: seen.behaviour,
                microseconds: u64::try_from(seen.took.as_micros()).unwrap_or(u64::MAX),
            };
            match idle.and_then(|at| self.batches.get_mut(at)) {
                Some(slot) => *slot = measured,
                None => {
                    if skipped && way == Way::Rollback {
                        self.idle.insert((step.number, place), self.batches.len());
                    }
                    self.batches.push(measured);
                }
            }
        }
        if !skipped && !self.holds(&batch.done).await? {
            return Err(Stop::Found(Finding {
                step: Some(step.number),
                way: Some(way),
                kind: Fault::NotDone,
                message: format!(
                    "step {:03} ({}): executed, and its done-test does not hold",
                    step.number, step.title
                ),
            }));
        }
        Ok(())
    }

    async fn holds(&self, condition: &Condition) -> Result<bool, Stop> {
        let sql = format!("SELECT {}", condition::sql(condition));
        Ok(self.bench.eye.yes(&sql).await?)
    }
}

/// The relations that a step locks, in both directions, and those that it changes.
fn relations(step: &StepFile) -> impl Iterator<Item = (&str, &str)> {
    let locked = step
        .forward
        .iter()
        .chain(&step.rollback)
        .flat_map(|b| &b.locks)
        .map(|l| (l.schema.as_str(), l.relation.as_str()));
    let changed = step.subjects.iter().map(|s| match s {
        ObjectRef::Table { schema, table }
        | ObjectRef::Column { schema, table, .. }
        | ObjectRef::Constraint { schema, table, .. }
        | ObjectRef::Index { schema, table, .. } => (schema.as_str(), table.as_str()),
        ObjectRef::Enum { schema, name } => (schema.as_str(), name.as_str()),
        ObjectRef::Extension { name } => ("", name.as_str()),
    });
    locked.chain(changed)
}

fn failed(step: &StepFile, way: Way, batch: &BatchFile, broken: &Broken) -> Stop {
    let sql = batch.sql.get(broken.at).map_or("COMMIT", String::as_str);
    Stop::Found(Finding {
        step: Some(step.number),
        way: Some(way),
        kind: Fault::Failed,
        message: format!(
            "step {:03} ({}), {}: {}\nstatement: {sql}",
            step.number,
            step.title,
            way.word(),
            broken.error
        ),
    })
}

fn state(step: Option<u32>, way: Way, what: &str, differences: &[Difference]) -> Stop {
    let mut message = format!("{what}:");
    for d in differences.iter().take(SHOWN) {
        let text = |side: &Option<String>| match side {
            Some(text) => format!("`{text}`"),
            None => "not there".to_owned(),
        };
        message.push_str(&format!(
            "\n  {}: must be {}, is {}",
            d.object,
            text(&d.wanted),
            text(&d.found)
        ));
    }
    if differences.len() > SHOWN {
        message.push_str(&format!("\n  and {} more", differences.len() - SHOWN));
    }
    Stop::Found(Finding {
        step,
        way: Some(way),
        kind: Fault::State,
        message,
    })
}
