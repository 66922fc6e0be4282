//! A plan that was begun and not finished, as `drift` and `plan` tell it: what it left, and the command that goes on.
//!
//! Knows helpers by their names (see `drift`), and plans by the folders that are there.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use crate::drift::{Finding, Kind, findings, half_applied, interrupted};
use crate::model::{Live, ObjectId};
use crate::overlay::{Target, leftovers};
use crate::pg::apply::Standing;
use crate::plan::condition::ObjectRef;
use crate::plan::file::PlanFile;
use crate::plan::hazard::Code;
use crate::render::quote::{qname, shell};

use super::compare::Comparison;
use super::failure::Failure;
use super::known_plans::{Known, maker, owner};
use super::output::{Printer, count};

/// A helper that is live, for programs.
#[derive(Serialize)]
pub(crate) struct HalfApplied {
    object: ObjectRef,
    help: Option<String>,
}

/// Another plan that is under way, for programs.
#[derive(Serialize)]
pub(crate) struct Another {
    /// Its folder, as it is typed.
    plan: String,
    /// How many of its steps are in force.
    done: usize,
    steps: usize,
    /// What these are about.
    objects: Vec<ObjectRef>,
    /// What is about to change and that plan is about, too.
    shared: Vec<ObjectRef>,
    /// All of it in words.
    #[serde(skip)]
    pub(crate) words: String,
}

/// What is under way while a plan is made.
#[derive(Default, Serialize)]
pub(crate) struct Meanwhile {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) under_way: Vec<Another>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    half_applied: Vec<HalfApplied>,
}

/// A plan as `plan --format json` prints it.
#[derive(Serialize)]
pub(crate) struct Printed<'a> {
    #[serde(flatten)]
    pub(crate) plan: &'a PlanFile,
    /// Nothing where no plan is under way.
    #[serde(flatten)]
    pub(crate) meanwhile: &'a Meanwhile,
}

/// Says which plan a helper belongs to: the command that resumes it. What a plan has made on partitions, and not on the
/// table yet, is half applied too.
pub(crate) fn name_the_plans(all: &mut [Finding], known: &[Known]) {
    for finding in all {
        let object = ObjectRef::from(&finding.object);
        if !finding.parts.is_empty() {
            let parts: Vec<ObjectRef> = finding.parts.iter().map(ObjectRef::from).collect();
            // What was there before the plan is not its doing.
            let makes = |k: &Known| k.touches(&object) && parts.iter().any(|p| k.makes(p));
            if let Some(owner) = owner(known, makes) {
                finding.kind = Kind::HalfApplied;
                finding.help = Some(go_on(owner));
            }
            continue;
        }
        if let (Kind::Invalid, ObjectId::Index(table, name)) = (finding.kind, &finding.object) {
            let key = ObjectRef::from(&ObjectId::Constraint(table.clone(), name.clone()));
            if let Some(k) = owner(known, |k| {
                k.goes_on() && (k.makes(&object) || k.makes(&key))
            }) {
                finding.help = Some(format!(
                    "an interrupted build left it: `lockstep apply {}` builds it again",
                    k.path
                ));
            }
            continue;
        }
        if !is_of_a_plan(finding) {
            continue;
        }
        let makes = |k: &Known| k.makes(&object);
        finding.help = Some(match finding.help.take() {
            Some(meanwhile) => match maker(known, makes) {
                Some(k) => format!(
                    "{meanwhile}: `lockstep apply {}` puts the trigger back",
                    k.path
                ),
                None => format!(
                    "{meanwhile}: `lockstep apply` of the plan that changed the type, which is not here, puts the trigger back"
                ),
            },
            None => match owner(known, makes) {
                Some(k) => go_on(k),
                None => "a plan that is not here left it: go on with that plan, or drop it by hand"
                    .to_owned(),
            },
        });
    }
}

/// What to do about a plan that is under way.
fn go_on(plan: &Known) -> String {
    let path = &plan.path;
    let fits = match &plan.standing {
        Standing::UnderWay(way) => way.fits,
        Standing::Open | Standing::InForce => true,
        Standing::Stale => false,
    };
    if fits {
        format!(
            "a plan is under way: go on with `lockstep apply {path}`, or back with `lockstep rollback {path}`"
        )
    } else {
        format!(
            "a plan is under way, and the database has changed since it was made (`lockstep status {path}` says how): put that back by hand; then go on with `lockstep apply {path}`, or back with `lockstep rollback {path}`"
        )
    }
}

/// Is it a plan's, which has to be named? What an interrupted DETACH or REINDEX left has its own words; a column that nothing
/// feeds any more has the first half of them.
fn is_of_a_plan(finding: &Finding) -> bool {
    let is_column = matches!(finding.object, ObjectId::Column(..));
    finding.kind == Kind::HalfApplied && (finding.help.is_none() || is_column)
}

/// Says what type changes have left on the declared tables, and how it goes.
pub(crate) fn tell_leftovers(target: &Target, printer: &Printer) {
    for (table, t) in &target.states.to.tables {
        for column in leftovers::columns(t) {
            let of = column.leftover_of();
            printer.note(&format!(
                "left over: column {column} of {table}, fed by {} for a rollback of the plan that changed its type; `lockstep plan --allow {}` plans its removal",
                of.as_ref().map_or("its successor", |i| i.as_str()),
                Code::LeftoverDrop.word()
            ));
        }
    }
}

