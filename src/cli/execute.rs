//! `lockstep apply` and `lockstep rollback`.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::Path;

use tokio_postgres::Client;

use crate::folder;
use crate::model::Live;
use crate::pg::apply::{
    self, Options, PhaseEnd, Preflight, Preview, Queries, Target, Unproved, preview,
    rollback_keeps, rollback_losses,
};
use crate::pg::connect::{Purpose, Settings, connect};
use crate::pg::introspect::introspect;
use crate::plan::file::{PlanFile, Proof};
use crate::render::files::Direction;
use crate::render::quote::shell;

use super::args::{ApplyArgs, Execution, RollbackArgs};
use super::failure::Failure;
use super::output::{Detail, GOOD, NAME, Printer, count};
use super::progress::{Names, Progress, Talk};
use super::side::settings;

/// A database that plans are executed on.
pub(crate) struct Database {
    pub(crate) settings: Settings,
}

impl Target for Database {
    async fn connect(&self) -> Result<Client, apply::Failure> {
        connect(&self.settings, Purpose::Change)
            .await
            .map(crate::pg::connect::Connection::into_client)
            .map_err(|e| apply::Failure(with_help(&e)))
    }

    async fn live(&self) -> Result<Live, apply::Failure> {
        let mut connection = connect(&self.settings, Purpose::Read)
            .await
            .map_err(|e| apply::Failure(with_help(&e)))?;
        introspect(connection.client_mut())
            .await
            .map_err(|e| apply::Failure(e.to_string()))
    }
}

fn with_help(error: &crate::pg::connect::ConnectError) -> String {
    match error.help() {
        Some(help) => format!("{error}\n  help: {help}"),
        None => error.to_string(),
    }
}

fn names(printer: &Printer) -> Names {
    match printer.detail() {
        Detail::Full => Names::Executed,
        Detail::Brief => Names::Failed,
    }
}

fn talk(printer: &Printer) -> Talk {
    if printer.is_quiet() {
        Talk::Warnings
    } else {
        Talk::All
    }
}

fn options(execution: &Execution, plan: &Path) -> Options {
    Options {
        plan_path: plan.display().to_string(),
        lock_wait: execution.lock_wait,
        turn_wait: execution.wait,
        queries: if execution.hide_queries {
            Queries::Hide
        } else {
            Queries::Show
        },
        journal: if execution.no_journal {
            apply::Journaling::Off
        } else {
            apply::Journaling::On
        },
        stop: super::signals::stop(),
        seed: u64::from(std::process::id()),
        ..Options::default()
    }
}

