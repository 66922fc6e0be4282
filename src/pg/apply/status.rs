//! Looking without touching: is the plan in force, how far has it got, what is in its way.
//!
//! Reads only. Input: the plan, the live catalog, the journal, and who works on the database now.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;

use tokio_postgres::Client;

use super::batch::holds;
use super::begun;
use super::error::{ApplyError, Fault};
use super::gone;
use super::grown;
use super::guard::{self, Holder};
use super::journal;
use super::leftovers::{Leftover, leftovers};
use super::lines::{self, Line};
use super::options::Options;
use super::phases::{self, PhaseEnd};
use super::run::command;
use super::session::{connect, suits};
use super::stale::{self, Stale};
use super::target::Target;
use super::trees;
use super::unrecorded::{self, Unrecorded};
use super::verify::{self, VerifiedStep};
use super::watch::{self, Blocker};
use super::way_back;
use crate::model::Live;
use crate::model::name::clip;
use crate::plan::condition::Condition;
use crate::plan::file::{LockFile, PlanFile, StepFile};
use crate::render::files::Direction;

/// Done-tests in one query.
const CHUNK: usize = 128;

/// How far a plan has got.
#[derive(Clone, Debug)]
pub struct Status {
    /// The plan's name.
    pub plan: String,
    /// Steps in force.
    pub done: usize,
    /// Steps.
    pub total: usize,
    /// The first step that is not in force: number and title.
    pub next: Option<(u32, String)>,
    /// The plan stands at the end of a phase, as `apply --phase` leaves it.
    pub phase_end: Option<PhaseEnd>,
    /// Steps of which a part is in force.
    pub half_done: Vec<(u32, String)>,
    /// What is no longer in force although the journal says that every step of it was applied: changed
    /// since, by hand or by another plan. Empty where the plan is in force, or was not applied to its end.
    pub changed: Vec<Line>,
    /// Steps in force that a rollback, which is through, left as they are: number, and what stays and why.
    pub stays: Vec<(u32, String)>,
    /// Triggers that shall keep a column in step while its type changes, and do not.
    pub triggers: Vec<Line>,
    /// Steps in force that no run has recorded: see [`super::unrecorded()`].
    pub unrecorded: Vec<Unrecorded>,
    /// INVALID indexes and NOT VALID constraints on the plan's tables.
    pub leftovers: Vec<Leftover>,
    /// The last entry of the journal.
    pub last_run: Option<RunRecord>,
    /// The run that has the database now.
    pub holder: Option<Holder>,
    /// Who blocks that run at this moment.
    pub blockers: Vec<Blocker>,
    /// Objects that have changed since the plan was made: it must be made again. Not looked for when
    /// everything is in force.
    pub stale: Vec<Stale>,
    /// What to do about these.
    pub stale_help: &'static str,
    /// Steps in force that can no longer be undone: number and why.
    pub no_way_back: Vec<(u32, String)>,
    /// The command that goes on with a rollback that has not come to its end.
    pub back: Option<String>,
    /// The command that goes on; `None` when everything is in force, or the plan is stale.
    pub resume: Option<String>,
}

/// An entry of the journal.
#[derive(Clone, Debug)]
pub struct RunRecord {
    /// `forward` or `rollback`.
    pub direction: String,
    /// The step's number.
    pub step: u32,
    /// When, with the server's clock and zone.
    pub started: String,
    /// `done`, `failed`, `running`, `lost`, …
    pub outcome: String,
    /// The server's message.
    pub message: Option<String>,
    /// The role.
    pub user: String,
}

pub(super) async fn chunked(
    client: &Client,
    tests: &[&Condition],
) -> Result<Vec<bool>, ApplyError> {
    let mut out = Vec::with_capacity(tests.len());
    for chunk in tests.chunks(CHUNK) {
        out.extend(
            holds(client, chunk)
                .await
                .map_err(|e| e.during("cannot ask the done-tests"))?,
        );
    }
    Ok(out)
}

