//! `lockstep plan`: compare, build, write the folder, say what it holds.

use std::collections::BTreeSet;

use crate::diff::Change;
use crate::folder::Folder;
use crate::model::Live;
use crate::overlay::Target;
use crate::plan::build::{Made, PlanError, Request, Unmade, prepare};
use crate::plan::file::{ClassFile, StepFile, UndoFile};
use crate::plan::hazard::Code;
use crate::plan::recipe::Context;
use crate::render::review::Review;
use crate::render::scripts;

use super::args::{Format, PlanArgs};
use super::compare::{Comparison, compare};
use super::failure::Failure;
use super::output::{BAD, Detail, GOOD, HEAD, NAME, Printer, count};

pub(crate) async fn run(args: &PlanArgs, printer: &Printer) -> Result<(), Failure> {
    let allow = allowed(&args.allow)?;
    if let Some(name) = &args.name {
        check_name(name)?;
    }
    let comparison = compare(&args.live, &args.declared, printer).await?;
    unmodelled(&comparison, printer);
    if comparison.changes.is_empty() {
        printer.talk(&format!(
            "{}: the database is in step with the declaration",
            printer.err(GOOD, "nothing to do")
        ));
        return Ok(());
    }
    let live = comparison.live;
    let mut made = make(
        comparison.changes,
        comparison.target,
        &live,
        args,
        &allow,
        printer,
    )?;
    let mut summary = Summary::default();
    if args.check {
        for (step, _) in made.steps.map(Unmade::make) {
            summary.step(&step);
        }
        summary.show(None, printer);
        return Err(Failure::Difference);
    }
    let path = args.plans.join(&made.head.name);
    // The steps go by one after the other: all of them do not fit in memory.
    let (mut review, mut checks) = (Review::default(), Vec::new());
    let head = made.head.clone();
    let mut folder = Folder::begin(&path, &head)?;
    let mut pages = [
        folder.growing(
            "preflight.sql",
            |out| scripts::preflight_head(&head, out),
            |_, checks| checks.iter().map(scripts::preflight_check).collect(),
        )?,
        folder.growing(
            "verify.sql",
            |out| scripts::verify_head(&head, out),
            |step, _| scripts::verify_step(step),
        )?,
    ];
    folder.steps(
        made.steps.by_ref(),
        Unmade::make,
        &mut pages,
        |step, more| {
            summary.step(&step);
            review.step(&step);
            checks.extend(more);
        },
    )?;
    for page in pages {
        folder.grown(page, scripts::END)?;
    }
    folder.page("PLAN.md", |out| {
        out.write_all(review.page(&head, checks.len(), &live).as_bytes())
    })?;
    drop(live);
    folder.finish(&checks, made.objects())?;
    summary.show(Some(&path), printer);
    if !args.no_prove {
        printer.note("this version cannot prove plans yet: the plan is marked as not proved");
    }
    match args.format {
        Format::Human => printer.path(&path.display().to_string())?,
        Format::Json => {
            let plan = path.join(crate::folder::PLAN_JSON);
            let text = std::fs::read_to_string(&plan)
                .map_err(|e| Failure::server(format!("cannot read `{}`: {e}", plan.display())))?;
            printer.data(text.trim_end())?;
        }
    }
    Ok(())
}

