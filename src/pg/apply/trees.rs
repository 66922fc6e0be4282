//! Are the partitions still those that the plan rests on? One that has come would build its part, or look its rows up, under
//! the strong lock of the step that takes the parts over; one that has gone cannot hand its part over.
//!
//! Asked before the first step, of the steps that are not done, and again before each transaction of such a step: partitions
//! come at any time. What comes in the instant between the question and the lock is not seen.

use std::collections::BTreeSet;

use tokio_postgres::Client;

use super::batch::{Broke, holds};
use super::error::{ApplyError, Fault};
use super::progress::Event;
use super::run::Engine;
use super::session::{rows, text};
use super::stale::{self, Stale, StaleError};
use super::target::Target;
use crate::ddl::spread::below;
use crate::model::Live;
use crate::overlay::finish_detach;
use crate::plan::condition::Condition;
use crate::plan::file::{PlanFile, RelationFile, StepFile, TreeFile};
use crate::render::files::Direction;
use crate::render::quote::literal;

/// Done-tests in one query.
const CHUNK: usize = 128;
/// How many partitions a message names.
const MOST: usize = 5;
pub(super) const HELP: &str = "plan again: the new plan keeps and completes what partitions have by then; `lockstep rollback` takes back what this one has done";
/// Who wants to go back has no use for another plan of the same declaration.
const HELP_BACK: &str = "nothing was undone. Give each of these objects a state that is expected, by hand, and roll back again. Or let them be as they are: `lockstep plan` with the declaration as it was before this plan makes a plan that goes back from here. The files in the plan's `rollback` folder undo one step each, through psql, which does not look at what has changed";

/// The trees that steps of `due` rest on and that are others now.
pub(super) fn changed(
    plan: &PlanFile,
    direction: Direction,
    due: &BTreeSet<u32>,
    live: &Live,
) -> Vec<Stale> {
    let trees = plan.trees.iter();
    let mut out = Vec::new();
    for tree in trees.filter(|t| steps(t, direction).iter().any(|s| due.contains(s))) {
        let Some(mut stale) = differs(tree, &now(tree, live)) else {
            continue;
        };
        for (partition, parent) in &live.detaching {
            if tree.partitions.contains(&RelationFile::from(partition)) {
                let finish = finish_detach(partition, parent);
                stale
                    .found
                    .push_str(&format!("; {partition} half: finish it by `{finish}`"));
            }
        }
        out.push(stale);
    }
    out
}

/// Before the first step, with the objects that have changed: refuses forward; back, where nobody can wait for another plan,
/// it warns of partitions.
///
/// # Errors
/// [`ApplyError::Stale`] with the partitions that came and went, and with the objects.
pub(super) async fn check(
    client: &Client,
    plan: &PlanFile,
    run: &[&StepFile],
    direction: Direction,
    live: &Live,
) -> Result<Vec<Event>, ApplyError> {
    let objects = stale::check(plan, &live.catalog).map_err(|e| match direction {
        Direction::Forward => e,
        Direction::Rollback => StaleError {
            help: HELP_BACK,
            ..e
        },
    });
    let is_other = |t: &TreeFile| differs(t, &now(t, live)).is_some();
    if !plan.trees.iter().any(is_other) {
        objects?;
        return Ok(Vec::new());
    }
    let due = due(client, plan, run, direction)
        .await
        .map_err(|e| e.during("cannot ask how far the plan is"))?;
    let trees = changed(plan, direction, &due, live);
    match (direction, trees.is_empty(), objects) {
        (Direction::Forward, false, objects) => Err(refused(plan, trees, objects.err())),
        (Direction::Rollback, _, objects) | (Direction::Forward, true, objects) => {
            objects?;
            Ok(trees.into_iter().map(warning).collect())
        }
    }
}

fn refused(plan: &PlanFile, trees: Vec<Stale>, more: Option<StaleError>) -> ApplyError {
    let mut objects = trees;
    objects.extend(more.into_iter().flat_map(|e| e.objects));
    ApplyError::Stale(StaleError {
        plan: plan.name.clone(),
        objects,
        help: HELP,
    })
}

fn warning(tree: Stale) -> Event {
    Event::Warning(format!(
        "{}: {}; what the rollback gives back is built or looked up there under a strong lock, and an index stays INVALID until a plan with the old declaration completes it",
        tree.object, tree.found
    ))
}

