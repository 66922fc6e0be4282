//! From changes to the plan file: recipes, order, names of files, locks, fingerprints.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::{Condition, ObjectRef};
use super::file::{
    BatchFile, CheckFile, ClassFile, DependencyFile, FORMAT, HazardFile, LockFile, ObjectFile,
    PlanFile, Proof, StepFile,
};
use super::graph::{self, Cycles};
use super::hazard::{Code, Hazard};
use super::recipe::{self, Context};
use super::states::{self, States};
use super::step::{Batch, Draft};
use crate::ddl::locks::{self, LockClass};
use crate::ddl::replay::Refusal;
use crate::diff::Change;
use crate::model::{Live, ObjectId};
use crate::render::statement;

/// What a plan is made from besides the changes.
pub struct Request<'a> {
    /// The plan's name.
    pub name: &'a str,
    /// Live and declared side.
    pub context: Context<'a>,
    /// Hazards that may be in the plan.
    pub allow: &'a BTreeSet<Code>,
}

/// Why there is no plan.
#[derive(Debug)]
pub enum PlanError {
    /// Steps wait for each other.
    Cycles(Cycles),
    /// Hazards that nobody allowed, with the title of their step.
    Refused(Vec<(String, Hazard)>),
    /// The replay refused a step: this is a fault of Lockstep, not of the declaration.
    Replay {
        /// The step.
        title: String,
        /// What it met.
        refusal: Refusal,
    },
}

/// Makes the plan: ordered, replayed, fingerprinted; not yet sealed (its files are not rendered).
///
/// # Errors
/// [`PlanError`].
pub fn build(changes: &[Change], request: &Request<'_>) -> Result<PlanFile, PlanError> {
    let mut made = prepare(changes, request)?.replay(request.context.live)?;
    let mut plan = made.head.clone();
    for (step, checks) in made.steps.by_ref().map(Unmade::make) {
        plan.steps.push(step);
        plan.preflight.extend(checks);
    }
    plan.objects = made.objects().collect();
    Ok(plan)
}

/// The steps of a plan in their order, nothing replayed yet.
pub struct Prepared {
    head: PlanFile,
    steps: Steps,
}

/// A plan whose long lists are made as they are written: of a large plan they do not fit in memory.
pub struct Made {
    /// The plan without its steps, checks and objects.
    pub head: PlanFile,
    /// Its steps.
    pub steps: Steps,
    states: States,
}

/// Orders the steps. Changes and declared side are not needed after it.
///
/// # Errors
/// [`PlanError::Cycles`], [`PlanError::Refused`].
pub fn prepare(changes: &[Change], request: &Request<'_>) -> Result<Prepared, PlanError> {
    let (recipes, ordered) = recipe::ordered(changes, &request.context, |i, draft, phase| {
        (phase, draft.rank, group(draft), i)
    })
    .map_err(PlanError::Cycles)?;
    let refused: Vec<(String, Hazard)> = recipes
        .iter()
        .flatten()
        .flat_map(|d| d.hazards.iter().map(|h| (d.title.clone(), h.clone())))
        .filter(|(_, h)| !request.allow.contains(&h.code))
        .collect();
    if !refused.is_empty() {
        return Err(PlanError::Refused(refused));
    }
    let before = super::before::Before::new(&request.context);
    let mut allowed: BTreeSet<&'static str> = BTreeSet::new();
    let mut drafts: Vec<Option<Draft>> = Vec::with_capacity(ordered.order.len());
    for mut draft in recipes.into_iter().flatten() {
        // The order is known: what it was made of is not needed any more.
        draft.forget_facts();
        allowed.extend(draft.hazards.iter().map(|h| h.code.word()));
        let table = draft.subjects.first().and_then(ObjectId::table);
        for check in &mut draft.preflight {
            if let Some(query) = before.query(&check.query, table) {
                check.query = query;
            }
        }
        drafts.push(Some(draft));
    }
    let live = request.context.live;
    let head = PlanFile {
        format: FORMAT,
        lockstep: env!("CARGO_PKG_VERSION").to_owned(),
        name: request.name.to_owned(),
        database: live.database.clone(),
        server_version_num: live.version_num,
        proof: Proof::NotProved,
        allowed: allowed.into_iter().map(str::to_owned).collect(),
        steps: Vec::new(),
        preflight: Vec::new(),
        objects: Vec::new(),
        files: BTreeMap::new(),
        digest: String::new(),
    };
    let steps = Steps {
        at: 0,
        width: drafts.len().to_string().len().max(3),
        drafts,
        ordered,
    };
    Ok(Prepared { head, steps })
}