/// The plan of a comparison.
fn make(
    changes: Vec<Change>,
    target: Target,
    live: &Live,
    args: &PlanArgs,
    allow: &BTreeSet<Code>,
    printer: &Printer,
) -> Result<Made, Failure> {
    let name = match &args.name {
        Some(name) => name.clone(),
        None => derived_name(&changes, &args.plans),
    };
    let context = Context {
        live,
        target: &target,
        small_rows: args.rewrite_limit,
    };
    let prepared = prepare(
        &changes,
        &Request {
            name: &name,
            context,
            allow,
        },
    )
    .map_err(|e| refusal(e, printer))?;
    // They are in the steps now, as far as they matter.
    drop((changes, target));
    prepared.replay(live).map_err(|e| refusal(e, printer))
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
            for (title, hazard) in &hazards {
                printer.alert(&format!(
                    "{}[{}]: {}",
                    printer.err(BAD, "hazard"),
                    hazard.code.word(),
                    hazard.about
                ));
                printer.alert(&format!("  step: {title}"));
                printer.alert(&format!("  why: {}", hazard.code.reason()));
                printer.alert(&format!("  instead: {}", hazard.code.alternatives()));
            }
            let codes: BTreeSet<&str> = hazards.iter().map(|(_, h)| h.code.word()).collect();
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
fn derived_name(changes: &[Change], plans: &std::path::Path) -> String {
    let kinds: BTreeSet<&str> = changes.iter().map(|c| c.subject().kind()).collect();
    let what: Vec<&str> = kinds.into_iter().collect();
    let highest = std::fs::read_dir(plans)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|e| {
            let name = e.file_name().to_string_lossy().into_owned();
            name.split('-').next()?.parse::<u32>().ok()
        })
        .max()
        .unwrap_or(0);
    format!("{:04}-{}", highest + 1, what.join("-"))
}

/// What the live database holds that no declaration can say; only about declared tables, or the
/// list would be of no use.
fn unmodelled(comparison: &Comparison, printer: &Printer) {
    let tables: Vec<String> = comparison
        .target
        .states
        .to
        .tables
        .keys()
        .map(ToString::to_string)
        .collect();
    for u in &comparison.live.unmodelled {
        if tables.iter().any(|t| u.object.contains(t.as_str())) {
            printer.note(&format!("left alone: {}: {}", u.object, u.what));
        }
    }
}

/// At most `width` characters.
fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(width.saturating_sub(1)).collect();
    out.push('…');
    out
}

/// What is said of a plan when it is made.
#[derive(Default)]
struct Summary {
    first: Vec<(u32, String)>,
    steps: usize,
    hold: usize,
    inexact: usize,
}

/// Steps that are listed, in full and in brief.
const LISTED: (usize, usize) = (30, 10);

impl Summary {
    fn step(&mut self, step: &StepFile) {
        if self.first.len() < LISTED.0 {
            self.first.push((step.number, step.title.clone()));
        }
        self.steps += 1;
        self.hold += usize::from(
            step.forward
                .iter()
                .any(|b| b.class == ClassFile::StrongLong),
        );
        self.inexact += usize::from(!matches!(step.undo, UndoFile::Exact | UndoFile::Nothing(_)));
    }

    fn show(&self, path: Option<&std::path::Path>, printer: &Printer) {
        let (most, width) = match printer.detail() {
            Detail::Full => (LISTED.0, usize::MAX),
            Detail::Brief => (LISTED.1, 74),
        };
        for (number, title) in self.first.iter().take(most) {
            printer.talk(&format!(
                "  {} {}",
                printer.err(super::output::DIM, &format!("{number:03}")),
                cut(title, width)
            ));
        }
        if self.steps > most {
            printer.talk(&format!("  … and {} more", self.steps - most));
        }
        printer.talk(&format!(
            "{} {}; {}; {}",
            printer.err(HEAD, "plan"),
            count(self.steps, "step", "steps"),
            match self.hold {
                0 => "none scans or builds under a strong lock".to_owned(),
                n => format!(
                    "{} under a strong lock",
                    count(n, "step scans or builds", "steps scan or build")
                ),
            },
            match self.inexact {
                0 => "rollback is exact".to_owned(),
                n => count(n, "rollback is not exact", "rollbacks are not exact"),
            }
        ));
        if let Some(path) = path {
            printer.talk(&format!(
                "review {}, then {}",
                printer.err(NAME, &path.join("PLAN.md").display().to_string()),
                printer.err(NAME, &format!("lockstep apply {}", path.display()))
            ));
        }
    }
}