/// Steps of the run that rest on partitions and are not done.
async fn due(
    client: &Client,
    plan: &PlanFile,
    run: &[&StepFile],
    direction: Direction,
) -> Result<BTreeSet<u32>, Fault> {
    let rests: BTreeSet<u32> = plan
        .trees
        .iter()
        .flat_map(|t| steps(t, direction))
        .copied()
        .collect();
    let asked: Vec<(u32, &Condition)> = run
        .iter()
        .filter(|s| rests.contains(&s.number))
        .flat_map(|s| direction.batches(s).iter().map(|b| (s.number, &b.done)))
        .collect();
    let mut out = BTreeSet::new();
    for chunk in asked.chunks(CHUNK) {
        let tests: Vec<&Condition> = chunk.iter().map(|(_, c)| *c).collect();
        let answers = holds(client, &tests).await?;
        let open = chunk.iter().zip(answers).filter(|(_, done)| !done);
        out.extend(open.map(|((number, _), _)| *number));
    }
    Ok(out)
}

fn steps(tree: &TreeFile, direction: Direction) -> &[u32] {
    match direction {
        Direction::Forward => &tree.forward,
        Direction::Rollback => &tree.rollback,
    }
}

/// Without what is half detached.
fn now(tree: &TreeFile, live: &Live) -> BTreeSet<RelationFile> {
    let Some(table) = tree.table.to_qname() else {
        return BTreeSet::new();
    };
    let mut found = below(&table, &live.children);
    for partition in live.detaching.keys() {
        let gone = below(partition, &live.children);
        found.retain(|p| p != partition && !gone.contains(p));
    }
    found.iter().map(RelationFile::from).collect()
}

fn differs(tree: &TreeFile, now: &BTreeSet<RelationFile>) -> Option<Stale> {
    let planned: BTreeSet<&RelationFile> = tree.partitions.iter().collect();
    let now: BTreeSet<&RelationFile> = now.iter().collect();
    if planned == now {
        return None;
    }
    let list = |some: Vec<String>| {
        let more = match some.len().saturating_sub(MOST) {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        format!(
            "{}{more}",
            some.into_iter().take(MOST).collect::<Vec<_>>().join(", ")
        )
    };
    let mut found = Vec::new();
    let came: Vec<String> = now.difference(&planned).map(|r| r.words()).collect();
    let went: Vec<String> = planned.difference(&now).map(|r| r.words()).collect();
    if !came.is_empty() {
        found.push(format!("{} has come since", list(came)));
    }
    if !went.is_empty() {
        found.push(format!("{} is gone since", list(went)));
    }
    Some(Stale {
        object: format!("the partitions of {}", tree.table.words()),
        expected: "those that there were when the plan was made: each has its part first, and the table takes these over".to_owned(),
        found: found.join(", and "),
    })
}

impl<T: Target> Engine<'_, T> {
    /// Before a transaction of the step.
    ///
    /// # Errors
    /// As [`check`], and where the server is gone.
    pub(super) async fn rests(&mut self, step: &StepFile, at: usize) -> Result<(), ApplyError> {
        let trees: Vec<&TreeFile> = match self.direction {
            Direction::Forward => {
                let trees = self.plan.trees.iter();
                trees.filter(|t| t.forward.contains(&step.number)).collect()
            }
            Direction::Rollback => return Ok(()),
        };
        let mut objects = Vec::new();
        for tree in trees {
            let mut reconnected = false;
            let now = loop {
                match look(&self.session.ddl, &tree.table).await {
                    Ok(now) => break now,
                    Err(Fault::Lost(why)) if !reconnected => {
                        reconnected = true;
                        self.reconnect(step, at, why).await?;
                    }
                    Err(fault) => return Err(self.stopped(step, at, Broke::from(fault))),
                }
            };
            objects.extend(differs(tree, &now));
        }
        if objects.is_empty() {
            return Ok(());
        }
        Err(refused(self.plan, objects, None))
    }
}

/// Everything below the table, at whatever depth.
async fn look(client: &Client, table: &RelationFile) -> Result<BTreeSet<RelationFile>, Fault> {
    let sql = format!(
        "WITH RECURSIVE tree (oid) AS (
             SELECT i.inhrelid
             FROM pg_catalog.pg_inherits AS i
             JOIN pg_catalog.pg_class AS c ON c.oid = i.inhparent
             JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = {} AND c.relname = {} AND NOT i.inhdetachpending
             UNION ALL
             SELECT i.inhrelid
             FROM pg_catalog.pg_inherits AS i
             JOIN tree ON i.inhparent = tree.oid AND NOT i.inhdetachpending
         )
         SELECT n.nspname, c.relname
         FROM tree
         JOIN pg_catalog.pg_class AS c ON c.oid = tree.oid
         JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p', 'f') AND pg_catalog.left(n.nspname::text, 3) <> 'pg_'",
        literal(&table.schema),
        literal(&table.name)
    );
    let found = rows(client, &sql).await?;
    Ok(found
        .iter()
        .filter_map(|row| {
            Some(RelationFile {
                schema: text(row, 0)?,
                name: text(row, 1)?,
            })
        })
        .collect())
}
