//! `lockstep prove`, and the proof that `plan` makes before it writes: replica, walk, verdict, proof.json.

use std::collections::BTreeSet;
use std::io::IsTerminal as _;
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::folder;
use crate::model::{Catalog, QName};
use crate::pg::apply::begun;
use crate::pg::connect::{Purpose, Settings};
use crate::pg::introspect::introspect;
use crate::pg::prove::{Progress, prove};
use crate::plan::file::{PlanFile, Proof};
use crate::plan::holds::holds;
use crate::proof::{self, Fault, Finding, ProofFile, Way, judge};
use crate::render::quote::shell;

use super::args::{Format, ProveArgs, Scratch};
use super::failure::Failure;
use super::output::{BAD, Detail, GOOD, Printer, count};
use super::replica::{Completeness, NoReplica, Replica, of_database, of_file, of_model};
use super::side::{open, settings};

/// The live side of a proof.
pub(crate) enum Original<'a> {
    Database(&'a Settings),
    Sql(&'a Path),
}

/// Findings that are shown before they are only counted.
const SHOWN: usize = 12;

pub(crate) async fn run(args: &ProveArgs, printer: &Printer) -> Result<(), Failure> {
    let (plan, edited) = folder::read_to_prove(&args.plan)?;
    let (scratch, begun) = (&args.live.scratch, Begun::Refused(&args.plan));
    let outcome = match &args.live.live_sql {
        Some(path) => make(&plan, &Original::Sql(path), begun, scratch, printer).await?,
        None => {
            let settings = settings(&args.live.connection, printer)?;
            let original = Original::Database(&settings);
            make(&plan, &original, begun, scratch, printer).await?
        }
    };
    let mut proof = outcome.map_err(|why| Failure::server(format!("cannot prove: {why}")))?;
    proof.findings.extend(edited.iter().map(|problem| Finding {
        step: None,
        way: None,
        kind: Fault::Edited,
        message: problem.to_string(),
    }));
    if !edited.is_empty() {
        proof.verdict = Proof::Failed;
    }
    folder::write_proof(&args.plan, &proof)?;
    if args.format == Format::Json {
        printer.data(&serde_json::to_string_pretty(&proof)?)?;
    }
    tell(&proof, printer);
    match proof.verdict {
        Proof::Proved => Ok(()),
        Proof::Failed | Proof::NotProved => Err(Failure::Reported),
    }
}

/// What becomes of a proof where the plan is begun in the original already. It walks from the state before the plan: where that
/// is no more, whatever would be found says nothing of the plan, and the proof that it has is worth more.
#[derive(Clone, Copy)]
pub(crate) enum Begun<'a> {
    /// There is none; the plan is in this folder.
    Refused(&'a Path),
    /// The plan was just made from the original.
    Impossible,
}

impl Begun<'_> {
    fn check(self, plan: &PlanFile, catalog: &Catalog) -> Result<(), Failure> {
        let path = match self {
            Begun::Refused(path) if begun(plan, catalog) > 0 => shell(&path.display().to_string()),
            Begun::Refused(_) | Begun::Impossible => return Ok(()),
        };
        let mut batches = plan.steps.iter().flat_map(|s| &s.forward);
        let state = if batches.all(|b| holds(&b.done, catalog)) {
            "in force"
        } else {
            "begun"
        };
        Err(Failure::input(
            format!(
                "the plan is {state} here: a proof starts from the state before it; its proof is left as it was"
            ),
            match plan.proof {
                Proof::Proved | Proof::Failed => format!(
                    "trust the proof that it was made with, or take the plan back first: `lockstep rollback {path}`"
                ),
                Proof::NotProved => format!(
                    "it was made without one (--no-prove); for a proof take the plan back first: `lockstep rollback {path}`"
                ),
            },
        ))
    }
}

