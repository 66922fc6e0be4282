//! `lockstep status`: looking without touching.

use serde_json::json;

use crate::pg::apply::{self, Options, Status};

use super::args::{Format, StatusArgs};
use super::execute::Database;
use super::failure::Failure;
use super::output::{BAD, GOOD, HEAD, NAME, Printer, WARN};
use super::side::settings;

pub(crate) async fn status(args: &StatusArgs, printer: &Printer) -> Result<(), Failure> {
    let target = Database {
        settings: settings(&args.connection, printer)?,
    };
    let mut paths = Vec::new();
    match &args.plan {
        Some(path) => paths.push(path.clone()),
        None => {
            for entry in std::fs::read_dir(&args.plans)
                .into_iter()
                .flatten()
                .flatten()
            {
                if entry.path().join(crate::folder::PLAN_JSON).is_file() {
                    paths.push(entry.path());
                }
            }
            paths.sort();
            if paths.is_empty() {
                printer.note(&format!("no plan in `{}`", args.plans.display()));
            }
        }
    }
    let mut out = Vec::new();
    for path in paths {
        let plan = match crate::folder::read(&path) {
            Ok(plan) => plan,
            Err(error) if args.plan.is_some() => return Err(error.into()),
            Err(error) => {
                printer.warning(&format!("left out: {error}"));
                continue;
            }
        };
        let options = Options {
            plan_path: path.display().to_string(),
            ..Options::default()
        };
        match apply::status(&target, &plan, &options).await {
            Ok(status) => out.push(status),
            Err(error) if args.plan.is_some() => return Err(error.into()),
            Err(error) => printer.warning(&format!("{}: {error}", plan.name)),
        }
    }
    match args.format {
        Format::Json => {
            let all: Vec<_> = out.iter().map(status_json).collect();
            printer.data(&serde_json::to_string_pretty(&all)?)?;
        }
        Format::Human => {
            for s in &out {
                printer.data(status_text(s, printer).trim_end())?;
            }
        }
    }
    Ok(())
}

fn status_json(s: &Status) -> serde_json::Value {
    json!({
        "plan": s.plan,
        "state": state(s),
        "stays": s.stays.iter().map(|(n, why)| json!({"step": n, "why": why})).collect::<Vec<_>>(),
        "done": s.done,
        "total": s.total,
        "phase": s.phase_end.as_ref().map(|e| json!({"done": e.done, "next": e.next, "all": e.all})),
        "next": s.next.as_ref().map(|(n, t)| json!({"step": n, "title": t})),
        "half_done": s.half_done.iter().map(|(n, t)| json!({"step": n, "title": t})).collect::<Vec<_>>(),
        "changed": s.changed.iter().map(|l| json!({"object": l.object, "wanted": l.wanted, "found": l.found})).collect::<Vec<_>>(),
        "triggers": s.triggers.iter().map(|l| json!({"object": l.object, "wanted": l.wanted, "found": l.found})).collect::<Vec<_>>(),
        "unrecorded": s.unrecorded.iter().map(|u| json!({"step": u.number, "title": u.title, "objects": u.objects, "applied_by": u.applied_by})).collect::<Vec<_>>(),
        "leftovers": s.leftovers.iter().map(|l| json!({"object": l.object, "state": l.state})).collect::<Vec<_>>(),
        "last_run": s.last_run.as_ref().map(|r| json!({
            "direction": r.direction, "step": r.step, "started": r.started,
            "outcome": r.outcome, "message": r.message, "user": r.user,
        })),
        "running": s.holder.as_ref().map(ToString::to_string),
        "blockers": s.blockers.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "stale": s.stale.iter().map(|o| json!({"object": o.object, "expected": o.expected, "found": o.found})).collect::<Vec<_>>(),
        "no_way_back": s.no_way_back.iter().map(|(n, why)| json!({"step": n, "why": why})).collect::<Vec<_>>(),
        "resume": s.resume,
        "back": s.back,
    })
}

/// How far a plan has got, in words.
fn state(s: &Status) -> &'static str {
    if s.done == s.total {
        "in force"
    } else if !s.changed.is_empty() {
        "applied, changed since"
    } else if !s.stays.is_empty() {
        "rolled back, but for what stays"
    } else if s.done == 0 && s.half_done.is_empty() {
        "not applied"
    } else if s.phase_end.is_some() {
        "phase done"
    } else {
        "half applied"
    }
}