pub(crate) async fn apply(args: &ApplyArgs, printer: &Printer) -> Result<(), Failure> {
    super::plan::allowed(&args.allow)?;
    let mut plan = folder::read(&args.plan)?;
    super::phase::of_plan(args.phase, &plan)?;
    // A proof that was made later counts like one made with the plan.
    if let Some(proof) = folder::read_proof(&args.plan, &plan)? {
        plan.proof = match (plan.proof, proof.verdict) {
            // What is written down in the sealed plan is not made good by a file beside it.
            (Proof::Failed, _) => Proof::Failed,
            (_, Proof::Proved) if !proof.findings.is_empty() => Proof::Failed,
            (_, verdict) => verdict,
        };
    }
    let unproved = args.allow.iter().any(|a| a == "unproved" || a == "all");
    if plan.proof == Proof::Failed && !unproved {
        return Err(Failure::input(
            "the proof of this plan failed",
            "see proof.json; apply it all the same with --allow unproved",
        ));
    }
    let target = Database {
        settings: settings(&args.connection, printer)?,
    };
    let mut options = options(&args.execution, &args.plan);
    options.phase = args.phase;
    if args.no_preflight {
        options.preflight = Preflight::Skip;
    }
    if unproved {
        options.unproved = Unproved::Allow;
    }
    if args.execution.dry_run {
        let what = preview(&target, &plan, &options, Direction::Forward).await?;
        return dry_run(&what, Direction::Forward, printer);
    }
    confirm(
        &args.execution,
        printer,
        &format!(
            "apply {} of plan {} to {}?",
            count(
                apply::steps_of_run(&plan, &options, Direction::Forward),
                "step",
                "steps"
            ),
            plan.name,
            target.settings.display()
        ),
    )?;
    let progress = Progress::stderr(names(printer), talk(printer));
    let outcome = apply::apply(&target, &plan, &options, &progress).await;
    progress.finish();
    let done = outcome?;
    printer.talk(&format!(
        "{}: {} executed, {} in force already",
        printer.err(GOOD, "applied"),
        count(done.executed(), "step", "steps"),
        done.skipped()
    ));
    if let Some(end) = args
        .phase
        .and_then(|phase| PhaseEnd::after(&plan, phase, &options))
    {
        printer.talk(&format!(
            "{}; to go on: {}",
            end.words(),
            printer.err(NAME, &end.go_on())
        ));
    }
    let no_way_back = plan.no_way_back();
    if !no_way_back.is_empty() {
        let why = no_way_back.join("; ");
        printer.talk(&format!("there is no way back: {why}"));
        return Ok(());
    }
    // A later plan may have taken away what the way back rests on.
    let gone = apply::no_way_back(&target, &plan).await?;
    if !gone.is_empty() {
        let mut why: Vec<&str> = gone.iter().map(|(_, why)| why.as_str()).collect();
        why.dedup();
        printer.talk(&format!("there is no way back: {}", why.join("; ")));
        return Ok(());
    }
    printer.talk(&format!(
        "undo with {}",
        printer.err(
            NAME,
            &format!(
                "lockstep rollback {}",
                shell(&args.plan.display().to_string())
            )
        )
    ));
    Ok(())
}

pub(crate) async fn rollback(args: &RollbackArgs, printer: &Printer) -> Result<(), Failure> {
    let plan = folder::read(&args.plan)?;
    let target = Database {
        settings: settings(&args.connection, printer)?,
    };
    let options = options(&args.execution, &args.plan);
    if args.execution.dry_run {
        let what = preview(&target, &plan, &options, Direction::Rollback).await?;
        return dry_run(&what, Direction::Rollback, printer);
    }
    let unrecorded = apply::unrecorded(&target, &plan).await?;
    for (_, head, lines) in not_ours(&unrecorded) {
        printer.warning(&head);
        for line in lines {
            printer.alert(&format!("  {line}"));
        }
    }
    if unrecorded.iter().any(|u| u.applied_by.is_none()) {
        printer.note(
            "psql leaves no record; if somebody made them by hand and they shall stay, do not go on",
        );
    }
    for line in told_once(&rollback_keeps(&plan), "") {
        printer.warning(&line);
    }
    let losses = rollback_losses(&plan);
    for line in told_once(&losses, " LOSES DATA") {
        printer.warning(&line);
    }
    confirm(
        &args.execution,
        printer,
        &format!(
            "undo what was applied of plan {} on {}?",
            plan.name,
            target.settings.display()
        ),
    )?;
    if !losses.is_empty() && !args.execution.yes && !std::io::stdin().is_terminal() {
        return Err(Failure::input(
            "this rollback loses data",
            "say --yes when that is meant",
        ));
    }
    let progress = Progress::stderr(names(printer), talk(printer));
    let outcome = apply::rollback(&target, &plan, &options, &progress).await;
    progress.finish();
    let done = outcome?;
    printer.talk(&format!(
        "{}: {} undone, {} had nothing to undo",
        printer.err(GOOD, "rolled back"),
        count(done.executed(), "step", "steps"),
        done.skipped()
    ));
    Ok(())
}

