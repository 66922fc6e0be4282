//! A plan that was begun and not finished, as `drift` and `plan` tell it: what it left, and the command that goes on.
//!
//! Knows helpers by their names (see `drift`), and plans by the folders that are there.

use std::path::Path;

use serde::Serialize;

use crate::drift::{Finding, Kind, findings, half_applied, interrupted};
use crate::model::{Live, ObjectId};
use crate::overlay::{Target, leftovers};
use crate::plan::condition::ObjectRef;
use crate::plan::file::PlanFile;
use crate::plan::hazard::Code;
use crate::render::quote::{qname, shell};

use super::compare::Comparison;
use super::failure::Failure;
use super::output::{Printer, count};

/// A helper that is live, for programs.
#[derive(Serialize)]
pub(crate) struct HalfApplied {
    object: ObjectRef,
    help: Option<String>,
}

/// A plan as `plan --format json` prints it.
#[derive(Serialize)]
pub(crate) struct Printed<'a> {
    #[serde(flatten)]
    pub(crate) plan: &'a PlanFile,
    /// Left out where no plan is under way.
    #[serde(skip_serializing_if = "<[HalfApplied]>::is_empty")]
    pub(crate) half_applied: &'a [HalfApplied],
}

/// Says which plan a helper belongs to: the command that resumes it. What a plan has made on partitions, and not on the
/// table yet, is half applied too.
pub(crate) fn name_the_plans(all: &mut [Finding], plans: &Path) {
    let half: Vec<&mut Finding> = all
        .iter_mut()
        .filter(|f| is_of_a_plan(f) || !f.parts.is_empty())
        .collect();
    if half.is_empty() {
        return;
    }
    let mut known: Vec<(String, PlanFile)> = Vec::new();
    for entry in std::fs::read_dir(plans).into_iter().flatten().flatten() {
        if let Ok(plan) = crate::folder::read(&entry.path()) {
            known.push((shell(&entry.path().display().to_string()), plan));
        }
    }
    known.sort_by(|a, b| a.0.cmp(&b.0));
    for finding in half {
        let object = ObjectRef::from(&finding.object);
        let touches = |plan: &PlanFile| plan.objects.iter().any(|o| o.object == object);
        let on = |path: &str| {
            format!(
                "a plan is under way: go on with `lockstep apply {path}`, or back with `lockstep rollback {path}`"
            )
        };
        if !finding.parts.is_empty() {
            let parts: Vec<ObjectRef> = finding.parts.iter().map(ObjectRef::from).collect();
            // What was there before the plan is not its doing.
            let makes = |plan: &PlanFile| {
                let mut made = plan.objects.iter().filter(|o| o.before.is_none());
                made.any(|o| parts.contains(&o.object))
            };
            let owner = known.iter().find(|(_, p)| touches(p) && makes(p));
            if let Some((path, _)) = owner {
                finding.kind = Kind::HalfApplied;
                finding.help = Some(on(path));
            }
            continue;
        }
        let owner = known.iter().find(|(_, plan)| touches(plan));
        let meanwhile = finding.help.take();
        finding.help = Some(match (owner, meanwhile) {
            (Some((path, _)), Some(meanwhile)) => {
                format!("{meanwhile}: `lockstep apply {path}` puts the trigger back")
            }
            (None, Some(meanwhile)) => format!(
                "{meanwhile}: `lockstep apply` of the plan that changed the type, which is not here, puts the trigger back"
            ),
            (Some((path, _)), None) => on(path),
            (None, None) => {
                "a plan that is not here left it: go on with that plan, or drop it by hand"
                    .to_owned()
            }
        });
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
pub(crate) fn refuse(live: &Live, plans: &Path) -> Result<(), Failure> {
    let mut found = half_applied(live);
    found.retain(|f| matches!(f.object, ObjectId::Column(..)));
    name_the_plans(&mut found, plans);
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

/// Warns of what a plan under way has left, each command once: what is planned now takes it away, or completes it.
pub(crate) fn warn(comparison: &Comparison, plans: &Path, printer: &Printer) -> Vec<HalfApplied> {
    let Comparison {
        changes,
        target,
        live,
        ..
    } = comparison;
    let mut found = half_applied(live);
    let all = findings(changes, target, live).into_iter();
    found.extend(all.filter(|f| !f.parts.is_empty()));
    name_the_plans(&mut found, plans);
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