fn status_text(s: &Status, printer: &Printer) -> String {
    let word = match (state(s), &s.phase_end) {
        ("in force", _) => printer.out(GOOD, "in force"),
        (quiet, _) if quiet == "not applied" || !s.stays.is_empty() => quiet.to_owned(),
        ("phase done", Some(end)) => printer.out(GOOD, &end.words()),
        (other, _) => printer.out(WARN, other),
    };
    let mut out = format!(
        "{} {word}: {} of {} steps{}\n",
        printer.out(HEAD, &s.plan),
        s.done,
        s.total,
        if s.changed.is_empty() {
            ""
        } else {
            " in force"
        }
    );
    for l in s.changed.iter().take(10) {
        out.push_str(&format!(
            "  {}: {}\n      wanted: {}\n      found:  {}\n",
            printer.out(WARN, "changed"),
            l.object,
            l.wanted,
            l.found
        ));
    }
    if s.changed.len() > 10 {
        out.push_str(&format!("  and {} more\n", s.changed.len() - 10));
    }
    for (number, why) in &s.stays {
        out.push_str(&format!("  stays: step {number:03}: {why}\n"));
    }
    for l in &s.triggers {
        out.push_str(&format!(
            "  {}: {}, wanted {}\n",
            printer.out(WARN, l.found.as_str()),
            l.object,
            l.wanted
        ));
    }
    // What was applied to its end has no next step.
    if s.changed.is_empty() && s.stays.is_empty() {
        if let Some((number, title)) = &s.next {
            out.push_str(&format!("  next: {number:03} {title}\n"));
        }
        for (number, title) in &s.half_done {
            out.push_str(&format!("  half done: {number:03} {title}\n"));
        }
    }
    for (number, why) in &s.no_way_back {
        out.push_str(&format!(
            "  {}: step {number:03}: {why}\n",
            printer.out(WARN, "no way back")
        ));
    }
    for (maker, head, lines) in super::execute::not_ours(&s.unrecorded) {
        let word = match maker {
            Some(_) => "of another plan",
            None => "no record",
        };
        out.push_str(&format!("  {}: {head}\n", printer.out(WARN, word)));
        for line in lines {
            out.push_str(&format!("    {line}\n"));
        }
    }
    for l in &s.leftovers {
        out.push_str(&format!("  {}: {}\n", printer.out(WARN, l.state), l.object));
    }
    if let Some(r) = &s.last_run {
        out.push_str(&format!(
            "  last run: {} step {:03}, {} at {} by {}{}\n",
            r.direction,
            r.step,
            r.outcome,
            r.started,
            r.user,
            r.message
                .as_ref()
                .map_or(String::new(), |m| format!(": {m}"))
        ));
    }
    if let Some(holder) = &s.holder {
        out.push_str(&format!("  running now: {holder}\n"));
    }
    for b in &s.blockers {
        out.push_str(&format!("  blocked by: {b}\n"));
    }
    if !s.stale.is_empty() {
        out.push_str(&format!(
            "  {}: the database has changed since the plan was made; {}\n",
            printer.out(BAD, "stale"),
            s.stale_help
        ));
        for o in s.stale.iter().take(10) {
            out.push_str(&format!(
                "    {}\n      expected: {}\n      found:    {}\n",
                o.object, o.expected, o.found
            ));
        }
        if s.stale.len() > 10 {
            out.push_str(&format!("    and {} more\n", s.stale.len() - 10));
        }
    }
    if let Some(resume) = &s.resume {
        let word = if !s.stays.is_empty() {
            "apply it again"
        } else if s.changed.is_empty() {
            "go on"
        } else {
            "make it again"
        };
        let command = match &s.phase_end {
            Some(end) => end.go_on(),
            None => resume.clone(),
        };
        out.push_str(&format!("  {word}: {}\n", printer.out(NAME, &command)));
    }
    if let Some(back) = &s.back {
        out.push_str(&format!("  or back: {}\n", printer.out(NAME, back)));
    }
    out
}