/// Makes the proof; the inner error is why there can be none here, as a fragment.
pub(crate) async fn make(
    plan: &PlanFile,
    original: &Original<'_>,
    begun: Begun<'_>,
    scratch: &Scratch,
    printer: &Printer,
) -> Result<Result<ProofFile, String>, Failure> {
    let start = Instant::now();
    let planned = plan.server_version_num / 10_000;
    let replica = match original {
        Original::Sql(path) => of_file(path, scratch, planned).await,
        Original::Database(settings) => {
            let mut side = open(settings, Purpose::Read, printer).await?;
            if let Begun::Refused(_) = begun {
                let live = introspect(side.client_mut()).await?;
                if live.database != plan.database {
                    return Err(Failure::input(
                        format!(
                            "the plan was made for database `{}`, this is `{}`; its proof is left as it was",
                            plan.database, live.database
                        ),
                        format!("connect to `{}`", plan.database),
                    ));
                }
                begun.check(plan, &live.catalog)?;
            }
            let major = side.version().major();
            match of_database(settings, scratch, major, "proof").await {
                Err(NoReplica::Cannot(why)) => {
                    let live = introspect(side.client_mut()).await?;
                    of_model(&live, scratch, &why).await
                }
                made => made,
            }
        }
    };
    let Replica {
        host,
        source,
        notes,
        completeness,
        apart,
        owner,
    } = match replica {
        Ok(replica) => replica,
        Err(NoReplica::Cannot(why)) => return Ok(Err(why)),
        Err(NoReplica::Failed(failure)) => return Err(failure),
    };
    if let Some(table) = touched(plan, &apart) {
        return Ok(Err(format!(
            "the plan touches {table}, which has partitions or children or is one, and these hang together on the scratch server only by a pg_dump of the live database; the schema there is {source}"
        )));
    }
    let settings = host.settings();
    let mut connection = open(&settings, Purpose::Change, printer).await?;
    let major = connection.version().major();
    if major != planned {
        return Ok(Err(format!(
            "the scratch server is PostgreSQL {major}, and the plan is for {planned}"
        )));
    }
    let before = introspect(connection.client_mut()).await?;
    if let Original::Sql(_) = original {
        begun.check(plan, &before.catalog)?;
    }
    let mut not_covered = notes;
    not_covered.extend(judge::not_reproduced(plan, &before.catalog));
    let bar = Bar::new(printer);
    let walked = prove(&owner, &settings, plan, &mut |p| bar.at(p)).await;
    bar.finish();
    let walked = walked.map_err(|e| Failure::server(e.to_string()))?;
    let mut findings = walked.findings;
    if findings.is_empty() {
        let after = introspect(connection.client_mut()).await?;
        findings.extend(judge::final_state(plan, &before.catalog, &after.catalog));
    }
    findings.extend(judge::judge(plan, &walked.batches));
    findings.sort();
    if let (Some(finding), Completeness::Part) = (findings.first(), completeness) {
        // What fails may fail only for what is missing.
        for line in &not_covered {
            printer.note(&format!("not on the scratch server: {line}"));
        }
        for more in findings.iter().skip(1).take(SHOWN) {
            printer.note(&format!("found there: {}", more.message));
        }
        return Ok(Err(format!(
            "the scratch server lacks a part of the live schema ({source}), and there: {}",
            finding.message
        )));
    }
    Ok(Ok(ProofFile {
        format: proof::FORMAT,
        lockstep: env!("CARGO_PKG_VERSION").to_owned(),
        plan: plan.name.clone(),
        executed: proof::executed(plan)?,
        verdict: if findings.is_empty() {
            Proof::Proved
        } else {
            Proof::Failed
        },
        findings,
        server_version_num: before.version_num,
        source,
        not_covered,
        prefixes: walked.prefixes,
        batches: walked.batches,
        milliseconds: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
    }))
}

/// The first of the relations that an object of the plan is on, or that a step locks.
fn touched<'a>(plan: &PlanFile, relations: &'a BTreeSet<QName>) -> Option<&'a QName> {
    let objects = plan.objects.iter().filter_map(|o| o.object.to_id().ok());
    let tables: BTreeSet<QName> = objects.filter_map(|id| id.table().cloned()).collect();
    let locked: BTreeSet<(&str, &str)> = plan
        .steps
        .iter()
        .flat_map(|s| s.forward.iter().chain(&s.rollback))
        .flat_map(|b| &b.locks)
        .map(|l| (l.schema.as_str(), l.relation.as_str()))
        .collect();
    relations
        .iter()
        .find(|r| tables.contains(r) || locked.contains(&(r.schema.as_str(), r.name.as_str())))
}

/// Says what the proof showed.
pub(crate) fn tell(proof: &ProofFile, printer: &Printer) {
    for line in &proof.not_covered {
        printer.note(&format!("not covered by the proof: {line}"));
    }
    let shown = match printer.detail() {
        Detail::Full => SHOWN,
        Detail::Brief => 5,
    };
    for finding in proof.findings.iter().take(shown) {
        printer.alert(&format!(
            "{}: {}",
            printer.err(BAD, "not as planned"),
            finding.message
        ));
    }
    if proof.findings.len() > shown {
        printer.alert(&format!(
            "  and {} more, in proof.json",
            proof.findings.len() - shown
        ));
    }
    let seconds = Duration::from_millis(proof.milliseconds).as_secs_f64();
    match proof.verdict {
        Proof::Proved if proof.batches.iter().all(|b| b.way == Way::Forward) => {
            printer.talk(&format!(
                "{}: executed on PostgreSQL {}, locks as claimed; there is no way back; {seconds:.1} s",
                printer.err(GOOD, "proved"),
                proof.server_version_num / 10_000,
            ));
        }
        Proof::Proved => printer.talk(&format!(
            "{}: forward, back and forward again on PostgreSQL {}, back from {}, locks as claimed; {seconds:.1} s",
            printer.err(GOOD, "proved"),
            proof.server_version_num / 10_000,
            count(proof.prefixes as usize, "state", "states"),
        )),
        Proof::Failed | Proof::NotProved => printer.error(
            &format!(
                "the proof failed: {}",
                count(proof.findings.len(), "finding", "findings")
            ),
            Some(
                if proof.findings.iter().all(|f| f.kind == Fault::Edited) {
                    "nothing else is wrong with it, but apply refuses a folder that was edited: plan again, or restore it"
                } else {
                    "plan again after changing the declaration, or report the fault; apply refuses this plan without --allow unproved"
                },
            ),
        ),
    }
}

/// A bar on a terminal, nothing elsewhere: proofs take seconds.
struct Bar(Option<ProgressBar>);

impl Bar {
    fn new(printer: &Printer) -> Bar {
        let seen = std::io::stderr().is_terminal() && printer.talks();
        Bar(seen.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            if let Ok(style) =
                ProgressStyle::with_template("{spinner} proving on a scratch server [{pos}/{len}]")
            {
                bar.set_style(style);
            }
            bar
        }))
    }

    fn at(&self, progress: Progress) {
        if let Some(bar) = &self.0 {
            bar.set_length(progress.of as u64);
            bar.set_position(progress.done as u64);
        }
    }

    fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
