//! Is what was measured what the plan claims? Pure.
//!
//! Three questions for each transaction: are the claimed locks the ones that were taken; was anything gone through
//! while a lock of SHARE or stronger was held, and nobody allowed it; and was another session stopped exactly where the
//! locks say so.

use std::collections::BTreeMap;

use super::{BatchMeasured, Behaviour, Fault, Finding, LockSeen, Way};
use crate::ddl::locks::LockMode;
use crate::model::Catalog;
use crate::plan::file::{BatchFile, ClassFile, ObjectFile, PlanFile, StepFile};
use crate::plan::fingerprint::fingerprint;

/// Everything in which the measurement contradicts the plan.
pub fn judge(plan: &PlanFile, measured: &[BatchMeasured]) -> Vec<Finding> {
    let mut out = Vec::new();
    for seen in measured.iter().filter(|m| !m.skipped) {
        let Some(step) = plan.steps.iter().find(|s| s.number == seen.step) else {
            continue;
        };
        let batches = match seen.way {
            Way::Forward => &step.forward,
            Way::Rollback => &step.rollback,
        };
        let Some(batch) = batches.get(seen.batch as usize) else {
            continue;
        };
        let mut find = |kind, message: String| {
            out.push(Finding {
                step: Some(step.number),
                way: Some(seen.way),
                kind,
                message: format!(
                    "step {:03} ({}), {}: {message}",
                    step.number,
                    step.title,
                    seen.way.word()
                ),
            });
        };
        for message in locks(batch, seen) {
            find(Fault::Lock, message);
        }
        if !excepted(step, batch, seen.way) {
            for message in long_under_lock(seen) {
                find(Fault::LongUnderLock, message);
            }
        }
        for message in behaviour(seen) {
            find(Fault::Behaviour, message);
        }
    }
    out
}

/// Was the length allowed by name, or is the table so small that the plan took the short way and said so? A rollback that
/// cannot do without is not refused: the plan says of it that it blocks.
fn excepted(step: &StepFile, batch: &BatchFile, way: Way) -> bool {
    !step.hazards.is_empty()
        || step.short.is_some()
        || (way == Way::Rollback && batch.class == ClassFile::StrongLong)
}

fn mode(words: &str) -> Option<LockMode> {
    LockMode::ALL.into_iter().find(|m| m.words() == words)
}

type ByRelation<'a> = BTreeMap<(&'a str, &'a str), LockMode>;

/// The strongest of several locks on each relation.
fn strongest<'a>(locks: impl IntoIterator<Item = ((&'a str, &'a str), &'a str)>) -> ByRelation<'a> {
    let mut out = ByRelation::new();
    for (relation, words) in locks {
        if let Some(mode) = mode(words) {
            let slot = out.entry(relation).or_insert(mode);
            *slot = (*slot).max(mode);
        }
    }
    out
}

fn seen_locks(locks: &[LockSeen]) -> ByRelation<'_> {
    strongest(
        locks
            .iter()
            .map(|l| ((l.schema.as_str(), l.relation.as_str()), l.mode.as_str())),
    )
}

/// The strongest lock on each relation over the whole transaction.
fn taken(seen: &BatchMeasured) -> ByRelation<'_> {
    // Locks are kept to the end, so the last statement has them all; one that runs alone has its own.
    let mut out = ByRelation::new();
    for statement in &seen.statements {
        for (relation, mode) in seen_locks(&statement.locks) {
            let slot = out.entry(relation).or_insert(mode);
            *slot = (*slot).max(mode);
        }
    }
    out
}

/// The table of each index that was locked.
fn tables_of_indexes(seen: &BatchMeasured) -> BTreeMap<(&str, &str), &str> {
    seen.statements
        .iter()
        .flat_map(|s| &s.locks)
        .filter_map(|l| {
            let table = l.index_of.as_deref()?;
            Some(((l.schema.as_str(), l.relation.as_str()), table))
        })
        .collect()
}

fn locks(batch: &BatchFile, seen: &BatchMeasured) -> Vec<String> {
    let claimed = strongest(
        batch
            .locks
            .iter()
            .map(|l| ((l.schema.as_str(), l.relation.as_str()), l.mode.as_str())),
    );
    let (taken, indexes) = (taken(seen), tables_of_indexes(seen));
    let mut out = Vec::new();
    for (&(schema, relation), &mode) in &taken {
        // Who is kept from a table is kept from its indexes: a claim on the table speaks for them.
        let covered = indexes
            .get(&(schema, relation))
            .and_then(|table| claimed.get(&(schema, *table)))
            .is_some_and(|table| *table >= mode);
        match claimed.get(&(schema, relation)) {
            Some(&said) if said == mode => {}
            Some(&said) => out.push(format!(
                "takes {} on {schema}.{relation}, and the plan claims {}",
                mode.words(),
                said.words()
            )),
            // What any SELECT takes stops nobody but ACCESS EXCLUSIVE.
            None if covered || mode == LockMode::AccessShare => {}
            None => out.push(format!(
                "takes {} on {schema}.{relation}, of which the plan says nothing",
                mode.words()
            )),
        }
    }
    for (&(schema, relation), &mode) in &claimed {
        if !taken.contains_key(&(schema, relation)) {
            out.push(format!(
                "does not take {} on {schema}.{relation}, which the plan claims",
                mode.words()
            ));
        }
    }
    out
}