impl Prepared {
    /// Replays the steps and notes the states of what they touch.
    ///
    /// # Errors
    /// [`PlanError::Replay`].
    pub fn replay(self, live: &Live) -> Result<Made, PlanError> {
        let Prepared { head, steps } = self;
        let states = states::passed(&steps.in_order(), &live.catalog)?;
        Ok(Made {
            head,
            steps,
            states,
        })
    }
}

impl Made {
    /// The objects that the plan touches or rests on, once.
    pub fn objects(self) -> impl Iterator<Item = ObjectFile> {
        self.states.into_files()
    }
}

/// Steps in the order of the plan, each made when it is asked for and forgotten here.
pub struct Steps {
    at: usize,
    width: usize,
    drafts: Vec<Option<Draft>>,
    ordered: graph::Ordered,
}

impl Steps {
    fn in_order(&self) -> Vec<&Draft> {
        let order = self.ordered.order.iter();
        order.filter_map(|&i| self.drafts[i].as_ref()).collect()
    }
}

impl Iterator for Steps {
    type Item = Unmade;

    fn next(&mut self) -> Option<Unmade> {
        let at = self.at;
        let i = *self.ordered.order.get(at)?;
        self.at += 1;
        Some(Unmade {
            at,
            draft: self.drafts.get_mut(i)?.take()?,
            phase: self.ordered.phases[i],
            because: std::mem::take(&mut self.ordered.because[at]),
            width: self.width,
        })
    }
}

/// A step with its place in the order, to be rendered on any thread.
pub struct Unmade {
    at: usize,
    draft: Draft,
    phase: u32,
    because: Vec<(usize, graph::Reason)>,
    width: usize,
}

impl Unmade {
    /// The step and its data checks as the plan file has them.
    pub fn make(mut self) -> (StepFile, Vec<CheckFile>) {
        let checks = std::mem::take(&mut self.draft.preflight).into_iter();
        let checks = checks
            .map(|p| CheckFile {
                step: number(self.at),
                title: p.title,
                sql: p.query,
            })
            .collect();
        let step = step(self.at, self.draft, self.phase, self.because, self.width);
        (step, checks)
    }
}

/// Steps of one table stand together among the ready ones.
fn group(draft: &Draft) -> String {
    draft
        .subjects
        .first()
        .map_or_else(String::new, ToString::to_string)
}

fn number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

fn step(
    at: usize,
    draft: Draft,
    phase: u32,
    because: Vec<(usize, graph::Reason)>,
    width: usize,
) -> StepFile {
    StepFile {
        number: number(at),
        file: format!("{:0width$}_{}", at + 1, slug(&draft.title)),
        title: draft.title,
        why: draft.why,
        phase,
        subjects: draft.subjects.iter().map(ObjectRef::from).collect(),
        depends_on: because
            .into_iter()
            .map(|(before, reason)| DependencyFile {
                step: number(before),
                reason: reason.0.into_owned(),
            })
            .collect(),
        undo: draft.undo,
        hazards: draft
            .hazards
            .iter()
            .map(|h| HazardFile {
                code: h.code.word().to_owned(),
                message: format!("{}: {}", h.about, h.code.reason()),
            })
            .collect(),
        forward: draft.forward.into_iter().filter_map(batch).collect(),
        rollback: draft.rollback.into_iter().filter_map(batch).collect(),
    }
}

/// Lower-case ASCII words of the title, at most 60 bytes; the number in front makes it unique.
fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in title.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
        if out.len() >= 60 {
            break;
        }
    }
    out.trim_end_matches('_').to_owned()
}

/// A batch for the file; one without statements (a helper was there already) is left out.
fn batch(batch: Batch) -> Option<BatchFile> {
    if batch.statements.is_empty() {
        return None;
    }
    Some(BatchFile {
        transaction: !batch
            .statements
            .iter()
            .any(crate::ddl::Statement::is_concurrent),
        class: class(locks::class(&batch.statements)),
        locks: locks::strongest(&batch.statements)
            .into_iter()
            .map(|c| LockFile {
                schema: c.relation.schema.as_str().to_owned(),
                relation: c.relation.name.as_str().to_owned(),
                mode: c.mode.words().to_owned(),
            })
            .collect(),
        sql: batch.statements.iter().map(statement::sql).collect(),
        done: batch.done,
    })
}

fn class(class: LockClass) -> ClassFile {
    match class {
        LockClass::CatalogOnly => ClassFile::CatalogOnly,
        LockClass::WeakLong => ClassFile::WeakLong,
        LockClass::StrongShort => ClassFile::StrongShort,
        LockClass::StrongLong => ClassFile::StrongLong,
    }
}

/// A query per step that returns no row when the step is in force: verify.sql.
pub fn in_force(step: &StepFile) -> Option<&Condition> {
    step.forward.last().map(|b| &b.done)
}
