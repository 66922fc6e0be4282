//! `lockstep plan`: compare, build, write the folder, say what it holds.

use std::collections::BTreeSet;

use crate::diff::contraction;
use crate::plan::build::{PlanError, Request, build};
use crate::plan::file::{PlanFile, Proof};
use crate::plan::hazard::{Code, Refused};
use crate::plan::recipe::{Context, Rewrites};
use crate::proof::ProofFile;
use crate::render::{proof_page, review, scripts};

use super::args::{Format, PlanArgs};
use super::compare::{Comparison, compare};
use super::failure::Failure;
use super::output::{BAD, GOOD, NAME, Printer, count};
use super::prove::{self, Begun, Original};
use super::refused;
use super::replace::{self, Force, Place};
use super::side::settings;
use super::summary::{summary, unmodelled};
use super::under_way::{self, Meanwhile, Printed};

pub(crate) async fn run(args: &PlanArgs, printer: &Printer) -> Result<(), Failure> {
    let allow = allowed(&args.allow)?;
    if let Some(name) = &args.name {
        check_name(name)?;
    }
    let mut comparison = compare(&args.live, &args.declared, &args.plans, printer).await?;
    // Asked for by name: `all` allows what is asked for, and asks for nothing.
    if args.allow.iter().any(|w| w == Code::LeftoverDrop.word()) {
        let more = contraction(&comparison.target);
        comparison.changes.extend(more);
    } else {
        under_way::tell_leftovers(&comparison.target, printer);
    }
    unmodelled(&comparison, printer);
    under_way::tell_interrupted(&comparison.target, &comparison.live, printer);
    under_way::refuse(&comparison.live, &comparison.known)?;
    let own = args.name.as_ref().map(|name| args.plans.join(name));
    let meanwhile = under_way::warn(&comparison, own.as_deref(), printer);
    if comparison.changes.is_empty() {
        printer.talk(&format!(
            "{}: the database is in step with the declaration",
            printer.err(GOOD, "nothing to do")
        ));
        return Ok(());
    }
    if !comparison.refused.is_empty() {
        return Err(refused::end(comparison, args, printer)?);
    }
    let mut plan = make(&comparison, args, &allow, printer)?;
    if args.check {
        summary(&plan, None, printer);
        if args.format == Format::Json {
            print(&plan, &meanwhile, printer)?;
        }
        return Err(Failure::Difference);
    }
    let mut path = args.plans.join(&plan.name);
    let mut reserved = None;
    if args.name.is_some() {
        let force = if args.force { Force::Yes } else { Force::No };
        if let Place::Same(old) = replace::look(&path, &plan, &comparison.live, force)?
            && is_settled(&old, args, &path)?
        {
            printer.talk(&format!(
                "{}: {} is this plan already",
                printer.err(GOOD, "nothing written"),
                printer.err(NAME, &path.display().to_string())
            ));
            return written(&path, args.format, &meanwhile, printer);
        }
    } else {
        loop {
            reserved = replace::reserve(&path)?;
            if reserved.is_some() {
                break;
            }
            // Another run took the name meanwhile.
            plan = make(&comparison, args, &allow, printer)?;
            path = args.plans.join(&plan.name);
        }
    }
    let proof = if args.no_prove {
        None
    } else {
        proof(&plan, args, printer).await?
    };
    if let Some(proof) = &proof {
        plan.proof = proof.verdict;
    }
    let mut others: Vec<&str> = meanwhile
        .under_way
        .iter()
        .map(|o| o.words.as_str())
        .collect();
    let from_sql = of_small_tables(&plan, args);
    others.extend(from_sql.as_deref());
    let shown = path.display().to_string();
    let not_covered = proof.as_ref().map_or(&[][..], |p| p.not_covered.as_slice());
    let mut page = review::plan_md(&plan, &comparison.live, &shown, &others, not_covered);
    if let Some(proof) = &proof {
        page.push_str(&proof_page::section(&plan, proof));
    }
    // Both sides are in the plan now, as far as they matter.
    drop(comparison);
    let plan = crate::folder::write(
        &path,
        plan,
        &[
            ("PLAN.md", &|_, out| out.write_all(page.as_bytes())),
            ("preflight.sql", &scripts::preflight),
            ("verify.sql", &scripts::verify),
        ],
    )?;
    drop(reserved);
    if let Some(proof) = &proof {
        crate::folder::write_proof(&path, proof)?;
    }
    summary(&plan, Some(&path), printer);
    if let Some(words) = &from_sql {
        printer.note(words);
    }
    match &proof {
        Some(proof) => super::prove::tell(proof, printer),
        None => printer.note("the plan is not proved: no scratch server has executed it"),
    }
    match args.format {
        Format::Human => printer.path(&path.display().to_string())?,
        Format::Json => print(&plan, &meanwhile, printer)?,
    }
    match plan.proof {
        Proof::Failed => Err(Failure::Reported),
        Proof::Proved | Proof::NotProved => Ok(()),
    }
}