/// Says which indexes of the declared tables an interrupted REINDEX has left, and how they go.
pub(crate) fn tell_interrupted(target: &Target, live: &Live, printer: &Printer) {
    for table in target.states.to.tables.keys() {
        for name in interrupted::of_reindex(table, live) {
            let index = qname(&table.sibling(name.clone()));
            printer.note(&format!(
                "an interrupted REINDEX CONCURRENTLY has left index {name} on {table}, which costs every write and serves no query: `DROP INDEX CONCURRENTLY {index};`"
            ));
        }
    }
}

/// A type change that is under way is gone on with or taken back as a whole: another plan would take away its rules and
/// indexes, and leave the column and the trigger that writes to it.
///
/// # Errors
/// [`Failure::Input`] where there is one, with the commands that end it.
pub(crate) fn refuse(live: &Live, known: &[Known]) -> Result<(), Failure> {
    let mut found = half_applied(live);
    found.retain(|f| matches!(f.object, ObjectId::Column(..)));
    name_the_plans(&mut found, known);
    let Some(first) = found.first() else {
        return Ok(());
    };
    Err(Failure::input(
        format!(
            "nothing is planned while a type change is half applied: {}",
            first.object
        ),
        first.help.clone().unwrap_or_default(),
    ))
}

/// Warns of other plans that are under way, and of what they have left. `path` is where the plan is written that is made
/// now: what stands there is told when it would be replaced.
pub(crate) fn warn(comparison: &Comparison, path: Option<&Path>, printer: &Printer) -> Meanwhile {
    let own = path.map(|p| shell(&p.display().to_string()));
    let others = comparison.known.iter();
    let others = others.filter(|k| own.as_ref() != Some(&k.path));
    let under_way: Vec<Another> = others.filter_map(|k| another(k, comparison)).collect();
    for other in &under_way {
        printer.warning(&other.words);
    }
    Meanwhile {
        under_way,
        half_applied: warn_of_helpers(comparison, printer),
    }
}

/// Objects that are named one by one.
const MOST_NAMED: usize = 3;

fn another(known: &Known, comparison: &Comparison) -> Option<Another> {
    let Standing::UnderWay(way) = &known.standing else {
        return None;
    };
    let subjects: BTreeSet<ObjectRef> = comparison
        .changes
        .iter()
        .map(|c| ObjectRef::from(&c.subject()))
        .collect();
    let shared: Vec<ObjectRef> = subjects.into_iter().filter(|o| known.touches(o)).collect();
    let named = |objects: &[ObjectRef]| -> String {
        let ids = objects.iter().filter_map(|o| o.to_id().ok());
        let some: Vec<String> = ids.take(MOST_NAMED).map(|id| id.to_string()).collect();
        let more = match objects.len().saturating_sub(MOST_NAMED) {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        format!("{}{more}", some.join(", "))
    };
    let (path, steps) = (&known.path, count(known.steps, "step", "steps"));
    let mut words = format!("plan {path} is under way, ");
    words.push_str(&match way.done {
        0 => format!("its first of {steps} half done"),
        n => format!("{n} of its {steps} in force, on {}", named(&way.objects)),
    });
    if !shared.is_empty() {
        words.push_str(&format!("; it is about {} too", named(&shared)));
    }
    words.push_str(&if way.fits {
        format!(": finish it first, `lockstep apply {path}`, or take it back, `lockstep rollback {path}`, and plan again")
    } else {
        format!(", and the database has changed since it was made: take it back first, `lockstep rollback {path}`, and plan again")
    });
    Some(Another {
        plan: path.clone(),
        done: way.done,
        steps: known.steps,
        objects: way.objects.clone(),
        shared,
        words,
    })
}

/// Warns of what a plan under way has left, each command once: what is planned now takes it away, or completes it.
fn warn_of_helpers(comparison: &Comparison, printer: &Printer) -> Vec<HalfApplied> {
    let Comparison {
        changes,
        target,
        live,
        known,
        ..
    } = comparison;
    let mut found = half_applied(live);
    let all = findings(changes, target, live).into_iter();
    found.extend(all.filter(|f| !f.parts.is_empty()));
    name_the_plans(&mut found, known);
    found.retain(|f| f.kind == Kind::HalfApplied);
    found.sort_by(|a, b| (&a.help, &a.object).cmp(&(&b.help, &b.object)));
    for group in found.chunk_by(|a, b| a.help == b.help && a.parts.is_empty() == b.parts.is_empty())
    {
        if let Some(first) = group.first() {
            let more = match group.len() {
                1 => String::new(),
                n => format!(" and {}", count(n - 1, "more object", "more objects")),
            };
            // Columns are dropped by the plan that made them alone.
            let is_column = |f: &Finding| matches!(f.object, ObjectId::Column(..));
            let goes = if group.iter().any(is_column) {
                ""
            } else if first.parts.is_empty() {
                ", which the plan made now takes away"
            } else {
                ", which the plan made now completes"
            };
            printer.warning(&format!(
                "half applied: {}{more}{goes}: {}",
                first.object,
                first.help.as_deref().unwrap_or_default()
            ));
        }
    }
    found
        .into_iter()
        .map(|f| HalfApplied {
            object: ObjectRef::from(&f.object),
            help: f.help,
        })
        .collect()
}