/// What is said of steps (number, title, what), each sentence once with the steps that it is true of.
fn told_once(steps: &[(u32, &str, &str)], word: &str) -> Vec<String> {
    let mut out: Vec<(&str, Vec<String>)> = Vec::new();
    for (number, title, what) in steps {
        let step = format!("{number:03} ({title})");
        match out.iter_mut().find(|(said, _)| said == what) {
            Some((_, of)) => of.push(step),
            None => out.push((what, vec![step])),
        }
    }
    out.into_iter()
        .map(|(what, of)| match of.as_slice() {
            [one] => format!("step {one}{word}: {what}"),
            all => format!(
                "{}{word}: {what}\n  {}",
                count(all.len(), "step", "steps"),
                all.join("\n  ")
            ),
        })
        .collect()
}

/// Steps that are in force and were not made by this plan, by who made them: what is said of them all, once,
/// and a line for each; more than ten are counted only.
pub(crate) fn not_ours(steps: &[apply::Unrecorded]) -> Vec<(Option<&str>, String, Vec<String>)> {
    const MOST: usize = 10;
    let mut makers: Vec<Option<&str>> = steps.iter().map(|s| s.applied_by.as_deref()).collect();
    makers.sort_unstable();
    makers.dedup();
    let mut out = Vec::new();
    for maker in makers {
        let of: Vec<&apply::Unrecorded> = steps
            .iter()
            .filter(|s| s.applied_by.as_deref() == maker)
            .collect();
        let is = count(of.len(), "step is", "steps are");
        let head = match maker {
            Some(plan) => format!(
                "{is} in force by plan `{plan}`, not by this one: a rollback of this plan undoes that plan's work"
            ),
            None => format!(
                "{is} in force, but no `lockstep apply` has a record: a rollback undoes all the same, whoever made it"
            ),
        };
        let mut lines: Vec<String> = of
            .iter()
            .take(MOST)
            .map(|s| format!("{:03} {}: {}", s.number, s.title, s.objects.join(", ")))
            .collect();
        if of.len() > MOST {
            lines.push(format!("and {} more", of.len() - MOST));
        }
        out.push((maker, head, lines));
    }
    out
}

/// Asks where there is somebody to ask. A script is not asked: it has named the plan.
fn confirm(execution: &Execution, printer: &Printer, question: &str) -> Result<(), Failure> {
    if execution.yes || !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Ok(());
    }
    printer.alert(&format!("{question} [y/N]"));
    let mut answer = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut answer)
        .map_err(|e| Failure::server(format!("cannot read the answer: {e}")))?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(Failure::Input {
            message: "not confirmed; nothing was executed".to_owned(),
            help: None,
        }),
    }
}

fn dry_run(what: &Preview, direction: Direction, printer: &Printer) -> Result<(), Failure> {
    let undo = match direction {
        Direction::Forward => "",
        Direction::Rollback => "undo ",
    };
    for step in &what.steps {
        for batch in &step.batches {
            if batch.done {
                let done = match direction {
                    Direction::Forward => "in force already",
                    Direction::Rollback => "nothing left to undo",
                };
                printer.data(&format!(
                    "-- {:03} {undo}{}: {done}",
                    step.number, step.title
                ))?;
                continue;
            }
            printer.data(&format!("-- {:03} {undo}{}", step.number, step.title))?;
            for lock in &batch.locks {
                printer.data(&format!(
                    "--     {} on {}.{}",
                    lock.mode, lock.schema, lock.relation
                ))?;
            }
            let mut lines = Vec::new();
            if batch.transaction {
                lines.push("BEGIN;".to_owned());
            }
            lines.extend(batch.sql.iter().map(|s| format!("{s};")));
            if batch.transaction {
                lines.push("COMMIT;".to_owned());
            }
            printer.data(&lines.join("\n"))?;
        }
    }
    Ok(())
}

/// A plan folder, for the commands that only look.
pub(crate) fn read(path: &Path) -> Result<PlanFile, Failure> {
    Ok(folder::read(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_once() {
        let steps = [
            (1, "a", "it stays"),
            (2, "b", "it goes"),
            (3, "c", "it stays"),
        ];
        assert_eq!(
            told_once(&steps, ""),
            [
                "2 steps: it stays\n  001 (a)\n  003 (c)",
                "step 002 (b): it goes"
            ]
        );
    }
}
