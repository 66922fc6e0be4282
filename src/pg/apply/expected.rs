//! In which states a plan may meet an object, in words.
//!
//! It compares nothing. Input: the plan, which holds hashes, and the done-tests of its steps, which say definitions.

use crate::plan::condition::{Condition, ObjectRef};
use crate::plan::file::{ObjectFile, PlanFile};

/// The plan holds hashes only; its done-tests say the definitions.
pub(super) fn expected(plan: &PlanFile, object: &ObjectFile) -> String {
    let mut out = Vec::new();
    match &object.before {
        None => out.push("not there".to_owned()),
        Some(_) => out.push(match &object.was {
            Some(text) => format!("{text} (as it was when the plan was made)"),
            None => "as it was when the plan was made".to_owned(),
        }),
    }
    for step in &plan.steps {
        let mut found = Vec::new();
        for batch in &step.forward {
            about(&batch.done, &object.object, &mut found);
        }
        for text in found {
            let text = format!("{text} (after step {})", step.number);
            if !out.contains(&text) {
                out.push(text);
            }
        }
    }
    if out.len() == 1 && !object.after.is_empty() {
        out.push("as a step of the plan leaves it".to_owned());
    }
    out.join(", or ")
}

fn about(condition: &Condition, object: &ObjectRef, out: &mut Vec<String>) {
    match condition {
        Condition::All(list) | Condition::Any(list) => {
            for c in list {
                about(c, object, out);
            }
        }
        Condition::Constraint {
            schema,
            table,
            name,
            definition: Some(definition),
            ..
        } => {
            let this = ObjectRef::Constraint {
                schema: schema.clone(),
                table: table.clone(),
                name: name.clone(),
            };
            if this == *object {
                out.push(definition.clone());
            }
        }
        Condition::Index {
            schema,
            name,
            definition: Some(definition),
            ..
        } => {
            if matches!(object, ObjectRef::Index { schema: s, name: n, .. } if s == schema && n == name)
            {
                out.push(definition.clone());
            }
        }
        Condition::Constraint { .. }
        | Condition::Index { .. }
        | Condition::Not(_)
        | Condition::Extension { .. }
        | Condition::Enum { .. }
        | Condition::EnumValue { .. }
        | Condition::EnumValues { .. }
        | Condition::NotNull { .. }
        | Condition::Default { .. }
        | Condition::ColumnType { .. }
        | Condition::Tablespace { .. }
        | Condition::Attached { .. }
        | Condition::Sync { .. }
        | Condition::Comment { .. } => {}
    }
}