/// The steps that a rollback leaves alone, whatever their done-tests say.
///
/// # Errors
/// [`ApplyError`] where the server cannot be asked.
pub(super) async fn not_begun(
    client: &Client,
    plan: &PlanFile,
    live: &Live,
) -> Result<BTreeSet<u32>, ApplyError> {
    let verified = verify::verified(client, plan).await?;
    let open: Vec<usize> = verified.iter().map(|s| s.missing.len()).collect();
    Ok(begun::untouched(plan, &live.catalog, &open))
}

/// How far the plan has got, what is half done, who holds the database. Reads only.
///
/// # Errors
/// [`ApplyError`] where the server cannot be asked or is another database.
pub async fn status<T: Target>(
    target: &T,
    plan: &PlanFile,
    options: &Options,
) -> Result<Status, ApplyError> {
    let (client, facts) = connect(target, "lockstep").await?;
    suits(&facts, plan)?;
    let during = |e: Fault| e.during("cannot read the state of the plan");
    let mut verified = verify::verified(&client, plan).await?;
    let in_force = |s: &&VerifiedStep| s.missing.is_empty();
    let live = match verified.iter().all(|s| s.missing.is_empty()) {
        true => None,
        false => Some(target.live().await.map_err(ApplyError::Live)?),
    };
    let settled = live.as_ref().map(|live| gone::settled(plan, live));
    let plan = settled.as_deref().unwrap_or(plan);
    if matches!(settled, Some(Cow::Owned(_))) {
        verified = verify::verified(&client, plan).await?;
    }
    let live = live.filter(|_| verified.iter().any(|s| !s.missing.is_empty()));
    // One that needs what is not there is in force by chance: a comment that the old rule has as well.
    let by_chance = live.as_ref().map_or_else(BTreeSet::new, |live| {
        let open: Vec<usize> = verified.iter().map(|s| s.missing.len()).collect();
        begun::untouched(plan, &live.catalog, &open)
    });
    let own = |s: &&VerifiedStep| in_force(s) && !by_chance.contains(&s.number);
    let done = verified.iter().filter(own).count();
    let recorded = unrecorded::recorded(&client, plan).await.map_err(during)?;
    let unrecorded = recorded.as_ref().map_or_else(Vec::new, |recorded| {
        unrecorded::without_record(plan, &verified, recorded)
    });
    let was_applied = recorded.is_some_and(|recorded| {
        let mut open = verified.iter().filter(|s| !s.missing.is_empty());
        open.all(|s| recorded.was_applied(s.number))
    });
    let holder = guard::holder(&client, &facts.database)
        .await
        .map_err(during)?;
    // Another plan's run says nothing about this one.
    let name = format!("lockstep {}", plan.name);
    let runs = holder
        .as_ref()
        .is_some_and(|h| h.application == clip(&name, 63));
    let last = journal::last(&client, plan).await.map_err(during)?;
    let blockers = match &holder {
        Some(h) => {
            let waits = watch::blocking(&client, h.pid, options.queries)
                .await
                .map_err(during)?;
            // Between two tries it waits without asking for the lock.
            match (waits.is_empty() && runs).then(|| wanted(plan, &verified, last.as_ref())) {
                Some(locks) => {
                    watch::old_holders(&client, h.pid, &locks, Duration::ZERO, options.queries)
                        .await
                        .map_err(during)?
                }
                None => waits,
            }
        }
        None => Vec::new(),
    };
    let (mut changed, mut triggers) = (Vec::new(), Vec::new());
    let (mut stale_help, mut back) = ("", None);
    let (mut half_done, mut stays) = (Vec::new(), Vec::new());
    let stale = if let Some(live) = &live {
        let moved = begun::moved(plan, &live.catalog);
        let steps = verified.iter().zip(&plan.steps);
        half_done.extend(
            steps
                .filter(|(step, file)| begun::is_half_done(step, file, &moved))
                .map(|(step, _)| (step.number, step.title.clone())),
        );
        let rolled_back = last
            .as_ref()
            .is_some_and(|e| e.direction == Direction::Rollback.folder());
        back = rolled_back.then(|| command(plan, options, Direction::Rollback));
        if rolled_back && begun::begun(plan, &live.catalog) == 0 {
            back = None;
            for (step, file) in verified.iter().zip(&plan.steps) {
                let left = step.missing.is_empty() && begun::is_effect(file, &moved);
                let why = file.undo.stays().filter(|_| left);
                stays.extend(why.map(|why| (step.number, why.to_owned())));
            }
        }
        let mut open = verified.iter().zip(&plan.steps);
        let was_applied = was_applied
            || !rolled_back
                && open.all(|(step, file)| {
                    step.missing.is_empty() || verify::lacks_a_trigger(step, file, live)
                });
        if was_applied {
            for (step, file) in verified.iter().zip(&plan.steps) {
                if step.missing.is_empty() {
                    continue;
                }
                for line in verify::lines(step, file, live) {
                    if !changed.contains(&line) {
                        changed.push(line);
                    }
                }
            }
        }
        for (step, file) in verified.iter().zip(&plan.steps) {
            if !step.missing.is_empty() {
                let all = file.forward.iter();
                all.for_each(|b| lines::syncs(&b.done, live, &mut triggers));
            }
        }
        triggers.retain(|line| !changed.contains(line));
        let open = verified.iter().filter(|s| !s.missing.is_empty());
        let open = open.map(|s| s.number).collect();
        let mut stale = match stale::check(plan, &live.catalog) {
            Ok(()) => Vec::new(),
            Err(error) => {
                stale_help = error.help;
                error.objects
            }
        };
        let mut more = |objects: Vec<Stale>, help| {
            if stale.is_empty() && !objects.is_empty() {
                stale_help = help;
            }
            stale.extend(objects);
        };
        let trees = trees::changed(plan, Direction::Forward, &open, live);
        more(trees, trees::HELP);
        let all: Vec<&StepFile> = plan.steps.iter().collect();
        more(grown::grown(&client, &all, live).await?, grown::HELP);
        stale
    } else {
        Vec::new()
    };
    let no_way_back = way_back::gone(&client, plan).await?;
    // What runs now is not at an end; what was changed since is not told by phases.
    let is_quiet = !runs && half_done.is_empty() && changed.is_empty();
    let phase_end = is_quiet
        .then(|| phases::reached(plan, &verified, last.as_ref(), options))
        .flatten();
    let last_run = last.map(|e| RunRecord {
        direction: e.direction,
        step: e.step,
        started: e.started,
        outcome: e.outcome,
        message: e.message,
        user: e.user,
    });
    Ok(Status {
        plan: plan.name.clone(),
        done,
        total: plan.steps.len(),
        next: verified
            .iter()
            .find(|s| !s.missing.is_empty())
            .map(|s| (s.number, s.title.clone())),
        half_done,
        changed,
        stays,
        triggers,
        unrecorded,
        leftovers: leftovers(&client, plan).await.map_err(during)?,
        last_run,
        holder,
        blockers,
        resume: (done < plan.steps.len() && stale.is_empty()).then(|| match &phase_end {
            Some(end) => end.resume.clone(),
            None => command(plan, options, Direction::Forward),
        }),
        phase_end,
        stale,
        stale_help,
        back,
        no_way_back: no_way_back
            .into_iter()
            .map(|(number, way)| (number, way.gone))
            .collect(),
    })
}

/// The locks of the step that the run is at: the journal's, or else the first that is not in force.
fn wanted(
    plan: &PlanFile,
    verified: &[VerifiedStep],
    last: Option<&journal::Entry>,
) -> Vec<LockFile> {
    let running = last.filter(|e| e.outcome == "running");
    let direction = match running {
        Some(e) if e.direction == Direction::Rollback.folder() => Direction::Rollback,
        Some(_) | None => Direction::Forward,
    };
    let number = running.map(|e| e.step).or_else(|| {
        let open = verified.iter().find(|s| !s.missing.is_empty());
        open.map(|s| s.number)
    });
    plan.steps
        .iter()
        .filter(|s| Some(s.number) == number)
        .flat_map(|s| direction.batches(s))
        .flat_map(|b| b.locks.iter().cloned())
        .collect()
}
