//! How a plan stands to a database, among others that may have made the same objects: under way, through, or not begun.
//!
//! The catalog cannot tell a plan that is under way from one that was through once and of which something was taken away
//! since, nor from one whose objects another plan has made. Where there is a history, that tells. Nothing is decided by it
//! that is executed: it is for naming plans.

use tokio_postgres::Client;

use super::begun::{begun, is_effect, moved};
use super::{stale, unrecorded};
use crate::model::Catalog;
use crate::plan::condition::ObjectRef;
use crate::plan::file::{PlanFile, StepFile};
use crate::plan::holds::holds;

/// How a plan stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A run of it has begun and not come to its end, nor has a rollback.
    UnderWay(UnderWay),
    /// All of it is in force.
    InForce,
    /// Its next run can start, or go on from what is there.
    Open,
    /// The database has changed since it was made.
    Stale,
}

/// A plan that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// Steps that are in force; 0 where the first is half done.
    pub done: usize,
    /// What they are about.
    pub objects: Vec<ObjectRef>,
    /// Can it go on? Otherwise the database has changed since it was made.
    pub fits: bool,
    /// Where the history has its last line, as far as there is one.
    pub last: Option<usize>,
}

/// How the plan stands. `history` is a session of the database that may have one; reads only, and does without what it may
/// not read.
pub async fn standing(plan: &PlanFile, catalog: &Catalog, history: Option<&Client>) -> Standing {
    let in_force = |s: &&StepFile| s.forward.iter().all(|b| holds(&b.done, catalog));
    if plan.steps.iter().all(|s| in_force(&s)) {
        return Standing::InForce;
    }
    let fits = stale::check(plan, catalog).is_ok();
    let otherwise = if fits {
        Standing::Open
    } else {
        Standing::Stale
    };
    if begun(plan, catalog) == 0 {
        return otherwise;
    }
    let recorded = match history {
        Some(client) => unrecorded::recorded(client, plan).await.ok().flatten(),
        None => None,
    };
    let recorded = recorded.filter(|r| !r.is_empty());
    let moved = moved(plan, catalog);
    // A helper is no subject of the step that makes it.
    let is_own = |s: &&StepFile| match &recorded {
        Some(recorded) => recorded.is_kept(s.number),
        None => is_effect(s, &moved),
    };
    let done: Vec<&StepFile> = plan.steps.iter().filter(in_force).filter(is_own).collect();
    let mut open = plan.steps.iter().filter(|s| !in_force(s));
    let is_under_way = match &recorded {
        Some(recorded) => {
            let begun = |s: &StepFile| s.forward.iter().any(|b| holds(&b.done, catalog));
            plan.steps.iter().filter(is_own).any(begun)
                && open.any(|s| !recorded.was_applied(s.number))
        }
        // Steps are made in their order; of a plan that was through once, any may be gone.
        None => {
            let first = open.next();
            fits && done
                .iter()
                .all(|s| first.is_none_or(|f| s.number < f.number))
        }
    };
    if !is_under_way {
        return otherwise;
    }
    let mut objects: Vec<ObjectRef> = done.iter().flat_map(|s| &s.subjects).cloned().collect();
    objects.sort();
    objects.dedup();
    Standing::UnderWay(UnderWay {
        done: done.len(),
        objects,
        fits,
        last: recorded.and_then(|r| r.last()),
    })
}