/// SQL has rows seldom, so its tables are small.
fn of_small_tables(plan: &PlanFile, args: &PlanArgs) -> Option<String> {
    let short = plan.steps.iter().filter(|s| s.short.is_some()).count();
    (args.live.live_sql.is_some() && short > 0).then(|| {
        format!(
            "{} small tables, as the SQL has them; `apply` refuses where they have more rows",
            count(short, "step is planned for", "steps are planned for")
        )
    })
}

/// The proof, where one can be made here.
async fn proof(
    plan: &PlanFile,
    args: &PlanArgs,
    printer: &Printer,
) -> Result<Option<ProofFile>, Failure> {
    let scratch = &args.live.scratch;
    let made = match &args.live.live_sql {
        Some(path) => {
            prove::make(
                plan,
                &Original::Sql(path),
                Begun::Impossible,
                scratch,
                printer,
            )
            .await?
        }
        None => {
            let settings = settings(&args.live.connection, printer)?;
            prove::make(
                plan,
                &Original::Database(&settings),
                Begun::Impossible,
                scratch,
                printer,
            )
            .await?
        }
    };
    match made {
        Ok(proof) => Ok(Some(proof)),
        Err(why) => {
            printer.warning(&format!("the plan is NOT PROVED: {why}"));
            Ok(None)
        }
    }
}

/// Is there nothing to add to a plan that is there already? A proof that is asked for and missing is made.
fn is_settled(old: &PlanFile, args: &PlanArgs, path: &std::path::Path) -> Result<bool, Failure> {
    let proved = old.proof != Proof::NotProved || crate::folder::read_proof(path, old)?.is_some();
    Ok(args.no_prove || proved)
}

/// What is said on stdout of a plan that was there already.
fn written(
    path: &std::path::Path,
    format: Format,
    meanwhile: &Meanwhile,
    printer: &Printer,
) -> Result<(), Failure> {
    match format {
        Format::Human => printer.path(&path.display().to_string())?,
        Format::Json => {
            print(&crate::folder::read(path)?, meanwhile, printer)?;
        }
    }
    Ok(())
}

/// The plan on stdout, for programs.
fn print(plan: &PlanFile, meanwhile: &Meanwhile, printer: &Printer) -> Result<(), Failure> {
    printer.data(&serde_json::to_string_pretty(&Printed { plan, meanwhile })?)?;
    Ok(())
}

/// The plan of a comparison.
pub(crate) fn make(
    comparison: &Comparison,
    args: &PlanArgs,
    allow: &BTreeSet<Code>,
    printer: &Printer,
) -> Result<PlanFile, Failure> {
    let name = match &args.name {
        Some(name) => name.clone(),
        None => derived_name(comparison, &args.plans),
    };
    let context = Context {
        live: &comparison.live,
        target: &comparison.target,
        small_rows: args.rewrite_limit,
        rewrites: if allow.contains(&Code::RewriteBlocks) {
            Rewrites::Allowed
        } else {
            Rewrites::Avoided
        },
    };
    build(
        &comparison.changes,
        &Request {
            name: &name,
            context,
            allow,
        },
    )
    .map_err(|e| refusal(e, printer))
}

