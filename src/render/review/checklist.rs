//! The go / no-go list of PLAN.md: what is known when the plan is made, ticked, and what is for people.

use super::super::markdown::{code, text};
use super::super::quote::shell;
use super::{some, under_strong_lock};
use crate::plan::file::{ClassFile, PlanFile, Proof, UndoFile};
use crate::plan::gap::{Gone, gaps};

/// Gaps of a plan that are listed one by one.
const MOST_GAPS: usize = 20;

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

pub(super) fn checklist(out: &mut String, plan: &PlanFile, path: &str) {
    out.push_str("## Go / no-go\n\nTicked: known when the plan was made. Open: for people, in a copy (the review, the ticket): this folder is sealed.\n\n");
    let strong = under_strong_lock(plan);
    let mut item = |done: bool, line: String| {
        out.push_str(if done { "- [x] " } else { "- [ ] " });
        out.push_str(&line);
        out.push('\n');
    };
    item(
        true,
        format!(
            "Made for database {} on PostgreSQL {}; `apply` refuses another",
            text(&plan.database),
            plan.server_version_num / 10_000
        ),
    );
    item(
        strong.is_empty(),
        if strong.is_empty() {
            "No step reads, builds or rewrites under a lock that stops reads or writes".to_owned()
        } else {
            format!(
                "{} of {} steps ({}) {} under a lock that stops others: schedule a window, or see that the tables are small",
                strong.len(),
                plan.steps.len(),
                some(&strong),
                if strong.len() == 1 {
                    "reads, builds or rewrites"
                } else {
                    "read, build or rewrite"
                }
            )
        },
    );
    let gaps = gaps(plan);
    for gap in gaps.iter().take(MOST_GAPS) {
        let then = match gap.gone {
            Gone::Rule => {
                "look, or stop who writes: rows that break it meanwhile stop the plan when it is proved again"
            }
            Gone::Index => "queries that use it are slower meanwhile",
        };
        item(false, format!("{}; {then}", capital(&text(&gap.words()))));
    }
    if gaps.len() > MOST_GAPS {
        item(
            false,
            format!(
                "{} more rules and indexes are made again like that: see the steps",
                gaps.len() - MOST_GAPS
            ),
        );
    }
    for advice in plan.advice.iter().take(MOST_GAPS) {
        item(false, format!("Known and accepted: {}", text(advice)));
    }
    if plan.advice.len() > MOST_GAPS {
        let more = plan.advice.len() - MOST_GAPS;
        item(false, format!("{more} more of that: `advice` in plan.json"));
    }
    let whole = plan
        .steps
        .iter()
        .all(|s| matches!(s.undo, UndoFile::Exact | UndoFile::Nothing(_)));
    let no_way_back = plan.no_way_back();
    item(
        whole,
        if !no_way_back.is_empty() {
            format!("There is no way back: {}", text(&no_way_back.join("; ")))
        } else if whole {
            "Every step has a rollback that gives back the state of the catalog before".to_owned()
        } else {
            "Some rollbacks are not exact: read the table above".to_owned()
        },
    );
    if plan.steps.iter().any(|s| !s.undo_checks.is_empty()) {
        item(
            false,
            "Somebody looks, with the queries above, before a rollback is needed: rows written after the plan can stop it".to_owned(),
        );
    }
    item(
        plan.proof == Proof::Proved,
        if no_way_back.is_empty() {
            "Executed forward and back on a scratch server; what that could not cover stands at the end of this page".to_owned()
        } else {
            "Executed on a scratch server".to_owned()
        },
    );
    item(
        plan.preflight.is_empty(),
        if plan.preflight.is_empty() {
            "The data cannot make it fail: no step depends on rows".to_owned()
        } else {
            format!(
                "{} finds no row in the way of {} (preflight.sql); `apply` looks again",
                code(&format!("lockstep preflight {}", shell(path))),
                match plan.preflight.len() {
                    1 => "the one rule that depends on rows".to_owned(),
                    n => format!("{n} rules that depend on rows"),
                }
            )
        },
    );
    for line in [
        "A backup, or a restore point, is there and was tried",
        "The role that applies owns the tables, and may create indexes and types in their schemas",
        "No transaction runs for minutes: `lockstep apply` waits for it, and so does every CONCURRENTLY",
    ] {
        item(false, line.to_owned());
    }
    if let Some(room) = room(plan) {
        item(false, room.to_owned());
    }
    if no_way_back.is_empty() {
        item(
            false,
            "The rollback was read, and somebody is named to run it".to_owned(),
        );
    }
    item(
        false,
        format!(
            "{} after the last step; error rates and lock waits watched for a day",
            code(&format!("lockstep verify {}", shell(path)))
        ),
    );
}

/// The disk space that the plan takes while it runs, beside what is there.
fn room(plan: &PlanFile) -> Option<&'static str> {
    let batches = || plan.steps.iter().flat_map(|s| &s.forward);
    let any = |wanted: &dyn Fn(&str) -> bool| batches().flat_map(|b| &b.sql).any(|sql| wanted(sql));
    let rewrites = batches()
        .filter(|b| b.class == ClassFile::StrongLong)
        .flat_map(|b| &b.sql)
        .any(|sql| sql.starts_with("ALTER TABLE") && sql.contains(" TYPE "));
    if any(&crate::render::sync::commits) {
        Some(
            "Disk space is there for the new indexes, and once more for the table that is filled row by row",
        )
    } else if rewrites {
        Some(
            "Disk space is there for a second copy of each table that is written anew, and of its indexes",
        )
    } else if any(&|sql| sql.contains("INDEX") || sql.contains("ADD CONSTRAINT")) {
        Some("Disk space for the new indexes is there")
    } else {
        None
    }
}
