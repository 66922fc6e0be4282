//! Whether a plan fits together: numbers, names of files, names of objects.
//!
//! It reads no file. Input: a plan.json that could be parsed.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use super::read::{Problem, script_path};
use super::{PLAN_JSON, PROOF_JSON};
use crate::plan::file::PlanFile;
use crate::render::files::{self, Direction};

/// A relative path of one or two plain components, with `/`.
pub(super) fn inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', '\0'])
        && !path.ends_with('/')
        && path.split('/').count() <= 2
        && Path::new(path)
            .components()
            .all(|c| matches!(c, Component::Normal(_)))
        && path != PLAN_JSON
        && path != PROOF_JSON
}

pub(super) fn shape(plan: &PlanFile, problems: &mut Vec<Problem>) {
    let mut wrong = |text: String| problems.push(Problem::Shape(text));
    for path in plan.files.keys().filter(|p| !inside(p)) {
        wrong(format!("`{path}` is no path inside the plan folder"));
    }
    let mut names = BTreeSet::new();
    for (at, step) in plan.steps.iter().enumerate() {
        let n = step.number;
        if usize::try_from(n) != Ok(at + 1) {
            wrong(format!("step {n} stands at place {}", at + 1));
        }
        if step.file.contains('/') || !inside(&step.file) {
            wrong(format!("step {n}: `{}` is no file name", step.file));
        } else if !names.insert(step.file.as_str()) {
            wrong(format!("step {n}: `{}` is another step's file", step.file));
        }
        for direction in [Direction::Forward, Direction::Rollback] {
            let path = files::step_path(step, direction);
            if !plan.files.contains_key(&path) {
                wrong(format!("`{path}` is not listed under files"));
            }
        }
        for batch in step.forward.iter().chain(&step.rollback) {
            if batch.sql.is_empty() {
                wrong(format!("step {n} has a transaction without statements"));
            }
        }
        for object in &step.subjects {
            if let Err(e) = object.to_id() {
                wrong(format!("step {n}: {e}"));
            }
        }
    }
    for object in &plan.objects {
        if let Err(e) = object.object.to_id() {
            wrong(format!("objects: {e}"));
        }
    }
    for direction in [Direction::Forward, Direction::Rollback] {
        let path = script_path(direction);
        if !plan.files.contains_key(&path) {
            wrong(format!("`{path}` is not listed under files"));
        }
    }
}