fn long_under_lock(seen: &BatchMeasured) -> Vec<String> {
    let mut out = Vec::new();
    for statement in &seen.statements {
        // Locks are kept to the end of the transaction: `locks` holds those of earlier statements too.
        let strongest = seen_locks(&statement.locks)
            .into_iter()
            .filter(|(_, mode)| mode.stops_writes())
            .max_by_key(|(_, mode)| *mode);
        let Some(((schema, relation), mode)) = strongest else {
            continue;
        };
        for work in &statement.work {
            out.push(format!(
                "{} {} while it holds {} on {schema}.{relation}, which stops {}",
                work.kind.verb(),
                work.on,
                mode.words(),
                if mode.stops_reads() {
                    "reads and writes"
                } else {
                    "writes"
                }
            ));
        }
    }
    out
}

fn behaviour(seen: &BatchMeasured) -> Vec<String> {
    let (taken, indexes) = (taken(seen), tables_of_indexes(seen));
    // Planning a statement locks each index as its table: an index alone can stop it. Those of a partitioned table are
    // planned with from 16 on only, so they need not.
    let of_indexes = |schema: &str, table: &str| {
        let own = indexes
            .iter()
            .filter(|((s, _), t)| *s == schema && **t == table);
        own.filter_map(|(index, _)| taken.get(index).copied()).max()
    };
    let mut out = Vec::new();
    for b in &seen.behaviour {
        let Behaviour {
            schema, relation, ..
        } = b;
        let Some(&mode) = taken.get(&(schema.as_str(), relation.as_str())) else {
            continue;
        };
        let cases = [
            ("SELECT", b.stops_select, mode.stops_reads()),
            ("INSERT", b.stops_insert, mode.stops_writes()),
            (
                "SELECT FOR UPDATE",
                b.stops_for_update,
                mode >= LockMode::Exclusive,
            ),
        ];
        let by_index = of_indexes(schema, relation).unwrap_or(LockMode::AccessShare);
        let may = [
            by_index.stops_reads(),
            by_index.stops_writes(),
            by_index >= LockMode::Exclusive,
        ];
        for ((what, stopped, expected), by_index) in cases.into_iter().zip(may) {
            if stopped != expected && !(stopped && by_index) {
                let how = if stopped {
                    "is stopped"
                } else {
                    "goes through"
                };
                out.push(format!(
                    "{what} on {schema}.{relation} {how} under {}",
                    mode.words()
                ));
            }
        }
    }
    out
}

fn state_of(object: &ObjectFile, catalog: &Catalog) -> Option<String> {
    let id = object.object.to_id().ok()?;
    fingerprint(catalog, &id, object.extent)
}

/// Objects of the plan that the scratch database does not hold in a state that the plan expects, a sentence each:
/// INVALID indexes are not in a dump, for instance.
pub fn not_reproduced(plan: &PlanFile, scratch: &Catalog) -> Vec<String> {
    let expected = |o: &&ObjectFile| {
        let now = state_of(o, scratch);
        now == o.before || o.after.contains(&now)
    };
    plan.objects
        .iter()
        .filter(|o| !expected(o))
        .map(|o| {
            format!(
                "{} is not on the scratch server as it is in the live database",
                super::Identity::from(&o.object)
            )
        })
        .collect()
}

/// Does the plan lead to states that it names? What was not reproduced before is left out.
pub fn final_state(plan: &PlanFile, before: &Catalog, after: &Catalog) -> Vec<Finding> {
    plan.objects
        .iter()
        .filter(|o| state_of(o, before) == o.before)
        .filter(|o| {
            let now = state_of(o, after);
            // States on the way are among them; the done-tests tell which step has been reached.
            now != o.before && !o.after.contains(&now)
        })
        .map(|o| Finding {
            step: None,
            way: Some(Way::Forward),
            kind: Fault::State,
            message: format!(
                "after the plan, {} is not as the plan says",
                super::Identity::from(&o.object)
            ),
        })
        .collect()
}
