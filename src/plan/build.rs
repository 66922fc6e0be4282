//! From changes to the plan file: recipes, order, names of files, locks, fingerprints.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::{Condition, ObjectRef};
use super::file::{
    BatchFile, ClassFile, DependencyFile, FORMAT, HazardFile, LockFile, PlanFile, Proof,
    RelationFile, StepFile,
};
use super::graph::{self, Cycles};
use super::hazard::{Code, Refused};
use super::objects::objects;
use super::recipe::{self, Context};
use super::step::{Batch, Draft};
use crate::ddl::locks::{self, LockClass};
use crate::ddl::replay::Refusal;
use crate::ddl::spread::{self, Families};
use crate::diff::Change;
use crate::model::ObjectId;
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
    /// Hazards that nobody allowed.
    Refused(Vec<Refused>),
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
    let (mut recipes, ordered) = recipe::ordered(changes, &request.context, |i, draft, phase| {
        (phase, draft.rank, group(draft), i)
    })
    .map_err(PlanError::Cycles)?;
    let refused: Vec<Refused> = recipes
        .iter()
        .flatten()
        .flat_map(|d| d.hazards.iter().map(move |h| (d, h)))
        .filter(|(_, h)| !request.allow.contains(&h.code))
        .map(|(d, h)| Refused {
            title: d.title.clone(),
            hazard: h.clone(),
            instead: d.instead.clone(),
        })
        .collect();
    if !refused.is_empty() {
        return Err(PlanError::Refused(refused));
    }
    // The order is known: what it was made of is not needed any more.
    recipes.iter_mut().flatten().for_each(Draft::forget_facts);
    let drafts: Vec<&Draft> = recipes.iter().flatten().collect();
    let in_order: Vec<&Draft> = ordered.order.iter().map(|&i| drafts[i]).collect();
    let objects = objects(&in_order, request)?;
    let trees = super::trees::trees(&in_order, request.context.live);
    // Each draft becomes its step and is gone: of a large plan both do not fit in memory.
    let mut drafts: Vec<Option<Draft>> = recipes.into_iter().flatten().map(Some).collect();
    let width = drafts.len().to_string().len().max(3);
    let mut steps: Vec<StepFile> = Vec::with_capacity(drafts.len());
    let mut checks = Vec::new();
    let mut advice = super::advice::of(
        request.context.target,
        request.context.live,
        request.context.small_rows,
    );
    let mut before = super::before::Before::new(&request.context);
    for (at, (&i, because)) in ordered.order.iter().zip(ordered.because).enumerate() {
        let Some(mut draft) = drafts[i].take() else {
            continue;
        };
        let preflight = std::mem::take(&mut draft.preflight);
        advice.extend(draft.advice.take());
        let table = draft.subjects.first().and_then(ObjectId::table);
        let checked = preflight.into_iter();
        let conversion = draft.conversion.take();
        let conversion = conversion.map(|c| before.conversion(*c, number(at), table));
        checks.extend(conversion);
        checks.extend(checked.map(|p| before.check(p, number(at), table)));
        before.passes(&draft, number(at));
        let states = &request.context.target.states;
        let families = Families::new(request.context.live).between(&states.from, &states.to);
        steps.push(step(at, draft, ordered.phases[i], because, width, families));
    }
    let live = request.context.live;
    Ok(PlanFile {
        format: FORMAT,
        lockstep: env!("CARGO_PKG_VERSION").to_owned(),
        name: request.name.to_owned(),
        database: live.database.clone(),
        server_version_num: live.version_num,
        proof: Proof::NotProved,
        allowed: allowed(&steps),
        steps,
        preflight: checks,
        advice,
        objects,
        trees,
        files: BTreeMap::new(),
        digest: String::new(),
    })
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

fn allowed(steps: &[StepFile]) -> Vec<String> {
    let codes: BTreeSet<&String> = steps
        .iter()
        .flat_map(|s| s.hazards.iter().map(|h| &h.code))
        .collect();
    codes.into_iter().cloned().collect()
}

fn step(
    at: usize,
    draft: Draft,
    phase: u32,
    because: Vec<(usize, graph::Reason)>,
    width: usize,
    families: Families<'_>,
) -> StepFile {
    let batches = |list: Vec<Batch>| {
        list.into_iter()
            .filter_map(|b| batch(b, families))
            .collect()
    };
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
        undo_checks: draft.undo_checks,
        hazards: draft
            .hazards
            .iter()
            .map(|h| HazardFile {
                code: h.code.word().to_owned(),
                message: format!("{}: {}", h.about, h.code.reason()),
            })
            .collect(),
        short: draft.short,
        instead: draft.instead,
        way_back: draft.way_back,
        forward: batches(draft.forward),
        rollback: batches(draft.rollback),
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
fn batch(batch: Batch, families: Families<'_>) -> Option<BatchFile> {
    if batch.statements.is_empty() {
        return None;
    }
    Some(BatchFile {
        transaction: !batch
            .statements
            .iter()
            .any(crate::ddl::Statement::is_concurrent),
        class: class(locks::class(&batch.statements)),
        locks: spread::strongest(&batch.statements, families)
            .into_iter()
            .map(|s| LockFile {
                schema: s.claim.relation.schema.as_str().to_owned(),
                relation: s.claim.relation.name.as_str().to_owned(),
                mode: s.claim.mode.words().to_owned(),
                below: s.through.map(|t| RelationFile {
                    schema: t.schema.as_str().to_owned(),
                    name: t.name.as_str().to_owned(),
                }),
            })
            .collect(),
        sql: batch.statements.iter().map(statement::sql).collect(),
        done: batch.done,
    })
}

fn class(class: LockClass) -> ClassFile {
    match class {
        LockClass::CatalogOnly => ClassFile::CatalogOnly,
        LockClass::WeakShort => ClassFile::WeakShort,
        LockClass::WeakLong => ClassFile::WeakLong,
        LockClass::StrongShort => ClassFile::StrongShort,
        LockClass::StrongLong => ClassFile::StrongLong,
    }
}

/// A query per step that returns no row when the step is in force: verify.sql.
pub fn in_force(step: &StepFile) -> Option<&Condition> {
    step.forward.last().map(|b| &b.done)
}
