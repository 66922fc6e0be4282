//! The part of PLAN.md that tells what the scratch server showed: claimed beside measured, in both directions.

use super::markdown::{table, text};
use crate::ddl::locks::LockMode;
use crate::plan::file::{BatchFile, PlanFile, Proof};
use crate::proof::{BatchMeasured, ProofFile, Way};

/// More rows than this are left to proof.json.
const MOST_ROWS: usize = 600;

/// More scans and builds of one batch than this are counted, not named: a cell that a screen can show.
const MOST_NAMES: usize = 3;

/// The section. It stands at the end of the page: whoever approves reads the plan first.
pub fn section(plan: &PlanFile, proof: &ProofFile) -> String {
    let mut out = String::from("\n## Proof\n\n");
    let version = proof.server_version_num;
    let verdict = match proof.verdict {
        Proof::Proved if !plan.no_way_back().is_empty() => {
            "**Proved.** Executed; there is no way back. Every lock was as claimed.".to_owned()
        }
        Proof::Proved => format!(
            "**Proved.** Executed forward, back and forward again, and rolled back from {} on the way; every \
             catalog was as it must be, and every lock as claimed.",
            match proof.prefixes {
                1 => "1 state".to_owned(),
                n => format!("{n} states"),
            }
        ),
        Proof::Failed | Proof::NotProved => {
            "**FAILED.** `apply` refuses this plan without `--allow unproved`.".to_owned()
        }
    };
    out.push_str(&format!(
        "{verdict}\n\n- Server: a scratch PostgreSQL {}.{}, schema by {}, tables without rows: times below say nothing \
         of tables with rows\n",
        version / 10_000,
        version % 10_000,
        text(&proof.source)
    ));
    for line in &proof.not_covered {
        out.push_str(&format!("- Not covered: {}\n", text(line)));
    }
    for finding in &proof.findings {
        out.push_str(&format!(
            "- **Not as planned**: {}\n",
            text(&finding.message)
        ));
    }
    out.push('\n');
    let rows: Vec<Vec<String>> = proof
        .batches
        .iter()
        .filter_map(|seen| row(plan, seen))
        .collect();
    out.push_str("<details><summary>Claimed and measured, statement by statement</summary>\n\n");
    out.push_str(&table(
        &[
            "#",
            "way",
            "claimed",
            "measured",
            "goes through",
            "another session",
            "ms",
        ],
        rows.get(..MOST_ROWS).unwrap_or(&rows),
    ));
    if rows.len() > MOST_ROWS {
        out.push_str(&format!(
            "\n… and {} more in proof.json.\n",
            rows.len() - MOST_ROWS
        ));
    }
    out.push_str("\n</details>\n");
    out
}

fn row(plan: &PlanFile, seen: &BatchMeasured) -> Option<Vec<String>> {
    let step = plan.steps.iter().find(|s| s.number == seen.step)?;
    let batches: &[BatchFile] = match seen.way {
        Way::Forward => &step.forward,
        Way::Rollback => &step.rollback,
    };
    let claimed = batches.get(seen.batch as usize)?;
    let strongest = |modes: &mut dyn Iterator<Item = &str>| {
        modes
            .max_by_key(|m| LockMode::ALL.iter().position(|l| l.words() == *m))
            .unwrap_or("none")
            .to_owned()
    };
    let work: Vec<String> = seen
        .statements
        .iter()
        .flat_map(|s| &s.work)
        .map(|w| format!("{} {}", w.kind.verb(), w.on))
        .collect();
    let stopped = |what: &str, any: bool| any.then(|| what.to_owned());
    let stops: Vec<String> = [
        stopped("SELECT", seen.behaviour.iter().any(|b| b.stops_select)),
        stopped("INSERT", seen.behaviour.iter().any(|b| b.stops_insert)),
        stopped(
            "FOR UPDATE",
            seen.behaviour.iter().any(|b| b.stops_for_update),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    let gone_through = match work.get(MOST_NAMES..) {
        None | Some([]) if work.is_empty() => "nothing".to_owned(),
        None | Some([]) => text(&work.join(", ")),
        Some(more) => format!(
            "{} and {} more",
            text(&work[..MOST_NAMES].join(", ")),
            more.len()
        ),
    };
    if seen.skipped {
        return Some(vec![
            seen.step.to_string(),
            seen.way.word().to_owned(),
            strongest(&mut claimed.locks.iter().map(|l| l.mode.as_str())),
            "nothing left to do".to_owned(),
            String::new(),
            String::new(),
            String::new(),
        ]);
    }
    Some(vec![
        seen.step.to_string(),
        seen.way.word().to_owned(),
        strongest(&mut claimed.locks.iter().map(|l| l.mode.as_str())),
        strongest(
            &mut seen
                .statements
                .iter()
                .flat_map(|s| &s.locks)
                .map(|l| l.mode.as_str()),
        ),
        gone_through,
        match stops.as_slice() {
            [] => "not stopped".to_owned(),
            some => format!("{} stopped", some.join(", ")),
        },
        format!(
            "{}.{}",
            seen.microseconds / 1000,
            seen.microseconds % 1000 / 100
        ),
    ])
}