fn refusal(error: PlanError, printer: &Printer) -> Failure {
    match error {
        PlanError::Cycles(cycles) => {
            printer.error(
                "the steps wait for each other; there is no order",
                Some("apply it in two plans: leave one of these out of the first"),
            );
            for cycle in &cycles.edges {
                for (before, after, reason) in cycle {
                    printer.alert(&format!(
                        "  {before}\n    before {after}\n    because {}",
                        reason.0
                    ));
                }
            }
            Failure::Reported
        }
        PlanError::Refused(hazards) => {
            for Refused {
                title,
                hazard,
                instead,
            } in &hazards
            {
                printer.alert(&format!(
                    "{}[{}]: {}",
                    printer.err(BAD, "hazard"),
                    hazard.code.word(),
                    hazard.about
                ));
                printer.alert(&format!("  step: {title}"));
                printer.alert(&format!("  why: {}", hazard.code.reason()));
                printer.alert(&format!("  instead: {}", hazard.code.alternatives()));
                if let Some(yaml) = instead {
                    printer.alert("  without a rewrite, declare this:");
                    for line in yaml.lines() {
                        printer.alert(&format!("    {line}"));
                    }
                }
            }
            let codes: BTreeSet<&str> = hazards.iter().map(|r| r.hazard.code.word()).collect();
            let flags: Vec<String> = codes.iter().map(|c| format!("--allow {c}")).collect();
            Failure::input(
                format!(
                    "{} not allowed; no plan was written",
                    count(hazards.len(), "hazard is", "hazards are")
                ),
                format!(
                    "allow them by name if the effect is acceptable: {}",
                    flags.join(" ")
                ),
            )
        }
        PlanError::Replay { title, refusal } => Failure::input(
            format!("step `{title}` cannot work: {refusal}"),
            "declare what is in its way too, or name it under `absent`",
        ),
    }
}

/// The hazards that `--allow` names.
pub(crate) fn allowed(words: &[String]) -> Result<BTreeSet<Code>, Failure> {
    let mut out = BTreeSet::new();
    for word in words {
        if word == "all" {
            out.extend(Code::ALL);
        } else if let Some(code) = Code::ALL.into_iter().find(|c| c.word() == word) {
            out.insert(code);
        } else if word != "unproved" {
            let known: Vec<&str> = Code::ALL.iter().map(|c| c.word()).collect();
            let near = crate::diagnostic::suggest(word, known.iter().copied());
            return Err(Failure::input(
                format!("`{word}` is no hazard"),
                near.map_or_else(
                    || format!("hazards are: {}, or all", known.join(", ")),
                    |n| format!("did you mean `{n}`?"),
                ),
            ));
        }
    }
    Ok(out)
}

fn check_name(name: &str) -> Result<(), Failure> {
    let fine = !name.is_empty()
        && name.len() <= 100
        && !name.starts_with(['.', '-'])
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    if fine {
        Ok(())
    } else {
        Err(Failure::input(
            format!("`{}` cannot be a plan's name", name.escape_default()),
            "use letters, digits, `-`, `_` and `.`, at most 100 bytes, not starting with `.` or `-`",
        ))
    }
}

/// The same changes give the same name: the first subject and the number of changes, made unique
/// among the plans that are there by a number.
fn derived_name(comparison: &Comparison, plans: &std::path::Path) -> String {
    let kinds: BTreeSet<&str> = comparison
        .changes
        .iter()
        .map(|c| c.subject().kind())
        .collect();
    let what: Vec<&str> = kinds.into_iter().collect();
    let highest = std::fs::read_dir(plans)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|e| {
            let name = e.file_name().to_string_lossy().into_owned();
            name.split('-').next()?.parse::<u32>().ok()
        })
        // A number that has no next one is no number of ours.
        .filter(|n| *n < u32::MAX)
        .max()
        .unwrap_or(0);
    format!("{:04}-{}", highest + 1, what.join("-"))
}
