//! What a walk compares: the relations that are looked at after each step, and what a plan says itself that its rollback
//! leaves.
//!
//! It knows nothing of the order of the steps. Input: the plan, and how many relations the scratch database holds.

use std::collections::BTreeSet;

use super::ProveError;
use super::execute::Bench;
use crate::plan::condition::{Condition, ObjectRef};
use crate::plan::file::{PlanFile, UndoFile};
use crate::proof::Identity;

/// A catalog of more relations is not looked at whole after every step, only the plan's own tables.
const MANY: i64 = 400;

/// What steps say themselves that their rollback leaves, under the names of before and after.
pub(super) fn excused(plan: &PlanFile) -> Vec<Identity> {
    let kept: BTreeSet<&ObjectRef> = plan
        .steps
        .iter()
        .filter(|s| matches!(s.undo, UndoFile::Keeps(_) | UndoFile::Impossible(_)))
        .flat_map(|s| &s.subjects)
        .collect();
    let renamed = plan
        .objects
        .iter()
        .filter(|o| kept.contains(&o.object))
        .filter_map(|o| o.renamed_from.as_ref());
    let dropped = plan
        .steps
        .iter()
        .filter(|s| matches!(s.undo, UndoFile::Impossible(_)))
        .flat_map(|s| &s.forward)
        .flat_map(|b| without(&b.done));
    // The index of a UNIQUE goes with it.
    let indexes = plan
        .steps
        .iter()
        .filter(|s| matches!(s.undo, UndoFile::Impossible(_)))
        .flat_map(|s| &s.subjects)
        .filter_map(|o| match o {
            ObjectRef::Constraint {
                schema,
                table,
                name,
            } => Some(Identity {
                kind: "index".to_owned(),
                schema: schema.clone(),
                relation: table.clone(),
                name: name.clone(),
            }),
            ObjectRef::Extension { .. }
            | ObjectRef::Enum { .. }
            | ObjectRef::Table { .. }
            | ObjectRef::Column { .. }
            | ObjectRef::Index { .. } => None,
        });
    kept.iter()
        .copied()
        .chain(renamed)
        .map(Identity::from)
        .chain(dropped)
        .chain(indexes)
        .collect()
}

/// A trigger that is gone, its function, and the places of the columns behind the one that went with it.
fn without(done: &Condition) -> Vec<Identity> {
    let mut out = Vec::new();
    if let Condition::All(list) = done {
        out.extend(list.iter().flat_map(without));
    }
    if let Condition::Not(inner) = done
        && let Condition::Sync {
            schema,
            table,
            trigger,
            function,
            ..
        } = &**inner
    {
        let identity = |kind: &str, relation: &str, name: &str| Identity {
            kind: kind.to_owned(),
            schema: schema.clone(),
            relation: relation.to_owned(),
            name: name.to_owned(),
        };
        out.push(identity("trigger", table, trigger));
        out.push(identity("function", "", &format!("{function}()")));
        out.push(identity("column", table, ""));
    }
    out
}

/// The relations to look at after each step; `None` is all of them.
pub(super) async fn scope(
    bench: &Bench,
    plan: &PlanFile,
) -> Result<Option<Vec<String>>, ProveError> {
    let row = bench
        .eye
        .row(
            "SELECT count(*) FROM pg_catalog.pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'f')",
            &[],
        )
        .await?;
    if row.get::<_, i64>(0) <= MANY {
        return Ok(None);
    }
    let named: BTreeSet<(&str, &str)> = plan
        .steps
        .iter()
        .flat_map(|s| s.forward.iter().chain(&s.rollback))
        .flat_map(|b| &b.locks)
        .map(|l| (l.schema.as_str(), l.relation.as_str()))
        .collect();
    let (schemas, names): (Vec<&str>, Vec<&str>) = named.into_iter().unzip();
    let rows = bench
        .eye
        .rows(
            "SELECT pg_catalog.format('%I.%I', s, r) FROM pg_catalog.unnest($1::text[], $2::text[]) AS u (s, r)",
            &[&schemas, &names],
        )
        .await?;
    Ok(Some(rows.iter().map(|r| r.get(0)).collect()))
}
